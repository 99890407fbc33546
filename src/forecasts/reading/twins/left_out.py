"""Texts without signs that stand between others, and the way back to their places."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

from forecasts.reading.patterns import Lazy
from forecasts.reading.records import NoQuantity, Quantity

__all__ = ["Shifts", "left_out", "put_back", "seen"]

Shifts = list[tuple[int, int]]
"""Pairs (offset in the shorter text, characters left out up to there), ascending."""

Found = TypeVar("Found", Quantity, NoQuantity)

_UNSEEN = Lazy("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
"""Soft hyphens, blanks without width and marks of direction: pages hold them inside words."""


def seen(text: str) -> tuple[str, Shifts]:
    """Return the text without the signs that nobody sees."""
    if text.isascii():
        return text, [(0, 0)]
    return left_out(text, (match.span() for match in _UNSEEN.finditer(text)))


def left_out(text: str, gaps: Iterable[tuple[int, int]]) -> tuple[str, Shifts]:
    """Return the text without the gaps, given as start and end in order."""
    pieces, shifts, last, gone = [], [(0, 0)], 0, 0
    for start, end in gaps:
        pieces.append(text[last:start])
        last = end
        gone += end - start
        shifts.append((last - gone, gone))
    if not gone:
        return text, shifts
    pieces.append(text[last:])
    return "".join(pieces), shifts


def put_back(text: str, one: Found, shifts: Shifts) -> Found:
    """Return what was found in the shorter text at its place in the text."""
    if len(shifts) == 1:
        return one
    start = one.start + shifts[bisect_right(shifts, (one.start, len(text))) - 1][1]
    last = one.end - 1
    end = last + shifts[bisect_right(shifts, (last, len(text))) - 1][1] + 1
    return one._replace(start=start, end=end, quote=text[start:end])
