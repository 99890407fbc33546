"""Years counted from one named before: `that same year`, `two years later`."""

import re

from forecasts.reading.lexicon.magnitudes import COUNT_WORDS
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods import is_placed
from forecasts.reading.records import Period
from forecasts.reading.spans import FoundPeriod, year

__all__ = ["place_steps"]

_STEP = Lazy(
    "(?i)"
    r"\b(?:(?:in|by|during)\s+)?(?:(?P<same>(?:that|the)\s+same\s+year|that\s+year)"
    r"|(?P<back>the\s+year\s+before|the\s+previous\s+year)"
    r"|the\s+following\s+year|(?:a|one)\s+year\s+later"
    r"|(?P<count>two|three|four|five|six|seven|eight|nine|ten|[1-9]\d?)\s+years\s+later)\b"
)
_LAST_YEAR = 2200


def place_steps(
    text: str, found: tuple[FoundPeriod, ...], earlier: Period | None
) -> tuple[FoundPeriod, ...]:
    """Return the periods with those added that count from the last one before them.

    Args:
        text: A sentence.
        found: Its periods in order of place.
        earlier: The period of the sentence before, from which the first one counts.
    """
    if "year" not in text:
        return found
    for match in _STEP.finditer(text):
        before = [one.period for one in found if one.end <= match.start()]
        since = before[-1] if before else earlier
        if since is None or not is_placed(since) or since.start.year != since.end.year:
            continue
        number = since.end.year + _years(match)
        if number > _LAST_YEAR:
            continue
        start, end = year(number)
        step = FoundPeriod(
            start=match.start(),
            end=match.end(),
            period=Period(start=start, end=end, words=match[0], relation="in"),
            explicit=True,
        )
        others = (one for one in found if one.end <= step.start or step.end <= one.start)
        found = tuple(sorted((*others, step), key=lambda one: one.start))
    return found


def _years(match: re.Match[str]) -> int:
    """Return how many years on."""
    if match["same"]:
        return 0
    if match["back"]:
        return -1
    count = match["count"]
    return int(COUNT_WORDS.get(count.lower()) or count) if count else 1
