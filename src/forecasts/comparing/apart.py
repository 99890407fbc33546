"""Errors taken apart: a base already wrong, the growth from there, later revision (METHOD 10)."""

import math
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from forecasts.actuals.periods import Span, last_twelve_months
from forecasts.comparing.archive import build_archive
from forecasts.comparing.history import (
    LONGEST_PERIOD,
    Archive,
    known_years,
    read_outcome,
    shift_years,
)
from forecasts.comparing.paired import BOUNDS
from forecasts.units import Inconvertible, convert_factor

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.actuals import Actuals

__all__ = ["APART_COLUMNS", "take_apart"]

_LEVELS = ("level", "count", "price")


class _Parts(NamedTuple):
    """The error of one claim in parts, in logs; see `take_apart`."""

    claim_id: str
    base_year: int
    base: float
    growth: float
    revision: float
    error: float
    before: float
    said: float
    came: float


APART_COLUMNS = _Parts._fields


def take_apart(claims: "pd.DataFrame", actuals: "Actuals", *, as_of: date) -> "pd.DataFrame":
    """Return the errors of judged levels in the parts that they add up from.

    With the base b0 as it was last published at the statement and a0 as it is known now, the first
    publication f of the outcome and the figure a that the verdict goes by, the error ln(v/a) is
    ln(b0/a0), the base that was wrong already, plus ln(v/b0) - ln(f/a0), the growth, plus ln(f/a),
    what was revised since.

    Args:
        claims: Rows of a comparison table.
        actuals: What they were compared with.
        as_of: The day of the comparison.

    Returns:
        One row a claim of a level whose base was known and whose figures are all above nought:
        `claim_id`, `base_year`, `base`, `growth`, `revision` and `error` in logs, positive = the
        claim was too high; `before` (the change of the last year known at the statement, NaN
        without one), `said` (the change claimed since the base) and `came` (the change that came),
        in logs too.
    """
    import pandas as pd

    archive = build_archive(actuals, as_of)
    own = claims[
        claims["kind"].isin(_LEVELS)
        & ~claims["hedge"].isin(BOUNDS)
        & claims["error_kind"].eq("log")
        & claims["actual"].gt(0)
        & claims["value"].gt(0)
    ]
    found = (_take_one(row, archive, as_of) for row in own.to_dict("records"))
    return pd.DataFrame([row for row in found if row is not None], columns=list(APART_COLUMNS))


def _take_one(row: Mapping[Any, Any], archive: Archive, as_of: date) -> _Parts | None:
    record = archive.records.get(row["series"], {}).get(row["price_basis"] or "nominal")
    factor = convert_factor(record.unit, row["unit"]) if record else None
    if record is None or factor is None or isinstance(factor, Inconvertible):
        return None
    span = (row["target_start"].date(), row["target_end"].date())
    if (span[1] - span[0]).days > LONGEST_PERIOD:
        span = last_twelve_months(span)
    known = [
        (end, value)
        for end, value in known_years(archive, record, span, row["stated"].date())
        if end < span[1]
    ]
    first = read_outcome(record, span, as_of, policy="first")
    if not known or first is None:
        return None
    end, base = known[-1]
    now = read_outcome(record, _move(span, end.year), as_of, policy="latest")
    # Of an outcome that is an interval the nearest end counts, as it does in the claim's error.
    came_first = min(max(row["value"] / factor, first.low), first.high)
    came_last = min(max(row["value"], row["actual_low"]), row["actual_high"])
    if now is None or min(base, now.value, came_first) <= 0:
        return None
    said, came = math.log(row["value"] / (factor * base)), math.log(came_first / now.value)
    revision = math.log(factor * came_first / came_last)
    earlier = [value for other, value in known if other.year == end.year - 1 and value > 0]
    return _Parts(
        claim_id=str(row["claim_id"]),
        base_year=end.year,
        base=math.log(base / now.value),
        growth=said - came,
        revision=revision,
        error=math.log(row["value"] / came_last),
        before=math.log(base / earlier[0]) if earlier else math.nan,
        said=said,
        came=came - revision,
    )


def _move(span: Span, year: int) -> Span:
    """Return the same stretch of days in the year in which it ended then."""
    years = year - span[1].year
    return shift_years(span[0], years), shift_years(span[1], years)
