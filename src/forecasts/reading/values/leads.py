"""What stands before the amount of a value: hedges, `between`, words of growth and fall."""

from collections.abc import Iterable
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
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["Lead", "lead_at"]


def _by_initial(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Return the phrases by their first character, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


_SIGN_STARTS = frozenset(sign[0] for sign in SIGNS)
_PHRASES_BEFORE = _by_initial((*BEFORE, *VERBS))
_PHRASES_BEFORE_HAN = _by_initial((*BEFORE_HAN, *VERBS_HAN))
_ALL_BEFORE = {**VERBS_HAN, **BEFORE_HAN, **VERBS, **BEFORE}


class Lead(NamedTuple):
    """What stands before the amount."""

    end: int
    hedge: str = "bare"
    strict: bool = False
    growth: bool = False
    falling: bool = False
    between: bool = False


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


def lead_at(lower: str, start: int) -> Lead:
    """Read hedges and growth words before the amount."""
    at, hedge, strict, growth, falling, between = start, "bare", False, False, False, False
    for _ in range(4):
        found = _hedge_at(lower, at)
        if found and not (lower.startswith("between ", at)):
            (hedge, strict), at = found[0], found[1]
        elif lower.startswith("between ", at) or lower.startswith("from ", at):
            between, at = True, lower.index(" ", at) + 1
        elif lower[at : at + 1] not in _GROWTH_OR_FALL_STARTS:  # a figure, mostly
            break
        elif up := _GROWTH_BEFORE.match(lower, at):
            growth, at = True, up.end()
        elif down := _FALL_BEFORE.match(lower, at):
            growth = falling = True
            at = down.end()
        else:
            break
        while lower[at : at + 1] == " ":
            at += 1
    return Lead(at, hedge, strict, growth, falling, between)


def _hedge_at(lower: str, at: int) -> tuple[tuple[str, bool], int] | None:
    char = lower[at : at + 1]
    if char in _SIGN_STARTS:
        for sign, reading in SIGNS.items():
            if lower.startswith(sign, at):
                return reading, at + len(sign)
    if is_wide(char):
        for word in _PHRASES_BEFORE_HAN.get(char, ()):
            if lower.startswith(word, at):
                return _ALL_BEFORE[word], at + len(word)
        return None
    for phrase in _PHRASES_BEFORE.get(char, ()):
        if (
            lower.startswith(phrase, at)
            and not lower[at + len(phrase) : at + len(phrase) + 1].isalpha()
        ):
            return _ALL_BEFORE[phrase], at + len(phrase)
    return None
