"""Which year's prices an amount is in, and what it is worth in another's."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd

from forecasts.money import Rates, find_prices
from forecasts.normalising.columns import (
    BoolArray,
    FloatArray,
    IntArray,
    Units,
    distinct,
    label,
    rows_of,
)

PriceBasis: TypeAlias = Literal["nominal"] | int
"""Amounts as paid in their own year, or in the prices of a given year."""

MoneyOf: TypeAlias = Literal["target", "statement"]
"""Whose year's money a nominal amount is read as."""

AS_STATED = "as stated"
_NO_DEFLATOR, _MANY_YEARS, _NO_YEAR = range(1, 4)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prices:
    """One factor a row into the price basis asked for.

    Attributes:
        factor: Amounts in the new prices for one in the old; NaN where it is not known.
        fault: What stands in the way; 0 where nothing does.
        kept: Whether the amount is in that basis already.
        nominal: Whether the amount was stated without the prices of a year.
    """

    factor: FloatArray
    fault: IntArray
    kept: BoolArray
    nominal: BoolArray


def find_price_basis(
    rates: Rates, units: Units, table: pd.DataFrame, price_basis: PriceBasis, money_of: MoneyOf
) -> Prices | None:
    """Return the factor of each row into the price basis; None when all keep their prices."""
    base = basis_years(table["price_basis"])
    if price_basis == "nominal" and not base.any():
        return None
    nominal = base == 0
    own_year = years_of(table["target_end" if money_of == "target" else "stated"])
    own = np.where(nominal, own_year, base)
    goal = own_year if price_basis == "nominal" else np.full(own.shape, price_basis)
    factor = find_prices(rates, rows_of(rates, units), own, goal)
    fault = np.where(np.isnan(factor), _NO_DEFLATOR, 0)
    fault[(own == 0) | (goal == 0)] = _NO_YEAR
    if money_of == "target":
        fault[nominal & (table["kind"] == "cumulative").to_numpy(dtype=bool)] = _MANY_YEARS
    factor[fault > 0] = np.nan
    kept = nominal & (price_basis == "nominal")
    factor[kept], fault[kept] = 1.0, 0
    return Prices(factor=factor, fault=fault, kept=kept, nominal=nominal)


def basis_years(bases: "pd.Series[str]") -> IntArray:
    """Return the year whose prices each row states, 0 for nominal amounts."""
    if (bases == "nominal").all():
        return np.zeros(len(bases), dtype=np.int64)
    codes, names = distinct(bases)
    return np.array([_basis_year(name) for name in names], dtype=np.int64)[codes]


def _basis_year(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) == len("2020") else 0


def years_of(dates: "pd.Series[pd.Timestamp]") -> IntArray:
    """Return the year of each date, 0 for a missing one."""
    return np.asarray(dates.dt.year.fillna(0), dtype=np.int64)


def label_prices(
    units: Units, prices: Prices | None, price_basis: PriceBasis, money_of: MoneyOf
) -> "pd.Categorical[str]":
    """Return by which deflator each amount came to its prices."""
    if prices is None:
        return label(np.zeros(units.codes.shape, dtype=np.int64), lambda _: AS_STATED)
    many = len(units.names)
    codes = np.where(prices.kept, 1, 2 + units.codes + many * prices.nominal)
    codes[prices.fault > 0] = 0
    goal = f"of the {money_of}'s year" if price_basis == "nominal" else f"of {price_basis}"

    def word(code: int) -> str:
        if code < len(("", AS_STATED)):
            return ("", AS_STATED)[code]
        nominal, place = divmod(code - 2, many)
        read = f", read as money of the {money_of}'s year" if nominal else ""
        return f"GDP deflator of {units.currencies[place]}, prices {goal}{read}"

    return label(codes, word)


def explain_prices(rates: Rates, fault: int, currency: str) -> str:
    """Return a fault of `Prices.fault` in words."""
    if fault == _MANY_YEARS:
        return "a nominal sum over several years has no one price level"
    if fault == _NO_YEAR:
        return "no year whose prices could be meant"
    row = rates.row(currency)
    years = rates.yearly.figures["deflator"][row : row + 1]
    known = np.flatnonzero(~np.isnan(years).all(axis=0)) + rates.yearly.first
    span = f"known are {known[0]} to {known[-1]}" if known.size else "none is known"
    return f"no GDP deflator of {currency} for the year it is in or the year asked for; {span}"
