"""Keys: which rows of two tables mean the same thing, without losing a row of the left one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.columns import (
    ACTUAL_ALIASES,
    BLANKS,
    NO_KEY_NAMES,
    NO_KEYS,
    Columns,
    TableError,
    name_rows,
    parse_number,
)

Codes = npt.NDArray[np.int64]
# Below this many possible keys a look-up table is used, above it a sorted search.
DENSE = 20_000_000


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
    for column in claims.frame.columns:
        if column in used_left or column in used_right or column not in actuals.frame.columns:
            continue
        if column not in NO_KEYS and column not in NO_KEY_NAMES:
            pairs.append((column, column))
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
    left_codes, right_codes, size = key_codes(
        [claims.frame[column] for column in left], [actuals.frame[column] for column in right]
    )
    double = doubles(right_codes)
    if len(double):
        raise TableError(
            f"{actuals.name} has more than one row for {len(double)} keys: "
            f"{name_rows(actuals.frame, right, double)}; add the column that tells them apart to "
            "--on, or choose rows with --where-actuals"
        )
    return Match(place=look_up(left_codes, right_codes, size), left=left, right=right)


def key_codes(
    left: Sequence["pd.Series[str]"], right: Sequence["pd.Series[str]"]
) -> tuple[Codes, Codes, int]:
    """Return one integer a row for both tables: equal exactly where all key columns are equal.

    Numbers are compared as numbers (1 is 1.0), everything else as text without outer blanks.
    """
    left_codes = np.zeros(len(left[0]), np.int64)
    right_codes = np.zeros(len(right[0]), np.int64)
    size = 1
    for one, other in zip(left, right, strict=True):
        places, other_places, count = _column_codes(one, other)
        if size * count > np.iinfo(np.int64).max // 4:
            left_codes, right_codes, size = _compress(left_codes, right_codes)
        left_codes = left_codes * count + places
        right_codes = right_codes * count + other_places
        size *= count
    return left_codes, right_codes, size


def look_up(left: Codes, right: Codes, size: int) -> Codes:
    """Return for every left code the row with that code on the right, -1 where there is none."""
    if size <= max(DENSE, 4 * len(left)):
        table = np.full(size, -1, np.int32)
        table[right] = np.arange(len(right), dtype=np.int32)
        return table[left].astype(np.int64)
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
    codes, _, _ = key_codes(columns, [column.iloc[:0] for column in columns])
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


def _column_codes(one: "pd.Series[str]", other: "pd.Series[str]") -> tuple[Codes, Codes, int]:
    left, left_words = pd.factorize(one, use_na_sentinel=False)
    right, right_words = pd.factorize(other, use_na_sentinel=False)
    keys = [cell_key(word) for word in (*left_words, *right_words)]
    known: dict[object, int] = {}
    places = np.array([known.setdefault(key, len(known)) for key in keys], np.int64)
    count = len(left_words)
    if len(known) == len(keys) == count:  # nothing to merge, no second table
        return left.astype(np.int64), right.astype(np.int64), max(count, 1)
    return places[:count][left], places[count:][right], max(len(known), 1)


def _compress(left: Codes, right: Codes) -> tuple[Codes, Codes, int]:
    words, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    return places[: len(left)], places[len(left) :], len(words)
