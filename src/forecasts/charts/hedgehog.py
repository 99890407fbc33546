"""Hedgehog: what growth does each claim need against the record?"""

from dataclasses import dataclass
from math import exp, isfinite, log, sqrt
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from forecasts.charts.amounts import add_amounts, claimant_names, records, worded
from forecasts.charts.fonts import shorten, text_width
from forecasts.charts.frame import Frame, Picture, Texts
from forecasts.charts.known import known_actuals
from forecasts.charts.layout import (
    MARGIN,
    Sheet,
    axis_ticks,
    plot,
    sheet,
    spread_apart,
    tick_room,
    write,
)
from forecasts.charts.scale import limits_around, linear_ticks, log_ticks, tick_words
from forecasts.charts.style import CLAIM, GREY, INK, LABEL, OTHER, SHADE, SMALL, WIDTH, style
from forecasts.charts.wording import amount, in_sentence
from forecasts.charts.words import heads, say, source_words, unit_words

__all__ = ["draw_hedgehog", "hedgehog_data", "hedgehog_texts"]

_MOST_LABELLED = 9
_RECORD = 10
_LABELS, _BLOCK, _AXIS = 138.0, 23.0, 18.0
_LEAST_HEIGHT = 215.0
_RUNS_AWAY = 3.0


def year_of(day: pd.Timestamp) -> float:
    """Return a date on an axis where a whole year's figure stands at that year: its last day."""
    return float(day.year + (day.dayofyear / (366 if day.is_leap_year else 365)) - 1)


def hedgehog_data(claims: pd.DataFrame, frame: Frame, *, actuals: pd.DataFrame) -> pd.DataFrame:
    """Compute the record, its trend carried on, and a line per claim.

    Args:
        claims: Normalised claims about one series, in one unit.
        frame: As-of date, currency, language.
        actuals: Actuals table.

    Returns:
        Rows `what` = `actual` (`year`, `amount`), `trend` (with `low` and `high`, one standard
        deviation of yearly growth, compounded) and `claim` (`start`, `start_amount`: the last
        actual known at its publication; `year`, `amount`, `growth` a year needed, `who`,
        `stated`, `worded`, `side`, `open`), the latest claim last; each with `record`, the mean
        yearly growth, `since`, `series`, `vintage`, `unit`, `subject`, `region`, `measure`. Empty
        where fewer than three years are known, or nothing was when the claims were made.
    """
    table = add_amounts(claims, frame)
    table = table[table["amount"] > 0].sort_values(["stated", "amount", "claim_id"])
    unit = str(table["unit_drawn"].iloc[0]) if len(table) else ""
    known = known_actuals(actuals, table, unit, frame)
    known = known[known["drawn"] > 0]
    latest = known.drop_duplicates("period_end", keep="last")
    if len(latest) < 3:
        return pd.DataFrame()
    rows: list[dict[str, Any]] = [
        {
            "what": "actual",
            "year": year_of(row.period_end),
            "amount": row.drawn,
            "label": row.period,
        }
        for row in records(latest)
    ]
    pace = _pace(rows)
    table["who"] = claimant_names(table)
    lines = [_line(row, known, frame) for _, row in table.iterrows()]
    horizon = max(float(line["year"]) for line in lines)
    rows += _trend(rows[-1], pace, horizon)
    data = pd.DataFrame(rows + lines)
    for column in ("start", "start_amount", "growth"):
        data[column] = data.get(column, np.nan)
    if data["growth"].isna().all():
        return pd.DataFrame()
    first = table.iloc[0]
    return data.assign(
        record=exp(pace.mean) - 1,
        since=pace.since,
        series=latest["series"].iloc[0],
        vintage=str(pd.Timestamp(latest["published_on"].max()).date()),
        unit=unit,
        subject=first["subject"],
        region=first["region"],
        measure=first["measure"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pace:
    """Mean and standard deviation of the yearly log changes, and the year they count from."""

    mean: float
    spread: float
    since: str


def _pace(rows: list[dict[str, Any]]) -> _Pace:
    kept = rows[-_RECORD - 1 :]
    years = np.array([row["year"] for row in kept])
    logs = np.log([row["amount"] for row in kept])
    changes = np.diff(logs) / np.diff(years)
    return _Pace(
        mean=float((logs[-1] - logs[0]) / (years[-1] - years[0])),
        spread=float(changes.std(ddof=1)),
        since=str(kept[0]["label"]),
    )


def _trend(last: dict[str, Any], pace: _Pace, until: float) -> list[dict[str, Any]]:
    rows = []
    for step in np.linspace(0, max(until - last["year"], 0.0), 13):
        middle, half = pace.mean * step, pace.spread * sqrt(step)
        rows.append(
            {
                "what": "trend",
                "year": last["year"] + float(step),
                "amount": last["amount"] * exp(middle),
                "low": last["amount"] * exp(middle - half),
                "high": last["amount"] * exp(middle + half),
            }
        )
    return rows


def _line(row: pd.Series, known: pd.DataFrame, frame: Frame) -> dict[str, Any]:
    then = known[known["published_on"] <= row["stated"]]
    end = year_of(row["target_end"])
    line: dict[str, Any] = {
        "what": "claim",
        "claim_id": row["claim_id"],
        "who": row["who"],
        "stated": row["stated"].year,
        "year": end,
        "amount": float(row["amount"]),
        "worded": worded(row, frame),
        "short": worded(row, frame, counted=False),
        "side": {"above": "up", "up-to": "down"}.get(str(row["hedge"]), ""),
        "open": pd.Timestamp(frame.as_of) <= row["target_end"],
    }
    if then.empty:
        return line
    newest = then.sort_values(["period_end", "published_on"]).iloc[-1]
    start, base = year_of(newest["period_end"]), float(newest["drawn"])
    if end - start < 0.5:
        return line
    growth = exp(log(line["amount"] / base) / (end - start)) - 1
    return {**line, "start": start, "start_amount": base, "growth": growth}


def hedgehog_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a hedgehog chart from its data."""
    language, first = frame.language, data.iloc[0]
    claims = data[data["what"] == "claim"]
    record = _yearly(float(first["record"]))
    title = _title(claims, record, frame)
    rows = [
        say(
            language,
            "hedgehog.alt.row",
            who=row.who,
            stated=int(row.stated),
            value=row.worded,
            year=f"{row.year:.0f}",
            growth=_growth(row.growth, frame),
        )
        for row in records(claims.tail(12))
    ]
    last = data[data["what"] == "actual"].iloc[-1]["label"]
    notes = [
        say(language, "hedgehog.note.lines"),
        say(language, "hedgehog.note.trend", since=first["since"], last=last, record=record),
    ]
    if (claims["side"] != "").any():
        notes.append(say(language, "hedgehog.note.sides"))
    if len(claims) > _MOST_LABELLED:
        notes.append(say(language, "hedgehog.note.more", number=len(claims) - _MOST_LABELLED))
    return Texts(
        title=title,
        subtitle=say(
            language,
            "hedgehog.subtitle",
            subject=frame.name(first["subject"]),
            region=frame.name(first["region"]),
            measure=in_sentence(frame.name(first["measure"])),
            unit=unit_words(str(first["unit"]), frame),
        ),
        note=(" " if language == "en" else "").join(notes),
        source=source_words(frame, str(first["series"]), str(first["vintage"])),
        alt=say(
            language,
            "hedgehog.alt",
            title=title,
            rows=(" " if language == "en" else "").join(rows),
        ),
    )


def _title(claims: pd.DataFrame, record: str, frame: Frame) -> str:
    language = frame.language
    known = claims[claims["growth"].notna()]
    to_come = known[known["open"].astype(bool)]
    if len(to_come):
        claim = to_come.iloc[-1]
        return say(
            language,
            "hedgehog.title.open",
            value=claim["worded"],
            year=f"{claim['year']:.0f}",
            growth=_yearly(float(claim["growth"])),
            record=record,
        )
    low, high = _yearly(float(known["growth"].min())), _yearly(float(known["growth"].max()))
    key = "hedgehog.title.same" if low == high else "hedgehog.title.due"
    return say(language, key, low=low, high=high, record=record)


def _label(row: Any, frame: Frame) -> str:  # noqa: ANN401 - a row of `records`
    """Say what a claim says, and the growth it needed where an actual was known."""
    words = {"value": row.short, "year": f"{row.year:.0f}"}
    if not isfinite(row.growth):
        return say(frame.language, "hedgehog.label.bare", **words)
    return say(frame.language, "hedgehog.label", growth=_growth(row.growth, frame), **words)


def _yearly(growth: float) -> str:
    """Write a growth rate: whole per cent, a decimal below ten."""
    words = f"{100 * growth:.{1 if abs(growth) < 0.0995 else 0}f}"
    plain = words.rstrip("0").rstrip(".") if "." in words else words
    return f"{'0' if plain in ('-0', '') else plain.replace('-', '−')}%"


def _growth(growth: float, frame: Frame) -> str:
    if not isfinite(growth):
        return say(frame.language, "hedgehog.growth.unknown")
    return say(frame.language, "hedgehog.growth", percent=_yearly(growth))


def draw_hedgehog(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw the record and the claims that start from it.

    Args:
        data: From `hedgehog_data`.
        frame: As given to `hedgehog_data`.
        page: There is only one.
    """
    del page
    claims = data[data["what"] == "claim"]
    labelled = claims.tail(_MOST_LABELLED)
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
        _label_actual(made, axes, data, unit, frame)
        _label_claims(made, axes, data, labelled, right, unit, frame)
    return made.figure


def _shown(data: pd.DataFrame) -> list[float]:
    """Return the values that the axis must hold; a trend that runs away may leave at the top."""
    trend = data["what"] == "trend"
    kept = data.loc[~trend, ["amount", "start_amount"]].to_numpy(dtype=float).ravel()
    values = [float(value) for value in kept if value > 0]
    most, least = _RUNS_AWAY * max(values), min(values) / _RUNS_AWAY
    return values + [float(value) for value in data.loc[trend, "amount"] if least < value < most]


def _draw_lines(axes: Axes, data: pd.DataFrame) -> None:
    actual, trend = data[data["what"] == "actual"], data[data["what"] == "trend"]
    claims = data[data["what"] == "claim"]
    axes.axvspan(actual["year"].iloc[-1], axes.get_xlim()[1], color=SHADE, linewidth=0, zorder=0)
    x = trend["year"].to_numpy()
    axes.fill_between(x, trend["low"].to_numpy(), trend["high"].to_numpy(), color="#E1E4E8",
                      linewidth=0, zorder=1)  # fmt: skip
    dashes = (0, (3, 2))
    axes.plot(x, trend["amount"].to_numpy(), color=INK, linewidth=1.2, linestyle=dashes, zorder=2)
    newest = claims.index[-1]
    for index, row in claims.iterrows():
        chosen = index == newest
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
    axes.plot(actual["year"].to_numpy()[-1:], actual["amount"].to_numpy()[-1:], color=INK, marker="o",
              markersize=6.5, markeredgewidth=0, zorder=6)  # fmt: skip


def _point(made: Sheet, axes: Axes, year: float, value: float) -> tuple[float, float]:
    """Return where a value lies, in points from the left and the top of the sheet."""
    box, (first, last) = axes.get_position(), axes.get_xlim()
    low, high = axes.get_ylim()
    part = min(max(log(value / low) / log(high / low), 0.0), 1.0)
    x = (box.x0 + box.width * (year - first) / (last - first)) * WIDTH
    return x, (1 - box.y0 - box.height * part) * made.height


def _label_actual(made: Sheet, axes: Axes, data: pd.DataFrame, unit: str, frame: Frame) -> None:
    last = data[data["what"] == "actual"].iloc[-1]
    x, y = _point(made, axes, float(last["year"]), float(last["amount"]))
    words = say(
        frame.language,
        "actual.at",
        period=last["label"],
        value=amount(float(last["amount"]), unit, frame.language),
    )
    words = words[:1].upper() + words[1:]
    left = axes.get_position().x0 * WIDTH
    x = max(x - 8, left + text_width(words, LABEL, bold=True) + 2)
    write(made, x, y - 9, words, bold=True, align="right", halo=True)


def _label_claims(
    made: Sheet,
    axes: Axes,
    data: pd.DataFrame,
    labelled: pd.DataFrame,
    right: float,
    unit: str,
    frame: Frame,
) -> None:
    """Write a label per claim at the right, moved apart, with a line to its mark."""
    trend = data[data["what"] == "trend"].iloc[-1]
    newest = labelled.index[-1]
    blocks = [
        (
            _point(made, axes, row.year, row.amount),
            (row.who, f", {int(row.stated)}"),
            _label(row, frame),
            CLAIM if row.Index == newest else GREY,
            row.Index == newest,
        )
        for row in records(labelled)
    ]
    value = amount(float(trend["amount"]), unit, frame.language)
    told = say(frame.language, "hedgehog.trend", value=value)
    pace = say(frame.language, "hedgehog.pace", percent=_yearly(float(data["record"].iloc[0])))
    place = _point(made, axes, float(trend["year"]), float(trend["amount"]))
    blocks.append((place, (told, ""), pace, INK, False))
    wanted = [point[1] for point, *_ in blocks]
    places = spread_apart(wanted, _BLOCK, made.top + 4, made.bottom - _AXIS - 8)
    x = right + 16
    for (point, head, detail, color, bold), y in zip(blocks, places, strict=True):
        start = (point[0] + 5, right + 13)
        line = np.array([[start[0], point[1]], [start[1], y - 1]])
        axes.plot(line[:, 0] / WIDTH, 1 - line[:, 1] / made.height, color=color, linewidth=0.6,
                  transform=made.figure.transFigure, clip_on=False)  # fmt: skip
        room = _LABELS - text_width(head[1], SMALL, bold=bold)
        name = shorten(head[0], room, SMALL, bold=bold)[0]
        write(made, x, y + 1.5, name + head[1], size=SMALL, color=color, bold=bold)
        write(made, x, y + 11, detail, size=7.5, color=color)
