"""The columns that a request asks for, out of the names of metrics."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from forecasts.scores.metrics.registry import METRICS, Metric, find_metric
from forecasts.scores.request import ScoreRequest
from forecasts.scores.tables.columns import TableError

Array = npt.NDArray[np.float64]
_KINDS = r"(scaled_relative_skill|relative_skill|adjusted|ratio|skill)"
_CROSSED = re.compile(rf"{_KINDS}(?:[:_](\w+))?|(\w+?)_{_KINDS}")


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreColumn:
    """One column of the scores.

    Attributes:
        name: As it was asked for.
        metric: What is computed.
        parameter: The number behind the name.
        crossed: `relative_skill`, `scaled_relative_skill`, `ratio` or `skill` (both against the
            baseline) or `adjusted` where sources are compared by the metric on what they forecast
            alike; else empty.
    """

    name: str
    metric: Metric
    parameter: float | None = None
    crossed: str = ""


def score_columns(request: ScoreRequest) -> tuple[ScoreColumn, ...]:
    """Return the columns that the request asks for; an unknown metric raises."""
    for name in request.metrics:
        if name in {*request.by, *request.average_over}:
            raise TableError(f"`{name}` cannot be a metric and a column of --by: one would be lost")
    return tuple(_ask(name, request) for name in request.metrics)


def _ask(name: str, request: ScoreRequest) -> ScoreColumn:
    found = _CROSSED.fullmatch(name)
    if found and name not in METRICS:
        kind, word = found[1] or found[4], found[2] or found[3] or "mae"
        metric, parameter = find_metric(word)
        if not metric.each or metric.finish == "sum":
            raise TableError(f"{name} needs a mean score, and {word} is none")
        return ScoreColumn(name=name, metric=metric, parameter=parameter, crossed=kind)
    metric, parameter = find_metric(name)
    if metric.mirrored and parameter is not None and request.sign == "actual":
        parameter = 100 - parameter
    return ScoreColumn(name=name, metric=metric, parameter=parameter)


def single_scores(column: ScoreColumn, arrays: Mapping[str, Array]) -> Array:
    """Return the score of every forecast, nan where it has none."""
    taken = (arrays[name] for name in column.metric.inputs)
    single: Array = column.metric.single(*taken, parameter=column.parameter)
    return single
