"""Relative skill: every source against every other on the forecasts that both made."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def relative_skill(scores: Array, finish: Callable[[float, int], float] | None = None) -> Array:
    """Return the relative skill of each source: the geometric mean of its pairwise score ratios.

    Formula: theta_i = (product over j of S_ij / S_ji)^(1/m), S_ij the mean score of i on the
    forecasts that i and j share; a source is compared with itself too (ratio 1). Unit: none; below
    1 = better than the others. Divide by that of a baseline to scale.
    Source: Cramer et al. 2022 (PNAS 119); scoringutils `get_pairwise_comparisons`.

    Args:
        scores: [forecast targets, sources], non-negative, nan where a source made none.
        finish: From sum and number of scores to the score of a group; the mean unless given.

    Returns:
        One number a source; nan for a source that shares no target with any other.
    """
    given = ~np.isnan(scores)
    count = scores.shape[1]
    logs = np.full((count, count), np.nan)
    for one in range(count):
        for other in range(count):
            both = given[:, one] & given[:, other]
            if not both.any():
                continue
            left, right = (_mean(scores[both, column], finish) for column in (one, other))
            with np.errstate(divide="ignore", invalid="ignore"):
                logs[one, other] = 0.0 if one == other else np.log(left) - np.log(right)
    shared = (~np.isnan(logs)).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        theta: Array = np.exp(np.nansum(logs, axis=1) / shared)
    return np.where(shared > 1, theta, np.nan)  # one alone is the source itself


def score_ratio(
    scores: Array, column: int, finish: Callable[[float, int], float] | None = None
) -> Array:
    """Return the score of each source over that of one of them, on what both forecast.

    Args:
        scores: [forecast targets, sources], nan where a source made none.
        column: The source to divide by.
        finish: From sum and number of scores to the score of a group; the mean unless given.
    """
    ratios = np.full(scores.shape[1], np.nan)
    for one in range(scores.shape[1]):
        both = ~np.isnan(scores[:, one]) & ~np.isnan(scores[:, column])
        if both.any():
            with np.errstate(divide="ignore", invalid="ignore"):
                above, below = (_mean(scores[both, each], finish) for each in (one, column))
                ratios[one] = np.float64(above) / below
    return ratios


def _mean(values: Array, finish: Callable[[float, int], float] | None) -> float:
    total, number = float(values.sum()), len(values)
    return total / number if finish is None else finish(total, number)
