"""`--columns`: what columns are where their names do not say it, one by one or as a whole family.

`source=method` gives one column a role, `target_period=year+quarter` two columns together, and
`target_period=stated+horizon` counts on from a period, `stated.year+horizon` from its year.
`source=CBO,Blue Chip` and `horizon=F*` turn a column a source, or a column a horizon, into one row
each: the names, or what `*` stands for in them, become the new column, and the cells become
`value`; `horizon=F*-1` takes 1 off each number, `horizon=This year:0,Next year:1` says what each is
called.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import pandas as pd

from forecasts.scores.tables.columns import (
    BLANKS,
    CLAIM_ALIASES,
    TableError,
    parse_number,
    same_name,
    suggestion,
    to_numbers,
)
from forecasts.scores.tables.keys import as_key
from forecasts.scores.tables.periods import period_days, period_length, step_on
from forecasts.scores.tables.wide_columns import given_cells

_YEAR = 12
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
            summed = _add_columns(frame, rest.split("+"), roles, name)
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


def _add_columns(
    frame: pd.DataFrame, words: Sequence[str], roles: Mapping[str, str], name: str
) -> list[str] | None:
    """Return periods out of a year and its quarter or month, or of a period and steps ahead."""
    of_year = words[0].strip().endswith(".year")
    first, *others = (word.strip() for word in words)
    plain = [first.removesuffix(".year"), *others]
    families = [_family(frame, [roles.get(word, word)], set()) for word in plain]
    if len(families) != 2 or not all(families):
        return None
    left, right = (next(iter(family)) for family in families)
    starts = [as_key(cell) for cell in frame[left]]
    if of_year:
        spans = {word: period_days(word) for word in set(starts)}
        starts = [f"{span[0].year}" if (span := spans[word]) else "" for word in starts]
    kind = same_name(right)[0]
    if kind in "qm" and all(period_length(start) == _YEAR for start in starts if start):
        return [
            _part_of_year(start, as_key(cell), kind, f"{name}, column `{right}`")
            for start, cell in zip(starts, frame[right], strict=True)
        ]
    added = to_numbers(frame[right], f"{name}, column `{right}`").tolist()
    return [step_on(start, number) for start, number in zip(starts, added, strict=True)]


def _part_of_year(year: str, part: str, kind: str, name: str) -> str:
    """Return `2030-Q1` for 2030 and `1` or `Q1`, `2030-03` for 2030 and `3`, `Mar` or `M3`.

    Raises:
        TableError: A part that no year has.
    """
    number = parse_number(part)
    if not year or part in BLANKS:
        return ""
    if number is not None:
        return f"{year}-Q{number:.0f}" if kind == "q" else f"{year}-{number:02.0f}"
    word = step_on(f"{year}-{part}", 0)
    if not word:
        raise TableError(f"{name}: `{part}` is no quarter and no month")
    return word


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
            elif same_name(column) == same_name(word.rpartition(":")[0]):
                found.setdefault(column, word.rpartition(":")[2].strip())
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
