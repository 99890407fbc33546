"""Drawing a drift chart: the claims by their dates, and the steps of what was known."""

import re
from collections.abc import Sequence
from math import inf

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from forecasts.charts.catalogue.drift.rows import date_of, drift_texts
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Frame, Picture
from forecasts.charts.sheet.fonts import drawable, shorten
from forecasts.charts.sheet.layout import MARGIN, Sheet, axis_ticks, plot, sheet, tick_room, write
from forecasts.charts.sheet.naming import place_names
from forecasts.charts.sheet.scale import limits_around, linear_ticks, log_ticks, tick_words
from forecasts.charts.sheet.style import CLAIM, GREY, INK, RANGE, SMALL, WIDTH, style
from forecasts.charts.words import heads
from forecasts.words import say
from forecasts.words.amounts import period_words

__all__ = ["draw_drift"]

_HEIGHT, _AXIS, _RIGHT = 215.0, 18.0, 84.0
_NAME = 92.0
_MOST_LABELLED = 14
_ROOM = 1.2  # years behind the last claim, for its name


def draw_drift(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw the claims for one target by the date they were made.

    Args:
        data: From `drift_data`.
        frame: As given to `drift_data`.
        page: There is only one.
    """
    del page
    unit, language = str(data["unit"].iloc[0]), frame.language
    claims, steps = data[data["what"] == "claim"], data[data["what"] == "actual"]
    with style():
        made = sheet(drift_texts(data, frame), _HEIGHT + _AXIS, **heads(language))
        settled = _settled(str(data["year"].iloc[0]), claims, steps)
        until = min(date_of(pd.Timestamp(frame.as_of)), settled)
        if steps.empty:  # with no record beside them there is nothing to see after the claims
            until = min(until, float(claims["when"].max()) + _ROOM)
        steps = steps[steps["when"] <= until]
        first = float(claims["when"].min())
        shown = steps[steps["when"] >= first - 1.5]
        shown = steps.tail(1) if shown.empty else shown
        ends = claims[["amount", "low", "high"]].to_numpy(dtype=float).ravel()
        low, high = limits_around([*ends[ends > 0], *shown["amount"]], margin=0.1)
        places = log_ticks(low, high, 7)
        words = tick_words(places, unit, language)
        left = MARGIN + tick_room(words) + 8
        right = WIDTH - MARGIN - (_RIGHT if len(shown) else 0)
        axes = plot(made, left, right, made.top, made.bottom - _AXIS)
        axes.set_xlim(
            min(first, float(shown["when"].min()) if len(shown) else first) - 0.3, until + 0.1
        )
        axes.set_yscale("log")
        axes.set_ylim(low, high)
        axis_ticks(axes, "y", places, words)
        span = axes.get_xlim()
        years = [year for year in linear_ticks(*span, 7) if year == int(year)]
        axis_ticks(axes, "x", years, [f"{year:.0f}" for year in years], grid=False)
        if len(shown):
            _draw_steps(made, axes, shown, until, frame)
        _draw_claims(axes, claims)
        _label_claims(made, axes, claims, shown, until)
    return made.figure


def _settled(period: str, claims: pd.DataFrame, steps: pd.DataFrame) -> float:
    """Return when the target's outcome is out, or the last claim if that is later."""
    own = steps.loc[steps["told"] == period, "when"]
    digits = re.findall(r"\d{4}", period)
    target = float(digits[-1]) + 1.6 if digits else inf
    found = float(own.iloc[0]) if len(own) else 0.0
    return max(target, float(claims["when"].max()) + 0.1, found + 0.1)


def _draw_steps(made: Sheet, axes: Axes, steps: pd.DataFrame, until: float, frame: Frame) -> None:
    when = [*steps["when"], until]
    values = [*steps["amount"], float(steps["amount"].iloc[-1])]
    axes.plot(when, values, drawstyle="steps-post", color=INK, linewidth=2.0, zorder=6.5)
    box, (low, high) = axes.get_position(), np.log(axes.get_ylim())
    part = (np.log(values[-1]) - low) / (high - low)
    y = (1 - box.y0 - box.height * part) * made.height
    last = steps.iloc[-1]
    value = str(last["worded"])
    key = "actual.estimate" if last["estimate"] else "drift.latest"
    period = period_words(str(last["told"]), frame.language)
    told = say(frame.language, key, value=value, period=period)
    told = told[:1].upper() + told[1:]
    cut = told.find(value)
    head, tail = told[:cut].strip(), told[cut:]
    write(made, box.x1 * WIDTH + 5, y - 1, head, size=SMALL, color=INK)
    write(made, box.x1 * WIDTH + 5, y + 9.5, tail, size=SMALL, color=INK, bold=True)


def _draw_claims(axes: Axes, claims: pd.DataFrame) -> None:
    ranges = LineCollection(_ranges(claims), colors=RANGE, linewidths=6.0, zorder=2.5)
    axes.add_collection(ranges, autolim=False)
    joined = LineCollection(_joined(claims), colors=CLAIM, linewidths=1.2, zorder=3)
    axes.add_collection(joined, autolim=False)
    for side, marker in (("", "o"), ("up", "^"), ("down", "v")):
        for copy in (False, True):
            mine = claims[(claims["side"] == side) & (claims["copy"].astype(bool) == copy)]
            if mine.empty:
                continue
            axes.plot(
                mine["when"].to_numpy(),
                mine["amount"].to_numpy(),
                linestyle="none",
                marker=marker,
                markersize=6.5,
                markerfacecolor="white" if copy else CLAIM,
                markeredgecolor=CLAIM,
                markeredgewidth=1.4 if copy else 0.0,
                zorder=7,
            )


def _label_claims(
    made: Sheet, axes: Axes, claims: pd.DataFrame, steps: pd.DataFrame, until: float
) -> None:
    """Name the end of each line and each mark without one, the latest fourteen, where is room."""
    last = claims[~claims["claim_id"].isin(claims["before"])].tail(_MOST_LABELLED)
    last = last.sort_values(["when", "amount"], ascending=False, kind="stable")
    texts = [f"{drawable(shorten(row.who, _NAME, SMALL)[0])} {row.short}" for row in records(last)]
    size = np.array([WIDTH, made.height])

    def at(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        pixels = axes.transData.transform(np.array(places, dtype=float))
        points = made.figure.transFigure.inverted().transform(pixels) * size
        return [(float(x), float(y)) for x, y in points]

    lines = [at(ends) for ends in (*_joined(claims), *_ranges(claims))]
    if len(steps):
        when, values = np.repeat([*steps["when"], until], 2)[1:-1], np.repeat(steps["amount"], 2)
        lines.append(at(list(zip(when, values, strict=True))))
    room = axes.get_position()
    (x0, y0), (x1, y1) = room.min * size, room.max * size
    points = at([(row.when, row.amount) for row in records(last)])
    marks = at([(row.when, row.amount) for row in records(claims)])
    names = place_names(points, texts, (x0, y0, x1, y1), marks=marks, lines=lines)
    for text, name in zip(texts, names, strict=True):
        if name and name.line:
            ends = np.array(name.line) / size
            axes.plot(ends[:, 0], ends[:, 1], color=GREY, linewidth=0.5, zorder=6,
                      transform=made.figure.transFigure)  # fmt: skip
        if name:
            left, bottom, *_ = name.box
            write(made, left, made.height - bottom - 2, text, size=SMALL, color=GREY, halo=True)


def _ranges(claims: pd.DataFrame) -> list[list[tuple[float, float]]]:
    """Return the ends of the ranges that were stated."""
    told = records(claims[claims["low"] < claims["high"]])
    return [[(row.when, row.low), (row.when, row.high)] for row in told]


def _joined(claims: pd.DataFrame) -> list[list[tuple[float, float]]]:
    """Return the ends of the lines that join the claims of one claimant."""
    places = {row.claim_id: (row.when, row.amount) for row in records(claims)}
    return [
        [places[row.before], (row.when, row.amount)]
        for row in records(claims)
        if row.before in places
    ]
