"""Hedgehog: what growth does each claim need against the record?"""

from collections.abc import Iterator

import pandas as pd

from forecasts.charts.catalogue.hedgehog.panel import draw_hedgehog
from forecasts.charts.catalogue.hedgehog.rows import hedgehog_data
from forecasts.charts.facts.levels import level_claims, on_one_series
from forecasts.charts.frame import Frame
from forecasts.charts.jobs import Chart, Tables

__all__ = ["CHART", "draw_hedgehog", "hedgehog_data", "plan_hedgehog"]


_FEWEST = 2


def plan_hedgehog(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a chart per series and unit that two claims or more are judged by."""
    table = on_one_series(level_claims(tables, frame))
    for (series, _), group in table.groupby(["series", "unit_drawn"], sort=True):
        if len(group) < _FEWEST or group["unit_drawn"].isin(["%", "pp"]).any():
            continue
        data = hedgehog_data(group, frame, actuals=tables.actuals)
        if len(data):
            yield str(series), data


CHART = Chart(draw=draw_hedgehog, plan=plan_hedgehog)
