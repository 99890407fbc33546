"""Editions: what was said on one stage, time after time, and what came of it."""

from collections.abc import Iterator
from math import isfinite, nan
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from forecasts.charts.catalogue.ladder.panel import ARROW, draw_marks, linear_limits
from forecasts.charts.catalogue.ladder.rows import is_log
from forecasts.charts.facts.amounts import add_amounts, claimant_names, records, worded
from forecasts.charts.facts.levels import level_claims
from forecasts.charts.frame import ROWS_PER_PAGE, Frame, Picture, Texts
from forecasts.charts.jobs import Chart, Tables
from forecasts.charts.sheet.fonts import text_width
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
from forecasts.charts.sheet.style import GREY, GRID, INK, LABEL, SMALL, WIDTH, style
from forecasts.charts.words import heads, paged, scale_words, source_words, unit_words
from forecasts.words import say, sentences
from forecasts.words.amounts import amount, common_noun, count, day, period_words

__all__ = ["CHART", "draw_editions", "editions_data", "editions_texts", "plan_editions"]

NOT_YET = "not yet stated"
_SIDES = {"above": "up", "up-to": "down"}
_BANDS = {"range": "range", "scale": "scale"}
_DECIDED = ("hit", "reached", "near", "miss", "not reached")
_HEADER, _AXIS, _GAP = 16.0, 18.0, 12.0
_LEFT, _RIGHT = 150.0, 110.0


def editions_data(claims: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Compute a row per claim of one event, in the order in which they were said.

    Args:
        claims: Normalised claims of one event series on one subject, measure, region and unit.
        frame: Currency and language.

    Returns:
        `page`, `claim_id`, `event`, `edition`, `period`, `who`, `amount`, `low`, `high` (ends of
        the bar), `came` (the outcome in the unit drawn, not a number where none is known), `side`
        (`up`, `down`, ``), `band` (`range`, `scale`, ``), `normalised`, `verdict`, `subject`,
        `region`, `measure`, `unit`.
    """
    table = add_amounts(claims, frame)
    table["who"] = claimant_names(table, frame.language)
    table = table.sort_values(["stated", "target_end", "claim_id"], kind="stable")
    data = pd.DataFrame([_row(row, frame) for _, row in table.iterrows()])
    data.insert(0, "page", np.arange(len(data)) // ROWS_PER_PAGE + 1)
    return data


def _row(row: pd.Series, frame: Frame) -> dict[str, Any]:
    event, _, edition = str(row["event"]).partition("/")
    band = _BANDS.get(str(row["hedge"]), "")
    value = float(row["value"])
    return {
        "claim_id": row["claim_id"],
        "event": event,
        "edition": edition,
        "period": row["target_period"],
        "who": row["who"],
        "amount": float(row["amount"]),
        "low": float({"range": row["said_low"], "scale": row["amount_low"]}.get(band, nan)),
        "high": float({"range": row["said_high"], "scale": row["amount_high"]}.get(band, nan)),
        "came": float(row["actual"]) * (float(row["amount"]) / value if value else 1.0),
        "side": _SIDES.get(str(row["hedge"]), ""),
        "band": band,
        "normalised": worded(row, frame),
        "verdict": row["verdict"],
        "subject": row["subject"],
        "region": row["region"],
        "measure": row["measure"],
        "unit": row["unit_drawn"],
    }


def editions_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a picture of editions from its data."""
    language, first = frame.language, data.iloc[0]
    log = is_log(data)
    title = _title(data, frame)
    subtitle = say(
        language,
        "editions.subtitle",
        subject=frame.name(first["subject"]),
        region=frame.name(first["region"]),
        measure=common_noun(frame.name(first["measure"]), language),
        unit=unit_words(str(first["unit"]), frame),
        scale=scale_words(frame, log=log),
    )
    rows = [
        say(
            language,
            "editions.alt.row" if isfinite(row.came) else "editions.alt.open",
            edition=row.edition,
            period=row.period,
            value=row.normalised,
            came=_came(row, frame),
        )
        for row in records(data)
    ]
    told = {
        "ladder.note.dot": True,
        "ladder.note.hollow": (data["band"] != "").any(),
        "ladder.note.range": (data["band"] == "range").any(),
        "ladder.note.scale": (data["band"] == "scale").any(),
        "ladder.note.arrow": (data["side"] != "").any(),
        "editions.note.came": data["came"].notna().any(),
    }
    when = day(frame.as_of, language)
    return Texts(
        title=title,
        subtitle=subtitle[:1].upper() + subtitle[1:],
        note=sentences(language, [say(language, key, day=when) for key in told if told[key]]),
        source=source_words(frame),
        alt=say(language, "editions.alt", title=title, rows=sentences(language, rows)),
    )


def _title(data: pd.DataFrame, frame: Frame) -> str:
    """Say how the claims fared or, while none has a verdict, what was said first and last."""
    language, first, last = frame.language, data.iloc[0], data.iloc[-1]
    event = frame.name(f"{first['event']}/").rstrip("/")
    decided = data[data["verdict"].isin(_DECIDED)]
    if len(decided):
        held = int(decided["verdict"].isin(["hit", "reached"]).sum())
        key = "editions.title.one" if len(decided) == 1 else "editions.title.decided"
        return say(
            language,
            key,
            event=event,
            number=count(len(decided), language),
            held=count(held, language),
        )
    key = "editions.title.same" if len(set(data["period"])) == 1 else "editions.title.run"
    facts = {
        "first": say(
            language, "editions.said", edition=first["edition"], value=first["normalised"]
        ),
        "last": say(language, "editions.said", edition=last["edition"], value=last["normalised"]),
    }
    return say(
        language, key, event=event, period=period_words(str(first["period"]), language), **facts
    )


def _came(row: Any, frame: Frame) -> str:  # noqa: ANN401  a row of `records`
    if not isfinite(row.came):
        return ""
    return amount(float(row.came), str(row.unit), frame.language, figures=4)


def draw_editions(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw one page of editions.

    Args:
        data: From `editions_data`.
        frame: As given to `editions_data`.
        page: From 1; a page holds 25 claims.
    """
    claims = data[data["page"] == page].reset_index(drop=True)
    language = frame.language
    with style():
        labels, details = [], []
        for row in records(claims):
            period = period_words(str(row.period), language)
            about = say(language, "editions.about", edition=row.edition, period=period)
            labels.append(balance(about, _LEFT, LABEL))
            details.append(balance(str(row.who), _LEFT, SMALL))
        head = text_width(say(language, "editions.head.left"), SMALL)
        widths = [text_width(line, LABEL) for label in labels for line in label]
        widths += [text_width(line, SMALL) for detail in details for line in detail]
        left = min(_LEFT, max(*widths, head))
        deep = [len(label) + len(detail) - 2 for label, detail in zip(labels, details, strict=True)]
        edges = np.cumsum([0.0, *(26.0 + 10.5 * lines for lines in deep)])
        made = sheet(
            paged(editions_texts(data, frame), data, page, frame),
            _HEADER + edges[-1] + _AXIS,
            **heads(language),
        )
        edges += made.top + _HEADER
        right = WIDTH - MARGIN - _RIGHT
        for label, detail, edge in zip(labels, details, edges[:-1], strict=True):
            below = write_lines(made, MARGIN, edge + 11, label, 10.5)
            write_lines(made, MARGIN, below - 0.5, detail, 9.5, size=SMALL, color=GREY)
        _write_right(made, claims, frame, edges, right)
        axes = plot(made, MARGIN + left + _GAP, right - _GAP, edges[0], edges[-1])
        _draw(axes, data, claims, edges, frame)
    return made.figure


def _write_right(
    made: Sheet, claims: pd.DataFrame, frame: Frame, edges: np.ndarray, right: float
) -> None:
    language = frame.language
    for key, x in (("editions.head.left", MARGIN), ("editions.head.right", right)):
        write(made, x, made.top + 8, say(language, key), size=SMALL, color=GREY)
    for row, edge in zip(records(claims), edges[:-1], strict=True):
        write(made, right, edge + 11, row.normalised, bold=True)
        came = _came(row, frame)
        words = say(language, "editions.came", came=came) if came else ""
        write(made, right, edge + 21, words, size=SMALL, color=GREY)


def _draw(
    axes: Axes, data: pd.DataFrame, claims: pd.DataFrame, edges: np.ndarray, frame: Frame
) -> None:
    log = is_log(data) and bool((data["came"].dropna() > 0).all())
    ends = data[["amount", "low", "high", "came"]].to_numpy(dtype=float).ravel()
    values = [float(end) for end in ends if isfinite(end) and (end > 0 or not log)]
    share = (ARROW + 5) / (axes.get_position().width * WIDTH)
    margin = 0.1 if (data["side"] == "").all() else max(share / (1 - 2 * share), 0.1)
    low, high = limits_around(values, margin=margin) if log else linear_limits(values, margin)
    if log:
        axes.set_xscale("log")
    axes.set_xlim(low, high)
    axes.set_ylim(edges[-1], edges[0])
    value_ticks(axes, str(data["unit"].iloc[0]), frame.language, log=log)
    lines = [[(low, y), (high, y)] for y in edges[1:-1]]
    axes.add_collection(LineCollection(lines, colors=GRID, linewidths=0.6), autolim=False)
    middle = (edges[1:] + edges[:-1]) / 2
    came = [
        [(float(row.came), y - 7), (float(row.came), y + 7)]
        for row, y in zip(records(claims), middle, strict=True)
        if isfinite(row.came)
    ]
    draw_marks(axes, claims, middle, (low, high), log=log)
    axes.add_collection(LineCollection(came, colors=INK, linewidths=2.2, zorder=3), autolim=False)


def plan_editions(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a chart per event and thing that two of its editions or more spoke of."""
    table = level_claims(tables, frame)
    table = table[table["event"].str.contains("/", regex=False) & (table["status"] != NOT_YET)]
    table = table.assign(stage=table["event"].str.split("/").str[0])
    for key, group in table.groupby(["stage", "subject", "measure", "region", "unit_drawn"]):
        if len(set(group["event"])) > 1:
            yield " ".join(str(part) for part in key[:4]), editions_data(group, frame)


CHART = Chart(draw=draw_editions, plan=plan_editions)
