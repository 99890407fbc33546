"""One row a forecast: a value, an interval, a normal distribution, quantiles in columns."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.forms.shaped import Shaped, as_share
from forecasts.scores.tables.columns import Columns, TableError, same_name
from forecasts.scores.tables.keys import row_codes
from forecasts.scores.tables.wide_columns import quantile_columns

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
SPREADS = ("sd", "std", "std_dev", "stdev", "sigma", "standard_deviation")
# METHOD section 7: alpha 0.2 where no level is stated, said to be assumed.
ASSUMED_LEVEL = 0.8


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


def read_wide(claims: Columns, level: float | None) -> Shaped:
    """Return one forecast a row; intervals without a level have `level`, else 80%."""
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
