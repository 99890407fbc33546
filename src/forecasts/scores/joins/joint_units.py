"""Which forecasts are one joint forecast: those that differ in the columns of `--joint` alone."""

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import count
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.tables.columns import Columns
from forecasts.scores.tables.keys import row_codes

Array = npt.NDArray[np.float64]


def with_joint(
    forecasts: Forecasts, claims: Columns, unit: tuple[str, ...], joint: tuple[str, ...]
) -> tuple[Forecasts, list[str]]:
    """Return the forecasts with the number of their joint one and its size, and what is told.

    Args:
        forecasts: One row a value.
        claims: Their columns.
        unit: Columns of the forecast unit.
        joint: Columns over which samples are joint; empty where nobody asked. Where a forecast
            says when it was stated, horizon and target period are one thing.

    Raises:
        TableError: A column that is not there.
    """
    if not joint or "samples" not in forecasts.arrays:
        return forecasts, []
    over = {claims.need(word) for word in joint}
    roles = claims.roles
    path = {roles[role] for role in ("horizon", "target_period") if role in roles}
    if path & over and roles.get("stated") in unit:
        over |= path & {*unit}
    apart = [column for column in unit if column not in over]
    codes = row_codes([claims.frame[column] for column in apart]) if apart else None
    if codes is None:
        codes = np.zeros(len(forecasts), np.int64)
    sizes = np.bincount(codes, minlength=1)
    known = sizes[sizes > 0]
    note = (
        f"joint forecasts over {', '.join(sorted(over))}: {len(known)}, of {known.min()} to "
        f"{count(int(known.max()), 'value')}"
    )
    arrays: dict[str, Array] = {
        "joint": codes.astype(np.float64),
        "joint_size": sizes[codes].astype(np.float64),
    }
    return forecasts.having(**arrays), [note]
