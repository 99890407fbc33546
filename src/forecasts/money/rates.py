"""All rates in one record, as they were known at a date."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from forecasts.money.daily import Daily, FloatArray, IntArray, read_ecb
from forecasts.money.own_daily import DayRate, read_days
from forecasts.money.yearly import (
    FIGURES,
    ORIGINS,
    YearlyFigure,
    merge_figures,
    read_folders,
    read_shipped,
)
from forecasts.problem import Problem
from forecasts.quantities.euro import EURO_RATES

LAW = "Council Regulation"
"""What the origin of a legal rate begins with."""

_EPOCH = date(1970, 1, 1).toordinal()
_EDGE_DAYS = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Yearly:
    """Yearly figures by currency and year.

    Attributes:
        first: The year of the first column.
        figures: A matrix [currency, year] for each of `FIGURES`; NaN where it is unknown.
        origins: The same shape; which of `sources` a figure comes from.
        sources: The origins in words.
    """

    first: int
    figures: Mapping[str, FloatArray]
    origins: Mapping[str, IntArray]
    sources: tuple[str, ...]

    @property
    def count(self) -> int:
        """The number of columns."""
        return len(self.figures["deflator"][0])

    @property
    def last(self) -> int:
        """The year of the last column."""
        return self.first + self.count - 1


class Law(NamedTuple):
    """The act that fixes a currency's rate to the euro, and its first day since 1970-01-01."""

    since: int
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rates:
    """Daily and yearly rates over the same currencies, the rows of all matrices.

    `faults` are the rows of the ledger's own table that were left out. `laws` gives, by their rows,
    the currencies that the euro replaced: from its day on their rate to it is the legal one.
    """

    currencies: tuple[str, ...]
    daily: Daily
    yearly: Yearly
    as_of: date | None = None
    faults: tuple[Problem, ...] = field(default=())
    laws: Mapping[int, Law] = field(default_factory=dict)

    def row(self, currency: str) -> int:
        """Return the row of a currency, the number of rows when there is none."""
        known = currency in self.currencies
        return self.currencies.index(currency) if known else len(self.currencies)


def load_rates(*folders: Path, as_of: date | None = None) -> Rates:
    """Return the shipped rates, with the `rates/` of ledgers over them figure by figure.

    Args:
        folders: Where a ledger keeps rates of its own, as `claims/rates`; none for the shipped
            ones. What two of them tell of one year has to be the same.
        as_of: Leave out what was fetched into it of later publications; None for nothing.

    Returns:
        Daily rates of the European Central Bank, yearly means, deflators and parities, each with
        its source. Faults of a ledger's own files are `faults`.

    Example:
        >>> "CNY" in fc.load_rates().currencies
        True
    """
    own, faults = read_folders(folders, as_of)
    every = [read_days(folder) for folder in folders]
    days = tuple(day for found, _ in every for day in found)
    return _assemble(tuple(own), days, (*faults, *(fault for _, more in every for fault in more)))


@lru_cache(maxsize=8)
def _assemble(
    own: tuple[YearlyFigure, ...], days: tuple[DayRate, ...], faults: tuple[Problem, ...]
) -> Rates:
    ecb = read_ecb(days)
    shipped = read_shipped()
    extra = {row.currency for row in (*shipped, *own)} | set(EURO_RATES)
    extra -= set(ecb.currencies)
    currencies = (*ecb.currencies, *sorted(extra))
    shape = (len(extra), ecb.per_euro.shape[1])
    per_euro = np.vstack([ecb.per_euro, np.full(shape, np.nan)])
    published = np.vstack([ecb.published, np.zeros(shape, dtype=np.int64)])
    laws = {}
    for currency, legal in EURO_RATES.items():
        row, since = currencies.index(currency), _day(date.fromisoformat(legal.since))
        since_then = slice(max(since - ecb.first, 0), None)
        euro = ecb.currencies.index("EUR")
        per_euro[row, since_then] = ecb.per_euro[euro, since_then] * legal.rate
        published[row, since_then] = ecb.published[euro, since_then]
        laws[row] = Law(since, legal.origin)
    daily = Daily(currencies=currencies, first=ecb.first, per_euro=per_euro, published=published)
    figures = merge_figures(merge_figures(_annual_means(ecb), shipped), own)
    figures = merge_figures(_legal_means(figures), figures)
    return Rates(
        currencies=currencies,
        daily=daily,
        yearly=_arrange(figures, currencies),
        faults=faults,
        laws=MappingProxyType(laws),
    )


def _legal_means(figures: list[YearlyFigure]) -> list[YearlyFigure]:
    """Return the annual means of replaced currencies: the euro's, times the legal rate."""
    return [
        replace(
            row,
            currency=currency,
            value=row.value * legal.rate,
            origin=f"{ORIGINS.get(row.origin, row.origin)}; {legal.origin}",
        )
        for currency, legal in EURO_RATES.items()
        for row in figures
        if (row.currency, row.figure) == ("EUR", "lcu_per_usd") and row.year >= int(legal.since[:4])
    ]


def _annual_means(ecb: Daily) -> list[YearlyFigure]:
    """Return the mean of each complete year's published rates for one dollar.

    A year is complete when the bank published a rate in its first and last ten days.
    """
    columns = np.arange(ecb.per_euro.shape[1]) + ecb.first
    per_usd = ecb.per_euro / ecb.per_euro[ecb.currencies.index("USD")]
    fresh = (ecb.published == columns) & ~np.isnan(per_usd)
    figures = []
    years = range(date.fromordinal(ecb.first + _EPOCH).year, 1 + _year_of(int(columns[-1])))
    for year in years:
        first, last = _day(date(year, 1, 1)), _day(date(year, 12, 31))
        days = slice(max(first - ecb.first, 0), last - ecb.first + 1)
        for row, currency in enumerate(ecb.currencies):
            found = columns[days][fresh[row, days]]
            if found.size and found[0] < first + _EDGE_DAYS and found[-1] > last - _EDGE_DAYS:
                figures.append(
                    YearlyFigure(
                        currency=currency,
                        year=year,
                        figure="lcu_per_usd",
                        value=float(per_usd[row, days][fresh[row, days]].mean()),
                        origin="ecb-computed",
                    )
                )
    return figures


def _arrange(figures: list[YearlyFigure], currencies: tuple[str, ...]) -> Yearly:
    first = min(row.year for row in figures)
    shape = (len(currencies), max(row.year for row in figures) - first + 1)
    sources = tuple(dict.fromkeys(row.origin for row in figures))
    rows = {currency: row for row, currency in enumerate(currencies)}
    keys = {source: key for key, source in enumerate(sources)}
    values = {name: np.full(shape, np.nan) for name in FIGURES}
    origins = {name: np.zeros(shape, dtype=np.int64) for name in FIGURES}
    for figure in figures:
        place = rows[figure.currency], figure.year - first
        values[figure.figure][place] = figure.value
        origins[figure.figure][place] = keys[figure.origin]
    return Yearly(
        first=first,
        figures=MappingProxyType(values),
        origins=MappingProxyType(origins),
        sources=tuple(ORIGINS.get(source, source) for source in sources),
    )


_APPEARS = 7
"""Month of the next year from which deflators, consumer prices and parities of a year are known."""


def known_at(rates: Rates, as_of: date | None) -> Rates:
    """Return the rates without anything later than the as-of date; all of them for None.

    Daily rates end with that day. The mean rate of a year counts from the first day of the next;
    its deflator, consumer prices and parity from the July after it, when the World Bank publishes
    them. They are revised for years, and the table keeps one vintage of each, so a real-terms
    figure as of an old date is not quite what a reader of that date could have computed.
    """
    if as_of is None:
        return rates
    days = max(_day(as_of) - rates.daily.first + 1, 0)
    years = max(as_of.year - rates.yearly.first, 0)
    late = as_of.month < _APPEARS
    daily = replace(
        rates.daily,
        per_euro=rates.daily.per_euro[:, :days],
        published=rates.daily.published[:, :days],
    )
    yearly = replace(
        rates.yearly,
        figures={
            name: _cut(own, years, without_last=late and name != "lcu_per_usd")
            for name, own in rates.yearly.figures.items()
        },
        origins={name: keys[:, :years] for name, keys in rates.yearly.origins.items()},
    )
    return replace(rates, daily=daily, yearly=yearly, as_of=as_of)


def _cut(figures: FloatArray, years: int, *, without_last: bool) -> FloatArray:
    """Return the first columns, the last of them unknown where it had not been published."""
    kept = figures[:, :years]
    if without_last and 0 < years <= figures.shape[1]:
        kept = kept.copy()
        kept[:, -1] = np.nan
    return kept


def _day(day: date) -> int:
    return day.toordinal() - _EPOCH


def _year_of(day: int) -> int:
    return date.fromordinal(day + _EPOCH).year
