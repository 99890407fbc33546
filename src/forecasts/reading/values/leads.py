"""What stands before the amount of a value: hedges, `between`, words of growth and fall."""

import re
from typing import NamedTuple

from forecasts.reading.lexicon.directions import (
    FALL_NOUNS_HAN,
    FALLS,
    FALLS_HAN,
    LOSSES,
    LOSSES_HAN,
)
from forecasts.reading.lexicon.hedges import BEFORE, BEFORE_HAN, SIGNS, VERBS, VERBS_HAN
from forecasts.reading.patterns import Lazy
from forecasts.reading.values.tails import YEAR

__all__ = ["Lead", "lead_at"]


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_HEDGES = {**VERBS_HAN, **BEFORE_HAN, **VERBS, **BEFORE, **SIGNS}
_HEDGES_BY_INITIAL: dict[str, list[str]] = {}
for _phrase in sorted(_HEDGES, key=len, reverse=True):
    _HEDGES_BY_INITIAL.setdefault(_phrase[0], []).append(_phrase)


class Lead(NamedTuple):
    """What stands before the amount; `base` is the place of the year that it is measured by."""

    end: int
    hedge: str = "bare"
    strict: bool = False
    growth: bool = False
    falling: bool = False
    between: bool = False
    base: re.Match[str] | None = None


_GROWTH_BEFORE = Lazy(
    r"cagr ?(?:of |at |: ?|为|达到?)?"
    r"|(?:(?:annual|yearly|compound annual|average annual)? ?growth(?: rate)?)(?: of| at|:)? "
    r"|(?:growing|grow|grows|growth|rising|up|increase of|rise of)(?: by| at)? "
    r"|(?:年均|同比|每?年)?(?:复合)?(?:年均|年)?(?:增长率|增长|增速|增幅|上涨|涨|上升|升|提高|提升|增)"
    r"(?:为|达到?|了)?(?![加至到])"
    r"|(?:同比)?\+(?=[0-9.]{1,20} ?(?:%|pp|bp|pct|per ?cent|basis|个?百分点|个点))"
)
_FALL_BEFORE = Lazy(
    rf"(?:an? )?(?:{'|'.join(sorted(FALLS | LOSSES))})(?: of| by| at)? "
    rf"|(?!减半)(?:年均|同比)?(?:{FALL_NOUNS_HAN}|{LOSSES_HAN}|{FALLS_HAN})(?:为|达|了)?"
)
_GROWTH_OR_FALL_STARTS = frozenset(
    "acdfgirsuy+年每复同增上提涨升"
    + "".join(word[0] for word in FALLS | LOSSES)
    + "".join(word[0] for word in f"{FALLS_HAN}|{FALL_NOUNS_HAN}|{LOSSES_HAN}".split("|"))
)


_BASE_BEFORE = Lazy(rf"(?:比|较|相比|是|为|达到|达)?{YEAR}(?:相比|的|水平的?)?")
_BASE_STARTS = frozenset("比较相是为达fy12")


def lead_at(lower: str, start: int) -> Lead:
    """Read the hedges, words of growth and year of comparison before the amount."""
    lead = Lead(start)
    for _ in range(4):
        step = _step(lower, lead)
        if step is None:
            break
        gap = len(lower) - len(lower[step.end :].lstrip(" "))
        lead = step._replace(end=gap)
    return lead


def _step(lower: str, lead: Lead) -> Lead | None:
    """Return a lead with the next words before the amount; None where none stand there."""
    at, initial = lead.end, lower[lead.end : lead.end + 1]
    if lower.startswith(("between ", "from "), at):
        return lead._replace(end=lower.index(" ", at) + 1, between=True)
    for phrase in _HEDGES_BY_INITIAL.get(initial, ()):
        end = at + len(phrase)
        in_word = phrase[-1] in _LETTERS and lower[end : end + 1].isalpha()
        if lower.startswith(phrase, at) and not in_word:
            hedge, strict = _HEDGES[phrase]
            return lead._replace(end=end, hedge=hedge, strict=strict)
    if initial in _GROWTH_OR_FALL_STARTS:
        if up := _GROWTH_BEFORE.match(lower, at):
            return lead._replace(end=up.end(), growth=True)
        if down := _FALL_BEFORE.match(lower, at):
            return lead._replace(end=down.end(), growth=True, falling=True)
    base = _BASE_BEFORE.match(lower, at) if "年" in lower and initial in _BASE_STARTS else None
    dated = base and "年" in base[0] and base.end() < len(lower)
    return lead._replace(end=base.end(), base=base) if base and dated else None
