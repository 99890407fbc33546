"""From a text to the claims that it seems to make, each field with its basis and its words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from forecasts.editing.draft import as_said
from forecasts.extracting.homes import (
    EARNED,
    home_of,
    is_in_home_money,
    is_of_others,
    price_of_the_world,
    region_of_own,
)
from forecasts.extracting.moneys import in_money_of_page
from forecasts.extracting.pages.layout import sentences
from forecasts.extracting.places import find_region
from forecasts.extracting.records import (
    Article,
    Attribution,
    Extraction,
    Field,
    Figure,
    Proposal,
    Span,
)
from forecasts.extracting.relating import relate
from forecasts.extracting.selecting.ahead import as_growth, look_ahead
from forecasts.extracting.selecting.figures import class_of
from forecasts.extracting.selecting.quoting import quote_of
from forecasts.extracting.selecting.repeated import once, without_successor
from forecasts.extracting.speakers.chinese import (
    find_mentions_chinese,
    gather_names_chinese,
    topic_in_chinese,
)
from forecasts.extracting.speakers.english import find_mentions, topic_in
from forecasts.extracting.speakers.houses_english import asked_in
from forecasts.extracting.speakers.introduced_english import gather_names
from forecasts.extracting.speakers.people_chinese import writer_of
from forecasts.extracting.speakers.sources import Sources, Speech, Spoken, attribute
from forecasts.extracting.speakers.turns_english import author_of, turns_of
from forecasts.extracting.subjects.measures import OWN
from forecasts.extracting.subjects.said_before import tells_growth
from forecasts.extracting.subjects.subjects import about_of
from forecasts.extracting.words.forecasters import is_forecaster
from forecasts.extracting.words.simplified import as_written, simplified
from forecasts.reading import Quantity, read

__all__ = ["MOST_CLAIMS", "MOST_FIGURES", "extract", "sources_of"]

MOST_FIGURES, MOST_CLAIMS = 20_000, 1_000
"""What is looked at in one text, from its start; more stand in no article."""

_CONDITION = re.compile(
    r"(?i)\b(?:if|provided(?: that)?|assuming(?: that)?|unless|with (?=[\w\s-]{3,60} requiring))\s+[^,.;]{4,120}"
    r"|(?:如果|假如|若(?!干)|倘若|只要|在[^，。]{2,24}(?:情况|前提|条件|情形)下)[^，,。；]{0,60}"
)
_TARGET = re.compile(
    r"(?i)\b(?:targets?|aims?|plans?|goals?|pledge[sd]?|intends?)\b|目标|力争|计划|规划|拟|目標|計画|方針|掲げ"
)


def extract(article: Article, *, stated: date | None) -> Extraction:
    """Return the claims of an article in order, and every figure with its class.

    Args:
        article: The text with its parts (`lay_out`).
        stated: The day of the statement, which relative periods count from.
    """
    original, article = article, article._replace(text=_unwrapped(article))
    language = article.language if article.language != "ja" else None
    found = read(article.text, language=language, stated=stated)
    original, quantities = _at_most(original, found, MOST_FIGURES, "figures")
    if language == "en":
        quantities = [in_money_of_page(article.text, one) for one in quantities]
    scene = _scene(article)
    quantities = _grown(scene.plain.text, quantities)
    # Who speaks is looked for where a claim is: most documents of a corpus make none.
    starts = [one.start for one in quantities]
    figures = [_figure(scene, one, quantities, starts) for one in quantities]
    figures = look_ahead(scene.plain, figures, scene.starts, stated)
    figures = _with_growth(article.text, figures)
    figures = [without_successor(*pair) for pair in zip_longest(figures, figures[1:])]
    said = [figure.quantity for figure in figures if figure.kind == "claim"]
    if not said:
        return Extraction(original, stated, (), tuple(figures))
    original, claims = _at_most(original, said, MOST_CLAIMS, "claims")
    sources = sources_of(scene.plain, scene.sentences)
    proposals: list[Proposal] = []
    for quantity in claims:
        proposals.append(_propose(article, scene, sources, quantity, proposals))
    kept, figures = once(article, proposals, figures)
    related = relate(article.text, kept, scene.sentence)
    grown = (_in_all(one, scene, stated) for one in related)
    proposed = (_as_written(one, original, article, scene.plain.text) for one in grown)
    return Extraction(original, stated, tuple(proposed), tuple(figures))


def _grown(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures, as growth where their words or the figure before them say so."""
    done: list[Quantity] = []
    last: Quantity | None = None
    for one in quantities:
        done.append(as_growth(text, one, last))
        last = done[-1] if one.unit == "%" else last
    return done


def _as_written(one: Proposal, original: Article, article: Article, plain: str) -> Proposal:
    """Return a claim with its quotation as it is wrapped and its words as they are written."""
    one = one._replace(quote=original.text[one.at : one.at + len(one.quote)])
    if plain == article.text:
        return one
    who = [as_written(words, plain, article.text) for words in one.claimant[:2]]
    return one._replace(
        claimant=one.claimant._replace(person=who[0], organisation=who[1]),
        subject=one.subject._replace(text=as_written(one.subject.text, plain, article.text)),
    )


def _at_most(
    article: Article, found: Sequence[Quantity], most: int, what: str
) -> tuple[Article, Sequence[Quantity]]:
    """Return the first of what was found, and the article with a word on it where there is more."""
    if len(found) <= most:
        return article, found
    warning = f"only the first {most:,} of {len(found):,} {what} are looked at"
    return article._replace(warnings=(*article.warnings, warning)), found[:most]


def _unwrapped(article: Article) -> str:
    """Return the text with blanks for the line feeds inside of its paragraphs, equally long."""
    parts, behind = [], 0
    for start, end in article.paragraphs:
        parts += [article.text[behind:start], article.text[start:end].replace("\n", " ")]
        behind = end
    return "".join([*parts, article.text[behind:]])


class _Scene(NamedTuple):
    sentences: Sequence[tuple[int, Span]]
    starts: list[int]
    plain: Article
    """The article in simplified characters, which the words of the rules are written in."""
    traditional: bool = False

    def sentence(self, at: int) -> tuple[int, Span]:
        index = max(0, bisect_right(self.starts, at) - 1)
        return self.sentences[index]


def sources_of(article: Article, spans: Sequence[tuple[int, Span]]) -> Sources:
    """Return who speaks in each sentence of an article (`sentences`), and its house."""
    text = article.text
    if article.language == "en":
        names = gather_names(article)
        asked = asked_in(article.title, names.people)
        asked = asked or author_of(article, names.people)
        speech = Speech(
            find=lambda span, before: find_mentions(text, span, names, before),
            topic=lambda span, last: topic_in(text, span, names, last),
            first=Spoken(asked, names.house, people=names.people),
            house=names.house,
            own=bool(names.house),
            asked=asked,
            turns=turns_of(article, names.people, names.house),
        )
    else:
        names = gather_names_chinese(article)
        speech = Speech(
            find=lambda span, before: find_mentions_chinese(article, span, names, before()[:2]),
            topic=lambda span, _: topic_in_chinese(article, span),
            first=Spoken("", names.house),
            house=names.house,
            own=False,
            asked=writer_of(article.text) if article.language == "zh" else "",
        )
    return Sources(article, spans, speech)


def _in_all(one: Proposal, scene: _Scene, stated: date | None) -> Proposal:
    """Return a claim of growth as one of all years together where its sentence says no other."""
    _, span = scene.sentence(one.quantity.start)
    words = scene.plain.text[span.start : span.end]
    quantity, base = as_said(one.quantity, words, one.quantity.start - span.start, stated)
    return one._replace(quantity=quantity, base=base)


def _scene(article: Article) -> _Scene:
    found, plain = sentences(article), article
    if article.language == "zh":
        plain = article._replace(
            text=simplified(article.text),
            title=simplified(article.title),
            publisher=simplified(article.publisher),
        )
    signs = zip(article.text, plain.text, strict=True)
    folded = plain is not article and sum(one != other for one, other in signs)
    traditional = folded * _SCRIPT > len(article.text)
    return _Scene(found, [span.start for _, span in found], plain, traditional)


_AT_HOME = frozenset(("国内", "全国"))
"""What says where only by who writes it."""
_SCRIPT = 20
"""Of so many characters one at least is a traditional one, where a text is written in those."""


def _figure(
    scene: _Scene,
    quantity: Quantity,
    quantities: Sequence[Quantity],
    starts: Sequence[int],
) -> Figure:
    _, span = scene.sentence(quantity.start)
    inside = quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    others = [one for one in inside if one is not quantity]
    return class_of(scene.plain, quantity, scene.plain.text[span.start : span.end], others)


def _propose(
    article: Article,
    scene: _Scene,
    sources: Sources,
    quantity: Quantity,
    before: Sequence[Proposal],
) -> Proposal:
    text, plain = article.text, scene.plain
    number, span = scene.sentence(quantity.start)
    claimant = attribute(plain, sources, quantity.start, quantity.end)
    quote, basis = quote_of(text, span, quantity, article.language)
    measure, subject = about_of(plain, span, quantity, claimant, before)
    region = find_region(
        plain,
        span,
        article.paragraphs[number],
        quantity.start,
        _before(scene, before, number),
        claimant.organisation,
    )
    if region.basis != "sentence" and measure.text == "price":
        region = price_of_the_world(subject.text) or region
    own = _is_own(plain.text, measure, subject, claimant)
    of_others = measure.text in EARNED and claimant.organisation not in subject.text
    if own and not (article.language == "en" and of_others):
        region = region_of_own(plain, region, claimant.organisation, measure.text)
    own = own and (article.language != "en" or measure.text in EARNED)
    at_home = own or is_in_home_money(quantity, measure, before)
    elsewhere = at_home and is_of_others(plain, region, claimant.organisation)
    if region.basis == "default" or elsewhere or (scene.traditional and region.words in _AT_HOME):
        region = home_of(plain, claimant.organisation, own=at_home, traditional=scene.traditional)
    sentence = text[span.start : span.end]
    condition = _CONDITION.search(sentence)
    return Proposal(
        quantity=quantity,
        quote=text[quote.start : quote.end],
        at=quote.start,
        target_basis=basis,
        modality="target" if _TARGET.search(text[span.start : quantity.start]) else "forecast",
        claimant=claimant,
        subject=subject,
        measure=measure,
        region=region,
        condition=condition[0].strip() if condition else "",
    )


def _is_own(text: str, measure: Field, subject: Field, claimant: Attribution) -> bool:
    """Whether a company tells its own revenue or shipments, which it makes wherever it sells."""
    house = claimant.organisation
    own = measure.text in OWN or subject.text.startswith(f"{house} ") or "营收" in subject.text
    return own and bool(house) and not is_forecaster(text, house)


def _before(scene: _Scene, before: Sequence[Proposal], paragraph: int) -> tuple[int, Field] | None:
    """Return where the sentence of the claim before ends, and its region, in the same paragraph.

    What goes on is of the whole again, and not of a part of it: 其中欧洲60GWh.
    """
    if not before:
        return None
    last = before[-1]
    number, span = scene.sentence(last.quantity.start)
    if len(before) > 1 and before[-2].quantity.start >= span.start:
        part = scene.plain.text.find("其中", before[-2].quantity.end, last.quantity.start)
        last = before[-2] if part >= 0 else last
    return (span.end, last.region) if number == paragraph else None


def _with_growth(text: str, figures: list[Figure]) -> list[Figure]:
    """Take the growth that leads to a forecast as one, too, though no word of its own says so."""
    done: list[Figure] = []
    for one in figures:
        before = done[-1] if done else None
        if (
            before is not None
            and before.kind == "claim"
            and one.kind in {"fact", "undated"}
            and tells_growth(text, before.quantity, one.quantity)
        ):
            grown = one.quantity._replace(forecast=True, target=before.quantity.target)
            done.append(Figure(grown, "claim"))
        else:
            done.append(one)
    return done
