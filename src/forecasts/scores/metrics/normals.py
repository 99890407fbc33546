"""Normal distributions, and those of two halves that the fan charts of central banks are made of.

A two-piece normal has its mode at m, standard deviation s1 below it and s2 above it; the halves
meet, so that s1 / (s1 + s2) of the probability lies below the mode. All shapes are [forecasts].
"""

import math
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
_STANDARD = NormalDist()


def normal_crps(claimed: Array, sd: Array, actual: Array) -> Array:
    """Continuous ranked probability score of normal distributions; the mean is the metric.

    Formula: s (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)), z = (a - m) / s, m the claim and s its
    standard deviation; |a - m| for s = 0. Unit: that of the value. 0 is perfect.
    Source: Gneiting, Raftery, Westveld and Goldman 2005.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (actual - claimed) / sd
        score = sd * (z * (2 * _share(z) - 1) + 2 * _density(z) - 1 / math.sqrt(math.pi))
    return np.where(sd == 0, np.abs(actual - claimed), score)


def normal_log_score(claimed: Array, sd: Array, actual: Array) -> Array:
    """Logarithmic score of normal distributions; the mean is the metric.

    Formula: ln(s sqrt(2 pi)) + z^2 / 2, z = (a - m) / s. Unit: nats; the lower the
    better, without a lower end. Source: Good 1952; Gneiting and Raftery 2007.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.log(sd * math.sqrt(2 * math.pi)) + ((actual - claimed) / sd) ** 2 / 2
    return np.where(sd > 0, score, np.nan)


def two_piece_crps(mode: Array, sd_below: Array, sd_above: Array, actual: Array) -> Array:
    """Continuous ranked probability score of two-piece normal distributions; the mean is it.

    Formula: 4 s^2 / (s + t) (z Phi(z) + phi(z)) + d
    + 2 / (sqrt(pi) (s + t)^2) (sqrt(2) t (t^2 - s^2) - s^3 - t^3), d = |a - m|, z = -d / s, s the
    standard deviation on the outcome's side of the mode m and t the other; d where both are 0.
    Unit: that of the value. 0 is perfect. Source: Gneiting and Thorarinsdottir 2010; scoringRules
    `crps_2pnorm`.
    """
    away = np.abs(actual - mode)
    side, other = _by_side(mode, sd_below, sd_above, actual)
    both = side + other
    with np.errstate(divide="ignore", invalid="ignore"):
        z, near, far = -away / side, side / both, other / both
        tail = np.where(side > 0, side * (z * _share(z) + _density(z)), 0.0)
        width = both * (math.sqrt(2) * far * (far**2 - near**2) - near**3 - far**3)
        score = 4 * near * tail + away + 2 / math.sqrt(math.pi) * width
    return np.where(both == 0, away, score)


def two_piece_log_score(mode: Array, sd_below: Array, sd_above: Array, actual: Array) -> Array:
    """Logarithmic score of two-piece normal distributions; the mean is the metric.

    Formula: ln(sqrt(2 pi) (s1 + s2) / 2) + z^2 / 2, z = (a - m) / s, s the standard deviation on
    the outcome's side of the mode m. Unit: nats; the lower the better, without a lower end.
    Source: Wallis 2004; scoringRules `logs_2pnorm`.
    """
    side, other = _by_side(mode, sd_below, sd_above, actual)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.log(math.sqrt(math.pi / 2) * (side + other)) + ((actual - mode) / side) ** 2 / 2
    return np.where((side > 0) & (other > 0), score, np.nan)


def pit_of_normals(mode: Array, sd_below: Array, sd_above: Array, actual: Array) -> Array:
    """Return the share of each (two-piece) normal distribution below the outcome, or nan."""
    side, other = _by_side(mode, sd_below, sd_above, actual)
    with np.errstate(divide="ignore", invalid="ignore"):
        beyond = 2 * side / (side + other) * _share(-np.abs(actual - mode) / side)
    share = np.where(actual > mode, 1 - beyond, beyond)
    return np.where((side > 0) & (other > 0), share, np.nan)


def quantiles_of_normals(mode: Array, sd_below: Array, sd_above: Array, levels: Array) -> Array:
    """Return the quantiles of (two-piece) normal distributions, [forecasts, levels]."""
    both = (sd_below + sd_above)[:, None]
    below, above = sd_below[:, None], sd_above[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        low = below * _z_score(levels * both / (2 * below))
        high = -above * _z_score((1 - levels) * both / (2 * above))
        found = mode[:, None] + np.where(levels <= below / both, low, high)
    return np.where(both == 0, mode[:, None], found)


def mean_of_two_pieces(mode: Array, sd_below: Array, sd_above: Array) -> Array:
    """Return the mean of each two-piece normal distribution."""
    mean: Array = mode + math.sqrt(2 / math.pi) * (sd_above - sd_below)
    return mean


def two_pieces(spread: Array, skew: Array) -> tuple[Array, Array]:
    """Return the standard deviations below and above the mode, as the Bank of England has them.

    Args:
        spread: Its uncertainty s: 2 / s^2 = 1 / s1^2 + 1 / s2^2.
        skew: Mean less mode, sqrt(2 / pi) (s2 - s1).

    Source: Britton, Fisher and Whitley 1998; Wallis 2004.
    """
    apart = math.sqrt(math.pi / 2) * skew
    product = spread * (spread + np.sqrt(spread**2 + 2 * apart**2)) / 2  # s1 s2
    both = np.sqrt(apart**2 + 4 * product)
    return (both - apart) / 2, (both + apart) / 2


def _by_side(mode: Array, below: Array, above: Array, actual: Array) -> tuple[Array, Array]:
    """Return the standard deviation on the outcome's side of the mode, and the other."""
    high = actual > mode
    return np.where(high, above, below), np.where(high, below, above)


def _share(z: Array) -> Array:
    return np.array([math.erfc(-each / math.sqrt(2)) / 2 for each in z.tolist()], np.float64)


def _density(z: Array) -> Array:
    density: Array = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return density


def _z_score(shares: Array) -> Array:
    """Return where the standard normal distribution has these shares below it; nan outside 0, 1."""
    found = [_STANDARD.inv_cdf(each) if 0 < each < 1 else math.nan for each in shares.flat]
    return np.array(found, np.float64).reshape(shares.shape)
