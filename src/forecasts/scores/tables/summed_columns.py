"""`--columns target_period=year+quarter`: a column put together out of two others."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from forecasts.scores.tables.columns import BLANKS, TableError, parse_number, same_name, to_numbers
from forecasts.scores.tables.keys import as_key
from forecasts.scores.tables.periods import DATE_PARTS, period_days, period_length, step_on

_YEAR = 12
_SUM = re.compile(r"(?P<left>[^+]+?)(?:\.(?P<part>year|quarter|month))?\s*\+\s*(?P<right>[^+]+)")
_UNIT = re.compile(r"(.+?)\s+(day|week)s?")
_NAMED_UNIT = re.compile(r"(?:.*_)?(day|week)s?(?:_.*)?")
_DAYS: Mapping[str, int] = {"day": 1, "week": 7}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """Two columns to be put together.

    Attributes:
        left: The column in front.
        part: `year`, `quarter` or `month` of its days from which to count; None for all of it.
        right: The other column.
        unit: `day` or `week`, what it counts; None where nobody said.
    """

    left: str
    part: str | None
    right: str
    unit: str | None


def read_sum(text: str, find: Callable[[str], str | None]) -> Sum | None:
    """Return which columns `stated.year+horizon` and `stated+horizon weeks` mean, None for others.

    Args:
        text: What stands behind `=`.
        find: Returns the column that a word means, None where there is none.
    """
    found = _SUM.fullmatch(text.strip())
    if found is None:
        return None
    left, right = find(found["left"]), find(found["right"].strip())
    said = None if right else _UNIT.fullmatch(found["right"].strip())
    if said:
        right = find(said[1])
    named = _NAMED_UNIT.fullmatch(same_name(right or ""))
    unit = said[2] if said else named[1] if named else None
    if left is None or right is None:
        return None
    return Sum(left=left, part=found["part"], right=right, unit=unit)


def add_columns(frame: pd.DataFrame, both: Sum, *, role: str, name: str) -> list[str]:
    """Return what two columns say together.

    As a category the lower and the upper end of a bin; else a year and its quarter or month, or the
    period or day so many steps after one.

    Raises:
        TableError: A cell that is no period, or no number of steps from it.
    """
    if role == "category":
        ends = (frame[both.left], frame[both.right])
        return [_bin(*map(as_key, cells)) for cells in zip(*ends, strict=True)]
    starts = [as_key(cell) for cell in frame[both.left]]
    place = f"{name}, column `{both.right}`"
    if both.part is None:
        kind = same_name(both.right)[0]
        if kind in "qm" and all(period_length(start) == _YEAR for start in starts if start):
            return [
                _part_of_year(start, as_key(cell), kind, place)
                for start, cell in zip(starts, frame[both.right], strict=True)
            ]
    begins = {word: _begin(word, both, name) for word in dict.fromkeys(starts)}
    numbers = to_numbers(frame[both.right], place).tolist()
    broken = next((number for number in numbers if number % 1 > 0), None)
    if broken is not None:
        raise TableError(f"{place}: {broken:g} is no whole number of steps")
    pairs = [
        (start, None if math.isnan(number) else int(number))
        for start, number in zip(starts, numbers, strict=True)
    ]
    added = {pair: _on(begins[pair[0]], pair[1], both.unit) for pair in dict.fromkeys(pairs)}
    return [added[pair] for pair in pairs]


def _bin(low: str, high: str) -> str:
    """Return the words of a bin by its ends, either of which may be blank or no number: open."""
    given = [parse_number(end) is not None and end not in BLANKS for end in (low, high)]
    if all(given):
        return f"{low} to {high}"
    return f"{low} or more" if given[0] else f"below {high}" if given[1] else ""


def _begin(word: str, both: Sum, name: str) -> str:
    """Return the period or day from which a cell counts, empty for a blank.

    Raises:
        TableError: It is none, or a day where nobody knows what is counted.
    """
    if word in BLANKS:
        return ""
    span, place = period_days(word), f"{name}, column `{both.left}`"
    if span is None:
        raise TableError(f"{place}: `{word}` is no period or day to count from")
    if both.part is not None:
        return DATE_PARTS[both.part](span[0])
    if span[0] < span[1]:
        return word
    if both.unit is None:
        raise TableError(
            f"{place}: {word} is a day, and nobody says what `{both.right}` counts; write "
            f"`{both.left}+{both.right} days` (or weeks), or `{both.left}.quarter+{both.right}` "
            "(or month, or year)"
        )
    return span[0].isoformat()


def _on(begin: str, number: int | None, unit: str | None) -> str:
    if not begin or number is None:
        return ""
    if period_length(begin) is not None:
        return step_on(begin, number)
    days = _DAYS[unit or "day"] * number
    return (date.fromisoformat(begin) + timedelta(days=days)).isoformat()


def _part_of_year(year: str, part: str, kind: str, place: str) -> str:
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
        raise TableError(f"{place}: `{part}` is no quarter and no month")
    return word
