"""Intervals, resampling and shrinkage from few outcomes, and difficulty taken out."""

import math

import numpy as np
import pytest

from forecasts.scores.inference.effects import two_way_effects
from forecasts.scores.inference.small_samples import (
    cluster_mean,
    draw_periods,
    median_draws,
    percentile_interval,
    shrink,
    sum_draws,
    weighted_medians,
    wilson,
)


@pytest.mark.parametrize(
    ("share", "count", "low", "high"),
    # Newcombe 1998 (Statistics in Medicine 17), table I: 81/263, 15/148, 0/20, 1/29
    [
        (81 / 263, 263, 0.2553, 0.3662),
        (15 / 148, 148, 0.0624, 0.1605),
        (0.0, 20, 0.0, 0.1611),
        (1 / 29, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_as_published(share: float, count: int, low: float, high: float) -> None:
    assert wilson(share, count) == pytest.approx((low, high), abs=5e-5)


def test_no_outcome_has_no_interval() -> None:
    assert all(math.isnan(end) for end in wilson(math.nan, 0))


def test_a_cluster_counts_once() -> None:
    values, cluster = np.array([1.0, 1, 1, 0, np.nan]), np.array([7, 7, 7, 3, 9])
    assert cluster_mean(values, cluster) == 0.5


def test_draws_take_a_target_period_whole_and_are_the_same_every_time() -> None:
    values, period = np.array([1.0, 3.0, 10.0, 100.0]), np.array([2020, 2020, 2021, 2022])
    drawn = draw_periods(3)
    assert drawn.shape == (1000, 3)
    assert (drawn.sum(axis=1) == 3).all()
    assert (drawn == draw_periods(3)).all()
    assert (sum_draws(values, period) == drawn @ np.array([4.0, 10.0, 100.0])).all()
    all_2020 = np.flatnonzero(drawn[:, 0] == 3)
    assert (median_draws(values, period)[all_2020] == 2).all()


def test_draws_in_small_portions_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    values, period = np.arange(7.0), np.array([1, 1, 2, 3, 3, 4, 5])
    whole = median_draws(values, period)
    monkeypatch.setattr("forecasts.scores.inference.small_samples.CELLS", 50)
    assert (median_draws(values, period) == whole).all()


def test_medians_under_weights_are_medians_of_repeated_values() -> None:
    rng = np.random.default_rng(2)
    values = rng.normal(size=9)
    weights = rng.integers(0, 4, size=(50, 9)).astype(float)
    expected = [np.median(np.repeat(values, row.astype(int))) for row in weights]
    np.testing.assert_allclose(weighted_medians(values, weights), expected)
    assert np.isnan(weighted_medians(values, np.zeros((1, 9)))[0])


def test_percentiles_of_too_few_draws() -> None:
    assert math.isnan(percentile_interval(np.array([np.nan, 1.0]))[0])


def test_shrinkage_by_hand() -> None:
    # w = 1, m = 2, Q = 8, tau^2 = (8 - 2) / (3 - 1) = 3: half of each gap less a quarter
    found = shrink(np.array([0.0, 2.0, 4.0, np.nan]), np.array([1.0, 1.0, 1.0, 1.0]))
    np.testing.assert_allclose(found[:3], [0.5, 2.0, 3.5])
    assert np.isnan(found[3])


def test_estimates_that_differ_by_chance_alone_become_one() -> None:
    found = shrink(np.array([1.0, 1.1, 0.9]), np.array([1.0, 2.0, 0.5]))
    assert np.ptp(found) == pytest.approx(0)


def test_effects_by_construction() -> None:
    """Errors made of a group's and a target's part come apart again, and the slope with them."""
    rng = np.random.default_rng(4)
    group, target = rng.integers(0, 4, 200), rng.integers(0, 15, 200)
    horizon = rng.normal(size=200)
    truth, difficulty = np.array([1.0, -2.0, 0.5, 3.0]), rng.normal(size=15) * 5
    values = 10 + truth[group] + difficulty[target] + 0.7 * horizon
    found = two_way_effects(values, group, target, horizon)
    np.testing.assert_allclose(found - found[0], truth - truth[0], atol=1e-9)
    assert found[group].mean() == pytest.approx(0, abs=1e-9)


def test_groups_without_common_targets_are_not_compared() -> None:
    group, target = np.array([0, 1, 2, 0, 1]), np.array([0, 0, 5, 1, 1])
    found = two_way_effects(np.array([1.0, 2.0, 9.0, 2.0, 3.0]), group, target)
    assert found[1] - found[0] == pytest.approx(1)
    assert np.isnan(found[2])
    assert np.isnan(two_way_effects(np.array([1.0]), np.array([0]), np.array([0]))).all()
