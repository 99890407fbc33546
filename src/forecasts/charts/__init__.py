"""The charts: each a function from its data to a matplotlib figure, the data computed apart.

`CHARTS` names them. A chart's data function turns tables into the rows that are drawn, its draw
function turns those rows into a `Picture`, a matplotlib `Figure` that carries its words; nothing
here uses pyplot or changes a global setting. Every name is imported when it is first used: what
only needs a font does not wait for ten charts.
"""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from forecasts.charts import own  # noqa: F401  first: it imports matplotlib as it is shipped
from forecasts.words import DEFAULT_LANGUAGE, locale_of

if TYPE_CHECKING:
    from forecasts.charts.archive import chart_table
    from forecasts.charts.catalogue.basis import basis_data, draw_basis
    from forecasts.charts.catalogue.drift import draw_drift, drift_data
    from forecasts.charts.catalogue.editions import draw_editions, editions_data
    from forecasts.charts.catalogue.hedgehog import draw_hedgehog, hedgehog_data
    from forecasts.charts.catalogue.horizon import draw_horizon, horizon_data
    from forecasts.charts.catalogue.ladder import draw_ladder, ladder_data
    from forecasts.charts.catalogue.matrix import draw_matrix, matrix_data
    from forecasts.charts.catalogue.part_whole import draw_part_whole, part_whole_data
    from forecasts.charts.catalogue.reliability import draw_reliability, reliability_data
    from forecasts.charts.catalogue.scorecard import draw_scorecard, scorecard_data
    from forecasts.charts.drawing import chart
    from forecasts.charts.frame import Frame, Picture, Texts
    from forecasts.charts.jobs import CHARTS, Chart, Job, Tables, glyph_faults, plan_charts, render
    from forecasts.charts.sheet.lint import lint
    from forecasts.charts.sheet.save import FORMATS, Format, save

_HOMES = {
    **dict.fromkeys(("Frame", "Picture", "Texts"), "frame"),
    **dict.fromkeys(
        ("CHARTS", "Chart", "Job", "Tables", "glyph_faults", "plan_charts", "render"), "jobs"
    ),
    **dict.fromkeys(("FORMATS", "Format", "save"), "sheet.save"),
    "lint": "sheet.lint",
    "chart": "drawing",
    "chart_table": "archive",
}

__all__ = [
    "CHARTS",
    "FORMATS",
    "Chart",
    "Format",
    "Frame",
    "Job",
    "Picture",
    "Tables",
    "Texts",
    "basis_data",
    "chart",
    "chart_table",
    "draw_basis",
    "draw_drift",
    "draw_editions",
    "draw_hedgehog",
    "draw_horizon",
    "draw_ladder",
    "draw_matrix",
    "draw_part_whole",
    "draw_reliability",
    "draw_scorecard",
    "drift_data",
    "editions_data",
    "glyph_faults",
    "hedgehog_data",
    "horizon_data",
    "ladder_data",
    "lint",
    "matrix_data",
    "part_whole_data",
    "plan_charts",
    "reliability_data",
    "render",
    "save",
    "scorecard_data",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class, a table or a function
    """Import a public name from where it lives: `draw_NAME` and `NAME_data` from their chart.

    `ladder` is `chart` of a ladder, and so for each name of a chart.
    """
    if name in __all__:
        chart = name.removeprefix("draw_").removesuffix("_data")
        home = _HOMES.get(name, f"catalogue.{chart}")
        return getattr(import_module(f"forecasts.charts.{home}"), name)
    chart = name.replace("_", "-")
    if chart in locale_of(DEFAULT_LANGUAGE).charts:
        return partial(import_module("forecasts.charts.drawing").chart, chart)
    raise AttributeError(f"module 'forecasts.charts' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name what completion should offer."""
    charts = locale_of(DEFAULT_LANGUAGE).charts
    return sorted([*__all__, *(name.replace("-", "_") for name in charts)])
