"""Every metric of the table: perfect, shifted, scaled, by hand, better than a naive forecast."""

import inspect
import math
from typing import Any

import numpy as np
import pytest

from forecasts.scores.inference.long_run import student_tails
from forecasts.scores.metrics import metric as metric_module
from forecasts.scores.metrics.registry import ALIASES, METRICS, UnknownMetricError, find_metric

ACTUAL = np.array([100.0, 104.0, 97.0, 110.0, 121.0, 118.0, 131.0, 129.0])
NOISE = np.array([3.0, -2.0, 4.0, -1.0, 2.0, 5.0, -3.0, 1.0])
NAIVE = np.array([95.0, 100.0, 104.0, 97.0, 110.0, 121.0, 118.0, 131.0]) + 12
LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])


def world(claimed: np.ndarray, *, width: float, chance: float) -> dict[str, Any]:
    """Everything a metric may ask for, around claims; width 0 and chance 1 are perfect."""
    outcome = np.array([1.0, 0, 1, 1, 0, 1, 0, 1])
    probability = np.where(outcome == 1, chance, 1 - chance)
    masses = np.tile(np.array([0.5, 0.3, 0.2]) * (1 - chance), (8, 1))
    masses[:, 1] += chance
    error = claimed - ACTUAL
    half = max(width, 2.0**-40)  # densities that are even so far to both sides
    edges = np.unique(np.concatenate([claimed - half, claimed + half, [0.0, 200.0]]))
    return {
        "counted": np.ones(8),
        "error": error,
        "claimed": claimed,
        "actual": ACTUAL,
        "baseline": NAIVE - 12 + np.array([0, 0, 0, 0, 0, 0, 0, 14]),
        "baseline_error": np.array([6.0, -7, 9, 8, -6, 7, 9, -8]),
        "low": claimed - width,
        "high": claimed + width,
        "level": np.full(8, 0.8),
        "quantiles": claimed[:, None] + width * np.array([-2.0, -0.5, 0.0, 0.5, 2.0]),
        "levels": LEVELS,
        "probability": probability,
        "outcome": outcome,
        "outcome_probability": np.full(8, chance),
        "masses": masses,
        "category": np.ones(8),
        "place": np.ones(8),
        "pit": np.linspace(0.1, 0.8, 8),
        "samples": claimed[:, None] + width * np.array([-1.0, 0.0, 1.0]),
        "draws": np.tile(np.arange(3.0), (8, 1)),
        "joint": np.array([0.0, 0, 0, 0, 1, 1, 1, 1]),
        "joint_size": np.full(8, 4.0),
        "edges": edges,
        "shares": np.clip((edges - claimed[:, None] + half) / (2 * half), 0, 1),
        "sd": np.full(8, max(width, 1e-300)),
        "mode": claimed - width / 10,
        "sd_below": np.full(8, max(width / 2, 1e-300)),
        "sd_above": np.full(8, max(width, 1e-300)),
        "verdict": np.where(np.abs(error) <= 10, 2.0, np.where(np.abs(error) <= 18, 1.0, 0.0)),
        "steps": 1.0,
        "cluster": np.arange(8.0),
        "scale": np.full(8, 5.0),
        "revision": np.array([1.0, -2, 1, 3, -2, 3, -2, 1]) + error / 4,
        "previous_revision": np.array([2.0, -1, 2, 1, -1, 2, 0, -1]) + error / 4,
    }


PERFECT = world(ACTUAL, width=0.0, chance=1.0)
GOOD = world(ACTUAL + NOISE, width=4.0, chance=0.8)
POOR = world(NAIVE, width=15.0, chance=0.4)
VALUES = {"claimed", "actual", "baseline", "low", "high", "quantiles", "samples", "edges", "mode"}
SPREADS = {"sd", "sd_below", "sd_above"}
ERRORS = {"error", "baseline_error", "scale", "revision", "previous_revision"} | SPREADS
TWO_PIECE = {
    "mode": np.array([0.0]),
    "sd_below": np.array([1.0]),
    "sd_above": np.array([2.0]),
    "actual": np.array([2.0]),
}

# A threshold in the unit of the value, in the midst of ACTUAL.
WEIGHTED = dict.fromkeys(("crps_above", "crps_below", "crps_fair_above", "crps_fair_below"), 112.0)


def evaluate(name: str, inputs: dict[str, Any], parameter: float | None = None) -> float:
    metric = METRICS[name]
    taken = [inputs.get(word) if word == "cluster" else inputs[word] for word in metric.inputs]
    return metric(*taken, parameter=parameter)


@pytest.mark.parametrize("name", METRICS)
def test_a_perfect_forecast_scores_what_the_table_says(name: str) -> None:
    expected = METRICS[name].perfect
    if math.isnan(expected):
        assert name in HAND, "a metric without a perfect score has at least a value by hand"
        return
    assert evaluate(name, PERFECT) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("name", METRICS)
def test_shifting_claims_and_actuals_together(name: str) -> None:
    moved = {key: value + 50 if key in VALUES else value for key, value in GOOD.items()}
    before, after = (evaluate(name, each, WEIGHTED.get(name)) for each in (GOOD, moved))
    if METRICS[name].shift:
        assert after == pytest.approx(before, rel=1e-9)
    else:
        assert after != pytest.approx(before, rel=1e-9)


@pytest.mark.parametrize("name", METRICS)
@pytest.mark.parametrize("factor", [0.25, 7.3])
def test_scaling_claims_and_actuals_together(name: str, factor: float) -> None:
    degree = METRICS[name].degree
    grown = {
        key: value * factor if key in VALUES | ERRORS else value for key, value in GOOD.items()
    }
    before, after = evaluate(name, GOOD), evaluate(name, grown)
    if name in WEIGHTED:  # the threshold grows as well
        before, after = (
            evaluate(name, GOOD, WEIGHTED[name]),
            evaluate(name, grown, WEIGHTED[name] * factor),
        )
        assert after == pytest.approx(before * factor, rel=1e-9)
    elif degree is None:
        assert 0 <= after <= 8
    else:
        assert after == pytest.approx(before * factor**degree, rel=1e-9)


@pytest.mark.parametrize("name", METRICS)
def test_a_careful_forecast_beats_a_naive_one(name: str) -> None:
    good, poor = (evaluate(name, each, WEIGHTED.get(name)) for each in (GOOD, POOR))
    better = METRICS[name].better
    if better == "":
        assert math.isfinite(good)
        assert math.isfinite(poor)
        return
    distance = {"low": lambda s: s, "high": lambda s: -s, "zero": abs, "one": lambda s: abs(s - 1)}
    assert distance[better](good) < distance[better](poor)


def odd_tails(statistic: float, freedom: int) -> float:
    """Both tails of Student's t in the closed form for 3 and 7 degrees of freedom."""
    angle = math.atan(statistic / math.sqrt(freedom))
    cosine = math.cos(angle)
    series = cosine if freedom == 3 else cosine + 2 / 3 * cosine**3 + 8 / 15 * cosine**5
    return 1 - 2 / math.pi * (angle + math.sin(angle) * series)


# Each worked out on paper, on inputs that fit on a line.
E4 = np.array([1.0, -2.0, 4.0, 1.0])
B4 = np.array([2.0, -4.0, 4.0, -2.0])
TWO = {"claimed": np.array([110.0, 80.0]), "actual": np.array([100.0, 100.0])}
LINE = {"claimed": np.array([1.0, 2.0, 3.0]), "actual": np.array([3.0, 5.0, 7.0])}
APART = {"claimed": np.array([1.0, 3, 1, 3]), "actual": np.array([1.0, 5, 5, 1])}
QUANTILE = {
    "quantiles": np.array([[1.0, 4.0, 10.0]]),
    "levels": np.array([0.1, 0.5, 0.9]),
    "actual": np.array([12.0]),
}
REVISED = {"previous_revision": np.array([0.0, 1, 2, 3]), "steps": 1}
MOVED = {
    "claimed": np.array([5.0, 5, 5, 5]),
    "actual": np.array([6.0, 5, 8, 7]),
    "revision": np.array([0.0, 1, 2, 3]),
    "steps": 1,
}


def by_hand_slope_p() -> float:
    """OLS of 1 0 3 2 on 0 1 2 3 gives 0.6 + 0.6 r; sum of (r - mean r)^2 u^2 over 5^2."""
    variance = (
        sum((r * u) ** 2 for r, u in ((-1.5, 0.4), (-0.5, -1.2), (0.5, 1.2), (1.5, -0.4))) / 25
    )
    statistic = 0.6 / math.sqrt(variance * 4 / (4 - 2))
    return 1 - statistic / math.sqrt(statistic**2 + 2)  # Student's t with 2 degrees of freedom


CHANCE = {"probability": np.array([0.9, 0.9, 0.1, 0.1]), "outcome": np.array([1.0, 0, 0, 0])}
SAMPLES3 = {"samples": np.array([[1.0, 2.0, 5.0]]), "actual": np.array([5.0])}
KERNEL = 1.06 / 1.34 * 2**-0.2
VERDICT = {"verdict": np.array([2.0, 2, 1, 0])}
INTERVAL = {
    "low": np.array([1.0, 1.0]),
    "high": np.array([3.0, 3.0]),
    "level": np.array([0.8, 0.5]),
    "actual": np.array([2.0, 4.0]),
}
CROSS = {"claimed": np.array([0.0, 1, 2, 3]), "actual": np.array([1.0, 0, 3, 2])}
STEPS = {
    "claimed": np.array([12.0, 18.0]),
    "actual": np.array([11.0, 16.0]),
    "baseline": np.array([10.0, 20.0]),
}
STEP4 = {"error": np.array([1.0, 2, 0, 1]), "baseline_error": np.array([2.0, 4, 0, -2]), "steps": 1}
TURNS = {
    "claimed": np.array([1.0, 1, -1, -1]),
    "actual": np.array([1.0, -1, -1, -1]),
    "baseline": np.zeros(4),
}
FOUR = {"pit": np.array([0.1, 0.4, 0.6, 0.9])}
JOINT = {
    "samples": np.array([[0.0, 3.0], [0.0, 4.0]]),
    "actual": np.array([0.0, 0.0]),
    "draws": np.array([[0.0, 1.0], [0.0, 1.0]]),
    "joint": np.array([0.0, 0.0]),
    "joint_size": np.array([2.0, 2.0]),
}
DRAWN = {"samples": np.array([[1.0, 2.0, 5.0]])}
D8 = np.array([1.0, 2, 0, 3, 1, 2, 1, 2])
HAND: dict[str, tuple[dict[str, Any], float]] = {
    "n": ({"counted": np.ones(4)}, 4),
    "mean_error": ({"error": E4}, 1.0),
    "mae": ({"error": E4}, 2.0),
    "mse": ({"error": E4}, 5.5),
    "rmse": ({"error": E4}, math.sqrt(5.5)),
    "median_error": ({"error": E4}, 1.0),
    "mdae": ({"error": E4}, 1.5),
    "max_error": ({"error": E4}, 4.0),
    "sd": ({"error": E4}, math.sqrt(18 / 3)),
    # sorted -2 1 1 4: q(5/6) at 2.5 is 2.5, q(1/6) at 0.5 is -0.5
    "two_thirds_spread": ({"error": E4}, 3.0),
    "spread": ({"error": E4}, 3.1 - (-1.1)),
    "share_over": ({"error": E4}, 0.75),
    "within": ({"error": E4 * 5}, 0.75),
    # mean 1, variance 4.5 over 3 degrees: 1 / sqrt(6 / 4)
    "mean_error_t": ({"error": E4, "steps": 1}, 1 / math.sqrt(1.5)),
    "mean_error_p": ({"error": E4, "steps": 1}, odd_tails(1 / math.sqrt(1.5), 3)),
    "mean_claimed": (TWO, 95.0),
    "mean_actual": (LINE, 5.0),
    "mpe": (TWO, -5.0),
    "mape": (TWO, 15.0),
    "mdape": (TWO, 15.0),
    "smape": (TWO, (200 * 10 / 210 + 200 * 20 / 180) / 2),
    "mase": ({**TWO, "scale": np.array([5.0, -10.0])}, 2.0),
    "mean_log": (TWO, (math.log(1.1) + math.log(0.8)) / 2),
    "rmse_log": (TWO, math.sqrt((math.log(1.1) ** 2 + math.log(0.8) ** 2) / 2)),
    "median_log": (TWO, (math.log(1.1) + math.log(0.8)) / 2),
    "msa": ({k: v[:1] for k, v in TWO.items()}, 10.0),
    "percent_bias": ({k: v[1:] for k, v in TWO.items()}, -25.0),
    "theil_u1": (
        {"claimed": np.array([3.0, 4.0]), "actual": np.array([0.0, 0.0])},
        1.0,
    ),
    "correlation": (LINE, 1.0),
    # ranks 1 2.5 2.5 4 against 1 2 3 4
    "rank_correlation": (
        {"claimed": np.array([1.0, 2, 2, 10]), "actual": np.array([1.0, 2, 3, 4])},
        4.5 / math.sqrt(4.5 * 5),
    ),
    # errors 0 -2 -4 2, means 2 and 3, standard deviations 1 and 2, no covariance
    "bias_proportion": (APART, 1 / 6),
    "variance_proportion": (APART, 1 / 6),
    "covariance_proportion": (APART, 4 / 6),
    "mincer_zarnowitz_intercept": (LINE, 1.0),
    "mincer_zarnowitz_slope": (LINE, 2.0),
    "mincer_zarnowitz_r2": (
        {"claimed": np.array([0.0, 1, 2, 3]), "actual": np.array([1.0, 0, 3, 2])},
        0.36,
    ),
    # White covariance on four points, worked through with matrices of fractions: see below
    "mincer_zarnowitz_p": (
        {
            "claimed": np.array([0.0, 1.0, 2.0, 3.0]),
            "actual": np.array([1.0, 0.0, 3.0, 2.0]),
            "steps": 1,
        },
        0.0,
    ),
    "n_baseline": ({"error": np.array([1.0, np.nan]), "baseline_error": np.array([2.0, 1.0])}, 1),
    "se_median": (QUANTILE, 64.0),
    "sample_ae_median": (SAMPLES3, 3.0),
    "sample_se_median": (SAMPLES3, 9.0),
    # |x - a| = 4, 3, 0 over 3, and |x - x'| = 1, 4, 3 over 3
    "crps_fair": (SAMPLES3, 7 / 3 - 8 / 6),
    # both samples 1 from the outcome, IQR 1: h = 1.06 min(sqrt 2, 1 / 1.34) 2^(-1/5)
    "sample_log_score": (
        {"samples": np.array([[1.0, 3.0]]), "actual": np.array([2.0])},
        math.log(KERNEL * math.sqrt(2 * math.pi)) + 0.5 / KERNEL**2,
    ),
    "skill": ({"error": E4, "baseline_error": B4}, 1 - 8 / 12),
    "skill_squared": ({"error": E4, "baseline_error": B4}, 1 - 22 / 40),
    "theil_u": ({"error": E4, "baseline_error": B4}, math.sqrt(22 / 40)),
    "relative_mae": ({"error": E4, "baseline_error": B4}, 8 / 12),
    "direction": (
        {
            "claimed": np.array([2.0, 2.0]),
            "actual": np.array([3.0, 0.0]),
            "baseline": np.array([1.0, 1.0]),
        },
        0.5,
    ),
    # d = 1 4 0 9 1 4 1 4 less 4: mean -1, gamma_0 = 7.5; times sqrt(7/8)
    "diebold_mariano": (
        {"error": D8, "baseline_error": np.full(8, 2.0), "steps": 1},
        -1 / math.sqrt(7.5 / 8) * math.sqrt(7 / 8),
    ),
    "diebold_mariano_p": (
        {"error": D8, "baseline_error": np.full(8, 2.0), "steps": 1},
        odd_tails(1 / math.sqrt(7.5 / 8) * math.sqrt(7 / 8), 7),
    ),
    "hits": (VERDICT, 2),
    "nears": (VERDICT, 1),
    "misses": (VERDICT, 1),
    "hit_rate": (VERDICT, 0.5),
    "near_rate": (VERDICT, 0.25),
    "miss_rate": (VERDICT, 0.25),
    "interval_score": (INTERVAL, (2 + (2 + 2 / 0.5 * 1)) / 2),
    "inside": (INTERVAL, 0.5),
    "interval_width": (INTERVAL, 2.0),
    # (|12 - 4| / 2 + 0.1 (9 + 2 / 0.2 * 2)) / 1.5
    "wis": (QUANTILE, (4 + 2.9) / 1.5),
    "dispersion": (QUANTILE, 0.9 / 1.5),
    "overprediction": ({**QUANTILE, "actual": np.array([0.0])}, (1 + 2) / 1.5),
    "underprediction": (QUANTILE, (2 + 4) / 1.5),
    "quantile_score": (QUANTILE, (1.1 + 4 + 1.8) / 3),
    "crps_quantile": (QUANTILE, 2 * (1.1 + 4 + 1.8) / 3),
    "ae_median": (QUANTILE, 8.0),
    "coverage": ({**QUANTILE, "levels": np.array([0.05, 0.5, 0.95])}, 0.0),
    "central_interval_score": (
        {**QUANTILE, "levels": np.array([0.05, 0.5, 0.95])},
        9 + 2 / 0.1 * 2,
    ),
    "quantile_coverage": ({**QUANTILE, "actual": np.array([4.0])}, 1.0),
    # |x - a| = 1 2 5, pairs 1 4 3: 8/3 - 2 (1 + 4 + 3) / 9 / 2
    "crps": (
        {"samples": np.array([[1.0, 2.0, 5.0]]), "actual": np.array([0.0])},
        8 / 3 - 8 / 9,
    ),
    # two values, samples (0, 0) and (3, 4), outcomes (0, 0): distances 0 and 5, 5 apart
    "energy": (JOINT, 5 / 2 - 2 * 5 / (2 * 4)),
    # differences of the two values: 0 in the outcome, 0 and 1 in the samples, both ways
    "variogram": (JOINT, 2 * ((0 + 1) / 2) ** 2),
    # even from 0 to 2, an outcome of 1: twice the integral of (x / 2)^2 from 0 to 1
    "crps_bins": (
        {
            "shares": np.array([[0.0, 1.0]]),
            "edges": np.array([0.0, 2.0]),
            "actual": np.array([1.0]),
        },
        1 / 6,
    ),
    "mean_probability": (CHANCE, 0.5),
    "share_met": ({"outcome": CHANCE["outcome"]}, 0.25),
    "brier": (CHANCE, (0.01 + 0.81 + 0.01 + 0.01) / 4),
    "brier_skill": (CHANCE, 1 - 0.21 / (0.25 * 0.75)),
    "brier_reliability": (CHANCE, (0.16 + 0.01) / 2),
    "brier_resolution": (CHANCE, 0.0625),
    "brier_uncertainty": ({"outcome": CHANCE["outcome"]}, 0.1875),
    "calibration_error": (CHANCE, (0.4 + 0.1) / 2),
    "log_score": ({"outcome_probability": np.array([0.5, 1.0])}, math.log(2) / 2),
    "rps": (
        {"masses": np.array([[0.2, 0.3, 0.5]]), "category": np.array([1.0])},
        0.2**2 + 0.5**2,
    ),
    "error_quantile": ({"error": E4}, 1.0),
    "absolute_error_quantile": ({"error": E4}, 2 + 0.7 * 2),
    "share_under": ({"error": E4}, 0.25),
    # errors less their mean: 0 -3 3 0
    "autocorrelation": ({"error": E4}, -9 / 18),
    "rmspe": (TWO, math.sqrt((100 + 400) / 2)),
    "wape": (TWO, 100 * 30 / 200),
    "nrmse": (TWO, math.sqrt((100 + 400) / 2)),
    "rmsse": ({**TWO, "scale": np.array([5.0, -10.0])}, 2.0),
    "mae_log": (TWO, (math.log(1.1) + math.log(1.25)) / 2),
    # errors 0 -2 -4 2, actuals -2 2 2 -2 about their mean
    "nash_sutcliffe": (APART, 1 - 24 / 16),
    # 0.6 + 0.6 v leaves 0.4 -1.2 1.2 -0.4: s^2 = 3.2 / 2, 5 = sum of squares of v
    "mincer_zarnowitz_intercept_se": (CROSS, math.sqrt(1.6 * (1 / 4 + 2.25 / 5))),
    "mincer_zarnowitz_slope_se": (CROSS, math.sqrt(1.6 / 5)),
    "mincer_zarnowitz_f": (CROSS, (4 - 3.2) / 2 / 1.6),
    "mincer_zarnowitz_f_p": (CROSS, 1 / (1 + 0.25)),
    # relative to the base 10 and 20: missed 0.1 and 0.1, moved 0.1 and -0.2
    "theil_u_growth": (STEPS, math.sqrt(0.02 / 0.05)),
    "mdrae": ({"error": E4, "baseline_error": B4}, 0.5),
    "gmrae": ({"error": E4, "baseline_error": B4}, (0.5 * 0.5 * 1 * 0.5) ** 0.25),
    "owa": (
        {**STEPS, "scale": np.array([1.0, 2.0])},
        ((2 / 23 + 4 / 34) / (2 / 21 + 8 / 36) + 2 / 3) / 2,
    ),
    "share_better": ({"error": E4, "baseline_error": B4}, 0.75),
    "baseline_mean_error": ({"error": E4, "baseline_error": B4}, 0.0),
    "baseline_mae": ({"error": E4, "baseline_error": B4}, 3.0),
    "baseline_rmse": ({"error": E4, "baseline_error": B4}, math.sqrt(10)),
    # as the corrected one, without the factor
    "diebold_mariano_plain": (
        {"error": D8, "baseline_error": np.full(8, 2.0), "steps": 1},
        -1 / math.sqrt(7.5 / 8),
    ),
    "diebold_mariano_plain_p": (
        {"error": D8, "baseline_error": np.full(8, 2.0), "steps": 1},
        math.erfc(1 / math.sqrt(7.5 / 8) / math.sqrt(2)),
    ),
    # b^2 - e^2 + (b - e)^2 = 4 16 0 12: mean 8, variance 160 / 3
    "clark_west": (STEP4, 8 / math.sqrt(160 / 3 / 4)),
    "clark_west_p": (STEP4, math.erfc(8 / math.sqrt(160 / 3 / 4) / math.sqrt(2)) / 2),
    # d = -3 0 -4 5 -3 0 -3 0; d after and d d before: sums -5, -35, squares 59, 625, product -55
    "giacomini_white": (
        {"error": D8, "baseline_error": np.full(8, 2.0), "steps": 1},
        (25 * 625 + 2 * 175 * 55 + 1225 * 59) / (59 * 625 - 55**2),
    ),
    "giacomini_white_p": (
        {"error": D8, "baseline_error": np.full(8, 2.0), "steps": 1},
        math.exp(-(25 * 625 + 2 * 175 * 55 + 1225 * 59) / (59 * 625 - 55**2) / 2),
    ),
    # d = 1 4 0 9 1 4 1 4 less 4: 2 of 8 a window, sums -3 -4 1 2 -3 -3 -3, V = 7.5
    "fluctuation": (
        {"error": D8, "baseline_error": np.full(8, 2.0), "steps": 1},
        -4 / math.sqrt(7.5 * 2),
    ),
    "fluctuation_critical": ({"error": E4}, 3.012),
    # d = e (e - b) = -1 -4 0 3, mean -0.5, gamma_0 = 6.25; times sqrt(3/4)
    "encompassing": (STEP4, -0.5 / math.sqrt(6.25 / 4) * math.sqrt(3 / 4)),
    "encompassing_p": (
        STEP4,
        1 - odd_tails(0.5 / math.sqrt(6.25 / 4) * math.sqrt(3 / 4), 3) / 2,
    ),
    "encompassing_weight": (STEP4, -2 / (1 + 4 + 0 + 9)),
    # P = 3/4, x = 1/2, y = 1/4: P* = 1/2, V(P) = 1/16, V(P*) = 1/64 + 1/64 * 3/4 * 1/4 * 4
    "pesaran_timmermann": (TURNS, 0.25 / math.sqrt(1 / 16 - 1 / 64 - 0.1875 / 16)),
    "pesaran_timmermann_p": (
        TURNS,
        math.erfc(0.25 / math.sqrt(1 / 16 - 1 / 64 - 0.1875 / 16) / math.sqrt(2)) / 2,
    ),
    "msis": ({**INTERVAL, "scale": np.array([2.0, 3.0])}, (1 + 2) / 2),
    "coverage_deviation": (QUANTILE, -0.8),
    "quantile_bias": ({**QUANTILE, "actual": np.array([3.0])}, 0.8),
    "pit": (FOUR, 0.5),
    "pit_variance": (FOUR, (0.16 + 0.01) / 2),
    "pit_ks": (FOUR, 0.15),
    # sqrt(4) * 0.15 in the other form of the sum, of which one term is enough
    "pit_ks_p": (FOUR, 1 - math.sqrt(2 * math.pi) / 0.3 * math.exp(-(math.pi**2) / 0.72)),
    "sample_bias": (
        {"samples": np.array([[1.0, 2.0, 2.0, 5.0]]), "actual": np.array([2.0])},
        1 - (3 + 1) / 4,
    ),
    # samples 1 2 5 at 2: 4/3 - 8/9; at 0: 8/3 - 8/9
    "sample_dispersion": ({**DRAWN, "actual": np.array([0.0])}, 4 / 3 - 8 / 9),
    "sample_overprediction": ({**DRAWN, "actual": np.array([0.0])}, 4 / 3),
    "sample_underprediction": ({**DRAWN, "actual": np.array([8.0])}, 16 / 3 - 4 / 3),
    "sample_mad": ({**DRAWN, "actual": np.array([0.0])}, 1.4826),
    "se_mean": ({**DRAWN, "actual": np.array([0.0])}, (8 / 3) ** 2),
    # z = 1: Phi(1) = 0.8413447460685429
    "crps_normal": (
        {"claimed": np.array([1.0]), "sd": np.array([2.0]), "actual": np.array([3.0])},
        2
        * (
            2 * 0.8413447460685429
            - 1
            + 2 * math.exp(-0.5) / math.sqrt(2 * math.pi)
            - 1 / math.sqrt(math.pi)
        ),
    ),
    "log_score_normal": (
        {"claimed": np.array([1.0]), "sd": np.array([2.0]), "actual": np.array([3.0])},
        math.log(2) + math.log(2 * math.pi) / 2 + 0.5,
    ),
    # z = -1 on the side of 2: 16/3 (phi(1) - Phi(-1)) + 2 + 2 / (9 sqrt(pi)) (-3 sqrt(2) - 9)
    "crps_two_piece": (
        TWO_PIECE,
        16 / 3 * (math.exp(-0.5) / math.sqrt(2 * math.pi) - (1 - 0.8413447460685429))
        + 2
        - 2 / 9 / math.sqrt(math.pi) * (3 * math.sqrt(2) + 9),
    ),
    "log_score_two_piece": (TWO_PIECE, math.log(1.5 * math.sqrt(2 * math.pi)) + 0.5),
    "dss": (
        {"samples": np.array([[1.0, 2.0, 3.0]]), "actual": np.array([4.0])},
        4 / (2 / 3) + math.log(2 / 3),
    ),
    "brier_categories": (
        {"masses": np.array([[0.2, 0.3, 0.5]]), "place": np.array([1.0])},
        0.2**2 + 0.7**2 + 0.5**2,
    ),
    # x and a above 0: 0 1 3 and 2: |x - a| = 2, 1, 1 over 3, and |x - x'| = 1, 3, 2 over 9
    "crps_above": (
        {"samples": np.array([[-1.0, 1.0, 3.0]]), "actual": np.array([2.0])},
        4 / 3 - 6 / 9,
    ),
    # below 0: -1 0 0 and 0: |x - a| = 1, 0, 0 over 3, and |x - x'| = 1, 1, 0 over 9
    "crps_below": (
        {"samples": np.array([[-1.0, 1.0, 3.0]]), "actual": np.array([2.0])},
        1 / 3 - 2 / 9,
    ),
    # as crps_above and crps_below, with the pairs over 3 * 2
    "crps_fair_above": (
        {"samples": np.array([[-1.0, 1.0, 3.0]]), "actual": np.array([2.0])},
        4 / 3 - 6 / 6,
    ),
    "crps_fair_below": (
        {"samples": np.array([[-1.0, 1.0, 3.0]]), "actual": np.array([2.0])},
        1 / 3 - 2 / 6,
    ),
    # 1 0 3 2 on 0 1 2 3: 0.6 + 0.6 r
    "nordhaus": ({**REVISED, "revision": np.array([1.0, 0, 3, 2])}, 0.6),
    "nordhaus_p": ({**REVISED, "revision": np.array([1.0, 0, 3, 2])}, by_hand_slope_p()),
    "revision_slope": (MOVED, 0.6),
    "revision_slope_p": (MOVED, by_hand_slope_p()),
    "mean_revision": ({"revision": np.array([1.0, 3.0])}, 2.0),
    # 0.9 happened; it ties with one other and beats two
    "auc": (CHANCE, (0.5 + 2) / 3),
}


@pytest.mark.parametrize("name", METRICS)
def test_a_value_by_hand(name: str) -> None:
    inputs, expected = HAND[name]
    if name == "mincer_zarnowitz_p":
        expected = by_hand_mincer_zarnowitz_p()
    assert evaluate(name, inputs) == pytest.approx(expected, abs=1e-12)


def by_hand_mincer_zarnowitz_p() -> float:
    """OLS of 1 0 3 2 on 0 1 2 3 gives 0.6 + 0.6 v; the Wald statistic by Cramer's rule."""
    v, residual = [0, 1, 2, 3], [0.4, -1.2, 1.2, -0.4]
    s0 = sum(u * u for u in residual)
    s1 = sum(u * u * x for u, x in zip(residual, v, strict=True))
    s2 = sum(u * u * x * x for u, x in zip(residual, v, strict=True))
    # (gap)' bread^-1 middle^-1 bread^-1 (gap), with X'X = [[4, 6], [6, 14]]
    first, second = 4 * 0.6 + 6 * -0.4, 6 * 0.6 + 14 * -0.4
    det = s0 * s2 - s1 * s1
    wald = (first * first * s2 - 2 * first * second * s1 + second * second * s0) / det
    statistic = wald * (4 - 2) / 4 / 2
    return (1 + 2 * statistic / 2) ** (-2 / 2)


def test_every_metric_has_a_value_by_hand_and_a_full_docstring() -> None:
    assert set(HAND) == set(METRICS)
    for name, metric in METRICS.items():
        text = inspect.getdoc(metric.function) or ""
        assert "Formula:" in text, name
        assert "Unit:" in text, name


def test_names_with_numbers_and_other_names() -> None:
    assert find_metric("coverage:80") == (METRICS["coverage"], 80.0)
    assert find_metric("interval_coverage_90") == (METRICS["coverage"], 90.0)
    assert find_metric("within_2.5") == (METRICS["within"], 2.5)
    assert find_metric("sMAPE") == (METRICS["smape"], None)
    assert find_metric("Mean absolute-error") == (METRICS["mae"], None)
    assert find_metric("average_absolute_error") == (METRICS["mae"], None)
    assert set(ALIASES.values()) <= set(METRICS)
    assert not set(ALIASES) & set(METRICS)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rsme", "did you mean `rmse`"),
        ("coverge_90", "did you mean `coverage`"),
        ("rmse:5", "rmse takes no number"),
        ("qqqqq", "--list-metrics"),
    ],
)
def test_an_unknown_metric_says_what_was_meant(name: str, words: str) -> None:
    with pytest.raises(UnknownMetricError, match=words):
        find_metric(name)


def test_log_errors_are_antisymmetric_to_the_bit() -> None:
    rng = np.random.default_rng(1)
    left, right = rng.lognormal(size=500), rng.lognormal(size=500)
    single = METRICS["mean_log"].single
    assert (single(left, right) == -single(right, left)).all()


@pytest.mark.parametrize("name", METRICS)
def test_nothing_to_score_is_nan_or_zero_and_never_a_crash(name: str) -> None:
    kept = {"levels", "steps", "edges"}
    empty = {key: value if key in kept else value[:0] for key, value in GOOD.items()}
    score = evaluate(name, empty)
    assert math.isnan(score) or score == 0


@pytest.mark.parametrize("name", [name for name, metric in METRICS.items() if metric.each])
def test_a_forecast_with_a_blank_has_no_score(name: str) -> None:
    """Else a claim whose outcome is unknown would count as one that was not met."""
    metric = METRICS[name]
    for word in metric.inputs:
        if word not in {"levels", "edges"} and np.ndim(GOOD[word]) == 1:
            blank = {**GOOD, word: GOOD[word].copy()}
            blank[word][3] = np.nan
            assert np.isnan(metric.single(*(blank[each] for each in metric.inputs))[3]), word


@pytest.mark.parametrize("name", [name for name, metric in METRICS.items() if metric.each])
def test_forecasts_in_blocks_have_the_scores_that_they_have_together(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    metric = METRICS[name]
    for inputs in (GOOD, POOR, {**GOOD, "actual": ACTUAL + np.arange(8) ** 3}):
        taken = [inputs[each] for each in metric.inputs]
        monkeypatch.undo()
        whole = metric.single(*taken)
        for cells in (1, 15):
            monkeypatch.setattr(metric_module, "CELLS", cells)
            np.testing.assert_array_equal(metric.single(*taken), whole)


def test_zero_and_negative_actuals_never_crash() -> None:
    claimed, actual = np.array([1.0, -1.0, 0.0]), np.array([0.0, -2.0, 0.0])
    for name in ("mape", "smape", "median_log", "msa", "percent_bias", "rmse_log", "mpe"):
        assert not math.isinf(METRICS[name](claimed, actual)), name


def test_a_wis_without_mirror_levels_or_with_crossed_ends_is_no_score() -> None:
    quantiles, actual = np.array([[1.0, 2.0]]), np.array([1.5])
    assert math.isnan(METRICS["wis"](quantiles, np.array([0.5, 0.9]), actual))
    crossed = METRICS["interval_score"].single(
        np.array([3.0]), np.array([1.0]), np.array([0.8]), actual
    )
    assert np.isnan(crossed).all()


def test_wis_splits_into_its_three_parts() -> None:
    rng = np.random.default_rng(3)
    quantiles = np.sort(rng.normal(size=(50, 5)), axis=1)
    arrays = (quantiles, LEVELS, rng.normal(size=50) * 2)
    parts = sum(
        METRICS[name].single(*arrays)
        for name in ("dispersion", "overprediction", "underprediction")
    )
    np.testing.assert_allclose(parts, METRICS["wis"].single(*arrays), rtol=1e-12)


def test_diebold_mariano_uses_the_overlap_of_longer_horizons() -> None:
    """Worked out with gamma_1 of d - mean = (-4+1, 0+1, ...): see the formula in the docstring."""
    error, naive = D8, np.full(8, 2.0)
    d = error**2 - 4
    c = d - d.mean()
    variance = (c @ c + 2 * (c[1:] @ c[:-1])) / 8
    expected = -1 / math.sqrt(7.5 / 8) * math.sqrt(7 / 8)  # falls back to one step
    if variance > 0:
        expected = d.mean() / math.sqrt(variance / 8) * math.sqrt((8 + 1 - 4 + 2 / 8) / 8)
    assert METRICS["diebold_mariano"](error, naive, 2) == pytest.approx(expected)
    absolute = METRICS["diebold_mariano"](error, naive, 1, parameter=1)
    loss = np.abs(error) - 2
    scale = math.sqrt(np.mean((loss - loss.mean()) ** 2) / 8)
    assert absolute == pytest.approx(loss.mean() / scale * math.sqrt(7 / 8))


@pytest.mark.parametrize(
    ("statistic", "freedom", "tail"),
    # two-sided 5% and 1% points of the printed tables
    [(12.706, 1, 0.05), (2.228, 10, 0.05), (3.169, 10, 0.01), (1.980, 120, 0.05), (0.0, 5, 1.0)],
)
def test_students_tails(statistic: float, freedom: int, tail: float) -> None:
    assert student_tails(statistic, freedom) == pytest.approx(tail, abs=5e-5)
