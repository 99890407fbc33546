"""Wide tables: a column a target period, or a column a quantile, as archives often come."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from forecasts.diagnostics import agree
from forecasts.scores.tables.columns import BLANKS, TableError, parse_number, same_name
from forecasts.scores.tables.periods import period_days

_QUANTILE = re.compile(r"(?:q|quantile|p|pct|percentile)[_ .]?(\d+(?:\.\d+)?)(%?)|(\d+(?:\.\d+)?)%")
_YEAR = re.compile(r"(?:19|20)\d\d")
_END = re.compile(r"(lo|low|lower|hi|high|upper)[_ .]?(\d+(?:\.\d+)?)%?")


def periods_to_rows(
    frame: pd.DataFrame, names: Iterable[str], *, name: str
) -> tuple[pd.DataFrame, list[str]]:
    """Return a table that has target periods for its columns with one row a period, and a note.

    Blank cells are no forecasts. A table with a column of values is returned as it is.

    Args:
        frame: A table as read.
        names: Names under which values would stand in a column of their own.
        name: What the table is called in messages.
    """
    periods = [column for column in frame.columns if period_days(str(column)) is not None]
    spelled = {same_name(column): column for column in frame.columns}
    values = any(_holds_numbers(frame[spelled[word]]) for word in names if word in spelled)
    if len(periods) < 2 or values or "target_period" in spelled:
        return frame, []
    rest = [column for column in frame.columns if column not in periods]
    long = frame.melt(rest, periods, var_name="target_period", value_name="value")
    given, marks = given_cells(long["value"])
    notes = [f"{name}: columns `{periods[0]}` to `{periods[-1]}` read as target periods"]
    notes += [f"{name}: {marks}"] if marks else []
    left = [str(column) for column in rest if _YEAR.search(str(column))]
    if left:
        notes.append(f"{name}: columns `{'`, `'.join(left)}` are no target periods and not read")
    return long[given].reset_index(drop=True), notes


def parameters_to_columns(
    frame: pd.DataFrame, column: str, names: Iterable[str], *, name: str
) -> tuple[pd.DataFrame, str]:
    """Return a table of one row a parameter as one of one row a forecast, and a note.

    Args:
        frame: A table with a column of words such as `Mode`, `Uncertainty` and `Skew`.
        column: That column.
        names: Names under which values stand in a column of their own.
        name: What the table is called in messages.

    Raises:
        TableError: No column of values, or a parameter that stands twice.
    """
    spelled = {same_name(each): each for each in reversed(frame.columns)}
    value = next((spelled[word] for word in names if word in spelled), None)
    if value is None:
        raise TableError(f"{name}: no column of values beside the parameters in `{column}`")
    keys = [each for each in frame.columns if each not in {column, value}]
    again = frame.duplicated([*keys, column])
    if again.any():
        first = frame[again].iloc[0]
        shown = ", ".join(f"{each}={first[each]}" for each in [*keys, column])
        raise TableError(f"{name}: a parameter stands twice: {shown}")
    table = frame[keys].drop_duplicates()
    for word, group in frame.groupby(column, sort=False):
        values = group[[*keys, value]].rename(columns={value: str(word).strip()})
        table = table.merge(values, "left" if keys else "cross", on=keys or None)
    known = "`, `".join(map(str, table.columns[len(keys) :][:5]))
    return table.fillna(""), f"{name}: rows of `{column}` read as the columns `{known}`"


def given_cells(cells: "pd.Series[Any]") -> tuple["pd.Series[bool]", str]:
    """Return which cells hold something, and what is told of those that hold a mark of nothing."""
    words = cells.astype(str).str.strip()
    given = cells.notna() & ~words.isin(BLANKS)
    marks = words[cells.notna() & ~given & words.ne("")]
    if not len(marks):
        return given, ""
    shown = "`, `".join(marks.unique()[:3])
    return given, f"{agree(len(marks), 'cell', 'holds', 'hold')} `{shown}`: no forecast"


def _holds_numbers(column: "pd.Series[Any]") -> bool:
    """Tell whether the first cell with anything in it is a number: a `Forecast` may be a name."""
    cells = (str(cell).strip() for cell in column)
    first = next((cell for cell in cells if cell not in BLANKS), "0")
    return parse_number(first) is not None


def quantile_columns(columns: Iterable[str]) -> Mapping[str, float]:
    """Return the columns that are named after a quantile level, with their levels.

    `q5`, `q05`, `p5`, `5%`, `q0.05` and `quantile_0.05` are the level 0.05, `q025` is 0.025;
    `lo80`, `lower_80` and `hi80` are the ends of the central 80%, 0.1 and 0.9. `q1` to `q4` are
    quarters: one level at least has to lie at the middle or above.
    """
    found: dict[str, float] = {}
    for column in columns:
        name = same_name(column)
        level, end = _QUANTILE.fullmatch(name), _END.fullmatch(name)
        if level:
            share = _share(level[1] or level[3], percent=bool(level[2] or level[3]))
        elif end:
            width = _share(end[2], percent=False)
            share = round((1 - width if end[1].startswith("l") else 1 + width) / 2, 12)
        else:
            continue
        if 0 < share < 1 and share not in found.values():
            found[column] = share
    return found if found and max(found.values()) >= 0.5 else {}


def _share(digits: str, *, percent: bool) -> float:
    number = float(digits)
    if percent or ("." in digits and number > 1):
        number /= 100
    elif "." not in digits:
        number /= 10 ** max(len(digits), 2)
    return round(number, 12)
