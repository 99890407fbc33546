"""The number of forecasts behind a score, as a metric of its own: `n_wis`, `n_skill`."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from forecasts.scores.metrics.metric import Metric


def count_of(metric: Metric) -> Metric:
    """Return the metric that counts the forecasts which have a score, or enter one."""
    if metric.each or metric.entering is None:
        function = partial(_given if metric.each else _entered, metric.function)
    else:
        function = partial(_left, metric.entering)
    return replace(
        metric,
        function=function,
        unit="count",
        finish="sum",
        better="",
        odd=False,
        ordered=False,
        mirrored=False,
    )


def _given(function: Callable[..., Any], *arrays: Any, parameter: float | None = None) -> Any:  # noqa: ANN401 - what metrics take and give
    takes = parameter is not None and "parameter" in inspect.signature(function).parameters
    scores = function(*arrays, parameter=parameter) if takes else function(*arrays)
    return np.where(np.isnan(scores), np.nan, 1.0)


def _left(function: Callable[..., Any], *arrays: Any, parameter: float | None = None) -> float:  # noqa: ANN401 - what metrics take
    del parameter
    return float((~np.isnan(function(*arrays))).sum())


def _entered(function: Callable[..., Any], *arrays: Any, parameter: float | None = None) -> float:  # noqa: ANN401 - what metrics take
    del function, parameter
    return float(len(arrays[0]))
