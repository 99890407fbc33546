"""Who says what in an article: mentions of sources, and the one that each figure is put down to.

A mention is a name that stands beside a word of saying. A figure belongs to the nearest mention
before it in its sentence, else to one behind it, else to what its paragraph carries.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial, reduce
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from forecasts.extracting.records import Article, Attribution, Span
from forecasts.extracting.respectively import respective_place

__all__ = ["Before", "Mention", "Sources", "Speech", "Spoken", "attribute"]


class Mention(NamedTuple):
    """A source beside its word of saying; `pronoun` when the name stands elsewhere."""

    start: int
    end: int
    person: str
    organisation: str
    words: str
    pronoun: bool = False
    quoting: bool = False  # said of a quotation in front of it: "...", said X
    cited: bool = False  # whose figure the speaker only passes on: citing X
    until: int | None = None  # where what they say ends: when X says so, prices will rise


class Spoken(NamedTuple):
    """The person and the house spoken of last, and the houses that have spoken, the latest first."""

    person: str = ""
    organisation: str = ""
    heard: tuple[str, ...] = ()
    people: Mapping[str, str] = MappingProxyType({})  # who is known by then, with their houses

    def and_of(self, mention: Mention) -> "Spoken":
        """Return whom is spoken of behind a mention."""
        people = self.people
        if not mention.pronoun and mention.person and mention.organisation:
            at_home = people.get(mention.person)
            people = people if at_home else {**people, mention.person: mention.organisation}
        if mention.until is not None:
            return self._replace(people=people)
        house = mention.organisation or self.organisation
        heard = (house, *(one for one in self.heard if one != house)) if house else self.heard
        return Spoken(mention.person or self.person, house, heard, people)


Before = Callable[[], Spoken]
"""Whom a text has spoken of before a sentence: asked where the sentence itself does not say."""


class Speech(NamedTuple):
    """How one language tells who speaks in a sentence.

    Attributes:
        find: The mentions of a sentence, in order.
        topic: Whom a sentence is about that has none: `it` may stand for them.
        first: What is known before the first sentence.
        house: The house that the page itself is of; else empty.
        own: Whether the page speaks for it throughout.
        asked: The person whom the page asks or who writes it, who says what nobody else does.
        turns: Who has the word in each paragraph of a talk.
    """

    find: Callable[[Span, Before], tuple[Mention, ...]]
    topic: Callable[[Span, Spoken], Mention | None]
    first: Spoken
    house: str
    own: bool
    asked: str = ""
    turns: Mapping[int, tuple[str, str]] = MappingProxyType({})


class Sources:
    """Who speaks in an article: each sentence is read once, and only when it is asked for."""

    def __init__(
        self, article: Article, sentences: Sequence[tuple[int, Span]], speech: Speech
    ) -> None:
        """Read nothing yet."""
        self.article, self.sentences, self.own = article, sentences, speech.own
        self._speech, self.asked, self.turns = speech, speech.asked, speech.turns
        self._mentions: dict[int, tuple[Mention, ...]] = {}
        self._starts = [span.start for _, span in sentences]
        self._heard, self._spoken, self.first = 0, speech.first, speech.first

    def mentions(self, index: int) -> tuple[Mention, ...]:
        """Return the mentions of a sentence."""
        if index not in self._mentions:
            span = self.sentences[index][1]
            self._mentions[index] = self._speech.find(span, partial(self._before, index))
        return self._mentions[index]

    def lasting(self, index: int) -> tuple[Mention, ...]:
        """Return the mentions of a sentence that the ones behind it may go on with."""
        return tuple(one for one in self.mentions(index) if one.until is None)

    def nearest(self, index: int, step: int) -> tuple[Mention, ...]:
        """Return the lasting mentions of the nearest sentence before (-1) or behind (1) that has any.

        It stands in the same paragraph.
        """
        at = index + step
        while 0 <= at < len(self.sentences) and self.sentences[at][0] == self.sentences[index][0]:
            if found := self.lasting(at):
                return found
            at += step
        return ()

    @cached_property
    def house(self) -> str:
        """The house of the page, else the one that the article is mostly about."""
        if self._speech.house:
            return self._speech.house
        counted: Counter[str] = Counter()
        for index, (number, _) in enumerate(self.sentences):
            in_lead = 2 if number <= 1 else 1
            for one in self.lasting(index):
                if one.organisation:
                    in_title = one.organisation in self.article.title
                    counted[one.organisation] += in_lead + 2 * in_title
        return counted.most_common(1)[0][0] if counted else ""

    def index(self, at: int) -> int | None:
        """Return which sentence holds a character."""
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self.sentences[index][1].end else None

    def _before(self, index: int) -> Spoken:
        """Return whom was spoken of before a sentence, all of those before it read in order."""
        while self._heard < index:
            last, told = self._spoken, self.mentions(self._heard)
            if not told:
                topic = self._speech.topic(self.sentences[self._heard][1], last)
                told = (topic,) if topic else ()
            self._spoken = reduce(Spoken.and_of, told, last)
            self._heard += 1
        return self._spoken


_BACK = ("これ", "This is", "That is", "这是", "该预测", "This forecast")
_ALONG = frozenset(("其中", "此外", "同时", "另外"))
_OPENING, _QUOTES = "“「『", '“”"「」『』'


def attribute(article: Article, sources: Sources, start: int, end: int) -> Attribution:
    """Return who said the figure at `text[start:end]`."""
    index = sources.index(start)
    if index is None:
        return Attribution(organisation=sources.house, basis="implicit")
    paragraph, _ = sources.sentences[index]
    own = _nearest(article.text, sources.mentions(index), start, end)
    turn = sources.turns.get(paragraph)
    if turn and (own is None or own.pronoun):
        cited = _carrying(article, sources, index, paragraph)
        if cited is None or cited.pronoun or cited.person == turn[0]:
            return Attribution(*turn, "implicit")
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
_SAID = re.compile(r"(?:ccording to |[,.!?][”\"]\s)[^,.;]*$")
"""Behind which stands who says all before it: `while prices fall, according to`, `...,” said`."""
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
        other = "while" in between and "," in between and not _SAID.search(between)
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
    one = _carrying(article, sources, index, paragraph)
    if one is None:
        return None
    span = sources.sentences[index][1]
    deed = article.language == "ja" and _DEED_JA.search(article.text, span.start, span.end)
    person = "" if deed and one.organisation else one.person
    return Attribution(person, one.organisation, "implicit", one.words)


_DEED_JA = re.compile(
    r"(?<![だるたい])(?:とする|とします|投じる|目指す|(?:計画|方針|予定|構え|目標)(?:だ|である|です)|(?:計画|予定)し(?:ている|ています)|(?:増や|減ら|伸ば)す|(?:広げ|高め|設け|引き?[上下]げ|据え置)[るく])。?\s*$"
)
"""What a house does, at the end of a sentence behind one of its people: 設備投資は900億円とする."""


def _carrying(article: Article, sources: Sources, index: int, paragraph: int) -> Mention | None:
    """Return the mention before or behind a sentence that it goes on with."""
    text = article.text
    span = sources.sentences[index][1]
    open_quote = _inside_quotes(text, article.paragraphs[paragraph], span)
    before = sources.nearest(index, -1)
    if before and not open_quote:
        return before[-1]
    behind = sources.nearest(index, 1)
    if open_quote and behind and (not before or behind[0].quoting):
        return behind[0]
    if before:
        return before[-1]
    begin = article.paragraphs[paragraph].start
    earlier = (told[-1] for at in reversed(range(index)) if (told := sources.mentions(at)))
    if text[begin] in _OPENING + '"' and not behind:
        for one in earlier:  # the same speaker goes on in a new paragraph
            if one.person:
                return one
    if text[begin : begin + 2] in _ALONG and (last := next(earlier, None)):
        return last
    back = behind and _points_back(text, sources.sentences[index + 1][1])
    following = sources.lasting(index + 1) if back else ()
    return following[0] if following else None


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
    if sources.asked:
        people = sources.first.people
        return Attribution(sources.asked, people.get(sources.asked) or sources.house)
    if sources.own:
        return Attribution(organisation=sources.house)
    lead = bisect_right(sources.sentences, 1, key=itemgetter(0))
    leading = {one.organisation for each in range(lead) for one in sources.mentions(each)} - {""}
    if leading and sources.house in leading:
        return Attribution(organisation=sources.house)
    person = None
    for earlier in reversed(range(index)):
        for one in reversed(sources.lasting(earlier)):
            if one.organisation:
                return Attribution(organisation=one.organisation)
            person = one.person if person is None else person
    return Attribution(organisation=sources.house) if person is None else Attribution(person)
