"""The sheet that a chart is laid out on: heading, plot, note, source, in points from the top."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot, log10
from typing import Any, Literal, TypedDict, Unpack

from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from forecasts.charts.frame import Picture, Texts
from forecasts.charts.sheet.fonts import FAMILIES, drawable, has_cjk, text_width, wrap
from forecasts.charts.sheet.scale import linear_ticks, log_ticks, ratio_ticks, tick_words
from forecasts.charts.sheet.style import (
    GREY,
    GRID,
    INK,
    LABEL,
    NOTE,
    OTHER,
    SUBTITLE,
    TITLE,
    WIDTH,
    style,
)
from forecasts.charts.sheet.text_effects import embolden
from forecasts.words import Language

__all__ = [
    "MARGIN",
    "Sheet",
    "axis_ticks",
    "balance",
    "plot",
    "sheet",
    "spread_apart",
    "tick_room",
    "uncross",
    "value_ticks",
    "write",
    "write_lines",
]

MARGIN = 8.0
_TITLE_LEADING = 17.0
_SUBTITLE_LEADING = 12.5
_NOTE_LEADING = 10.5
_AFTER_HEADING = 14.0
_BETWEEN_TICKS = 5.0
_BEFORE_NOTE = 12.0
_SAME = 1e-6  # points
_CLAUSE_END = re.compile("[，；：。、]”?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A figure with its heading and footer written; `top` to `bottom` is free for the plot.

    Points, counted from the top left corner.
    """

    figure: Picture
    height: float
    top: float
    bottom: float


def sheet(texts: Texts, body: float, *, note_head: str, source_head: str) -> Sheet:
    """Start a picture: write heading and footer around a body of `body` points."""
    room = WIDTH - 2 * MARGIN
    title = balance(texts.title, room, TITLE, bold=True)
    subtitle = wrap(texts.subtitle, room, SUBTITLE)
    notes = wrap(f"{note_head}{texts.note}", room, NOTE) if texts.note else []
    notes += wrap(f"{source_head}{texts.source}", room, NOTE)
    heading = MARGIN + len(title) * _TITLE_LEADING + len(subtitle) * _SUBTITLE_LEADING
    top = heading + _AFTER_HEADING
    bottom = top + body
    height = bottom + _BEFORE_NOTE + len(notes) * _NOTE_LEADING + MARGIN
    figure = Picture(texts, style, figsize=(WIDTH / 72, round(height) / 72))
    made = Sheet(figure=figure, height=float(round(height)), top=top, bottom=bottom)
    y = write_lines(made, MARGIN, MARGIN + 13, title, _TITLE_LEADING, size=TITLE, bold=True)
    write_lines(made, MARGIN, y - 1.5, subtitle, _SUBTITLE_LEADING, size=SUBTITLE, color=GREY)
    y = bottom + _BEFORE_NOTE + 7
    write_lines(made, MARGIN, y, notes, _NOTE_LEADING, size=NOTE, color=GREY)
    return made


class Look(TypedDict, total=False):
    """How a line of text looks: in points; a halo keeps grid lines from crossing it."""

    size: float
    color: str
    bold: bool
    align: Literal["left", "center", "right"]
    halo: bool


def write(
    on: Sheet,
    x: float,
    y: float,
    text: str,
    **look: Unpack[Look],
) -> Text:
    """Write one line with its baseline at `y`.

    Chinese is thickened instead of drawn bold, so that a line is of one weight. A character
    without a glyph is a square.
    """
    text = drawable(text)
    wide, bold = has_cjk(text), look.get("bold", False)
    settings: dict[str, Any] = {
        "fontsize": look.get("size", LABEL),
        "color": look.get("color", INK),
        "ha": look.get("align", "left"),
        "va": "baseline",
    }
    if not wide:  # without the large font to fall back on, a line is laid out faster
        settings |= {"fontweight": "bold" if bold else "normal", "fontfamily": FAMILIES[0]}
    if look.get("halo"):
        settings["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
    written = on.figure.text(x / WIDTH, 1 - y / on.height, text, **settings)
    if bold and wide:
        embolden(written)
    return written


def write_lines(
    on: Sheet,
    x: float,
    y: float,
    lines: Sequence[str],
    leading: float,
    **look: Unpack[Look],
) -> float:
    """Write lines one under the other, and return where the next baseline would be."""
    for line in lines:
        write(on, x, y, line, **look)
        y += leading
    return y


def plot(on: Sheet, left: float, right: float, top: float, bottom: float) -> Axes:
    """Add axes between the given points from the left and the top, with a bottom spine only."""
    rectangle = (
        left / WIDTH,
        1 - bottom / on.height,
        (right - left) / WIDTH,
        (bottom - top) / on.height,
    )
    axes = on.figure.add_axes(rectangle)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.patch.set_visible(False)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(NullLocator())
        axis.set_minor_locator(NullLocator())
    axes.set_axisbelow(True)
    return axes


def axis_ticks(
    axes: Axes,
    which: Literal["x", "y"],
    places: Sequence[float],
    words: Sequence[str],
    *,
    grid: bool = True,
) -> None:
    """Put the given ticks on one axis, as words, with a grid line at each."""
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_major_locator(FixedLocator(list(places)))
    axis.set_major_formatter(FixedFormatter(list(words)))
    axis.set_minor_locator(NullLocator())
    looks: dict[str, Any] = {"labelsize": LABEL, "labelcolor": GREY, "length": 0}
    if not any(has_cjk(word) for word in words):
        looks["labelfontfamily"] = FAMILIES[0]
    axes.tick_params(which, pad=5 if which == "x" else 4, **looks)
    if grid:
        axis.grid(visible=True, color=GRID, linewidth=0.8)
    axes.spines["bottom"].set_color(OTHER)


def value_ticks(axes: Axes, unit: str, language: Language, *, log: bool) -> None:
    """Put as many round ticks on the horizontal value axis as have room side by side."""
    low, high = axes.get_xlim()
    width = axes.get_position().width * WIDTH

    def place(value: float) -> float:
        part = log10(value / low) / log10(high / low) if log else (value - low) / (high - low)
        return part * width

    for most in (6, 5, 4, 3, 2):
        ticks = ratio_ticks if unit == "ratio" else log_ticks if log else linear_ticks
        places = ticks(low, high, most)
        words = tick_words(places, unit, language)
        half = [text_width(word, LABEL) / 2 for word in words]
        at = [place(value) for value in places]
        clear = [b - y - (a + x) for a, b, x, y in zip(at, at[1:], half, half[1:], strict=False)]
        if min(clear, default=_BETWEEN_TICKS) >= _BETWEEN_TICKS:
            break
    axis_ticks(axes, "x", places, words)


def tick_room(words: Sequence[str]) -> float:
    """Return how wide the widest of some tick labels is, in points."""
    return max((text_width(word, LABEL) for word in words), default=0.0)


def balance(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Wrap a text so that its lines are about equally long: no single word on the last.

    Two lines of Chinese part behind a mark of punctuation where both fit, and so inside no word.
    """
    lines = wrap(text, width, size, bold=bold)
    if len(lines) == 2 and (halves := _halve(text, width, size, bold=bold)):
        return halves
    low, high = width / 2, width
    for _ in range(7 if len(lines) > 1 else 0):
        middle = (low + high) / 2
        if len(wrap(text, middle, size, bold=bold)) == len(lines):
            high = middle
        else:
            low = middle
    return wrap(text, high, size, bold=bold)


def _halve(text: str, width: float, size: float, *, bold: bool) -> list[str]:
    """Part a text behind the Chinese mark that leaves the more even halves; [] if none fits."""
    cuts = [found.end() for found in _CLAUSE_END.finditer(text)]
    parted = [[text[:cut], text[cut:]] for cut in cuts if cut < len(text)]
    longest = [max(text_width(part, size, bold=bold) for part in halves) for halves in parted]
    best = min(longest, default=width + 1)
    return parted[longest.index(best)] if best <= width else []


def spread_apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move positions as little as needed until neighbours are `gap` apart and within the ends.

    Neighbours that would touch are moved together as one block around their mean.

    Args:
        wanted: Positions, in any order.
        gap: Least distance between two of them.
        low: The least position.
        high: The greatest; gives way when there is not enough room.

    Returns:
        The new positions, in the order of `wanted`.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    blocks: list[tuple[float, int]] = []  # the first position of a block, and its size
    for index in order:
        first, size = wanted[index], 1
        while blocks and blocks[-1][0] + blocks[-1][1] * gap > first:
            before, count = blocks.pop()
            total = count + size
            first = (before * count + (first - count * gap) * size) / total
            size = total
        first = max(low, min(first, high - (size - 1) * gap))
        while blocks and blocks[-1][0] + blocks[-1][1] * gap > first:
            before, count = blocks.pop()
            size += count
            first = max(low, min(before, high - (size - 1) * gap))
        blocks.append((first, size))
    places = [first + step * gap for first, size in blocks for step in range(size)]
    moved = [0.0] * len(wanted)
    for index, place in zip(order, places, strict=True):
        moved[index] = place
    return moved


def uncross(
    points: Sequence[tuple[float, float]], edge: float, places: Sequence[float]
) -> list[float]:
    """Exchange the labels of points until no line from a point to its label crosses another.

    Two lines that cross are longer together than those of the labels exchanged, so this ends.

    Args:
        points: Left of `edge`, where lines begin.
        edge: Where all labels begin.
        places: Height of each point's label, as `spread_apart` gives it.

    Returns:
        The heights, in the order of `points`.
    """
    found = list(places)

    def length(point: int, label: int) -> float:
        x, y = points[point]
        return hypot(edge - x, found[label] - y)

    changed = True
    while changed:
        changed = False
        for a, b in combinations(range(len(found)), 2):
            if length(a, b) + length(b, a) < length(a, a) + length(b, b) - _SAME:
                found[a], found[b] = found[b], found[a]
                changed = True
    return found
