"""Part and whole: do the parts add up to the whole?"""

from collections.abc import Iterator

import pandas as pd

from forecasts.charts.catalogue.part_whole.panel import draw_part_whole
from forecasts.charts.catalogue.part_whole.rows import part_whole_data
from forecasts.charts.facts.levels import level_claims
from forecasts.charts.frame import Frame
from forecasts.charts.jobs import Chart, Tables

__all__ = ["CHART", "draw_part_whole", "part_whole_data", "plan_part_whole"]


def plan_part_whole(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a chart per whole that a claim of the same year and unit is a declared part of."""
    table = level_claims(tables, frame)
    for whole in table["claim_id"][table["claim_id"].isin(table["part_of"])]:
        data = part_whole_data(table, frame, whole=str(whole))
        if len(data) > 1:
            yield str(whole), data


CHART = Chart(draw=draw_part_whole, plan=plan_part_whole)
