"""The tables of a review, parts 1 to 5: what changed, fell due and is open, and past outlooks."""

import math
from typing import TypeAlias

import pandas as pd

from forecasts.charts.facts.amounts import records
from forecasts.comparing.past import is_judged
from forecasts.comparing.rated import find_first_telling, is_rated
from forecasts.reviewing.inputs import Inputs

__all__ = [
    "changes_table",
    "due_in",
    "due_table",
    "fell_due",
    "is_judged",
    "is_open",
    "is_rated",
    "open_table",
    "outlook_table",
    "revisions_table",
    "unresolved_table",
]

Mask: TypeAlias = "pd.Series[bool]"
"""A column of truths, one a claim."""

_WITHOUT_VERDICT = ("waiting", "void", "ungradable", "unfalsifiable", "conditional")


def due_in(claims: pd.DataFrame, year: int) -> Mask:
    """Return which claims' targets end in a year."""
    ends: pd.Series[int] = claims["target_end"].dt.year
    return ends == year


def fell_due(claims: pd.DataFrame, inputs: Inputs) -> Mask:
    """Return which claims' targets ended in the year under review, and by the as-of date."""
    return due_in(claims, inputs.year) & (claims["target_end"] <= pd.Timestamp(inputs.as_of))


def is_open(claims: pd.DataFrame, inputs: Inputs) -> Mask:
    """Return which claims are still to fall due, those under a condition or scenario included."""
    ahead = claims["target_end"] > pd.Timestamp(inputs.as_of)
    return (claims["status"] == "open") | ((claims["status"] == "conditional") & ahead)


def due_table(inputs: Inputs) -> pd.DataFrame:
    """Return the claims that fell due, in the order of subject, region, target and statement.

    `told` counts how often a claim stands in the ledger: itself, its repeats and its relays.
    """
    first = find_first_telling(inputs.claims)
    told = first.map(first.value_counts()).where(first == inputs.claims["claim_id"], 1)
    claims = inputs.claims.assign(told=told)[fell_due(inputs.claims, inputs)]
    order = ["subject", "measure", "region", "target_end", "stated", "claim_id"]
    return claims.sort_values(order, kind="stable").reset_index(drop=True)


def changes_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a claim whose status or verdict is not what it was a year before.

    Columns: claim_id, what (new, resolved, flipped, status), before, after, because. A verdict that
    turned into another is `flipped`, and `because` names the outcome that did it.
    """
    columns = ["claim_id", "status", "verdict"]
    then = {name: row for name, *row in inputs.before[columns].itertuples(index=False)}
    rows = []
    for name, *row, reason in inputs.claims[[*columns, "reason"]].itertuples(index=False):
        if name not in then:
            rows.append((name, "new", "", _state(*row), ""))
            continue
        before, after = _state(*then[name]), _state(*row)
        if before == after:
            continue
        both = then[name][0] == row[0] == "resolved"
        what = "flipped" if both else "resolved" if row[0] == "resolved" else "status"
        rows.append((name, what, before, after, str(reason)))
    names = ["claim_id", "what", "before", "after", "because"]
    return pd.DataFrame(rows, columns=names)


def _state(status: str, verdict: str) -> str:
    return verdict if status == "resolved" else status


def revisions_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a figure published since a year before: new, or a revision of an earlier one.

    Columns: series, period, what (first, revised, confirmed, redefined), before, value, unit,
    change (a share), published_on. What counts another thing since a break revises nothing.
    """
    order = ["series", "price_basis", "period_end", "period", "published_on"]
    known = inputs.observations.sort_values(order, kind="stable")
    rows: list[tuple[object, ...]] = []
    last: tuple[object, ...] = ()
    before = math.nan
    for row in records(known):
        key = (row.series, row.price_basis, row.period)
        if key != last:
            last, before = key, math.nan
        if row.published_on > pd.Timestamp(inputs.earlier):
            change = row.value / before - 1 if before else math.nan
            if row.release == "redefined" and not math.isnan(before):
                rows.append(
                    (row.series, row.period, "redefined", before, row.value, row.unit, math.nan,
                     row.published_on)
                )  # fmt: skip
                continue
            what = "first" if math.isnan(before) else "revised" if change else "confirmed"
            rows.append(
                (row.series, row.period, what, before, row.value, row.unit, change,
                 row.published_on)
            )  # fmt: skip
        before = row.value
    columns = ["series", "period", "what", "before", "value", "unit", "change", "published_on"]
    return pd.DataFrame(rows, columns=columns)


def unresolved_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a due claim without a verdict: claim_id, status, why (in short), reason, year.

    All targets up to the as-of date count, not those of the year alone: what waits, waits on.
    """
    claims = inputs.claims
    found = claims[claims["status"].isin(_WITHOUT_VERDICT) & ~is_open(claims, inputs)]
    return pd.DataFrame(
        {
            "claim_id": found["claim_id"],
            "status": found["status"],
            "why": [_short(str(reason)) for reason in found["reason"]],
            "reason": found["reason"],
            "target_period": found["target_period"],
            "this_year": due_in(found, inputs.year),
        }
    ).reset_index(drop=True)


_WHYS = (
    ("ruled void", "ruled void by a person"),
    ("no outcome for", "no figure for the period"),
    ("none at all", "no figure at all"),
    ("no series", "no series of outcomes"),
    ("not judged before", "not mature yet"),
    ("another definition", "another definition"),
    ("converted only", "another unit"),
    ("condition", "depends on a condition"),
    ("scenario", "a scenario"),
    ("another price basis", "another price basis"),
    ("not in the actuals", "no series of outcomes"),
    ("no target period", "no target period"),
    ("published yet", "no figure at all"),
    ("base", "no base to start from"),
)


def _short(reason: str) -> str:
    """Return the kind of a reason, so that reasons can be counted."""
    return next((short for sign, short in _WHYS if sign in reason), reason or "no reason given")


def open_table(inputs: Inputs) -> pd.DataFrame:
    """Return the open claims with their outlook now and a year before, next due first.

    Columns: those of the claims table, with probability (of being met), before and move (now less
    a year before, in share).
    """
    claims = inputs.claims[is_open(inputs.claims, inputs)].copy()
    then = inputs.before.set_index("claim_id")
    claims["before"] = claims["claim_id"].map(then["probability_met"]).astype(float)
    claims["move"] = claims["probability_met"] - claims["before"]
    order = ["target_end", "subject", "region", "stated", "claim_id"]
    return claims.sort_values(order, kind="stable").reset_index(drop=True)


def outlook_table(inputs: Inputs) -> pd.DataFrame:
    """Return past outlooks with what came: claim_id, as_of, probability, met (1 or 0), brier."""
    found = inputs.outlooks.copy()
    found["brier"] = (found["probability"] - found["met"]) ** 2
    found["this_year"] = found["as_of"].dt.year == inputs.year - 1
    return found
