"""Honest figures from few outcomes: intervals for rates, resampling by target, shrinkage."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from forecasts.scores.inference.products import weigh_rows

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]

DRAWS = 1000
SEED = 20261121
# Draws are taken so many at a time that this many weights are in memory.
CELLS = 2_000_000
# the 97.5% point of the normal distribution
_Z = 1.959963984540054


def wilson(share: float, count: float) -> tuple[float, float]:
    """Return Wilson's 95% interval for a share of `count` independent outcomes.

    Formula: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n). Source: Wilson 1927.
    """
    if not count > 0 or math.isnan(share):
        return math.nan, math.nan
    square = _Z**2 / count
    middle = share + square / 2
    half = _Z * math.sqrt(share * (1 - share) / count + square / (4 * count))
    low, high = (middle - half) / (1 + square), (middle + half) / (1 + square)
    return max(low, 0.0), min(high, 1.0)


def cluster_mean(values: Array, cluster: Codes) -> float:
    """Return the mean over clusters of the mean within each: a cluster counts once."""
    given = ~np.isnan(values)
    _, place = np.unique(cluster[given], return_inverse=True)
    if not len(place):
        return math.nan
    return float((np.bincount(place, values[given]) / np.bincount(place)).mean())


def draw_periods(count: int, draws: int = DRAWS, seed: int = SEED) -> Codes:
    """Return how often each of `count` periods is drawn, [draws, periods]; rows sum to `count`.

    Target periods are drawn with replacement, all claims on one period together: their errors
    share that year's surprise. The seed is fixed, so that a report can be written again.
    """
    return np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=draws)


def median_draws(values: Array, period: Codes) -> Array:
    """Return the median of the values in each draw of target periods."""
    known, place = np.unique(period, return_inverse=True)
    drawn = draw_periods(len(known))
    step = max(1, CELLS // max(len(values), 1))
    return np.concatenate(
        [
            weighted_medians(values, drawn[start : start + step][:, place].astype(np.float64))
            for start in range(0, len(drawn), step)
        ]
    )


def sum_draws(values: Array, period: Codes) -> Array:
    """Return the sum of the values in each draw of target periods."""
    known, place = np.unique(period, return_inverse=True)
    return weigh_rows(draw_periods(len(known)), np.bincount(place, values, len(known)))


def weighted_medians(values: Array, weights: Array) -> Array:
    """Return the median of the values under each row of weights, [draws]; nan for no weight."""
    order = np.argsort(values, kind="stable")
    ordered, running = values[order], np.cumsum(weights[:, order], axis=1)
    total = running[:, -1:]
    # with whole weights the median of an even number is the mean of the two in the middle
    low = np.argmax(running >= total / 2, axis=1)
    high = np.argmax(running > total / 2, axis=1)
    middle = (ordered[low] + ordered[high]) / 2
    return np.where(total[:, 0] > 0, middle, np.nan)


def percentile_interval(draws: Array) -> tuple[float, float]:
    """Return the 2.5% and 97.5% points of the draws, nan for too few of them."""
    given = draws[~np.isnan(draws)]
    if len(given) < 2:
        return math.nan, math.nan
    low, high = np.quantile(given, [0.025, 0.975])
    return float(low), float(high)


def shrink(estimates: Array, variances: Array) -> Array:
    """Return estimates drawn towards their pool, by the method of moments.

    Formula: tau^2 = max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w)), w = 1 / v,
    Q = sum w (x - m)^2, m = sum w x / sum w; shrunk = (tau^2 x + v m') / (tau^2 + v), m' with
    weights 1 / (v + tau^2). An estimate without a variance stays out.
    Source: DerSimonian and Laird 1986.
    """
    given = ~np.isnan(estimates) & ~np.isnan(variances) & (variances > 0)
    result = np.full(len(estimates), np.nan)
    if given.sum() < 2:
        return np.where(given, estimates, result)
    x, v = estimates[given], variances[given]
    w = 1 / v
    pool = (w * x).sum() / w.sum()
    excess = (w * (x - pool) ** 2).sum() - (len(x) - 1)
    between = max(0.0, excess / (w.sum() - (w**2).sum() / w.sum()))
    wide = 1 / (v + between)
    pool = (wide * x).sum() / wide.sum()
    result[given] = (between * x + v * pool) / (between + v)
    return result
