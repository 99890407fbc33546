"""Scores of intervals, quantiles, probabilities, categories and samples.

Shapes: `quantiles` is [forecasts, levels] with `levels` ascending in (0, 1); a level that a
forecast does not give is nan. `actual`, `low`, `high`, `level`, `probability` are [forecasts].
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def interval_penalty(low: Array, high: Array, level: Array, actual: Array) -> Array:
    """Interval score of the claim's own interval; the mean is the metric.

    Formula: (u - l) + 2/alpha (l - a)+ + 2/alpha (a - u)+, alpha = 1 - level. Unit: that of the
    value. 0 is perfect (an interval without width around the outcome). Crossed ends have no score.
    Source: Gneiting and Raftery 2007, eq. 43.
    """
    outside = np.maximum(low - actual, 0) + np.maximum(actual - high, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = (high - low) + np.where(outside > 0, 2 / (1 - level) * outside, 0.0)
    return np.where((low <= high) & ~np.isnan(actual) & ~np.isnan(level), score, np.nan)


def scaled_interval_penalty(
    low: Array, high: Array, level: Array, actual: Array, scale: Array
) -> Array:
    """Interval score over the scale of the series; the mean is the MSIS.

    Formula: ((u - l) + 2/alpha (l - a)+ + 2/alpha (a - u)+) / s, alpha = 1 - level, s = the column
    of `--error scale:COLUMN` (in M4 the mean absolute error of the seasonal naive forecast in the
    sample). Unit: none. 0 is perfect.
    Source: Makridakis, Spiliotis and Assimakopoulos 2020 (M4).
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        score = interval_penalty(low, high, level, actual) / np.abs(scale)
    return np.where(scale == 0, np.nan, score)


def inside(low: Array, high: Array, actual: Array) -> Array:
    """Whether the outcome lies in the claim's own interval, ends included; the mean is the share.

    Formula: l <= a <= u. Unit: share, 0 to 1; good when it equals the level of the intervals.
    """
    covered = ((low <= actual) & (actual <= high)).astype(np.float64)
    return np.where(np.isnan(low) | np.isnan(high) | np.isnan(actual), np.nan, covered)


def interval_width(low: Array, high: Array, actual: Array) -> Array:
    """Width of the claim's own interval; the mean is the sharpness.

    Formula: u - l. Unit: that of the value.
    """
    return np.where(np.isnan(actual), np.nan, high - low)


def quantile_scores(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Quantile (pinball) score of every level, [forecasts, levels].

    Formula: (1{a <= q} - tau) (q - a). Unit: that of the value. 0 is perfect.
    Source: Gneiting and Raftery 2007, eq. 40.
    """
    gap = quantiles - actual[:, None]
    result: Array = ((gap >= 0) - levels) * gap
    return result


def quantile_score(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Mean quantile score over the levels that a forecast gives; the mean is the metric.

    Formula: mean over tau of (1{a <= q} - tau) (q - a). Unit: that of the value. 0 is perfect.
    Source: Gneiting and Raftery 2007, eq. 40.
    """
    return _row_mean(quantile_scores(quantiles, levels, actual))


def weighted_interval_score(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Weighted interval score; the mean is the metric.

    Formula: (|a - m| / 2 + sum over K central intervals of alpha/2 IS_alpha) / (K + 1/2), which is
    twice the mean quantile score; without a median the divisor is K. Unit: that of the value. 0 is
    perfect. Levels that have no mirror image make it undefined.
    Source: Bracher et al. 2021 (PLoS Computational Biology 17), eq. 3.
    """
    return np.where(
        _is_symmetric(quantiles, levels), 2 * quantile_score(quantiles, levels, actual), np.nan
    )


def dispersion(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Part of the weighted interval score that is the width of the intervals.

    Formula: sum alpha/2 (u - l) / (K + 1/2). Unit: that of the value. Source: Bracher et al. 2021.
    """
    # sum of alpha/2 (u - l): an upper quantile enters with 1 - tau, its mirror image with -tau
    weight = np.where(levels > 0.5, 1 - levels, np.where(levels < 0.5, -levels, 0.0))
    total = np.nansum(quantiles * weight, axis=1)
    return np.where(np.isnan(actual), np.nan, _share_of_score(total, quantiles, levels))


def overprediction(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Part of the weighted interval score for outcomes below the intervals (claims too high).

    Formula: (sum (l - a)+ + (m - a)+ / 2) / (K + 1/2). Unit: that of the value.
    Source: Bracher et al. 2021.
    """
    weight = np.where(levels < 0.5, 1.0, np.where(levels == 0.5, 0.5, 0.0))
    total = np.nansum(np.maximum(quantiles - actual[:, None], 0) * weight, axis=1)
    return np.where(np.isnan(actual), np.nan, _share_of_score(total, quantiles, levels))


def underprediction(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Part of the weighted interval score for outcomes above the intervals (claims too low).

    Formula: (sum (a - u)+ + (a - m)+ / 2) / (K + 1/2). Unit: that of the value.
    Source: Bracher et al. 2021.
    """
    weight = np.where(levels > 0.5, 1.0, np.where(levels == 0.5, 0.5, 0.0))
    total = np.nansum(np.maximum(actual[:, None] - quantiles, 0) * weight, axis=1)
    return np.where(np.isnan(actual), np.nan, _share_of_score(total, quantiles, levels))


def coverage(quantiles: Array, levels: Array, actual: Array, *, parameter: float = 90.0) -> Array:
    """Whether the outcome lies in the central interval of `parameter` percent, ends included.

    Formula: q((1 - p)/2) <= a <= q((1 + p)/2). Unit: share, 0 to 1; good when it equals p.
    Source: Bracher et al. 2021; scoringutils `interval_coverage`.
    """
    low, high = central(quantiles, levels, parameter / 100)
    return inside(low, high, actual)


def coverage_deviation(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Whether the outcome lies in each central interval, less its level; the mean over all.

    Formula: mean over the central intervals of 1{l <= a <= u} - level. Unit: share; good at 0,
    negative = too narrow. Source: scoringutils `interval_coverage_deviation`.
    """
    wide = [level for level in levels.tolist() if level > 0.5]
    found = []
    for level in wide:
        low, high = central(quantiles, levels, 2 * level - 1)
        found.append(inside(low, high, actual) - (2 * level - 1))
    return _row_mean(np.column_stack(found)) if found else np.full(len(actual), np.nan)


def central_interval_score(
    quantiles: Array, levels: Array, actual: Array, *, parameter: float = 90.0
) -> Array:
    """Interval score of the central interval of `parameter` percent, out of the quantiles.

    Formula: (u - l) + 2/alpha (l - a)+ + 2/alpha (a - u)+, alpha = 1 - p. Unit: that of the value.
    0 is perfect. Source: Gneiting and Raftery 2007, eq. 43.
    """
    low, high = central(quantiles, levels, parameter / 100)
    return interval_penalty(low, high, np.full(len(actual), parameter / 100), actual)


def quantile_coverage(
    quantiles: Array, levels: Array, actual: Array, *, parameter: float = 50.0
) -> Array:
    """Whether the outcome is at most the quantile of `parameter` percent; the mean is the share.

    Formula: a <= q(tau). Unit: share, 0 to 1; good when it equals tau.
    """
    chosen = _column(quantiles, levels, parameter / 100)
    return np.where(np.isnan(chosen) | np.isnan(actual), np.nan, (actual <= chosen) * 1.0)


def median_absolute(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Absolute error of the median forecast; the mean is the metric.

    Formula: |m - a|. Unit: that of the value. 0 is perfect. Source: scoringutils `ae_median`.
    """
    return np.abs(_column(quantiles, levels, 0.5) - actual)


def median_squared(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Squared error of the median forecast; the mean is the metric.

    Formula: (m - a)^2. Unit: that of the value, squared. 0 is perfect. Source: scoringutils
    `se_median`.
    """
    return (_column(quantiles, levels, 0.5) - actual) ** 2


def quantile_crps(quantiles: Array, levels: Array, actual: Array) -> Array:
    """Continuous ranked probability score, approximated over the quantiles that are given.

    Formula: 2 mean over tau of the quantile score. Unit: that of the value. 0 is perfect; equals
    the weighted interval score on symmetric levels.
    Source: Laio and Tamea 2007; Gneiting and Raftery 2007.
    """
    return 2 * quantile_score(quantiles, levels, actual)


def sample_crps(samples: Array, actual: Array) -> Array:
    """Continuous ranked probability score of samples [forecasts, samples]; the mean is the metric.

    Formula: mean |x - a| - mean |x - x'| / 2. Unit: that of the value. 0 is perfect; one sample
    gives the absolute error.
    Source: Gneiting and Raftery 2007, eq. 21.
    """
    ordered = np.sort(samples, axis=1)  # nan last
    count = np.sum(~np.isnan(ordered), axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.nansum(np.abs(ordered - actual[:, None]), axis=1) / count
        # sum over pairs |x_i - x_j| of ordered values is sum (2i - m - 1) x_i, twice
        rank = 2 * np.arange(1, ordered.shape[1] + 1) - count[:, None] - 1
        pairs = np.nansum(rank * ordered, axis=1) / count**2
    return np.where(np.isnan(actual) | (count == 0), np.nan, distance - pairs)


def crps_above(samples: Array, actual: Array, *, parameter: float = 0.0) -> Array:
    """Return the CRPS of samples with the weight on what lies above `parameter`.

    Formula: the CRPS of max(x, t) and max(a, t). Unit: that of the value. 0 is perfect.
    Source: Gneiting and Ranjan 2011; Allen, Ginsbourger and Ziegel 2023.
    """
    return sample_crps(np.maximum(samples, parameter), np.maximum(actual, parameter))


def crps_below(samples: Array, actual: Array, *, parameter: float = 0.0) -> Array:
    """Return the CRPS of samples with the weight on what lies below `parameter`.

    Formula: the CRPS of min(x, t) and min(a, t). Unit: that of the value. 0 is perfect.
    Source: Gneiting and Ranjan 2011; Allen, Ginsbourger and Ziegel 2023.
    """
    return sample_crps(np.minimum(samples, parameter), np.minimum(actual, parameter))


def brier(probability: Array, outcome: Array) -> Array:
    """Brier score of the probability of an event; the mean is the metric.

    Formula: (p - o)^2, o = 1 if it happened, else 0. Unit: none, 0 to 1. 0 is perfect.
    Source: Brier 1950, in the form for one event.
    """
    return (probability - outcome) ** 2


def brier_categories(masses: Array, place: Array) -> Array:
    """Brier score over all categories, as first published; the mean is the metric.

    Formula: sum over k of (p_k - o_k)^2, o_k = 1 for what happened, else 0; for one event it is
    twice `brier`. Unit: none, 0 to 2. 0 is perfect.
    Source: Brier 1950; the Good Judgment Project (Mellers et al. 2014).
    """
    happened = np.arange(masses.shape[1]) == place[:, None]
    score: Array = ((np.nan_to_num(masses) - happened) ** 2).sum(axis=1)
    return np.where(np.isnan(place), np.nan, score)


def surprise(outcome_probability: Array) -> Array:
    """Logarithmic score: the surprise at what happened; the mean is the metric.

    Formula: -ln p(what happened). Unit: nats. 0 is perfect; infinite if it was called impossible.
    Source: Good 1952.
    """
    with np.errstate(divide="ignore"):
        return np.abs(-np.log(outcome_probability))


def ranked_probability_score(masses: Array, category: Array) -> Array:
    """Ranked probability score of masses [forecasts, ordered categories]; the mean is the metric.

    Formula: sum over k of (F_k - 1{category <= k})^2. Unit: none, 0 to the number of categories
    less one. 0 is perfect. Source: Epstein 1969; scoringutils `rps_ordinal`.
    """
    happened = np.arange(masses.shape[1]) >= category[:, None]
    score: Array = ((np.cumsum(np.nan_to_num(masses), axis=1) - happened) ** 2).sum(axis=1)
    return np.where(np.isnan(category), np.nan, score)


def central(quantiles: Array, levels: Array, share: float) -> tuple[Array, Array]:
    """Return both ends of the central interval that holds `share`, nan where it is not given."""
    low = _column(quantiles, levels, (1 - share) / 2)
    return low, _column(quantiles, levels, (1 + share) / 2)


def _column(quantiles: Array, levels: Array, level: float) -> Array:
    found = np.flatnonzero(np.isclose(levels, level, rtol=0, atol=1e-9))
    if len(found) == 0:
        return np.full(len(quantiles), np.nan)
    return quantiles[:, found[0]]


def _row_mean(scores: Array) -> Array:
    given = ~np.isnan(scores)
    with np.errstate(invalid="ignore"):
        mean: Array = np.where(given, scores, 0.0).sum(axis=1) / given.sum(axis=1)
    return mean


def _is_symmetric(quantiles: Array, levels: Array) -> npt.NDArray[np.bool_]:
    """Tell for each forecast whether its levels have their mirror images."""
    given = ~np.isnan(quantiles)
    mirror = np.abs(levels[:, None] + levels[None, :] - 1) < 1e-9
    symmetric: npt.NDArray[np.bool_] = (given == (given @ mirror)).all(axis=1)
    return symmetric


def _share_of_score(total: Array, quantiles: Array, levels: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        share = 2 * total / (~np.isnan(quantiles)).sum(axis=1)
    return np.where(_is_symmetric(quantiles, levels), share, np.nan)
