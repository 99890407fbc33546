"""`convert` and `units`: one amount under every reasonable choice, and the units there are."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.output import Row, write_rows
from forecasts.cli.shared import (
    Day,
    as_of_option,
    exit_at_problems,
    format_option,
    ledger_option,
)
from forecasts.problem import did_you_mean
from forecasts.units import (
    CURRENCIES,
    UNITS,
    Inconvertible,
    UnitFacts,
    convert_factor,
    currency_of,
    known_unit,
    replace_currency,
)

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.reading import Value

_SHOWN = ("choice", "label", "value", "low", "high", "unit", "rate", "note")


@click.command()
@click.argument("value")
@click.option(
    "--to",
    "target",
    default="USD",
    show_default=True,
    metavar="UNIT",
    help="What to convert into: EUR, EUR/m3, GW, ...",
)
@click.option(
    "--on", "stated", type=Day(), help="The day of the statement (default: the as-of date)."
)
@as_of_option
@ledger_option
@format_option
def convert(
    value: str, target: str, stated: date | None, as_of: date, ledger: Path, output_format: str
) -> None:
    """Convert VALUE, written as in a claim, under every reasonable choice of rate and prices.

    An amount of money goes to a currency, a price also to a price per another unit (`80 USD/barrel`
    to EUR/m3), anything else to a unit of its own dimension.
    """
    from forecasts.reading import Unreadable, read_value

    read = read_value(value)
    if isinstance(read, Unreadable):
        raise click.BadParameter(f"`{value}` cannot be read: {read.reason}", param_hint="VALUE")
    unit = target.upper() if target.upper() in CURRENCIES else _unit_of(target)
    if currency_of(read.unit) and currency_of(unit):
        rows = _money_rows(read, unit, stated or as_of, as_of, ledger)
    else:
        rows = [_unit_row(read, unit)]
    write_rows(rows, output_format, _SHOWN)


def _unit_of(word: str) -> str:
    """Return the unit that a word stands for in a value: `cars` is `vehicle`; else the word."""
    from forecasts.reading import Value, read_value

    read = None if known_unit(word) else read_value(f"2 {word}")
    return read.unit if isinstance(read, Value) and read.unit else word


def _unit_row(read: "Value", target: str) -> Row:
    from forecasts.reading import interval

    factor = _factor_or_exit(read.unit, target)
    low, high = (end * factor for end in interval(read))
    return {"value": read.value * factor, "low": low, "high": high, "unit": target}


def _factor_or_exit(unit: str, target: str) -> float:
    factor = convert_factor(unit, target)
    if isinstance(factor, Inconvertible):
        hint = "" if known_unit(target) else did_you_mean(target, tuple(UNITS))
        click.echo("; ".join(filter(None, (factor.reason, hint))), err=True)
        sys.exit(2)
    return factor


def _money_rows(read: "Value", target: str, stated: date, as_of: date, ledger: Path) -> list[Row]:
    """Return one row a choice of rate; of a price, what it is per converts beside the currency."""
    from forecasts.files import ledger_folder
    from forecasts.normalising import spread
    from forecasts.study import find_rate_problems, ledger_rates

    currency = currency_of(target)
    unit = replace_currency(read.unit, currency)
    if target == currency:  # the currency of a price alone: it stays per what it was per
        target = unit
    factor = _factor_or_exit(unit, target)
    folder = ledger_folder(ledger)
    exit_at_problems(find_rate_problems(folder))
    rates = ledger_rates(folder, as_of)
    choices = spread(_one_claim(read, stated), currency=currency, rates=rates, as_of=as_of)
    choices[["value", "low", "high"]] *= factor
    choices["unit"] = target
    return list(choices[list(_SHOWN)].to_dict("records"))


def _one_claim(read: "Value", stated: date) -> "pd.DataFrame":
    """Return the columns of a claims table that a spread looks at."""
    import pandas as pd

    from forecasts.reading import interval

    low, high = interval(read)
    return pd.DataFrame(
        {
            "claim_id": [""],
            "unit": [read.unit],
            "value": [read.value],
            "low": [low],
            "high": [high],
            "stated": pd.Series([stated], dtype="datetime64[s]"),
            "price_basis": ["nominal"],
        }
    )


@click.command()
@click.argument("word", required=False)
@format_option
def units(word: str | None, output_format: str) -> None:
    """List the units that a value may use with their words, or those like WORD."""
    rows: list[Row] = [
        {
            "unit": name,
            "dimension": facts.dimension,
            "factor": facts.factor,
            "base": facts.base,
            **words,
        }
        for name, (facts, words) in _described().items()
        if word is None or word.casefold() in _names(name, facts, words)
    ]
    if not rows and word is not None:
        hint = did_you_mean(word, tuple(UNITS)) or "`forecasts units` lists them"
        click.echo(f"there is no unit `{word}`; {hint}", err=True)
        sys.exit(2)
    write_rows(rows, output_format)


def _names(name: str, facts: UnitFacts, words: Row) -> set[str]:
    """Return all that a unit may be asked for by, in small letters."""
    listed = f"{words['symbols']} {words['chinese']}".split() + str(words["english"]).split(", ")
    return {word.casefold() for word in (name, facts.dimension, *listed)}


def _described() -> dict[str, tuple[UnitFacts, Row]]:
    """Return every unit with its symbols and words, and for a currency the rates there are."""
    from forecasts.quantities import currencies, euro
    from forecasts.quantities import units as measures

    columns = ("symbols", "english", "chinese", "rates")
    words: dict[str, tuple[str, ...]] = {
        name: row[1:] for rows in measures.UNITS.values() for name, row in rows.items()
    }
    words |= {name: row[2:] for name, row in currencies.MINOR.items()}
    for code, row in currencies.CURRENCIES.items():
        legal = euro.EURO_RATES.get(code)
        rates = f"{row[3]} {legal.rate:g} a euro since {legal.since}" if legal else row[3]
        words[code] = tuple(text.replace("?", "") for text in (*row[:3], rates.strip()))
    return {
        name: (facts, dict(zip(columns, (*words[name], ""), strict=False)))
        for name, facts in UNITS.items()
    }
