"""The numeric core: sums by group over blocks that fit a cache, whatever the number of claims.

Running totals stand in front of each block, so that every sum goes on in the order of the claims:
the result does not depend on the size of a block, and equals that of the whole table to the bit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from forecasts.scores.metrics import points
from forecasts.scores.metrics.errors import error_of
from forecasts.scores.metrics.registry import Metric, find_metric

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


class Join(NamedTuple):
    """Claims that know their outcome and their group by number.

    Attributes:
        claimed: Claimed values.
        actual: Outcomes, of any number.
        place: For each claim the number of its outcome, -1 for none.
        group: For each claim the number of its group, from 0.
        groups: Number of groups.
    """

    claimed: Array
    actual: Array
    place: Codes
    group: Codes
    groups: int


class _Block(NamedTuple):
    """One block of a join: the inputs of metrics, and whose they are.

    `every` and `counted` are the groups of all its claims and of those with an error, behind the
    numbers of the groups, where running totals go.
    """

    arrays: Mapping[str, Array]
    every: Codes
    counted: Codes


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
    join = Join(claimed=claimed, actual=actual, place=place, group=group, groups=count)
    sums = sum_blocks(join, found, error=error)
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


def sum_blocks(
    join: Join,
    metrics: Sequence[tuple[Metric, float | None]],
    *,
    error: str,
    scale: Array | None = None,
) -> Sums:
    """Return sums and numbers of single scores by metric and group.

    Args:
        join: The claims and their outcomes.
        metrics: Metrics whose inputs are in `INPUTS`, with their parameters.
        error: Basis of the error.
        scale: What the error is divided by for `scale:COLUMN`, one number an outcome.
    """
    count = join.groups
    outcomes = np.append(join.actual, np.nan)
    scales = None if scale is None else np.append(scale, np.nan)
    totals = np.zeros((len(metrics), count))
    numbers = np.zeros((len(metrics), count), np.int64)
    claims = np.zeros(count, np.int64)
    no_actual = no_error = 0
    size = max(BLOCK, 4 * count)
    codes = np.empty(count + size, np.int64)
    codes[:count] = np.arange(count)
    weights = np.empty(count + size)
    for start in range(0, len(join.claimed), size):
        stop = min(start + size, len(join.claimed))
        here = join.place[start:stop]
        arrays = {"claimed": join.claimed[start:stop], "actual": outcomes.take(here)}
        scale_here = None if scales is None else scales.take(here)
        found = error_of(arrays["claimed"], arrays["actual"], error, scale_here)
        line = codes[: count + stop - start]
        line[count:] = join.group[start:stop]
        claims += np.bincount(line[count:], minlength=count)
        bad = np.isnan(found)
        some = line
        if bad.any():  # an error may be missing where values are not: zero has no percent
            no_error += int(bad.sum())
            no_actual += int((here < 0).sum())
            found = found[~bad]
            some = np.concatenate([line[:count], line[count:][~bad]])
        block = _Block(arrays=arrays | {"error": found}, every=line, counted=some)
        _add_block(block, metrics, totals, numbers, weights)
    return Sums(
        totals=totals, numbers=numbers, claims=claims, no_actual=no_actual, no_error=no_error
    )


def _add_block(
    block: _Block,
    metrics: Sequence[tuple[Metric, float | None]],
    totals: Array,
    numbers: npt.NDArray[np.int64],
    weights: Array,
) -> None:
    """Add a block to totals and numbers, [metrics, groups]; `weights` is room to work in."""
    count = totals.shape[1]
    sizes = {id(line): np.bincount(line[count:], minlength=count) for line in block[1:]}
    for row, (metric, parameter) in enumerate(metrics):
        of_errors = bool({"error", "counted"} & set(metric.inputs))
        own = block.counted if of_errors else block.every
        number: Codes = sizes[id(own)]
        if metric.function is points.one:
            totals[row] += number
            numbers[row] += number
            continue
        arrays = (block.arrays[name] for name in metric.inputs)
        single = metric.single(*arrays, parameter=parameter)
        weights[:count] = totals[row]
        weights[count : len(own)] = single
        summed: Codes | Array = np.bincount(own, weights[: len(own)], count)
        if np.isnan(summed).any():  # claims without a score are left out
            summed, number = _sum_given(own, totals[row], single)
        totals[row] = summed
        numbers[row] += number


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
