"""Which forecasts stand beside each other: windows of target periods, and the common sample."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.diagnostics import agree
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.joins.assemble import Assembled
from forecasts.scores.joins.baselines import unit_columns
from forecasts.scores.scoring.groups import group_rows, natural_ranks
from forecasts.scores.tables.columns import NothingToScoreError, TableError
from forecasts.scores.tables.keys import row_codes


def keep_common(
    forecasts: Forecasts, ready: Assembled, *, incomplete: bool
) -> tuple[Forecasts, Assembled]:
    """Return what all sources forecast that stand beside each other in the same groups.

    Args:
        forecasts: With the columns of `by` as their frame.
        ready: What is behind them.
        incomplete: Whether a forecast that lacks some of its source's levels is one.

    Raises:
        TableError: The claims have no column of sources.
        NothingToScoreError: There is nothing that all of them forecast.
    """
    claims = ready.joined.claims
    if "source" not in claims.roles:
        raise TableError(f"--common compares sources; {claims.unknown('source')}")
    column = claims.roles["source"]
    who = row_codes([claims.frame[column]])
    unit, keys = unit_columns(ready.joined)
    groups = group_rows(forecasts.frame.drop(columns={column, "source"} & {*forecasts.frame}))
    known = ready.forecasts.arrays.get("counted", np.zeros(len(who)))
    complete = ready.forecasts.arrays.get("complete")
    if complete is not None and not incomplete:
        known = np.where(complete == 1, known, np.nan)
    keep = np.zeros(len(who), bool)
    for rows in groups.rows():
        given = rows[~np.isnan(known[rows])]
        shared = pd.Series(who[given]).groupby(unit[given]).transform("nunique").to_numpy()
        keep[given] = shared == len(np.unique(who[rows]))
    chosen = np.flatnonzero(keep)
    if not len(chosen):
        raise NothingToScoreError(
            f"no forecast of {len(keep)} is of what every source forecast, by "
            f"{', '.join(keys)}; name other columns with --unit"
        )
    taken = forecasts.take(chosen)
    note = (
        f"{agree(len(chosen), 'forecast', 'is', 'are', of=len(keep))} of what every source forecast"
    )
    left = len(keep) - len(chosen)
    notes = [
        note,
        *([f"{agree(left, 'forecast', 'is', 'are')} left out by --common"] if left else []),
    ]
    ready = replace(ready, notes=(*ready.notes, *notes))
    return taken, _take(ready, taken, chosen)


def roll(forecasts: Forecasts, ready: Assembled, length: int) -> tuple[Forecasts, Assembled]:
    """Return the forecasts once for every window of target periods that they fall in."""
    claims = ready.joined.claims
    if "target_period" not in claims.roles or length < 1:
        raise TableError("--rolling needs a column of target periods and a length of 1 or more")
    ranks, words = natural_ranks(claims.frame[claims.roles["target_period"]])
    picks, first, last = [], [], []
    for end in range(length - 1, len(words)):
        rows = np.flatnonzero((ranks > end - length) & (ranks <= end))
        picks.append(rows)
        first += [words[end - length + 1]] * len(rows)
        last += [words[end]] * len(rows)
    if not picks:
        raise TableError(f"there are {len(words)} target periods, fewer than a window of {length}")
    rows = np.concatenate(picks)
    taken = forecasts.take(rows)
    frame = taken.frame.assign(**{"from": first, "to": last})
    frame.index = pd.RangeIndex(len(frame))
    return replace(taken, frame=frame), _take(ready, taken, rows)


def _take(ready: Assembled, taken: Forecasts, rows: npt.NDArray[np.int64]) -> Assembled:
    joined, claims = ready.joined, ready.joined.claims
    moved = replace(
        joined,
        claims=replace(claims, frame=claims.frame.iloc[rows].reset_index(drop=True), encoded={}),
        place=None if joined.place is None else joined.place[rows],
    )
    return replace(ready, joined=moved, forecasts=taken)
