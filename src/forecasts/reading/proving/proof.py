"""Whether a quotation proves a claim: its declared value and target against what the words say.

A quotation may hold several figures; one that agrees as a whole is proof enough. Where none does,
the nearest is reported, each difference with its place in the declared text and in the quotation.
"""

import re
from datetime import date
from typing import NamedTuple

from forecasts.reading.find import find
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import (
    FoundPeriod,
    find_periods,
    format_period,
    is_placed,
)
from forecasts.reading.proving.figure import Finding, Place, compare_figure, is_digit
from forecasts.reading.records import Period, Quantity, Value
from forecasts.reading.twins.cue_words import plain

__all__ = ["Finding", "prove"]

_FOREIGN = ("de", "fr", "es")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d|%)")
_ODD_YEAR = Lazy(
    r"(?i)(?:\b(?:by|in|before|through|until|after|since|from|fiscal|FY|year|end of|[QH][1-4])\s*"
    r"|[到至在于截]|[-–—]\s?"
    r"|(?:19|20)\d\d\s+(?:to|through|until|and)\s+)"
    r"(\d{4,5})(?![,.]?\d|\s?(?:%|[\u4e00-\u9fff]|[a-z]))|(?<![\d.,])(\d{4,5})\s?年"
)
_RELATIVE = Lazy(
    r"\b(?:quarter|half|[qh][1-4]|fy|fiscal|year|month|decade|century|before|prior|after|early"
    r"|late|mid|end\b)|[1-4][qh]\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d"
    r"|\d\s?[-–—~至到]\s?\d"
)
_RELATIVE_HAN = Lazy(r"[季半月财前后底末初内起]|中[中年]|年[中年代]|世纪")
_WEIGHTS = {"value": 8, "unit": 4, "hedge": 2, "target": 1, "base": 1}


class Quoted(NamedTuple):
    """A quotation, with what its periods are read by.

    Attributes:
        text: The quotation.
        language: Its language; None where nobody says.
        stated: The day of the statement, for relative periods.
        context: The words around it; empty where there are none.
    """

    text: str
    language: str | None
    stated: date | None
    context: str

    def periods(self, text: str) -> tuple[FoundPeriod, ...]:
        """Return the periods that the quotation, or the words around it, names."""
        return find_periods(text, language=self.language, stated=self.stated)


def prove(  # noqa: PLR0913 - what a claim says, and all that is known of its quotation
    value: Value,
    target: Period | None,
    quote: str,
    *,
    language: str | None = None,
    stated: date | None = None,
    context: str | None = None,
) -> tuple[Finding, ...]:
    """Compare a declared value and target with the quotation that is to prove them.

    Args:
        value: The value as the claim declares it.
        target: The declared target period, or None when there is nothing to compare.
        quote: The quotation.
        language: Its language; German, French and Spanish numbers are read as such.
        stated: The day of the statement, for relative periods.
        context: The words around the quotation, the quotation among them; it may name the target.

    Returns:
        One finding `agrees` (with one `absent` where the target is not named), or one finding for
        each difference from the nearest figure, or one `unreadable`.
    """
    figures = _figures(quote, language)
    if not figures:
        return (Finding(outcome="unreadable", what="value", declared=value.text, found=quote),)
    scored = [(compare_figure(value, one), one) for one in figures]
    scored.sort(key=lambda pair: sum(_WEIGHTS[found.what] for found in pair[0]))
    fitting = [one for found, one in scored if not found]
    if not fitting:
        return scored[0][0]
    quoted = Quoted(quote, language, stated, context or "")
    base = _compare_base(value, quoted)
    if target is None:
        return base or (_agrees(value, fitting[0]),)
    verdicts = [_compare_target(target, one, quoted) for one in fitting]
    best = min(verdicts, key=lambda found: ("agrees", "absent", "differs").index(found.outcome))
    if best.outcome == "differs" or base:
        return tuple(one for one in (*base, best) if one.outcome == "differs")
    proof = _agrees(value, fitting[verdicts.index(best)])
    return (proof,) if best.outcome == "agrees" else (proof, best)


def _agrees(value: Value, one: Quantity) -> Finding:
    declared, found = (0, len(value.text)), (one.start, one.end)
    return Finding("agrees", "", value.text, one.quote, declared, found)


def _figures(quote: str, language: str | None) -> tuple[Quantity, ...]:
    """Return the figures of a quotation, with offsets in the quotation itself."""
    if not language or language[:2] not in _FOREIGN:
        return find(quote)
    from forecasts.reading.values.foreign import as_english  # few quotations need its tables

    english, places = as_english(quote, language[:2])
    return tuple(
        one._replace(start=places[one.start], end=places[min(one.end, len(places) - 1)])
        for one in find(english)
    )


def _compare_base(value: Value, quoted: Quoted) -> tuple[Finding, ...]:
    """Compare the base year of growth, or the window of a sum, where the quotation has years."""
    declared = value.window or value.base
    if declared is None:
        return ()
    periods = [one for one in quoted.periods(quoted.text) if one.explicit]
    numbers = {year for one in periods for year in (one.period.start.year, one.period.end.year)}
    missing = {declared.start.year, declared.end.year} - numbers
    if not periods or not missing:
        return ()
    at = value.text.find(declared.words)
    span = (at, at + len(declared.words)) if at >= 0 else (0, len(value.text))
    nearest = periods[0]
    place = (nearest.start, nearest.end)
    return (Finding("differs", "base", declared.words, nearest.period.words, span, place),)


def _compare_target(target: Period, quantity: Quantity, quoted: Quoted) -> Finding:
    """Compare the declared target with the period that the figure is said of."""
    if _plainly_same(target, quoted.text):
        return _AGREES
    named = _may_name_a_period(quoted.text, quantity)
    found = _compare_named(target, quantity, quoted) if named else None
    return found or _compare_in_context(target, quantity, quoted)


_AGREES = Finding(outcome="agrees", what="target")


def _compare_named(target: Period, quantity: Quantity, quoted: Quoted) -> Finding | None:
    """Compare the target with what the quotation names; None where it names no other."""
    odd = _odd_year(quoted.text, quantity)
    if odd:
        return _other_target(target, quoted.text[slice(*odd)], odd)
    periods = [one.period for one in quoted.periods(quoted.text)]
    bound, direct = _attached(quantity, quoted.text, quoted)
    if bound is not None and is_placed(bound):
        named = not direct and any(_same_period(target, one) for one in periods)
        if named or _same_period(target, bound):
            return _AGREES
        if _ends_alike(target, bound):
            # A window whose start the quotation does not name can be proved elsewhere only.
            return _absent(target)
        return _other_target(target, format_period(bound), _place(quoted.text, bound))
    if any(_same_period(target, one) for one in periods):
        return _AGREES
    other = _other_year(target, quantity, quoted)
    return _other_target(target, quoted.text[slice(*other)], other) if other else None


def _other_target(target: Period, found: str, place: Place) -> Finding:
    words = (0, len(target.words))
    return Finding("differs", "target", format_period(target), found, words, place)


def _may_name_a_period(quote: str, quantity: Quantity) -> bool:
    """Look cheaply whether any word or number beside the figure could name a period.

    A quotation without a date is common, and the grammar of periods takes longest to set up.
    """
    beside = plain(quote[: quantity.start] + " " + quote[quantity.end :])
    return any(map(is_digit, beside)) or _names_relative(beside)


def _other_year(target: Period, quantity: Quantity, quoted: Quoted) -> Place | None:
    """Return the place of a year to come that is named, when no year of the target is.

    Years before the statement are what the number is compared with, not what it is said of.
    """
    years = [
        match
        for match in _YEAR.finditer(plain(quoted.text))
        if not (match.start() < quantity.end and quantity.start < match.end())
    ]
    if any(target.start.year <= int(match[0]) <= target.end.year for match in years):
        return None
    coming = [one for one in years if quoted.stated is None or int(one[0]) >= quoted.stated.year]
    return coming[-1].span() if coming else None


def _absent(target: Period) -> Finding:
    return Finding("absent", "target", format_period(target), "", (0, len(target.words)))


def _ends_alike(target: Period, found: Period) -> bool:
    """Tell whether a declared window ends with the single year found."""
    single = (found.end - found.start).days <= 366
    return single and target.end == found.end and target.start < found.start


def _names_relative(text: str) -> bool:
    """Tell whether a text names more than plain years: a quarter, the end of a year, a range."""
    han = not text.isascii() and _RELATIVE_HAN.search(text)
    return bool(han or _RELATIVE.search(text.lower()))


def _plainly_same(target: Period, quote: str) -> bool:
    """Tell whether a plain year is the quotation's only period, without reading its grammar."""
    text = plain(quote)
    same = {match[0] for match in _YEAR.finditer(text)} == {format_period(target)}
    return same and not _names_relative(text)


def _attached(quantity: Quantity, text: str, quoted: Quoted) -> tuple[Period | None, bool]:
    """Return the period that the rules attach to a figure, and whether it is its own."""
    from forecasts.reading.attaching.figures import attach_all

    for one in attach_all(text, find(text), language=quoted.language, stated=quoted.stated):
        if one.start <= quantity.start < one.end:
            return one.target, "inherited period" not in one.rules
    return None, False


def _same_period(target: Period, found: Period) -> bool:
    """Tell whether a declared target is the period found, or the year at which its window ends."""
    if not is_placed(found):
        return False
    names = format_period(target), format_period(found)
    if names[0].startswith("FY") != names[1].startswith("FY"):
        return False
    if (target.start, target.end) == (found.start, found.end):
        return True
    whole_year = (target.end - target.start).days in (364, 365) and target.end.month == 12
    longer = (found.end - found.start).days > 366
    return whole_year and longer and target.end.year == found.end.year


def _place(quote: str, period: Period) -> Place:
    at = quote.find(period.words)
    return (at, at + len(period.words)) if at >= 0 else (0, len(quote))


def _odd_year(quote: str, quantity: Quantity) -> Place | None:
    """Return the place of a number that stands where a year would, but can be none: `by 2930`."""
    for match in _ODD_YEAR.finditer(plain(quote)):
        start, end = match.span(1 if match[1] else 2)
        apart = end <= quantity.start or quantity.end <= start
        if apart and not 1700 <= int(match[1] or match[2]) <= 2100:
            return start, end
    return None


def _compare_in_context(target: Period, quantity: Quantity, quoted: Quoted) -> Finding:
    """Look for the target in the words around a quotation that names none."""
    absent, context = _absent(target), quoted.context
    if not context:
        return absent
    if any(_same_period(target, one.period) for one in quoted.periods(context)):
        return _AGREES
    at = plain(context).find(plain(quoted.text))
    if at < 0:
        return absent
    moved = quantity._replace(start=quantity.start + at, end=quantity.end + at)
    bound, _ = _attached(moved, context, quoted)
    if bound is None or not is_placed(bound):
        return absent
    return _other_target(target, format_period(bound), (0, 0))
