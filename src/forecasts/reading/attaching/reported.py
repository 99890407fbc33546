"""The period of a report that never names its own: `$84 million, against $70m in Q3 2025`."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from forecasts.reading.attaching.conclude import moved
from forecasts.reading.attaching.replaced import Judged
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import month
from forecasts.reading.records import Period, Quantity

__all__ = ["as_compared", "the_period", "word_of"]

_FRESH = 130
"""Days after its end in which a period is what is reported now *[ours]*."""
_JUST_OVER = 75
"""Days after its end in which `the quarter` is one that nobody named *[ours]*."""
_REACH = 48
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_THE = Lazy(
    r"(?i)[^.;\n]{0,40}?\b(?:in|for|during|over)\s+the\s+(month|quarter|half|year)\b"
    r"(?!\s+(?:to|end|of|before|ago|earlier|through|after|20|is|was|has|will))"
)
_SUMMED_UP = Lazy(
    r"(?i)\b(?:in|for|during|over|up)\s+the\s+(month|quarter|half|year)[:,]\s[^.\n]*\Z"
)


def as_compared(judged: Sequence[Judged], place: int, stated: date | None) -> Period | None:
    """Return what a sentence reports on where it names only the same time a year before."""
    if stated is None:
        return None
    start = judged[place].start
    for at in range(place, len(judged)):
        one = judged[at].quantity
        if judged[at].start != start:
            return None
        if one.target and "compared with" not in one.rules:
            return None
        if one.target and not one.forecast and word_of(one.target):
            then = moved(one.target, 1)
            return then if 0 < (stated - then.end).days <= _FRESH else None
    return None


def word_of(period: Period) -> str:
    """Return what a period is by its length: `quarter`; empty for others."""
    start, end = period.start, period.end
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    return next((word for word, count in _MONTHS.items() if whole and count == months), "")


def the_period(
    text: str, one: Judged, quantity: Quantity, named: dict[str, Period], stated: date | None
) -> Period | None:
    """Return the period of `in the quarter`: the one last named, or that which has just ended."""
    if "the " not in text[one.start : quantity.end + _REACH]:
        return None
    found = _THE.match(text, quantity.end) or _SUMMED_UP.search(text, one.start, quantity.start)
    if not found:
        return None
    word = found[1].lower()
    return named.get(word) or (_just_over(word, stated) if stated else None)


def _just_over(word: str, stated: date) -> Period | None:
    """Return the month, quarter, half or year of the calendar that has just ended."""
    count = _MONTHS[word]
    passed = (stated.month - 1) // count * count
    last, year = (passed, stated.year) if passed else (12, stated.year - 1)
    start, end = month(year, last - count + 1)[0], month(year, last)[1]
    return Period(start, end, f"the {word}", "in") if (stated - end).days <= _JUST_OVER else None
