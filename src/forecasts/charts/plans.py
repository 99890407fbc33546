"""Which ladders, parts and conversions are worth a picture; one generator a chart."""

from collections.abc import Iterator

import pandas as pd

from forecasts.charts.catalogue.basis import basis_data
from forecasts.charts.catalogue.drift import drift_data
from forecasts.charts.catalogue.editions import editions_data
from forecasts.charts.catalogue.hedgehog import hedgehog_data
from forecasts.charts.catalogue.horizon import horizon_data
from forecasts.charts.catalogue.ladder import ladder_data
from forecasts.charts.catalogue.matrix import matrix_data
from forecasts.charts.catalogue.part_whole import part_whole_data
from forecasts.charts.catalogue.reliability import reliability_data
from forecasts.charts.catalogue.scorecard import scorecard_data
from forecasts.charts.facts.amounts import LEVELS, add_amounts, records
from forecasts.charts.facts.due import due_claims
from forecasts.charts.frame import Frame
from forecasts.charts.jobs import Tables
from forecasts.words.amounts import money_unit

__all__ = [
    "plan_basis",
    "plan_drift",
    "plan_editions",
    "plan_hedgehog",
    "plan_horizon",
    "plan_ladder",
    "plan_matrix",
    "plan_part_whole",
    "plan_reliability",
    "plan_scorecard",
]

_PLACE = ["measure", "region", "target_period", "unit_drawn"]
_MOST_CONVERSIONS = 6
NOT_YET = "not yet stated"
_FEWEST, _FEWEST_MOVING, _FEWEST_DAYS = 2, 4, 3


def level_claims(tables: Tables, frame: Frame) -> pd.DataFrame:
    """Return the claims that state an amount which could be converted, with their amounts."""
    table = add_amounts(tables.claims, frame)
    kept = table["kind"].isin(LEVELS) & table["amount"].notna() & (table["target_period"] != "")
    return table[kept]


def plan_ladder(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a ladder per subject, measure, region and year that two claims or more are about.

    Claims on different subjects share a ladder when the ledger says that they overlap.
    """
    table = level_claims(tables, frame)
    for key, group in table.groupby(["subject", *_PLACE], sort=True):
        if len(group) > 1:
            words = " ".join(str(part) for part in key[:4])
            data = ladder_data(group, frame, actuals=tables.actuals, spread=tables.spread)
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
    places = {row.claim_id: tuple(getattr(row, name) for name in _PLACE) for row in records(table)}
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


def plan_part_whole(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a chart per whole that a claim of the same year and unit is a declared part of."""
    table = level_claims(tables, frame)
    for whole in table["claim_id"][table["claim_id"].isin(table["part_of"])]:
        data = part_whole_data(table, frame, whole=str(whole))
        if len(data) > 1:
            yield str(whole), data


def plan_basis(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the claims that conversion moves most, one per subject, six at most."""
    table = level_claims(tables, frame)
    units = [money_unit(str(unit)) for unit in table["unit"]]
    foreign = [unit is not None and unit[0] != frame.currency for unit in units]
    if not any(foreign):
        return
    kept = tables.spread[(tables.spread["choice"] != "ppp") & tables.spread["value"].notna()]
    ends = kept.groupby("claim_id")["value"].agg(["min", "max"])
    moved = (ends["max"] / ends["min"]).rename("moved")
    # No merge with an index: of some tables its name comes back as that of a column as well.
    ranked = table[foreign].assign(moved=table[foreign]["claim_id"].map(moved))
    ranked = ranked.dropna(subset=["moved"]).sort_values(
        ["moved", "claim_id"], ascending=[False, True]
    )
    for claim in ranked.drop_duplicates("subject").head(_MOST_CONVERSIONS)["claim_id"]:
        yield str(claim), basis_data(table, frame, spread=tables.spread, claim_id=str(claim))


def plan_hedgehog(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a chart per series and unit that two claims or more are judged by."""
    table = _on_one_series(level_claims(tables, frame))
    for (series, _), group in table.groupby(["series", "unit_drawn"], sort=True):
        if len(group) < _FEWEST or group["unit_drawn"].isin(["%", "pp"]).any():
            continue
        data = hedgehog_data(group, frame, actuals=tables.actuals)
        if len(data):
            yield str(series), data


def plan_drift(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a chart per subject, measure, region and year with four claims made on three days."""
    table = level_claims(tables, frame)
    table = table[table["amount"] > 0]
    for key, group in table.groupby(["subject", *_PLACE], sort=True):
        if len(group) < _FEWEST_MOVING or group["stated"].nunique() < _FEWEST_DAYS:
            continue
        words = " ".join(str(part) for part in key[:4])
        yield words, drift_data(group, frame, actuals=tables.actuals)


def plan_editions(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a chart per event and thing that two of its editions or more spoke of."""
    table = level_claims(tables, frame)
    table = table[table["event"].str.contains("/", regex=False) & (table["status"] != NOT_YET)]
    table = table.assign(stage=table["event"].str.split("/").str[0])
    for key, group in table.groupby(["stage", "subject", "measure", "region", "unit_drawn"]):
        if len(set(group["event"])) > 1:
            yield " ".join(str(part) for part in key[:4]), editions_data(group, frame)


def plan_scorecard(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the one scorecard, when a claim fell due."""
    if len(due_claims(tables.claims)):
        yield "", scorecard_data(tables.claims, frame)


def plan_horizon(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the one chart by distance, when a claim fell due."""
    if (due_claims(tables.claims)["error_kind"] != "pp").any():
        yield "", horizon_data(tables.claims, frame)


def plan_matrix(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield a matrix per series that four due claims were judged by."""
    due = due_claims(tables.claims)
    due = _on_one_series(due[due["ratio"].notna() & (due["error_kind"] != "pp")])
    for series, group in due.groupby("series", sort=True):
        if len(group) >= _FEWEST_MOVING:
            yield str(series), matrix_data(due, frame, series=str(series))


def plan_reliability(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the one chart of our own outlooks, when one has come due."""
    if len(tables.outlooks):
        yield "", reliability_data(tables.outlooks, frame)


def _on_one_series(table: pd.DataFrame) -> pd.DataFrame:
    return table[(table["series"] != "") & ~table["series"].str.contains(" ", regex=False)]
