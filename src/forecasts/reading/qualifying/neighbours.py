"""What a figure without a unit takes from its neighbours: `45 and 50 mg`, `9 cars, up to 12`."""

from collections.abc import Iterator

from forecasts.reading.lexicon.currencies import SIGN_CHARACTERS
from forecasts.reading.numbers.numerals import raised
from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity

__all__ = ["inherit"]

_SENTENCE = 160
_LISTED = Lazy(r",? (?:and|or) |, |和|、|与|及")


def inherit(text: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Give a bare number its neighbour's unit: `45 and 50 mg`, `9 cars, up to 12 in 2030`."""
    last: Quantity | None = None
    held: list[Quantity] = []
    for found_one in found:
        one = found_one
        if held and not _are_listed(text, held[-1], one):
            yield from held
            held = []
        if one.unit == "point" and last is not None and _is_of_rate(text, last, one):
            one = one._replace(unit="pp", kind="change")
        shared = [_shared(bare, one) for bare in held]
        if one.unit or shared != held:
            yield from (*shared, one)
            last, held = one if one.unit else last, []
        elif last is not None and not held and _continues(text, last, one):
            yield one._replace(unit=last.unit, rules=(*one.rules, "noun before"))
        else:
            held.append(one)
    yield from held


_IN_LIST = Lazy(r"(?:,? (?:and|or) |, |和|、|与|及)[0-9]")


def _are_listed(text: str, held: Quantity, one: Quantity) -> bool:
    """Whether two figures are of one list: `15 and 16 GW`; not `3 million, and 5 GW`, `12, 40%`."""
    between = text[held.end : one.start]
    if not _LISTED.fullmatch(between):
        return False
    if between in {", and ", ", or "}:
        return held.quote[-1].isdigit()
    return between != ", " or bool(_IN_LIST.match(text, one.end)) or held.unit == one.unit


def _is_of_rate(text: str, last: Quantity, one: Quantity) -> bool:
    """Whether points are of percent, as a percentage stands before them in the sentence."""
    near = one.start - last.end < _SENTENCE and ". " not in text[last.end : one.start]
    return near and last.unit in ("%", "pp") and one.value < _FAR


def _shared(held: Quantity, one: Quantity) -> Quantity:
    """Give a bare number the unit and the magnitude behind it: `15 and 16 million tonnes`.

    In `5 million, 55% of them` and `at 6.0, $141bn` it has neither.
    """
    written = _WRITTEN.search(one.quote)
    if written and not _SIGNS.isdisjoint(one.quote[: written.start()]):
        return held
    exponent = _exponent_of(one, written[0]) if written and held.value < _NO_PERCENT else 0
    ends = sorted((held.value, raised(one.value, -exponent)))
    if exponent and not 0 < ends[1] <= _FAR * ends[0]:
        return held
    if not (one.unit or exponent) or (one.unit in _SHARES and held.value >= _NO_PERCENT):
        return held
    return held._replace(
        value=raised(held.value, exponent), low=raised(held.low, exponent),
        high=raised(held.high, exponent), unit=one.unit, kind=one.kind,
        rules=(*held.rules, "unit behind"),
    )  # fmt: skip


_SHARES = frozenset(("%", "pp", "bp"))
_SIGNS = frozenset(SIGN_CHARACTERS)
_NO_PERCENT = 1000
_FAR = 20.0
_WRITTEN = Lazy(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def _exponent_of(one: Quantity, written: str) -> int:
    """Return the magnitude that stands behind the digits of a quantity: 6 for `16 million`."""
    number = float(written.replace(",", ""))
    sizes = (3, 4, 6, 8, 9, 12) if number else ()
    return next((size for size in sizes if raised(number, size) == one.value), 0)


def _continues(text: str, last: Quantity, one: Quantity) -> bool:
    """Whether a bare number counts what the quantity before it in the sentence counts."""
    if last.kind != "count" or one.start - last.end >= _SENTENCE:
        return False
    return not any(mark in text[last.end : one.start] for mark in ".;。；\n")
