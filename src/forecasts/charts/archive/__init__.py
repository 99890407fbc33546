"""Pictures of tidy tables: scores that `score` prints, drawn like the charts of the ledger."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from forecasts.charts.archive.calibration import calibration_data, draw_calibration
from forecasts.charts.archive.coverage import coverage_data, draw_coverage
from forecasts.charts.archive.paths import draw_paths, paths_data
from forecasts.charts.archive.pit import draw_pit, pit_data
from forecasts.charts.archive.skill import draw_skill, skill_data
from forecasts.charts.archive.steps import draw_horizon, draw_periods, horizon_data, periods_data
from forecasts.charts.archive.table import Archive, ArchiveChart, open_archive, picture_of
from forecasts.charts.archive.wis import draw_wis, wis_data
from forecasts.charts.frame import Picture
from forecasts.scores.scoring.score_table import make_request
from forecasts.scores.tables.columns import TableError, suggestion
from forecasts.words import DEFAULT_LANGUAGE, Language

__all__ = ["ARCHIVE_CHARTS", "Archive", "ArchiveChart", "chart_table", "open_archive", "picture_of"]

ARCHIVE_CHARTS: Mapping[str, ArchiveChart] = MappingProxyType(
    {
        "wis": ArchiveChart(data=wis_data, draw=draw_wis),
        "coverage": ArchiveChart(data=coverage_data, draw=draw_coverage),
        "pit": ArchiveChart(data=pit_data, draw=draw_pit),
        "relative-skill": ArchiveChart(data=skill_data, draw=draw_skill),
        "error-by-horizon": ArchiveChart(data=horizon_data, draw=draw_horizon),
        "score-over-time": ArchiveChart(data=periods_data, draw=draw_periods),
        "forecasts": ArchiveChart(data=paths_data, draw=draw_paths),
        "calibration": ArchiveChart(data=calibration_data, draw=draw_calibration),
    }
)
"""Name to chart of a table, in the order of the documentation."""


def chart_table(
    name: str,
    claims: pd.DataFrame,
    actuals: pd.DataFrame | None = None,
    *,
    names: Sequence[str] = ("claims", "actuals"),
    language: Language = DEFAULT_LANGUAGE,
    **options: Any,  # noqa: ANN401 - the fields of a request, which `make_request` checks
) -> Picture:
    """Return one picture of a tidy table of forecasts, a matplotlib `Figure`.

        fc.charts.chart_table("coverage", claims, actuals, error="points").savefig("coverage.png")

    Args:
        name: One of `ARCHIVE_CHARTS`, such as `wis` or `score-over-time`.
        claims: Forecasts, as `score_table` takes them.
        actuals: Outcomes; None where the forecasts carry them.
        names: What the tables are called as the source of the picture.
        language: Language of titles, labels and notes.
        options: Fields of `ScoreRequest`: what columns are, which rows count, the basis of errors.

    Raises:
        TableError: No such picture, or a table that has no forecasts for it.
    """
    if name not in ARCHIVE_CHARTS:
        raise TableError(f"no picture `{name}` of a table; {suggestion(name, ARCHIVE_CHARTS)}")
    named = names if actuals is not None else names[:1]
    request = make_request(**options)
    archive, _ = open_archive(claims, actuals, request, names=named, language=language)
    picture = picture_of(ARCHIVE_CHARTS[name], archive)
    if picture is None:
        raise TableError(f"the table has no forecasts for a {name} chart")
    return picture
