"""Carry the period that a paragraph last named to the figures that name none.

`Revenue rose 9% in the March quarter. Margins were 20%.`: a figure takes the period of what was
said before it in the same voice, a fact that of a fact and a forecast that of a forecast.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from forecasts.reading.attaching.conclude import moved
from forecasts.reading.attaching.headings import (
    HEADING,
    LEAD,
    NUMBERED,
    Section,
    led_by,
    section_of,
)
from forecasts.reading.attaching.language import Language
from forecasts.reading.attaching.replaced import (
    LISTED,
    Judged,
    as_revised,
    in_its_place,
    revised_to,
)
from forecasts.reading.attaching.reported import as_compared, the_period, word_of
from forecasts.reading.attaching.same_rate import as_expected, is_same_rate
from forecasts.reading.attaching.tables import HEADED, cells, in_cell
from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Period, Quantity

__all__ = ["carry"]

_BREAK = Lazy(r"\n\s*\n")
_OF_RESULT = frozenset(
    f"earlier: {name}"
    for name in (
        "list",
        "measured by a forecast",
        "measured by the … forecast",
        "goal met or missed",
    )
)
"""Earlier forecasts that may be of a result, and then have its period."""

_ON_SALES = Lazy(
    r"(?i)(?:\s+(?:a|per)\s+share)?,?\s+(?:(?:based\s+)?on|and|with)\s+"
    r"(?:(?:(?:an?|the|its|their)\s+)?(?:(?:average|median|mean|total|adjusted|net|operating|annual|[a-z]+)\s+)?"
    r"(?:revenues?|sales|turnover|profits?|earnings|loss|yields?|harvest|crop|production|output|margins?|income|volumes?"
    r"|prices?|growth|deliveries|capacity|exports|imports|stocks|acreage)\s+(?:of|at|in\s+(?:the|a)(?:\s+range\s+of)?)\s+)?(?:about\s+)?"
    r"|[増減](?:収|益|産)?の約?|[（(](?:前年?[期度]?比|同比?|增长?)"
)
"""What joins two forecasts of one result: `$2.10 a share on revenue of $7bn`, 6%増の106億円."""

_QUESTION = Lazy(r"[?？]\s")

_HEADS = Lazy(r"[A-Z][^|\t\n.!?;:]{3,60}:?\n\s*")
"""A line that is a heading by its looks."""

_FAR = 120
"""How far before a sentence a heading may begin."""

_NEAR = 20
_LABELLED = Lazy(r"[(（][^()（）]{2,14}[:：]\s*\Z")
_WHOLE_YEAR = 364

_SIDE_BY_SIDE = frozenset(("list", "hedge:before"))

_OWN = frozenset((
    "compared with", "duration", "valuation", "respondents", "today", "revision",
    "limit of a group", "figure of an event",
))  # fmt: skip
"""Rules after which a figure is not of the time that the text speaks of."""


class Paragraph(NamedTuple):
    """What has been said of time, up to a sentence.

    Attributes:
        last: The period last named, of what is forecast (True) and of what is a fact.
        named: The quarter, half or year last named in the whole text.
        planned: Whether what stands here lies ahead, as its heading says.
        passing: Whether that holds for one sentence only.
        goals: Whether the goals of a plan may go on, in sentences with a verb of one.
        section: What the numbered heading above gives.
        headings: The numbered headings that are still to come.
        end: Where the sentence before ends.
        said: Where the last figure ends.
        stated: The day of the statement, if known.
    """

    last: dict[bool, Period]
    named: dict[str, Period]
    planned: bool
    passing: bool
    goals: bool
    section: Section
    headings: tuple[re.Match[str], ...]
    end: int
    said: int
    stated: date | None


def _enter(text: str, one: Judged, so_far: Paragraph, stated: date | None) -> Paragraph:
    """Return what has been said of time where a new sentence begins."""
    last, named, planned, passing, goals, section, headings, end, said, _ = so_far
    passed = [found for found in headings if found.end() <= one.start]
    if passed:
        headings = headings[len(passed) :]
        section = section_of(passed[-1][0], stated)
    if passed or _BREAK.search(text, said, one.start):
        last, planned, goals = dict(section[0]), section[1], False
    if _QUESTION.search(text, end, one.start):
        last, planned = {}, False
    lead = LEAD.search(text[max(end, one.start - _FAR) : one.start])
    planned = planned and not passing
    led = led_by(lead[1], stated) if lead else None
    if lead and led and not led[0] and lead[1].rstrip().endswith(":"):
        led = _headed(text[end : max(end, one.start - _FAR) + lead.start(1)], stated) or led
    if led and (led[0] or not passed) and not (passed and section[0]):
        last, planned, passing = led
        goals = passing and lead is not None and _opens(lead[1], last.get(True))
    # `Highlights of the first six months` is a heading, though its length of time is a figure.
    heading = one.quantity.kind == "duration" and _HEADS.fullmatch(text, one.start, one.end)
    end = end if heading else one.end
    return Paragraph(
        last, named, planned, passing, goals, section, headings, end, one.start, stated
    )


def _headed(above: str, stated: date | None) -> tuple[dict[bool, Period], bool, bool] | None:
    """Return what a heading gives to a list below the words that lead to it: `It expects:`."""
    line = above.rstrip().rpartition("\n")[2]
    led = led_by(line, stated) if line and len(line) <= _FAR and line[-1] not in ".!?:" else None
    return led if led and led[0] else None


def carry(text: str, judged: list[Judged], stated: date | None) -> Iterator[Quantity]:
    """Yield the quantities, those without a period with that of their paragraph.

    Args:
        text: The whole text.
        judged: Its quantities in order of place.
        stated: The day of the statement, if known.
    """
    dated = cells(text, stated)
    starts = [cell.start for cell in dated]
    start = said = 0
    before: Quantity | None = None
    rate: Quantity | None = None
    numbered = any(one in text for one in NUMBERED)
    headings = tuple(HEADING.finditer(text)) if numbered else ()
    here = Paragraph({}, {}, False, False, False, ({}, False), headings, 0, 0, stated)
    for place, one in enumerate(judged):
        fresh = one.start > start or here.end == 0
        if fresh:
            here = _enter(text, one, here._replace(said=said), stated)
            start = said = one.start
            if not here.last.get(False) and (then := as_compared(judged, place, stated)):
                here.last[False] = then
        last = here.last
        spoken = last.get(False) or last.get(True)
        cell = in_cell(one.quantity, dated, starts, stated) if dated else one.quantity
        told = one if cell is one.quantity else one._replace(quantity=cell)
        quantity = _listed(text, before, _year_before(text, told, spoken, stated))
        quantity = revised_to(text, before, quantity)
        before = quantity
        quantity, rate = as_expected(text, rate, quantity)
        if quantity.earlier:
            of_result = _OF_RESULT & set(quantity.rules)
            fact = last.get(False) if of_result else None
            if fact and quantity.target and fact.words == quantity.target.words:
                quantity = quantity._replace(target=fact)
            now = last.get(not of_result or quantity.forecast) or spoken
            yield as_revised(quantity, now, stated, in_its_place(text, judged, place))
            continue
        if "revision" in quantity.rules and quantity.target:
            last[True] = quantity.target
        goal = here.goals and one.language.goal.search(text, one.start, one.quantity.start)
        planned = here.planned or bool(goal)  # `建设30个集群`, and not `签约项目35个`
        if (
            HEADED not in quantity.rules
            and _is_ahead(one, last.get(True), stated, planned=planned)
            and not _left(text, said, one)
        ):
            rules = (*quantity.rules, "tense of the paragraph")
            quantity = quantity._replace(forecast=True, rules=rules)
        quantity, own = _dated(text, said, one, quantity, here)
        if own and _sets_goals(text, one, quantity):
            here = here._replace(goals=True)
        said = quantity.end
        yield quantity


def _dated(
    text: str, said: int, one: Judged, quantity: Quantity, here: Paragraph
) -> tuple[Quantity, Period | None]:
    """Return a figure with the period that it is of, and that which it names itself."""
    last, named = here.last, here.named
    own = _named(text, quantity, one.language)
    if own is None and not quantity.forecast and _takes(one):
        own = the_period(text, one, quantity, named, here.stated)
        if own:
            quantity = quantity._replace(target=own, rules=(*quantity.rules, "the period"))
    elif own and not quantity.forecast:
        named[word_of(own)] = own
    now = last.get(quantity.forecast) or _of_late(last.get(True), here.stated)
    if own is None:
        quantity = _with_period(text, said, one, quantity, now)
    elif _LABELLED.search(text, max(0, quantity.start - _NEAR), quantity.start):
        pass  # the label of one figure: `19.6% (H1 2025: 18.9%)`
    elif said == one.start or now is None or now.start <= own.start:
        last[quantity.forecast] = own
    return quantity, own


def _opens(sentence: str, period: Period | None) -> bool:
    """Tell whether a sentence opens a list of goals: `到2025年，格局基本形成。`."""
    if period is None or period.relation != "by":
        return False
    return sentence.lstrip().startswith(period.words)


def _sets_goals(text: str, one: Judged, quantity: Quantity) -> bool:
    """Tell whether more goals may follow: `到2025年，产量达到100万吨。建设30个集群。`.

    No verb says that the first is to come, only the period that opens its sentence.
    """
    if not quantity.forecast or (one.stance and one.stance.cue):
        return False
    return _opens(text[one.start : quantity.start], quantity.target)


def _of_late(period: Period | None, stated: date | None) -> Period | None:
    """Return the period of a forecast that is over: facts beside it are of that period, too."""
    return period if period and stated and period.end < stated else None


def _named(text: str, quantity: Quantity, language: Language) -> Period | None:
    """Return a figure's own period, where its paragraph goes on to speak of it."""
    if not _OWN.isdisjoint(quantity.rules):
        return None
    own = quantity.target
    if own and own.start == own.end:
        return None  # the day of a balance
    years = own is not None and own.end.year > own.start.year
    measure = quantity.unit == "x" and not quantity.forecast and years
    beside = language.same_time.search(text, max(0, quantity.start - _NEAR), quantity.start)
    return None if measure or beside else own


def _with_period(
    text: str, said: int, one: Judged, quantity: Quantity, now: Period | None
) -> Quantity:
    """Return a figure with the period of its paragraph, where it may take it."""
    if (
        now is None
        or not _OWN.isdisjoint(quantity.rules)
        or not _takes(one)
        or not (quantity.forecast or not _left(text, said, one))
    ):
        return quantity
    return quantity._replace(target=now, rules=(*quantity.rules, "period of the paragraph"))


def _left(text: str, said: int, one: Judged) -> bool:
    """Tell whether the words up to a figure leave the time that was spoken of."""
    return one.language.leaves.search(text, said, one.quantity.end) is not None


def _listed(text: str, before: Quantity | None, quantity: Quantity) -> Quantity:
    """Return a figure with the mark and the hedge that its list shares: `前值11.2/12.1元`."""
    if before is None:
        return quantity
    grows = before.kind == "growth" and quantity.kind == "share" and before.unit == quantity.unit
    again = quantity.earlier or (grows and is_same_rate(text, before, quantity))
    if again and grows and "\n" not in text[before.end : quantity.start]:
        quantity = quantity._replace(kind="growth")  # `14%, against 12%`
    listed = LISTED.fullmatch(text, before.end, quantity.start)
    alike = listed and (before.unit == quantity.unit or "or" in listed[0])
    if before.earlier and (alike or _ON_SALES.fullmatch(text, before.end, quantity.start)):
        quantity = quantity._replace(earlier=True, rules=(*quantity.rules, "earlier: list"))
    if (
        listed
        and quantity.hedge == "bare"
        and before.hedge != "range"
        and set(before.rules).issuperset(_SIDE_BY_SIDE)
    ):
        rules = (*quantity.rules, "hedge of the list")
        quantity = quantity._replace(hedge=before.hedge, strict=before.strict, rules=rules)
    return quantity


def _is_ahead(one: Judged, now: Period | None, stated: date | None, *, planned: bool) -> bool:
    """Tell whether a figure without a voice of its own is of a period that is being forecast."""
    stance, own = one.stance, one.quantity.target
    if stated is None or one.quantity.forecast or not _OWN.isdisjoint(one.quantity.rules):
        return False
    if now is None and not planned:
        return False
    estimated = stance is not None and stance.tense == "estimate"
    if estimated and own is None and one.language.estimate_is_ahead:
        return now is None or now.end > stated
    voiceless = stance is None or not stance.tense or (bool(own) and stance.tense == "present")
    voiceless = voiceless or (planned and estimated)
    if not voiceless or one.quantity.kind == "duration":
        return False
    if own is None:
        return planned
    return own.end > stated and (now is None or (own.start, own.end) == (now.start, now.end))


def _year_before(text: str, one: Judged, now: Period | None, stated: date | None) -> Quantity:
    """Return a figure of a year earlier with the quarter or month before that of the paragraph."""
    quantity, language = one.quantity, one.language
    if now is None:
        return quantity
    own = quantity.target
    told = (
        language.same_part.search(text[one.start : quantity.start])
        or language.year_ago.match(text, quantity.end)
        or language.same_time.search(text, max(0, quantity.start - _NEAR), quantity.start)
    )
    part = own and (own.end - own.start).days < _WHOLE_YEAR and own != now
    if not told or part:
        return quantity
    then = moved(now, -1)
    ahead = quantity.forecast and not (stated and then.end < stated)
    rules = (*quantity.rules, "compared with")
    return quantity._replace(target=then, forecast=ahead, rules=rules)


_OF_SHARE = ("price", "target", "pt", "目标")
"""What a share is held to be worth is of no year."""


def _takes(one: Judged) -> bool:
    """Tell whether a figure without a period may take one."""
    stance, rules = one.stance, one.quantity.rules
    if one.quantity.kind == "duration" or not _OWN.isdisjoint(rules):
        return False
    cue = stance.cue if stance and one.quantity.kind == "price" else None
    if cue and cue.modality == "target" and cue.words.startswith(_OF_SHARE):
        return False
    return stance is None or stance.found is None
