"""The charts: each a function from its data to a matplotlib figure, the data computed apart.

`CHARTS` names them. A chart's data function turns tables into the rows that are drawn, its draw
function turns those rows into a `Picture`, a matplotlib `Figure` that carries its words; nothing
here uses pyplot or changes a global setting.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from forecasts.charts import own  # noqa: F401  first: it imports matplotlib as it is shipped

# isort: split
from forecasts.charts import jobs, plans
from forecasts.charts.catalogue.basis import basis_data, draw_basis
from forecasts.charts.catalogue.drift import draw_drift, drift_data
from forecasts.charts.catalogue.editions import draw_editions, editions_data
from forecasts.charts.catalogue.hedgehog import hedgehog_data
from forecasts.charts.catalogue.hedgehog_panel import draw_hedgehog
from forecasts.charts.catalogue.horizon import draw_horizon, horizon_data
from forecasts.charts.catalogue.ladder import ladder_data
from forecasts.charts.catalogue.ladder_panel import draw_ladder
from forecasts.charts.catalogue.matrix import draw_matrix, matrix_data
from forecasts.charts.catalogue.part_whole import part_whole_data
from forecasts.charts.catalogue.part_whole_panel import draw_part_whole
from forecasts.charts.catalogue.reliability import draw_reliability, reliability_data
from forecasts.charts.catalogue.scorecard import draw_scorecard, scorecard_data
from forecasts.charts.frame import Frame, Picture, Texts
from forecasts.charts.jobs import Chart, Job, Tables, glyph_faults
from forecasts.charts.sheet.lint import lint
from forecasts.charts.sheet.save import FORMATS, Format, save

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

CHARTS: Mapping[str, Chart] = MappingProxyType(
    {
        "ladder": Chart(
            question="How far apart are the claims for one subject and year?",
            draw=draw_ladder,
            plan=plans.plan_ladder,
        ),
        "hedgehog": Chart(
            question="What growth does each claim need against the record?",
            draw=draw_hedgehog,
            plan=plans.plan_hedgehog,
        ),
        "part-whole": Chart(
            question="Do the parts add up to the whole?",
            draw=draw_part_whole,
            plan=plans.plan_part_whole,
        ),
        "scorecard": Chart(
            question="Who was right?", draw=draw_scorecard, plan=plans.plan_scorecard
        ),
        "horizon": Chart(
            question="Does over-optimism grow with distance?",
            draw=draw_horizon,
            plan=plans.plan_horizon,
        ),
        "basis": Chart(
            question="What does the conversion do to the number?",
            draw=draw_basis,
            plan=plans.plan_basis,
        ),
        "drift": Chart(question="Do the claims move?", draw=draw_drift, plan=plans.plan_drift),
        "editions": Chart(
            question="What did one conference say, time after time?",
            draw=draw_editions,
            plan=plans.plan_editions,
        ),
        "matrix": Chart(
            question="How far off was every claim in every due year?",
            draw=draw_matrix,
            plan=plans.plan_matrix,
        ),
        "reliability": Chart(
            question="How good are our own outlooks?",
            draw=draw_reliability,
            plan=plans.plan_reliability,
        ),
    }
)
"""Name to chart, in the order of the catalogue."""


def plan_charts(names: Sequence[str], tables: Tables, frame: Frame) -> list[Job]:
    """Return a job for every picture and page that the tables give, in the order of the names.

    Args:
        names: Names in `CHARTS`.
        tables: The tables.
        frame: The circumstances, the same for all.
    """
    return jobs.make_jobs(CHARTS, names, tables, frame)


def render(job: Job, folder: Path, formats: Sequence[Format] = FORMATS) -> list[Path]:
    """Draw one picture and write its files into a folder; return their paths.

    It can run in another process: a job is plain data.
    """
    return jobs.render(job, CHARTS[job.chart].draw, folder, formats)
