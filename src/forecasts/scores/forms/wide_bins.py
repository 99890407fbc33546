"""Densities with a column a bin, as surveys publish them."""

from collections.abc import Sequence

import pandas as pd

from forecasts.diagnostics import agree
from forecasts.scores.forms.bins import bin_edges
from forecasts.scores.tables.columns import BLANKS, parse_number, same_name
from forecasts.scores.tables.periods import period_days

_FEWEST = 3
_ROUNDING = 0.02
_POINTS = frozenset({"point", "point_forecast", "mean", "median", "mode", "central"})


def bin_columns(frame: pd.DataFrame) -> list[str]:
    """Return the columns that are bins of densities: three or more, whose rows sum to 1 or 100.

    Age groups and the like are named as bins are, and sum to anything.
    """
    found = [
        column
        for column in map(str, frame.columns)
        if bin_edges([column]) is not None and period_days(column) is None
    ]
    if len(found) < _FEWEST or bin_edges(found) is None:
        return []
    numbers = frame[found].map(lambda cell: parse_number(str(cell)))
    sums = numbers.astype(float).sum(axis=1)
    sums = sums[numbers.notna().any(axis=1)]
    whole = ((sums - 1).abs() <= _ROUNDING) | ((sums - 100).abs() <= 100 * _ROUNDING)
    return found if len(whole) and whole.mean() > 0.5 else []


def bins_to_rows(
    frame: pd.DataFrame, bins: Sequence[str], *, name: str
) -> tuple[pd.DataFrame, list[str]]:
    """Return a table that has a column a bin with one row a bin, and a note.

    A blank cell is a mass of 0 where the bins of its row hold something.

    Args:
        frame: A table as read.
        bins: The columns that are bins.
        name: What the table is called in messages.
    """
    rest = [column for column in frame.columns if column not in bins]
    masses = frame[bins].map(lambda cell: "" if str(cell).strip() in BLANKS else cell)
    stated = masses.map(lambda cell: cell != "")
    given = stated.any(axis=1)
    masses = masses.where(stated, "0")
    long = frame[rest].join(masses)[given].melt(rest, bins, "bin", "value")
    notes = [f"{name}: columns `{bins[0]}` to `{bins[-1]}` read as bins"]
    points = [column for column in rest if same_name(column) in _POINTS]
    if points:
        notes.append(
            f"{name}: errors are of densities' means; --value {points[0]} takes the points"
        )
    if lost := int((~given).sum()):
        have = agree(lost, "row", "has", "have", of=len(given))
        notes.append(f"{name}: {have} no mass in any bin: no forecast")
    return long.reset_index(drop=True), notes
