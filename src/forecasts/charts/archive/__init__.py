"""Pictures of tidy tables: scores that `score` prints, drawn like the charts of the ledger."""

from collections.abc import Mapping
from types import MappingProxyType

from forecasts.charts.archive.calibration import calibration_data, draw_calibration
from forecasts.charts.archive.coverage import coverage_data, draw_coverage
from forecasts.charts.archive.paths import draw_paths, paths_data
from forecasts.charts.archive.pit import draw_pit, pit_data
from forecasts.charts.archive.skill import draw_skill, skill_data
from forecasts.charts.archive.steps import draw_horizon, draw_periods, horizon_data, periods_data
from forecasts.charts.archive.table import Archive, ArchiveChart, open_archive, picture_of
from forecasts.charts.archive.wis import draw_wis, wis_data

__all__ = ["ARCHIVE_CHARTS", "Archive", "ArchiveChart", "open_archive", "picture_of"]

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
