"""The linter of pictures: nothing outside, no texts on top of each other, no box, nothing tiny."""

from itertools import combinations
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox, BboxBase

from forecasts.charts.sheet.fonts import missing
from forecasts.charts.sheet.style import style

__all__ = ["lint"]

_SMALLEST = 7.0
_TOUCH = 0.5
"""Points that two boxes may share: the box of a line includes room that no letter fills."""


def lint(figure: Figure) -> list[str]:
    """Return what is wrong with a picture, as sentences; empty when nothing is."""
    with style():
        canvas: Any = FigureCanvasAgg(figure)
        figure.set_dpi(72)
        figure.draw_without_rendering()
        renderer = canvas.get_renderer()
        texts = [text for text in figure.findobj(Text) if _is_seen(text)]
        boxes = [(text, text.get_window_extent(renderer)) for text in texts]
    faults = []
    for text, box in boxes:
        words = text.get_text()
        if missing(words):
            faults.append(f"no glyph for {missing(words)!r} in {words!r}")
        if float(text.get_fontsize()) < _SMALLEST:
            faults.append(f"{text.get_fontsize():g} pt is too small: {words!r}")
        if not _inside(box, figure.bbox):
            faults.append(f"leaves the figure: {words!r}")
    for (first, a), (second, b) in combinations(boxes, 2):
        if _overlap(a, b):
            faults.append(f"{first.get_text()!r} lies over {second.get_text()!r}")
    return faults


def _is_seen(text: Text) -> bool:
    return bool(text.get_visible() and text.get_text().strip())


def _inside(box: Bbox, whole: BboxBase) -> bool:
    return bool(
        box.x0 >= whole.x0 - _TOUCH
        and box.x1 <= whole.x1 + _TOUCH
        and box.y0 >= whole.y0 - _TOUCH
        and box.y1 <= whole.y1 + _TOUCH
    )


def _overlap(a: Bbox, b: Bbox) -> bool:
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    high = min(a.y1, b.y1) - max(a.y0, b.y0)
    return bool(wide > _TOUCH and high > _TOUCH)
