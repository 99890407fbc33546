"""Marks, lines and words of the pictures that a review draws by hand, as SVG.

Words are paths, so that no printer changes their font.
"""

from functools import cache
from typing import Literal

from forecasts.charts.sheet.style import CLAIM, GREY, HIGH, INK, LOW

__all__ = ["COLOURS", "draw_circle", "draw_line", "draw_mark", "draw_ring", "draw_text"]

COLOURS = {"high": HIGH, "low": LOW, "within": CLAIM, "open": GREY}
_SIZE = 7.0


def draw_line(  # noqa: PLR0913, PLR0917 - where a line runs and how it looks
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    width: float,
    name: str,
    dash: str = "",
) -> str:
    """Draw a line; `name` is that of its colour in a page's style."""
    (x1, y1), (x2, y2) = start, end
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path class="s-{name}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="{width:g}"{dashed}/>'
    )


def draw_circle(x: float, y: float, radius: float, colour: str, name: str) -> str:
    """Draw a disc."""
    return f'<circle class="f-{name}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{colour}"/>'


def draw_ring(x: float, y: float) -> str:
    """Draw a small grey ring."""
    return (
        f'<circle class="s-other" cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="none" '
        f'stroke="{GREY}" stroke-width="1.2"/>'
    )


def draw_mark(mark: str, x: float, y: float, size: float) -> str:
    """Draw the shape of a mark: ▲ too high, ▼ too low, ● within, ○ open."""
    colour = COLOURS[mark]
    if mark == "within":
        return draw_circle(x, y, size - 0.6, colour, mark)
    if mark == "open":
        return (
            f'<circle class="s-open" cx="{x:.1f}" cy="{y:.1f}" r="{size - 0.8:g}" fill="none" '
            f'stroke="{colour}" stroke-width="1.6"/>'
        )
    way = -1 if mark == "high" else 1
    return (
        f'<path class="f-{mark}" d="M{x - size:.1f} {y - way * size * 0.8:.1f}h{2 * size:.1f}'
        f'L{x:.1f} {y + way * size:.1f}z" fill="{colour}"/>'
    )


Anchor = Literal["start", "middle", "end"]


def draw_text(  # noqa: PLR0913, PLR0917 - where words stand and how they look
    words: str, x: float, y: float, anchor: Anchor, size: float = _SIZE, name: str = "grey"
) -> str:
    """Draw words with their baseline at `y`; `name` is that of the colour: grey, ink, high, low."""
    path, width = outline(words, size)
    shift = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    colour = {"grey": GREY, "ink": INK, "high": HIGH, "low": LOW}[name]
    return (
        f'<path class="f-{name}" transform="translate({shift:.1f} {y:.1f})" d="{path}" '
        f'fill="{colour}"/>'
    )


@cache
def outline(words: str, size: float = _SIZE) -> tuple[str, float]:
    """Return some words as an SVG path with its baseline at 0, and their width in points.

    A letter that no font has is drawn as a square.
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    from forecasts.charts.compact import relative_path
    from forecasts.charts.sheet.fonts import FAMILIES, drawable, has_cjk, register, text_width

    register()
    words = drawable(words)
    families = FAMILIES if has_cjk(words) else FAMILIES[:1]
    path = TextPath((0, 0), words, size=size, prop=FontProperties(family=list(families)))
    pieces = []
    letters = {1: "M", 2: "L", 3: "Q", 4: "C", 79: "z"}
    for points, code in path.iter_segments(curves=True, simplify=False):
        ends = [f"{n:.2f}" for n in (p * (1 if i % 2 == 0 else -1) for i, p in enumerate(points))]
        pieces.append(letters[int(code)] + ("" if int(code) == 79 else " ".join(ends)))
    return relative_path("".join(pieces)), text_width(words, size)
