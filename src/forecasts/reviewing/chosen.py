"""Which claims a review is about: those that fell due, and those that are open."""

from typing import TypeAlias

import pandas as pd

from forecasts.reviewing.inputs import Inputs

__all__ = ["VERDICTS", "Mask", "due_in", "fell_due", "is_open"]


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
