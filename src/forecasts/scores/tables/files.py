"""Reading a tidy table: CSV, TSV, JSON lines and Parquet, compressed or not."""

import io
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pandas as pd

from forecasts.diagnostics import not_there
from forecasts.files import open_file
from forecasts.scores.tables.columns import NO_NAME, TableError
from forecasts.scores.tables.header_lines import below_titles, say_header
from forecasts.scores.tables.json_rows import json_text, read_json
from forecasts.scores.tables.opening import (
    COMPRESSED,
    MOST_COLUMNS,
    check_columns,
    in_one_line,
    is_plain,
    open_packed,
    read_all,
)
from forecasts.scores.tables.text_blocks import as_text, join_blocks

SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".parquet", ".pq")
ROWS = 20_000
"""Rows of a text file that are taken apart at a time: until they are a table they take more."""
MOST_CELLS = 10_000_000
"""Cells that a Parquet file may always have; beyond them one takes at least a 20th of a byte."""
# How files begin that are often given by a wrong name, in lower case.
OTHER_FILES = (
    (b"pk\x03\x04", "a workbook or a zip: save the sheet as CSV, or end the name with .zip"),
    (b"\xd0\xcf\x11\xe0", "an old workbook: save the sheet as CSV"),
    (b"par1", "Parquet: end its name with .parquet"),
    (b"\x1f\x8b", "packed: end its name with .gz"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"sep=", "a table for a spreadsheet: take the first line away, which names the separator"),
)
# What readers raise for a file that is cut off, or is not what its name says.
BROKEN = (
    ValueError,
    EOFError,
    ImportError,
    UnicodeDecodeError,
    NotImplementedError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
    pd.errors.ParserWarning,
)


def read_table(
    path: str | Path, *, stream: BinaryIO | None = None, header: str | None = None
) -> pd.DataFrame:
    """Read a table with every cell of a text file as text, so that `NA` stays Namibia.

    Args:
        path: A file, its kind told by its name (`.csv`, `.tsv`, `.jsonl`, `.parquet`, with `.gz`,
            `.bz2`, `.xz`, `.zst` or `.zip` behind it), or `-` for CSV from `stream`.
        stream: What to read for `-`.
        header: Line or lines of a text file that name the columns, such as `5` or `3-4`, where
            titles stand above; the table ends at the next empty line, and `attrs["below"]` says
            what is left out below it. None for the first line.

    Raises:
        TableError: The file is not there, is no table, or names a column twice.
    """
    return join_blocks(table_blocks(path, stream=stream, header=header))


def table_blocks(
    path: str | Path,
    *,
    stream: BinaryIO | None = None,
    header: str | None = None,
    groups: Sequence[int] | None = None,
) -> Iterator[pd.DataFrame]:
    """Give a table block by block, at least one; arguments and errors are those of `read_table`.

    Of a Parquet file `groups` are the row groups to read, None for all.
    """
    name = str(path)
    kind = _kind(Path(name)) if name != "-" else ".csv"
    if header is not None and kind in {".parquet", ".pq", ".json", ".jsonl"}:
        raise TableError(f"{name}: --header is for lines of text")
    with _told(name):
        if kind in {".parquet", ".pq"}:
            blocks = _parquet_blocks(name, groups)
        elif kind in {".json", ".jsonl"}:
            blocks = iter([read_json(name, kind)])
        else:
            blocks = _text_blocks(name, kind, stream if name == "-" else None, header)
        for block in blocks:
            block.columns = [str(column).strip() for column in block.columns]
            yield block


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what readers raise for a file that cannot be read into one line about it."""
    try:
        yield
    except FileNotFoundError as error:
        raise TableError(not_there([name])) from error
    except OSError as error:
        raise TableError(f"{name}: {error.strerror or in_one_line(error)}") from error
    except BROKEN as error:
        if isinstance(error, TableError):
            raise
        if isinstance(error, UnicodeDecodeError):
            message = (
                f"{name} is no table that can be read: it is not in UTF-8 "
                f"(byte {error.start + 1}): save it as such"
            )
            raise TableError(message) from error
        why = in_one_line(error)
        if isinstance(error, pd.errors.ParserError | pd.errors.ParserWarning):
            why += "; a line has more cells than the first one: is a title above the header?"
            why += say_header(name)
        raise TableError(f"{name} is no table that can be read: {why}") from error


def _kind(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() not in COMPRESSED]
    kind = suffixes[-1] if suffixes else ""
    return kind if kind in SUFFIXES else ".csv"


def _parquet_blocks(name: str, groups: Sequence[int] | None) -> Iterator[pd.DataFrame]:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise TableError(
            f"{name}: Parquet needs pyarrow: install `forecasts[parquet]`, or give CSV"
        ) from error
    if Path(name).exists() and not Path(name).is_file():
        raise TableError(f"{name}: Parquet is read from a regular file")
    file = parquet.ParquetFile(name, pre_buffer=False)
    check_cells(file)
    if groups is None and file.metadata.num_rows <= ROWS:
        yield arrow_frame(file.read())
        return
    for each in file.iter_batches(batch_size=ROWS, row_groups=groups):
        yield arrow_frame(each)


def check_cells(file: Any) -> None:  # noqa: ANN401 - pyarrow, untyped
    """Refuse a Parquet file that holds far more cells than a file of its size can mean.

    Raises:
        TableError: It does: one value said a thousand million times takes a few bytes there.
    """
    about = file.metadata
    size = sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups))
    cells = about.num_rows * about.num_columns
    if cells > max(MOST_CELLS, 20 * size):
        raise TableError(f"{cells:,} cells in {size:,} bytes: this is no table of forecasts")


def arrow_frame(table: Any) -> pd.DataFrame:  # noqa: ANN401 - pyarrow, untyped
    """Return an Arrow table with numbers as they are and everything else as text.

    A whole number beside a blank stays whole: as a float it could lose its last digits.
    """
    frame: pd.DataFrame = table.to_pandas(integer_object_nulls=True)
    frame = as_text(frame)
    texts = {
        name: pd.Series([json_text(cell) for cell in frame[name]], dtype="str", index=frame.index)
        for name in frame.columns
        if frame[name].dtype == object
    }
    for name in frame.columns:
        if isinstance(frame[name].dtype, pd.StringDtype) and frame[name].hasnans:
            texts[name] = frame[name].fillna("")
    return frame.assign(**texts)


def _text_blocks(
    name: str, kind: str, stream: BinaryIO | None, header: str | None
) -> Iterator[pd.DataFrame]:
    source: Any = name
    if stream is not None:
        source = io.BytesIO(read_all(name, stream))
    elif not is_plain(name):
        with open_packed(name) as opened:  # a pipe can be read once only
            source = io.BytesIO(read_all(name, opened))
    _check_text(name, source)
    told = ""
    if header is not None:
        with nullcontext(source) if source is not name else open_file(name) as opened:
            text = read_all(name, opened).decode("utf-8-sig")
        text, told = below_titles(text, header, name=name)
        source, kind = io.BytesIO(text.encode()), ".csv"
    options: dict[str, Any] = {"dtype": str, "keep_default_na": False, "encoding": "utf-8-sig"}
    separator = "\t" if kind == ".tsv" else ","
    first = pd.read_csv(source, nrows=1, header=None, sep=separator, **options)
    names = first.iloc[0].str.strip()
    if names.eq("").sum() > 1:
        raise TableError(
            f"{name}: the first line names {names.ne('').sum()} of {len(names)} "
            f"columns: is a title above the header?{say_header(name)}"
        )
    if names.duplicated().any():  # pandas would rename the second one
        raise TableError(f"{name} has the column `{names[names.duplicated()].iloc[0]}` twice")
    if len(names) == 1:
        head = str(first.iloc[0, 0])
        separator = next((each for each in ";\t" if each in head), separator)
        names = pd.Series(head.split(separator)).str.strip()
    blank = {f"Unnamed: {place}": NO_NAME for place in np.flatnonzero(names.eq(""))}
    if source is not name:
        source.seek(0)
    with warnings.catch_warnings():
        # a line with more cells than the header has would move every cell by one column
        warnings.simplefilter("error", pd.errors.ParserWarning)
        with pd.read_csv(
            source, sep=separator, index_col=False, chunksize=ROWS, **options
        ) as blocks:
            for each in blocks:
                block = each.rename(columns=blank) if len(blank) == 1 else each
                block.attrs["below"] = told
                yield block


def _check_text(name: str, source: Any) -> None:  # noqa: ANN401 - a name or a stream
    """Look at the first line of a text: what it begins with, and how many columns it has.

    Raises:
        TableError: It is no text and of what it is, or it has too many columns.
    """
    with nullcontext(source) if source is not name else open_file(name) as opened:
        head = opened.readline(100 * MOST_COLUMNS)
        opened.seek(0)
    what = next((what for mark, what in OTHER_FILES if head.lower().startswith(mark)), None)
    if what is not None:
        raise TableError(f"{name} is no table that can be read: it is {what}")
    check_columns(name, max(map(head.count, (b",", b";", b"\t"))))
