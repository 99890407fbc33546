"""The one picture of page one: every judged claim of the year over its outcome, by subject."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pandas as pd

from forecasts.charts.sheet.style import GREY, GRID, INK, SHADE
from forecasts.comparing.rated import is_aimed, is_rated
from forecasts.comparing.verdict import HELD
from forecasts.reviewing.document import Figure
from forecasts.reviewing.printing.grids import rows_of
from forecasts.reviewing.svg import COLOURS, draw_line, draw_mark, draw_text
from forecasts.reviewing.voice import Row, Voice
from forecasts.words.amounts import times

__all__ = ["due_figure"]

_WIDTH, _LEFT, _RIGHT = 500.0, 172.0, 78.0
_TOP, _FOOT = 26.0, 40.0
_LANE, _MARK, _PAD = 7.0, 3.4, 8.0
_TALLEST, _LEAST = 272.0, 0.68
"""What the rows may take of page one, and how far they shrink for it *[ours]*."""
_DEEPEST, _MOST_ROWS = 12, 20
"""Lanes beyond which marks cover each other, and rows beyond which the rest is one."""
_WIDEST = math.log(4)
_HIT, _NEAR = math.log(1.10), math.log(1.25)
_TICKS = ((1 / 3, "⅓×"), (0.5, "½×"), (1.0, "1×"), (2.0, "2×"), (3.0, "3×"))
_LONGEST_NAME = 44


@dataclass(frozen=True, kw_only=True, slots=True)
class _Spot:
    """One claim: ln(claim / outcome), its mark, and whether it is drawn hollow."""

    error: float
    mark: str
    hollow: bool


def due_figure(due: pd.DataFrame, voice: Voice, year: int) -> Figure | None:
    """Return the picture of the judged claims that fell due; None where there are none.

    Forecasts as they enter the rates, and targets, which are hollow where they were reached as a
    bound is that held: what lies beyond such a bound is no error, and stands at 1x.
    """
    shown = due[is_rated(due) | is_aimed(due)]
    if shown.empty:
        return None
    groups = _by_subject(shown, voice)
    forecasts = int(is_rated(due).sum())
    title = _title(forecasts, len(shown) - forecasts, year, voice)
    alt = voice.sentences(
        voice.say("front.picture.alt", title=title),
        *(_row_words(name, rows, voice) for name, rows in groups.items()),
    )
    svg = _draw(groups, voice, title=title, alt=alt)
    return Figure(name="due", title=title, alt=alt, svg=svg)


def _title(forecasts: int, targets: int, year: int, voice: Voice) -> str:
    if not forecasts:
        alone = voice.tell("front.picture.alone", targets)
        return voice.say("front.picture.aimed", year=year, targets=alone)
    words = {"year": year, "forecasts": voice.tell("front.picture.forecasts", forecasts)}
    if not targets:
        return voice.say("front.picture.plain", **words)
    return voice.say("front.picture", targets=voice.tell("front.picture.targets", targets), **words)


def _by_subject(shown: pd.DataFrame, voice: Voice) -> dict[str, list[Row]]:
    """Return claims by the subject's name, most first; where there are many, the rest in one."""
    groups: dict[str, list[Row]] = {}
    for row in rows_of(shown):
        groups.setdefault(str(row["subject"]), []).append(row)
    order = sorted(groups, key=lambda name: (-len(groups[name]), name))
    rest = order[_MOST_ROWS - 1 :] if len(order) > _MOST_ROWS else []
    named: dict[str, list[Row]] = {}
    for name in order[: len(order) - len(rest)]:
        named.setdefault(voice.name(name), []).extend(groups[name])
    if rest:
        others = voice.tell("front.picture.others", len(rest))
        named[others] = [row for name in rest for row in groups[name]]
    return named


def _row_words(name: str, rows: Sequence[Row], voice: Voice) -> str:
    return voice.say("front.picture.row", subject=name, good=_count_good(rows), n=len(rows))


def _count_good(rows: Sequence[Row]) -> int:
    return sum(row["verdict"] in HELD for row in rows)


def _spot(row: Row) -> _Spot:
    held = row["verdict"] in HELD
    one_sided = row["hedge"] in {"above", "up-to"} or row["modality"] == "target"
    mark = "within" if held else "high" if row["direction"] == "over" else "low"
    if held and one_sided:
        return _Spot(error=0.0, mark=mark, hollow=True)
    value, actual, error = (float(row[name]) for name in ("value", "actual", "error"))
    if str(row["error_kind"]) == "pp" and value > 0 and actual > 0:
        error = math.log(value / actual)
    if math.isnan(error):
        error = 0.0 if held else math.copysign(_WIDEST, 1 if mark == "high" else -1)
    return _Spot(error=error, mark=mark, hollow=row["verdict"] == "near")


def _lanes(spots: Sequence[_Spot], reach: float, width: float) -> list[tuple[_Spot, float, int]]:
    """Return each spot with its place and a lane in which it covers no other."""
    ends: list[float] = []
    placed = []
    for spot in sorted(spots, key=lambda spot: (spot.error, spot.mark, spot.hollow)):
        x = _LEFT + width * (max(-reach, min(reach, spot.error)) + reach) / (2 * reach)
        lane = next((n for n, end in enumerate(ends) if x - end > 2 * _MARK + 0.8), len(ends))
        if lane == len(ends):
            ends.append(x)
        ends[lane] = x
        placed.append((spot, x, lane))
    return placed


def _draw(groups: Mapping[str, list[Row]], voice: Voice, *, title: str, alt: str) -> str:
    width = _WIDTH - _LEFT - _RIGHT
    spots = {name: [_spot(row) for row in own] for name, own in groups.items()}
    largest = max(abs(spot.error) for own in spots.values() for spot in own)
    reach = min(_WIDEST, max(largest, _NEAR) * 1.1)
    rows = {name: _lanes(own, reach, width) for name, own in spots.items()}
    deep = {name: 1 + max(lane for *_, lane in own) for name, own in rows.items()}
    natural = {name: _PAD + _LANE * min(lanes, _DEEPEST) for name, lanes in deep.items()}
    scale = max(_LEAST, min(1.0, _TALLEST / sum(natural.values())))
    heights = {name: height * scale for name, height in natural.items()}
    size = 8.2 * max(scale, 0.9)
    bottom = _TOP + sum(heights.values())

    def x(error: float) -> float:
        return _LEFT + width * (error + reach) / (2 * reach)

    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} '
            f'{bottom + _FOOT:.0f}" width="{_WIDTH:g}" height="{bottom + _FOOT:.0f}" role="img">'
        ),
        f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>",
        _band(x(-_NEAR), x(_NEAR), bottom, SHADE, "shade"),
        _band(x(-_HIT), x(_HIT), bottom, GRID, "grid"),
        draw_line((x(0), _TOP - 4), (x(0), bottom), INK, 1.0, "ink"),
        draw_text(voice.say("front.picture.low"), x(-_NEAR) - 5, _TOP - 10, "end", 7.5, "low"),
        draw_text(voice.say("front.picture.hit"), x(0), _TOP - 10, "middle", 7.5),
        draw_text(voice.say("front.picture.high"), x(_NEAR) + 5, _TOP - 10, "start", 7.5, "high"),
        draw_text(voice.say("front.picture.good"), _WIDTH, _TOP - 10, "end", 7.5),
    ]
    top = _TOP
    for name, own in groups.items():
        middle = top + heights[name] / 2
        parts.append(draw_line((0, top), (_WIDTH, top), GRID, 0.5, "grid"))
        parts.append(draw_text(_short(name), 0, middle + 3, "start", size, "ink"))
        told = f"{_count_good(own)} / {len(own)}"
        parts.append(draw_text(told, _WIDTH, middle + 3, "end", size, "ink"))
        lane_height = _LANE * scale * min(1.0, _DEEPEST / deep[name])
        for spot, place, lane in rows[name]:
            y = middle + lane_height * (lane - (deep[name] - 1) / 2)
            parts.append(_draw_spot(spot, place, y, _MARK * max(scale, 0.75)))
        top += heights[name]
    parts.append(draw_line((0, bottom), (_WIDTH, bottom), GREY, 0.7, "grey"))
    for ratio, label in _TICKS:
        if abs(math.log(ratio)) <= reach:
            parts.append(draw_text(label, x(math.log(ratio)), bottom + 11, "middle", 7.5))
    parts.append(draw_text(voice.say("front.picture.key"), 0, bottom + 27, "start", 7.5))
    parts.append(
        draw_text(voice.say("front.picture.beyond", ratio=times(4)), 0, bottom + 37, "start", 7.5)
        if largest > _WIDEST
        else ""
    )
    return "".join([*parts, "</svg>"])


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def _band(left: float, right: float, bottom: float, colour: str, name: str) -> str:
    return (
        f'<rect class="f-{name}" x="{left:.1f}" y="{_TOP:g}" width="{right - left:.1f}" '
        f'height="{bottom - _TOP:.1f}" fill="{colour}"/>'
    )


def _draw_spot(spot: _Spot, x: float, y: float, mark: float) -> str:
    if not spot.hollow:
        return draw_mark(spot.mark, x, y, mark)
    colour = COLOURS[spot.mark]
    style = f'fill="white" stroke="{colour}" stroke-width="1.1"'
    if spot.mark == "within":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{mark - 1.1:.2f}" {style}/>'
    way, size = (-1 if spot.mark == "high" else 1), mark - 0.4
    return (
        f'<path d="M{x - size:.1f} {y - way * size * 0.8:.1f}h{2 * size:.1f}'
        f'L{x:.1f} {y + way * size:.1f}z" {style}/>'
    )
