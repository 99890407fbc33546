"""Could one have known which source would be better: the conditional test of equal scores."""

import math

import numpy as np
import numpy.typing as npt

from forecasts.scores.inference.long_run import cluster_sums, lags_of, long_run_matrix

Array = npt.NDArray[np.float64]
_FEWEST = 4


def conditional_statistic(
    values: Array, steps: float, cluster: Array | None = None, *, variance: str = "bartlett"
) -> float:
    """Return the Giacomini-White statistic of differences of scores.

    Args:
        values: Differences of scores, in the order of their target periods.
        steps: Steps ahead of the forecasts; nan where they have none in common.
        cluster: What shares a surprise; None for each value its own.
        variance: The long-run variance; see `long_run`.
    """
    lags = lags_of(steps)
    if lags is None or not len(values):
        return math.nan
    series = cluster_sums(values, cluster) + values.mean()
    before, after = series[: -lags - 1], series[lags + 1 :]
    if len(after) < _FEWEST:
        return math.nan
    moments = np.column_stack([after, before * after])
    total, spread = moments.sum(axis=0), long_run_matrix(moments, lags, variance)
    if np.linalg.matrix_rank(spread) < 2 or np.linalg.eigvalsh(spread).min() <= 0:
        return math.nan
    return float(total @ np.linalg.solve(spread, total))


def conditional_p(statistic: float) -> float:
    """Return the p-value of the statistic, of chi-square with 2 degrees of freedom."""
    return math.exp(-statistic / 2)


def giacomini_white(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    parameter: float = 2,
    variance: str = "bartlett",
) -> float:
    """Giacomini-White statistic: could one have known which would be better, claims or baseline.

    Formula: n z' V^-1 z, z the mean of (d_t, d_(t-h) d_t), d = |e|^k - |e_baseline|^k, k =
    `parameter`, V = mean of its squares and, for h > 1, of its products up to lag h - 1 with
    Bartlett weights, not centred. Unit: none, chi-square with 2 degrees of freedom. Large =
    they differ on average, or as the last difference that was known foretells.
    Source: Giacomini and White 2006, eq. 5 and 6.
    """
    loss = np.abs(error) ** parameter - np.abs(baseline_error) ** parameter
    return conditional_statistic(loss, steps, cluster, variance=variance)


def giacomini_white_p(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    parameter: float = 2,
    variance: str = "bartlett",
) -> float:
    """P-value of the Giacomini-White statistic.

    Formula: upper tail of chi-square(2), exp(-statistic / 2). Unit: probability.
    Source: Giacomini and White 2006.
    """
    loss = np.abs(error) ** parameter - np.abs(baseline_error) ** parameter
    return conditional_p(conditional_statistic(loss, steps, cluster, variance=variance))
