"""Baselines for a tidy table: another source, a column, or no change."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.joins.joined import Joined
from forecasts.scores.tables.columns import (
    CLAIM_ALIASES,
    NO_KEYS,
    Columns,
    TableError,
    name_rows,
    parse_number,
    same_name,
    suggestion,
)
from forecasts.scores.tables.keys import as_key, doubles, key_codes, look_up, row_codes
from forecasts.scores.tables.periods import period_days, period_number

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
        values = _no_change(joined)
        note = "baseline: the actual of the last full period before the forecast"
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


def _no_change(joined: Joined) -> Array:
    """Return the actual of the last full period before each forecast was stated.

    That is the horizon's number of periods before the target (a nowcast's is the one before), or
    the year before the statement where no whole-number horizon is given.
    """
    claims, actuals, roles = joined.claims, joined.actuals, joined.claims.roles
    if actuals is None or roles.get("target_period") not in joined.keys:
        raise TableError("no_change needs --actuals and a key column of target periods")
    column = roles["target_period"]
    parts = [key for key in joined.keys if same_name(key) in CLAIM_ALIASES["target_period"]]
    if len(parts) > 1:  # a step back from a quarter would be a step of a year
        raise TableError(
            f"no_change needs one column of target periods, such as 2020-Q1, not {parts[0]} and "
            f"{parts[1]}"
        )
    rows, words = claims.encode(column)
    targets = _numbers(words)
    months = {number[0] for number in targets if number is not None}
    if len(months) != 1:
        raise TableError(f"no_change needs periods of one length in `{column}`: years, or quarters")
    length = months.pop()
    number = np.array([np.nan if each is None else each[1] for each in targets])[rows]
    if "horizon" in roles and _whole(claims, roles["horizon"]):
        known = number - np.maximum(claims.numbers(roles["horizon"]), 1)
    elif "stated" in roles and length == 12:
        known = _years(claims, roles["stated"]) - 1
    else:
        raise TableError("no_change needs a column `horizon` in whole periods, or `stated`")
    side = joined.actual_keys[joined.keys.index(column)]
    spelled = actuals.encode(side)[1]
    by_number = dict(zip(_numbers(spelled), spelled, strict=True))
    codes, found = pd.factorize(known)  # nan is -1, the last word
    moved: list[object] = [by_number.get((length, int(each)), "") for each in found]
    place = np.where(codes < 0, len(found), codes)
    left = [(place, [*moved, ""]) if key == column else claims.encode(key) for key in joined.keys]
    right = [actuals.encode(key) for key in joined.actual_keys]
    values = np.append(actuals.numbers(actuals.playing("actual")), np.nan)
    taken: Array = values[look_up(*key_codes(left, right))]
    return np.where(np.isnan(known), np.nan, taken)


def _numbers(words: Sequence[object]) -> list[tuple[int, int] | None]:
    return [period_number(as_key(word)) for word in words]


def _years(claims: Columns, column: str) -> Array:
    """Return the years of dates, nan for anything else."""
    rows, words = claims.encode(column)
    spans = [period_days(as_key(word)) for word in words]
    years = [np.nan if span is None else float(span[0].year) for span in spans]
    return np.array(years, np.float64)[rows]


def _whole(claims: Columns, column: str) -> bool:
    try:
        values = claims.numbers(column)
    except TableError:  # a horizon in words, such as Q+1
        return False
    return bool(np.all(values == np.round(values)))
