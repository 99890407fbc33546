import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.comparing.verdict import (
    Bar,
    build_bar,
    judge,
    log_ratio,
    measure_error,
    score_interval,
)


def bar_of(  # noqa: PLR0913  the fields of a bar
    value: float,
    *,
    hedge: str = "bare",
    figures: int = 0,
    points: bool = False,
    low: float | None = None,
    high: float | None = None,
) -> Bar:
    open_low, open_high = {"above": (value, math.inf), "up-to": (-math.inf, value)}.get(
        hedge, (value, value)
    )
    return build_bar(
        value=value,
        low=open_low if low is None else low,
        high=open_high if high is None else high,
        hedge=hedge,
        figures=figures,
        points=points,
    )


VERDICTS = {
    "756 against 829.63 is -8.875%": (bar_of(756), 829.63, "hit", "under"),
    "670 against 737 is exactly 1/1.10": (bar_of(670), 737, "hit", "under"),
    "737 against 670 is exactly 1.10": (bar_of(737), 670, "hit", "over"),
    "a tenth that doubles make a little more": (bar_of(22), 20, "hit", "over"),
    "a point that doubles make a little more": (bar_of(16.1, points=True), 15.1, "near", "over"),
    "a little beyond 1/1.10": (bar_of(670), 737.01, "near", "under"),
    "exactly 1.25": (bar_of(125), 100, "near", "over"),
    "beyond 1.25": (bar_of(126), 100, "miss", "over"),
    "26% against 25% is exactly 1.0 point": (bar_of(26, points=True), 25, "near", "over"),
    "half a point is a hit": (bar_of(25.5, points=True), 25, "hit", "over"),
    "1.1 points miss": (bar_of(26.1, points=True), 25, "miss", "over"),
    "inside the reading": (bar_of(100, low=98, high=102), 101, "hit", ""),
    "the distance counts from the reading": (bar_of(100, low=90, high=110), 121, "hit", "under"),
    "a lower bound met": (bar_of(120, hedge="above", figures=3), 500, "hit", ""),
    "met at the printed precision": (bar_of(120, hedge="above", figures=3), 119.6, "hit", ""),
    "not met at it": (bar_of(120, hedge="above", figures=3), 119.4, "near", "over"),
    "a bound short by a tenth": (bar_of(100, hedge="above"), 90, "near", "over"),
    "a bound short by more": (bar_of(100, hedge="above"), 89.9, "miss", "over"),
    "a round bound is not met by rounding": (
        bar_of(800_000, hedge="above", figures=1),
        777_000,
        "near",
        "over",
    ),
    "an upper bound kept": (bar_of(100, hedge="up-to"), 3, "hit", ""),
    "an upper bound passed": (bar_of(100, hedge="up-to"), 110, "near", "under"),
    "a bound on a share": (bar_of(50, hedge="above", points=True), 49, "near", "over"),
    "a share far below its bound": (bar_of(50, hedge="above", points=True), 47.9, "miss", "over"),
    "inside a range": (bar_of(15, hedge="range", low=10, high=20), 19, "hit", ""),
    "near its edge": (bar_of(15, hedge="range", low=10, high=20), 22, "near", "under"),
    "outside": (bar_of(15, hedge="range", low=10, high=20), 22.1, "miss", "under"),
    "an order of magnitude": (bar_of(1e12, hedge="scale", low=5e11, high=5e12), 6e11, "hit", ""),
    "zero claimed and zero came": (bar_of(0), 0, "hit", ""),
    "zero claimed": (bar_of(0), 5, "miss", "under"),
    "zero came": (bar_of(5), 0, "miss", "over"),
    "a loss for a gain": (bar_of(5), -5, "miss", "over"),
    "a loss of nearly the size": (bar_of(-100), -109, "hit", "over"),
    "a negative bound": (bar_of(-100, hedge="above"), -105, "near", "over"),
}


@pytest.mark.parametrize("case", VERDICTS)
def test_verdicts(case: str) -> None:
    bar, actual, word, direction = VERDICTS[case]
    verdict = judge(bar, actual)
    assert (verdict.word, verdict.direction) == (word, direction)


def test_the_published_rule_counts_in_percent_of_the_actual() -> None:
    assert judge(bar_of(756), 829.63, rule="pct_actual").word == "hit"
    assert judge(bar_of(110), 100, rule="pct_actual").word == "hit"
    assert judge(bar_of(75), 100, rule="pct_actual").word == "near"
    assert judge(bar_of(74), 100, rule="pct_actual").word == "miss"
    assert judge(bar_of(5), 0, rule="pct_actual").word == "miss"


def test_a_lower_bound_promises_no_more_than_its_implied_ceiling() -> None:
    bar = bar_of(120, hedge="above", figures=2)
    assert measure_error(bar, 122)[0] == 0.0
    assert measure_error(bar, 100)[0] == pytest.approx(math.log(1.2))
    assert measure_error(bar, 240)[0] == pytest.approx(math.log(120 * 1.045 / 240))


def test_the_interval_score_by_hand() -> None:
    share = bar_of(15, hedge="range", low=10, high=20, points=True)
    assert [score_interval(share, came) for came in (12, 8, 21)] == [10.0, 30.0, 20.0]
    level = bar_of(15, hedge="range", low=10, high=20)
    assert score_interval(level, 40) == pytest.approx(11 * math.log(2))
    assert math.isnan(score_interval(level, -1))
    assert math.isnan(score_interval(bar_of(15), 15))


def test_errors_say_what_they_are_measured_in() -> None:
    assert measure_error(bar_of(26, points=True), 25) == (1.0, "pp")
    assert measure_error(bar_of(110), 100) == (pytest.approx(math.log(1.1)), "log")
    error, kind = measure_error(bar_of(5), 0)
    assert math.isnan(error)
    assert kind == "undefined"


def test_a_smaller_loss_than_came_was_claimed_too_high() -> None:
    assert log_ratio(-100, -110) == pytest.approx(math.log(1.1))
    assert math.isnan(log_ratio(-1, 1))


SIZES = st.floats(min_value=1e-9, max_value=1e15)
ANY = st.floats(min_value=-1e15, max_value=1e15)
HEDGES = st.sampled_from(["bare", "above", "up-to"])


@given(SIZES, SIZES)
def test_the_log_ratio_is_antisymmetric(claimed: float, actual: float) -> None:
    assert log_ratio(claimed, actual) == -log_ratio(actual, claimed)


@given(value=ANY, hedge=HEDGES, points=st.booleans())
def test_a_perfect_claim_scores_zero_and_hits(*, value: float, hedge: str, points: bool) -> None:
    bar = bar_of(value, hedge=hedge, figures=3, points=points)
    assert measure_error(bar, value)[0] == 0.0
    assert judge(bar, value).word == "hit"
    assert judge(bar, value, rule="pct_actual").word == "hit"


@given(value=ANY, actual=ANY, hedge=HEDGES, points=st.booleans())
def test_zero_and_negative_outcomes_never_crash(
    *, value: float, actual: float, hedge: str, points: bool
) -> None:
    bar = bar_of(value, hedge=hedge, figures=2, points=points)
    assert judge(bar, actual).word in {"hit", "near", "miss"}
    assert judge(bar, 0.0).word in {"hit", "near", "miss"}


RANKS = {"hit": 2, "near": 1, "miss": 0}
TOLERANCES = st.lists(st.floats(min_value=0, max_value=3), min_size=3, max_size=3).map(sorted)


@given(
    value=SIZES,
    actual=SIZES,
    hedge=HEDGES | st.just("range"),
    points=st.booleans(),
    limits=TOLERANCES,
)
def test_the_verdict_is_monotone_in_the_tolerance(
    *, value: float, actual: float, hedge: str, points: bool, limits: list[float]
) -> None:
    bar = bar_of(value, hedge=hedge, points=points)
    tight = judge(bar, actual, tolerances=(limits[0], limits[1]))
    loose = judge(bar, actual, tolerances=(limits[1], limits[2]))
    assert RANKS[loose.word] >= RANKS[tight.word]


@given(SIZES, SIZES, HEDGES, st.integers(min_value=-20, max_value=20))
def test_scaling_both_changes_nothing(value: float, actual: float, hedge: str, power: int) -> None:
    factor = 2.0**power
    plain = judge(bar_of(value, hedge=hedge), actual)
    assert judge(bar_of(value * factor, hedge=hedge), actual * factor) == plain
