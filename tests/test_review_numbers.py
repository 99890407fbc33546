"""Errors in words: signs, rounding, singular and plural."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.reviewing.numbers import (
    decimal,
    error_words,
    signed_error,
    spread_percent,
    step_words,
)
from forecasts.reviewing.voice import Voice


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (math.log(1.23), "log", "23% too high"),
        (math.log(0.51), "log", "49% too low"),
        (math.log(3.1), "log", "3.1 times the outcome"),
        (-math.log(19.8), "log", "the outcome was 20 times the claim"),
        (0.0, "log", "no error"),
        (0.0004, "log", "no error"),
        (1.0, "pp", "1.0 percentage point too high"),
        (-1.04, "pp", "1.0 percentage point too low"),
        (-27.9, "pp", "27.9 percentage points too low"),
        (0.04, "pp", "no error"),
        (math.nan, "log", "no error can be given"),
        (1.0, "undefined", "no error can be given"),
    ],
)
def test_errors_in_english(error: float, kind: str, words: str) -> None:
    assert error_words(error, kind) == words


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (math.log(1.23), "log", "偏高23%"),
        (math.log(3.1), "log", "预测为结果的3.1倍"),
        (-math.log(3.1), "log", "结果为预测的3.1倍"),
        (-2.0, "pp", "偏低2.0个百分点"),
    ],
)
def test_errors_in_chinese(error: float, kind: str, words: str) -> None:
    assert error_words(error, kind, "zh") == words


@given(st.floats(-5, 5), st.sampled_from(["log", "pp"]))
def test_words_and_sign_say_the_same_side(error: float, kind: str) -> None:
    words, sign = error_words(error, kind), signed_error(error, kind)
    if words == "no error":
        assert abs(error) < 0.06
        return
    high = words.endswith(("too high", "times the outcome"))
    assert high == (error > 0)
    assert not (sign.startswith("+") and error < 0)
    assert not (sign.startswith("−") and error > 0)


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (0.2070, "log", "+23%"),
        (-0.002, "log", "0%"),
        (1.44, "pp", "+1.4 pp"),
        (-0.01, "pp", "0.0 pp"),
    ],
)
def test_errors_in_columns(error: float, kind: str, words: str) -> None:
    assert signed_error(error, kind) == words


def test_minus_sign_and_symmetry() -> None:
    assert decimal(-0.34) == "−0.3"
    assert decimal(-0.04) == "0.0"
    assert spread_percent(math.log(1.25)) == pytest.approx(spread_percent(-math.log(1.25)))


@pytest.mark.parametrize(
    ("before", "now", "unit", "words"),
    [
        (50.0, 50.8, "%", "+0.8 pp"),  # once "+1.6%", a share of a share
        (22.0, 44.0, "%", "+22.0 pp"),
        (1.1e7, 1.0e7, "vehicle", "−9.1%"),
        (5.0, 5.0, "unit", "0%"),
        (-5.0, 5.0, "USD", ""),
    ],
)
def test_a_step_of_shares_is_in_points(before: float, now: float, unit: str, words: str) -> None:
    assert step_words(before, now, unit) == words


@pytest.mark.parametrize(
    ("error", "low", "high", "words", "cell"),
    [
        (0.494, 3.08, 3.23, "at least 64% too high", "≥ +64%"),
        (-0.2, 600.0, 604.0, "at least 18% too low", "≤ −18%"),
        (0.0, -math.inf, 2000.0, "none against what was published", "0%"),
        (0.494, 3.0, 3.0, "64% too high", "+64%"),
    ],
)
def test_an_error_against_an_interval_is_at_least_that(
    error: float, low: float, high: float, words: str, cell: str
) -> None:
    """Fewer than 2,000 came where 2,000 were claimed: "no error" was too much to say."""
    row = {"error": error, "error_kind": "log", "actual_low": low, "actual_high": high}
    assert Voice(language="en").error(row) == words
    assert Voice(language="en").error_cell(row) == cell
