"""Rows of tables in running text: lines whose parts stand between bars or tabulators."""

from collections.abc import Iterator
from typing import NamedTuple

from forecasts.reading.patterns import Lazy

__all__ = ["TextRow", "has_cells", "rows_in"]

_MARKS = ("|", "｜", "\t")
_FEWEST_MARKS = 2
_LINE = Lazy(r"[^\n]+")
_PART = Lazy(r"[^|｜\t\n]+")
_ASIDE = Lazy(r"\s*[（(][^（()）\n]{1,30}[)）]\s*")
"""A line between a title and its table: （単位：百万円）."""


class TextRow(NamedTuple):
    """A row of a table.

    Attributes:
        title: The last line before it that is no row, behind its own title where it is a bracket.
        begins: Whether its table begins with it: a blank line or one that is no row is above.
        parts: The places of its parts.
    """

    title: str
    begins: bool
    parts: tuple[tuple[int, int], ...]


def has_cells(text: str) -> bool:
    """Tell whether rows of cells may stand in the text."""
    return any(mark in text for mark in _MARKS)


def rows_in(text: str) -> Iterator[TextRow]:
    """Yield every row of each table in order of place."""
    title, begins, done = "", True, 0
    for line in _LINE.finditer(text):
        if sum(line[0].count(mark) for mark in _MARKS) < _FEWEST_MARKS:
            title = f"{title} {line[0]}" if _ASIDE.fullmatch(line[0]) else line[0]
            begins = True
            continue
        begins = begins or "\n\n" in text[done : line.start()]
        yield TextRow(
            title, begins, tuple(part.span() for part in _PART.finditer(text, *line.span()))
        )
        begins, done = False, line.end()
