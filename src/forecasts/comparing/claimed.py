"""One row of the claims table as a record: what was claimed, and every faithful reading of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from forecasts.actuals.periods import Span
from forecasts.normalising.cells import Ruling, read_cells
from forecasts.reading.records import Period, Value, interval

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Reading", "Stated", "is_in_all", "read_table"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One faithful reading of a claim's value; `low` and `high` are the ends of the interval."""

    kind: str
    value: float
    low: float
    high: float
    hedge: str
    figures: int
    unit: str
    base: Span | None
    window: Span | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """One claim, as far as judging needs it. `readings[0]` is the main reading."""

    id: str
    claimant: str
    stated: date
    target: Span | None
    target_label: str
    target_words: str
    subject: str
    measure: str
    region: str
    series: tuple[str, ...]
    probability: float
    modality: str
    scenario: str
    condition: str
    price_basis: str
    readings: tuple[Reading, ...]
    ruling: Ruling | None
    quote: str = ""


def is_in_all(reading: Reading) -> bool:
    """Whether growth is declared as that of all years together: `40% in all`."""
    return reading.kind == "change" and reading.unit == "%"


def read_table(claims: "pd.DataFrame") -> list[Stated]:
    """Return the claims of a table; columns that are not there count as not said.

    A table out of a file has texts where one in memory has records; they are read first.
    """
    rows = read_cells(claims).to_dict("records")
    return [_read_row({str(name): value for name, value in row.items()}) for row in rows]


def _read_row(row: Mapping[str, Any]) -> Stated:
    main = _main_reading(row)
    start, end = _day(row.get("target_start")), _day(row.get("target_end"))
    return Stated(
        id=_text(row, "claim_id"),
        claimant=_text(row, "organisation") or _text(row, "claimant"),
        stated=_day(row.get("stated")) or date.min,
        target=(start or end, end) if end else None,
        target_label=_text(row, "target_period"),
        target_words=_text(row, "target"),
        subject=_text(row, "subject"),
        measure=_text(row, "measure"),
        region=_text(row, "region"),
        series=tuple(_text(row, "series").split()),
        probability=_number(row, "probability"),
        modality=_text(row, "modality") or "forecast",
        scenario=_text(row, "scenario"),
        condition=_text(row, "condition"),
        price_basis=_text(row, "price_basis") or "nominal",
        readings=(main, *(_from_value(value) for value in row.get("readings", ()))),
        ruling=row.get("ruling"),
        quote=_text(row, "quote"),
    )


def _main_reading(row: Mapping[str, Any]) -> Reading:
    value = _number(row, "value")
    low, high = _number(row, "low"), _number(row, "high")
    figures = _number(row, "figures")
    return Reading(
        kind=_text(row, "kind") or "level",
        value=value,
        low=value if math.isnan(low) else low,
        high=value if math.isnan(high) else high,
        hedge=_text(row, "hedge") or "bare",
        figures=0 if math.isnan(figures) else int(figures),
        unit=_text(row, "unit"),
        base=_span(row.get("base_period")),
        window=None,
    )


def _from_value(value: Value) -> Reading:
    low, high = interval(value)
    return Reading(
        kind=value.kind,
        value=value.value,
        low=low,
        high=high,
        hedge=value.hedge,
        figures=value.figures,
        unit=value.unit,
        base=_span(value.base),
        window=_span(value.window),
    )


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return value.strip() if isinstance(value, str) else ""


def _number(row: Mapping[str, Any], name: str) -> float:
    value = row.get(name)
    return math.nan if value is None or isinstance(value, str) else float(value)


def _day(value: object) -> date | None:
    """Return a day from a timestamp, a date or ISO text; None for NaT and anything else."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    if value is None or value != value:  # noqa: PLR0124  NaT and nan differ from themselves
        return None
    to_date = getattr(value, "date", None)
    found = to_date() if callable(to_date) else value
    return found if isinstance(found, date) else None


def _span(period: Period | None) -> Span | None:
    return (period.start, period.end) if period else None
