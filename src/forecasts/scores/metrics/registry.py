"""Metrics by their names: the name itself, names of the field, and a number behind it.

A metric is a function over numpy arrays (`points`, `relative`, `agreement`, `regressions`,
`distributions`, `densities`, `calibration`, `verdicts`, and `error_tests` of `inference`), whose
docstring gives formula, unit, sign and source. Where `each` is true the function scores single
forecasts, and the metric is `finish` of their mean: those can be summed in blocks and compared
pairwise. Otherwise the function takes the whole group.
"""

import inspect
import re

from forecasts.problem import did_you_mean
from forecasts.scores.metrics.all_metrics import METRICS
from forecasts.scores.metrics.metric import Metric
from forecasts.scores.metrics.names import ALIASES, FORMS

__all__ = [
    "ALIASES",
    "FORMS",
    "METRICS",
    "Metric",
    "UnknownMetricError",
    "describe_metric",
    "find_metric",
]


class UnknownMetricError(ValueError):
    """A name that is no metric; the message has the nearest names."""


def find_metric(name: str) -> tuple[Metric, float | None]:
    """Return the metric of a name, and the number behind it (`coverage:90`, `coverage_90`).

    Raises:
        UnknownMetricError: No metric has that name, or the metric takes no number.
    """
    word = re.sub(r"[\s-]+", "_", name.strip().lower())
    word = ALIASES.get(word, word)
    if word in METRICS:
        return METRICS[word], None
    split = re.fullmatch(r"([a-z0-9_]*?[a-z])[:_]([0-9]+(?:\.[0-9]+)?)", word)
    if split:
        base = ALIASES.get(split[1], split[1])
        if base in METRICS and METRICS[base].takes_parameter:
            return METRICS[base], float(split[2])
    known = [*METRICS, *ALIASES]
    meant = did_you_mean(split[1] if split else word, tuple(known))
    hint = meant or "see `forecasts score --list-metrics`"
    if split and split[1] in METRICS:
        hint = f"{split[1]} takes no number"
    raise UnknownMetricError(f"unknown metric `{name}`; {hint}")


def describe_metric(name: str) -> dict[str, str]:
    """Return name, summary, formula (the rest of the docstring), unit and inputs as text."""
    metric = METRICS[name]
    text = inspect.getdoc(metric.function) or ""
    summary, _, rest = text.partition("\n\n")
    return {
        "metric": name,
        "summary": " ".join(summary.split()),
        "formula": " ".join(rest.split()),
        "unit": metric.unit,
        "better": metric.better,
        "inputs": " ".join(metric.inputs),
    }
