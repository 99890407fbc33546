"""Whether a figure of a quotation is the declared one: its number, its unit and its bound."""

from typing import NamedTuple

from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.units import HAN_UNITS, SYMBOLS, WORDS
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.direction import FALL, signed_hedge
from forecasts.reading.records import Quantity, Value

__all__ = ["Finding", "Place", "compare_figure", "is_digit"]

Place = tuple[int, int]
"""Start and end offset in a text."""

_EXACT = 1e-9
_RATES = ("%", "pp", "bp", "x", "permille")
_PHYSICAL = frozenset(SYMBOLS.values()) | frozenset(WORDS.values()) | frozenset(HAN_UNITS.values())
_HAN_DIGITS = frozenset("〇零一二三四五六七八九十百千万亿兆两半")
_SCALE = Lazy(r"(?i)\s*(?:thousand|million|billion|trillion|[mbt]n?\b)")


def is_digit(sign: str) -> bool:
    """Tell whether a character is a digit, of any script, or a Chinese numeral."""
    return sign.isdecimal() or sign in _HAN_DIGITS


class Finding(NamedTuple):
    """One result of comparing a claim with its quotation.

    Attributes:
        outcome: `agrees`; `differs` (an error); `unreadable` (the quotation holds no figure);
            `absent` (neither the quotation nor the words around it name the target).
        what: `value`, `unit`, `hedge`, `target` or `base`; empty when all agree.
        declared: What the claim says.
        found: What the quotation says; empty when it says nothing.
        declared_span: Offsets in the text of the value, or of the target when `what` is `target`.
        found_span: Offsets in the quotation; (0, 0) when nothing was found.
    """

    outcome: str
    what: str = ""
    declared: str = ""
    found: str = ""
    declared_span: Place = (0, 0)
    found_span: Place = (0, 0)


def compare_figure(value: Value, quantity: Quantity) -> tuple[Finding, ...]:
    """Return where a figure of the quotation differs from the declared value."""
    found: list[Finding] = []
    text = value.text
    number = _number_span(text)
    place = (quantity.start, quantity.end)
    quantity = _as_declared(value, quantity)
    if not _same_number(value, quantity):
        declared = text[slice(*number)]
        found.append(Finding("differs", "value", declared, _signed_quote(quantity), number, place))
    if not _same_unit(value.unit, quantity.unit):
        span = (number[1], len(text)) if text[number[1] :].strip() else (0, len(text))
        found.append(Finding("differs", "unit", value.unit, quantity.unit, span, place))
    if not _same_hedge(value, quantity):
        span = (0, number[0]) if text[: number[0]].strip() else (0, len(text))
        found.append(Finding("differs", "hedge", _bound(value), _bound(quantity), span, place))
    return tuple(found)


def _number_span(text: str) -> Place:
    """Return where the number of a value stands: from its first digit or numeral to its last."""
    first = next((at for at, sign in enumerate(text) if is_digit(sign)), None)
    if first is None:
        return 0, len(text)
    end = next(at for at in range(len(text), first, -1) if is_digit(text[at - 1]))
    again = _SCALE.match(text, end)
    return first, again.end() if again else end


def _as_declared(value: Value, quantity: Quantity) -> Quantity:
    """Return a fall with the bound of its signed number, or as the size that a value declares.

    A rate is declared with its sign. What is cut, lost or saved may be declared by its size, as
    the claim's own words of what is measured say that it falls: `cost cuts` of 60 million.
    """
    if FALL not in quantity.rules:
        return quantity
    if value.low < 0 or quantity.unit in _RATES:
        return quantity._replace(hedge=signed_hedge(quantity))
    return quantity._replace(value=-quantity.value, low=-quantity.high, high=-quantity.low)


def _same_number(value: Value, quantity: Quantity) -> bool:
    """Tell whether the printed figures are the same, signs included."""
    return all(
        _close(one, other, value.figures, quantity.figures)
        for one, other in zip((value.low, value.high), (quantity.low, quantity.high), strict=True)
    )


def _signed_quote(quantity: Quantity) -> str:
    """Return the words of a figure, a fall with its minus: `-3%` of `down 3%`."""
    if quantity.low >= 0 or FALL not in quantity.rules:
        return quantity.quote
    at = next((at for at, sign in enumerate(quantity.quote) if is_digit(sign)), 0)
    return f"{quantity.quote[:at]}-{quantity.quote[at:]}"


def _close(declared: float, found: float, figures: int, printed: int) -> bool:
    size = max(abs(declared), abs(found))
    if abs(declared - found) <= _EXACT * size:
        return True
    if printed or not figures:
        return False
    # Two-thirds has no digits of its own: it is 66.7% to the digits that the claim prints.
    return abs(declared - found) <= size * 0.5 * 10.0 ** (1 - max(figures, 2))


def _family(unit: str) -> str:
    """Return the family of a unit: only counted things may go by several names."""
    if unit in _RATES:
        return "rate"
    if unit[:3] in CODES:
        return "money"
    return "physical" if unit in _PHYSICAL and unit not in ("unit", "people") else "things"


def _same_unit(declared: str, found: str) -> bool:
    """Tell whether two units may be one: `vehicle` and `unit`, or a figure without any unit."""
    if found in (declared, f"{declared}/year") or f"{found}/year" == declared:
        return True  # a sum of one year, and the sum a year
    if _family(declared) == "things" or not found:
        return _family(found) == "things"
    return False


def _same_hedge(value: Value, quantity: Quantity) -> bool:
    if value.hedge != quantity.hedge:
        return False
    return value.hedge not in ("above", "up-to") or value.strict == quantity.strict


def _bound(reading: Value | Quantity) -> str:
    """Return the bound in words, for a message."""
    if reading.hedge in ("above", "up-to"):
        inner = "not included" if reading.strict else "included"
        return f"{reading.hedge}, end {inner}"
    return reading.hedge
