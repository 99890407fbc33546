"""Metrics by group: sums for means of single scores, group by group for everything else."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.diagnostics import count
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.joins.assemble import Assembled
from forecasts.scores.metrics.metric import CONSTANTS
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.blocks import finish_sums
from forecasts.scores.scoring.groups import Groups, common_steps, group_rows
from forecasts.scores.scoring.score_columns import ScoreColumn, single_scores
from forecasts.scores.scoring.source_comparison import compare_sources, time_order
from forecasts.scores.tables.columns import TableError

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]


def score_groups(
    forecasts: Forecasts, ready: Assembled, asked: Sequence[ScoreColumn], request: ScoreRequest
) -> pd.DataFrame:
    """Return one row a group with its labels as they stand in the file, sorted."""
    groups = group_rows(forecasts.frame)
    ordered = any(a.metric.ordered or "steps" in a.metric.inputs for a in asked)
    order = time_order(ready, len(groups.codes)) if ordered else None
    weights = None if request.weights is None else _weights(ready, request.weights)
    columns: dict[str, Any] = {}
    for column in asked:
        if column.crossed:
            columns[column.name] = compare_sources(column, forecasts, ready, request)
        elif column.metric.each:
            columns[column.name] = _sums(column, forecasts.arrays, groups, weights)
        else:
            columns[column.name] = _whole(column, forecasts.arrays, groups, order)
    return groups.labels.assign(**columns)


def check_weights(asked: Sequence[ScoreColumn], request: ScoreRequest) -> None:
    """Raise where a score is not a mean of single scores, which is what weights weigh.

    Raises:
        TableError: It names the first such score.
    """
    whole = [a.name for a in asked if a.crossed or not a.metric.each]
    if whole:
        raise TableError(f"--weights weighs means of single scores, and {whole[0]} is none")
    if request.intervals:
        raise TableError("--intervals does not go with --weights")


def say_weights(ready: Assembled, column: str) -> list[str]:
    """Return how many forecasts have no weight, or one of 0, and so count for nothing."""
    weights = ready.joined.numbers(column)
    blank, none = int(np.isnan(weights).sum()), int((weights == 0).sum())
    if not blank and not none:
        return []
    return [
        (
            f"`{column}` is blank for {blank} and 0 for {none} of "
            f"{count(len(weights), 'forecast')}: these enter no mean"
        )
    ]


def _weights(ready: Assembled, column: str) -> Array:
    """Return the weight of every forecast; a blank one is none.

    Raises:
        TableError: There is no such column, or a weight is negative.
    """
    weights = ready.joined.numbers(column)
    if (weights < 0).any():
        raise TableError(f"a weight in `{column}` is negative: {np.nanmin(weights):g}")
    return np.nan_to_num(weights)


def _sums(
    column: ScoreColumn, arrays: Mapping[str, Array], groups: Groups, weights: Array | None
) -> Array:
    """Score all groups at once: a running sum in the order of the rows, group by group."""
    single = single_scores(column, arrays)
    given = ~np.isnan(single)
    codes = groups.codes
    if weights is not None and column.metric.finish != "sum":  # counts stay counts
        single, codes, own = single[given], codes[given], weights[given]
        totals = np.asarray(np.bincount(codes, single * own, groups.count), np.float64)
        return finish_sums(column.metric, totals, np.bincount(codes, own, groups.count))
    if not given.all():
        single, codes = single[given], codes[given]
    totals = np.asarray(np.bincount(codes, single, groups.count), np.float64)
    return finish_sums(column.metric, totals, np.bincount(codes, None, groups.count))


def _whole(
    column: ScoreColumn, arrays: Mapping[str, Array], groups: Groups, order: Codes | None
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
            common_steps(arrays[name][chosen])
            if name == "steps"
            else (arrays[name] if name in CONSTANTS else arrays[name][chosen])
            for name in metric.inputs
        ]
        values[place] = metric(*taken, parameter=column.parameter)
    return values
