"""A fetched table to a new vintage: rows behind the old ones, which stay as they are."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import isclose
from pathlib import Path
from typing import NamedTuple

from forecasts.actuals.fetched import Fetch
from forecasts.actuals.folder import Outcomes, find_series, read_folder
from forecasts.actuals.observations import Observation
from forecasts.actuals.origin import Series, split_unit
from forecasts.actuals.periods import read_period
from forecasts.editing.outcome import append_rows
from forecasts.editing.undo import keep_addition
from forecasts.fetching.tables import Figure
from forecasts.files import ledger_folder
from forecasts.ledger.dates import read_day
from forecasts.ledger.loading import load
from forecasts.ledger.nodes import read_text
from forecasts.problem import Problem, did_you_mean
from forecasts.writing import locked, replace_text

__all__ = ["Stamp", "Vintage", "fetchable", "write_vintage"]


class Stamp(NamedTuple):
    """Where a vintage is from: the address, the hash of what it gave, and the day."""

    address: str
    sha256: str
    retrieved: date


class Vintage(NamedTuple):
    """What came of a fetch, or why nothing of it can be written.

    Attributes:
        file: The table of the series.
        unit: The series' unit without its magnitude, in which all values here are.
        revised: Each period that has another figure now: the old one and the new one.
        new: Figures of periods that had none.
        same: How many figures are as they were.
        older: How many were published before the newest known one of their period.
        ahead: How many are of periods that had not begun on the day of their publication.
        problems: New faults of the outcomes with these rows, and warnings about them.
        texts: The texts that the problems point into.
        refusal: Why there is no place for the rows.
    """

    file: str
    unit: str = ""
    revised: Sequence[tuple[Observation, Observation]] = ()
    new: Sequence[Observation] = ()
    same: int = 0
    older: int = 0
    ahead: int = 0
    problems: Sequence[Problem] = ()
    texts: Mapping[str, str] = {}
    refusal: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it can be written, or has been."""
        return not self.refusal and all(each.severity != "error" for each in self.problems)


def fetchable(outcomes: Outcomes, names: Sequence[str]) -> tuple[list[tuple[Series, Fetch]], str]:
    """Return the series of these names and where each is fetched, `all` for every one that says so.

    The second is why they cannot be fetched: a name is not there, or says nothing of it.
    """
    known = {each.name: each for each in outcomes.series}
    able = {name: (each, each.fetch) for name, each in known.items() if each.fetch is not None}
    if "all" in names:
        none = "no series says where it is fetched: add `fetch:` to an origin"
        return [*able.values()], "" if able else none
    for name in names:
        if name not in known:
            hint = did_you_mean(name, tuple(known))
            return [], f"there is no series `{name}`" + (f"; {hint}" if hint else "")
        if name not in able:
            return [], f"{known[name].file} has no `fetch:` that says where it is fetched"
    return [able[name] for name in dict.fromkeys(names)], ""


def write_vintage(
    folders: tuple[Path, Path],
    series: Series,
    figures: Sequence[Figure],
    stamp: Stamp,
    *,
    dry_run: bool = False,
) -> Vintage:
    """Append what is new in the figures to a series, the whole of it or nothing.

    A figure counts as published on the day that the source says, else on that of its retrieval,
    which is the last that it can have been.

    Args:
        folders: The ledger, whose lock is held and whose codelists hold, and the outcomes.
        series: Whose figures they are.
        figures: As the source has them.
        stamp: Where they are from.
        dry_run: Say what would come, and write nothing.

    Raises:
        OSError: The folder cannot be written or the disk is full; the old file stays.
    """
    ledger, folder = folders
    path, shown = folder / f"{series.name}.csv", folder.as_posix()
    name = f"{shown}/{series.name}.csv"
    with locked(Path(ledger_folder(ledger))):
        if series.name not in find_series(folder):
            return Vintage(name, refusal=f"{name} is gone")
        codes = load(ledger).codes
        before = read_folder(folder, shown, codes)
        known = [item for item in before.observations if item.series == series.name]
        old = read_text(path, name)
        found, rows = _compare(series, known, figures, stamp)
        text, refusal = append_rows(old.text, name, rows)
        after = read_folder(folder, shown, codes, {series.name: text})
        fresh = [problem for problem in after.problems if problem not in before.problems]
        own = [item for item in after.observations if item.series == series.name]
        vintage = found._replace(
            file=name, unit=series.unit, problems=fresh, texts=after.texts, refusal=refusal
        )
        if rows and vintage.is_sound:
            vintage = _told(vintage, known, own[len(known) :])
            if not dry_run:
                replace_text(path, text)
                what = (f"{series.name} as fetched on {stamp.retrieved}",)
                keep_addition(ledger, path, old.text, what, folder)
        return vintage


def _told(vintage: Vintage, known: Sequence[Observation], added: Sequence[Observation]) -> Vintage:
    """Return the vintage with its new rows beside those that they revise."""
    pairs = [(_newest(known, item), item) for item in added]
    return vintage._replace(
        revised=[(old, item) for old, item in pairs if old is not None],
        new=[item for old, item in pairs if old is None],
    )


def _newest(known: Sequence[Observation], like: Observation) -> Observation | None:
    """Return the last figure of the same period and prices."""
    key = (like.start, like.end, like.price_basis)
    own = [item for item in known if (item.start, item.end, item.price_basis) == key]
    return max(own, key=lambda item: item.published, default=None)


def _compare(
    series: Series, known: Sequence[Observation], figures: Sequence[Figure], stamp: Stamp
) -> tuple[Vintage, list[dict[str, str]]]:
    """Return how many figures bring nothing new, and a row for each that does."""
    fetch = series.fetch
    basis = (fetch.price_basis if fetch else "") or "nominal"
    latest: dict[object, tuple[date, float]] = {}
    for item in sorted(known, key=lambda item: item.published):
        if item.price_basis == basis and item.release != "withdrawn":
            latest[(item.start, item.end)] = (item.published, item.value)
    same = older = ahead = 0
    rows = []
    for each in sorted(figures, key=lambda each: (each.published, each.period)):
        span = read_period(each.period, series.fiscal)
        day = read_day(each.published) if each.published else None
        published = day.last if day else stamp.retrieved
        if span is None or span[0] > published:
            ahead += 1
            continue
        value = float(each.value) * _factor(each.unit, series)
        there = latest.get(span)
        if there and isclose(there[1], value, rel_tol=1e-9, abs_tol=1e-12):
            same += 1
            continue
        if there and published < there[0]:
            older += 1
            continue
        changed = there is not None and published == there[0]
        told = stamp.retrieved if changed else published
        latest[span] = (told, value)
        rows.append(
            {
                "period": each.period,
                "value": each.value,
                "unit": each.unit,
                "price_basis": "" if basis == "nominal" else basis,
                "published_on": told.isoformat() if changed or not day else each.published,
                "retrieved_on": stamp.retrieved.isoformat(),
                "release": "in-year" if span[1] > told else _release(each, known=there is not None),
                "url": stamp.address,
                "notes": f"sha256 {stamp.sha256}",
            }
        )
    return Vintage("", same=same, older=older, ahead=ahead), rows


def _release(figure: Figure, *, known: bool) -> str:
    """Return what publication a figure of a finished period is."""
    return figure.release or ("revised" if known else "first")


def _factor(unit: str, series: Series) -> float:
    parts = split_unit(unit) if unit else None
    return parts[0] if parts else series.factor
