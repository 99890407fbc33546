"""Scores of point forecasts: functions over numpy arrays of equal length, one element a forecast.

`error` is always claimed over actual, positive = the claim was too high, in the basis that the
caller chose (see `errors.py`). `claimed` and `actual` are in one unit. Functions whose name is
that of a score for a single forecast return an array; the metric is its mean.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def one(counted: Array) -> Array:
    """Count: 1 for every forecast that has an actual and an error.

    Formula: sum of 1. Unit: forecasts. Beside verdicts or probabilities and without a metric of
    errors, an actual is enough.
    """
    return counted


def claimed_value(claimed: Array, actual: Array) -> Array:
    """Claimed value; the mean is the average claim on outcomes that are known.

    Formula: v. Unit: that of the value.
    """
    return np.where(np.isnan(actual), np.nan, claimed)


def actual_value(claimed: Array, actual: Array) -> Array:
    """Outcome; the mean is the average outcome of the claims, each as often as it was forecast.

    Formula: a. Unit: that of the value.
    """
    return np.where(np.isnan(claimed), np.nan, actual)


def signed_error(error: Array) -> Array:
    """Signed error, whose mean is the average error (bias in the unit of the error).

    Formula: e. Unit: that of the error. Sign: positive = too high on average.
    Source: CBO, An Evaluation of CBO's Past Revenue Projections ("average error").
    """
    return error


def absolute_error(error: Array) -> Array:
    """Absolute error, whose mean is the MAE.

    Formula: |e|. Unit: that of the error. 0 is perfect.
    Source: CBO ("average absolute error"); EIA Retrospective Review (with the percent error).
    """
    return np.abs(error)


def squared_error(error: Array) -> Array:
    """Squared error, whose mean is the MSE and the root of it the RMSE.

    Formula: e^2. Unit: that of the error, squared; of the RMSE, that of the error. 0 is perfect.
    Source: CBO ("root mean square error"); Reifschneider and Tulip 2019.
    """
    return error * error


def too_high(error: Array) -> Array:
    """Whether a claim was too high; the mean is the share of claims that were.

    Formula: e > 0. Unit: share, 0 to 1. Sign: above one half = mostly too high.
    Source: EIA Annual Energy Outlook Retrospective Review ("percent overestimated").
    """
    return np.where(np.isnan(error), np.nan, error > 0)


def too_low(error: Array) -> Array:
    """Whether a claim was too low; the mean is the share of claims that were.

    Formula: e < 0. Unit: share, 0 to 1. Exact claims are neither too high nor too low.
    """
    return np.where(np.isnan(error), np.nan, error < 0)


def within(error: Array, *, parameter: float = 10.0) -> Array:
    """Whether the error is at most `parameter`, in the unit of the error; the mean is the share.

    Formula: |e| <= x. Unit: share, 0 to 1.
    """
    # One part in 1e12 is lost when an error is computed: 670 against 737 is exactly 1/1.10.
    close = np.abs(error) <= parameter * (1 + 1e-12)
    return np.where(np.isnan(error), np.nan, close)


def percentage_error(claimed: Array, actual: Array) -> Array:
    """Signed error in percent of the actual, whatever the basis of the table is.

    Formula: 100 (v - a) / |a|; none where a = 0. Unit: percent. Sign: positive = too high.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(actual != 0, 100 * (claimed - actual) / np.abs(actual), np.nan)


def absolute_percentage_error(claimed: Array, actual: Array) -> Array:
    """Absolute error in percent of the actual; the mean is the MAPE.

    Formula: 100 |v - a| / |a|; none where a = 0. Unit: percent. 0 is perfect. It favours low
    forecasts (Tofallis 2015): it is here to match published tables.
    Source: EIA Annual Energy Outlook Retrospective Review.
    """
    return np.abs(percentage_error(claimed, actual))


def squared_percentage_error(claimed: Array, actual: Array) -> Array:
    """Squared error in percent of the actual; the root of the mean is the RMSPE.

    Formula: (100 (v - a) / a)^2; none where a = 0. Unit: of the root, percent. 0 is perfect.
    Source: Hyndman and Koehler 2006.
    """
    return percentage_error(claimed, actual) ** 2


def symmetric_percentage_error(claimed: Array, actual: Array) -> Array:
    """Absolute error in percent of the mean of claim and actual; the mean is the sMAPE.

    Formula: 200 |v - a| / (|v| + |a|), 0 where both are 0. Unit: percent, 0 to 200.
    Source: Makridakis and Hibon 2000 (M3 competition).
    """
    size = np.abs(claimed) + np.abs(actual)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(size > 0, 200 * np.abs(claimed - actual) / size, 0.0 * size)


def log_ratio(claimed: Array, actual: Array) -> Array:
    """Logarithm of claimed over actual: the error r of the method.

    Formula: r = ln(v / a); none unless both are positive. Unit: log points (1 = a factor of e).
    Sign: positive = too high.
    """
    valid = (claimed > 0) & (actual > 0)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        # a difference of logarithms, so that r(v, a) = -r(a, v) holds to the bit
        return np.where(valid, np.log(claimed) - np.log(actual), np.nan)


def absolute_log_ratio(claimed: Array, actual: Array) -> Array:
    """Absolute log ratio; the mean is the MAE in logs.

    Formula: |r| = |ln(v / a)|. Unit: log points. 0 is perfect.
    """
    return np.abs(log_ratio(claimed, actual))


def squared_log_ratio(claimed: Array, actual: Array) -> Array:
    """Squared log ratio; the root of the mean is the RMSE in logs.

    Formula: r^2. Unit: of the root, log points. 0 is perfect.
    """
    return log_ratio(claimed, actual) ** 2


def same_direction(claimed: Array, actual: Array, baseline: Array) -> Array:
    """Whether the claim moved from the baseline to the side to which the outcome moved.

    Formula: sgn(v - b) = sgn(a - b). Unit: share, 0 to 1. With `no_change` as the baseline this
    is the usual share of right directions.
    """
    said, came = np.sign(claimed - baseline), np.sign(actual - baseline)
    return np.where(np.isnan(said) | np.isnan(came), np.nan, said == came)


def scaled_absolute_error(claimed: Array, actual: Array, scale: Array) -> Array:
    """Absolute error over the scale of the series; the mean is the MASE.

    Formula: |v - a| / s, s = the column of `--error scale:COLUMN`; the MASE where that holds the
    mean absolute error of the naive forecast in the sample. Unit: none. 0 is perfect.
    Source: Hyndman and Koehler 2006; Makridakis, Spiliotis and Assimakopoulos 2020 (M4).
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(scale != 0, np.abs(claimed - actual) / np.abs(scale), np.nan)


def scaled_squared_error(claimed: Array, actual: Array, scale: Array) -> Array:
    """Squared error over the squared scale of the series; the root of the mean is the RMSSE.

    Formula: (v - a)^2 / s^2, s = the column of `--error scale:COLUMN`; the RMSSE where that holds
    the root mean square of the steps in the sample. Unit: none. 0 is perfect.
    Source: Makridakis, Spiliotis and Assimakopoulos 2022 (M5).
    """
    return scaled_absolute_error(claimed, actual, scale) ** 2


def median_error(error: Array) -> float:
    """Median of the signed errors.

    Formula: median e. Unit: that of the error. Sign: positive = too high.
    """
    return _median(error)


def median_absolute_error(error: Array) -> float:
    """Median of the absolute errors.

    Formula: median |e|. Unit: that of the error. 0 is perfect.
    """
    return _median(np.abs(error))


def median_percentage(claimed: Array, actual: Array) -> float:
    """Median of the absolute errors in percent of the actual.

    Formula: median 100 |v - a| / |a|. Unit: percent. 0 is perfect.
    """
    return _median(absolute_percentage_error(claimed, actual))


def largest_error(error: Array) -> float:
    """Largest absolute error.

    Formula: max |e|. Unit: that of the error. 0 is perfect.
    """
    return float(np.max(np.abs(error))) if len(error) else np.nan


def error_quantile(error: Array, *, parameter: float = 50.0) -> float:
    """Signed error below which `parameter` percent of the errors lie; 0 and 100 are the extremes.

    Formula: q(p), quantiles by linear interpolation (type 7). Unit: that of the error. Sign:
    positive = too high.
    """
    return float(np.quantile(error, parameter / 100)) if len(error) else np.nan


def absolute_error_quantile(error: Array, *, parameter: float = 90.0) -> float:
    """Absolute error below which `parameter` percent of the absolute errors lie.

    Formula: q(p) of |e|, quantiles by linear interpolation (type 7). Unit: that of the error. 0 is
    perfect. Source: Smith and Sincich 1988 (Demography 25), "90PE", with the percent error.
    """
    return error_quantile(np.abs(error), parameter=parameter)


def standard_deviation(error: Array) -> float:
    """Sample standard deviation of the errors.

    Formula: sqrt(sum (e - mean e)^2 / (n - 1)). Unit: that of the error. 0 for one error repeated.
    """
    return float(np.std(error, ddof=1)) if len(error) > 1 else np.nan


def two_thirds_spread(error: Array) -> float:
    """Width of the central two thirds of the errors.

    Formula: q(5/6) - q(1/6), quantiles by linear interpolation (type 7). Unit: that of the error.
    0 for one error repeated. Source: CBO ("two-thirds spread of errors").
    """
    return _spread(error, 2 / 3)


def spread(error: Array, *, parameter: float = 80.0) -> float:
    """Width of the central `parameter` percent of the errors.

    Formula: q((1 + p) / 2) - q((1 - p) / 2), quantiles by linear interpolation (type 7). Unit: that
    of the error.
    """
    return _spread(error, parameter / 100)


def weighted_percentage(claimed: Array, actual: Array) -> float:
    """Sum of the absolute errors in percent of the sum of the actuals: WAPE, or MAE over mean.

    Formula: 100 sum |v - a| / sum |a|. Unit: percent. 0 is perfect.
    Source: Kolassa and Schuetz 2007 (Foresight 6).
    """
    size = float(np.abs(actual).sum())
    return 100 * float(np.abs(claimed - actual).sum()) / size if size else np.nan


def normalised_rmse(claimed: Array, actual: Array) -> float:
    """RMSE in percent of the mean of the actuals.

    Formula: 100 sqrt(mean (v - a)^2) / |mean a|. Unit: percent. 0 is perfect.
    """
    size = abs(float(actual.mean())) if len(actual) else 0.0
    return 100 * float(np.sqrt(np.mean((claimed - actual) ** 2))) / size if size else np.nan


def median_log(claimed: Array, actual: Array) -> float:
    """Median of the log ratios.

    Formula: M = median ln(v / a). Unit: log points. Sign: positive = too high.
    """
    return _median(log_ratio(claimed, actual))


def median_symmetric_accuracy(claimed: Array, actual: Array) -> float:
    """Median symmetric accuracy, in percent: half of the claims were off by no larger a factor.

    Formula: 100 (exp(median |ln(v / a)|) - 1). Unit: percent. 0 is perfect.
    Source: Morley, Brito and Welling 2018 (Space Weather 16).
    """
    return 100 * float(np.expm1(_median(np.abs(log_ratio(claimed, actual)))))


def symmetric_signed_bias(claimed: Array, actual: Array) -> float:
    """Symmetric signed percentage bias.

    Formula: 100 sgn(M) (exp|M| - 1), M = median ln(v / a). Unit: percent. Sign: positive = too
    high.
    Source: Morley, Brito and Welling 2018 (Space Weather 16).
    """
    middle = median_log(claimed, actual)
    return 100 * float(np.sign(middle) * np.expm1(abs(middle)))


def revised(revision: Array) -> Array:
    """Return each revision; the mean is the average revision.

    Formula: v - the same source's claim before it for the same target. Unit: that of the value.
    Sign: positive = claims were raised.
    """
    return revision


def _spread(error: Array, share: float) -> float:
    if not len(error):
        return np.nan
    low, high = np.quantile(error, [(1 - share) / 2, (1 + share) / 2])
    return float(high - low)


def _median(values: Array) -> float:
    values = values[~np.isnan(values)]
    return float(np.median(values)) if len(values) else np.nan


def _ratio(above: float, below: float) -> float:
    """Return above / below; a perfect forecast against a perfect baseline has no ratio."""
    return float(above) / float(below) if below else np.nan
