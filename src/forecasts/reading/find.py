"""Find the quantities of a running text: anchors, masks, amounts, hedges, units and kinds."""

from collections.abc import Iterator
from typing import NamedTuple

from forecasts.reading.amounts.amount import amount_at, first_at
from forecasts.reading.assembling import Twins, assemble
from forecasts.reading.numbers.anchors import anchors, start_of_words
from forecasts.reading.qualifying.changes import is_change
from forecasts.reading.qualifying.currency_below import in_currency_below
from forecasts.reading.qualifying.direction import directed
from forecasts.reading.qualifying.from_flat import from_flat
from forecasts.reading.qualifying.lists_chinese import member_at, share_lists
from forecasts.reading.qualifying.multiples import multiple_at
from forecasts.reading.qualifying.neighbours import inherit
from forecasts.reading.qualifying.of_level_before import from_level_before
from forecasts.reading.qualifying.table_measures import measured
from forecasts.reading.records import NoQuantity, Quantity
from forecasts.reading.rejecting.masks import address_spans, mask_at
from forecasts.reading.twins.left_out import Shifts, put_back, seen
from forecasts.reading.twins.plain_forms import closed, fold, has_han, has_kana, is_wide, shadow
from forecasts.reading.twins.table_rows import has_cells

__all__ = ["find", "find_others"]


class _Read(NamedTuple):
    """A text as it is read: without the blanks that set Chinese characters and digits apart.

    `shifts` are pairs (offset in it, characters left out up to there).
    """

    twins: Twins
    shifts: Shifts
    han: bool


def find(text: str) -> tuple[Quantity, ...]:
    """Return every quantity of the text in order, without certainty, forecast and target."""
    as_read = _as_read(text)
    _, plain, lower = as_read.twins
    quantities = (one for one in _scan(as_read) if isinstance(one, Quantity))
    listed = share_lists(plain, inherit(plain, lower, quantities), han=as_read.han)
    found = directed(plain, lower, listed)
    if "flat to " in lower or " to flat" in lower or "持平" in plain:
        found = (from_flat(lower, one) if one.unit == "%" else one for one in found)
    if "比" in plain:
        found = (from_level_before(as_read.twins.text, one) for one in found)
    found = measured(plain, found) if has_cells(plain) else found
    if as_read.han and not has_kana(plain):
        found = in_currency_below(as_read.twins.text, plain, map(_of_china, found))
    return tuple(put_back(text, one, as_read.shifts) for one in found)


def find_others(text: str) -> tuple[NoQuantity, ...]:
    """Return in order every number of the text that is no quantity, with the rule that says so."""
    legible, unseen = seen(text)
    as_read = _as_read(legible)
    others = (one for one in _scan(as_read) if isinstance(one, NoQuantity))
    placed = (put_back(legible, one, as_read.shifts) for one in others)
    return tuple(put_back(text, one, unseen) for one in placed)


def _as_read(text: str) -> _Read:
    plain = shadow(text)
    han = has_han(plain)
    tight, shifts = closed(plain) if han and " " in plain else (plain, [(0, 0)])
    words, shape = (text, plain) if len(shifts) == 1 else (tight, tight)
    return _Read(Twins(words, shape, fold(shape)), shifts, han)


def _of_china(one: Quantity) -> Quantity:
    """Read `¥` as the yuan, where the text is Chinese."""
    if not one.currency_basis.endswith("¥ read as JPY"):
        return one
    unit, basis = one.unit.replace("JPY", "CNY"), "¥ in a Chinese text read as CNY"
    return one._replace(unit=unit, currency_basis=basis)


def _scan(as_read: _Read) -> Iterator[Quantity | NoQuantity]:
    twins = as_read.twins
    text, plain, lower = twins
    cursor = 0
    spans = iter(address_spans(plain) if "@" in plain or "ww." in lower or "://" in plain else ())
    span = next(spans, None)
    for at in anchors(plain, han=as_read.han):
        if at < cursor:
            continue
        while span and span[1] <= at:
            span = next(spans, None)
        rule, end = ("address", span[1]) if span and span[0] <= at else mask_at(plain, lower, at)
        if end:
            yield NoQuantity(at, end, text[at:end], rule)
            cursor = end
            continue
        one, cursor = _at(twins, at, cursor)
        if one:
            yield one


_MANY = frozenset("123456789")


def _at(twins: Twins, at: int, floor: int) -> tuple[Quantity | NoQuantity | None, int]:
    """Read the number at an anchor, a quantity or not, and say where to go on."""
    text, plain, lower = twins
    char = plain[at]
    digit = "0" <= char <= "9"
    ratio = char in _MANY and lower[at + 1 : at + 2] == " "
    special = multiple_at(text, lower, at) if ratio or not digit else None
    if special:
        return special, special.end
    if digit:
        before = plain[at - 1 : at] == "." and at > floor and plain[at - 2 : at - 1] in _OPEN
        return _number(twins, at - before, floor)  # .002 per cent
    start = at if is_wide(char) else start_of_words(lower, at, floor)
    one, on = _number(twins, start, floor)
    return (one, on) if one or start == at else _number(twins, at, floor)


_OPEN = frozenset(("", " ", "(", "-", "+", "$", "£", "€"))
"""What stands before the point of a decimal without a whole: `(.5%)`."""


def _number(twins: Twins, start: int, floor: int) -> tuple[Quantity | NoQuantity | None, int]:
    _, plain, lower = twins
    between = _is_between(lower, start, floor)
    amount = member_at(plain, lower, start) or amount_at(
        plain, lower, start, floor, between=between
    )
    if amount is None:
        return None, start + 1
    if amount.ranged and is_change(plain, lower, amount):
        amount = first_at(plain, lower, start, floor) or amount
    return assemble(twins, amount, floor, between=between and amount.ranged)


def _is_between(lower: str, at: int, floor: int) -> bool:
    back = max(floor, at - 22)
    if lower.find("between ", back, at) >= 0 or lower.find("介于", back, at) >= 0:
        return True
    closes = lower.find("之间", at, at + 40)
    return closes >= 0 and (lower.find("在", back, at) >= 0 or "与" in lower[at:closes])
