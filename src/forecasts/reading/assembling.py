"""One quantity from an amount: what is counted, its hedges, what a price is per; or none."""

from typing import NamedTuple

from forecasts.reading.amounts.amount import Amount
from forecasts.reading.amounts.per import per_at, power_of
from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.units import DURATIONS, SYMBOLS, WORDS
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.changes import is_yardstick
from forecasts.reading.qualifying.fractions import is_share
from forecasts.reading.qualifying.hedges.bound import Bound
from forecasts.reading.qualifying.hedging import hedge_after, hedge_before, noun_after
from forecasts.reading.qualifying.kinds import kind_of
from forecasts.reading.records import NoQuantity, Quantity
from forecasts.reading.rejecting.candidate import Candidate
from forecasts.reading.rejecting.no_quantities import quantity_or_not
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["Twins", "assemble"]


class Twins(NamedTuple):
    """A text and the forms of it, all equally long, in which it is read.

    Attributes:
        text: As it is written.
        plain: In plain forms.
        lower: The plain forms in lower case.
    """

    text: str
    plain: str
    lower: str


class _Measure(NamedTuple):
    """What an amount counts or measures."""

    unit: str
    end: int
    noun: bool
    basis: str
    rules: tuple[str, ...]


def assemble(
    twins: Twins, amount: Amount, floor: int, *, between: bool
) -> tuple[Quantity | NoQuantity, int]:
    """Return the quantity of an amount, or the rule by which it is none, and where to go on.

    Args:
        twins: The text.
        amount: What was read.
        floor: Nothing before this offset belongs to it.
        between: Whether words before it make it a range: `between A and B`.
    """
    text, plain, lower = twins
    if amount.form == "fraction" and not amount.unit and not amount.scaled:
        if not is_share(lower, amount):
            words = text[amount.start : amount.end]
            return NoQuantity(amount.start, amount.end, words, "fraction of no share"), amount.end
        amount = amount._replace(low=100 * amount.low, high=100 * amount.high, unit="%")
    measure = _measured(plain, lower, amount)
    before, after = _hedges(plain, lower, amount, measure, floor)
    if after and not measure.unit and (counted := noun_after(plain, lower, after[2])):
        measure = measure._replace(unit=counted[0], noun=True)  # 250 or more people
    start, end, hedged = amount.start, amount.end, bool(before or between or after)
    rule, said = quantity_or_not(
        Candidate(plain, lower, start, end, amount, measure.unit, measure.noun, hedged)
    )
    if not said:
        on = max(end if measure.noun else measure.end, start + 1)
        return NoQuantity(start, end, text[start:end], rule), on
    opens = before[2] if before else start
    opens = _between_start(lower, opens, floor) if between else opens
    one = _quantity(twins, amount, measure, (before, after), opens)
    return one, one.end


def _measured(plain: str, lower: str, amount: Amount) -> _Measure:
    unit, end, basis = amount.unit, amount.end, amount.basis
    rules: tuple[str, ...] = (amount.form,)
    behind = _unit_behind(plain, lower, unit, end) if amount.form != "fold" else None
    noun = behind is not None and not unit
    if behind:
        unit, end = behind
        rules = (amount.form, "noun" if noun else "per day behind")
    if amount.form in _MAGNITUDES:
        spoken = amount.form == "magnitude" and is_wide(plain[amount.start])
        if spoken and not unit and amount.low >= _MONEY_SIZE:
            unit, basis = "CNY", "a Chinese magnitude without a unit read as CNY"
        end = _scale_mark(lower, end)
    return _Measure(unit, end, noun, basis, rules)


_MAGNITUDES = frozenset(("magnitude", "vague"))
_MONEY_SIZE = 1e8


def _hedges(
    plain: str, lower: str, amount: Amount, measure: _Measure, floor: int
) -> tuple[Bound | None, Bound | None]:
    """Return the hedges before and behind an amount."""
    start = amount.start
    after, before = (
        hedge_after(plain, lower, measure.end),
        hedge_before(plain, lower, start, floor),
    )
    if not before or (before[2] == start and is_yardstick(lower, start, measure.end)):
        return None, after
    timed = measure.unit in DURATIONS and _is_temporal(lower, before[2], start)
    return None if timed else before, after


def _quantity(
    twins: Twins,
    amount: Amount,
    measure: _Measure,
    hedges: tuple[Bound | None, Bound | None],
    start: int,
) -> Quantity:
    text, plain, lower = twins
    before, after = hedges
    end, unit, low, high = measure.end, measure.unit, amount.low, amount.high
    hedge, strict, mark = amount.hedge, amount.above, "numeral" if amount.above else ""
    if amount.form in _MAGNITUDES:
        hedge = "scale"
    if after:
        hedge, strict, end, mark = *after, "after"
    if before:
        hedge, strict, mark = before[0], before[1], "before"
    if low != high or amount.ranged:
        hedge, strict = "range", False
    if is_wide(plain[start]) or is_wide(plain[start - 1]):
        if unit == "degree" and "电" in plain[max(0, start - 14) : start]:
            unit = "kWh"
        if unit in _MEASURED and plain.endswith("日量", 0, start):
            unit, start = f"{unit}/day", start - len("日量")
        unit, start, outer = _per_before(plain, lower, unit, start)
        if outer and hedge == "bare":
            hedge, strict, start, mark = *outer, "before"
    marked = (f"hedge:{mark}",) if mark else ()
    known = (f"unit:{amount.rule}",) if amount.rule else ()
    value = low if low == high else (low + high) / 2
    return Quantity(
        start=start, end=end, quote=text[start:end], value=value, low=low, high=high,
        figures=amount.figures, unit=unit, hedge=hedge, strict=strict,
        kind=kind_of(plain, lower, (start, end), unit, scaled=amount.scaled or value >= _SCALED),
        currency_basis=measure.basis, rules=(*measure.rules, *marked, *known),
    )  # fmt: skip


_SCALED = 100_000


def _unit_behind(plain: str, lower: str, unit: str, end: int) -> tuple[str, int] | None:
    """Read what is counted, and in what time: `homes a year`, `barrels of oil daily`."""
    if unit:
        timed = _TIMED.match(lower, end) if unit in _MEASURED else None
        return (f"{unit}/{timed[1] or 'day'}", timed.end()) if timed else None
    noun = noun_after(plain, lower, end)
    per = per_at(plain, lower, noun[1]) if noun and noun[0] not in DURATIONS else None
    return (f"{noun[0]}/{per.name}", per.end) if noun and per and per.name in DURATIONS else noun


def _is_temporal(lower: str, begin: int, start: int) -> bool:
    """Whether the word before a length of time is its place: within five years, over a 25-year."""
    if begin < start:
        return lower[begin:start].strip() in _TEMPORAL
    return lower.endswith((" over a ", " over the ", " past the ", " over an "), 0, start)


_TEMPORAL = frozenset(("近", "过", "over", "past", "within", "near", "beyond", "some", "under"))
_PER = Lazy(r"(?:每一?|1)([^每一0-9，。；、]{1,14})\Z")
_BETWEEN = Lazy(
    r"(?:[配派]发)?(?:派[息现发]|现?金?股[息利]|分红|收益|盈利|盈余|税?后?纯益|净资产)(?:[将可会]?(?:为|达到?|[至到])|约)?|补[贴助]|奖励|报价|售价|均价|(?:あたり|当たり|につき)?[年月]?"
    r"|の?(?:年间|期末|中间)?(?:配当金?|(?:当期)?純利益)[はをが]?"
)
"""What may stand between a unit and its price: 每股派息, 每辆补贴, 1トンあたり."""
_MOVES = Lazy(
    r"(?:[上下][涨跌调浮升降]|[回攀]升|回落|提[高价]|降[低价]?|加价|涨价?|跌|升|便宜)"
    r"(?:了|约|近|超过?)?(?:[至到](?:了|约|近)?)?\Z"
)
"""What a price does before its figure: 每吨上涨50元."""
_PARTICLES = ("は", "を", "が")
"""What ends a subject, which is no part of a price: 1株当たり配当は48円."""
_LOOSE = frozenset(("unit", "people", "home")) | DURATIONS


def _per_before(
    plain: str, lower: str, unit: str, start: int
) -> tuple[str, int, tuple[str, bool, int] | None]:
    """Add what a price is per when that stands before it: 超过每桶68美元 is above 68 USD/barrel."""
    found = _PER.search(plain[max(0, start - 16) : start]) if unit in _PRICED else None
    per = per_at(f"/{found[1]}", f"/{found[1]}".lower(), 0) if found else None
    if not found or per is None or per.name in ("year", unit):
        return unit, start, None
    between = found[1][per.end - 1 :]
    moves = _MOVES.fullmatch(between) is not None
    if between and not moves and (per.name in _LOOSE or not _BETWEEN.fullmatch(between)):
        return unit, start, None
    at = start if (moves and between) or found[1].endswith(_PARTICLES) else start - len(found[0])
    return (
        f"{unit}/{power_of(per.name) if unit in CODES else per.name}",
        at,
        hedge_before(plain, lower, at, 0),
    )


_PRICED = CODES | frozenset(SYMBOLS.values()) - {"%", "pp", "bp", "x", "degree"} - DURATIONS
_MEASURED = (
    frozenset((*SYMBOLS.values(), *WORDS.values())) - {"%", "pp", "bp", "x"} - CODES - DURATIONS
)
_TIMED = Lazy(
    r"(?: of (?:[a-z]+ ){1,3}?| )(?:daily|(?:a|per|each|every) (day|week|month|year))\b"
    r"(?! (?:ago|earlier|later)\b)"
)
"""In what time, where what is measured stands between: `103 million barrels of oil daily`."""
_MARK = Lazy(r"[ -](?:scale|level|class)\b|(?:级别|量级|级|规模)")


def _scale_mark(lower: str, end: int) -> int:
    found = _MARK.match(lower, end)
    return found.end() if found else end


def _between_start(lower: str, start: int, floor: int) -> int:
    window = lower[max(floor, start - 12) : start]
    at = window.rfind("between ")
    return max(floor, start - 12) + at if at >= 0 else start
