"""What an English figure is of, put right by what its text has told around it."""

import re
from collections.abc import Sequence

from forecasts.extracting.records import Attribution, Field, Proposal, Span
from forecasts.extracting.subjects.behind import About
from forecasts.extracting.subjects.clauses import clause_of, form_of, main_subject
from forecasts.extracting.subjects.hollow import is_plain, says_nothing
from forecasts.extracting.subjects.market_nouns import nouns_in
from forecasts.extracting.subjects.phrases import english_phrase
from forecasts.extracting.subjects.said_before import of_the_whole
from forecasts.extracting.words.speakers_english import NO_NAMES
from forecasts.reading import Quantity

__all__ = ["done_by", "opened_before", "put_right"]


def put_right(
    text: str,
    span: Span,
    quantity: Quantity,
    subject: Field,
    claimant: Attribution,
    before: Sequence[Proposal],
) -> Field:
    """Return the subject of a figure: a segment with its whole, what was counted, a plain name."""
    subject = of_the_whole(text, span, quantity, subject, before)
    if form_of(quantity) == "count" and subject.basis != "sentence":
        counts = _counted_before(text, quantity)
        subject = Field(counts, counts, "paragraph") if counts else subject
    first, _, rest = subject.text.partition(" ")
    of_house = rest and rest == claimant.organisation and first in NO_NAMES
    return subject._replace(text=rest) if of_house else subject  # Rival Keyo


def done_by(text: str, span: Span, quantity: Quantity) -> str:
    """Return what the clause of a figure is about, else its sentence."""
    clause = clause_of(text, span, quantity, han=False)
    return main_subject(text, clause, quantity.start) or main_subject(text, span, quantity.start)


_LEADS = re.compile(
    r"[\s“\"]*(?:(?:But|And|Then|Still|Its|Their|The|Global|World(?:wide)?|Total|Annual|Average),?\s)?"
)


def opened_before(text: str, span: Span, about: About) -> str:
    """Return what the sentence before is about, where a bare noun opens this one: `Shipments will rise 3%`."""
    opens = _LEADS.match(text, span.start)
    if not opens or opens.end() != about.at:
        return ""
    paragraph = text.rfind("\n", 0, span.start) + 1
    begin = max(paragraph, text.rfind(". ", paragraph, max(paragraph, span.start - 2)) + 1)
    told = main_subject(text, Span(begin, span.start), span.start) if begin < span.start else ""
    nouns = nouns_in(told, 0, len(told), "money", han=False) if told else []
    return "" if nouns and nouns[-1][1] == len(told) else told


_STUFF = frozenset("t kt Mt kg barrel bushel gallon L".split())
_AMOUNT = re.compile(
    r"(?<![\w$€£¥.,-])\d[\d,.]*(?:\s(?:thousand|million|billion))?\s(?P<stuff>(?:tonnes|tons|kilograms|litres|barrels|bushels|bales)\sof\s)?(?=[a-z])"
)
_REACH = 250  # characters: the sentence before


def _counted_before(text: str, quantity: Quantity) -> str:
    """Return what was counted last in the paragraph, alike: `31 million locks were sold; the figure will pass 60`.

    Stuff is measured as stuff, and things are counted as things.
    """
    begin = max(text.rfind("\n", 0, quantity.start) + 1, quantity.start - _REACH)
    stuff = quantity.unit.partition("/")[0] in _STUFF
    for found in reversed(list(_AMOUNT.finditer(text, begin, quantity.start))):
        phrase = english_phrase(text, found.end(), found.end(), ahead=True)
        if (
            bool(found["stuff"]) == stuff
            and phrase
            and not (is_plain(phrase) or says_nothing(phrase))
        ):
            return phrase
    return ""
