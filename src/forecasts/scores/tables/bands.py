"""Bands: a column of numbers cut at edges, of one width, or into equal shares of the forecasts."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.tables.columns import TableError, parse_number

Array = npt.NDArray[np.float64]
MOST_BANDS = 1000
_FIRST = re.compile(r">?(-?[\d.]+(?:e[-+]\d+)?) to ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """How a column of numbers is cut.

    Attributes:
        column: The column.
        edges: Where it is cut, ascending; empty where the values say where.
        right: Whether a band holds its upper edge and not its lower one; else it holds the lower
            one, and the last band both.
        width: The width of bands that begin at its multiples; 0 for none.
        shares: How many bands hold equally many values; 0 for none.
    """

    column: str
    edges: tuple[float, ...] = ()
    right: bool = False
    width: float = 0.0
    shares: int = 0

    def labels(self) -> list[str]:
        """Return the names of the bands, in order."""
        pairs = pairwise(f"{edge:.12g}" for edge in self.edges)
        if self.right:
            return [f">{low} to {high}" for low, high in pairs]
        names = [f"{low} to <{high}" for low, high in pairs]
        return names if self.width else [*names[:-1], names[-1].replace("<", "")]


def read_band(text: str) -> Band:
    """Return the band of `horizon=0,1,5`, `horizon=(0,1,5]`, `gdp=width:10`, `gdp=quantiles:4`.

    Raises:
        TableError: Nothing of this after the name of a column.
    """
    column, _, rest = (part.strip() for part in text.partition("="))
    kind, colon, size = rest.partition(":")
    number = parse_number(size) if colon else None
    if column and number is not None and number > 0:
        if kind == "width":
            return Band(column=column, width=number)
        if kind == "quantiles" and number in range(2, MOST_BANDS):
            return Band(column=column, shares=int(number))
    right = rest.startswith("(") and rest.endswith("]")
    numbers = [parse_number(edge) for edge in (rest[1:-1] if right else rest).split(",")]
    edges = [number for number in numbers if number is not None and not np.isnan(number)]
    if not column or len(edges) != len(numbers) or len(edges) < 2 or edges != sorted(set(edges)):
        raise TableError(
            f"`{text}` is no band; write a column and ascending edges, horizon=0,1,5 or "
            "horizon=(0,1,5], or horizon=width:2, or horizon=quantiles:4"
        )
    return Band(column=column, edges=tuple(edges), right=right)


def cut(values: Array, band: Band) -> "pd.Series[str]":
    """Return the label of the band of every value, empty outside of all.

    Raises:
        TableError: So narrow a width that there are more than a thousand bands.
    """
    band = _with_edges(values, band)
    edges = np.asarray(band.edges)
    if len(edges) < 2:
        return pd.Series([""] * len(values), dtype="str")
    place = np.searchsorted(edges, values, side="left" if band.right else "right") - 1
    if not band.right:
        place[values == edges[-1]] = len(edges) - 2
    outside = np.isnan(values) | (place < 0) | (place > len(edges) - 2)
    labels = np.array([*band.labels(), ""], dtype=object)
    return pd.Series(labels[np.where(outside, len(edges) - 1, place)], dtype="str")


def band_rank(label: str) -> float:
    """Return where the band of a label begins, for sorting; the blank one is last."""
    found = _FIRST.match(label)
    return float(found[1]) if found else np.inf


def _with_edges(values: Array, band: Band) -> Band:
    """Return the band with the edges that the values ask for, where it has none."""
    given = values[~np.isnan(values)]
    if band.edges or not len(given):
        return band
    if band.shares:
        edges = np.unique(np.quantile(given, np.linspace(0, 1, band.shares + 1)))
        return replace(band, edges=tuple(edges.tolist()))
    first, last = np.floor(given.min() / band.width), np.floor(given.max() / band.width) + 1
    if last - first > MOST_BANDS:
        raise TableError(f"`{band.column}` in steps of {band.width:g} has {last - first:g} bands")
    return replace(band, edges=tuple((np.arange(first, last + 1) * band.width).tolist()))
