"""Dates as precise as they are known: a day, a month or a year."""

import re
from datetime import date, timedelta

from forecasts.ledger.claim import Day

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEAR_FIRST = re.compile(
    r"([0-9]{4}) ?[-/.年] ?([0-9]{1,2})(?: ?[-/.月] ?([0-9]{1,2}) ?日?|月)?(?:[T ][0-9:.]+)?"
)
_MONTH_NAMED = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?"
    r"(?: ([0-9]{1,2})(?:st|nd|rd|th)?,)? ([0-9]{4})"
)
_EITHER = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{4}")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def read_day(text: str) -> Day | None:
    """Read `2025`, `2025-09` or `2025-09-19`; None when it is not in the calendar."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return Day(text=text, first=first, last=first, precision="day")
    last = date(int(year), 12, 31)
    if month and first.month < last.month:
        last = first.replace(month=first.month + 1) - timedelta(days=1)
    return Day(text=text, first=first, last=last, precision="month" if month else "year")


def plain_day(text: str) -> str:
    """Return a date as the ledger writes it, where it can be one day, month or year alone.

    Year first with any sign (`2025/4/1`, `2025年4月1日`), or its month in English letters
    (`11 March 2025`). What is no date, or may be two (`1/4/2025`), comes back as it is.
    """
    words = " ".join(text.split())
    found = _YEAR_FIRST.fullmatch(words)
    if found:
        parts = [int(part) for part in found.groups() if part]
    else:
        named = _MONTH_NAMED.fullmatch(words.lower())
        month = _month_of(named[2]) if named else 0
        if named is None or not month or (named[1] and named[3]):
            return text
        parts = [int(named[4]), month, *(int(day) for day in (named[1], named[3]) if day)]
    written = "-".join(f"{part:02}" for part in parts)
    return written if read_day(written) else text


def why_no_day(text: str) -> str:
    """Say why a text is no date of the ledger, and how one is written."""
    may_be_two = _EITHER.fullmatch(text.strip())
    what = "may be two dates" if may_be_two and _is_two(*may_be_two.groups()) else "is no date"
    return f"`{text}` {what}; write 2025-09-19, 2025-09 or 2025"


def _is_two(first: str, second: str) -> bool:
    return int(first) <= len(_MONTHS) and int(second) <= len(_MONTHS) and int(first) != int(second)


def _month_of(word: str) -> int:
    """Return the number of a month by its name or the first letters of it, 0 for another word."""
    return next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


def read_days(text: str) -> tuple[Day, Day] | None:
    """Read one day, or the first and the last with a slash between them."""
    first_text, slash, last_text = text.partition("/")
    first = read_day(first_text)
    last = read_day(last_text) if slash else first
    if first is None or last is None or last.last < first.first:
        return None
    return first, last
