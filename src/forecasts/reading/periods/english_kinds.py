"""What each kind of English period means: from the words that matched to days."""

import re
from collections.abc import Callable
from datetime import date

from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.english_words import (
    DECADE_NAMES,
    MONTH_CUE,
    MONTH_FOLLOWER,
    MONTHS,
    NOT_A_YEAR_AFTER,
    NUMBERS,
    ORDINALS,
    UNITS,
    YEAR_BEFORE_NOUN,
    YEAR_CUE,
    YEAR_FOLLOWER,
    last_month,
)
from forecasts.reading.periods.spans import (
    Placed,
    away,
    day,
    decade,
    full_year,
    month,
    months,
    numeric,
    quarter,
    tense_of,
    window,
    year,
    years,
)

__all__ = ["HANDLERS"]

_WORDS_TOO = ("may", "march", "mar", "dec", "sept", "sep", "jan", "jun", "jul", "apr")
_YEAR = Lazy(r"(?:1[89]|2[01])\d\d")
_SHORT_YEAR = Lazy(r"(?i)(?:\A|[’'\s/]|FYE?|CY|[QH]|\dM)\s?(\d\d|0000)\Z")
_FISCAL = Lazy(r"(?i)FY|fiscal|financial")
_SHIFTED = r"\b(this|current|next|coming|upcoming|following|last|previous|past|prior)\b"
_SHIFT = Lazy(rf"(?i){_SHIFTED}")
_SHIFTS = {
    **dict.fromkeys(("next", "coming", "upcoming", "following"), 1),
    **dict.fromkeys(("last", "previous", "past", "prior"), -1),
}
_QUARTER_FROM_NOW = Lazy(rf"(?i)(?:the\s+)?{_SHIFTED}\s+quarter")
_NTH = Lazy(r"(?i)[QH]([1-4])|([1-4])[QH]|(\w+)[\s-]+(?:q(?:uarter|tr)|half)")
_ENDING = Lazy(r"(?i)([a-z]+)\s+(\d{4})\s+(h|q)[a-z\s-]+")
"""A part of a year by the month that it ends with: `the March 2026 quarter`."""
_MONTH_NAME = Lazy(rf"(?i)(?:{'|'.join(MONTHS)})[a-z]*")


def _shift(words: str) -> int:
    """Return how many units on from now the words point: next 1, last -1, this 0."""
    found = _SHIFT.search(words)
    return _SHIFTS.get(found[1].lower(), 0) if found else 0


def _year_of(words: str, stated: date | None) -> tuple[int | None, str, bool]:
    """Return the year that is printed, or that words as `next year` point to."""
    if printed := _YEAR.search(words):
        return int(printed[0]), "", True
    shift = _shift(words)
    return (stated.year + shift if stated else None), tense_of(shift), False


def _owning_year(words: str, stated: date | None) -> tuple[int | None, str, bool]:
    """Return the year that the words give to a quarter or half, with four digits or two."""
    if not _YEAR.search(words) and (short := _SHORT_YEAR.search(words)):
        return full_year(short[1]), "", True
    return _year_of(words, stated)


def _years(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read a fiscal year or a range of years: `FY26`, `2025/26`, `from 2019 to 2026`."""
    words = match[0]
    digits = re.findall(r"\d+", words)
    if len(digits) < 2:
        owner, tense, explicit = _owning_year(words, stated)
        return (None if owner is None else year(owner)), tense, explicit
    first, last = full_year(digits[0]), int(digits[-1])
    if last < 100:
        last += first // 100 * 100
    if last <= first:
        # No range of years: the second one is what the words lead to.
        return (year(last), "", True) if last != first and len(digits[-1]) > 2 else None
    one = last == first + 1 and _FISCAL.search(words)
    return (year(last) if one else years(first, last)), "", True


def _part(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read a quarter, a half or the first months of a year: `Q3 2025`, `first nine months`."""
    words = match[0]
    if _QUARTER_FROM_NOW.fullmatch(words):
        shift = _shift(words)
        if stated is None:
            return (None, tense_of(shift), False) if "last" not in words.lower() else None
        return quarter(stated.year, (stated.month + 2) // 3 + shift), tense_of(shift), False
    if ending := _ENDING.fullmatch(words):
        last, size = MONTHS[ending[1][:3].lower()], 6 if ending[3].lower() == "h" else 3
        return months(int(ending[2]), last - size + 1, last), "", True
    nth = _NTH.search(words)
    rest = words[: nth.start()] + words[nth.end() :] if nth else words
    owner, tense, explicit = _owning_year(rest, stated)
    if owner is None:
        return None, tense, explicit
    if nth is None:
        before = words.lower().partition("m")[0]  # first nine months, 9M27
        return months(owner, 1, _count(before.replace("first", "")) or 1), tense, explicit
    size = 6 if match.lastgroup == "half" else 3
    which = _nth_of(nth, 12 // size)
    return months(owner, size * (which - 1) + 1, size * which), tense, explicit


def _nth_of(nth: re.Match[str], last: int) -> int:
    """Return which part of a year is named; the June quarter ends with that month."""
    if digit := nth[1] or nth[2]:
        return int(digit)
    name = nth[3].lower()
    return MONTHS[name[:3]] // 3 if name[:3] in MONTHS else min(ORDINALS.get(name, last), last)


def _months(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read a month, months or a day: `May`, `June to August 2026`, `3 May 2026`."""
    words = match[0]
    number, tense, explicit = _year_of(words, stated)
    if number is None or not (explicit or _SHIFT.search(words) or _is_month(match)):
        return None
    names = _MONTH_NAME.findall(words)
    which = MONTHS[names[0][:3].lower()]
    if of_month := re.search(r"(?<!\d)\d{1,2}(?!\d)", words):
        span = day(number, which, int(of_month[0]))
        return None if span is None else (span, tense, explicit)
    if match.string.endswith(("between ", "Between "), 0, match.start()):
        words = words.replace(" and ", " to ")
    return months(number, which, last_month(words, which)), tense, explicit


def _is_month(match: re.Match[str]) -> bool:
    """Tell whether a month's name without a year is one: `in May`, but not `may` or `Mar Vista`."""
    text, start = match.string, match.start()
    if match[0].lower() in _WORDS_TOO and not match[0][:1].isupper():
        return False
    return bool(
        re.search(r"\d", match[0])
        or MONTH_CUE.search(text, max(0, start - 10), start)
        or MONTH_FOLLOWER.match(text, match.end())
        or match[0].endswith(("quarter", "period"))
    )


def _relative(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read what is counted from the day itself: `next month`, `later this year`, `year-end`."""
    words = match[0].lower()
    shift = 2 if "after" in words else _shift(words)
    tense = tense_of(shift)
    if stated is None:
        # A bare `the year` or `year-end` names no year at all; `next year` does, once dated.
        named = _SHIFT.search(words) and not re.search(r"end|rest|to date", words)
        return (None, tense, False) if named else None
    if "month" in words:
        return month(stated.year, stated.month + shift), tense, False
    if words.endswith(tuple(_SEASONS)):
        return year(_year_of_season(words, shift, stated)), tense, False
    first, last = year(stated.year + shift)
    if re.match(r"later|(?:the )?(?:rest|remainder)", words):
        return (stated, last), "future", False
    if re.match(r"earlier|year.to.date", words):
        return (first, stated), "past", False
    return (first, last), tense, False


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _year_of_season(words: str, shift: int, stated: date) -> int:
    """Return the year that `next summer` falls in; a winter belongs to the year it ends in."""
    first = _SEASONS[words.rsplit(maxsplit=1)[-1]]
    begun = stated.month >= first
    number = stated.year + (first == 12 and (begun or shift >= 0))
    return number + (shift > 0 and begun) - (shift < 0 and not begun)


def _decade(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0].lower()
    if printed := re.search(r"(\d{4})", words):
        return decade(int(printed[1])), "", True
    if short := re.search(r"(\d)0['’]?s", words):
        number = int(short[1]) * 10
        return decade((2000 if number < 50 else 1900) + number), "", True
    if "decade" not in words:
        return decade(DECADE_NAMES[words.split()[-1]]), "", True
    return (decade(stated.year // 10 * 10) if stated else None), "", False


def _century(match: re.Match[str], _stated: date | None) -> Placed | None:
    words = match[0].lower()
    if "mid" in words:
        return year(2050), "", True
    if not (nth := re.search(r"\d+", words)):
        return year(2100), "", True
    first = int(nth[0]) * 100 - 100
    return years(first, first + 99) if first else None, "", True


def _plan(match: re.Match[str], _stated: date | None) -> Placed | None:
    words = match[0]
    number = re.search(r"\d+", words)
    which = int(number[0]) if number else ORDINALS.get(words.split()[0].lower(), 0)
    if not 10 <= which <= 20:
        return None
    first = 1951 + 5 * which
    return years(first, first + 4), "", True


def _window(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0].lower()
    behind = re.search(r"\b(?:last|past|previous|prior|recent)\b", words) is not None
    length = _length(words)
    if stated and length and "quarter" in words:
        here = (stated.month + 2) // 3 * 3
        last = here - 3 if behind else here + length
        return months(stated.year, last - length + 1, last), "past" if behind else "future", False
    return window(stated, length, behind=behind, inside=words.startswith("within"))


def _ahead(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0].lower()
    behind, in_years = words.endswith(("ago", "earlier")), bool(re.search("year|decade", words))
    return away(stated, _length(words), behind=behind, in_years=in_years)


def _length(words: str) -> int | None:
    """Return the months in the words of a window; none where nobody counts: `a few years`."""
    count = _count(words)
    return count and count * UNITS[re.findall("|".join(UNITS), words)[-1]]


def _count(words: str) -> int | None:
    """Return the (larger) number in the words of a window."""
    numbers = [
        int(word) if word.isdigit() else NUMBERS[word]
        for word in re.findall(r"\d+|[a-z]+", words)
        if word.isdigit() or word in NUMBERS
    ]
    if numbers:
        return min(max(numbers), 200)
    return None if "few" in words or "several" in words or words.endswith("s") else 1


def _bare(match: re.Match[str], _stated: date | None) -> Placed | None:
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 24) : start]
    after = text[end : end + 24]
    if NOT_A_YEAR_AFTER.match(after):
        return None
    recent = 2015 <= int(match[0][:4]) <= 2060 and YEAR_BEFORE_NOUN.match(after)
    known = YEAR_FOLLOWER.match(after) or not before.strip(" \"'“(") or YEAR_CUE.search(before)
    return (year(int(match[0][:4])), "", True) if recent or known else None


def _stretch(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read `the three months to September 2025`, `the decade to 2035`."""
    length, _, ending = re.split(r"(?i)\b(end(?:ed|ing|s)|to|through)\b", match[0], maxsplit=1)
    owner, tense, explicit = _year_of(ending, stated)
    if owner is None:
        return None, tense, explicit
    name = _MONTH_NAME.search(ending)
    last = MONTHS[name[0][:3].lower()] if name else 12
    return months(owner, last - (_length(length.lower()) or 1) + 1, last), tense, explicit


HANDLERS: dict[str, Callable[[re.Match[str], date | None], Placed | None]] = {
    "numeric": numeric,
    "range": _years,
    "stretch": _stretch,
    "quarter": _part,
    "half": _part,
    "fiscal": _years,
    "months": _months,
    "window": _window,
    "ahead": _ahead,
    "relative": _relative,
    "decade": _decade,
    "century": _century,
    "plan": _plan,
    "bare": _bare,
}
"""Name of the group of the pattern that matched -> what reads it."""
