"""Tests on forecast errors: is the bias more than chance, is one source better than another.

Errors of forecasts h steps ahead overlap, so their mean has the variance of a moving average of
order h - 1. All tests take the errors in the order of their target periods.
"""

import math

import numpy as np
import numpy.typing as npt

from forecasts.compare.outlook import student_cumulative
from forecasts.scores.agreement import correlation

Array = npt.NDArray[np.float64]


def diebold_mariano(
    error: Array, baseline_error: Array, steps: float, *, parameter: float = 2
) -> float:
    """Diebold-Mariano statistic with the correction of Harvey, Leybourne and Newbold.

    Formula: d = |e|^k - |e_baseline|^k, k = `parameter`; mean d / sqrt(V / n) times
    sqrt((n + 1 - 2h + h(h - 1)/n) / n), V = gamma_0 + 2 sum of gamma_1 .. gamma_(h-1); where that V
    is not positive, h = 1 is used. Unit: none, Student's t with n - 1 degrees of freedom.
    Sign: negative = the claims were better than the baseline. Equal forecasts have no statistic.
    Source: Diebold and Mariano 1995; Harvey, Leybourne and Newbold 1997; R forecast `dm.test`.
    """
    loss = np.abs(error) ** parameter - np.abs(baseline_error) ** parameter
    count, ahead = len(loss), max(1, round(steps))
    if count < 2 or ahead >= count:
        return math.nan
    variance = _long_run_variance(loss, ahead - 1)
    if variance <= 0:
        ahead, variance = 1, _long_run_variance(loss, 0)
    if variance <= 0:
        return math.nan
    correction = (count + 1 - 2 * ahead + ahead * (ahead - 1) / count) / count
    return float(loss.mean() / math.sqrt(variance / count) * math.sqrt(correction))


def diebold_mariano_p(
    error: Array, baseline_error: Array, steps: float, *, parameter: float = 2
) -> float:
    """Two-sided p-value of the Diebold-Mariano statistic.

    Formula: 2 (1 - T_(n-1)(|DM|)). Unit: probability. Source: as `diebold_mariano`.
    """
    statistic = diebold_mariano(error, baseline_error, steps, parameter=parameter)
    return two_sided(statistic, len(error) - 1)


def mean_error_t(error: Array, steps: float) -> float:
    """Test statistic of the hypothesis that the errors have mean zero.

    Formula: mean e / sqrt(V / n); V with Bartlett weights up to lag h - 1 (Newey and West), times
    n / (n - 1): for h = 1 the ordinary t. Unit: none. Sign: positive = too high.
    Source: Holden and Peel 1990; Newey and West 1987.
    """
    count, lags = len(error), max(1, round(steps)) - 1
    if count < 2 or lags >= count - 1:
        return math.nan
    variance = _long_run_variance(error, lags, bartlett=True) * count / (count - 1)
    return float(error.mean() / math.sqrt(variance / count)) if variance > 0 else math.nan


def mean_error_p(error: Array, steps: float) -> float:
    """Two-sided p-value of `mean_error_t`, from Student's t with n - 1 degrees of freedom.

    Formula: 2 (1 - T_(n-1)(|t|)). Unit: probability.
    """
    return two_sided(mean_error_t(error, steps), len(error) - 1)


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


def mincer_zarnowitz_p(claimed: Array, actual: Array, steps: float) -> float:
    """P-value of the joint hypothesis that the intercept is 0 and the slope 1.

    Formula: Wald statistic with the covariance of Newey and West up to lag h - 1, times
    (n - 2)/n, over 2, against F(2, n - 2). Unit: probability.
    Source: Mincer and Zarnowitz 1969; Newey and West 1987.
    """
    count = len(claimed)
    intercept, slope = _regression(claimed, actual)
    if count < 4 or math.isnan(slope):
        return math.nan
    design = np.column_stack([np.ones(count), claimed])
    scores = design * (actual - intercept - slope * claimed)[:, None]
    lags = min(max(1, round(steps)) - 1, count - 2)
    middle = scores.T @ scores
    for lag in range(1, lags + 1):
        cross = scores[lag:].T @ scores[:-lag]
        middle = middle + (1 - lag / (lags + 1)) * (cross + cross.T)
    bread = np.linalg.inv(design.T @ design)
    covariance = bread @ middle @ bread
    gap = np.array([intercept, slope - 1.0])
    if np.linalg.matrix_rank(covariance) < 2:
        return math.nan
    wald = float(gap @ np.linalg.solve(covariance, gap)) * (count - 2) / count
    # the upper tail of F(2, m) is (1 + 2 f / m)^(-m/2)
    freedom = count - 2
    return float((1 + wald / freedom) ** (-freedom / 2)) if wald >= 0 else math.nan


def two_sided(statistic: float, freedom: int) -> float:
    """Return the probability of a larger |t| by chance, nan for nan."""
    if math.isnan(statistic) or freedom < 1:
        return math.nan
    return student_tails(abs(statistic), freedom)


def student_tails(statistic: float, freedom: float) -> float:
    """Return P(|T| > |statistic|) for Student's t."""
    return 2 * student_cumulative(-abs(statistic), freedom)


def _long_run_variance(values: Array, lags: int, *, bartlett: bool = False) -> float:
    centred = values - values.mean()
    count = len(values)
    total = float(centred @ centred) / count
    for lag in range(1, lags + 1):
        weight = 1 - lag / (lags + 1) if bartlett else 1.0
        total += 2 * weight * float(centred[lag:] @ centred[:-lag]) / count
    return total


def _regression(claimed: Array, actual: Array) -> tuple[float, float]:
    if len(claimed) < 2:
        return math.nan, math.nan
    centred = claimed - claimed.mean()
    square = float(centred @ centred)
    if square <= 0:
        return math.nan, math.nan
    slope = float(centred @ (actual - actual.mean())) / square
    return float(actual.mean() - slope * claimed.mean()), slope
