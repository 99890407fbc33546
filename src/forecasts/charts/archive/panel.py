"""Parts that several charts of tables share: lines by source with their names at the end."""

import math
from collections.abc import Mapping, Sequence
from operator import itemgetter

import pandas as pd
from matplotlib.axes import Axes

from forecasts.charts.archive.table import Archive
from forecasts.charts.archive.words import colours, figure
from forecasts.charts.sheet.fonts import shorten, text_width
from forecasts.charts.sheet.layout import MARGIN, Sheet, axis_ticks, spread_apart, write
from forecasts.charts.sheet.scale import linear_ticks
from forecasts.charts.sheet.style import GREY, LABEL, OTHER, SMALL, WIDTH
from forecasts.scores.tables.periods import period_number
from forecasts.words import say

__all__ = ["NAMES", "draw_lines", "place_steps", "score_ticks", "source_order", "step_ticks"]

NAMES = 128.0
"""Room at the right for the names of sources, in points."""
_GAP = 12.0
_YEAR = len("2030")


def source_order(data: pd.DataFrame, score: str) -> list[str]:
    """Return the sources from the lowest mean score to the highest."""
    means = data.groupby("source", sort=True)[score].mean()
    return [str(name) for name in means.sort_values(kind="stable").index]


def place_steps(steps: Sequence[str]) -> list[int]:
    """Return where steps stand, the first at 0: by their distance, so that a gap is one.

    Numbers and years stand by their difference, quarters and months by how many of them lie
    between; days, words and periods of different lengths stand one place apart.
    """
    numbers = [
        (0, int(word)) if word.isdecimal() and len(word) <= _YEAR else period_number(word)
        for word in steps
    ]
    places = [number[1] for number in numbers if number]
    if len({number and number[0] for number in numbers}) != 1 or len(places) < len(steps):
        return list(range(len(steps)))
    return [place - min(places) for place in places]


def step_ticks(axes: Axes, places: Mapping[str, int]) -> None:
    """Bound the axis of steps, and name as many of them as have room, from the first on."""
    first, last = min(places.values()), max(places.values())
    widest = max(text_width(word, LABEL) for word in places)
    room = axes.get_position().width * WIDTH / (last - first + 1)
    free = max(0.5, widest * 0.6 / room)  # or the first word would meet that of the other axis
    axes.set_xlim(first - free, last + free)
    shown: list[str] = []
    for word, place in sorted(places.items(), key=itemgetter(1)):
        if not shown or place - places[shown[-1]] >= math.ceil(widest * 1.3 / room):
            shown.append(word)
    axis_ticks(axes, "x", [places[word] for word in shown], shown, grid=False)


def score_ticks(axes: Axes, archive: Archive) -> list[str]:
    """Put round ticks on the vertical axis, and return their words."""
    low, high = axes.get_ylim()
    places = linear_ticks(low, high, 6)
    words = [figure(place, archive) if place else "0" for place in places]
    axis_ticks(axes, "y", places, words)
    return words


def draw_lines(
    made: Sheet,
    axes: Axes,
    lines: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    archive: Archive,
) -> None:
    """Draw a line a source, a few in colour, and write those names where they end."""
    shade = colours(archive)
    for source, (x, y) in reversed(list(lines.items())):
        stands_out = shade[source] != OTHER
        axes.plot(
            list(x), list(y), color=shade[source], linewidth=1.8 if stands_out else 0.9, marker="o",
            markersize=4 if stands_out else 2, markeredgewidth=0, zorder=3 if stands_out else 2,
            clip_on=False,
        )  # fmt: skip
    box, (low, high) = axes.get_position(), axes.get_ylim()
    left = box.x1 * WIDTH + 8
    named = [source for source in lines if shade[source] != OTHER]
    ends = [
        (1 - box.y0 - box.height * (lines[source][1][-1] - low) / (high - low)) * made.height + 3
        for source in named
    ]
    top, bottom = (1 - box.y1) * made.height, (1 - box.y0) * made.height
    places = spread_apart(ends, _GAP, top + 3, bottom)
    for source, place in zip(named, places, strict=True):
        told = shorten(source, WIDTH - MARGIN - left, LABEL, bold=True)[0]
        write(made, left, place, told, color=shade[source], bold=True)
    if len(lines) > len(named):
        told = say(archive.language, "archive.others", number=len(lines) - len(named))
        write(made, left, bottom + 29, told, size=SMALL, color=GREY)
