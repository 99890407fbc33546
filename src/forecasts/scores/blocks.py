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
    of_values = [not {"error", "counted"} & set(metric.inputs) for metric, _ in metrics]
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
        arrays = {"claimed": claimed[start:stop], "actual": outcomes.take(here)}
        scale_here = None if scales is None else scales.take(here)
        found = error_of(arrays["claimed"], arrays["actual"], error, scale_here)
        line = codes[: count + stop - start]
        line[count:] = group[start:stop]
        counted = every = np.bincount(line[count:], minlength=count)
        claims += counted
        bad = np.isnan(found)
        some = line
        if bad.any():  # an error may be missing where values are not: zero has no percent
            no_error += int(bad.sum())
            no_actual += int((here < 0).sum())
            found = found[~bad]
            some = np.concatenate([line[:count], line[count:][~bad]])
            counted = np.bincount(some[count:], minlength=count)
        arrays["error"] = found
        for row, (metric, parameter) in enumerate(metrics):
            if metric.function is points.one:
                totals[row] += counted
                numbers[row] += counted
                continue
            single = metric.single(*(arrays[name] for name in metric.inputs), parameter=parameter)
            own: Codes = line if of_values[row] else some
            number: Codes = every if of_values[row] else counted
            weights[:count] = totals[row]
            weights[count : len(own)] = single
            summed: Codes | Array = np.bincount(own, weights[: len(own)], count)
            if np.isnan(summed).any():  # claims without a score are left out
                summed, number = _sum_given(own, totals[row], single)
            totals[row] = summed
            numbers[row] += number
    return Sums(
        totals=totals, numbers=numbers, claims=claims, no_actual=no_actual, no_error=no_error
    )


def _sum_given(
    line: Codes, totals: Array, single: Array
) -> tuple[Array, npt.NDArray[np.integer[Any]]]:
    """Return totals and numbers with the claims that have a score."""
    count = len(totals)
    given = ~np.isnan(single)
    codes = line[count:][given]
    summed = np.bincount(
        np.concatenate([line[:count], codes]), np.append(totals, single[given]), count
    )
    return np.asarray(summed, np.float64), np.bincount(codes, minlength=count)
