"""Reliability of probabilities: what happened when it was said that it would with probability p."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from forecasts.scores.metrics.agreement import mean_ranks

Array = npt.NDArray[np.float64]

# Edges of the words of an outlook (METHOD section 6), which are also the default bins.
EDGES = (0.0, 0.1, 1 / 3, 2 / 3, 0.9, 1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bin:
    """One bin of a reliability table: `low` <= p < `high`, the last one closed."""

    low: float
    high: float
    n: int
    mean_probability: float
    share_met: float


def reliability(
    probability: Array, outcome: Array, *, edges: tuple[float, ...] = EDGES
) -> tuple[Bin, ...]:
    """Return the reliability table: per bin the mean probability and the share that came true.

    Args:
        probability: Stated probabilities, 0 to 1.
        outcome: 1 where it happened, 0 where not.
        edges: Ascending edges of the bins, from 0 to 1.
    """
    place = _bins(probability, edges)
    rows = []
    for index in range(len(edges) - 1):
        chosen = place == index
        count = int(chosen.sum())
        rows.append(
            Bin(
                low=edges[index],
                high=edges[index + 1],
                n=count,
                mean_probability=float(probability[chosen].mean()) if count else math.nan,
                share_met=float(outcome[chosen].mean()) if count else math.nan,
            )
        )
    return tuple(rows)


def said(probability: Array, outcome: Array) -> Array:
    """Stated probability; the mean is what to compare with `share_met`, bin by bin.

    Formula: p. Unit: share, 0 to 1.
    """
    return np.where(np.isnan(outcome), np.nan, probability)


def met(outcome: Array) -> Array:
    """Whether it happened; the mean is the share that did.

    Formula: o, 1 or 0. Unit: share, 0 to 1; good when it equals `mean_probability`.
    """
    return outcome


def calibration_error(probability: Array, outcome: Array, *, parameter: float = 10) -> float:
    """Expected calibration error over `parameter` equal bins.

    Formula: sum over bins of n_k / n |mean p - share met|. Unit: probability. 0 is calibrated.
    Source: Naeini, Cooper and Hauskrecht 2015.
    """
    if not len(probability):
        return math.nan
    edges = tuple(np.linspace(0, 1, round(parameter) + 1).tolist())
    gaps = [
        row.n * abs(row.mean_probability - row.share_met)
        for row in reliability(probability, outcome, edges=edges)
        if row.n
    ]
    return sum(gaps) / len(probability)


def brier_reliability(probability: Array, outcome: Array, *, parameter: float = 0) -> float:
    """Reliability part of the Brier score, over the distinct probabilities.

    Formula: sum n_k (p_k - o_k)^2 / n. Unit: none. 0 is calibrated.
    Brier = reliability - resolution + uncertainty. With a `parameter`, over so many equal bins and
    p_k the mean of the bin; then the parts no longer add up. Source: Murphy 1973.
    """
    said, met, weight = _by_value(probability, outcome, round(parameter))
    return float((weight * (said - met) ** 2).sum()) if len(said) else math.nan


def brier_resolution(probability: Array, outcome: Array, *, parameter: float = 0) -> float:
    """Resolution part of the Brier score, over the distinct probabilities.

    Formula: sum n_k (o_k - o)^2 / n; with a `parameter`, over so many equal bins. Unit: none; the
    more the better. Source: Murphy 1973.
    """
    said, met, weight = _by_value(probability, outcome, round(parameter))
    return float((weight * (met - outcome.mean()) ** 2).sum()) if len(said) else math.nan


def brier_uncertainty(outcome: Array) -> float:
    """Uncertainty part of the Brier score: that of always saying the base rate.

    Formula: o (1 - o). Unit: none. Source: Murphy 1973.
    """
    return float(outcome.mean() * (1 - outcome.mean())) if len(outcome) else math.nan


def brier_skill(probability: Array, outcome: Array) -> float:
    """Brier skill against always saying the base rate of the same claims.

    Formula: 1 - Brier / (o (1 - o)). Unit: none; 1 is perfect, 0 as good as the base rate.
    """
    uncertainty = brier_uncertainty(outcome)
    if not uncertainty > 0:
        return math.nan
    return 1 - float(np.mean((probability - outcome) ** 2)) / uncertainty


def area_under_curve(probability: Array, outcome: Array) -> float:
    """Area under the ROC curve: how often what happened was called likelier than what did not.

    Formula: (sum of the ranks of p where o = 1 - m (m + 1) / 2) / (m k), m and k events that did
    and did not happen, ties at their mean rank. Unit: share; 1 is perfect, 0.5 is chance.
    Source: Hanley and McNeil 1982.
    """
    happened = outcome == 1
    some, others = int(happened.sum()), int((~happened).sum())
    if not some or not others:
        return math.nan
    ranks = float(mean_ranks(probability)[happened].sum())
    return (ranks - some * (some + 1) / 2) / (some * others)


def _bins(probability: Array, edges: tuple[float, ...]) -> npt.NDArray[np.int64]:
    # A probability of .9 written as .1 * 9 belongs to the bin that begins at .9.
    place = np.searchsorted(np.asarray(edges) - 1e-12, probability, side="right") - 1
    return np.clip(place, 0, len(edges) - 2).astype(np.int64)


def _by_value(probability: Array, outcome: Array, bins: int) -> tuple[Array, Array, Array]:
    """Return what was said, what came of it and how often, by probability or by bin."""
    said, place = np.unique(probability, return_inverse=True)
    if bins:
        edges = tuple(np.linspace(0, 1, bins + 1).tolist())
        _, place = np.unique(_bins(probability, edges), return_inverse=True)
    count = np.bincount(place).astype(np.float64)
    if bins:
        said = np.bincount(place, probability) / count
    return said, np.bincount(place, outcome) / count, count / max(len(probability), 1)
