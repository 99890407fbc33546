"""Tables in running text: the period of a cell stands in the head of its column or of its row."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from forecasts.reading.attaching.headings import last_placed
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import find_periods, grammar_of, is_placed
from forecasts.reading.records import Period, Quantity
from forecasts.reading.twins.table_rows import has_cells, rows_in

__all__ = ["HEADED", "Cell", "cells", "in_cell"]

_LONGEST_HEAD = 40
_LONGEST_TITLE = 80
_COMPARED = Lazy(r"\d年度?(?:同期)?[比対对]|[较較比]20\d\d年?")
"""A year that a row is only compared with: CO2排出量（2013年度比）."""
_BARE = Lazy(r"(?:[.,%$+()* ]|[0-9]{1,3}(?![0-9]))*")
"""A number that is no year, and no words: no grammar reads a period in it."""
_AHEAD = Lazy(
    r"(?i)\d\s?[(（]?[EFPef][)）]?\s*\Z|\b(?:est|forecast|projected|proj|plan|planned|target|guidance|outlook"
    r"|expected)\b|预测|预计|预期|预算|目标|计划|指引|予想|見通し|見込み|计画"
)
_REPORTED = Lazy(r"(?i)\d\s?[(（]?A[)）]?\s*\Z|\bactual\b|实际|实绩|実績|実際")
_BEFORE = Lazy(r"(?i)\b(?:previous|old|prior|earlier)\b|前值|此前|旧|従来|前回|当初|期初")
HEADED = "head of the table"
"""The rule that dates a cell or gives it its voice."""


class Head(NamedTuple):
    """What the head of a column or row says of time; without a period, only of the voice."""

    period: Period | None
    words: str


_NO_HEAD = Head(None, "")


class Cell(NamedTuple):
    """A cell of a table with its offsets and the head that dates it."""

    start: int
    end: int
    head: Head


def cells(text: str, stated: date | None) -> list[Cell]:
    """Return the cells of every table that a head dates, in order of place."""
    if not has_cells(text):
        return []
    found: list[Cell] = []
    heads: dict[int, Head] = {}
    for row in rows_in(text):
        if row.begins:
            heads = {}
        parts = [text[start:end] for start, end in row.parts]
        if said := dict(_heads(parts, stated)):
            if len(said) > 1 or 0 not in said:
                heads = said
                continue
            found.extend(Cell(start, end, said[0]) for start, end in row.parts[1:])
            continue
        voice = _voice(parts[0]) if parts else ""
        for index, (start, end) in enumerate(row.parts):
            if index in heads or (voice and index):
                period, words = heads.get(index) or _under(row.title, voice, stated)
                found.append(Cell(start, end, Head(period, f"{words} {voice}")))
    return found


def _voice(words: str) -> str:
    """Return the head of a row that names no period but says whose number it is: 前回発表予想."""
    says = (_AHEAD, _REPORTED, _BEFORE)
    return words if len(words) <= _LONGEST_HEAD and any(one.search(words) for one in says) else ""


def _under(title: str, voice: str, stated: date | None) -> Head:
    """Return what the line above a table gives to a row of it that says it is a forecast."""
    if len(title) > _LONGEST_TITLE or _REPORTED.search(voice):
        return _NO_HEAD
    return Head(_period_above(title, stated), "")


@lru_cache(maxsize=64)
def _period_above(title: str, stated: date | None) -> Period | None:
    """Return the period that the line above a table names; its rows ask again and again."""
    found = last_placed(title, stated)
    return found.period if found else None


def _heads(parts: list[str], stated: date | None) -> Iterator[tuple[int, Head]]:
    """Yield index and head of the parts of a row that name a period."""
    for index, words in enumerate(parts):
        named = len(words) <= _LONGEST_HEAD and _has_digit(words) and not _BARE.fullmatch(words)
        if not named or _COMPARED.search(words):
            continue
        if period := _only_period(words, stated):
            yield index, Head(period, words)


@lru_cache(maxsize=256)
def _only_period(words: str, stated: date | None) -> Period | None:
    """Return the one period that a head names; tables name the same ones again and again."""
    periods = find_periods(words, language=grammar_of(words, None), stated=stated)
    return periods[0].period if len(periods) == 1 and is_placed(periods[0].period) else None


def _has_digit(words: str) -> bool:
    return any(char.isdigit() for char in words)


def in_cell(
    quantity: Quantity, dated: list[Cell], starts: list[int], stated: date | None
) -> Quantity:
    """Return the quantity with the period of its column and on the side that the head says."""
    place = bisect_right(starts, quantity.start) - 1
    if place < 0 or quantity.end > dated[place].end:
        return quantity
    period, words = dated[place].head
    reported = _REPORTED.search(words) is not None
    foreseen = _AHEAD.search(words) is not None
    ahead = (foreseen or bool(stated and period and period.end > stated)) and not reported
    earlier = foreseen and not reported and _BEFORE.search(words) is not None
    return quantity._replace(
        target=period or quantity.target,
        forecast=ahead,
        earlier=quantity.earlier or earlier,
        rules=(*quantity.rules, HEADED),
    )
