"""Keys: which rows of two tables mean the same thing, without losing a row of the left one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import agree, count
from forecasts.scores.roles import ACTUAL_ALIASES, NO_KEY_NAMES, NO_KEYS
from forecasts.scores.tables.columns import Columns, TableError, is_unnamed, name_rows, same_name
from forecasts.scores.tables.encoding import Encoded
from forecasts.scores.tables.keys import doubles, key_codes, look_up
from forecasts.scores.tables.periods import period_key
from forecasts.scores.tables.releases import publication_column

Codes = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Where each row of the left table finds its row on the right.

    Attributes:
        place: Row of the right table for every left row, -1 where there is none.
        left: Key columns of the left table.
        right: Key columns of the right table.
        notes: What was done about blank keys.
    """

    place: Codes
    left: tuple[str, ...]
    right: tuple[str, ...]
    notes: tuple[str, ...] = ()


def shared_keys(claims: Columns, actuals: Columns) -> list[tuple[str, str]]:
    """Return the pairs of columns that both tables have: by role first, then by name."""
    pairs = [
        (claims.roles[role], actuals.roles[role])
        for role in ACTUAL_ALIASES
        if role not in NO_KEYS and role in claims.roles and role in actuals.roles
    ]
    used_left = {claims.roles[role] for role in claims.roles}
    used_right = {*actuals.roles.values(), publication_column(actuals)}
    others = {same_name(column): column for column in reversed(actuals.frame.columns)}
    others |= {column: column for column in actuals.frame.columns}
    for column in claims.frame.columns:
        name = same_name(column)
        other = others.get(column, others.get(name))
        if column in used_left or other is None or {column, other} & used_right:
            continue
        if name not in NO_KEYS | NO_KEY_NAMES and not is_unnamed(column):
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
            f"{actuals.name} has more than one row for {count(len(double), 'key')}: "
            f"{name_rows(actuals.frame, right, double)}; add the column that tells them apart to "
            "--on, or choose rows with --where-actuals"
        )
    found = look_up(left_codes, right_codes, size)
    found, notes = _without_blanks(found, coded[0], claims, left)
    return Match(place=found, left=left, right=right, notes=notes)


def _without_blanks(
    place: Codes, coded: Sequence[Encoded], claims: Columns, keys: Sequence[str]
) -> tuple[Codes, tuple[str, ...]]:
    """Return the places, none for a forecast of a blank period, and what is told of blank keys."""
    notes = []
    for key, (rows, words) in zip(keys, coded, strict=True):
        blank = np.array([not str(word).strip() for word in words], bool)
        if not blank.any():
            continue
        found = blank[rows] & (place >= 0)
        count = int(found.sum())
        if count and key == claims.roles.get("target_period"):
            place = np.where(found, -1, place)
            have = agree(count, "forecast", "has", "have")
            notes.append(f"{have} no `{key}`, and so no actual")
        elif count:
            have = agree(count, "forecast", "has", "have")
            notes.append(f"{have} a blank `{key}`, and an actual whose is blank")
    return place, tuple(notes)
