"""The small picture in a claim's block: the record and the way to the claim, claim over outcome.

Drawn as SVG by hand: it is a dozen marks, once a claim, and a review has many of them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from forecasts.charts.sheet.style import CLAIM, GRID, INK, SHADE
from forecasts.reviewing.svg import (
    COLOURS,
    draw_circle,
    draw_line,
    draw_mark,
    draw_ring,
    draw_text,
)
from forecasts.words.amounts import times

__all__ = ["HEIGHT", "WIDTH", "Ratio", "Track", "draw_strip"]

WIDTH, HEIGHT = 180.0, 80.0
_SPLIT = 106.0
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

    parts = [draw_line((left, _BOTTOM), (right, _BOTTOM), GRID, 0.8, "grid")]
    parts.append(_polyline([(x(year), y(value)) for year, value in track.actuals]))
    end_x, end_y = x(track.end[0]), y(track.end[1])
    if track.start is not None:
        begin = (x(track.start[0]), y(track.start[1]))
        parts.append(draw_line(begin, (end_x, end_y), CLAIM, 1.2, "claim", "3 2"))
        parts.append(draw_circle(*begin, 1.8, CLAIM, "claim"))
    parts += _reading(track, end_x, end_y, y)
    if math.isfinite(track.baseline):
        parts.append(draw_ring(end_x + 8, y(track.baseline)))
    parts.append(draw_mark(mark, end_x, end_y, 4.0))
    came = [value for year, value in track.actuals if year == track.end[0]]
    if came:
        parts.append(draw_circle(end_x, y(came[-1]), 2.6, INK, "ink"))
    parts.append(draw_text(f"{first:.0f}", left, _BOTTOM + 10, "start"))
    if last > first:
        parts.append(draw_text(f"{last:.0f}", right, _BOTTOM + 10, "middle"))
    return parts


def _reading(track: Track, x: float, y: float, place: object) -> list[str]:
    """Draw the ends of the reading: a bar, or an arrow where it is open."""
    assert callable(place)  # noqa: S101 - for the type checker
    if track.high == math.inf:
        return [_arrow(x, y, -1)]
    if track.low == -math.inf:
        return [_arrow(x, y, 1)]
    top, bottom = place(track.high), place(track.low)
    return [draw_line((x, top), (x, bottom), CLAIM, 2.4, "claim")] if abs(top - bottom) > 2 else []


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
        draw_line((x(0), _TOP), (x(0), _BOTTOM), INK, 1.0, "ink"),
        draw_line((left, _BOTTOM), (right, _BOTTOM), GRID, 0.8, "grid"),
    ]
    if math.isfinite(ratio.baseline):
        parts.append(draw_ring(x(ratio.baseline), middle + 12))
    if math.isfinite(ratio.error):
        parts.append(
            draw_line((x(0), middle - 8), (x(ratio.error), middle - 8), COLOURS[mark], 1.4, mark)
        )
        parts.append(draw_mark(mark, x(ratio.error), middle - 8, 4.6))
    for place, words in _ticks(reach, points=ratio.points):
        parts.append(draw_text(words, x(place), _BOTTOM + 10, "middle"))
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


def _polyline(points: Sequence[tuple[float, float]]) -> str:
    if not points:
        return ""
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return (
        f'<path class="s-ink" d="M{path}" fill="none" stroke="{INK}" stroke-width="1.6" '
        'stroke-linejoin="round"/>'
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
