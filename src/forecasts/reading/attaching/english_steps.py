"""Periods counted from one named before: `that same year`, `two years later`, `in the second`."""

import re
from collections.abc import Callable
from typing import NamedTuple

from forecasts.reading.attaching.language import Known
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
    r"\s+(?:later|after\s+that|thereafter)"
    r"|(?P<tens>a|one|two|three)\s+decades?\s+(?:later|after\s+that|thereafter|(?P<ago>earlier|before(?=,))))\b"
)
_OTHER = Lazy(
    r"(?i)\b(?:in|for)\s+the\s+(?P<nth>first|second|third|fourth)\b"
    r"(?=\s+(?:and(?!\s+(?:second|third|fourth))|with|while|but|is|are|was|were|will)\b"
    r"|\s*(?:[.,;:)]|\Z))"
)
"""The half or quarter that a first one lets expect: `9% in the first half, 12% in the second`."""

_SAME_SPAN = Lazy(
    r"(?i)\b(?=[odtawi])(?:over|during|throughout|across|within|in)\s+(?:the|this|that)\s+(?:(?:same|forecast|projection|projected|plan|planning"
    r"|entire|whole|assessment|outlook)\s+)?(?:(?:[a-z]+|\d+)[\s-]+)?(?:period|time\s?frame|span|window|horizon|stretch|years|decade)\b"
    r"(?!\s+(?:last|of|a\s+year|in|end|to|from|before|earlier|ahead|between|through|20))"
)
"""The years just named, told again: `over the same five years`, `during the forecast period`."""

_THE_QUARTER = Lazy(
    r"(?i)\b(?:in|for|during|over)\s+the\s+quarter\b(?!\s+(?:of|to|end\w*|ahead|before|earlier|that|through|20)\b)"
)
"""The quarter that a report is of: the one just named, else the last that is over."""

_HALF_OR_QUARTER = Lazy(r"(?i)\b(?:half|quarter)\b")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_LAST_YEAR = 2200
_DAYS = range(88, 93)


def place_steps(text: str, found: tuple[FoundPeriod, ...], known: Known) -> tuple[FoundPeriod, ...]:
    """Return the periods of a sentence with those that count from the last one before them."""
    for step in STEPS:
        if step.word not in text:
            continue
        for match in step.pattern.finditer(text):
            before = tuple(one for one in found if one.end <= match.start())
            others = [one for one in found if one.end <= match.start() or match.end() <= one.start]
            period = step.read(match, before, known)
            if period is None or (step.yields and len(others) < len(found)):
                continue
            one = FoundPeriod(
                *match.span(),
                period._replace(words=match[0]),
                explicit=True,
                floating=step.floats and (not before or before[-1].floating),
            )
            found = tuple(sorted((*others, one), key=lambda one: one.start))
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


def _same_years(
    _match: re.Match[str], before: tuple[FoundPeriod, ...], known: Known
) -> Period | None:
    """Return the years that were named last, here or in a sentence before."""
    named = [one.period for one in before if _lasts_years(one.period)]
    return named[-1] if named else known.years


def _that_quarter(
    _match: re.Match[str], before: tuple[FoundPeriod, ...], known: Known
) -> Period | None:
    """Return the quarter that was named last, or that was over last when it was said."""
    named = [one.period for one in reversed(before)]
    if known.period:
        named.append(known.period)
    for one in named:
        if (one.end - one.start).days + 1 in _DAYS:
            return _in((one.start, one.end))
    if known.stated is None or named:
        return None
    return _in(quarter(known.stated.year, (known.stated.month - 1) // 3))


def _years_on(match: re.Match[str], before: tuple[FoundPeriod, ...], known: Known) -> Period | None:
    """Return the year that so many years lead to from the last period before the words."""
    since = before[-1].period if before else known.period
    if since is None or since.start.year != since.end.year:
        return None
    if tens := match["tens"]:
        decades = COUNT_WORDS.get(tens.lower(), 1)
        number = since.end.year + 10 * (-decades if match["ago"] else decades)
        return _in(year(number)) if number <= _LAST_YEAR else None
    count = match["count"] or "one"
    on = 0 if match["same"] else -1 if match["back"] else COUNT_WORDS.get(count.lower())
    number = since.end.year + int(count if on is None else on)
    return _in(year(number)) if number <= _LAST_YEAR else None


def _other_part(
    match: re.Match[str], before: tuple[FoundPeriod, ...], known: Known
) -> Period | None:
    """Return the named half or quarter of the year that a half or quarter lies in."""
    which = _NTH[match["nth"].lower()]
    named = [*filter(None, (known.period,)), *(one.period for one in before)]
    parts = [one for one in named if _HALF_OR_QUARTER.search(one.words)]
    if not parts or not is_placed(parts[-1]):
        return None
    part = quarter if "quarter" in parts[-1].words.lower() else half
    return _in(part(parts[-1].end.year, which))


def _in(span: Span) -> Period:
    return Period(*span, words="", relation="in")


class Step(NamedTuple):
    """One way to name a period by another one.

    Attributes:
        word: A word without which the pattern does not fit.
        pattern: The words.
        read: The span that they name, given the periods before them.
        floats: Whether a tense may move it where it may move the one before.
        yields: Whether it leaves a period that it would cover.
    """

    word: str
    pattern: Lazy
    read: Callable[[re.Match[str], tuple[FoundPeriod, ...], Known], Period | None]
    floats: bool = False
    yields: bool = False


STEPS = (
    Step("", _SAME_SPAN, _same_years, yields=True),
    Step("quarter", _THE_QUARTER, _that_quarter),
    Step("year", _STEP, _years_on),
    Step("decade", _STEP, _years_on),
    Step(" the ", _OTHER, _other_part, floats=True),
)
"""In the order in which they are looked for."""
