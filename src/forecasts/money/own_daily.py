"""Daily rates of a ledger's own: days of the European Central Bank that no package carries yet.

`rates/ecb-daily.csv` has the bank's own form, a column a currency and a row a day, with the day of
retrieval and the hash of what was retrieved behind them. Of two rows of a day the later counts.
"""

import csv
import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from forecasts.files import open_file, read_limited
from forecasts.money.yearly import DAILY_NAME
from forecasts.problem import Position, Problem, fault
from forecasts.units import CURRENCIES

__all__ = ["STAMPS", "DayRate", "read_days"]

STAMPS = ("retrieved_on", "sha256")
"""The last columns of the file."""
_RATE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_DAY = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_LARGEST_FILE = 4_000_000


class DayRate(NamedTuple):
    """What one euro was on a day, in units of a currency."""

    day: date
    currency: str
    per_euro: float


def read_days(folder: Path) -> tuple[tuple[DayRate, ...], tuple[Problem, ...]]:
    """Return the daily rates of a ledger's `rates/` and the cells that cannot be used.

    Raises:
        OSError: The file is there and cannot be read.
    """
    path = folder / DAILY_NAME
    if not path.is_file():
        return (), ()
    try:
        with open_file(path) as file:
            text = read_limited(file, str(path), _LARGEST_FILE).decode("utf-8")
        rows = [*csv.reader(StringIO(text), strict=True)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return (), (_fault(path, 1, f"this cannot be read: {error}"),)
    head = rows[0] if rows else []
    names = head[1 : -len(STAMPS)]
    unknown = [name for name in names if name not in CURRENCIES]
    if head[:1] != ["Date"] or tuple(head[-len(STAMPS) :]) != STAMPS or unknown:
        expected = f"the columns must be Date, currencies, {', '.join(STAMPS)}"
        return (), (_fault(path, 1, expected + (f"; `{unknown[0]}` is none" if unknown else "")),)
    found: list[DayRate] = []
    faults: list[Problem] = []
    for line, row in enumerate(rows[1:], 2):
        message = _read_row(row, names, found)
        if message:
            faults.append(_fault(path, line, message))
    return tuple(found), tuple(faults)


def _read_row(row: list[str], names: list[str], found: list[DayRate]) -> str:
    """Add the rates of a row to those found; return what is wrong with it."""
    if len(row) != 1 + len(names) + len(STAMPS):
        return f"the row has {len(row)} cells, the header {1 + len(names) + len(STAMPS)}"
    try:
        day = date.fromisoformat(row[0]) if _DAY.fullmatch(row[0]) else None
    except ValueError:
        day = None
    if day is None:
        return f"`{row[0]}` is no day"
    cells = [(name, cell) for name, cell in zip(names, row[1:], strict=False) if cell not in _NONE]
    for name, cell in cells:
        if not _RATE.fullmatch(cell) or float(cell) == 0:
            return f"`{cell}` is no rate of {name}"
    found += [DayRate(day, name, float(cell)) for name, cell in cells]
    return ""


_NONE = frozenset(("", "N/A"))


def _fault(path: Path, line: int, message: str) -> Problem:
    place = Position(file=str(path), line=line, column=1)
    return fault("F509", place, message)
