"""Every source against every other on what both forecast: ratio of mean scores, and its p-value."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, permutations
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.inference.long_run import mean_p
from forecasts.scores.inference.pairwise import score_ratio
from forecasts.scores.joins.assemble import Assembled
from forecasts.scores.joins.baselines import unit_codes
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.groups import common_steps, finish_labels, group_rows
from forecasts.scores.scoring.notes import say_all, say_scores
from forecasts.scores.scoring.score_columns import ScoreColumn, for_forms, score_columns
from forecasts.scores.scoring.score_table import Scores, prepare
from forecasts.scores.scoring.source_comparison import compared_scores, score_matrix, time_order
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.long_rows import Claims

Array = npt.NDArray[np.float64]
AGAINST = "against"
Pairs = dict[tuple[int, int], dict[str, float]]
"""Places of a source and of what it is held against, and their figures."""
ENDS = ("n", "ratio", "p", "p_holm")


def pair_sources(claims: Claims, actuals: pd.DataFrame | None, request: ScoreRequest) -> Scores:
    """Return a row for each ordered pair of sources, within the other columns of `by`.

    For each metric: `n_NAME` forecasts that both made, `NAME_ratio` the score of the source over
    that of `against` on these, `NAME_p` of the Diebold-Mariano test that both are equal, and
    `NAME_p_holm`, corrected for the number of pairs of the group.

    Raises:
        TableError: A metric that is no mean of single scores, or no column of sources.
    """
    names = tuple(name for name in request.metrics if name != "n")
    plain = replace(request, metrics=names, totals=False, counts=False)
    tests = replace(plain, metrics=tuple(f"{name}_dm" for name in names))  # take steps, clusters
    asked = score_columns(plain)
    whole = [a.name for a in asked if a.crossed or not a.metric.each or a.metric.finish == "sum"]
    if whole:
        raise TableError(f"--pairs compares mean scores, and {whole[0]} is none")
    forecasts, ready = prepare(claims, actuals, replace(plain, metrics=names + tests.metrics))
    if "source" not in ready.joined.claims.roles:
        raise TableError(f"--pairs compares sources; {ready.joined.claims.unknown('source')}")
    asked, notes = for_forms(asked, forecasts.arrays)
    table = _pair_table(forecasts, ready, asked, request)
    notes += say_scores(score_columns(tests), forecasts, tests)
    return Scores(table=table, notes=say_all((*ready.notes, *notes), ready.counts, plain))


def _pair_table(
    forecasts: Forecasts, ready: Assembled, asked: Sequence[ScoreColumn], request: ScoreRequest
) -> pd.DataFrame:
    column = ready.joined.claims.roles["source"]
    source = group_rows(pd.DataFrame({"source": ready.joined.column(column)}))
    outer = group_rows(forecasts.frame.drop(columns={"source", column} & {*forecasts.frame}))
    unit, words = unit_codes(ready.joined), source.labels["source"].to_numpy()
    lines: list[dict[str, Any]] = []
    for place, rows in enumerate(outer.rows(time_order(ready, len(forecasts)))):
        models, model = np.unique(source.codes[rows], return_inverse=True)
        pairs: Pairs = {pair: {} for pair in permutations(range(len(models)), 2)}
        for each in asked:
            single = compared_scores(each, forecasts, request)
            scores, first = score_matrix(single[rows], unit[rows], model)
            steps, cluster = (forecasts.arrays[name][rows[first]] for name in ("steps", "cluster"))
            _add_pairs(pairs, each, scores, (steps, cluster), request)
        labels = {str(name): outer.labels[name].iloc[place] for name in outer.labels.columns}
        lines += [
            {**labels, "source": words[models[one]], AGAINST: words[models[other]], **cells}
            for (one, other), cells in pairs.items()
        ]
    heads = [*outer.labels.columns, "source", AGAINST]
    ends = [
        f"n_{each.name}" if end == "n" else f"{each.name}_{end}" for each in asked for end in ENDS
    ]
    table = pd.DataFrame(lines, columns=[*heads, *ends])
    return finish_labels(table[heads]).assign(**{name: table[name] for name in ends})


def _add_pairs(
    pairs: Pairs,
    column: ScoreColumn,
    scores: Array,
    overlap: tuple[Array, Array],
    request: ScoreRequest,
) -> None:
    """Add the figures of one metric, out of scores [forecast units, sources], to every pair."""
    name, given = column.name, ~np.isnan(scores)
    count = scores.shape[1]
    ratios = [score_ratio(scores, other, column.metric.finished) for other in range(count)]
    p_values: dict[tuple[int, int], float] = {}
    for one, other in combinations(range(count), 2):
        both = given[:, one] & given[:, other]
        gap = (scores[:, one] - scores[:, other])[both]
        steps, cluster = common_steps(overlap[0][both]), overlap[1][both]
        kind = request.variance or "overlap"
        p_values[one, other] = mean_p(gap, steps, cluster, variance=kind, normal=request.normal)
    corrected = dict(zip(p_values, holm(np.array([*p_values.values()])), strict=True))
    for (one, other), cells in pairs.items():
        pair = (min(one, other), max(one, other))
        cells[f"n_{name}"] = int((given[:, one] & given[:, other]).sum())
        cells[f"{name}_ratio"] = float(ratios[other][one])
        cells[f"{name}_p"] = p_values[pair]
        cells[f"{name}_p_holm"] = float(corrected[pair])


def holm(p_values: Array) -> Array:
    """Return p-values corrected for their number, nan where there is none.

    Formula: the k-th smallest of m times m - k + 1, at least the one before it, at most 1.
    Source: Holm 1979.
    """
    result = np.full(len(p_values), np.nan)
    given = np.flatnonzero(~np.isnan(p_values))
    order = given[np.argsort(p_values[given], kind="stable")]
    factors = len(order) - np.arange(len(order))
    result[order] = np.minimum(np.maximum.accumulate(p_values[order] * factors), 1.0)
    return result
