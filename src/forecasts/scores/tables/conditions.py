"""Rows and horizons: small derivations on a tidy table, before it is scored."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.tables.columns import BLANKS, Columns, NothingToScoreError, TableError
from forecasts.scores.tables.keys import as_key, cell_value
from forecasts.scores.tables.long_rows import Block, LongRows, LongTable, keep_rows
from forecasts.scores.tables.periods import period_days, period_length

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
Marks = npt.NDArray[np.bool_]
_COMPARISON = re.compile(r"\s*([^<>=!]+?)\s*(<=|>=|!=|==|=|<|>)\s*(.*?)\s*")
_MEMBERSHIP = re.compile(r"\s*([^<>=!]+?)\s+(in|not in)\s+(.*?)\s*", re.IGNORECASE)
_DAY = re.compile(r"\d{4}(?:-(?:\d\d|Q\d).*)?$")
_STEPS = {1: "months", 3: "quarters", 6: "halves of a year"}
_OPERATIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
}


def keep_where(table: Columns, conditions: Sequence[str]) -> tuple[Columns, list[str]]:
    """Return the table with the rows that meet all conditions, such as `horizon<=5`, and notes.

    `target in GDP,CPI` and `horizon<2 or horizon=4` are conditions as well. A cell that is a number
    is compared with a number as a number, everything else as text, so that days in ISO form compare
    as they should.

    Raises:
        TableError: A condition that cannot be read, or a column that is not there.
        NothingToScoreError: No row meets the conditions.
    """
    keep = np.ones(len(table.frame), bool)
    notes: list[str] = []
    for condition in conditions:
        met = np.zeros(len(table.frame), bool)
        for part in _alternatives(condition):
            met |= _meets(table, part)
            notes += _say_lost(table, part)
        if keep.any() and not (keep & met).any():
            raise NothingToScoreError(_say_nothing(table, condition))
        keep &= met
    frame = table.frame if keep.all() else table.frame[keep].reset_index(drop=True)
    return Columns(frame=frame, roles=table.roles, name=table.name), notes


def keep_long_where(
    table: Columns, rows: LongRows, conditions: Sequence[str]
) -> tuple[Columns, LongRows, list[str]]:
    """Do what `keep_where` does for a table in two parts; no condition is on its values."""
    own = {role: column for role, column in table.roles.items() if column in rows.places}
    inner = Columns(frame=rows.places, roles=own, name=table.name)
    notes: list[str] = []
    marks: list[list[tuple[bool, Marks]]] = []
    for condition in conditions:
        marks.append([])
        for part in _alternatives(condition):
            inside = [table.need(word) in rows.places for word in condition_words([part])] == [True]
            half, sizes = (inner, rows.of_place) if inside else (table, rows.of_head)
            marks[-1].append((inside, _meets(half, part)))
            notes += _say_lost(half, part, sizes)
    met = np.zeros(len(conditions), bool)

    def chosen(block: Block) -> Marks:
        keep = np.ones(len(block.value), bool)
        for number, parts in enumerate(marks):
            cells = [found[block.place if inside else block.head] for inside, found in parts]
            keep &= np.logical_or.reduce(cells)
            met[number] |= keep.any()
        return keep

    if not conditions:
        return table, rows, notes
    kept = keep_rows(LongTable(frame=table.frame, rows=rows), chosen)
    if not met.all():
        condition = conditions[int(np.argmin(met))]
        word = table.need(condition_words([condition])[0])
        half = inner if word in rows.places else table
        raise NothingToScoreError(_say_nothing(half, condition))
    return Columns(frame=kept.frame, roles=table.roles, name=table.name), kept.rows, notes


def condition_words(conditions: Sequence[str]) -> list[str]:
    """Return the words that conditions name columns by; what is no condition names none."""
    parts = [part for condition in conditions for part in _alternatives(condition)]
    found = [_COMPARISON.fullmatch(part) or _MEMBERSHIP.fullmatch(part) for part in parts]
    return [each[1] for each in found if each]


def _alternatives(condition: str) -> list[str]:
    """Return the parts between `or`, where each is a condition: `source=Now or Later` is one."""
    parts = re.split(r"\s+or\s+", condition, flags=re.IGNORECASE)
    whole = all(_COMPARISON.fullmatch(part) or _MEMBERSHIP.fullmatch(part) for part in parts)
    return parts if whole else [condition]


def _meets(table: Columns, condition: str) -> Marks:
    found = _COMPARISON.fullmatch(condition)
    several = None if found else _MEMBERSHIP.fullmatch(condition)
    if several:
        column = table.frame[table.need(several[1])]
        met = np.zeros(len(column), bool)
        for word in several[3].strip("()[]").split(","):
            met |= _compare(column, "=", word.strip().strip("'\""))
        return ~met if several[2].lower().startswith("not") else met
    if not found:
        raise TableError(
            f"`{condition}` is no condition; write `horizon<=5`, `source=CBO` or "
            "`source in CBO,Fed`"
        )
    column = table.frame[table.need(found[1])]
    return _compare(column, found[2], found[3].strip("'\""))


def _say_lost(table: Columns, condition: str, sizes: Codes | None = None) -> list[str]:
    """Return which words of a condition no row has, and how many cells it cannot compare.

    `sizes` are the numbers of rows that each row of the table stands for, None for one each.
    """
    found = _COMPARISON.fullmatch(condition)
    several = None if found else _MEMBERSHIP.fullmatch(condition)
    name = table.need((found or several)[1])  # type: ignore[index]  # `_meets` has read it
    cells = table.frame[name]
    known = {cell_value(word) for word in pd.unique(cells)}
    if several or (found and found[2] in {"=", "==", "!="}):
        text = several[3].strip("()[]").split(",") if several else [found[3]]  # type: ignore[index]
        words = [word.strip().strip("'\"") for word in text]
        absent = [word for word in words if cell_value(word) not in known]
        return [f"{table.name}: no row has `{name}` `{'`, `'.join(absent)}`"] if absent else []
    if not found:
        return []
    right = found[3].strip("'\"")
    odd = [word for word in pd.unique(cells) if not _is_ordered(word, right)]
    lost = cells.isin(odd).to_numpy()
    count = int(lost.sum() if sizes is None else sizes[lost].sum())
    if not count:
        return []
    what = "number" if isinstance(cell_value(right), int | float) else "day such as 2021-06-30"
    such = f"cells of `{name}` (such as `{odd[0]}`)"
    return [f"{table.name}: {count} {such} are no {what} and do not meet `{condition}`"]


def _is_ordered(cell: object, right: str) -> bool:
    """Tell whether a cell can be above or below: a number beside one, a day beside a day."""
    if isinstance(cell_value(right), int | float):
        return isinstance(cell_value(cell), int | float)
    return not _DAY.match(right) or _DAY.match(as_key(cell)) is not None


def _say_nothing(table: Columns, condition: str) -> str:
    first = _alternatives(condition)[0]
    found = _COMPARISON.fullmatch(first) or _MEMBERSHIP.fullmatch(first)
    if not found:
        raise ValueError(condition)
    column = table.need(found[1])
    words = [str(word) for word in pd.unique(table.frame[column])[:5]]
    return (
        f"no row of the {table.name} meets `{condition}`: `{column}` holds `{'`, `'.join(words)}`"
    )


def _compare(column: "pd.Series[str]", operation: str, word: str) -> npt.NDArray[np.bool_]:
    codes, words = pd.factorize(column, use_na_sentinel=False)
    compare, right = _OPERATIONS[operation], cell_value(word)
    ordered = operation in {"<=", ">=", "<", ">"}
    met = [
        bool(compare(left, right))
        if isinstance(left, int | float) and isinstance(right, int | float)
        else (_is_ordered(cell, word) or not ordered) and bool(compare(str(as_key(cell)), word))
        for cell, left in ((cell, cell_value(cell)) for cell in words)
    ]
    return np.array(met, bool)[codes]


def horizons(stated: "pd.Series[str]", period: "pd.Series[str]") -> tuple[Array, str]:
    """Return how far ahead each target period lay, nan where unreadable, and in what.

    Years from the statement to the end of the target period; a statement that gives only a month or
    a year counts from its first day. Where all target periods are quarters or months, so many of
    them from the one in which the statement was made, which is 0: in years a quarter would be now
    0.24 and now 0.25. Where all are days, days.
    """
    words = [as_key(word) for word in period.unique() if as_key(word) not in BLANKS]
    lengths = {period_length(word) for word in words}
    months = lengths.pop() if len(lengths) == 1 else None
    if months is None or months not in _STEPS:
        ahead = _days(period, last=True) - _days(stated, last=False)
        if words and all(_is_day(word) for word in words):
            return ahead, "days from the statement to the target day"
        years: Array = (ahead / 365.25).round(2) + 0.0
        return years, "years from the statement to the end of the target period"
    spoken, target = (_periods(column, months) for column in (stated, period))
    return target - spoken, f"{_STEPS[months]} from the one of the statement to the target period"


def _is_day(word: str) -> bool:
    span = period_days(word)
    return span is not None and span[0] == span[1]


def _periods(column: "pd.Series[str]", months: int) -> Array:
    """Return the number of the period of so many months in which each day lies."""
    codes, words = pd.factorize(column, use_na_sentinel=False)
    spans = [period_days(as_key(word)) for word in words]
    found = [
        np.nan if span is None else (12 * span[1].year + span[1].month - 1) // months
        for span in spans
    ]
    return np.array(found, np.float64)[codes]


def _days(column: "pd.Series[str]", *, last: bool) -> Array:
    codes, words = pd.factorize(column, use_na_sentinel=False)
    ends = [period_days(as_key(word)) for word in words]
    days = [np.nan if span is None else span[last].toordinal() for span in ends]
    return np.array(days, np.float64)[codes]
