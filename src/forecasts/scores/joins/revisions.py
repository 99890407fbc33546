"""How a forecaster's figure for one target moved from one occasion to the next."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.joins.baselines import target_codes
from forecasts.scores.joins.joined import Joined
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.keys import row_codes
from forecasts.scores.tables.releases import last_days

Array = npt.NDArray[np.float64]
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
