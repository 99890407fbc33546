"""Claims against what happened, and claims against each other."""

from forecasts.compare.consistency import CONSISTENCY_COLUMNS, consistency, find_tensions
from forecasts.compare.table import COMPARISON_COLUMNS, STATUSES, compare
from forecasts.compare.verdict import RULES

__all__ = [
    "COMPARISON_COLUMNS",
    "CONSISTENCY_COLUMNS",
    "RULES",
    "STATUSES",
    "compare",
    "consistency",
    "find_tensions",
]
