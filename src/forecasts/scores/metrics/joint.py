"""Scores of joint forecasts: samples of several values together, such as all horizons of a path.

`samples` is [values, samples]; values with one number in `joint` belong to one forecast, of which
`joint_size` values there are, and `draws` says which sample stands in which column.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def energy_score(
    samples: Array, actual: Array, draws: Array, joint: Array, joint_size: Array
) -> float:
    """Energy score of joint samples (`--joint`); the mean over the joint forecasts.

    Formula: mean ||x - a|| - mean ||x - x'|| / 2, with the Euclidean distance over the values of
    one forecast. Unit: that of the value. 0 is perfect; of a single value it is the CRPS. A
    forecast of which a value or an outcome is missing has none.
    Source: Gneiting and Raftery 2007, eq. 22.
    """
    return _mean_of(_energy, samples, actual, draws, joint, joint_size)


def variogram_score(  # noqa: PLR0913  what makes samples joint, and the order
    samples: Array,
    actual: Array,
    draws: Array,
    joint: Array,
    joint_size: Array,
    *,
    parameter: float = 0.5,
) -> float:
    """Variogram score of joint samples (`--joint`); the mean over the joint forecasts.

    Formula: sum over i, j of (|a_i - a_j|^p - mean |x_i - x_j|^p)^2, all weights 1, p = 0.5 or the
    number behind the name (`variogram:1`). Unit: that of the value, to the power 2p. 0 is perfect;
    of a single value it is 0. A forecast of which a value or an outcome is missing has none.
    Source: Scheuerer and Hamill 2015.
    """

    def score(values: Array, outcome: Array) -> float:
        return _variogram(values, outcome, parameter)

    return _mean_of(score, samples, actual, draws, joint, joint_size)


def whole_joints(
    samples: Array, actual: Array, draws: Array, joint: Array, joint_size: Array
) -> Array:
    """Return for every value the number of its joint forecast, nan where that has no score."""
    given = ~np.isnan(actual) & ~np.isnan(samples).all(axis=1)
    result = np.full(len(actual), np.nan)
    for rows in _rows_of(joint):
        first = draws[rows[0]]
        same = np.array_equal(
            draws[rows], np.broadcast_to(first, draws[rows].shape), equal_nan=True
        )
        full = np.isnan(samples[rows]) == np.isnan(first)
        if len(rows) == joint_size[rows[0]] and given[rows].all() and same and full.all():
            result[rows] = joint[rows]
    return result


def _mean_of(  # noqa: PLR0913, PLR0917  as the scores
    score: Callable[[Array, Array], float],
    samples: Array,
    actual: Array,
    draws: Array,
    joint: Array,
    joint_size: Array,
) -> float:
    whole = whole_joints(samples, actual, draws, joint, joint_size)
    found = []
    for rows in _rows_of(whole):
        there = ~np.isnan(samples[rows[0]])
        found.append(score(samples[np.ix_(rows, np.flatnonzero(there))], actual[rows]))
    return float(np.mean(found)) if found else np.nan


def _rows_of(joint: Array) -> list[npt.NDArray[np.int64]]:
    """Return the rows of each joint forecast, in the order of their numbers."""
    rows = np.flatnonzero(~np.isnan(joint))
    order = rows[np.argsort(joint[rows], kind="stable")]
    return np.split(order, np.flatnonzero(np.diff(joint[order])) + 1) if len(order) else []


def _energy(samples: Array, actual: Array) -> float:
    """Return the energy score of samples [values, samples]."""
    count = samples.shape[1]
    distance = np.linalg.norm(samples - actual[:, None], axis=0).mean()
    apart = sum(  # sample by sample: all pairs at once would be a large cube
        float(np.linalg.norm(samples - samples[:, [at]], axis=0).sum()) for at in range(count)
    )
    return float(distance - apart / (2 * count**2))


def _variogram(samples: Array, actual: Array, order: float) -> float:
    """Return the variogram score of samples [values, samples]."""
    total = 0.0
    for at in range(len(actual)):
        came = np.abs(actual - actual[at]) ** order
        said = (np.abs(samples - samples[at]) ** order).mean(axis=1)
        total += float(((came - said) ** 2).sum())
    return total
