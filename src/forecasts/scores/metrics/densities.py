"""Forecasts that are whole distributions: where in them the outcome fell, and how far.

`pit` is the probability integral transform: the share of the forecast distribution below the
outcome, evenly spread over 0 to 1 where forecasts are calibrated.
"""

import math

import numpy as np
import numpy.typing as npt

from forecasts.scores.metrics.distributions import sample_crps

Array = npt.NDArray[np.float64]


def pit_value(pit: Array) -> Array:
    """Probability that the forecast gave to outcomes up to the actual; the mean of the PIT.

    Formula: F(a); of samples their share at or below a, of quantiles linear between levels, half of
    the outer level beyond them. Unit: share; good at 0.5, above it = the claims were too low. For a
    histogram: `--by pit --bands pit=0,0.1,...,1 --metrics n`. Source: Dawid 1984; Diebold, Gunther
    and Tay 1998.
    """
    return pit


def pit_variance(pit: Array) -> float:
    """Variance of the PIT, with the divisor n.

    Formula: mean (F(a) - mean F(a))^2. Unit: none; good at 1/12, above it = too narrow.
    Source: Gneiting, Balabdaoui and Raftery 2007.
    """
    return float(np.var(pit)) if len(pit) else math.nan


def pit_distance(pit: Array) -> float:
    """Kolmogorov-Smirnov distance of the PIT from the even spread over 0 to 1.

    Formula: max over i of (i / n - u_i, u_i - (i - 1) / n), u sorted. Unit: share; good when small.
    Source: Kolmogorov 1933; Diebold, Gunther and Tay 1998.
    """
    count = len(pit)
    if not count:
        return math.nan
    ordered, rank = np.sort(pit), np.arange(1, count + 1)
    return max(float((rank / count - ordered).max()), float((ordered - (rank - 1) / count).max()))


def pit_distance_p(pit: Array) -> float:
    """P-value of the Kolmogorov-Smirnov distance of the PIT, in the limit of many forecasts.

    Formula: 2 sum over k of (-1)^(k - 1) exp(-2 k^2 n D^2). Unit: probability.
    Source: Kolmogorov 1933; scipy `kstest` with `mode="asymp"`.
    """
    size = math.sqrt(len(pit)) * pit_distance(pit) if len(pit) else math.nan
    if math.isnan(size):
        return math.nan
    if size < 0.2:  # 1 to more digits than a float has; the sum would need too many terms
        return 1.0
    terms = [math.exp(-2 * (k * size) ** 2) for k in range(1, 101)]
    return min(max(2 * (sum(terms[::2]) - sum(terms[1::2])), 0.0), 1.0)


def quantile_bias(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Tendency of the quantiles to lie above the outcome; the mean is scoringutils' `bias`.

    Formula: 1 - 2 max{tau: q <= a} for a below the median, 1 - 2 min{tau: q >= a} above it, 0 at
    it; levels 0 and 1 beyond the ends, a median that is not given linear between its neighbours.
    Unit: none, -1 to 1. Sign: positive = the claims were too high.
    Source: scoringutils `bias_quantile`.
    """
    below = np.where(quantiles <= actual[:, None], levels, 0.0).max(axis=1, initial=0.0)
    above = np.where(quantiles >= actual[:, None], levels, 1.0).min(axis=1, initial=1.0)
    middle = _medians(quantiles, levels)
    bias = np.where(actual < middle, 1 - 2 * below, np.where(actual > middle, 1 - 2 * above, 0.0))
    return np.where(np.isnan(actual) | np.isnan(middle), np.nan, bias)


def sample_bias(samples: Array, actual: Array) -> Array:
    """Tendency of the samples to lie above the outcome; the mean is scoringutils' `bias`.

    Formula: 1 - (share of x <= a) - (share of x < a), for samples without ties 1 - 2 F(a). Unit:
    none, -1 to 1. Sign: positive = the claims were too high. Source: scoringutils `bias_sample`.
    """
    count = (~np.isnan(samples)).sum(axis=1)
    column = actual[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        bias = 1 - ((samples <= column).sum(axis=1) + (samples < column).sum(axis=1)) / count
    return np.where(np.isnan(actual), np.nan, bias)


def dawid_sebastiani(samples: Array, actual: Array) -> Array:
    """Dawid-Sebastiani score of samples [forecasts, samples]; the mean is the metric.

    Formula: (a - m)^2 / s^2 + ln s^2, m and s^2 mean and variance of the samples (divisor n). Unit:
    none; the lower the better, without a lower end. Source: Dawid and Sebastiani 1999;
    scoringRules `dss_sample`.
    """
    given = ~np.isnan(samples)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = np.nansum(samples, axis=1) / given.sum(axis=1)
        gap = np.where(given, samples - middle[:, None], 0.0)
        variance = (gap**2).sum(axis=1) / given.sum(axis=1)
        score = (actual - middle) ** 2 / variance + np.log(variance)
    return np.where(variance > 0, score, np.nan)


def sample_dispersion(samples: Array, actual: Array) -> Array:
    """Part of the CRPS of samples that is their own spread.

    Formula: CRPS of the samples at their median. Unit: that of the value.
    Source: scoringutils `dispersion_sample`.
    """
    return np.where(np.isnan(actual), np.nan, sample_crps(samples, _middles(samples)))


def sample_overprediction(samples: Array, actual: Array) -> Array:
    """Part of the CRPS of samples for outcomes below their median (claims too high).

    Formula: CRPS - dispersion where a < median, else 0. Unit: that of the value.
    Source: scoringutils `overprediction_sample`.
    """
    rest = sample_crps(samples, actual) - sample_dispersion(samples, actual)
    return np.where(actual < _middles(samples), rest, 0.0 * rest)


def sample_underprediction(samples: Array, actual: Array) -> Array:
    """Part of the CRPS of samples for outcomes above their median (claims too low).

    Formula: CRPS - dispersion where a > median, else 0. Unit: that of the value.
    Source: scoringutils `underprediction_sample`.
    """
    rest = sample_crps(samples, actual) - sample_dispersion(samples, actual)
    return np.where(actual > _middles(samples), rest, 0.0 * rest)


def sample_deviation(samples: Array, actual: Array) -> Array:
    """Median absolute deviation of the samples, a measure of sharpness; the mean is the metric.

    Formula: 1.4826 median |x - median x|. Unit: that of the value. Source: scoringutils
    `mad_sample`.
    """
    spread = _middles(np.abs(samples - _middles(samples)[:, None]))
    return np.where(np.isnan(actual), np.nan, 1.4826 * spread)


def squared_error_of_mean(samples: Array, actual: Array) -> Array:
    """Squared error of the mean of the samples; the mean is the metric.

    Formula: (mean x - a)^2. Unit: that of the value, squared. Source: scoringutils
    `se_mean_sample`.
    """
    given = ~np.isnan(samples)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = np.nansum(samples, axis=1) / given.sum(axis=1)
    error: Array = (middle - actual) ** 2
    return error


def median_of_samples_absolute(samples: Array, actual: Array) -> Array:
    """Absolute error of the median of the samples; the mean is the metric.

    Formula: |median x - a|. Unit: that of the value. Source: scoringutils `ae_median_sample`.
    """
    return np.abs(_middles(samples) - actual)


def median_of_samples_squared(samples: Array, actual: Array) -> Array:
    """Squared error of the median of the samples; the mean is the metric.

    Formula: (median x - a)^2. Unit: that of the value, squared. Source: scoringutils
    `se_median_sample`.
    """
    error: Array = (_middles(samples) - actual) ** 2
    return error


def fair_crps(samples: Array, actual: Array) -> Array:
    """Fair CRPS of samples: what the CRPS would be with samples without end.

    Formula: mean |x - a| - sum |x - x'| / (2 m (m - 1)), m samples. Unit: that of the value; may
    be below 0. One sample has none. Source: Ferro 2014.
    """
    count = (~np.isnan(samples)).sum(axis=1)
    ordered = np.sort(samples, axis=1)  # nan last
    rank = 2 * np.arange(1, ordered.shape[1] + 1) - count[:, None] - 1
    pairs = np.nansum(rank * ordered, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        fair = sample_crps(samples, actual) + pairs / count**2 - pairs / (count * (count - 1))
    return np.where(count > 1, fair, np.nan)


def fair_crps_above(samples: Array, actual: Array, *, parameter: float = 0.0) -> Array:
    """Fair CRPS of samples with the weight on what lies above `parameter`.

    Formula: the fair CRPS of max(x, t) and max(a, t). Unit: that of the value; may be below 0.
    Source: Ferro 2014; Allen, Ginsbourger and Ziegel 2023.
    """
    return fair_crps(np.maximum(samples, parameter), np.maximum(actual, parameter))


def fair_crps_below(samples: Array, actual: Array, *, parameter: float = 0.0) -> Array:
    """Fair CRPS of samples with the weight on what lies below `parameter`.

    Formula: the fair CRPS of min(x, t) and min(a, t). Unit: that of the value; may be below 0.
    Source: Ferro 2014; Allen, Ginsbourger and Ziegel 2023.
    """
    return fair_crps(np.minimum(samples, parameter), np.minimum(actual, parameter))


def sample_log_score(samples: Array, actual: Array) -> Array:
    """Logarithmic score of samples, of the density that normal kernels give; the mean is it.

    Formula: -ln mean phi((a - x) / h) / h, h = 1.06 min(s, IQR / 1.34) m^(-1/5), s with divisor
    m - 1. Unit: nats; the lower the better, without a lower end. Samples without spread have none.
    Source: Krüger, Lerch, Thorarinsdottir and Gneiting 2021; scoringRules `logs_sample`.
    """
    count = (~np.isnan(samples)).sum(axis=1)
    scores = np.full(len(samples), np.nan)
    for row in np.flatnonzero((count > 1) & ~np.isnan(actual)):
        given = samples[row][~np.isnan(samples[row])]
        low, high = np.quantile(given, [0.25, 0.75])
        width = 1.06 * min(given.std(ddof=1), (high - low) / 1.34) * len(given) ** -0.2
        if width > 0:
            logs = -(((actual[row] - given) / width) ** 2) / 2
            top = logs.max()
            density = np.log(np.exp(logs - top).mean()) + top
            scores[row] = math.log(width * math.sqrt(2 * math.pi)) - density
    return scores


def _middles(samples: Array) -> Array:
    """Return the median of every row, of the samples that it has."""
    ordered = np.sort(samples, axis=1)  # nan last
    count = (~np.isnan(samples)).sum(axis=1)
    if not ordered.shape[1]:
        return np.full(len(samples), np.nan)
    row = np.arange(len(samples))
    high = ordered[row, np.minimum(count // 2, ordered.shape[1] - 1)]
    low = ordered[row, np.maximum(count - 1, 0) // 2]
    return np.where(count > 0, (low + high) / 2, np.nan)


def pit_of_samples(samples: Array, actual: Array) -> Array:
    """Return the share of each forecast's samples at or below the outcome, nan without one."""
    count = (~np.isnan(samples)).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (samples <= actual[:, None]).sum(axis=1) / count
    return np.where(np.isnan(actual), np.nan, share)


def pit_of_quantiles(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Return the level at which each outcome lies, linear between quantiles, nan without one."""
    under = quantiles <= actual[:, None]
    over = quantiles > actual[:, None]
    low = np.where(under, levels, 0.0).max(axis=1, initial=0.0)
    high = np.where(over, levels, 1.0).min(axis=1, initial=1.0)
    start = np.where(under, quantiles, -np.inf).max(axis=1, initial=-np.inf)
    end = np.where(over, quantiles, np.inf).min(axis=1, initial=np.inf)
    inner = np.isfinite(start) & np.isfinite(end)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(inner, (actual - start) / (end - start), 0.5)
    given = ~np.isnan(actual) & (under | over).any(axis=1)
    return np.where(given, low + part * (high - low), np.nan)


def _medians(quantiles: Array, levels: Array) -> Array:
    """Return the median of each forecast, linear between the nearest levels that it gives."""
    given = ~np.isnan(quantiles)
    row = np.arange(len(quantiles))
    before = np.where(given & (levels <= 0.5), levels, -1.0)
    after = np.where(given & (levels >= 0.5), levels, 2.0)
    if not quantiles.shape[1]:
        return np.full(len(quantiles), np.nan)
    first, last = before.argmax(axis=1), after.argmin(axis=1)
    low, high = levels[first], levels[last]
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(high > low, (0.5 - low) / (high - low), 0.0)
    middle = quantiles[row, first] + part * (quantiles[row, last] - quantiles[row, first])
    there = (before.max(axis=1) >= 0) & (after.min(axis=1) <= 1)
    return np.where(there, middle, np.nan)
