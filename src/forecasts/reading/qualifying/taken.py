"""What a figure takes from the one before it: its unit, its noun, that it is a rate."""

from collections.abc import Callable
from typing import NamedTuple

from forecasts.reading.amounts.per import per_at
from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.units import DURATIONS
from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity
from forecasts.reading.rules import Rule, first
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["BARE", "MEASURED", "SUMS", "summed", "taken"]

_SENTENCE = 160
_FAR = 20.0
_ALIKE = 4.0
"""What a price was or will be is not further from it than this."""
_LARGEST_PRICE = 1e7
_LEAST = 1000.0
"""Smaller numbers a sentence further are mostly of something else."""
_YEARS = range(1900, 2101)
_VERB_REACH = 16
_STEM = 5
_NO_LEVELS = frozenset(("", "point", "unit"))
_PART = Lazy(r" of (?:which|them|whom|those)\b")
_OF_ANOTHER = Lazy(r" of (?!(?:19|20)\d\d\b)|-")
_DIFFERS = Lazy(r" (?:more|less|fewer|below|above|higher|lower)\b")
_LINK_BEFORE = Lazy(
    r"(?i)\b(?:to|at|from|is|was|were|are|of|versus|vs\.?|against|with|manage[sd]"
    r"|produce[sd]|makes?|made|sold|use[sd]|does|costing"
    r"|cost|reach(?:ed|es|ing)?|hit|and|or|than|about|around|nearly|almost|above|below|over|only"
    r"|(?:up|down) on(?: the)?|just|by|expect(?:s|ed)?|see(?:s|n)?|(?:(?:a|the) )?record|then"
    r"|from the|than the"
    r"|previously) \Z"
)
_LINK_REACH = 14
_LEAST_SUM = 1e5
_SUM_REACH = 60
_SUM = Lazy(
    r"\b(?:sales|revenues?|turnover|ebitd?a?|profits?|income|loss|earnings|costs?|expenses?"
    r"|spending|capex|capital expenditure|investment|debt|cash(?: flow)?"
    r"|liquidity|savings|impairments?|provisions?|dividends?|buybacks?|assets|liabilities|deficit"
    r"|surplus|subsidies|funding|budget|backlog)"
    r" (?:(?:of|at|was|were|is|to|reached|totall?ed|rose|fell|grew|came|in|stood|amounted|should"
    r"|will|be|about|around|nearly|over|by|up|down) )+\Z"
)
"""What is told in money: `EBIT of 233 million`."""
_PART_OF_SUM = Lazy(r" of (?:that|this|it|which)\b")
_ENDS_SUM = Lazy(
    r"\Z|[.,;:)\n]| (?:and|in|for|from|on|at|by|this|last|next|or|to|after|against|versus)\b"
)
_MOVED = Lazy(
    r"[,(–—-] ?(?:up|down|an? (?:[a-z]+ )?(?:increase|decrease|rise|gain|drop|fall|decline|jump"
    r"|cut) of) (?:by )?(?:(?:about|around|nearly|almost|some|roughly|over|just|only|more than"
    r"|another|a further) )*\Z"
)
"""How far a level has moved: `4.4 billion bushels, up 35 million`."""


_LED_TO = Lazy(r",? to (?:(?:about|around|nearly|almost|over|just|some|an?|record|roughly) )*")
_STEPPED = Lazy(
    r"(?i)\b(?:rais|lift|increas|cut|trim|reduc|lower|boost|add|gain|rose|ris|fell|fall|grew"
    r"|grow|drop|declin|climb|jump|slip|up|down|higher|shed|los)[a-z]*(?: by)?"
    r"(?: (?:about|around|nearly|almost|over|some|an?|another|roughly))* \Z"
)
_STEP_REACH = 40


class Pair(NamedTuple):
    """A figure with the one before it whose unit it may have.

    Attributes:
        plain: The text that both stand in.
        last: The one before it.
        one: The figure.
        between: The characters between them.
    """

    plain: str
    last: Quantity
    one: Quantity
    between: str

    @property
    def is_near(self) -> bool:
        """Whether both stand in one paragraph, one sentence apart at most."""
        between = self.between
        return len(between) < _SENTENCE and "\n" not in between and between.count(". ") <= 1


def taken(plain: str, last: Quantity, one: Quantity) -> Quantity:
    """Return a figure with what it takes from the one before it."""
    if one.unit and one.unit != "point" and last.kind != "price":
        return one
    rules = MEASURED if one.unit else BARE
    return first(rules, Pair(plain, last, one, plain[last.end : one.start]))[1] or one


def summed(plain: str, money: Quantity, one: Quantity) -> Quantity:
    """Return a bare figure as a sum of the currency that was spoken of, where its noun says so."""
    return first(SUMS, Pair(plain, money, one, plain[money.end : one.start]))[1] or one


def _point_of_rate(pair: Pair) -> Quantity | None:
    one = pair.one
    if one.unit != "point" or pair.last.unit not in ("%", "pp") or one.value >= _FAR:
        return None
    near = len(pair.between) < _SENTENCE and ". " not in pair.between
    return one._replace(unit="pp", kind="change") if near else None


def _price_too(pair: Pair) -> Quantity | None:
    """Read what a price becomes: `$1,900 per hectare, then $2,400`."""
    last, one = pair.last, pair.one
    if last.kind != "price" or not last.unit.startswith(f"{one.unit}/"):
        return None
    alike = 0 < one.value < _ALIKE * last.value < _ALIKE**2 * one.value < _LARGEST_PRICE
    if not alike or is_wide(one.quote[-1]) or not pair.is_near:
        return None
    return one._replace(unit=last.unit, kind="price", rules=(*one.rules, "price before"))


def _as_before(pair: Pair) -> Quantity:
    last, one = pair.last, pair.one
    unit = last.unit.removesuffix("/year")
    per = per_at(pair.plain, pair.plain, one.end) if "/" not in unit else None
    if per and per.name in DURATIONS:
        unit = f"{unit}/{per.name}"
    return one._replace(unit=unit, kind=last.kind, rules=(*one.rules, "noun before"))


def _where(holds: Callable[[Pair], object]) -> Callable[[Pair], Quantity | None]:
    """Return what gives the unit before to the figures that `holds` is true of."""
    return lambda pair: _as_before(pair) if holds(pair) else None


def _counts_on(pair: Pair) -> bool:
    """Whether something was counted before, not far off."""
    near = len(pair.between) < _SENTENCE and "\n" not in pair.between
    return pair.last.kind == "count" and near


def _sum_of_money(pair: Pair) -> Quantity | None:
    """Read a sum whose currency stands with the one before: `€2bn, and EBIT of 233 million`."""
    last, one = pair.last, pair.one
    if last.unit not in CODES or last.kind != "level" or one.value < _LEAST_SUM or not pair.is_near:
        return None
    back = pair.plain[max(last.end, one.start - _SUM_REACH) : one.start].lower()
    part = one.value < last.value and _PART_OF_SUM.match(pair.plain, one.end)
    if not part and not (_SUM.search(back) and _ENDS_SUM.match(pair.plain, one.end)):
        return None
    return one._replace(unit=last.unit, kind="level", rules=(*one.rules, "money before"))


def _part_of_count(pair: Pair) -> Quantity | None:
    if not _counts_on(pair) or not _PART.match(pair.plain, pair.one.end):
        return None
    fits = "." not in pair.between and pair.one.value < pair.last.value
    if pair.one.value > pair.last.value:
        return None  # `There will be 10 million of them`
    return _as_before(pair) if fits else pair.one


def _is_of_size(pair: Pair) -> bool:
    if not _counts_on(pair) or any(map(pair.between.count, "。；")):
        return False
    last, one = pair.last, pair.one
    alike = _LEAST <= one.value <= _FAR * last.value <= _FAR**2 * one.value
    return alike and pair.between.count(".") <= 1


def _measures_on(pair: Pair) -> bool:
    """Whether something was measured before that a bare number may be of as well."""
    last, one = pair.last, pair.one
    if last.kind not in ("level", "price") or last.unit in _NO_LEVELS or not last.value:
        return False
    if one.kind != "count" or _OF_ANOTHER.match(pair.plain, one.end):
        return False
    return pair.is_near


def _step_of_level(pair: Pair) -> Quantity | None:
    """Read by how much a level differs: `262 million tons, 1.9 million below`."""
    plain, last, one = pair.plain, pair.last, pair.one
    if not _measures_on(pair):
        return None
    if not _DIFFERS.match(plain, one.end) and not _MOVED.search(plain, last.end, one.start):
        return None
    return _as_before(pair) if 0 < one.value / abs(last.value) < 1 else one


def _is_led_to(pair: Pair) -> bool:
    """Whether a bare number is what a step led to: `raised 50 million bushels to 2.75 billion`."""
    last, one = pair.last, pair.one
    if last.kind not in ("level", "change") or last.unit in _NO_LEVELS or one.kind != "count":
        return False
    steps = _LED_TO.fullmatch(pair.between) and one.value > abs(last.value)
    return bool(
        steps and _STEPPED.search(pair.plain[max(0, last.start - _STEP_REACH) : last.start])
    )


def _is_alike(pair: Pair) -> bool:
    """Whether a bare number is about as large as the level before it."""
    if not _measures_on(pair) or pair.one.value in _YEARS:
        return False
    far = _FAR if _is_large(pair) else _ALIKE
    return 1 / far <= pair.one.value / abs(pair.last.value) <= far


def _is_large(pair: Pair) -> bool:
    return pair.one.value >= _LEAST and pair.last.kind == "level"


def _is_linked(pair: Pair) -> object:
    start = pair.one.start
    return _is_alike(pair) and _LINK_BEFORE.search(pair.plain[max(0, start - _LINK_REACH) : start])


def _is_said_again(pair: Pair) -> bool:
    """Whether the verb of the figure before stands before this one: `displaced 2, displace 5`."""
    if not _is_large(pair) or not _is_alike(pair):
        return False
    verbs = [
        words[-1].lower()
        for at in (pair.last.start, pair.one.start)
        if (words := pair.plain[max(0, at - _VERB_REACH) : at].split())
    ]
    return len(verbs) > 1 and verbs[0][:_STEM] == verbs[1][:_STEM] and len(verbs[1]) >= _STEM


SUMS: tuple[Rule[Pair, Quantity], ...] = (
    Rule(
        "sum of money", "en", _sum_of_money,
        ("Revenue was 2.1 billion euros, up 6%, with an EBIT of [233 million].",
         "It sets aside 1.1 billion dollars, [300 million] of that this year."),
        ("Revenue was 2.1 billion euros, up 6%, with a base of [233 million] users.",),
    ),
)  # fmt: skip
"""What a bare figure is after a sum of money."""

MEASURED: tuple[Rule[Pair, Quantity], ...] = (
    Rule(
        "point of a rate", "en", _point_of_rate,
        ("The rate is 5.25%, or [1.5 points] above zero.",),
        ("The index is at 5,250, or [1.5 points] above zero.",),
    ),
    Rule(
        "price before", "en", _price_too,
        ("Land costs $1,900 per hectare, then [$2,400].",),
        ("Land brings $1,900, then [$2,400].",),
    ),
)  # fmt: skip
"""What a figure with a unit takes from the one before it."""

BARE: tuple[Rule[Pair, Quantity], ...] = (
    Rule(
        "count of a sentence", "",
        _where(
            lambda pair: _counts_on(pair) and not any(map(pair.between.count, ".;。；"))
        ),
        ("It sold 9 cars, up to [12] in 2030.",),
        ("It sold 9 tonnes, up to [12] in 2030.",),
    ),
    Rule(
        "part of a count", "en", _part_of_count,
        ("It sold 900 cars; [120] of them were red.",),
        ("It sold 900 tonnes; [120] of them were red.",),
    ),
    Rule(
        "count of its size", "en", _where(_is_of_size),
        ("It planned 300,000 homes. Only [214,000] were built.",),
        ("It planned 300,000 homes. Only [21] were built.",),
    ),
    Rule(
        "step of a level", "en", _step_of_level,
        ("The crop is 262 million tons, [1.9 million] below the May forecast.",),
        ("The crop is 262 million tons, and [1.9 million] farmers sow it.",),
    ),
    Rule(
        "led to", "en", _where(_is_led_to),
        ("Exports are raised 50 million bushels to [2.75 billion].",),
        ("Exports of 50 million bushels go to [2.75 billion] people.",),
    ),
    Rule(
        "level linked", "en", _where(_is_linked),
        ("They sow 1.2 million hectares, against [700,000] before.",),
        ("They sow 1.2 million hectares; [700,000] do not.",),
    ),
    Rule(
        "level said again", "en", _where(_is_said_again),
        ("Power displaced 2 million barrels and will displace [5 million].",),
        ("Power displaced 2 million barrels and will employ [5 million].",),
    ),
)  # fmt: skip
"""What a bare figure counts or measures after another."""
