"""The numeric core: sums by group over blocks that fit a cache, whatever the number of claims.

Running totals stand in front of each block, so that every sum goes on in the order of the claims:
the result does not depend on the size of a block, and equals that of the whole table to the bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from forecasts.scores import points
from forecasts.scores.errors import error_of
from forecasts.scores.metrics import Metric, find_metric

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]

BLOCK = 32_768
INPUTS = frozenset({"counted", "error", "claimed", "actual"})
"""What metrics may take here: everything that one claim and its actual give."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sums:
    """What blocks add up to.

    Attributes:
        totals: Sums of single scores, [metrics, groups].
        numbers: How many single scores, [metrics, groups].
        claims: How many claims, with or without an actual, by group.
        no_actual: How many claims have no actual.
        no_error: How many have no error, those without an actual among them.
    """

    totals: Array
    numbers: npt.NDArray[np.int64]
    claims: npt.NDArray[np.int64]
    no_actual: int
    no_error: int


def score_arrays(  # noqa: PLR0913  the arrays of a join
    claimed: Array,
    actual: Array,
    place: Codes,
    group: Codes,
    *,
    metrics: Sequence[str] = ("n", "mean_error", "mae", "rmse"),
    error: str = "percent",
) -> dict[str, Array]:
    """Return metrics by group for claims that know their actual by its number.

    Args:
        claimed: Claimed values.
        actual: Outcomes, of any number.
        place: For each claim the number of its outcome, -1 for none.
        group: For each claim the number of its group, from 0.
        metrics: Names of metrics that are means of single scores.
        error: Basis of the error, other than `scale:`.

    Returns:
        One array a metric, one number a group.
    """
    found = [find_metric(name) for name in metrics]
    count = int(group.max(initial=-1)) + 1
    sums = sum_blocks(claimed, actual, place, group, count, found, error=error)
    return {
        name: finish_sums(metric, sums.totals[row], sums.numbers[row])
        for row, (name, (metric, _)) in enumerate(zip(metrics, found, strict=True))
    }


def finish_sums(metric: Metric, totals: Array, counts: Codes) -> Array:
    """Return the score of each group from sums and numbers of its single scores."""
    if metric.finish == "sum":
        return totals
    with np.errstate(invalid="ignore", divide="ignore"):
        mean: Array = totals / counts
        return np.sqrt(mean) if metric.finish == "root" else mean


def sum_blocks(  # noqa: PLR0913, PLR0917  the arrays of a join
    claimed: Array,
    actual: Array,
    place: Codes,
    group: Codes,
    count: int,
    metrics: Sequence[tuple[Metric, float | None]],
    *,
    error: str,
    scale: Array | None = None,
) -> Sums:
    """Return sums and numbers of single scores by metric and group.

    Args:
        claimed: Claimed values.
        actual: Outcomes.
        place: For each claim the number of its outcome, -1 for none.
        group: For each claim the number of its group.
        count: Number of groups.
        metrics: Metrics whose inputs are in `INPUTS`, with their parameters.
        error: Basis of the error.
        scale: What the error is divided by for `scale:COLUMN`, one number an outcome.
    """
    outcomes = np.append(actual, np.nan)
    scales = None if scale is None else np.append(scale, np.nan)
    wants_actual = any("actual" in metric.inputs for metric, _ in metrics)
    totals = np.zeros((len(metrics), count))
    numbers = np.zeros((len(metrics), count), np.int64)
    claims = np.zeros(count, np.int64)
    no_actual = no_error = 0
    size = max(BLOCK, 4 * count)
    codes = np.empty(count + size, np.int64)
    codes[:count] = np.arange(count)
    weights = np.empty(count + size)
    for start in range(0, len(claimed), size):
        stop = min(start + size, len(claimed))
        here = place[start:stop]
        found = error_of(
            claimed[start:stop],
            outcomes.take(here),
            error,
            None if scales is None else scales.take(here),
        )
        arrays = {"claimed": claimed[start:stop], "error": found}
        line = codes[: count + stop - start]
        line[count:] = group[start:stop]
        counted = np.bincount(line[count:], minlength=count)
        claims += counted
        bad = np.isnan(found)
        if bad.any():
            no_error += int(bad.sum())
            no_actual += int((here < 0).sum())
            kept = ~bad
            arrays = {name: values[kept] for name, values in arrays.items()}
            here = here[kept]
            line = np.concatenate([line[:count], line[count:][kept]])
            counted = np.bincount(line[count:], minlength=count)
        if wants_actual:
            arrays["actual"] = outcomes.take(here)
        for row, (metric, parameter) in enumerate(metrics):
            if metric.function is points.one:
                totals[row] += counted
                numbers[row] += counted
                continue
            single = metric.single(*(arrays[name] for name in metric.inputs), parameter=parameter)
            weights[:count] = totals[row]
            weights[count : len(line)] = single
            summed = np.bincount(line, weights[: len(line)], count)
            if np.isnan(summed).any():  # a log of a negative number: those claims are left out
                given = ~np.isnan(single)
                some = np.concatenate([line[:count], line[count:][given]])
                summed = np.bincount(some, np.append(totals[row], single[given]), count)
                numbers[row] += np.bincount(some[count:], minlength=count)
            else:
                numbers[row] += counted
            totals[row] = summed
    return Sums(
        totals=totals, numbers=numbers, claims=claims, no_actual=no_actual, no_error=no_error
    )
