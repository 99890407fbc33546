"""Dates as precise as they are known: a day, a month or a year."""

import re
from datetime import date, timedelta

from forecasts.ledger.claim import Day

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


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


def read_days(text: str) -> tuple[Day, Day] | None:
    """Read one day, or the first and the last with a slash between them."""
    first_text, slash, last_text = text.partition("/")
    first = read_day(first_text)
    last = read_day(last_text) if slash else first
    if first is None or last is None or last.last < first.first:
        return None
    return first, last
