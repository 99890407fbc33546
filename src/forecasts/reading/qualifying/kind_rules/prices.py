"""Rules of whether an amount of money is a price or a sum."""

from typing import NamedTuple

from forecasts.reading.lexicon.context import HAN_PRICE, PRICE_WORDS
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first, where

__all__ = ["PRICED", "is_price"]

_FAR = 100
_HAN_REACH = 12
_SMALL_COIN = frozenset(("cent", "penny"))
"""Nobody counts sums in them: `79 cents` is earned by a share."""
_CENTS = r"[^\d]*\d{1,3}(?:,\d{3})?\.\d\d(?!\d)"
_WITH_CENTS = Lazy(rf"{_CENTS}(?:(?:-|–| to | and ){_CENTS})?")
_PER_ONE = Lazy(r"\b(?:earnings|profit|income|loss|dividend|revenue|sales) per [a-z]+\b[^;]*\Z")
"""A sum for one of something: `earnings per share of $3.20`."""
_PRICED = Lazy(r"[$€£¥] ?\d[\d.,]*(?: an? | per |/)(?!year|month|quarter|week|day)[a-z]+[^;:\n]*\Z")
"""A price before a sum: `$9,800 a tonne next year and $10,400 in 2027`."""


_HEDGES = (
    r"(?:(?:an?|about|around|nearly|just|over|only|some|roughly|almost|as|little|low|high|average"
    r"|of) )*"
)
_REACHES = (
    r"(?:[a-z]+ )?(?:fell|rose|jumped|climbed|dropped|slid|hit|reached|averaged?|traded|closed|was"
    r"|were|is|are|stood|topped|touched|gained|eased"
    r"|(?:will|would|could|may|might|should|to) (?:be|hit|reach|average|fall|rise|climb|drop|trade"
    r"|top|test|ease|stay|end)"
    r"|(?:seen|expected|forecast|projected|trading|likely)(?: to [a-z]+)?)"
    rf"(?: (?:back|up|down))?(?: (?:at|to|above|below|near|for|from|past|between))? {_HEDGES}"
)
_HOME = Lazy(
    r"\b(?:home|house|property|flat|apartment|median|average|typical|asking|sticker|list) prices?"
    rf"(?: (?:of|for|in|across) [a-z '-]{{1,30}}?)? {_REACHES}\Z"
    rf"|\b(?:an?|each|every)(?: (?!that|which|who|at|to|of)[a-z0-9-]+){{1,4}}? costs? {_HEDGES}\Z"
)
"""A price so large that it has a magnitude: `home prices averaged $712,000`."""
_SOLD = Lazy(
    r"\b(?:sells?|selling|sold|retail(?:s|ing)?|trad(?:es?|ed|ing)|clos(?:es?|ed|ing)|quoted|priced)"
    rf" (?:at|for|from) {_HEDGES}\Z"
    r"|\b(?:gold|silver|platinum|palladium|copper|nickel|zinc|lithium|alumini?um|oil|crude|brent|wti"
    r"|bitcoin|ether|wheat|corn|soybeans|cocoa|coffee|sugar|iron ore|uranium|rents|fares|wages"
    rf"|tickets|salaries)(?: futures)? {_REACHES}\Z"
    r"|\b(?:target|tp)(?: (?:to|at|of|is))? (?:[a-z]{0,3}[$€£][\d.]+ \((?:was|from|previously) )?\Z"
)
"""What is sold, or goods that have one price in the world, right before a sum."""


class Sum(NamedTuple):
    """An amount of money with the words before it.

    Attributes:
        lower: The text in lower case.
        start: Its offset there.
        end: The offset behind it.
        unit: Its currency.
        scaled: Whether it has a magnitude: `$3 million`.
        clause: The words before it as far as its sentence or item goes, in lower case;
            empty beside a magnitude.
        nearest: The characters right before it, as they were written.
    """

    lower: str
    start: int
    end: int
    unit: str
    scaled: bool
    clause: str
    nearest: str


def is_price(plain: str, lower: str, span: tuple[int, int], unit: str, *, scaled: bool) -> bool:
    """Tell whether the amount of money at `span` is paid for one of something."""
    start, end = span
    near = lower[max(0, start - _FAR) : start]
    priced = not scaled or " price" in near or " cost" in near
    clause = _clause_before(lower, start) if priced else ""
    nearest = plain[max(0, start - _HAN_REACH) : start]
    return first(PRICED, Sum(lower, start, end, unit, scaled, clause, nearest))[1] or False


def _clause_before(lower: str, start: int) -> str:
    clause = lower[max(0, start - _FAR) : start].rpartition(". ")[2]
    if not clause.islower():
        return ""  # no word, so nothing that is priced
    if clause.count("(") <= clause.count(")"):
        return clause.rpartition(";")[2]  # `EPS (FY26: $93; FY27: $105)` is one list
    return clause


PRICED: tuple[Rule[Sum, bool], ...] = (
    Rule(
        "small coin", "en",
        where(lambda asked: asked.unit in _SMALL_COIN and not asked.scaled, says=True),
        ("It earned [79 cents].",),
        ("It earned [79 million dollars].",),
    ),
    Rule(
        "Chinese word of price before", "zh",
        where(
            lambda asked: not asked.nearest.isascii() and any(map(asked.nearest.count, HAN_PRICE)),
            says=True,
        ),
        ("预计均价为[5000元]。",),
        ("预计投资[5000元]。",),
    ),
    Rule(
        "price of a home", "en",
        where(lambda asked: asked.clause and _HOME.search(asked.clause), says=True),
        ("Home prices in the city averaged [$712,000].", "A new bus costs about [$480,000]."),
        ("Higher home prices brought it [$712,000].",),
    ),
    Rule(
        "magnitude", "", where(lambda asked: asked.scaled, says=False),
        ("It paid [$123,456.78].",),
        ("It paid [$12.78].",),
    ),
    Rule(
        "cents", "en",
        where(
            lambda asked: _WITH_CENTS.fullmatch(asked.lower, asked.start, asked.end), says=True
        ),
        ("It gave back [$4.50].",),
        ("It raised [$450].",),
    ),
    Rule(
        "word of price before", "en",
        where(
            lambda asked: not PRICE_WORDS.isdisjoint(asked.clause.replace(",", " ").split()),
            says=True,
        ),
        ("The fare will be [$45].",),
        ("The fund will be [$45].",),
    ),
    Rule(
        "for one of something", "en",
        where(
            lambda asked: " per " in asked.clause and _PER_ONE.search(asked.clause), says=True
        ),
        ("We expect earnings per share of [$3].",),
        ("We expect earnings of [$3].",),
    ),
    Rule(
        "what is bought or sold", "en",
        where(lambda asked: _SOLD.search(asked.clause), says=True),
        ("The phone sells for [$900].", "Gold rose to [$4,100].", "Buy, target [$38]."),
        ("The phone earns it [$900].", "The gold fund raised [$4,100]."),
    ),
    Rule(
        "beside a price", "en",
        where(
            lambda asked: ("/" in asked.clause or " a" in asked.clause or " per " in asked.clause)
            and _PRICED.search(asked.clause),
            says=True,
        ),
        ("It pays $2 per pupil and [$12] in 2030.",),
        ("It pays $2 per year and [$12] in 2030.",),
    ),
)  # fmt: skip
"""What makes a price of money, or a sum."""
