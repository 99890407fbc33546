"""A table with several rows a forecast, in two parts: what tells forecasts apart, and the numbers.

A row is its head (all cells but those below), its place (the quantile level, sample or category)
and its value. Distinct heads and places are held once, in memory; of the rows there are two numbers
and the value, in blocks, and beyond `MOST_HELD` bytes in a file without a name, which goes with
the process. So a file of any length takes the memory of its forecasts and of one block.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any, NamedTuple
from weakref import finalize

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.tables.keys import LARGEST_CODE

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
Marks = npt.NDArray[np.bool_]
SPARSE = 16
"""So many times the rows there may be cells of forecasts by places, to be laid out as a grid."""
MOST_HELD = 16_000_000
"""Bytes of blocks that stay in memory: below it a file would cost more time than it saves room."""


class Block(NamedTuple):
    """Some rows, in the order of the table: the number of each one's head and place, its value."""

    head: Codes
    place: Codes
    value: Array


class Store:
    """Blocks in order, which can be gone through again and again."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._held: list[Block] = []
        self._file: Any = None
        self._blocks = 0

    def add(self, block: Block) -> None:
        """Put a block behind the others; a table in one block is held as it is."""
        self._held.append(block)
        self._blocks += 1
        size = sum(array.nbytes for each in self._held for array in each)
        if size > MOST_HELD and self._blocks > 1:
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115 - it is open as long as the store is
                finalize(self, self._file.close)
            self._file.seek(0, 2)
            for each in self._held:
                for array in each:
                    np.save(self._file, array)
            self._held.clear()

    def __iter__(self) -> Iterator[Block]:
        """Give the blocks in order; several may go through them at once."""
        if self._file is not None:
            self._file.flush()
            at, end = 0, self._file.seek(0, 2)
            while at < end:
                self._file.seek(at)
                block = Block(*(np.load(self._file) for _ in Block._fields))
                at = self._file.tell()
                yield block
        yield from self._held


@dataclass(frozen=True, kw_only=True, slots=True)
class LongRows:
    """The rows of a long table.

    Attributes:
        places: The distinct cells of the columns that differ inside a forecast, in order.
        store: The rows.
        of_head: How many rows each head has.
        of_place: How many rows each place has.
    """

    places: pd.DataFrame
    store: Store
    of_head: Codes
    of_place: Codes

    def __len__(self) -> int:
        """Return the number of rows."""
        return int(self.of_head.sum())


@dataclass(frozen=True, kw_only=True, slots=True)
class LongTable:
    """A long table.

    Attributes:
        frame: Of each head its first row, in the order of the table.
        rows: All rows.
    """

    frame: pd.DataFrame
    rows: LongRows


Claims = pd.DataFrame | LongTable
"""Claims as they are given: a table, or one in two parts."""


def split_frame(frame: pd.DataFrame, inner: Sequence[str], value: str, values: Array) -> LongTable:
    """Return a table that is in memory in two parts.

    Args:
        frame: The table.
        inner: The columns that differ inside a forecast.
        value: The column of the values.
        values: These as numbers.
    """
    codes = {name: _number_cells(frame[name], {}) for name in frame.columns if name != value}
    outer = [each for name, each in codes.items() if name not in inner]
    (heads, head), (places, place) = (
        _distinct(each, len(frame)) for each in (outer, [codes[name] for name in inner])
    )
    store = Store()
    store.add(Block(head.astype(np.int32), place.astype(np.int32), values))
    return LongTable(
        frame=frame.iloc[heads].reset_index(drop=True),
        rows=_rows(frame[list(inner)].iloc[places].reset_index(drop=True), store),
    )


def split_blocks(
    blocks: Iterable[pd.DataFrame],
    inner: Sequence[str],
    value: str,
    floats: Callable[[pd.DataFrame], Array | None],
) -> LongTable | None:
    """Return blocks of rows as a table in two parts, None where they have to be read as a whole.

    Args:
        blocks: Tables with the same columns, at least one.
        inner: The columns that differ inside a forecast.
        value: The column of the values, which the heads leave blank.
        floats: The values of a block, None where they are not plain numbers.
    """
    store = Store()
    words: dict[object, dict[object, int]] = {}
    kinds: dict[object, Any] = {}
    for block in blocks:
        values, own_kinds = floats(block), dict(block.dtypes)
        if not kinds:
            kinds = own_kinds
            heads = _Things([name for name in kinds if name not in {value, *inner}])
            places = _Things(inner)
        if values is None or kinds != own_kinds:
            return None
        codes = {
            name: _number_cells(block[name], words.setdefault(name, {}))
            for name in kinds
            if name != value
        }
        head, place = (things.number(codes, len(block)) for things in (heads, places))
        store.add(Block(head, place, values))
    frame = heads.table(words, kinds)
    blank: dict[object, Any] = {value: np.nan, **dict.fromkeys(inner, "")}
    frame = pd.DataFrame(
        {name: frame[name] if name in frame else blank[name] for name in kinds}, index=frame.index
    )
    return LongTable(frame=frame, rows=_rows(places.table(words, kinds), store))


class _Things:
    """Numbers of rows that are equal in some columns, in the order of their first appearance."""

    def __init__(self, names: Sequence[object]) -> None:
        self.names = names
        self._steps = [_Pairs() for _ in names]
        self._cells: list[Codes] = []
        self._count = 0

    def number(self, codes: Mapping[object, Codes], length: int) -> Codes:
        """Return the numbers of so many rows, given the numbers of their cells by column."""
        columns = [codes[name] for name in self.names]
        first, place = _distinct(columns, length)
        numbers: Codes = np.zeros(len(first), np.int32)
        for step, column in zip(self._steps, columns, strict=True):
            numbers = step.number(numbers, column[first])
        fresh = first[numbers >= self._count]
        self._count += len(fresh)
        self._cells.append(np.array([column[fresh] for column in columns], np.int32))
        found: Codes = numbers[place]
        return found

    def table(
        self, words: Mapping[object, Mapping[object, int]], kinds: Mapping[object, Any]
    ) -> pd.DataFrame:
        """Return the cells of all things, in order; columns of text are categorical."""
        codes = np.concatenate(self._cells, axis=1)
        columns = zip(self.names, codes, strict=True)
        cells = {name: _cells(words[name], own, kinds[name]) for name, own in columns}
        return pd.DataFrame(cells, index=pd.RangeIndex(codes.shape[1]))


class _Pairs:
    """Numbers of pairs of numbers, in the order of their first appearance."""

    def __init__(self) -> None:
        self._known = np.zeros(0, np.int64)  # in ascending order
        self._number = np.zeros(0, np.int32)

    def number(self, left: Codes, right: Codes) -> Codes:
        """Return the number of each pair, none of which is above 2 to the power of 31."""
        both: Codes = left.astype(np.int64) * (1 << 32) + right + 1
        pairs, first, place = np.unique(both, return_index=True, return_inverse=True)
        at = np.searchsorted(self._known, pairs)
        old: Marks = np.append(self._known, -1)[at] == pairs
        numbers: Codes = np.append(self._number, -1)[at]
        new = np.flatnonzero(~old)
        numbers[new[np.argsort(first[new])]] = np.arange(len(new)) + len(self._known)
        self._known = np.insert(self._known, at[new], pairs[new])
        self._number = np.insert(self._number, at[new], numbers[new])
        found: Codes = numbers[place]
        return found


def _cells(words: Mapping[object, int], codes: Codes, kind: Any) -> Any:  # noqa: ANN401 - dtypes, and what pandas makes of them
    """Return cells out of their numbers, as a column of one kind."""
    if isinstance(kind, pd.StringDtype):
        return pd.Categorical.from_codes(codes, pd.Index([*words], dtype="str"))
    every = [*words, None] if (codes < 0).any() else [*words]
    return pd.Series(every, dtype=kind).take(codes).to_numpy(copy=False)


def keep_rows(table: LongTable, chosen: Callable[[Block], Marks]) -> LongTable:
    """Return the rows of a table that are chosen, block by block."""
    frame, places = table.frame, table.rows.places
    heads, own = _Renumbered(len(frame)), _Renumbered(len(places))
    store = Store()
    for block in table.rows.store:
        kept = chosen(block)
        head, place = heads.number(block.head[kept]), own.number(block.place[kept])
        store.add(Block(head, place, block.value[kept]))
    frame = frame.iloc[heads.order].reset_index(drop=True)
    return LongTable(frame=frame, rows=_rows(places.iloc[own.order].reset_index(drop=True), store))


class _Renumbered:
    """Numbers of some of the things that were numbered, in the order of their first appearance."""

    def __init__(self, count: int) -> None:
        self.order: list[int] = []
        self._number = np.full(count, -1, np.int32)

    def number(self, old: Codes) -> Codes:
        used, first = np.unique(old, return_index=True)
        fresh = self._number[used] < 0
        new = used[fresh][np.argsort(first[fresh])]
        self._number[new] = np.arange(len(self.order), len(self.order) + len(new))
        self.order += new.tolist()
        found: Codes = self._number[old]
        return found


def _rows(places: pd.DataFrame, store: Store) -> LongRows:
    of_head: Codes = np.zeros(0, np.int64)
    of_place: Codes = np.zeros(0, np.int64)
    for block in store:
        of_head = _added(of_head, np.bincount(block.head))
        of_place = _added(of_place, np.bincount(block.place))
    return LongRows(places=places, store=store, of_head=of_head, of_place=of_place)


def _added(left: Codes, right: Codes) -> Codes:
    size = max(len(left), len(right))
    return np.pad(left, (0, size - len(left))) + np.pad(right, (0, size - len(right)))


def _number_cells(column: "pd.Series[Any]", known: dict[object, int]) -> Codes:
    """Return the number of each cell, -1 for a missing one, and add those that are new."""
    codes, words = pd.factorize(column)
    numbers = [known.setdefault(word, len(known)) for word in words.tolist()]
    return np.array([*numbers, -1], np.int32)[codes]


def _distinct(columns: Sequence[Codes], length: int) -> tuple[Codes, Codes]:
    """Return the first rows of distinct rows, in order, and which of these each row equals."""
    mixed = np.zeros(length, np.int64)
    size = 1
    for column in columns:
        count = int(column.max(initial=-1)) + 2
        if size * count > LARGEST_CODE:
            words, mixed = np.unique(mixed, return_inverse=True)
            size = len(words)
        size *= count
        mixed = mixed * count + column + 1
    _, first, place = np.unique(mixed, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return first[order], rank[place]
