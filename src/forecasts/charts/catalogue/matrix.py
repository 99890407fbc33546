"""Matrix: every claim on a series against every year that fell due."""

from collections.abc import Iterator
from math import exp, isfinite, log, nan
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb

from forecasts.charts.facts.amounts import records, stated_words
from forecasts.charts.facts.due import due_claims
from forecasts.charts.facts.levels import FEWEST_MOVING, on_one_series
from forecasts.charts.frame import ROWS_PER_PAGE, Frame, Picture, Texts
from forecasts.charts.jobs import Chart, Tables
from forecasts.charts.sheet.fonts import shorten, text_width
from forecasts.charts.sheet.layout import MARGIN, Sheet, plot, sheet, write, write_lines
from forecasts.charts.sheet.style import GREY, HIGH, INK, LOW, SMALL, WIDTH, style
from forecasts.charts.words import heads, paged, source_words
from forecasts.words import Language, say, sentences, tell
from forecasts.words.amounts import common_noun, count, in_sentence, percent, signed_percent

__all__ = ["CHART", "draw_matrix", "matrix_data", "matrix_texts", "plan_matrix"]

_ROW, _HEADER, _LEFT, _DATE = 25.0, 16.0, 128.0, 46.0
_MOST_YEARS = 10
_SMALLEST = 7.0
_EQUAL = 0.0005
_SIGNS = {"within": "●", "high": "▲", "low": "▼"}
_HELD = "○"


def matrix_data(comparison: pd.DataFrame, frame: Frame, *, series: str) -> pd.DataFrame:
    """Compute a cell per claimant, date of statement and due year of one series.

    Args:
        comparison: Comparison table.
        frame: Says which language.
        series: The series; only claims judged by it, in logs, are shown.

    Returns:
        `page`, `row`, `who`, `stated`, `year`, `ratio` (claimed over actual, the median if
        several), `excess` (of bounds that held: ln(actual / bound)), `mark` (the most frequent) and
        `n`, of which `held` (bounds), `within`, `high` and `low`; with `subject`, `region`,
        `measure`, `vintage` (when the latest of the actuals used was published) and `earlier`, the
        claims on years before the latest ten that fell due, which are not shown.
    """
    due = due_claims(comparison, frame.language)
    due = due[(due["series"] == series) & due["ratio"].notna() & (due["error_kind"] != "pp")]
    due = due.assign(
        year=due["target_end"].dt.year,
        when=[stated_words(row.stated, row.stated_precision)[:7] for row in records(due)],
    )
    number = len(due)
    due = due[due["year"].isin(sorted(due["year"].unique())[-_MOST_YEARS:])]
    order = due[["when", "who"]].drop_duplicates().sort_values(["when", "who"])
    places = {(row.who, row.when): number for number, row in enumerate(records(order))}
    rows: list[dict[str, Any]] = []
    for key, cell in due.groupby(["when", "who", "year"], sort=True):
        when, who, year = key if isinstance(key, tuple) else (key,)
        row = places[who, when]
        held = cell["excess"].notna()
        counts = cell.loc[~held, "mark"].value_counts()
        rows.append(
            {
                "page": row // ROWS_PER_PAGE + 1,
                "row": row,
                "who": who,
                "stated": when,
                "year": int(str(year)),
                "ratio": float(cell["ratio"].median()),
                "excess": float(cell["excess"].median()) if held.all() else nan,
                "mark": str(cell["mark"].mode().iloc[0]),
                "n": len(cell),
                "held": int(held.sum()),
                **{mark: int(counts.get(mark, 0)) for mark in _SIGNS},
            }
        )
    data = pd.DataFrame(rows)
    for name in ("subject", "region", "measure"):
        data[name] = due[name].iloc[0] if len(due) else ""
    data["series"], data["earlier"] = series, number - len(due)
    published = due["actual_published"].max() if len(due) else pd.NaT
    data["vintage"] = "" if pd.isna(published) else str(published.date())
    return data.sort_values(["row", "year"]).reset_index(drop=True)


def matrix_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a matrix from its data."""
    language, first = frame.language, data.iloc[0]
    number = int(data["n"].sum())
    bounds = int(data["held"].sum())
    title = say(
        language,
        "matrix.title.bounds" if bounds else "matrix.title",
        number=count(number, language),
        bounds=count(bounds, language),
        **{mark: count(int(data[mark].sum()), language) for mark in _SIGNS},
        subject=in_sentence(frame.name(first["subject"]), language),
    )
    rows = [
        say(
            language,
            "matrix.alt.row",
            who=row.who,
            stated=row.stated,
            year=row.year,
            cell=_told(row, language),
        )
        for row in records(data.head(20))
    ]
    notes = ["matrix.note"]
    notes += ["matrix.bound"] if data["excess"].notna().any() else []
    notes += ["matrix.more"] if (data["n"] > 1).any() else []
    told = [say(language, key) for key in notes]
    if earlier := int(first["earlier"]):
        told.append(tell(language, "matrix.earlier", earlier))
    return Texts(
        title=title,
        subtitle=say(
            language,
            "matrix.subtitle",
            region=frame.name(first["region"]),
            measure=common_noun(frame.name(first["measure"]), language),
        ),
        note=sentences(language, told),
        source=source_words(frame, str(first["series"]), str(first["vintage"])),
        alt=say(language, "matrix.alt", title=title, rows=say(language, "list.apart").join(rows)),
    )


def _cell(cell: Any, language: Language) -> str:  # noqa: ANN401  a row of `records`
    """Write an error in a cell: per cent up to four-fold, then a multiple.

    Of a bound that held, how far the outcome lies beyond it.
    """
    if isfinite(cell.excess):
        ratio = exp(abs(cell.excess))
        if ratio - 1 < _EQUAL:
            return say(language, "matrix.equal")
        return percent(ratio - 1, language) if ratio < 4 else f"{ratio:.3g}×"
    return signed_percent(cell.ratio - 1) if cell.ratio < 4 else f"{cell.ratio:.3g}×"


def _told(cell: Any, language: Language) -> str:  # noqa: ANN401  a row of `records`
    """Say what a cell shows, where its sign is not seen."""
    words = _cell(cell, language)
    beyond = isfinite(cell.excess) and words != say(language, "matrix.equal")
    return say(language, "matrix.held", size=words) if beyond else words


def draw_matrix(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw one page of a matrix.

    Args:
        data: From `matrix_data`.
        frame: As given to `matrix_data`.
        page: From 1; a page holds 25 rows.
    """
    mine = data[data["page"] == page]
    years = list(range(int(data["year"].min()), int(data["year"].max()) + 1))
    if len(years) > _MOST_YEARS:
        years = sorted(data["year"].unique())
    first, number = int(mine["row"].min()), mine["row"].nunique()
    with style():
        height = _HEADER + _ROW * number
        made = sheet(
            paged(matrix_texts(data, frame), data, page, frame), height, **heads(frame.language)
        )
        left, right = MARGIN + _LEFT + _DATE, WIDTH - MARGIN
        width = min((right - left) / len(years), 44.0)
        top = made.top + _HEADER
        axes = plot(made, left, left + width * len(years), top, made.bottom)
        axes.set_xlim(0, len(years))
        axes.set_ylim(number, 0)
        axes.spines["bottom"].set_visible(False)
        _draw_cells(axes, mine, years, first)
        write(
            made, MARGIN, made.top + 8, say(frame.language, "matrix.head"), size=SMALL, color=GREY
        )
        for index, year in enumerate(years):
            x = left + (index + 0.5) * width
            write(made, x, made.top + 8, str(year), size=SMALL, color=GREY, align="center")
        for row in records(mine.drop_duplicates("row")):
            y = top + (row.row - first + 0.5) * _ROW + 3.2
            lines = shorten(str(row.who), _LEFT - 8, SMALL, lines=2)
            write_lines(made, MARGIN, y - 4.7 * (len(lines) - 1), lines, 9.5, size=SMALL)
            write(made, MARGIN + _LEFT, y, row.stated, size=SMALL, color=GREY)
        _write_cells(made, mine, years, first, (left, top, width), frame.language)
    return made.figure


def _draw_cells(axes: Axes, cells: pd.DataFrame, years: list[int], first: int) -> None:
    shapes, colors = [], []
    for cell in records(cells):
        x, y = years.index(cell.year), cell.row - first
        shapes.append([(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)])
        colors.append(_shade(cell.ratio, cell.mark))
    axes.add_collection(
        PolyCollection(shapes, facecolors=colors, edgecolors="white", linewidths=1.5), autolim=False
    )


def _depth(ratio: float) -> float:
    return float(min(abs(log(ratio)) / log(3), 1.0)) if isfinite(ratio) and ratio > 0 else 1.0


def _shade(ratio: float, mark: str) -> tuple[float, float, float]:
    """Return the colour of a cell: deeper, the further off."""
    if mark == "within":
        return to_rgb("#EDF0F3")
    color = np.array(to_rgb(HIGH if mark == "high" else LOW))
    share = 0.15 + 0.6 * _depth(ratio)
    red, green, blue = (float(part) for part in 1 - share * (1 - color))
    return red, green, blue


def _write_cells(
    made: Sheet,
    cells: pd.DataFrame,
    years: list[int],
    first: int,
    grid: tuple[float, float, float],
    language: Language,
) -> None:
    left, top, width = grid
    for cell in records(cells):
        x = left + (years.index(cell.year) + 0.5) * width
        y = top + (cell.row - first) * _ROW
        words = _cell(cell, language)
        size = SMALL if text_width(words, SMALL) < width - 3 else _SMALLEST
        write(made, x, y + 11, words, size=size, color=INK, align="center")
        sign = _HELD if isfinite(cell.excess) else _SIGNS[cell.mark]
        write(made, x, y + 20.5, sign, size=7, color=INK, align="center")


def plan_matrix(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a matrix per series that four due claims were judged by."""
    due = due_claims(tables.claims)
    due = on_one_series(due[due["ratio"].notna() & (due["error_kind"] != "pp")])
    for series, group in due.groupby("series", sort=True):
        if len(group) >= FEWEST_MOVING:
            yield str(series), matrix_data(due, frame, series=str(series))


CHART = Chart(draw=draw_matrix, plan=plan_matrix)
