"""The columns of the first page: claims by the year in which they fall due, and what came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from forecasts.reviewing.voice import Row, Voice

__all__ = ["MARKS", "Mark", "Year", "draw_years", "years_named"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A piece of a year's column: what it counts, how many, and where it stands."""

    kind: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """The column of the claims that fall due in a year."""

    year: int
    is_named: bool
    x: float
    width: float
    words: str
    count: int
    marks: tuple[Mark, ...]


MARKS = ("came", "near", "high", "low", "none", "open")
"""What a claim is in the picture of the years: true, near, missed either way, unjudged, open."""
_FURTHEST = 40
"""Years that the picture reaches back and ahead; those beyond stand in its outermost columns."""
_ROOM = 36.0
"""How far the middles of two years have to stand apart, in units, so that both can be read."""


def kind_of(row: Row, voice: Voice) -> str:
    """Return which of `MARKS` a claim is."""
    if row["verdict"] == "near":
        return "near"
    mark = voice.mark(row)
    if mark == "open":
        return "open" if row["status"] == "open" else "none"
    return "came" if mark == "within" else mark


def draw_years(rows: Iterable[Row], middle: int, voice: Voice) -> list[Year]:
    """Return a column a year of the claims that fall due in it, over 720 by 150 units.

    Args:
        rows: Claims; those without a target stay out.
        middle: The year of the as-of day.
        voice: Says what each column holds.
    """
    counts: dict[int, dict[str, int]] = {}
    for row in rows:
        if not pd.isna(row["target_end"]):
            year = min(max(row["target_end"].year, middle - _FURTHEST), middle + _FURTHEST)
            kinds = counts.setdefault(year, dict.fromkeys(MARKS, 0))
            kinds[kind_of(row, voice)] += 1
    if not counts:
        return []
    first, last = min(counts), max(counts)
    most = max(sum(kinds.values()) for kinds in counts.values())
    pitch = min(720.0 / (last - first + 1), 60.0)
    named = years_named(counts, pitch)
    return [
        _year(year, year in named, (year - first) * pitch, pitch * 0.78, counts[year], most, voice)
        for year in sorted(counts)
    ]


def years_named(years: Iterable[int], pitch: float) -> set[int]:
    """Return the years that have room for their name below: each so many, and those far from all.

    Args:
        years: Those that have a column.
        pitch: From a year to the next, in units.
    """
    step = next(step for step in (1, 2, 5, 10, 20, 50) if step * pitch >= _ROOM)
    named = {year for year in years if year % step == 0}
    for year in sorted(years):
        if all(abs(year - other) >= step for other in named):
            named.add(year)
    return named


def _year(  # noqa: PLR0913, PLR0917 - where a column stands and what it counts
    year: int,
    is_named: bool,  # noqa: FBT001
    x: float,
    width: float,
    kinds: Mapping[str, int],
    most: int,
    voice: Voice,
) -> Year:
    marks, y = [], 140.0
    for kind in MARKS:
        if kinds[kind]:
            height = 120.0 * kinds[kind] / most
            y -= height
            marks.append(Mark(kind=kind, count=kinds[kind], y=y, height=height))
    told = [voice.say("counted", n=voice.figure(kinds[kind]), what=voice.say(f"site.kind.{kind}"))
            for kind in MARKS if kinds[kind]]  # fmt: skip
    return Year(
        year=year,
        is_named=is_named,
        x=x,
        width=width,
        words=voice.say("site.year", year=year, what=voice.join(told)),
        count=sum(kinds.values()),
        marks=tuple(marks),
    )
