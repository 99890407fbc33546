"""Tests on forecast errors: is the bias more than chance, is one source better than another.

Errors of forecasts h steps ahead overlap, so their mean has the variance of a moving average of
order h - 1. All tests take the errors in the order of their target periods.
"""

import math

import numpy as np
import numpy.typing as npt

from forecasts.comparing.outlook import student_cumulative

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
    return _small_sample(loss, steps)


def diebold_mariano_p(
    error: Array, baseline_error: Array, steps: float, *, parameter: float = 2
) -> float:
    """Two-sided p-value of the Diebold-Mariano statistic.

    Formula: 2 (1 - T_(n-1)(|DM|)). Unit: probability. Source: as `diebold_mariano`.
    """
    statistic = diebold_mariano(error, baseline_error, steps, parameter=parameter)
    return two_sided(statistic, len(error) - 1)


def diebold_mariano_plain(
    error: Array, baseline_error: Array, steps: float, *, parameter: float = 2
) -> float:
    """Diebold-Mariano statistic as first published, without a correction for small samples.

    Formula: d = |e|^k - |e_baseline|^k, k = `parameter`; mean d / sqrt(V / n), V = gamma_0 + 2 sum
    of gamma_1 .. gamma_(h-1); where that V is not positive, h = 1 is used. Unit: none, standard
    normal. Sign: negative = the claims were better. Source: Diebold and Mariano 1995.
    """
    loss = np.abs(error) ** parameter - np.abs(baseline_error) ** parameter
    return _small_sample(loss, steps, corrected=False)


def diebold_mariano_plain_p(
    error: Array, baseline_error: Array, steps: float, *, parameter: float = 2
) -> float:
    """Two-sided p-value of `diebold_mariano_plain`, from the normal distribution.

    Formula: 2 (1 - Phi(|DM|)). Unit: probability. Source: as `diebold_mariano_plain`.
    """
    statistic = diebold_mariano_plain(error, baseline_error, steps, parameter=parameter)
    return 2 * normal_tail(abs(statistic))


def encompassing(error: Array, baseline_error: Array, steps: float) -> float:
    """Test statistic of the hypothesis that the baseline adds nothing to the claims.

    Formula: as `diebold_mariano`, with d = e (e - e_baseline). Unit: none, Student's t with n - 1
    degrees of freedom. Sign: large and positive = the baseline knows what the claims do not.
    Source: Harvey, Leybourne and Newbold 1998.
    """
    return _small_sample(error * (error - baseline_error), steps)


def encompassing_p(error: Array, baseline_error: Array, steps: float) -> float:
    """One-sided p-value of `encompassing`.

    Formula: 1 - T_(n-1)(statistic). Unit: probability. Source: Harvey, Leybourne and Newbold 1998.
    """
    statistic = encompassing(error, baseline_error, steps)
    half = two_sided(statistic, len(error) - 1) / 2
    return half if statistic >= 0 else 1 - half


def encompassing_weight(error: Array, baseline_error: Array) -> float:
    """Weight of the baseline in the best combination with the claims.

    Formula: sum e (e - e_baseline) / sum (e - e_baseline)^2, the slope of e on e - e_baseline
    without an intercept. Unit: none; 0 = the claims encompass the baseline, 1 = it them.
    Source: Bates and Granger 1969; Chong and Hendry 1986.
    """
    gap = error - baseline_error
    square = float(gap @ gap)
    return float(error @ gap) / square if square > 0 else math.nan


def clark_west(error: Array, baseline_error: Array, steps: float) -> float:
    """Clark-West statistic: claims against a baseline that is nested in them.

    Formula: t of the mean of e_b^2 - (e^2 - (e_b - e)^2), as in `mean_error_t`. Unit: none; with
    errors that are differences. Sign: positive = the claims were better. Source: Clark and West
    2007.
    """
    return mean_error_t(baseline_error**2 - error**2 + (baseline_error - error) ** 2, steps)


def clark_west_p(error: Array, baseline_error: Array, steps: float) -> float:
    """One-sided p-value of the Clark-West statistic, from the normal distribution.

    Formula: 1 - Phi(statistic). Unit: probability. Source: Clark and West 2007.
    """
    return normal_tail(clark_west(error, baseline_error, steps))


def pesaran_timmermann(claimed: Array, actual: Array, baseline: Array) -> float:
    """Pesaran-Timmermann statistic: were more directions right than chance would give.

    Formula: (P - P*) / sqrt(V(P) - V(P*)); P = share of equal signs of v - b and a - b (up or not),
    x, y = shares of v > b and a > b, P* = xy + (1 - x)(1 - y), V(P) = P*(1 - P*) / n, V(P*) =
    ((2y - 1)^2 x(1 - x) + (2x - 1)^2 y(1 - y)) / n + 4xy(1 - x)(1 - y) / n^2. With `--baseline 0`
    the signs themselves. Unit: none, standard normal. Sign: positive = better than chance.
    Source: Pesaran and Timmermann 1992.
    """
    count = len(claimed)
    if not count:
        return math.nan
    said, came = claimed > baseline, actual > baseline
    right, x, y = float(np.mean(said == came)), float(said.mean()), float(came.mean())
    chance = x * y + (1 - x) * (1 - y)
    spread = ((2 * y - 1) ** 2 * x * (1 - x) + (2 * x - 1) ** 2 * y * (1 - y)) / count
    spread += 4 * x * y * (1 - x) * (1 - y) / count**2
    variance = chance * (1 - chance) / count - spread
    return (right - chance) / math.sqrt(variance) if variance > 1e-15 else math.nan


def pesaran_timmermann_p(claimed: Array, actual: Array, baseline: Array) -> float:
    """One-sided p-value of the Pesaran-Timmermann statistic, from the normal distribution.

    Formula: 1 - Phi(statistic). Unit: probability. Source: Pesaran and Timmermann 1992.
    """
    return normal_tail(pesaran_timmermann(claimed, actual, baseline))


def autocorrelation(error: Array, *, parameter: float = 1) -> float:
    """Correlation of the errors with those `parameter` target periods before.

    Formula: sum c_t c_(t-k) / sum c_t^2, c = e - mean e. Unit: none; efficient forecasts one step
    ahead have 0. Source: Box and Jenkins 1976; R forecast `accuracy` ("ACF1").
    """
    lag = round(parameter)
    if lag < 1 or len(error) <= lag:
        return math.nan
    centred = error - error.mean()
    square = float(centred @ centred)
    return float(centred[lag:] @ centred[:-lag]) / square if square > 0 else math.nan


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


def _small_sample(values: Array, steps: float, *, corrected: bool = True) -> float:
    """Return the t of a mean of overlapping values, as Harvey, Leybourne and Newbold correct it."""
    count, ahead = len(values), max(1, round(steps))
    if count < 2 or ahead >= count:
        return math.nan
    variance = _long_run_variance(values, ahead - 1)
    if variance <= 0:
        ahead, variance = 1, _long_run_variance(values, 0)
    if variance <= 0:
        return math.nan
    statistic = float(values.mean() / math.sqrt(variance / count))
    correction = (count + 1 - 2 * ahead + ahead * (ahead - 1) / count) / count
    return statistic * math.sqrt(correction) if corrected else statistic


def _long_run_variance(values: Array, lags: int, *, bartlett: bool = False) -> float:
    centred = values - values.mean()
    count = len(values)
    total = float(centred @ centred) / count
    for lag in range(1, lags + 1):
        weight = 1 - lag / (lags + 1) if bartlett else 1.0
        total += 2 * weight * float(centred[lag:] @ centred[:-lag]) / count
    return total
