"""Errors of the naive forecast in the sample: what MASE, RMSSE and MSIS divide by."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.diagnostics import agree, count
from forecasts.scores.tables.columns import (
    ACTUAL_ALIASES,
    Columns,
    TableError,
    name_columns,
    same_name,
    to_numbers,
)
from forecasts.scores.tables.keys import as_key, key_codes, row_codes
from forecasts.scores.tables.periods import period_number
from forecasts.scores.tables.wide_columns import given_cells

__all__ = ["NAIVE", "with_naive_errors"]

Codes = npt.NDArray[np.integer[Any]]
NAIVE = ("naive_error", "naive_rmse")


def with_naive_errors(  # noqa: PLR0913  what of a request says which columns are what
    actuals: pd.DataFrame,
    history: pd.DataFrame,
    *,
    on: Sequence[str] | None = None,
    actual: str | None = None,
    columns: Sequence[str] = (),
    season: int = 1,
) -> tuple[pd.DataFrame, list[str]]:
    """Return the actuals with the errors that the seasonal naive forecast made before them.

    `naive_error` is the mean of |y[t] - y[t - season]| over the history of the series, `naive_rmse`
    the root of the mean of its square, both in the unit of the value; blank where it is too short.

    Args:
        actuals: Outcomes.
        history: Earlier outcomes: a row a value, in the order of periods, or a row a series with
            its values side by side in the order of time.
        on: Key columns as in a request; None for those that both tables share.
        actual: The column of outcomes, where its name does not say it.
        columns: What columns are, as in a request: `target_period=ds` counts here.
        season: Steps back to the value that the naive forecast takes: 1, 4, 12.

    Returns:
        The table with two columns more, and the notes.

    Raises:
        TableError: Tables without a column in common, or a history without values.

    Source: Hyndman and Koehler 2006; Makridakis, Spiliotis and Assimakopoulos 2020 (M4), 2022 (M5).
    """
    if twice := [name for name in NAIVE if name in actuals.columns]:
        raise TableError(f"the actuals have a column `{twice[0]}`: leave --history out")
    words = dict(text.split("=", 1) for text in columns if "=" in text)
    said = {"actual": actual or words.get("actual"), "target_period": words.get("target_period")}
    chosen = {role: word if word in history.columns else None for role, word in said.items()}
    named = name_columns(history, ACTUAL_ALIASES, name="history", chosen=chosen)[0]
    keys = _keys(actuals, named, on)
    series, levels, kind = _levels(named, [own for own, _ in keys])
    places: Codes = np.zeros(len(actuals), np.int64)
    known: Codes = np.zeros(len(series), np.int64)
    if keys:
        left = [Columns(frame=actuals, roles={}, name="actuals").encode(key) for _, key in keys]
        right = [Columns(frame=series, roles={}, name="history").encode(own) for own, _ in keys]
        places, known, _ = key_codes(left, right)
    steps = pd.Series(levels).groupby(known).diff(season)
    errors = pd.DataFrame({"code": known, "error": steps.abs(), "square": steps**2})
    means = errors.groupby("code").mean().reindex(places)
    found = dict(zip(NAIVE, (means["error"], np.sqrt(means["square"])), strict=True))
    table = actuals.assign(**{name: _cells(values) for name, values in found.items()})
    lost = int(means["error"].isna().sum())
    values = f"{count(len(levels), 'value')} of {len(np.unique(known))} series"
    about = f"{values}, {kind}, season {season}"
    notes = [f"history: {about}, as {' and '.join(f'`{name}`' for name in NAIVE)}"]
    notes += (
        [f"history: {agree(lost, 'actual', 'has', 'have', of=len(actuals))} none"] if lost else []
    )
    return table, notes


def _keys(
    actuals: pd.DataFrame, history: Columns, on: Sequence[str] | None
) -> list[tuple[str, str]]:
    """Return the columns that name a series, in the history and in the actuals."""
    apart = {same_name(history.roles.get(role, "")) for role in ("actual", "target_period")}
    spelled = {same_name(column): str(column) for column in reversed(history.frame.columns)}
    wanted = [str(column) for column in actuals.columns]
    if on is not None:
        names = {same_name(word.rpartition("=")[2]) for word in on}
        wanted = [column for column in wanted if same_name(column) in names]
    elif "actual" not in history.roles:
        raise TableError("a history with a row a series needs --on, to know which columns are keys")
    return [
        (spelled[same_name(column)], column)
        for column in wanted
        if same_name(column) in spelled and same_name(column) not in apart
    ]


def _levels(
    history: Columns, keys: Sequence[str]
) -> tuple[pd.DataFrame, npt.NDArray[np.float64], str]:
    """Return the key columns and the values of a history, each series in the order of time."""
    frame = history.frame.reset_index(drop=True)
    if "actual" in history.roles:
        column = history.roles["actual"]
        kind = "in the order of rows"
        period = history.roles.get("target_period")
        if period is not None:
            numbers = [period_number(as_key(word)) for word in frame[period]]
            if all(number is not None for number in numbers):
                kind = f"in the order of `{period}`"
                order = np.argsort([number[1] for number in numbers if number], kind="stable")
                frame = frame.iloc[order].reset_index(drop=True)
    else:
        column, kind = "\0", "in the order of columns"
        rest = [name for name in frame.columns if name not in keys]
        wide = frame.assign(**{"\1": row_codes([frame[key] for key in keys]) if keys else 0})
        frame = wide.melt([*keys, "\1"], rest, value_name=column).sort_values("\1", kind="stable")
    given, _ = given_cells(frame[column])
    frame = frame[given].reset_index(drop=True)
    if not len(frame):
        raise TableError("the history has no values")
    return frame, to_numbers(frame[column], f"history, column `{column}`"), kind


def _cells(values: "pd.Series[float]") -> list[str]:
    return ["" if np.isnan(value) else repr(float(value)) for value in values]
