"""`--columns`: what columns are where their names do not say it, one by one or as a whole family.

`source=method` gives one column a role, `target_period=year+quarter` two columns together, and
`target_period=stated+horizon` counts on from a period. `source=CBO,Blue Chip` and `horizon=F*` turn
a column a source, or a column a horizon, into one row each: the names, or what `*` stands for in
them, become the new column, and the cells become `value`; `horizon=F*-1` takes 1 off each number.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import pandas as pd

from forecasts.scores.tables.columns import (
    CLAIM_ALIASES,
    TableError,
    same_name,
    suggestion,
    to_numbers,
)
from forecasts.scores.tables.keys import as_key
from forecasts.scores.tables.periods import period_length, step_on
from forecasts.scores.tables.wide_columns import given_cells

_SHIFT = re.compile(r"(.*\*.*?)([-+]\d+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A table in which every column is what the user said it is.

    Attributes:
        frame: The table, families of columns turned into rows.
        roles: Role to the column that plays it.
        notes: What was turned into rows.
        used: The texts that this table has columns for.
    """

    frame: pd.DataFrame
    roles: Mapping[str, str]
    notes: tuple[str, ...]
    used: frozenset[str]


def name_families(
    frame: pd.DataFrame, texts: Sequence[str], *, name: str, kept: Sequence[str] = ()
) -> Named:
    """Return the table with the roles and rows that the texts ask for.

    Args:
        frame: A table as read.
        texts: Such as `source=method`, `source=CBO,Blue Chip` and `horizon=F*`.
        name: What the table is called in messages.
        kept: Columns that are something else, which no pattern takes; those that a text names
            without a pattern are others.

    Raises:
        TableError: A text that cannot be read, or no role.
    """
    roles: dict[str, str] = {}
    notes: list[str] = []
    used: set[str] = set()
    apart = {same_name(word) for word in (*kept, *_plain_words(texts))}
    for text in texts:
        role, equals, rest = (part.strip() for part in text.partition("="))
        words = [word.strip() for word in rest.split(",") if word.strip()]
        if not equals or not role or not words:
            raise TableError(f"`{text}` names no columns; write source=method, or horizon=F*")
        found = _family(frame, words, apart)
        if "+" in rest and not found:
            summed = _add_columns(frame, rest.split("+"), name)
            if summed is not None:
                used.add(text)
                frame = frame.assign(**{role: summed})
                notes.append(f"{name}: {role} is {rest}, such as {next(iter(summed), '')}")
                roles[role] = role
            continue
        if not found:
            continue
        used.add(text)
        if len(words) == 1 and "*" not in words[0]:
            if role not in CLAIM_ALIASES:
                raise TableError(f"no column plays `{role}`; {suggestion(role, CLAIM_ALIASES)}")
            roles[role] = next(iter(found))
            continue
        taken = [each for each in (role, "value") if each in frame.columns and each not in found]
        if taken:
            raise TableError(f"{name} has a column `{taken[0]}` beside the ones of `{text}`")
        frame, marks = _to_rows(frame, found, role)
        notes += [f"{name}: {marks}"] if marks else []
        notes.append(f"{name}: columns `{'`, `'.join(list(found)[:3])}`, ... read as {role}")
    return Named(frame=frame, roles=roles, notes=tuple(notes), used=frozenset(used))


def check_used(texts: Sequence[str], tables: Sequence[Named]) -> None:
    """Raise `TableError` for a text that names columns of no table."""
    for text in texts:
        if not any(text in table.used for table in tables):
            known = [column for table in tables for column in table.frame.columns]
            word = text.partition("=")[2].split(",")[0].strip()
            raise TableError(f"no table has the columns of `{text}`; {suggestion(word, known)}")


def _add_columns(frame: pd.DataFrame, words: Sequence[str], name: str) -> list[str] | None:
    """Return periods out of a year and its quarter or month, or of a period and steps ahead."""
    families = [_family(frame, [word.strip()], set()) for word in words]
    if len(families) != 2 or not all(families):
        return None
    left, right = (next(iter(family)) for family in families)
    starts = [as_key(cell) for cell in frame[left]]
    added = to_numbers(frame[right], f"{name}, column `{right}`").tolist()
    kind = same_name(right)[0]
    if kind in "qm" and all(period_length(start) == 12 for start in starts if start):
        return [
            "" if number != number or not start  # noqa: PLR0124 - nan
            else f"{start}-Q{number:.0f}" if kind == "q" else f"{start}-{number:02.0f}"
            for start, number in zip(starts, added, strict=True)
        ]  # fmt: skip
    return [step_on(start, number) for start, number in zip(starts, added, strict=True)]


def _plain_words(texts: Sequence[str]) -> list[str]:
    """Return the words of all texts that are no patterns."""
    words = [word.strip() for text in texts for word in re.split(r"[,+]", text.partition("=")[2])]
    return [word for word in words if "*" not in word]


def _family(frame: pd.DataFrame, words: Sequence[str], apart: AbstractSet[str]) -> dict[str, str]:
    """Return the columns that words and patterns name, and what each is called.

    That is what `*` stands for, or where several patterns are listed the whole name.
    """
    found: dict[str, str] = {}
    for word in words:
        shift = _SHIFT.fullmatch(word)
        pattern = "(.+)".join(re.escape(part) for part in (shift[1] if shift else word).split("*"))
        for column in frame.columns:
            # a pattern is for one family: `V*` is not for `value`
            patterned = "*" in word and same_name(column) not in apart
            fits = re.fullmatch(pattern, str(column)) if patterned else None
            if fits is not None and shift is not None and fits[1].isdigit():
                found.setdefault(column, str(int(fits[1]) + int(shift[2])))
            elif fits is not None and shift is None:
                found.setdefault(column, fits[1] if len(words) == 1 else str(column))
            elif "*" not in word and same_name(column) == same_name(word):
                found[column] = str(column)
    return found


def _to_rows(frame: pd.DataFrame, found: Mapping[str, str], role: str) -> tuple[pd.DataFrame, str]:
    """Return one row a cell that holds something, and what is told of marks of nothing."""
    rest = [column for column in frame.columns if column not in found]
    # a family may take the column `value` in, whose name melt does not allow for its own
    long = frame.melt(rest, list(found), var_name=role, value_name="\0").rename(
        columns={"\0": "value"}
    )
    long[role] = long[role].map(found)
    given, marks = given_cells(long["value"])
    return long[given].reset_index(drop=True), marks
