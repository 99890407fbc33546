"""Drawing a hedgehog chart: the record, and the lines of the claims."""

from math import isfinite, log

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from forecasts.charts.catalogue.hedgehog.rows import (
    hedgehog_texts,
    label_words,
    labelled_claims,
    named_claim,
    trend_words,
)
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Frame, Picture
from forecasts.charts.sheet.fonts import shorten, text_width
from forecasts.charts.sheet.layout import (
    MARGIN,
    Sheet,
    axis_ticks,
    plot,
    sheet,
    spread_apart,
    tick_room,
    uncross,
    write,
)
from forecasts.charts.sheet.scale import limits_around, linear_ticks, log_ticks, tick_words
from forecasts.charts.sheet.style import CLAIM, GREY, INK, LABEL, OTHER, SHADE, SMALL, WIDTH, style
from forecasts.charts.words import heads
from forecasts.words import say
from forecasts.words.amounts import period_words

__all__ = ["draw_hedgehog"]

_LABELS, _BLOCK, _AXIS = 138.0, 23.0, 18.0
_LEAST_HEIGHT = 215.0


def draw_hedgehog(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw the record and the claims that start from it.

    Args:
        data: From `hedgehog_data`.
        frame: As given to `hedgehog_data`.
        page: There is only one.
    """
    del page
    labelled = labelled_claims(data)
    unit, language = str(data["unit"].iloc[0]), frame.language
    with style():
        height = max(_LEAST_HEIGHT, _BLOCK * (len(labelled) + 1) + 6)
        made = sheet(hedgehog_texts(data, frame), height + _AXIS, **heads(language))
        low, high = limits_around(_shown(data), margin=0.05)
        places = log_ticks(low, high, 7)
        words = tick_words(places, unit, language)
        left, right = MARGIN + tick_room(words) + 8, WIDTH - MARGIN - _LABELS - 16
        axes = plot(made, left, right, made.top, made.bottom - _AXIS)
        first, last = float(data["year"].min()), float(data["year"].max())
        first = min(first, float(data["start"].min()))
        axes.set_xlim(first - 0.4, last + 0.25)
        axes.set_yscale("log")
        axes.set_ylim(low, high)
        axis_ticks(axes, "y", places, words)
        years = [year for year in linear_ticks(first, last, 6) if year == int(year)]
        axis_ticks(axes, "x", years, [f"{year:.0f}" for year in years], grid=False)
        _draw_lines(axes, data)
        leaders = _label_claims(made, axes, data, labelled, right, frame)
        _label_actual(made, axes, data, leaders, frame)
    return made.figure


def _shown(data: pd.DataFrame) -> list[float]:
    """Return the values that the axis must hold; the band of the trend may leave it."""
    kept = data[["amount", "start_amount"]].to_numpy(dtype=float).ravel()
    return [float(value) for value in kept if value > 0]


def _draw_lines(axes: Axes, data: pd.DataFrame) -> None:
    actual, trend = data[data["what"] == "actual"], data[data["what"] == "trend"]
    claims = data[data["what"] == "claim"]
    axes.axvspan(actual["year"].iloc[-1], axes.get_xlim()[1], color=SHADE, linewidth=0, zorder=0)
    x = trend["year"].to_numpy()
    axes.fill_between(x, trend["low"].to_numpy(), trend["high"].to_numpy(), color="#E1E4E8",
                      linewidth=0, zorder=1)  # fmt: skip
    dashes = (0, (3, 2))
    axes.plot(x, trend["amount"].to_numpy(), color=INK, linewidth=1.2, linestyle=dashes, zorder=2)
    named = named_claim(data)
    for index, row in claims.iterrows():
        chosen = index == named
        color, width = (CLAIM, 2.0) if chosen else (OTHER, 1.1)
        if isfinite(row["start"]):
            ends = [row["start"], row["year"]], [row["start_amount"], row["amount"]]
            axes.plot(*ends, color=color, linewidth=width, zorder=4 if chosen else 3)
            axes.plot(ends[0][:1], ends[1][:1], marker="o", markersize=3, color=color, zorder=4)
        marker = {"up": "^", "down": "v"}.get(str(row["side"]), "o")
        axes.plot([row["year"]], [row["amount"]], marker=marker, markersize=6.5, color=color,
                  markeredgewidth=0, zorder=6 if chosen else 5)  # fmt: skip
    axes.plot(
        actual["year"].to_numpy(), actual["amount"].to_numpy(), color=INK, linewidth=2.3, zorder=5
    )
    last = actual.iloc[-1]
    axes.plot([last["year"]], [last["amount"]], color=INK, marker="o", markersize=6.5,
              markeredgewidth=0, zorder=6)  # fmt: skip


def _point(made: Sheet, axes: Axes, year: float, value: float) -> tuple[float, float]:
    """Return where a value lies, in points from the left and the top of the sheet."""
    box, (first, last) = axes.get_position(), axes.get_xlim()
    low, high = axes.get_ylim()
    part = min(max(log(value / low) / log(high / low), 0.0), 1.0)
    x = (box.x0 + box.width * (year - first) / (last - first)) * WIDTH
    return x, (1 - box.y0 - box.height * part) * made.height


def _label_actual(
    made: Sheet, axes: Axes, data: pd.DataFrame, leaders: list[np.ndarray], frame: Frame
) -> None:
    """Name the last actual where it lies over as little as can be, on its left if that is equal."""
    actual = data[data["what"] == "actual"]
    last, falls = actual.iloc[-1], actual["amount"].iloc[-1] < actual["amount"].iloc[-2]
    x, y = _point(made, axes, float(last["year"]), float(last["amount"]))
    words = say(
        frame.language,
        "actual.estimate" if bool(last["estimate"]) else "actual.at",
        period=period_words(str(last["label"]), frame.language),
        value=str(last["worded"]),
    )
    words = words[:1].upper() + words[1:]
    box, wide = axes.get_position(), text_width(words, LABEL, bold=True)
    begins = [max(x - 8 - wide, box.x0 * WIDTH + 2)]
    begins += [x + 8] if x + 8 + wide < box.x1 * WIDTH else []
    drawn = np.concatenate([_traces(made, axes, data), *map(_along, leaders)])
    steps = (18, 5, 31, 44, -9, -22) if falls else (-9, 18, -22, 31, -35, 44)
    room = [step for step in steps if y + step < made.bottom - _AXIS - 4]  # not over the years
    room = [step for step in room if y + step - 9 > made.top - 12] or list(steps[:1])
    places = [(left, y + step) for left in begins for step in room]
    places.append((box.x0 * WIDTH + 4, made.top + 10))  # in a crowd, the corner that growth leaves
    covered = [
        ((drawn > (left - 2, up - 10)) & (drawn < (left + wide + 2, up + 3))).all(1).sum()
        for left, up in places
    ]
    left, up = places[int(np.argmin(covered))]
    write(made, left, up, words, bold=True, halo=True)


def _along(line: np.ndarray) -> np.ndarray:
    """Return points along a line, close to each other."""
    at = np.linspace(0, len(line) - 1, 40 * len(line))
    return np.column_stack([np.interp(at, np.arange(len(line)), line[:, axis]) for axis in (0, 1)])


def _traces(made: Sheet, axes: Axes, data: pd.DataFrame) -> np.ndarray:
    """Return points along all lines and marks, from the left and the top of the sheet."""
    actual, claims = data[data["what"] == "actual"], data[data["what"] == "claim"]
    ends = [[(row.year, row.amount)] for row in records(claims)]
    ends += [[(row.start, row.start_amount), (row.year, row.amount)] for row in records(claims)
             if isfinite(row.start)]  # fmt: skip
    ends.append([(row.year, row.amount) for row in records(actual)])
    ends.append([(row.year, row.amount) for row in records(data[data["what"] == "trend"])])
    lines = [np.array([_point(made, axes, *corner) for corner in line]) for line in ends]
    return np.concatenate([_along(line) for line in lines])


def _label_claims(
    made: Sheet,
    axes: Axes,
    data: pd.DataFrame,
    labelled: pd.DataFrame,
    right: float,
    frame: Frame,
) -> list[np.ndarray]:
    """Write a label per claim at the right, moved apart; return the lines to their marks."""
    trend = data[data["what"] == "trend"].iloc[-1]
    named = named_claim(data)
    blocks = [
        (
            _point(made, axes, row.year, row.amount),
            (row.who, say(frame.language, "hedgehog.label.stated", year=int(row.stated))),
            label_words(row, frame),
            CLAIM if row.Index == named else GREY,
            row.Index == named,
        )
        for row in records(labelled)
    ]
    told, pace = trend_words(data, frame)
    place = _point(made, axes, float(trend["year"]), float(trend["amount"]))
    blocks.append((place, (told, ""), pace, INK, False))
    wanted = [point[1] for point, *_ in blocks]
    places = spread_apart(wanted, _BLOCK, made.top + 4, made.bottom - _AXIS - 8)
    places = uncross([(x + 5, y) for (x, y), *_ in blocks], right + 13, places)
    x, leaders = right + 16, []
    for (point, head, detail, color, bold), y in zip(blocks, places, strict=True):
        start = (point[0] + 5, right + 13)
        line = np.array([[start[0], point[1]], [start[1], y - 1]])
        leaders.append(line)
        axes.plot(line[:, 0] / WIDTH, 1 - line[:, 1] / made.height, color=color, linewidth=0.6,
                  transform=made.figure.transFigure, clip_on=False)  # fmt: skip
        room = _LABELS - text_width(head[1], SMALL, bold=bold)
        name = shorten(head[0], room, SMALL, bold=bold)[0]
        write(made, x, y + 1.5, name + head[1], size=SMALL, color=color, bold=bold)
        write(made, x, y + 11, detail, size=7.5, color=color)
    return leaders
