"""Weighted interval score by source, split into width and misses on either side."""

import pandas as pd

from forecasts.charts.archive.table import Archive
from forecasts.charts.archive.words import MOST, figure, make_texts, score_figure
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Picture, Texts
from forecasts.charts.sheet.fonts import shorten, text_width
from forecasts.charts.sheet.layout import MARGIN, Sheet, plot, sheet, value_ticks, write
from forecasts.charts.sheet.style import GREY, HIGH, INK, LABEL, LOW, RANGE, SMALL, WIDTH, style
from forecasts.charts.words import heads
from forecasts.words import say

__all__ = ["draw_wis", "wis_data"]

PARTS = ("dispersion", "overprediction", "underprediction")
_COLOURS = (RANGE, HIGH, LOW)
_ROW, _AXIS, _LEFT, _RIGHT = 19.0, 34.0, 150.0, 128.0


def wis_data(archive: Archive) -> pd.DataFrame:
    """Compute a row a source, from the lowest score to the highest.

    Returns:
        `source`, `n`, `wis` and its parts `dispersion`, `overprediction`, `underprediction` in the
        unit of the value, and `skill`, the relative skill where there are several sources.
    """
    if "quantiles" not in archive.forms:
        return pd.DataFrame()
    metrics = ["n_wis", "wis", *PARTS]
    table = archive.score(["source"], metrics, error="absolute")
    table["skill"] = float("nan")
    if len(table) > 1:
        found = archive.score(["source"], ["wis_relative_skill"], error="absolute")
        table["skill"] = found["wis_relative_skill"].replace(float("inf"), float("nan"))
    table = table.rename(columns={"n_wis": "n"}).dropna(subset=["wis"])
    order = ["skill", "wis"] if table["skill"].notna().all() else ["wis"]
    return table.sort_values(order, kind="stable").reset_index(drop=True)


def _texts(data: pd.DataFrame, archive: Archive) -> Texts:
    language, best = archive.language, data.iloc[0]
    sums = data[list(PARTS)].sum()
    largest = str(sums.idxmax())
    share = float(sums.max() / sums.sum())
    title = say(
        language,
        "archive.wis.title" if len(data) > 1 else "archive.wis.title.one",
        source=best["source"],
        number=len(data),
        score=score_figure(float(best["wis"]), "wis", archive),
        share=f"{share:.0%}",
        part=say(language, f"archive.part.{largest}"),
    )
    rows = [
        say(language, "archive.wis.row", source=row.source, score=figure(row.wis, archive), n=row.n)
        for row in records(data)
    ]
    return make_texts("wis", title, rows, archive, most=MOST)


def draw_wis(data: pd.DataFrame, archive: Archive) -> Picture:
    """Draw a bar a source, its parts side by side; the relative skill and n at the right."""
    shown = data.head(MOST)
    with style():
        made = sheet(
            _texts(data, archive), 14 + _ROW * len(shown) + _AXIS, **heads(archive.language)
        )
        top, bottom = made.top + 14, made.bottom - _AXIS
        axes = plot(made, MARGIN + _LEFT, WIDTH - MARGIN - _RIGHT, top, bottom)
        axes.set_xlim(0, float(shown["wis"].max()) * 1.02 or 1.0)
        axes.set_ylim(len(shown) - 0.5, -0.5)
        value_ticks(axes, "", archive.language, log=False)
        start = pd.Series(0.0, index=shown.index)
        for part, colour in zip(PARTS, _COLOURS, strict=True):
            axes.barh(shown.index, shown[part], left=start, height=0.62, color=colour, linewidth=0)
            start = start + shown[part]
        _heads(made, top, archive)
        for place, row in enumerate(records(shown)):
            y = top + _ROW * (place + 0.5) + 3
            name = shorten(row.source, _LEFT - 10, LABEL)[0]
            write(made, MARGIN + _LEFT - 8, y, name, color=INK, align="right")
            told = figure(row.wis, archive)
            write(made, WIDTH - MARGIN - _RIGHT + 42, y, told, color=INK, bold=True, align="right")
            skill = figure(row.skill, archive)
            write(made, WIDTH - MARGIN - 36, y, skill, color=GREY, align="right")
            write(made, WIDTH - MARGIN, y, f"{row.n:,}", color=GREY, align="right", size=SMALL)
        _key(made, bottom + 27, archive)
    return made.figure


def _heads(made: Sheet, top: float, archive: Archive) -> None:
    """Write what the columns of figures hold."""
    language, y = archive.language, top - 3
    for key, x in (("score", WIDTH - MARGIN - _RIGHT + 42), ("skill", WIDTH - MARGIN - 36)):
        told = say(language, f"archive.wis.{key}")
        write(made, x, y, told, size=SMALL, color=GREY, align="right")
    write(made, WIDTH - MARGIN, y, "n", size=SMALL, color=GREY, align="right")


def _key(made: Sheet, y: float, archive: Archive) -> None:
    """Write what each colour of a bar is, in that colour's order."""
    x = MARGIN + _LEFT
    for part, colour in zip(PARTS, _COLOURS, strict=True):
        told = say(archive.language, f"archive.part.{part}")
        write(made, x, y, "■", size=SMALL, color=colour)
        write(made, x + 11, y, told, size=SMALL, color=GREY)
        x += 11 + text_width(told, SMALL) + 14
