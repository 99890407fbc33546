"""Densities in bins: even inside each bin, so that the distribution function is a broken line.

Shapes: `edges` [bins + 1], ascending and finite; `shares` [forecasts, bins + 1] is the distribution
function at the edges, 0 at the first and 1 at the last; `actual` is [forecasts].
"""

import numpy as np
import numpy.typing as npt

from forecasts.scores.inference.products import weigh_rows

Array = npt.NDArray[np.float64]


def binned_crps(shares: Array, edges: Array, actual: Array) -> Array:
    """Continuous ranked probability score of densities in bins; the mean is the metric.

    Formula: integral of (F(x) - 1{x >= a})^2, F linear inside each bin; an open bin is taken as
    twice as wide as its neighbour. Unit: that of the value. 0 is perfect.
    Source: Matheson and Winkler 1976; open bins as Abel, Rich, Song and Tracy 2016.
    """
    left, right = shares[:, :-1], shares[:, 1:]
    passed = _passed(edges, actual)
    middle = left + passed * (right - left)
    width = np.diff(edges)
    below = passed * _square(left, middle)
    above = (1 - passed) * _square(middle - 1, right - 1)
    inside = (width * (below + above)).sum(axis=1)
    outside = np.maximum(edges[0] - actual, 0) + np.maximum(actual - edges[-1], 0)
    score: Array = inside + outside
    return score


def pit_of_bins(shares: Array, edges: Array, actual: Array) -> Array:
    """Return the share of each density below the outcome, nan without one."""
    share: Array = (np.diff(shares, axis=1) * _passed(edges, actual)).sum(axis=1)
    return share


def mean_of_bins(shares: Array, edges: Array) -> Array:
    """Return the mean of each density."""
    middle: Array = weigh_rows(np.diff(shares, axis=1), (edges[:-1] + edges[1:]) / 2)
    return middle


def quantiles_of_bins(shares: Array, edges: Array, levels: Array) -> Array:
    """Return the quantiles of each density, [forecasts, levels]; the lowest where F is flat."""
    found = np.full((len(shares), len(levels)), np.nan)
    row = np.arange(len(shares))
    for place, level in enumerate(levels.tolist()):
        end = np.maximum((shares >= level).argmax(axis=1), 1)
        low, high = shares[row, end - 1], shares[row, end]
        with np.errstate(divide="ignore", invalid="ignore"):
            part = np.clip((level - low) / (high - low), 0, 1)
        found[:, place] = edges[end - 1] + part * (edges[end] - edges[end - 1])
    blank = np.isnan(shares).any(axis=1, keepdims=True)
    return np.where(blank, np.nan, found)


def _passed(edges: Array, actual: Array) -> Array:
    """Return which part of each bin lies below the outcome, [forecasts, bins], 0 to 1."""
    part: Array = np.clip((actual[:, None] - edges[:-1]) / np.diff(edges), 0, 1)
    return part


def _square(start: Array, end: Array) -> Array:
    """Return the mean of the square of what goes evenly from start to end."""
    mean: Array = (start**2 + start * end + end**2) / 3
    return mean
