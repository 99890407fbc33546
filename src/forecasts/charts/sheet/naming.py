"""Names beside marks: each where it lies over nothing and belongs to one mark alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

import numpy as np

from forecasts.charts.sheet.fonts import text_width
from forecasts.charts.sheet.style import SMALL

__all__ = ["Name", "place_names"]

Point = tuple[float, float]
Box = tuple[float, float, float, float]

_MARK = 4.5
"""Half the width of a mark, in points, with the room that it keeps free."""
_STEP = 1.5  # points between two samples of a line
_HEIGHT = SMALL * 1.05
_GAPS = (5.0, 11.0, 17.0, 24.0, 32.0, 41.0, 51.0)
_WITHOUT_LINE = 6.0
"""A name that is no further from its mark needs no line to it."""
_SIDES = tuple(product((0.0, -1.0, -0.5, -0.25, -0.75), (1, -1, 0)))
"""How far left of its mark a name begins, as a part of its width, and above, below or beside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Where a name stands: its box, and the line to its mark where it is not beside it."""

    box: Box
    line: tuple[Point, Point] | None


@dataclass(slots=True)
class _Taken:
    """What names may not lie over, in points: marks, samples of lines, boxes of other names."""

    marks: np.ndarray
    lines: np.ndarray
    boxes: list[Box] = field(default_factory=list)
    leaders: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))


def place_names(
    points: Sequence[Point],
    texts: Sequence[str],
    inside: Box,
    *,
    marks: Sequence[Point],
    lines: Sequence[Sequence[Point]],
) -> list[Name | None]:
    """Find room for names beside their points, the first before the others.

    Args:
        points: Where each name belongs to, in points from the lower left.
        texts: The names.
        inside: Left, bottom, right and top of the room.
        marks: All marks, those of `points` too.
        lines: Lines that are drawn, each by its corners.

    Returns:
        A place for each name, or None where there is no room: a name lies over no mark, line or
        other name, and the line to its mark passes none.
    """
    taken = _Taken(np.array(marks, dtype=float).reshape(-1, 2), _samples(lines))
    found: list[Name | None] = []
    for point, text in zip(points, texts, strict=True):
        width = text_width(text, SMALL)
        names = (_name(point, width, gap, side) for gap, side in product(_GAPS, _SIDES))
        name = next((name for name in names if _is_free(name, point, inside, taken)), None)
        found.append(name)
        if name:
            taken.boxes.append(name.box)
            if name.line:
                taken.leaders = np.concatenate([taken.leaders, _samples([name.line])])
    return found


def _name(point: Point, width: float, gap: float, side: tuple[float, int]) -> Name:
    """Return the name that stands `gap` away from its mark on one side."""
    (x, y), (part, level) = point, side
    across = gap * {0.0: 1.0, -1.0: -1.0}.get(part, 0.0)
    left = x + part * width + (across * (0.7 if level else 1.0))
    bottom = y - _HEIGHT / 2 + level * (_HEIGHT / 2 + gap * (0.7 if across else 1.0))
    box = (left, bottom, left + width, bottom + _HEIGHT)
    near = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
    return Name(box=box, line=None if gap <= _WITHOUT_LINE else (near, point))


def _is_free(name: Name, point: Point, inside: Box, taken: _Taken) -> bool:
    left, bottom, right, top = name.box
    if left < inside[0] or bottom < inside[1] or right > inside[2] or top > inside[3]:
        return False
    others = taken.marks[np.hypot(*(taken.marks - point).T) > 1]
    if _within(taken.marks, name.box, _MARK - 1).any() or _within(taken.lines, name.box, 1).any():
        return False
    if _within(taken.leaders, name.box, 1).any() or any(_meet(name.box, b) for b in taken.boxes):
        return False
    if name.line is None:  # it has to be nearer to its own mark than to any other
        return not _within(others, name.box, _MARK + 3).any()
    path = _samples([name.line])
    away = path[np.hypot(*(path - point).T) > _MARK]
    if any(_within(away, box, 1).any() for box in taken.boxes):
        return False
    return not any(_near(away, at, _MARK) for at in others) and not any(
        _near(away, at, _STEP) for at in taken.leaders
    )


def _samples(lines: Sequence[Sequence[Point]]) -> np.ndarray:
    """Return points along lines, a step apart."""
    parts = [np.empty((0, 2))]
    for line in lines:
        corners = np.array(line, dtype=float)
        for start, end in pairwise(corners):
            count = max(int(np.hypot(*(end - start)) / _STEP), 1) + 1
            parts.append(np.linspace(start, end, count))
    return np.concatenate(parts)


def _within(points: np.ndarray, box: Box, room: float) -> np.ndarray:
    x, y = points[:, 0], points[:, 1]
    across = (x > box[0] - room) & (x < box[2] + room)
    return across & (y > box[1] - room) & (y < box[3] + room)


def _near(points: np.ndarray, at: np.ndarray, room: float) -> bool:
    return bool((np.hypot(*(points - at).T) < room).any())


def _meet(a: Box, b: Box) -> bool:
    apart = a[2] + 2 < b[0] or b[2] + 2 < a[0] or a[3] < b[1] or b[3] < a[1]
    return not apart
