"""Sources compared on what they forecast alike: relative skill, and errors with difficulty out."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import agree
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.inference.conditional import conditional_p, conditional_statistic
from forecasts.scores.inference.confidence_set import confidence_set, draw_blocks
from forecasts.scores.inference.effects import two_way_effects
from forecasts.scores.inference.fluctuation import largest_fluctuation
from forecasts.scores.inference.long_run import mean_p, mean_statistic
from forecasts.scores.inference.pairwise import relative_skill, score_ratio
from forecasts.scores.joins.assemble import Assembled
from forecasts.scores.joins.baselines import target_codes, unit_codes, unit_columns
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.groups import common_steps, group_rows, natural_ranks
from forecasts.scores.scoring.score_columns import ScoreColumn, single_scores
from forecasts.scores.tables.columns import TableError

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]


def compare_sources(
    column: ScoreColumn, forecasts: Forecasts, ready: Assembled, request: ScoreRequest
) -> Array:
    """Return one number a group: sources compared with each other, within the rest of `by`.

    `relative_skill` is the geometric mean of pairwise ratios (see `pairwise`), `scaled_` divides it
    by that of the baseline. `ratio` is the score over that of the baseline on what both forecast,
    `skill` is 1 less it, `dm` the Diebold-Mariano statistic of their difference, `dm_p` its
    p-value, `gw` the conditional test of Giacomini and White, `gw_p` its p-value, `fluctuation` the
    largest Diebold-Mariano statistic in a moving window. `mcs_p` is the p-value of the model
    confidence set, over what every source forecast: cluster means, 1,000 draws of circular blocks
    of h periods or the cube root of their number, whichever is more. `adjusted` is the mean score
    with the difficulty of each target and, where there is one, the logarithm of the horizon taken
    out (see `effects`).

    Raises:
        TableError: No column of sources in `by`, or no baseline to scale by.
    """
    roles = ready.joined.claims.roles
    source = next((word for word in request.by if word in {"source", roles.get("source")}), None)
    if source is None:
        which = "" if "source" in roles else ", and say which one it is: --columns source=NAME"
        raise TableError(
            f"{column.name} compares sources: put the column of sources into --by{which}"
        )
    single = compared_scores(column, forecasts, request)
    groups = group_rows(forecasts.frame)
    outer = group_rows(forecasts.frame.drop(columns=source))
    names = groups.labels[source].astype(str).to_numpy()
    result = np.full(groups.count, np.nan)
    adjusted = column.crossed == "adjusted"
    unit = target_codes(ready.joined) if adjusted else unit_codes(ready.joined)
    horizon = _log_horizon(ready) if adjusted else None
    order = time_order(ready, len(single)) if column.is_test else None
    for rows in outer.rows(order):
        models, model = np.unique(groups.codes[rows], return_inverse=True)
        if adjusted:
            own = None if horizon is None else horizon[rows]
            _, place = np.unique(unit[rows], return_inverse=True)
            effects = two_way_effects(single[rows], model, place, own)
            result[models] = effects + np.nanmean(single[rows])
            if column.counted:
                result[models] = np.bincount(model, ~np.isnan(single[rows]))
            continue
        scores, first = score_matrix(single[rows], unit[rows], model)
        result[models] = _compared(column, scores, rows[first], names[models], forecasts, request)
    return result


def say_shared(
    asked: Sequence[ScoreColumn], forecasts: Forecasts, ready: Assembled, request: ScoreRequest
) -> list[str]:
    """Return how many forecasts are of what another source forecast too, where not all are.

    Only these are compared, by relative skill, ratios and tests.
    """
    compared = [
        column
        for column in asked
        if column.crossed and column.crossed != "adjusted" and not column.counted
    ] or [column for column in asked if column.crossed and column.crossed != "adjusted"][:1]
    source = ready.joined.claims.roles.get("source")
    if not compared or source is None or request.rolling is not None:
        return []
    unit, keys = unit_columns(ready.joined)
    who = natural_ranks(ready.joined.claims.frame[source])[0]
    lines: dict[str, list[str]] = {}
    for column in compared:
        given = np.flatnonzero(~np.isnan(compared_scores(column, forecasts, request)))
        _, place = np.unique(unit[given], return_inverse=True)
        width = int(who.max(initial=0)) + 1
        sources = np.bincount(np.unique(place.astype(np.int64) * width + who[given]) // width)
        shared = int((sources[place] > 1).sum())
        if shared < len(given):
            are = agree(shared, "forecast", "is", "are", of=len(given))
            line = f"{are} of what another source forecast, too"
            lines.setdefault(line, []).append(column.name)
    by = ", ".join(keys)
    return [f"{', '.join(names)}: {line}, by {by} (--unit)" for line, names in lines.items()]


def compared_scores(column: ScoreColumn, forecasts: Forecasts, request: ScoreRequest) -> Array:
    """Return the score of every forecast that may be compared with others, else nan."""
    single = single_scores(column, forecasts.arrays)
    complete = forecasts.arrays.get("complete")
    if complete is not None and "quantiles" in column.metric.inputs and not request.keep_incomplete:
        return np.where(complete == 1, single, np.nan)
    return single


def score_matrix(single: Array, unit: Codes, model: Codes) -> tuple[Array, Codes]:
    """Return scores [forecast units in order, sources], and the first row of each unit.

    Raises:
        TableError: A source has two scores for one unit, of which one alone would count.
    """
    scored = ~np.isnan(single)
    cells = unit[scored].astype(np.int64) * (int(model.max(initial=0)) + 1) + model[scored]
    again = len(cells) - len(np.unique(cells))
    if again:
        raise TableError(
            "sources cannot be compared: "
            f"{agree(again, 'forecast', 'repeats', 'repeat', of=len(cells))} what their "
            "source said of the same thing; say with --unit what tells them apart, or with --on "
            "what was forecast, or choose rows with --where"
        )
    _, first, place = np.unique(unit, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    order = np.argsort(first, kind="stable")
    rank[order] = np.arange(len(first))
    scores = np.full((len(first), int(model.max(initial=-1)) + 1), np.nan)
    scores[rank[place], model] = single
    return scores, first[order]


def _compared(  # noqa: PLR0913, PLR0917  scores of one group, and what they belong to
    column: ScoreColumn,
    scores: Array,
    rows: Codes,
    names: npt.NDArray[Any],
    forecasts: Forecasts,
    request: ScoreRequest,
) -> Array:
    """Return one number a source out of scores [forecast units, sources]."""
    given = ~np.isnan(scores)
    if column.crossed in {"relative_skill", "scaled_relative_skill"}:
        if column.counted:
            shared = given.sum(axis=1) > 1
            return np.asarray((given & shared[:, None]).sum(axis=0), np.float64)
        theta = relative_skill(scores, column.metric.finished)
        if column.crossed.startswith("scaled"):
            theta = theta / theta[_baseline(names, column, request)]
        return theta
    if column.crossed == "mcs_p":
        return _confidence_set(scores, rows, forecasts.arrays, counted=column.counted)
    base = _baseline(names, column, request)
    if column.counted:
        return np.asarray((given & given[:, [base]]).sum(axis=0), np.float64)
    if column.is_test:
        return _tested(column, scores, rows, base, forecasts.arrays, request)
    ratio = score_ratio(scores, base, column.metric.finished)
    return ratio if column.crossed == "ratio" else 1 - ratio


def _tested(  # noqa: PLR0913, PLR0917  as `_compared`
    column: ScoreColumn,
    scores: Array,
    rows: Codes,
    base: int,
    arrays: Mapping[str, Array],
    request: ScoreRequest,
) -> Array:
    """Return the test of each source against one, or its p-value; see `compare_sources`."""
    result = np.full(scores.shape[1], np.nan)
    variance = request.variance or "overlap"
    for one in range(scores.shape[1]):
        gap = scores[:, one] - scores[:, base]
        both = ~np.isnan(gap)
        if one == base or not both.any():
            continue
        steps, cluster = common_steps(arrays["steps"][rows[both]]), arrays["cluster"][rows[both]]
        if column.crossed == "fluctuation":
            kind = request.variance or "bartlett"
            result[one] = largest_fluctuation(gap[both], steps, cluster, variance=kind)
        elif column.crossed.startswith("gw"):
            kind = request.variance or "bartlett"
            result[one] = conditional_statistic(gap[both], steps, cluster, variance=kind)
            if column.crossed == "gw_p":
                result[one] = conditional_p(result[one])
        elif column.crossed == "dm":
            result[one] = mean_statistic(gap[both], steps, cluster, variance=variance)
        else:
            result[one] = mean_p(
                gap[both], steps, cluster, variance=variance, normal=request.normal
            )
    return result


def _confidence_set(
    scores: Array, rows: Codes, arrays: Mapping[str, Array], *, counted: bool
) -> Array:
    """Return the p-values of the model confidence set, over what every source forecast."""
    common = ~np.isnan(scores).any(axis=1)
    if counted:
        return np.full(scores.shape[1], float(common.sum()))
    steps = common_steps(arrays["steps"][rows[common]])
    _, first, place = np.unique(
        arrays["cluster"][rows[common]], return_index=True, return_inverse=True
    )
    if len(first) < 2 or scores.shape[1] < 2 or np.isnan(steps):
        return np.full(scores.shape[1], np.nan)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    sums = [np.bincount(rank[place], scores[common, each]) for each in range(scores.shape[1])]
    means = np.column_stack(sums) * (len(first) / common.sum())
    length = min(max(round(steps), round(len(first) ** (1 / 3))), len(first))
    return confidence_set(means, draw_blocks(len(first), length))


def time_order(ready: Assembled, length: int) -> Codes:
    """Return the rows in the order of their target periods, ties in the order of the file."""
    column = ready.joined.claims.roles.get("target_period")
    if column is None:
        return np.arange(length)
    return np.argsort(natural_ranks(ready.joined.claims.frame[column])[0], kind="stable")


def _baseline(names: npt.NDArray[Any], column: ScoreColumn, request: ScoreRequest) -> int:
    """Return the place of the baseline among the sources."""
    chosen = np.flatnonzero(names == str(request.baseline))
    if not len(chosen):
        raise TableError(f"{column.name} is scaled by a source: name it with --baseline")
    return int(chosen[0])


def _log_horizon(ready: Assembled) -> Array | None:
    """Return the logarithm of the horizon where there is a column of numbers, else nothing."""
    column = ready.joined.claims.roles.get("horizon")
    if column is None:
        return None
    years = ready.joined.claims.numbers(column)
    return np.log(np.maximum(years, 1 / 12)) if np.ptp(years) > 0 else None
