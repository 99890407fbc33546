"""What an article says twice: in a heading and below it, or in the same words again."""

import re
from datetime import date

from forecasts.extracting.pages.layout import headline_of
from forecasts.extracting.records import Article, Figure, Proposal, Span
from forecasts.extracting.selecting.figures import REASONS
from forecasts.reading import Quantity

__all__ = ["end_of", "once", "without_successor"]

_LONGEST_HEADING = 110  # characters; a Chinese one has half of them
_ENDS = '.!?;:。！？；：”"’)）'


def once(
    article: Article, proposals: list[Proposal], figures: list[Figure]
) -> tuple[list[Proposal], list[Figure]]:
    """Return claims and figures without what a heading says before the body, and what is said twice."""
    headings = [one for one in article.paragraphs if _is_heading(article, one)]
    kept: list[Proposal] = []
    dropped: dict[int, str] = {}
    for index, one in enumerate(proposals):
        later = proposals[index + 1 :]
        heading = next((each for each in headings if each.start <= one.at < each.end), None)
        body = [other for other in later if heading and other.at >= heading.end]
        if any(_agrees(one, other) or _multiplies(article, one, other) for other in body):
            dropped[one.quantity.start] = "headline"
        elif any(_equals(one, other) for other in kept) or _comes_nearer(article, one, later):
            dropped[one.quantity.start] = "repeated"
        else:
            kept.append(one)
    return kept, [
        one._replace(kind=why, reason=REASONS[why])
        if (why := dropped.get(one.quantity.start))
        else one
        for one in figures
    ]


def _is_heading(article: Article, paragraph: Span) -> bool:
    """Whether a paragraph is the title or a short line that does not end as a sentence."""
    line = article.text[paragraph.start : paragraph.end]
    short = _LONGEST_HEADING if article.language == "en" else _LONGEST_HEADING // 2
    return paragraph == headline_of(article) or (len(line) <= short and line[-1] not in _ENDS)


def _agrees(headline: Proposal, body: Proposal) -> bool:
    """Whether a headline may say, more roughly, what the body says."""
    one, other = headline.quantity, body.quantity
    # A headline says $80 where the body says $80 per tonne.
    bare, whole = one.unit.partition("/")[0], other.unit.partition("/")[0]
    things = one.kind == other.kind == "count" and headline.measure.text == body.measure.text
    same_unit = bare == whole or not bare or not whole or (things and "unit" in {bare, whole})
    near = abs(one.value - other.value) <= 0.2 * max(abs(one.value), abs(other.value))
    return same_unit and near


def _multiplies(article: Article, headline: Proposal, body: Proposal) -> bool:
    """Whether the body tells as a level what a headline tells as a multiple: `to double by 2030`."""
    one, other = headline.quantity, body.quantity
    if one.unit != "x" or other.unit == "x" or not one.target or end_of(one) != end_of(other):
        return False
    alike = headline.measure.text == body.measure.text
    same = headline.claimant.organisation == body.claimant.organisation
    same = same and headline.region.text == body.region.text
    opening = article.text.rfind(". ", 0, body.at) + 1
    opening = max(opening, article.text.rfind("\n", 0, body.at))
    told = article.text[opening : other.end].lower()
    words = (word.lower() for word in headline.subject.text.split())
    return alike and same and any(word[:_STEM] in told for word in words)


_STEM = 5  # characters of a word that stay when it is one of many: battery, batteries


def _comes_nearer(article: Article, one: Proposal, later: list[Proposal]) -> bool:
    """Whether a figure is a bound that the next one makes exact: 突破7兆元,达7.13兆元."""
    following = later[0] if later else None
    if following is None or not _EXACT.fullmatch(
        article.text, one.quantity.end, following.quantity.start
    ):
        return False
    return one.quantity.hedge != following.quantity.hedge and _agrees(one, following)


_EXACT = re.compile(
    r"(?:大关|大關|关卡|關卡)?[,，]\s?(?:[达達]到?|to |at )(?:人民币|新台币|新台幣)?"
)


def _equals(one: Proposal, other: Proposal) -> bool:
    first, second = one.quantity, other.quantity
    return (
        (first.low, first.high, first.unit, first.hedge)
        == (second.low, second.high, second.unit, second.hedge)
        and end_of(first) == end_of(second)
        and one.region.text == other.region.text
        and one.measure.text == other.measure.text
        and (
            (first.unit != "%" and first.kind != "count")
            or one.subject.text.lower() == other.subject.text.lower()
        )
    )


def without_successor(figure: Figure, behind: Figure | None) -> Figure:
    """Return an earlier forecast as no claim where only its change is told: 原估7万台，此次上修2%."""
    former = figure.kind == "claim" and figure.quantity.earlier
    if not former or behind is None or behind.kind != "comparison":
        return figure
    step = behind.quantity.unit in _STEPS and behind.quantity.start - figure.quantity.end < _NEAR
    return Figure(figure.quantity, "former", REASONS["former"]) if step else figure


_STEPS = frozenset(("%", "pp", "bp"))
_NEAR = 12  # characters


def end_of(quantity: Quantity) -> date | None:
    """Return the last day of the period of a figure."""
    return quantity.target.end if quantity.target else None
