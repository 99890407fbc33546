"""The tables of a review, parts 6, 7, 9 and 12: errors by horizon and subject, growth, misses.

Counts are of claims (`n`) and of independent outcomes (`outcomes`: series times target period), and
it is the second that decides what may be said (METHOD section 9).
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from forecasts.comparing.paired import BOUNDS, measure_pairs
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.tables import fell_due, is_judged, is_rated

__all__ = [
    "BOUNDS",
    "ENOUGH",
    "FEW",
    "bias_table",
    "count_outcomes",
    "growth_table",
    "horizon_table",
    "misses_table",
    "score_group",
]

FEW = 5
"""Under so many independent outcomes nothing is ranked."""

ENOUGH = 10
"""Under so many, counts are printed and no rates."""

EDGES = (0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, math.inf)
"""Years ahead at which the bins of part 6 begin."""


def count_outcomes(claims: pd.DataFrame) -> int:
    """Return the number of independent outcomes: distinct series and target periods."""
    return len(claims[["series", "target_period"]].drop_duplicates())


def score_group(own: pd.DataFrame) -> dict[str, float]:
    """Return the scores of rated claims.

    n, outcomes, hit, near and miss are of all; bounds is how many of them are bounds. The rest
    leaves bounds out, which have no error of their own: high and low (claims whose error has that
    sign), error (median of |r|), bias (median r), over_par (median of error over par). Beside the
    half-trend baseline, on the claims that it can be set against: paired (how many), paired_hit and
    baseline_hit, paired_logs (how many with errors in logs), paired_error and baseline_error
    (medians of |r|) and skill (1 less the ratio of the summed errors).
    """
    stated = own[~own["hedge"].isin(BOUNDS)]
    log = stated[stated["error_kind"].str.startswith("log") & stated["error"].notna()]
    pairs = measure_pairs(own)
    return {
        "n": len(own),
        "outcomes": count_outcomes(own),
        "hit": int((own["verdict"] == "hit").sum()),
        "near": int((own["verdict"] == "near").sum()),
        "miss": int((own["verdict"] == "miss").sum()),
        "bounds": len(own) - len(stated),
        "high": int((stated["error"] > 0).sum()),
        "low": int((stated["error"] < 0).sum()),
        "paired": pairs.n,
        "paired_hit": pairs.hits,
        "baseline_hit": pairs.baseline_hits,
        "error": _median(log["error"].abs()),
        "logs": len(log),
        "paired_logs": pairs.logs,
        "paired_error": pairs.error,
        "baseline_error": pairs.baseline_error,
        "bias": _median(log["error"]),
        "skill": pairs.skill,
        "over_par": _median(stated["error_over_par"]),
    }


def _median(values: pd.Series) -> float:
    known = values.dropna()
    return float(known.median()) if len(known) else math.nan


def horizon_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a bin of years ahead that has rated claims of any year, with their scores."""
    rated = inputs.claims[is_rated(inputs.claims)]
    ahead = rated["horizon"].clip(lower=0.0)  # said after the target ended: no years ahead
    rows = []
    for low, high in pairwise(EDGES):
        own = rated[(ahead >= low) & (ahead < high)]
        if len(own):
            rows.append({"from": low, "to": high, **score_group(own)})
    return pd.DataFrame(rows, columns=["from", "to", *score_group(rated)])


def bias_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a subject, with the scores of its rated claims, most outcomes first."""
    rated = inputs.claims[is_rated(inputs.claims)]
    rows = [{"subject": name, **score_group(own)} for name, own in rated.groupby("subject")]
    table = pd.DataFrame(rows, columns=["subject", *score_group(rated)])
    order = ["outcomes", "n", "subject"]
    return table.sort_values(order, ascending=[False, False, True], kind="stable").reset_index(
        drop=True
    )


def growth_table(inputs: Inputs) -> pd.DataFrame:
    """Return the resolved claims of growth and multiples with both errors, in logs.

    `growth_error` is n ln((1+g)/(1+g*)), `base_error` ln(b0/a0) with the base as it was known at
    the statement (METHOD section 4); together they are ln(v/a).
    """
    claims = inputs.claims
    own = claims[is_judged(claims) & claims["growth_error"].notna()]
    columns = ["claim_id", "subject", "region", "kind", "target_period", "value", "actual",
               "growth_error", "base_error", "verdict"]  # fmt: skip
    return own[columns].reset_index(drop=True)


def misses_table(inputs: Inputs) -> pd.DataFrame:
    """Return the rated claims that fell due and missed, the largest error against par first.

    A claimant who said several figures for one outcome is there once, with the worst.
    """
    claims = inputs.claims
    missed = (claims["verdict"] == "miss") & ~claims["hedge"].isin(BOUNDS)
    own = claims[fell_due(claims, inputs) & is_rated(claims) & missed]
    own = own.assign(size=own["error_over_par"])
    order = ["size", "claim_id"]
    largest = own.sort_values(order, ascending=[False, True], kind="stable")
    return _distinct(largest, ["claimant", "series", "target_period"])


def _distinct(claims: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Keep one claim of a claimant about one outcome: what is said twice is one surprise."""
    return claims.drop_duplicates(list(columns)).reset_index(drop=True)
