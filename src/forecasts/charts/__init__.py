"""The charts: each a function from its data to a matplotlib figure, the data computed apart.

`CHARTS` names them. A chart's data function turns tables into the rows that are drawn, its draw
function turns those rows into a `Picture`, a matplotlib `Figure` that carries its words; nothing
here uses pyplot or changes a global setting.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from forecasts.charts import jobs, plans
from forecasts.charts.basis import basis_data, draw_basis
from forecasts.charts.frame import Frame, Picture, Texts
from forecasts.charts.jobs import Chart, Job, Tables, glyph_faults
from forecasts.charts.ladder import draw_ladder, ladder_data
from forecasts.charts.lint import lint
from forecasts.charts.part_whole import draw_part_whole, part_whole_data
from forecasts.charts.save import FORMATS, Format, save

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
    "draw_ladder",
    "draw_part_whole",
    "glyph_faults",
    "ladder_data",
    "lint",
    "part_whole_data",
    "plan_charts",
    "render",
    "save",
]

CHARTS: Mapping[str, Chart] = MappingProxyType(
    {
        "ladder": Chart(
            question="How far apart are the claims for one subject and year?",
            draw=draw_ladder,
            plan=plans.plan_ladder,
        ),
        "part-whole": Chart(
            question="Do the parts add up to the whole?",
            draw=draw_part_whole,
            plan=plans.plan_part_whole,
        ),
        "basis": Chart(
            question="What does the conversion do to the number?",
            draw=draw_basis,
            plan=plans.plan_basis,
        ),
    }
)


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
