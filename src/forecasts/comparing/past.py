"""Past outlooks: what was said of claims the year before they fell due, beside what came."""

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from forecasts.comparing.table import compare
from forecasts.comparing.verdict import HELD

if TYPE_CHECKING:
    from forecasts.actuals import Actuals
    from forecasts.money import Rates

__all__ = ["CONTESTED", "PAST_YEARS", "is_judged", "past_outlooks"]

PAST_YEARS = 8
"""So many years of outlooks are set against what came, to see how good they are."""

CONTESTED = "contested"


def is_judged(comparison: pd.DataFrame) -> "pd.Series[bool]":
    """Return which claims have a verdict that no one contests, of whatever modality."""
    contested = comparison["flags"].str.contains(CONTESTED, regex=False)
    return (comparison["status"] == "resolved") & ~contested


def past_outlooks(  # noqa: PLR0913  two tables of the same claims, and what they are judged by
    claims: pd.DataFrame,
    comparison: pd.DataFrame,
    actuals: "Actuals",
    *,
    year: int,
    as_of: date,
    rates: "Rates | None" = None,
) -> pd.DataFrame:
    """Return the outlooks of the last day of each year on claims due in the next, and what came.

    Only claims resolved since and not contested count, with an outlook that was known on that day.
    Met is the verdict that the outlook was about: a hit, or a target reached. A floor that had been
    reached on that day is left out: nothing was open about it any more.

    Args:
        claims: The claims table.
        comparison: What `compare` made of these rows as of the day.
        actuals: Published outcomes.
        year: The last of the `PAST_YEARS` years in which the claims fell due.
        as_of: The day to judge from.
        rates: For outcomes in another currency; the shipped ones for None.

    Returns:
        One row a claim: `claim_id`, `as_of`, `probability` (0 to 1), `target_end`, `met` (1 or 0),
        `cluster` (series and target period: the outcome that decided it).
    """
    judged = is_judged(comparison) & (claims["target_end"] <= pd.Timestamp(as_of))
    ends = claims["target_end"].dt.year
    columns = ["claim_id", "as_of", "probability", "target_end", "met", "cluster"]
    dates = {"as_of": "datetime64[s]", "target_end": "datetime64[s]"}
    none = pd.DataFrame(columns=columns).astype({**dates, "probability": float, "met": float})
    found = []
    for due in range(year - PAST_YEARS + 1, year + 1):
        chosen = claims[judged & (ends == due)]
        if chosen.empty:
            continue
        day = date(due - 1, 12, 31)
        then = compare(chosen, actuals, as_of=day, rates=rates)
        still_open = (then["status"] == "open") & (then["outlook"] != "reached")
        then = then[still_open & then["probability_met"].notna()]
        came = comparison.loc[then.index]
        rows = then[["claim_id", "probability_met", "target_end"]].assign(
            as_of=pd.Timestamp(day),
            met=came["verdict"].isin(HELD).astype(float),
            cluster=came["series"] + " " + came["target_period"],
        )
        found.append(rows.rename(columns={"probability_met": "probability"})[columns])
    return pd.concat(found, ignore_index=True) if found else none
