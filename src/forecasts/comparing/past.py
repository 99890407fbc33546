"""Past outlooks: what was said of claims the year before they fell due, beside what came."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from forecasts.comparing.table import compare

if TYPE_CHECKING:
    from forecasts.actuals import Actuals

__all__ = ["CONTESTED", "PAST_YEARS", "is_judged", "past_outlooks"]

PAST_YEARS = 8
"""So many years of outlooks are set against what came, to see how good they are."""

CONTESTED = "contested"


def is_judged(comparison: pd.DataFrame) -> "pd.Series[bool]":
    """Return which claims have a verdict that no one contests, of whatever modality."""
    contested = comparison["flags"].str.contains(CONTESTED, regex=False)
    return (comparison["status"] == "resolved") & ~contested


def past_outlooks(
    claims: pd.DataFrame,
    comparison: pd.DataFrame,
    actuals: "Actuals",
    *,
    year: int,
    as_of: date,
) -> pd.DataFrame:
    """Return the outlooks of the last day of each year on claims due in the next, and what came.

    Only claims resolved since and not contested count, with an outlook that was known on that day.
    Met is what the outlook was about: a lower bound reached, an upper bound kept, a point reached.

    Args:
        claims: The claims table.
        comparison: What `compare` made of these rows as of the day.
        actuals: Published outcomes.
        year: The last of the `PAST_YEARS` years in which the claims fell due.
        as_of: The day to judge from.

    Returns:
        One row a claim: `claim_id`, `as_of`, `probability` (0 to 1), `target_end`, `met` (1 or 0).
    """
    judged = is_judged(comparison) & (claims["target_end"] <= pd.Timestamp(as_of))
    ends = claims["target_end"].dt.year
    columns = ["claim_id", "as_of", "probability", "target_end", "met"]
    dates = {"as_of": "datetime64[s]", "target_end": "datetime64[s]"}
    none = pd.DataFrame(columns=columns).astype({**dates, "probability": float, "met": float})
    found = []
    for due in range(year - PAST_YEARS + 1, year + 1):
        chosen = claims[judged & (ends == due)]
        if chosen.empty:
            continue
        day = date(due - 1, 12, 31)
        then = compare(chosen, actuals, as_of=day)
        then = then[(then["status"] == "open") & then["probability_met"].notna()]
        came = comparison.loc[then.index].to_dict("records")
        rows = then[["claim_id", "probability_met", "target_end"]].assign(
            as_of=pd.Timestamp(day),
            met=pd.Series([_was_met(row) for row in came], index=then.index, dtype=float),
        )
        found.append(rows.rename(columns={"probability_met": "probability"})[columns])
    return pd.concat(found, ignore_index=True) if found else none


def _was_met(row: dict[Any, Any]) -> float:
    """Return whether what an outlook spoke of came about: 1 or 0.

    A bound is met by its verdict, a range or magnitude by an outcome inside; a point has to be
    reached, from above when it pointed down.
    """
    if row["hedge"] in {"above", "up-to"}:
        return float(row["verdict"] == "hit")
    if row["hedge"] in {"range", "scale"}:
        return float(row["low"] <= row["actual"] <= row["high"])
    start = {"growth": 0.0, "change": 0.0, "multiple": 1.0}.get(str(row["kind"]), row["no_change"])
    downward = row["value"] < start
    return float(row["actual"] <= row["value"] if downward else row["actual"] >= row["value"])
