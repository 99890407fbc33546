"""What a claim measures, and of what: of its sentence, the claim before, or the headline."""

import re

from forecasts.extracting.behind import About
from forecasts.extracting.clauses import form_of, subject_of, what_is_counted
from forecasts.extracting.measures import OWN, by_unit, is_bare, look, look_back, named_before
from forecasts.extracting.ownership import FORECASTER, is_of_speaker, part_of
from forecasts.extracting.records import Article, Attribution, Field, Proposal, Span
from forecasts.reading import Quantity

__all__ = ["about_of", "tells_growth"]


def about_of(
    article: Article,
    span: Span,
    quantity: Quantity,
    claimant: Attribution,
    last: Proposal | None,
) -> tuple[Field, Field]:
    """Return measure and subject: of the sentence, else of the claim before, else of the title."""
    han = article.language != "en"
    if last is not None and not han and tells_growth(article.text, last.quantity, quantity):
        return last.measure, last.subject
    about = look(article.text, span, quantity, han=han)
    subject = what_is_counted(article.text, quantity, han=han) or subject_of(
        article.text, span, quantity
    )
    part = part_of(article.text, span, quantity)
    if subject.lower() in {claimant.organisation.lower(), claimant.person.lower()}:
        subject = ""
    if about is None:
        measure, carried = _carried(quantity, _topic(article, quantity, han=han), last)
        return measure, Field(subject, subject) if subject else carried
    in_money = bool(_TO_MONEY.match(article.text, quantity.end)) or (
        last is not None and last.measure.text == "sales-value"
    )
    measure = _measure(about, quantity, last, in_money=in_money)
    if part:
        return measure, Field(part, part)
    if not is_bare(about, quantity) and about.phrase.lower() != claimant.organisation.lower():
        return measure, Field(about.phrase, about.phrase)
    own_words = article.text[span.start : quantity.start]
    if about.measure in (OWN | _SOLD if han else OWN) and is_of_speaker(own_words, claimant):
        return measure, Field(f"{claimant.organisation} {about.word}".strip(), about.word)
    topic = _topic(article, quantity, han=han)
    paragraph = article.text.rfind("\n", 0, quantity.start) + 1
    others = FORECASTER.search(claimant.organisation) or about.measure not in OWN
    own = "" if others or not claimant.organisation else f"{claimant.organisation} {about.word}"
    whole = look_back(article.text, span, quantity, han=han)
    for words, basis in (
        (subject, "sentence"),
        (whole.phrase if whole and not is_bare(whole, quantity) else "", "sentence"),
        (own if about.measure in _EARNED else "", "article"),
        (named_before(article.text, about, han=han, since=paragraph), "paragraph"),
        (last.subject.text if last and last.at >= paragraph else "", "paragraph"),
        (named_before(article.text, about, han=han), "paragraph"),
        (last.subject.text if last else "", "paragraph"),
        (topic.phrase if topic else "", "title"),
    ):
        if words and words.lower() != about.word.lower():
            return measure, Field(words, words, basis)
    return measure, Field(own or about.word, about.word)


_SOLD = frozenset(
    ("sales", "sales-value", "deliveries", "shipments", "production", "exports", "fleet")
)
"""What a Chinese company that names itself tells of itself, too."""
_EARNED = frozenset(("revenue", "profit"))
"""What a company earns is its own, unless the sentence says of what."""
_TO_MONEY = re.compile(
    r"[^.;]{0,40}?\s(?:to|or|reaching|at|of)\s(?:[\w-]+\s){0,3}?(?:US|A|C)?[$€£]"
)


def _measure(about: About, quantity: Quantity, last: Proposal | None, *, in_money: bool) -> Field:
    """Return the measure; a market that was counted in units a claim before grows in them."""
    if (
        last is not None
        and form_of(quantity) == "rate"
        and about.measure == "market-size"
        and last.measure.text in {"sales", "shipments"}
    ):
        return last.measure._replace(basis="paragraph")
    if about.measure in {"sales", "sales-retail"} and form_of(quantity) == "rate" and in_money:
        return Field("sales-value", about.word)
    return Field(about.measure, about.word)


_GROWS = re.compile(
    r"^[^.;,]{0,50}?(?:,\s+|\s+|\s*\()(?:(?:up|down)|(?:marking|representing|reflecting|a|an)(?:\s+\w+){0,4}(?:\s+of)?|an? (?:increase|rise|gain|growth|decline|drop|fall|jump|cut) of|or)"
    r"(?:\s+(?:about|by|around|some|nearly|almost|over|more than))?\s+$"
)


def tells_growth(text: str, level: Quantity, rate: Quantity) -> bool:
    """Whether a rate tells the growth of the level before it: `$6 trillion in 2026, up 10%`."""
    between = text[level.end : rate.start]
    return form_of(rate) == "rate" and len(between) < 90 and bool(_GROWS.match(between + " "))


_NEAR = 120  # characters between a rate and the level that it leads to


def _carried(quantity: Quantity, topic: About | None, last: Proposal | None) -> tuple[Field, Field]:
    near = last is not None and quantity.start - last.quantity.end < _NEAR
    alike = {form_of(last.quantity), "rate"} if last is not None else set[str]()
    if last is not None and (
        form_of(quantity) in alike
        or (near and "rate" in alike and form_of(last.quantity) == "rate")
    ):
        return last.measure._replace(basis="paragraph"), last.subject._replace(basis="paragraph")
    if topic is not None:
        subject = Field(topic.phrase, topic.phrase, "title")
        if not topic.phrase and last is not None:
            subject = last.subject._replace(basis="paragraph")
        return Field(topic.measure, topic.word, "title"), subject
    subject = last.subject._replace(basis="paragraph") if last else Field("", "", "default")
    return Field(by_unit(quantity), "", "default"), subject


def _topic(article: Article, quantity: Quantity, *, han: bool) -> About | None:
    if not article.paragraphs:
        return None
    title = article.paragraphs[0]
    at = quantity._replace(start=title.end, end=title.end)
    return look_back(article.text, title, at, han=han)
