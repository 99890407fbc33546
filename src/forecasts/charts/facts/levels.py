"""Which claims a picture may be made of: amounts that were converted, on one series, in a place."""

import pandas as pd

from forecasts.charts.facts.amounts import LEVELS, add_amounts
from forecasts.charts.frame import Frame
from forecasts.charts.jobs import Tables

__all__ = ["FEWEST_MOVING", "PLACE", "level_claims", "on_one_series"]

PLACE = ("measure", "region", "target_period", "unit_drawn")
"""What two amounts have in common that can stand on one axis."""
FEWEST_MOVING = 4
"""From so many claims on a picture shows how they move."""


def level_claims(tables: Tables, frame: Frame) -> pd.DataFrame:
    """Return the claims that state an amount which could be converted, with their amounts."""
    table = add_amounts(tables.claims, frame)
    kept = table["kind"].isin(LEVELS) & table["amount"].notna() & (table["target_period"] != "")
    return table[kept]


def on_one_series(table: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that are judged by exactly one series."""
    return table[(table["series"] != "") & ~table["series"].str.contains(" ", regex=False)]
