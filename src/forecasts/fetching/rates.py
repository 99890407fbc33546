"""Rates into a ledger's own `rates/`: days of the European Central Bank, indices of the World Bank.

What comes is beside what is there: days that no file has yet behind the others, the World Bank's
figures in a file that is called after the day of their publication. Both are written or neither.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import isclose, isfinite
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from forecasts.fetching.faults import FetchError
from forecasts.fetching.tables import world_bank_rows
from forecasts.fetching.web import Answer, Asked, ask
from forecasts.files import MAX_BYTES, ledger_folder
from forecasts.money.daily import read_ecb
from forecasts.money.own_daily import STAMPS, DayRate, read_days
from forecasts.money.yearly import (
    COLUMNS,
    DAILY_NAME,
    YearlyFigure,
    fetched_name,
    merge_figures,
    read_folders,
    read_shipped,
    shipped_economies,
)
from forecasts.problem import one_line
from forecasts.units import CURRENCIES
from forecasts.writing import locked, write_files

__all__ = ["Change", "Update", "update_rates"]

ECB = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
WORLD_BANK = (
    "https://api.worldbank.org/v2/country/{economies}/indicator/{indicator}"
    "?format=json&per_page=20000"
)
INDICATORS = {"deflator": "NY.GDP.DEFL.ZS", "cpi": "FP.CPI.TOTL", "ppp": "PA.NUS.PPP"}
"""The World Bank's names of our figures; the two indices are put to 2020 = 100."""
_BASE = "2020"
_FIRST_YEAR = 2000  # with which the shipped table begins
_AS_BEFORE = 1e-6  # the shipped table has seven digits


class Change(NamedTuple):
    """A figure that is another now."""

    what: str
    old: float
    new: float


class Update(NamedTuple):
    """What came of an update.

    Attributes:
        days: Days of the European Central Bank that are new, the first and the last of them.
        changed: Its rates of known days that are others now.
        file: The file of the World Bank's figures; '' where there is nothing new.
        published: The day of their publication.
        revised: Figures that are others now.
        new: How many there were not before.
    """

    days: Sequence[date] = ()
    changed: Sequence[Change] = ()
    file: str = ""
    published: str = ""
    revised: Sequence[Change] = ()
    new: int = 0


def update_rates(
    ledger: Path, how: Asked, retrieved: date, *, sources: Sequence[str], dry_run: bool = False
) -> Update:
    """Bring the rates of a ledger up to date.

    Args:
        ledger: The ledger's folder, in whose `rates/` the files are.
        how: How addresses are asked.
        retrieved: The day.
        sources: `ecb`, `worldbank` or both.
        dry_run: Say what would come, and write nothing.

    Raises:
        FetchError: A source gives nothing that can be used; nothing was written.
        OSError: The folder cannot be written or the disk is full.
    """
    history = ask(ECB, how) if "ecb" in sources else None
    answers = _ask_world_bank(how) if "worldbank" in sources else {}
    home = Path(ledger_folder(ledger))
    with locked(home):
        folder, files = home / "rates", dict[str, bytes]()
        update = Update()
        if history is not None:
            update = _add_days(update, folder, history, retrieved, files)
        if answers:
            update = _add_years(update, folder, answers, retrieved, files)
        if files and not dry_run:
            write_files(folder, files)
    return update


def _ask_world_bank(how: Asked) -> dict[str, Answer]:
    economies = ";".join(sorted(shipped_economies()))
    return {
        figure: ask(WORLD_BANK.format(economies=economies, indicator=indicator), how)
        for figure, indicator in INDICATORS.items()
    }


def _unzipped(answer: Answer) -> str:
    """Return the one table in the bank's archive."""
    try:
        with ZipFile(io.BytesIO(answer.data)) as packed:
            (part,) = packed.infolist()
            with packed.open(part) as stream:
                data = stream.read(MAX_BYTES + 1)
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        raise FetchError(f"{ECB}: the answer is no archive with one table") from None
    if len(data) > MAX_BYTES:
        raise FetchError(f"{ECB}: the table is larger than {MAX_BYTES / 2**20:g} MB")
    return data.decode("utf-8", "replace")


def _read_history(answer: Answer) -> list[DayRate]:
    """Return the rates of the bank's table, the oldest day first."""
    rows = csv.reader(io.StringIO(_unzipped(answer)))
    found = []
    try:
        head = next(rows, [])
        names = [name for name in head[1:] if name in CURRENCIES]
        if head[:1] != ["Date"] or not names:
            raise FetchError(f"{ECB}: the table has no column Date, or no currency")
        for row in rows:
            day = date.fromisoformat(row[0])
            cells = zip(head[1:], row[1:], strict=False)
            found += [
                DayRate(day, name, _positive(cell))
                for name, cell in cells
                if name in names and cell not in {"", "N/A"}
            ]
    except (ValueError, IndexError, csv.Error) as error:
        raise FetchError(one_line(f"{ECB}: line {rows.line_num} cannot be read: {error}")) from None
    return sorted(found)


def _positive(text: str) -> float:
    """Return the number of a text.

    Raises:
        ValueError: It is none, or not a positive one.
    """
    number = float(text)
    if not (isfinite(number) and number > 0):
        raise ValueError(f"`{text[:40]}` is no positive number")
    return number


def _add_days(
    update: Update, folder: Path, answer: Answer, retrieved: date, files: dict[str, bytes]
) -> Update:
    """Add the days that are not known, and those whose rates are others now."""
    own, faults = read_days(folder)
    if faults:
        raise FetchError(f"{faults[0].position.file} has faults; see `forecasts check`")
    known = _known_rates(own)
    last = max(day for day, _ in known)
    history = _read_history(answer)
    fresh = [rate for rate in history if rate.day > last]
    changed = [
        rate
        for rate in history
        if (old := known.get((rate.day, rate.currency))) is not None
        and not isclose(old, rate.per_euro, rel_tol=1e-9)
    ]
    if fresh or changed:
        path = folder / DAILY_NAME
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        files[DAILY_NAME] = _with_days(text, sorted([*fresh, *changed]), answer, retrieved)
    return update._replace(
        days=sorted({rate.day for rate in fresh}),
        changed=[
            Change(f"{each.currency} of {each.day}", known[each.day, each.currency], each.per_euro)
            for each in changed
        ],
    )


def _known_rates(own: Sequence[DayRate]) -> dict[tuple[date, str], float]:
    """Return what the package and the ledger know, by day and currency."""
    ecb = read_ecb()
    first = date(1970, 1, 1) + timedelta(days=ecb.first)
    known = {
        (first + timedelta(days=column), currency): float(ecb.per_euro[row, column])
        for row, currency in enumerate(ecb.currencies)
        for column in range(ecb.per_euro.shape[1])
        if ecb.published[row, column] == ecb.first + column
    }
    return known | {(rate.day, rate.currency): rate.per_euro for rate in own}


def _with_days(text: str, rates: Sequence[DayRate], answer: Answer, retrieved: date) -> bytes:
    """Return the table with a row for each day behind its rows, and a column for each currency."""
    rows = [dict(row) for row in csv.DictReader(io.StringIO(text))]
    names = [name for name in (rows[0] if rows else ()) if name not in {"Date", *STAMPS}]
    names += sorted({rate.currency for rate in rates} - set(names))
    stamp = dict(zip(STAMPS, (retrieved.isoformat(), answer.sha256), strict=True))
    days: dict[date, dict[str, str]] = {}
    for rate in rates:
        row = days.setdefault(rate.day, {"Date": rate.day.isoformat(), **stamp})
        row[rate.currency] = f"{rate.per_euro:.10g}"
    written = io.StringIO()
    columns = ["Date", *names, *STAMPS]
    writer = csv.DictWriter(written, columns, restval="N/A", lineterminator="\n")
    writer.writeheader()
    writer.writerows([*rows, *days.values()])
    return written.getvalue().encode("utf-8")


def _add_years(
    update: Update,
    folder: Path,
    answers: Mapping[str, Answer],
    retrieved: date,
    files: dict[str, bytes],
) -> Update:
    """Add the World Bank's figures as a file of their own, where one is new or another now."""
    own, faults = read_folders([folder])
    if faults:
        raise FetchError(f"{faults[0].position.file} has faults; see `forecasts check`")
    known = {
        (row.currency, row.year, row.figure): row.value
        for row in merge_figures(read_shipped(), own)
    }
    figures, published = _read_years(answers, retrieved)
    revised, new = [], 0
    for row in figures:
        old = known.get((row.currency, row.year, row.figure))
        new += old is None
        if old is not None and not isclose(old, row.value, rel_tol=_AS_BEFORE):
            revised.append(Change(f"{row.currency} {row.figure} {row.year}", old, row.value))
    name = fetched_name(published)
    if (folder / name).exists() or not (revised or new):
        return update._replace(published=published.isoformat())
    economies = {currency: economy for economy, currency in shipped_economies().items()}
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in figures:
        economy = economies[row.currency]
        value = f"{row.value:.10f}".rstrip("0").rstrip(".")
        writer.writerow((row.currency, economy, row.year, row.figure, value, row.origin))
    stamps = {
        "retrieved_on": retrieved.isoformat(),
        "answers": {answer.address: answer.sha256 for answer in answers.values()},
    }
    files[name] = written.getvalue().encode("utf-8")
    files[f"{Path(name).stem}.origin.json"] = (json.dumps(stamps, indent=2) + "\n").encode("utf-8")
    return update._replace(file=name, published=published.isoformat(), revised=revised, new=new)


def _read_years(answers: Mapping[str, Answer], retrieved: date) -> tuple[list[YearlyFigure], date]:
    """Return the figures, indices with 2020 = 100, and the day on which the last were published."""
    economies, figures = shipped_economies(), []
    published = date.min
    for figure, answer in answers.items():
        try:
            rows, told = world_bank_rows(answer.data)
            published = max(published, date.fromisoformat(told))
            values = {
                (economies[row["countryiso3code"]], row["date"]): _positive(row["value"])
                for row in rows
                if row["value"] and row["countryiso3code"] in economies
            }
            scale = {name: value for (name, year), value in values.items() if year == _BASE}
            for (currency, year), value in sorted(values.items()):
                if int(year) < _FIRST_YEAR or (figure != "ppp" and currency not in scale):
                    continue
                per = 1.0 if figure == "ppp" else 100 / scale[currency]
                origin = f"World Bank {INDICATORS[figure]}, published {told}"
                row = YearlyFigure(
                    currency=currency,
                    year=int(year),
                    figure=figure,
                    value=value * per,
                    origin=origin,
                )
                figures.append(row)
        except (FetchError, ValueError, ZeroDivisionError) as error:
            raise FetchError(one_line(f"{answer.address}: {error}")) from None
    if not figures or published > retrieved:
        raise FetchError("the World Bank's answers have no figures, or are of a later day")
    return figures, published
