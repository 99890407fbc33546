"""What a figure without a unit takes from its neighbours: `45 and 50 mg`, `9 cars, up to 12`."""

from bisect import bisect_left, insort
from collections.abc import Iterator

from forecasts.reading.lexicon.currencies import SIGN_CHARACTERS
from forecasts.reading.numbers.numerals import raised
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.priced_heads import priced_by_head
from forecasts.reading.qualifying.subjects import counted_before
from forecasts.reading.records import Quantity

__all__ = ["inherit"]

_SENTENCE = 160
_LISTED = Lazy(r",? (?:and|or) |, |和|、|与|及")


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
    held: list[Quantity] = []
    sizes: list[float] = []  # of those held, in order, so that a long list is not walked for each
    for found_one in found:
        one = found_one
        if held and not _are_listed(plain, held[-1], one):
            yield from held
            held, sizes = [], []
        if last is not None and not held:
            one = _taken(plain, last, one)
        one = priced_by_head(lower, one)
        if not one.unit and (noun := counted_before(plain, lower, one)):
            one = one._replace(unit=noun, rules=(*one.rules, "noun before"))
        if one.unit or _has_magnitude_for(sizes, one):
            yield from (*(_shared(bare, one) for bare in held), one)
            if one.unit and one.kind != "duration" and not _is_step(lower, one):
                last = one
            held = []
            sizes = []
        else:
            held.append(one)
            insort(sizes, one.value)
    yield from held


def _is_step(lower: str, one: Quantity) -> bool:
    """Whether a figure that took its unit says by how much: `cut maize by 0.4 million to 9.3`."""
    taken = "noun before" in one.rules and lower.endswith(" by ", 0, one.start)
    return taken and lower.startswith(" to ", one.end)


def _taken(plain: str, last: Quantity, one: Quantity) -> Quantity:
    """Return a figure with what it takes from the one before it."""
    if one.unit == "point" and _is_of_rate(plain, last, one):
        return one._replace(unit="pp", kind="change")
    if last.kind == "growth" and one.kind == "share" and _is_rate_after(plain, last, one):
        return one._replace(kind="growth", rules=(*one.rules, "rate after"))
    if not one.unit and (_continues(plain, last, one) or _measures_too(plain, last, one)):
        unit = last.unit.removesuffix("/year")
        return one._replace(unit=unit, kind=last.kind, rules=(*one.rules, "noun before"))
    if _is_price_too(plain, last, one):
        return one._replace(unit=last.unit, kind="price", rules=(*one.rules, "price before"))
    return one


def _is_rate_after(plain: str, last: Quantity, one: Quantity) -> bool:
    """Whether a rate of growth is what the one before it became: 增速由3.1%下修至2.8%."""
    return bool(
        _RATE_BEFORE.search(plain, max(0, last.start - 8), last.start)
        and _GOES_TO.fullmatch(plain, last.end, one.start)
    )


_RATE_BEFORE = Lazy(r"(?:\bfrom (?:about |around )?|[由从從自])\Z")
_GOES_TO = Lazy(r" to (?:about |around |just )?|[^，,；;。、\d（(]{0,6}[至到为為]")


def _is_price_too(plain: str, last: Quantity, one: Quantity) -> bool:
    """Whether money is what the price before it becomes: `$1,900 per hectare, then $2,400`."""
    alike = 0 < one.value < _ALIKE * last.value < _ALIKE**2 * one.value < _LARGEST_PRICE
    english = one.quote.isascii() or one.quote[-1] < "\u2e80"
    priced = last.kind == "price" and last.unit.startswith(f"{one.unit}/")
    return priced and alike and english and _is_near(plain, last, one)


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


_STEPS_TO = Lazy(r",? (?:to|or|and|from|then)(?: (?:about|around|nearly|a record|the))? ")
_ALIKE = 4.0
"""What a price was or will be is not further from it than this."""
_LARGEST_PRICE = 1e7


def _is_near(plain: str, last: Quantity, one: Quantity) -> bool:
    """Whether two figures stand in one paragraph, one sentence apart at most."""
    between = plain[last.end : one.start]
    return len(between) < _SENTENCE and "\n" not in between and between.count(". ") <= 1


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


def _continues(plain: str, last: Quantity, one: Quantity) -> bool:
    """Whether a bare number counts what the figure before it counts.

    In one sentence any does; a sentence further only one of its size: `only 214,000 were built`.
    """
    between = plain[last.end : one.start]
    if last.kind != "count" or len(between) >= _SENTENCE or "\n" in between:
        return False
    if not any(mark in between for mark in ".;。；"):
        return True
    if _PART.match(plain, one.end):
        return "." not in between and one.value < last.value
    alike = _LEAST <= one.value <= _FAR * last.value <= _FAR**2 * one.value
    return alike and between.count(".") <= 1 and not any(mark in between for mark in "。；")


_PART = Lazy(r" of (?:which|them|whom|those)\b")


def _measures_too(plain: str, last: Quantity, one: Quantity) -> bool:
    """Whether a bare number is of the unit before it: `sow 1.2 million hectares; now 700,000`.

    It is about as large, or says by how much it differs: `262 million tons, 1.9 million below`.
    """
    if (
        last.kind not in ("level", "price")
        or last.unit in _NO_LEVELS
        or not _is_near(plain, last, one)
    ):
        return False
    if one.kind != "count" or plain.startswith((" of ", "-"), one.end) or not last.value:
        return False
    ratio = one.value / abs(last.value)
    if _DIFFERS.match(plain, one.end) or _MOVED.search(plain, last.end, one.start):
        return 0 < ratio < 1
    large = one.value >= _LEAST and last.kind == "level"
    alike = 1 / _FAR <= ratio <= _FAR if large else 1 / _ALIKE <= ratio <= _ALIKE
    link = _LINK_BEFORE.search(plain[max(0, one.start - _LINK_REACH) : one.start])
    told = link is not None or (large and _is_said_again(plain, last, one))
    return alike and told and one.value not in _YEARS


def _is_said_again(plain: str, last: Quantity, one: Quantity) -> bool:
    """Whether the verb of the figure before stands before this one: `displaced 2, displace 5`."""
    verbs = [
        words[-1].lower()
        for at in (last.start, one.start)
        if (words := plain[max(0, at - _VERB_REACH) : at].split())
    ]
    return len(verbs) > 1 and verbs[0][:_STEM] == verbs[1][:_STEM] and len(verbs[1]) >= _STEM


_VERB_REACH = 16
_STEM = 5
_NO_LEVELS = frozenset(("", "point", "unit"))
_DIFFERS = Lazy(r" (?:more|less|fewer|below|above|higher|lower)\b")
_LINK_BEFORE = Lazy(
    r"(?i)\b(?:to|at|from|is|was|were|are|of|versus|vs\.?|against|with|managed|produced|made|sold|used|costing"
    r"|cost|reach(?:ed|es|ing)?|hit|and|or|than|about|around|nearly|almost|above|below|over|only"
    r"|just|by|expect(?:s|ed)?|see(?:s|n)?|(?:(?:a|the) )?record|then|from the|than the) \Z"
)
_LINK_REACH = 14
_MOVED = Lazy(
    r"[,(–—-] ?(?:up|down|an? (?:[a-z]+ )?(?:increase|decrease|rise|gain|drop|fall|decline|jump"
    r"|cut) of) (?:by )?(?:(?:about|around|nearly|almost|some|roughly|over|just|only|more than"
    r"|another|a further) )*\Z"
)
"""How far a level has moved: `4.4 billion bushels, up 35 million`."""
_YEARS = range(1900, 2101)
_LEAST = 1000.0
"""Smaller numbers a sentence further are mostly of something else."""
