"""Write a value in the canonical form of the ledger, such that reading it gives the value again."""

from forecasts.quantities.units import plural_of
from forecasts.reading.numbers.numerals import figures_of
from forecasts.reading.records import Value

__all__ = ["word_value", "write_value"]

_SCALES = (
    ("quadrillion", 15),
    ("trillion", 12),
    ("billion", 9),
    ("million", 6),
    ("thousand", 3),
    ("", 0),
)
_SIGN = {"bare": "", "about": "about ", "below": "nearly ", "range": "", "scale": ""}
_TIGHT = ("%", "x")


def word_value(value: Value) -> str:
    """Return the canonical text with the plural that English asks for: `> 300,000 units`.

    It is read as what `write_value` writes; `fmt` leaves both as they are.
    """
    one = value.low == value.high == 1
    return write_value(value if one else value._replace(unit=plural_of(value.unit)))


def write_value(value: Value) -> str:
    """Return the canonical text: `nearly 240 billion USD`, `> 10%`, `2x 2024`.

    Example:
        >>> fc.write_value(fc.read_value("约2万亿元"))
        'about 2 trillion CNY'
    """
    if value.hedge == "scale":
        body = f"{_magnitude(value.value)} {value.unit} scale"
    elif value.low != value.high:
        body = _range(value)
    else:
        body = _amount(value.low, value.figures, value.unit)
    apart = "," if value.kind == "growth" and "/" in body else ""  # `1/3 a year` is four months
    return _sign(value) + body + apart + _tail(value)


def _sign(value: Value) -> str:
    if value.hedge == "above":
        return "> " if value.strict else ">= "
    if value.hedge == "up-to":
        return "< " if value.strict else "<= "
    return _SIGN[value.hedge]


def _tail(value: Value) -> str:
    if value.window:
        return f", cumulative {value.window.words}"
    if value.kind == "growth":
        return " a year" + (f" from {value.base.words}" if value.base else "")
    if value.base:
        return f" {value.base.words}" if value.unit == "x" else f" from {value.base.words}"
    return ""


def _amount(number: float, figures: int, unit: str) -> str:
    written, scale = _number(number, figures, unit)
    if "/" in written:
        return written
    if scale:
        return f"{written} {scale} {unit}".rstrip()  # of a bare number there is no unit
    return f"{written}{unit}" if unit in _TIGHT else f"{written} {unit}".rstrip()


def _range(value: Value) -> str:
    for scale, exponent in _SCALES:
        whole = value.unit in _TIGHT or value.low < 0  # `-2 to -1 million` is not read
        if scale in {"quadrillion", "thousand"} or (whole and exponent):
            continue
        if max(abs(value.low), abs(value.high)) >= 10**exponent or not exponent:
            low, high = _plain(value.low, exponent), _plain(value.high, exponent)
            break
    joint = " to " if value.low < 0 or value.high < 0 else "-"
    if value.unit in _TIGHT:
        sign = value.unit
        return f"{low}{sign}{joint}{high}{sign}" if joint == " to " else f"{low}-{high}{sign}"
    return f"{low}{joint}{high} {scale} {value.unit}".replace("  ", " ")


def _number(number: float, figures: int, unit: str) -> tuple[str, str]:
    """Return digits and scale word whose printed significant figures are those stated."""
    if unit == "%" and _shortest_figures(number) > max(figures, 10):
        for denominator in range(2, 100):
            count = round(number * denominator / 100)
            if 0 < count < denominator and 100 * (count / denominator) == number:
                return f"{count}/{denominator}", ""
    best = ""
    for scale, exponent in _usable(number, unit):
        plain = _plain(number, exponent)
        padded = _pad(plain, figures)
        if padded:
            return _grouped(padded), scale
        best = best or plain
    return _grouped(best), ""


def _usable(number: float, unit: str) -> list[tuple[str, int]]:
    if unit in _TIGHT:
        return [("", 0)]
    fits = [row for row in _SCALES if abs(number) >= 10 ** row[1]] or [("", 0)]
    if fits[0][0] == "thousand":
        fits = [("", 0), ("thousand", 3)]
    if fits[0][0] == "quadrillion":
        fits = [*fits[1:2], *fits]
    larger = [row for row in reversed(_SCALES) if row not in fits]
    return [*fits, *larger]


def _plain(number: float, exponent: int) -> str:
    """Return the shortest decimal of number / 10^exponent, without needless zeros."""
    sign = "-" if number < 0 else ""
    mantissa, _, power = repr(abs(number)).partition("e")
    whole, _, decimals = mantissa.partition(".")
    digits = whole + decimals
    point = len(whole) + int(power or 0) - exponent
    if point <= 0:
        digits, point = "0" * (1 - point) + digits, 1
    digits = digits.ljust(point, "0")
    text = digits[:point].lstrip("0").rjust(1, "0") + "." + digits[point:]
    return sign + text.rstrip("0").rstrip(".")


def _pad(plain: str, figures: int) -> str:
    """Return the number with zeros behind the point up to the figures; empty when it cannot be."""
    figures = max(figures, 1)
    bare = plain.lstrip("-")
    have = figures_of(bare)
    if have == figures:
        return plain
    if have > figures:
        return ""
    whole = bare.partition(".")[0].lstrip("0")
    if "." in bare:
        return plain + "0" * (figures - have)
    if figures <= len(whole):
        return ""
    return plain + "." + "0" * (figures - len(whole))


def _shortest_figures(number: float) -> int:
    return figures_of(_plain(number, 0).lstrip("-"))


def _grouped(plain: str) -> str:
    whole, point, decimals = plain.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{decimals}" if len(digits) > 3 else plain


def _magnitude(number: float) -> str:
    for scale, exponent in _SCALES[1:5]:
        ratio = number / 10**exponent
        if ratio >= 1:
            return {1: "", 10: "ten ", 100: "hundred "}.get(round(ratio), f"{ratio:g} ") + scale
    return {10: "ten", 100: "hundred"}.get(round(number), f"{number:g}")
