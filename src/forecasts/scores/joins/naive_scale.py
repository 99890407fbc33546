"""Errors of the naive forecast in the sample: what MASE, RMSSE and MSIS divide by."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.diagnostics import agree, count
from forecasts.scores.roles import ACTUAL_ALIASES, CLAIM_ALIASES
from forecasts.scores.tables.cell_spellings import plain_numbers
from forecasts.scores.tables.columns import (
    Columns,
    TableError,
    name_columns,
    name_rows,
    same_name,
    to_numbers,
)
from forecasts.scores.tables.keys import as_key, key_codes, row_codes
from forecasts.scores.tables.periods import period_days, period_number
from forecasts.scores.tables.wide_columns import given_cells

__all__ = ["NAIVE", "check_history_ends", "with_naive_errors"]

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
    decimal_comma: bool = False,
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
        decimal_comma: Whether the actuals are written with one, as the errors are then.

    Returns:
        The table with two columns more, and the notes.

    Raises:
        TableError: Tables without a column in common, or a history without values.

    Source: Hyndman and Koehler 2006; Makridakis, Spiliotis and Assimakopoulos 2020 (M4), 2022 (M5).
    """
    if twice := [name for name in NAIVE if name in actuals.columns]:
        raise TableError(f"the actuals have a column `{twice[0]}`: leave --history out")
    named = _name_history(history, actual, columns)
    named, notes = plain_numbers(named)
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
    mark = "," if decimal_comma else "."
    table = actuals.assign(**{name: _cells(values, mark) for name, values in found.items()})
    lost = int(means["error"].isna().sum())
    values = f"{count(len(levels), 'value')} of {len(np.unique(known))} series"
    about = f"{values}, {kind}, season {season}"
    notes += [f"history: {about}, as {' and '.join(f'`{name}`' for name in NAIVE)}"]
    notes += (
        [f"history: {agree(lost, 'actual', 'has', 'have', of=len(actuals))} none"] if lost else []
    )
    return table, notes


def _name_history(history: pd.DataFrame, actual: str | None, columns: Sequence[str]) -> Columns:
    """Return a history with its columns of values and of periods, where it has such."""
    words = dict(text.split("=", 1) for text in columns if "=" in text)
    said = {"actual": actual or words.get("actual"), "target_period": words.get("target_period")}
    chosen = {role: word if word in history.columns else None for role, word in said.items()}
    return name_columns(history, ACTUAL_ALIASES, name="history", chosen=chosen)[0]


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


def _cells(values: "pd.Series[float]", mark: str) -> list[str]:
    written = [np.format_float_positional(value, trim="0") for value in values]
    return ["" if cell == "nan" else cell.replace(".", mark) for cell in written]


def check_history_ends(  # noqa: PLR0913  what of a request says which columns are what
    history: pd.DataFrame,
    claims: pd.DataFrame,
    actuals: pd.DataFrame,
    *,
    on: Sequence[str] | None = None,
    actual: str | None = None,
    columns: Sequence[str] = (),
) -> None:
    """Refuse a history that has values after the first origin of the claims on its series.

    The origin is the period in which a claim was stated, or that before its target period, the
    earlier one; a horizon is not asked, as it may count other steps. Nothing is refused where the
    tables have no periods of one length, or name their series differently.

    Raises:
        TableError: It names the first such value.
    """
    history = history.reset_index(drop=True)
    past = _name_history(history, actual, columns)
    words = dict(text.split("=", 1) for text in columns if "=" in text)
    chosen = {role: words.get(role) for role in ("target_period", "stated")}
    chosen = {role: word if word in claims.columns else None for role, word in chosen.items()}
    ahead = name_columns(claims, CLAIM_ALIASES, name="claims", chosen=chosen)[0]
    if "target_period" not in past.roles.keys() & ahead.roles.keys() or "actual" not in past.roles:
        return
    said = {word.partition("=")[2]: word.partition("=")[0] for word in on or () if "=" in word}
    pairs = [(own, ahead.find(said.get(other, other))) for own, other in _keys(actuals, past, on)]
    keys = [(own, other) for own, other in pairs if other is not None]
    if len(keys) < len(pairs):
        return
    series: Codes = np.zeros(len(history), np.int64)
    own: Codes = np.zeros(len(claims), np.int64)
    if keys:
        left, right = [past.encode(key) for key, _ in keys], [ahead.encode(key) for _, key in keys]
        series, own, _ = key_codes(left, right)
    origins = pd.DataFrame(_periods(ahead)).assign(code=own)
    origins["place"] = np.fmin(origins["place"] - 1, _stated(ahead, origins["months"]))
    first = origins.dropna().groupby(["code", "months"])["place"].min()
    known = pd.DataFrame(_periods(past)).assign(code=series).reset_index()
    known = known[given_cells(history[past.roles["actual"]])[0]]
    beside = known.merge(first.rename("origin").reset_index(), on=["code", "months"])
    beyond = beside[beside["place"] > beside["origin"]]
    if len(beyond):
        row = beyond["index"].to_numpy()[:1]
        named = name_rows(history, [*(key for key, _ in keys), past.roles["target_period"]], row)
        raise TableError(
            f"the history goes on beyond the first origin of the claims, {named}: the naive errors "
            "would know what was to be forecast; leave such rows out"
        )


def _periods(table: Columns) -> dict[str, list[float]]:
    """Return the length in months and the number of each target period, nan where it has none."""
    found = [period_number(as_key(word)) for word in table.frame[table.roles["target_period"]]]
    blank = (np.nan, np.nan)
    return {
        "months": [(each or blank)[0] for each in found],
        "place": [(each or blank)[1] for each in found],
    }


def _stated(claims: Columns, months: "pd.Series[float]") -> npt.NDArray[np.float64]:
    """Return the number of the period of so many months in which each claim was stated, or nan."""
    if "stated" not in claims.roles:
        return np.full(len(months), np.nan)
    days = [period_days(as_key(word)) for word in claims.frame[claims.roles["stated"]]]
    ends = [12 * day[1].year + day[1].month - 1 if day else np.nan for day in days]
    return np.asarray(np.floor(np.array(ends) / months.to_numpy()), np.float64)
