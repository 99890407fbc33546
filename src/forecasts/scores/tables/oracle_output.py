"""Outcomes in the form of the forecast hubs: one row a category, 1 for the one that came.

A hub's oracle output repeats each outcome for every `output_type`: a number for quantiles, means
and samples (`output_type_id` NA), and for `pmf` one row a category with 0 or 1. Here it becomes one
row an outcome again.
"""

from collections.abc import Sequence

import pandas as pd

from forecasts.diagnostics import count
from forecasts.scores.tables.columns import BLANKS, Columns, TableError

_STEPS = {"pmf", "cdf"}


def read_oracle(actuals: Columns, kinds: Sequence[str]) -> tuple[Columns, list[str]]:
    """Return outcomes with one row a key, and what was done to get there.

    Args:
        actuals: Outcomes; anything but a hub's oracle output is returned as it is.
        kinds: What the claims are, by their `output_type`.

    Raises:
        TableError: No row gives the outcome of such claims.
    """
    frame = actuals.frame
    if not {"output_type", "output_type_id"} <= set(frame.columns):
        return actuals, []
    kind = frame["output_type"].astype(str)
    value = actuals.roles["actual"]
    rest = [name for name in frame.columns if name not in {"output_type", "output_type_id"}]
    if "pmf" in kinds:
        came = pd.to_numeric(frame[value], errors="coerce") == 1
        chosen = frame[(kind == "pmf") & came]
        chosen = chosen.assign(**{value: chosen["output_type_id"]})[rest]
    else:
        plain = ~kind.isin(_STEPS) & frame["output_type_id"].astype(str).isin(BLANKS)
        chosen = frame.loc[plain, rest].drop_duplicates()
    if len(frame) and not len(chosen):
        raise TableError(
            f"actuals: oracle output of output_type {', '.join(sorted(set(kind)))} holds no "
            "outcome of these forecasts"
        )
    outcomes, rows = count(len(chosen), "outcome"), count(len(frame), "row")
    note = f"actuals: hub oracle output, {outcomes} out of {rows}"
    chosen = chosen.reset_index(drop=True)
    return Columns(frame=chosen, roles=actuals.roles, name=actuals.name), [note]
