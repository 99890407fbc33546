"""Figures that look as if something else was meant: other units, marks of nothing, wrong days."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import agree, count
from forecasts.scores.joins.joined import Joined
from forecasts.scores.tables.columns import Columns, same_name, to_numbers
from forecasts.scores.tables.keys import as_key
from forecasts.scores.tables.periods import period_days
from forecasts.scores.tables.releases import publication_column

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
FAR = 50.0
"""So many times its outcome, or so small a part of it, no usual forecast is."""
MANY_EXACT = 5
MOST_WORDS = 50_000
MOST_ROWS = 200_000
"""Of so many forecasts at most, evenly spaced, the outcomes are looked at."""
# What programs write for a missing number: nines below zero, or many nines.
MARKS = (-999.0, -999.9, -999.99, -9999.0, -9999.9, -99999.0, 99999.0, 999999.0, 9999999.0)
UNIT_COLUMNS = frozenset(
    {"scale", "currency", "magnitude", "multiplier", "unit_mult", "price_basis", "prices"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubts:
    """What looks odd in a table, or in one part of it; nothing is changed for it.

    Attributes:
        compared: Forecasts that have an outcome, neither of both 0.
        above: Of these, forecasts `FAR` times their outcome or more.
        below: Of these, forecasts of a `FAR`th of their outcome or less.
        exact: Of these, forecasts that are their outcome, to the last digit.
        late: Forecasts that were stated when their target period was over.
        early: Forecasts whose outcome was published before their target period was over.
        marks: How often a mark of a missing number stands among forecasts, and among outcomes.
        units: Table and column that names units which the other table does not, with its words.
    """

    compared: int = 0
    above: int = 0
    below: int = 0
    exact: int = 0
    late: int = 0
    early: int = 0
    marks: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    units: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def __add__(self, other: "Doubts") -> "Doubts":
        """Return the doubts about two parts of a table."""
        none: frozenset[str] = frozenset()
        marks = {
            mark: (
                self.marks.get(mark, (0, 0))[0] + other.marks.get(mark, (0, 0))[0],
                self.marks.get(mark, (0, 0))[1] + other.marks.get(mark, (0, 0))[1],
            )
            for mark in [*self.marks, *(mark for mark in other.marks if mark not in self.marks)]
        }
        return Doubts(
            compared=self.compared + other.compared,
            above=self.above + other.above,
            below=self.below + other.below,
            exact=self.exact + other.exact,
            late=self.late + other.late,
            early=self.early + other.early,
            marks=marks,
            units={
                name: self.units.get(name, none) | other.units.get(name, none)
                for name in dict.fromkeys([*self.units, *other.units])
            },
        )

    def say(self) -> list[str]:
        """Return the doubts as sentences."""
        notes = []
        for far, what in (
            (self.above, f"{FAR:g} times their actual or more"),
            (self.below, f"a {FAR:g}th of their actual or less"),
        ):
            if 2 * far > self.compared:
                are = agree(far, "forecast", "is", "are", of=self.compared)
                notes.append(f"{are} {what}: are both tables in one unit?")
        if self.exact == self.compared >= MANY_EXACT:
            notes.append(
                f"each of the {self.exact} is equal to its actual: are these outcomes, or the "
                "forecasts themselves?"
            )
        if self.late:
            were = agree(self.late, "forecast", "was", "were")
            notes.append(f"{were} stated when the target period was over")
        if self.early:
            notes.append(
                f"{agree(self.early, 'forecast', 'has', 'have')} an actual that was published "
                "before the target period was over: is it a forecast itself?"
            )
        for mark, (ours, theirs) in self.marks.items():
            notes.append(
                f"`{mark}` stands {count(ours, 'time')} among the forecasts and "
                f"{count(theirs, 'time')} among their actuals, and is taken as a number; "
                "where it marks nothing, leave it out with --where or --where-actuals"
            )
        for (table, column), words in self.units.items():
            if len(words) > 1:
                shown = "`, `".join(sorted(words)[:5])
                notes.append(
                    f"{table}: `{column}` holds `{shown}`, the other table has no such column, and "
                    "nothing is converted"
                )
        return notes


def find_doubts(claimed: Array | None, joined: Joined) -> Doubts:
    """Return what looks odd about forecasts beside their outcomes.

    Args:
        claimed: The values as they stand in the table; None where there are none.
        joined: Forecasts with the rows of their outcomes.
    """
    late, early = _odd_days(joined)
    units = _unit_columns(joined)
    if claimed is None:
        return Doubts(late=late, early=early, units=units)
    rows = slice(None, None, max(1, len(claimed) // MOST_ROWS))
    actual = _actuals(joined, rows)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.abs(claimed[rows] / actual)
    there = (size > 0) & (size < np.inf)
    size = size[there]
    return Doubts(
        compared=len(size),
        above=int((size >= FAR).sum()),
        below=int((size <= 1 / FAR).sum()),
        exact=int((claimed[rows] == actual)[there].sum()),
        late=late,
        early=early,
        marks=_marks(claimed, actual),
        units=units,
    )


def _actuals(joined: Joined, rows: slice) -> Array:
    """Return the outcomes of some forecasts, without a look at those of the others."""
    if joined.actuals is None or joined.place is None:
        column = joined.claims.playing("actual")
        return to_numbers(joined.claims.frame[column].iloc[rows], f"claims, column `{column}`")
    values = joined.actuals.numbers(joined.actuals.playing("actual"))
    taken: Array = np.append(values, np.nan)[joined.place[rows]]
    return taken


def _marks(claimed: Array, actual: Array) -> dict[str, tuple[int, int]]:
    """Return how often each mark stands among forecasts and outcomes, for those that do."""
    ends = [
        (np.fmin.reduce(each, initial=np.inf), np.fmax.reduce(each, initial=-np.inf))
        for each in (claimed, actual)
    ]
    found = {}
    for mark in MARKS:
        if any(low <= mark <= high for low, high in ends):
            counts = (int((claimed == mark).sum()), int((actual == mark).sum()))
            if any(counts):
                found[f"{mark:g}"] = counts
    return found


def _odd_days(joined: Joined) -> tuple[int, int]:
    """Return how many forecasts are later, and how many of their outcomes earlier, than can be."""
    claims, actuals, place = joined.claims, joined.actuals, joined.place
    period = claims.roles.get("target_period")
    ends = None if period is None else _days(claims, period, last=True)
    if ends is None:
        return 0, 0
    late = early = 0
    if "stated" in claims.roles:
        stated = _days(claims, claims.roles["stated"], last=False)
        late = 0 if stated is None else int((stated > ends).sum())
    published = None if actuals is None else publication_column(actuals)
    if actuals is not None and place is not None and published is not None:
        known = _days(actuals, published, last=True)
        if known is not None:
            early = int((np.append(known, np.nan)[place] < ends).sum())
    return late, early


def _days(table: Columns, column: str, *, last: bool) -> Array | None:
    """Return the first or the last day of each cell, nan for no day; None for too many cells."""
    rows, words = table.encode(column)
    if len(words) > MOST_WORDS:
        return None
    spans = [period_days(re.sub(r"[Tt ]\d\d:.*", "", as_key(word))) for word in words]
    days = [np.nan if span is None else float(span[last].toordinal()) for span in spans]
    return np.array([*days, np.nan], np.float64)[rows]


def _unit_columns(joined: Joined) -> dict[tuple[str, str], frozenset[str]]:
    """Return columns that name units in one of two tables alone, with their words."""
    if joined.actuals is None:
        return {}
    tables: Sequence[Columns] = (joined.claims, joined.actuals)
    found = {}
    for table, other in (tables, tables[::-1]):
        for column in table.frame.columns:
            name = same_name(column)
            if name in UNIT_COLUMNS and other.find(name) is None:
                words = {str(word).strip() for word in table.encode(column)[1]} - {""}
                found[table.name, str(column)] = frozenset(words)
    return found
