"""What a figure without a unit takes from its neighbours: `45 and 50 mg`, `9 cars, up to 12`."""

from bisect import bisect_left, insort
from collections.abc import Iterator

from forecasts.reading.lexicon.currencies import CODES, SIGN_CHARACTERS
from forecasts.reading.numbers.numerals import raised
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.priced_heads import priced_by_head
from forecasts.reading.qualifying.subjects import counted_before
from forecasts.reading.qualifying.taken import summed, taken
from forecasts.reading.records import Quantity

__all__ = ["inherit"]

_LISTED = Lazy(r",? (?:and|or) | to |, |和|、|与|及|から")
_OF_THEM = Lazy(r" (?:out )?of (?:the|its|their|our|all|those|these) (?:[a-z]+ ){0,2}")
_SIGNS = frozenset(SIGN_CHARACTERS)
_SHARES = frozenset(("%", "pp", "bp"))
_RELATIVE = _SHARES | {"x"}
_NO_PERCENT = 1000
_WRITTEN = Lazy(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_NEAR = 160
_FAR = 20.0
_ALIKE = 4.0
"""What a price was or will be is not further from it than this."""
_LARGEST_PRICE = 1e7
_IN_LIST = Lazy(r"(?:,? (?:and|or) |, |和|、|与|及)[0-9]")
_STEPS_TO = Lazy(r",? (?:to|or|and|from|then)(?: (?:about|around|nearly|a record|the))? ")


def inherit(plain: str, lower: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Give a figure the unit that its neighbour has: `45 and 50 mg`, `9 cars, up to 12 in 2030`.

    Args:
        plain: The text as the figures were found in.
        lower: The same in lower case, equally long.
        found: Its figures in order.
    """
    yield from _priced_behind(plain, _inherited(plain, lower, found))


def _inherited(plain: str, lower: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    last: Quantity | None = None
    money: Quantity | None = None
    counted: Quantity | None = None
    level: Quantity | None = None
    held: list[Quantity] = []
    sizes: list[float] = []  # of those held, in order, so that a long list is not walked for each
    for found_one in found:
        one = found_one
        if held and not _are_listed(plain, held, one):
            yield from held
            held, sizes = [], []
        if not one.unit and money is not None and one.start - money.end < _NEAR:
            one = summed(plain, money, one)
        if last is not None and not held:
            one = taken(plain, last, one)
        if not one.unit and last and last.unit in _RELATIVE:
            one = _taken_over(plain, (counted, level), one)
        money = one if one.unit in CODES else money
        one = priced_by_head(lower, one)
        if not one.unit and (noun := counted_before(plain, lower, one)):
            one = one._replace(unit=noun, rules=(*one.rules, "noun before"))
        if one.unit or _has_magnitude_for(sizes, one):
            give = _as_part if _is_part(plain, held, one) else _shared
            yield from (*(give(bare, one) for bare in held), one)
            if one.unit and one.kind != "duration" and not _is_step(lower, one):
                last = one
                counted = one if one.kind == "count" else counted
                level = one if one.kind == "level" else level
            held = []
            sizes = []
        else:
            held.append(one)
            insort(sizes, one.value)
    yield from held


def _taken_over(
    plain: str, before: tuple[Quantity | None, Quantity | None], one: Quantity
) -> Quantity:
    """Return a figure with what it takes from those before the rate or multiple between."""
    for last in sorted(filter(None, before), key=lambda other: -other.start):
        if not one.unit and one.start - last.end < _NEAR:
            one = taken(plain, last, one)
    return one


def _is_step(lower: str, one: Quantity) -> bool:
    """Whether a figure that took its unit says by how much: `cut maize by 0.4 million to 9.3`."""
    taken = "noun before" in one.rules and lower.endswith(" by ", 0, one.start)
    return taken and lower.startswith(" to ", one.end)


def _priced_behind(plain: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Give money what the price behind it is per: `from $11,200 to $10,400 a tonne`."""
    before: Quantity | None = None
    for one in found:
        if before:
            shared = one.kind == "price" and one.unit.startswith(f"{before.unit}/")
            if shared and before.unit and _is_price_before(plain, before, one):
                before = before._replace(
                    unit=one.unit, kind="price", rules=(*before.rules, "price behind")
                )
            yield before
        before = one
    if before:
        yield before


def _is_price_before(plain: str, before: Quantity, one: Quantity) -> bool:
    alike = 0 < one.value < _ALIKE * before.value < _ALIKE**2 * one.value < _LARGEST_PRICE
    return alike and bool(_STEPS_TO.fullmatch(plain[before.end : one.start]))


def _are_listed(text: str, held: list[Quantity], one: Quantity) -> bool:
    """Whether a figure goes on a list: `15 and 16 GW`; not `300, and 5 GW`, `12, 40%`."""
    last = held[-1]
    between = text[last.end : one.start]
    if not _LISTED.fullmatch(between):
        return _is_part(text, [last], one)
    if between in {", and ", ", or "}:
        return len(held) > 1 and last.quote[-1].isdigit()  # two of a list have no comma
    return between != ", " or bool(_IN_LIST.match(text, one.end)) or last.unit == one.unit


def _is_part(text: str, held: list[Quantity], one: Quantity) -> bool:
    """Whether a bare figure counts some of those behind it: `640 of the planned 2,000 buses`."""
    if len(held) != 1 or one.kind != "count" or held[0].value > one.value:
        return False
    return _OF_THEM.fullmatch(text, held[0].end, one.start) is not None


def _as_part(held: Quantity, one: Quantity) -> Quantity:
    return held._replace(unit=one.unit, kind=one.kind, rules=(*held.rules, "unit behind"))


def _shared(held: Quantity, one: Quantity) -> Quantity:
    """Give a bare number the unit and the magnitude behind it: `15 and 16 million tonnes`.

    In `5 million, 55% of them` and `at 6.0, $141bn` it has neither.
    """
    written = _WRITTEN.search(one.quote)
    if written and not _SIGNS.isdisjoint(one.quote[: written.start()]):
        return held
    exponent = _exponent_of(one, written[0]) if written and held.value < _NO_PERCENT else 0
    if exponent and not _are_alike(held.value, raised(one.value, -exponent)):
        return held
    if not (one.unit or exponent) or (one.unit in _SHARES and held.value >= _NO_PERCENT):
        return held
    return held._replace(
        value=raised(held.value, exponent), low=raised(held.low, exponent),
        high=raised(held.high, exponent), unit=one.unit, kind=one.kind,
        rules=(*held.rules, "unit behind"),
    )  # fmt: skip


def _has_magnitude_for(sizes: list[float], one: Quantity) -> bool:
    """Whether one of these sizes, in order, takes the magnitude of a figure: the nearest does."""
    if not sizes:
        return False
    written = _WRITTEN.search(one.quote)
    if not written or not _SIGNS.isdisjoint(one.quote[: written.start()]):
        return False
    exponent = _exponent_of(one, written[0])
    size = raised(one.value, -exponent)
    at = bisect_left(sizes, size)
    return exponent > 0 and any(
        near < _NO_PERCENT and _are_alike(near, size) for near in sizes[max(0, at - 1) : at + 1]
    )


def _are_alike(first: float, second: float) -> bool:
    least, most = sorted((first, second))
    return 0 < most <= _FAR * least


def _exponent_of(one: Quantity, written: str) -> int:
    """Return the magnitude that stands behind the digits of a quantity: 6 for `16 million`."""
    number = float(written.replace(",", ""))
    sizes = (3, 4, 6, 8, 9, 12) if number else ()
    return next((size for size in sizes if raised(number, size) == one.value), 0)
