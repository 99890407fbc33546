"""Baselines for a tidy table: another source, a column, or no change."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.columns import Columns, TableError, name_rows, suggestion
from forecasts.scores.conditions import period_days
from forecasts.scores.joined import Joined
from forecasts.scores.matching import as_key, doubles, key_codes, look_up, row_codes

Array = npt.NDArray[np.float64]
NO_CHANGE = "no_change"


def baseline_values(claimed: Array, joined: Joined, name: str) -> tuple[Array, list[str]]:
    """Return what the baseline said where each forecast spoke, nan where it said nothing.

    Args:
        claimed: The forecasts' values.
        joined: Their columns.
        name: A source in the claims, a column of either table, or `no_change`.

    Raises:
        TableError: The name is none of these, or the baseline's own rows are ambiguous.
    """
    claims = joined.claims
    source = claims.roles.get("source")
    if source is not None and (claims.frame[source] == name).any():
        values, keys = _of_source(claimed, joined, source, name)
        note = f"baseline: source {name}, matched on {', '.join(keys)}"
    elif name == NO_CHANGE:
        values = _no_change(joined)
        note = "baseline: the actual of the last full year before the forecast"
    else:
        if claims.find(name) is None and (
            joined.actuals is None or joined.actuals.find(name) is None
        ):
            sources = [] if source is None else claims.frame[source].unique().tolist()
            known = [NO_CHANGE, *sources, *claims.frame.columns]
            raise TableError(f"no source and no column `{name}`; {suggestion(name, known)}")
        values = joined.numbers(name)
        note = f"baseline: column {name}"
    return values, [note]


def _of_source(
    claimed: Array, joined: Joined, source: str, name: str
) -> tuple[Array, tuple[str, ...]]:
    claims = joined.claims
    frame = claims.frame
    rows = np.flatnonzero((frame[source] == name).to_numpy())
    for keys in match_columns(joined):
        left = [claims.encode(key) for key in keys]
        right = [(codes[rows], words) for codes, words in left]
        left_codes, right_codes, size = key_codes(left, right)
        double = doubles(right_codes)
        if not len(double):
            place = look_up(left_codes, right_codes, size)
            return np.append(claimed[rows], np.nan)[place], keys
    raise TableError(
        f"the baseline {name} has more than one forecast for the same key: "
        f"{name_rows(frame, keys, rows[double])}"
    )


def target_codes(joined: Joined) -> npt.NDArray[np.integer[Any]]:
    """Return one integer for what was forecast, at whatever horizon."""
    frame = joined.claims.frame
    keys = _target_columns(joined)
    return row_codes([frame[key] for key in keys]) if keys else np.zeros(len(frame), np.int64)


def _target_columns(joined: Joined) -> list[str]:
    """Return the columns that say what was forecast, by whomever and whenever."""
    if joined.keys:
        return list(joined.keys)
    roles = joined.claims.roles
    words = (
        "source",
        "stated",
        "value",
        "actual",
        "horizon",
        "low",
        "high",
        "level",
        "probability",
    )
    apart = {roles.get(word) for word in words}
    return [column for column in joined.claims.frame.columns if column not in apart]


def match_columns(joined: Joined) -> list[tuple[str, ...]]:
    """Return sets of columns on which a baseline may be matched, the first that is unique wins."""
    roles = joined.claims.roles
    base = _target_columns(joined)
    by_role = {role: roles[role] for role in ("horizon", "stated") if role in roles}
    horizon = [by_role[role] for role in ("horizon",) if role in by_role]
    stated = [by_role[role] for role in ("stated",) if role in by_role]
    tries = [[*base, *(horizon or stated)], [*base, *horizon, *stated]]
    return [tuple(dict.fromkeys(columns)) for columns in tries]


def unit_codes(joined: Joined) -> npt.NDArray[np.integer[Any]]:
    """Return one integer for what was forecast: the same for two sources that forecast it."""
    frame = joined.claims.frame
    source = joined.claims.roles.get("source")
    who = np.zeros(len(frame), np.int64) if source is None else row_codes([frame[source]])
    codes: npt.NDArray[np.integer[Any]] = np.zeros(len(frame), np.int64)
    for keys in match_columns(joined):
        codes = row_codes([frame[key] for key in keys]) if keys else codes
        if not len(doubles(codes.astype(np.int64) * (int(who.max(initial=0)) + 1) + who)):
            break
    return codes


def _no_change(joined: Joined) -> Array:
    """Return the actual of the last full year before each forecast was stated."""
    claims, actuals = joined.claims, joined.actuals
    roles = claims.roles
    if actuals is None or "target_period" not in roles or roles["target_period"] not in joined.keys:
        raise TableError("no_change needs --actuals and a key column of target periods")
    years = _years(claims.frame[roles["target_period"]])
    if "horizon" in roles and _whole(claims, roles["horizon"]):
        known = years - claims.numbers(roles["horizon"])
    elif "stated" in roles:
        known = _years(claims.frame[roles["stated"]]) - 1
    else:
        raise TableError("no_change needs a column `horizon` in whole years, or `stated`")
    codes, found = pd.factorize(known)  # nan is -1, the last word
    words: list[object] = [*(f"{year:.0f}" for year in found), ""]
    moved = (np.where(codes < 0, len(found), codes), words)
    left = [moved if key == roles["target_period"] else claims.encode(key) for key in joined.keys]
    right = [actuals.encode(key) for key in joined.actual_keys]
    left_codes, right_codes, size = key_codes(left, right)
    place = look_up(left_codes, right_codes, size)
    return np.append(actuals.numbers(actuals.need("actual")), np.nan)[place]


def _years(column: "pd.Series[str]") -> Array:
    """Return the years of whole-year periods or of dates, nan for anything else."""
    codes, words = pd.factorize(column, use_na_sentinel=False)
    spans = [period_days(as_key(word)) for word in words]
    years = [np.nan if span is None else float(span[0].year) for span in spans]
    return np.array(years, np.float64)[codes]


def _whole(claims: Columns, column: str) -> bool:
    values = claims.numbers(column)
    return bool(np.all(values == np.round(values)))
