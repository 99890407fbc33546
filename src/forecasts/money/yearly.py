"""The yearly table: one row a currency, year and figure, each with its origin."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from io import StringIO
from os.path import lexists
from pathlib import Path
from types import MappingProxyType

from forecasts.files import list_folder
from forecasts.problem import Position, Problem, fault
from forecasts.units import CURRENCIES

COLUMNS = ("currency", "economy", "year", "figure", "value", "origin")
FIGURES = ("lcu_per_usd", "deflator", "cpi", "ppp")
"""For one US dollar, mean of the year; indices, 2020 = 100; for one international dollar."""

BY_DEFINITION = "by definition"

ORIGINS: Mapping[str, str] = MappingProxyType(
    {
        "ecb-mean": "ECB reference rates, annual mean",
        "ecb-computed": "ECB reference rates, annual mean of the days",
        "fed-g5a": "Federal Reserve G.5A, annual mean",
        "wdi-fcrf": "World Bank PA.NUS.FCRF, annual mean",
        "wdi-deflator": "World Bank NY.GDP.DEFL.ZS",
        "wdi-deflator-growth": "World Bank NY.GDP.DEFL.KD.ZG, chained",
        "wdi-cpi": "World Bank FP.CPI.TOTL.ZG, chained",
        "wdi-ppp": "World Bank PA.NUS.PPP",
        "base-year": "2020 = 100",
        "definition": BY_DEFINITION,
    }
)
"""The origins of the shipped figures; a ledger's own table names its origins in words."""

DAILY_NAME = "ecb-daily.csv"
"""The file of a ledger's `rates/` that holds days, not years (`forecasts.money.own_daily`)."""
_FETCHED = re.compile(r"worldbank-([0-9]{4}-[0-9]{2}-[0-9]{2})\.csv")

_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?", re.ASCII)
_LARGEST_FILE = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyFigure:
    """One figure of one currency and year."""

    currency: str
    year: int
    figure: str
    value: float
    origin: str


def read_shipped() -> list[YearlyFigure]:
    """Return the table that the package ships."""
    text = files("forecasts").joinpath("data", "rates.csv").read_text(encoding="utf-8")
    return [row for _, row in _read_rows(text, "rates.csv") if isinstance(row, YearlyFigure)]


def shipped_economies() -> dict[str, str]:
    """Return the currency of each economy of the shipped table."""
    text = files("forecasts").joinpath("data", "rates.csv").read_text(encoding="utf-8")
    return {row["economy"]: row["currency"] for row in csv.DictReader(StringIO(text))}


def fetched_name(published: date) -> str:
    """Return the name of the file that holds what the World Bank published on a day."""
    return f"worldbank-{published.isoformat()}.csv"


def _day_of(name: str) -> str:
    """Return the day of a file that was fetched, '' for one that a person wrote."""
    match = _FETCHED.fullmatch(name)
    return match[1] if match else ""


def read_folders(
    folders: Iterable[Path], as_of: date | None = None
) -> tuple[list[YearlyFigure], list[Problem]]:
    """Return the figures of the `rates/*.csv` of ledgers and the rows that cannot be used.

    The columns are those of the shipped table; `origin` is a key of `ORIGINS` or any words. A
    figure that a person wrote twice into a folder, or otherwise into two, is a fault at its second
    place. Of what was fetched the newest by `as_of` counts, whichever ledger has it, and what a
    person wrote counts before it.
    """
    written: dict[tuple[str, int, str], tuple[Path, YearlyFigure]] = {}
    fetched: dict[tuple[str, int, str], YearlyFigure] = {}
    faults: list[Problem] = []
    for day, file in sorted(_rate_files(folders, faults)):
        if as_of and day > as_of.isoformat():
            continue
        seen: dict[tuple[str, int, str], YearlyFigure] = {}
        for line, row in _read_file(file):
            if isinstance(row, Problem):
                faults.append(row)
                continue
            key = (row.currency, row.year, row.figure)
            what = _said_before(row, file, seen.get(key), None if day else written.get(key))
            if what:
                faults.append(_fault(str(file), line, f"{' '.join(map(str, key))} {what}"))
            seen.setdefault(key, row)
            if not day:
                written.setdefault(key, (file.parent, row))
        fetched |= seen if day else {}
    return list((fetched | {key: row for key, (_, row) in written.items()}).values()), faults


def _said_before(
    row: YearlyFigure,
    file: Path,
    here: YearlyFigure | None,
    first: tuple[Path, YearlyFigure] | None,
) -> str:
    """Say what is wrong with a figure that stands elsewhere; '' where nothing is."""
    if here or (first and first[0] == file.parent):
        return "stands twice"
    return "is another in another ledger" if first and first[1].value != row.value else ""


def _rate_files(folders: Iterable[Path], faults: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Yield the files of each folder behind the day that they were fetched of, '' for none."""
    for folder in folders:
        try:
            if lexists(folder) and not folder.is_dir():
                faults.append(_fault(str(folder), 1, "this is no folder"))
                continue
            names = list_folder(folder, ".csv")
        except OSError as error:
            reason = f"the folder cannot be read: {error.strerror}"
            faults.append(_fault(str(folder), 1, reason))
            continue
        yield from ((_day_of(name), folder / name) for name in names if name != DAILY_NAME)


def _read_file(path: Path) -> Iterator[tuple[int, YearlyFigure | Problem]]:
    """Yield the rows of one file of a ledger with their lines, or what is wrong with them."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST_FILE:
            yield 1, _fault(str(path), 1, "this is no regular file of at most 4 MB")
            return
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        yield 1, _fault(str(path), 1, "this is not UTF-8")
        return
    except OSError as error:
        yield 1, _fault(str(path), 1, f"this cannot be read: {error.strerror}")
        return
    yield from _read_rows(text, str(path))


def _read_rows(text: str, file: str) -> Iterator[tuple[int, YearlyFigure | Problem]]:
    """Yield line and row of a table; one fault and nothing else when its head is wrong."""
    rows = csv.reader(StringIO(text))
    try:
        head = next(rows, [])
        if tuple(head) != COLUMNS:
            yield 1, _fault(file, 1, f"the columns must be {', '.join(COLUMNS)}")
            return
        for row in rows:
            yield rows.line_num, _read_row(row, file, rows.line_num)
    except csv.Error as error:
        yield rows.line_num, _fault(file, rows.line_num, f"this is no CSV: {error}")


def _read_row(row: list[str], file: str, line: int) -> YearlyFigure | Problem:
    if len(row) != len(COLUMNS):
        return _fault(file, line, f"the row has {len(row)} cells, not {len(COLUMNS)}")
    currency, _, year, figure, value, origin = row
    wrong = (
        (currency not in CURRENCIES, f"`{currency}` is not an ISO 4217 code"),
        (figure not in FIGURES, f"`{figure}` is none of {', '.join(FIGURES)}"),
        (not _YEAR.fullmatch(year), f"`{year}` is no year"),
        (not _NUMBER.fullmatch(value) or float(value) == 0, f"`{value}` is no positive decimal"),
        (not origin, "a figure needs an origin"),
    )
    for fails, message in wrong:
        if fails:
            return _fault(file, line, message)
    return YearlyFigure(
        currency=currency, year=int(year), figure=figure, value=float(value), origin=origin
    )


def merge_figures(
    figures: Iterable[YearlyFigure], overrides: Iterable[YearlyFigure]
) -> list[YearlyFigure]:
    """Return the figures, each replaced by its override where there is one."""
    merged = {(row.currency, row.year, row.figure): row for row in figures}
    merged |= {(row.currency, row.year, row.figure): row for row in overrides}
    return list(merged.values())


def _fault(file: str, line: int, message: str) -> Problem:
    place = Position(file=file, line=line, column=1)
    return fault("F509", place, message)
