"""Who is better once the difficulty of what was forecast is taken out."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]

LARGEST = 4000


def two_way_effects(
    values: Array, group: Codes, target: Codes, covariate: Array | None = None
) -> Array:
    """Return the effect of each group on the values, with that of each target taken out.

    Formula: value = mean + group + target (+ slope covariate), least squares; group effects sum to
    zero over the claims. Unit: that of the values. Sign: negative = smaller errors than others had
    on the same targets. Groups that share no target, through any chain of others, with the largest
    set of linked groups have no comparable effect.
    Source: the analysis of variance of crossed classifications; METHOD section 9.

    Args:
        values: Absolute errors, one a claim.
        group: Number of the group of each claim, from 0.
        target: Number of what was forecast, from 0.
        covariate: A number a claim, such as the logarithm of the horizon.

    Returns:
        One effect a group, nan where it cannot be compared.
    """
    count = int(group.max(initial=-1)) + 1
    effects = np.full(count, np.nan)
    if covariate is not None:
        values_given = ~np.isnan(values) & ~np.isnan(covariate)
    else:
        values_given = ~np.isnan(values)
    linked = np.flatnonzero(values_given)
    linked = linked[_largest_set(group[linked], target[linked])]
    groups, row = np.unique(group[linked], return_inverse=True)
    targets, column = np.unique(target[linked], return_inverse=True)
    if len(groups) < 2 or len(groups) + len(targets) > LARGEST:
        return effects
    design = np.zeros((len(linked), len(groups) + len(targets) + (covariate is not None)))
    lines = np.arange(len(linked))
    design[lines, row] = 1
    design[lines, len(groups) + column] = 1
    if covariate is not None:
        design[:, -1] = covariate[linked]
    solution = np.linalg.lstsq(design, values[linked], rcond=None)[0][: len(groups)]
    weight = np.bincount(row)
    effects[groups] = solution - (solution * weight).sum() / weight.sum()
    return effects


def _largest_set(group: Codes, target: Codes) -> npt.NDArray[np.bool_]:
    """Mark the claims of the largest set of groups that are linked by common targets."""
    if not len(group):
        return np.zeros(0, bool)
    label = np.arange(int(group.max()) + 1)
    by_target = np.full(int(target.max()) + 1, len(label))
    while True:
        np.minimum.at(by_target, target, label[group])
        lower = label.copy()
        np.minimum.at(lower, group, by_target[target])
        if (lower == label).all():
            break
        label = lower
    own = label[group]
    return np.asarray(own == np.bincount(own).argmax())
