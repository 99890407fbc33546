"""Scores beside scoringrules and scipy, on the same random forecasts, to 1e-9."""

import numpy as np
import pytest

from forecasts.scores.metrics.names import ALIASES
from forecasts.scores.metrics.registry import METRICS

scoringrules = pytest.importorskip("scoringrules", reason="in the test extra")
scipy_stats = pytest.importorskip("scipy.stats", reason="in the test extra")

RNG = np.random.default_rng(17)
ACTUAL = RNG.normal(size=60)
SAMPLES = RNG.normal(0.3, 1.5, (60, 25))
LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
QUANTILES = np.sort(RNG.normal(0.2, 1.2, (60, 5)), axis=1)
MIDDLE, SPREAD = RNG.normal(size=60), RNG.uniform(0.3, 3, 60)
CHANCE, EVENT = RNG.uniform(size=60), RNG.integers(0, 2, 60).astype(float)


def single(name: str, *arrays: np.ndarray) -> np.ndarray:
    found: np.ndarray = METRICS[name].single(*arrays)
    return found


def test_samples() -> None:
    for name, estimator in (("crps", "nrg"), ("crps_fair", "fair")):
        theirs = scoringrules.crps_ensemble(ACTUAL, SAMPLES, estimator=estimator)
        assert single(name, SAMPLES, ACTUAL) == pytest.approx(theirs, abs=1e-9)


def test_samples_beyond_a_threshold() -> None:
    for name, estimator in (("crps", "nrg"), ("crps_fair", "fair")):
        for end, limits in (("above", {"a": 0.4}), ("below", {"b": 0.4})):
            theirs = scoringrules.twcrps_ensemble(ACTUAL, SAMPLES, estimator=estimator, **limits)
            ours = METRICS[f"{name}_{end}"].single(SAMPLES, ACTUAL, parameter=0.4)
            assert ours == pytest.approx(theirs, abs=1e-9)


def test_joint_samples() -> None:
    samples, actual = SAMPLES.reshape(20, 3, 25), ACTUAL.reshape(20, 3)  # 20 forecasts of 3 values
    rest = (np.tile(np.arange(25.0), (60, 1)), np.repeat(np.arange(20.0), 3), np.full(60, 3.0))
    theirs = scoringrules.es_ensemble(actual, samples, m_axis=-1, v_axis=-2, estimator="nrg")
    assert METRICS["energy"](SAMPLES, ACTUAL, *rest) == pytest.approx(theirs.mean(), abs=1e-9)
    for order in (0.5, 1.0):
        theirs = scoringrules.vs_ensemble(actual, samples, m_axis=-1, v_axis=-2, p=order)
        ours = METRICS["variogram"](SAMPLES, ACTUAL, *rest, parameter=order)
        assert ours == pytest.approx(theirs.mean(), abs=1e-9)


def test_quantiles() -> None:
    each = [
        scoringrules.quantile_score(ACTUAL, QUANTILES[:, place], level)
        for place, level in enumerate(LEVELS)
    ]
    mean = np.mean(each, axis=0)
    assert single("quantile_score", QUANTILES, LEVELS, ACTUAL) == pytest.approx(mean, abs=1e-9)
    assert single("wis", QUANTILES, LEVELS, ACTUAL) == pytest.approx(2 * mean, abs=1e-9)


def test_intervals() -> None:
    low, high = QUANTILES[:, 0], QUANTILES[:, -1]
    theirs = scoringrules.interval_score(ACTUAL, low, high, 0.1)
    ours = single("interval_score", low, high, np.full(60, 0.9), ACTUAL)
    assert ours == pytest.approx(theirs, abs=1e-9)


def test_weighted_intervals() -> None:
    """scoringrules 0.10 adds half of the median itself, where the score has |a - m| (Bracher)."""
    low, middle, high = QUANTILES[:, :2], QUANTILES[:, 2], QUANTILES[:, :2:-1]
    alpha = np.array([0.1, 0.5])
    theirs = scoringrules.weighted_interval_score(ACTUAL, middle, low, high, alpha, w_median=0.0)
    mended = theirs + 0.5 * np.abs(ACTUAL - middle) / 2.5
    assert single("wis", QUANTILES, LEVELS, ACTUAL) == pytest.approx(mended, abs=1e-9)
    assert ALIASES["weighted_interval_score"] == "wis"


def test_normals() -> None:
    theirs = scoringrules.crps_normal(ACTUAL, MIDDLE, SPREAD)
    assert single("crps_normal", MIDDLE, SPREAD, ACTUAL) == pytest.approx(theirs, abs=1e-9)
    logs = -scipy_stats.norm(MIDDLE, SPREAD).logpdf(ACTUAL)
    assert single("log_score_normal", MIDDLE, SPREAD, ACTUAL) == pytest.approx(logs, abs=1e-9)


def test_probabilities() -> None:
    theirs = scoringrules.brier_score(EVENT, CHANCE)
    assert single("brier", CHANCE, EVENT) == pytest.approx(theirs, abs=1e-9)


def test_the_t_of_a_mean() -> None:
    theirs = scipy_stats.ttest_1samp(ACTUAL, 0.0)
    assert METRICS["mean_error_t"](ACTUAL, 1.0) == pytest.approx(theirs.statistic, abs=1e-9)
    assert METRICS["mean_error_p"](ACTUAL, 1.0) == pytest.approx(theirs.pvalue, abs=1e-9)
