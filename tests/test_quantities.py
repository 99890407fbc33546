"""Every row of the tables: written in a value, read in text, checked, converted and printed."""

from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from forecasts.cli import main
from forecasts.money.daily import read_ecb
from forecasts.money.yearly import read_shipped
from forecasts.quantities.currencies import CURRENCIES, MINOR
from forecasts.quantities.euro import EURO_RATES
from forecasts.quantities.units import COMPOUNDS, UNITS
from forecasts.reading import Unreadable, Value, read, read_value, write_value
from forecasts.units import (
    DIMENSIONS,
    Inconvertible,
    convert_factor,
    dimension,
    facts_of,
    fits_dimension,
    known_unit,
)

ROWS = [
    *((name, row[1], row[2], row[3]) for rows in UNITS.values() for name, row in rows.items()),
    *((code, row[0], row[1], row[2]) for code, row in CURRENCIES.items()),
    *((name, row[2], row[3], row[4]) for name, row in MINOR.items()),
    *((name, *row, "") for name, row in COMPOUNDS.items()),
]
FIRST = {"%": "5%", "x": "5x"}
# Their plurals count people, and a pound behind a magnitude is money.
NOT_IN_TEXT = frozenset({"passenger", "visitor", "pounds", "磅"})


def ids(row: tuple[str, str, str, str]) -> str:
    return row[0].replace(" ", "_")


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_a_row_is_written_read_checked_converted_and_printed(
    row: tuple[str, str, str, str],
) -> None:
    name, symbols, english, chinese = row
    value = read_value(FIRST.get(name, f"5 {name}"))
    assert isinstance(value, Value), value
    assert (value.unit, value.value) == (name, 5.0)
    again = read_value(write_value(value))
    assert isinstance(again, Value)
    assert (again.unit, again.value) == (name, 5.0)
    assert known_unit(name)
    assert fits_dimension(name, dimension(name))
    facts = facts_of(name)
    base = base_of(name)
    there, back = convert_factor(name, base), convert_factor(base, name)
    assert not isinstance(there, Inconvertible)
    assert not isinstance(back, Inconvertible)
    assert there * back == pytest.approx(1.0, rel=1e-12)
    if facts:
        assert facts.dimension in DIMENSIONS
        one = facts_of(base)
        assert one
        assert there == pytest.approx(facts.factor / one.factor, rel=1e-12)
    wrong = [
        (text, found)
        for text in spellings(symbols, english, chinese, money=name in CURRENCIES)
        if text != "ca$5"  # about 5 dollars
        if (found := units_in(text)) != {name}
    ]
    assert wrong == []


def base_of(name: str) -> str:
    """The base unit of a simple unit's dimension, or the first of its rows; a compound itself."""
    facts = facts_of(name)
    if facts is None:
        return name
    return facts.base or next(iter(UNITS[facts.dimension]))


def spellings(symbols: str, english: str, chinese: str, *, money: bool) -> Iterator[str]:
    """Texts that hold an amount of the unit once: each of its words beside a number."""
    for sign in (sign.rstrip("?") for sign in symbols.split()):
        if money:
            yield f"{sign}5"
        else:
            yield f"5{sign}" if len(sign) == 1 and sign != "K" else f"3.5 {sign}"
    for word in filter(None, english.split(", ")):
        yield f"3.5 {word.rstrip('?')}"
    for word in chinese.split():
        yield f"350{word.rstrip('?')}"


def units_in(text: str) -> set[str]:
    """The units of a value, or of the quantities when the text is no value."""
    value = read_value(text)
    return {value.unit} if isinstance(value, Value) else {one.unit for one in read(text)}


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_the_words_of_a_row_are_read_in_running_text(row: tuple[str, str, str, str]) -> None:
    name, _, english, chinese = row
    words = [word.rstrip("?") for word in filter(None, english.split(", "))]
    wrong = []
    for word in [word for word in words if word.endswith("s")][:1] or words[:1]:
        found = read(f"Analysts expect the total to reach 3.5 million {word} by 2030.")
        if word not in NOT_IN_TEXT and name not in {one.unit for one in found}:
            wrong.append((word, [one.unit for one in found]))
    for word in (word.rstrip("?") for word in chinese.split()):
        found = read(f"预计到2030年将达到350万{word}。")
        if word not in NOT_IN_TEXT and name not in {one.unit for one in found}:
            wrong.append((word, [one.unit for one in found]))
    assert wrong == []


def test_no_word_belongs_to_two_rows() -> None:
    owners: dict[str, set[str]] = {}
    for name, symbols, english, chinese in ROWS:
        for word in (*symbols.split(), *filter(None, english.split(", ")), *chinese.split()):
            owners.setdefault(word.rstrip("?"), set()).add(name)
    shared = {word: names for word, names in owners.items() if len(names) > 1}
    assert shared == {"dm": {"dm", "DEM"}}  # 5 dm are a length, DM 5 is money


def test_the_table_says_which_rates_there_are() -> None:
    daily = set(read_ecb().currencies)
    yearly = {row.currency for row in read_shipped() if row.figure == "lcu_per_usd"}
    for code, (*_, rates) in CURRENCIES.items():
        assert ("daily" in rates.split(), "yearly" in rates.split()) == (
            code in daily,
            code in yearly,
        ), code
    assert set(EURO_RATES) <= set(CURRENCIES)


def test_the_command_lists_every_row_with_its_words() -> None:
    listed = CliRunner().invoke(main, ["units", "--format", "jsonl"]).stdout
    assert len(listed.splitlines()) == len(ROWS) - len(COMPOUNDS)
    one = CliRunner().invoke(main, ["units", "barrel"]).stdout
    assert "桶" in one
    assert "barrels" in one


def test_a_number_without_unit_stays_unreadable() -> None:
    assert isinstance(read_value("5 blobs"), Unreadable)
