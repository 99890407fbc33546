"""Keys: which rows of two tables mean the same thing, without losing a row of the left one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from forecasts.scores.columns import (
    ACTUAL_ALIASES,
    BLANKS,
    NO_KEY_NAMES,
    NO_KEYS,
    Columns,
    TableError,
    name_rows,
    parse_number,
    same_name,
)
from forecasts.scores.encoding import Encoded, encode
from forecasts.scores.periods import period_key

if TYPE_CHECKING:
    import pandas as pd

Codes = npt.NDArray[np.integer[Any]]
# Below this many possible keys a look-up table is used, above it a sorted search.
DENSE = 20_000_000
BLOCK = 65_536
LARGEST_CODE = np.iinfo(np.int64).max // 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Where each row of the left table finds its row on the right.

    Attributes:
        place: Row of the right table for every left row, -1 where there is none.
        left: Key columns of the left table.
        right: Key columns of the right table.
    """

    place: Codes
    left: tuple[str, ...]
    right: tuple[str, ...]


def shared_keys(claims: Columns, actuals: Columns) -> list[tuple[str, str]]:
    """Return the pairs of columns that both tables have: by role first, then by name."""
    pairs = [
        (claims.roles[role], actuals.roles[role])
        for role in ACTUAL_ALIASES
        if role not in NO_KEYS and role in claims.roles and role in actuals.roles
    ]
    used_left = {claims.roles[role] for role in claims.roles}
    used_right = {actuals.roles[role] for role in actuals.roles}
    others = {same_name(column): column for column in reversed(actuals.frame.columns)}
    others |= {column: column for column in actuals.frame.columns}
    for column in claims.frame.columns:
        name = same_name(column)
        other = others.get(column, others.get(name))
        if column in used_left or other is None or {column, other} & used_right:
            continue
        if name not in NO_KEYS and name not in NO_KEY_NAMES:
            pairs.append((column, other))
    return pairs


def named_keys(claims: Columns, actuals: Columns, on: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of columns that the user named: `target`, or `year=period`."""
    pairs = []
    for word in on:
        left, equals, right = word.partition("=")
        pairs.append((claims.need(left), actuals.need(right if equals else left)))
    return pairs


def match(claims: Columns, actuals: Columns, on: Sequence[str] | None) -> Match:
    """Find the actual of every claim.

    Args:
        claims: The left table; every row of it is kept.
        actuals: The right table; a key may stand there only once.
        on: Names of key columns; None for those that both tables share.

    Raises:
        TableError: No shared column, a column that is not there, or a key that stands twice among
            the actuals.
    """
    pairs = named_keys(claims, actuals, on) if on is not None else shared_keys(claims, actuals)
    if not pairs:
        raise TableError(
            f"{claims.name} and {actuals.name} share no key column; name them with --on, "
            f"for example --on year=period"
        )
    left = tuple(pair[0] for pair in pairs)
    right = tuple(pair[1] for pair in pairs)
    coded = [
        [table.encode(column) for column in side]
        for table, side in ((claims, left), (actuals, right))
    ]
    for place, pair in enumerate(pairs):  # a quarter is one quarter however it is spelled
        if pair == (claims.roles.get("target_period"), actuals.roles.get("target_period")):
            for side in coded:
                rows, words = side[place]
                side[place] = rows, [period_key(word) for word in words]
    left_codes, right_codes, size = key_codes(*coded)
    double = doubles(right_codes)
    if len(double):
        raise TableError(
            f"{actuals.name} has more than one row for {len(double)} keys: "
            f"{name_rows(actuals.frame, right, double)}; add the column that tells them apart to "
            "--on, or choose rows with --where-actuals"
        )
    return Match(place=look_up(left_codes, right_codes, size), left=left, right=right)


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
    """Return what a cell equals: its number, or its text; the rest of the column plays no part."""
    text = as_key(word)
    number = parse_number(text)
    return text if number is None or text in BLANKS else number


def _compress(left: Codes, right: Codes) -> tuple[Codes, Codes, int]:
    words, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    return places[: len(left)], places[len(left) :], len(words)
