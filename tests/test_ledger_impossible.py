"""Values that nothing can have, of claims and of outcomes."""

import math

import pytest

from forecasts.checks.words import _ends
from forecasts.ledger.impossible import why_impossible
from forecasts.reading import Value, read_value


@pytest.mark.parametrize(
    ("ends", "unit", "measure", "nature", "why"),
    [
        ((150.0, 150.0), "%", "share-of-sales", "share", "a share of 150% is more than the whole"),
        (
            (101.0, math.inf),
            "%",
            "share-of-stock",
            "share",
            "a share of more than 101% is more than the whole",
        ),
        ((-3.0, -2.0), "%", "share-of-sales", "share", "a share of -2% is less than nothing"),
        ((-5.0, -5.0), "robot", "sales", "flow", "−5 robots: less than none"),
        ((-5e6, -5e6), "USD", "assets", "stock", "−$5m: less than none"),
        ((-120.0, -120.0), "%", "gdp-growth", "flow", "a fall by 120% leaves less than nothing"),
    ],
)
def test_why_a_value_cannot_be(
    ends: tuple[float, float], unit: str, measure: str, nature: str, why: str
) -> None:
    assert why_impossible(ends, unit, measure, nature) == why


@pytest.mark.parametrize(
    ("ends", "unit", "measure", "nature"),
    [
        ((-math.inf, 150.0), "%", "share-of-sales", "share"),
        ((90.0, 110.0), "%", "share-of-sales", "share"),
        ((-5e6, -5e6), "USD", "profit", "flow"),
        ((-40.0, -37.0), "USD/barrel", "price", "price"),
        ((140.0, 140.0), "%", "inflation", "flow"),
        ((-99.0, -99.0), "%", "gdp-growth", "flow"),
        ((-10.0, -10.0), "%", "profit-margin", "flow"),
        ((130.0, 130.0), "%", "mobile-penetration", "share"),
        ((104.0, math.inf), "%", "capacity-utilisation", "share"),
    ],
)
def test_what_can_be_is_not_asked_about(
    ends: tuple[float, float], unit: str, measure: str, nature: str
) -> None:
    assert why_impossible(ends, unit, measure, nature) == ""


def test_how_much_more_there_is_may_be_more_than_all() -> None:
    assert why_impossible((150.0, 150.0), "%", "share-of-sales", "share", relative=True) == ""
    assert why_impossible((-3.0, -3.0), "x", "sales", "flow", relative=True) == ""


@pytest.mark.parametrize(
    ("written", "measure", "nature", "why"),
    [
        ("> 100%", "share-of-sales", "share", "a share of more than 100% is more than the whole"),
        ("< 0%", "share-of-sales", "share", "a share of less than 0% is less than nothing"),
        ("< 0 vehicle", "sales", "flow", "less than 0 vehicles: less than none"),
        ("< -3 vehicle", "sales", "flow", "less than −3 vehicles: less than none"),
        ("< -100%", "gdp-growth", "flow", "a fall by more than 100% leaves less than nothing"),
        (">= 100%", "share-of-sales", "share", ""),
        ("> 99.9%", "share-of-sales", "share", ""),
        ("< 100%", "share-of-sales", "share", ""),
        ("at most 0%", "share-of-sales", "share", ""),
        ("at most 0 vehicle", "sales", "flow", ""),
        ("> -5 vehicle", "sales", "flow", ""),
        ("> 100%", "mobile-penetration", "share", ""),
        ("> 100%", "gdp-growth", "flow", ""),
    ],
)
def test_a_bound_that_leaves_nothing_cannot_be(
    written: str, measure: str, nature: str, why: str
) -> None:
    value = read_value(written)
    assert isinstance(value, Value)
    assert why_impossible(_ends(value), value.unit, measure, nature) == why
