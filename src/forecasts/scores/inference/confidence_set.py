"""Which of many sources may be the best: the model confidence set."""

import numpy as np
import numpy.typing as npt

from forecasts.scores.inference.products import weigh_rows
from forecasts.scores.inference.small_samples import DRAWS, SEED

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


def confidence_set(scores: Array, drawn: Codes) -> Array:
    """Return for each source the p-value of the hypothesis that it is among the best.

    Sources are left out one by one, each time the one whose mean score lies farthest above that of
    those that remain, in its standard errors; its p-value is the share of draws in which the
    largest such distance is larger, or that of a source left out before it where it is larger
    (T_max). The one that remains has 1; those of at least 0.1 are the set of 90%.
    Source: Hansen, Lunde and Nason 2011.

    Args:
        scores: [periods, sources], none missing, low is good.
        drawn: How often each period stands in each draw, [draws, periods].
    """
    count = scores.shape[1]
    means = scores.mean(axis=0)
    draws = np.column_stack([weigh_rows(drawn, scores[:, each]) for each in range(count)])
    draws /= len(scores)
    found = np.ones(count)
    left, largest = list(range(count)), 0.0
    while len(left) > 1:
        gap = means[left] - means[left].mean()
        moved = draws[:, left] - draws[:, left].mean(axis=1, keepdims=True) - gap
        error = np.sqrt((moved**2).mean(axis=0))
        if not (error > 0).all():
            return np.full(count, np.nan)  # two sources are one, or nothing varies
        worst = int(np.argmax(gap / error))
        share = float(((moved / error).max(axis=1) > gap[worst] / error[worst]).mean())
        largest = max(largest, share)
        found[left.pop(worst)] = largest
    return found


def draw_blocks(count: int, length: int, draws: int = DRAWS, seed: int = SEED) -> Codes:
    """Return how often each of `count` periods stands in each draw, [draws, periods].

    Blocks of so many periods that follow each other, the first behind the last, are drawn with
    replacement until there are `count` periods; the last block is cut off. The seed is fixed.
    """
    blocks = -(-count // length)
    starts = np.random.default_rng(seed).integers(count, size=(draws, blocks, 1))
    places = ((starts + np.arange(length)) % count).reshape(draws, -1)[:, :count]
    return np.apply_along_axis(np.bincount, 1, places, minlength=count).astype(np.int64)
