"""Claims against what happened; claims against each other stand in `consistency`."""

from forecasts.comparing.table import COMPARISON_COLUMNS, STATUSES, compare
from forecasts.comparing.verdict import RULES

__all__ = ["COMPARISON_COLUMNS", "RULES", "STATUSES", "compare"]
