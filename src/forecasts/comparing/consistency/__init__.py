"""Claims against claims: parts and wholes, growth and level, one document's own numbers."""

from forecasts.comparing.consistency.findings import CONSISTENCY_COLUMNS, consistency, find_tensions

__all__ = ["CONSISTENCY_COLUMNS", "consistency", "find_tensions"]
