"""Probabilities of categories and of thresholds: rows of output_type pmf and cdf."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import agree
from forecasts.scores.forms.bins import Bins, bin_edges, density_of, share_a_place
from forecasts.scores.forms.cells import Cells
from forecasts.scores.forms.faults import checked_masses
from forecasts.scores.forms.shaped import Reading
from forecasts.scores.metrics.binned import mean_of_bins, quantiles_of_bins
from forecasts.scores.tables.columns import TableError, name_rows, parse_number
from forecasts.scores.tables.keys import as_key

Array = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
MASS_KINDS = ("pmf", "cdf")
_ROUNDING = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Masses:
    """Probabilities of categories as the metrics take them.

    Attributes:
        arrays: `masses` [forecasts, categories]; of bins also `shares`, `edges`, `claimed` (the
            mean of each density), and `quantiles` where levels are asked for.
        categories: Words of the columns, in order.
        ordered: Whether that order means something.
        bins: The categories as bins, None where they are none.
        notes: What a user should know.
    """

    arrays: Mapping[str, Array] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    ordered: bool = False
    bins: Bins | None = None
    notes: tuple[str, ...] = ()


def read_masses(cells: Cells, reading: Reading) -> Masses:
    """Return probabilities of categories, one row a category."""
    words, ordered = _categories(cells.words, reading.categories)
    notes = []
    if not ordered and share_a_place(words):
        notes.append(
            "categories are bins of which several begin at one edge, as those of several targets "
            "do: choose one target with --where for rps and crps"
        )
    place = _places(cells, words)
    masses, more = checked_masses(cells.matrix(place, len(words)), cells.heads, cells.unit)
    edges = bin_edges(words) if ordered else None
    bins = None if edges is None or edges != sorted(edges) else Bins(edges=tuple(edges))
    return _with_density(masses, words, bins, ordered, reading, [*notes, *more])


def read_cumulative(cells: Cells, reading: Reading) -> Masses:
    """Return probabilities of what lies between thresholds, one row P(Y <= threshold).

    Raises:
        TableError: Thresholds that are no numbers without an order, or values outside 0 to 1.
    """
    cells = replace(cells, words=_as_numbers(cells.words))
    words, ordered = _categories(cells.words, reading.categories)
    numbers = [parse_number(word) for word in words]
    cuts = [number for number in numbers if number is not None and not np.isnan(number)]
    if not ordered or (len(cuts) < len(words) and not reading.categories):
        raise TableError(
            f"{cells.claims.name}: rows of output_type cdf need numbers as thresholds, or their "
            f"order with --categories; `{words[0]}` is none"
        )
    cumulative = cells.matrix(_places(cells, words), len(words))
    cumulative, notes = _checked_cumulative(cumulative, cells)
    if len(cuts) < len(words):
        masses, more = checked_masses(_steps(cumulative), cells.heads, cells.unit)
        return _with_density(masses, words, None, True, reading, [*notes, *more])
    masses = _steps(np.hstack([cumulative, np.where(np.isnan(cumulative[:, :1]), np.nan, 1.0)]))
    ends = [-np.inf, *cuts, np.inf]
    bins = Bins(edges=tuple(itertools.pairwise(ends)), right=True)
    middle = [f"{low} to {high}" for low, high in itertools.pairwise(words)]
    names = (f"up to {words[0]}", *middle, f"above {words[-1]}")
    return _with_density(masses, names, bins, True, reading, notes)


def _with_density(  # noqa: PLR0913, PLR0917  what masses are made of
    masses: Array,
    words: tuple[str, ...],
    bins: Bins | None,
    ordered: bool,  # noqa: FBT001  as in the record
    reading: Reading,
    notes: Sequence[str],
) -> Masses:
    arrays, said = {"masses": masses}, list(notes)
    density = None if bins is None else density_of(bins, masses)
    if bins is not None and density is not None:
        shares, edges = density
        arrays |= {"shares": shares, "edges": edges, "claimed": mean_of_bins(shares, edges)}
        if reading.levels:
            arrays["levels"] = np.unique(reading.levels)
            arrays["quantiles"] = quantiles_of_bins(shares, edges, arrays["levels"])
        ends = [not (np.isfinite(low) and np.isfinite(high)) for low, high in bins.edges]
        used = int((np.nan_to_num(masses[:, ends]).sum(axis=1) > _ROUNDING).sum())
        if used and reading.needed & {"shares", "error", "pit", "quantiles"}:
            said.append(
                f"{used} of {len(masses)} densities have mass in an open bin, taken as twice as "
                "wide as its neighbour for means, crps and quantiles"
            )
    return Masses(arrays=arrays, categories=words, ordered=ordered, bins=bins, notes=tuple(said))


def _checked_cumulative(cumulative: Array, cells: Cells) -> tuple[Array, list[str]]:
    """Return P(Y <= x) [forecasts, thresholds] as shares, blank where it is no distribution.

    Raises:
        TableError: A value outside 0 to 1 (or 100).
    """
    notes = []
    largest = np.nanmax(cumulative, initial=0.0)
    if 1 + _ROUNDING < largest <= 100 + _ROUNDING:
        cumulative = cumulative / 100
        notes.append("claims: cumulative probabilities above 1, all read as percent")
    with np.errstate(invalid="ignore"):
        wrong = ((cumulative < -_ROUNDING) | (cumulative > 1 + _ROUNDING)).any(axis=1)
    if wrong.any():
        first = name_rows(cells.heads, cells.unit, np.flatnonzero(wrong)[:1])
        raise TableError(f"{cells.claims.name}: cumulative probabilities outside 0 to 1: {first}")
    blank = np.isnan(cumulative)
    lacking: Marks = np.asarray(blank.any(axis=1) & ~blank.all(axis=1))
    falling: Marks = np.asarray((np.diff(cumulative, axis=1) < -_ROUNDING).any(axis=1))
    said = (
        (
            lacking,
            ("lacks", "lack"),
            "thresholds of others: no score (one target at a time: --where)",
        ),
        (falling & ~lacking, ("has", "have"), "cumulative probabilities that fall: no score"),
    )
    for rows, verbs, words in said:
        if rows.any():
            first = name_rows(cells.heads, cells.unit, np.flatnonzero(rows)[:1])
            told = agree(int(rows.sum()), "forecast", *verbs)
            notes.append(f"{told} {words}: {first}")
    return np.where((lacking | falling)[:, None], np.nan, np.clip(cumulative, 0, 1)), notes


def _as_numbers(words: Sequence[str]) -> tuple[str, ...]:
    """Return thresholds in one spelling: 1 and 1.0 are one; words as they are."""
    numbers = [parse_number(word) for word in words]
    return tuple(
        word if number is None or np.isnan(number) else f"{number:.12g}"
        for word, number in zip(words, numbers, strict=True)
    )


def _steps(cumulative: Array) -> Array:
    return np.diff(cumulative, axis=1, prepend=0.0)


def _places(cells: Cells, words: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return for each word of the cells its place among the categories."""
    known = {word: place for place, word in enumerate(words)}
    return np.array([known[as_key(word)] for word in cells.words], np.int64)


def _categories(ids: Sequence[str], given: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    words = list(dict.fromkeys(as_key(word) for word in ids))
    if given:
        missing = [word for word in words if word not in given]
        if missing:
            raise TableError(f"--categories does not name `{missing[0]}`")
        return tuple(given), True
    numbers = [parse_number(word) for word in words]
    if all(number is not None and not np.isnan(number) for number in numbers):
        return tuple(sorted(words, key=float)), True
    edges = bin_edges(words)
    if edges is not None:
        return tuple(word for _, word in sorted(zip(edges, words, strict=True))), True
    return tuple(words), False
