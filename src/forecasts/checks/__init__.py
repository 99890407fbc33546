"""The rules of `check` that look across a claim's fields, or across claims and sources.

Faults of form, words and dates are found while the files are read (`forecasts.ledger`).
"""

from forecasts.checks.run import CHECKS, check

__all__ = ["CHECKS", "check"]
