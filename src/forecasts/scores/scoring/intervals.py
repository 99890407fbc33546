"""How far a score would move with other years: intervals by drawing target periods again."""

from collections.abc import Mapping

import numpy as np

from forecasts.scores.inference.products import weigh_rows
from forecasts.scores.inference.small_samples import draw_periods, percentile_interval
from forecasts.scores.metrics.metric import CONSTANTS
from forecasts.scores.scoring.blocks import finish_sums
from forecasts.scores.scoring.group_scores import Array, Codes
from forecasts.scores.scoring.groups import Groups, common_steps
from forecasts.scores.scoring.score_columns import ScoreColumn, single_scores


def score_intervals(
    column: ScoreColumn, arrays: Mapping[str, Array], groups: Groups, period: Codes
) -> tuple[Array, Array]:
    """Return the 2.5% and 97.5% points of a score by group, over 1,000 draws of target periods.

    All forecasts of one target period are drawn together: they share that period's surprise. The
    seed is fixed. A group with fewer than two target periods has no interval.

    Args:
        column: A metric that does not compare sources.
        arrays: Its inputs.
        groups: Of the forecasts.
        period: The number of the target period of each forecast.
    """
    ends = np.full((2, groups.count), np.nan)
    for place, rows in enumerate(groups.rows()):
        known, own = np.unique(period[rows], return_inverse=True)
        if len(known) < 2:
            continue
        taken = {name: a if name in CONSTANTS else a[rows] for name, a in arrays.items()}
        draw = _draw_sums if column.metric.each else _draw_whole
        ends[:, place] = percentile_interval(draw(column, taken, own))
    return ends[0], ends[1]


def _draw_sums(column: ScoreColumn, arrays: Mapping[str, Array], period: Codes) -> Array:
    """Return the score of each draw for a mean of single scores, from its sums by period."""
    single = single_scores(column, arrays)
    given = ~np.isnan(single)
    count = int(period.max()) + 1
    drawn = draw_periods(count)
    totals = weigh_rows(drawn, np.bincount(period[given], single[given], count))
    return finish_sums(column.metric, totals, drawn @ np.bincount(period[given], minlength=count))


def _draw_whole(column: ScoreColumn, arrays: Mapping[str, Array], period: Codes) -> Array:
    """Return the score of each draw for a metric of the whole group."""
    names = column.metric.inputs
    given = np.ones(len(period), bool)
    for name in names:
        if name not in CONSTANTS and arrays[name].ndim == 1 and name != "steps":
            given &= ~np.isnan(arrays[name])
    rows = np.flatnonzero(given)
    scores = []
    for counts in draw_periods(int(period.max()) + 1):
        chosen = np.repeat(rows, counts[period[rows]])
        taken = [
            common_steps(arrays[name][chosen])
            if name == "steps"
            else (arrays[name] if name in CONSTANTS else arrays[name][chosen])
            for name in names
        ]
        scores.append(column.metric(*taken, parameter=column.parameter))
    return np.array(scores)
