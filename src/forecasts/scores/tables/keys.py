"""Cells and rows as keys: one integer a row, equal where all key columns are equal."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from forecasts.scores.tables.columns import BLANKS, parse_number
from forecasts.scores.tables.encoding import Encoded, encode

if TYPE_CHECKING:
    import pandas as pd

Codes = npt.NDArray[np.integer[Any]]
# Below this many possible keys a look-up table is used, above it a sorted search.
DENSE = 20_000_000
BLOCK = 65_536
_DIGITS = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
LARGEST_CODE = np.iinfo(np.int64).max // 4


def key_codes(left: Sequence[Encoded], right: Sequence[Encoded]) -> tuple[Codes, Codes, int]:
    """Return one integer a row for both tables: equal exactly where all key columns are equal.

    Numbers are compared as numbers (1 is 1.0), everything else as text without outer blanks.
    """
    codes: list[Any] = [None, None]
    size = 1
    for columns in zip(left, right, strict=True):
        known: dict[object, int] = {}
        numbers = [
            np.array([known.setdefault(cell_key(word), len(known)) for word in words], np.int64)
            for _, words in columns
        ]
        count = max(len(known), 1)
        if codes[0] is not None and size * count > LARGEST_CODE:
            codes[0], codes[1], size = _compress(codes[0], codes[1])
        size *= count
        small = size < np.iinfo(np.int32).max
        for side in range(2):
            added = _renumber(columns[side][0], numbers[side], wide=not small)
            before = codes[side]
            if before is None:
                codes[side] = added
            else:
                codes[side] = np.multiply(before, count, dtype=added.dtype)
                codes[side] += added
    return codes[0], codes[1], size


def _renumber(rows: Codes, numbers: Codes, *, wide: bool) -> Codes:
    """Return the rows with each cell's number in place of its place, at least cost."""
    kind: Any = np.int64 if wide else np.int32
    if (numbers == np.arange(len(numbers))).all():  # the left table numbers the cells
        return rows.astype(kind, copy=False)
    renumbered: Codes = numbers.astype(kind).take(rows)
    return renumbered


def look_up(left: Codes, right: Codes, size: int) -> Codes:
    """Return for every left code the row with that code on the right, -1 where there is none."""
    if size <= max(DENSE, 4 * len(left)):
        table = np.full(size, -1, np.int32)
        table[right] = np.arange(len(right), dtype=np.int32)
        place = np.empty(len(left), np.int32)
        for start in range(0, len(left), BLOCK):  # codes are within the table: nothing is clipped
            part = slice(start, start + BLOCK)
            np.take(table, left[part], out=place[part], mode="clip")
        return place
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    place = np.minimum(np.searchsorted(ordered, left), max(len(right) - 1, 0))
    if not len(right):
        return np.full(len(left), -1, np.int64)
    return np.where(ordered[place] == left, order[place], -1)


def doubles(codes: Codes) -> Codes:
    """Return the first row of every code that stands more than once, in order."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    again = np.flatnonzero(ordered[1:] == ordered[:-1]) + 1
    first = order[np.searchsorted(ordered, np.unique(ordered[again]))]
    return np.sort(first)


def row_codes(columns: Sequence["pd.Series[str]"]) -> Codes:
    """Return one integer a row of a single table: equal where all columns are equal."""
    coded = [encode(column) for column in columns]
    codes, _, _ = key_codes(coded, [(rows[:0], []) for rows, _ in coded])
    return codes


def as_key(word: object) -> str:
    """Return the text under which a cell is compared: a day without its midnight, trimmed."""
    text = str(word).strip()
    return text.removesuffix(" 00:00:00").removesuffix("T00:00:00")


def cell_key(word: object) -> object:
    """Return what a cell equals: its number, or its text; the rest of the column plays no part.

    Only digits are a number: `1E3` and `true` name something, and are not 1000 and 1.
    """
    text = as_key(word)
    if text.isascii() and text.isdigit():
        return int(text)  # as a float a long number would equal its neighbour
    return float(text) if _DIGITS.fullmatch(text) else text


def cell_value(word: object) -> object:
    """Return what a cell is compared as in a condition: any number, or its text."""
    text = as_key(word)
    if text.isascii() and text.isdigit():
        return int(text)
    number = parse_number(text)
    return text if number is None or text in BLANKS else number


def _compress(left: Codes, right: Codes) -> tuple[Codes, Codes, int]:
    words, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    return places[: len(left)], places[len(left) :], len(words)
