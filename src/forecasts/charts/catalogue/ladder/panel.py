"""Drawing a ladder: rows of names, marks and words on one value axis."""

import re
from math import inf, isfinite
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from forecasts.charts.catalogue.ladder.rows import has_spread, is_log, ladder_texts
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Frame, Picture
from forecasts.charts.sheet.fonts import has_cjk, shorten, text_width
from forecasts.charts.sheet.layout import (
    MARGIN,
    Sheet,
    balance,
    plot,
    sheet,
    value_ticks,
    write,
    write_lines,
)
from forecasts.charts.sheet.scale import limits_around
from forecasts.charts.sheet.style import (
    CLAIM,
    GREY,
    GRID,
    INK,
    LABEL,
    OTHER,
    RANGE,
    SMALL,
    WIDTH,
    style,
)
from forecasts.charts.words import heads, paged
from forecasts.words import say
from forecasts.words.amounts import period_words

__all__ = ["ARROW", "draw_ladder", "draw_marks", "linear_limits"]

_HEADER = 16.0
_AXIS = 18.0
ARROW = 26.0
_GAP = 12.0
_PALE = ("#D5E1EC", "#E6E9ED")
_NUMBER = re.compile(
    r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d|[,.]\d|[%％]))(?!\d+[GD]\b)\d[\d.,]*"
    r"(?:[ \u00a0]?(?:[%％万亿億兆千]+|[A-Za-z]+))?"
)
"""A figure that is no year, with the word behind it."""


def draw_ladder(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw one page of a ladder.

    Args:
        data: From `ladder_data`.
        frame: As given to `ladder_data`.
        page: From 1; a page holds 25 claims.
    """
    claims = data[(data["what"] == "claim") & (data["page"] == page)].reset_index(drop=True)
    texts = paged(ladder_texts(data, frame), data, page, frame)
    with style():
        left = min(160.0, max(text_width(t, LABEL) for t in claims["label"]))
        left = max(left, *(min(160.0, text_width(t, SMALL)) for t in claims["detail"]), 70.0)
        right = max(*(text_width(t, LABEL, bold=True) for t in claims["normalised"]), 96.0)
        right = min(150.0, max(right, *(text_width(t, SMALL) for t in claims["words"])))
        words = [_quoted(text, right) for text in claims["words"]]
        labels = [balance(text, left, LABEL) for text in claims["label"]]
        details = [balance(text, left, SMALL) for text in claims["detail"]]
        deep = [
            max(len(label) - 1 + len(told), len(said))
            for label, told, said in zip(labels, details, words, strict=True)
        ]
        edges = np.cumsum([0.0, *(16.0 + 9.5 * lines for lines in deep)])
        made = sheet(texts, _HEADER + edges[-1] + _AXIS, **heads(frame.language))
        edges += made.top + _HEADER
        columns = zip(labels, details, claims["normalised"], words, strict=True)
        _write_columns(made, frame, list(columns), edges, WIDTH - MARGIN - right)
        axes = plot(made, MARGIN + left + _GAP, WIDTH - MARGIN - right - _GAP, edges[0], edges[-1])
        _draw_rows(made, axes, data, claims, edges, frame)
    return made.figure


def _quoted(text: str, width: float) -> list[str]:
    """Wrap a quotation evenly into two lines, or cut it there with an ellipsis.

    What is cut keeps the figure: where it would fall away, the beginning is left out instead.
    """
    lines = balance(text, width, SMALL)
    if len(lines) <= 2:
        return lines
    found = _NUMBER.search(text)
    figure = found[0] if found else ""
    starts = [0, *(at for at in range(2, found.start() + 1 if found else 0) if _begins(text, at))]
    for start in starts:
        cut = _whole_words(shorten(f"“…{text[start:]}" if start else text, width, SMALL, lines=2))
        if figure.replace(" ", "") in "".join(cut).replace(" ", ""):
            break
    return cut


def _begins(text: str, at: int) -> bool:
    """Whether a word begins at a place, or a Chinese character stands there."""
    return text[at - 1] == " " or has_cjk(text[at])


def _whole_words(lines: list[str]) -> list[str]:
    """Leave out what an ellipsis left of a last word."""
    last = lines[-1]
    if not last.endswith("…") or not last[-2:-1].isascii() or " " not in last:
        return lines
    return [*lines[:-1], last.rpartition(" ")[0].rstrip(" ,;") + "…"]


def _write_columns(
    made: Sheet,
    frame: Frame,
    columns: list[tuple[list[str], list[str], str, list[str]]],
    edges: np.ndarray,
    right: float,
) -> None:
    heads_of = (("ladder.head.left", MARGIN), ("ladder.head.right", right))
    for key, x in heads_of:
        write(made, x, made.top + 8, say(frame.language, key), size=SMALL, color=GREY)
    for (labels, details, normalised, words), edge in zip(columns, edges[:-1], strict=True):
        y = edge + 12
        below = write_lines(made, MARGIN, y, labels, 10.5)
        write_lines(made, MARGIN, below - 0.5, details, 9.5, size=SMALL, color=GREY)
        write(made, right, y, normalised, bold=True)
        write_lines(made, right, y + 10, words, 9.5, size=SMALL, color=GREY)


def _draw_rows(
    made: Sheet,
    axes: Axes,
    data: pd.DataFrame,
    claims: pd.DataFrame,
    edges: np.ndarray,
    frame: Frame,
) -> None:
    everything = data[data["what"] == "claim"]
    log = is_log(everything)
    ends = everything[["amount", "low", "high", "spread_low", "spread_high"]].to_numpy(dtype=float)
    actual = data.loc[data["what"] == "actual", "amount"]
    values = [float(v) for v in (*ends.ravel(), *actual) if isfinite(v) and (v > 0 or not log)]
    share = (ARROW + 5) / (axes.get_position().width * WIDTH)  # of the axis, for an arrow
    margin = 0.1 if (everything["side"] == "").all() else max(share / (1 - 2 * share), 0.1)
    low, high = limits_around(values, margin=margin) if log else linear_limits(values, margin)
    if log:
        axes.set_xscale("log")
    axes.set_xlim(low, high)
    axes.set_ylim(edges[-1], edges[0])
    value_ticks(axes, str(everything["unit"].iloc[0]), frame.language, log=log)
    middle = (edges[1:] + edges[:-1]) / 2
    lines = [[(low, y), (high, y)] for y in edges[1:-1]]
    axes.add_collection(LineCollection(lines, colors=GRID, linewidths=0.6), autolim=False)
    draw_marks(axes, claims, middle, (low, high), log=log)
    if len(actual):
        _draw_actual(made, axes, data[data["what"] == "actual"].iloc[0], frame)


def draw_marks(
    axes: Axes,
    claims: pd.DataFrame,
    middle: np.ndarray,
    limits: tuple[float, float],
    *,
    log: bool,
) -> None:
    """Draw each claim at its height: bars, arrows, and a dot, hollow where nobody stated it."""
    _bars(axes, claims, middle)
    _arrows(axes, claims, middle, limits, log=log)
    hollow = (claims["band"] != "").to_numpy()
    amounts = claims["amount"].to_numpy(dtype=float)
    relayed = is_relayed(claims)
    dot: dict[str, Any] = {
        "linestyle": "none",
        "marker": "o",
        "markersize": 7.5,
        "markeredgecolor": CLAIM,
    }
    for own, color in ((~hollow & ~relayed, CLAIM), (~hollow & relayed, OTHER)):
        axes.plot(amounts[own], middle[own], markerfacecolor=color, markeredgewidth=0.0, **dot)
    dot |= {"markerfacecolor": "white", "markeredgewidth": 1.6}
    for own, color in ((hollow & ~relayed, CLAIM), (hollow & relayed, OTHER)):
        axes.plot(amounts[own], middle[own], **{**dot, "markeredgecolor": color})


def linear_limits(values: list[float], margin: float) -> tuple[float, float]:
    """Return ends on a linear axis that leave `margin` of the values' reach free on both sides."""
    low, high = min(values), max(values)
    pad = (high - low or abs(high) or 1.0) * margin
    return low - pad, high + pad


def _bars(axes: Axes, claims: pd.DataFrame, middle: np.ndarray) -> None:
    bars = [((claims["band"] == band).to_numpy(), "low", "high", 6.0, colors)
            for band, colors in (("scale", _PALE), ("range", (RANGE, GRID)))]  # fmt: skip
    if "spread_low" in claims:
        spread = has_spread(claims).to_numpy()
        bars.append((spread, "spread_low", "spread_high", 1.3, (CLAIM, OTHER)))
    relayed = is_relayed(claims)
    for rows, low, high, width, colors in bars:
        segments = _segments(claims[rows], middle[rows], low, high)
        shades = [colors[int(told)] for told in relayed[rows]]
        axes.add_collection(
            LineCollection(segments, colors=shades, linewidths=width), autolim=False
        )


def is_relayed(claims: pd.DataFrame) -> np.ndarray:
    """Return which rows another than their claimant told: all their marks are grey."""
    told = claims.get("relayed", pd.Series(data=False, index=claims.index))
    return told.to_numpy(dtype=bool)


def _segments(
    claims: pd.DataFrame, middle: np.ndarray, low: str, high: str
) -> list[list[tuple[float, float]]]:
    ends = zip(claims[low].astype(float), claims[high].astype(float), middle, strict=True)
    return [[(a, y), (b, y)] for a, b, y in ends]


def _arrows(
    axes: Axes,
    claims: pd.DataFrame,
    middle: np.ndarray,
    limits: tuple[float, float],
    *,
    log: bool,
) -> None:
    """Draw an arrow of a fixed length from a bound into what it allows."""
    width = axes.get_position().width * WIDTH
    low, high = limits
    for row, y in zip(records(claims), middle, strict=True):
        if not row.side:
            continue
        step = ARROW / width * (1 if row.side == "up" else -1)
        end = row.amount * (high / low) ** step if log else row.amount + (high - low) * step
        color = OTHER if getattr(row, "relayed", False) else CLAIM
        axes.plot([row.amount, end], [y, y], color=color, linewidth=1.8)
        marker = ">" if row.side == "up" else "<"
        axes.plot([end], [y], marker=marker, color=color, markersize=6, markeredgewidth=0)


def _draw_actual(made: Sheet, axes: Axes, actual: pd.Series, frame: Frame) -> None:
    value = float(actual["amount"])
    axes.axvline(value, color=INK, linewidth=1.2, linestyle=(0, (2.5, 2)), zorder=1)
    words = say(
        frame.language,
        "actual.estimate" if bool(actual["estimate"]) else "actual.at",
        period=period_words(str(actual["label"]), frame.language),
        value=str(actual["normalised"]),
    )
    box = axes.get_position()
    x = (box.x0 + box.width * _fraction(axes, value)) * WIDTH
    fits = x + text_width(words, SMALL) < box.x1 * WIDTH + _GAP
    write(
        made,
        x + (-2 if fits else 2),
        made.top + 8,
        words,
        size=SMALL,
        align="left" if fits else "right",
    )


def _fraction(axes: Axes, value: float) -> float:
    """Return where a value lies along the axis, from 0 to 1."""
    display = axes.transLimits.transform(axes.transScale.transform((value, 1.0)))
    return float(display[0]) if display[0] > -inf else 0.0
