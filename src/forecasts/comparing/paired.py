"""Claims beside a baseline, on the same claims only: the one place that pairs two figures.

An error of 9.8% over 28 claims beside a baseline's 9.4% over 6 of them says nothing; on the six the
claims had 5.3%. So whoever sets two figures side by side takes both, and their n, from here.
"""

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["BOUNDS", "Pairs", "measure_pairs", "pair_up"]

BOUNDS = ("above", "up-to")
"""Hedges that make a claim a lower or an upper bound: it has no error of its own."""


class Pairs(NamedTuple):
    """Claims and a baseline on the same claims.

    `n`, `hits` and `baseline_hits` are of claims that both have a verdict; `logs` is how many of
    them have both errors in logs, `error` and `baseline_error` their median sizes, `bias` and
    `baseline_bias` the medians with their signs, and `skill` is 1 less the ratio of the summed
    errors; NaN where there is none. `bounds` is how many bounds have both verdicts: they are in
    none of these, as a bound far from the trend is safe for both.
    """

    n: int
    hits: int
    baseline_hits: int
    logs: int
    error: float
    baseline_error: float
    skill: float
    bias: float
    baseline_bias: float
    bounds: int


def pair_up(claims: "pd.DataFrame", baseline: str = "half_trend") -> "pd.DataFrame":
    """Return the claims of a number, no bounds, for which a baseline has a verdict too."""
    both = _has_both(claims, baseline)
    return both[~both["hedge"].isin(BOUNDS)]


def _has_both(claims: "pd.DataFrame", baseline: str) -> "pd.DataFrame":
    judged = claims["verdict"].fillna("").astype(str) != ""
    beside = claims[f"{baseline}_verdict"].fillna("").astype(str) != ""
    return claims[judged & beside]


def measure_pairs(claims: "pd.DataFrame", baseline: str = "half_trend") -> Pairs:
    """Return what claims and a baseline come to on the claims that have both."""
    both = pair_up(claims, baseline)
    name = "baseline_error" if baseline == "half_trend" else f"{baseline}_error"
    logs = both[
        both["error_kind"].astype(str).str.startswith("log")
        & both["error"].notna()
        & both[name].notna()
    ]
    own, other = logs["error"].abs(), logs[name].abs()
    total = float(other.sum())
    return Pairs(
        n=len(both),
        hits=int((both["verdict"] == "hit").sum()),
        baseline_hits=int((both[f"{baseline}_verdict"] == "hit").sum()),
        logs=len(logs),
        error=float(own.median()) if len(logs) else math.nan,
        baseline_error=float(other.median()) if len(logs) else math.nan,
        skill=1 - float(own.sum()) / total if total else math.nan,
        bias=float(logs["error"].median()) if len(logs) else math.nan,
        baseline_bias=float(logs[name].median()) if len(logs) else math.nan,
        bounds=len(_has_both(claims, baseline)) - len(both),
    )
