"""Claims against what happened, and claims against each other."""

from forecasts.compare.table import COMPARISON_COLUMNS, STATUSES, compare
from forecasts.compare.verdict import RULES

__all__ = ["COMPARISON_COLUMNS", "RULES", "STATUSES", "compare"]
