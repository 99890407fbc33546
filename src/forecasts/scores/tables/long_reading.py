"""Claims out of blocks of rows: a long table in two parts as it is read, any other as a whole."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.request import ScoreRequest
from forecasts.scores.roles import CLAIM_ALIASES, LONG_ROLES
from forecasts.scores.tables.cell_spellings import NUMBERS
from forecasts.scores.tables.columns import (
    Columns,
    TableError,
    cast_whole,
    name_columns,
    parse_number,
)
from forecasts.scores.tables.conditions import condition_words
from forecasts.scores.tables.file_parts import files_of, is_several
from forecasts.scores.tables.files import read_table, table_blocks
from forecasts.scores.tables.folders import blocks_of_parts, read_parts
from forecasts.scores.tables.long_rows import Claims, LongTable, split_blocks

Array = npt.NDArray[np.float64]
LARGE = 1_000_000
"""Bytes up to which a file is read as a whole, as it takes little memory anyway."""


def read_claims(  # noqa: PLR0913  what the command was given
    path: str,
    request: ScoreRequest | None,
    *,
    stream: BinaryIO | None = None,
    header: str | None = None,
    names: bool = False,
    alone: bool = False,
) -> tuple[Claims, list[str]]:
    """Read the claims of a file, a folder or a pattern, and say where its files differ.

    A large table with several rows a forecast is taken in two parts, block by block, where that
    changes nothing: where values are plain numbers, and nothing is asked that turns columns or
    spellings. Everything else is read as a whole.

    Args:
        path: File, folder or pattern; `-` for CSV from `stream`.
        request: What is asked of the claims; None where the whole table is needed.
        stream: What to read for `-`.
        header: Line or lines of the header, where titles stand above it.
        names: Whether to add a column `file`, the name of each row's file without its suffixes.
        alone: Whether there is no other table with the outcomes.

    Raises:
        TableError: What is wrong with a file.
    """
    several = is_several(path)
    if request is not None and header is None and _is_large(path):
        notes: list[str] = []
        blocks = blocks_of_parts(path, names=names, told=notes) if several else table_blocks(path)
        found = split_claims(blocks, request, alone=alone)
        if found is not None:
            return found, notes
    if several:
        return read_parts(path, header=header, names=names)
    frame = read_table(path, stream=stream, header=header)
    return frame, [frame.attrs.get("below", "")]


def split_claims(
    blocks: Iterator[pd.DataFrame], request: ScoreRequest, *, alone: bool
) -> LongTable | None:
    """Return the claims of blocks in two parts, None where they have to be taken as a whole.

    Args:
        blocks: Tables with the same columns.
        request: What is asked of the claims.
        alone: Whether there is no other table with the outcomes.
    """
    head = [*islice(blocks, 2)]
    if len(head) < 2:
        return None
    columns = _long_columns(head[0], request, alone=alone)
    if columns is None:
        return None
    inner = [columns.roles[role] for role in LONG_ROLES if role in columns.roles]
    return split_blocks(
        chain(head, blocks),
        inner,
        columns.roles["value"],
        lambda block: _plain_values(block, columns),
    )


def _is_large(path: str) -> bool:
    """Tell whether files that can be read twice are so large that a second look pays."""
    if path == "-":
        return False
    files = [Path(name) for name in files_of(path)]
    if not all(file.is_file() for file in files):
        return False
    return sum(file.stat().st_size for file in files) > LARGE


def _long_columns(frame: pd.DataFrame, request: ScoreRequest, *, alone: bool) -> Columns | None:
    """Return the columns of a table that can be taken in two parts, None for any other."""
    spelled = request.columns or request.decimal_comma or request.decimal_point
    if spelled or request.as_of is not None:
        return None
    chosen = {"value": request.value, "probability": request.probability}
    if alone:
        chosen["actual"] = request.actual
    try:
        columns, _ = name_columns(frame, CLAIM_ALIASES, name="claims", chosen=chosen)
        asked = [columns.find(word) for word in condition_words(request.where)]
    except TableError:  # told where the table is scored
        return None
    value = columns.roles.get("value")
    if value is None or value in asked or not {*LONG_ROLES} & {*columns.roles}:
        return None
    return columns


def _plain_values(block: pd.DataFrame, columns: Columns) -> Array | None:
    """Return the values of a block, None where a number needs a second look at its column."""
    others = {columns.roles[role] for role in NUMBERS & {*columns.roles}}
    value = columns.roles["value"]
    for name in others - {value}:
        words = [str(word).strip() for word in pd.unique(block[name])]
        if any(parse_number(word) is None or word.upper() in {"TRUE", "FALSE"} for word in words):
            return None
    cells = block[value]
    if not pd.api.types.is_numeric_dtype(cells.dtype):
        return cast_whole(cells)
    if pd.api.types.is_bool_dtype(cells.dtype):
        return None
    values = cells.to_numpy(dtype=np.float64, na_value=np.nan)
    return None if np.isinf(values).any() else values
