"""What the reader returns: periods, quantities in running text, and the value of a claim."""

from datetime import date
from math import inf
from typing import NamedTuple

__all__ = [
    "HEDGES",
    "KINDS",
    "NoQuantity",
    "Period",
    "Quantity",
    "Unreadable",
    "Value",
    "interval",
]

HEDGES = ("bare", "about", "above", "below", "up-to", "scale", "range")
"""How the words bound the number; METHOD section 2."""

KINDS = ("level", "share", "growth", "multiple", "count", "duration", "price", "change")
"""What a quantity in running text says; a claim's value may also be `cumulative`."""

_HALF_WIDTHS = {
    "bare": (0.02, 0.01, 0.003),
    "about": (0.045, 0.02, 0.007),
    "below": (0.06, 0.025, 0.008),
}
_SCALE_SPAN = (0.5, 5.0)


class Period(NamedTuple):
    """A stretch of days that a text names: `by 2030`, `2026年上半年`.

    Attributes:
        start: First day of the stretch.
        end: Last day of the stretch, inclusive.
        words: The text that named it.
        relation: `in`, `by`, `before`, `from` or `within`.
    """

    start: date
    end: date
    words: str
    relation: str


class Quantity(NamedTuple):
    """One quantity in running text, with its place: `text[start:end] == quote`.

    Attributes:
        start: Offset of the first character of the quotation.
        end: Offset behind its last character.
        quote: The words, with an adjacent hedge.
        value: The stated point; the midpoint of a range.
        low: The stated lower end; equal to `high` for a point.
        high: The stated upper end.
        figures: Significant figures as printed (of the coarser end of a range); 0 without a digit.
        unit: ISO currency, `%`, `pp`, `bp`, `x`, a unit (`GW`, `USD/kWh`) or a counted noun.
        hedge: One of `HEDGES`.
        strict: Whether a bound excludes its end: `more than` does, `at least` does not.
        kind: One of `KINDS`.
        certainty: The word that says how sure the speaker is; empty when there is none.
        probability: What that word is worth, 0 to 1; None when there is none.
        forecast: Whether this quantity is said of the future.
        target: The period that it is said of.
        earlier: Whether it is a forecast that a later one takes the place of.
        currency_basis: Why an ambiguous sign was read as this currency; empty when it was not.
        rules: The names of the rules that fired, in order.
    """

    start: int
    end: int
    quote: str
    value: float
    low: float
    high: float
    figures: int
    unit: str
    hedge: str
    strict: bool
    kind: str
    certainty: str = ""
    probability: float | None = None
    forecast: bool = False
    target: Period | None = None
    earlier: bool = False
    currency_basis: str = ""
    rules: tuple[str, ...] = ()


class NoQuantity(NamedTuple):
    """A number in running text that is no quantity: part of a date, a name, an idiom.

    Attributes:
        start: Offset of its first character.
        end: Offset behind the last one that was passed over with it.
        quote: The words between.
        rule: The name of the rule that said so.
    """

    start: int
    end: int
    quote: str
    rule: str


class Value(NamedTuple):
    """The value of a claim, as `value:` of the ledger states it.

    Attributes:
        kind: One of `KINDS` or `cumulative`.
        low: The stated lower end, in full (240000000000.0); negative for a fall.
        high: The stated upper end.
        value: The stated point; the midpoint of a range.
        figures: Significant figures as printed (of the coarser end); 0 without a digit.
        unit: ISO currency, `%`, `pp`, `bp`, `x`, a unit (`GW`, `USD/kWh`) or a counted noun.
        hedge: One of `HEDGES`.
        strict: Whether a bound excludes its end.
        base: Where growth starts from, or what a multiple multiplies: `from 2025`, `2x 2024`.
        window: The years over which a cumulative value is summed.
        currency_basis: Why an ambiguous sign was read as this currency; empty when it was not.
        text: The text that was read.
    """

    kind: str
    low: float
    high: float
    value: float
    figures: int
    unit: str
    hedge: str = "bare"
    strict: bool = False
    base: Period | None = None
    window: Period | None = None
    currency_basis: str = ""
    text: str = ""


class Unreadable(NamedTuple):
    """A text that is no value or no period, with the first thing that was not understood.

    Attributes:
        reason: What is wrong, as a sentence without a full stop.
        offset: Where in the text it stands.
        text: The text that was read.
    """

    reason: str
    offset: int
    text: str


def interval(reading: Value | Quantity) -> tuple[float, float]:
    """Return the interval that a reading stands for, in its own unit.

    Half-widths depend on the hedge and on the significant figures as printed (Ferson et al. 2015,
    International Journal of Approximate Reasoning 57:19-39; METHOD section 2).

    Returns:
        Lower and upper end; `inf` above for an open lower bound, `-inf` below for an upper bound.
    """
    low, high, hedge = reading.low, reading.high, reading.hedge
    if hedge == "above":
        return low, inf
    if hedge == "up-to":
        return -inf, high
    if hedge == "range":
        return low, high
    if hedge == "scale":
        ends = [reading.value * factor for factor in _SCALE_SPAN]
        return min(ends), max(ends)
    share = _HALF_WIDTHS[hedge][min(max(reading.figures, 1), 3) - 1]
    width = abs(reading.value) * share
    if hedge == "below":
        near = reading.value - width if reading.value >= 0 else reading.value + width
        return min(near, reading.value), max(near, reading.value)
    return low - width, high + width
