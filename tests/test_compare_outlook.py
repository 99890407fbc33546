import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.comparing.outlook import (
    borrow_pace,
    describe,
    expect_change,
    fall_short,
    measure_pace,
    pool_spread,
    student_cumulative,
)

# Quantiles of Student's t from printed tables.
QUANTILES = {
    (1, 12.706205): 0.975,
    (2, 4.302653): 0.975,
    (4, 2.776445): 0.975,
    (9, 2.262157): 0.975,
    (9, 1.383029): 0.90,
    (30, 1.697261): 0.95,
    (1000, 1.646379): 0.95,
    (5, 0.0): 0.5,
}


@pytest.mark.parametrize("case", QUANTILES)
def test_student_agrees_with_printed_tables(case: tuple[int, float]) -> None:
    freedom, quantile = case
    assert student_cumulative(quantile, freedom) == pytest.approx(QUANTILES[case], abs=1e-6)
    assert student_cumulative(-quantile, freedom) == pytest.approx(1 - QUANTILES[case], abs=1e-6)


def years(first: int, *values: float) -> list[tuple[date, float]]:
    return [(date(first + number, 12, 31), value) for number, value in enumerate(values)]


def test_the_probability_by_hand() -> None:
    """Logs of 1, 1.2, 1.2, 1.5: changes .18232, 0, .22314; mean .13516, sd .11881, m 3."""
    pace = measure_pace(years(2020, 1.0, 1.2, 1.2, 1.5))
    assert pace is not None
    assert (pace.count, pace.end) == (3, date(2023, 12, 31))
    assert pace.mean == pytest.approx(0.135155, abs=1e-6)
    assert pace.spread == pytest.approx(0.118814, abs=1e-6)
    change = math.log(1 + 0.85 * 0.135155 * 2)
    wide = math.sqrt(0.118814**2 * (2 + 4 / 3) + (change / 4) ** 2)
    z = (math.log(2 / 1.5) - change) / wide
    expected = student_cumulative(z, 2)
    assert fall_short(pace, 2.0, date(2025, 12, 31)) == pytest.approx(expected, abs=1e-5)


def test_growth_goes_on_in_a_line_and_a_fall_is_its_mirror_image() -> None:
    up = measure_pace(years(2013, *[1.4**n for n in range(11)]))
    down = measure_pace(years(2013, *[1.4**-n for n in range(11)]))
    assert up is not None
    assert down is not None
    end = date(2033, 12, 31)
    assert expect_change(up, end) == pytest.approx(math.log(1 + 8.5 * math.log(1.4)), abs=1e-3)
    assert expect_change(down, end) == pytest.approx(-expect_change(up, end))
    level = up.last * math.exp(expect_change(up, end))
    assert fall_short(up, level, end) == pytest.approx(0.5)


def test_what_a_steady_pace_adds_up_to_is_known_to_a_quarter() -> None:
    """Growth that never varied had a spread of nothing, and an outlook of 0 or 100%."""
    steady = measure_pace(years(2013, *[1.2**n for n in range(11)]))
    assert steady is not None
    end = date(2028, 12, 31)
    change = expect_change(steady, end)
    wide = steady.last * math.exp(1.25 * change)
    assert 0.8 < fall_short(steady, wide, end) < student_cumulative(1, 3)


def test_differences_go_on_as_they_are() -> None:
    pace = measure_pace(years(2020, 2.0, 3.0, 5.0, 5.0), differences=True)
    assert pace is not None
    assert expect_change(pace, date(2027, 12, 31)) == pytest.approx(0.85 * 4, abs=1e-2)


def test_only_the_last_ten_changes_count() -> None:
    long = measure_pace(years(2000, *[1e6] * 5, *[1.1**n for n in range(11)]))
    assert long is not None
    assert long.count == 10
    assert long.mean == pytest.approx(math.log(1.1))


def test_one_actual_takes_the_pace_of_its_class() -> None:
    slow, fast = (measure_pace(years(2010, *[1.0 * g**n for n in range(7)])) for g in (1.1, 1.3))
    lone = measure_pace(years(2020, 5.0))
    assert lone is not None
    assert slow is not None
    assert fast is not None
    borrowed = borrow_pace(lone, [slow, fast])
    mean = (math.log(1.1) + math.log(1.3)) / 2
    assert borrowed.mean == pytest.approx(mean)
    assert borrowed.spread == pytest.approx(math.log(1.3) - mean, abs=1e-9)
    assert (borrowed.last, borrowed.end) == (5.0, date(2020, 12, 31))
    assert math.isnan(fall_short(lone, 6.0, date(2022, 12, 31)))
    goal = 5.0 * (1 + 0.85 * 2 * mean)
    assert fall_short(borrowed, goal, date(2022, 12, 31)) == pytest.approx(0.5)
    assert borrow_pace(lone, []) == lone
    three = measure_pace(years(2018, 1.0, 2.0, 5.0))
    assert three is not None
    assert borrow_pace(three, [slow, fast]) == three


def test_fewer_than_three_actuals_are_unknown() -> None:
    pace = measure_pace(years(2020, 1.0, 2.0))
    assert pace is not None
    assert math.isnan(fall_short(pace, 3.0, date(2025, 12, 31)))
    assert measure_pace([]) is None


def test_a_thin_history_borrows_the_spread_of_its_class() -> None:
    thin = measure_pace(years(2020, 1.0, 1.1, 1.21))
    wide = measure_pace(years(2010, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0))
    assert thin is not None
    assert wide is not None
    pooled = pool_spread(thin, [wide])
    assert thin.spread < pooled.spread < wide.spread
    assert pooled.weight == 4
    assert pool_spread(wide, [thin]) is wide
    assert pool_spread(thin, []) is thin


def test_a_series_through_zero_goes_by_differences() -> None:
    pace = measure_pace(years(2020, -1.0, 0.0, 1.0, 2.5))
    assert pace is not None
    assert not pace.logs
    assert 0 < fall_short(pace, 5.0, date(2025, 12, 31)) < 1


def test_words() -> None:
    found = [describe(p) for p in (0.95, 0.9, 0.67, 0.5, 0.32, 0.09, math.nan)]
    assert found == [
        "very likely", "very likely", "likely", "even", "unlikely", "very unlikely", "unknown",
    ]  # fmt: skip


VALUES = st.lists(st.floats(min_value=0.1, max_value=1e9), min_size=3, max_size=12)
GOALS = st.lists(st.floats(min_value=0.01, max_value=1e12), min_size=2, max_size=2).map(sorted)


@given(VALUES, GOALS, st.integers(min_value=1, max_value=20))
def test_a_higher_number_is_never_likelier(
    values: list[float], goals: list[float], ahead: int
) -> None:
    pace = measure_pace(years(2000, *values))
    assert pace is not None
    end = date(2000 + len(values) - 1 + ahead, 12, 31)
    low, high = (fall_short(pace, goal, end) for goal in goals)
    assert 0 <= low <= high + 1e-12
    assert high <= 1


@given(VALUES, st.floats(min_value=0.5, max_value=1e6), st.integers(min_value=-10, max_value=10))
def test_the_unit_changes_nothing(values: list[float], goal: float, power: int) -> None:
    factor = 2.0**power
    end = date(2030, 12, 31)
    plain, scaled = (
        measure_pace(years(2010, *(value * by for value in values))) for by in (1.0, factor)
    )
    assert plain is not None
    assert scaled is not None
    assert fall_short(scaled, goal * factor, end) == pytest.approx(fall_short(plain, goal, end))
