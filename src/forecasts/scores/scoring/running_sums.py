"""Sums that go on from partition to partition, in the order of the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.joins.counts import Counts
from forecasts.scores.scoring.score_columns import ScoreColumn, single_scores

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Partial:
    """A partition after its join: the group of every claim and what its scores are made of.

    Attributes:
        labels: Labels of the partition's groups.
        codes: Number of the group of every claim.
        arrays: The inputs of the metrics, one element a claim.
        counts: What took part.
        notes: What a user should know.
    """

    labels: pd.DataFrame
    codes: Codes
    arrays: Mapping[str, Array]
    counts: Counts
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """Sums so far: labels of the groups seen, and [metrics, groups] of totals and numbers."""

    labels: tuple[tuple[object, ...], ...]
    totals: Array
    numbers: Codes
    counts: Counts
    notes: tuple[str, ...]


def start_sums(metrics: int) -> Running:
    """Return sums before the first partition."""
    return Running(
        labels=(),
        totals=np.zeros((metrics, 0)),
        numbers=np.zeros((metrics, 0), np.int64),
        counts=Counts(),
        notes=(),
    )


def add_part(running: Running, partial: Partial, asked: Sequence[ScoreColumn]) -> Running:
    """Go on summing, claim by claim, where the partition before stopped."""
    if not len(partial.codes):
        return replace(running, counts=running.counts + partial.counts)
    known = {label: place for place, label in enumerate(running.labels)}
    rows = list(partial.labels.itertuples(index=False, name=None)) or [()]
    places = np.array([known.setdefault(label, len(known)) for label in rows], np.int64)
    count = len(known)
    grow = ((0, 0), (0, count - len(running.labels)))
    totals, numbers = np.pad(running.totals, grow), np.pad(running.numbers, grow)
    every = np.arange(count)
    for row, column in enumerate(asked):
        single = single_scores(column, partial.arrays)
        given = ~np.isnan(single)
        codes = places[partial.codes[given]]
        # The totals stand in front of the claims, so that the sum goes on in the order of the file.
        line, weight = np.concatenate([every, codes]), np.concatenate([totals[row], single[given]])
        totals[row] = np.bincount(line, weight, count)
        numbers[row] += np.bincount(codes, minlength=count)
    return Running(
        labels=tuple(known),
        totals=totals,
        numbers=numbers,
        counts=running.counts + partial.counts,
        notes=tuple(dict.fromkeys((*running.notes, *partial.notes))),
    )
