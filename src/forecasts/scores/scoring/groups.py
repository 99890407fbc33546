"""Groups of rows: one integer a row, and the sorted labels of the groups."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.tables.columns import parse_number
from forecasts.scores.tables.encoding import Encoded, encode
from forecasts.scores.tables.keys import as_key

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
# Up to so many possible groups a table of counts is used, above it a sort.
LARGEST_TABLE = 4_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Groups:
    """Rows by group.

    Attributes:
        codes: Number of the group of every row.
        labels: One row a group, sorted: numbers as numbers, the rest as text.
    """

    codes: Codes
    labels: pd.DataFrame

    @property
    def count(self) -> int:
        """Number of groups."""
        return len(self.labels)

    def rows(self, order: Codes | None = None) -> Iterator[Codes]:
        """Give the rows of each group, in the order of the table or in that of `order`."""
        codes = self.codes if order is None else self.codes[order]
        by_group: Codes = np.argsort(codes, kind="stable")
        if order is not None:
            by_group = order[by_group]
        sizes = np.bincount(self.codes, minlength=self.count)
        ends = np.cumsum(sizes)
        for size, end in zip(sizes.tolist(), ends.tolist(), strict=True):
            yield by_group[end - size : end]


def group_rows(frame: pd.DataFrame) -> Groups:
    """Return the groups of equal rows; without columns, one group of all."""
    return group_encoded({str(name): encode(frame[name]) for name in frame.columns}, len(frame))


def group_encoded(columns: Mapping[str, Encoded], length: int) -> Groups:
    """Return the groups of rows that are equal in all of the columns, sorted."""
    if not columns:
        return Groups(codes=np.zeros(length, np.int64), labels=no_labels())
    ranked = {}
    for name, (rows, found) in columns.items():
        ranks, words = rank_words(found)
        ranked[name] = (ranks.take(rows), list(words))
    codes, size = mix_codes(ranked)
    used, codes = _used(codes, size)
    return Groups(codes=codes, labels=label_codes(ranked, used))


def common_steps(steps: Array) -> float:
    """Return the steps ahead that all forecasts of a group share; nan where they share none."""
    first = float(steps[0]) if len(steps) else 1.0
    whole = (steps == first).all() and first == round(first) and first >= 0
    return max(first, 1.0) if whole else np.nan


def no_labels() -> pd.DataFrame:
    """Return the labels of the one group of all."""
    return pd.DataFrame(index=pd.RangeIndex(1))


def mix_codes(columns: Mapping[str, Encoded]) -> tuple[Codes, int]:
    """Return one integer a row, equal where all columns are, and how many there may be."""
    size = 1
    codes: Codes | None = None
    for rows, words in columns.values():
        size *= max(len(words), 1)
        kind = np.int64 if size > np.iinfo(np.int32).max else rows.dtype
        codes = (
            rows if codes is None else codes.astype(kind, copy=False) * max(len(words), 1) + rows
        )
    if codes is None:
        raise ValueError("no columns")
    return codes, size


def label_codes(columns: Mapping[str, Encoded], used: Codes) -> pd.DataFrame:
    """Return the cells behind the integers of `mix_codes`."""
    cells: dict[str, npt.NDArray[np.object_]] = {}
    rest = used
    for name in reversed(list(columns)):
        found = columns[name][1]
        words = np.empty(len(found), dtype=object)
        words[:] = found
        cells[name] = words[rest % max(len(found), 1)]
        rest = rest // max(len(found), 1)
    return pd.DataFrame({name: pd.Series(cells[name], dtype=object) for name in columns})


def _used(codes: Codes, size: int) -> tuple[Codes, Codes]:
    """Return the codes that stand in the rows, sorted, and the rows with these renumbered."""
    if size > LARGEST_TABLE:
        return np.unique(codes, return_inverse=True)
    used = np.flatnonzero(np.bincount(codes, minlength=size))
    if len(used) == size:
        return used, codes
    place = np.zeros(size, np.int64)
    place[used] = np.arange(len(used))
    return used, place.take(codes)


def natural_ranks(column: "pd.Series[str]") -> tuple[Codes, npt.NDArray[np.object_]]:
    """Return the rank of every row's cell and the sorted distinct cells; see `rank_words`."""
    codes, found = encode(column)
    ranks, words = rank_words(found)
    return ranks.take(codes), words


def rank_words(found: Sequence[object]) -> tuple[Codes, npt.NDArray[np.object_]]:
    """Return the rank of every cell and the sorted cells.

    A column of numbers sorts as numbers, another as text; blanks come last.
    """
    words = np.empty(len(found), dtype=object)
    words[:] = found
    numbers = [parse_number(as_key(word)) for word in words]
    numeric = all(number is not None for number in numbers)

    def sort_key(place: int) -> tuple[bool, float, str]:
        number = numbers[place]
        blank = number is not None and np.isnan(number)
        size = number if numeric and number is not None and not blank else 0.0
        return blank, size, str(words[place])

    order = sorted(range(len(words)), key=sort_key)
    ranks = np.empty(len(words), np.int64)
    ranks[order] = np.arange(len(words))
    return ranks, words[order]


def finish_labels(labels: pd.DataFrame) -> pd.DataFrame:
    """Return the labels with numbers as numbers, for a table that leaves this package."""
    return pd.DataFrame(
        {name: _as_numbers(labels[name].tolist()) for name in labels.columns}, index=labels.index
    )


def _as_numbers(cells: list[Any]) -> "pd.Series[Any]":
    """Return labels as numbers where all are written as Python writes them: `06` stays text."""
    for kind in (int, float):
        try:
            numbers = [kind(cell) for cell in cells]
        except (TypeError, ValueError, OverflowError):
            continue
        if numbers and all(str(n) == str(c) for n, c in zip(numbers, cells, strict=True)):
            return pd.Series(numbers)
    return pd.Series(cells).infer_objects()
