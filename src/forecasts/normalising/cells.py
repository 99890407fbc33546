"""Cells that are records: readings, rulings and periods; text only in a table that is written.

A table in memory holds what was read, so that nothing is read twice. `write_cells` makes the texts
of a CSV, Parquet or JSON file of it, and `read_cells` is its inverse for a table out of a file.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from forecasts.ledger.claim import Day
from forecasts.ledger.dates import read_day
from forecasts.reading import read_value
from forecasts.reading.periods.any_language import format_period, read_period
from forecasts.reading.records import Period, Value

__all__ = ["RECORDS", "Ruling", "read_cells", "write_cells"]

_VERDICTS = ("hit", "near", "miss", "void")
_BETWEEN = " | "


class Ruling(NamedTuple):
    """A person's verdict (hit, near, miss, void) where arithmetic cannot decide."""

    verdict: str
    on: Day
    by: str
    because: str


def _write_ruling(cell: Ruling | None) -> str:
    return f"{cell.verdict} {cell.on.text} by {cell.by}: {cell.because}" if cell else ""


def _read_ruling(text: str) -> Ruling | None:
    """Read `void 2026-11-21 by A. Reviewer: because`; None when it is no ruling."""
    head, _, because = text.partition(": ")
    verdict, on, _, by = [*head.split(" ", 3), "", "", ""][:4]
    day = read_day(on)
    if verdict not in _VERDICTS or day is None:
        return None
    return Ruling(verdict=verdict, on=day, by=by, because=because)


def _write_readings(cell: tuple[Value, ...]) -> str:
    return _BETWEEN.join(value.text for value in cell)


def _read_readings(text: str) -> tuple[Value, ...]:
    found = [read_value(part.strip()) for part in text.split(_BETWEEN) if part.strip()]
    return tuple(value for value in found if isinstance(value, Value))


def _write_period(cell: Period | None) -> str:
    return format_period(cell) if cell else ""


def _read_period(text: str) -> Period | None:
    period = read_period(text) if text else None
    return period if isinstance(period, Period) else None


RECORDS: Mapping[str, tuple[Callable[[Any], str], Callable[[str], object]]] = MappingProxyType(
    {
        "base_period": (_write_period, _read_period),
        "readings": (_write_readings, _read_readings),
        "ruling": (_write_ruling, _read_ruling),
    }
)
"""The columns of a claims table that hold records, and how a cell is written and read."""


def write_cells(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with texts in place of records, as a file holds them."""
    columns = {
        name: pd.Series(
            [cell if isinstance(cell, str) else write(cell) for cell in table[name]],
            index=table.index,
            dtype="str",
        )
        for name, (write, _) in RECORDS.items()
        if name in table
    }
    return table.assign(**columns)


def read_cells(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with records in place of the texts that `write_cells` made of them."""
    columns = {
        name: pd.Series(
            [_read_cell(cell, read) for cell in table[name]], index=table.index, dtype=object
        )
        for name, (_, read) in RECORDS.items()
        if name in table
    }
    return table.assign(**columns)


def _read_cell(cell: object, read: Callable[[str], object]) -> object:
    """Read a text; a record stays, and what a file left empty is no text."""
    if isinstance(cell, str):
        return read(cell)
    return cell if isinstance(cell, tuple) else read("")
