"""A column as whole numbers and its distinct cells: what every join and every group begins with."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Codes = npt.NDArray[np.integer[Any]]
Encoded = tuple[Codes, list[object]]
"""For every row the number of its cell, and the distinct cells; a missing one is an empty text."""

# Whole numbers within so narrow a range, such as years, are their own code.
SMALL_RANGE = 1000
# Texts are told apart by a table of all that their varying bits can say, up to this size.
LARGEST_TABLE = 1 << 20
# Longer texts of one width are left to the general way.
WIDEST = 64
BLOCK = 32_768
LINE = 1024


def encode(column: "pd.Series[Any]") -> Encoded:
    """Return a column as numbers and distinct cells, in no certain order."""
    arrow = getattr(column.array, "_pa_array", None)
    if arrow is not None and len(column):
        fixed = _encode_fixed(arrow)
        if fixed is not None:
            return fixed
        # pandas' own factorize does the same with two more passes over the column
        coded = arrow.dictionary_encode(null_encoding="encode").combine_chunks()
        words = [_cell(word) for word in coded.dictionary.to_pylist()]
        return coded.indices.to_numpy(zero_copy_only=False), words
    if isinstance(column.dtype, pd.CategoricalDtype):
        return _encode_categories(column)
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iu" and len(column):
        values = column.to_numpy()
        low, high = int(values.min()), int(values.max())
        if high - low < SMALL_RANGE:
            return (values - low).astype(np.int32), list(range(low, high + 1))
    codes, found = pd.factorize(column, use_na_sentinel=False)
    return codes, [_cell(word) for word in found]


def _encode_categories(column: "pd.Series[Any]") -> Encoded:
    """Return a categorical column as numbers and those of its categories that stand in the rows."""
    words = [*(_cell(word) for word in column.cat.categories), ""]
    rows = column.cat.codes.to_numpy().astype(np.int32)
    if len(rows) and rows.min() < 0:  # a blank
        rows = np.where(rows < 0, len(words) - 1, rows).astype(np.int32)
    used = np.flatnonzero(np.bincount(rows, minlength=len(words)))
    if len(used) == len(words):
        return rows, words
    place = np.zeros(len(words), np.int32)
    place[used] = np.arange(len(used), dtype=np.int32)
    return place[rows], [words[each] for each in used.tolist()]


def _cell(word: object) -> object:
    return "" if word is None or word != word or word is pd.NA else word  # noqa: PLR0124


def _encode_fixed(arrow: Any) -> Encoded | None:  # noqa: ANN401 - pyarrow, untyped
    """Return a column of texts that are equally long, such as codes and years, or None.

    Such texts differ in few bits (`series-001` and `series-499` in eleven): these bits, side by
    side, are a whole number, and a table of those costs a quarter of what a hash of texts does.
    """
    if arrow.num_chunks != 1 or arrow.null_count or str(arrow.type) != "large_string":
        return None
    chunk = arrow.chunk(0)
    _, ends, data = chunk.buffers()
    offsets = np.frombuffer(ends, np.int64)[chunk.offset : chunk.offset + len(chunk) + 1]
    width = int(offsets[1] - offsets[0])
    if not 0 < width <= WIDEST or not all(
        (np.diff(offsets[at : at + BLOCK + 1]) == width).all() for at in range(0, len(chunk), BLOCK)
    ):
        return None
    texts = np.frombuffer(data, np.uint8, len(chunk) * width, offsets[0]).reshape(-1, width)
    varying = _varying_bits(texts)
    size = 1 << sum(_length_and_shift(bits)[0] for bits in varying)
    if size > LARGEST_TABLE:
        return None
    codes = np.zeros(len(chunk), np.int32)
    row: Codes = np.full(size, -1, np.int64)  # a row of each code
    for at in range(0, len(codes), BLOCK):
        code = codes[at : at + BLOCK]
        _pack_bits(texts[at : at + BLOCK], varying, code)
        row[code.astype(np.intp)] = np.arange(at, at + len(code))
    used = np.flatnonzero(row != -1)
    if len(used) < size:
        place = np.empty(size, np.int32)
        place[used] = np.arange(len(used), dtype=np.int32)
        for at in range(0, len(codes), BLOCK):  # codes are within the table: nothing is clipped
            code = codes[at : at + BLOCK]
            np.take(place, code, out=code, mode="clip")
    return codes, chunk.take(row[used]).to_pylist()


def _varying_bits(texts: npt.NDArray[np.uint8]) -> list[int]:
    """Return for each byte of equally long texts, [texts, bytes], the bits that are not all equal.

    Most of it goes eight bytes at a time, over lines of so many texts that they are a whole number
    of eight bytes, whatever the texts' length.
    """
    width = texts.shape[1]
    whole = len(texts) - len(texts) % LINE
    lines = texts[:whole].reshape(-1, LINE * width).view(np.uint64)

    def reduce(operation: np.ufunc) -> npt.NDArray[np.uint8]:
        line = operation.reduce(lines, axis=0).view(np.uint8).reshape(LINE, width)
        found: npt.NDArray[np.uint8] = operation.reduce(np.concatenate([line, texts[whole:]]))
        return found

    varying: list[int] = (reduce(np.bitwise_or) & ~reduce(np.bitwise_and)).tolist()
    return varying


def _pack_bits(texts: npt.NDArray[np.uint8], varying: list[int], codes: Codes) -> None:
    """Put the varying bits of the texts side by side into the codes, which are 0."""
    place = 0
    for byte, bits in enumerate(varying):
        length, shift = _length_and_shift(bits)
        if length:
            codes |= ((texts[:, byte] & bits) >> shift).astype(np.int32) << place
            place += length


def _length_and_shift(bits: int) -> tuple[int, int]:
    """Return how many bits from the lowest that is set to the highest, and where the lowest is."""
    shift = (bits & -bits).bit_length() - 1 if bits else 0
    return bits.bit_length() - shift, shift
