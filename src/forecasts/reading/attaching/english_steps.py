"""Periods counted from one named before: `that same year`, `two years later`, `in the second`."""

import re
from datetime import date

from forecasts.reading.lexicon.magnitudes import COUNT_WORDS
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import is_placed
from forecasts.reading.periods.spans import FoundPeriod, Span, half, quarter, year
from forecasts.reading.records import Period

__all__ = ["last_years", "place_steps"]

_STEP = Lazy(
    "(?i)"
    r"\b(?:(?:in|by|during)\s+)?(?:(?P<same>(?:that|the)\s+same\s+year|that\s+year)"
    r"|(?P<back>the\s+year\s+before|the\s+previous\s+year)"
    r"|the\s+following\s+year|(?<!over\s)(?<!in\s)(?<!within\s)(?<!during\s)the\s+next\s+year"
    r"|the\s+year\s+after(?=\s+that\b|\s+and\b|\s*(?:[.,;:)]|\Z))(?:\s+that)?"
    r"|(?:a|one)\s+year\s+(?:later|after\s+that|thereafter)"
    r"|(?P<count>two|three|four|five|six|seven|eight|nine|ten|[1-9]\d?)\s+years"
    r"\s+(?:later|after\s+that|thereafter))\b"
)
_OTHER = Lazy(
    r"(?i)\b(?:in|for)\s+the\s+(?P<nth>second|third|fourth)\b(?=\s+(?:and(?!\s+(?:third|fourth))|with|while|but)\b"
    r"|\s*(?:[.,;:)]|\Z))"
)
"""The half or quarter that a first one lets expect: `9% in the first half, 12% in the second`."""

_SAME_SPAN = Lazy(
    r"(?i)\b(?:over|during|throughout|across|within|in)\s+(?:the|this|that)\s+(?:(?:same|forecast|projection|projected|plan|planning"
    r"|entire|whole|assessment|outlook)\s+)?(?:(?:[a-z]+|\d+)[\s-]+)?(?:period|time\s?frame|span|window|horizon|stretch|years|decade)\b"
    r"(?!\s+(?:last|of|a\s+year|in|end|to|from|before|earlier|ahead|between|through|20))"
)
"""The years just named, told again: `over the same five years`, `during the forecast period`."""

_THE_QUARTER = Lazy(
    r"(?i)\b(?:in|for|during|over)\s+the\s+quarter\b(?!\s+(?:of|to|end\w*|ahead|before|earlier|that|through|20)\b)"
)
"""The quarter that a report is of: the one just named, else the last that is over."""

_PART = Lazy(r"(?i)\b(?:half|quarter)\b")
_NTH = {"second": 2, "third": 3, "fourth": 4}
_LAST_YEAR = 2200


def place_steps(
    text: str,
    found: tuple[FoundPeriod, ...],
    earlier: Period | None,
    years: Period | None,
    stated: date | None,
) -> tuple[FoundPeriod, ...]:
    """Return the periods with those added that count from the last one before them.

    Args:
        text: A sentence.
        found: Its periods in order of place.
        earlier: The period of the sentence before, from which the first one counts.
        years: The years that were named last, as `between 2024 and 2030`, in a sentence before.
        stated: The day of the statement, if known.
    """
    for again in _SAME_SPAN.finditer(text):
        named = [
            one.period for one in found if one.end <= again.start() and _lasts_years(one.period)
        ]
        told = named[-1] if named else years
        covered = any(again.start() < one.end and one.start < again.end() for one in found)
        if told and not (covered and "same" not in again[0]):
            found = _with(found, again, (told.start, told.end), relation=told.relation)
    if "quarter" in text:
        for match in _THE_QUARTER.finditer(text):
            span = _that_quarter(match.start(), found, earlier, stated)
            found = _with(found, match, span) if span else found
    if "year" in text:
        for match in _STEP.finditer(text):
            span = _years_on(match, found, earlier)
            found = _with(found, match, span) if span else found
    if found and " the " in text:
        for match in _OTHER.finditer(text):
            before = [
                one for one in found if one.end <= match.start() and _PART.search(one.period.words)
            ]
            span = _other_part(match["nth"], before[-1].period) if before else None
            found = _with(found, match, span, like=before[-1]) if span else found
    return found


def last_years(found: tuple[FoundPeriod, ...], before: Period | None, now: int) -> Period | None:
    """Return the several years named last; those that are over only where none lie ahead."""
    for one in found:
        if _lasts_years(one.period) and (
            before is None or one.period.end.year >= now or before.end.year < now
        ):
            before = one.period
    return before


def _lasts_years(period: Period) -> bool:
    return is_placed(period) and period.end.year > period.start.year + 1


_DAYS = range(88, 93)


def _that_quarter(
    start: int, found: tuple[FoundPeriod, ...], earlier: Period | None, stated: date | None
) -> Span | None:
    """Return the quarter that was named last, or that was over last when it was said."""
    named = [one.period for one in found if one.end <= start] + [one for one in (earlier,) if one]
    for one in reversed(named):
        if is_placed(one) and (one.end - one.start).days + 1 in _DAYS:
            return one.start, one.end
    if stated is None or named:
        return None
    return quarter(stated.year, (stated.month - 1) // 3)


def _with(
    found: tuple[FoundPeriod, ...],
    match: re.Match[str],
    span: Span,
    like: FoundPeriod | None = None,
    relation: str = "in",
) -> tuple[FoundPeriod, ...]:
    """Return the periods with one more in its place, instead of those that it covers."""
    step = FoundPeriod(
        start=match.start(),
        end=match.end(),
        period=Period(start=span[0], end=span[1], words=match[0], relation=relation),
        explicit=like.explicit if like else True,
        floating=bool(like and like.floating),
    )
    others = (one for one in found if one.end <= step.start or step.end <= one.start)
    return tuple(sorted((*others, step), key=lambda one: one.start))


def _years_on(
    match: re.Match[str], found: tuple[FoundPeriod, ...], earlier: Period | None
) -> Span | None:
    """Return the year that so many years lead to from the last period before the words."""
    before = [one.period for one in found if one.end <= match.start()]
    since = before[-1] if before else earlier
    if since is None or not is_placed(since) or since.start.year != since.end.year:
        return None
    number = since.end.year + _count(match)
    return year(number) if number <= _LAST_YEAR else None


def _count(match: re.Match[str]) -> int:
    """Return how many years on."""
    if match["same"]:
        return 0
    if match["back"]:
        return -1
    count = match["count"]
    return int(COUNT_WORDS.get(count.lower()) or count) if count else 1


def _other_part(nth: str, first: Period) -> Span | None:
    """Return the named half or quarter of the year that a half or quarter lies in."""
    which, words = _NTH[nth.lower()], first.words.lower()
    if not is_placed(first):
        return None
    if "quarter" in words:
        return quarter(first.end.year, which)
    return half(first.end.year, which) if "half" in words and which == 2 else None
