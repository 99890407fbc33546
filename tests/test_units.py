"""Units: one white list, one dimension a currency, and pint only for what the list defines."""

import subprocess
import sys

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from forecasts.quantities import units as unit_rows
from forecasts.quantities.currencies import MINOR
from forecasts.reading.lexicon import nouns as lexicon_nouns
from forecasts.units import (
    CURRENCIES,
    DIMENSIONS,
    UNITS,
    Inconvertible,
    _declared,
    _pint_name,
    convert_factor,
    currency_of,
    define_units,
    dimension,
    fits_dimension,
    known_unit,
    money_factor,
    noun,
    registry,
    replace_currency,
)

SIMPLE = st.sampled_from(sorted(UNITS))
PHYSICAL = st.sampled_from(sorted(name for name, facts in UNITS.items() if not facts.base))


def test_each_name_stands_once_and_is_ascii() -> None:
    listed = [*CURRENCIES, *MINOR, *(name for rows in unit_rows.UNITS.values() for name in rows)]
    assert len(listed) == len(set(listed)) == len(UNITS) > 300
    assert all(name.isascii() and name == name.strip() and "/" not in name for name in listed)


def test_currencies_are_those_of_cldr() -> None:
    known = Locale("en").currencies
    assert [code for code in CURRENCIES if code not in known] == ["BTC", "ETH"]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("USD", "money"),
        ("USD/kWh", "money/energy"),
        ("vehicle", "count"),
        ("GW", "power"),
        ("GWh", "energy"),
        ("%", "ratio"),
        ("x", "multiple"),
        ("robot/10000 people", "count/count"),
        ("blob", ""),
        ("USD/blob", ""),
    ],
)
def test_dimension(unit: str, expected: str) -> None:
    assert dimension(unit) == expected
    assert known_unit(unit) is bool(expected)


@pytest.mark.parametrize(
    ("unit", "target", "factor"),
    [
        ("GWh", "kWh", 1e6),
        ("USD/kWh", "USD/MWh", 1e3),
        ("robot/10000 people", "robot/people", 1e-4),
        ("flight/day", "flight/year", 365.25),
        ("%", "bp", 100.0),
        ("pp", "%", 1.0),
        ("per 10000", "%", 0.01),
        ("unit", "vehicle", 1.0),
        ("vehicle", "unit", 1.0),
        ("USD/unit", "USD/vehicle", 1.0),
        ("EJ", "TWh", 277.7777777777778),
        ("Mtoe", "TWh", 11.63),
        ("min", "h", 1 / 60),
        ("cent/kWh", "USD/MWh", 10.0),
        ("USD/dozen", "USD/unit", 1 / 12),
        ("case/million", "case/unit", 1e-6),
        ("nautical_mile/h", "km/h", 1.852),
        ("short_ton", "kg", 907.18474),
    ],
)
def test_factor(unit: str, target: str, factor: float) -> None:
    assert convert_factor(unit, target) == pytest.approx(factor, rel=1e-12)


@pytest.mark.parametrize(
    ("unit", "target", "reason"),
    [
        ("USD", "EUR", "USD into EUR needs an exchange rate, not a unit conversion"),
        ("CNY/kWh", "USD/kWh", "CNY/kWh into USD/kWh needs an exchange rate"),
        ("vehicle", "robot", "vehicle and robot count different things"),
        ("GW", "GWh", "GW is power, GWh is energy: they do not convert"),
        ("GWh/year", "GW", "GWh/year is energy/time, GW is power"),
        ("%", "x", "% is ratio, x is multiple"),
        ("USD", "vehicle", "USD is money, vehicle is count"),
        ("kt", "knot", "`knot` is not a known unit"),
        ("degC", "K", "degC and K differ in their zero, not by a factor"),
        ("cent", "penny", "cent into penny needs an exchange rate"),
        ("kWh/USD", "kWh/EUR", "USD and EUR count different things"),
    ],
)
def test_refusal_says_why(unit: str, target: str, reason: str) -> None:
    refused = convert_factor(unit, target)
    assert isinstance(refused, Inconvertible)
    assert refused.reason.startswith(reason)


@given(PHYSICAL, PHYSICAL)
def test_there_and_back_is_one(unit: str, target: str) -> None:
    there, back = convert_factor(unit, target), convert_factor(target, unit)
    if dimension(unit) != dimension(target):
        assert isinstance(there, Inconvertible)
        assert isinstance(back, Inconvertible)
    else:
        assert isinstance(there, float)
        assert isinstance(back, float)
        assert there * back == pytest.approx(1.0, rel=1e-12)
        assert there == pytest.approx(UNITS[unit].factor / UNITS[target].factor, rel=1e-12)


@given(SIMPLE)
def test_pint_knows_every_unit_and_nothing_else(unit: str) -> None:
    assert _pint_name(unit) in registry()
    # Ledgers of other tests may have declared units of their own.
    assert len(define_units()) == len(UNITS) + len(_declared) + len(DIMENSIONS)


@pytest.mark.parametrize("word", ["meter", "knot", "k", "baud", "dollar", "kiloUSD", "EURO"])
def test_registry_has_no_names_of_pints_own(word: str) -> None:
    assert word not in registry()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "USD/",
        "/kWh",
        "USD/kWh/year",
        "10**8**9",
        "USD * 2",
        "(" * 5000,
        "robot/0 people",
        "robot/1e9 people",
        "robot/٣ people",
        "robot/9999999999 people",
        "usd",
        " USD",
        "USD\n",
        "k" * 100_000,
    ],
)
def test_hostile_texts_are_simply_unknown(text: str) -> None:
    assert not known_unit(text)
    assert dimension(text) == currency_of(text) == noun(text) == ""
    assert isinstance(convert_factor(text, "USD"), Inconvertible)


@pytest.mark.parametrize(
    ("unit", "wanted", "fits"),
    [
        ("%", "share", True),
        ("x", "share", False),
        ("USD/kWh", "price", True),
        ("USD", "price", True),
        ("kWh", "price", False),
        ("robot/10000 people", "ratio", True),
        ("vehicle", "ratio", False),
        ("vehicle", "count", True),
        ("flight/day", "count", True),
        ("USD", "count", False),
        ("vehicle", "money", False),
        ("year", "time", True),
        ("blob", "share", False),
        ("blob", "price", False),
    ],
)
def test_which_unit_fits_which_measure(unit: str, wanted: str, *, fits: bool) -> None:
    assert fits_dimension(unit, wanted) is fits


def test_money_is_above_the_line_only() -> None:
    assert currency_of("USD/kWh") == "USD"
    assert currency_of("kWh/USD") == ""
    assert replace_currency("CNY/10000 people", "USD") == "USD/10000 people"
    assert (currency_of("cent/kWh"), money_factor("cent/kWh")) == ("USD", 0.01)
    assert replace_currency("cent/kWh", "EUR") == "EUR/kWh"


def test_what_the_reader_counts_is_known() -> None:
    counted = {word for word in lexicon_nouns.NOUNS.values() if isinstance(word, str)}
    assert counted
    assert sorted(word for word in counted if not known_unit(word)) == []


def test_importing_units_is_light() -> None:
    code = (
        "import sys, forecasts.units; print(sorted({'pint', 'numpy', 'pandas'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
