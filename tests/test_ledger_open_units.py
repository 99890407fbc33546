"""Values of drafts whose unit is open."""

import pytest

from forecasts.ledger.open_units import with_units


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("18.8 billion", "18.8 billion units"),
        (">= 10 million arrival", ">= 10 million units"),
        ("20 to 30 bag", "20 to 30 units"),
        ("billion bag scale", "billion units scale"),
        ("3 bag/year", "3 units/year"),
        ("about 4,000 MYR/bag", "about 4,000 units"),
        ("12 USD/bag", "12 units"),
    ],
)
def test_what_lacks_only_its_unit_has_units(value: str, named: str) -> None:
    assert with_units(value) == named


@pytest.mark.parametrize(
    "value", ["12 USD", "3 million units", "12 bilion USD", "nearly", "USD", ""]
)
def test_what_has_a_unit_or_no_number_has_none(value: str) -> None:
    assert with_units(value) == ""
