"""A forecaster's figures for one target: how they moved, and on how many days each one stood."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.joins.baselines import target_codes
from forecasts.scores.joins.joined import Joined
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.keys import row_codes
from forecasts.scores.tables.releases import last_days, publication_column

Array = npt.NDArray[np.float64]
STANDING = "standing"
"""What `--weights` calls the days on which a forecast stood."""
REVISION_INPUTS = frozenset({"revision", "previous_revision"})


def revisions(claimed: Array, joined: Joined) -> tuple[Array, Array, list[str]]:
    """Return each forecast less the one before it, and that of the one before; nan where none is.

    The one before is of the same source for the same target, stated next before, or with the next
    longer horizon. Both are in the unit of the value.

    Raises:
        TableError: Nothing says which of two forecasts came first.
    """
    claims, roles = joined.claims, joined.claims.roles
    if "stated" in roles:
        column, when = roles["stated"], last_days(claims, roles["stated"])
    elif "horizon" in roles:
        column, when = roles["horizon"], -claims.numbers(roles["horizon"])
    else:
        raise TableError("revisions need a column that says when a forecast was stated, or horizon")
    source = roles.get("source")
    who = np.zeros(len(claimed)) if source is None else row_codes([claims.frame[source]])
    moved = pd.DataFrame(
        {"who": who, "what": target_codes(joined), "when": when, "claimed": claimed}
    ).dropna()
    if moved.duplicated(["who", "what", "when"]).any():
        raise TableError(
            f"revisions need one forecast a target and `{column}`; --where chooses among several"
        )
    steps = moved.sort_values("when").groupby(["who", "what"])
    revision = steps["claimed"].diff()
    before = revision.groupby([moved["who"], moved["what"]]).shift()
    found = [each.reindex(range(len(claimed))).to_numpy(np.float64) for each in (revision, before)]
    note = f"revisions: each forecast less the one before it by `{column}`"
    return found[0], found[1], [note]


def days_standing(joined: Joined) -> tuple[Array, str]:
    """Return on how many days each forecast stood, nan without an outcome, and what is told of it.

    From its own day to the day before the next one of the same source for the same target, or
    before the outcome was published; of several on one day the last counts, in the order of their
    times, else of the file. So the Good Judgment Project scores questions day by day (Mellers et
    al. 2014).

    Raises:
        TableError: Nothing says when forecasts were stated, or outcomes published.
    """
    claims, actuals, roles = joined.claims, joined.actuals, joined.claims.roles
    column = None if actuals is None else publication_column(actuals)
    if actuals is None or column is None or joined.place is None or "stated" not in roles:
        raise TableError(
            f"--weights {STANDING} needs the days on which forecasts were stated (`stated`) and on "
            "which outcomes were published (`published_on`, in the actuals)"
        )
    source = roles.get("source")
    table = pd.DataFrame(
        {
            "who": 0 if source is None else row_codes([claims.frame[source]]),
            "what": target_codes(joined),
            "day": last_days(claims, roles["stated"]),
            "time": joined.words(roles["stated"]),
            "end": np.append(last_days(actuals, column), np.nan)[joined.place],
        }
    )
    table = table.sort_values(["day", "time"], kind="stable")
    until = table.groupby(["who", "what"])["day"].shift(-1).fillna(np.inf)
    days = (np.minimum(until, table["end"]) - table["day"]).clip(lower=0)
    days = days.where(table["end"].notna()).sort_index()
    note = f"weights: days on which each forecast stood, by `{roles['stated']}` and `{column}`"
    return days.to_numpy(np.float64), note
