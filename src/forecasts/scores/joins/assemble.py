"""Claims meet actuals: a left join, in which every forecast comes out once."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.forms.read_forms import shape
from forecasts.scores.forms.shaped import Reading, read_levels
from forecasts.scores.joins.baselines import check_baseline
from forecasts.scores.joins.counts import Counts, count_forecasts, say_doubles
from forecasts.scores.joins.derived import with_derived
from forecasts.scores.joins.doubts import find_doubts
from forecasts.scores.joins.inputs import (
    BASELINE_INPUTS,
    given_verdicts,
    say_categories,
    with_actuals,
    with_baseline,
    with_verdicts,
)
from forecasts.scores.joins.joined import Joined
from forecasts.scores.joins.joint_units import with_joint
from forecasts.scores.joins.outcomes import firm_columns, join_outcomes, known_claims, to_rows
from forecasts.scores.joins.overlap import clusters, steps_ahead
from forecasts.scores.joins.revisions import REVISION_INPUTS, revisions
from forecasts.scores.metrics.errors import read_bases
from forecasts.scores.request import ScoreRequest
from forecasts.scores.roles import CLAIM_ALIASES
from forecasts.scores.tables.cell_spellings import (
    plain_numbers,
    points_for_commas,
    without_thousands,
)
from forecasts.scores.tables.column_families import PARAMETER, Named, check_used, name_families
from forecasts.scores.tables.columns import Columns, TableError, name_columns, same_name
from forecasts.scores.tables.conditions import keep_long_where, keep_where
from forecasts.scores.tables.long_rows import Claims, LongRows, LongTable
from forecasts.scores.tables.wide_columns import parameters_to_columns

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Assembled:
    """Forecasts with everything that metrics need, and what a user should know about them."""

    forecasts: Forecasts
    joined: Joined
    counts: Counts
    notes: tuple[str, ...]


def assemble(
    claims: Claims,
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
    read_bases(request.error)
    left, rows, outcomes, notes = _read_claims(claims, actuals, request)
    if outcomes is None and (judged := given_verdicts(left)) is not None:
        return _only_verdicts(left, judged, request, notes)
    known = None if outcomes is None else outcomes.frame
    left, more = known_claims(left, known, request)
    notes += more
    reading = Reading(
        level=request.level,
        categories=request.categories,
        unit=request.unit,
        firm=firm_columns(left, known, request),
        needed=frozenset(needed),
        levels=read_levels(request.levels),
    )
    shaped = shape(left, reading, rows)
    notes += shaped.notes
    shaped, joined, more = join_outcomes(left, shaped, outcomes, request)
    notes += more + say_doubles(joined)
    if request.baseline is not None:
        check_baseline(joined, request.baseline)
    claimed = None if shaped.categories else shaped.forecasts.arrays.get("claimed")
    doubts = find_doubts(claimed, joined)
    forecasts = with_actuals(shaped, joined, request, needed)
    notes += say_categories(shaped, joined, forecasts)
    if BASELINE_INPUTS & needed:
        forecasts, more = with_baseline(forecasts, joined, request, shaped.forecasts.arrays)
        notes += more
    if "joint" in needed:
        forecasts, more = with_joint(forecasts, joined.claims, shaped.unit, request.joint)
        notes += more
    forecasts, more = _beside_others(forecasts, joined, request, needed)
    notes += more
    if "verdict" in needed:
        forecasts = with_verdicts(forecasts, joined, request, needed)
    frame, more = with_derived(joined, request, forecasts)
    return Assembled(
        forecasts=forecasts,
        joined=replace(joined, claims=frame),
        counts=replace(count_forecasts(forecasts, joined), doubts=doubts),
        notes=(*notes, *more),
    )


def _read_claims(
    claims: Claims, actuals: pd.DataFrame | None, request: ScoreRequest
) -> tuple[Columns, LongRows | None, Named | None, list[str]]:
    """Return the claims that are asked for, with their roles, and the outcomes as named.

    Of a table in two parts there are the heads, and the rows beside them.
    """
    rows: LongRows | None = None
    if isinstance(claims, LongTable):
        rows = claims.rows
        claims = claims.frame
    if request.decimal_comma and request.decimal_point:
        raise TableError("--decimal-comma and --decimal-point: a comma is one of the two")
    if request.decimal_comma or request.decimal_point:
        spell = points_for_commas if request.decimal_comma else without_thousands
        claims, actuals = spell(claims), None if actuals is None else spell(actuals)
    chosen = {"value": request.value, "probability": request.probability}
    if actuals is None:
        chosen["actual"] = request.actual
    # rows are told by their place from here on: a filtered table has other labels
    kept = [word for pair in request.on or () for word in pair.split("=")]
    frame = claims.reset_index(drop=True)
    named = name_families(frame, request.columns, name="claims", kept=kept)
    outcomes = None
    if actuals is not None:
        actuals = actuals.reset_index(drop=True)
        outcomes = name_families(actuals, request.columns, name="actuals", kept=kept)
    check_used(request.columns, [table for table in (named, outcomes) if table is not None])
    claims, wide = to_rows(named.frame, CLAIM_ALIASES, request.value, name="claims")
    if PARAMETER in named.roles:
        values = CLAIM_ALIASES["value"] if request.value is None else [same_name(request.value)]
        claims, told = parameters_to_columns(claims, named.roles[PARAMETER], values, name="claims")
        wide.append(told)
    own = {PARAMETER} | ({"actual"} if outcomes is not None else set())  # of the other table
    chosen |= {role: column for role, column in named.roles.items() if role not in own}
    left, notes = name_columns(claims, CLAIM_ALIASES, name="claims", chosen=chosen)
    notes = [*named.notes, *wide, *notes]
    if outcomes is not None and "actual" in left.roles:
        notes = [note for note in notes if not note.endswith("read as actual")]
        notes.append(f"claims: `{left.roles['actual']}` left as it is: outcomes are the actuals'")
    if rows is None:
        left, said = keep_where(left, request.where)
    else:
        left, rows, said = keep_long_where(left, rows, request.where)
    left, more = plain_numbers(left)
    return left, rows, outcomes, [*notes, *said, *more]


def _beside_others(
    forecasts: Forecasts, joined: Joined, request: ScoreRequest, needed: AbstractSet[str]
) -> tuple[Forecasts, list[str]]:
    """Return the forecasts with their revisions, and with steps and clusters for tests."""
    notes: list[str] = []
    if REVISION_INPUTS & needed and "claimed" in forecasts.arrays:
        revision, before, notes = revisions(forecasts.arrays["claimed"], joined)
        forecasts = forecasts.having(revision=revision, previous_revision=before)
    if "steps" in needed:
        steps, more = steps_ahead(joined, request)
        cluster, others = clusters(joined, request)
        return forecasts.having(steps=steps, cluster=cluster), [*notes, *more, *others]
    return forecasts, notes


def _only_verdicts(
    claims: Columns, verdict: Array, request: ScoreRequest, notes: Sequence[str]
) -> Assembled:
    """Return claims that somebody else judged: there is nothing to compare."""
    counted = np.where(np.isnan(verdict), np.nan, 1.0)
    forecasts = Forecasts(frame=claims.frame, arrays={"verdict": verdict, "counted": counted})
    joined = Joined(claims=claims, actuals=None, place=None, keys=(), actual_keys=())
    if request.baseline is not None:
        check_baseline(joined, request.baseline)
    frame, more = with_derived(joined, request, forecasts)
    return Assembled(
        forecasts=forecasts,
        joined=replace(joined, claims=frame),
        counts=count_forecasts(forecasts, joined),
        notes=(*notes, "claims: verdicts as they stand in the column `verdict`", *more),
    )
