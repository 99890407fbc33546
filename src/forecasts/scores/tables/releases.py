"""Which of several published figures for one period is the actual: `--release` and `--as-of`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import agree, count
from forecasts.scores.roles import CLAIM_ALIASES
from forecasts.scores.tables.columns import (
    BLANKS,
    Columns,
    NothingToScoreError,
    TableError,
    name_rows,
    parse_number,
    same_name,
)
from forecasts.scores.tables.keys import as_key, row_codes
from forecasts.scores.tables.periods import period_days

Array = npt.NDArray[np.float64]
DATES = (
    "published_on", "published", "release_date", "released", "realtime_start", "as_of", "release",
    *CLAIM_ALIASES["stated"],
)  # fmt: skip
_DAYS = {"d": 1.0, "m": 365.25 / 12, "y": 365.25}


@dataclass(frozen=True, kw_only=True, slots=True)
class Vintage:
    """A rule for which publication of a figure counts.

    Attributes:
        number: Which one, from 1; 0 for the latest.
        or_latest: Whether the latest stands in where there are not so many.
        within: Days after the end of the period in which it was published; None for ever.
    """

    number: int = 0
    or_latest: bool = False
    within: float | None = None


def read_vintage(text: str) -> Vintage:
    """Return the rule that `first`, `latest`, `2`, `2 or latest` or `within 1y` names.

    Raises:
        TableError: Anything else.
    """
    word = text.strip().lower()
    if word == "latest":
        return Vintage()
    if word == "first":
        return Vintage(number=1)
    if found := re.fullmatch(r"(\d+)( or latest)?", word):
        if int(found[1]) > 0:
            return Vintage(number=int(found[1]), or_latest=bool(found[2]))
    elif found := re.fullmatch(r"within (\d+(?:\.\d+)?) ?([dmy])", word):
        return Vintage(within=float(found[1]) * _DAYS[found[2]])
    raise TableError(
        f"`{text}` is no release; write first, latest, a number from 1, `2 or latest` or "
        "`within 1y`"
    )


def publication_column(table: Columns) -> str | None:
    """Return the column that says when a figure was published, None where there is none."""
    spelled = {same_name(column): column for column in reversed(table.frame.columns)}
    return next((spelled[word] for word in DATES if word in spelled), None)


def keep_release(actuals: Columns, keys: Sequence[str], release: str) -> tuple[Columns, list[str]]:
    """Return one row a key: that of the publication which the rule names.

    Args:
        actuals: Outcomes with a column that says when each was published.
        keys: The columns that say what an outcome is.
        release: `first`, `latest`, a number from 1, `2 or latest`, or `within 1y` (the latest of
            those published up to a year after the period's end).

    Raises:
        TableError: No such column, a cell of it that is no date, or no such rule.
    """
    rule = read_vintage(release)
    column = publication_column(actuals)
    if column is None or column in keys:
        raise TableError("--release needs a column of the actuals such as `published_on`")
    frame = actuals.frame
    given = ~frame[actuals.roles["actual"]].astype(str).str.strip().isin(BLANKS).to_numpy()
    if rule.within is not None:
        given &= _within(actuals, column, rule.within)
    frame = frame[given].reset_index(drop=True)
    codes = row_codes([frame[key] for key in keys])
    days = _dates(frame[column].astype(str).tolist(), column)
    order = np.lexsort([days, codes])
    same = (np.diff(codes[order]) == 0) & (np.diff(days[order]) == 0)
    again = order[1:][same]
    if len(again):
        raise TableError(
            f"actuals: {agree(len(again), 'figure', 'stands', 'stand')} twice with one `{column}`: "
            f"{name_rows(frame, [*keys, column], again)}"
        )
    start = np.append(True, np.diff(codes[order]) != 0)[: len(order)]
    last = np.append(start[1:], True)[: len(order)]
    first = np.flatnonzero(start)[np.cumsum(start) - 1]
    place: npt.NDArray[np.int64] = np.arange(len(order)) - first
    chosen = last if rule.number == 0 else place == rule.number - 1
    if rule.or_latest:
        chosen |= last & (place < rule.number - 1)
    picked = frame.iloc[np.sort(order[chosen])].reset_index(drop=True)
    shown = f"release {release}" if release.isdigit() else f"the {release} release"
    note = f"actuals: {shown} by `{column}`, {len(picked)} of {count(len(actuals.frame), 'row')}"
    return Columns(frame=picked, roles=actuals.roles, name=actuals.name), [note]


def known_on(table: Columns, column: str, day: str) -> tuple[Columns, list[str]]:
    """Return the rows that were published, or stated, on a day or before.

    A date that names only a month or a year counts as its last day.

    Raises:
        TableError: The day, or a cell of the column, is no date.
        NothingToScoreError: Nothing was known on that day.
    """
    try:
        limit = date.fromisoformat(day).toordinal()
    except ValueError as error:
        raise TableError(f"--as-of takes a day such as 2021-06-30, not `{day}`") from error
    days = last_days(table, column)
    known = days <= limit
    if len(known) and not known.any():
        raise NothingToScoreError(f"nothing in the {table.name} was known on {day} by `{column}`")
    rows = count(len(known), "row")
    note = f"{table.name}: {int(known.sum())} of {rows} known on {day} by `{column}`"
    frame = table.frame[known].reset_index(drop=True)
    return replace(table, frame=frame, encoded={}), [note]


def _within(actuals: Columns, column: str, length: float) -> npt.NDArray[np.bool_]:
    if "target_period" not in actuals.roles:
        raise TableError("--release within needs a column of the actuals with their periods")
    ends = last_days(actuals, actuals.roles["target_period"])
    met: npt.NDArray[np.bool_] = last_days(actuals, column) <= ends + length
    return met


def last_days(table: Columns, column: str) -> Array:
    """Return the last day of every cell as a number.

    Raises:
        TableError: A cell that is no date.
    """
    rows, words = table.encode(column)
    spans = [period_days(as_key(word)) for word in words]
    for word, span in zip(words, spans, strict=True):
        if span is None:
            raise TableError(f"{table.name}, column `{column}`: `{word}` is no date")
    return np.array([span[1].toordinal() for span in spans if span], np.float64)[rows]


def _dates(words: Sequence[str], column: str) -> npt.NDArray[np.float64]:
    """Return days or numbers that sort as the publications do."""
    known: dict[str, float] = {}
    for word in dict.fromkeys(words):  # in the order of the file, for the message
        days, number = period_days(as_key(word)), parse_number(word)
        if days is not None:
            known[word] = float(days[0].toordinal())
        elif number is not None and not np.isnan(number):
            known[word] = number
        else:
            raise TableError(f"actuals, column `{column}`: `{word}` is no date")
    return np.array([known[word] for word in words], np.float64)
