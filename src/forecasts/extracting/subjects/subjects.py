"""What a claim measures, and of what: of its sentence, the claim before, or the headline."""

import re
from collections.abc import Sequence

from forecasts.extracting.records import Article, Attribution, Field, Proposal, Span
from forecasts.extracting.respectively import respective_subject
from forecasts.extracting.subjects.behind import About
from forecasts.extracting.subjects.chinese import (
    is_share_of_the_last,
    of_the_whole,
    share_told,
    turns_to,
)
from forecasts.extracting.subjects.clauses import (
    clause_of,
    form_of,
    is_of_another_clause,
    subject_of,
    what_is_counted,
)
from forecasts.extracting.subjects.elsewhere import Asked, named_elsewhere, topic_above
from forecasts.extracting.subjects.english import put_right
from forecasts.extracting.subjects.hollow import is_plain
from forecasts.extracting.subjects.listed import (
    bracketed_part,
    contrasted,
    item_behind,
    item_in_turn,
    item_of_a_list,
    listed_subject,
    paired_subject,
)
from forecasts.extracting.subjects.market_nouns import (
    OF_THINGS,
    is_bare,
)
from forecasts.extracting.subjects.measures import look, look_back
from forecasts.extracting.subjects.ownership import (
    called,
    earns,
    mask,
    part_of,
    turned_to,
    without_name,
)
from forecasts.extracting.subjects.power import by_stuff, by_unit
from forecasts.extracting.subjects.referring import is_own_outlook, refers_to
from forecasts.extracting.subjects.said_before import (
    is_of_economy,
    is_restated,
    told_before,
)
from forecasts.extracting.words.measures import NOTHING
from forecasts.extracting.words.places import ENGLISH_PLACES, HAN_PLACES
from forecasts.reading import Quantity

__all__ = ["about_of"]


def about_of(
    article: Article,
    span: Span,
    quantity: Quantity,
    claimant: Attribution,
    before: Sequence[Proposal],
) -> tuple[Field, Field]:
    """Return measure and subject: of the sentence, else of the claims before, else of the title."""
    name = "" if article.language != "en" else claimant.organisation
    if article.language != "en":
        before = of_the_whole(article.text, span, before)
    hidden = without_name(article, span, name)
    measure, subject = _about_of(hidden, span, quantity, claimant, before)
    if article.language == "en":
        subject = put_right(article.text, span, quantity, subject, claimant, before)
    if hidden is article:
        return measure, subject
    text, words = (shown.replace(mask(name), name) for shown in (subject.text, subject.words))
    return measure, Field(text, words, subject.basis)


def _about_of(
    article: Article,
    span: Span,
    quantity: Quantity,
    claimant: Attribution,
    before: Sequence[Proposal],
) -> tuple[Field, Field]:
    """Return measure and subject of an article in which the speaker's name says nothing."""
    han = article.language != "en"
    last = before[-1] if before else None
    if told := told_before(article.text, span, quantity, before, han=han):
        return told
    about = look(article.text, span, quantity, han=han)
    about = about or (None if han else refers_to(article.text, span, quantity, before))
    subject = what_is_counted(article.text, quantity, han=han) or subject_of(
        article.text, span, quantity
    )
    part = _part_named(article.text, span, quantity, last, han=han)
    speaker = claimant.organisation
    spoken = called(claimant, quantity)
    of_speaker = han and speaker and (speaker in subject or subject in speaker)
    if of_speaker or subject.lower() in spoken | NOTHING or (not han and is_plain(subject)):
        subject = ""
    if about is None:
        return _without_noun(article, span, quantity, claimant, before, part or subject)
    if not han and earns(article, span, about, quantity, claimant):
        about = about._replace(measure="revenue", phrase="")
    in_money = bool(_TO_MONEY.match(article.text, quantity.end))
    in_money = in_money or (last is not None and last.measure.text == "sales-value")
    measure = _measure(about, quantity, last, in_money=in_money)
    if han and last and is_share_of_the_last(article.text, span, last, quantity):
        return share_told(last, measure, before), last.subject
    if part:
        return measure, Field(part, part)
    if han and (one_of := listed_subject(article.text, span, quantity, about, speaker)):
        return measure, Field(one_of, one_of)
    if han and _stands_beside(article.text, about, quantity):
        return measure, Field(about.word, about.word)
    if han and subject and turns_to(article.text, span, quantity, about, subject):
        return measure, Field(subject, subject)
    if not han and subject and is_of_another_clause(article.text, span, quantity, about.at):
        return measure, Field(subject, subject)
    bare = about.phrase in HAN_PLACES or is_bare(about, quantity)
    if not bare and about.phrase.lower() not in spoken:
        return measure, Field(about.phrase, about.phrase)
    if not han and not subject and is_of_economy(about, before):
        return measure, Field(about.word, about.word)
    return measure, named_elsewhere(
        Asked(article, span, quantity, claimant, about, subject, before)
    )


def _without_noun(
    article: Article,
    span: Span,
    quantity: Quantity,
    claimant: Attribution,
    before: Sequence[Proposal],
    named: str,
) -> tuple[Field, Field]:
    """Return measure and subject of a figure whose sentence measures nothing, and may name a thing."""
    text, han = article.text, article.language != "en"
    last, speaker = before[-1] if before else None, claimant.organisation
    topic = topic_above(article, quantity, han=han)
    told = bool(topic and topic.phrase) or form_of(quantity) not in {"money", "count"}
    if not (han or before or told):
        paragraph = Span(text.rfind("\n", 0, span.start) + 1, span.start)
        asked = quantity._replace(start=span.start, end=span.start)
        asked_of = look_back(text, paragraph, asked, han=han)
        topic = asked_of if asked_of and asked_of.phrase != asked_of.word else topic
    since = [one for one in before if not (han and topic and one.at < topic.at)]
    if topic and not han and is_own_outlook(text, span, quantity, speaker):
        since = [one for one in before if one.subject.text.lower() == topic.phrase.lower()]
    measure, carried = _carried(text, quantity, topic, since)
    if not han and last and speaker and measure.text == last.measure.text:
        carried = turned_to(carried, last, speaker)
    return measure, Field(named, named) if named else carried


def _part_named(
    text: str, span: Span, quantity: Quantity, last: Proposal | None, *, han: bool
) -> str:
    """Return which part of what is spoken of a figure is of, in the words beside it; else ''."""
    part = part_of(text, span, quantity)
    if han:
        part = part or bracketed_part(text, span, quantity) or paired_subject(text, span, quantity)
        part = part or contrasted(text, clause_of(text, span, quantity, han=True), quantity)
    else:
        one_of = respective_subject(text, span, quantity.start)
        if one_of and one_of.lower() not in ENGLISH_PLACES:
            part = one_of
        else:
            part = part or item_of_a_list(text, span, quantity) or item_behind(text, span, quantity)
        alike = last is not None and last.quantity.kind == quantity.kind
        if not part and last is not None and alike and quantity.kind in {"share", "growth"}:
            part = item_in_turn(text, last.quantity, quantity)
    if not part and last is not None and is_restated(text, last, quantity):
        return last.subject.text
    return part


def _stands_beside(text: str, about: About, quantity: Quantity) -> bool:
    """Whether a number stands right behind what it counts: 建成起降点约300个, 充电桩数量将达."""
    if about.measure not in OF_THINGS or not _TELLING.fullmatch(about.word):
        return False
    behind = about.at + len(about.word)
    numbered = text.startswith("数量", behind) and behind < quantity.start
    beside = numbered or quantity.start - behind in range(_BESIDE)
    return about.phrase == about.word and beside


_TELLING = re.compile(r".{3,}|门店|工厂|店舗|航线|路線|营地|酒店|机场|网点|餐厅|基站|企业")
"""A noun that says what stands there, without another phrase."""
_BESIDE = 3  # characters up to its number


_TO_MONEY = re.compile(
    r"(?:[^.;\d]|(?:19|20)\d\d){0,40}?\s(?:to|or|reaching|at|of)\s(?:[\w-]+\s){0,3}?(?:US|A|C)?[$€£]"
    r"|[，,]?(?:来到|达到?|至|到)[约近超]?[\d.,]+[万亿兆]*(?:美|欧|日)?元"
)


def _measure(about: About, quantity: Quantity, last: Proposal | None, *, in_money: bool) -> Field:
    """Return the measure; a market that was counted in units a claim before grows in them."""
    if (
        last is not None
        and form_of(quantity) == "rate"
        and not in_money
        and about.measure == "market-size"
        and last.measure.text in {"sales", "shipments"}
    ):
        return last.measure._replace(basis="paragraph")
    if about.measure in {"sales", "sales-retail"} and form_of(quantity) == "rate" and in_money:
        return Field("sales-value", about.word)
    return Field(about.measure, about.word)


_IN_MONEY = frozenset(("spending", "revenue", "sales-value", "profit", "exports", "imports"))
"""What a rate may be of whose level is told in money behind it: `up 5% to $578 billion`."""
_NEAR = 120  # characters between a rate and the level that it leads to


def _carried(
    text: str, quantity: Quantity, topic: About | None, before: Sequence[Proposal]
) -> tuple[Field, Field]:
    last = before[-1] if before else None
    if form_of(quantity) == "price":  # of what was last priced so
        priced = (one for one in reversed(before) if one.quantity.unit == quantity.unit)
        last = next(priced, last)
    elif form_of(quantity) == "rate":  # no growth is a share
        grown = (one for one in reversed(before) if not one.measure.text.startswith("share-of"))
        last = next(grown, last)
    elif last is not None and form_of(last.quantity) == "share":  # a level goes on from a level
        levels = (one for one in reversed(before) if one.quantity.unit == quantity.unit)
        last = next((one for one in levels if quantity.start - one.quantity.end < _NEAR), last)
    near = last is not None and quantity.start - last.quantity.end < _NEAR
    alike = {form_of(last.quantity), "rate"} if last is not None else set[str]()
    if near and last is not None and last.measure.text in _IN_MONEY:
        alike.add("money")
    shares = last is not None and last.measure.text.startswith("share-of")
    if form_of(quantity) == "rate" and shares:
        alike.clear()
    if last is not None and (
        form_of(quantity) in alike
        or (near and "rate" in alike and form_of(last.quantity) == "rate")
    ):
        measure = last.measure._replace(basis="paragraph")
        if measure.text == "price" and form_of(quantity) == "count":
            measure = Field(by_unit(text, quantity), "", "default")
        return measure, last.subject._replace(basis="paragraph")
    if topic is not None:
        subject = Field(topic.phrase, topic.phrase, "title")
        if last is not None and (not topic.phrase or (shares and form_of(quantity) == "rate")):
            subject = last.subject._replace(basis="paragraph")
        code = by_stuff(text, quantity, topic).measure
        of_all = code == "economic-scale" and form_of(quantity) in {"share", "count"}
        if of_all or (code == "price" and quantity.unit and form_of(quantity) == "count"):
            code = by_unit(text, quantity)  # no price is counted in things
        return Field(code, topic.word, "title"), subject
    subject = last.subject._replace(basis="paragraph") if last else Field("", "", "default")
    return Field(by_unit(text, quantity), "", "default"), subject
