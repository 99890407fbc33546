"""Adding an outcome: one row behind the others of its series, all or nothing."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from forecasts.actuals.folder import (
    SERIES_NAME,
    SERIES_NAMES,
    Outcomes,
    find_series,
    read_folder,
)
from forecasts.actuals.observations import Observation
from forecasts.actuals.periods import read_period
from forecasts.actuals.table import read_cells
from forecasts.editing.undo import keep_addition
from forecasts.files import ledger_folder
from forecasts.ledger.loading import load
from forecasts.ledger.nodes import read_text
from forecasts.problem import Problem, did_you_mean
from forecasts.writing import locked, replace_text

__all__ = ["AddedOutcome", "add_outcome", "append_rows"]


class AddedOutcome(NamedTuple):
    """What came of adding: the row as it was read, or why nothing was written.

    `before` is the last figure of the series for an earlier period, or the one that is revised.
    `problems` are faults of the row, or warnings about it, `texts` what they point into.
    """

    file: str
    row: Observation | None = None
    before: Observation | None = None
    unit: str = ""
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = {}
    refusal: str = ""


def add_outcome(
    ledger: Path, folder: Path, series: str, cells: Mapping[str, str], *, read_on: date
) -> AddedOutcome:
    """Append a published figure to a series; its earlier rows stay as they are.

    The row is written only when the outcomes have no new error with it.

    Args:
        ledger: The ledger's folder, whose lock is held and whose codelists hold.
        folder: The folder of outcomes.
        series: The name of a series in it.
        cells: What the row says, by column; a `release` left out is `first`, or `revised` where
            the period has a figure already.
        read_on: What `retrieved_on` is where the cells do not say, in a table with that column.

    Raises:
        OSError: The folder cannot be written or the disk is full; the old file stays.
    """
    path, shown = folder / f"{series}.csv", folder.as_posix()
    name = f"{shown}/{series}.csv"
    with locked(Path(ledger_folder(ledger))):
        known = find_series(folder)
        if series not in known:
            begin = f"`forecasts actuals start {series}` starts it"
            if not SERIES_NAME.fullmatch(series):
                begin = f"a name is {SERIES_NAMES}"
            hint = did_you_mean(series, tuple(known))
            hint = f"{hint} {begin}" if hint else begin
            return AddedOutcome(name, refusal=f"there is no series `{series}`; {hint}")
        codes = load(ledger).codes
        before = read_folder(folder, shown, codes)
        old = read_text(path, name)
        if old.problems:
            return AddedOutcome(name, problems=tuple(old.problems), texts={name: old.text})
        told = {**cells, "release": cells.get("release") or _release(before, series, cells)}
        if "retrieved_on" in old.text.partition("\n")[0]:
            told.setdefault("retrieved_on", read_on.isoformat())
        text, refusal = append_rows(old.text, name, [told])
        if refusal:
            return AddedOutcome(name, refusal=refusal)
        after = read_folder(folder, shown, codes, {series: text})
        fresh = tuple(problem for problem in after.problems if problem not in before.problems)
        own = [item for item in after.observations if item.series == series]
        if any(problem.severity == "error" for problem in fresh) or not own:
            return AddedOutcome(name, problems=fresh, texts=after.texts)
        replace_text(path, text)
        added = own[-1]
        what = (f"{series} of {added.period}",)
        keep_addition(ledger, path, old.text, what, folder)
        unit = next(each.unit for each in after.series if each.name == series)
        return AddedOutcome(name, added, _earlier(own), unit, fresh, after.texts)


def _release(known: Outcomes, series: str, cells: Mapping[str, str]) -> str:
    """Return `revised` for a period that has a figure, else `first`."""
    fiscal = next((each.fiscal for each in known.series if each.name == series), None)
    span = read_period(cells["period"], fiscal) if fiscal else None
    basis = cells.get("price_basis") or "nominal"
    there = any(
        (item.start, item.end) == span and item.price_basis == basis
        for item in known.observations
        if item.series == series
    )
    return "revised" if there else "first"


def append_rows(text: str, name: str, rows: Sequence[Mapping[str, str]]) -> tuple[str, str]:
    """Return a table's text with rows behind it, or why it has no place for one of the cells."""
    read, _ = read_cells(text, name)
    header = [cell.text for cell in read[0]] if read else []
    for cells in rows:
        lacking = [column for column, cell in cells.items() if cell and column not in header]
        if "release" in lacking and cells["release"] == "first":
            lacking.remove("release")
        if lacking:
            why = f"{name} has no column `{lacking[0]}`: add it to the header and to every row"
            return text, why
    ending = "\r\n" if "\r\n" in text else "\n"
    added = io.StringIO()
    writer = csv.writer(added, lineterminator=ending)
    writer.writerows([cells.get(column, "") for column in header] for cells in rows)
    between = "" if text.endswith("\n") else ending
    return f"{text}{between}{added.getvalue()}", ""


def _earlier(own: list[Observation]) -> Observation | None:
    """Return the figure that the last row revises, else the newest one of a like period before."""
    added, others = own[-1], own[:-1]
    days = (added.end - added.start).days // 30
    like = [
        item
        for item in others
        if item.price_basis == added.price_basis
        and item.end <= added.end
        and (item.end - item.start).days // 30 == days
        and item.release != "withdrawn"
    ]
    return max(like, key=lambda item: (item.end, item.published), default=None)
