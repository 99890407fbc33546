"""Groups of rows: one integer a row, and the sorted labels of the groups."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.columns import parse_number
from forecasts.scores.matching import as_key

Codes = npt.NDArray[np.int64]


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
        by_group = np.argsort(codes, kind="stable")
        if order is not None:
            by_group = order[by_group]
        sizes = np.bincount(self.codes, minlength=self.count)
        ends = np.cumsum(sizes)
        for size, end in zip(sizes.tolist(), ends.tolist(), strict=True):
            yield by_group[end - size : end]


def group_rows(frame: pd.DataFrame) -> Groups:
    """Return the groups of equal rows; without columns, one group of all."""
    if not len(frame.columns):
        labels = pd.DataFrame(index=pd.RangeIndex(1))
        return Groups(codes=np.zeros(len(frame), np.int64), labels=labels)
    codes = np.zeros(len(frame), np.int64)
    size = 1
    words: list[tuple[str, npt.NDArray[np.object_]]] = []
    for name in frame.columns:
        ranks, known = natural_ranks(frame[name])
        codes = codes * max(len(known), 1) + ranks
        size *= max(len(known), 1)
        words.append((str(name), known))
    used = np.flatnonzero(np.bincount(codes, minlength=size)) if size <= 4_000_000 else None
    if used is None:
        used, codes = np.unique(codes, return_inverse=True)
    else:
        place = np.zeros(size, np.int64)
        place[used] = np.arange(len(used))
        codes = place[codes]
    cells: dict[str, npt.NDArray[np.object_]] = {}
    rest = used
    for name, known in reversed(words):
        cells[name] = known[rest % max(len(known), 1)]
        rest = rest // max(len(known), 1)
    columns = {name: pd.Series(cells[name], dtype=object) for name, _ in words}
    return Groups(codes=codes, labels=pd.DataFrame(columns))


def natural_ranks(column: "pd.Series[str]") -> tuple[Codes, npt.NDArray[np.object_]]:
    """Return the rank of every row's cell and the sorted distinct cells.

    A column of numbers sorts as numbers, another as text; blanks come last.
    """
    codes, found = pd.factorize(column, use_na_sentinel=False)
    words = np.array([_cell(word) for word in found], dtype=object)
    numbers = [parse_number(as_key(word)) for word in words]
    numeric = all(number is not None for number in numbers)

    def sort_key(place: int) -> tuple[bool, float, str]:
        number = numbers[place]
        blank = number is not None and np.isnan(number)
        return (
            blank,
            number if numeric and number is not None and not blank else 0.0,
            str(words[place]),
        )

    order = sorted(range(len(words)), key=sort_key)
    ranks = np.empty(len(words), np.int64)
    ranks[order] = np.arange(len(words))
    return ranks[codes], words[order]


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


def _cell(word: object) -> object:
    """Return a cell as it is printed: a missing one is an empty text."""
    return "" if word is None or word != word or word is pd.NA else word  # noqa: PLR0124
