"""One end of an amount: prefix, number, scale, unit, and what a price is per."""

from typing import NamedTuple

from forecasts.reading.amounts.per import per_at, power_of
from forecasts.reading.amounts.prefixes import DOLLARS, is_debit, prefix_before
from forecasts.reading.amounts.scales import scale_at
from forecasts.reading.amounts.unit_words import Unit, may_be_money, unit_at
from forecasts.reading.lexicon.currencies import SIGN_CHARACTERS
from forecasts.reading.lexicon.magnitudes import HAN_DIGITS, HAN_SCALES
from forecasts.reading.lexicon.units import DURATIONS
from forecasts.reading.numbers.any_form import number_at
from forecasts.reading.numbers.numerals import Number, raised
from forecasts.reading.patterns import Lazy

__all__ = ["Part", "part_at"]


class Part(NamedTuple):
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


def part_at(text: str, lower: str, position: int, floor: int, *, money: str = "") -> Part | None:
    """Read one end of an amount, nothing before `floor`; `money`: the currency of the other."""
    number = number_at(text, lower, position)
    if number is None:
        return None
    debit = is_debit(text, number.start, number.end) and number.start > floor
    prefix = prefix_before(text, lower, number.start - debit, floor)
    start, low, high, end, above = prefix.start, number.low, number.high, number.end, number.above
    if prefix.negative or debit:
        low, high, end = -high, -low, end + debit
    bare = Part(
        number, start, end, low, high, prefix.unit, 0, prefix.basis,
        "sign" if prefix.unit else "", above, bool(prefix.unit),
    )  # fmt: skip
    if number.form in _RELATIVE:
        return _relative(text, bare)
    if number.form in _DIGITS and _ends_at(text, end):
        return bare
    return _measured(text, lower, bare, money)


def _measured(text: str, lower: str, bare: Part, money: str) -> Part:
    """Return an end with the scale, the unit and what it is per that stand behind the number."""
    if bare.number.form == "fraction" and (part := _part_of(text, lower, bare)):
        return part
    exponent, end, above = _scaled(text, lower, bare, money=bool(money or bare.unit))
    unit = _unit_of(text, lower, end, bare, money)
    name, basis, rule = bare.unit, bare.basis, bare.rule
    if name and (code := _CODE_BEHIND.match(text, end)) and code[1] in DOLLARS:
        name, basis, end, unit = code[1], "", code.end(), None  # $5 billion CAD, $5bn (AUD)
    if unit:
        name, basis, rule, end = unit.name or name, basis or unit.basis, rule or unit.rule, unit.end
    if rule == "symbol" and name == "x" and exponent:
        name = ""
    low, high = raised(bare.low, exponent), raised(bare.high, exponent)
    part = Part(
        bare.number, bare.start, end, low, high, name, exponent, basis, rule, above, bare.prefixed
    )
    return _completed(text, lower, part)


def _scaled(text: str, lower: str, bare: Part, *, money: bool) -> tuple[int, int, bool]:
    """Return the exponent of the scale behind a number, where it ends, and whether more is said."""
    end, above = bare.end, bare.above
    if not _ERROR_SIGNS.isdisjoint(text[end : end + 2]):
        end = error.end() if (error := _ERROR.match(text, end)) else end
    exponent, end = scale_at(text, lower, end, money=money)
    if text[end : end + 1] in _MORE_SIGNS:
        above, end, exponent = _more_after(text, end, exponent, above=above)
        if above and not exponent:
            exponent, end = scale_at(text, lower, end, money=money)  # `$20+ billion`
    return exponent, end, above


def _unit_of(text: str, lower: str, end: int, bare: Part, money: str) -> Unit | None:
    """Read the unit behind a number and its scale, points of a rate among them."""
    number = bare.number
    of = 3 if number.form in ("vague", "words") and lower.startswith(" of ", end) else 0
    unit = _unit_after(text, lower, end + of, bare.unit, number)
    if unit is None and money:
        shared = _unit_after(text, lower, end, money, number)
        unit = shared if shared and "/" in shared.name else None
    if unit is None and number.form == "fraction" and lower.startswith(_POINT, end):
        return Unit("pp", end + len(_POINT[0]), "", "unit")
    if unit is None and lower.startswith(" of ", end) and (point := _OF_A_POINT.match(lower, end)):
        return Unit("pp", point.end(), "", "unit")
    return None if of and unit and unit.rule not in ("money", "unit", "time") else unit


def _completed(text: str, lower: str, part: Part) -> Part:
    """Return an end as pounds of money, with the cents or the half that stand behind it."""
    end = part.end
    if (
        part.unit == "lb"
        and part.high >= _POUNDS_OF_MONEY
        and text[end - 3 : end] == "nds"
        and not lower.startswith(" of ", end)
    ):
        basis = "a million pounds and more read as GBP"
        part = part._replace(unit="GBP", basis=basis, rule="money")
    if part.rule == "money" and not part.exponent and part.low == part.high:
        end, value = _minor_after(text, lower, end, part.low)
        part = part._replace(end=end, low=value, high=value) if end != part.end else part
    return _half_after(text, part) if text[end : end + 1] in _HALF_SIGNS else part


def _relative(text: str, part: Part) -> Part:
    """Return `threefold`, 三成 and 百分之五 with their units, and the 多 behind them."""
    if part.number.form == "fold":
        return part._replace(unit="x", basis="", rule="fold", prefixed=False)
    end = part.end
    more = text[end : end + 1] in ("多", "余") and text[end + 1 : end + 2] not in ("数", "少")
    return part._replace(
        end=end + more, unit="%", basis="", rule="share", above=part.above or more, prefixed=False
    )


_RELATIVE = frozenset(("fold", "share"))
_DIGITS = frozenset(("digits", "grouped"))
_NOTHING_BEHIND = frozenset(("", "\n", ")", ";", "|", "。", "、"))


def _ends_at(text: str, end: int) -> bool:
    """Whether neither scale nor unit can stand behind a number, by the sign that does."""
    sign = text[end + 1 : end + 2]
    next_amount = sign in SIGN_CHARACTERS and text[end + 2 : end + 3].isdigit()
    return text[end : end + 1] in _NOTHING_BEHIND or (next_amount and text[end] in ", ")


_CODE_BEHIND = Lazy(r" (?:\((?=[A-Z]{3}\)))?([A-Z]{3})(?![A-Za-z0-9])\)?")
_ERROR = Lazy(r" ?(?:±|\+/-|\+-) ?[0-9.]{1,20}(?:e-?[0-9]{1,2})?")
_ERROR_SIGNS = frozenset("±+")
_OF_A_POINT = Lazy(r" of (?:a|one) (?:percentage )?point\b")
_POINT = (" point", "-point")
_PART_OF = Lazy(r" (?:of )?an? ")


def _part_of(text: str, lower: str, bare: Part) -> Part | None:
    """Read `half a percentage point`, `quarter of an hour`."""
    article = _PART_OF.match(lower, bare.end)
    if not article:
        return None
    end, name = article.end() + len("point"), "pp"
    if not lower.startswith("point", article.end()):
        unit = unit_at(text, lower, article.end())
        if unit is None or unit.rule == "money":
            return None
        end, name = unit.end, unit.name
    return bare._replace(end=end, unit=name, basis="", rule="unit", prefixed=False)


_POUNDS_OF_MONEY = 1e6
_TENTHS = Lazy(r"(?<=块)([1-9一二三四五六七八九])(?![0-9.%]|[一-鿿])")
_FEN = Lazy(r"([1-9一二三四五六七八九])(?:分|(?![0-9.%]|[一-鿿]))")
_MINOR_NAMES = ("cent", "pen", "mao", "fen", "jiao")
_AND_MINOR = Lazy(
    rf"(?:,? and|,)? (?=(?:[0-9]{{1,2}}|[a-z]+(?:-[a-z]+)?) (?:{'|'.join(_MINOR_NAMES)}))"
    r"|又|零?(?=[0-9一二两三四五六七八九])"
)


def _minor_after(text: str, lower: str, end: int, value: float) -> tuple[int, float]:
    """Add the cents of `3 dollars 50 cents`, 五元三毛."""
    if tenths := _TENTHS.match(text, end):
        return tenths.end(), float(f"{value + _digit(tenths[1]) / 10:.4f}")  # 8块5
    near = lower[end : end + 30]
    if not near or (near[0] in " ," and not any(name in near for name in _MINOR_NAMES)):
        return end, value
    join = _AND_MINOR.match(lower, end)
    number = number_at(text, lower, join.end()) if join else None
    if number is None or number.low != number.high or not 0 <= number.low < 100:
        return end, value
    unit = unit_at(text, lower, number.end)
    if unit is None or unit.rule != "minor":
        return end, value
    if unit.name != "jiao":
        return unit.end, float(f"{value + number.low / 100:.4f}")
    value = float(f"{value + number.low / 10:.4f}")
    fen = _FEN.match(text, unit.end)  # 5元2角3分
    return (fen.end(), float(f"{value + _digit(fen[1]) / 100:.4f}")) if fen else (unit.end, value)


def _digit(sign: str) -> int:
    return HAN_DIGITS[sign] if sign in HAN_DIGITS else int(sign)


_MORE_SIGNS = frozenset("-余多+来")
_MORE_WORD = Lazy(r"-(?:plus|odd)(?![\w-])")


def _more_after(text: str, end: int, exponent: int, *, above: bool) -> tuple[bool, int, int]:
    """Skip 余, 多, `+` behind the number: a floor; and 万, 亿 behind 多 (三十多亿 with digits)."""
    char = text[end : end + 1]
    if char == "-" and (more := _MORE_WORD.match(text, end)):
        return True, more.end(), exponent
    if char not in ("余", "多", "+", "来"):
        return above, end, exponent
    if char == "多" and text[end + 1 : end + 2] in ("少", "数", "样"):
        return above, end, exponent
    end += 1
    if text.startswith("个亿", end) and text[end + 2 : end + 3] != "万":
        end += 1  # 20多个亿
    while text[end : end + 1] in HAN_SCALES:
        exponent, end = exponent + HAN_SCALES[text[end]], end + 1
    return True, end, exponent


def _unit_after(text: str, lower: str, end: int, money: str, number: Number) -> Unit | None:
    if end >= len(text):
        return None
    unit = Unit("", end, "", "") if money else unit_at(text, lower, end)
    if unit is None:
        return None
    name, stop = unit.name or money, unit.end
    if money and text.startswith(("元", "美元", "港元"), stop):
        repeated = unit_at(text, lower, stop)
        stop = repeated.end if repeated else stop
    elif money and may_be_money(lower, stop):
        repeated = unit_at(text, lower, stop)
        if repeated and repeated.rule in ("money", "symbol") and repeated.name == money:
            stop = repeated.end
    if unit.rule in ("unit", "symbol") and name == "x" and number.form == "fraction":
        return None
    is_money = bool(money) or unit.rule in ("money", "sign")
    per = per_at(text, lower, stop, money=is_money) if name not in ("%", "pp", "bp") else None
    if per and _is_rate(name, per.name, money=is_money):
        name, stop = f"{name}/{power_of(per.name) if is_money else per.name}", per.end
        again = None if is_money else per_at(text, lower, stop)
        if again and again.name in DURATIONS:
            name, stop = f"{name}/{again.name}", again.end
    if stop == unit.end and name == unit.name:
        return unit
    return Unit(name, stop, unit.basis, unit.rule)


def _is_rate(name: str, per: str, *, money: bool) -> bool:
    return bool(name) and (money or name not in DURATIONS) and name != per


_HALF_SIGNS = frozenset("半多余")


def _half_after(text: str, part: Part) -> Part:
    """Add the 半 of 一吨半, 一年半, 三个半月 and the 多 of 一年多."""
    end, unit = part.end, part.unit
    char, after = text[end : end + 1], text[end + 1 : end + 2]
    if char == "半":
        counted = unit and unit != "%" and after not in _HALF_OF_WORDS
        half = part._replace(end=end + 1, low=part.low + 0.5, high=part.high + 0.5)
        return half if counted else part
    more = (unit in DURATIONS or unit == "x") and after not in ("少", "数", "样")
    return part._replace(end=end + 1, above=True) if more else part


_HALF_OF_WORDS = frozenset("导径数年天球")
