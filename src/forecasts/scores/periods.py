"""Years, halves, quarters and months as archives spell them."""

import re
from datetime import date, timedelta

_PERIOD = re.compile(
    r"(?:FY ?)?(\d{4})(?:\.0)?(?:[-: ]?(?:Q([1-4])|[HS]([12])|(\d{2})(?:-(\d{2}))?(?:[T ].*)?))?",
    re.IGNORECASE,
)


def period_days(word: str) -> tuple[date, date] | None:
    """Return first and last day of `2030`, `2030-Q1`, `2030-H2`, `2030-03`, `2030-03-31`.

    `Q1 2030` and `2030M3` are read as well.
    """
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


_QUARTER_FIRST = re.compile(r"([QHS][1-4])[-: /]?(\d{4})", re.IGNORECASE)
_MONTH_LETTER = re.compile(r"(\d{4})[-: ]?M(\d{1,2})", re.IGNORECASE)


def _turned(word: str) -> str:
    if found := _QUARTER_FIRST.fullmatch(word):
        return f"{found[2]}-{found[1]}"
    if found := _MONTH_LETTER.fullmatch(word):
        return f"{found[1]}-{int(found[2]):02d}"
    return word


def period_key(word: object) -> object:
    """Return under what a period is compared: `2030Q1`, `2030-Q1` and `Q1 2030` are one quarter."""
    text = str(word).strip()
    number = None if text.isdigit() else period_number(text)
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
