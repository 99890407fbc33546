"""Who is better once the difficulty of what was forecast is taken out."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]

# Cells of the table of groups by targets.
LARGEST = 20_000_000


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
    if len(groups) < 2 or len(groups) * len(targets) > LARGEST:
        return effects
    own = None if covariate is None else covariate[linked]
    solution = _solve(values[linked], row, column, own)
    weight = np.bincount(row)
    effects[groups] = solution - (solution * weight).sum() / weight.sum()
    return effects


def _solve(values: Array, group: Codes, target: Codes, covariate: Array | None) -> Array:
    """Return the groups' part of the least squares solution.

    The targets are taken out first: each value less the mean of its target leaves equations in the
    groups (and the covariate) alone, which have the same solution.
    """
    groups, targets = int(group.max()) + 1, int(target.max()) + 1
    table = np.bincount(group * targets + target, minlength=groups * targets)
    counts = table.reshape(groups, targets).astype(np.float64)
    each = counts.sum(axis=0)
    left = np.diag(counts.sum(axis=1)) - (counts / each) @ counts.T
    rest = values - (np.bincount(target, values, targets) / each)[target]
    right = np.bincount(group, rest, groups)
    if covariate is not None:
        moved = covariate - (np.bincount(target, covariate, targets) / each)[target]
        side = np.bincount(group, moved, groups)
        left = np.block([[left, side[:, None]], [side[None, :], np.array([[moved @ moved]])]])
        right = np.append(right, moved @ values)
    found: Array = np.linalg.lstsq(left, right, rcond=None)[0][:groups]
    return found


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
