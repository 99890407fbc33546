"""One amount at a place: prefix, number, scale, unit, and the second end of a range."""

from typing import NamedTuple

from forecasts.reading.lexicon.magnitudes import HAN_DIGITS, HAN_SCALES, HAN_UNITS, VULGAR_FRACTIONS
from forecasts.reading.lexicon.units import DURATIONS
from forecasts.reading.numerals import Number, digits_at, figures_of, raised, words_at
from forecasts.reading.numerals_chinese import han_at, han_share_at
from forecasts.reading.patterns import Lazy
from forecasts.reading.units_words import Unit, per_at, prefix_before, scale_at, unit_at

__all__ = ["Amount", "amount_at", "number_at"]


class Amount(NamedTuple):
    """An amount with its place.

    Attributes:
        start: Offset of its first character, currency sign and minus included.
        end: Offset behind its last one.
        low: Lower stated end.
        high: Upper stated end.
        figures: Significant figures of the coarser end.
        unit: Our name of the unit; empty when none stands there.
        form: The form of the number: digits, grouped, words, han, fraction, vague, magnitude, share.
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


_HAN_NUMERAL = frozenset((*HAN_DIGITS, *HAN_UNITS, *HAN_SCALES, "几", "数", "上", "半", "对"))
_HAN_AFTER = frozenset("万亿兆百千十成折分余多几个佰仟拾点半")


def number_at(text: str, lower: str, position: int) -> Number | None:
    """Read a number of any form at the position."""
    char = text[position : position + 1]
    if "0" <= char <= "9" or char == ".":
        number = digits_at(text, position)
        if number is None:
            return None
        after = text[number.end : number.end + 1]
        if after in _HAN_AFTER or (
            after == " " and text[number.end + 1 : number.end + 2] in HAN_SCALES
        ):
            return _mixed(text, position, number)
        return number
    if char in _HAN_NUMERAL:
        return _han(text, position)
    if "a" <= lower[position : position + 1] <= "z":
        return words_at(lower, position)
    if char in VULGAR_FRACTIONS:
        value = VULGAR_FRACTIONS[char]
        return Number(value, value, 1, position, position + 1, "fraction")
    return None


def _mixed(text: str, position: int, digits: Number) -> Number | None:
    after = text[digits.end]
    if after in "成折分":
        share = han_share_at(text, position)
        return share or digits
    if after == " ":
        scale = HAN_SCALES[text[digits.end + 1]]
        return digits._replace(
            low=raised(digits.low, scale),
            high=raised(digits.high, scale),
            end=digits.end + 2,
            form="han",
        )
    if after in "余多几个半点":
        return digits
    return han_at(text, position) if digits.form in ("digits", "grouped") else digits


def _han(text: str, position: int) -> Number | None:
    char = text[position]
    if char == "半" and text[position + 1 : position + 2] not in ("成", "折", "数"):
        return Number(0.5, 0.5, 1, position, position + 1, "half")
    return han_share_at(text, position) or han_at(text, position)


class _Part(NamedTuple):
    """One end of an amount."""

    number: Number
    start: int
    end: int
    low: float
    high: float
    unit: str
    exponent: int
    basis: str
    rule: str
    above: bool
    prefixed: bool


def _part(text: str, lower: str, position: int, floor: int) -> _Part | None:
    number = number_at(text, lower, position)
    if number is None:
        return None
    prefix = prefix_before(text, lower, number.start, floor)
    start, low, high, end, above = prefix.start, number.low, number.high, number.end, number.above
    if prefix.negative:
        low, high = -high, -low
    if number.form == "fold":
        return _Part(number, start, end, low, high, "x", 0, "", "fold", above, False)
    if number.form == "share":
        more = text[end : end + 1] in ("多", "余") and text[end + 1 : end + 2] not in ("数", "少")
        return _Part(
            number, start, end + more, low, high, "%", 0, "", "share", above or more, False
        )
    if text[end : end + 1] in _ERROR_SIGNS or text[end + 1 : end + 2] in _ERROR_SIGNS:
        error = _ERROR.match(text, end)
        end = error.end() if error else end
    exponent, end = scale_at(text, lower, end, money=bool(prefix.unit))
    above, end, exponent = _more_after(text, end, exponent, above=above)
    of = 3 if number.form in ("vague", "words") and lower.startswith(" of ", end) else 0
    if number.form == "fraction" and lower.startswith((" a ", " an ", " of a "), end):
        end, name = _part_of(text, lower, end)
        if name:
            return _Part(number, start, end, low, high, name, 0, "", "unit", above, False)
    unit = _unit_after(text, lower, end + of, prefix.unit, number)
    if number.form == "fraction" and not unit and lower.startswith((" point", "-point"), end):
        return _Part(number, start, end + 6, low, high, "pp", 0, "", "unit", above, False)
    if of and unit and unit.rule not in ("money", "unit", "time"):
        unit = None
    name, basis, rule = prefix.unit, prefix.basis, "sign" if prefix.unit else ""
    if unit:
        name, basis, rule, end = unit.name or name, basis or unit.basis, rule or unit.rule, unit.end
    if rule == "symbol" and name == "x" and exponent:
        name = ""
    low, high = raised(low, exponent), raised(high, exponent)
    if name == "lb" and high >= _POUNDS_OF_MONEY:
        name, basis, rule = "GBP", "a million pounds and more read as GBP", "money"
    if rule == "money" and not exponent and low == high:
        end, low = _minor_after(text, lower, end, low)
        high = low
    end, low, high, above = _half_after(text, end, low, high, name, above=above)
    return _Part(
        number, start, end, low, high, name, exponent, basis, rule, above, bool(prefix.unit)
    )


_ERROR = Lazy(r" ?(?:±|\+/-|\+-) ?[0-9.]{1,20}(?:e-?[0-9]{1,2})?")
_ERROR_SIGNS = ("±", "+")
_PART_OF = Lazy(r" (?:of )?an? ")


def _part_of(text: str, lower: str, end: int) -> tuple[int, str]:
    """Read the unit of `half a percentage point`, `quarter of an hour`."""
    article = _PART_OF.match(lower, end)
    if not article:
        return end, ""
    if lower.startswith("point", article.end()):
        return article.end() + len("point"), "pp"
    unit = unit_at(text, lower, article.end())
    return (unit.end, unit.name) if unit and unit.rule != "money" else (end, "")


_POUNDS_OF_MONEY = 1e6
_AND_MINOR = Lazy(r"(?:,? and|,)? (?=[0-9a-z])|又|(?=[0-9一二三四五六七八九])")


def _minor_after(text: str, lower: str, end: int, value: float) -> tuple[int, float]:
    """Add the cents of `3 dollars 50 cents`, 五元三毛."""
    join = _AND_MINOR.match(lower, end)
    number = number_at(text, lower, join.end()) if join else None
    if number is None or number.low != number.high or not 0 < number.low < 100:
        return end, value
    unit = unit_at(text, lower, number.end)
    if unit is None or unit.rule != "minor":
        return end, value
    share = 10 if unit.name == "jiao" else 100
    return unit.end, float(f"{value + number.low / share:.4f}")


def _more_after(text: str, end: int, exponent: int, *, above: bool) -> tuple[bool, int, int]:
    """Skip 余, 多, `+` behind the number: a floor; and 万, 亿 behind 多 (三十多亿 with digits)."""
    char = text[end : end + 1]
    if char not in ("余", "多", "+", "来"):
        return above, end, exponent
    if char == "多" and text[end + 1 : end + 2] in ("少", "数", "样", "元化"):
        return above, end, exponent
    end += 1
    while text[end : end + 1] in HAN_SCALES:
        exponent, end = exponent + HAN_SCALES[text[end]], end + 1
    return True, end, exponent


def _unit_after(text: str, lower: str, end: int, money: str, number: Number) -> Unit | None:
    unit = unit_at(text, lower, end, money=bool(money))
    if unit is None:
        return None
    name, stop = unit.name or money, unit.end
    if money and text.startswith(("元", "美元", "港元"), stop):
        repeated = unit_at(text, lower, stop)
        stop = repeated.end if repeated else stop
    elif money:
        repeated = unit_at(text, lower, stop)
        if repeated and repeated.rule in ("money", "symbol") and repeated.name == money:
            stop = repeated.end
    if unit.rule in ("unit", "symbol") and name == "x" and number.form == "fraction":
        return None
    is_money = bool(money) or unit.rule in ("money", "sign")
    per = per_at(text, lower, stop) if name not in ("%", "pp", "bp") else None
    if per and _is_rate(name, per.name, money=is_money):
        stop = per.end
        if not (per.name == "year" and is_money):
            name = f"{name}/{per.name}"
        again = None if is_money else per_at(text, lower, stop)
        if again and again.name in DURATIONS:
            name, stop = f"{name}/{again.name}", again.end
    return Unit(name, stop, unit.basis, unit.rule)


def _is_rate(name: str, per: str, *, money: bool) -> bool:
    return bool(name) and (money or name not in DURATIONS) and name != per


def _half_after(
    text: str, end: int, low: float, high: float, unit: str, *, above: bool
) -> tuple[int, float, float, bool]:
    """Add the 半 of 一吨半, 一年半, 三个半月 and the 多 of 一年多."""
    char = text[end : end + 1]
    if (
        char == "半"
        and unit
        and unit != "%"
        and text[end + 1 : end + 2] not in ("导", "径", "数", "年", "天", "球")
    ):
        return end + 1, low + 0.5, high + 0.5, above
    if (
        char in ("多", "余")
        and (unit in DURATIONS or unit == "x")
        and text[end + 1 : end + 2] not in ("少", "数", "样")
    ):
        return end + 1, low, high, True
    return end, low, high, above


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
    first = _part(text, lower, position, floor)
    if first is None:
        return None
    second = _second(text, lower, first, between=between) if ranges else None
    if second is None:
        return _single(first)
    return _join(first, second)


def _single(part: _Part) -> Amount:
    ranged = part.low != part.high
    low, high = sorted((part.low, part.high))
    unit = part.unit
    return Amount(
        part.start, part.end, low, high, part.number.figures, unit, part.number.form,
        ranged, part.above, bool(part.exponent) or part.number.form in ("han", "magnitude"), part.basis, part.rule,
    )  # fmt: skip


def _second(text: str, lower: str, first: _Part, *, between: bool) -> _Part | None:
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
    second = _part(text, lower, lead.end(), join.end())
    if second is None or second.low != second.high or not _fits(first, second, join[0]):
        return None
    if join[0] == " or " and not first.number.form == second.number.form:
        return None
    return second


def _fits(first: _Part, second: _Part, join: str) -> bool:
    """Whether two amounts are the ends of one range: same unit, or a unit that they share."""
    if (
        second.number.form in ("vague", "magnitude", "half")
        or second.number.form == "fraction" != first.number.form
    ):
        return False
    if first.unit and second.unit and first.unit != second.unit:
        return _rate_of(first.unit) == _rate_of(second.unit) and first.prefixed == second.prefixed
    if first.unit and not second.unit:
        return (
            (first.prefixed or first.unit == "%")
            and (join.strip() in "-–—~ to" or first.prefixed)
            and join != " or "
        )
    if join == " or " or join == "、":
        return first.unit == second.unit and 0 < second.low - first.low <= max(1.0, 0.5 * first.low)
    return first.number.start >= 0


def _rate_of(unit: str) -> str:
    return unit.partition("/")[0]


def _join(first: _Part, second: _Part) -> Amount:
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


def _han_exponent(part: _Part) -> int:
    """The scale that 12-15亿元 shares: the one written behind the digits of the second end."""
    value, mantissa = part.number.high, _mantissa(part)
    exponent = 0
    while mantissa and raised(mantissa, exponent) < value * 0.999 and exponent < 16:
        exponent += 1
    return exponent


def _mantissa(part: _Part) -> float:
    number = part.number
    if number.form != "han":
        return number.high
    value, exponent = number.high, 0
    for scale in (12, 8, 4):
        if value >= 10**scale:
            exponent = scale
            break
    return value / 10**exponent


__all__ += ["figures_of"]
