"""Amounts in one unit and currency, a column at a time."""

from datetime import date
from functools import partial

import numpy as np
import pandas as pd

from forecasts.money import (
    Found,
    Rates,
    Rule,
    explain_fault,
    find_rates,
    known_at,
    load_rates,
    same_row,
)
from forecasts.normalising.columns import (
    FloatArray,
    IntArray,
    Units,
    carry_attrs,
    days_of,
    label,
    read_units,
)
from forecasts.normalising.prices import (
    MoneyOf,
    PriceBasis,
    Prices,
    explain_prices,
    find_price_basis,
    label_prices,
)
from forecasts.reading.periods.spans import as_day
from forecasts.units import (
    CURRENCIES,
    Inconvertible,
    convert_factor,
    known_unit,
    money_factor,
    replace_currency,
)

_PRICE_FAULTS = 100  # above all faults of rates


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


def normalise(  # noqa: PLR0913 - the choices of a conversion, each by name
    table: pd.DataFrame,
    *,
    currency: str = "USD",
    price_basis: PriceBasis = "nominal",
    money_of: MoneyOf = "target",
    rule: Rule = "stated",
    rates: Rates | None = None,
    as_of: date | str | None = None,
) -> pd.DataFrame:
    """Return the claims table with each amount of money in one currency and price basis.

    Added are `value_CUR`, `low_CUR` and `high_CUR` (CUR is the currency), `unit_CUR`, `rate`
    (CUR for one of the row's currency), `rate_date`, `rate_source`, `price_factor`,
    `price_source` and `conversion_problem`: '' where the row was converted, else why not; its
    amounts are missing then, never unconverted. 10 cent/kWh are 0.1 USD/kWh.

    In prices of a year, an amount is first deflated in its own currency, then converted. A nominal
    amount is in the prices of its target's year, or by `money_of` in those of the statement's.

    Args:
        table: The claims table, or any table with its columns `value`, `low`, `high`, `unit`,
            `stated`, and for prices of a year `kind`, `price_basis` and `target_end`.
        currency: ISO code to convert into.
        price_basis: Nominal amounts or the prices of a year.
        money_of: Whose year's money a nominal amount is: the `target`'s or the `statement`'s.
        rule: The rate of the day `stated`, the `latest`, or the mean of `stated-year` or a year.
        rates: The rates; the shipped ones when none are given.
        as_of: Nothing known after this day is used (`money.known_at`); None uses all.

    Raises:
        ValueError: The currency is no ISO 4217 code.

    Example:
        >>> table = fc.normalise(fc.claims_table(fc.load("claims")), currency="EUR")
        >>> f"{table['value_EUR'].sum():,.0f}"
        '175,306,513,316'
    """
    if currency not in CURRENCIES:
        raise ValueError(f"{currency!r} is no ISO 4217 code")
    known = known_at(rates or load_rates(), None if as_of is None else as_day(as_of))
    units = read_units(table["unit"])
    found = find_for_units(known, units, days_of(table["stated"]), currency, rule)
    prices = find_price_basis(known, units, table, price_basis, money_of)
    minor = np.array([money_factor(name) for name in units.names])[units.codes]
    multiplier = found.rate * minor if prices is None else found.rate * prices.factor * minor
    added = {
        f"{name}_{currency}": table[name].to_numpy(dtype=np.float64) * multiplier
        for name in ("value", "low", "high")
    } | {
        f"unit_{currency}": label(units.codes, partial(_converted_unit, units, currency)),
        "rate": found.rate,
        "rate_date": found.day.view("datetime64[D]").astype("datetime64[s]"),
        "rate_source": label(found.source, found.sources.__getitem__),
        "price_factor": np.ones(len(table)) if prices is None else prices.factor,
        "price_source": label_prices(units, prices, price_basis, money_of),
        "conversion_problem": _label_problems(known, units, found, prices, currency),
    }
    own = {name: pd.Series(column, index=table.index, copy=False) for name, column in added.items()}
    return carry_attrs(table.assign(**own), table, as_of)


def find_for_units(
    rates: Rates, units: Units, stated: IntArray, currency: str, rule: Rule
) -> Found:
    """Return the rate of each row: 1 in the currency already, NaN where it is no money."""
    rows = np.array(
        [same_row(rates) if name == currency else rates.row(name) for name in units.currencies],
        dtype=np.int64,
    )
    return find_rates(rates, rows[units.codes], stated, currency, rule)


def _converted_unit(units: Units, currency: str, code: int) -> str:
    return replace_currency(units.names[code], currency) if units.currencies[code] else ""


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
            return explain_prices(rates, kind - _PRICE_FAULTS, own)
        return explain_fault(rates, kind, own, currency)

    return label(fault * many + units.codes, word)
