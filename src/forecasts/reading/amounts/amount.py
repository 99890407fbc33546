"""One amount at a place, from one end or from the two of a range."""

from typing import NamedTuple

from forecasts.reading.amounts.ends import Part, part_at
from forecasts.reading.amounts.minus import BELOW_ZERO, SIGN_WORDS
from forecasts.reading.lexicon.magnitudes import HAN_SCALES, HAN_UNITS
from forecasts.reading.numbers.numerals import Number, raised
from forecasts.reading.patterns import Lazy

__all__ = ["Amount", "amount_at", "first_at"]


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

    @property
    def hedge(self) -> str:
        """The hedge that the number says itself: 零下10多度 lies below -10."""
        if not self.above:
            return "bare"
        return "up-to" if self.low < 0 else "above"


_JOIN = Lazy(
    r"- ?to[ -]| ?(?:-|–|—{1,2}|~|〜|～) ?| to | or |至|到|—+|、(?=[0-9])"
    r"|から(?=[-+]?[0-9一二两三四五六七八九十])"
)
_JOIN_SIGNS = frozenset(" -–—~〜～至到、和与か")
_JOIN_BETWEEN = Lazy(r" ?(?:-|–|—{1,2}|~) ?| and | to |和|与|至|到|~")
_CHANGES = Lazy(
    r"(?:程度|前后|台|超|ほど|近く|弱|强|以上|以下|以内|未満|[増减])?(?:[（(][^（()）]{0,20}[)）])?(?:[にへ](?!のぼ)|まで)"
)
"""What follows the figure that a change leads to: 46%から52%に, no range as 4割から5割を."""

_SECOND = Lazy(
    rf"(?:between |from )?(?:{SIGN_WORDS}|plus )?"
    r"(?:(?:us|hk|nt|a|c|s|u\.s\.|rmb|cn|r|nz)? ?[$€£¥￥₹₩] ?|(?:usd|eur|rmb"
    r"|cny|gbp|jpy|rs\.?|inr) ?|r(?=[0-9])|人民币)?[-+]?(?=[0-9.]|[a-z一二两三四五六七八九十])"
)


def amount_at(
    text: str,
    lower: str,
    position: int,
    floor: int = 0,
    *,
    between: bool = False,
) -> Amount | None:
    """Read the amount whose number starts at the position.

    Args:
        text: The shadow of the text.
        lower: The same in lower case, equally long.
        position: Where the number starts; a currency may stand before it.
        floor: Nothing before this offset belongs to the amount.
        between: Whether `between` or 从 stands before it, so that `and` joins the ends of a range.
    """
    first = part_at(text, lower, position, floor)
    if first is None:
        return None
    second = _second(text, lower, first, between=between)
    if second is None:
        return _single(first)
    return _join(_shared(text, first, second, text[first.end : second.start]), second)


def first_at(text: str, lower: str, position: int, floor: int) -> Amount | None:
    """Read the first of two amounts, with the scale that both share: `rose from £2 to £3bn`."""
    first = part_at(text, lower, position, floor)
    if first is None:
        return None
    second = _second(text, lower, first, between=False)
    if second is None:
        return _single(first)
    return _single(_shared(text, first, second, text[first.end : second.start]))


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
    joined = _joined(lower, first, between=between)
    if joined is None:
        return None
    join, floor, at = joined
    money = first.unit.partition("/")[0] if first.prefixed or first.rule == "money" else ""
    second = part_at(text, lower, at, floor, money=money)
    if second and first.prefixed and text[first.end - 1] == text[second.end - 1] == "元":
        second = second._replace(unit=first.unit)  # 新台币580亿元至600亿元
    if second is None or not _are_ends(text, first, second, join, between=between):
        return None
    if not first.unit and second.low > 0 and text.startswith(BELOW_ZERO, first.start):
        return second._replace(low=-second.high, high=-second.low)  # 零下5至10度
    return second


def _joined(lower: str, first: Part, *, between: bool) -> tuple[str, int, int] | None:
    """Return what joins a second end to a first one, where it ends and where a number starts."""
    end = first.end
    sign, after = lower[end : end + 1], lower[end + 1 : end + 2]
    if sign not in _JOIN_SIGNS or (sign == " " and after not in "-–—~〜～toa"):
        return None
    join = (_JOIN_BETWEEN if between else _JOIN).match(lower, end)
    lead = _SECOND.match(lower, join.end()) if join else None
    if not join or not lead:
        return None
    char = lower[lead.end()]
    wordy = char.isascii() and not ("0" <= char <= "9" or char == ".")
    mixed = wordy and first.number.form in ("digits", "grouped")
    return None if mixed else (join[0], join.end(), lead.end())


def _are_ends(text: str, first: Part, second: Part, join: str, *, between: bool) -> bool:
    """Whether two amounts are the ends of one range, by how they are joined and how far apart."""
    if second.low != second.high or not _fits(text, first, second, join):
        return False
    if join == "から" and (
        first.unit not in ("", second.unit)
        or first.low >= second.low
        or _CHANGES.match(text, second.end)
    ):
        return False
    if join == " or " and first.number.form != second.number.form:
        return False
    shares = _shared_scale(text, first, second, join)
    return bool(between or shares or not _is_apart(text, first, second, join))


def _fits(text: str, first: Part, second: Part, join: str) -> bool:
    """Whether two amounts are the ends of one range: same unit, or a unit that they share."""
    if second.number.form in ("vague", "magnitude", "half") or (
        second.number.form == "fraction"
    ) != (first.number.form == "fraction"):
        return False
    shared = _share_unit(first, second, join)
    if shared is None:
        return join not in _LISTS or _is_next(text, first, second, join)
    return shared


_LISTS = frozenset((" or ", "、"))


def _share_unit(first: Part, second: Part, join: str) -> bool | None:
    """Whether the units of two amounts make them one range; None where they do not tell."""
    if first.unit and second.unit and first.unit != second.unit:
        alike = first.prefixed == second.prefixed or "/" in second.unit  # $75-90 per MWh
        return _rate_of(first.unit) == _rate_of(second.unit) and alike
    if first.unit and not second.unit:
        if first.unit == "%":  # `grow 35% to 9 million` are two
            return join.strip() in "-–—~" and not second.exponent
        return first.prefixed and join != " or "
    listed = join == "、" and first.unit
    money_behind = second.prefixed and not first.unit  # by 2031 — $12 billion more
    return False if listed or money_behind else None


def _is_next(text: str, first: Part, second: Part, join: str) -> bool:
    """Whether the second of two listed amounts is about one more: `3 or 4 million`, 3、4亿元."""
    near = _shared(text, first, second, join).low
    if join == "、":
        money = second.rule == "money" or second.number.form in ("han", "share")
        return money and first.low < _TENTHS and second.low - near == second.low / (first.low + 1)
    step = max(raised(1.0, second.exponent), 0.5 * near)
    return first.unit in ("", second.unit) and 0 < second.low - near <= step


def _rate_of(unit: str) -> str:
    return unit.partition("/")[0]


def _join(first: Part, second: Part) -> Amount:
    low, high = sorted((first.low, second.high))
    unit = max(first.unit, second.unit, key=len)
    figures = min(first.number.figures, second.number.figures)
    rule = second.rule or first.rule
    return Amount(
        first.start, second.end, low, high, figures, unit, second.number.form, True,
        first.above or second.above, bool(second.exponent) or second.number.form == "han",
        first.basis or second.basis, rule,
    )  # fmt: skip


_TENTHS = 10
_FAR = 20.0
"""Ends of a range are not further apart than this, unless each says its own scale."""


def _shared(text: str, first: Part, second: Part, join: str) -> Part:
    """Give the first end the scale that the second one says for both: `$2-3bn`, 五千至七千亿元."""
    if second.number.form == "share" and first.number.form != "share" and first.low <= _TENTHS:
        return first._replace(low=10 * first.low, high=10 * first.high)  # 4~5割
    scale = _shared_scale(text, first, second, join)
    return first._replace(low=raised(first.low, scale), high=raised(first.high, scale))


def _shared_scale(text: str, first: Part, second: Part, join: str) -> int:
    """Return the exponent of ten that the first end lacks; 0 where it says its own scale."""
    one, other = abs(first.number.low), abs(second.number.high)
    if first.exponent or not one or not other:
        return 0
    form = first.number.form
    if form in ("han", "words") and second.number.form == form and not second.exponent:
        return _spoken_scale(one, other, han=form == "han")
    if form == "han":
        return 0
    if second.exponent or second.number.form == "han":
        exponent = second.exponent or _written_exponent(text, second.number)
        mantissa = raised(other, 0 if second.exponent else -exponent)
        near = one <= mantissa or (join.strip() in _DASHES and one <= _FAR * mantissa)
        return exponent if near else 0
    grouped = form == "digits" and second.number.form == "grouped" and other >= _GROUP
    # `$5-8,000`: behind a dash, and only where the ends would be far apart.
    return 3 if grouped and join.strip() in _DASHES and _near(one * 1000, other) else 0


_GROUP = 1000
_DASHES = frozenset("-–—~〜～")


def _near(low: float, high: float) -> bool:
    return low < high <= _FAR * low


def _spoken_scale(one: float, other: float, *, han: bool) -> int:
    """Return what `six to eight thousand`, 五千至七千亿 and 六至八百万 share."""
    if _near(one, other):
        return 0
    zeros = len(f"{other:.0f}") - len(f"{other:.0f}".rstrip("0"))
    sizes = (zeros, 12, 8, 4) if han else (zeros, 12, 9, 6, 3)
    for size in sizes:
        if size >= _HUNDREDS and raised(1.0, size) <= other and _near(raised(one, size), other):
            return size
    return 0


_HUNDREDS = 2
_OF_A_YEAR = ("in ", "In ", "by ", "By ", "until ", "since ")


def _is_year_before(text: str, first: Part, second: Part) -> bool:
    """Whether the first of two numbers with a dash between is a year: `by 2030 — 6 GW more`."""
    written = text[first.start : first.end]
    if len(written) != _YEAR_DIGITS or not written.startswith(("19", "20")):
        return False
    told = second.high < first.low or text.endswith(_OF_A_YEAR, 0, first.start)
    return written.isdigit() and told and bool(second.unit or second.exponent)


_YEAR_DIGITS = 4


def _is_apart(text: str, first: Part, second: Part, join: str) -> bool:
    """Whether two figures are no ends of one range: other units, a sign, far apart in one scale."""
    if first.unit and second.unit and first.unit != second.unit:
        return not _near(*sorted((abs(first.low), abs(second.high))))
    if join == " -" and second.unit and not first.unit:  # the index 100 -0.8%
        return second.high < first.low
    if len(join) > 1 and join.strip() in _DASHES and _is_year_before(text, first, second):
        return True
    spoken = first.number.form == "han" or (first.exponent and second.exponent)
    high = abs(second.high)
    return bool(second.exponent) and not spoken and high > _FAR * max(abs(first.low), 1.0)


def _written_exponent(text: str, number: Number) -> int:
    """Return the exponent of the scales written behind the digits: 8 for 20000亿, 12 for 2万亿."""
    written = text[number.start : number.end]
    tail = written[len(written.rstrip(_SCALES)) :]
    return sum((HAN_SCALES | HAN_UNITS)[char] for char in tail)


_SCALES = "".join((*HAN_SCALES, *HAN_UNITS))
