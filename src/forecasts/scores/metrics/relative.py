"""Scores against a baseline on the same claims; `error` and `baseline_error` in one basis."""

import numpy as np
import numpy.typing as npt

from forecasts.scores.metrics.points import scaled_absolute_error, symmetric_percentage_error

Array = npt.NDArray[np.float64]


def skill(error: Array, baseline_error: Array) -> float:
    """Skill against the baseline on the same claims, by absolute errors.

    Formula: 1 - sum |e| / sum |e_baseline|. Unit: none; 1 is perfect, 0 as good as the baseline,
    negative worse.
    """
    return 1 - _ratio(np.abs(error).sum(), np.abs(baseline_error).sum())


def squared_skill(error: Array, baseline_error: Array) -> float:
    """Skill against the baseline on the same claims, by squared errors.

    Formula: 1 - sum e^2 / sum e_baseline^2. Unit: none; 1 is perfect, negative worse.
    Source: Murphy 1988.
    """
    return 1 - _ratio((error**2).sum(), (baseline_error**2).sum())


def theil_u(error: Array, baseline_error: Array) -> float:
    """Theil's U2: the RMSE over that of the baseline (usually no change).

    Formula: sqrt(sum e^2 / sum e_baseline^2). Unit: none; 0 is perfect, 1 as good as the baseline.
    Source: Theil 1966.
    """
    return float(np.sqrt(_ratio((error**2).sum(), (baseline_error**2).sum())))


def relative_mae(error: Array, baseline_error: Array) -> float:
    """MAE over that of the baseline on the same claims.

    Formula: sum |e| / sum |e_baseline|. Unit: none; 0 is perfect, 1 as good as the baseline.
    """
    return _ratio(np.abs(error).sum(), np.abs(baseline_error).sum())


def theil_u_growth(claimed: Array, actual: Array, baseline: Array) -> float:
    """Theil's U of relative changes, with `no_change` as the baseline (R `forecast`: Theil's U).

    Formula: sqrt(sum ((v - a) / b)^2 / sum ((a - b) / b)^2), b = the baseline. Unit: none; 0 is
    perfect, 1 as good as the baseline.
    Source: Makridakis, Wheelwright and Hyndman 1998; R forecast `accuracy`.
    """
    change = change_of_actual(claimed, actual, baseline)
    given = ~np.isnan(change)
    missed = (((claimed[given] - actual[given]) / baseline[given]) ** 2).sum()
    return float(np.sqrt(_ratio(missed, (change[given] ** 2).sum())))


def change_of_actual(claimed: Array, actual: Array, baseline: Array) -> Array:
    """Return (a - b) / b of each forecast; none where the baseline is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((baseline == 0) | np.isnan(claimed), np.nan, (actual - baseline) / baseline)


def baseline_signed(error: Array, baseline_error: Array) -> Array:
    """Signed error of the baseline on the claims that have one; the mean is its bias.

    Formula: e_baseline. Unit: that of the error. Sign: positive = the baseline was too high.
    """
    return np.where(np.isnan(error), np.nan, baseline_error)


def baseline_absolute(error: Array, baseline_error: Array) -> Array:
    """Absolute error of the baseline on the claims that have one; the mean is its MAE.

    Formula: |e_baseline|. Unit: that of the error.
    """
    return np.abs(baseline_signed(error, baseline_error))


def baseline_squared(error: Array, baseline_error: Array) -> Array:
    """Squared error of the baseline on the claims that have one; the root is its RMSE.

    Formula: e_baseline^2. Unit: of the root, that of the error.
    """
    return baseline_signed(error, baseline_error) ** 2


def both_given(error: Array, baseline_error: Array) -> Array:
    """Whether the claim and the baseline both have an error; the sum is their number.

    Formula: count of claims with both. Unit: count.
    """
    return np.where(np.isnan(error) | np.isnan(baseline_error), np.nan, 1.0)


def closer(error: Array, baseline_error: Array) -> Array:
    """Whether the claim was closer than the baseline; the mean is the percentage better.

    Formula: |e| < |e_baseline|. Unit: share, 0 to 1; a tie is not better.
    Source: Makridakis and Hibon 2000 (M3 competition).
    """
    better = np.abs(error) < np.abs(baseline_error)
    return np.where(np.isnan(error) | np.isnan(baseline_error), np.nan, better)


def median_relative(error: Array, baseline_error: Array) -> float:
    """Median of the absolute errors relative to those of the baseline, MdRAE.

    Formula: median |e / e_baseline|, without the claims whose baseline was exact. Unit: none; 1 as
    good as the baseline. Source: Armstrong and Collopy 1992.
    """
    ratios = relative_errors(error, baseline_error)
    ratios = ratios[~np.isnan(ratios)]
    return float(np.median(ratios)) if len(ratios) else np.nan


def geometric_relative(error: Array, baseline_error: Array) -> float:
    """Geometric mean of the absolute errors relative to those of the baseline, GMRAE.

    Formula: exp(mean ln |e / e_baseline|), without the claims whose baseline was exact; an exact
    claim counts as 0.01, or one of them would make the whole 0. Unit: none; 1 as good as the
    baseline. Source: Armstrong and Collopy 1992, who let no ratio be below 0.01.
    """
    ratios = relative_errors(error, baseline_error)
    ratios = ratios[~np.isnan(ratios)]
    if not ratios.any():  # nothing but exact claims: a perfect source, or nothing at all
        return 0.0 if len(ratios) else np.nan
    ratios = np.where(ratios == 0, 0.01, ratios)
    return float(np.exp(np.mean(np.log(ratios))))


def overall_weighted_average(claimed: Array, actual: Array, scale: Array, baseline: Array) -> float:
    """Overall weighted average of sMAPE and MASE, each over that of the baseline (Naive 2 in M4).

    Formula: (mean sMAPE / mean sMAPE_baseline + mean MASE / mean MASE_baseline) / 2, every forecast
    with the same weight. Unit: none; 0 is perfect, 1 as good as the baseline.
    Source: Makridakis, Spiliotis and Assimakopoulos 2020 (M4).
    """
    parts = (
        (symmetric_percentage_error(claimed, actual), symmetric_percentage_error(baseline, actual)),
        (
            scaled_absolute_error(claimed, actual, scale),
            scaled_absolute_error(baseline, actual, scale),
        ),
    )
    return float(np.mean([_ratio(np.nansum(own), np.nansum(other)) for own, other in parts]))


def relative_errors(error: Array, baseline_error: Array) -> Array:
    """Return |e / e_baseline| of each forecast; none where the baseline was exact."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(baseline_error == 0, np.nan, np.abs(error / baseline_error))


def scaled_beside_baseline(claimed: Array, actual: Array, scale: Array, baseline: Array) -> Array:
    """Return the scaled error of each forecast that its baseline has as well."""
    other = scaled_absolute_error(baseline, actual, scale)
    return np.where(np.isnan(other), np.nan, scaled_absolute_error(claimed, actual, scale))


def _ratio(above: float, below: float) -> float:
    """Return above / below; a perfect forecast against a perfect baseline has no ratio."""
    return float(above) / float(below) if below else np.nan
