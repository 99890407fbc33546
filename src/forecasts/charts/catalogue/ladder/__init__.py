"""Ladder: how far apart are the claims for one subject and year?"""

from collections.abc import Iterator

import pandas as pd

from forecasts.charts.catalogue.ladder.panel import draw_ladder
from forecasts.charts.catalogue.ladder.rows import ladder_data
from forecasts.charts.facts.amounts import records
from forecasts.charts.facts.levels import PLACE, level_claims
from forecasts.charts.frame import Frame
from forecasts.charts.jobs import Chart, Tables

__all__ = ["CHART", "draw_ladder", "ladder_data", "plan_ladder"]


def plan_ladder(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a ladder per subject, measure, region and year that two claims or more are about.

    Claims on different subjects share a ladder when the ledger says that they overlap.
    """
    table = level_claims(tables, frame)
    for key, group in table.groupby(["subject", *PLACE], sort=True):
        if len(group) > 1:
            words = " ".join(str(part) for part in key[:4])
            data = ladder_data(group, frame, actuals=tables.actuals, spread=tables.spread)
            if (data["what"] == "claim").sum() > 1:  # a claim and who tells it again are one
                yield words, data
    for ids in _overlapping(table):
        group = table[table["claim_id"].isin(ids)]
        first = group.iloc[0]
        words = f"overlap {first['region']} {first['measure']} {first['target_period']}"
        empty = tables.actuals.iloc[:0]
        subjects = " ".join(sorted(group["subject"].unique()))
        yield f"{words} {subjects}", ladder_data(group, frame, actuals=empty, spread=tables.spread)


def _overlapping(table: pd.DataFrame) -> list[set[str]]:
    """Return the groups of claims that overlap in one place, from two subjects or more."""
    places = {row.claim_id: tuple(getattr(row, name) for name in PLACE) for row in records(table)}
    groups: list[set[str]] = []
    for row in records(table):
        others = [
            name for name in str(row.overlaps).split() if places.get(name) == places[row.claim_id]
        ]
        if not others:
            continue
        joined = {row.claim_id, *others}
        for group in [group for group in groups if group & joined]:
            joined |= group
            groups.remove(group)
        groups.append(joined)
    subjects = dict(zip(table["claim_id"], table["subject"], strict=True))
    return [group for group in groups if len({subjects[name] for name in group}) > 1]


CHART = Chart(draw=draw_ladder, plan=plan_ladder)
