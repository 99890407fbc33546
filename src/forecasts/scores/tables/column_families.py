"""`--columns`: what columns are where their names do not say it, one by one or as a whole family.

`source=method` gives one column a role, `target_period=year+quarter` two columns together, and
`target_period=stated+horizon` counts on from a period, `stated.year+horizon` from its year,
`category=from+to` are the ends of a bin.
`source=CBO,Blue Chip` and `horizon=F*` turn a column a source, or a column a horizon, into one row
each: the names, or what `*` stands for in them, become the new column, and the cells become
`value`; `horizon=F*-1` takes 1 off each number, `horizon=This year:0,Next year:1` says what each is
called.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

import pandas as pd

from forecasts.scores.roles import CLAIM_ALIASES
from forecasts.scores.tables.columns import TableError, same_name, suggestion
from forecasts.scores.tables.summed_columns import Sum, add_columns, read_sum
from forecasts.scores.tables.wide_columns import given_cells

# What is read by the name of its column alone.
READ_BY_NAME = (
    *("published_on", "mean", "median", "mode", "sd", "sd1", "sd2", "skew", "uncertainty"),
    "verdict",
)
PARAMETER = "parameter"
"""The role of a column whose words are what would be columns: `Mode`, `Uncertainty`, `Skew`."""
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
        both = read_sum(rest, partial(_meant, frame, roles)) if not found else None
        if both is not None:
            frame, example = _with_sum(frame, both, role, name)
            notes.append(f"{name}: {role} is {rest}, such as {example}")
            roles[role] = role
        if found or both is not None:
            used.add(text)
        if not found:
            continue
        if len(words) == 1 and "*" not in words[0]:
            column = next(iter(found))
            if role in READ_BY_NAME:
                _check_free(frame, [role], found, name, text)
                frame = frame.rename(columns={column: role})
            elif role in CLAIM_ALIASES or role == PARAMETER:
                roles[role] = column
            else:
                known = suggestion(role, [*CLAIM_ALIASES, *READ_BY_NAME, PARAMETER])
                raise TableError(f"no column plays `{role}`; {known}")
            continue
        _check_free(frame, [role, "value"], found, name, text)
        frame, marks = _to_rows(frame, found, role)
        notes += [f"{name}: {marks}"] if marks else []
        notes.append(f"{name}: columns `{'`, `'.join(list(found)[:3])}`, ... read as {role}")
    return Named(frame=frame, roles=roles, notes=tuple(notes), used=frozenset(used))


def _check_free(
    frame: pd.DataFrame, new: Sequence[str], found: Mapping[str, str], name: str, text: str
) -> None:
    """Raise `TableError` where a new column has the name of another one."""
    taken = [each for each in new if each in frame.columns and each not in found]
    if taken:
        raise TableError(f"{name} has a column `{taken[0]}` beside the ones of `{text}`")


def _with_sum(frame: pd.DataFrame, both: Sum, role: str, name: str) -> tuple[pd.DataFrame, str]:
    """Return the table with two columns put together, and the first cell of both."""
    summed = add_columns(frame, both, role=role, name=name)
    frame = frame.assign(**{role: summed})
    if role == "category":  # its ends would split a forecast
        frame = frame.drop(columns=[both.left, both.right])
    return frame, next(filter(None, summed), "")


def check_used(texts: Sequence[str], tables: Sequence[Named]) -> None:
    """Raise `TableError` for a text that names columns of no table."""
    for text in texts:
        if not any(text in table.used for table in tables):
            known = [column for table in tables for column in table.frame.columns]
            word = text.partition("=")[2].split(",")[0].strip()
            raise TableError(f"no table has the columns of `{text}`; {suggestion(word, known)}")


def _meant(frame: pd.DataFrame, roles: Mapping[str, str], word: str) -> str | None:
    """Return the column that a name or a role means, None where there is none."""
    return next(iter(_family(frame, [roles.get(word.strip(), word.strip())], set())), None)


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
