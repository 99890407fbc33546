"""The scoreboard of a ledger: who was right, with as much certainty as the outcomes allow.

METHOD sections 7 and 9. The unit of information is a series at a target period, not a claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.boards.board_rows import build_board, measure_group
from forecasts.scores.boards.sections import HORIZONS, build_apart, build_bands, build_bounds
from forecasts.scores.tables.columns import TableError, suggestion
from forecasts.scores.tables.conditions import cut

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

BY: Mapping[str, str] = MappingProxyType(
    {
        "source": "publisher",
        "claimant": "claimant",
        "organisation": "organisation",
        "subject": "subject",
        "measure": "measure",
        "region": "region",
        "horizon": "horizon",
        "target": "target_period",
        "kind": "kind",
        "certainty": "certainty",
    }
)
"""What claims can be grouped by, and the column of the comparison table that holds it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scoreboard:
    """The scoreboard and what stands beside it.

    Attributes:
        board: One row a group: counts, rates, errors, skill, ranks; see `COLUMNS`.
        bands: Error over par by group and band of horizons.
        bounds: Lower and upper bounds, scored by Brier against the baseline.
        apart: Claims that enter no rate, by the reason why.
        notes: What has to be said with the figures.
    """

    board: pd.DataFrame
    bands: pd.DataFrame
    bounds: pd.DataFrame
    apart: pd.DataFrame
    notes: tuple[str, ...]


def scoreboard(comparison: pd.DataFrame, *, by: str = "source") -> Scoreboard:
    """Return the scoreboard of a comparison table.

    Args:
        comparison: What `compare` returns.
        by: One of `BY`.

    Raises:
        TableError: Nothing can be grouped by that.
    """
    if by not in BY:
        raise TableError(f"the ledger cannot be scored by `{by}`; {suggestion(by, BY)}")
    table = _derive(comparison, by)
    rated = table[table["class"] == ""]
    bounds = rated[rated["hedge"].isin(["above", "up-to"])]
    points = rated[~rated["hedge"].isin(["above", "up-to"])]
    on_record = int(rated["on_record"].sum())
    notes = (
        *_say_pool(points),
        (
            f"{len(comparison)} claims; {len(rated)} enter rates, {len(points)} as numbers and "
            f"{len(bounds)} as bounds"
        ),
        (
            f"on record before it was resolved: {on_record} of {len(rated)}; the others were "
            "entered with hindsight"
        ),
        "n_eff counts (series, target period) once; below 10 only counts, ranks start at 5",
        "errors: claimed over actual, positive = the claim was too high",
    )
    return Scoreboard(
        board=build_board(points, by),
        bands=build_bands(points, by),
        bounds=build_bounds(bounds, by),
        apart=build_apart(table, by),
        notes=notes,
    )


def _say_pool(points: pd.DataFrame) -> list[str]:
    """Say what all claims together come to, beside the baseline on the same claims."""
    if not len(points):
        return []
    pool = measure_group(points)
    said = (
        f"all: {pool['claims']} claims on {pool['n_eff']} outcomes, {pool['hits']} hit, "
        f"{pool['nears']} near, {pool['misses']} missed; the half-trend baseline hit "
        f"{pool['baseline_hits']}, {pool['baseline_nears']} near, {pool['baseline_misses']} missed"
    )
    if not np.isnan(pool["hit_rate"]):
        low, high = 100 * pool["hit_low"], 100 * pool["hit_high"]
        said += f"; {100 * pool['hit_rate']:.0f}% of outcomes hit ({low:.0f} to {high:.0f}%)"
    return [said]


def _derive(comparison: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the claims with their group, their cluster, and why they enter no rate, if so."""
    table = comparison.reset_index(drop=True).copy()
    column = BY[by]
    if by == "horizon":
        years = pd.to_numeric(table[column]).to_numpy(dtype=np.float64)
        table["group"] = cut(np.maximum(years, 0.0), HORIZONS)
    else:
        table["group"] = table[column].fillna("").astype(str)
    target = table["series"].fillna("").astype(str) + "\n" + table["target_period"].astype(str)
    table["cluster"] = pd.factorize(target)[0]
    table["period"] = pd.factorize(table["target_period"].astype(str))[0]
    entered, known = pd.to_datetime(table["entered"]), pd.to_datetime(table["first_published"])
    table["on_record"] = (entered < known).to_numpy(dtype=bool)
    table["class"] = _classes(table)
    return table


def _classes(table: pd.DataFrame) -> "pd.Series[str]":
    """Return why a claim enters no rate: the first reason that holds, '' for none."""
    text = {
        name: table[name].fillna("").astype(str)
        for name in ("status", "modality", "because", "flags", "verdict")
    }
    probability = pd.to_numeric(table["probability"])
    again = table.assign(order=pd.to_datetime(table["stated"])).sort_values("order", kind="stable")
    keys = ["group", "claimant", "cluster", "value"]
    repeated = again[again["status"] == "resolved"].duplicated(keys).reindex(table.index)
    reasons = [
        (text["status"] != "resolved", text["status"].where(text["status"] != "", "no status")),
        (text["modality"].isin(["target", "scenario"]), text["modality"]),
        (text["because"] == "ad hoc", "ad hoc"),
        (text["flags"].str.contains("contested"), "contested"),
        (repeated.fillna(False).astype(bool), "repeated"),
        (text["verdict"] == "", "no verdict"),
        (probability <= 0.4, "could"),
    ]
    result = pd.Series("", index=table.index, dtype=object)
    for holds, name in reversed(reasons):
        result = result.mask(holds, name)
    return result.astype(str)
