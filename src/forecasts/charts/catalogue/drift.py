"""Drift: do the claims for one target year move?"""

import re
from collections.abc import Iterator
from math import inf
from typing import Any

import numpy as np
import pandas as pd
import textalloc
from matplotlib.axes import Axes

from forecasts.charts.facts.amounts import (
    add_amounts,
    claimant_names,
    records,
    stated_words,
    worded,
)
from forecasts.charts.facts.known import known_actuals
from forecasts.charts.facts.levels import FEWEST_MOVING, PLACE, level_claims
from forecasts.charts.frame import Frame, Picture, Texts
from forecasts.charts.jobs import Chart, Tables
from forecasts.charts.sheet.fonts import drawable, shorten
from forecasts.charts.sheet.layout import MARGIN, Sheet, axis_ticks, plot, sheet, tick_room, write
from forecasts.charts.sheet.scale import limits_around, linear_ticks, log_ticks, tick_words
from forecasts.charts.sheet.style import CLAIM, GREY, INK, SMALL, WIDTH, style
from forecasts.charts.words import heads, scale_words, source_words, unit_words
from forecasts.comparing.rated import RATED
from forecasts.words import say, sentences
from forecasts.words.amounts import amount, common_noun, count, period_words, signed_percent

__all__ = ["CHART", "draw_drift", "drift_data", "drift_texts", "plan_drift"]

_FEWEST_DAYS = 3
_HEIGHT, _AXIS, _RIGHT = 215.0, 18.0, 84.0
_NAME = 92.0
_MOST_LABELLED = 14
_SAME, _ENOUGH = 1.05, 3
_NO_POINT = ("above", "up-to", "scale")


def _date_of(day: pd.Timestamp) -> float:
    """Return a date as a year with a fraction."""
    return float(day.year + (day.day_of_year - 1) / 365.25)


def drift_data(claims: pd.DataFrame, frame: Frame, *, actuals: pd.DataFrame) -> pd.DataFrame:
    """Compute a mark per claim by its date, and the actual known at each date.

    Args:
        claims: Normalised claims about one measure, region and target, in one unit.
        frame: As-of date, currency, language.
        actuals: Actuals table.

    Returns:
        Rows `what` = `claim` (`claim_id`, `who`, `when` as a year with a fraction, `told`,
        `amount`, `worded`, `side`, `copy`, `point` (a number was forecast: no bound, magnitude,
        target or scenario), `before`: the claim it is joined to, of the same unit, price base
        and kind) in the order of their dates, and `actual` (`when` it was published, `amount`,
        `told`: its period, `estimate`), with `subject`, `region`, `measure`, `year`, `unit`,
        `series`, `vintage`.
    """
    table = add_amounts(claims, frame)
    table["who"] = claimant_names(table, frame.language)
    table = table[table["amount"] > 0].sort_values(["stated", "claim_id"])
    previous: dict[tuple[str, ...], dict[str, Any]] = {}
    rows: list[dict[str, Any]] = []
    for _, row in table.iterrows():
        copy = bool(str(row["relays"]).strip())
        rows.append(
            {
                "what": "claim",
                "claim_id": row["claim_id"],
                "who": row["who"],
                "when": _date_of(row["stated"]),
                "told": stated_words(row["stated"], str(row["stated_precision"])),
                "amount": float(row["amount"]),
                "worded": worded(row, frame),
                "short": worded(row, frame, counted=False),
                "side": {"above": "up", "up-to": "down"}.get(str(row["hedge"]), ""),
                "copy": copy,
                "point": row["modality"] in RATED and row["hedge"] not in _NO_POINT,
                "before": "",
            }
        )
        if copy:
            continue
        bound = rows[-1]["side"]
        one = (row["who"], row["unit"], row["price_basis"], row["kind"], row["modality"], bound)
        if one in previous and previous[one]["when"] < rows[-1]["when"]:
            rows[-1]["before"] = previous[one]["claim_id"]
        previous[one] = rows[-1]
    unit = str(table["unit_drawn"].iloc[0])
    known = known_actuals(actuals, table, unit, frame)
    rows += _steps(known)
    first = table.iloc[0]
    return pd.DataFrame(rows).assign(
        subject=first["subject"],
        region=first["region"],
        measure=first["measure"],
        year=first["target_period"],
        unit=unit,
        series=known["series"].iloc[0] if len(known) else "",
        vintage=str(pd.Timestamp(known["published_on"].max()).date()) if len(known) else "",
    )


def _steps(known: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what the newest figure of the latest year was, from each publication on."""
    rows: list[dict[str, Any]] = []
    latest = pd.Timestamp.min
    for row in records(known.sort_values(["published_on", "period_end"], kind="stable")):
        if row.period_end < latest:
            continue
        latest = row.period_end
        step = {
            "what": "actual",
            "when": _date_of(row.published_on),
            "amount": float(row.drawn),
            "told": row.period,
            "estimate": row.release == "estimate",
        }
        if rows and rows[-1]["when"] == step["when"]:
            rows[-1] = step
        else:
            rows.append(step)
    return rows


def drift_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a drift chart from its data."""
    language, first = frame.language, data.iloc[0]
    claims = data[data["what"] == "claim"]
    title, halves = _title(claims, first, frame)
    rows = [
        say(language, "drift.alt.row", who=row.who, when=row.told, value=row.worded)
        for row in records(claims.tail(12))
    ]
    notes = [say(language, "drift.note.lines")]
    if (claims["side"] != "").any():
        notes.append(say(language, "hedgehog.note.sides"))
    if halves:
        notes.append(say(language, "drift.note.median"))
    if (data["what"] == "actual").any():
        notes.append(say(language, "drift.note.actual"))
    return Texts(
        title=title,
        subtitle=say(
            language,
            "drift.subtitle",
            subject=frame.name(first["subject"]),
            region=frame.name(first["region"]),
            measure=common_noun(frame.name(first["measure"]), language),
            year=first["year"],
            unit=unit_words(str(first["unit"]), frame),
            scale=scale_words(frame, log=True),
        ),
        note=sentences(language, notes),
        source=source_words(frame, str(first["series"]), str(first["vintage"])),
        alt=say(
            language,
            "drift.alt",
            scale=scale_words(frame, log=True),
            title=title,
            rows=sentences(language, rows),
        ),
    )


def _title(claims: pd.DataFrame, head: pd.Series, frame: Frame) -> tuple[str, bool]:
    """Compare the numbers forecast before and after the middle of their dates, none told again."""
    language = frame.language
    about = {"subject": frame.name(head["subject"]), "year": head["year"]}
    own = claims[~claims["copy"].astype(bool)]
    first, last = int(own["when"].min()), int(own["when"].max())
    points = own[own["point"].astype(bool)]
    middle = int(points["when"].median()) if len(points) else first
    # The year of the middle date, or the next where that leaves enough on both sides.
    for since in (middle, middle + 1):
        before, after = points[points["when"] < since], points[points["when"] >= since]
        if len(before) >= _ENOUGH <= len(after):
            break
    if len(before) < _ENOUGH or len(after) < _ENOUGH:
        ordered = own.sort_values("amount", kind="stable")
        counts = {
            "count": count(len(own), language),
            "low": ordered["short"].iloc[0],  # a bound with its sign
            "high": ordered["short"].iloc[-1],
        }
        return say(language, "drift.title.few", since=first, last=last, **about, **counts), False
    ratio = float(after["amount"].median() / before["amount"].median())
    if 1 / _SAME < ratio < _SAME:
        return say(language, "drift.title.still", since=since, **about), True
    if ratio >= 1.95:
        change = say(language, "drift.change.up", factor=f"{ratio:.2g}")
    else:
        key = "drift.change.more" if ratio > 1 else "drift.change.less"
        change = say(language, key, percent=signed_percent(abs(ratio - 1), language).lstrip("+"))
    return say(language, "drift.title.moved", since=since, change=change, **about), True


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
        until = min(_date_of(pd.Timestamp(frame.as_of)), settled)
        steps = steps[steps["when"] <= until]
        first = float(claims["when"].min())
        shown = steps[steps["when"] >= first - 1.5]
        shown = steps.tail(1) if shown.empty else shown
        low, high = limits_around([*claims["amount"], *shown["amount"]], margin=0.1)
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
            _draw_steps(made, axes, shown, until, unit, frame)
        _draw_claims(axes, claims)
        _label_claims(axes, claims, shown, until)
    return made.figure


def _settled(period: str, claims: pd.DataFrame, steps: pd.DataFrame) -> float:
    """Return when the target's outcome is out, or the last claim if that is later."""
    own = steps.loc[steps["told"] == period, "when"]
    digits = re.findall(r"\d{4}", period)
    target = float(digits[-1]) + 1.6 if digits else inf
    found = float(own.iloc[0]) if len(own) else 0.0
    return max(target, float(claims["when"].max()) + 0.1, found + 0.1)


def _draw_steps(
    made: Sheet, axes: Axes, steps: pd.DataFrame, until: float, unit: str, frame: Frame
) -> None:
    when = [*steps["when"], until]
    values = [*steps["amount"], float(steps["amount"].iloc[-1])]
    axes.plot(when, values, drawstyle="steps-post", color=INK, linewidth=2.0, zorder=2)
    box, (low, high) = axes.get_position(), np.log(axes.get_ylim())
    part = (np.log(values[-1]) - low) / (high - low)
    y = (1 - box.y0 - box.height * part) * made.height
    value = amount(values[-1], unit, frame.language)
    last = steps.iloc[-1]
    key = "actual.estimate" if last["estimate"] else "drift.latest"
    period = period_words(str(last["told"]), frame.language)
    told = say(frame.language, key, value=value, period=period)
    told = told[:1].upper() + told[1:]
    cut = told.find(value)
    head, tail = told[:cut].strip(), told[cut:]
    write(made, box.x1 * WIDTH + 5, y - 1, head, size=SMALL, color=INK)
    write(made, box.x1 * WIDTH + 5, y + 9.5, tail, size=SMALL, color=INK, bold=True)


def _draw_claims(axes: Axes, claims: pd.DataFrame) -> None:
    places = {row.claim_id: (row.when, row.amount) for row in records(claims)}
    for row in records(claims):
        if row.before in places:
            start = places[row.before]
            axes.plot(
                [start[0], row.when], [start[1], row.amount], color=CLAIM, linewidth=1.2, zorder=3
            )
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


def _label_claims(axes: Axes, claims: pd.DataFrame, steps: pd.DataFrame, until: float) -> None:
    """Name the end of each line and each mark without one, the latest fourteen, where is room."""
    last = claims[~claims["claim_id"].isin(claims["before"])].tail(_MOST_LABELLED)
    texts = [f"{drawable(shorten(row.who, _NAME, SMALL)[0])} {row.short}" for row in records(last)]
    lines_x, lines_y = [], []
    if len(steps):
        lines_x.append(np.repeat([*steps["when"], until], 2)[1:])
        lines_y.append(np.repeat([*steps["amount"], steps["amount"].iloc[-1]], 2)[:-1])
    for row in records(claims[claims["before"] != ""]):
        start = claims[claims["claim_id"] == row.before].iloc[0]
        lines_x.append(np.array([start["when"], row.when]))
        lines_y.append(np.array([start["amount"], row.amount]))
    lines: dict[str, Any] = {"x_lines": lines_x, "y_lines": lines_y} if lines_x else {}
    textalloc.allocate(
        axes,
        last["when"].to_list(),
        last["amount"].to_list(),
        texts,
        x_scatter=claims["when"].to_list(),
        y_scatter=claims["amount"].to_list(),
        **lines,
        textsize=SMALL,
        textcolor=GREY,
        linecolor=GREY,
        linewidth=0.5,
        min_distance=0.012,
        max_distance=0.14,
        avoid_label_lines_overlap=True,
        avoid_crossing_label_lines=True,
        draw_all=False,
        nbr_candidates=60,
        margin=0.006,
        zorder=6,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.85},
    )


def plan_drift(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a chart per subject, measure, region and year with four claims made on three days."""
    table = level_claims(tables, frame)
    table = table[table["amount"] > 0]
    for key, group in table.groupby(["subject", *PLACE], sort=True):
        if len(group) < FEWEST_MOVING or group["stated"].nunique() < _FEWEST_DAYS:
            continue
        words = " ".join(str(part) for part in key[:4])
        yield words, drift_data(group, frame, actuals=tables.actuals)


CHART = Chart(draw=draw_drift, plan=plan_drift)
