"""METRICS: the one table of scores, each with the arrays it takes and what is known of it."""

import math
from collections.abc import Mapping

from forecasts.scores.inference import conditional, error_tests, fluctuation
from forecasts.scores.metrics import (
    agreement,
    binned,
    calibration,
    densities,
    distributions,
    joint,
    normals,
    points,
    regressions,
    relative,
    verdicts,
)
from forecasts.scores.metrics.metric import Metric, of, per

_E = ("error",)
_VA = ("claimed", "actual")
_EB = ("error", "baseline_error")
_Q = ("quantiles", "levels", "actual")
_P = ("probability", "outcome")
_W = ("verdict",)
_I = ("low", "high", "level", "actual")
_N = ("claimed", "sd", "actual")
_T = ("mode", "sd_below", "sd_above", "actual")
_S = ("samples", "actual")
_J = ("samples", "actual", "draws", "joint", "joint_size")
_R = ("revision", "previous_revision", "steps", "cluster")
_VAR = (*_VA, "revision", "steps", "cluster")


# The score of a perfect forecast where that depends on the claims (a count, a width, a p-value).
_ANY = math.nan
METRICS: Mapping[str, Metric] = {
    "n": per(points.one, ("counted",), "count", finish="sum", perfect=_ANY, better=""),
    # errors in the chosen basis
    "mean_error": per(points.signed_error, _E, "error", degree=1, better="zero", odd=True),
    "mae": per(points.absolute_error, _E, "error", degree=1),
    "mse": per(points.squared_error, _E, "error", degree=2),
    "rmse": per(points.squared_error, _E, "error", finish="root", degree=1),
    "median_error": of(points.median_error, _E, "error", degree=1, better="zero", odd=True),
    "mdae": of(points.median_absolute_error, _E, "error", degree=1),
    "max_error": of(points.largest_error, _E, "error", degree=1),
    "error_quantile": of(
        points.error_quantile, _E, "error", degree=1, better="", odd=True, mirrored=True
    ),
    "absolute_error_quantile": of(points.absolute_error_quantile, _E, "error", degree=1),
    "sd": of(points.standard_deviation, _E, "error", degree=1),
    "two_thirds_spread": of(points.two_thirds_spread, _E, "error", degree=1),
    "spread": of(points.spread, _E, "error", degree=1),
    "share_over": per(points.too_high, _E, "share", better=""),
    "share_under": per(points.too_low, _E, "share", better=""),
    "within": per(points.within, _E, "share", perfect=1.0, better="high", degree=None),
    "mean_error_t": of(
        error_tests.mean_error_t,
        ("error", "steps", "cluster"),
        "none",
        perfect=_ANY,
        better="zero",
        odd=True,
    ),
    "mean_error_p": of(
        error_tests.mean_error_p, ("error", "steps", "cluster"), "p", perfect=_ANY, better=""
    ),
    "autocorrelation": of(
        error_tests.autocorrelation, _E, "none", perfect=_ANY, better="", ordered=True
    ),
    # claims and actuals, whatever the basis
    "mean_claimed": per(
        points.claimed_value, _VA, "value", degree=1, shift=False, perfect=_ANY, better=""
    ),
    "mean_actual": per(
        points.actual_value, _VA, "value", degree=1, shift=False, perfect=_ANY, better=""
    ),
    "mpe": per(points.percentage_error, _VA, "percent", shift=False, better="zero", odd=True),
    "mape": per(points.absolute_percentage_error, _VA, "percent", shift=False),
    "mdape": of(
        points.median_percentage,
        _VA,
        "percent",
        shift=False,
        entering=points.absolute_percentage_error,
    ),
    "rmspe": per(points.squared_percentage_error, _VA, "percent", finish="root", shift=False),
    "wape": of(points.weighted_percentage, _VA, "percent", shift=False),
    "nrmse": of(points.normalised_rmse, _VA, "percent", shift=False),
    "smape": per(points.symmetric_percentage_error, _VA, "percent", shift=False),
    "mase": per(points.scaled_absolute_error, (*_VA, "scale"), "none"),
    "rmsse": per(points.scaled_squared_error, (*_VA, "scale"), "none", finish="root"),
    "mean_log": per(points.log_ratio, _VA, "log", shift=False, better="zero", odd=True),
    "mae_log": per(points.absolute_log_ratio, _VA, "log", shift=False),
    "rmse_log": per(points.squared_log_ratio, _VA, "log", finish="root", shift=False),
    "median_log": of(
        points.median_log,
        _VA,
        "log",
        shift=False,
        better="zero",
        odd=True,
        entering=points.log_ratio,
    ),
    "msa": of(
        points.median_symmetric_accuracy, _VA, "percent", shift=False, entering=points.log_ratio
    ),
    "percent_bias": of(
        points.symmetric_signed_bias,
        _VA,
        "percent",
        shift=False,
        better="zero",
        odd=True,
        entering=points.log_ratio,
    ),
    "nash_sutcliffe": of(agreement.efficiency, _VA, "none", perfect=1.0, better="high"),
    "theil_u1": of(agreement.theil_u1, _VA, "none", shift=False),
    "correlation": of(agreement.correlation, _VA, "none", perfect=1.0, better="high"),
    "rank_correlation": of(agreement.rank_correlation, _VA, "none", perfect=1.0, better="high"),
    "bias_proportion": of(agreement.bias_proportion, _VA, "share", perfect=_ANY, better=""),
    "variance_proportion": of(agreement.variance_proportion, _VA, "share", perfect=_ANY, better=""),
    "covariance_proportion": of(
        agreement.covariance_proportion, _VA, "share", perfect=_ANY, better=""
    ),
    "mincer_zarnowitz_intercept": of(
        regressions.mincer_zarnowitz_intercept, _VA, "value", degree=1, shift=False, better="zero"
    ),
    "mincer_zarnowitz_slope": of(
        regressions.mincer_zarnowitz_slope, _VA, "none", perfect=1.0, better="one"
    ),
    "mincer_zarnowitz_r2": of(
        regressions.mincer_zarnowitz_r2, _VA, "share", perfect=1.0, better="high"
    ),
    "mincer_zarnowitz_p": of(
        regressions.mincer_zarnowitz_p, (*_VA, "steps", "cluster"), "p", perfect=_ANY, better=""
    ),
    "mincer_zarnowitz_intercept_se": of(
        regressions.mincer_zarnowitz_intercept_se, _VA, "value", degree=1, shift=False, better=""
    ),
    "mincer_zarnowitz_slope_se": of(regressions.mincer_zarnowitz_slope_se, _VA, "none", better=""),
    "mincer_zarnowitz_f": of(regressions.mincer_zarnowitz_f, _VA, "none", perfect=_ANY, better=""),
    "mincer_zarnowitz_f_p": of(regressions.mincer_zarnowitz_f_p, _VA, "p", perfect=_ANY, better=""),
    # how claims were revised
    "nordhaus": of(regressions.nordhaus, _R, "none", perfect=_ANY, better="zero"),
    "nordhaus_p": of(regressions.nordhaus_p, _R, "p", perfect=_ANY, better=""),
    "revision_slope": of(regressions.revision_slope, _VAR, "none", better="zero"),
    "revision_slope_p": of(regressions.revision_slope_p, _VAR, "p", perfect=_ANY, better=""),
    "mean_revision": per(points.revised, ("revision",), "value", degree=1, perfect=_ANY, better=""),
    # against a baseline on the same claims
    "skill": of(relative.skill, _EB, "none", perfect=1.0, better="high"),
    "skill_squared": of(relative.squared_skill, _EB, "none", perfect=1.0, better="high"),
    "theil_u": of(relative.theil_u, _EB, "none"),
    "relative_mae": of(relative.relative_mae, _EB, "none"),
    "theil_u_growth": of(
        relative.theil_u_growth,
        (*_VA, "baseline"),
        "none",
        shift=False,
        entering=relative.change_of_actual,
    ),
    "mdrae": of(relative.median_relative, _EB, "none", entering=relative.relative_errors),
    "gmrae": of(relative.geometric_relative, _EB, "none", entering=relative.relative_errors),
    "owa": of(
        relative.overall_weighted_average,
        (*_VA, "scale", "baseline"),
        "none",
        shift=False,
        entering=relative.scaled_beside_baseline,
    ),
    "n_baseline": per(relative.both_given, _EB, "count", finish="sum", perfect=_ANY, better=""),
    "share_better": per(relative.closer, _EB, "share", perfect=1.0, better="high"),
    "baseline_mean_error": per(
        relative.baseline_signed, _EB, "error", degree=1, perfect=_ANY, better="", odd=True
    ),
    "baseline_mae": per(
        relative.baseline_absolute, _EB, "error", degree=1, perfect=_ANY, better=""
    ),
    "baseline_rmse": per(
        relative.baseline_squared,
        _EB,
        "error",
        finish="root",
        degree=1,
        perfect=_ANY,
        better="",
    ),
    "direction": per(
        points.same_direction, (*_VA, "baseline"), "share", perfect=1.0, better="high"
    ),
    "diebold_mariano": of(
        error_tests.diebold_mariano, (*_EB, "steps", "cluster"), "none", perfect=_ANY, better="low"
    ),
    "diebold_mariano_p": of(
        error_tests.diebold_mariano_p, (*_EB, "steps", "cluster"), "p", perfect=_ANY, better=""
    ),
    "diebold_mariano_plain": of(
        error_tests.diebold_mariano_plain,
        (*_EB, "steps", "cluster"),
        "none",
        perfect=_ANY,
        better="low",
    ),
    "diebold_mariano_plain_p": of(
        error_tests.diebold_mariano_plain_p,
        (*_EB, "steps", "cluster"),
        "p",
        perfect=_ANY,
        better="",
    ),
    "giacomini_white": of(
        conditional.giacomini_white,
        (*_EB, "steps", "cluster"),
        "none",
        perfect=_ANY,
        better="",
        ordered=True,
    ),
    "giacomini_white_p": of(
        conditional.giacomini_white_p,
        (*_EB, "steps", "cluster"),
        "p",
        perfect=_ANY,
        better="",
        ordered=True,
    ),
    "fluctuation": of(
        fluctuation.fluctuation,
        (*_EB, "steps", "cluster"),
        "none",
        perfect=_ANY,
        better="low",
        ordered=True,
    ),
    "fluctuation_critical": of(
        fluctuation.fluctuation_critical, ("error",), "none", perfect=_ANY, better=""
    ),
    "clark_west": of(
        error_tests.clark_west, (*_EB, "steps", "cluster"), "none", perfect=_ANY, better="high"
    ),
    "clark_west_p": of(
        error_tests.clark_west_p, (*_EB, "steps", "cluster"), "p", perfect=_ANY, better=""
    ),
    "encompassing": of(
        error_tests.encompassing, (*_EB, "steps", "cluster"), "none", perfect=_ANY, better=""
    ),
    "encompassing_p": of(
        error_tests.encompassing_p, (*_EB, "steps", "cluster"), "p", perfect=_ANY, better=""
    ),
    "encompassing_weight": of(error_tests.encompassing_weight, _EB, "none", better="zero"),
    "pesaran_timmermann": of(
        error_tests.pesaran_timmermann, (*_VA, "baseline"), "none", perfect=_ANY, better="high"
    ),
    "pesaran_timmermann_p": of(
        error_tests.pesaran_timmermann_p, (*_VA, "baseline"), "p", perfect=_ANY, better=""
    ),
    # verdicts
    "hits": per(
        verdicts.is_hit, _W, "count", finish="sum", perfect=_ANY, degree=None, better="high"
    ),
    "nears": per(verdicts.is_near, _W, "count", finish="sum", degree=None, better=""),
    "misses": per(verdicts.is_miss, _W, "count", finish="sum", degree=None),
    "hit_rate": per(verdicts.is_hit, _W, "share", perfect=1.0, degree=None, better="high"),
    "near_rate": per(verdicts.is_near, _W, "share", degree=None, better=""),
    "miss_rate": per(verdicts.is_miss, _W, "share", degree=None),
    # intervals of the claims' own
    "interval_score": per(distributions.interval_penalty, _I, "value", degree=1),
    "msis": per(distributions.scaled_interval_penalty, (*_I, "scale"), "none"),
    "inside": per(distributions.inside, ("low", "high", "actual"), "share", perfect=1.0, better=""),
    "interval_width": per(
        distributions.interval_width, ("low", "high", "actual"), "value", degree=1, better=""
    ),
    # quantiles
    "wis": per(distributions.weighted_interval_score, _Q, "value", degree=1),
    "dispersion": per(distributions.dispersion, _Q, "value", degree=1, better=""),
    "overprediction": per(distributions.overprediction, _Q, "value", degree=1, better=""),
    "underprediction": per(distributions.underprediction, _Q, "value", degree=1, better=""),
    "quantile_score": per(distributions.quantile_score, _Q, "value", degree=1),
    "crps_quantile": per(distributions.quantile_crps, _Q, "value", degree=1),
    "ae_median": per(distributions.median_absolute, _Q, "value", degree=1),
    "se_median": per(distributions.median_squared, _Q, "value", degree=2),
    "coverage": per(distributions.coverage, _Q, "share", perfect=1.0, better=""),
    "coverage_deviation": per(
        distributions.coverage_deviation, _Q, "share", perfect=_ANY, better=""
    ),
    "central_interval_score": per(distributions.central_interval_score, _Q, "value", degree=1),
    "quantile_coverage": per(distributions.quantile_coverage, _Q, "share", perfect=1.0, better=""),
    "quantile_bias": per(densities.quantile_bias, _Q, "none", better="zero"),
    # where in its distribution the outcome fell
    "pit": per(densities.pit_value, ("pit",), "share", perfect=_ANY, better=""),
    "pit_variance": of(densities.pit_variance, ("pit",), "none", perfect=_ANY, better=""),
    "pit_ks": of(densities.pit_distance, ("pit",), "share", perfect=_ANY, better=""),
    "pit_ks_p": of(densities.pit_distance_p, ("pit",), "p", perfect=_ANY, better=""),
    # samples, probabilities, categories
    "crps": per(distributions.sample_crps, _S, "value", degree=1),
    "crps_above": per(distributions.crps_above, _S, "value", degree=None, shift=False),
    "crps_below": per(distributions.crps_below, _S, "value", degree=None, shift=False),
    "sample_bias": per(densities.sample_bias, _S, "none", better="zero"),
    "dss": per(densities.dawid_sebastiani, _S, "none", degree=None, perfect=_ANY),
    "sample_dispersion": per(densities.sample_dispersion, _S, "value", degree=1, better=""),
    "sample_overprediction": per(densities.sample_overprediction, _S, "value", degree=1, better=""),
    "sample_underprediction": per(
        densities.sample_underprediction, _S, "value", degree=1, better=""
    ),
    "sample_mad": per(densities.sample_deviation, _S, "value", degree=1, better=""),
    "sample_ae_median": per(densities.median_of_samples_absolute, _S, "value", degree=1),
    "sample_se_median": per(densities.median_of_samples_squared, _S, "value", degree=2),
    "sample_log_score": per(densities.sample_log_score, _S, "none", degree=None, perfect=_ANY),
    "crps_fair": per(densities.fair_crps, _S, "value", degree=1),
    "crps_fair_above": per(densities.fair_crps_above, _S, "value", degree=None, shift=False),
    "crps_fair_below": per(densities.fair_crps_below, _S, "value", degree=None, shift=False),
    "se_mean": per(densities.squared_error_of_mean, _S, "value", degree=2),
    "energy": of(joint.energy_score, _J, "value", degree=1, entering=joint.whole_joints),
    "variogram": of(joint.variogram_score, _J, "value", degree=1, entering=joint.whole_joints),
    "crps_normal": per(normals.normal_crps, _N, "value", degree=1),
    "log_score_normal": per(normals.normal_log_score, _N, "none", degree=None, perfect=_ANY),
    "crps_two_piece": per(normals.two_piece_crps, _T, "value", degree=1),
    "log_score_two_piece": per(normals.two_piece_log_score, _T, "none", degree=None, perfect=_ANY),
    "crps_bins": per(binned.binned_crps, ("shares", "edges", "actual"), "value", degree=1),
    "mean_probability": per(calibration.said, _P, "share", perfect=_ANY, better=""),
    "share_met": per(calibration.met, ("outcome",), "share", perfect=_ANY, better=""),
    "brier": per(distributions.brier, _P, "none"),
    "brier_skill": of(calibration.brier_skill, _P, "none", perfect=1.0, better="high"),
    "brier_reliability": of(calibration.brier_reliability, _P, "none"),
    "brier_resolution": of(calibration.brier_resolution, _P, "none", perfect=_ANY, better=""),
    "brier_uncertainty": of(
        calibration.brier_uncertainty, ("outcome",), "none", perfect=_ANY, better=""
    ),
    "brier_categories": per(distributions.brier_categories, ("masses", "place"), "none"),
    "auc": of(calibration.area_under_curve, _P, "share", perfect=1.0, better="high"),
    "calibration_error": of(calibration.calibration_error, _P, "none"),
    "log_score": per(distributions.surprise, ("outcome_probability",), "none"),
    "rps": per(distributions.ranked_probability_score, ("masses", "category"), "none"),
}
