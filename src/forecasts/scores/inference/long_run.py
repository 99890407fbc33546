"""The mean of values that overlap in time and move together: its variance, its t and its p.

`variance` names the long-run variance: `overlap` (lags 0 to h - 1 with weight 1, and h = 1 where
that is not positive, as R's `dm.test`), `rectangular` (the same, and Bartlett's weights where that
is not positive), `bartlett` (Newey and West 1987, lags to h - 1), `newey_west`
(Bartlett's weights up to lag floor(4 (n / 100)^(2/9))) and `prewhitened` (the same on the residuals
of an autoregression of order 1, Andrews and Monahan 1992).
"""

import math

import numpy as np
import numpy.typing as npt

from forecasts.comparing.outlook import student_cumulative
from forecasts.scores.inference.products import cross_products, dot

Array = npt.NDArray[np.float64]
# An autoregression that is steeper would blow the variance up (Andrews and Monahan 1992).
_STEEPEST = 0.97


def mean_statistic(
    values: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "overlap",
    corrected: bool = True,
) -> float:
    """Return the t of a mean of overlapping values, as Harvey, Leybourne and Newbold correct it.

    Args:
        values: Such as differences of scores, in the order of their target periods.
        steps: Steps ahead of the forecasts; nan where they have none in common.
        cluster: What shares a surprise; None for each value its own.
        variance: The long-run variance; see above.
        corrected: Whether to correct for a small sample.
    """
    sums = cluster_sums(values, cluster)
    count, lags = len(sums), lags_of(steps)
    if count < 2 or lags is None or lags + 1 >= count:
        return math.nan
    spread = long_run_variance(sums, lags, variance)
    if spread <= 0 and variance == "overlap":
        lags, spread = 0, long_run_variance(sums, 0, variance)
    if spread <= 0:
        return math.nan
    statistic = float(values.mean() / math.sqrt(spread / count))
    ahead = lags + 1
    correction = (count + 1 - 2 * ahead + ahead * (ahead - 1) / count) / count
    return statistic * math.sqrt(correction) if corrected else statistic


def mean_p(
    values: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "overlap",
    normal: bool = False,
) -> float:
    """Return the two-sided p-value of `mean_statistic`, of Student's t or of the normal."""
    statistic = mean_statistic(values, steps, cluster, variance=variance)
    return two_tails(statistic, count_clusters(values, cluster), normal=normal)


def cluster_sums(values: Array, cluster: Array | None) -> Array:
    """Return values less their mean, summed by cluster in order, on the scale of single values.

    Formula: u_g = G / n sum over i in g of (x_i - mean x), G clusters of n values.
    """
    centred: Array = values - values.mean() if len(values) else values
    if cluster is None or not len(values):
        return centred
    _, first, place = np.unique(cluster, return_index=True, return_inverse=True)
    if len(first) == len(values):
        return centred
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    sums = np.bincount(rank[place], centred)
    scaled: Array = np.asarray(sums * (len(first) / len(values)), np.float64)
    return scaled


def count_clusters(values: Array, cluster: Array | None) -> int:
    """Return how many independent values there are."""
    return len(values) if cluster is None else len(np.unique(cluster))


def lags_of(steps: float) -> int | None:
    """Return h - 1, None where the forecasts have no number of steps in common."""
    return None if math.isnan(steps) else max(1, round(steps)) - 1


def long_run_variance(centred: Array, lags: int, variance: str) -> float:
    """Return the variance that the mean of overlapping values has, times their number."""
    if variance in {"newey_west", "prewhitened"}:
        lags = _automatic_lags(len(centred))
        if variance == "newey_west":
            return _weighted(centred, lags, bartlett=True)
        square = dot(centred[:-1], centred[:-1])
        slope = dot(centred[1:], centred[:-1]) / square if square > 0 else 0.0
        slope = min(max(slope, -_STEEPEST), _STEEPEST)
        white = centred[1:] - slope * centred[:-1]
        return _weighted(white, lags, bartlett=True) / (1 - slope) ** 2
    total = _weighted(centred, lags, bartlett=variance == "bartlett")
    if total <= 0 and variance == "rectangular":
        return _weighted(centred, lags, bartlett=True)
    return total


def long_run_matrix(scores: Array, lags: int, variance: str) -> Array:
    """Return the covariance that the sum of overlapping scores has.

    Args:
        scores: Of mean zero, [clusters, coefficients], in the order of their target periods.
        lags: Steps ahead less 1; `newey_west` and `prewhitened` choose their own.
        variance: `bartlett`, `rectangular`, `newey_west` or `prewhitened`; see above. Prewhitening
            takes a vector autoregression of order 1, with singular values of at most 0.97.
    """
    if variance in {"newey_west", "prewhitened"}:
        lags = _automatic_lags(len(scores))
    if variance == "prewhitened":
        before, after = scores[:-1], scores[1:]
        slopes, _, _, _ = np.linalg.lstsq(before, after, rcond=None)
        left, size, right = np.linalg.svd(slopes)
        slopes = left @ np.diag(np.minimum(size, _STEEPEST)) @ right
        colour = np.linalg.inv(np.eye(len(slopes)) - slopes)
        white = _weighted_matrix(after - before @ slopes, lags, bartlett=True)
        # one residual fewer than scores: back to the sum of all
        whole: Array = colour.T @ white @ colour * (len(scores) / len(after))
        return whole
    total = _weighted_matrix(scores, lags, bartlett=variance != "rectangular")
    if variance == "rectangular" and np.linalg.eigvalsh(total).min() <= 0:
        return _weighted_matrix(scores, lags, bartlett=True)
    return total


def two_tails(statistic: float, count: int, *, normal: bool) -> float:
    """Return the two-sided p-value of a statistic from so many clusters."""
    return 2 * normal_tail(abs(statistic)) if normal else two_sided(statistic, count - 1)


def _weighted(values: Array, lags: int, *, bartlett: bool) -> float:
    count = len(values)
    total = dot(values, values) / count
    for lag in range(1, lags + 1):
        weight = 1 - lag / (lags + 1) if bartlett else 1.0
        total += 2 * weight * dot(values[lag:], values[:-lag]) / count
    return total


def _automatic_lags(count: int) -> int:
    usual: int = math.floor(4 * (count / 100) ** (2 / 9))
    return min(usual, count - 2)


def _weighted_matrix(scores: Array, lags: int, *, bartlett: bool) -> Array:
    total = cross_products(scores, scores)
    for lag in range(1, lags + 1):
        cross = cross_products(scores[lag:], scores[:-lag])
        weight = 1 - lag / (lags + 1) if bartlett else 1.0
        total = total + weight * (cross + cross.T)
    return total


def two_sided(statistic: float, freedom: int) -> float:
    """Return the probability of a larger |t| by chance, nan for nan."""
    if math.isnan(statistic) or freedom < 1:
        return math.nan
    return student_tails(abs(statistic), freedom)


def student_tails(statistic: float, freedom: float) -> float:
    """Return P(|T| > |statistic|) for Student's t."""
    return 2 * student_cumulative(-abs(statistic), freedom)


def normal_tail(statistic: float) -> float:
    """Return P(Z > statistic) for the standard normal distribution, nan for nan."""
    return math.erfc(statistic / math.sqrt(2)) / 2
