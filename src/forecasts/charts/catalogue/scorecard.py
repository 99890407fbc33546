"""Scorecard: who was right?"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from forecasts.charts.facts.amounts import claimant_names, records
from forecasts.charts.facts.due import FEW, MARKS, TO_COME, due_claims
from forecasts.charts.frame import ROWS_PER_PAGE, Frame, Picture, Texts
from forecasts.charts.jobs import Chart, Tables
from forecasts.charts.sheet.fonts import text_width
from forecasts.charts.sheet.layout import MARGIN, Sheet, balance, plot, sheet, value_ticks, write
from forecasts.charts.sheet.scale import limits_around
from forecasts.charts.sheet.style import (
    GREY,
    GRID,
    HIGH,
    INK,
    LABEL,
    LOW_TEXT,
    OTHER,
    SMALL,
    WIDTH,
    style,
)
from forecasts.charts.words import heads, paged, source_words
from forecasts.comparing.paired import measure_pairs
from forecasts.words import say, sentences, tell
from forecasts.words.amounts import count, percent

__all__ = ["CHART", "draw_scorecard", "plan_scorecard", "scorecard_data", "scorecard_texts"]

_COLUMNS = ("within", "high", "low", "to_come", "baseline")
_LEFT, _COLUMN, _LAST = 128.0, 36.0, 58.0
_HEADER, _AXIS, _GAP = 26.0, 18.0, 6.0
_STEP, _MOST_DEEP = 6.5, 60.0


def scorecard_data(comparison: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Compute a row per claimant with due claims, and a mark per due claim.

    Claimants stand in the order of how many due claims they have, then of their names: never of
    how well they did, which a few claims cannot tell.

    Args:
        comparison: Comparison table.
        frame: Language.

    Returns:
        `page`, `row` (from 0), `what` (`claimant`, `claim`), `who`; for a claim `claim_id`,
        `ratio`, `mark` and `point` (a value, no bound); for a claimant `within`, `high`, `low`,
        `to_come`, `baseline` (how many of its claims the half-trend baseline would have hit),
        `paired` (how many of the same the claimant hit), `baselines` (of how many) and `median`
        (not a number under five values).
    """
    due = due_claims(comparison, frame.language)
    waiting = comparison[
        comparison["status"].isin(TO_COME) & (comparison["modality"] == "forecast")
    ]
    to_come = pd.Series(claimant_names(waiting, frame.language), dtype=object).value_counts()
    rows: list[dict[str, Any]] = []
    sizes = due["who"].value_counts()
    order = sorted(sizes.index, key=lambda name: (-int(sizes[name]), str(name)))
    for number, who in enumerate(order):
        mine = due[due["who"] == who].sort_values(["ratio", "claim_id"], ascending=[False, True])
        place = {"page": number // ROWS_PER_PAGE + 1, "row": number, "who": who}
        pairs = measure_pairs(mine)
        ratios = mine.loc[mine["point"], "ratio"].dropna()
        rows.append(
            {
                **place,
                "what": "claimant",
                **{mark: int((mine["mark"] == mark).sum()) for mark in MARKS},
                "to_come": int(to_come.get(who, 0)),
                "baseline": pairs.baseline_hits,
                "paired": pairs.hits,
                "baselines": pairs.n,
                "median": float(ratios.median()) if len(ratios) >= FEW else np.nan,
            }
        )
        rows += [
            {
                **place,
                "what": "claim",
                "claim_id": row.claim_id,
                "ratio": row.ratio,
                "mark": row.mark,
                "point": bool(row.point),
            }
            for row in records(mine)
        ]
    return pd.DataFrame(rows)


def scorecard_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a scorecard from its data."""
    language = frame.language
    claimants, claims = data[data["what"] == "claimant"], data[data["what"] == "claim"]
    totals = {name: int(claimants[name].sum()) for name in (*_COLUMNS, "paired", "baselines")}
    number = len(claims)
    ratios = claims.loc[claims["point"].astype(bool), "ratio"].dropna()
    title = _title(number, ratios, totals, frame)
    rows = [
        say(
            language,
            "scorecard.alt.row",
            who=row.who,
            within=int(row.within),
            high=int(row.high),
            low=int(row.low),
            to_come=int(row.to_come),
        )
        for row in records(claimants.head(12))
    ]
    notes = [say(language, "scorecard.note.marks")]
    if totals["baselines"]:
        notes.append(
            say(
                language,
                "scorecard.note.baseline",
                hits=totals["baseline"],
                own=totals["paired"],
                number=totals["baselines"],
            )
        )
    if not claims["point"].all():
        notes.append(say(language, "scorecard.note.bounds"))
    if unsized := int(claims["ratio"].isna().sum()):
        notes.append(tell(language, "scorecard.note.unsized", unsized))
    if claimants["median"].notna().any():
        notes.append(say(language, "scorecard.note.median"))
    notes.append(say(language, "scorecard.note.order"))
    return Texts(
        title=title,
        subtitle=say(
            language,
            "scorecard.subtitle",
            claims=tell(language, "counted.claims", number),
            claimants=tell(language, "counted.claimants", len(claimants)),
        ),
        note=sentences(language, notes),
        source=source_words(frame),
        alt=say(language, "scorecard.alt", title=title, rows=sentences(language, rows)),
    )


def _title(number: int, ratios: pd.Series, totals: dict[str, int], frame: Frame) -> str:
    language = frame.language
    median = float(ratios.median()) if len(ratios) >= 2 * FEW else np.nan
    if not np.isfinite(median):
        key = "scorecard.title.one" if number == 1 else "scorecard.title.few"
        counts = {name: count(totals[name], language) for name in ("within", "high", "low")}
        told = count(number, language, first=True)
        outcome = next((name for name in MARKS if totals[name]), "within")
        return say(
            language,
            key,
            Count=told,
            outcome=say(language, f"scorecard.outcome.{outcome}"),
            **counts,
        )
    if abs(median - 1) < 0.005:
        return say(language, "scorecard.title.even", number=len(ratios))
    key = "scorecard.title.high" if median > 1 else "scorecard.title.low"
    return say(language, key, number=len(ratios), percent=percent(abs(median - 1), language))


def draw_scorecard(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw one page of a scorecard.

    Args:
        data: From `scorecard_data`.
        frame: As given to `scorecard_data`.
        page: From 1; a page holds 25 claimants.
    """
    texts = paged(scorecard_texts(data, frame), data, page, frame)
    mine = data[data["page"] == page]
    claimants = mine[mine["what"] == "claimant"]
    with style():
        names = [balance(str(who), _LEFT - 10, LABEL) for who in claimants["who"]]
        sizes = [int((mine["row"] == row).sum()) - 1 for row in claimants["row"]]
        heights = [
            max(9.0 + 11 * len(lines), min(10 + _STEP * size, _MOST_DEEP))
            for lines, size in zip(names, sizes, strict=True)
        ]
        edges = np.cumsum([0.0, *heights])
        made = sheet(texts, _HEADER + edges[-1] + _AXIS, **heads(frame.language))
        edges += made.top + _HEADER
        right = WIDTH - MARGIN - _LAST - _COLUMN * (len(_COLUMNS) - 1)
        axes = plot(made, MARGIN + _LEFT, right - 6, edges[0], edges[-1])
        _scale(axes, data, frame, edges)
        for (_, row), lines, top, bottom in zip(
            claimants.iterrows(), names, edges[:-1], edges[1:], strict=True
        ):
            claims = mine[(mine["row"] == row["row"]) & (mine["what"] == "claim")]
            _draw_row(axes, row, claims, top, bottom)
            _write_row(made, row, lines, (top + bottom) / 2, right, frame.language)
        _write_heads(made, axes, frame, right)
    return made.figure


def _scale(axes: Axes, data: pd.DataFrame, frame: Frame, edges: np.ndarray) -> None:
    ratios = [float(ratio) for ratio in data["ratio"].dropna()] or [1.0]
    low, high = limits_around([*ratios, 0.8, 1.25], margin=0.08)
    width = axes.get_position().width * WIDTH
    # Where claims reach far to one side, what stands above the other still needs its room there.
    left, right = (
        (text_width(say(frame.language, f"scorecard.{side}"), SMALL) + 2 * _GAP) / width
        for side in ("left", "right")
    )
    high = max(high, low ** (-right / (1 - right)))
    low = min(low, high ** (-left / (1 - left)))
    axes.set_xscale("log")
    axes.set_xlim(low, high)
    axes.set_ylim(edges[-1], edges[0])
    value_ticks(axes, "ratio", frame.language, log=True)
    axes.axvspan(1 / 1.1, 1.1, color="#EDF0F3", linewidth=0, zorder=0)
    axes.axvline(1, color=INK, linewidth=1.4, zorder=1)
    lines = [[(low, y), (high, y)] for y in edges[1:-1]]
    axes.add_collection(LineCollection(lines, colors=GRID, linewidths=0.6), autolim=False)


def _draw_row(axes: Axes, row: pd.Series, claims: pd.DataFrame, top: float, bottom: float) -> None:
    inner = (top + 7, bottom - 7)
    if np.isfinite(row["median"]):
        axes.plot([row["median"]] * 2, [top + 4, bottom - 4], color=OTHER, linewidth=3.5)
    drawn = claims[claims["ratio"].notna()]
    level = np.linspace(*inner, len(drawn)) if len(drawn) > 1 else np.array([sum(inner) / 2])
    ratios, point = drawn["ratio"].to_numpy(), drawn["point"].to_numpy(dtype=bool)
    for mark, (marker, color) in MARKS.items():
        here = (drawn["mark"] == mark).to_numpy()
        settings: dict[str, Any] = {"marker": marker, "color": color, "linestyle": "none"}
        axes.plot(ratios[here & point], level[here & point], markersize=5.5,
                  markeredgecolor="white", markeredgewidth=0.5, **settings)  # fmt: skip
        axes.plot(ratios[here & ~point], level[here & ~point], markersize=4.5,
                  markeredgecolor=color, markerfacecolor="white", **settings)  # fmt: skip


def _middle_of(index: int, right: float) -> float:
    """Return the middle of a column of counts; the last has three of them, and is wider."""
    width = _LAST if index == len(_COLUMNS) - 1 else _COLUMN
    return right + index * _COLUMN + width / 2


def _write_row(
    made: Sheet, row: pd.Series, lines: list[str], middle: float, right: float, language: str
) -> None:
    y = middle + 3.2 - 5.2 * (len(lines) - 1)
    for line in lines:
        write(made, MARGIN, y, line)
        y += 10.5
    for index, name in enumerate(_COLUMNS):
        value = int(row[name])
        words = f"{value}" if value else "–"
        if name == "baseline":
            beside = {"own": int(row["paired"]), "baseline": value, "n": int(row["baselines"])}
            words = say(language, "beside.hits", **beside) if row["baselines"] else "–"
        x = _middle_of(index, right)
        color = GREY if words == "–" or name == "baseline" else INK
        write(made, x, middle + 3.2, words, align="center", color=color)


def _write_heads(made: Sheet, axes: Axes, frame: Frame, right: float) -> None:
    for index, name in enumerate(_COLUMNS):
        lines = say(frame.language, f"scorecard.head.{name}").split("|")
        x = _middle_of(index, right)
        for line, y in zip(reversed(lines), (20, 10.5), strict=False):
            write(made, x, made.top + y, line, size=SMALL, color=GREY, align="center")
    box, (low, high) = axes.get_position(), axes.get_xlim()
    one = (box.x0 + box.width * np.log(1 / low) / np.log(high / low)) * WIDTH
    y = made.top + 20
    write(
        made,
        one - _GAP,
        y,
        say(frame.language, "scorecard.left"),
        size=SMALL,
        color=LOW_TEXT,
        align="right",
    )
    write(made, one + _GAP, y, say(frame.language, "scorecard.right"), size=SMALL, color=HIGH)


def plan_scorecard(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the one scorecard, when a claim fell due."""
    if len(due_claims(tables.claims)):
        yield "", scorecard_data(tables.claims, frame)


CHART = Chart(draw=draw_scorecard, plan=plan_scorecard)
