"""Who says what in an article: mentions of sources, and the one that each figure is put down to.

A mention is a name that stands beside a word of saying. A figure belongs to the nearest mention
before it in its sentence, else to one behind it, else to what its paragraph carries.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from forecasts.extracting.records import Article, Attribution, Span
from forecasts.extracting.respectively import respective_place

__all__ = ["Mention", "Sources", "Spoken", "attribute", "follow"]


class Mention(NamedTuple):
    """A source beside its word of saying; `pronoun` when the name stands elsewhere."""

    start: int
    end: int
    person: str
    organisation: str
    words: str
    pronoun: bool = False
    quoting: bool = False  # said of a quotation in front of it: "...", said X
    topic: bool = False  # named without a word of saying: whom `it` may stand for
    cited: bool = False  # whose figure the speaker only passes on: citing X
    until: int | None = None  # where what they say ends: when X says so, prices will rise


class Spoken(NamedTuple):
    """The person and the house spoken of last, and the houses that have spoken, the latest first."""

    person: str = ""
    organisation: str = ""
    heard: tuple[str, ...] = ()

    def and_of(self, mention: Mention) -> "Spoken":
        """Return whom is spoken of behind a mention."""
        if mention.until is not None:
            return self
        house = mention.organisation or self.organisation
        heard = (house, *(one for one in self.heard if one != house)) if house else self.heard
        return Spoken(mention.person or self.person, house, heard)


class Sources(NamedTuple):
    """The mentions of each sentence, and the house that the article is mostly about."""

    sentences: tuple[tuple[int, Span], ...]
    mentions: tuple[tuple[Mention, ...], ...]
    house: str
    own: bool = False  # the page itself is of the house

    def lasting(self, index: int) -> tuple[Mention, ...]:
        """Return the mentions of a sentence that the ones behind it may go on with."""
        return tuple(one for one in self.mentions[index] if one.until is None)


_BACK = ("これ", "This is", "That is", "这是", "该预测", "This forecast")
_ALONG = frozenset(("其中", "此外", "同时", "另外"))
_OPENING, _QUOTES = "“「『", '“”"「」『』'


def follow(
    article: Article,
    sentences: Sequence[tuple[int, Span]],
    find: Callable[[Span, Spoken], tuple[Mention, ...]],
    house: str,
    *,
    own: bool,
) -> Sources:
    """Find the mentions sentence by sentence; `find` gets whom was spoken of last.

    `own` says that the page itself is of its house.
    """
    last = Spoken("", house)
    found: list[tuple[Mention, ...]] = []
    counted: Counter[str] = Counter()
    for number, span in sentences:
        named = find(span, last)
        if not named:
            found.append(())
            continue
        mentions = tuple(one for one in named if not one.topic)
        if named[-1].topic:
            last = last.and_of(named[-1])
        found.append(mentions)
        for one in mentions:
            last = last.and_of(one)
            if one.organisation and one.until is None:
                in_lead = 2 if number <= 1 else 1
                counted[one.organisation] += in_lead
                if one.organisation in article.title:
                    counted[one.organisation] += 2
    best = counted.most_common(1)
    return Sources(tuple(sentences), tuple(found), house or (best[0][0] if best else ""), own)


def attribute(article: Article, sources: Sources, start: int, end: int) -> Attribution:
    """Return who said the figure at `text[start:end]`."""
    index = next(
        (i for i, (_, s) in enumerate(sources.sentences) if s.start <= start < s.end), None
    )
    if index is None:
        return Attribution(organisation=sources.house, basis="implicit")
    paragraph, _ = sources.sentences[index]
    own = _nearest(article.text, sources.mentions[index], start, end)
    if own is not None and own.words.lower() in _FIRST_PERSON:
        quoted = _carried(article, sources, index, paragraph)
        if quoted is not None and quoted.person and not own.person:
            own = own._replace(person=quoted.person)
    if own is not None:
        basis = "implicit" if own.pronoun else "explicit"
        house = _respective_house(article.text, sources.sentences[index][1], start, own)
        return Attribution(own.person, house, basis, own.words)
    carried = _carried(article, sources, index, paragraph)
    if carried is not None:
        return carried
    if paragraph == 0 or index == 0:
        return Attribution(organisation=sources.house)
    return _unnamed(sources, index)


def _respective_house(text: str, span: Span, at: int, own: Mention) -> str:
    """Return the house of a mention; of two, the one of the figure: `A and B see 1% and 2%, respectively`."""
    houses = own.organisation.split(" and ")
    place = respective_place(text, span, at, len(houses)) if len(houses) > 1 else None
    return own.organisation if place is None else houses[place].removeprefix("the ")


_FIRST_PERSON = frozenset(("we", "i"))
"""Who speaks of himself in a quotation, behind which he is named."""
_ACCORDING = re.compile(r"ccording to [^,.;]*$")
_DOES = re.compile(r"\b(?:will|would|should)$")
"""The verb of whom a sentence is about, who does not say it."""


def _nearest(text: str, mentions: tuple[Mention, ...], start: int, end: int) -> Mention | None:
    """Return the mention that governs a figure: the last before it, else the first behind it."""
    cited = next((one for one in mentions if one.cited), None)
    if cited:
        others = tuple(one for one in mentions if not one.cited)
        speaker = _nearest(text, others, start, end)
        last = max((one.start for one in others if one.start < cited.start), default=-1)
        return cited if speaker is None or speaker.start == last else speaker
    before = [one for one in mentions if one.start < start and not _is_over(one, start)]
    behind = [one for one in mentions if one.start >= end and one.until is None]
    if before and before[-1].quoting and behind:
        return behind[0]
    if before and behind and _same_house(before[-1], behind[0]):
        # Lyft expects 2,000, Risher said
        return behind[0]._replace(organisation=before[-1].organisation)
    if (
        before
        and behind
        and before[-1].person
        and not before[-1].organisation
        and not behind[0].person
    ):
        return before[-1]._replace(organisation=behind[0].organisation)  # Ann Lee sees 5%, X said
    if before and behind and before[-1].words.lower() in {"it", "they"} and not behind[0].pronoun:
        return behind[0]  # They will gain 30%, according to X
    does = bool(before) and _DOES.search(text, before[-1].start, before[-1].end)
    if does and behind and "according to" in text[end : behind[0].start]:
        return behind[0]  # The company will have 30 stores, according to X
    if len(before) > 1 and _same_house(before[-1], before[-2]):
        return before[-2]._replace(organisation=before[-1].organisation)
    if before:
        # `..., while X put it at 3`: the figure follows its own source; `4, X said; Y sees 5`.
        return before[-1]
    if behind:
        between = text[end : behind[0].start]
        other = "while" in between and "," in between and not _ACCORDING.search(between)
        if other and len(before) == 0 and len(behind) == 1:
            return None
        if len(behind) > 1 and _same_house(behind[0], behind[1]):
            return behind[1]._replace(organisation=behind[0].organisation)  # said X analyst Y
        return behind[0]
    return None


def _is_over(mention: Mention, start: int) -> bool:
    """Whether what a mention says has ended before a figure."""
    return mention.until is not None and mention.until <= start


def _same_house(one: Mention, other: Mention) -> bool:
    """Whether a house and behind it one of its people tell the same."""
    return bool(other.person and not one.person and one.organisation) and other.organisation in {
        one.organisation,
        "",
    }


def _carried(article: Article, sources: Sources, index: int, paragraph: int) -> Attribution | None:
    """Return what the paragraph carries to a sentence that names nobody."""
    text = article.text
    around = [i for i, (number, _) in enumerate(sources.sentences) if number == paragraph]
    span = sources.sentences[index][1]
    open_quote = _inside_quotes(text, article.paragraphs[paragraph], span)
    before = [i for i in around if i < index and sources.lasting(i)]
    behind = [i for i in around if i > index and sources.lasting(i)]
    if open_quote and behind and (not before or sources.lasting(behind[0])[0].quoting):
        one = sources.lasting(behind[0])[0]
        return Attribution(one.person, one.organisation, "implicit", one.words)
    if before:
        one = sources.lasting(before[-1])[-1]
        return Attribution(one.person, one.organisation, "implicit", one.words)
    begin = article.paragraphs[paragraph].start
    if text[begin] in _OPENING + '"' and not behind:
        people = (m[-1] for m in reversed(sources.mentions[:index]) if m and m[-1].person)
        for one in people:  # the same speaker goes on in a new paragraph
            return Attribution(one.person, one.organisation, "implicit", one.words)
    if text[begin : begin + 2] in _ALONG:
        told = (mentions[-1] for mentions in reversed(sources.mentions[:index]) if mentions)
        for one in told:
            return Attribution(one.person, one.organisation, "implicit", one.words)
    if behind and behind[0] == index + 1 and _points_back(text, sources.sentences[behind[0]][1]):
        one = sources.lasting(behind[0])[0]
        return Attribution(one.person, one.organisation, "implicit", one.words)
    return None


def _points_back(text: str, span: Span) -> bool:
    """Whether a sentence begins with what the one before it says: `This is what X forecasts`."""
    return text[span.start : span.end].lstrip().startswith(_BACK)


def _inside_quotes(text: str, paragraph: Span, span: Span) -> bool:
    """Whether a sentence stands in quotation marks that began before it or in it."""
    before = text[paragraph.start : span.start]
    straight = before.count('"') % 2 == 1
    curly = sum(before.count(mark) for mark in _OPENING) > sum(
        before.count(mark) for mark in "”」』"
    )
    stripped = text[span.start : span.end].lstrip()
    return straight or curly or stripped[:1] in _QUOTES


def _unnamed(sources: Sources, index: int) -> Attribution:
    """Return whom a paragraph without a source goes on with: a house of the lead, else the last."""
    if sources.own:
        return Attribution(organisation=sources.house)
    for (number, _), mentions in zip(sources.sentences, sources.mentions, strict=True):
        if (
            number <= 1
            and sources.house
            and any(one.organisation == sources.house for one in mentions)
        ):
            return Attribution(organisation=sources.house)
    before = [one for earlier in range(index) for one in sources.lasting(earlier)]
    house = next((one.organisation for one in reversed(before) if one.organisation), "")
    if house or not before:
        return Attribution(organisation=house or sources.house)
    return Attribution(before[-1].person)
