"""What the claim before was about, where a figure only goes on to tell of it."""

import re
from collections import Counter
from collections.abc import Sequence

from forecasts.extracting.named_places import mentions
from forecasts.extracting.records import Field, Proposal, Span
from forecasts.extracting.selecting.ahead import goes_on_from
from forecasts.extracting.subjects.behind import About
from forecasts.extracting.subjects.chinese import respective_level
from forecasts.extracting.subjects.clauses import form_of
from forecasts.extracting.subjects.market_nouns import names_stuff, nouns_in
from forecasts.extracting.subjects.phrases import han_phrase
from forecasts.reading import Quantity

__all__ = [
    "carried_subject",
    "is_of_economy",
    "is_restated",
    "of_the_whole",
    "spoken_of",
    "tells_growth",
    "told_before",
]


def told_before(
    text: str, span: Span, quantity: Quantity, before: Sequence[Proposal], *, han: bool
) -> tuple[Field, Field] | None:
    """Return measure and subject of the claim before that a figure only goes on to tell of."""
    if han:
        one = respective_level(text, span, quantity, before)
        if one:
            return one.measure, one.subject
        last = before[-1] if before else None
        return _next_of_a_list(text, last, quantity) if last else None
    if not before:
        return None
    last = before[-1]
    if quantity.earlier and last.at >= span.start and not last.quantity.earlier:
        return last.measure, last.subject
    if tells_growth(text, last.quantity, quantity) or goes_on_from(text, last.quantity, quantity):
        return last.measure, last.subject
    if _is_of_the_last(text, span, last, quantity):
        return last.measure._replace(basis="paragraph"), last.subject._replace(basis="paragraph")
    return None


def _next_of_a_list(text: str, last: Proposal, quantity: Quantity) -> tuple[Field, Field] | None:
    """Return measure and subject of a figure that only has its thing before it: 冰箱销量4万台、洗衣机5万台."""
    item = _ITEM_HAN.fullmatch(text, last.quantity.end, quantity.start)
    alike = last.quantity.unit == quantity.unit and form_of(quantity) == "count"
    if not item or not alike or nouns_in(item["what"], 0, len(item["what"]), "count", han=True):
        return None
    what = han_phrase(item["what"], len(item["what"]), 0)
    return (last.measure, Field(what, what)) if what == item["what"] else None


_ITEM_HAN = re.compile(r"[、和及与](?P<what>[\u4e00-\u9fffA-Za-z]{2,10})")
_THAT = re.compile(
    r"[\s“\"]*(?:That|This|It|Which)\s(?:would|will|is|represents|marks|implies|compares)\b(?:(?!\b(?:that|which)\b)[^.;])*$"
)
_ITEM_OF_A_LIST = re.compile(
    r"[^.;:]{0,90}[;,]\s(?:and\s|along with\s|followed by\s(?:[\w-]+\s){1,4}at\s|while\s(?:[\w-]+\s){1,4}at\s|(?:staying|remaining|holding)\s(?:\w+\s)?at\s)?"
)


def _is_of_the_last(text: str, span: Span, last: Proposal, quantity: Quantity) -> bool:
    """Whether a figure tells of the same as the one before: `That would be up 4%`, `; 80% in Asia`."""
    between = text[last.quantity.end : quantity.start]
    alike = last.quantity.unit == quantity.unit == "%" and form_of(quantity) == "share"
    listed = alike and _ITEM_OF_A_LIST.fullmatch(between) and _IN_PLACE.match(text, quantity.end)
    said = form_of(quantity) == "rate" and text.count(". ", last.quantity.end, span.start + 2) <= 1
    return bool(listed or (said and _THAT.fullmatch(text, span.start, quantity.start)))


_RESTATED = re.compile(
    r"\s\(an?\s|\s?(?:(?:in|by|from|to)\s[\w\s]{2,20})?,\s(?:(?:or|equal|equivalent|to|which|is|would|be|representing|about|around|roughly|some|nearly|almost|just|over|under|more|less|than)\s){0,4}"
)


def is_restated(text: str, last: Proposal, quantity: Quantity) -> bool:
    """Whether a share says a level again: `945 TWh by 2030, just under 3 percent of all`."""
    level = form_of(last.quantity) in {"money", "count"} and form_of(quantity) == "share"
    return level and bool(_RESTATED.fullmatch(text, last.quantity.end, quantity.start))


_IN_PLACE = re.compile(r"\s(?:in|for)\s(?:both\s)?(?:the\s)?[A-Z]|[;.]")


_GROWS = re.compile(
    r"^[^.;,]{0,50}?(?:,\s+|\s+|\s*\()(?:(?:up|down)|(?:marking|representing|reflecting|a|an)(?:\s+(?!(?:in|against|from|than|versus)\b)\w+){0,4}(?:\s+of)?|an? (?:increase|rise|gain|growth|decline|drop|fall|jump|cut) of|or)"
    r"(?:\s+(?:about|by|around|some|nearly|almost|over|more than))?\s+$"
)


_LONGEST = 90  # characters


def tells_growth(text: str, level: Quantity, rate: Quantity) -> bool:
    """Whether a rate tells the growth of the level before it: `$6 trillion in 2026, up 10%`."""
    between = text[level.end : rate.start]
    if form_of(rate) != "rate" or len(between) > _LONGEST:
        return False
    of_another = " and " in between and form_of(level) != "money" and level.unit == rate.unit
    return not of_another and bool(_GROWS.match(between + " "))


def spoken_of(before: Sequence[Proposal], about: About, speaker: str) -> str:
    """Return the subject of the claims before that were measured so, else the noun or that of most."""
    named = [one for one in before if one.subject.text and not _is_own(one, speaker)]
    same = [one.subject.text for one in named if one.measure.text == about.measure]
    if same or names_stuff(about.word):
        return same[-1] if same else about.word
    counted = Counter(carried_subject(one, about.measure) for one in named)
    counted.pop("", None)
    return max(counted, key=lambda one: counted[one], default="")


def carried_subject(one: Proposal, measure: str) -> str:
    """Return the subject of a claim for another, without the noun of a measure that is not its."""
    words, noun = one.subject.text, one.measure.words
    if one.measure.text != measure and (
        one.measure.text in _OF_ECONOMIES or words.lower().endswith("inflation")
    ):
        return ""
    if one.measure.text == measure or not noun or not words.lower().endswith(f" {noun.lower()}"):
        return words
    return words[: -len(noun)].rstrip()


_OF_ECONOMIES = frozenset(("economic-scale", "unemployment"))
"""What tells of a whole economy, which has exports and prices of other things."""


_OF_A_STATE = frozenset(("exports", "imports", "consumption", "spending", "trade"))


def is_of_economy(about: About, before: Sequence[Proposal]) -> bool:
    """Whether a noun is of all that a state trades or spends, in an outlook on its economy."""
    economy = any(one.measure.text in _OF_ECONOMIES for one in before[-_NEAR:])
    return economy and about.measure in _OF_A_STATE


_NEAR = 8  # claims


def _is_own(one: Proposal, speaker: str) -> bool:
    """Whether a claim is of what another speaker has: `Northgate spending`, said by Northgate."""
    other = one.claimant.organisation
    return bool(other) and other != speaker and one.subject.text.startswith(f"{other} ")


def of_the_whole(
    text: str, span: Span, quantity: Quantity, subject: Field, before: Sequence[Proposal]
) -> Field:
    """Return a segment with what it is one of; the whole where a place is told of behind a segment."""
    if not _SEGMENT.search(subject.text):
        return subject
    whole = (one.subject for one in reversed(before) if not _SEGMENT.search(one.subject.text))
    named = subject.basis != "paragraph" or "segment" in text[span.start : quantity.start]
    if named and subject.text.endswith("segment"):
        if name := _NAMED_SEGMENT.fullmatch(subject.text):
            return subject._replace(text=name["name"])
        of = next(whole, None)
        return subject._replace(text=f"{subject.text} of {of.text}") if of and of.text else subject
    if named or not mentions(text, span.start, quantity.start, "en"):
        return subject
    return next(whole, subject)._replace(basis="paragraph")


_NAMED_SEGMENT = re.compile(
    r"(?P<name>[A-Z]{2,6}|[A-Z][a-z]+(?:\s(?:and\s)?[A-Z][\w/&-]*)+) segment"
)
"""A segment with a name of its own: `Wafer Fab Equipment`, `WFE`."""
_SEGMENT = re.compile(r" segment(?: of .*)?$")
