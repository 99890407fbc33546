"""The small picture in a claim's block: the record and the way to the claim, claim over outcome.

Drawn as SVG by hand: it is a dozen marks, once a claim, and a review has a hundred of them. Its few
words are paths, so that no printer changes their font.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal
from xml.sax.saxutils import escape

from forecasts.charts.sheet.style import CLAIM, GREY, GRID, HIGH, INK, LOW, SHADE
from forecasts.words.amounts import times

__all__ = ["HEIGHT", "WIDTH", "Ratio", "Track", "draw_strip"]

WIDTH, HEIGHT = 180.0, 80.0
_SPLIT = 106.0
_SIZE = 7.0
_COLOURS = {"high": HIGH, "low": LOW, "within": CLAIM, "open": GREY}
_TOP, _BOTTOM = 6.0, 64.0
_HIT, _NEAR = math.log(1.10), math.log(1.25)
_WIDEST = math.log(20)


@dataclass(frozen=True, kw_only=True, slots=True)
class Track:
    """The left panel: years and values, all in one unit.

    Attributes:
        actuals: (year, value) of the record, oldest first.
        start: Year and value of the last actual known when the claim was made; None if none was.
        end: Year of the target, and the claimed value there.
        low: Lower end of the reading; -inf for an upper bound.
        high: Upper end; inf for a lower bound.
        baseline: What the half-trend said; NaN for nothing.
    """

    actuals: Sequence[tuple[float, float]]
    start: tuple[float, float] | None
    end: tuple[float, float]
    low: float
    high: float
    baseline: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratio:
    """The right panel: ln(claim / outcome) of the claim and of the baseline, NaN for none.

    `points` tells that the error is in percentage points, which are drawn on the same panel with
    0.5 and 1.0 where logs have ln 1.10 and ln 1.25.
    """

    error: float
    baseline: float
    points: bool


def draw_strip(track: Track | None, ratio: Ratio | None, mark: str, *, title: str, alt: str) -> str:
    """Return the picture as SVG markup with its title and description.

    Args:
        track: What the left panel shows; None leaves it empty.
        ratio: What the right panel shows; None leaves it empty.
        mark: `high`, `low`, `within` or `open`.
        title: What it is.
        alt: What it shows.
    """
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
            f'width="{WIDTH:g}" height="{HEIGHT:g}" role="img" class="strip">'
        ),
        f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>",
    ]
    if track is not None:
        parts += _draw_track(track, mark)
    if ratio is not None:
        parts += _draw_ratio(ratio, mark)
    return "".join([*parts, "</svg>"])


def _draw_track(track: Track, mark: str) -> list[str]:
    years = [year for year, _ in track.actuals] + [track.end[0]]
    first, last = min(years), max(years)
    finite = [v for v in (track.low, track.high, track.baseline) if math.isfinite(v)]
    values = [value for _, value in track.actuals] + [track.end[1], *finite]
    log = min(values) > 0
    left, right = 5.0, _SPLIT - 16

    def x(year: float) -> float:
        return left + (right - left) * (year - first) / max(last - first, 1.0)

    scaled = [math.log(value) if log else value for value in values]
    low, high = min(scaled), max(scaled)
    room = (high - low) or 1.0

    def y(value: float) -> float:
        place = ((math.log(value) if log else value) - low) / room
        return _BOTTOM - 10 - place * (_BOTTOM - _TOP - 21)  # room for an arrow at either end

    parts = [_line((left, _BOTTOM), (right, _BOTTOM), GRID, 0.8, "grid")]
    parts.append(_polyline([(x(year), y(value)) for year, value in track.actuals]))
    end_x, end_y = x(track.end[0]), y(track.end[1])
    if track.start is not None:
        begin = (x(track.start[0]), y(track.start[1]))
        parts.append(_line(begin, (end_x, end_y), CLAIM, 1.2, "claim", "3 2"))
        parts.append(_circle(*begin, 1.8, CLAIM, "claim"))
    parts += _reading(track, end_x, end_y, y)
    if math.isfinite(track.baseline):
        parts.append(_ring(end_x + 8, y(track.baseline)))
    parts.append(_mark(mark, end_x, end_y, 4.0))
    came = [value for year, value in track.actuals if year == track.end[0]]
    if came:
        parts.append(_circle(end_x, y(came[-1]), 2.6, INK, "ink"))
    parts.append(_text(f"{first:.0f}", left, _BOTTOM + 10, "start"))
    if last > first:
        parts.append(_text(f"{last:.0f}", right, _BOTTOM + 10, "middle"))
    return parts


def _reading(track: Track, x: float, y: float, place: object) -> list[str]:
    """Draw the ends of the reading: a bar, or an arrow where it is open."""
    assert callable(place)  # noqa: S101 - for the type checker
    if track.high == math.inf:
        return [_arrow(x, y, -1)]
    if track.low == -math.inf:
        return [_arrow(x, y, 1)]
    top, bottom = place(track.high), place(track.low)
    return [_line((x, top), (x, bottom), CLAIM, 2.4, "claim")] if abs(top - bottom) > 2 else []


def _draw_ratio(ratio: Ratio, mark: str) -> list[str]:
    left, right = _SPLIT + 12, WIDTH - 14
    near = 1.0 if ratio.points else _NEAR
    hit = 0.5 if ratio.points else _HIT
    reach = near * 1.6
    for error in (ratio.error, ratio.baseline):
        if math.isfinite(error):
            reach = max(reach, abs(error) * 1.12)
    reach = reach if ratio.points else min(reach, _WIDEST)
    middle = (_TOP + _BOTTOM) / 2

    def x(error: float) -> float:
        held = max(-reach, min(reach, error))
        return left + (right - left) * (held + reach) / (2 * reach)

    parts = [
        _band(x(-near), x(near), SHADE, "shade"),
        _band(x(-hit), x(hit), GRID, "grid"),
        _line((x(0), _TOP), (x(0), _BOTTOM), INK, 1.0, "ink"),
        _line((left, _BOTTOM), (right, _BOTTOM), GRID, 0.8, "grid"),
    ]
    if math.isfinite(ratio.baseline):
        parts.append(_ring(x(ratio.baseline), middle + 12))
    if math.isfinite(ratio.error):
        parts.append(
            _line((x(0), middle - 8), (x(ratio.error), middle - 8), _COLOURS[mark], 1.4, mark)
        )
        parts.append(_mark(mark, x(ratio.error), middle - 8, 4.6))
    for place, words in _ticks(reach, points=ratio.points):
        parts.append(_text(words, x(place), _BOTTOM + 10, "middle"))
    return parts


def _ticks(reach: float, *, points: bool) -> list[tuple[float, str]]:
    """Return the ends and the middle of the ratio panel, as errors and words."""
    if points:
        size = next(s for s in (50, 20, 10, 5, 2, 1, 0.5) if s <= reach * 0.9 or s == 0.5)
        return [(-size, f"−{size:g}"), (0.0, "0"), (size, f"+{size:g}")]
    sizes = [s for s in (1.25, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0) if math.log(s) <= reach * 0.9]
    size = sizes[-1] if sizes else 1.25
    below = times(1 / size) if size in {2.0, 1.25} else f"1/{size:g}"
    below = {"1/1.5": "⅔×", "1/3": "⅓×"}.get(below, below)
    below = "⅘×" if size == 1.25 else below
    return [(-math.log(size), below), (0.0, "1×"), (math.log(size), times(size))]


def _line(  # noqa: PLR0913, PLR0917 - where a line runs and how it looks
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    width: float,
    name: str,
    dash: str = "",
) -> str:
    (x1, y1), (x2, y2) = start, end
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path class="s-{name}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="{width:g}"{dashed}/>'
    )


def _polyline(points: Sequence[tuple[float, float]]) -> str:
    if not points:
        return ""
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return (
        f'<path class="s-ink" d="M{path}" fill="none" stroke="{INK}" stroke-width="1.6" '
        'stroke-linejoin="round"/>'
    )


def _circle(x: float, y: float, radius: float, colour: str, name: str) -> str:
    return f'<circle class="f-{name}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{colour}"/>'


def _ring(x: float, y: float) -> str:
    return (
        f'<circle class="s-other" cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="none" '
        f'stroke="{GREY}" stroke-width="1.2"/>'
    )


def _band(left: float, right: float, colour: str, name: str) -> str:
    return (
        f'<rect class="f-{name}" x="{left:.1f}" y="{_TOP:g}" width="{right - left:.1f}" '
        f'height="{_BOTTOM - _TOP:g}" fill="{colour}"/>'
    )


def _arrow(x: float, y: float, way: int) -> str:
    head = f"m-3 {-3 * way}l3 {3 * way}l3 {-3 * way}"
    return (
        f'<path class="s-claim" d="M{x:.1f} {y:.1f}v{11 * way}{head}" '
        f'fill="none" stroke="{CLAIM}" stroke-width="1.4"/>'
    )


def _mark(mark: str, x: float, y: float, size: float) -> str:
    """Draw the shape of a mark: ▲ too high, ▼ too low, ● within, ○ open."""
    colour = _COLOURS[mark]
    if mark == "within":
        return _circle(x, y, size - 0.6, colour, mark)
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


def _text(words: str, x: float, y: float, anchor: Literal["start", "middle"]) -> str:
    path, width = _outline(words)
    shift = x - (width / 2 if anchor == "middle" else 0)
    return (
        f'<path class="f-grey" transform="translate({shift:.1f} {y:.1f})" d="{path}" '
        f'fill="{GREY}"/>'
    )


@cache
def _outline(words: str) -> tuple[str, float]:
    """Return some words as an SVG path with its baseline at 0, and their width in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    from forecasts.charts.compact import relative_path
    from forecasts.charts.sheet.fonts import register, text_width

    register()
    path = TextPath((0, 0), words, size=_SIZE, prop=FontProperties(family="Forecasts Sans"))
    pieces = []
    letters = {1: "M", 2: "L", 3: "Q", 4: "C", 79: "z"}
    for points, code in path.iter_segments(curves=True, simplify=False):
        ends = [f"{n:.2f}" for n in (p * (1 if i % 2 == 0 else -1) for i, p in enumerate(points))]
        pieces.append(letters[int(code)] + ("" if int(code) == 79 else " ".join(ends)))
    return relative_path("".join(pieces)), text_width(words, _SIZE)
