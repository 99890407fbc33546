"""Scores of a tidy table by any columns: the front door for forecast archives."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.arrays import CONSTANTS, NEEDS, Forecasts
from forecasts.scores.assemble import Assembled, Counts, assemble
from forecasts.scores.baselines import unit_codes
from forecasts.scores.blocks import INPUTS, finish_sums, sum_blocks
from forecasts.scores.columns import TableError
from forecasts.scores.errors import error_unit
from forecasts.scores.groups import (
    LARGEST_TABLE,
    Groups,
    finish_labels,
    group_encoded,
    group_rows,
    label_codes,
    mix_codes,
    natural_ranks,
    no_labels,
)
from forecasts.scores.metrics import METRICS, Metric, find_metric
from forecasts.scores.pairwise import relative_skill
from forecasts.scores.request import ScoreRequest
from forecasts.scores.verdicts import WORDS

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
SIGN = "claimed over actual, positive = the claim was too high"
_RELATIVE = re.compile(
    r"(?:(scaled_)?relative_skill(?:[:_](\w+))?|(\w+?)_(scaled_)?relative_skill)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """Scores of the groups of a table.

    Attributes:
        table: The columns of `by`, then one column a metric, one row a group, sorted.
        notes: What a user should know: names read as others, claims without an actual.
    """

    table: pd.DataFrame
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One column of the scores: a metric, or the relative skill by a metric."""

    name: str
    metric: Metric
    parameter: float | None = None
    relative: bool = False
    scaled: bool = False


def score_table(
    claims: pd.DataFrame,
    actuals: pd.DataFrame | None = None,
    **options: Any,  # noqa: ANN401
) -> Scores:
    """Score a table of claims against a table of actuals.

    Args:
        claims: One row a claim, a quantile, a sample or a category; see `shapes`.
        actuals: One row a key; None when the claims carry their actuals.
        options: The fields of `ScoreRequest`.

    Returns:
        One row a group; every claim takes part or is counted as left out.

    Raises:
        TableError: Something about the tables has to be put right first.
        UnknownMetricError: A metric that does not exist.
    """
    return score_request(claims, actuals, ScoreRequest(**options))


def score_request(
    claims: pd.DataFrame, actuals: pd.DataFrame | None, request: ScoreRequest
) -> Scores:
    """Do what `score_table` does, for a request that is ready."""
    asked = ask_all(request)
    if _is_plain(asked, request):
        table, notes, counts = _score_plain(claims, actuals, asked, request)
    else:
        forecasts, ready = prepare(claims, actuals, request)
        table = score_groups(forecasts, ready, asked, request)
        notes, counts = ready.notes, ready.counts
    return Scores(table=finish_table(table, asked, request), notes=say_all(notes, counts, request))


def match_request(
    claims: pd.DataFrame, actuals: pd.DataFrame | None, request: ScoreRequest
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return every forecast with its actual, error and verdict, and the notes."""
    needed = {"error", "verdict"} | ({"baseline_error"} if request.baseline else set())
    ready = assemble(claims, actuals, request, needed=needed)
    return _rows(ready), say_all(ready.notes, ready.counts, request)


def _is_plain(asked: Sequence[Asked], request: ScoreRequest) -> bool:
    """Tell whether only means of scores of single points are asked: those go by blocks."""
    simple = all(
        column.metric.each and not column.relative and INPUTS.issuperset(column.metric.inputs)
        for column in asked
    )
    return simple and request.rolling is None


def _score_plain(
    claims: pd.DataFrame,
    actuals: pd.DataFrame | None,
    asked: Sequence[Asked],
    request: ScoreRequest,
) -> tuple[pd.DataFrame, tuple[str, ...], Counts]:
    """Score by blocks; the result is that of `score_groups`, to the bit."""
    by = (*request.by, *request.average_over)
    ready = assemble(claims, actuals, replace(request, by=by), needed=frozenset())
    joined = ready.joined
    if "claimed" not in ready.forecasts.arrays or "masses" in ready.forecasts.arrays:
        forecasts, ready = prepare(claims, actuals, request)
        return score_groups(forecasts, ready, asked, request), ready.notes, ready.counts
    encoded = {word: joined.encode(word) for word in by}
    length = len(ready.forecasts)
    codes, size = mix_codes(encoded) if by else (np.zeros(length, np.int8), 1)
    if size > LARGEST_TABLE:
        groups = group_encoded(encoded, length)
        codes, size, labels = groups.codes, groups.count, groups.labels
    else:
        labels = None
    outcomes, scale, place = joined.outcomes(request.error)
    sums = sum_blocks(
        ready.forecasts.arrays["claimed"], outcomes, place, codes, size,
        [(column.metric, column.parameter) for column in asked],
        error=request.error, scale=scale,
    )  # fmt: skip
    used = np.flatnonzero(sums.claims) if by else np.zeros(1, np.int64)
    if labels is None:
        labels = label_codes(encoded, used) if by else no_labels()
    order = np.argsort(group_rows(labels).codes, kind="stable")
    columns = {
        column.name: finish_sums(column.metric, sums.totals[row], sums.numbers[row])[used][order]
        for row, column in enumerate(asked)
    }
    unmatched = 0 if joined.place is None else sums.no_actual
    counts = replace(ready.counts, no_actual=unmatched, no_error=sums.no_error - unmatched)
    table = labels.iloc[order].reset_index(drop=True).assign(**columns)
    return table, ready.notes, counts


def ask_all(request: ScoreRequest) -> tuple[Asked, ...]:
    """Return the columns that the request asks for; an unknown metric raises."""
    return tuple(_ask(name) for name in request.metrics)


def prepare(
    claims: pd.DataFrame, actuals: pd.DataFrame | None, request: ScoreRequest
) -> tuple[Forecasts, Assembled]:
    """Return the forecasts with the columns of `by` as their frame, and all that is behind them."""
    asked = ask_all(request)
    needed = {each for column in asked for each in column.metric.inputs}
    by = (*request.by, *request.average_over)
    ready = assemble(claims, actuals, replace(request, by=by), needed=needed)
    _check_inputs(asked, ready.forecasts)
    index = pd.RangeIndex(len(ready.forecasts))  # without columns a table would have no rows
    frame = pd.DataFrame({word: ready.joined.column(word) for word in by}, index=index)
    forecasts = replace(ready.forecasts, frame=frame)
    if request.rolling is not None:
        return _roll(forecasts, ready, request.rolling)
    return forecasts, ready


def finish_table(
    table: pd.DataFrame, asked: Sequence[Asked], request: ScoreRequest
) -> pd.DataFrame:
    """Return the table as it is given out: averaged where asked, numbers as numbers."""
    if request.average_over:
        table = _average(table, asked, request)
    names = [column.name for column in asked]
    labels = finish_labels(table.drop(columns=names))
    columns = {column.name: _as_counts(table[column.name], column.metric) for column in asked}
    return labels.assign(**columns)


def _as_counts(values: "pd.Series[float]", metric: Metric) -> "pd.Series[Any]":
    """Return numbers of claims as whole numbers."""
    return values.astype(np.int64) if metric.unit == "count" else values


def say_all(notes: Sequence[str], counts: Counts, request: ScoreRequest) -> tuple[str, ...]:
    """Return what a user should know about a table that was scored."""
    return (
        *notes,
        *counts.say(request.error),
        f"error: {error_unit(request.error)}, {SIGN}",
    )


def _ask(name: str) -> Asked:
    found = _RELATIVE.fullmatch(name)
    if found and name not in METRICS:
        word = found[2] or found[3] or "mae"
        metric, parameter = find_metric(word)
        if not metric.each or metric.finish == "sum":
            raise TableError(f"{name}: relative skill needs a mean score, and {word} is none")
        scaled = bool(found[1] or found[4])
        return Asked(name=name, metric=metric, parameter=parameter, relative=True, scaled=scaled)
    metric, parameter = find_metric(name)
    return Asked(name=name, metric=metric, parameter=parameter)


def _check_inputs(asked: Sequence[Asked], forecasts: Forecasts) -> None:
    missing = [
        f"{column.name} needs {NEEDS[word]}"
        for column in asked
        for word in column.metric.inputs
        if word not in forecasts.arrays
    ]
    if missing:
        raise TableError("; ".join(dict.fromkeys(missing)))


def score_groups(
    forecasts: Forecasts, ready: Assembled, asked: Sequence[Asked], request: ScoreRequest
) -> pd.DataFrame:
    """Return one row a group with its labels as they stand in the file, sorted."""
    groups = group_rows(forecasts.frame)
    order = _time_order(ready, groups) if any("steps" in a.metric.inputs for a in asked) else None
    columns: dict[str, Any] = {}
    for column in asked:
        if column.relative:
            columns[column.name] = _relative(column, forecasts, ready, request)
        elif column.metric.each:
            columns[column.name] = _sums(column, forecasts.arrays, groups)
        else:
            columns[column.name] = _whole(column, forecasts.arrays, groups, order)
    return groups.labels.assign(**columns)


def single_scores(column: Asked, arrays: Mapping[str, Array]) -> Array:
    """Return the score of every forecast, nan where it has none."""
    taken = (arrays[name] for name in column.metric.inputs)
    single: Array = column.metric.single(*taken, parameter=column.parameter)
    return single


def _sums(column: Asked, arrays: Mapping[str, Array], groups: Groups) -> Array:
    """Score all groups at once: a running sum in the order of the rows, group by group."""
    single = single_scores(column, arrays)
    given = ~np.isnan(single)
    codes = groups.codes
    if not given.all():
        single, codes = single[given], codes[given]
    totals = np.asarray(np.bincount(codes, single, groups.count), np.float64)
    return finish_sums(column.metric, totals, np.bincount(codes, None, groups.count))


def _whole(
    column: Asked, arrays: Mapping[str, Array], groups: Groups, order: Codes | None
) -> Array:
    """Score group by group: what needs all errors of a group at once."""
    metric = column.metric
    given = np.ones(len(groups.codes), bool)
    for name in metric.inputs:
        if name not in CONSTANTS and arrays[name].ndim == 1 and name != "steps":
            given &= ~np.isnan(arrays[name])
    values = np.full(groups.count, np.nan)
    for place, rows in enumerate(groups.rows(order)):
        chosen = rows[given[rows]]
        taken = [
            _common_steps(arrays[name][chosen])
            if name == "steps"
            else (arrays[name] if name in CONSTANTS else arrays[name][chosen])
            for name in metric.inputs
        ]
        values[place] = metric(*taken, parameter=column.parameter)
    return values


def _common_steps(steps: Array) -> float:
    """Return the steps ahead that all forecasts of a group share, else 1."""
    first = float(steps[0]) if len(steps) else 1.0
    return first if (steps == first).all() and first == round(first) and first >= 1 else 1.0


def _time_order(ready: Assembled, groups: Groups) -> Codes:
    """Return the rows in the order of their target periods, ties in the order of the file."""
    column = ready.joined.claims.roles.get("target_period")
    if column is None:
        return np.arange(len(groups.codes))
    return np.argsort(natural_ranks(ready.joined.claims.frame[column])[0], kind="stable")


def _relative(
    column: Asked, forecasts: Forecasts, ready: Assembled, request: ScoreRequest
) -> Array:
    """Return the relative skill of each group: sources compared within the rest of `by`."""
    roles = ready.joined.claims.roles
    source = next((word for word in request.by if word in {"source", roles.get("source")}), None)
    if source is None:
        raise TableError(f"{column.name} compares sources: put the column of sources into --by")
    single = single_scores(column, forecasts.arrays)
    groups = group_rows(forecasts.frame)
    outer = group_rows(forecasts.frame.drop(columns=source))
    unit = unit_codes(ready.joined)
    result = np.full(groups.count, np.nan)
    for rows in outer.rows():
        models, model = np.unique(groups.codes[rows], return_inverse=True)
        units, place = np.unique(unit[rows], return_inverse=True)
        scores = np.full((len(units), len(models)), np.nan)
        scores[place, model] = single[rows]
        theta = relative_skill(scores, column.metric.finished)
        if column.scaled:
            names = groups.labels[source].iloc[models].astype(str).to_numpy()
            chosen = theta[names == str(request.baseline)]
            if not len(chosen):
                raise TableError(f"{column.name} is scaled by a source: name it with --baseline")
            theta = theta / chosen[0]
        result[models] = theta
    return result


def _roll(forecasts: Forecasts, ready: Assembled, length: int) -> tuple[Forecasts, Assembled]:
    """Return the forecasts once for every window of target periods that they fall in."""
    claims = ready.joined.claims
    if "target_period" not in claims.roles or length < 1:
        raise TableError("--rolling needs a column of target periods and a length of 1 or more")
    ranks, words = natural_ranks(claims.frame[claims.roles["target_period"]])
    picks, first, last = [], [], []
    for end in range(length - 1, len(words)):
        rows = np.flatnonzero((ranks > end - length) & (ranks <= end))
        picks.append(rows)
        first += [words[end - length + 1]] * len(rows)
        last += [words[end]] * len(rows)
    if not picks:
        raise TableError(f"there are {len(words)} target periods, fewer than a window of {length}")
    rows = np.concatenate(picks)
    taken = forecasts.take(rows)
    frame = taken.frame.assign(**{"from": first, "to": last})
    frame.index = pd.RangeIndex(len(frame))
    moved = replace(
        ready.joined,
        claims=replace(claims, frame=claims.frame.iloc[rows].reset_index(drop=True)),
        place=None if ready.joined.place is None else ready.joined.place[rows],
    )
    return replace(taken, frame=frame), replace(ready, joined=moved, forecasts=taken)


def _average(table: pd.DataFrame, asked: Sequence[Asked], request: ScoreRequest) -> pd.DataFrame:
    """Average without weights over the columns of `average_over`; counts are summed."""
    apart = {*request.average_over, *(column.name for column in asked)}
    groups = group_rows(table[[word for word in table.columns if word not in apart]])
    columns = {}
    for column in asked:
        values = table[column.name].to_numpy(dtype=np.float64)
        given = ~np.isnan(values)
        totals = np.bincount(groups.codes[given], values[given], groups.count)
        counts = np.bincount(groups.codes[given], None, groups.count)
        is_sum = column.metric.finish == "sum" and column.metric.each
        with np.errstate(invalid="ignore"):
            columns[column.name] = totals if is_sum else totals / counts
    return groups.labels.assign(**columns)


def _rows(ready: Assembled) -> pd.DataFrame:
    """Return every forecast with what became of it."""
    frame = ready.joined.claims.frame.copy(deep=False)
    arrays = ready.forecasts.arrays
    for name in ("claimed", "actual", "error", "baseline", "baseline_error"):
        if name in arrays and (name != "actual" or "actual" not in frame.columns):
            frame[name] = arrays[name]
    if "verdict" in arrays:
        verdict = arrays["verdict"]
        frame["verdict"] = [WORDS.get(value, "") for value in verdict.tolist()]
    return frame
