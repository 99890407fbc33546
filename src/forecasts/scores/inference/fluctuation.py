"""Was one source better all along, or for a time only: the fluctuation test."""

import math

import numpy as np
import numpy.typing as npt

from forecasts.scores.inference.long_run import cluster_sums, lags_of, long_run_variance

Array = npt.NDArray[np.float64]
WINDOW = 30.0
"""Percent of the clusters that a window holds where nobody says how many."""
# Two-sided critical values at 5% by the share of the window (Giacomini and Rossi 2010, table 1).
_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_CRITICAL = (3.393, 3.179, 3.012, 2.890, 2.779, 2.634, 2.560, 2.433, 2.248)


def largest_fluctuation(
    values: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    window: float = WINDOW,
    variance: str = "bartlett",
) -> float:
    """Return the largest t of the mean of `values` in a moving window, with its sign.

    Args:
        values: Such as differences of scores, in the order of their target periods.
        steps: Steps ahead of the forecasts; nan where they have none in common.
        cluster: What shares a surprise; None for each value its own.
        window: Percent of the clusters that a window holds, 10 to 90.
        variance: The long-run variance, of all values together; see `long_run`.
    """
    sums = cluster_sums(values, cluster)
    count, lags = len(sums), lags_of(steps)
    length = round(count * window / 100)
    if not 10 <= window <= 90 or lags is None or length < 2 or lags + 1 >= count:
        return math.nan
    spread = long_run_variance(sums, lags, variance)
    if spread <= 0:
        return math.nan
    running = np.concatenate([[0.0], np.cumsum(sums + values.mean())])
    each = (running[length:] - running[:-length]) / math.sqrt(spread * length)
    return float(each[np.argmax(np.abs(each))])


def critical_fluctuation(window: float) -> float:
    """Return what the largest |t| exceeds in 5% of all samples of two equal sources.

    Linear between the windows of the published table.
    """
    share = window / 100
    if not _SHARES[0] <= share <= _SHARES[-1]:
        return math.nan
    return float(np.interp(share, _SHARES, _CRITICAL))


def fluctuation(  # noqa: PLR0913  the settings of a test
    error: Array,
    baseline_error: Array,
    steps: float,
    cluster: Array | None = None,
    *,
    parameter: float = WINDOW,
    variance: str = "bartlett",
) -> float:
    """Giacomini-Rossi statistic: the largest Diebold-Mariano t in a moving window.

    Formula: sum of d over the window / sqrt(V m), d = e^2 - e_baseline^2, m clusters a window
    (`parameter` percent of them, 10 to 90), V with Bartlett weights up to lag h - 1 over all; of
    all windows the one farthest from 0, to hold against `fluctuation_critical`. Unit: none. Sign:
    negative = the claims were better then. Source: Giacomini and Rossi 2010.
    """
    loss = error**2 - baseline_error**2
    return largest_fluctuation(loss, steps, cluster, window=parameter, variance=variance)


def fluctuation_critical(error: Array, *, parameter: float = WINDOW) -> float:
    """Return what |`fluctuation`| exceeds in 5% of all samples where both were equal all along.

    Formula: linear between the published windows of 10, 20 .. 90%. Unit: none.
    Source: Giacomini and Rossi 2010, table 1.
    """
    return critical_fluctuation(parameter) if len(error) else math.nan
