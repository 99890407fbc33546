"""Regressions: is a claim unbiased, does it move as the outcome does, was news used at once."""

import math

import numpy as np
import numpy.typing as npt

from forecasts.scores.inference.long_run import (
    cluster_sums,
    count_clusters,
    lags_of,
    long_run_matrix,
    normal_tail,
    two_sided,
)
from forecasts.scores.inference.products import cross_products, dot
from forecasts.scores.metrics.agreement import correlation

Array = npt.NDArray[np.float64]


def mincer_zarnowitz_intercept(claimed: Array, actual: Array) -> float:
    """Intercept of the regression of the actual on the claim.

    Formula: a = alpha + beta v, least squares. Unit: that of the value. 0 is perfect.
    Source: Mincer and Zarnowitz 1969.
    """
    return _regression(claimed, actual)[0]


def mincer_zarnowitz_slope(claimed: Array, actual: Array) -> float:
    """Slope of the regression of the actual on the claim.

    Formula: a = alpha + beta v, least squares. Unit: none. 1 is perfect; below 1 = the claims moved
    too much. Source: Mincer and Zarnowitz 1969.
    """
    return _regression(claimed, actual)[1]


def mincer_zarnowitz_r2(claimed: Array, actual: Array) -> float:
    """Share of the actuals' variance that the regression on the claims explains.

    Formula: R^2 = the squared correlation of v and a. Unit: share, 0 to 1. 1 is perfect.
    Source: Mincer and Zarnowitz 1969.
    """
    return correlation(claimed, actual) ** 2


def mincer_zarnowitz_p(  # noqa: PLR0913  the settings of a test
    claimed: Array,
    actual: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "bartlett",
    normal: bool = False,
) -> float:
    """P-value of the joint hypothesis that the intercept is 0 and the slope 1.

    Formula: Wald statistic with the covariance of Newey and West up to lag h - 1, times
    (n - 2)/n, over 2, against F(2, n - 2), n the number of clusters; `--normal` the statistic
    itself against chi-square(2). Unit: probability.
    Source: Mincer and Zarnowitz 1969; Newey and West 1987.
    """
    count = count_clusters(claimed, cluster)
    covariance = _covariance(claimed, actual, steps, cluster, variance)
    if covariance is None or np.linalg.matrix_rank(covariance) < 2:
        return math.nan
    intercept, slope = _regression(claimed, actual)
    gap = np.array([intercept, slope - 1.0])
    wald = float(gap @ np.linalg.solve(covariance, gap))
    if normal:
        return math.exp(-wald / 2) if wald >= 0 else math.nan
    wald *= (count - 2) / count
    return _tail_of_f(wald / 2, count - 2)


def mincer_zarnowitz_intercept_se(claimed: Array, actual: Array) -> float:
    """Standard error of the intercept of the regression of the actual on the claim.

    Formula: sqrt(s^2 (1 / n + mean v^2 / sum (v - mean v)^2)), s^2 = SSR / (n - 2), least squares.
    Unit: that of the value. Source: Mincer and Zarnowitz 1969.
    """
    variance, square = _residual_variance(claimed, actual)
    if math.isnan(variance):
        return math.nan
    return math.sqrt(variance * (1 / len(claimed) + float(claimed.mean()) ** 2 / square))


def mincer_zarnowitz_slope_se(claimed: Array, actual: Array) -> float:
    """Standard error of the slope of the regression of the actual on the claim.

    Formula: sqrt(s^2 / sum (v - mean v)^2), s^2 = SSR / (n - 2), least squares. Unit: none.
    Source: Mincer and Zarnowitz 1969.
    """
    variance, square = _residual_variance(claimed, actual)
    return math.sqrt(variance / square) if variance >= 0 else math.nan


def mincer_zarnowitz_f(claimed: Array, actual: Array) -> float:
    """F statistic of the joint hypothesis that the intercept is 0 and the slope 1.

    Formula: (sum (a - v)^2 - SSR) / 2 / (SSR / (n - 2)), SSR of the regression; the classical F,
    for errors that do not overlap. Unit: none. Source: Mincer and Zarnowitz 1969.
    """
    variance, _ = _residual_variance(claimed, actual)
    if not variance > 0:
        return math.nan
    raw = float(((actual - claimed) ** 2).sum())
    return (raw - variance * (len(claimed) - 2)) / 2 / variance


def mincer_zarnowitz_f_p(claimed: Array, actual: Array) -> float:
    """P-value of `mincer_zarnowitz_f`.

    Formula: upper tail of F(2, n - 2), (1 + 2 F / (n - 2))^(-(n - 2) / 2). Unit: probability.
    Source: Mincer and Zarnowitz 1969.
    """
    return _tail_of_f(mincer_zarnowitz_f(claimed, actual), len(claimed) - 2)


def nordhaus(
    revision: Array, previous_revision: Array, steps: float, cluster: Array | None = None
) -> float:
    """Slope of the regression of a revision on the one before it.

    Formula: r_t = alpha + beta r_(t-1), least squares, r the claim less the same source's claim
    before it for the same target. Unit: none. 0 is perfect; above 0 = news was used too slowly.
    Source: Nordhaus 1987.
    """
    del steps, cluster
    return _regression(previous_revision, revision)[1]


def nordhaus_p(  # noqa: PLR0913  the settings of a test
    revision: Array,
    previous_revision: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "bartlett",
    normal: bool = False,
) -> float:
    """P-value of the hypothesis that revisions do not follow from the ones before.

    Formula: t of the slope, its standard error with the covariance of Newey and West up to lag
    h - 1, times n/(n - 2), n the number of clusters, against Student's t with n - 2. Unit:
    probability. Source: Nordhaus 1987; Newey and West 1987.
    """
    covariance = _covariance(previous_revision, revision, steps, cluster, variance)
    slope = _regression(previous_revision, revision)[1]
    return _slope_p(slope, covariance, count_clusters(revision, cluster), normal=normal)


def revision_slope(
    claimed: Array,
    actual: Array,
    revision: Array,
    steps: float,
    cluster: Array | None = None,
) -> float:
    """Slope of the regression of the error on the revision that led to the claim.

    Formula: a - v = alpha + beta r, least squares, r the claim less the same source's claim before
    it. Unit: none. 0 is perfect; above 0 = the claims moved too little, below 0 = too much.
    Source: Coibion and Gorodnichenko 2015.
    """
    del steps, cluster
    return _regression(revision, actual - claimed)[1]


def revision_slope_p(  # noqa: PLR0913  the settings of a test
    claimed: Array,
    actual: Array,
    revision: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "bartlett",
    normal: bool = False,
) -> float:
    """P-value of the hypothesis that errors do not follow from revisions.

    Formula: as `nordhaus_p`. Unit: probability. Source: Coibion and Gorodnichenko 2015.
    """
    error = actual - claimed
    covariance = _covariance(revision, error, steps, cluster, variance)
    slope = _regression(revision, error)[1]
    return _slope_p(slope, covariance, count_clusters(revision, cluster), normal=normal)


def _slope_p(slope: float, covariance: Array | None, count: int, *, normal: bool) -> float:
    """Return the two-sided p-value of the slope of a regression over so many clusters."""
    if covariance is None or not covariance[1, 1] > 0:
        return math.nan
    if normal:
        return 2 * normal_tail(abs(slope) / math.sqrt(float(covariance[1, 1])))
    variance = float(covariance[1, 1]) * count / (count - 2)
    return two_sided(slope / math.sqrt(variance), count - 2)


def _tail_of_f(statistic: float, freedom: int) -> float:
    """Return the upper tail of F(2, m), which is (1 + 2 f / m)^(-m/2)."""
    return float((1 + 2 * statistic / freedom) ** (-freedom / 2)) if statistic >= 0 else math.nan


def _residual_variance(claimed: Array, actual: Array) -> tuple[float, float]:
    """Return SSR / (n - 2) of the regression, and the sum of squares of the claims."""
    intercept, slope = _regression(claimed, actual)
    if len(claimed) < 3 or math.isnan(slope):
        return math.nan, math.nan
    residual = actual - intercept - slope * claimed
    centred = claimed - claimed.mean()
    return dot(residual, residual) / (len(claimed) - 2), dot(centred, centred)


def _regression(claimed: Array, actual: Array) -> tuple[float, float]:
    if len(claimed) < 2:
        return math.nan, math.nan
    centred = claimed - claimed.mean()
    square = dot(centred, centred)
    if square <= 0:
        return math.nan, math.nan
    slope = dot(centred, actual - actual.mean()) / square
    return float(actual.mean() - slope * claimed.mean()), slope


def _covariance(
    given: Array, response: Array, steps: float, cluster: Array | None, variance: str
) -> Array | None:
    """Return the covariance of intercept and slope, robust to overlap; None where there is none."""
    count, ahead = count_clusters(given, cluster), lags_of(steps)
    intercept, slope = _regression(given, response)
    if count < 4 or math.isnan(slope) or ahead is None:
        return None
    design = np.column_stack([np.ones(len(given)), given])
    scores = design * (response - intercept - slope * given)[:, None]
    # the residuals' scores have mean zero; back from the scale of single values to sums
    scores = np.column_stack([cluster_sums(each, cluster) for each in scores.T])
    scores *= len(given) / len(scores)
    middle = long_run_matrix(scores, min(ahead, count - 2), variance)
    bread = np.linalg.inv(cross_products(design, design))
    covariance: Array = bread @ middle @ bread
    return covariance
