"""Rates and deflators for many rows at once, each with its date, its source or its fault."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from forecasts.money.daily import FloatArray, IntArray
from forecasts.money.rates import LAW, Rates
from forecasts.money.yearly import BY_DEFINITION

Number = TypeVar("Number", np.float64, np.int64)

Rule: TypeAlias = Literal["stated", "latest", "stated-year", "ppp"] | int
"""Which rate: of the statement's day, the latest known, the mean of its year or of a given year.

`ppp` is the purchasing power parity of the statement's year, or the last one known before it.
"""

NO_DAY = int(np.iinfo(np.int64).min)
"""The number of a missing date (NaT)."""

_NOWHERE, _NOT_THEN, _NO_DATE, _LATER, _NOT_NOW, _NO_MEAN, _NO_PARITY = range(1, 8)
_BLOCK = 1 << 16
_NONE, _SAME, _DAILY, _PAIRS = range(4)  # where `Found.sources` starts with each

SAME_CURRENCY = "same currency"
DAILY_SOURCE = "ECB reference rates"


def is_daily(source: str) -> bool:
    """Tell whether a source in words is that of a daily rate, or of a legal one, not of a mean."""
    return source.partition(";")[0] == DAILY_SOURCE or source.startswith(LAW)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """One rate a row.

    Attributes:
        rate: Units of the target for one of the row's currency; NaN where there is none.
        day: Day of publication, in days since 1970-01-01; the last of its year for a yearly
            figure; `NO_DAY` where there is none.
        source: Which of `sources` the rate comes from.
        fault: Why there is none, for `explain_fault`; 0 where there is one.
        sources: The sources in words.
    """

    rate: FloatArray
    day: IntArray
    source: IntArray
    fault: IntArray
    sources: tuple[str, ...]


def same_row(rates: Rates) -> int:
    """Return the number of the row of amounts that are in the target currency already."""
    return len(rates.currencies) + 1


def find_rates(rates: Rates, rows: IntArray, stated: IntArray, target: str, rule: Rule) -> Found:
    """Return the rate of each row into the target currency, under one rule.

    `stated` takes the last rate published in the seven days up to the statement; a currency that
    the ECB does not quote then gets the mean of the statement's year, once that year is over.
    `latest` takes the last day with any rate, so a series that has ended is missing, not stale.

    Args:
        rates: What was known at the as-of date (`known_at`).
        rows: Each row's currency as `Rates.row` numbers it, or `same_row`.
        stated: Each row's day of statement since 1970-01-01; `NO_DAY` for none.
        target: ISO code of the currency to convert into.
        rule: Which rate to take.
    """
    goal = rates.row(target)
    if rule == "stated":
        rate, day, source = _stated(rates, rows, stated, goal)
    elif rule == "latest":
        rate, day, source = _latest(rates, rows, goal)
    elif rule == "ppp":
        rate, day, source = _parities(rates, rows, stated, goal)
    else:
        years = _years(stated) if rule == "stated-year" else np.full(rows.shape, rule)
        rate, day, source = _annual(rates, "lcu_per_usd", goal, rows, years)
    fault = np.zeros(rows.shape, dtype=np.int64)
    missing = np.flatnonzero(np.isnan(rate))
    if missing.size:
        fault[missing] = _find_faults(rates, rows[missing], stated[missing], target, rule)
    laws = _name_laws(rates, rows, goal, day, source) if rule in {"stated", "latest"} else ()
    words = (*_sources(rates), *laws)
    return Found(rate=rate, day=day, source=source, fault=fault, sources=words)


def _name_laws(
    rates: Rates, rows: IntArray, goal: int, day: IntArray, source: IntArray
) -> list[str]:
    """Point the daily rates of currencies that the euro replaced to the act of law.

    `source` is changed in place to the sources returned, which stand behind all others. Between
    two such currencies, or to the euro, the law is all.
    """
    since = np.full(same_row(rates) + 1, np.iinfo(np.int64).max)
    for row, law in rates.laws.items():
        since[row] = law.since
    daily = source == _DAILY
    known = _PAIRS + len(rates.yearly.sources) ** 2
    words: list[str] = []
    keys = 4 * rows + 2 * (daily & (day >= since[rows])) + (daily & (day >= since[goal]))
    keys[keys % 4 == 0] = -1
    for key in np.unique(keys[keys >= 0]):
        row, sides = divmod(int(key), 4)
        replaced = [code for code, side in ((row, 2), (goal, 1)) if sides & side]
        names = list(dict.fromkeys(rates.laws[code].origin for code in replaced))
        if {row, goal} - {*replaced, rates.row("EUR")}:
            names.insert(0, DAILY_SOURCE)
        source[keys == key] = known + len(words)
        words.append("; ".join(names))
    return words


def rates_on(rates: Rates, rows: IntArray, days: IntArray, target: str) -> FloatArray:
    """Return the daily rate of each row into the target currency, NaN where there is none."""
    return _take(_crossed(rates, rates.row(target)), rates.daily.first, rows, days)


def _edge(rates: Rates, columns: int) -> FloatArray:
    """Return an empty matrix with one row for each currency, unknown ones and the target itself.

    The first and last columns stand for all that is before and after the table.
    """
    edged = np.full((len(rates.currencies) + 2, columns + 2), np.nan)
    edged[same_row(rates)] = 1.0
    return edged


def _crossed(rates: Rates, goal: int) -> FloatArray:
    """Return [currency, day] units of currency `goal` for one of each, with edges."""
    per_euro = rates.daily.per_euro
    edged = _edge(rates, per_euro.shape[1])
    if goal < len(rates.currencies):
        np.divide(per_euro[goal], per_euro, out=edged[:-2, 1:-1])
    return edged


def _places(
    shape: tuple[int, ...], first: int, rows: IntArray, columns: IntArray
) -> Iterator[tuple[slice, IntArray]]:
    """Yield the flat places of rows and columns in an edged matrix that starts at `first`.

    A block at a time, so that they stay in the processor's cache: twice as fast as all at once. A
    column outside the matrix is looked for in its edges.
    """
    width = shape[1]
    before, after = first - 1, first + width - 2
    scratch = np.empty(min(_BLOCK, rows.size), dtype=np.int64)
    for start in range(0, rows.size, _BLOCK):
        block = slice(start, start + _BLOCK)
        column = columns[block]
        if column.min() < before or column.max() > after:
            column = np.clip(column, before, after)
        places = np.multiply(rows[block], width, out=scratch[: column.size])
        places += column
        places -= before
        yield block, places


def _take(
    table: npt.NDArray[Number], first: int, rows: IntArray, columns: IntArray
) -> npt.NDArray[Number]:
    """Return the cell of each row and column of an edged matrix that starts at `first`."""
    found = np.empty(rows.shape, dtype=table.dtype)
    flat = table.ravel()
    for block, places in _places(table.shape, first, rows, columns):
        np.take(flat, places, out=found[block], mode="clip")
    return found


def _stated(
    rates: Rates, rows: IntArray, stated: IntArray, goal: int
) -> tuple[FloatArray, IntArray, IntArray]:
    crossed = _crossed(rates, goal)
    published = np.full(crossed.shape, NO_DAY)
    if goal < len(rates.currencies):
        np.minimum(rates.daily.published[goal], rates.daily.published, out=published[:-2, 1:-1])
    rate, day = np.empty(rows.shape), np.empty(rows.shape, dtype=np.int64)
    for block, places in _places(crossed.shape, rates.daily.first, rows, stated):
        np.take(crossed.ravel(), places, out=rate[block], mode="clip")
        np.take(published.ravel(), places, out=day[block], mode="clip")
    sources = np.full(crossed.shape[0], _DAILY)
    sources[same_row(rates)] = _SAME
    source = np.take(sources, rows)
    missing = np.flatnonzero(np.isnan(rate))
    if missing.size:
        years = _years(stated[missing])
        rate[missing], day[missing], source[missing] = _annual(
            rates, "lcu_per_usd", goal, rows[missing], years
        )
    return rate, day, source


def _latest(rates: Rates, rows: IntArray, goal: int) -> tuple[FloatArray, IntArray, IntArray]:
    last = int(rates.daily.published[:, -1:].max(initial=0))
    every = np.arange(same_row(rates) + 1)
    rate, day, source = _stated(rates, every, np.full(every.shape, last), goal)
    missing = np.isnan(rate)
    years = np.full(int(missing.sum()), rates.yearly.last)
    rate[missing], day[missing], source[missing] = _annual(
        rates, "lcu_per_usd", goal, every[missing], years
    )
    return rate[rows], day[rows], source[rows]


def _annual(
    rates: Rates, figure: str, goal: int, rows: IntArray, years: IntArray
) -> tuple[FloatArray, IntArray, IntArray]:
    """Return a yearly figure of the goal over that of each row, its last day and its source.

    An annual mean is a ratio of two means for one dollar, not the mean of the ratios; the two
    differ by less than one percent for currencies that do not collapse.
    """
    values, keys = rates.yearly.figures[figure], rates.yearly.origins[figure]
    edged = _edge(rates, rates.yearly.count)
    source = np.zeros(edged.shape, dtype=np.int64)
    if goal < len(rates.currencies):
        edged[:-2, 1:-1] = values[goal] / values
        source[:-2, 1:-1] = _PAIRS + keys * len(rates.yearly.sources) + keys[goal]
    source[np.isnan(edged)] = _NONE
    source[same_row(rates)] = _SAME
    rate = _take(edged, rates.yearly.first, rows, years)
    source = _take(source, rates.yearly.first, rows, years)
    day = np.where(source < _PAIRS, NO_DAY, _first_day(years + 1) - 1)
    return rate, day, source


def _parities(
    rates: Rates, rows: IntArray, stated: IntArray, goal: int
) -> tuple[FloatArray, IntArray, IntArray]:
    """Return the parity of the statement's year, or of the last year before it that has one."""
    years = np.minimum(_years(stated), rates.yearly.last)
    rate, day, source = _annual(rates, "ppp", goal, rows, years)
    for back in range(1, 4):
        missing = np.flatnonzero(np.isnan(rate))
        if not missing.size:
            break
        rate[missing], day[missing], source[missing] = _annual(
            rates, "ppp", goal, rows[missing], years[missing] - back
        )
    return rate, day, source


def _sources(rates: Rates) -> tuple[str, ...]:
    words = rates.yearly.sources
    pairs = [dict.fromkeys((a, b)) for a in words for b in words]
    return (
        "",
        SAME_CURRENCY,
        DAILY_SOURCE,
        *("; ".join(w for w in pair if w != BY_DEFINITION) for pair in pairs),
    )


def _find_faults(
    rates: Rates, rows: IntArray, stated: IntArray, target: str, rule: Rule
) -> IntArray:
    """Return what stands in the way of a rate, for rows that have none."""
    why = {"stated": _NOT_THEN, "latest": _NOT_NOW, "ppp": _NO_PARITY}.get(str(rule), _NO_MEAN)
    fault = np.full(rows.shape, why, dtype=np.int64)
    if rule in {"stated", "stated-year", "ppp"}:
        fault[stated == NO_DAY] = _NO_DATE
        if rates.as_of is not None:
            fault[stated > (rates.as_of - date(1970, 1, 1)).days] = _LATER
    unknown = len(rates.currencies)
    fault[(rows == unknown) | (rates.row(target) == unknown)] = _NOWHERE
    return fault


def explain_fault(rates: Rates, fault: int, currency: str, target: str) -> str:
    """Return a fault of `Found.fault` in words, '' for 0."""
    pair = f"{currency} to {target}"
    known = "; ".join(_spans(rates, name) for name in dict.fromkeys((currency, target)))
    return {
        0: "",
        _NOWHERE: f"no rate for {pair} in any table; a ledger's rates/ may give it by year",
        _NOT_THEN: f"no rate for {pair} in the 7 days up to the statement ({known})",
        _NO_DATE: f"no date of statement to take a rate for {pair} of",
        _LATER: f"stated after the as-of date: no rate for {pair} is known",
        _NOT_NOW: f"no current rate for {pair} ({known})",
        _NO_MEAN: f"no annual mean for {pair} in that year ({known})",
        _NO_PARITY: f"no purchasing power parity for {pair} in that year or the three before",
    }[fault]


def _spans(rates: Rates, currency: str) -> str:
    """Return which days and years have a rate for a currency."""
    row = rates.row(currency)
    if row == len(rates.currencies):
        return f"{currency}: none"
    published = rates.daily.published[row]
    days = published[published > 0]
    means = np.flatnonzero(~np.isnan(rates.yearly.figures["lcu_per_usd"][row])) + rates.yearly.first
    found = []
    if days.size:
        first, last = days[[0, -1]].astype("datetime64[D]")
        found.append(f"daily {first} to {last}")
    if means.size:
        found.append(f"yearly {means[0]} to {means[-1]}")
    return f"{currency}: {', '.join(found) or 'none'}"


def find_prices(rates: Rates, rows: IntArray, years: IntArray, goals: IntArray) -> FloatArray:
    """Return what one unit of each row's currency of one year is worth in prices of another.

    By the GDP deflator of the currency's own economy; NaN where either year is unknown, also
    when both are the same.

    Args:
        rates: What was known at the as-of date (`known_at`).
        rows: Each row's currency as `Rates.row` numbers it.
        years: The year whose prices an amount is in.
        goals: The year whose prices are asked for.
    """
    edged = _edge(rates, rates.yearly.count)
    edged[:-2, 1:-1] = rates.yearly.figures["deflator"]
    first = rates.yearly.first
    return _take(edged, first, rows, goals) / _take(edged, first, rows, years)


def _years(days: IntArray) -> IntArray:
    """Return the calendar year of each day; of `NO_DAY` a year before all tables."""
    stamps = np.where(days == NO_DAY, 0, days).astype("datetime64[D]")
    years = stamps.astype("datetime64[Y]").astype(np.int64) + 1970
    return np.where(days == NO_DAY, 0, years)


def _first_day(years: IntArray) -> IntArray:
    return (years - 1970).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)
