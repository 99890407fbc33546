"""A score along the horizon, or along the target periods, by source."""

import pandas as pd

from forecasts.charts.archive.axis import line_with_gaps, place_steps, step_ticks
from forecasts.charts.archive.panel import (
    NAMES,
    draw_lines,
    score_ticks,
    source_order,
)
from forecasts.charts.archive.table import Archive
from forecasts.charts.archive.words import (
    colours,
    figure,
    make_texts,
    plain,
    score_figure,
    score_of,
    score_words,
)
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Picture, Texts
from forecasts.charts.sheet.layout import MARGIN, plot, sheet, write
from forecasts.charts.sheet.style import GREY, OTHER, SMALL, WIDTH, style
from forecasts.charts.words import heads
from forecasts.scores.scoring.groups import natural_ranks
from forecasts.words import say

__all__ = ["draw_horizon", "draw_periods", "horizon_data", "periods_data"]

_BODY, _AXIS = 230.0, 34.0


def horizon_data(archive: Archive) -> pd.DataFrame:
    """Compute a row per source and horizon.

    Returns:
        `source`, `step` (the horizon as written), `score` (mean absolute error in the request's
        basis, or the WIS where the forecasts are quantiles), its 95% interval `low` and `high`
        from target periods drawn again (METHOD section 7), and `n`.
    """
    return _scores(archive, "horizon", intervals="target_period" in archive.roles)


def periods_data(archive: Archive) -> pd.DataFrame:
    """Compute a row per source and target period; the columns are those of `horizon_data`."""
    return _scores(archive, "target_period", intervals=False)


def _scores(archive: Archive, along: str, *, intervals: bool) -> pd.DataFrame:
    if along not in archive.roles or not {"claimed", "quantiles"} & archive.forms:
        return pd.DataFrame()
    score = score_of(archive)
    table = archive.score(["source", along], ["n", score], intervals=intervals)
    table = table.rename(columns={along: "step", score: "score"})
    for end in ("low", "high"):
        table[end] = table[f"{score}_{end}"] if intervals else float("nan")
    table["step"] = [plain(word) for word in table["step"]]
    return table[["source", "step", "score", "low", "high", "n"]].dropna(subset=["score"])


def _texts(data: pd.DataFrame, archive: Archive, chart: str) -> Texts:
    language = archive.language
    order = source_order(data, "score")
    best = data[data["source"] == order[0]]
    steps = list(dict.fromkeys(best["step"]))
    first, last = (
        float(best[best["step"] == step]["score"].mean()) for step in (steps[0], steps[-1])
    )
    title = say(
        language,
        f"archive.{chart}.title" if len(order) > 1 else f"archive.{chart}.title.one",
        source=order[0],
        number=len(order),
        score=score_figure(float(best["score"].mean()), score_of(archive), archive),
        first=score_figure(first, score_of(archive), archive),
        last=score_figure(last, score_of(archive), archive),
        start=steps[0],
        end=steps[-1],
    )
    rows = [
        say(
            language,
            "archive.steps.row",
            source=row.source,
            step=row.step,
            score=figure(row.score, archive),
            n=row.n,
        )
        for row in records(data)
    ]
    return make_texts(chart, title, rows, archive, score=score_words(score_of(archive), archive))


def draw_horizon(data: pd.DataFrame, archive: Archive) -> Picture:
    """Draw the score against the horizon, a line a source, with bands of the first few."""
    return _draw(data, archive, "horizon")


def draw_periods(data: pd.DataFrame, archive: Archive) -> Picture:
    """Draw the score of each target period, a line a source."""
    return _draw(data, archive, "periods")


def _draw(data: pd.DataFrame, archive: Archive, chart: str) -> Picture:
    language, order = archive.language, source_order(data, "score")
    steps = [str(step) for step in natural_ranks(data["step"])[1]]
    place = dict(zip(steps, place_steps(steps), strict=True))
    placed = data.assign(place=data["step"].map(place)).sort_values("place", kind="stable")
    with style():
        made = sheet(_texts(data, archive, chart), _BODY + _AXIS + 10, **heads(language))
        top, bottom = made.top + 14, made.bottom - _AXIS
        axes = plot(made, MARGIN + 44, WIDTH - MARGIN - NAMES, top, bottom)
        step_ticks(axes, place)
        axes.set_ylim(0, float(data[["score", "high"]].max().max()) * 1.04 or 1.0)
        score_ticks(axes, archive)
        lines, shade = {}, colours(archive)
        for source in order:
            rows = placed[placed["source"] == source]
            x = rows["place"].tolist()
            line = (x, rows["score"].tolist())
            lines[source] = line_with_gaps(*line) if chart == "periods" else line
            if rows["low"].notna().any() and shade[source] != OTHER:
                axes.fill_between(
                    x, rows["low"], rows["high"], color=shade[source], alpha=0.13, linewidth=0
                )
        draw_lines(made, axes, lines, archive)
        told = say(language, f"archive.{chart}.y")
        write(made, MARGIN, made.top + 3, told, size=SMALL, color=GREY)
        told = say(language, f"archive.{chart}.x")
        write(
            made, WIDTH - MARGIN - NAMES, bottom + 29, told, size=SMALL, color=GREY, align="right"
        )
    return made.figure
