"""METRICS: every score by its name, with the arrays it needs.

A metric is a function over numpy arrays (`points`, `agreement`, `distributions`, `inference`,
`calibration`, `verdicts`), whose docstring gives formula, unit, sign and source. Where `each` is
true the function scores single forecasts, and the metric is `finish` of their mean: those can be
summed in blocks and compared pairwise. Otherwise the function takes the whole group.
"""

import difflib
import inspect
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from forecasts.scores import agreement, calibration, distributions, inference, points, verdicts

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Metric:
    """How a score is computed and what it is worth.

    Attributes:
        function: Over the arrays named in `inputs`, in that order.
        inputs: `error`, `claimed`, `actual`, `baseline`, `baseline_error`, `low`, `high`, `level`,
            `quantiles`, `levels`, `probability`, `outcome`, `outcome_probability`, `masses`,
            `category`, `samples`, `verdict`, `steps`, `scale`.
        unit: `error` (the unit of the chosen error), `value`, `percent`, `log`, `share`, `count`,
            `none`, `p`.
        perfect: The score of a perfect forecast; nan where there is none.
        each: Whether the function scores single forecasts.
        finish: `mean`, `root` (of the mean) or `sum` of the single scores.
        degree: Claims and actuals times k make the score k ** degree times as large, with errors
            in the unit of the value; None where no power of k does.
        shift: Whether adding a constant to claims and actuals leaves the score.
        better: `low`, `high`, `zero`, `one`, or `` where no direction is better.
    """

    function: Callable[..., Any]
    inputs: tuple[str, ...]
    unit: str
    perfect: float = 0.0
    each: bool = False
    finish: str = "mean"
    degree: int | None = 0
    shift: bool = True
    better: str = "low"

    @property
    def takes_parameter(self) -> bool:
        """Whether a number may follow the name: `within:5`, `coverage_90`."""
        return "parameter" in inspect.signature(self.function).parameters

    def single(self, *arrays: Any, parameter: float | None = None) -> Any:  # noqa: ANN401
        """Call the function itself: an array of single scores where `each` is true."""
        if parameter is None:
            return self.function(*arrays)
        return self.function(*arrays, parameter=parameter)

    def __call__(self, *arrays: Any, parameter: float | None = None) -> float:  # noqa: ANN401
        """Return the score of a whole group."""
        result = self.single(*arrays, parameter=parameter)
        if not self.each:
            return float(result)
        scores = result[~np.isnan(result)]
        return self.finished(float(scores.sum()), len(scores))

    def finished(self, total: float, count: int) -> float:
        """Return the score from the sum and number of the single scores."""
        if self.finish == "sum":
            return total
        if not count:
            return math.nan
        mean = total / count
        return math.sqrt(mean) if self.finish == "root" else mean


class UnknownMetricError(ValueError):
    """A name that is no metric; the message has the nearest names."""


def find_metric(name: str) -> tuple[Metric, float | None]:
    """Return the metric of a name, and the number behind it (`coverage:90`, `coverage_90`).

    Raises:
        UnknownMetricError: No metric has that name, or the metric takes no number.
    """
    word = re.sub(r"[\s-]+", "_", name.strip().lower())
    word = ALIASES.get(word, word)
    if word in METRICS:
        return METRICS[word], None
    split = re.fullmatch(r"([a-z0-9_]*?[a-z])[:_]([0-9]+(?:\.[0-9]+)?)", word)
    if split:
        base = ALIASES.get(split[1], split[1])
        if base in METRICS and METRICS[base].takes_parameter:
            return METRICS[base], float(split[2])
    known = [*METRICS, *ALIASES]
    near = difflib.get_close_matches(split[1] if split else word, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "see `forecasts score --list-metrics`"
    if split and split[1] in METRICS:
        hint = f"{split[1]} takes no number"
    raise UnknownMetricError(f"unknown metric `{name}`; {hint}")


def describe_metric(name: str) -> dict[str, str]:
    """Return name, summary, formula (the rest of the docstring), unit and inputs as text."""
    metric = METRICS[name]
    text = inspect.getdoc(metric.function) or ""
    summary, _, rest = text.partition("\n\n")
    return {
        "metric": name,
        "summary": " ".join(summary.split()),
        "formula": " ".join(rest.split()),
        "unit": metric.unit,
        "better": metric.better,
        "inputs": " ".join(metric.inputs),
    }


# Names that other programs and tables use for the same thing.
ALIASES: Mapping[str, str] = {
    "count": "n",
    "number": "n",
    "average_error": "mean_error",
    "me": "mean_error",
    "mean_absolute_error": "mae",
    "average_absolute_error": "mae",
    "mean_absolute_percentage_error": "mape",
    "median_absolute_percentage_error": "mdape",
    "root_mean_square_error": "rmse",
    "median_absolute_error": "mdae",
    "median_symmetric_accuracy": "msa",
    "signed_bias": "bias",
    "sspb": "bias",
    "relative_rmse": "theil_u",
    "theil_u2": "theil_u",
    "theil_um": "bias_proportion",
    "theil_us": "variance_proportion",
    "theil_uc": "covariance_proportion",
    "pearson": "correlation",
    "spearman": "rank_correlation",
    "directional_accuracy": "direction",
    "interval_coverage": "coverage",
    "percent_over": "share_over",
    "dm": "diebold_mariano",
    "dm_p": "diebold_mariano_p",
    "mz_intercept": "mincer_zarnowitz_intercept",
    "mz_slope": "mincer_zarnowitz_slope",
    "mz_r2": "mincer_zarnowitz_r2",
    "r_squared": "mincer_zarnowitz_r2",
    "r2": "mincer_zarnowitz_r2",
    "mz_p": "mincer_zarnowitz_p",
    "ece": "calibration_error",
    "brier_score": "brier",
    "log_loss": "log_score",
    "mean_wis": "wis",
    "ae_point": "mae",
    "se_point": "mse",
}

_E = ("error",)
_VA = ("claimed", "actual")
_EB = ("error", "baseline_error")
_Q = ("quantiles", "levels", "actual")
_P = ("probability", "outcome")
_W = ("verdict",)
_I = ("low", "high", "level", "actual")


def _per(function: Callable[..., Any], inputs: tuple[str, ...], unit: str, **facts: Any) -> Metric:  # noqa: ANN401
    return Metric(function=function, inputs=inputs, unit=unit, each=True, **facts)


def _of(function: Callable[..., Any], inputs: tuple[str, ...], unit: str, **facts: Any) -> Metric:  # noqa: ANN401
    return Metric(function=function, inputs=inputs, unit=unit, **facts)


# The score of a perfect forecast where that depends on the claims (a count, a width, a p-value).
_ANY = math.nan
METRICS: Mapping[str, Metric] = {
    "n": _per(points.one, ("counted",), "count", finish="sum", perfect=_ANY, better=""),
    # errors in the chosen basis
    "mean_error": _per(points.signed_error, _E, "error", degree=1, better="zero"),
    "mae": _per(points.absolute_error, _E, "error", degree=1),
    "mse": _per(points.squared_error, _E, "error", degree=2),
    "rmse": _per(points.squared_error, _E, "error", finish="root", degree=1),
    "median_error": _of(points.median_error, _E, "error", degree=1, better="zero"),
    "mdae": _of(points.median_absolute_error, _E, "error", degree=1),
    "max_error": _of(points.largest_error, _E, "error", degree=1),
    "sd": _of(points.standard_deviation, _E, "error", degree=1),
    "two_thirds_spread": _of(points.two_thirds_spread, _E, "error", degree=1),
    "spread": _of(points.spread, _E, "error", degree=1),
    "share_over": _per(points.too_high, _E, "share", better=""),
    "within": _per(points.within, _E, "share", perfect=1.0, better="high", degree=None),
    "mean_error_t": _of(
        inference.mean_error_t, ("error", "steps"), "none", perfect=_ANY, better="zero"
    ),
    "mean_error_p": _of(inference.mean_error_p, ("error", "steps"), "p", perfect=_ANY, better=""),
    # claims and actuals, whatever the basis
    "mean_claimed": _per(
        points.claimed_value, _VA, "value", degree=1, shift=False, perfect=_ANY, better=""
    ),
    "mean_actual": _per(
        points.actual_value, _VA, "value", degree=1, shift=False, perfect=_ANY, better=""
    ),
    "mpe": _per(points.percentage_error, _VA, "percent", shift=False, better="zero"),
    "mape": _per(points.absolute_percentage_error, _VA, "percent", shift=False),
    "mdape": _of(points.median_percentage, _VA, "percent", shift=False),
    "smape": _per(points.symmetric_percentage_error, _VA, "percent", shift=False),
    "mase": _per(points.scaled_absolute_error, (*_VA, "scale"), "none"),
    "mean_log": _per(points.log_ratio, _VA, "log", shift=False, better="zero"),
    "rmse_log": _per(points.squared_log_ratio, _VA, "log", finish="root", shift=False),
    "median_log": _of(points.median_log, _VA, "log", shift=False, better="zero"),
    "msa": _of(points.median_symmetric_accuracy, _VA, "percent", shift=False),
    "bias": _of(points.symmetric_signed_bias, _VA, "percent", shift=False, better="zero"),
    "theil_u1": _of(agreement.theil_u1, _VA, "none", shift=False),
    "correlation": _of(agreement.correlation, _VA, "none", perfect=1.0, better="high"),
    "rank_correlation": _of(agreement.rank_correlation, _VA, "none", perfect=1.0, better="high"),
    "bias_proportion": _of(agreement.bias_proportion, _VA, "share", perfect=_ANY, better=""),
    "variance_proportion": _of(
        agreement.variance_proportion, _VA, "share", perfect=_ANY, better=""
    ),
    "covariance_proportion": _of(
        agreement.covariance_proportion, _VA, "share", perfect=_ANY, better=""
    ),
    "mincer_zarnowitz_intercept": _of(
        inference.mincer_zarnowitz_intercept, _VA, "value", degree=1, shift=False, better="zero"
    ),
    "mincer_zarnowitz_slope": _of(
        inference.mincer_zarnowitz_slope, _VA, "none", perfect=1.0, better="one"
    ),
    "mincer_zarnowitz_r2": _of(
        inference.mincer_zarnowitz_r2, _VA, "share", perfect=1.0, better="high"
    ),
    "mincer_zarnowitz_p": _of(
        inference.mincer_zarnowitz_p, (*_VA, "steps"), "p", perfect=_ANY, better=""
    ),
    # against a baseline on the same claims
    "skill": _of(points.skill, _EB, "none", perfect=1.0, better="high"),
    "skill_squared": _of(points.squared_skill, _EB, "none", perfect=1.0, better="high"),
    "theil_u": _of(points.theil_u, _EB, "none"),
    "relative_mae": _of(points.relative_mae, _EB, "none"),
    "direction": _per(
        points.same_direction, (*_VA, "baseline"), "share", perfect=1.0, better="high"
    ),
    "diebold_mariano": _of(
        inference.diebold_mariano, (*_EB, "steps"), "none", perfect=_ANY, better="low"
    ),
    "diebold_mariano_p": _of(
        inference.diebold_mariano_p, (*_EB, "steps"), "p", perfect=_ANY, better=""
    ),
    # verdicts
    "hits": _per(
        verdicts.is_hit, _W, "count", finish="sum", perfect=_ANY, degree=None, better="high"
    ),
    "nears": _per(verdicts.is_near, _W, "count", finish="sum", degree=None, better=""),
    "misses": _per(verdicts.is_miss, _W, "count", finish="sum", degree=None),
    "hit_rate": _per(verdicts.is_hit, _W, "share", perfect=1.0, degree=None, better="high"),
    "near_rate": _per(verdicts.is_near, _W, "share", degree=None, better=""),
    "miss_rate": _per(verdicts.is_miss, _W, "share", degree=None),
    # intervals of the claims' own
    "interval_score": _per(distributions.interval_penalty, _I, "value", degree=1),
    "inside": _per(
        distributions.inside, ("low", "high", "actual"), "share", perfect=1.0, better=""
    ),
    "interval_width": _per(
        distributions.interval_width, ("low", "high", "actual"), "value", degree=1, better=""
    ),
    # quantiles
    "wis": _per(distributions.weighted_interval_score, _Q, "value", degree=1),
    "dispersion": _per(distributions.dispersion, _Q, "value", degree=1, better=""),
    "overprediction": _per(distributions.overprediction, _Q, "value", degree=1, better=""),
    "underprediction": _per(distributions.underprediction, _Q, "value", degree=1, better=""),
    "quantile_score": _per(distributions.quantile_score, _Q, "value", degree=1),
    "crps_quantile": _per(distributions.quantile_crps, _Q, "value", degree=1),
    "ae_median": _per(distributions.median_absolute, _Q, "value", degree=1),
    "coverage": _per(distributions.coverage, _Q, "share", perfect=1.0, better=""),
    "central_interval_score": _per(distributions.central_interval_score, _Q, "value", degree=1),
    "quantile_coverage": _per(distributions.quantile_coverage, _Q, "share", perfect=1.0, better=""),
    # samples, probabilities, categories
    "crps": _per(distributions.sample_crps, ("samples", "actual"), "value", degree=1),
    "mean_probability": _per(calibration.said, _P, "share", perfect=_ANY, better=""),
    "share_met": _per(calibration.met, ("outcome",), "share", perfect=_ANY, better=""),
    "brier": _per(distributions.brier, _P, "none"),
    "brier_skill": _of(calibration.brier_skill, _P, "none", perfect=1.0, better="high"),
    "brier_reliability": _of(calibration.brier_reliability, _P, "none"),
    "brier_resolution": _of(calibration.brier_resolution, _P, "none", perfect=_ANY, better=""),
    "brier_uncertainty": _of(
        calibration.brier_uncertainty, ("outcome",), "none", perfect=_ANY, better=""
    ),
    "calibration_error": _of(calibration.calibration_error, _P, "none"),
    "log_score": _per(distributions.surprise, ("outcome_probability",), "none"),
    "rps": _per(distributions.ranked_probability_score, ("masses", "category"), "none"),
}
