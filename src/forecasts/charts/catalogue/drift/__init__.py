"""Drift: do the claims for one target year move?"""

from collections.abc import Iterator

import pandas as pd

from forecasts.charts.catalogue.drift.panel import draw_drift
from forecasts.charts.catalogue.drift.rows import drift_data
from forecasts.charts.facts.levels import FEWEST_MOVING, PLACE, level_claims
from forecasts.charts.frame import Frame
from forecasts.charts.jobs import Chart, Tables

__all__ = ["CHART", "draw_drift", "drift_data", "plan_drift"]

_FEWEST_DAYS = 3


def plan_drift(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a chart per subject, measure, region and year with four claims made on three days."""
    table = level_claims(tables, frame)
    table = table[table["amount"] > 0]
    for key, group in table.groupby(["subject", *PLACE], sort=True):
        if len(group) < FEWEST_MOVING or group["stated"].nunique() < _FEWEST_DAYS:
            continue
        words = " ".join(str(part) for part in key[:4])
        yield words, drift_data(group, frame, actuals=tables.actuals)


CHART = Chart(draw=draw_drift, plan=plan_drift)
