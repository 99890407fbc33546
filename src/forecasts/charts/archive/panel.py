"""Parts that several charts of tables share: lines by source with their names at the end."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes

from forecasts.charts.archive.axis import crowding
from forecasts.charts.archive.table import Archive
from forecasts.charts.archive.words import colours, figure
from forecasts.charts.sheet.fonts import shorten
from forecasts.charts.sheet.layout import MARGIN, Sheet, axis_ticks, spread_apart, write
from forecasts.charts.sheet.scale import linear_ticks
from forecasts.charts.sheet.style import GREY, LABEL, OTHER, SMALL, WIDTH
from forecasts.words import say

__all__ = ["NAMES", "draw_lines", "score_ticks", "source_order"]

NAMES = 128.0
"""Room at the right for the names of sources, in points."""
_GAP = 12.0


def source_order(data: pd.DataFrame, score: str) -> list[str]:
    """Return the sources from the lowest mean score to the highest."""
    means = data.groupby("source", sort=True)[score].mean()
    return [str(name) for name in means.sort_values(kind="stable").index]


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
        stands_out, size = shade[source] != OTHER, crowding(axes, len(x))
        axes.plot(
            list(x), list(y), color=shade[source], linewidth=size * (1.8 if stands_out else 0.9),
            marker="o", markersize=size * (4 if stands_out else 2), markeredgewidth=0,
            zorder=3 if stands_out else 2, clip_on=False,
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
