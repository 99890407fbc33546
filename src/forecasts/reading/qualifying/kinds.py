"""What a quantity says: level, share, growth, multiple, count, duration, price or change."""

from itertools import takewhile

from forecasts.reading.lexicon.context import (
    GROWTH_AFTER,
    GROWTH_WORDS,
    HAN_GROWTH,
    HAN_PRICE,
    PRICE_WORDS,
)
from forecasts.reading.lexicon.currencies import CODES, MINOR_NAMES
from forecasts.reading.lexicon.nouns import HAN_COUNTERS, NOUNS
from forecasts.reading.lexicon.units import DURATIONS, SYMBOLS, WORDS
from forecasts.reading.patterns import Lazy

__all__ = ["kind_of"]

_PHYSICAL = frozenset((*SYMBOLS.values(), *WORDS.values())) - {"x"}
_COUNTED = frozenset((*NOUNS.values(), *HAN_COUNTERS.values()))
_MONEY = CODES | frozenset(MINOR_NAMES.values())
_CLAUSE = Lazy(r"[a-z-]+|[,;.:()\n—]")
_HAN_BREAK = "，。；：、,;\n（("
_REACH = 48
_FAR = 100
_HAN_REACH = 12


def kind_of(text: str, lower: str, start: int, end: int, unit: str, *, scaled: bool) -> str:
    """Return the kind of the quantity at `start` to `end` from its unit and the words beside it."""
    numerator, _, denominator = unit.partition("/")
    if numerator in _MONEY:
        if denominator:
            return (
                "level"
                if denominator == "year" or (scaled and denominator in DURATIONS)
                else "price"
            )
        if not scaled and numerator in _SMALL_COIN:
            return "price"
        return "price" if _is_price(text, lower, start, end, scaled=scaled) else "level"
    if unit in ("pp", "bp"):
        return "change"
    if unit == "x":
        return "multiple"
    if unit == "%":
        return "growth" if _is_growth(text, lower, start, end) else "share"
    if unit in DURATIONS:
        return "duration"
    if unit in _COUNTED or (unit not in _PHYSICAL and numerator not in _PHYSICAL):
        return "count"
    return "level"


def _is_growth(text: str, lower: str, start: int, end: int) -> bool:
    before = start - 1 if start and text[start - 1] == "+" else start
    if (before and text[before - 1] > "\u2e80") or text[end : end + 1] > "\u2e80":
        back = text[max(0, start - _HAN_REACH) : start].replace("以降", "以来")
        if back.endswith("プラス") or text.startswith("マイナス", start):
            return True
        for sign in _HAN_BREAK:
            back = back.rpartition(sign)[2]
        if "%" in back and _RATE_NAME.search(back):
            return False
        if "占" in back or _REACHED.search(back):
            return any(
                word in back
                for word in ("增速", "增长率", "成长率", "增幅", "降幅", "涨幅", "跌幅")
            )
        return any(word in back for word in HAN_GROWTH) or bool(_HAN_GROWTH_AFTER.match(text, end))
    near = lower[max(0, start - _REACH) : start]
    if (
        before != start
        or ("by " in near and _BY.search(lower, max(0, start - _REACH), start))
        or _ON_YEAR.match(lower, end)
    ):
        return True
    stop = start
    if _is_printed(lower[start:end]) and _is_printed(lower[max(0, start - _FAR) : start]):
        item = _ITEMS.search(lower, max(0, start - _FAR), start)
        # `rise 15% in 2026, 18% in 2027`: the second item says what the first one says.
        stop = item.start() if item else start
    words = [found[0] for found in _CLAUSE.finditer(lower[max(0, stop - _REACH) : stop])]
    if (" of " in near or " at " in near) and _SHARE.search(lower, max(0, start - _REACH), start):
        words = []
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word in (";", ".", ":", "\n", ",", "—"):
            break
        if word in _COMPARED and words[at + 1 : at + 2] == ["than"]:
            continue
        if word in GROWTH_WORDS and not (word == "up" and _MADE_UP.search(lower[:start][-40:])):
            last = next((one for one in reversed(words) if one not in _ARTICLES), "")
            return last not in ("to", "from") or _is_rate(words[: at + 1])
    if _PART_OF.match(lower, end):
        return False
    if lower.endswith("plus ", 0, start) or "+" in lower[start:end]:
        return True
    ahead = [found[0] for found in _CLAUSE.finditer(lower[end : end + 30])][:3]
    ahead = list(takewhile(lambda word: word not in _ENDS_NOUN, ahead))
    if ahead and ahead[0] in _COMPARED:
        return True
    return not GROWTH_AFTER.isdisjoint(ahead) or lower.startswith(
        (" a year", " per year", " per annum"), end
    )


_REACHED = Lazy(r"[到至](?:20\d\d年)?(?:约|近|超过?|逾|预[测计]|[^到至]{0,2})\Z")
_RATE_NAME = Lazy(r"%[^%增长减幅]*(?<![增长])(?:率|占比|ROE)[为达至]?\Z")
"""A rate named behind another figure: 同比增长13% 净利率14.6%."""

_BY = Lazy(
    r"\b(?<!owned )(?<!held )by (?:(?:about|around|nearly|almost|over|only|just|some|at|least|more"
    r"|than|a|an|another|further|up|to|roughly) ){0,3}\Z"
)
_ON_YEAR = Lazy(
    r",? ?\(?(?:y/y|q/q|m/m|y-o-y|q-o-q|m-o-m|yoy|qoq|mom"
    r"|(?:year|quarter|month)[- ]o(?:n|ver)[- ]\w+)\b"
)
"""What compares with a period before, right behind a percentage: `reached 17% y/y`."""
_SHARE = Lazy(
    r"\b(?:margins?|shares?|stakes?|ratio|yield|penetration|utili[sz]ation) (?:of|at)"
    r" (?:[a-z]+ ){0,2}\Z"
)
"""What a percentage is one of, whatever grew before: `growth, and a margin of 8%`."""


_RATES = frozenset(("cagr", "growth", "slow", "inflation"))
_PART_OF = Lazy(r" of (?:this|that|the|its|these|total|all|global|world)\b")
"""What a percentage is a part of, be it a rise: `60% of this growth`."""


def _is_rate(words: list[str]) -> bool:
    """Tell whether what moved is itself a rate: `growth accelerated to 60%`."""
    return any(
        word in _RATES and not {";", ".", ":", "\n"} & set(words[at:])
        for at, word in enumerate(words)
    )


def _is_printed(words: str) -> bool:
    """Tell whether a percentage stands in the words as one, not as `two-thirds`."""
    return "%" in words or "per" in words


_ITEMS = Lazy(
    r"(?:(?<=[ ,])-?\d[\d.]*(?:%| per ?cent)"
    r"(?: to [a-z]{0,3} ?[$€£¥]?\d[\d.,]*(?: (?:thousand|million|billion|trillion|[mbt]l?n))?)?"
    r"(?: (?:in|for|by|at|across|between|during|this|next|last)(?: [a-z\d]+){1,6}?)?"
    r"(?:,? (?:and|before|after|then|but|from|to|versus|against)|,)"
    r"(?: (?:eas|slow|accelerat)\w+ to)? )+\Z"
)
"""The items of a list before a percentage."""

_ARTICLES = frozenset(("the", "its", "an", "a"))
_ENDS_NOUN = frozenset(", ; . : is was are were".split())
"""What comes before words that say nothing of a percentage: `3.6%, higher than in 2024`."""
_COMPARED = frozenset(
    "above below up down more less fewer smaller bigger larger greater cheaper dearer faster "
    "slower".split()
)
"""What a percentage right before them is a difference to: `11% more than a year earlier`."""

_HAN_GROWTH_AFTER = Lazy(
    r"[のも]?(?:増|减|成长|の?伸び|上升|低下|[上下]方修正|引き[上下]げ|落ち込)|的(?:年均|年度?|复合|平均|同比){0,3}(?:增长|增速|增幅|涨幅)"
)
_MADE_UP = Lazy(r"\b(?:ma[dk]e|making|makes|take[ns]?|took|set|sums?|use[ds]?) up\b")


_SMALL_COIN = frozenset(("cent", "penny"))
"""Nobody counts sums in them: `79 cents` is earned by a share."""
_CENTS = r"[^\d]*\d{1,3}(?:,\d{3})?\.\d\d(?!\d)"
_WITH_CENTS = Lazy(rf"{_CENTS}(?:(?:-|–| to | and ){_CENTS})?")


def _is_price(text: str, lower: str, start: int, end: int, *, scaled: bool) -> bool:
    """Whether an amount of money is a price: cents, or a word of price before; no magnitude."""
    han = text[max(0, start - _HAN_REACH) : start]
    if not han.isascii() and any(word in han for word in HAN_PRICE):
        return True
    if scaled:
        return False
    if _WITH_CENTS.fullmatch(lower, start, end):
        return True
    back = lower[max(0, start - _FAR) : start].rpartition(". ")[2]
    if back.count("(") <= back.count(")"):
        back = back.rpartition(";")[2]  # `EPS (FY26: $93; FY27: $105)` is one list
    if not PRICE_WORDS.isdisjoint(back.replace(",", " ").split()) or _PER_ONE.search(back):
        return True
    return ("/" in back or " a" in back or " per " in back) and bool(_PRICED.search(back))


_PER_ONE = Lazy(r"\b(?:earnings|profit|income|loss|dividend|revenue|sales) per [a-z]+\b[^;]*\Z")
"""A sum for one of something: `earnings per share of $3.20`."""
_PRICED = Lazy(r"[$€£¥] ?\d[\d.,]*(?: an? | per |/)(?!year|month|quarter|week|day)[a-z]+[^;:\n]*\Z")
"""A price before a sum: `$9,800 a tonne next year and $10,400 in 2027`."""
