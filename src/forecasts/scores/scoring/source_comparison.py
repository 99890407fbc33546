"""Sources compared on what they forecast alike: relative skill, and errors with difficulty out."""

from typing import Any

import numpy as np
import numpy.typing as npt

from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.inference.effects import two_way_effects
from forecasts.scores.inference.pairwise import relative_skill, score_ratio
from forecasts.scores.joins.assemble import Assembled
from forecasts.scores.joins.baselines import target_codes, unit_codes
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.groups import group_rows
from forecasts.scores.scoring.score_columns import ScoreColumn, single_scores
from forecasts.scores.tables.columns import TableError

Array = npt.NDArray[np.float64]


def compare_sources(
    column: ScoreColumn, forecasts: Forecasts, ready: Assembled, request: ScoreRequest
) -> Array:
    """Return one number a group: sources compared with each other, within the rest of `by`.

    `relative_skill` is the geometric mean of pairwise ratios (see `pairwise`), `scaled_` divides it
    by that of the baseline. `ratio` is the score over that of the baseline on what both forecast,
    `skill` is 1 less it. `adjusted` is the mean score with the difficulty of each target and, where
    there is one, the logarithm of the horizon taken out (see `effects`).

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
    single = single_scores(column, forecasts.arrays)
    groups = group_rows(forecasts.frame)
    outer = group_rows(forecasts.frame.drop(columns=source))
    names = groups.labels[source].astype(str).to_numpy()
    result = np.full(groups.count, np.nan)
    adjusted = column.crossed == "adjusted"
    unit = target_codes(ready.joined) if adjusted else unit_codes(ready.joined)
    horizon = _log_horizon(ready) if adjusted else None
    for rows in outer.rows():
        models, model = np.unique(groups.codes[rows], return_inverse=True)
        units, place = np.unique(unit[rows], return_inverse=True)
        if adjusted:
            own = None if horizon is None else horizon[rows]
            effects = two_way_effects(single[rows], model, place, own)
            result[models] = effects + np.nanmean(single[rows])
            continue
        scores = np.full((len(units), len(models)), np.nan)
        scores[place, model] = single[rows]
        if column.crossed in {"ratio", "skill"}:
            base = _baseline(names[models], column, request)
            ratio = score_ratio(scores, base, column.metric.finished)
            result[models] = ratio if column.crossed == "ratio" else 1 - ratio
            continue
        theta = relative_skill(scores, column.metric.finished)
        if column.crossed.startswith("scaled"):
            theta = theta / theta[_baseline(names[models], column, request)]
        result[models] = theta
    return result


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
