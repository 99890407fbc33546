"""A table of scores as it is given out: averaged, signed, in order, numbers as numbers."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.groups import finish_labels, group_rows, natural_ranks
from forecasts.scores.scoring.score_columns import ScoreColumn
from forecasts.scores.tables.bands import band_rank, read_band
from forecasts.scores.tables.columns import TableError


def finish_table(
    table: pd.DataFrame, asked: Sequence[ScoreColumn], request: ScoreRequest
) -> pd.DataFrame:
    """Return the table as it is given out: averaged where asked, numbers as numbers."""
    if request.average_over:
        if request.intervals:
            raise TableError("--intervals does not go with --average-over")
        table = _average(table, asked, request)
    counts = {
        column.name for column in asked if column.metric.unit == "count" and not column.crossed
    }
    names = [column.name for column in asked]
    if request.intervals:
        names = [name for one in names for name in (one, f"{one}_low", f"{one}_high")]
    names = [name for name in names if name in table]
    table = turn_signs(table, asked, request)
    table = _order_bands(table, names, request)
    labels = finish_labels(table.drop(columns=names))
    columns = {
        name: table[name].astype(np.int64) if name in counts else table[name] for name in names
    }
    return labels.assign(**columns)


def _order_bands(table: pd.DataFrame, names: Sequence[str], request: ScoreRequest) -> pd.DataFrame:
    """Return the rows with bands in the order of their edges, not of the alphabet."""
    bands = [read_band(text) for text in request.bands]
    cut_columns = {band.column for band in bands}
    if not cut_columns or not len(table):
        return table
    ranks = [
        np.array([band_rank(str(cell)) for cell in table[name]])
        if name in cut_columns
        else natural_ranks(table[name])[0]
        for name in table.columns
        if name not in names
    ]
    rows = np.lexsort(ranks[::-1]) if ranks else np.arange(len(table))
    return table.iloc[rows].reset_index(drop=True)


def turn_signs(
    table: pd.DataFrame, asked: Sequence[ScoreColumn], request: ScoreRequest
) -> pd.DataFrame:
    """Return the scores with the signs of errors that are actual minus claimed, if asked so."""
    turned: dict[str, Any] = {}
    for column in asked:
        if request.sign == "actual" and column.metric.odd and column.crossed in {"", "adjusted"}:
            ends = {"": "", "_low": "_high", "_high": "_low"}
            for end, other in ends.items():
                if f"{column.name}{end}" in table:
                    turned[f"{column.name}{end}"] = 0.0 - table[f"{column.name}{other}"]
    return table.assign(**turned)


def _average(
    table: pd.DataFrame, asked: Sequence[ScoreColumn], request: ScoreRequest
) -> pd.DataFrame:
    """Average without weights over the columns of `average_over`; counts are summed."""
    apart = {*request.average_over, *(column.name for column in asked)}
    groups = group_rows(table[[word for word in table.columns if word not in apart]])
    columns = {}
    for column in asked:
        values = table[column.name].to_numpy(dtype=np.float64)
        given = ~np.isnan(values)
        totals = np.bincount(groups.codes[given], values[given], groups.count)
        counts = np.bincount(groups.codes[given], None, groups.count)
        is_sum = column.metric.finish == "sum" and column.metric.each
        with np.errstate(invalid="ignore"):
            columns[column.name] = totals if is_sum else totals / counts
    return groups.labels.assign(**columns)
