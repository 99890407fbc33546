"""One amount at a place, from one end or from the two of a range."""

from typing import NamedTuple

from forecasts.reading.amounts.ends import Part, part_at
from forecasts.reading.numbers.numerals import raised
from forecasts.reading.patterns import Lazy

__all__ = ["Amount", "amount_at"]


class Amount(NamedTuple):
    """An amount with its place.

    Attributes:
        start: Offset of its first character, currency sign and minus included.
        end: Offset behind its last one.
        low: Lower stated end.
        high: Upper stated end.
        figures: Significant figures of the coarser end.
        unit: Our name of the unit; empty when none stands there.
        form: Of the number: digits, grouped, words, han, fraction, vague, magnitude, share, fold.
        ranged: Whether two ends are stated.
        above: Whether the number says that it is a floor (400余人, 三十多亿).
        scaled: Whether a scale word stands there.
        basis: Why an ambiguous currency sign was read so.
        rule: The table that knew the unit.
    """

    start: int
    end: int
    low: float
    high: float
    figures: int
    unit: str
    form: str
    ranged: bool
    above: bool
    scaled: bool
    basis: str
    rule: str


_JOIN = Lazy(r"- ?to[ -]| ?(?:-|–|—{1,2}|~|〜|～) ?| to | or |至|到|—+|、(?=[0-9])")
_JOIN_SIGNS = frozenset(" -–—~〜～至到、和与")
_JOIN_BETWEEN = Lazy(r" ?(?:-|–|—{1,2}|~) ?| and | to |和|与|至|到|~")
_SECOND = Lazy(
    r"(?:between |from )?(?:(?:us|hk|nt|a|c|s|u\.s\.|rmb|cn|r|nz)? ?[$€£¥￥₹₩] ?|(?:usd|eur|rmb"
    r"|cny|gbp|jpy|rs\.?|inr) ?|人民币)?-?(?=[0-9.]|[a-z一二两三四五六七八九十])"
)


def amount_at(
    text: str,
    lower: str,
    position: int,
    floor: int = 0,
    *,
    between: bool = False,
    ranges: bool = True,
) -> Amount | None:
    """Read the amount whose number starts at the position.

    Args:
        text: The shadow of the text.
        lower: The same in lower case, equally long.
        position: Where the number starts; a currency may stand before it.
        floor: Nothing before this offset belongs to the amount.
        between: Whether `between` or 从 stands before it, so that `and` joins the ends of a range.
        ranges: Whether a second end is looked for.
    """
    first = part_at(text, lower, position, floor)
    if first is None:
        return None
    second = _second(text, lower, first, between=between) if ranges else None
    if second is None:
        return _single(first)
    return _join(first, second)


def _single(part: Part) -> Amount:
    ranged = part.low != part.high
    low, high = sorted((part.low, part.high))
    unit = part.unit
    return Amount(
        part.start, part.end, low, high, part.number.figures, unit, part.number.form,
        ranged, part.above, bool(part.exponent) or part.number.form in ("han", "magnitude"),
        part.basis, part.rule,
    )  # fmt: skip


def _second(text: str, lower: str, first: Part, *, between: bool) -> Part | None:
    if first.number.form in ("vague", "magnitude") or first.low != first.high:
        return None
    sign = lower[first.end : first.end + 1]
    if sign not in _JOIN_SIGNS or (
        sign == " " and lower[first.end + 1 : first.end + 2] not in "-–—~〜～toa"
    ):
        return None
    join = (_JOIN_BETWEEN if between else _JOIN).match(lower, first.end)
    if not join:
        return None
    lead = _SECOND.match(lower, join.end())
    if not lead:
        return None
    wordy = not ("0" <= lower[lead.end()] <= "9" or lower[lead.end()] == ".")
    if wordy and first.number.form in ("digits", "grouped") and lower[lead.end()].isascii():
        return None
    second = part_at(text, lower, lead.end(), join.end())
    if second is None or second.low != second.high or not _fits(first, second, join[0]):
        return None
    if join[0] == " or " and first.number.form != second.number.form:
        return None
    return second


def _fits(first: Part, second: Part, join: str) -> bool:
    """Whether two amounts are the ends of one range: same unit, or a unit that they share."""
    if (
        second.number.form in ("vague", "magnitude", "half")
        or second.number.form == "fraction" != first.number.form
    ):
        return False
    if first.unit and second.unit and first.unit != second.unit:
        return _rate_of(first.unit) == _rate_of(second.unit) and first.prefixed == second.prefixed
    if first.unit and not second.unit:
        if first.unit == "%":  # `grow 35% to 9 million` are two
            return join.strip() in "-–—~" and not second.exponent
        return first.prefixed and join != " or "
    if join == "、" and first.unit:
        return False
    if join in {" or ", "、"}:
        return first.unit == second.unit and 0 < second.low - first.low <= max(1.0, 0.5 * first.low)
    return first.number.start >= 0


def _rate_of(unit: str) -> str:
    return unit.partition("/")[0]


def _join(first: Part, second: Part) -> Amount:
    low, high = first.low, second.high
    if second.exponent or second.number.form == "han":
        factor_known = first.exponent or first.number.form == "han"
        if not factor_known and abs(first.number.low) <= abs(_mantissa(second)):
            scale = second.exponent or _han_exponent(second)
            low = raised(low, scale)
    low, high = min(low, high), max(low, high)
    unit = max(first.unit, second.unit, key=len)
    figures = min(first.number.figures, second.number.figures)
    rule = second.rule or first.rule
    return Amount(
        first.start, second.end, low, high, figures, unit, second.number.form, True,
        first.above or second.above, bool(second.exponent) or second.number.form == "han",
        first.basis or second.basis, rule,
    )  # fmt: skip


def _han_exponent(part: Part) -> int:
    """The scale that 12-15亿元 shares: the one written behind the digits of the second end."""
    value, mantissa = part.number.high, _mantissa(part)
    exponent = 0
    while mantissa and raised(mantissa, exponent) < value * 0.999 and exponent < 16:
        exponent += 1
    return exponent


def _mantissa(part: Part) -> float:
    number = part.number
    if number.form != "han":
        return number.high
    value, exponent = number.high, 0
    for scale in (12, 8, 4):
        if value >= 10**scale:
            exponent = scale
            break
    return raised(value, -exponent)
