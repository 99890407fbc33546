"""Verdicts on columns: what must hold whatever the numbers are."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasts.scores.metrics.verdicts import HIT, MISS, NEAR, RULES, judge

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).filter(lambda x: x == 0 or abs(x) > 1e-6)
FEW = settings(max_examples=100)


def one(low: float, high: float, actual: float, **options: object) -> float:
    arrays = (np.array([each]) for each in (low, high, actual))
    return float(judge(*arrays, **options)[0])  # type: ignore[arg-type]


@FEW
@given(NUMBERS, st.sampled_from(RULES))
def test_a_perfect_claim_is_a_hit(value: float, rule: str) -> None:
    assert one(value, value, value, rule=rule) == HIT


@FEW
@given(NUMBERS, NUMBERS, st.sampled_from(RULES), st.floats(0.1, 50), st.floats(0, 50))
def test_wider_limits_never_make_a_verdict_worse(
    value: float, actual: float, rule: str, limit: float, more: float
) -> None:
    narrow = one(value, value, actual, rule=rule, tolerances=(limit, 2 * limit))
    wide = one(value, value, actual, rule=rule, tolerances=(limit + more, 2 * (limit + more)))
    assert wide >= narrow


@FEW
@given(
    st.floats(0.01, 1e6), st.floats(0.01, 1e6), st.sampled_from([2.0**n for n in range(-20, 20)])
)
def test_another_currency_changes_no_verdict(value: float, actual: float, rate: float) -> None:
    for rule in ("log", "pct_actual"):
        before = one(value, value, actual, rule=rule)
        assert one(value * rate, value * rate, actual * rate, rule=rule) == before


@pytest.mark.parametrize(
    ("value", "actual", "verdict"),
    [
        (670, 737, HIT), (737, 670, HIT), (669, 737, NEAR), (100, 125, NEAR), (100, 126, MISS),
        (0, 0, HIT), (0, 5, MISS), (5, 0, MISS), (-100, -110, HIT), (-100, 100, MISS),
    ],
)  # fmt: skip
def test_levels(value: float, actual: float, verdict: float) -> None:
    assert one(value, value, actual) == verdict


def test_a_range_is_judged_from_its_edge() -> None:
    assert one(90, 110, 100) == HIT
    assert one(90, 110, 120) == HIT
    assert one(90, 110, 135) == NEAR
    assert one(90, 110, 140) == MISS


def test_no_actual_no_verdict() -> None:
    assert math.isnan(one(1.0, 1.0, math.nan))
    assert math.isnan(one(math.nan, math.nan, 1.0))
