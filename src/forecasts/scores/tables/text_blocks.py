"""A large file as a table: read by blocks of rows, repeated cells held once."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

SHARE = 20
"""In a column of names, dates or levels each cell stands at least so often, on average."""


def join_blocks(blocks: Iterator[pd.DataFrame]) -> pd.DataFrame:
    """Return blocks of rows as one table.

    Where there are several, a column of text with few distinct cells is categorical: the cells
    once, in the order of the file, and their numbers in the rows. The first block says if they are
    few.

    Args:
        blocks: Tables with the same columns, at least one; a column that is text in one of them is
            text in all.
    """
    first = next(blocks)
    second = next(blocks, None)
    if second is None:
        return first
    few: dict[str, dict[str, int]] = {
        str(name): {}
        for name in first.columns
        if _is_text(first[name]) and first[name].nunique() <= len(first) // SHARE
    }
    pieces: dict[str, list[Any]] = {str(name): [] for name in first.columns}
    for block in chain([first, second], blocks):
        for name, own in pieces.items():
            column = block[name]
            own.append(_numbered(column, few[name]) if name in few else column)
    columns = {}
    for name in list(pieces):
        own = pieces.pop(name)
        if name in few:
            cells = pd.Index(list(few[name]), dtype="str")
            columns[name] = pd.Series(pd.Categorical.from_codes(np.concatenate(own), cells))
        else:
            columns[name] = _in_one_piece(own)
    frame = pd.DataFrame(columns)
    frame.attrs |= first.attrs
    return frame


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose categorical columns are text again."""
    found = [name for name in frame.columns if isinstance(frame[name].dtype, pd.CategoricalDtype)]
    texts = {name: frame[name].astype(object).fillna("").astype("str") for name in found}
    return frame.assign(**texts) if found else frame


def _numbered(column: "pd.Series[str]", known: dict[str, int]) -> npt.NDArray[np.int32]:
    """Return the number of each cell, and add those that are new to the known ones."""
    codes, words = pd.factorize(column)
    numbers = np.array([known.setdefault(word, len(known)) for word in words], np.int32)
    return numbers[codes]


def _is_text(column: "pd.Series[Any]") -> bool:
    return isinstance(column.dtype, pd.StringDtype)


def _in_one_piece(pieces: "list[pd.Series[Any]]") -> "pd.Series[Any]":
    if len({piece.dtype for piece in pieces}) > 1:  # whole numbers, and text where one is blank
        pieces = [piece.astype(str).astype("str") for piece in pieces]
    column = pd.concat(pieces, ignore_index=True)
    arrow = getattr(column.array, "_pa_array", None)
    if arrow is not None:  # whose pieces pandas only hangs together
        kind: Any = type(column.array)
        column = pd.Series(kind(arrow.combine_chunks(), dtype=column.dtype))
    return column
