"""Stretches of days: years, halves, quarters, months, decades, and steps between days."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from forecasts.reading.records import Period

__all__ = [
    "FISCAL_END",
    "OFF_CALENDAR",
    "UNPLACED",
    "FoundPeriod",
    "Placed",
    "Span",
    "as_day",
    "away",
    "day",
    "decade",
    "fiscal_year",
    "full_year",
    "half",
    "month",
    "months",
    "months_on",
    "moved",
    "numeric",
    "quarter",
    "tense_of",
    "window",
    "year",
    "years",
]

Span = tuple[date, date]

Placed = tuple[Span | None, str, bool]
"""What words name: a span (None when the day of the statement is needed), the tense that they
give, and whether the year is printed."""

UNPLACED: Span = (date.min, date.max)
"""The span of relative words when the day of the statement is not known: it may be any time."""

OFF_CALENDAR = (ValueError, OverflowError)
"""What comes of days that no calendar has, such as FY0000, or next year when it is 9999."""

_ONE_DAY = timedelta(days=1)
_LAST_YEAR = 9990


class FoundPeriod(NamedTuple):
    """A period with its place in the text.

    Attributes:
        start: Offset of the first character, the preposition included.
        end: Offset behind the last character.
        period: The days; `UNPLACED` when they hang on an unknown day of statement.
        explicit: Whether a year is printed, so that the days need no day of statement.
        window: Whether it is a length of time (`the next five years`) and no date.
        tense: `past` or `future` when the words alone say so (`last year`, `未来五年`), else empty.
        floating: Whether the year was supplied (`in the third quarter`), so a tense may move it.
    """

    start: int
    end: int
    period: Period
    explicit: bool
    window: bool = False
    tense: str = ""
    floating: bool = False


def year(number: int) -> Span:
    """Return the days of a calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def years(first: int, last: int) -> Span:
    """Return the days from the first year to the last, both included."""
    return date(first, 1, 1), date(last, 12, 31)


def half(number: int, which: int) -> Span:
    """Return the days of the first or second half of a year."""
    return months(number, 6 * which - 5, 6 * which)


def quarter(number: int, which: int) -> Span:
    """Return the days of a quarter; quarters before 1 and behind 4 reach into other years."""
    return months(number, 3 * which - 2, 3 * which)


def months(number: int, first: int, last: int) -> Span:
    """Return the days from one month to another, both counted from January of a year."""
    return month(number, first)[0], month(number, last)[1]


def month(number: int, which: int) -> Span:
    """Return the days of a month; months before 1 and behind 12 reach into other years."""
    index = number * 12 + which - 1
    number, which = divmod(index, 12)
    return date(number, which + 1, 1), date(number, which + 1, _length(number, which + 1))


def _length(number: int, which: int) -> int:
    """Return the days of a month; `calendar` would import `locale`."""
    following = date(number + which // 12, which % 12 + 1, 1)
    return (following - _ONE_DAY).day


def day(number: int, which: int, of_month: int) -> Span | None:
    """Return a single day, or None when the calendar has no such day."""
    try:
        found = date(number, which, of_month)
    except ValueError:
        return None
    return found, found


def decade(first: int) -> Span:
    """Return the ten years that begin with `first`."""
    return years(first, first + 9)


def months_on(start: date, count: int) -> date:
    """Return the same day `count` months on (or back), in a shorter month its last day."""
    number, which = divmod(start.year * 12 + start.month - 1 + count, 12)
    if not 1 <= number <= _LAST_YEAR:
        return date.max if count > 0 else date.min
    return date(number, which + 1, min(start.day, _length(number, which + 1)))


FISCAL_END = 3
"""The month in which most of Japan's fiscal years end."""


def fiscal_year(number: int, last: int) -> Span:
    """Return the twelve months that end with a month: Japan's 2026年度 ends in March 2027."""
    return months(number, last - 11, last)


def tense_of(shift: int) -> str:
    """Return the tense that words give which point so many units on, or back."""
    return "future" if shift > 0 else "past" if shift < 0 else ""


def numeric(match: re.Match[str], _stated: date | None) -> Placed | None:
    """Read a day or a month in digits: 2026-05-17, 2026/05, 05/2026."""
    first, second, *rest = (int(part) for part in re.findall(r"\d+", match[0]))
    if rest:
        span = day(first, second, rest[0])
    else:
        number, which = (first, second) if first > 12 else (second, first)
        span = month(number, which) if 1 <= which <= 12 else None
    return None if span is None else (span, "", True)


def full_year(digits: str) -> int:
    """Return the year that two or four digits name; two digits lie in 1970 to 2069."""
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < 70 else 1900)


def moved(span: Span, count: int) -> Span:
    """Return a span of whole months so many months on (or back)."""
    first, last = span
    return months_on(first, count), month(last.year, last.month + count)[1]


def away(stated: date | None, length: int | None, *, behind: bool, in_years: bool) -> Placed:
    """Return the month or the year that is so many months ahead of the statement, or behind."""
    tense = "past" if behind else "future"
    if stated is None or length is None:
        return None, tense, False
    there = months_on(stated, -length if behind else length)
    return (year(there.year) if in_years else month(there.year, there.month)), tense, False


def window(stated: date | None, length: int | None, *, behind: bool, inside: bool) -> Placed:
    """Return a window of whole months that starts or ends at the day of the statement.

    Args:
        stated: The day of the statement, if known.
        length: The months of the window, if they are counted.
        behind: The window has passed: `the last three years`.
        inside: The window is a deadline and counts the day itself: `within three years`.
    """
    if stated is None or length is None:
        return None, "past" if behind else "future", False
    if behind:
        return (months_on(stated, -length), stated - _ONE_DAY), "past", False
    end = months_on(stated, length)
    span = (stated, end - _ONE_DAY) if inside else (stated + _ONE_DAY, end)
    return span, "future", False


def as_day(day: date | str) -> date:
    """Return a day as a plain date: of a date, a Timestamp, or text as 2026-11-21.

    Raises:
        ValueError: The text is no such date.
    """
    if not isinstance(day, str):
        return date(day.year, day.month, day.day)  # a Timestamp is a date, and compares with none
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"{day!r} is not a date; write it as 2026-11-21") from None
