"""Tables in running text: the period of a cell stands in the head of its column or of its row."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import find_periods, grammar_of, is_placed
from forecasts.reading.records import Period, Quantity

__all__ = ["Cell", "cells", "in_cell"]

_LINE = Lazy(r"[^\n]+")
_PARTS = Lazy(r"[^|｜\t\n]+")
_MARKS = ("|", "｜", "\t")
_FEWEST_MARKS = 2
_LONGEST_HEAD = 40
_AHEAD = Lazy(
    r"(?i)\d\s?[(（]?[EFPef][)）]?\s*\Z|\b(?:est|forecast|projected|proj|plan|planned|target|guidance|outlook"
    r"|expected)\b|预测|预计|预期|预算|目标|计划|指引|予想|見通し|見込み|计画"
)
_REPORTED = Lazy(r"(?i)\d\s?[(（]?A[)）]?\s*\Z|\bactual\b|实际|实绩|実績")
_BEFORE = Lazy(r"(?i)\b(?:previous|old|prior|earlier)\b|前值|此前|旧|従来|前回")


class Head(NamedTuple):
    """What the head of a column or row says of time."""

    period: Period
    words: str


class Cell(NamedTuple):
    """A cell of a table with its offsets and the head that dates it."""

    start: int
    end: int
    head: Head


def cells(text: str, stated: date | None) -> list[Cell]:
    """Return the cells of every table that a head dates, in order of place."""
    if not any(mark in text for mark in _MARKS):
        return []
    found: list[Cell] = []
    heads: dict[int, Head] = {}
    done = 0
    for line in _LINE.finditer(text):
        if sum(line[0].count(mark) for mark in _MARKS) < _FEWEST_MARKS:
            heads = {}
            continue
        if "\n\n" in text[done : line.start()]:
            heads = {}
        done = line.end()
        parts = list(_PARTS.finditer(text, line.start(), line.end()))
        if said := dict(_heads([part[0] for part in parts], stated)):
            if len(said) > 1 or 0 not in said:
                heads = said
                continue
            row = said[0]
            found.extend(Cell(*part.span(), row) for part in parts[1:])
            continue
        found.extend(
            Cell(*part.span(), heads[index]) for index, part in enumerate(parts) if index in heads
        )
    return found


def _heads(parts: list[str], stated: date | None) -> Iterator[tuple[int, Head]]:
    """Yield index and head of the parts of a row that name a period."""
    for index, words in enumerate(parts):
        if len(words) > _LONGEST_HEAD or not any(char.isdigit() for char in words):
            continue
        periods = find_periods(words, language=grammar_of(words, None), stated=stated)
        if len(periods) == 1 and is_placed(periods[0].period):
            yield index, Head(periods[0].period, words)


def in_cell(
    quantity: Quantity, dated: list[Cell], starts: list[int], stated: date | None
) -> Quantity:
    """Return the quantity with the period of its column and on the side that the head says."""
    place = bisect_right(starts, quantity.start) - 1
    if place < 0 or quantity.end > dated[place].end:
        return quantity
    period, words = dated[place].head
    ahead = _AHEAD.search(words) is not None or bool(stated and period.end > stated)
    ahead = ahead and not _REPORTED.search(words)
    return quantity._replace(
        target=period, forecast=ahead, rules=(*quantity.rules, "head of the table")
    )
