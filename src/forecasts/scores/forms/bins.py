"""Densities in bins, as surveys of forecasters print them: edges out of the words of categories."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Bins", "bin_edges", "density_of", "place_in_bins", "share_a_place"]

Array = npt.NDArray[np.float64]
_NUMBER = r"([-+−]?(?:\d+(?:\.\d*)?|\.\d+))"
_BETWEEN = re.compile(
    rf"[\[(]?\s*{_NUMBER}\s*%?\s*(?:to|and|till|until|,|;|:|–|—|-|~|\.\.)\s*{_NUMBER}"
)
_UNDER = re.compile(
    rf"(?:<=?|≤|under|below|less than|up to)\s*{_NUMBER}|{_NUMBER}\s*(?:or less|or lower|and under)"
)
_OVER = re.compile(
    rf"(?:>=?|≥|over|above|more than|at least|from)\s*{_NUMBER}"
    rf"|{_NUMBER}\s*(?:\+|or more|or higher|and over)"
)
# The codes of the ECB's survey: F1_0T1_4 is from 1.0 to 1.4, TN1_0 up to -1.0, F4_0 from 4.0 on.
_CODE = re.compile(r"(?:F(N?\d+_\d+))?(?:T(N?\d+_\d+))?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Bins:
    """The bins of densities.

    Attributes:
        edges: Lower and upper edge of each, ascending, infinite where it is open.
        right: Whether a value on an edge belongs to the bin below it, as in `P(Y <= x)`.
    """

    edges: tuple[tuple[float, float], ...]
    right: bool = False


def share_a_place(words: Sequence[str]) -> bool:
    """Tell whether all words are bins, of which some begin at one edge: several targets' bins."""
    edges = [_edges(word.strip()) for word in words]
    return None not in edges and bin_edges(words) is None


def density_of(bins: Bins, masses: Array) -> tuple[Array, Array] | None:
    """Return the distribution function at finite edges, [forecasts, edges], and the edges.

    An open bin is taken as twice as wide as its neighbour (Abel, Rich, Song and Tracy 2016). None
    where no bin has two ends, and so nobody knows how wide they are.
    """
    lows = [low for low, _ in bins.edges]
    cuts = np.array([*lows, bins.edges[-1][1]])
    finite = np.flatnonzero(np.isfinite(cuts))
    if len(finite) < 2 or not (np.diff(cuts[finite]) > 0).all():
        return None
    if not np.isfinite(cuts[0]):
        cuts[0] = cuts[1] - 2 * (cuts[2] - cuts[1])
    if not np.isfinite(cuts[-1]):
        cuts[-1] = cuts[-2] + 2 * (cuts[-2] - cuts[-3])
    given = ~np.isnan(masses).all(axis=1, keepdims=True)
    shares = np.hstack([np.zeros((len(masses), 1)), np.cumsum(np.nan_to_num(masses), axis=1)])
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = shares / shares[:, -1:]  # what rounding took off a sum
    return np.where(given, shares, np.nan), cuts


def bin_edges(words: Sequence[str]) -> list[tuple[float, float]] | None:
    """Return the lower and upper edge of each bin, infinite where it is open, or None.

    Args:
        words: One a category, such as `<0`, `0.0 to 0.4`, `[1, 2)`, `4.0 or more`, `F1_0T1_4`.

    Returns:
        None where a word is no bin, or where two bins begin at one edge.
    """
    edges = [_edges(word.strip()) for word in words]
    found = [pair for pair in edges if pair is not None]
    if len(found) < len(edges) or len({low for low, _ in found}) < len(found):
        return None
    return found


def place_in_bins(
    edges: Sequence[tuple[float, float]], values: Array, *, right: bool = False
) -> Array:
    """Return the number of the bin that each value falls in, nan outside all of them.

    A bin reaches from its lower edge to that of the next one: between `2.0 to 2.4` and `2.5 to 2.9`
    there is nothing, and 2.46 is in the first. The last one ends at its upper edge, which is in it.

    Args:
        edges: Of bins in ascending order.
        values: Outcomes in the unit of the edges.
        right: Whether a value on an edge belongs to the bin below it.
    """
    if right:
        highs = np.array([high for _, high in edges])
        above = np.searchsorted(highs, values, side="left").astype(np.float64)
        lost = (above >= len(edges)) | (values <= edges[0][0]) | np.isnan(values)
        return np.where(lost, np.nan, above)
    lows = np.array([low for low, _ in edges])
    place = np.searchsorted(lows, values, side="right") - 1.0
    outside = (place < 0) | (values > edges[-1][1]) | np.isnan(values)
    return np.where(outside, np.nan, place)


def _edges(word: str) -> tuple[float, float] | None:
    if word and (code := _CODE.fullmatch(word)):
        low, high = (_of_code(text) for text in code.groups())
        return (-math.inf if low is None else low, math.inf if high is None else high)
    text = word.casefold().rstrip("%)] ").strip()
    if found := _BETWEEN.match(text):
        low, high = (_number(part) for part in found.groups())
        return (low, high) if low < high else None
    for pattern, is_low in ((_UNDER, False), (_OVER, True)):
        if found := pattern.fullmatch(text):
            edge = _number(found[1] or found[2])
            return (edge, math.inf) if is_low else (-math.inf, edge)
    return None


def _of_code(text: str | None) -> float | None:
    return None if text is None else _number(text.replace("N", "-").replace("_", "."))


def _number(text: str) -> float:
    return float(text.replace("−", "-"))
