"""Baselines for a tidy table: another source, a column, or no change."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.joins.joined import Joined
from forecasts.scores.joins.last_known import last_known
from forecasts.scores.roles import NO_KEYS
from forecasts.scores.tables.columns import TableError, name_rows, parse_number, suggestion
from forecasts.scores.tables.keys import doubles, key_codes, look_up, row_codes

Array = npt.NDArray[np.float64]
NO_CHANGE = "no_change"
CONSENSUS = ("mean", "median")


def baseline_values(claimed: Array, joined: Joined, name: str) -> tuple[Array, list[str]]:
    """Return what the baseline said where each forecast spoke, nan where it said nothing.

    Args:
        claimed: The forecasts' values.
        joined: Their columns.
        name: A source in the claims, `no_change`, a column of either table, `mean` or `median` of
            all sources, or a number, as `check_baseline` has found.

    Raises:
        TableError: The baseline's own rows are ambiguous.
    """
    claims = joined.claims
    source = claims.roles.get("source")
    if source is not None and (claims.frame[source] == name).any():
        values, keys = _of_source(claimed, joined, source, name)
        note = f"baseline: source {name}, matched on {', '.join(keys)}"
    elif name == NO_CHANGE:
        values, note = last_known(joined)
    elif not _has_column(joined, name) and name in CONSENSUS and source is not None:
        values = _consensus(claimed, joined, name)
        note = f"baseline: the {name} of all sources on each forecast"
    elif not _has_column(joined, name) and (number := parse_number(name)) is not None:
        values = np.full(len(claimed), number)
        note = f"baseline: {number:g} for every forecast"
    else:
        values = joined.numbers(name)
        note = f"baseline: column {name}"
    return values, [note]


def check_baseline(joined: Joined, name: str) -> None:
    """Refuse a name that `baseline_values` would not know, whether a metric takes it or not.

    Raises:
        TableError: The name is no source, no column, no rule and no number.
    """
    claims = joined.claims
    source = claims.roles.get("source")
    rules = (NO_CHANGE, *CONSENSUS) if source else (NO_CHANGE,)
    if name in rules or _has_column(joined, name) or parse_number(name) is not None:
        return
    sources = claims.frame[source].unique().tolist() if source else []
    if name in sources:
        return
    known = [NO_CHANGE, *CONSENSUS, *sources, *claims.frame.columns]
    hint = "" if source else "; say which column has the sources: --columns source=NAME"
    raise TableError(f"no source and no column `{name}`; {suggestion(name, known)}{hint}")


def _has_column(joined: Joined, name: str) -> bool:
    tables = (joined.claims, joined.actuals)
    return any(table is not None and table.find(name) is not None for table in tables)


def _consensus(claimed: Array, joined: Joined, name: str) -> Array:
    """Return the mean or median of what all sources said of each forecast, one's own included."""
    said = pd.Series(claimed).groupby(unit_codes(joined))
    middle = said.transform("mean") if name == "mean" else said.transform("median")
    values: Array = middle.to_numpy(dtype=np.float64)
    return values


def _of_source(
    claimed: Array, joined: Joined, source: str, name: str
) -> tuple[Array, tuple[str, ...]]:
    claims = joined.claims
    frame = claims.frame
    rows = np.flatnonzero((frame[source] == name).to_numpy())
    double: npt.NDArray[np.integer[Any]] = np.zeros(0, np.int64)
    for keys in match_columns(joined):
        left = [claims.encode(key) for key in keys]
        right = [(codes[rows], words) for codes, words in left]
        left_codes, right_codes, size = key_codes(left, right)
        double = doubles(right_codes)
        if len(double):
            continue
        place = look_up(left_codes, right_codes, size)
        if (place >= 0).sum() > len(rows) or len(rows) == len(frame):
            return np.append(claimed[rows], np.nan)[place], keys
    problem = f"twice for one key, such as {name_rows(frame, keys, rows[double])}"
    raise TableError(
        f"the baseline {name} cannot be set beside the other sources: it "
        + (f"speaks {problem}" if len(double) else f"shares no {', '.join(keys)} with them")
    )


def target_codes(joined: Joined) -> npt.NDArray[np.integer[Any]]:
    """Return one integer for what was forecast, at whatever horizon."""
    frame = joined.claims.frame
    keys = target_columns(joined)
    return row_codes([frame[key] for key in keys]) if keys else np.zeros(len(frame), np.int64)


def target_columns(joined: Joined) -> list[str]:
    """Return the columns that say what was forecast, by whomever and whenever."""
    if joined.keys:
        return list(joined.keys)
    roles = joined.claims.roles
    apart = {roles.get(role) for role in NO_KEYS - {"unit"}}
    return [column for column in joined.claims.frame.columns if column not in apart]


def match_columns(joined: Joined) -> list[tuple[str, ...]]:
    """Return sets of columns on which a baseline may be matched, the first that is unique wins."""
    roles = joined.claims.roles
    if joined.unit:
        return [tuple(column for column in joined.unit if column != roles.get("source"))]
    base = target_columns(joined)
    horizon = [roles["horizon"]] if "horizon" in roles else []
    stated = [roles["stated"]] if "stated" in roles else []
    tries = [[*base, *(horizon or stated)], [*base, *horizon, *stated], base]
    return list(dict.fromkeys(tuple(dict.fromkeys(columns)) for columns in tries))


def unit_codes(joined: Joined) -> npt.NDArray[np.integer[Any]]:
    """Return one integer for what was forecast: the same for two sources that forecast it."""
    return unit_columns(joined)[0]


def unit_columns(joined: Joined) -> tuple[npt.NDArray[np.integer[Any]], tuple[str, ...]]:
    """Return one integer for what was forecast, and the columns that say what that is."""
    frame = joined.claims.frame
    source = joined.claims.roles.get("source")
    who = np.zeros(len(frame), np.int64) if source is None else row_codes([frame[source]])
    codes: npt.NDArray[np.integer[Any]] = np.zeros(len(frame), np.int64)
    keys: tuple[str, ...] = ()
    for keys in match_columns(joined):
        codes = row_codes([frame[key] for key in keys]) if keys else codes
        if not len(doubles(codes.astype(np.int64) * (int(who.max(initial=0)) + 1) + who)):
            break
    return codes, keys
