"""The last outcome that a forecaster knew: the baseline `no_change`."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.joins.growth import levels_at
from forecasts.scores.joins.joined import Joined
from forecasts.scores.roles import CLAIM_ALIASES
from forecasts.scores.tables.columns import Columns, TableError, same_name
from forecasts.scores.tables.keys import as_key, key_codes
from forecasts.scores.tables.periods import period_days, period_number
from forecasts.scores.tables.releases import last_days, publication_column

__all__ = ["last_known"]

Array = npt.NDArray[np.float64]
_YEAR = 12
_NONE = -1


def last_known(joined: Joined) -> tuple[Array, str]:
    """Return the outcome of the last full period before each forecast was stated, and a note.

    That is the horizon's number of periods before the target (a nowcast's is the one before), or
    the year before the statement where no whole-number horizon is given. Where days of publication
    and of statement are known, it is the figure that was published by then: of that period, or else
    of the latest one within the year before it. Otherwise it is the outcome as it is scored.

    Raises:
        TableError: Nothing says which period that is.
    """
    known, length = _last_periods(joined)
    note = "baseline: the actual of the last full period before the forecast"
    days = _days(joined)
    if days is None or joined.publications is None:
        asked, told = _numbered(joined, joined.actuals, known, length)
        kind = "" if joined.publications is None else ", as it is scored"
        return levels_at(told, asked, 0), note + kind
    asked, told = _numbered(joined, joined.publications, known, length)
    asked["day"], told["day"] = days
    values = levels_at(told, asked, 0)
    earlier = 0
    for back in range(1, _YEAR // length + 1):
        before = levels_at(told, asked, back)
        earlier += int((np.isnan(values) & ~np.isnan(before)).sum())
        values = np.where(np.isnan(values), before, values)
    rest = f", for {earlier} of {len(values)} of an earlier period" if earlier else ""
    return values, f"{note}, as published when it was stated{rest}"


def _days(joined: Joined) -> tuple[Array, Array] | None:
    """Return the days of statement and of publication, None where they are not both known."""
    claims, published = joined.claims, joined.publications
    column = None if published is None else publication_column(published)
    if published is None or column is None or "stated" not in claims.roles:
        return None
    stated = claims.roles["stated"]
    if not _are_days(claims, stated) or not _are_days(published, column):
        return None
    return last_days(claims, stated), last_days(published, column)


def _last_periods(joined: Joined) -> tuple[Array, int]:
    """Return the number of the last full period of each forecast, and its months."""
    claims, roles = joined.claims, joined.claims.roles
    if joined.actuals is None or roles.get("target_period") not in joined.keys:
        raise TableError("no_change needs --actuals and a key column of target periods")
    column = roles["target_period"]
    parts = [key for key in joined.keys if same_name(key) in CLAIM_ALIASES["target_period"]]
    if len(parts) > 1:  # a step back from a quarter would be a step of a year
        raise TableError(
            f"no_change needs one column of target periods, such as 2020-Q1, not {parts[0]} and "
            f"{parts[1]}"
        )
    rows, words = claims.encode(column)
    targets = _periods(words)
    months = {number[0] for number in targets if number is not None}
    if len(months) != 1:
        raise TableError(f"no_change needs periods of one length in `{column}`: years, or quarters")
    length = months.pop()
    number = np.array([np.nan if each is None else each[1] for each in targets])[rows]
    if "horizon" in roles and _whole(claims, roles["horizon"]):
        return number - np.maximum(claims.numbers(roles["horizon"]), 1), length
    if "stated" in roles and length == _YEAR:
        return _years(claims, roles["stated"]) - 1, length
    raise TableError("no_change needs a column `horizon` in whole periods, or `stated`")


def _numbered(
    joined: Joined, source: Columns | None, known: Array, length: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return series, period and day of what is asked for, and of outcomes with their level."""
    if source is None:
        raise TableError("no_change needs --actuals")
    place = joined.keys.index(joined.claims.roles["target_period"])
    left = [joined.claims.encode(key) for key in joined.keys[:place] + joined.keys[place + 1 :]]
    others = joined.actual_keys[:place] + joined.actual_keys[place + 1 :]
    asked = pd.DataFrame({"period": np.nan_to_num(known, nan=_NONE).astype(np.int64), "day": 0.0})
    rows, words = source.encode(joined.actual_keys[place])
    numbers = [
        _NONE - 1 if each is None or each[0] != length else each[1] for each in _periods(words)
    ]
    told = pd.DataFrame({"period": np.array(numbers, np.int64)[rows], "day": 0.0})
    told["level"] = source.numbers(source.playing("actual"))
    asked["series"] = told["series"] = 0
    if left:
        asked["series"], told["series"], _ = key_codes(left, [source.encode(key) for key in others])
    return asked, told


def _periods(words: Sequence[object]) -> list[tuple[int, int] | None]:
    return [period_number(as_key(word)) for word in words]


def _are_days(table: Columns, column: str) -> bool:
    return all(period_days(as_key(word)) is not None for word in table.encode(column)[1])


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
