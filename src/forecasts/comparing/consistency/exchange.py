"""The range of exchange rates that two amounts may be compared at: to compare, never to judge."""

import math
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from forecasts.comparing.history import Figure, Record, find_end
from forecasts.units import (
    Inconvertible,
    convert_factor,
    currency_of,
    money_factor,
    replace_currency,
)

if TYPE_CHECKING:
    from forecasts.actuals.periods import Span
    from forecasts.money import Rates

__all__ = ["Exchange", "exchange_record", "find_exchange"]

_EPOCH = date(1970, 1, 1).toordinal()
_YEAR = 365


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """How many of one unit another is.

    Attributes:
        low: The least over the year to the day.
        at: At the day itself; for `on` the day of that rate.
        high: The most over the year to the day.
        pair: For a rate between currencies, the two: (`CNY`, `USD`); empty without one.
        on: The day that `at` counts on.
    """

    low: float
    at: float
    high: float
    pair: tuple[str, str] | tuple[()]
    on: date

    @property
    def fixed(self) -> bool:
        """Whether no exchange rate is involved."""
        return not self.pair


def find_exchange(rates: "Rates | None", unit: str, target: str, day: date) -> Exchange | str:
    """Return how many `target` one `unit` was in the year to `day`, or why that is not known.

    Args:
        rates: Daily rates; None when there are none.
        unit: The unit to convert from, such as `CNY` or `CNY/kWh`.
        target: The unit to convert into.
        day: The last day of the year over which rates may range.
    """
    own, other = currency_of(unit), currency_of(target)
    within = own and other
    physical = convert_factor(replace_currency(unit, other) if within else unit, target)
    if isinstance(physical, Inconvertible):
        return physical.reason
    if within:
        physical *= money_factor(unit)
    if own == other:
        return Exchange(low=physical, at=physical, high=physical, pair=(), on=day)
    if rates is None:
        return f"no exchange rates are at hand for {own} in {other}"
    found = _daily_rates(rates, own, other, day)
    if not found:
        return f"no daily rate for {own} in {other} in the year to {day}"
    return Exchange(
        low=min(found) * physical,
        at=found[-1] * physical,
        high=max(found) * physical,
        pair=(own, other),
        on=day,
    )


def exchange_record(record: Record, unit: str, rates: "Rates | None") -> Record | str:
    """Return a series in another currency: each figure at every rate of the year to its end.

    What was one amount becomes a range, so that a verdict is given only where all rates agree.
    The series itself where neither unit is money of another kind; a figure for whose year no rate
    is known is left out, and where none is known for any, the reason stands for the series.
    """
    own, other = currency_of(record.unit), currency_of(unit)
    if not own or not other or own == other:
        return record
    rates = rates or _shipped()
    found: dict[Span, tuple[Figure, ...]] = {}
    unknown = ""
    for span, figures in record.figures.items():
        exchange = find_exchange(rates, record.unit, unit, span[1])
        if isinstance(exchange, str):
            unknown = f"{record.name} is in {record.unit}: {exchange}"
        else:
            found[span] = tuple(_exchange(figure, exchange) for figure in figures)
    if unknown and not found:
        return unknown
    ends = {span[1] for span in found}
    return replace(
        record,
        unit=unit,
        figures=found,
        ended=tuple(end for end in record.ended if end in ends),
        by_end={end: spans for end, spans in record.by_end.items() if end in ends},
    )


@lru_cache(maxsize=1)
def _shipped() -> "Rates":
    from forecasts.money import load_rates

    return load_rates()


def _exchange(figure: Figure, exchange: Exchange) -> Figure:
    """Return a figure at every rate: both its ends move, and a bound stays one."""
    rates = (exchange.low, exchange.high)
    low = min(find_end(figure, -1) * rate for rate in rates)
    high = max(find_end(figure, 1) * rate for rate in rates)
    if math.isinf(low) or math.isinf(high):
        return replace(figure, value=high if math.isinf(low) else low, rounding=0.0)
    return replace(figure, value=(low + high) / 2, rounding=(high - low) / 2, bound="range")


def _daily_rates(rates: "Rates", own: str, other: str, day: date) -> list[float]:
    import numpy as np

    from forecasts.money import rates_on

    last = day.toordinal() - _EPOCH
    days = np.arange(last - _YEAR, last + 1)
    rows = np.full(days.shape, rates.row(own))
    found = rates_on(rates, rows, days, other)
    return [float(rate) for rate in found[~np.isnan(found)]]
