"""Carry the period that a paragraph last named to the figures that name none.

`Revenue rose 9% in the March quarter. Margins were 20%.`: a figure takes the period of what was
said before it in the same voice, a fact that of a fact and a forecast that of a forecast.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from forecasts.reading.attaching.conclude import on_its_side
from forecasts.reading.attaching.scene import Stance
from forecasts.reading.attaching.tables import cells, in_cell
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import FoundPeriod, find_periods, grammar_of, is_placed
from forecasts.reading.records import Period, Quantity

__all__ = ["Judged", "carry"]

_BREAK = Lazy(r"\n\s*\n")
_LEAD = Lazy(r"(?:\A|[.!?。！？\n])\s*([^.!?。！？\n]{1,90}[.!?。！？:：]?[ \t\"”)]*\n?(?:A:|答[:：])?\s*)\Z")
"""A heading, a question or a few words that end right before the sentence of a figure."""

_LISTED = Lazy(r"\s*(?:[/、和及与]|,\s*(?:and\s)?|and\s|or\s)?\s*")

_FAR = 120
"""How far before a sentence a heading may begin."""

_NOW = Lazy(r"(?i)\b(?:now|today|currently|at\s+present|so\s+far)\b|目前|当前|现在|现有|如今|現在|迄今|至今")
"""What leaves the time that was spoken of: `In 2019 it made 9 million; it now makes 12`."""

_OWN = frozenset(("compared with", "duration", "valuation", "respondents", "today", "revision"))
"""Rules after which a figure is not of the time that the text speaks of."""


class Judged(NamedTuple):
    """A quantity with what its sentence says of it.

    Attributes:
        quantity: The quantity, with forecast and target.
        stance: What the rules say; None where nothing in the sentence speaks of time.
        start: Where its sentence begins.
        end: Where its sentence ends.
    """

    quantity: Quantity
    stance: Stance | None
    start: int
    end: int


def carry(text: str, judged: list[Judged], stated: date | None) -> Iterator[Quantity]:
    """Yield the quantities, those without a period with that of their paragraph.

    Args:
        text: The whole text.
        judged: Its quantities in order of place.
        stated: The day of the statement, if known.
    """
    last: dict[bool, Period] = {}
    dated = cells(text, stated)
    starts = [cell.start for cell in dated]
    start = end = said = 0
    before: Quantity | None = None
    for one in judged:
        fresh = one.start > start or end == 0
        if fresh:
            if _BREAK.search(text, end, one.start):
                last = {}
            if led := _led(text[max(end, one.start - _FAR) : one.start], stated):
                last = _said_of(led, stated)
            start, end = one.start, one.end
            said = start
        quantity = in_cell(one.quantity, dated, starts, stated) if dated else one.quantity
        quantity = _listed(text, before, quantity)
        before = quantity
        if quantity.earlier:
            yield _as_revised(quantity, last.get(True), stated)
            continue
        now = last.get(quantity.forecast)
        if quantity.target and not _OWN & set(quantity.rules):
            if fresh or now is None or now.start <= quantity.target.start:
                last[quantity.forecast] = quantity.target
        elif now and _takes(one) and not _NOW.search(text, said, quantity.end):
            rules = (*quantity.rules, "period of the paragraph")
            quantity = quantity._replace(target=now, rules=rules)
        said = quantity.end
        yield quantity


def _listed(text: str, before: Quantity | None, quantity: Quantity) -> Quantity:
    """Return a figure marked as earlier when it goes on a list of such: `前值11.2/12.1/13.0元`."""
    if before and before.earlier and _LISTED.fullmatch(text, before.end, quantity.start):
        return quantity._replace(earlier=True, rules=(*quantity.rules, "earlier: list"))
    return quantity


def _as_revised(quantity: Quantity, now: Period | None, stated: date | None) -> Quantity:
    """Return an earlier forecast with the period of the one that now stands."""
    own = quantity.target
    if now is None or (own and not (stated and own.end <= stated)):
        return quantity
    return quantity._replace(target=now)


def _said_of(found: FoundPeriod, stated: date | None) -> dict[bool, Period]:
    """Return the period of a heading for what is forecast and for what is reported."""
    periods = {}
    for ahead in (True, False):
        period = on_its_side(found, stated, ahead=ahead)
        if stated is None or ahead or period.start <= stated:
            periods[ahead] = period
    return periods


def _led(before: str, stated: date | None) -> FoundPeriod | None:
    """Return the period of a heading or a question right before a sentence."""
    lead = _LEAD.search(before)
    if lead is None:
        return None
    found = find_periods(lead[1], language=grammar_of(lead[1], None), stated=stated)
    placed = [one for one in found if is_placed(one.period)]
    return placed[-1] if placed else None


def _takes(one: Judged) -> bool:
    """Tell whether a figure without a period may take one."""
    stance = one.stance
    if one.quantity.kind == "duration" or _OWN & set(one.quantity.rules):
        return False
    return stance is None or stance.found is None
