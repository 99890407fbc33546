"""Amounts in one unit, currency and price basis, a column at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.money import (
    Found,
    Rates,
    Rule,
    explain_fault,
    find_prices,
    find_rates,
    known_at,
    load_rates,
    same_row,
)
from forecasts.units import (
    CURRENCIES,
    Inconvertible,
    convert_factor,
    currency_of,
    known_unit,
    replace_currency,
)

PriceBasis: TypeAlias = Literal["nominal"] | int
"""Amounts as paid in their own year, or in the prices of a given year."""

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]

AS_STATED = "as stated"
_NO_DEFLATOR, _MANY_YEARS, _NO_YEAR = range(1, 4)


_PRICE_FAULTS = 100  # above all faults of rates


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prices:
    """One factor a row into the price basis asked for.

    Attributes:
        factor: Amounts in the new prices for one in the old; NaN where it is not known.
        fault: What stands in the way; 0 where nothing does.
        kept: Whether the amount is in that basis already.
    """

    factor: FloatArray
    fault: IntArray
    kept: BoolArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The distinct units of a table, and which of them each row has.

    Attributes:
        names: The distinct units.
        codes: Each row's place in `names`.
        currencies: The currency of each name; '' where it is no amount of money.
    """

    names: tuple[str, ...]
    codes: IntArray
    currencies: tuple[str, ...]


def convert_units(
    values: FloatArray, units: "pd.Series[str]", target: str
) -> tuple[FloatArray, "pd.Categorical[str]"]:
    """Return the values in the target unit, and for each row why it has none ('' where it has).

    Args:
        values: Amounts, each in its own unit.
        units: Canonical units (`units.UNITS`), as long as the values.
        target: The unit to convert into; a currency is refused, it needs `normalise`.
    """
    found = read_units(units)
    factors = [convert_factor(name, target) for name in found.names]
    numbers = np.array([nan_unless_number(factor) for factor in factors])
    reasons = [factor.reason if isinstance(factor, Inconvertible) else "" for factor in factors]
    return values * numbers[found.codes], label(found.codes, reasons.__getitem__)


def nan_unless_number(factor: float | Inconvertible) -> float:
    """Return a factor as it is, NaN for the reason why there is none."""
    return np.nan if isinstance(factor, Inconvertible) else factor


def read_units(units: "pd.Series[str]") -> Units:
    """Return the distinct units of a column; a missing unit is ''."""
    codes, names = _distinct(units)
    return Units(names=names, codes=codes, currencies=tuple(map(currency_of, names)))


def _distinct(column: "pd.Series[str]") -> tuple[IntArray, tuple[str, ...]]:
    """Return each row's place in the distinct words of a column, '' for a missing one."""
    if isinstance(column.dtype, pd.CategoricalDtype) and not column.isna().any():
        return np.array(column.cat.codes, dtype=np.int64), tuple(column.cat.categories)
    codes, names = pd.factorize(column, use_na_sentinel=False)
    words = tuple(
        "" if missing else str(name) for name, missing in zip(names, names.isna(), strict=True)
    )
    return np.asarray(codes, dtype=np.int64), words


def label(codes: IntArray, word: Callable[[int], str]) -> "pd.Categorical[str]":
    """Return the word of each code as a categorical, asking once for each code that occurs."""
    if not codes.any():
        same = np.zeros(codes.shape, dtype=np.int8)
        return pd.Categorical.from_codes(same, categories=pd.Index([word(0) if codes.size else ""]))
    used = np.flatnonzero(np.bincount(codes))
    words = [word(code) for code in used.tolist()]
    distinct = list(dict.fromkeys(words))
    places = np.zeros(int(used[-1]) + 1, dtype=np.min_scalar_type(-len(distinct)))
    places[used] = [distinct.index(text) for text in words]
    return pd.Categorical.from_codes(places[codes], categories=pd.Index(distinct))


def days_of(dates: "pd.Series[pd.Timestamp]") -> IntArray:
    """Return a column of dates as days since 1970-01-01, `NO_DAY` for a missing one."""
    return dates.to_numpy().astype("datetime64[D]").astype(np.int64)


def normalise(  # noqa: PLR0913 - the choices of a conversion, each by name
    table: pd.DataFrame,
    *,
    currency: str = "USD",
    price_basis: PriceBasis = "nominal",
    rule: Rule = "stated",
    rates: Rates | None = None,
    as_of: date | None = None,
) -> pd.DataFrame:
    """Return the claims table with each amount of money in one currency and price basis.

    Added are `value_CUR`, `low_CUR` and `high_CUR` (CUR is the currency), `unit_CUR`, `rate`
    (CUR for one of the row's currency), `rate_date`, `rate_source`, `price_factor`,
    `price_source` and `conversion_problem`: '' where the row was converted, else why not, and
    then its amounts are missing. An amount is never passed through unconverted, and a row that is
    no money says so. Compound units convert too: CNY/kWh becomes USD/kWh.

    In prices of a year, an amount is first deflated in its own currency by the GDP deflator of
    that currency's economy, then converted. A nominal amount is in the prices of its target's
    year, so one for a year whose deflator is not known has no real value; `spread` shows what it
    would be if money of the statement's year was meant.

    Args:
        table: The claims table, or any table with its columns `value`, `low`, `high`, `unit`,
            `stated`, and for prices of a year `kind`, `price_basis` and `target_end`.
        currency: ISO code to convert into.
        price_basis: Nominal amounts or the prices of a year.
        rule: Which rate to take: `stated` (the default, the day of the statement), `latest`,
            `stated-year` (its annual mean) or a year (its annual mean).
        rates: The rates; the shipped ones when none are given.
        as_of: Nothing known after this day is used (`money.known_at`); None uses all.

    Raises:
        ValueError: The currency is no ISO 4217 code.
    """
    if currency not in CURRENCIES:
        raise ValueError(f"{currency!r} is no ISO 4217 code")
    known = known_at(rates or load_rates(), as_of)
    units = read_units(table["unit"])
    found = find_for_units(known, units, days_of(table["stated"]), currency, rule)
    prices = find_price_basis(known, units, table, price_basis)
    multiplier = found.rate if prices is None else found.rate * prices.factor
    added = {
        f"{name}_{currency}": table[name].to_numpy(dtype=np.float64) * multiplier
        for name in ("value", "low", "high")
    } | {
        f"unit_{currency}": label(units.codes, partial(_converted_unit, units, currency)),
        "rate": found.rate,
        "rate_date": found.day.view("datetime64[D]").astype("datetime64[s]"),
        "rate_source": label(found.source, found.sources.__getitem__),
        "price_factor": np.ones(len(table)) if prices is None else prices.factor,
        "price_source": _label_prices(units, prices, price_basis),
        "conversion_problem": _label_problems(known, units, found, prices, currency),
    }
    own = {name: pd.Series(column, index=table.index, copy=False) for name, column in added.items()}
    return table.assign(**own)


def find_for_units(
    rates: Rates, units: Units, stated: IntArray, currency: str, rule: Rule
) -> Found:
    """Return the rate of each row: 1 in the currency already, NaN where it is no money."""
    rows = np.array(
        [same_row(rates) if name == currency else rates.row(name) for name in units.currencies],
        dtype=np.int64,
    )
    return find_rates(rates, rows[units.codes], stated, currency, rule)


def find_price_basis(
    rates: Rates, units: Units, table: pd.DataFrame, price_basis: PriceBasis
) -> Prices | None:
    """Return the factor of each row into the price basis; None when all keep their prices."""
    base = basis_years(table["price_basis"])
    if price_basis == "nominal" and not base.any():
        return None
    target = _target_years(table)
    own = np.where(base == 0, target, base)
    goal = target if price_basis == "nominal" else np.full(own.shape, price_basis)
    factor = find_prices(rates, rows_of(rates, units), own, goal)
    fault = np.where(np.isnan(factor), _NO_DEFLATOR, 0)
    fault[(own == 0) | (goal == 0)] = _NO_YEAR
    fault[(base == 0) & (table["kind"] == "cumulative").to_numpy(dtype=bool)] = _MANY_YEARS
    factor[fault > 0] = np.nan
    if price_basis == "nominal":
        factor[base == 0] = 1.0
        fault[base == 0] = 0
    return Prices(factor=factor, fault=fault, kept=(base == 0) & (price_basis == "nominal"))


def basis_years(bases: "pd.Series[str]") -> IntArray:
    """Return the year whose prices each row states, 0 for nominal amounts."""
    if (bases == "nominal").all():
        return np.zeros(len(bases), dtype=np.int64)
    codes, names = _distinct(bases)
    return np.array([_basis_year(name) for name in names], dtype=np.int64)[codes]


def _basis_year(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) == len("2020") else 0


def rows_of(rates: Rates, units: Units) -> IntArray:
    """Return the number of each row's currency in the rates."""
    return np.array([rates.row(name) for name in units.currencies], dtype=np.int64)[units.codes]


def _target_years(table: pd.DataFrame) -> IntArray:
    """Return the year in which each target ends, 0 where it has none."""
    years: IntArray = table["target_end"].dt.year.fillna(0).to_numpy(dtype=np.int64)
    return years


def _converted_unit(units: Units, currency: str, code: int) -> str:
    return replace_currency(units.names[code], currency) if units.currencies[code] else ""


def _label_prices(
    units: Units, prices: Prices | None, price_basis: PriceBasis
) -> "pd.Categorical[str]":
    """Return by which deflator each amount came to its prices."""
    if prices is None:
        return label(np.zeros(units.codes.shape, dtype=np.int64), lambda _: AS_STATED)
    codes = np.where(prices.fault > 0, 0, np.where(prices.kept, 1, 2 + units.codes))
    goal = "of the target's year" if price_basis == "nominal" else f"of {price_basis}"

    def word(code: int) -> str:
        if code < len(("", AS_STATED)):
            return ("", AS_STATED)[code]
        return f"GDP deflator of {units.currencies[code - 2]}, prices {goal}"

    return label(codes, word)


def _label_problems(
    rates: Rates, units: Units, found: Found, prices: Prices | None, currency: str
) -> "pd.Categorical[str]":
    """Return for each row why it was not converted, '' where it was."""
    many = len(units.names)
    fault = found.fault
    if prices is not None:
        fault = np.where((fault == 0) & (prices.fault > 0), prices.fault + _PRICE_FAULTS, fault)

    def word(code: int) -> str:
        kind, place = divmod(code, many)
        name, own = units.names[place], units.currencies[place]
        if kind == 0:
            return ""
        if not own:
            known = known_unit(name)
            return f"not money: the unit is {name}" if known else f"`{name}` is no known unit"
        if kind > _PRICE_FAULTS:
            return _explain_prices(rates, kind - _PRICE_FAULTS, own)
        return explain_fault(rates, kind, own, currency)

    return label(fault * many + units.codes, word)


def _explain_prices(rates: Rates, fault: int, currency: str) -> str:
    if fault == _MANY_YEARS:
        return "a nominal sum over several years has no one price level"
    if fault == _NO_YEAR:
        return "no target year whose prices could be meant"
    row = rates.row(currency)
    years = rates.yearly.figures["deflator"][row : row + 1]
    known = np.flatnonzero(~np.isnan(years).all(axis=0)) + rates.yearly.first
    span = f"known are {known[0]} to {known[-1]}" if known.size else "none is known"
    return f"no GDP deflator of {currency} for the year it is in or the year asked for; {span}"
