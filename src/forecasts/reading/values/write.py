"""Write a value in the canonical form of the ledger, such that reading it gives the value again."""

from typing import TYPE_CHECKING

from forecasts.quantities.units import plural_of
from forecasts.reading.numbers.numerals import figures_of
from forecasts.reading.records import Value

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["word_value", "write_value"]

_SCALES = (
    ("quadrillion", 15),
    ("trillion", 12),
    ("billion", 9),
    ("million", 6),
    ("thousand", 3),
    ("", 0),
)
_SCALES_OF_RANGES = [row for row in _SCALES if row[0] not in ("quadrillion", "thousand")]
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
    tail = _tail(value)
    growing = bool(tail) and value.kind in ("growth", "change")
    apart = "," if growing and "/" in body else ""  # `1/3 a year` is four months
    return _sign(value) + body + apart + tail


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
    if value.kind == "change" and value.unit == "%":
        return " in all" + (f" from {value.base.words}" if value.base else "")
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
    ends = value.low, value.high
    signed = min(ends) < 0  # `-2 to -1 million` is not read
    apart = [("", 0)] if signed or value.unit in _TIGHT else _SCALES_OF_RANGES
    largest = max(map(abs, ends))
    scale, exponent = next(row for row in apart if largest >= 10 ** row[1] or not row[1])
    low, high = (f"{_shifted(end, exponent):f}" for end in ends)
    joint = " to " if signed else "-"
    if value.unit not in _TIGHT:
        return f"{low}{joint}{high} {scale} {value.unit}".replace("  ", " ")
    return f"{low}{value.unit if signed else ''}{joint}{high}{value.unit}"


def _number(number: float, figures: int, unit: str) -> tuple[str, str]:
    """Return digits and scale word whose printed significant figures are those stated."""
    if unit == "%" and figures_of(f"{abs(_shifted(number, 0)):f}") > max(figures, 10):
        for denominator in range(2, 100):
            count = round(number * denominator / 100)
            if 0 < count < denominator and 100 * (count / denominator) == number:
                return f"{count}/{denominator}", ""
    usable = _usable(number, unit)
    for scale, exponent in usable:
        if written := _written(_shifted(number, exponent), figures):
            return written, scale
    return f"{_shifted(number, usable[0][1]):,f}", ""


def _usable(number: float, unit: str) -> list[tuple[str, int]]:
    """Return the scales that a number may be written in, the plainest first."""
    if unit in _TIGHT:
        return [("", 0)]
    fits = [row for row in _SCALES if abs(number) >= 10 ** row[1]] or [("", 0)]
    if fits[0][0] == "thousand":
        fits = [("", 0), ("thousand", 3)]
    if fits[0][0] == "quadrillion":
        fits = [*fits[1:2], *fits]
    larger = [row for row in reversed(_SCALES) if row not in fits]
    return [*fits, *larger]


def _shifted(number: float, exponent: int) -> "Decimal":
    """Return the shortest decimal of number / 10^exponent, without needless zeros."""
    from decimal import Decimal  # few commands write values

    return Decimal(repr(number + 0.0)).scaleb(-exponent).normalize()  # no minus zero


def _written(number: "Decimal", figures: int) -> str:
    """Return the number with zeros behind the point up to the figures; empty when it cannot be."""
    have, decimals = figures_of(f"{abs(number):f}"), max(figures, 1) - number.adjusted() - 1
    if have == max(figures, 1):
        return f"{number:,f}"
    return f"{number:,.{decimals}f}" if have < figures and decimals > 0 else ""


def _magnitude(number: float) -> str:
    for scale, exponent in _SCALES[1:5]:
        ratio = number / 10**exponent
        if ratio >= 1:
            return {1: "", 10: "ten ", 100: "hundred "}.get(round(ratio), f"{ratio:g} ") + scale
    return {10: "ten", 100: "hundred"}.get(round(number), f"{number:g}")
