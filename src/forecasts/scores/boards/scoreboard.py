"""The scoreboard of a ledger: who was right, with as much certainty as the outcomes allow.

METHOD sections 7 and 9. The unit of information is a series at a target period, not a claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.comparing.rated import is_aimed, name_claimants, rate_class
from forecasts.diagnostics import count
from forecasts.scores.boards.board_rows import build_board, measure_group
from forecasts.scores.boards.sections import HORIZONS, build_apart, build_bands, build_bounds
from forecasts.scores.tables.bands import cut
from forecasts.scores.tables.columns import TableError, suggestion

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

BY: Mapping[str, str] = MappingProxyType(
    {
        "source": "publisher",
        "claimant": "who",
        "person": "person",
        "organisation": "who",
        "event": "event",
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


_NAMED = 5
"""Groups that a note names; of more the number alone is told."""


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

    Returns:
        Tables of rates and errors, a row a group; errors are ln(claimed / actual), positive = too
        high: `board` of values, `bounds` of bounds, `notes` on what they count.

    Example:
        >>> table = fc.claims_table(fc.load("claims"))
        >>> came = fc.compare(table, fc.load_actuals("actuals"), as_of="2026-11-21")
        >>> fc.score(came, by="claimant").board["claimant"].tolist()
        ['Example Association', 'Example Institute']
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
            f"{count(len(comparison), 'claim')}; in the rates: {len(rated)}, {len(points)} as "
            f"numbers and {len(bounds)} as bounds"
        ),
        (
            f"on record before it was resolved: {on_record} of {len(rated)}"
            + ("; the rest with hindsight" if on_record < len(rated) else "")
        ),
        *_say_only_bounds(points, bounds),
        *_say_targets(table),
        "n_eff counts (series, target period) once; below 10 only counts, ranks start at 5",
        "errors: claimed over actual, positive = the claim was too high",
    )
    found = Scoreboard(
        board=build_board(points, by),
        bands=build_bands(points, by),
        bounds=build_bounds(bounds, by),
        apart=build_apart(table, by),
        notes=notes,
    )
    for each in (found.board, found.bands, found.bounds, found.apart):
        each.attrs = dict(comparison.attrs)
    return found


def _say_pool(points: pd.DataFrame) -> list[str]:
    """Say what all claims together come to, beside the baseline on the same claims."""
    if not len(points):
        return []
    pool = measure_group(points)
    said = (
        f"all: {count(pool['claims'], 'claim')} on {count(pool['n_eff'], 'outcome')}, "
        f"{pool['hits']} hit, {pool['nears']} near, {pool['misses']} missed"
    )
    if not np.isnan(pool["hit_rate"]):
        low, high = 100 * pool["hit_low"], 100 * pool["hit_high"]
        said += f"; {100 * pool['hit_rate']:.0f}% of outcomes hit ({low:.0f} to {high:.0f}%)"
    if not pool["paired"]:
        return [said]
    beside = (
        f"on the {pool['paired']} that a half-trend can be set against: claims "
        f"{pool['paired_hits']} hit, {pool['paired_nears']} near, {pool['paired_misses']} missed; "
        f"the baseline {pool['baseline_hits']} hit, {pool['baseline_nears']} near, "
        f"{pool['baseline_misses']} missed"
    )
    return [said, beside]


def _say_only_bounds(points: pd.DataFrame, bounds: pd.DataFrame) -> list[str]:
    """Say which groups have no row on the board, as all that they said are bounds."""
    left = bounds.loc[~bounds["group"].isin(points["group"]), "group"].value_counts(sort=False)
    if not len(left):
        return []
    named = ", ".join(f"{name or '(none)'} ({n})" for name, n in sorted(left.items())[:_NAMED])
    more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    return [
        f"not on the board, with bounds alone, which have no error: {named}{more}; see `bounds`"
    ]


def _say_targets(table: pd.DataFrame) -> list[str]:
    """Say how many targets were reached: they are no forecasts, and in no rate."""
    counts = table.loc[is_aimed(table), "verdict"].value_counts()
    reached, missed = (int(counts.get(word, 0)) for word in ("reached", "not reached"))
    if not reached + missed:
        return []
    return [f"targets, counted apart: {reached} reached, {missed} not reached"]


def _derive(comparison: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the claims with their group, their cluster, and why they enter no rate, if so."""
    table = comparison.reset_index(drop=True).copy()
    table["who"] = name_claimants(table)
    column = BY[by]
    if by == "horizon":
        years = pd.to_numeric(table[column]).to_numpy(dtype=np.float64)
        table["group"] = cut(np.maximum(years, 0.0), HORIZONS)
    else:
        table["group"] = table[column].fillna("").astype(str)
    if by == "event":  # all editions together
        table["group"] = table["group"].str.split("/").str[0]
    target = table["series"].fillna("").astype(str) + "\n" + table["target_period"].astype(str)
    table["cluster"] = pd.factorize(target)[0]
    table["period"] = pd.factorize(table["target_period"].astype(str))[0]
    entered, known = pd.to_datetime(table["entered"]), pd.to_datetime(table["first_published"])
    table["on_record"] = (entered < known).to_numpy(dtype=bool)
    table["class"] = rate_class(table)
    return table[table["group"] != ""].reset_index(drop=True) if by == "event" else table
