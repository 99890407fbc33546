"""Forecasts out of a claims table, whatever its shape: wide, quantiles, samples, categories.

Wide: one row a forecast, with `value` (and `sd`, of a normal distribution), or `low` and `high`
(and `level`), or `probability`. Long: one row a quantile (`quantile_level`), a sample
(`sample_id`), a category with its probability (`predicted_label`), or what `output_type` says, as
in the forecast hubs: point, mean, median, quantile, sample, pmf with `output_type_id`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from forecasts.scores.arrays import Forecasts
from forecasts.scores.columns import Columns, TableError, name_rows, parse_number, same_name
from forecasts.scores.matching import as_key, doubles, row_codes
from forecasts.scores.wide import quantile_columns

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
POINTS = ("point", "median", "mean")
LONG_ROLES = ("quantile_level", "output_type", "output_type_id", "category", "sample")
SPREADS = ("sd", "std", "std_dev", "stdev", "sigma", "standard_deviation")
# METHOD section 7: alpha 0.2 where no level is stated, said to be assumed.
ASSUMED_LEVEL = 0.8


@dataclass(frozen=True, kw_only=True, slots=True)
class Shaped:
    """Forecasts before they meet an actual.

    Attributes:
        forecasts: With `claimed` and whatever else the table gives.
        categories: Words of the columns of `masses`, in order.
        ordered: Whether that order means something.
        notes: What a user should know.
    """

    forecasts: Forecasts
    categories: tuple[str, ...] = ()
    ordered: bool = False
    notes: tuple[str, ...] = ()


def shape(claims: Columns, *, level: float | None = None, categories: Sequence[str] = ()) -> Shaped:
    """Return one forecast for every forecast in the table.

    Args:
        claims: The table with its roles.
        level: Level of the intervals `low`, `high` where no column gives it.
        categories: Ordered categories of `pmf` forecasts.

    Raises:
        TableError: No column of values, a level that is none, or a double row.
    """
    roles = dict(claims.roles)
    if "output_type_id" in roles and not {"output_type", "quantile_level"} & set(roles):
        roles["quantile_level"] = roles.pop("output_type_id")
        claims = replace(claims, roles=roles)
    if {"quantile_level", "output_type", "category", "sample"} & set(roles):
        return _long(claims, categories)
    return _wide(claims, level)


def _stated(claims: Columns) -> tuple[dict[str, Array], list[str]]:
    arrays: dict[str, Array] = {}
    if "value" in claims.roles:
        arrays["claimed"] = claims.numbers(claims.roles["value"])
    if "probability" not in claims.roles:
        return arrays, []
    said = claims.numbers(claims.roles["probability"])
    arrays["probability"] = as_share(said)
    percent = arrays["probability"] is not said
    return arrays, ["claims: probabilities above 1, all read as percent"] if percent else []


def _wide(claims: Columns, level: float | None) -> Shaped:
    arrays, notes = _stated(claims)
    if "low" in claims.roles and "high" in claims.roles:
        low, high = (claims.numbers(claims.roles[role]) for role in ("low", "high"))
        if "level" in claims.roles:
            levels = as_share(claims.numbers(claims.roles["level"]))
        else:
            levels = as_share(np.full(len(low), level if level is not None else ASSUMED_LEVEL))
            if level is None:
                notes.append("the intervals state no level: 80% assumed (choose with --level)")
        crossed = int((low > high).sum())
        if crossed:
            notes.append(f"{crossed} intervals have their ends crossed and get no score")
        notes += [] if "claimed" in arrays else ["no value: the middle of low and high is used"]
        arrays.setdefault("claimed", (low + high) / 2)
        arrays |= {"low": low, "high": high, "level": levels}
        arrays |= _as_quantiles(low, high, levels, claims, arrays["claimed"])
    arrays |= _normals(claims, arrays)
    named = quantile_columns(claims.frame.columns)
    if named:
        arrays |= _from_columns(claims, named, arrays.get("claimed"))
        shown = ", ".join(f"`{column}` {level:g}" for column, level in named.items())
        notes.append(f"claims: columns read as quantiles: {shown}")
    if not arrays:
        raise TableError(
            f"{claims.unknown('value')}, or name the column of the claims with --value"
        )
    return Shaped(forecasts=Forecasts(frame=claims.frame, arrays=arrays), notes=tuple(notes))


def _normals(claims: Columns, arrays: Mapping[str, Array]) -> dict[str, Array]:
    """Return what a table of normal distributions gives: their middle and standard deviation."""
    spelled = {same_name(column): column for column in reversed(claims.frame.columns)}
    spread = next((spelled[word] for word in SPREADS if word in spelled), None)
    centre = next((spelled[word] for word in ("mean", "mu") if word in spelled), None)
    if spread is None or ("claimed" not in arrays and centre is None):
        return {}
    sd = claims.numbers(spread)
    found = {"sd": np.where(sd > 0, sd, np.nan)}
    if "claimed" not in arrays and centre is not None:
        found["claimed"] = claims.numbers(centre)
    return found


def _from_columns(
    claims: Columns, named: Mapping[str, float], claimed: Array | None
) -> dict[str, Array]:
    """Return quantiles that stand in columns of their own; their median stands for a value."""
    ordered = sorted(named, key=lambda column: named[column])
    quantiles = np.column_stack([claims.numbers(column) for column in ordered])
    levels = np.array([named[column] for column in ordered])
    middle = np.flatnonzero(levels == 0.5)
    found = {"quantiles": quantiles, "levels": levels}
    if claimed is None:
        blank = np.full(len(quantiles), np.nan)
        found["claimed"] = quantiles[:, middle[0]] if len(middle) else blank
    return found


def _as_quantiles(
    low: Array, high: Array, level: Array, claims: Columns, claimed: Array
) -> dict[str, Array]:
    """Return the intervals as quantiles; a stated value stands as the median.

    Rows that give one forecast's intervals at several levels make one row of quantiles, the first.
    """
    known = np.unique(level[~np.isnan(level)])
    if not 0 < len(known) <= 20 or known[0] <= 0 or known[-1] >= 1:
        return {}
    levels = np.unique(np.concatenate([(1 - known) / 2, [0.5], (1 + known) / 2]))
    quantiles = np.full((len(low), len(levels)), np.nan)
    home = _first_rows(claims, level) if len(known) > 1 else np.arange(len(low))
    for each in known:
        rows = level == each
        quantiles[home[rows], np.argmin(np.abs(levels - (1 - each) / 2))] = low[rows]
        quantiles[home[rows], np.argmin(np.abs(levels - (1 + each) / 2))] = high[rows]
    if "value" in claims.roles:
        quantiles[home, np.argmin(np.abs(levels - 0.5))] = claimed
    return {"quantiles": quantiles, "levels": levels}


def _first_rows(claims: Columns, level: Array) -> Codes:
    """Return for every row the first that differs from it in its interval alone."""
    apart = {claims.roles[role] for role in ("low", "high", "level") if role in claims.roles}
    keys = [column for column in claims.frame.columns if column not in apart]
    codes = row_codes([claims.frame[key] for key in keys]) if keys else np.zeros(len(level), int)
    own: Codes = np.arange(len(level))
    if len(np.unique(np.column_stack([codes, level]), axis=0)) < len(level):
        return own  # one level twice: nothing tells these forecasts apart
    _, first, place = np.unique(codes, return_index=True, return_inverse=True)
    home: Codes = first[place]
    return home


def _long(claims: Columns, categories: Sequence[str]) -> Shaped:
    frame = claims.frame
    apart = {claims.roles[role] for role in (*LONG_ROLES, "value") if role in claims.roles}
    keys = [column for column in frame.columns if column not in apart]
    codes = row_codes([frame[column] for column in keys]) if keys else np.zeros(len(frame), int)
    _, first, forecast = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")  # forecasts in the order of the file
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    forecast = rank[forecast]
    heads = frame.iloc[np.sort(first)][keys].reset_index(drop=True)

    values = claims.numbers(claims.playing("value"))
    kinds, ids = _kinds(claims)
    arrays: dict[str, Array] = {}
    known = {"quantile", "sample", "pmf", *POINTS}
    notes = [
        f"{int((kinds == kind).sum())} rows of output_type `{kind}` are not scored"
        for kind in sorted(set(kinds) - known)
    ]
    words: tuple[str, ...] = ()
    ordered = False
    if (kinds == "quantile").any():
        rows = np.flatnonzero(kinds == "quantile")
        levels = _levels(ids[rows], claims)
        arrays["levels"], place = np.unique(levels, return_inverse=True)
        arrays["quantiles"] = _fill(
            (forecast[rows], place), values[rows], (len(heads), len(arrays["levels"])), claims, rows
        )
    if (kinds == "sample").any():
        rows = np.flatnonzero(kinds == "sample")
        arrays["samples"] = _samples(forecast[rows], values[rows], len(heads))
    if (kinds == "pmf").any():
        rows = np.flatnonzero(kinds == "pmf")
        words, ordered = _categories(ids[rows], categories)
        place = np.array([words.index(as_key(word)) for word in ids[rows]], np.int64)
        arrays["masses"] = _fill(
            (forecast[rows], place), values[rows], (len(heads), len(words)), claims, rows
        )
    arrays["claimed"] = _points(kinds, forecast, values, len(heads), arrays)
    return Shaped(
        forecasts=Forecasts(frame=heads, arrays=arrays),
        categories=words,
        ordered=ordered,
        notes=tuple(notes),
    )


def _kinds(claims: Columns) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.object_]]:
    """Return what every row is, and its level or category."""
    frame, roles = claims.frame, claims.roles
    if "output_type" in roles:
        kinds = frame[roles["output_type"]].astype(str).str.strip().to_numpy(dtype=object)
        ids = frame[claims.need("output_type_id")].astype(str).to_numpy(dtype=object)
        return kinds, ids
    if "quantile_level" in roles:
        ids = frame[roles["quantile_level"]].astype(str).to_numpy(dtype=object)
        blank = np.array([np.isnan(parse_number(word) or 0.0) for word in ids], bool)
        return np.where(blank, "point", "quantile").astype(object), ids
    role, kind = ("category", "pmf") if "category" in roles else ("sample", "sample")
    ids = frame[roles[role]].astype(str).to_numpy(dtype=object)
    return np.full(len(frame), kind, dtype=object), ids


def _levels(ids: npt.NDArray[np.object_], claims: Columns) -> Array:
    known = {word: parse_number(str(word)) for word in set(ids.tolist())}
    bad = [word for word, number in known.items() if number is None or np.isnan(number)]
    if bad:
        raise TableError(f"{claims.name}: `{bad[0]}` is no quantile level")
    levels = as_share(np.array([known[word] for word in ids.tolist()], np.float64))
    if levels.min() < 0 or levels.max() > 1:
        raise TableError(f"{claims.name}: quantile levels lie between 0 and 1 (or 0 and 100)")
    return np.round(levels, 12)


def as_share(levels: Array) -> Array:
    """Return levels as shares: 90 and .9 are the same."""
    given = levels[~np.isnan(levels)]
    return levels / 100 if len(given) and given.max() > 1 else levels


def _fill(
    cells: tuple[Codes, Codes], values: Array, size: tuple[int, int], claims: Columns, rows: Codes
) -> Array:
    """Return a matrix with a value at each cell; `rows` are theirs in the table, for messages."""
    double = doubles(cells[0] * size[1] + cells[1])
    if len(double):
        keys = [column for column in claims.frame.columns if column != claims.roles["value"]]
        raise TableError(
            f"{claims.name} gives {len(double)} forecasts twice: "
            f"{name_rows(claims.frame, keys, rows[double])}"
        )
    matrix = np.full(size, np.nan)
    matrix[cells] = values
    return matrix


def _samples(forecast: Codes, values: Array, count: int) -> Array:
    order = np.argsort(forecast, kind="stable")
    sizes = np.bincount(forecast, minlength=count)
    starts = np.cumsum(sizes) - sizes
    matrix = np.full((count, int(sizes.max())), np.nan)
    ordered = forecast[order]
    matrix[ordered, np.arange(len(order)) - starts[ordered]] = values[order]
    return matrix


def _categories(ids: npt.NDArray[np.object_], given: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    words = list(dict.fromkeys(as_key(word) for word in ids.tolist()))
    if given:
        missing = [word for word in words if word not in given]
        if missing:
            raise TableError(f"--categories does not name `{missing[0]}`")
        return tuple(given), True
    numbers = [parse_number(word) for word in words]
    if all(number is not None and not np.isnan(number) for number in numbers):
        return tuple(sorted(words, key=float)), True
    return tuple(words), False


def _points(
    kinds: npt.NDArray[np.object_],
    forecast: Codes,
    values: Array,
    count: int,
    arrays: dict[str, Array],
) -> Array:
    """Return one value a forecast: as stated, else the median of the quantiles or samples."""
    claimed = np.full(count, np.nan)
    if "samples" in arrays:
        with np.errstate(invalid="ignore"):
            claimed = np.array([_middle(row) for row in arrays["samples"]])
    if "quantiles" in arrays:
        middle = np.flatnonzero(arrays["levels"] == 0.5)
        if len(middle):
            median = arrays["quantiles"][:, middle[0]]
            claimed = np.where(np.isnan(median), claimed, median)
    for kind in reversed(POINTS):
        rows = kinds == kind
        claimed[forecast[rows]] = values[rows]
    return claimed


def _middle(row: Array) -> float:
    row = row[~np.isnan(row)]
    return float(np.median(row)) if len(row) else np.nan
