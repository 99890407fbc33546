"""Which claims a review is about: those that fell due, and those that are open."""

from typing import TypeAlias

import pandas as pd

from forecasts.comparing.rated import CHOSEN, find_first_telling, name_claimants, rate_class
from forecasts.reviewing.inputs import Inputs

__all__ = ["VERDICTS", "Mask", "class_due", "due_in", "fell_due", "is_open", "is_retold",
           "on_estimate", "one_a_claimant"]  # fmt: skip


VERDICTS = ("hit", "near", "miss", "reached", "not reached")
"""What a resolved claim is, in the order in which they are counted."""

Mask: TypeAlias = "pd.Series[bool]"
"""A column of truths, one a claim."""


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


def is_retold(claims: pd.DataFrame) -> Mask:
    """Return which claims tell another of the ledger again, rightly or with another number."""
    return (find_first_telling(claims) != claims["claim_id"]) | (claims["relays"] != "")


def on_estimate(claims: pd.DataFrame) -> Mask:
    """Return which claims are judged by an estimate of the outcome, and not by its publication."""
    return claims["actual_release"] == "estimate"


def one_a_claimant(claims: pd.DataFrame) -> pd.DataFrame:
    """Keep the first claim of a claimant about one outcome: what is said twice is one surprise."""
    keys = claims[["series", "target_period"]].assign(who=name_claimants(claims))
    return claims[~keys.duplicated()].reset_index(drop=True)


def class_due(due: pd.DataFrame) -> "pd.Series[str]":
    """Return what became of each due claim, one of a kind, so that the counts add up to all.

    `counted` for what enters the rates; `repeated` for what tells another claim again, whatever its
    status; else why it enters none, as `rate_class` says.
    """
    names = rate_class(due).replace({"": "counted", CHOSEN: "counted"})
    return names.mask(due["retold"], "repeated")
