"""Horizon: does over-optimism grow with distance?"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from forecasts.charts.facts.amounts import records
from forecasts.charts.facts.due import due_claims
from forecasts.charts.frame import Frame, Picture, Texts
from forecasts.charts.jobs import Chart, Tables
from forecasts.charts.sheet.fonts import text_width
from forecasts.charts.sheet.layout import MARGIN, Sheet, axis_ticks, plot, sheet, write
from forecasts.charts.sheet.scale import limits_around, ratio_ticks, tick_words
from forecasts.charts.sheet.style import CLAIM, GREY, INK, LABEL, OTHER, SMALL, WIDTH, style
from forecasts.charts.words import heads, source_words
from forecasts.words import say, sentences, tell
from forecasts.words.amounts import percent, times

__all__ = ["CHART", "draw_horizon", "horizon_data", "horizon_texts", "plan_horizon"]

_EDGES = (1.5, 3.5, 5.5, 8.5)
_BINS = len(_EDGES) + 1
_ENOUGH = 10
_SMALL_BIN = 0.5
_NAMES_GAP = 5.0  # between the names of the two sides of a bin
_SIDES = ("claims", "naive")
_LEAD = 0.74
_HEIGHT, _AXIS, _LEFT = 190.0, 44.0, 40.0
_GOLDEN = 0.6180339887498949
_NEAR_ENOUGH = 1.05
_EVEN = 0.005


def horizon_data(comparison: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Compute the points and the summary of each distance, for the claims and for no change.

    A claimant counts once per series, target and distance: with its last claim there.

    Args:
        comparison: Comparison table.
        frame: Unused; every chart is given it.

    Returns:
        `what` (`point`, `summary`), `side` (`claims`, `naive`), `bin` (0 to 4), `claim_id`,
        `ratio` (claimed or unchanged over actual; the median in a summary), `n`, and `q10`,
        `q25`, `q75`, `q90` where there are ten or more; `due`: of how many due claims.
    """
    del frame
    due = due_claims(comparison)
    of = len(due)
    due = due[(due["error_kind"] != "pp") & due["point"]]
    due = due.assign(bin=np.searchsorted(_EDGES, due["horizon"].to_numpy(dtype=float)))
    due = due.sort_values(["stated", "claim_id"])
    due = due.drop_duplicates(["who", "series", "target_period", "bin"], keep="last")
    due = due.assign(naive=np.exp(due["no_change_error"].to_numpy(dtype=float)))
    due = due[due["naive"].notna() & due["ratio"].notna()]  # two figures on the same claims only
    rows: list[dict[str, Any]] = []
    for number in range(_BINS):
        mine = due[due["bin"] == number]
        for side, column in (("claims", "ratio"), ("naive", "naive")):
            known = mine[mine[column].notna()].sort_values([column, "claim_id"])
            place = {"side": side, "bin": number}
            ratios = known[column].to_numpy(dtype=float)
            rows.append({**place, "what": "summary", "n": len(known), **_summary(ratios)})
            rows += [
                {**place, "what": "point", "claim_id": claim, "ratio": ratio}
                for claim, ratio in zip(known["claim_id"], ratios, strict=True)
            ]
    columns = ["what", "side", "bin", "claim_id", "ratio", "n", "q10", "q25", "q75", "q90"]
    return pd.DataFrame(rows, columns=columns).assign(due=of)


def _summary(ratios: np.ndarray) -> dict[str, float]:
    if len(ratios) < _ENOUGH:
        return {}
    names = ("q10", "q25", "ratio", "q75", "q90")
    found = np.exp(np.quantile(np.log(ratios), (0.1, 0.25, 0.5, 0.75, 0.9)))
    return dict(zip(names, (float(value) for value in found), strict=True))


def horizon_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a horizon chart from its data."""
    language = frame.language
    title = _title(data, frame)
    claims = data[(data["what"] == "summary") & (data["side"] == "claims")]
    rows = []
    for row in records(claims[claims["n"] > 0]):
        median = (
            say(language, "horizon.alt.median", ratio=times(row.ratio, language))
            if row.ratio > 0
            else ""
        )
        years = say(language, f"horizon.years.{row.bin}")
        rows.append(tell(language, "horizon.alt.row", int(row.n), years=years, median=median))
    notes = ["horizon.note.once", "horizon.note.bars", "horizon.note.naive"]
    notes += ["horizon.note.beyond"] if _beyond(data).any() else []
    return Texts(
        title=title,
        subtitle=tell(
            language,
            "horizon.subtitle",
            int(claims["n"].sum()),
            due=tell(language, "counted.due", int(data["due"].iloc[0])),
        ),
        note=sentences(language, [say(language, key) for key in notes]),
        source=source_words(frame),
        alt=say(language, "horizon.alt", title=title, rows=sentences(language, rows)),
    )


def _title(data: pd.DataFrame, frame: Frame) -> str:
    language = frame.language
    claims = data[(data["what"] == "summary") & (data["side"] == "claims")]
    told = claims[claims["n"] >= _ENOUGH]
    if told.empty:
        number = int(claims["n"].sum())
        return tell(language, "horizon.title.few", number)
    near, far = told.iloc[0], told.iloc[-1]
    if len(told) == 1:
        years = say(language, f"horizon.ahead.{near['bin']}")
        apart = abs(float(near["ratio"]) - 1)
        key = "even" if apart < _EVEN else "high" if near["ratio"] > 1 else "low"
        return say(language, f"horizon.title.{key}", years=years, percent=percent(apart, language))
    grows = far["ratio"] > near["ratio"] * _NEAR_ENOUGH and far["ratio"] > 1
    return say(
        language,
        "horizon.title.grows" if grows else "horizon.title.shrinks",
        near=_twice(near["ratio"]),
        far=_twice(far["ratio"]),
        near_years=say(language, f"horizon.years.{near['bin']}"),
        far_years=say(language, f"horizon.years.{far['bin']}"),
    )


def _twice(ratio: float) -> str:
    return f"{ratio:.2f}×"


def draw_horizon(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw claim over actual against the distance of the target.

    Args:
        data: From `horizon_data`.
        frame: As given to `horizon_data`.
        page: There is only one.
    """
    del page
    bins = sorted(data.loc[data["what"] == "point", "bin"].unique())
    texts = horizon_texts(data, frame)
    data = data[data["bin"].isin(bins)]
    middles, sizes, end = _spread_bins(data, bins, _names_room(frame))
    data = data.assign(place=data["bin"].map(middles), size=data["bin"].map(sizes))
    with style():
        made = sheet(texts, _HEIGHT + _AXIS, **heads(frame.language))
        left, right = MARGIN + _LEFT, WIDTH - MARGIN
        axes = plot(made, left, right, made.top, made.bottom - _AXIS)
        low, high = _limits(data)
        axes.set_yscale("log")
        axes.set_ylim(low, high)
        axes.set_xlim(-_LEAD, end)
        places = ratio_ticks(low, high, 7)
        axis_ticks(axes, "y", places, tick_words(places, "ratio", frame.language))
        axes.axhline(1, color=INK, linewidth=1.4, zorder=1)
        for side, color, dots, middle in (
            ("claims", CLAIM, "#7FA6C9", -0.36),
            ("naive", GREY, OTHER, 0.12),
        ):
            mine = data[data["side"] == side]
            _draw_points(axes, mine[mine["what"] == "point"], middle + 0.17, dots)
            _draw_summaries(made, axes, mine[mine["what"] == "summary"], middle, color)
        _write_axis(made, data, frame, (left, right), end)
    return made.figure


def _names_room(frame: Frame) -> float:
    """Return the part of the axis that the names of the two sides of one bin take."""
    wide = (text_width(say(frame.language, f"horizon.{side}"), SMALL) for side in _SIDES)
    return (sum(wide) + 2 * _NAMES_GAP) / (WIDTH - 2 * MARGIN - _LEFT)


def _spread_bins(
    data: pd.DataFrame, bins: list[int], room: float
) -> tuple[dict[int, float], dict[int, float], float]:
    """Return the middle and the size of each bin, and where the axis ends.

    A bin of dots alone takes half the room, or one claim would leave half a picture empty, and
    more where its names need it: `room`, a part of the axis; where all are of dots, all are alike.
    """
    claims = data[(data["what"] == "summary") & (data["side"] == "claims")]
    counts = dict(zip(claims["bin"], claims["n"], strict=True))
    full = [counts[number] >= _ENOUGH for number in bins]
    wide, few = sum(full), len(full) - sum(full)
    least = room * (wide + _LEAD - 0.5) / max(1 - few * room, room)
    small = min(max(_SMALL_BIN, least), 1.0) if wide else 1.0
    sizes = {number: 1.0 if own else small for number, own in zip(bins, full, strict=True)}
    places, end = {}, -0.5
    for number in bins:
        places[number] = end + sizes[number] / 2
        end += sizes[number]
    return places, sizes, end


def _limits(data: pd.DataFrame) -> tuple[float, float]:
    """Return the ends of the ratio axis: the claims within, stray unchanged actuals beyond."""
    points = data[data["what"] == "point"]
    claims = points.loc[points["side"] == "claims", "ratio"].astype(float)
    return limits_around([*claims, 0.5, 1.6], margin=0.05)


def _beyond(data: pd.DataFrame) -> pd.Series:
    low, high = _limits(data)
    ratio = data["ratio"].astype(float)
    return (data["what"] == "point") & ((ratio < low) | (ratio > high))


def _draw_points(axes: Axes, points: pd.DataFrame, shift: float, color: str) -> None:
    """Scatter the points beside their bar; the golden ratio keeps neighbours apart every time."""
    order = points.groupby("bin").cumcount().to_numpy()
    spread = ((order * _GOLDEN) % 1 - 0.5) * 0.15
    room = points["size"].to_numpy(dtype=float)
    x = points["place"].to_numpy(dtype=float) + room * (shift + spread)
    ratio = points["ratio"].to_numpy(dtype=float)
    low, high = axes.get_ylim()
    for marker, here, size in (
        ("o", (ratio >= low) & (ratio <= high), 3.2),
        ("v", ratio < low, 4.5),
        ("^", ratio > high, 4.5),
    ):
        axes.plot(x[here], np.clip(ratio[here], low, high), marker=marker, linestyle="none",
                  color=color, markersize=size, markeredgewidth=0, clip_on=False)  # fmt: skip


def _draw_summaries(made: Sheet, axes: Axes, rows: pd.DataFrame, shift: float, color: str) -> None:
    box, (low, high) = axes.get_position(), np.log(axes.get_ylim())
    for row in records(rows[rows["n"] >= _ENOUGH]):
        x = row.place + row.size * shift
        axes.plot([x, x], [row.q10, row.q90], color=color, linewidth=1.4)
        axes.plot([x, x], [row.q25, row.q75], color=color, linewidth=5.5)
        axes.plot([x], [row.ratio], marker="o", markersize=7, markerfacecolor="white",
                  markeredgecolor=color, markeredgewidth=1.7)  # fmt: skip
        if row.side != "claims":
            continue
        part = (np.log(row.ratio) - low) / (high - low)
        y = (1 - (box.y0 + box.height * part)) * made.height
        first, last = axes.get_xlim()
        place = (box.x0 + box.width * (x - first) / (last - first)) * WIDTH
        words = _twice(row.ratio)
        write(
            made,
            place - 6,
            y + (-5 if row.ratio >= 1 else 11),
            words,
            size=SMALL,
            color=color,
            bold=True,
            align="right",
            halo=True,
        )


def _write_axis(
    made: Sheet, data: pd.DataFrame, frame: Frame, sides: tuple[float, float], end: float
) -> None:
    summaries = data[data["what"] == "summary"]
    counts = {(row.side, row.bin): int(row.n) for row in records(summaries)}
    width = (sides[1] - sides[0]) / (end + _LEAD)
    y = made.bottom - _AXIS
    for row in data.drop_duplicates("bin").to_dict("records"):
        number = row["bin"]
        middle = sides[0] + (row["place"] + _LEAD) * width
        years = say(frame.language, f"horizon.years.{number}")
        write(made, middle, y + 14, years, size=LABEL, color=INK, align="center")
        for side, part, color in (("claims", 0.22, CLAIM), ("naive", 0.72, GREY)):
            x = middle + (part - 0.5) * row["size"] * width
            name = say(frame.language, f"horizon.{side}")
            write(made, x, y + 27, name, size=SMALL, color=color, align="center")
            told = f"n = {counts[side, number]}"
            write(made, x, y + 38, told, size=SMALL, color=GREY, align="center")


def plan_horizon(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the one chart by distance, when a due claim can stand beside “no change”."""
    data = horizon_data(tables.claims, frame)
    if (data["what"] == "point").any():
        yield "", data


CHART = Chart(draw=draw_horizon, plan=plan_horizon)
