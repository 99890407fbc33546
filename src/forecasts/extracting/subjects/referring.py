"""What an English figure measures whose sentence has no noun of measures, and refers to another."""

import re
from collections.abc import Sequence

from forecasts.extracting.records import Proposal, Span
from forecasts.extracting.subjects.behind import About
from forecasts.extracting.subjects.clauses import clause_of, form_of
from forecasts.extracting.subjects.measures import look_back
from forecasts.extracting.subjects.phrases import english_phrase
from forecasts.reading import Quantity

__all__ = ["is_own_outlook", "refers_to"]


def refers_to(
    text: str, span: Span, quantity: Quantity, before: Sequence[Proposal]
) -> About | None:
    """Return what a figure measures by another sentence; None where nothing says so."""
    return _growth_of_economy(text, span, quantity) or _of_pronoun(text, span, quantity, before)


_GROWTH = re.compile(r"\b[Gg]rowth\b(?!\s(?:of|in)\s(?:the\s)?[a-z])")
_ECONOMIC = re.compile(r"\b(?:GDP|economic growth|gross domestic product|[Ee]conomy)\b")


def _growth_of_economy(text: str, span: Span, quantity: Quantity) -> About | None:
    """Read `euro area growth is put at 1.2%` in a text that tells of economies."""
    if form_of(quantity) not in {"rate", "share"} or not _ECONOMIC.search(text):
        return None
    clause = clause_of(text, span, quantity, han=False)
    for found in _GROWTH.finditer(text, clause.start, quantity.start):
        named = found.start() == clause.start or text[found.start() - 1] == " "
        if named and not english_phrase(text, *found.span()):
            return About("economic-scale", found[0], "economic growth", found.start())
    return None


_PRONOUN = re.compile(
    r"[\s“\"]*(?:(?:But|And|Then|Still),?\s)?(?:They|It|This|These)\s(?:will|would|could|should|may|might|are|is)\b"
)


def _of_pronoun(
    text: str, span: Span, quantity: Quantity, before: Sequence[Proposal]
) -> About | None:
    """Read `They will fall 12%`, of the nouns of the sentence before, where that makes no claim."""
    if not _PRONOUN.match(text, span.start, quantity.start):
        return None
    paragraph = text.rfind("\n", 0, span.start) + 1
    begin = max(paragraph, text.rfind(". ", paragraph, max(paragraph, span.start - 2)) + 1)
    if begin >= span.start or (before and before[-1].at >= begin):
        return None
    asked = quantity._replace(start=span.start, end=span.start)
    return look_back(text, Span(begin, span.start), asked, han=False)


_ONLY_GROWTH = re.compile(
    r"[^,;]{0,40}?\b(?:expects?|forecasts?|projects?|predicts?|estimates?|sees?|anticipates?)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}?(?:CAGR|compound annual growth)\b"
)


def is_own_outlook(text: str, span: Span, quantity: Quantity, speaker: str) -> bool:
    """Whether a sentence says only that its speaker foresees a rate: `Morrow forecasts a CAGR of 7%`."""
    first = speaker.partition(" ")[0]
    told = _ONLY_GROWTH.match(text, span.start, quantity.start) if first else None
    return told is not None and form_of(quantity) == "rate"
