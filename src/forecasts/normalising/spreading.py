"""What a conversion does to a number: the same claim under every reasonable choice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from forecasts.money import (
    Found,
    Rates,
    Rule,
    explain_fault,
    find_prices,
    is_daily,
    known_at,
    load_rates,
)
from forecasts.normalising.columns import (
    BoolArray,
    FloatArray,
    IntArray,
    Units,
    carry_attrs,
    days_of,
    read_units,
    rows_of,
)
from forecasts.normalising.convert import find_for_units
from forecasts.normalising.prices import basis_years, years_of
from forecasts.reading.periods.spans import as_day
from forecasts.units import money_factor

CHOICES = ("stated", "stated-year", "latest", "real-own", "real-target", "ppp")
"""The default first; `ppp` is shown apart, as a warning and no alternative."""

COLUMNS = ("claim_id", "choice", "label", "value", "low", "high", "rate", "note", "when")
"""`when` is the day or the year that a choice speaks of, as `2025-09-19` or `2024`; '' for none."""

_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Case:
    """The rows of money of one table, and what every choice needs to know of them.

    Attributes:
        table: The rows, numbered from 0.
        units: Their units.
        currencies: Each row's currency.
        stated: Each row's day of statement.
        base: The year whose prices each row is read as.
        real: Which rows state that year themselves.
        goal: The last year whose deflator is known for each row's currency and the target's.
        currency: The target.
        rates: What was known.
    """

    table: pd.DataFrame
    units: Units
    currencies: list[str]
    stated: IntArray
    base: IntArray
    real: BoolArray
    goal: IntArray
    currency: str
    rates: Rates

    def prices_of(self, place: int) -> str:
        """Return the year whose prices the choices in real terms are in; '' when none is known."""
        return str(self.goal[place]) if self.goal[place] else ""


def spread(
    table: pd.DataFrame,
    *,
    currency: str = "USD",
    rates: Rates | None = None,
    as_of: date | str | None = None,
) -> pd.DataFrame:
    """Return one row a claim of money and choice: `COLUMNS`, in the order of claims, then choices.

    The choices are the rate of the statement's day (the default), the mean of its year, the latest
    rate; in the last prices that both economies' deflators know, once deflated in the claim's
    currency and converted at that year's mean rate, once converted on the statement's day and
    deflated in the target currency; and purchasing power parity. For the two in real terms a
    nominal amount is read as money of the statement's year, which `note` says: a claim about 2030
    seldom tells. A claim already in the target currency has no choice of a rate. What is not
    known has no value, and its note tells why.

    Args:
        table: The claims table.
        currency: ISO code to convert into.
        rates: The rates; the shipped ones when none are given.
        as_of: Nothing known after this day is used; None uses all.

    Returns:
        `value`, `low`, `high` in whole units of `currency`; `rate`, of it for one of the claim's.

    Raises:
        ValueError: The currency is no ISO 4217 code, or the text is no date.

    Example:
        >>> table = fc.claims_table(fc.load("claims"))
        >>> choices = fc.spread(table[table["unit"] == "CNY"], as_of="2026-11-21")
        >>> choices["choice"].tolist()
        ['stated', 'stated-year', 'latest', 'real-own', 'real-target', 'ppp']
    """
    day = None if as_of is None else as_day(as_of)
    case = _prepare(table, currency, known_at(rates or load_rates(), day))
    same = np.array([name == currency for name in case.currencies], dtype=bool)
    parts = [
        _by_rate(case, "stated", np.ones(same.shape, dtype=bool)),
        _by_rate(case, "stated-year", ~same),
        _by_rate(case, "latest", ~same),
        _real_own(case),
        _real_target(case, ~same & ~case.real),
        _by_rate(case, "ppp", ~same),
    ]
    choices = pd.concat(parts).sort_index(kind="stable").reset_index(drop=True)
    return carry_attrs(choices, table, as_of)


def spread_range(choices: pd.DataFrame) -> pd.DataFrame:
    """Return the lowest and highest value of each claim over the choices, parity left out.

    Args:
        choices: What `spread` returned.

    Returns:
        One row a claim with a value: `claim_id`, `low`, `high`, in the order of the claims.
    """
    known = choices[(choices["choice"] != "ppp") & choices["value"].notna()]
    grouped = known.groupby("claim_id", sort=False)["value"].agg(["min", "max"])
    return grouped.rename(columns={"min": "low", "max": "high"}).reset_index()


def _prepare(table: pd.DataFrame, currency: str, rates: Rates) -> _Case:
    units = read_units(table["unit"])
    money = np.array([bool(name) for name in units.currencies], dtype=bool)[units.codes]
    kept = table.loc[money].reset_index(drop=True)
    units = read_units(kept["unit"])
    minor = np.array([money_factor(name) for name in units.names])[units.codes]
    if (minor != 1.0).any():
        kept = kept.assign(**{name: kept[name] * minor for name in ("value", "low", "high")})
    stated = days_of(kept["stated"])
    own = basis_years(kept["price_basis"])
    goals = [_last_deflator(rates, name, currency) for name in units.currencies]
    return _Case(
        table=kept,
        units=units,
        currencies=[units.currencies[code] for code in units.codes],
        stated=stated,
        base=np.where(own > 0, own, years_of(kept["stated"])),
        real=own > 0,
        goal=np.array(goals, dtype=np.int64)[units.codes],
        currency=currency,
        rates=rates,
    )


def _last_deflator(rates: Rates, currency: str, target: str) -> int:
    """Return the last year for which both deflators are known, else the target's; 0 for none."""
    edged = np.vstack([rates.yearly.figures["deflator"], np.full(rates.yearly.count, np.nan)])
    own, goal = ~np.isnan(edged[[rates.row(currency), rates.row(target)]])
    known = own & goal if (own & goal).any() else goal
    return int(np.flatnonzero(known)[-1]) + rates.yearly.first if known.any() else 0


def _by_rate(case: _Case, rule: Rule, keep: BoolArray) -> pd.DataFrame:
    """Return the choice of one rate, with the prices as stated."""
    found = find_for_units(case.rates, case.units, case.stated, case.currency, rule)
    dates = found.day.view("datetime64[D]")

    def when(place: int) -> str:
        if case.currencies[place] == case.currency or np.isnat(dates[place]):
            return ""
        daily = is_daily(found.sources[found.source[place]])
        return str(dates[place]) if daily and rule in {"stated", "latest"} else _year(dates[place])

    def words(place: int) -> str:
        if case.currencies[place] == case.currency:
            return f"As stated, in {case.currency}"
        told = when(place)
        of_year = f" of {told}" if told else ""
        mean = "mean of " if len(told) == _YEAR_DIGITS else ""
        within = f" ({mean}{told})" if told else ""
        labels = {
            "stated": f"Rate of the day of the statement{within}",
            "stated-year": f"Mean rate{of_year}" if told else "Mean rate of the statement's year",
            "latest": f"Latest rate{within}",
            "ppp": f"Purchasing power parity{of_year}",
        }
        return labels[str(rule)]

    def note(place: int) -> str:
        if rule == "ppp" and not found.fault[place]:
            return "shown as a warning: what is traded at market prices takes market rates"
        source = found.sources[found.source[place]]
        kept = f"; {_read_as(case, place)}" if case.real[place] else ""
        return _explain(case, found, place) or f"{source}{kept}"

    return _frame(case, str(rule), keep, found.rate, found.rate, _Said(words, note, when))


def _real_own(case: _Case) -> pd.DataFrame:
    """Return amounts deflated in their own currency, then converted at that year's mean rate."""
    factor = find_prices(case.rates, rows_of(case.rates, case.units), case.base, case.goal)
    in_goal = (np.maximum(case.goal, 1) - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    found = find_for_units(
        case.rates, case.units, in_goal.astype(np.int64), case.currency, "stated-year"
    )

    def words(place: int) -> str:
        own, goal = case.currencies[place], case.goal[place]
        if not goal:
            return f"Deflated in {own}, then converted"
        deflated = f"{own} deflator to prices of {goal}"
        return deflated if own == case.currency else f"{deflated}, then mean rate of {goal}"

    def note(place: int) -> str:
        if np.isnan(factor[place]):
            return _no_deflator(case, place, case.currencies[place])
        return _explain(case, found, place) or _read_as(case, place)

    everywhere = np.ones(factor.shape, dtype=bool)
    amount = factor * found.rate
    return _frame(
        case, "real-own", everywhere, amount, found.rate, _Said(words, note, case.prices_of)
    )


def _real_target(case: _Case, keep: BoolArray) -> pd.DataFrame:
    """Return amounts converted at the statement, then deflated in the target currency."""
    rows = np.full(case.stated.shape, case.rates.row(case.currency))
    factor = find_prices(case.rates, rows, case.base, case.goal)
    found = find_for_units(case.rates, case.units, case.stated, case.currency, "stated")

    def words(place: int) -> str:
        if not case.goal[place]:
            return f"Rate of the day, then deflated in {case.currency}"
        return f"Rate of the day, then {case.currency} deflator to prices of {case.goal[place]}"

    def note(place: int) -> str:
        if np.isnan(factor[place]):
            return _no_deflator(case, place, case.currency)
        return _explain(case, found, place) or _read_as(case, place)

    amount = factor * found.rate
    return _frame(case, "real-target", keep, amount, found.rate, _Said(words, note, case.prices_of))


def _read_as(case: _Case, place: int) -> str:
    """Return what the prices were taken to be."""
    base = case.base[place]
    return f"in prices of {base}, as stated" if case.real[place] else f"read as money of {base}"


def _no_deflator(case: _Case, place: int, currency: str) -> str:
    return f"the deflator of {currency} for {case.base[place] or 'the statement'} is not known"


def _explain(case: _Case, found: Found, place: int) -> str:
    fault = int(found.fault[place])
    return explain_fault(case.rates, fault, case.currencies[place], case.currency)


class _Said(NamedTuple):
    """What is said of a choice at each place: its label, a note, and the day or year of a rate."""

    words: Callable[[int], str]
    note: Callable[[int], str]
    when: Callable[[int], str]


def _frame(  # noqa: PLR0913, PLR0917 - one choice is these six things
    case: _Case,
    choice: str,
    keep: BoolArray,
    multiplier: FloatArray,
    rate: FloatArray,
    said: _Said,
) -> pd.DataFrame:
    places = np.flatnonzero(keep)
    table = case.table.loc[keep]
    amounts = {
        name: table[name].to_numpy(dtype=np.float64) * multiplier[keep]
        for name in ("value", "low", "high")
    }

    def texts(tell: Callable[[int], str]) -> pd.Series:
        return pd.Series([tell(place) for place in places.tolist()], index=table.index, dtype="str")

    return pd.DataFrame(
        {
            "claim_id": table["claim_id"],
            "choice": texts(lambda _: choice),
            "label": texts(said.words),
            **amounts,
            "rate": rate[keep],
            "note": texts(said.note),
            "when": texts(said.when),
        },
        columns=list(COLUMNS),
    )


def _year(day: np.datetime64) -> str:
    return str(day)[:_YEAR_DIGITS]
