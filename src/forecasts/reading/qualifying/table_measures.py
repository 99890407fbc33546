"""Bare cells of a table take the scale and the unit of their row's head, column's or title's.

`Market (million units)` above `15.1 | 15.3` makes them 15.1 and 15.3 million units.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from forecasts.reading.amounts.amount import amount_at
from forecasts.reading.numbers.numerals import raised
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedging import noun_after
from forecasts.reading.qualifying.kinds import kind_of
from forecasts.reading.records import Quantity
from forecasts.reading.twins.plain_forms import is_wide
from forecasts.reading.twins.table_rows import rows_in

__all__ = ["MEASURED", "measured"]

MEASURED = "measure of the table"
"""The rule that gave a cell its scale and unit."""

_SAID = Lazy(
    r"(?i)(?=[(（\[iu,'’单単])(?:[(（\[]\s*([^()（）\[\]]{1,36}?)\s*[)）\]]|\b(?:in|units?\s*:)\s+([^,;.:()]{1,24}?)\s*(?=[,;.:]|\Z)"
    r"|,\s*([^,;.:()]{1,24}?)\s*\Z|(['’]000)\b|[单単单]位\s*[:：]\s*([^)）\s,，]{1,12}))"
)
_MONEY_FIRST = Lazy(r"((?:US|A|C|NZ|HK)?[$€£¥₹]|[A-Z]{3}\b)\s*([A-Za-z]+)?\Z")
_COUNTED = frozenset(("number", "no.", "nos.", "#", "count"))
_THOUSANDS = "000"
"""What heads write for a thousand: `'000 units`."""
_ADJECTIVES = re.compile(
    r"(?i)\A(?:(?:annual|yearly|real|year-on-year|y/y|yoy|average)[\s,]+)+(?=\S)"
)
_REST = Lazy(r"(?: [A-Za-z][A-Za-z0-9-]*){0,3}")


class Measure(NamedTuple):
    """What a head says of the bare figures below or beside it.

    Attributes:
        exponent: The power of ten of its scale.
        unit: Its unit; may be empty beside a scale.
        words: The head.
    """

    exponent: int
    unit: str
    words: str


class Row(NamedTuple):
    """A row of a table: its head, its cells' places, what its title, columns' heads and own say."""

    head: str
    heads: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]
    columns: tuple[Measure | None, ...]
    title: Measure | None
    own: Measure | None


def measured(plain: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Yield the figures, the bare ones in a table with the measure that their heads give.

    Args:
        plain: The text as the figures were found in.
        found: Its figures in order.
    """
    rows = [row for row in _rows(plain) if row.cells]
    starts = [row.cells[0][0] for row in rows]
    at = 0
    for one in found:
        while at < len(rows) and rows[at].cells[-1][1] <= one.start:
            at += 1
        row = rows[at] if at < len(rows) and rows[at].cells[0][0] <= one.start else None
        told = row and _told(plain, one, row)
        if one.quote == _THOUSANDS and row:
            continue
        if told:
            yield _measured(one, told)
        elif row and one.unit == "%" and row.head and (place := _place_of(plain, one, row)):
            yield one._replace(kind=_kind_of_share(row, place))  # the heads alone say what grows
        elif "magnitude" not in one.rules or not _is_measure(plain, one, starts):
            yield one


def _is_measure(plain: str, one: Quantity, starts: list[int]) -> bool:
    """Tell whether a magnitude without digits is the measure of a head: `(million units)`."""
    line = plain.rfind("\n", 0, one.start) + 1
    end = plain.find("\n", one.end)
    end = len(plain) if end < 0 else end
    begins = bisect_left(starts, end) < bisect_right(starts, end + _TITLE_GAP)
    said = _measure(plain[line:end]) if begins and end - line < _LONGEST_HEAD else None
    return said is not None and said.exponent > 0


_TITLE_GAP = 400
_LONGEST_HEAD = 2000
"""Characters; what is longer is no head, and would be searched for each of its figures."""


def _rows(plain: str) -> Iterator[Row]:
    """Yield every row of each table below its head."""
    columns: tuple[Measure | None, ...] = ()
    heads: tuple[str, ...] = ()
    above: Measure | None = None
    for row in rows_in(plain):
        words = tuple(plain[start:end].strip() for start, end in row.parts)
        head = words[0] if words else ""
        if row.begins or not columns:
            heads, columns = words, tuple(map(_measure, words))
            above = _measure(row.title) or _as_measure(head)
        yield Row(head, heads, row.parts, columns, above, _measure(head))


def _told(plain: str, one: Quantity, row: Row) -> Measure | None:
    """Return the measure of a bare figure that fills its cell; None where it says its own."""
    if one.unit or (one.quote[-1:].isalpha() and "hedge:after" not in one.rules):
        return None
    place = _place_of(plain, one, row)
    if not place:
        return None
    column = row.columns[place] if len(row.columns) == len(row.cells) else None
    return row.own or column or row.title


def _place_of(plain: str, one: Quantity, row: Row) -> int:
    """Return the number of the cell that a figure fills but for signs; 0 where it fills none."""
    place = bisect_right(row.cells, (one.start + 1, 0)) - 1
    start, end = row.cells[place]
    before = one.end <= end and _SIGNS_BEFORE.fullmatch(plain, start, one.start)
    return max(place, 0) if before and _SIGNS_BEHIND.fullmatch(plain, one.end, end) else 0


_SIGNS_BEFORE = Lazy(r"[ ~+(△▲▼-]*")
_SIGNS_BEHIND = Lazy(r"[ *)]*")


def _measured(one: Quantity, told: Measure) -> Quantity:
    moves = told.unit == "%" and "change" in told.words.lower()
    return one._replace(
        value=raised(one.value, told.exponent),
        low=raised(one.low, told.exponent),
        high=raised(one.high, told.exponent),
        unit=told.unit,
        kind="growth" if moves else _kind_below(f"{told.words.lower()} ", told.unit),
        rules=(*one.rules, MEASURED),
    )


def _kind_of_share(row: Row, place: int) -> str:
    """Return the kind of a percentage in a cell: growth where one of its heads says so."""
    column = row.heads[place] if len(row.heads) == len(row.cells) else ""
    kinds = (_kind_below(head, "%") for head in (row.head, column) if head)
    return "growth" if _MOVES.search(column) or "growth" in kinds else "share"


_MOVES = Lazy(
    r"(?i)变[动動幅化]|[变増增][减減]|[同环]比|[前去上]年?[同期年]?比|\b(?:change|yoy|y/y)\b"
)
"""A column of what moved: 变动, 增减率."""
_BRACKETS = str.maketrans("", "", "()[]（）% ")
"""What would end the clause of a head before its measure: 成長率見通し（%）."""


def _kind_below(head: str, unit: str) -> str:
    """Return the kind of a figure of a unit that the words of a head stand before."""
    said = head.translate(_BRACKETS) if unit == "%" and not head.isascii() else head
    return kind_of(said, said.lower(), (len(said), len(said)), unit, scaled=unit != "%")


def _measure(head: str) -> Measure | None:
    """Return the last measure that a head names: in brackets, behind `in`, behind a comma."""
    said = [next(filter(None, found.groups())) for found in _SAID.finditer(head)]
    told = (_as_measure(words) or _as_measure(words.partition(",")[0]) for words in reversed(said))
    found = next(filter(None, told), None)
    return found._replace(words=head) if found else None


def _as_measure(words: str) -> Measure | None:
    """Read `million units`, `kt LCE`, `USD m`, 万辆 as if one of them were counted."""
    if words.lower() in _COUNTED:
        return Measure(0, "", words)  # `Stores (number)` below `US$ million, unless stated`
    words = words.replace(f"'{_THOUSANDS}", " thousand").replace(f"’{_THOUSANDS}", " thousand")
    words = words.rpartition(":")[2].rpartition("：")[2].strip()
    words = _ADJECTIVES.sub("", words)
    if not words or any(char.isdigit() for char in words):
        return None
    money = _MONEY_FIRST.match(words)
    text = f"{money[1]}1{money[2] or ''}" if money else f"1 {words}"
    if is_wide(words[0]):
        text = f"1{words}"
    lower = text.lower()
    amount = amount_at(text, lower, text.index("1"))
    if amount is None or amount.low <= 0 or amount.low != amount.high:
        return None
    unit, end = amount.unit, amount.end
    if not unit and (noun := noun_after(text, lower, end)):
        unit, end = noun
    if not (unit or amount.low > 1) or not _REST.fullmatch(text, end):
        return None
    exponent = len(f"{amount.low:.0f}") - 1
    return Measure(exponent, unit, words) if raised(1.0, exponent) == amount.low else None
