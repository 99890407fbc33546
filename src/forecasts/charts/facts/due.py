"""Claims that fell due, as the charts of outcomes count them."""

import numpy as np
import pandas as pd

from forecasts.charts.facts.amounts import claimant_names
from forecasts.charts.sheet.style import HIGH, INK, LOW
from forecasts.comparing.rated import rate_class
from forecasts.words import DEFAULT_LANGUAGE, Language

__all__ = ["FEW", "MARKS", "TO_COME", "due_claims"]

FEW = 5
"""Under so many due claims nothing is ranked and no median is drawn."""

TO_COME = ("open", "waiting")

MARKS = {"within": ("o", INK), "high": ("^", HIGH), "low": ("v", LOW)}
"""Outcome to marker and colour; the shape says it in grey as well."""


def due_claims(comparison: pd.DataFrame, language: Language = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Return the forecasts that enter rates, with who claimed, claim over actual, and the outcome.

    The same claims as in the scoreboard: no target, scenario or nowcast, none told again, none
    that only could be, none chosen ad hoc.

    Returns:
        The rows with `who`, `ratio` (claimed over actual; not a number where it has none, as of
        losses: twice the loss is no half of it) and
        `mark` (`within`, `high`, `low`), and `point`: whether a value was claimed. A bound or a
        magnitude enters no median; a bound that held has no error, whatever lies beyond it: its
        `ratio` is 1, and `excess` has ln(actual / bound), not a number for all others.
    """
    due = comparison[rate_class(comparison) == ""].copy()
    due["who"] = claimant_names(due, language)
    value, actual = due["value"].to_numpy(dtype=float), due["actual"].to_numpy(dtype=float)
    logs = ~due["error_kind"].isin(["pp", "log loss"]).to_numpy()
    error = due["error"].to_numpy(dtype=float)
    both = (value > 0) & (actual > 0)
    plain = np.divide(value, actual, out=np.full(len(due), np.nan), where=both)
    due["ratio"] = np.where(logs & np.isfinite(error), np.exp(np.where(logs, error, 0.0)), plain)
    held = due["hedge"].isin(["above", "up-to"]) & (due["verdict"] == "hit")
    due["excess"] = np.where(held & both, -np.log(np.where(both, plain, 1.0)), np.nan)
    due["ratio"] = due["ratio"].where(~held, 1.0)
    due["point"] = ~due["hedge"].isin(["above", "up-to", "scale"])
    over = (due["direction"] == "over").to_numpy()
    outcome = np.where(over, "high", "low")
    due["mark"] = np.where((due["verdict"] == "hit").to_numpy(), "within", outcome)
    return due
