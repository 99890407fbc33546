"""Names beside marks: over nothing, and each with one mark alone."""

import random
from itertools import permutations
from math import dist

import pytest

from forecasts.charts.sheet.fonts import text_width
from forecasts.charts.sheet.naming import Name, place_names
from forecasts.charts.sheet.style import SMALL

ROOM = (0.0, 0.0, 300.0, 200.0)
COLUMN = [(150.0, 100.0), (150.0, 88.0), (150.0, 76.0)]
NAMES = ["Example Bank > 500,000", "Example Institute 460,000", "Example Association 410,000"]


def placed(*found: Name | None) -> list[Name]:
    names = [name for name in found if name]
    assert len(names) == len(found)
    return names


def holds(name: Name, x: float, y: float) -> bool:
    left, bottom, right, top = name.box
    return left < x < right and bottom < y < top


def test_a_name_alone_stands_beside_its_mark_without_a_line() -> None:
    (name,) = placed(*place_names([(50, 50)], ["A"], ROOM, marks=[(50, 50)], lines=[]))
    assert name.line is None
    assert name.box[2] - name.box[0] == pytest.approx(text_width("A", SMALL))
    assert not holds(name, 50, 50)


def test_the_ends_of_three_lines_above_each_other_are_all_named() -> None:
    """Of seven claims three lines ended in a column; two had no name, and room on both sides."""
    lines = [[(20.0, y - 40), (150.0, y)] for _, y in COLUMN]
    names = placed(*place_names(COLUMN, NAMES, ROOM, marks=COLUMN, lines=lines))
    for name in names:
        assert not any(holds(name, *mark) for mark in COLUMN)


def along(line: tuple[tuple[float, float], tuple[float, float]]) -> list[tuple[float, float]]:
    (x0, y0), (x1, y1) = line
    return [(x0 + (x1 - x0) * step / 50, y0 + (y1 - y0) * step / 50) for step in range(51)]


def apart(a: Name, b: Name) -> bool:
    across = a.box[2] <= b.box[0] or b.box[2] <= a.box[0]
    return across or a.box[3] <= b.box[1] or b.box[3] <= a.box[1]


@pytest.mark.parametrize("seed", range(30))
def test_in_a_crowd_no_name_and_no_line_to_a_mark_lies_over_anything(seed: int) -> None:
    """A name stood above the mark of another, and its line ran through that to its own below."""
    chance = random.Random(seed)  # noqa: S311  no secret
    marks = [(chance.uniform(60, 240), chance.uniform(50, 150)) for _ in range(16)]
    names = place_names(marks, [f"Example {n}" for n in range(16)], ROOM, marks=marks, lines=[])
    found = [(mark, name) for mark, name in zip(marks, names, strict=True) if name]
    assert len(found) > 8
    for (own, name), (_, other) in permutations(found, 2):
        assert apart(name, other)
        assert not any(holds(name, *mark) for mark in marks)
        path = along(name.line) if name.line else []
        assert not any(holds(other, *point) for point in path)
        others = [mark for mark in marks if dist(mark, own) > 1]
        beyond = [point for point in path if dist(point, own) > 5]
        assert all(dist(point, mark) > 4 for point in beyond for mark in others)
        crossed = along(other.line) if other.line else []
        assert not any(dist(point, met) < 0.5 for point in beyond for met in crossed)


def test_without_a_line_a_name_is_nearest_to_its_own_mark() -> None:
    marks = [(50.0, 50.0), (62.0, 50.0)]
    (name,) = placed(*place_names(marks[:1], ["Example"], ROOM, marks=marks, lines=[]))
    assert name.line or name.box[2] < 50


def test_a_line_is_not_written_over() -> None:
    lines = [[(0.0, 56.0), (300.0, 56.0)]]
    (name,) = placed(*place_names([(50, 50)], ["Example"], ROOM, marks=[(50, 50)], lines=lines))
    assert name.box[3] < 56 or name.box[1] > 56


@pytest.mark.parametrize("point", [(2.0, 2.0), (298.0, 198.0)])
def test_a_name_stays_inside(point: tuple[float, float]) -> None:
    (name,) = placed(*place_names([point], ["Example"], ROOM, marks=[point], lines=[]))
    assert name.box[0] >= 0 <= name.box[1]
    assert name.box[2] <= 300
    assert name.box[3] <= 200


def test_where_there_is_no_room_there_is_no_name() -> None:
    assert place_names([(5, 5)], ["Example"], (0, 0, 20, 20), marks=[(5, 5)], lines=[]) == [None]
