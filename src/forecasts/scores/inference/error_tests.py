"""Tests on forecast errors: is the bias more than chance, is one source better than another.

Errors of forecasts h steps ahead overlap, so their mean has the variance of a moving average of
order h - 1. All tests take the errors in the order of their target periods. Errors of one cluster,
by default one target period, share its surprise: they enter as one sum (Driscoll and Kraay 1998),
and the clusters are what is counted.

`variance` names the long-run variance; see `long_run`.
"""

import math

import numpy as np
import numpy.typing as npt

from forecasts.scores.inference.long_run import (
    cluster_sums,
    count_clusters,
    lags_of,
    long_run_variance,
    mean_p,
    mean_statistic,
    normal_tail,
    two_tails,
)
from forecasts.scores.inference.products import dot

Array = npt.NDArray[np.float64]


def diebold_mariano(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    parameter: float = 2,
    variance: str = "overlap",
    normal: bool = False,
) -> float:
    """Diebold-Mariano statistic with the correction of Harvey, Leybourne and Newbold.

    Formula: d = |e|^k - |e_baseline|^k, k = `parameter`; mean d / sqrt(V / n) times
    sqrt((n + 1 - 2h + h(h - 1)/n) / n), V = gamma_0 + 2 sum of gamma_1 .. gamma_(h-1); where that V
    is not positive, h = 1 is used. Unit: none, Student's t with n - 1 degrees of freedom, n
    the number of clusters. Sign: negative = the claims were better than the baseline. Equal
    forecasts have no statistic.
    Source: Diebold and Mariano 1995; Harvey, Leybourne and Newbold 1997; R forecast `dm.test`.
    """
    del normal
    loss = np.abs(error) ** parameter - np.abs(baseline_error) ** parameter
    return mean_statistic(loss, steps, cluster, variance=variance)


def diebold_mariano_p(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    parameter: float = 2,
    variance: str = "overlap",
    normal: bool = False,
) -> float:
    """Two-sided p-value of the Diebold-Mariano statistic.

    Formula: 2 (1 - T_(n-1)(|DM|)). Unit: probability. Source: as `diebold_mariano`.
    """
    loss = np.abs(error) ** parameter - np.abs(baseline_error) ** parameter
    return mean_p(loss, steps, cluster, variance=variance, normal=normal)


def diebold_mariano_plain(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    parameter: float = 2,
    variance: str = "overlap",
    normal: bool = False,
) -> float:
    """Diebold-Mariano statistic as first published, without a correction for small samples.

    Formula: d = |e|^k - |e_baseline|^k, k = `parameter`; mean d / sqrt(V / n), V = gamma_0 + 2 sum
    of gamma_1 .. gamma_(h-1); where that V is not positive, h = 1 is used. Unit: none,
    standard normal. Sign: negative = the claims were better. Source: Diebold and Mariano 1995.
    """
    del normal
    loss = np.abs(error) ** parameter - np.abs(baseline_error) ** parameter
    return mean_statistic(loss, steps, cluster, variance=variance, corrected=False)


def diebold_mariano_plain_p(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    parameter: float = 2,
    variance: str = "overlap",
    normal: bool = False,
) -> float:
    """Two-sided p-value of `diebold_mariano_plain`, from the normal distribution.

    Formula: 2 (1 - Phi(|DM|)). Unit: probability. Source: as `diebold_mariano_plain`.
    """
    del normal
    statistic = diebold_mariano_plain(
        error, baseline_error, steps, cluster, parameter=parameter, variance=variance
    )
    return 2 * normal_tail(abs(statistic))


def encompassing(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "overlap",
    normal: bool = False,
) -> float:
    """Test statistic of the hypothesis that the baseline adds nothing to the claims.

    Formula: as `diebold_mariano`, with d = e (e - e_baseline). Unit: none, Student's t with n - 1
    degrees of freedom. Sign: large and positive = the baseline knows what the claims do not.
    Source: Harvey, Leybourne and Newbold 1998.
    """
    del normal
    return mean_statistic(error * (error - baseline_error), steps, cluster, variance=variance)


def encompassing_p(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "overlap",
    normal: bool = False,
) -> float:
    """One-sided p-value of `encompassing`.

    Formula: 1 - T_(n-1)(statistic). Unit: probability. Source: Harvey, Leybourne and Newbold 1998.
    """
    statistic = encompassing(error, baseline_error, steps, cluster, variance=variance)
    half = two_tails(statistic, count_clusters(error, cluster), normal=normal) / 2
    return half if statistic >= 0 else 1 - half


def encompassing_weight(error: Array, baseline_error: Array) -> float:
    """Weight of the baseline in the best combination with the claims.

    Formula: sum e (e - e_baseline) / sum (e - e_baseline)^2, the slope of e on e - e_baseline
    without an intercept. Unit: none; 0 = the claims encompass the baseline, 1 = it them.
    Source: Bates and Granger 1969; Chong and Hendry 1986.
    """
    gap = error - baseline_error
    square = dot(gap, gap)
    return dot(error, gap) / square if square > 0 else math.nan


def clark_west(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "bartlett",
    normal: bool = False,
) -> float:
    """Clark-West statistic: claims against a baseline that is nested in them.

    Formula: t of the mean of e_b^2 - (e^2 - (e_b - e)^2), as in `mean_error_t`. Unit: none; with
    errors that are differences. Sign: positive = the claims were better. Source: Clark and West
    2007.
    """
    gain = baseline_error**2 - error**2 + (baseline_error - error) ** 2
    del normal
    return mean_error_t(gain, steps, cluster, variance=variance)


def clark_west_p(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "bartlett",
    normal: bool = False,
) -> float:
    """One-sided p-value of the Clark-West statistic, from the normal distribution.

    Formula: 1 - Phi(statistic). Unit: probability. Source: Clark and West 2007.
    """
    del normal  # it is normal as published
    return normal_tail(clark_west(error, baseline_error, steps, cluster, variance=variance))


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
    square = dot(centred, centred)
    return dot(centred[lag:], centred[:-lag]) / square if square > 0 else math.nan


def mean_error_t(
    error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "bartlett",
    normal: bool = False,
) -> float:
    """Test statistic of the hypothesis that the errors have mean zero.

    Formula: mean e / sqrt(V / n); V with Bartlett weights up to lag h - 1 (Newey and West), times
    n / (n - 1), n the number of clusters: for h = 1 and no clusters the ordinary t. Unit: none.
    Sign: positive = too high. Source: Holden and Peel 1990; Newey and West 1987.
    """
    del normal
    sums = cluster_sums(error, cluster)
    count, lags = len(sums), lags_of(steps)
    if count < 2 or lags is None or lags >= count - 1:
        return math.nan
    spread = long_run_variance(sums, lags, variance) * count / (count - 1)
    return float(error.mean() / math.sqrt(spread / count)) if spread > 0 else math.nan


def mean_error_p(
    error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    variance: str = "bartlett",
    normal: bool = False,
) -> float:
    """Two-sided p-value of `mean_error_t`, from Student's t with n - 1 degrees of freedom.

    Formula: 2 (1 - T_(n-1)(|t|)), n the number of clusters. Unit: probability.
    """
    statistic = mean_error_t(error, steps, cluster, variance=variance)
    return two_tails(statistic, count_clusters(error, cluster), normal=normal)
