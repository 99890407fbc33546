"""Forecasts against outcomes: every path that was forecast, over the record."""

import numpy as np
import pandas as pd

from forecasts.charts.archive.axis import crowding, line_with_gaps, place_steps, step_ticks
from forecasts.charts.archive.panel import score_ticks
from forecasts.charts.archive.table import Archive
from forecasts.charts.archive.words import figure, make_texts, plain
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Picture, Texts
from forecasts.charts.sheet.layout import MARGIN, plot, sheet, write
from forecasts.charts.sheet.style import CLAIM, GREY, INK, SMALL, WIDTH, style
from forecasts.charts.words import heads
from forecasts.scores.joins.assemble import Assembled
from forecasts.scores.joins.baselines import target_columns
from forecasts.scores.joins.overlap import horizon_in_periods
from forecasts.scores.scoring.groups import natural_ranks
from forecasts.scores.tables.periods import period_number
from forecasts.words import say, tell

__all__ = ["draw_paths", "paths_data"]

_BODY, _AXIS = 250.0, 24.0


def paths_data(archive: Archive) -> pd.DataFrame:
    """Compute a row per forecast of the series with the most of them, and per outcome.

    Returns:
        `step` (place of the target period, as `place_steps` gives it), `period`, `value`, `path`
        (which occasion of which source; -1 for outcomes), `series`, `number` (of forecasts with
        an outcome) and `over` (the share of them above it). Unit: that of the table.
    """
    ready = archive.forecasts({"error"})
    arrays, joined = ready.forecasts.arrays, ready.joined
    if "claimed" not in arrays or "target_period" not in archive.roles:
        return pd.DataFrame()
    ranks, periods = natural_ranks(joined.column("target_period"))
    period = joined.claims.roles["target_period"]
    other = [column for column in target_columns(joined) if column != period]
    series = [" · ".join(cells) for cells in zip(*map(joined.words, other), strict=True)]
    steps = np.array(place_steps([plain(word) for word in periods.tolist()]))[ranks]
    table = pd.DataFrame({"step": steps, "value": arrays["claimed"], "actual": arrays["actual"]})
    table["period"] = [plain(word) for word in periods[ranks].tolist()]
    table["series"] = series or ""
    sources = archive.column(ready, "source")
    table["source"] = "" if sources is None else sources
    table["occasion"] = _occasions(archive, ready, table)
    table = table.dropna(subset=["value"])
    if not len(table):
        return pd.DataFrame()
    largest = table["series"].value_counts(sort=True).index[0]
    table = table[table["series"] == largest]
    path = table.groupby(["source", "occasion"], sort=True).ngroup()
    said = table[["step", "period", "value"]].assign(path=path)
    known = table.dropna(subset=["actual"]).drop_duplicates("step")
    happened = known[["step", "period"]].assign(value=known["actual"], path=-1)
    data: pd.DataFrame = pd.concat([happened, said]).sort_values(["path", "step"], kind="stable")
    ended = int(table["actual"].notna().sum())
    above = int((table["value"] > table["actual"]).sum())
    return data.assign(series=str(largest), number=ended, over=above / ended if ended else np.nan)


def _occasions(archive: Archive, ready: Assembled, table: pd.DataFrame) -> list[str]:
    """Return what the forecasts of one occasion have in common: the day, else the origin."""
    stated = archive.column(ready, "stated")
    if stated is not None:
        return stated
    if "horizon" in archive.roles:
        claims = ready.joined.claims
        ahead = horizon_in_periods(claims, claims.roles["horizon"], archive.request.horizon_unit)[0]
        steps = table["step"].to_numpy()
        on_days = all(period_number(word) is None for word in table["period"].unique())
        gaps = np.diff(np.unique(steps))
        origin = steps / gaps.min() if on_days and len(gaps) else steps
        return [f"{place:.6g}" for place in (origin - ahead).tolist()]
    return [""] * len(table)


def _texts(data: pd.DataFrame, archive: Archive) -> Texts:
    language, first = archive.language, data.iloc[0]
    happened = data[data["path"] == -1]
    said = data[data["path"] >= 0]
    number = int(first["number"])
    key = "archive.paths.title" if number else "archive.paths.title.open"
    title = tell(language, key, number or len(said), share=f"{first['over']:.0%}")
    rows = [
        say(language, "archive.paths.row", period=row.period, value=figure(row.value, archive))
        for row in records(happened)
    ]
    return make_texts(
        "paths", title, rows, archive, series=first["series"] or say(language, "archive.series"),
        paths=f"{said['path'].nunique():,}",
    )  # fmt: skip


def draw_paths(data: pd.DataFrame, archive: Archive) -> Picture:
    """Draw the outcomes in ink and each path that was forecast as a thin line over them."""
    names = data.drop_duplicates("step").sort_values("step")
    low, high = float(data["value"].min()), float(data["value"].max())
    pad = (high - low or abs(high) or 1.0) * 0.05
    with style():
        made = sheet(_texts(data, archive), _BODY + _AXIS + 10, **heads(archive.language))
        top, bottom = made.top + 6, made.bottom - _AXIS
        axes = plot(made, MARGIN + 48, WIDTH - MARGIN - 12, top, bottom)
        axes.set_ylim(low - pad, high + pad)
        score_ticks(axes, archive)
        step_ticks(axes, {str(row.period): row.step for row in records(names)})
        number = data["path"].nunique()
        for path, rows in data[data["path"] >= 0].groupby("path"):
            del path
            axes.plot(
                rows["step"], rows["value"], color=CLAIM, linewidth=0.8, marker="o", markersize=2.2,
                markeredgewidth=0, alpha=max(0.15, min(0.7, 20 / number)),
            )  # fmt: skip
        happened = data[data["path"] == -1]
        line = line_with_gaps(happened["step"].tolist(), happened["value"].tolist())
        size = crowding(axes, len(happened))
        axes.plot(
            *line, color=INK, linewidth=1.8 * size, marker="o", markersize=3.5 * size,
            markeredgewidth=0, zorder=3,
        )  # fmt: skip
        told = say(archive.language, "archive.paths.key")
        write(made, WIDTH - MARGIN, made.top - 2, told, size=SMALL, color=GREY, align="right")
    return made.figure
