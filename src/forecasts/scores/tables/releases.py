"""`--release`: which of several published figures for one period is the actual."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from forecasts.scores.tables.columns import (
    BLANKS,
    CLAIM_ALIASES,
    Columns,
    TableError,
    parse_number,
    same_name,
)
from forecasts.scores.tables.keys import as_key, row_codes
from forecasts.scores.tables.periods import period_days

DATES = (
    "published_on", "published", "release_date", "released", "as_of", "release",
    *CLAIM_ALIASES["stated"],
)  # fmt: skip


def keep_release(actuals: Columns, keys: Sequence[str], release: str) -> tuple[Columns, list[str]]:
    """Return one row a key: that of the first, the latest or the n-th publication.

    Args:
        actuals: Outcomes with a column that says when each was published.
        keys: The columns that say what an outcome is.
        release: `first`, `latest`, or a number from 1.

    Raises:
        TableError: No such column, a cell of it that is no date, or no such release.
    """
    if release not in {"first", "latest"} and not release.isdigit():
        raise TableError(f"`{release}` is no release; write first, latest or a number from 1")
    frame = actuals.frame
    spelled = {same_name(column): column for column in reversed(frame.columns)}
    column = next((spelled[word] for word in DATES if word in spelled), None)
    if column is None or column in keys:
        raise TableError("--release needs a column of the actuals such as `published_on`")
    given = ~frame[actuals.roles["actual"]].astype(str).str.strip().isin(BLANKS).to_numpy()
    frame = frame[given].reset_index(drop=True)
    codes = row_codes([frame[key] for key in keys])
    order = np.lexsort([_dates(frame[column].astype(str).tolist(), column), codes])
    start = np.append(True, np.diff(codes[order]) != 0)
    first = np.flatnonzero(start)[np.cumsum(start) - 1]
    place: npt.NDArray[np.int64] = np.arange(len(order)) - first
    if release == "latest":
        chosen = order[np.append(start[1:], True)[: len(order)]]
    else:
        chosen = order[place == (0 if release == "first" else int(release) - 1)]
    picked = frame.iloc[np.sort(chosen)].reset_index(drop=True)
    note = (
        f"actuals: the {release} release by `{column}`, {len(picked)} of {len(actuals.frame)} rows"
    )
    if release.isdigit():
        note = note.replace(f"the {release} release", f"release {release}")
    return Columns(frame=picked, roles=actuals.roles, name=actuals.name), [note]


def _dates(words: Sequence[str], column: str) -> npt.NDArray[np.float64]:
    """Return days or numbers that sort as the publications do."""
    known: dict[str, float] = {}
    for word in set(words):
        days, number = period_days(as_key(word)), parse_number(word)
        if days is not None:
            known[word] = float(days[0].toordinal())
        elif number is not None and not np.isnan(number):
            known[word] = number
        else:
            raise TableError(f"actuals, column `{column}`: `{word}` is no date")
    return np.array([known[word] for word in words], np.float64)
