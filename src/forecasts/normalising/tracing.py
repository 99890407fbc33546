"""How a number came about, in lines that a reader can check one by one."""

from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from forecasts.units import currency_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    Row: TypeAlias = Mapping[str, object] | pd.Series

_IMPRECISE = {"month": "its first day, as only the month is known", "year": "1 January"}
_OPEN = {"-inf": "no lower end", "inf": "no upper end"}


def trace(row: "Row", *, currency: str = "USD") -> list[str]:
    """Return how a claim's number came about: said, read, unit, rate, prices, result.

    Args:
        row: One row of a normalised table (`normalise`), a Series or a mapping.
        currency: The currency that the table was normalised to.
    """
    lines = [_said(row), _read(row), _unit(row)]
    problem = str(row["conversion_problem"])
    if problem:
        return [*lines, f"not converted to {currency}: {problem}"]
    return [*lines, _rate(row, currency), _prices(row), _result(row, currency)]


def _said(row: "Row") -> str:
    place = f"{row['file']}:{row['line']}"
    return f"said: “{row['quote']}” ({row['publisher']}, {_date(row['stated'])}; {place})"


def _read(row: "Row") -> str:
    hedge, unit = str(row["hedge"]), str(row["unit"])
    strict = " (excluding the end)" if row["strict"] else ""
    count = row["figures"]
    figures = (
        f"{count} significant figure{'' if count == 1 else 's'}" if count else "no digit printed"
    )
    ends = f"{_amount(row['low'])} to {_amount(row['high'])}"
    return (
        f"read: {row['kind']} {_amount(row['value'])} {unit}, {hedge}{strict}, "
        f"{figures}: {ends}; target {row['target_period']}"
    )


def _unit(row: "Row") -> str:
    unit, basis = str(row["unit"]), str(row["currency_basis"])
    if not currency_of(unit):
        return f"unit: {unit}"
    return f"unit: {unit}, " + (f"read from: {basis}" if basis else "as named in the value")


def _rate(row: "Row", currency: str) -> str:
    own = currency_of(str(row["unit"]))
    if pd.isna(row["rate_date"]):  # type: ignore[arg-type]
        return f"rate: none needed, {row['rate_source']}"
    rate = float(row["rate"])
    crossed = "" if "EUR" in {own, currency} else ", crossed through the euro"
    how = crossed if str(row["rate_source"]) == "ECB reference rates" else ""
    day = _IMPRECISE.get(str(row.get("stated_precision", "")), "")
    note = f"; the statement counts as of {day}" if day else ""
    return (
        f"rate: 1 {own} = {rate:.6g} {currency} (1 {currency} = {1 / rate:.6g} {own}), "
        f"{row['rate_source']}{how}, {_date(row['rate_date'])}{note}"
    )


def _prices(row: "Row") -> str:
    factor = float(row["price_factor"])  # type: ignore[arg-type]
    basis, source = str(row["price_basis"]), str(row["price_source"])
    own = "nominal" if not basis or basis == "nominal" else f"prices of {basis}"
    return f"prices: {own}, {source}" + (f", times {factor:.6g}" if factor != 1 else "")


def _result(row: "Row", currency: str) -> str:
    low, value, high = (_amount(row[f"{name}_{currency}"]) for name in ("low", "value", "high"))
    return f"result: {value} {row[f'unit_{currency}']}, {low} to {high}"


def _amount(number: object) -> str:
    """Return a number in full with thousands marked, at most six significant digits."""
    text = f"{float(number):.6g}"  # type: ignore[arg-type]
    if text in _OPEN:
        return _OPEN[text]
    return f"{float(text):,.0f}" if abs(float(text)) >= 1e6 else f"{float(text):,.10g}"


def _date(stamp: object) -> str:
    return f"{pd.Timestamp(stamp):%Y-%m-%d}"  # type: ignore[arg-type]
