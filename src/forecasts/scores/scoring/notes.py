"""What is said of scores beside them: errors, numbers of forecasts, settings of tests."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import agree, count
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.inference.fluctuation import WINDOW, critical_fluctuation
from forecasts.scores.joins.counts import Counts
from forecasts.scores.joins.overlap import say_settings
from forecasts.scores.metrics.errors import SIGNS, error_unit
from forecasts.scores.metrics.metric import CONSTANTS
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.groups import common_steps, group_rows
from forecasts.scores.scoring.score_columns import ScoreColumn, score_columns, single_scores

Array = npt.NDArray[np.float64]


def say_all(notes: Sequence[str], counts: Counts, request: ScoreRequest) -> tuple[str, ...]:
    """Return what a user should know about a table that was scored."""
    inputs = {name for column in score_columns(request) for name in column.metric.inputs}
    by_error = {"error", "baseline_error"} & inputs or ("counted" in inputs and counts.errors)
    if not by_error:
        return (*notes, *counts.say(None, notes))
    basis = request.error if "=" not in request.error else ""
    return (
        *notes,
        *counts.say(basis, notes),
        f"error: {error_unit(request.error)}, {SIGNS[request.sign]}",
    )


def say_scores(
    asked: Sequence[ScoreColumn], forecasts: Forecasts, request: ScoreRequest
) -> list[str]:
    """Return where a score has fewer forecasts than are counted, and how tests were made."""
    notes = []
    counted = forecasts.arrays.get("counted")
    number = len(forecasts) if counted is None else int((~np.isnan(counted)).sum())
    for column in asked:
        if column.counted:
            continue
        own = _given(column, forecasts.arrays)
        if own < number and column.metric.unit != "count":
            have = agree(own, "forecast", "has", "have", of=number)
            level = column.metric.default if column.parameter is None and not own else None
            what = "" if level is None else f"; no number behind the name means {level:g}"
            notes.append(f"{column.name}: {have} one (n_{column.name}){what}")
        elif own > number and column.metric.unit != "count":
            notes.append(
                f"{column.name}: {agree(own, 'forecast', 'has', 'have')} one, more than the "
                f"{number} with an error (n_{column.name})"
            )
        if column.crossed.endswith(("relative_skill", "ratio")):
            with_sign = int((single_scores(column, forecasts.arrays) < 0).sum())
            if with_sign:
                notes.append(
                    f"{column.name} is a ratio of means, and {with_sign} of the scores are below "
                    "0: where a mean is, the ratio says nothing or is blank"
                )
    tests = {
        column.name: _kind(column) for column in asked if column.is_test and not column.counted
    }
    notes += [
        f"{column.name}: largest t in a window of {WINDOW:g}% of the clusters; 5% of equal sources "
        f"exceed {critical_fluctuation(WINDOW):g}"
        for column in asked
        if column.crossed == "fluctuation"
    ]
    return [*notes, *_say_tests(tests, forecasts, request)] if tests else notes


_KINDS = {"gw": "gw", "giacomini_white": "gw"} | dict.fromkeys(
    ("fluctuation", "giacomini_rossi", "gr"), "fluctuation"
)


def _kind(column: ScoreColumn) -> str:
    """Return what a column tests, where that is no t-test."""
    name = column.name.partition(":")[0].removesuffix("_p")
    return column.crossed or _KINDS.get(name, "")


def _say_tests(tests: Mapping[str, str], forecasts: Forecasts, request: ScoreRequest) -> list[str]:
    steps, cluster = forecasts.arrays["steps"], forecasts.arrays["cluster"]
    shared, sizes = [], []
    for rows in group_rows(forecasts.frame).rows():
        shared.append(common_steps(steps[rows]))
        sizes.append(len(np.unique(cluster[rows])))
    notes = []
    blank = int(np.isnan(shared).sum())
    if blank and not np.isnan(steps).all():
        notes.append(
            f"tests are blank in {blank} of {count(len(shared), 'group')}: horizons differ inside "
            "them, or are no whole numbers; group by horizon, or say --steps"
        )
    ahead = sorted({f"{each:g}" for each in shared if not np.isnan(each)})
    if ahead and sizes:
        seen = f"steps {', '.join(ahead[:6])}, {min(sizes)} to {max(sizes)} clusters"
        notes += [f"{line}; {seen}" for line in say_settings(request, tests)]
    return notes


def _given(column: ScoreColumn, arrays: Mapping[str, Array]) -> int:
    """Return how many forecasts have the score, or enter it."""
    if column.metric.each:
        return int((~np.isnan(single_scores(column, arrays))).sum())
    if column.metric.entering is not None:
        taken = column.metric.entering(*(arrays[name] for name in column.metric.inputs))
        return int((~np.isnan(taken)).sum())
    known = [
        ~np.isnan(arrays[name])
        for name in column.metric.inputs
        if name not in CONSTANTS | {"steps"} and arrays[name].ndim == 1
    ]
    return int(np.logical_and.reduce(known).sum())
