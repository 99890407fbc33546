"""Years, halves, quarters and months as archives spell them."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

DATE_PARTS: Mapping[str, Callable[[date], str]] = {
    "year": lambda day: f"{day.year}",
    "quarter": lambda day: f"{day.year}-Q{(day.month + 2) // 3}",
    "month": lambda day: f"{day:%Y-%m}",
    "quarter_of_year": lambda day: f"{(day.month + 2) // 3}",
    "month_of_year": lambda day: f"{day.month}",
    "weekday": lambda day: f"{day.isoweekday()}",
}
"""What may stand behind the name of a column of days: `stated.month_of_year`."""

_PERIOD = re.compile(
    r"(?:FY ?)?(\d{4})(?:\.0)?(?:[-: ]?(?:Q([1-4])|[HS]([12])|(\d{2})(?:-(\d{2}))?(?:[T ].*)?))?",
    re.IGNORECASE,
)


def period_days(word: str) -> tuple[date, date] | None:
    """Return first and last day of `2030`, `2030-Q1`, `2030-H2`, `2030-03`, `2030-03-31`.

    `65Q4`, `98M12`, `4Q65`, `Q4-65` and `Dec-98`, as archives of real-time data and spreadsheets
    write them, are of 1950 to 2049; `12/1998` is a month.
    `Q1 2030`, `1Q2030`, `2030M3`, `March 2030`, `31 Mar 2030` and `20300331` are read as well, and
    `2030/31` as the fiscal year from April to March.
    """
    fiscal = _FISCAL.fullmatch(word)
    if fiscal and int(fiscal[2]) in {int(fiscal[1]) + 1, (int(fiscal[1]) + 1) % 100}:
        first_year = int(fiscal[1])
        if "/" in word or len(fiscal[2]) == 4 or not 1 <= int(fiscal[2]) <= 12:
            return date(first_year, 4, 1), date(first_year + 1, 3, 31)
    found = _PERIOD.fullmatch(_turned(word))
    if not found:
        return None
    year, quarter, half, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            single = date(year, month, day)
            return single, single
        if month:
            first, months = month, 1
        elif quarter:
            first, months = 3 * quarter - 2, 3
        elif half:
            first, months = 6 * half - 5, 6
        else:
            first, months = 1, 12
        start = date(year, first, 1)
    except ValueError:
        return None
    after = first + months
    end = date(year + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return start, end


_FISCAL = re.compile(r"(\d{4})[-/–](\d{2}|\d{4})")
_NUMBER_FIRST = re.compile(r"(?:(\d{4})[-: /]?)?([1-4])([QHS])(?:[-: /]?(\d{4}))?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{2})[-: ]?([QM]\d{1,2})", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(Q[1-4]|[1-4]Q)[-: /]?(\d{2})|([a-z]{3})[-'](\d{2})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{4})")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    re.compile(r"(?:(?P<day>\d{1,2})[-. /])?(?P<name>[a-z]+)\.?[-. /]?(?P<year>\d{4})"),
    re.compile(r"(?P<name>[a-z]+)\.? (?P<day>\d{1,2}), ?(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[-. /:]?(?P<name>[a-z]{3,})(?:[-. /](?P<day>\d{1,2}))?"),
)
_LONG = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_QUARTER_FIRST = re.compile(r"([QHS][1-4])[-: /]?(\d{4})", re.IGNORECASE)
_MONTH_LETTER = re.compile(r"(\d{4})[-: ]?M(\d{1,2})", re.IGNORECASE)


def _turned(word: str) -> str:
    word = _with_century(word)
    if found := _QUARTER_FIRST.fullmatch(word):
        return f"{found[2]}-{found[1]}"
    found = _NUMBER_FIRST.fullmatch(word)
    if found and bool(found[1]) != bool(found[4]):
        return f"{found[1] or found[4]}-{found[3]}{found[2]}"
    if found := _DIGITS.fullmatch(word):
        return "-".join(found.groups())
    if word and not word.isdigit() and (spelled := _spelled_out(word.lower())):
        return spelled
    if found := _MONTH_LETTER.fullmatch(word):
        return f"{found[1]}-{int(found[2]):02d}"
    return word


def _with_century(word: str) -> str:
    """Return `2065Q4` for `65Q4`, `Dec-1998` for `Dec-98`, `1998M12` for `12/1998`."""
    if found := _YEAR_FIRST.fullmatch(word):
        return f"{_century(found[1])}{found[2]}"
    if found := _MONTH_FIRST.fullmatch(word):
        return f"{found[2]}M{found[1]}"
    if found := _YEAR_LAST.fullmatch(word):
        return f"{found[1] or found[3]}-{_century(found[2] or found[4])}"
    return word


def _century(year: str) -> str:
    return f"{'19' if year >= '50' else '20'}{year}"


def _spelled_out(word: str) -> str | None:
    """Return `2030-03` for `March 2030`, `2030-03-05` for `5 Mar 2030`."""
    for pattern in _NAMES:
        found = pattern.fullmatch(word)
        if found and found["name"][:3] in _MONTHS:
            month = _MONTHS.index(found["name"][:3])
            if not _LONG[month].startswith(found["name"]) and found["name"] != "sept":
                return None
            day = found.groupdict()["day"]
            return f"{found['year']}-{month + 1:02d}" + (f"-{int(day):02d}" if day else "")
    return None


def period_key(word: object) -> object:
    """Return under what a period is compared: `2030Q1`, `2030-Q1` and `Q1 2030` are one quarter."""
    text = str(word).strip()
    number = None if text.isdigit() else period_number(text)
    turned = _turned(text)
    if number is None and turned != text and len(turned) == 10:  # a day that is spelled out
        return turned
    return word if number is None or number[0] == 12 else f"{number[1]} of {number[0]} months"


def period_number(word: str) -> tuple[int, int] | None:
    """Return the months of a period and its number in the calendar of such periods.

    `2030` is (12, 2030), `2030-Q1` (3, 8120), `2030-03` (1, 24362); a day has none.
    """
    days = period_days(word)
    if days is None or days[0] == days[1]:
        return None
    start, end = days
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    return months, (12 * start.year + start.month - 1) // months


def period_length(word: str) -> int | None:
    """Return the months of a period, None for a day or no period."""
    number = period_number(word)
    return None if number is None else number[0]


def step_on(word: str, steps: float) -> str:
    """Return the period that many periods of its length after one, empty where there is none.

    A quarter after `2030-Q4` is `2031-Q1`; a day has no length to step by.
    """
    number = period_number(word)
    if number is None or math.isnan(steps) or steps != round(steps):
        return ""
    months, place = number
    year, month = divmod((place + round(steps)) * months, 12)
    names = {12: "", 6: f"-H{month // 6 + 1}", 3: f"-Q{month // 3 + 1}", 1: f"-{month + 1:02d}"}
    return f"{year}{names.get(months, '')}"
