"""The periods of published figures: years and their parts, days, fiscal years and windows."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

__all__ = [
    "EXAMPLES", "FiscalYear", "Span", "is_nowcast", "last_twelve_months", "read_period",
    "years_between",
]  # fmt: skip

_LAST_WEEKS = timedelta(days=62)

_ONE_DAY = timedelta(days=1)

Span = tuple[date, date]
"""First and last day, both included."""

EXAMPLES = "`2024`, `2024-H1`, `2024-Q1`, `2024-03`, `2024-12-31`, `FY2025` or `2016/2019`"

_LABEL = re.compile(
    r"(?P<fiscal>FY)?(?P<year>[12][0-9]{3})"
    r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)


class FiscalYear(NamedTuple):
    """When a fiscal year starts, and whether it is called after the year it starts or ends in."""

    start_month: int = 1
    named: str = "end"  # start | end

    def span(self, year: int) -> Span:
        """Return the days of the fiscal year called `year`."""
        starts = year - 1 if self.named == "end" and self.start_month > 1 else year
        first = date(starts, self.start_month, 1)
        return first, date(starts + 1, self.start_month, 1) - _ONE_DAY


def read_period(text: str, fiscal: FiscalYear) -> Span | None:
    """Return the days of a period's label; None when it is no label or not in the calendar.

    Two labels around a slash are a window from the first day of one to the last of the other.
    """
    first_text, slash, last_text = text.partition("/")
    first = _read_label(first_text, fiscal)
    last = _read_label(last_text, fiscal) if slash else first
    if first is None or last is None or last[1] < first[0]:
        return None
    return first[0], last[1]


def _read_label(text: str, fiscal: FiscalYear) -> Span | None:
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    if match["fiscal"]:
        return None if "-" in text else fiscal.span(int(match["year"]))
    if match["day"]:
        return _read_day(text)
    first, last = 1, 12
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        last = 3 * int(match["quarter"])
        first = last - 2
    elif match["half"]:
        last = 6 * int(match["half"])
        first = last - 5
    return _months(int(match["year"]), first, last) if 1 <= last <= 12 else None


def _read_day(text: str) -> Span | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day, day


def _months(year: int, first: int, last: int) -> Span:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def years_between(start: date, end: date) -> float:
    """Return the years from one day to another: whole months between two ends of months.

    Otherwise days at 365.25 a year. Two ends of years are so a whole number of years apart.
    """
    if (start + _ONE_DAY).day == 1 and (end + _ONE_DAY).day == 1:
        return (12 * (end.year - start.year) + end.month - start.month) / 12
    return (end - start).days / 365.25


def is_nowcast(release: str, published: date, end: date) -> bool:
    """Whether a figure is declared an estimate of a period in its last two months *[ours]*."""
    return release == "estimate" and published < end and end - published <= _LAST_WEEKS


def last_twelve_months(span: Span) -> Span:
    """Return the twelve months that end with the span: a level `within five years` is of them."""
    end = span[1]
    start = end + _ONE_DAY
    if start.month == 2 and start.day == 29:
        start = date(start.year, 2, 28)
    return start.replace(year=start.year - 1), end
