"""How a number came about, in lines that a reader can check one by one."""

from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from forecasts.money import is_daily
from forecasts.units import currency_of, money_factor
from forecasts.words import DEFAULT_LANGUAGE, Language, retell, say, tell, term
from forecasts.words.amounts import beside, unit_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    Row: TypeAlias = Mapping[str, object] | pd.Series

_SHOWN = {"year": 4, "month": 7}
_OPEN = {"-inf": "trace.open.low", "inf": "trace.open.high"}


def trace(row: "Row", *, currency: str = "USD", language: Language = DEFAULT_LANGUAGE) -> list[str]:
    """Return how a claim's number came about: said, read, unit, rate, prices, result.

    Args:
        row: One row of a normalised table (`normalise`), a Series or a mapping.
        currency: The currency that the table was normalised to.
        language: Of the words; `forecasts.words` has a file for each.

    Example:
        >>> table = fc.normalise(fc.claims_table(fc.load("claims")))
        >>> fc.trace(table[table["unit"] == "CNY"].iloc[0])[3].partition(", ")[0]
        'rate: 1 CNY = 0.138107 USD (1 USD = 7.24079 CNY)'
    """
    lines = [_said(row, language), _read(row, language), _unit(row, language)]
    problem = str(row["conversion_problem"])
    if problem:
        told = retell(language, problem)
        return [*lines, say(language, "trace.problem", currency=currency, problem=told)]
    return [
        *lines,
        _rate(row, currency, language),
        _prices(row, language),
        _result(row, currency, language),
    ]


def _said(row: "Row", language: Language) -> str:
    return say(
        language,
        "trace.said",
        quote=row["quote"],
        publisher=row["publisher"],
        day=_date(row["stated"])[: _SHOWN.get(str(row["stated_precision"]), 10)],
        place=f"{row['file']}:{row['line']}",
    )


def _read(row: "Row", language: Language) -> str:
    count = int(str(row["figures"]))
    return say(
        language,
        "trace.read",
        kind=term(language, row["kind"]),
        value=_amount(row["value"], language),
        unit=beside(float(row["value"]), str(row["unit"]), language),  # type: ignore[arg-type]
        hedge=term(language, f"hedge: {row['hedge']}"),
        strict=say(language, "trace.strict") if row["strict"] else "",
        figures=tell(language, "trace.figures", count) if count else say(language, "trace.bare"),
        low=_amount(row["low"], language),
        high=_amount(row["high"], language),
        period=row["target_period"],
    )


def _unit(row: "Row", language: Language) -> str:
    unit, basis = str(row["unit"]), str(row["currency_basis"])
    if not currency_of(unit):
        return say(language, "trace.unit", unit=unit_name(unit, language, form="one"))
    part = money_factor(unit)
    if part != 1.0:
        own = currency_of(unit)
        unit = say(language, "trace.unit.part", unit=unit, part=f"{part:g}", currency=own)
    if not basis:
        return say(language, "trace.unit.named", unit=unit)
    return say(language, "trace.unit.read", unit=unit, basis=retell(language, basis))


def _rate(row: "Row", currency: str, language: Language) -> str:
    own, source = currency_of(str(row["unit"])), retell(language, str(row["rate_source"]))
    if pd.isna(row["rate_date"]):  # type: ignore[arg-type]
        return say(language, "trace.rate.none", source=source)
    rate = float(row["rate"])
    crosses = "EUR" not in {own, currency} and is_daily(str(row["rate_source"]))
    precision = str(row.get("stated_precision", ""))
    known = precision in {"month", "year"}
    return say(
        language,
        "trace.rate",
        own=own,
        rate=f"{rate:.6g}",
        currency=currency,
        inverse=f"{1 / rate:.6g}",
        source=source,
        crossed=say(language, "trace.crossed") if crosses else "",
        day=_date(row["rate_date"]),
        note=say(language, f"trace.precision.{precision}") if known else "",
    )


def _prices(row: "Row", language: Language) -> str:
    factor = float(row["price_factor"])  # type: ignore[arg-type]
    basis = str(row["price_basis"])
    nominal = not basis or basis == "nominal"
    return say(
        language,
        "trace.prices",
        own=say(language, "trace.nominal") if nominal else say(language, "trace.real", year=basis),
        source=retell(language, str(row["price_source"])),
        times=say(language, "trace.times", factor=f"{factor:.6g}") if factor != 1 else "",
    )


def _result(row: "Row", currency: str, language: Language) -> str:
    low, value, high = (
        _amount(row[f"{name}_{currency}"], language) for name in ("low", "value", "high")
    )
    unit = row[f"unit_{currency}"]
    return say(language, "trace.result", value=value, unit=unit, low=low, high=high)


def _amount(number: object, language: Language) -> str:
    """Return a number in full with thousands marked, at most six significant digits."""
    text = f"{float(number):.6g}"  # type: ignore[arg-type]
    if text in _OPEN:
        return say(language, _OPEN[text])
    return f"{float(text):,.0f}" if abs(float(text)) >= 1e6 else f"{float(text):,.10g}"


def _date(stamp: object) -> str:
    return f"{pd.Timestamp(stamp):%Y-%m-%d}"  # type: ignore[arg-type]
