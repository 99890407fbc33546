"""Of what a figure is whose noun does not say so: of its sentence, the claims before, a heading, the title."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forecasts.extracting.named_places import CAUSE
from forecasts.extracting.pages.layout import headline_of
from forecasts.extracting.records import Article, Attribution, Field, Proposal, Span
from forecasts.extracting.subjects.behind import About
from forecasts.extracting.subjects.chinese import (
    company_told,
    done_before,
    earner_before,
    is_a_part,
    is_told_by_another,
    opening_han,
    promoted,
    tells_of_economy,
)
from forecasts.extracting.subjects.clauses import what_is_counted
from forecasts.extracting.subjects.english import done_by, opened_before
from forecasts.extracting.subjects.headed import (
    head_of,
    head_of_paragraph,
    head_of_title,
    heading_above,
    heading_of,
    trade_of,
)
from forecasts.extracting.subjects.market_nouns import (
    named_before,
    named_most,
    names_stuff,
    phrase_in,
    staged,
    tells_nothing,
)
from forecasts.extracting.subjects.measures import OWN, look_back
from forecasts.extracting.subjects.ownership import (
    GUIDES,
    ITS_FORECAST,
    called,
    is_of_house,
    is_of_speaker,
)
from forecasts.extracting.subjects.said_before import carried_subject, spoken_of
from forecasts.extracting.words.forecasters import is_forecaster
from forecasts.extracting.words.measures import ENGLISH_VERBS, NOTHING
from forecasts.extracting.words.places import HAN_PLACES
from forecasts.reading import Quantity

__all__ = ["Asked", "named_elsewhere", "topic_above"]


class Asked(NamedTuple):
    """A figure whose noun does not say of what, with all that is known of it."""

    article: Article
    span: Span
    quantity: Quantity
    claimant: Attribution
    about: About
    subject: str
    before: Sequence[Proposal]

    @property
    def han(self) -> bool:
        """Whether the article is Chinese or Japanese."""
        return self.article.language != "en"

    @property
    def speaker(self) -> str:
        """The house that says it."""
        return self.claimant.organisation

    @property
    def last(self) -> Proposal | None:
        """The claim before."""
        return self.before[-1] if self.before else None

    @property
    def words(self) -> str:
        """The words of its sentence before the figure."""
        return self.article.text[self.span.start : self.quantity.start]


def named_elsewhere(asked: Asked) -> Field:
    """Return the subject of a figure whose noun does not say of what."""
    last, about, han = asked.last, asked.about, asked.han
    if last and han and is_told_by_another(last, about, asked.speaker, asked.words):
        return last.subject._replace(basis="paragraph")
    if _is_its_own(asked):
        noun = _of_its_own(asked.article.text, asked.quantity, about, han=han)
        return Field(f"{asked.speaker} {noun}".strip(), about.word)
    own = _earners(asked)
    for words, basis in _ways(asked, own):
        if words and _says_of_what(asked, words, basis):
            whose = words if han else staged(words, about, here=basis == "sentence")
            return Field(whose, words, basis)
    verb = not han and _VERBS.fullmatch(about.word.lower())
    return Field(own or ("" if verb else about.word), about.word)


def _is_its_own(asked: Asked) -> bool:
    """Whether a house tells what it has itself."""
    about, words = asked.about, asked.words
    guides = not asked.subject and GUIDES.search(words)
    guided = guides and is_of_house(asked.article, asked.speaker, asked.last)
    own_measures = _OWN_HAN if asked.han or about.word == "fleet" or guided else OWN
    told = bool(asked.subject) and not asked.han and bool(ITS_FORECAST.search(words))
    own = about.measure in own_measures and not told
    return own and is_of_speaker(asked.article.text, words, asked.claimant)


def _earners(asked: Asked) -> str:
    """Return the company with what it earns or spends: the speaker, or whom he foretells it of."""
    text, about, speaker = asked.article.text, asked.about, asked.speaker
    if about.measure in OWN and not is_forecaster(text, speaker):
        return f"{speaker} {_noun_of(about, han=asked.han)}" if speaker else ""
    if about.measure not in OWN or asked.subject or not asked.han:
        return ""
    whose = earner_before(text, asked.words, asked.before)
    whose = whose or company_told(text, asked.span, asked.quantity)
    whose = whose or head_of(asked.article, speaker)
    return f"{whose} {about.word}" if whose else ""


def _ways(asked: Asked, own: str) -> Iterator[tuple[str, str]]:
    """Yield what may say of what a figure is, the nearest first, each with where it stands."""
    ways = _in_han if asked.han else _in_english
    yield from ways(asked, own)
    about = asked.about
    yield named_before(asked.article.text, about, han=asked.han), "paragraph"
    yield spoken_of(asked.before, about, asked.speaker), "paragraph"
    article, han = asked.article, asked.han
    yield head_of_title(article, asked.claimant[:2]) if han else "", "title"
    titled = han or headline_of(article) == article.paragraphs[0]
    topic = topic_above(article, asked.quantity, han=han) if titled else None
    yield topic.phrase if topic else "", "title"
    yield "" if han else trade_of(asked.speaker), "article"
    yield promoted(article.text) if han else named_most(article.text, about.measure), "article"
    yield about.phrase + about.word if about.phrase in HAN_PLACES else "", "sentence"


def _in_han(asked: Asked, own: str) -> Iterator[tuple[str, str]]:
    """Yield what the sentence, its item and its paragraph say in Chinese or Japanese."""
    text, span, quantity, about = asked.article.text, asked.span, asked.quantity, asked.about
    paragraph = text.rfind("\n", 0, quantity.start) + 1
    yield asked.subject, "sentence"
    if names_stuff(about.word):
        yield named_before(text, about, han=True), "paragraph"
        yield about.word, "sentence"
    yield phrase_in(text, span, quantity, about.measure, han=True), "sentence"
    opening = opening_han(text, span, quantity)
    last = asked.last
    finer = last is not None and last.quantity.start >= span.start and opening in last.subject.text
    yield last.subject.text if opening and last and finer else opening, "sentence"
    yield done_before(text, span, about), "sentence"
    yield own if _goes_on(asked) else "", "article"
    yield head_of_paragraph(asked.article, span, asked.claimant[:2]), "paragraph"
    yield (own or about.word) if _TELLS_ITSELF.fullmatch(about.word) else "", "sentence"
    yield named_before(text, about, han=True, since=paragraph), "paragraph"
    above = quantity._replace(start=span.start)
    yield phrase_in(text, Span(paragraph, span.start), above, about.measure, han=True), "paragraph"
    near = last is not None and last.at >= paragraph and not is_a_part(last, about)
    yield carried_subject(last, about.measure) if last and near else "", "paragraph"


def _in_english(asked: Asked, own: str) -> Iterator[tuple[str, str]]:
    """Yield what the sentence and its paragraph say in English."""
    text, span, quantity, about = asked.article.text, asked.span, asked.quantity, asked.about
    paragraph = text.rfind("\n", 0, quantity.start) + 1
    yield asked.subject, "sentence"
    yield phrase_in(text, span, quantity, about.measure, han=False), "sentence"
    yield opened_before(text, span, about), "paragraph"
    yield own if _goes_on(asked) else "", "article"
    yield done_by(text, span, quantity), "sentence"
    yield named_before(text, about, han=False, since=paragraph), "paragraph"
    near = asked.last is not None and asked.last.at >= paragraph
    yield carried_subject(asked.last, about.measure) if asked.last and near else "", "paragraph"
    yield heading_above(asked.article, quantity), "heading"


def _goes_on(asked: Asked) -> bool:
    """Whether a house that earns, or that told of its own before, tells of its own again."""
    told = asked.last is not None and asked.last.subject.text.startswith(f"{asked.speaker} ")
    return asked.about.measure in _EARNED or told


def _says_of_what(asked: Asked, words: str, basis: str) -> bool:
    """Whether words say of what a figure is, and not only where, whose or how it is measured."""
    about, han = asked.about, asked.han
    place = words.removesuffix("市场") in HAN_PLACES
    whole = han and (tells_of_economy(about, words) or place)
    named = not han and words.lower() in called(asked.claimant, asked.quantity)
    named = named or (words == asked.speaker if han else tells_nothing(words, about, basis))
    tells = words == about.word and (_TELLS_ITSELF.fullmatch(words) or names_stuff(words))
    plain = words.lower() in NOTHING | {about.word.lower()} and not tells
    return not (whole or named or plain)


def _of_its_own(text: str, quantity: Quantity, about: About, *, han: bool) -> str:
    """Return what a house tells of its own: in English what it can make, else the noun alone."""
    counts = han or about.measure == "production-capacity"
    return (what_is_counted(text, quantity, han=han) if counts else "") or _noun_of(about, han=han)


def _noun_of(about: About, *, han: bool) -> str:
    """Return the noun of a measure that a verb tells: `Northgate plans to invest` is of spending."""
    return about.measure if not han and _VERBS.fullmatch(about.word.lower()) else about.word


def topic_above(article: Article, quantity: Quantity, *, han: bool) -> About | None:
    """Return what the heading above a paragraph measures, else the headline."""
    above = heading_of(article, quantity) if han else ()
    for line in (*above, *article.paragraphs[:1]):
        cause = None if han else CAUSE.search(article.text, *line)
        end = cause.start() if cause else line.end
        at = quantity._replace(start=end, end=end)
        if topic := look_back(article.text, Span(line.start, end), at, han=han):
            return topic
    return None


_TELLS_ITSELF = re.compile(r"固定资产投资|资本(?:开支|支出)|研发(?:投入|费用)")
"""A noun of a measure that leaves nothing to ask: of whom is who says it."""
_VERBS = re.compile("|".join(row.words for row in ENGLISH_VERBS))
_OWN_HAN = OWN | {
    "fleet",
    "deliveries",
    "sales",
    "sales-value",
    "shipments",
    "production",
    "exports",
    "installed-base",
    "installations",
}
"""What a company that names itself tells of itself; in English a verb is often of others."""
_EARNED = frozenset(("revenue", "profit"))
"""What a company earns is its own, unless the sentence says of what."""
