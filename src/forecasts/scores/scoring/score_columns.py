"""The columns that a request asks for, out of the names of metrics."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from forecasts.scores.forms.forecasts import NEEDS, Forecasts
from forecasts.scores.metrics.metric import Metric
from forecasts.scores.metrics.names import FORMS, RENAMED
from forecasts.scores.metrics.registry import ALIASES, METRICS, find_metric
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.counted import count_of
from forecasts.scores.tables.columns import TableError, suggestion

Array = npt.NDArray[np.float64]
_KINDS = r"(scaled_relative_skill|relative_skill|adjusted|ratio|skill)"
_TESTS = r"(?:(dm|diebold_mariano|gw|giacomini_white)(_p)?|fluctuation|mcs_p)"
_SHORT = {"dm": "dm", "diebold_mariano": "dm", "gw": "gw", "giacomini_white": "gw"}
_CROSSED = re.compile(rf"{_KINDS}(?:[:_](\w+))?|(\w+?)_{_KINDS}")
_TESTED = re.compile(rf"(\w+?)_{_TESTS}")
VARIANCES = ("rectangular", "bartlett", "newey_west", "prewhitened")


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreColumn:
    """One column of the scores.

    Attributes:
        name: As it was asked for.
        metric: What is computed.
        parameter: The number behind the name.
        crossed: `relative_skill`, `scaled_relative_skill`, `ratio` or `skill` (both against the
            baseline), `dm`, `dm_p`, `gw`, `gw_p` or `fluctuation` (tests of equal scores against
            the baseline), `mcs_p` (of all sources), or `adjusted` where sources are compared on
            what they forecast alike; else empty.
        counted: Whether the number of forecasts that have the score is meant.
        word: Name of the metric, where it depends on the form of the forecasts.
    """

    name: str
    metric: Metric
    parameter: float | None = None
    crossed: str = ""
    counted: bool = False
    word: str = ""

    @property
    def is_test(self) -> bool:
        """Whether it tests something, and so needs steps and clusters."""
        crossed = self.crossed.startswith(("dm", "gw", "fluctuation", "mcs"))
        return crossed or "cluster" in self.metric.inputs


def score_columns(request: ScoreRequest) -> tuple[ScoreColumn, ...]:
    """Return the columns that the request asks for; an unknown metric raises."""
    if request.variance is not None and request.variance not in VARIANCES:
        known = suggestion(request.variance, VARIANCES)
        raise TableError(f"unknown variance `{request.variance}`; {known}")
    for name in request.metrics:
        if name in {*request.by, *request.average_over}:
            raise TableError(f"`{name}` cannot be a metric and a column of --by: one would be lost")
    columns = []
    for name in request.metrics:
        column = _read(name, request)
        columns.append(column)
        if request.counts and column.metric.unit != "count":
            columns.append(_read(f"n_{name}", request))
    return tuple(columns)


def _read(name: str, request: ScoreRequest) -> ScoreColumn:
    if name.startswith("n_") and name not in METRICS:
        column = _read(name[2:], request)
        metric = column.metric if column.crossed else count_of(column.metric)
        return replace(column, name=name, metric=metric, counted=True)
    found, tested = _CROSSED.fullmatch(name), _TESTED.fullmatch(name)
    known = name in METRICS or name in ALIASES
    if (found or tested) and not known:
        if tested:
            word = tested[1]
            kind = _SHORT.get(tested[2], "") + (tested[3] or "") or name.removeprefix(f"{word}_")
        else:
            kind, word = found[1] or found[4], found[2] or found[3] or "mae"  # type: ignore[index]
        metric, parameter = find_metric(word)
        if not metric.each or metric.finish == "sum":
            raise TableError(f"{name} needs a mean score, and {word} is none")
        form = word if word in FORMS else ""
        return ScoreColumn(name=name, metric=metric, parameter=parameter, crossed=kind, word=form)
    metric, parameter = find_metric(name)
    if metric.mirrored and parameter is not None and request.sign == "actual":
        parameter = 100 - parameter
    if "cluster" in metric.inputs:
        metric = _with_settings(metric, request)
    word = name if name in FORMS or name in RENAMED else ""
    return ScoreColumn(name=name, metric=metric, parameter=parameter, word=word)


def _with_settings(metric: Metric, request: ScoreRequest) -> Metric:
    """Return a test with the variance and the distribution that were asked for."""
    settings: dict[str, object] = {}
    taken = metric.function.__kwdefaults__ or {}
    if request.variance is not None and "variance" in taken:
        settings["variance"] = request.variance
    if request.normal and "normal" in taken:
        settings["normal"] = True
    return replace(metric, function=partial(metric.function, **settings)) if settings else metric


def for_forms(
    columns: Sequence[ScoreColumn], forms: Collection[str]
) -> tuple[tuple[ScoreColumn, ...], list[str]]:
    """Return the columns with the score that a name stands for in these forecasts, and notes.

    Args:
        columns: As asked for.
        forms: Names of the inputs that the forecasts have.
    """
    found, notes = [], []
    for column in columns:
        options = FORMS.get(column.word, {})
        name = next((name for form, name in options.items() if form in forms or not form), None)
        if name is not None and METRICS[name] is not find_metric(column.word)[0]:
            metric = METRICS[name]
            if column.counted and not column.crossed:
                metric = count_of(metric)
            column = replace(column, metric=metric)  # noqa: PLW2901 - the same column
            notes.append(f"`{column.word}` of these forecasts is {name}")
        elif (name or RENAMED.get(column.word)) == RENAMED.get(column.word, ""):
            notes.append(f"`{column.word}` is now called {RENAMED[column.word]}")
        found.append(column)
    return tuple(found), list(dict.fromkeys(notes))


def inputs_of(columns: Sequence[ScoreColumn]) -> frozenset[str]:
    """Return the names of the inputs that the columns take."""
    found = {name for column in columns for name in column.metric.inputs}
    if any(column.is_test for column in columns):
        found |= {"steps", "cluster"}
    return frozenset(found)


def is_single(column: ScoreColumn) -> bool:
    """Tell whether a score is one of single forecasts, of which the table gives the mean or sum."""
    return column.metric.each and not column.crossed and column.metric.finish != "root"


def single_scores(column: ScoreColumn, arrays: Mapping[str, Array]) -> Array:
    """Return the score of every forecast, nan where it has none."""
    taken = (arrays[name] for name in column.metric.inputs)
    single: Array = column.metric.single(*taken, parameter=column.parameter)
    return single


def check_inputs(asked: Sequence[ScoreColumn], forecasts: Forecasts) -> None:
    """Raise where the forecasts lack what a score takes.

    Raises:
        TableError: It names each such score and what it needs.
    """
    missing = []
    for column in asked:
        lacking = [word for word in column.metric.inputs if word not in forecasts.arrays]
        if lacking != ["actual"]:  # categories have an outcome, and no number for one
            lacking = [word for word in lacking if word != "actual"]
        forms = [form for form in FORMS.get(column.word, {}) if form]
        if lacking and forms and not set(forms) & set(forecasts.arrays):
            needs = "; or ".join(NEEDS[form] for form in forms)
            missing.append(f"{column.name} needs one of these: {needs}")
        elif "probability" in lacking and "masses" in forecasts.arrays:
            missing.append(f"{column.name} needs {NEEDS['event']}")
        else:
            missing += [f"{column.name} needs {NEEDS[word]}" for word in lacking]
    if missing:
        raise TableError("; ".join(dict.fromkeys(missing)))
