"""Claims meet actuals: a left join, in which every forecast comes out once."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.forms.read_forms import shape
from forecasts.scores.forms.shaped import Shaped
from forecasts.scores.joins.inputs import (
    BASELINE_INPUTS,
    given_verdicts,
    steps_ahead,
    with_actuals,
    with_baseline,
    with_verdicts,
)
from forecasts.scores.joins.joined import Joined
from forecasts.scores.joins.matching import Match, match, named_keys, shared_keys
from forecasts.scores.metrics.errors import check_basis
from forecasts.scores.metrics.verdicts import WORDS
from forecasts.scores.request import ScoreRequest
from forecasts.scores.tables.cell_spellings import events_as_numbers, one_spelling, plain_numbers
from forecasts.scores.tables.column_families import Named, check_used, name_families
from forecasts.scores.tables.columns import (
    ACTUAL_ALIASES,
    CLAIM_ALIASES,
    Columns,
    TableError,
    name_columns,
    suggestion,
)
from forecasts.scores.tables.conditions import cut, horizons, keep_where, read_band
from forecasts.scores.tables.keys import row_codes
from forecasts.scores.tables.oracle_output import read_oracle
from forecasts.scores.tables.releases import keep_release
from forecasts.scores.tables.wide_columns import periods_to_rows

Array = npt.NDArray[np.float64]
# In a larger table a look for repeated forecasts would cost more than the scores.
LARGEST_DOUBLE_CHECK = 200_000
COMPUTED = frozenset({"error", "pit", "verdict"})
"""What may be grouped by although no table has a column of that name."""


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

    def say(self, error: str, notes: Sequence[str] = ()) -> list[str]:
        """Return the counts as sentences; none is left out in silence.

        Args:
            error: Basis of the error.
            notes: What was said before; how the tables were joined belongs to an error.

        Raises:
            TableError: No forecast has an actual, so that there is nothing to score.
        """
        if 0 < self.forecasts == self.no_actual:
            joined = next((note for note in notes if note.startswith("joined on")), "")
            raise TableError(
                f"none of the {self.forecasts} forecasts has an actual: compare the key columns of "
                f"both tables, or name other ones with --on{joined and f' ({joined})'}"
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
        claims: A tidy table; see `forms` for what it may look like.
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
    named = name_families(claims, request.columns, name="claims")
    outcomes = None
    if actuals is not None:
        outcomes = name_families(actuals, request.columns, name="actuals")
    check_used(request.columns, [table for table in (named, outcomes) if table is not None])
    claims, wide = _to_rows(named.frame, CLAIM_ALIASES, request.value, name="claims")
    own = {"actual"} if outcomes is not None else set()  # which the other table has
    chosen |= {role: column for role, column in named.roles.items() if role not in own}
    left, notes = name_columns(claims, CLAIM_ALIASES, name="claims", chosen=chosen)
    notes = [*named.notes, *wide, *notes]
    left, more = plain_numbers(keep_where(left, request.where))
    notes += more
    if outcomes is None and (judged := given_verdicts(left)) is not None:
        return _only_verdicts(left, judged, request, notes)
    shaped = shape(left, level=request.level, categories=request.categories)
    notes += shaped.notes
    joined, more = _join(left, shaped, outcomes, request)
    notes += more + _say_doubles(joined)
    forecasts = with_actuals(shaped, joined, request, needed)
    if BASELINE_INPUTS & needed:
        forecasts, more = with_baseline(forecasts, joined, request, shaped.forecasts.arrays)
        notes += more
    if "steps" in needed:
        forecasts = forecasts.having(steps=steps_ahead(joined.claims, request))
    if "verdict" in needed:
        forecasts = with_verdicts(forecasts, joined, request, needed)
    frame, more = _with_derived(joined, request, forecasts)
    return Assembled(
        forecasts=forecasts,
        joined=replace(joined, claims=frame),
        counts=_count(forecasts, joined),
        notes=(*notes, *more),
    )


def _only_verdicts(
    claims: Columns, verdict: Array, request: ScoreRequest, notes: Sequence[str]
) -> Assembled:
    """Return claims that somebody else judged: there is nothing to compare."""
    counted = np.where(np.isnan(verdict), np.nan, 1.0)
    forecasts = Forecasts(frame=claims.frame, arrays={"verdict": verdict, "counted": counted})
    joined = Joined(claims=claims, actuals=None, place=None, keys=(), actual_keys=())
    frame, more = _with_derived(joined, request, forecasts)
    return Assembled(
        forecasts=forecasts,
        joined=replace(joined, claims=frame),
        counts=_count(forecasts, joined),
        notes=(*notes, "claims: verdicts as they stand in the column `verdict`", *more),
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
    left: Columns, shaped: Shaped, actuals: Named | None, request: ScoreRequest
) -> tuple[Joined, list[str]]:
    claims = Columns(frame=shaped.forecasts.frame, roles=left.roles, name="claims")
    if not shaped.categories and actuals is None:
        claims = events_as_numbers(claims)
    if actuals is None:
        if "actual" not in claims.roles:
            raise TableError(
                "no actuals: give --actuals FILE, or name the column of the claims that holds "
                f"them with --actual; {suggestion('actual', claims.frame.columns)}"
            )
        keys = tuple(claims.need(word) for word in request.on or ())
        return Joined(claims=claims, actuals=None, place=None, keys=keys, actual_keys=keys), []
    right, notes = _read_actuals(actuals, request)
    right, more = read_oracle(right, ("pmf",) if shaped.categories else ())
    notes += more
    right = right if shaped.categories else events_as_numbers(right)
    claims, right, more = one_spelling(claims, right)
    notes += more
    if request.release is not None:
        on = request.on
        pairs = shared_keys(claims, right) if on is None else named_keys(claims, right, on)
        right, more = keep_release(right, [key for _, key in pairs], request.release)
        notes += more
    found = match(claims, right, request.on)
    notes.append(f"joined on {_name_keys(claims, right, found)}")
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


def _read_actuals(named: Named, request: ScoreRequest) -> tuple[Columns, list[str]]:
    """Return the outcomes that are asked for, their columns named, and what was done."""
    frame, wide = _to_rows(named.frame, ACTUAL_ALIASES, request.actual, name="actuals")
    chosen: dict[str, str | None] = dict(named.roles)
    if request.actual is not None:
        chosen["actual"] = request.actual
    right, notes = name_columns(frame, ACTUAL_ALIASES, name="actuals", chosen=chosen)
    if "actual" not in right.roles:
        raise TableError(f"{right.unknown('actual')}; name the column of outcomes with --actual")
    right, more = plain_numbers(keep_where(right, request.where_actuals))
    return right, [*named.notes, *wide, *notes, *more]


def _name_keys(claims: Columns, actuals: Columns, found: Match) -> str:
    """Return the key columns, and where no key fits what stands in them on both sides."""
    pairs = list(zip(found.left, found.right, strict=True))
    keys = ", ".join(a if a == b else f"{a}={b}" for a, b in pairs)
    if not len(found.place) or (found.place >= 0).any() or not len(actuals.frame):
        return keys
    sides = [
        ", ".join(f"{key} `{table.frame[key].iloc[0]}`" for key in names)
        for table, names in ((claims, found.left), (actuals, found.right))
    ]
    return f"{keys}: claims begin with {sides[0]}, actuals with {sides[1]}"


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


def grouped_by(request: ScoreRequest) -> frozenset[str]:
    """Return which of the computed columns the request groups by, such as `pit` or `verdict`."""
    bands = [read_band(text).column for text in request.bands]
    return COMPUTED & {*request.by, *request.average_over, *bands}


def _with_derived(
    joined: Joined, request: ScoreRequest, forecasts: Forecasts
) -> tuple[Columns, list[str]]:
    """Return the claims with what is computed and grouped by, and with columns cut to bands."""
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
        frame = claims.frame.assign(horizon=years.round(2) + 0.0)
        claims = Columns(frame=frame, roles={**roles, "horizon": "horizon"}, name=claims.name)
        notes.append("horizon computed: years from the statement to the end of the target period")
    for word in sorted(grouped_by(request)):
        if claims.find(word) is None and word in forecasts.arrays:
            cells: Any = forecasts.arrays[word]
            if word == "error" and request.sign == "actual":
                cells = 0.0 - cells
            if word == "verdict":
                cells = [WORDS.get(value, "") for value in cells.tolist()]
            frame = claims.frame.assign(**{word: cells})
            claims = Columns(frame=frame, roles=claims.roles, name=claims.name)
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
