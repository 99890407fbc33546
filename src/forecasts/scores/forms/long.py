"""Several rows a forecast: one a quantile, a sample, or a category with its probability."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.forms.cells import Cells
from forecasts.scores.forms.faults import (
    complete_rows,
    say_incomplete,
    say_levels,
    say_samples,
    without_crossed,
)
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.forms.masses import MASS_KINDS, Masses, read_cumulative, read_masses
from forecasts.scores.forms.shaped import Reading, Shaped, as_share
from forecasts.scores.forms.unit import long_unit, say_unit
from forecasts.scores.tables.columns import Columns, TableError, name_rows, parse_number
from forecasts.scores.tables.keys import doubles, row_codes

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
POINTS = ("point", "median", "mean")
MASS_INPUTS = frozenset({"masses", "category", "place", "outcome_probability", "shares", "edges"})
NUMBER_INPUTS = frozenset({"quantiles", "levels", "samples", "error", "claimed", "pit"})
LONG_ROLES = ("quantile_level", "output_type", "output_type_id", "category", "sample")


def read_long(claims: Columns, reading: Reading) -> Shaped:
    """Return one forecast for all rows of one forecast unit."""
    claims, kinds, ids, notes = _chosen_kinds(claims, reading)
    frame = claims.frame
    inner = [claims.roles[role] for role in LONG_ROLES if role in claims.roles]
    unit = long_unit(claims, inner, reading.unit, reading.firm)
    forecast, first = _number_forecasts(claims, unit)
    notes += say_unit(claims, unit, inner, first[forecast])
    apart = {*inner, claims.roles.get("value")}
    keys = [column for column in frame.columns if column not in apart]
    heads = frame.iloc[first][keys].reset_index(drop=True)

    values = claims.numbers(claims.playing("value"))
    arrays: dict[str, Array] = {}
    masses = Masses()
    cells = {
        kind: _cells(kinds == kind, forecast, ids, values, claims, heads, unit)
        for kind in sorted({*kinds.tolist()})
    }
    if "quantile" in cells:
        found, more = _read_quantiles(cells["quantile"])
        arrays |= found
        notes += more
    if "sample" in cells:
        arrays["samples"], arrays["draws"], more = _samples(cells["sample"])
        notes += more
        if reading.levels and "quantiles" not in arrays:
            arrays["levels"] = np.unique(reading.levels)
            arrays["quantiles"] = _quantiles(arrays["samples"], arrays["levels"])
    for kind in sorted({*MASS_KINDS} & {*cells}):
        masses = (read_masses if kind == "pmf" else read_cumulative)(cells[kind], reading)
        arrays |= masses.arrays
        notes += masses.notes
    arrays["claimed"], more = _points(kinds, forecast, values, len(heads), arrays)
    notes += more
    return Shaped(
        forecasts=Forecasts(frame=heads, arrays=arrays),
        categories=masses.categories,
        ordered=masses.ordered,
        bins=masses.bins,
        unit=unit,
        notes=tuple(notes),
    )


def _number_forecasts(claims: Columns, unit: Sequence[str]) -> tuple[Codes, Codes]:
    """Return the number of the forecast of every row, in the order of the file, and first rows."""
    length = len(claims.frame)
    codes = (
        row_codes([claims.frame[column] for column in unit]) if unit else np.zeros(length, np.int64)
    )
    _, first, forecast = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank[forecast], first[order]


def _chosen_kinds(
    claims: Columns, reading: Reading
) -> tuple[Columns, npt.NDArray[np.object_], npt.NDArray[np.object_], list[str]]:
    """Return the rows that can be scored, what each is, its level or category, and notes.

    Categories have outcomes of their own: beside other forecasts only those are kept that the
    metrics take.

    Raises:
        TableError: Metrics of both are asked for.
    """
    kinds, ids = _kinds(claims)
    known = {"quantile", "sample", *MASS_KINDS, *POINTS}
    there = {str(kind) for kind in pd.unique(kinds)}
    notes = [
        f"{int((kinds == kind).sum())} rows of output_type `{kind}` are not scored"
        for kind in sorted(there - known)
    ]
    keep = kinds != ""
    likely = there & {*MASS_KINDS}
    others = (there & known) - likely
    masses = bool(MASS_INPUTS & reading.needed)
    if len(likely) > 1 and (masses or not others):
        raise TableError(
            "the claims give probabilities as pmf and as cdf: ask for one, with "
            "--where output_type=pmf or --where output_type=cdf"
        )
    if likely and others:
        taken = ", ".join(sorted(likely if masses else others))
        if masses and reading.needed & NUMBER_INPUTS:
            raise TableError(
                "the claims have categories and numbers, which have outcomes of their own: ask for "
                f"one at a time, with --where output_type={min(likely)} or "
                f"--where output_type={min(others)}"
            )
        keep = np.isin(kinds, [*MASS_KINDS]) if masses else ~np.isin(kinds, ["", *MASS_KINDS])
        notes.append(f"claims: rows of output_type {taken} are scored, which the metrics take")
    if keep.all():
        return claims, kinds, ids, notes
    frame = claims.frame[keep].reset_index(drop=True)
    return replace(claims, frame=frame, encoded={}), kinds[keep], ids[keep], notes


def _kinds(claims: Columns) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.object_]]:
    """Return what every row is, and its level or category."""
    frame, roles = claims.frame, claims.roles
    if "output_type" in roles:
        kinds = frame[roles["output_type"]].astype(str).str.strip().to_numpy(dtype=object)
        ids = frame[claims.need("output_type_id")].astype(str).to_numpy(dtype=object)
        return kinds, ids
    if "quantile_level" in roles:
        ids = frame[roles["quantile_level"]].astype(str).to_numpy(dtype=object)
        codes, words = pd.factorize(ids)  # few words, many rows
        blank = np.array([np.isnan(parse_number(str(word)) or 0.0) for word in words], bool)
        return np.where(blank, "point", "quantile").astype(object)[codes], ids
    role, kind = ("category", "pmf") if "category" in roles else ("sample", "sample")
    ids = frame[roles[role]].astype(str).to_numpy(dtype=object)
    return np.full(len(frame), kind, dtype=object), ids


def _cells(  # noqa: PLR0913, PLR0917  the columns of rows
    chosen: npt.NDArray[np.bool_],
    forecast: Codes,
    ids: npt.NDArray[np.object_],
    values: Array,
    claims: Columns,
    heads: pd.DataFrame,
    unit: tuple[str, ...],
) -> Cells:
    rows = np.flatnonzero(chosen)
    return Cells(
        forecast=forecast[rows],
        words=ids[rows],
        numbers=values[rows],
        rows=rows,
        claims=claims,
        heads=heads,
        unit=unit,
    )


def _read_quantiles(cells: Cells) -> tuple[dict[str, Array], list[str]]:
    """Return quantiles [forecasts, levels], which forecasts are complete, and what is told."""
    levels, place = np.unique(_levels(cells.words, cells.claims), return_inverse=True)
    given = cells.matrix(place, len(levels))
    quantiles, notes = without_crossed(given, cells.heads, cells.unit)
    roles = cells.claims.roles
    who = [roles[role] for role in ("source", "target") if role in roles]
    arrays = {"levels": levels, "quantiles": quantiles}
    arrays["complete"] = complete_rows(given, cells.heads, who)
    notes += say_incomplete(arrays)
    return arrays, notes + say_levels(arrays, cells.heads, roles.get("source"))


def _levels(ids: npt.NDArray[np.object_], claims: Columns) -> Array:
    words = list(dict.fromkeys(ids.tolist()))
    numbers = [parse_number(str(word).strip().removesuffix("%")) for word in words]
    for word, number in zip(words, numbers, strict=True):
        if number is None or np.isnan(number):
            raise TableError(f"{claims.name}: `{word}` is no quantile level")
    signs = {str(word).strip().endswith("%") for word in words}
    given = np.array(numbers, np.float64)
    shares = given / 100 if signs == {True} else as_share(given)
    small = [number for number in given.tolist() if 0 < number < 1]
    lonely = [number for number in small if not np.isclose(given, 100 - number).any()]
    if len(signs) > 1 or (len(small) < len(given) and shares is not given and lonely):
        raise TableError(
            f"{claims.name}: quantile levels are shares and percent in one column "
            f"(`{words[numbers.index(lonely[0])] if lonely else words[0]}` and "
            f"`{words[int(np.argmax(given))]}`)"
        )
    known = dict(zip(words, shares.tolist(), strict=True))
    levels = np.array([known[word] for word in ids.tolist()], np.float64)
    if levels.min() < 0 or levels.max() > 1:
        raise TableError(f"{claims.name}: quantile levels lie between 0 and 1 (or 0 and 100)")
    return np.round(levels, 12)


def _samples(cells: Cells) -> tuple[Array, Array, list[str]]:
    """Return the samples of each forecast and the numbers of their names, and what is told of them.

    Raises:
        TableError: A forecast gives one sample twice; it names the first.
    """
    draw = row_codes([pd.Series(cells.words, dtype=object)])
    code = cells.forecast * (int(draw.max(initial=0)) + 1) + draw
    double = doubles(code)
    if len(double):
        claims = cells.claims
        keys = [column for column in claims.frame.columns if column != claims.roles["value"]]
        raise TableError(
            f"{claims.name} gives {len(double)} samples twice: "
            f"{name_rows(claims.frame, keys, cells.rows[double])}"
        )
    order = np.argsort(code, kind="stable")
    sizes = np.bincount(cells.forecast, minlength=len(cells.heads))
    starts = np.cumsum(sizes) - sizes
    matrix = np.full((len(cells.heads), int(sizes.max())), np.nan)
    ordered = cells.forecast[order]
    draws, place = matrix.copy(), np.arange(len(order)) - starts[ordered]
    matrix[ordered, place] = cells.numbers[order]
    draws[ordered, place] = draw[order]
    return matrix, draws, say_samples(matrix, int(np.isnan(cells.numbers).sum()))


def _quantiles(samples: Array, levels: Array) -> Array:
    """Return the quantiles of each row of samples, linear between them (type 7 of Hyndman, Fan)."""
    found = np.full((len(samples), len(levels)), np.nan)
    given = ~np.isnan(samples).all(axis=1)
    found[given] = np.nanquantile(samples[given], levels, axis=1).T
    return found


def _points(
    kinds: npt.NDArray[np.object_],
    forecast: Codes,
    values: Array,
    count: int,
    arrays: dict[str, Array],
) -> tuple[Array, list[str]]:
    """Return one value a forecast: as stated, else the median or, of bins, the mean; and notes."""
    claimed = arrays.get("claimed", np.full(count, np.nan))
    if "samples" in arrays:
        with np.errstate(invalid="ignore"):
            claimed = np.array([_middle(row) for row in arrays["samples"]])
    if "quantiles" in arrays:
        middle = np.flatnonzero(arrays["levels"] == 0.5)
        if len(middle):
            median = arrays["quantiles"][:, middle[0]]
            claimed = np.where(np.isnan(median), claimed, median)
    there = [kind for kind in POINTS if (kinds == kind).any()]
    middle_value, notes = claimed.copy(), []
    for kind in reversed(there):
        rows = np.flatnonzero((kinds == kind) & ~np.isnan(values))
        claimed[forecast[rows]] = values[rows]
    if len(there) > 1:
        notes.append(f"claims: of rows of output_type {', '.join(there)} the first is the point")
    differ = ~np.isclose(claimed, middle_value, rtol=1e-9, atol=0) & ~np.isnan(middle_value)
    if there and differ.any():
        notes.append(
            f"{int(differ.sum())} forecasts state a point that is not the median of their "
            f"distribution, such as {claimed[differ][0]:g} beside {middle_value[differ][0]:g}: "
            "errors are those of the point"
        )
    return claimed, notes


def _middle(row: Array) -> float:
    row = row[~np.isnan(row)]
    return float(np.median(row)) if len(row) else np.nan
