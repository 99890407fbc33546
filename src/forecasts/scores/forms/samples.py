"""Forecasts as samples: one row a sample, laid out side by side, each forecast in one row."""

from typing import Any

import numpy as np
import numpy.typing as npt

from forecasts.scores.forms.cells import Cells
from forecasts.scores.forms.faults import say_samples
from forecasts.scores.tables.keys import cell_key
from forecasts.scores.tables.long_rows import SPARSE

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]


def read_samples(cells: Cells) -> tuple[Array, Array, list[str]]:
    """Return the samples of each forecast and the numbers of their names, and what is told of them.

    Raises:
        TableError: A forecast gives one sample twice; it names the first.
    """
    known: dict[object, int] = {}
    names = np.array([known.setdefault(cell_key(word), len(known)) for word in cells.words])
    if len(cells.heads) * len(known) <= SPARSE * len(cells.rows):
        matrix, there = cells.lay_out(names, len(known), "sample")
        if there.all():
            draws = np.broadcast_to(np.arange(len(known), dtype=np.float64), matrix.shape)
            return matrix, draws, say_samples(matrix, int(np.isnan(matrix).sum()))
    else:
        cells.refuse_doubles(names, "sample")
    return _ragged_samples(cells, names)


def _ragged_samples(cells: Cells, names: Codes) -> tuple[Array, Array, list[str]]:
    """Return what `read_samples` does, where forecasts have other samples than others."""
    blocks = list(cells.blocks())
    forecast, word, numbers = (np.concatenate(each) for each in zip(*blocks, strict=True))
    draw = names[word]
    order = np.argsort(forecast.astype(np.int64) * (int(draw.max(initial=0)) + 1) + draw)
    sizes = np.bincount(forecast, minlength=len(cells.heads))
    starts = np.cumsum(sizes) - sizes
    matrix = np.full((len(cells.heads), int(sizes.max())), np.nan)
    ordered = forecast[order]
    draws, place = matrix.copy(), np.arange(len(order)) - starts[ordered]
    matrix[ordered, place] = numbers[order]
    draws[ordered, place] = draw[order]
    return matrix, draws, say_samples(matrix, int(np.isnan(numbers).sum()))


def quantiles_of_samples(samples: Array, levels: Array) -> Array:
    """Return the quantiles of each row of samples, linear between them (type 7 of Hyndman, Fan)."""
    found = np.full((len(samples), len(levels)), np.nan)
    given = ~np.isnan(samples).all(axis=1)
    found[given] = np.nanquantile(samples[given], levels, axis=1).T
    return found


def middle_of_samples(row: Array) -> float:
    """Return the median of the samples of a forecast, nan where it has none."""
    row = row[~np.isnan(row)]
    return float(np.median(row)) if len(row) else np.nan
