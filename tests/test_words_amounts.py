"""Units behind their numbers: one, many, none, parts, less than none and ranges."""

import re

import pytest
from babel.core import Locale as Cldr
from hypothesis import given
from hypothesis import strategies as st

from forecasts.comparing.wording import say_amount
from forecasts.quantities.units import UNITS, plural_of
from forecasts.reading import Value, read_value, word_value
from forecasts.words import languages, locale_of
from forecasts.words.amounts import amount, beside, bounded, retell_amounts, span, unit_name

COUNTED = sorted(UNITS["count"])
ALIKE = {"aircraft", "species", "TEU", "FEU"}
"""Units that English calls the same for one and for many."""


@pytest.mark.parametrize("unit", COUNTED)
def test_a_counted_unit_has_two_forms_that_are_words(unit: str) -> None:
    assert (unit_name(unit, form="one") == unit_name(unit)) == (unit in ALIKE)
    assert isinstance(read_value(f"2 {unit_name(unit)}"), Value) or unit == "time"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("number", [-1.0, 0.0, 0.5, 1.0, 1.0004, 1.5, 2.0, 1e6, 3.2e9])
def test_every_printer_takes_the_form_of_the_number_that_it_prints(
    number: float, language: str
) -> None:
    shown = round(abs(number), 3)
    rule = Cldr.parse(locale_of(language).tag, sep="-").plural_form
    form = rule(int(shown) if shown == int(shown) else shown)
    for unit in COUNTED:
        name = unit_name(unit, language, form=form)
        assert amount(number, unit, language).endswith(name)
        assert beside(round(number, 3), unit, language) == name
        if language == "en":
            assert say_amount(round(number, 3), unit).endswith(f" {name}")


@pytest.mark.parametrize(
    ("number", "unit", "name"),
    [
        (5e5, "unit/year", "units/year"),
        (1.0, "unit/year", "unit/year"),
        (3.0, "GWh/year", "GWh/year"),
    ],
)
def test_of_a_rate_only_what_is_counted_is_in_the_plural(
    number: float, unit: str, name: str
) -> None:
    assert beside(number, unit) == name


def test_every_counted_unit_has_a_chinese_name() -> None:
    for unit in COUNTED:
        assert re.search(r"[\u4e00-\u9fff]", unit_name(unit, "zh")), unit


@given(
    st.sampled_from([unit for rows in UNITS.values() for unit in rows]),
    st.integers(-(10**7), 10**7),
    st.sampled_from([0, 1, 250_000]),
)
def test_a_draft_is_worded_and_read_as_the_same_value(unit: str, low: int, more: int) -> None:
    value = read_value(f"{low} to {low + more} {unit}" if more else f"{low} {unit}")
    if not isinstance(value, Value):
        return
    written = word_value(value)
    again = read_value(written)
    assert isinstance(again, Value), written
    assert again._replace(text="") == value._replace(text="")
    if plural_of(value.unit) != value.unit and "/" not in written:
        assert written.endswith(f" {value.unit}") == (value.low == value.high == 1)


@pytest.mark.parametrize(
    ("ends", "words"),
    [((15, 25), "15%–25%"), ((-15, 25), "−15%–25%"), ((-25, -15), "−25% to −15%")],
)
def test_no_dash_stands_before_a_minus(ends: tuple[float, float], words: str) -> None:
    assert span(*ends, "%") == words


@pytest.mark.parametrize(
    ("value", "figures", "words"),
    [
        (410_700.0, 4, "≈ $410,700"),
        (410_700.0, 2, "≈ $411,000"),
        (16_886_000.0, 5, "≈ $16.886m"),
        (745_705.0, 6, "≈ $745,705"),
        (1_234_567.0, 7, "≈ $1.23457m"),
    ],
)
def test_an_amount_has_the_figures_that_were_stated(value: float, figures: int, words: str) -> None:
    assert bounded("about", (value, value), value, "USD", figures=figures) == words
    ends = bounded("range", (value, 2 * value), value, "USD", figures=figures)
    assert ends.startswith(words.removeprefix("≈ ").removesuffix("m"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("取整前的下限（20.65 million vehicles）：接近", "取整前的下限（2,065万辆）：接近"),
        ("as published (115 USD/kWh): miss", "as published (115美元/kWh): miss"),
        ("1.2 trillion CNY claimed", "1.2万亿元 claimed"),
        ("523,000 units", "52.3万台"),
        ("series 2024 of 3 years, v2.5 million", "series 2024 of 3 years, v2.5 million"),
    ],
)
def test_an_amount_of_a_reason_is_written_as_the_language_does(said: str, told: str) -> None:
    assert retell_amounts(said, "zh") == told
