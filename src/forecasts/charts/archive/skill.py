"""Every source against every other on what both forecast: ratio of scores, and its p-value."""

import math

import numpy as np
import pandas as pd
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb

from forecasts.charts.archive.table import Archive
from forecasts.charts.archive.words import figure, make_texts, score_of
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Picture, Texts
from forecasts.charts.sheet.fonts import shorten
from forecasts.charts.sheet.layout import MARGIN, plot, sheet, write
from forecasts.charts.sheet.style import GREY, HIGH, INK, LABEL, LOW, SMALL, WIDTH, style
from forecasts.charts.words import heads
from forecasts.scores.tables.columns import TableError
from forecasts.words import say, tell

__all__ = ["draw_skill", "skill_data"]

Colour = tuple[float, float, float]
_MOST = 12
_ROW, _LEFT, _HEAD = 24.0, 186.0, 22.0
_SIGNIFICANT = 0.05


def skill_data(archive: Archive) -> pd.DataFrame:
    """Compute a row per pair of sources, the best source first.

    Returns:
        `row`, `column` (places), `source`, `other`, `ratio` (mean score of the source over that of
        the other where both forecast), `p` (two-sided, Diebold-Mariano, clustered by target
        period), and `skill`, the source's relative skill. At most twelve sources.
    """
    score = score_of(archive)
    if "source" not in archive.roles or not {"claimed", "quantiles"} & archive.forms:
        return pd.DataFrame()
    table = archive.score(["source"], [f"{score}_relative_skill"], error="absolute")
    table = table.set_axis(["source", "skill"], axis=1).dropna()
    table = table.sort_values(["skill", "source"], kind="stable").head(_MOST).reset_index(drop=True)
    steps = archive.request.steps or _longest(archive)
    rows = []
    for column, other in enumerate(table["source"]):
        pairs = (
            archive.score(
                ["source"],
                [f"{score}_ratio", f"{score}_dm_p"],
                error="absolute",
                baseline=other,
                steps=steps,
            )
            .set_axis(["source", "ratio", "p"], axis=1)
            .set_index("source")
        )
        for row, source in enumerate(table["source"]):
            if source != other:
                rows.append(
                    {
                        "row": row,
                        "column": column,
                        "source": source,
                        "other": other,
                        "ratio": pairs.loc[source, "ratio"],
                        "p": pairs.loc[source, "p"],
                        "skill": table["skill"].iloc[row],
                    }
                )
    return pd.DataFrame(rows).replace([np.inf, -np.inf], np.nan)  # over a source without an error


def _longest(archive: Archive) -> int | None:
    """Return the longest horizon, which errors of mixed horizons overlap by at most; else None."""
    if "horizon" not in archive.roles:
        return None
    ready = archive.forecasts(frozenset())
    try:
        ahead = ready.joined.numbers("horizon")
    except TableError:  # in words, such as Q+1
        return None
    longest = float(np.nanmax(ahead, initial=0.0))
    return int(longest) if longest >= 1 and longest == round(longest) else None


def _texts(data: pd.DataFrame, archive: Archive) -> Texts:
    language = archive.language
    best = data[data["row"] == 0]
    sure = int(((best["ratio"] < 1) & (best["p"] < _SIGNIFICANT)).sum())
    said = {0: "none", len(best): "all"}.get(sure, "some")
    title = tell(
        language,
        f"archive.skill.title.{said if best['p'].notna().any() else 'untested'}",
        len(best),
        source=best["source"].iloc[0],
        skill=figure(float(best["skill"].iloc[0]), archive),
        sure=sure,
    )
    rows = [
        say(
            language,
            "archive.skill.row",
            source=row.source,
            other=row.other,
            ratio=figure(row.ratio, archive),
            p=_p(row.p),
        )
        for row in records(data)
    ]
    return make_texts("skill", title, rows, archive)


def _p(value: float) -> str:
    return "–" if math.isnan(value) else "<.001" if value < 0.001 else f"{value:.3f}".lstrip("0")


def draw_skill(data: pd.DataFrame, archive: Archive) -> Picture:
    """Draw a cell a pair: blue where the row's source was better, deeper where more so."""
    names = data.drop_duplicates("row").sort_values("row")
    count = len(names)
    width = (WIDTH - 2 * MARGIN - _LEFT) / count
    with style():
        body = _HEAD + _ROW * count + 10
        made = sheet(_texts(data, archive), body, **heads(archive.language))
        top = made.top + _HEAD
        left = MARGIN + _LEFT
        axes = plot(made, left, WIDTH - MARGIN, top, top + _ROW * count)
        axes.set_xlim(0, count)
        axes.set_ylim(count, 0)
        axes.spines["bottom"].set_visible(False)
        cells = [row for row in records(data) if not math.isnan(row.ratio)]
        boxes = [_box(row.column, row.row) for row in cells]
        axes.add_collection(
            PolyCollection(
                boxes,
                facecolors=[_shade(row.ratio) for row in cells],
                edgecolors="white",
                linewidths=1.5,
            )
        )
        for row in records(names):
            y = top + _ROW * (row.row + 0.5) + 3
            write(made, MARGIN + 10, y, f"{row.row + 1}", size=SMALL, color=GREY, align="right")
            write(made, MARGIN + 18, y, shorten(row.source, _LEFT - 58, LABEL)[0])
            skill = figure(row.skill, archive)
            write(made, left - 8, y, skill, color=INK, bold=True, align="right")
            x = left + width * (row.row + 0.5)
            write(made, x, top - 5, f"{row.row + 1}", size=SMALL, color=GREY, align="center")
        for row in cells:
            x = left + width * (row.column + 0.5)
            y = top + _ROW * (row.row + 0.5) + (3 if math.isnan(row.p) else 0)
            ink = _ink(_shade(row.ratio))
            told = figure(float(np.round(row.ratio, 2)), archive)
            write(
                made, x, y, told, size=LABEL, color=ink, align="center", bold=row.p < _SIGNIFICANT
            )
            if width > 30 and not math.isnan(row.p):
                write(made, x, y + 9, f"p {_p(row.p)}", size=7, color=ink, align="center")
    return made.figure


def _ink(ground: Colour) -> str:
    """Return the colour of type that stands out more from a ground, by the contrast of WCAG 2."""
    light, dark = _luminance(ground), _luminance(to_rgb(INK))
    return "white" if 1.05 / (light + 0.05) > (light + 0.05) / (dark + 0.05) else INK


def _luminance(colour: Colour) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _box(x: float, y: float) -> list[tuple[float, float]]:
    return [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]


def _shade(ratio: float) -> Colour:
    """Return white for equal scores, towards blue where lower and orange where higher."""
    depth = min(abs(math.log(ratio)) if ratio > 0 else 1.0, 1.0)
    end = to_rgb(LOW if ratio < 1 else HIGH)
    red, green, blue = (1 - depth * (1 - part) for part in end)
    return red, green, blue
