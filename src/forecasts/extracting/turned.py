"""Whether an English sentence that names no place goes on of the one that was named before it."""

import re
from itertools import pairwise

from forecasts.extracting.named_places import Mention, mentions
from forecasts.extracting.records import Field, Span

__all__ = ["leaves", "of_all", "turns"]


def turns(
    text: str, sentence: Span, paragraph: Span, carried: Field | None, opening: Field
) -> bool:
    """Whether a sentence is not of the place of the claim before, `carried`."""
    if _lists_places(text, sentence, paragraph) or _turns_to_all(text, sentence, opening):
        return True
    return carried is not None and _leaves_word(text, sentence, paragraph, carried, opening)


def of_all(text: str, sentence: Span, paragraph: Span, opening: Field) -> bool:
    """Whether the article's own place was said of one figure, and a sentence is of the whole."""
    lead = opening.basis == "article"
    return lead and _leaves_word(text, sentence, paragraph, opening, opening)


def _leaves_word(text: str, sentence: Span, paragraph: Span, place: Field, opening: Field) -> bool:
    at = text.rfind(place.words, paragraph.start, sentence.start) if place.words else -1
    return at >= 0 and leaves(text, sentence, (at, "", place.words), opening)


def leaves(text: str, sentence: Span, place: Mention, opening: Field) -> bool:
    """Whether a place was said of one figure, `sales in China`, and a sentence tells of the whole."""
    if not _SAID_OF.search(text, max(0, place[0] - _NEAR), place[0]):
        return False
    behind = text[place[0] : sentence.start].partition(". ")[0]
    if not _FIGURE.search(behind):
        return False
    whole = _WHOLE.search(text, sentence.start, sentence.end)
    return bool(whole) or _turns_to_all(text, sentence, opening)


_NEAR = 12  # characters
_SAID_OF = re.compile(r"\w in (?:the )?$")
_WHOLE = re.compile(
    r"\b(?:[Oo]verall|[Ww]hole|[Ee]ntire) (?:[a-z-]+ ){0,3}?(?:market|industry|sector)\b|\b(?:market|industry|sector) as a whole\b|\belsewhere\b"
)
"""What is of all places, or of the others: `the overall market`, `sales elsewhere`."""


def _turns_to_all(text: str, sentence: Span, opening: Field) -> bool:
    """Whether a sentence that names no place is of the world again, which its article is of."""
    of_all = opening.text == "World" and opening.basis != "default"
    return of_all and not _REFERS.search(text[sentence.start : sentence.end])


_REFERS = re.compile(
    r"\A\s*(?:But |And |Yet )?(?:That|that|This|this|These|those|Those|these)\b|\b(?:there|[Dd]omestic(?:ally)?|nationwide|[Ii]ts?|[Tt]h(?:e|at|is) (?:country|nation|region|state|bloc|continent)(?:['’]s)?)\b"
)
"""What goes on of the place that was named before: `domestic sales`, `the country's output`."""


def _lists_places(text: str, sentence: Span, paragraph: Span) -> bool:
    """Whether the sentence before lists places, or two with a figure of each: none of them goes on."""
    before = text[paragraph.start : sentence.start].rstrip()
    begin = paragraph.start + max(before.rfind(". ") + 1, 0)
    named = mentions(text, begin, sentence.start, "en")
    closed = (*named, (sentence.start, "", ""))
    figured = {one[1] for one, other in pairwise(closed) if _FIGURE.search(text, one[0], other[0])}
    return len({one[1] for one in named}) >= _SEVERAL or len(figured - {"World"}) > 1


_FIGURE = re.compile(r"(?<![\w.])(?!(?:19|20)\d\d\b)\d")
_SEVERAL = 3
