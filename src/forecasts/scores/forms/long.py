"""Several rows a forecast: one a quantile, a sample, or a category with its probability."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
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
    without_crossed,
)
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.forms.masses import MASS_KINDS, Masses, read_cumulative, read_masses
from forecasts.scores.forms.samples import middle_of_samples, quantiles_of_samples, read_samples
from forecasts.scores.forms.shaped import Reading, Shaped, as_share, exact_levels
from forecasts.scores.forms.unit import long_unit, say_unit
from forecasts.scores.roles import LONG_ROLES
from forecasts.scores.tables.columns import Columns, TableError, parse_number
from forecasts.scores.tables.keys import row_codes
from forecasts.scores.tables.long_rows import (
    SPARSE,
    LongRows,
    LongTable,
    keep_rows,
    split_frame,
)

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
Named = tuple[Codes, tuple[str, ...]]
"""Which word stands in each row, and the words in the order of the file."""
POINTS = ("point", "median", "mean")
MASS_INPUTS = frozenset({"masses", "category", "place", "outcome_probability", "shares", "edges"})
NUMBER_INPUTS = frozenset({"quantiles", "levels", "samples", "error", "claimed", "pit"})


def read_long(claims: Columns, rows: LongRows | None, reading: Reading) -> Shaped:
    """Return one forecast for all rows of one forecast unit.

    Args:
        claims: The table; where it is in two parts, of each head its first row.
        rows: The rows of a table in two parts, None where they are those of the table.
        reading: What the user said of it.
    """
    inner = [claims.roles[role] for role in LONG_ROLES if role in claims.roles]
    table = _in_two(claims, rows, inner)
    table, kinds, ids, notes = _chosen_kinds(claims, table, reading)
    claims, rows = replace(claims, frame=table.frame, encoded={}), table.rows
    unit = long_unit(
        claims, inner, reading.unit, reading.firm, partial(_repeats, claims, rows, inner)
    )
    forecast, first = _number_forecasts(claims, unit)
    notes += say_unit(claims, unit, inner, first[forecast])
    apart = {*inner, claims.roles.get("value")}
    keys = [column for column in claims.frame.columns if column not in apart]
    heads = claims.frame.iloc[first][keys].reset_index(drop=True)

    def cells_of(*wanted: str) -> Cells:
        word, words = _of_kind(kinds, ids, wanted)
        return Cells(
            words=words,
            word=word,
            forecast=forecast,
            rows=rows,
            claims=claims,
            heads=heads,
            unit=unit,
        )

    arrays: dict[str, Array] = {}
    masses = Masses()
    if "quantile" in kinds[1]:
        found, more = _read_quantiles(cells_of("quantile"))
        arrays |= found
        notes += more
    if "sample" in kinds[1]:
        arrays["samples"], arrays["draws"], more = read_samples(cells_of("sample"))
        notes += more
        if reading.levels and "quantiles" not in arrays:
            arrays["levels"] = np.unique(reading.levels)
            arrays["quantiles"] = quantiles_of_samples(arrays["samples"], arrays["levels"])
    for kind in sorted({*MASS_KINDS} & {*kinds[1]}):
        masses = (read_masses if kind == "pmf" else read_cumulative)(cells_of(kind), reading)
        arrays |= masses.arrays
        notes += masses.notes
    stated = {kind: cells_of(kind) for kind in POINTS if kind in kinds[1]}
    arrays["claimed"], more = _points(stated, len(heads), arrays)
    notes += more
    return Shaped(
        forecasts=Forecasts(frame=heads, arrays=arrays),
        categories=masses.categories,
        ordered=masses.ordered,
        bins=masses.bins,
        unit=unit,
        notes=tuple(notes),
    )


def _in_two(claims: Columns, rows: LongRows | None, inner: Sequence[str]) -> LongTable:
    """Return the table in two parts."""
    if rows is not None:
        return LongTable(frame=claims.frame, rows=rows)
    values = claims.numbers(claims.playing("value"))
    return split_frame(claims.frame, inner, claims.roles["value"], values)


def _repeats(claims: Columns, rows: LongRows, inner: Sequence[str], unit: Sequence[str]) -> bool:
    """Tell whether by the columns of a unit a forecast gives a level, sample or category twice."""
    forecast = _codes(claims.frame, unit)
    place = _codes(rows.places, inner)
    forecasts, places = (int(codes.max(initial=-1)) + 1 for codes in (forecast, place))
    if forecasts * places > SPARSE * len(rows):
        every = [
            forecast[block.head].astype(np.int64) * places + place[block.place]
            for block in rows.store
        ]
        return len(np.unique(np.concatenate(every))) < len(rows)
    seen = np.zeros(forecasts * places, bool)
    for block in rows.store:
        seen[forecast[block.head].astype(np.int64) * places + place[block.place]] = True
    return int(seen.sum()) < len(rows)


def _codes(frame: pd.DataFrame, columns: Sequence[str]) -> Codes:
    """Return one number a row, from 0 and without gaps: equal where all columns are equal."""
    if not columns:
        return np.zeros(len(frame), np.int64)
    return np.unique(row_codes([frame[column] for column in columns]), return_inverse=True)[1]


def _number_forecasts(claims: Columns, unit: Sequence[str]) -> tuple[Codes, Codes]:
    """Return the number of the forecast of every head, in the order of the file, and first ones."""
    _, first, forecast = np.unique(
        _codes(claims.frame, unit), return_index=True, return_inverse=True
    )
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank[forecast], first[order]


def _chosen_kinds(
    claims: Columns, table: LongTable, reading: Reading
) -> tuple[LongTable, Named, Named, list[str]]:
    """Return the rows that can be scored, of each place its kind and level or category, and notes.

    Categories have outcomes of their own: beside other forecasts only those are kept that the
    metrics take.

    Raises:
        TableError: Metrics of both are asked for.
    """
    places = replace(claims, frame=table.rows.places, encoded={})
    kinds, ids = _kinds(places)
    known = {"quantile", "sample", *MASS_KINDS, *POINTS}
    there = {*kinds[1]}
    sizes = table.rows.of_place
    notes = [
        f"{count(int(sizes[_is_of(kinds, kind)].sum()), 'row')} of output_type `{kind}` not scored"
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
        return table, kinds, ids, notes
    taken = ", ".join(sorted(likely if masses else others))
    if masses and reading.needed & NUMBER_INPUTS:
        raise TableError(
            "the claims have categories and numbers, which have outcomes of their own: ask for "
            f"one at a time, with --where output_type={min(likely)} or "
            f"--where output_type={min(others)}"
        )
    keep = _is_of(kinds, *MASS_KINDS) if masses else ~_is_of(kinds, "", *MASS_KINDS)
    notes.append(f"claims: rows of output_type {taken} are scored, which the metrics take")
    table = keep_rows(table, lambda block: keep[block.place])
    kinds, ids = _kinds(replace(claims, frame=table.rows.places, encoded={}))
    return table, kinds, ids, notes


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


def _of_kind(kinds: Named, ids: Named, wanted: Sequence[str]) -> Named:
    """Return for each place which word stands there, -1 for other kinds, and the words in order."""
    chosen = np.flatnonzero(_is_of(kinds, *wanted))
    own, words = _narrow(ids[0][chosen], ids[1])
    word = np.full(len(ids[0]), -1, np.int64)
    word[chosen] = own
    return word, words


def _read_quantiles(cells: Cells) -> tuple[dict[str, Array], list[str]]:
    """Return quantiles [forecasts, levels], which forecasts are complete, and what is told."""
    levels, order = np.unique(_levels(cells.words, cells.claims), return_inverse=True)
    given = cells.matrix(order, len(levels))
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


def _points(
    stated: Mapping[str, Cells], count: int, arrays: Mapping[str, Array]
) -> tuple[Array, list[str]]:
    """Return one value a forecast: as stated, else the median or, of bins, the mean; and notes."""
    claimed = arrays.get("claimed", np.full(count, np.nan))
    if "samples" in arrays:
        with np.errstate(invalid="ignore"):
            claimed = np.array([middle_of_samples(row) for row in arrays["samples"]])
    if "quantiles" in arrays:
        middle = np.flatnonzero(arrays["levels"] == 0.5)
        if len(middle):
            median = arrays["quantiles"][:, middle[0]]
            claimed = np.where(np.isnan(median), claimed, median)
    there = [*stated]
    middle_value, notes = claimed.copy(), []
    for kind in reversed(there):
        for forecast, _, value in stated[kind].blocks():
            given = ~np.isnan(value)
            claimed[forecast[given]] = value[given]
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
