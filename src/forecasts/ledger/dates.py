"""Dates as precise as they are known: a day, a month or a year."""

import re
from datetime import date, timedelta
from unicodedata import normalize

from forecasts.ledger.claim import Day

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEAR = re.compile(r"[0-9]{4}")
_YEAR_FIRST = re.compile(
    r"([0-9]{4}) ?[-/.年] ?([0-9]{1,2})(?: ?[-/.月] ?([0-9]{1,2}) ?日?| ?月)?(?:[T ][0-9:.]+)?"
    r"|([0-9]{4}) ?年"
)
_MONTH_NAMED = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?"
    r"(?: ([0-9]{1,2})(?:st|nd|rd|th)?,)? ([0-9]{4})"
)
_YEAR_LAST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ERA = re.compile(r"(令和|平成|昭和|民国|民國) ?(元|0*[1-9][0-9]{0,2}) ?年")
_QUARTER = re.compile(
    r"(?:(?<![a-z])q[1-4]\b|\b[1-4]q|[1-4](?:st|nd|rd|th) quarter|第?[1-4一二三四]季度?"
    r"|第?[1-4]四半期)"
)
"""Words of a quarter, which no date is as precise as."""
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

    Year first with any sign (`2025/4/1`, `2025年4月1日`, `令和7年4月1日`) or alone (`令和7年`),
    last where one of the others can be no month (`19/4/2025`), or its month in English letters
    (`11 March 2025`). What is no date, or may be two (`1/4/2025`), comes back as it is.
    """
    words = _ERA.sub(_year_of_era, _half_width(text))
    found, last = _YEAR_FIRST.fullmatch(words), _YEAR_LAST.fullmatch(words)
    if found:
        parts = [int(part) for part in found.groups() if part]
    elif last:
        day, month, year = (int(part) for part in last.groups())
        if _is_two(day, month):
            return text
        parts = [year, month, day] if month <= len(_MONTHS) else [year, day, month]
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
    forms, why = how_to_write(text)
    return f"`{text}` {why or 'is no date'}; write {forms}"


def how_to_write(text: str) -> tuple[str, str]:
    """Return how a text that is no date of the ledger is written as one, and what it is instead."""
    last = _YEAR_LAST.fullmatch(_half_width(text))
    if last and _is_two(int(last[1]), int(last[2])):
        one, other, year = f"{int(last[1]):02}", f"{int(last[2]):02}", last[3]
        return f"{year}-{other}-{one} or {year}-{one}-{other}", "may be two dates"
    if _YEAR.search(text) and _QUARTER.search(text.lower()):
        return "its month, as 2025-09, or the year, as 2025", "is a quarter"
    plain = plain_day(text)
    return plain if read_day(plain) else "2025-09-19, 2025-09 or 2025", ""


def _half_width(text: str) -> str:
    return " ".join(normalize("NFKC", text).split())


def _year_of_era(found: "re.Match[str]") -> str:
    """Return the year of an era, as Japan and Taiwan count them, in ours."""
    from forecasts.reading.periods.chinese_kinds import ERAS  # `check` is quicker without

    begin = ERAS[found[1].replace("國", "国")]
    return f"{begin + (1 if found[2] == '元' else int(found[2]))}年"


def _is_two(first: int, second: int) -> bool:
    return first != second and min(first, second) > 0 and max(first, second) <= len(_MONTHS)


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
