"""Forecasts that are none: crossing quantiles, masses that are no distribution, missing levels."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.diagnostics import agree
from forecasts.scores.metrics.metric import row_slices
from forecasts.scores.tables.columns import TableError, name_rows
from forecasts.scores.tables.keys import row_codes

Array = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
# How far masses may be from one: what rounding to two digits takes off a few categories.
MASS_TOLERANCE = 0.01
_ROUNDING = 1e-9
_MOST_SOURCES = 100
_INCOMPLETE = (
    "incomplete, without quantile levels that the source gives elsewhere; comparisons leave that "
    "out (--keep-incomplete does not)"
)


def crossed_rows(quantiles: Array) -> Marks:
    """Tell which rows of [forecasts, ascending levels] have a quantile below a lower one's."""
    found = np.zeros(len(quantiles), bool)
    for rows in row_slices(quantiles):
        before = np.fmax.accumulate(quantiles[rows], axis=1)[:, :-1]
        after = quantiles[rows, 1:]
        with np.errstate(invalid="ignore"):
            below = after < before - _ROUNDING * np.maximum(np.abs(before), np.abs(after))
        found[rows] = below.any(axis=1)
    return found


def without_crossed(
    quantiles: Array, heads: pd.DataFrame, unit: Sequence[str]
) -> tuple[Array, list[str]]:
    """Return the quantiles with crossed rows blank, and what is said of these."""
    bad = crossed_rows(quantiles)
    if not bad.any():
        return quantiles, []
    shown = name_rows(heads, unit, np.flatnonzero(bad)[:1])
    have = agree(int(bad.sum()), "forecast", "has", "have")
    note = f"{have} quantiles that cross, and no score: {shown}"
    return np.where(bad[:, None], np.nan, quantiles), [note]


def complete_rows(quantiles: Array, heads: pd.DataFrame, who: Sequence[str]) -> Array:
    """Return 1 for forecasts with every level that their source gives for the target, else 0.

    Args:
        quantiles: [forecasts, levels].
        heads: The forecasts' columns.
        who: The columns of source and target.
    """
    codes = row_codes([heads[column] for column in who]) if who else np.zeros(len(heads), np.int64)
    count = int(codes.max(initial=0)) + 1
    full = np.ones(len(quantiles), bool)
    for level in range(quantiles.shape[1]):
        given = ~np.isnan(quantiles[:, level])
        usual = np.bincount(codes, given, count) > 0
        full &= given | ~usual[codes]
    blank = np.isnan(quantiles).all(axis=1)  # no forecast at all is not an incomplete one
    return (full | blank).astype(np.float64)


def say_incomplete(arrays: Mapping[str, Array]) -> list[str]:
    """Return how many forecasts lack levels that their source gives elsewhere."""
    complete = arrays.get("complete")
    if complete is None or complete.all():
        return []
    lacking = int((complete == 0).sum())
    return [
        f"{agree(lacking, 'forecast', 'is', 'are', of=len(complete))} {_INCOMPLETE}",
    ]


def say_levels(arrays: Mapping[str, Array], heads: pd.DataFrame, source: str | None) -> list[str]:
    """Return which levels lack their mirror image, and which sources give other levels.

    Args:
        arrays: With `quantiles` [forecasts, levels] and `levels`.
        heads: The forecasts' columns.
        source: The column of sources, None where there is none.
    """
    quantiles, levels = arrays["quantiles"], arrays["levels"]
    given = ~np.isnan(quantiles)
    notes = []
    mirror = np.abs(levels[:, None] + levels[None, :] - 1) < _ROUNDING
    alone = given & ~(given @ mirror)
    if alone.any():
        level = levels[alone.any(axis=0)][0]
        have = agree(int(alone.any(axis=1).sum()), "forecast", "has", "have")
        notes.append(
            f"{have} levels without their mirror image, such as {level:g} without "
            f"{1 - level:g}: no wis and no part of it"
        )
    if source is not None:
        codes = row_codes([heads[source]])
        first = np.sort(np.unique(codes, return_index=True)[1])  # in the order of the file
        if len(first) > _MOST_SOURCES:
            return notes
        names = heads[source].iloc[first].tolist()
        sets: dict[tuple[bool, ...], str] = {}
        for code, name in zip(codes[first].tolist(), names, strict=True):
            sets.setdefault(tuple(given[codes == code].any(axis=0).tolist()), str(name))
        if len(sets) > 1:
            each = ", ".join(f"{name} {sum(found)}" for found, name in list(sets.items())[:4])
            notes.append(
                f"sources give different quantile levels ({each} of {len(levels)}): scores over "
                "all levels of one do not compare with another's; choose levels with --where"
            )
    return notes


def say_samples(samples: Array, blank: int) -> list[str]:
    """Return that samples are blank, or that forecasts have different numbers of them."""
    notes = []
    if blank:
        notes.append(f"{agree(blank, 'sample', 'is', 'are')} blank; scores are of the others")
    count = (~np.isnan(samples)).sum(axis=1)
    known = count[count > 0]
    if len(known) and known.min() < known.max():
        notes.append(
            f"forecasts have {known.min()} to {known.max()} samples: the fewer, the higher is "
            "their crps; crps_fair does not depend on it"
        )
    return notes


def checked_masses(
    masses: Array, heads: pd.DataFrame, unit: Sequence[str]
) -> tuple[Array, list[str]]:
    """Return masses [forecasts, categories] that sum to one; in percent they may sum to 100.

    Raises:
        TableError: A negative mass, or a sum that is off by more than `MASS_TOLERANCE`.
    """
    given = ~np.isnan(masses).all(axis=1)
    totals = np.nansum(masses, axis=1)
    notes = []
    if given.any() and (np.abs(totals[given] - 100) <= 100 * MASS_TOLERANCE).all():
        masses, totals = masses / 100, totals / 100
        notes.append("claims: masses sum to 100, read as percent")
    lacking = np.isnan(masses).any(axis=1) & given
    if lacking.any():
        lack = agree(int(lacking.sum()), "forecast", "lacks", "lack")
        notes.append(
            f"{lack} categories that others have, and a category without a mass counts as 0: "
            f"{name_rows(heads, unit, np.flatnonzero(lacking)[:1])}"
        )
    with np.errstate(invalid="ignore"):
        negative = np.asarray((masses < 0).any(axis=1))
    wrong = given & ((np.abs(totals - 1) > MASS_TOLERANCE + _ROUNDING) | negative)
    if wrong.any():
        row = np.flatnonzero(wrong)[:1]
        what = "negative" if negative[row[0]] else f"that sum to {totals[row[0]]:.4g}, not to 1"
        raise TableError(
            f"claims: {agree(int(wrong.sum()), 'forecast', 'has', 'have')} masses {what}: "
            f"{name_rows(heads, unit, row)}; every category needs its row "
            f"(a sum may be off by {MASS_TOLERANCE:g})"
        )
    return masses, notes
