"""Drawing a part-whole chart: the whole, and under it the parts end to end."""

from dataclasses import dataclass
from math import inf, isfinite
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from forecasts.charts.catalogue.part_whole.rows import has_band, has_whisker, part_whole_texts
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Frame, Picture
from forecasts.charts.sheet.fonts import shorten, text_width
from forecasts.charts.sheet.layout import (
    MARGIN,
    Sheet,
    plot,
    sheet,
    value_ticks,
    write,
    write_lines,
)
from forecasts.charts.sheet.style import (
    CLAIM,
    GREY,
    HIGH,
    INK,
    LABEL,
    RANGE,
    SMALL,
    WIDTH,
    style,
)
from forecasts.charts.words import heads
from forecasts.words import say
from forecasts.words.amounts import amount, count, percent

__all__ = ["draw_part_whole"]

_SHADES = (("#2B6CA3", "white"), ("#5C93C4", INK), ("#8FB4D9", INK), ("#C3D8EA", INK))
_BAR = 23.0
_PITCH = 60.0
_ARROW, _UNDER, _UNDER_WHISKER = 30.0, 11.0, 17.0
_AXIS = 18.0
_LEFT = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Panel:
    """The plot and how its values become points from the left of the sheet."""

    made: Sheet
    axes: Axes
    left: float
    scale: float
    frame: Frame
    unit: str

    def x(self, value: float) -> float:
        return self.left + value * self.scale


def draw_part_whole(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw the whole, and under it the parts end to end.

    Args:
        data: From `part_whole_data`.
        frame: As given to `part_whole_data`.
        page: There is only one.
    """
    del page
    texts = part_whole_texts(data, frame)
    rows = int(data["row"].max()) + 1
    with style():
        sums = data[data["what"] == "sum"]
        whisker = any(has_whisker(row) for _, row in sums.iterrows())
        deeper = _UNDER_WHISKER - _UNDER if whisker else 0.0
        made = sheet(texts, _PITCH * rows + deeper + _AXIS, **heads(frame.language))
        top, bottom = made.top, made.bottom - _AXIS
        left, right = MARGIN + _LEFT, WIDTH - MARGIN - 10
        axes = plot(made, left, right, top, bottom)
        end = _end(data, right - left)
        axes.set_xlim(0, end)
        axes.set_ylim(bottom, top)
        value_ticks(axes, str(data["unit"].iloc[0]), frame.language, log=False)
        unit = str(data["unit"].iloc[0])
        scale = (right - left) / end
        panel = _Panel(made=made, axes=axes, left=left, scale=scale, frame=frame, unit=unit)
        _draw_whole(panel, data)
        for number in range(1, rows):
            _draw_parts(panel, data[data["row"] == number], data.iloc[0])
    return made.figure


def _end(data: pd.DataFrame, width: float) -> float:
    """Return where the axis ends so that the arrow of an open sum has room."""
    end = max(float(data["amount"].max()), _finite(data["high"])) * 1.04
    open_sums = data.loc[(data["what"] == "sum") & (data["high"] == inf), "amount"]
    return max([end, *(float(amount) / (1 - _ARROW / width) for amount in open_sums)])


def _finite(values: pd.Series) -> float:
    return max((float(value) for value in values if isfinite(value)), default=0.0)


def _verdict(total: pd.Series, whole: pd.Series, frame: Frame) -> str:
    """Say under the bars what is over or left over."""
    rest = float(whole["amount"] - total["amount"])
    if rest < 0:
        over = percent(-rest / float(whole["amount"]), frame.language)
        key = "part.over.floor" if whole["high"] == inf else "part.over"
        return say(frame.language, key, percent=over)
    value = amount(rest, str(whole["unit"]), frame.language)
    if rest == 0:
        return say(frame.language, "part.none")
    key = "part.most" if total["high"] == inf else "part.left"
    if whole["high"] == inf and total["high"] != inf:
        key = "part.rest"
    return say(frame.language, key, value=value)


def _draw_whole(panel: _Panel, data: pd.DataFrame) -> None:
    made, axes, whole = panel.made, panel.axes, data.iloc[0]
    middle = made.top + _PITCH / 2
    bottom = made.bottom - _AXIS
    if has_band(whole):
        axes.axvspan(whole["low"], whole["high"], color=RANGE, alpha=0.35, linewidth=0)
    axes.barh([middle], [whole["amount"]], height=_BAR, color=CLAIM)
    line: dict[str, Any] = {"color": CLAIM, "linewidth": 1.2, "linestyle": (0, (2.5, 2))}
    axes.plot([whole["amount"]] * 2, [middle - _BAR / 2 - 5, bottom], **line)
    _label_row(panel, middle, say(panel.frame.language, "part.whole", name=whole["label"]),
               str(whole["claimant"]), bold=True)  # fmt: skip
    x = panel.x(float(whole["amount"]) / 2)
    write(made, x, middle + 3.3, str(whole["worded"]), color="white", bold=True, align="center")


def _label_row(panel: _Panel, middle: float, head: str, detail: str, *, bold: bool) -> None:
    lines = shorten(head, _LEFT - 12, LABEL, bold=bold, lines=2)
    y = middle - (1.5 if len(lines) == 1 else 7)
    below = write_lines(panel.made, MARGIN, y, lines, 11, bold=bold)
    told = shorten(detail, _LEFT - 12, SMALL)
    write_lines(panel.made, MARGIN, below, told, 9.5, size=SMALL, color=GREY)


def _draw_parts(panel: _Panel, rows: pd.DataFrame, whole: pd.Series) -> None:
    axes, language = panel.axes, panel.frame.language
    parts, total = rows[rows["what"] == "part"], rows[rows["what"] == "sum"].iloc[0]
    middle = panel.made.top + (int(total["row"]) + 0.5) * _PITCH
    one = len(parts) == 1
    outside: list[tuple[float, str]] = []
    for index, part in enumerate(records(parts)):
        fill, ink = _SHADES[index % len(_SHADES)]
        settings: dict[str, Any] = {
            "height": _BAR,
            "color": fill,
            "edgecolor": "white",
            "linewidth": 1.0,
        }
        axes.barh([middle], [part.amount], left=part.start, **settings)
        start, end = panel.x(part.start), panel.x(part.start + part.amount)
        label = "" if one else f"{part.label} "
        lines = _fitting(label, str(part.worded), end - start - 6)
        if not lines:
            outside.append((start, f"{label}{part.worded}"))
        y = middle + (3.3 if len(lines) == 1 else -1.5)
        for line in lines:
            size = LABEL if len(lines) == 1 else SMALL
            write(panel.made, (start + end) / 2, y, line, size=size, color=ink, align="center")
            y += 9.5
    _write_outside(panel, outside, middle - _BAR / 2 - 4)
    head = (
        say(language, "part.sum.alone", name=parts["label"].iloc[0])
        if one
        else say(language, "part.sum.several", count=count(len(parts), language))
    )
    claimants = dict.fromkeys(parts["claimant"])
    _label_row(panel, middle, head, say(language, "list.join").join(claimants), bold=False)
    _draw_sum(panel, total, whole, middle, alone=one)


def _fitting(label: str, worded: str, room: float) -> list[str]:
    """Return the label of a bar in one line or two, or nothing if it does not fit inside."""
    if text_width(label + worded, LABEL) <= room:
        return [label + worded]
    if label and max(text_width(label, SMALL), text_width(worded, SMALL)) <= room:
        return [label.rstrip(), worded]
    return []


def _write_outside(panel: _Panel, labels: list[tuple[float, str]], y: float) -> None:
    """Write labels above their bars, side by side and none beyond the edge."""
    places: list[float] = []
    end = 0.0
    for start, text in labels:
        places.append(max(start, end))
        end = places[-1] + text_width(text, SMALL) + 7
    limit = WIDTH - MARGIN
    for index in reversed(range(len(labels))):
        places[index] = min(places[index], limit - text_width(labels[index][1], SMALL))
        limit = places[index] - 7
    for x, (_, text) in zip(places, labels, strict=True):
        write(panel.made, x, y, text, size=SMALL, halo=True)


def _draw_sum(
    panel: _Panel, total: pd.Series, whole: pd.Series, middle: float, *, alone: bool
) -> None:
    made, axes, frame = panel.made, panel.axes, panel.frame
    if total["high"] == inf:
        head = float(total["amount"]) + 20 / panel.scale
        axes.plot([total["amount"], head], [middle, middle], color=CLAIM, linewidth=1.8)
        axes.plot([head], [middle], marker=">", color=CLAIM, markersize=6, markeredgewidth=0)
    if has_whisker(total):
        y = middle + _BAR / 2 + 6
        axes.plot([total["low"], total["high"]], [y, y], color=INK, linewidth=1.2)
        for value in (total["low"], total["high"]):
            axes.plot([value, value], [y - 2.5, y + 2.5], color=INK, linewidth=1.2)
    over = total["amount"] > whole["amount"] and whole["high"] != inf  # a floor allows more
    words = _verdict(total, whole, frame)
    words = f"▲ {words}" if over else words
    if not alone:
        words = say(frame.language, "part.told", sum=total["worded"], rest=words)
    y = middle + _BAR / 2 + (_UNDER if not has_whisker(total) else _UNDER_WHISKER)
    write(made, panel.left + 2, y, words, color=HIGH if over else GREY, bold=over, halo=True)
