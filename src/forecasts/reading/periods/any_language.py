"""Periods: what a claim's target says, and which periods running text names.

Two languages share one record. `read_period` reads the whole of a short text, `find_periods` finds
every period of a long one, `format_period` writes the compact name that tables use.
"""

import re
from collections.abc import Iterable
from datetime import date

from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import (
    UNPLACED,
    FoundPeriod,
    half,
    month,
    months_on,
    quarter,
    year,
)
from forecasts.reading.records import Period, Unreadable
from forecasts.reading.twins.cue_words import plain

__all__ = ["FoundPeriod", "find_periods", "format_period", "grammar_of", "is_placed", "read_period"]

_CHINESE = Lazy(r"[\u4e00-\u9fff]")
_FISCAL = Lazy(r"(?i)\bFY|fiscal|financial[\s-]+year|财年|会计年度")
_FILLER = Lazy(
    r"[\s.,;:。，；()（）\"'“”]*(?:(?:the|year|calendar|about|around|roughly|approximately"
    r"|at the latest"
    r"|or (?:earlier|later|so)|预计|左右|前后|时|的|期间|间|度|全年|为止|止|大约|约)[\s.,;:。，]*)*"
)
_USUAL = re.compile(r"(?:(?P<by>by |到)|in )?(?P<year>(?:19|20)\d\d)年?")
_INTERVAL = Lazy(r"(\d{4}-\d\d-\d\d)\s*/\s*(\d{4}-\d\d-\d\d)")
_TURNED = "the period ends before it starts"
_FOUR_DIGITS = Lazy(r"(?<!\d)\d{4}(?!\d)")
_SAMPLE = 4000
_LONGEST_TARGET = 200
_HAN = Lazy("[ぁ-ヺー一-鿿]")
_LETTER = Lazy(r"[^\W\d_]")
_LONGEST_GAP = 12
_TO = Lazy(r"(?i)\s*(?:-|–|—|~|to|through|until|till|至|到)\s*")
_LEADING_TO = Lazy(r"(?i)(?:to|through|until|till)\b|[至到]")
_AND = Lazy(r"(?i)\s*and\s+(?:the\s+)?")


def is_placed(period: Period) -> bool:
    """Tell whether the period has days: relative words without a day of statement have none."""
    return (period.start, period.end) != UNPLACED


def find_periods(
    text: str, *, language: str | None = None, stated: date | None = None
) -> tuple[FoundPeriod, ...]:
    """Find every period that a text names, in order of place, without overlaps.

    Args:
        text: Running text.
        language: `en`, `zh`, or None to choose by the characters of the text.
        stated: The day of the statement, for `next year` and `未来五年`; without it such words get
            the span `UNPLACED`.
    """
    twin = plain(text)
    if grammar_of(text, language) == "en":
        from forecasts.reading.periods.english import find_english

        return _disjoint(find_english(twin, stated), text)
    from forecasts.reading.periods.chinese import find_chinese

    return _disjoint(find_chinese(twin, stated), text)


def grammar_of(text: str, language: str | None) -> str:
    """Return the grammar that reads a language: `zh` for Chinese and Japanese, else `en`.

    Without a language the characters decide: a Chinese name in an English text does not make it
    Chinese, one Chinese character says about as much as three letters.
    """
    if language is not None:
        return "zh" if language[:2].lower() in ("zh", "ja") else "en"
    if text.isascii():
        return "en"
    head = text[:_SAMPLE]
    han = len(_HAN.findall(head))
    letters = len(_LETTER.findall(head)) - han
    return "zh" if han and 3 * han >= letters else "en"


def _disjoint(found: Iterable[FoundPeriod], text: str) -> tuple[FoundPeriod, ...]:
    """Join the ends of ranges, and quote the text itself."""
    kept: list[FoundPeriod] = []
    for one in found:
        if kept and (joined := _join(kept[-1], one, text)):
            kept[-1] = joined
        else:
            start = max(one.start, kept[-1].end) if kept else one.start
            words = text[start : one.end]
            kept.append(
                one
                if words == one.period.words
                else one._replace(start=start, period=one.period._replace(words=words))
            )
    return tuple(kept)


def _join(first: FoundPeriod, last: FoundPeriod, text: str) -> FoundPeriod | None:
    """Make one period of `from May` and `to October 2020`, `2017年3月` and `至5月`."""
    gap = text[first.end : last.start]
    if len(gap) > _LONGEST_GAP or first.window or last.window:
        return None
    between = text[max(0, first.start - 8) : first.end].lower().lstrip()
    joins = _TO.fullmatch(gap + (_LEADING_TO.match(last.period.words) or [""])[0].strip())
    if not joins and not (_AND.fullmatch(gap) and "between" in between):
        return None
    start, end = first.period.start, last.period.end
    if not is_placed(first.period) or not is_placed(last.period):
        return None
    if first.floating and last.explicit:
        start = months_on(start, 12 * (last.period.start.year - start.year))
        start = months_on(start, -12 * (start > last.period.start))
    elif last.floating and end < start:
        end = months_on(end, 12 * (start.year - end.year + (end.month < start.month)))
    if end <= start:
        return None
    return first._replace(
        end=last.end,
        period=Period(start, end, words=text[first.start : last.end], relation="from"),
        explicit=first.explicit or last.explicit,
        floating=first.floating and last.floating,
        tense=last.tense or first.tense,
    )


def read_period(text: str, *, stated: date | None = None) -> Period | Unreadable:
    """Read the target of a claim: `by 2030`, `FY2026`, `2026-Q3`, `到2030年`, `within five years`.

    Args:
        text: The words; nothing but a period may stand in them.
        stated: The day of the statement, which relative words are counted from.

    Returns:
        The period, with its words as given; or what could not be read, and where.
    """
    if usual := _USUAL.fullmatch(text):
        return _read_usual(usual, text)
    if len(text) > _LONGEST_TARGET:
        return Unreadable(reason="a target is a few words", offset=_LONGEST_TARGET, text=text)
    if exact := _INTERVAL.fullmatch(text.strip()):
        return _read_interval(exact, text)
    twin = plain(text)
    languages = ("zh", "en") if _CHINESE.search(twin) else ("en", "zh")
    attempts = [_read_with(language, text, twin, stated) for language in languages]
    readable = [found for found in attempts if isinstance(found, Period)]
    return readable[0] if readable else attempts[0]


def _read_usual(match: re.Match[str], text: str) -> Period:
    """Read a plain year, by far the most frequent target, without the grammars' patterns."""
    number = int(match["year"])
    relation = "by" if match["by"] else "in"
    first, last = year(number)
    return Period(start=first, end=last, words=text, relation=relation)


def _read_interval(match: re.Match[str], text: str) -> Period | Unreadable:
    try:
        first, last = date.fromisoformat(match[1]), date.fromisoformat(match[2])
    except ValueError:
        return Unreadable(reason="the calendar has no such day", offset=0, text=text)
    if last < first:
        return Unreadable(reason=_TURNED, offset=match.start(2), text=text)
    return Period(start=first, end=last, words=text, relation="from")


def _read_with(language: str, text: str, twin: str, stated: date | None) -> Period | Unreadable:
    """Read the text as one period of one language, or say what is left over."""
    found = find_periods(text, language=language, stated=stated)
    reason, offset = _fault(found, twin)
    if reason:
        return Unreadable(reason=reason, offset=offset, text=text)
    return found[0].period._replace(words=text)


def _fault(found: tuple[FoundPeriod, ...], twin: str) -> tuple[str, int]:
    """Return why periods are not the one that a text names, and where; nothing where they are."""
    if not found:
        return "no year, quarter, month or length of time is named", 0
    first = found[0]
    if not is_placed(first.period):
        return f"'{first.period.words}' needs the date of the statement", first.start
    numbers = list(_FOUR_DIGITS.finditer(twin))
    if len(numbers) > 1 and int(numbers[0][0]) > int(numbers[-1][0]):
        return _TURNED, numbers[-1].start()
    if (before := _filled(twin, 0)) < first.start:
        return "words that name no period", before
    if (after := _filled(twin, first.end)) < len(twin):
        return "a second period" if len(found) > 1 else "words that name no period", after
    return "", 0


def _filled(twin: str, start: int) -> int:
    """Return where words that add nothing to a period end."""
    found = _FILLER.match(twin, start)
    return found.end() if found else start


def format_period(period: Period) -> str:
    """Write the compact name of a period: `2030`, `2026-Q1`, `2026-H1`, `2026-09`, `2016-2019`.

    A fiscal year is `FY2026`, a single day `2026-09-17`, every other stretch `first/last` day. A
    period without days is its words.
    """
    first, last = period.start, period.end
    if not is_placed(period):
        return period.words
    fiscal = "FY" if _FISCAL.search(period.words) else ""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{fiscal}{first.year}" if first.year == last.year else f"{first.year}-{last.year}"
    if first == last:
        return first.isoformat()
    named = _part_of_year(first, last)
    return (fiscal if named[-3:-1] in ("-Q", "-H") else "") + named


def _part_of_year(first: date, last: date) -> str:
    """Return the name of a month, quarter or half, else the two days."""
    part, which = (first.month + 2) // 3, (first.month + 5) // 6
    names = {
        month(first.year, first.month): f"{first:%Y-%m}",
        quarter(first.year, part): f"{first.year}-Q{part}",
        half(first.year, which): f"{first.year}-H{which}",
    }
    return names.get((first, last)) or f"{first.isoformat()}/{last.isoformat()}"
