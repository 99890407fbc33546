"""Several rows a forecast: one a quantile, a sample, or a category with its probability."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.diagnostics import agree, count
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
from forecasts.scores.forms.shaped import Reading, Shaped, as_share, exact_levels
from forecasts.scores.forms.unit import long_unit, say_unit
from forecasts.scores.tables.columns import Columns, TableError, name_rows, parse_number
from forecasts.scores.tables.keys import cell_key, doubles, row_codes

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
Named = tuple[Codes, tuple[str, ...]]
"""Which word stands in each row, and the words in the order of the file."""
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
        kind: _cells(_is_of(kinds, kind), forecast, ids, values, claims, heads, unit)
        for kind in sorted(kinds[1])
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


def _chosen_kinds(claims: Columns, reading: Reading) -> tuple[Columns, Named, Named, list[str]]:
    """Return the rows that can be scored, what each is, its level or category, and notes.

    Categories have outcomes of their own: beside other forecasts only those are kept that the
    metrics take.

    Raises:
        TableError: Metrics of both are asked for.
    """
    kinds, ids = _kinds(claims)
    known = {"quantile", "sample", *MASS_KINDS, *POINTS}
    there = {*kinds[1]}
    notes = [
        f"{count(int(_is_of(kinds, kind).sum()), 'row')} of output_type `{kind}` not scored"
        for kind in sorted(there - known)
    ]
    likely = there & {*MASS_KINDS}
    others = (there & known) - likely
    masses = bool(MASS_INPUTS & reading.needed)
    if len(likely) > 1 and (masses or not others):
        raise TableError(
            "the claims give probabilities as pmf and as cdf: ask for one, with "
            "--where output_type=pmf or --where output_type=cdf"
        )
    if not likely or not others:
        return claims, kinds, ids, notes
    taken = ", ".join(sorted(likely if masses else others))
    if masses and reading.needed & NUMBER_INPUTS:
        raise TableError(
            "the claims have categories and numbers, which have outcomes of their own: ask for "
            f"one at a time, with --where output_type={min(likely)} or "
            f"--where output_type={min(others)}"
        )
    keep = _is_of(kinds, *MASS_KINDS) if masses else ~_is_of(kinds, "", *MASS_KINDS)
    notes.append(f"claims: rows of output_type {taken} are scored, which the metrics take")
    frame = claims.frame[keep].reset_index(drop=True)
    kept = [(_narrow(rows[keep], words)) for rows, words in (kinds, ids)]
    return replace(claims, frame=frame, encoded={}), kept[0], kept[1], notes


def _kinds(claims: Columns) -> tuple[Named, Named]:
    """Return what every row is, and its level or category."""
    roles = claims.roles
    if "output_type" in roles:
        kinds = _named(claims, roles["output_type"])
        stripped = tuple(dict.fromkeys(word.strip() for word in kinds[1]))
        places = np.array([stripped.index(word.strip()) for word in kinds[1]], np.int64)
        return (places[kinds[0]], stripped), _named(claims, claims.need("output_type_id"))
    if "quantile_level" in roles:
        ids = _named(claims, roles["quantile_level"])
        blank = np.array([np.isnan(parse_number(word) or 0.0) for word in ids[1]], np.int64)
        return _narrow(blank[ids[0]], ("quantile", "point")), ids
    role, kind = ("category", "pmf") if "category" in roles else ("sample", "sample")
    ids = _named(claims, roles[role])
    return (np.zeros(len(claims.frame), np.int64), (kind,) if len(claims.frame) else ()), ids


def _named(claims: Columns, column: str) -> Named:
    """Return which word stands in each row of a column, and the words in the order of the file."""
    rows, words = claims.encode(column)
    return _narrow(rows, [str(word) for word in words])


def _narrow(rows: npt.NDArray[np.integer[Any]], words: Sequence[str]) -> Named:
    """Return rows and words without the words that no row has, these in the order of the file."""
    used, first = np.unique(rows, return_index=True)
    used = used[np.argsort(first, kind="stable")]
    place = np.zeros(len(words), np.int64)
    place[used] = np.arange(len(used))
    return place[rows], tuple(words[each] for each in used.tolist())


def _is_of(kinds: Named, *words: str) -> npt.NDArray[np.bool_]:
    """Tell which rows are of one of some kinds."""
    chosen = np.array([word in words for word in kinds[1]], bool)
    found: npt.NDArray[np.bool_] = chosen[kinds[0]]
    return found


def _cells(  # noqa: PLR0913, PLR0917  the columns of rows
    chosen: npt.NDArray[np.bool_],
    forecast: Codes,
    ids: Named,
    values: Array,
    claims: Columns,
    heads: pd.DataFrame,
    unit: tuple[str, ...],
) -> Cells:
    rows = np.flatnonzero(chosen)
    places, words = _narrow(ids[0][rows], ids[1])
    return Cells(
        forecast=forecast[rows],
        words=words,
        places=places,
        numbers=values[rows],
        rows=rows,
        claims=claims,
        heads=heads,
        unit=unit,
    )


def _read_quantiles(cells: Cells) -> tuple[dict[str, Array], list[str]]:
    """Return quantiles [forecasts, levels], which forecasts are complete, and what is told."""
    levels, order = np.unique(_levels(cells.words, cells.claims), return_inverse=True)
    place = order[cells.places]
    given = cells.matrix(place, len(levels))
    quantiles, notes = without_crossed(given, cells.heads, cells.unit)
    roles = cells.claims.roles
    who = [roles[role] for role in ("source", "target") if role in roles]
    arrays = {"levels": levels, "quantiles": quantiles}
    arrays["complete"] = complete_rows(given, cells.heads, who)
    notes += say_incomplete(arrays)
    return arrays, notes + say_levels(arrays, cells.heads, roles.get("source"))


def _levels(words: Sequence[str], claims: Columns) -> Array:
    """Return the levels that words mean, as shares.

    Raises:
        TableError: A word that is no level, or shares among percent.
    """
    numbers = [parse_number(word.strip().removesuffix("%")) for word in words]
    for word, number in zip(words, numbers, strict=True):
        if number is None or np.isnan(number):
            raise TableError(f"{claims.name}: `{word}` is no quantile level")
    signs = {word.strip().endswith("%") for word in words}
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
    if shares.min() < 0 or shares.max() > 1:
        raise TableError(f"{claims.name}: quantile levels lie between 0 and 1 (or 0 and 100)")
    return exact_levels(shares)


def _samples(cells: Cells) -> tuple[Array, Array, list[str]]:
    """Return the samples of each forecast and the numbers of their names, and what is told of them.

    Raises:
        TableError: A forecast gives one sample twice; it names the first.
    """
    known: dict[object, int] = {}
    names = [known.setdefault(cell_key(word), len(known)) for word in cells.words]
    draw = np.array(names, np.int64)[cells.places]
    code = cells.forecast * (int(draw.max(initial=0)) + 1) + draw
    double = doubles(code)
    if len(double):
        claims = cells.claims
        keys = [column for column in claims.frame.columns if column != claims.roles["value"]]
        raise TableError(
            f"{claims.name} gives {count(len(double), 'sample')} twice: "
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
    kinds: Named,
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
    there = [kind for kind in POINTS if kind in kinds[1]]
    middle_value, notes = claimed.copy(), []
    for kind in reversed(there):
        rows = np.flatnonzero(_is_of(kinds, kind) & ~np.isnan(values))
        claimed[forecast[rows]] = values[rows]
    if len(there) > 1:
        notes.append(f"claims: of rows of output_type {', '.join(there)} the first is the point")
    differ = ~np.isclose(claimed, middle_value, rtol=1e-9, atol=0) & ~np.isnan(middle_value)
    if there and differ.any():
        state = agree(int(differ.sum()), "forecast", "states", "state")
        notes.append(
            f"{state} a point that is not the median of the distribution, such as "
            f"{claimed[differ][0]:g} beside {middle_value[differ][0]:g}: "
            "errors are those of the point"
        )
    return claimed, notes


def _middle(row: Array) -> float:
    row = row[~np.isnan(row)]
    return float(np.median(row)) if len(row) else np.nan
