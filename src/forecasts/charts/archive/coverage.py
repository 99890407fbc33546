"""Coverage of central intervals against what they promise, by source."""

import pandas as pd

from forecasts.charts.archive.panel import NAMES, draw_lines
from forecasts.charts.archive.table import Archive
from forecasts.charts.archive.words import make_texts
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Picture, Texts
from forecasts.charts.sheet.layout import MARGIN, axis_ticks, plot, sheet, write
from forecasts.charts.sheet.style import GREY, OTHER, SMALL, WIDTH, style
from forecasts.charts.words import heads
from forecasts.words import say

__all__ = ["coverage_data", "draw_coverage"]

_LEVELS = (10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 98)
_SIDE, _AXIS = 250.0, 34.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def coverage_data(archive: Archive) -> pd.DataFrame:
    """Compute a row per source and central interval that its forecasts hold.

    Returns:
        `source`, `level` (nominal, as a share), `covered` (share of outcomes inside, ends
        included), `n`, and `deviation`, the mean of covered less level over the source's levels.
    """
    if "quantiles" not in archive.forms:
        return pd.DataFrame()
    names = [f"coverage_{level}" for level in _LEVELS]
    table = archive.score(["source"], ["n", *names])
    rows = [
        {"source": row["source"], "level": level / 100, "covered": row[name], "n": row["n"]}
        for row in table.to_dict("records")
        for level, name in zip(_LEVELS, names, strict=True)
    ]
    data = pd.DataFrame(rows).dropna().reset_index(drop=True)
    gap = (data["covered"] - data["level"]).groupby(data["source"])
    data["deviation"] = gap.transform("mean")
    order = data["deviation"].abs()
    return data.assign(order=order).sort_values(["order", "source", "level"]).drop(columns="order")


def _texts(data: pd.DataFrame, archive: Archive) -> Texts:
    language = archive.language
    sources = data.drop_duplicates("source")
    narrow = int((sources["deviation"] < 0).sum())
    best = data[data["source"] == sources["source"].iloc[0]].iloc[-1]
    title = say(
        language,
        "archive.coverage.title" if len(sources) > 1 else "archive.coverage.title.one",
        narrow=narrow,
        number=len(sources),
        source=best["source"],
        level=f"{best['level']:.0%}",
        covered=f"{best['covered']:.0%}",
    )
    rows = [
        say(
            language,
            "archive.coverage.row",
            source=row.source,
            level=f"{row.level:.0%}",
            covered=f"{row.covered:.0%}",
            n=row.n,
        )
        for row in records(data)
    ]
    return make_texts("coverage", title, rows, archive)


def draw_coverage(data: pd.DataFrame, archive: Archive) -> Picture:
    """Draw a line a source; on the diagonal the intervals hold what they promise."""
    language = archive.language
    with style():
        made = sheet(_texts(data, archive), _SIDE + _AXIS + 10, **heads(language))
        top, bottom = made.top + 14, made.bottom - _AXIS
        axes = plot(made, MARGIN + 34, WIDTH - MARGIN - NAMES, top, bottom)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        words = [f"{tick:.0%}" for tick in _TICKS]
        axis_ticks(axes, "x", _TICKS[1:], words[1:], grid=False)
        axis_ticks(axes, "y", _TICKS, words)
        axes.plot([0, 1], [0, 1], color=OTHER, linewidth=1.2, linestyle=(0, (2.5, 2)))
        lines = {
            str(source): (rows["level"].tolist(), rows["covered"].tolist())
            for source, rows in data.groupby("source", sort=False)
        }
        draw_lines(made, axes, lines, archive)
        told = say(language, "archive.coverage.y")
        write(made, MARGIN, made.top + 3, told, size=SMALL, color=GREY)
        told = say(language, "archive.coverage.x")
        write(
            made, WIDTH - MARGIN - NAMES, bottom + 29, told, size=SMALL, color=GREY, align="right"
        )
    return made.figure
