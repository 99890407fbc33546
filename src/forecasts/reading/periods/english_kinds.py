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
    day,
    decade,
    half,
    month,
    months_on,
    quarter,
    window,
    year,
    years,
)

__all__ = ["HANDLERS"]

_WORDS_TOO = ("may", "march", "mar", "dec", "sept", "sep", "jan", "jun", "jul", "apr")
_YEAR = Lazy(r"(?:1[89]|2[01])\d\d")
_SHIFT = Lazy(r"(?i)\b(this|current|next|coming|upcoming|following|last|previous|past|prior)\b")
_STEPS = {"next": 1, "coming": 1, "upcoming": 1, "following": 1}
_BACK = {"last": -1, "previous": -1, "past": -1, "prior": -1}


def _full_year(digits: str) -> int:
    """Return the year that two or four digits name; two digits lie in 1970 to 2069."""
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < 70 else 1900)


def _shift(words: str) -> int:
    """Return how many units on from now the words point: next 1, last -1, this 0."""
    found = _SHIFT.search(words)
    if not found:
        return 0
    word = found[1].lower()
    return _STEPS.get(word, _BACK.get(word, 0))


def _tense(shift: int) -> str:
    return "future" if shift > 0 else "past" if shift < 0 else ""


def _owning_year(words: str, stated: date | None) -> tuple[int | None, str, bool]:
    """Return the year that the words give to a quarter, half or month."""
    if printed := _YEAR.search(words):
        return int(printed[0]), "", True
    if short := re.search(r"(?:\A|[’'\s/]|FY|[QH])\s?(\d\d)\Z", words, re.IGNORECASE):
        return _full_year(short[1]), "", True
    shift = _shift(words)
    return (stated.year + shift if stated else None), _tense(shift), False


def _range(match: re.Match[str], _stated: date | None) -> Placed | None:
    digits = re.findall(r"\d+", match[0])
    first, last = int(digits[0]), int(digits[-1])
    if last < 100:
        last += first // 100 * 100
    if last <= first:
        # No range of years: the second one is what the words lead to.
        return (year(last), "", True) if last != first and len(digits[-1]) > 2 else None
    if "fy" in match[0].lower() and last == first + 1:
        return year(last), "", True
    return years(first, last), "", True


def _fiscal(match: re.Match[str], stated: date | None) -> Placed | None:
    digits = re.findall(r"\d+", match[0])
    if not digits:
        shift = _shift(match[0])
        return (year(stated.year + shift) if stated else None), _tense(shift), False
    first = _full_year(digits[0])
    if len(digits) > 1:
        last = _full_year(digits[-1])
        return (year(last) if last == first + 1 else years(first, max(first, last))), "", True
    return year(first), "", True


def _quarter(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0]
    if relative := re.fullmatch(r"(?:the\s+)?(\w+)\s+quarter", words, re.IGNORECASE):
        word = relative[1].lower()
        if word in _STEPS or word in _BACK or word in ("this", "current"):
            shift = _shift(words)
            if not stated:
                return None if word == "last" else (None, _tense(shift), False)
            return quarter(stated.year, (stated.month - 1) // 3 + 1 + shift), _tense(shift), False
    which = re.search(r"Q([1-4])|([1-4])Q", words, re.IGNORECASE)
    named = re.search(r"(\w+)[\s-]+quarter", words, re.IGNORECASE)
    name = named[1].lower() if named else ""
    number = int(which[1] or which[2]) if which else ORDINALS.get(name, 4)
    if name[:3] in MONTHS:
        number = MONTHS[name[:3]] // 3  # the June quarter ends with that month
    owner, tense, explicit = _owning_year(_without_ordinal(words), stated)
    return (quarter(owner, number) if owner else None), tense, explicit


def _half(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0]
    if "month" in words.lower():
        return _first_months(words, stated)
    which = re.search(r"H([12])|([12])H", words, re.IGNORECASE)
    named = re.search(r"(\w+)[\s-]+half", words, re.IGNORECASE)
    number = (
        int(which[1] or which[2]) if which else ORDINALS.get(named[1].lower(), 2) if named else 2
    )
    owner, tense, explicit = _owning_year(_without_ordinal(words), stated)
    return (half(owner, min(number, 2)) if owner else None), tense, explicit


def _first_months(words: str, stated: date | None) -> Placed | None:
    """Read `the first nine months of 2025`."""
    count = _count(words.lower().partition("month")[0].replace("first", ""))
    owner, tense, explicit = _owning_year(words, stated)
    if owner is None:
        return None, tense, explicit
    if count is None or count > 12:
        return None
    return (month(owner, 1)[0], month(owner, count)[1]), tense, explicit


def _without_ordinal(words: str) -> str:
    return re.sub(
        r"(?:last|\w+)[\s-]+(?:quarter|half)|[1-4][QH]", "", words, count=1, flags=re.IGNORECASE
    )


def _months(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0]
    name = next(
        found
        for found in re.findall(r"[a-z]{3,}", words, re.IGNORECASE)
        if found[:3].lower() in MONTHS
    )
    which = MONTHS[name[:3].lower()]
    of_month = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    if printed := _YEAR.search(words):
        number, tense, explicit = int(printed[0]), "", True
    else:
        if not _SHIFT.search(words) and not _is_month(match):
            return None
        shift = _shift(words)
        number, tense, explicit = (stated.year + shift if stated else 0), _tense(shift), False
    if not number:
        return None
    if of_month:
        span = day(number, which, int(of_month[0]))
        return None if span is None else (span, tense, explicit)
    return (month(number, which)[0], month(number, last_month(words, which))[1]), tense, explicit


def _is_month(match: re.Match[str]) -> bool:
    """Tell whether a month's name without a year is one: `in May`, but not `may` or `Mar Vista`."""
    text, start = match.string, match.start()
    if match[0].lower() in _WORDS_TOO and not match[0][:1].isupper():
        return False
    if re.search(r"\d", match[0]):
        return True
    cue = MONTH_CUE.search(text, max(0, start - 10), start)
    return bool(cue or MONTH_FOLLOWER.match(text, match.end()))


def _numeric(match: re.Match[str], _stated: date | None) -> Placed | None:
    parts = [int(part) for part in re.findall(r"\d+", match[0])]
    if len(parts) == 3:
        span = day(*parts)
        return None if span is None else (span, "", True)
    number, which = (parts[0], parts[1]) if parts[0] > 12 else (parts[1], parts[0])
    return (month(number, which), "", True) if 1 <= which <= 12 else None


def _relative(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0].lower()
    if "after next" in words or "after the next" in words:
        return (year(stated.year + 2) if stated else None), "future", False
    if words.endswith(tuple(_SEASONS)):
        return _season(words, stated)
    shift = _shift(words)
    if stated:
        return _dated_relative(words, shift, stated)
    # A bare `the year` or `year-end` names no year at all; `next year` does, once dated.
    named = _SHIFT.search(words) and not re.search(r"end|rest|to date", words)
    return (None, _tense(shift), False) if named else None


def _dated_relative(words: str, shift: int, stated: date) -> Placed:
    """Return what words such as `next month`, `later this year` name on a day."""
    if "month" in words:
        return month(stated.year, stated.month + shift), _tense(shift), False
    span = year(stated.year + shift)
    if re.match(r"later|(?:the )?(?:rest|remainder)", words):
        return (stated, span[1]), "future", False
    if re.match(r"earlier", words) or "to date" in words:
        return (span[0], stated), "past", False
    return span, _tense(shift), False


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
    behind = bool(re.search(r"\b(?:last|past|previous|prior|recent)\b", words))
    tense = "past" if behind else "future"
    count = _count(words)
    unit = UNITS[re.findall(r"year|quarter|month|decade", words)[-1]]
    if stated is None or count is None:
        return None, tense, False
    inside = words.startswith("within")
    if unit == 3:
        here = (stated.month - 1) // 3 + 1
        first, last = (here - count, here - 1) if behind else (here + 1, here + count)
        return (quarter(stated.year, first)[0], quarter(stated.year, last)[1]), tense, False
    return window(stated, count * unit, behind=behind, inside=inside), tense, False


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


def _ahead(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0].lower()
    count = _count(words)
    behind = words.endswith(("ago", "earlier"))
    tense = "past" if behind else "future"
    if stated is None or count is None:
        return None, tense, False
    unit = UNITS[re.findall(r"year|month|decade|quarter", words)[-1]]
    there = months_on(stated, -count * unit if behind else count * unit)
    span = month(there.year, there.month) if unit < 12 else year(there.year)
    return span, tense, False


def _bare(match: re.Match[str], _stated: date | None) -> Placed | None:
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 24) : start]
    after = text[end : end + 24]
    if NOT_A_YEAR_AFTER.match(after):
        return None
    recent = 2015 <= int(match[0][:4]) <= 2060 and YEAR_BEFORE_NOUN.match(after)
    known = YEAR_CUE.search(before) or YEAR_FOLLOWER.match(after) or not before.strip(" \"'“(")
    return (year(int(match[0][:4])), "", True) if recent or known else None


_STRETCH = {"quarter": 3, "year": 12, "decade": 120, "month": 1}


def _stretch(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read `the three months to September 2025`, `the decade to 2035`."""
    length, _, ending = re.split(r"(?i)\b(end(?:ed|ing|s)|to|through)\b", match[0], maxsplit=1)
    unit = _STRETCH[re.findall(r"quarter|year|decade|month", length.lower())[-1]]
    months = unit * (_count(length.lower()) or 1)
    names = [one for one in re.findall(r"[a-z]{3,}", ending.lower()) if one[:3] in MONTHS]
    printed, shift = _YEAR.search(ending), _shift(ending)
    if not printed and not stated:
        return None, _tense(shift), False
    owner = int(printed[0]) if printed else stated.year + shift if stated else 0
    last = MONTHS[names[0][:3]] if names else 12
    span = month(owner, last - months + 1)[0], month(owner, last)[1]
    return span, "" if printed else _tense(shift), bool(printed)


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _season(words: str, stated: date | None) -> Placed:
    """Read `next summer` as the year that it falls in; a winter belongs to the year it ends in."""
    shift = _shift(words)
    if not stated:
        return None, _tense(shift), False
    first = _SEASONS[words.rsplit(maxsplit=1)[-1]]
    begun = stated.month >= first
    number = stated.year + (first == 12 and (begun or shift >= 0))
    number += (shift > 0 and begun) - (shift < 0 and not begun)
    return year(number), _tense(shift), False


HANDLERS: dict[str, Callable[[re.Match[str], date | None], Placed | None]] = {
    "numeric": _numeric,
    "range": _range,
    "stretch": _stretch,
    "quarter": _quarter,
    "half": _half,
    "fiscal": _fiscal,
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
