"""Claims meet actuals: a left join, in which every forecast comes out once."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from forecasts.scores.arrays import Forecasts
from forecasts.scores.columns import (
    ACTUAL_ALIASES,
    CLAIM_ALIASES,
    Columns,
    TableError,
    name_columns,
    suggestion,
)
from forecasts.scores.conditions import cut, horizons, keep_where, read_band
from forecasts.scores.errors import check_basis
from forecasts.scores.inputs import (
    BASELINE_INPUTS,
    steps_ahead,
    with_actuals,
    with_baseline,
    with_verdicts,
)
from forecasts.scores.joined import Joined
from forecasts.scores.matching import match, row_codes
from forecasts.scores.oracle import read_oracle
from forecasts.scores.request import ScoreRequest
from forecasts.scores.shapes import Shaped, shape
from forecasts.scores.wide import periods_to_rows

# In a larger table a look for repeated forecasts would cost more than the scores.
LARGEST_DOUBLE_CHECK = 200_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many forecasts there are, and how many cannot take part, by reason."""

    forecasts: int = 0
    no_actual: int = 0
    no_error: int = 0
    no_baseline: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Return the counts of two parts of a table."""
        return Counts(
            forecasts=self.forecasts + other.forecasts,
            no_actual=self.no_actual + other.no_actual,
            no_error=self.no_error + other.no_error,
            no_baseline=self.no_baseline + other.no_baseline,
        )

    def say(self, error: str) -> list[str]:
        """Return the counts as sentences; none is left out in silence.

        Raises:
            TableError: No forecast has an actual, so that there is nothing to score.
        """
        if 0 < self.forecasts == self.no_actual:
            raise TableError(
                f"none of the {self.forecasts} forecasts has an actual: compare the key columns of "
                "both tables, or name other ones with --on"
            )
        lines = [f"{self.no_actual} of {self.forecasts} forecasts have no actual"]
        if self.no_error:
            lines.append(
                f"{self.no_error} more have no {error} error (a blank cell, an actual of zero, or "
                "a logarithm of a negative number)"
            )
        if self.no_baseline:
            lines.append(f"{self.no_baseline} of {self.forecasts} forecasts have no baseline")
        return lines


@dataclass(frozen=True, kw_only=True, slots=True)
class Assembled:
    """Forecasts with everything that metrics need, and what a user should know about them."""

    forecasts: Forecasts
    joined: Joined
    counts: Counts
    notes: tuple[str, ...]


def assemble(
    claims: pd.DataFrame,
    actuals: pd.DataFrame | None,
    request: ScoreRequest,
    *,
    needed: AbstractSet[str],
) -> Assembled:
    """Join claims with actuals and compute errors, verdicts and baselines.

    Args:
        claims: A tidy table; see `shapes` for what it may look like.
        actuals: One row a key; None when the claims carry their actuals.
        request: What to compute.
        needed: Names of the inputs that the metrics take; what nobody takes is not computed.

    Raises:
        TableError: Anything about the tables that has to be put right first.
    """
    check_basis(request.error)
    chosen = {"value": request.value, "probability": request.probability}
    if actuals is None:
        chosen["actual"] = request.actual
    claims, wide = _to_rows(claims, CLAIM_ALIASES, request.value, name="claims")
    left, notes = name_columns(claims, CLAIM_ALIASES, name="claims", chosen=chosen)
    notes = wide + notes
    left = keep_where(left, request.where)
    shaped = shape(left, level=request.level, categories=request.categories)
    notes += shaped.notes
    joined, more = _join(left, shaped, actuals, request)
    notes += more + _say_doubles(joined)
    forecasts = with_actuals(shaped, joined, request, needed)
    if BASELINE_INPUTS & needed:
        forecasts, more = with_baseline(forecasts, joined, request)
        notes += more
    if "steps" in needed:
        forecasts = forecasts.having(steps=steps_ahead(joined.claims, request))
    if "verdict" in needed:
        forecasts = with_verdicts(forecasts, request)
    frame, more = _with_derived(joined, request)
    return Assembled(
        forecasts=forecasts,
        joined=replace(joined, claims=frame),
        counts=_count(forecasts, joined),
        notes=(*notes, *more),
    )


def _to_rows(
    frame: pd.DataFrame, aliases: Mapping[str, tuple[str, ...]], chosen: str | None, *, name: str
) -> tuple[pd.DataFrame, list[str]]:
    if chosen is not None:
        return frame, []
    roles = ("value", "low", "probability", "actual")
    values = [word for role in roles for word in aliases.get(role, ())]
    return periods_to_rows(frame, values, name=name)


def _join(
    left: Columns, shaped: Shaped, actuals: pd.DataFrame | None, request: ScoreRequest
) -> tuple[Joined, list[str]]:
    claims = Columns(frame=shaped.forecasts.frame, roles=left.roles, name="claims")
    if actuals is None:
        if "actual" not in claims.roles:
            raise TableError(
                "no actuals: give --actuals FILE, or name the column of the claims that holds "
                f"them with --actual; {suggestion('actual', claims.frame.columns)}"
            )
        named = tuple(claims.need(word) for word in request.on or ())
        return Joined(claims=claims, actuals=None, place=None, keys=named, actual_keys=named), []
    actuals, wide = _to_rows(actuals, ACTUAL_ALIASES, request.actual, name="actuals")
    right, notes = name_columns(
        actuals, ACTUAL_ALIASES, name="actuals", chosen={"actual": request.actual}
    )
    if "actual" not in right.roles:
        raise TableError(f"{right.unknown('actual')}; name the column of outcomes with --actual")
    right = keep_where(right, request.where_actuals)
    right, more = read_oracle(right, ("pmf",) if shaped.categories else ())
    notes = wide + notes + more
    found = match(claims, right, request.on)
    keys = [a if a == b else f"{a}={b}" for a, b in zip(found.left, found.right, strict=True)]
    notes.append(f"joined on {', '.join(keys)}")
    joined = Joined(
        claims=claims,
        actuals=right,
        place=found.place,
        keys=found.left,
        actual_keys=found.right,
    )
    if not request.allow_units:
        _check_units(joined)
    return joined, notes


def _say_doubles(joined: Joined) -> list[str]:
    """Say how many forecasts stand twice in the table; they count as often as they stand there."""
    roles, frame = joined.claims.roles, joined.claims.frame
    keys = [
        *joined.keys,
        *(roles[role] for role in ("source", "stated", "horizon") if role in roles),
    ]
    if not 1 < len(frame) <= LARGEST_DOUBLE_CHECK or "source" not in roles or not joined.keys:
        return []
    codes = row_codes([frame[key] for key in dict.fromkeys(keys)])
    again = len(codes) - len(np.unique(codes))
    if not again:
        return []
    names = ", ".join(dict.fromkeys(keys))
    return [f"{again} forecasts repeat another's {names}; each row counts"]


def _check_units(joined: Joined) -> None:
    """Raise where a claim and its actual name different units: nothing is converted here."""
    if joined.actuals is None or joined.place is None:
        return
    said, known = joined.claims.roles.get("unit"), joined.actuals.roles.get("unit")
    if said is None or known is None:
        return
    rows = np.flatnonzero(joined.place >= 0)
    left = joined.claims.frame[said].iloc[rows].astype(str).to_numpy(dtype=object)
    right = joined.actuals.frame[known].astype(str).to_numpy(dtype=object)[joined.place[rows]]
    differ = np.flatnonzero((left != right) & (left != "") & (right != ""))
    if len(differ):
        raise TableError(
            f"{len(differ)} claims are in another unit than their actual, such as "
            f"`{left[differ[0]]}` against `{right[differ[0]]}`; convert one table, or say "
            "--allow-units where both words mean the same"
        )


def _with_derived(joined: Joined, request: ScoreRequest) -> tuple[Columns, list[str]]:
    """Return the claims with the horizon where it is asked for, and with columns cut to bands."""
    claims, notes = joined.claims, []
    bands = [read_band(text) for text in request.bands]
    asked = {*request.by, *(band.column for band in bands)}
    roles = claims.roles
    if (
        "horizon" in asked
        and claims.find("horizon") is None
        and {"stated", "target_period"} <= set(roles)
    ):
        years = horizons(claims.frame[roles["stated"]], claims.frame[roles["target_period"]])
        frame = claims.frame.assign(horizon=years.round(2))
        claims = Columns(frame=frame, roles={**roles, "horizon": "horizon"}, name=claims.name)
        notes.append("horizon computed: years from the statement to the end of the target period")
    for band in bands:
        column = claims.need(band.column)
        frame = claims.frame.assign(**{column: cut(claims.numbers(column), band)})
        claims = Columns(frame=frame, roles=claims.roles, name=claims.name)
    return claims, notes


def _count(forecasts: Forecasts, joined: Joined) -> Counts:
    if "counted" not in forecasts.arrays:  # whoever computes errors counts
        return Counts(forecasts=len(forecasts))
    without = 0 if joined.place is None else int((joined.place < 0).sum())
    lost = int(np.isnan(forecasts.arrays["counted"]).sum()) - without
    baseline = forecasts.arrays.get("baseline")
    bare = 0 if baseline is None else int(np.isnan(baseline).sum())
    return Counts(
        forecasts=len(forecasts), no_actual=without, no_error=max(lost, 0), no_baseline=bare
    )
