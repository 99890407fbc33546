"""How claims and actuals move together: correlations, Theil's U1 and the parts of the MSE."""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def theil_u1(claimed: Array, actual: Array) -> float:
    """Theil's U1, bounded between 0 and 1.

    Formula: rmse / (sqrt(mean v^2) + sqrt(mean a^2)). Unit: none; 0 is perfect.
    Source: Theil 1961.
    """
    if not len(claimed):
        return np.nan
    size = np.sqrt(np.mean(claimed**2)) + np.sqrt(np.mean(actual**2))
    return _ratio(np.sqrt(np.mean((claimed - actual) ** 2)), size)


def correlation(claimed: Array, actual: Array) -> float:
    """Pearson's correlation of claims and actuals.

    Formula: cov(v, a) / (sd v sd a). Unit: none; 1 is perfect. Blind to a constant bias.
    """
    if len(claimed) < 2:
        return np.nan
    left, right = claimed - claimed.mean(), actual - actual.mean()
    return _ratio((left * right).sum(), np.sqrt((left**2).sum() * (right**2).sum()))


def rank_correlation(claimed: Array, actual: Array) -> float:
    """Spearman's correlation of claims and actuals.

    Formula: Pearson's correlation of their ranks, ties at their mean rank. Unit: none; 1 is
    perfect. Source: Spearman 1904.
    """
    return correlation(mean_ranks(claimed), mean_ranks(actual))


def bias_proportion(claimed: Array, actual: Array) -> float:
    """Share of the mean squared error that is bias, Theil's UM.

    Formula: (mean v - mean a)^2 / MSE. Unit: share, 0 to 1; bias, variance and covariance add up
    to 1. Good when small. Source: Theil 1966; Pindyck and Rubinfeld 1998.
    """
    return _ratio((_mean(claimed) - _mean(actual)) ** 2, _mean((claimed - actual) ** 2))


def variance_proportion(claimed: Array, actual: Array) -> float:
    """Share of the mean squared error that is unequal variation, Theil's US.

    Formula: (sd v - sd a)^2 / MSE, sd with the divisor n. Unit: share, 0 to 1. Good when small.
    Source: Theil 1966; Pindyck and Rubinfeld 1998.
    """
    gap = np.sqrt(_variance(claimed)) - np.sqrt(_variance(actual))
    return _ratio(gap**2, _mean((claimed - actual) ** 2))


def covariance_proportion(claimed: Array, actual: Array) -> float:
    """Share of the mean squared error that is neither bias nor variance, Theil's UC.

    Formula: 2 (1 - r) sd v sd a / MSE, r = the correlation, sd with the divisor n. Unit: share,
    0 to 1. Good when large. Source: Theil 1966; Pindyck and Rubinfeld 1998.
    """
    joint = _mean((claimed - _mean(claimed)) * (actual - _mean(actual)))
    unshared = 2 * (np.sqrt(_variance(claimed) * _variance(actual)) - joint)
    return _ratio(unshared, _mean((claimed - actual) ** 2))


def efficiency(claimed: Array, actual: Array) -> float:
    """Share of the actuals' variation that the claims themselves explain (no regression).

    Formula: 1 - sum (v - a)^2 / sum (a - mean a)^2. Unit: none; 1 is perfect, 0 as good as the mean
    of the actuals. Source: Nash and Sutcliffe 1970; scikit-learn `r2_score`.
    """
    if len(actual) < 2:
        return np.nan
    return 1 - _ratio(((claimed - actual) ** 2).sum(), ((actual - actual.mean()) ** 2).sum())


def mean_ranks(values: Array) -> Array:
    """Return ranks from 1, ties at their mean."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    ranks: Array = (ends - (count - 1) / 2)[place]
    return ranks


def _mean(values: Array) -> float:
    return float(np.mean(values)) if len(values) else np.nan


def _variance(values: Array) -> float:
    return _mean((values - _mean(values)) ** 2)


def _ratio(above: float, below: float) -> float:
    """Return above / below; perfect claims on an outcome that never moves have no ratio."""
    return float(above) / float(below) if below else np.nan
