"""METRICS: every score by its name; functions over arrays, which know nothing of tables."""

from forecasts.scores.metrics.registry import (
    ALIASES,
    METRICS,
    Metric,
    UnknownMetricError,
    describe_metric,
    find_metric,
)

__all__ = ["ALIASES", "METRICS", "Metric", "UnknownMetricError", "describe_metric", "find_metric"]
