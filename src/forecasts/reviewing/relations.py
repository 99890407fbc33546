"""The tables of a review, parts 10, 11 and 13: disagreement, revisions and copies, data quality."""

import math
import random

import pandas as pd

from forecasts.charts.facts.amounts import records
from forecasts.comparing.claimed import read_table
from forecasts.comparing.consistency.retold import name_change
from forecasts.comparing.paired import BOUNDS
from forecasts.comparing.rated import RATED, name_claimants
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.tables import fell_due

__all__ = [
    "AUDITED",
    "SEED",
    "audit_table",
    "copies_table",
    "disagreement_table",
    "fragile_table",
    "gaps_table",
    "trails_table",
]

JUDGED = (*RATED, "nowcast", "scenario")
"""What names the figure that is to come."""

AUDITED = 10
SEED = 20250919
"""Size and seed of the audit sample: the same claims for the same ledger."""


def disagreement_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row an outcome on which two or more claimants spoke, in the year under review.

    Columns: series, target_period, claims, claimants, lowest, highest, unit, actual, actual_low,
    actual_high, factor (highest over lowest), inside (whether the outcome lies between them). A
    number that was relayed counts once; growth, multiples and bounds have no place on one axis and
    stay out, and targets, which may be exceeded, are no forecasts. An organisation is one claimant.
    """
    claims = inputs.claims
    own = claims[
        fell_due(claims, inputs)
        & (claims["status"] == "resolved")
        & claims["kind"].isin(["level", "count", "share", "price", "cumulative"])
        & ~claims["hedge"].isin(["above", "up-to", "scale"])
        & (claims["relays"] == "")
        & claims["modality"].isin(JUDGED)
    ]
    own = own.assign(who=name_claimants(own))
    rows = []
    for (series, period, unit), group in own.groupby(
        ["series", "target_period", "unit"], sort=True
    ):
        claimants = group["who"].where(group["who"] != "", group["publisher"]).nunique()
        if claimants < 2:
            continue
        low, high = group["value"].min(), group["value"].max()
        actual, *ends = group[["actual", "actual_low", "actual_high"]].iloc[0]
        factor = high / low if low > 0 else math.nan
        inside = bool(low <= actual <= high)
        rows.append(
            (series, period, len(group), claimants, low, high, unit, actual, *ends, factor, inside)
        )
    columns = ["series", "target_period", "claims", "claimants", "lowest", "highest", "unit",
               "actual", "actual_low", "actual_high", "factor", "inside"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def trails_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a step of a claimant's own revisions: two claims about one outcome, in order.

    Steps are taken in one unit, one price base and one kind: a bound is no step from a number.

    Columns: trail (number), claimant, subject, measure, region, target_period, unit, claim_id,
    stated, stated_precision, value, change (on the step before, as a share), supersedes (declared
    or not).
    """
    keys = ["claimant", "subject", "measure", "region", "target_period", "unit", "kind", "scenario",
            "price_basis", "modality", "bound"]  # fmt: skip
    claims = inputs.claims
    own = claims.assign(
        claimant=name_claimants(claims),
        bound=claims["hedge"].where(claims["hedge"].isin(BOUNDS), ""),
    )
    own = own[(own["claimant"] != "") & (own["relays"] == "")]
    rows = []
    trail = 0
    for key, group in own.groupby(keys, sort=True, dropna=False):
        if len(group) < 2 or group["value"].nunique() < 2 or group["stated"].nunique() < 2:
            continue
        trail += 1
        before = math.nan
        for row in records(group.sort_values(["stated", "claim_id"], kind="stable")):
            change = row.value / before - 1 if before > 0 else math.nan
            rows.append(
                (trail, *key[:6], row.claim_id, row.stated, row.stated_precision, row.value,
                 change, row.supersedes)
            )  # fmt: skip
            before = row.value
    columns = ["trail", *keys[:6], "claim_id", "stated", "stated_precision", "value", "change",
               "supersedes"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def copies_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a claim that relays another: claim_id, relays, publisher, original, changed.

    `changed` tells whether the copy's number is not the original's, `what` which other thing it
    was told of: a share of sales as one of the stock, a scenario as a forecast.
    """
    claims = inputs.claims.set_index("claim_id")
    stated = {claim.id: claim for claim in read_table(inputs.claims)}
    rows = []
    for name, row in claims[claims["relays"] != ""].iterrows():
        known = row["relays"] in claims.index
        original = claims.loc[row["relays"]] if known else None
        changed = original is not None and bool(original["value"] != row["value"])
        publisher = "" if original is None else str(original["publisher"])
        what = "; ".join(name_change(stated[str(name)], stated[row["relays"]])) if known else ""
        rows.append((name, row["relays"], row["publisher"], publisher, changed, what))
    columns = ["claim_id", "relays", "publisher", "original", "changed", "what"]
    return pd.DataFrame(rows, columns=columns)


def fragile_table(inputs: Inputs) -> pd.DataFrame:
    """Return the claims of the year whose verdict another vintage or rounding would change."""
    claims = inputs.claims
    fragile = claims["flags"].str.contains("fragile", regex=False)
    columns = ["claim_id", "verdict", "value", "actual", "unit", "flips"]
    return claims.loc[fell_due(claims, inputs) & fragile, columns].reset_index(drop=True)


_GAPS = (
    ("url", "no web address"),
    ("at", "no place in the source"),
    ("series", "no series of outcomes named"),
    ("entered", "no date of entry"),
    ("because", "no word on why it was entered"),
)


def gaps_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a thing that claims lack: field, gap, n, of."""
    claims = inputs.claims
    rows = []
    for name, words in _GAPS:
        column = claims[name]
        missing = column.isna() if column.dtype.kind == "M" else column == ""
        rows.append((name, words, int(missing.sum()), len(claims)))
    return pd.DataFrame(rows, columns=["field", "gap", "n", "of"])


def audit_table(inputs: Inputs) -> pd.DataFrame:
    """Return a sample of the claims that fell due, for a person to check against their sources.

    Drawn with a fixed seed from the sorted ids: the same ledger gives the same sample.
    """
    claims = inputs.claims
    own = claims[fell_due(claims, inputs)].set_index("claim_id").sort_index()
    chosen = random.Random(SEED).sample(list(own.index), min(AUDITED, len(own)))  # noqa: S311
    columns = ["file", "line", "quote", "at", "value", "unit", "target_period", "series", "actual"]
    return own.loc[sorted(chosen), columns].reset_index()
