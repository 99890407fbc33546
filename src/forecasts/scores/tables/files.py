"""Reading a tidy table: CSV, TSV, JSON lines and Parquet, compressed or not."""

import bz2
import gzip
import io
import json
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from errno import EFBIG
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pandas as pd

from forecasts.diagnostics import count, not_there
from forecasts.files import open_file, read_limited
from forecasts.scores.tables.columns import NO_NAME, TableError
from forecasts.scores.tables.header_lines import below_titles, say_header
from forecasts.scores.tables.text_blocks import as_text, join_blocks

SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".parquet", ".pq")
COMPRESSED = (".gz", ".bz2", ".xz", ".zst", ".zip")
MOST_STREAMED = 256 * 1024 * 1024
"""Bytes of a pipe, or of what a packed file unpacks to: a few kB may hold a number without end."""
MOST_COLUMNS = 10_000
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
    name = str(path)
    kind = _kind(Path(name)) if name != "-" else ".csv"
    if header is not None and kind in {".parquet", ".pq", ".json", ".jsonl"}:
        raise TableError(f"{name}: --header is for lines of text")
    try:
        if kind in {".parquet", ".pq"}:
            frame = _read_parquet(name)
        elif kind in {".json", ".jsonl"}:
            frame = _read_lines(name, kind)
        else:
            frame = _read_text(name, kind, stream if name == "-" else None, header)
    except FileNotFoundError as error:
        raise TableError(not_there([name])) from error
    except OSError as error:
        raise TableError(f"{name}: {error.strerror or _one_line(error)}") from error
    except BROKEN as error:
        if isinstance(error, TableError):
            raise
        if isinstance(error, UnicodeDecodeError):
            message = (
                f"{name} is no table that can be read: it is not in UTF-8 "
                f"(byte {error.start + 1}): save it as such"
            )
            raise TableError(message) from error
        why = _one_line(error)
        if isinstance(error, pd.errors.ParserError | pd.errors.ParserWarning):
            why += "; a line has more cells than the first one: is a title above the header?"
            why += say_header(name)
        raise TableError(f"{name} is no table that can be read: {why}") from error
    frame.columns = [str(column).strip() for column in frame.columns]
    return frame


def _kind(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() not in COMPRESSED]
    kind = suffixes[-1] if suffixes else ""
    return kind if kind in SUFFIXES else ".csv"


def _one_line(error: object) -> str:
    return " ".join(str(error).split())


def _read_parquet(name: str) -> pd.DataFrame:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise TableError(
            f"{name}: Parquet needs pyarrow: install `forecasts[parquet]`, or give CSV"
        ) from error
    if Path(name).exists() and not Path(name).is_file():
        raise TableError(f"{name}: Parquet is read from a regular file")
    file = parquet.ParquetFile(name)
    check_cells(file)
    if file.metadata.num_rows <= ROWS:
        return arrow_frame(file.read())
    return join_blocks(arrow_frame(each) for each in file.iter_batches(batch_size=ROWS))


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
        name: pd.Series([_text(cell) for cell in frame[name]], dtype="str", index=frame.index)
        for name in frame.columns
        if frame[name].dtype == object
    }
    for name in frame.columns:
        if isinstance(frame[name].dtype, pd.StringDtype) and frame[name].hasnans:
            texts[name] = frame[name].fillna("")
    return frame.assign(**texts)


def _read_lines(name: str, kind: str) -> pd.DataFrame:
    """Read JSON with every cell as it is written, as text; what a row lacks is blank.

    A row is a line of its own, or in a `.json` file an object of one list.
    """
    with _open(name) as stream:
        lines = stream if _is_plain(name) else io.BytesIO(_read_all(name, stream))
        rows = _objects(name, lines) if kind == ".jsonl" else _list(name, lines.read())
    names = list(dict.fromkeys(column for row in rows for column in row))
    if not names:
        raise TableError(f"{name} holds no rows")
    _check_columns(name, len(names))
    cells = {column: [_text(row.get(column)) for row in rows] for column in names}
    return pd.DataFrame(cells, dtype="str")


def _list(name: str, text: bytes) -> list[Mapping[str, Any]]:
    rows = _json(text)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TableError(f"{name} is no list of objects; JSON lines belong into a .jsonl file")
    return rows


def _json(text: bytes) -> Any:  # noqa: ANN401 - whatever the text holds
    """Return what JSON says, numbers as they are written.

    Raises:
        ValueError: No JSON, or an object that names a thing twice, of which the last would win.
    """
    return json.loads(
        text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_pairs
    )


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object names `{twice}` twice")
    return found


def _objects(name: str, lines: Iterable[bytes]) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _json(line)
        except ValueError as error:
            raise TableError(f"{name}, line {number}: no JSON: {_one_line(error)}") from error
        if not isinstance(row, dict):
            raise TableError(f"{name}, line {number}: `{_one_line(row)}` is no object")
        rows.append(row)
    return rows


def _text(cell: object) -> str:
    """Return a cell as text: a blank for nothing, JSON for what is nested."""
    if cell is None or cell != cell:  # noqa: PLR0124 - nan
        return ""
    return json.dumps(cell) if isinstance(cell, dict | list) else str(cell)


@contextmanager
def _open(name: str) -> Iterator[BinaryIO]:
    """Open a file or a pipe for reading, unpacked if its name says that it is packed."""
    openers: Mapping[str, Callable[[BinaryIO], Any]] = {
        ".gz": gzip.open,
        ".bz2": bz2.open,
        ".xz": lzma.open,
        ".zip": _open_zip,
        ".zst": _open_zst,
    }
    with open_file(name) as file:
        unpack = openers.get(Path(name).suffix.lower())
        yield unpack(file) if unpack else file


def _read_all(name: str, stream: BinaryIO) -> bytes:
    """Read what has no size beforehand to its end: a pipe, or what comes out of a packed file.

    Raises:
        TableError: It goes on beyond `MOST_STREAMED` bytes.
    """
    try:
        return read_limited(stream, name, MOST_STREAMED)
    except OSError as error:
        if error.errno != EFBIG:
            raise
        raise TableError(f"{name}: {error.strerror}; give it as a plain file") from error


def _is_plain(name: str) -> bool:
    return Path(name).is_file() and Path(name).suffix.lower() not in COMPRESSED


def _open_zip(file: BinaryIO) -> BinaryIO:
    archive = zipfile.ZipFile(file)
    if len(archive.infolist()) != 1:
        raise ValueError(f"it holds {count(len(archive.infolist()), 'file')}, where one belongs")
    (only,) = archive.infolist()
    if only.flag_bits & 1:
        raise ValueError("what it holds is encrypted")
    opened: Any = archive.open(only)
    return opened  # type: ignore[no-any-return]


def _open_zst(file: BinaryIO) -> BinaryIO:
    try:
        import zstandard
    except ImportError as error:
        raise ValueError(".zst needs the package zstandard; .gz needs nothing") from error
    opened: BinaryIO = zstandard.open(file, "rb")
    return opened


def _read_text(name: str, kind: str, stream: BinaryIO | None, header: str | None) -> pd.DataFrame:
    source: Any = name
    if stream is not None:
        source = io.BytesIO(_read_all(name, stream))
    elif not _is_plain(name):
        with _open(name) as opened:  # a pipe can be read once only
            source = io.BytesIO(_read_all(name, opened))
    _check_text(name, source)
    told = ""
    if header is not None:
        with nullcontext(source) if source is not name else open_file(name) as opened:
            text = _read_all(name, opened).decode("utf-8-sig")
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
            frame = join_blocks(blocks)
            frame = frame.rename(columns=blank) if len(blank) == 1 else frame
            frame.attrs["below"] = told
            return frame


def _check_columns(name: str, number: int) -> None:
    """Refuse a table that is far wider than any: each column is a piece of memory of its own.

    Raises:
        TableError: It is.
    """
    if number > MOST_COLUMNS:
        raise TableError(f"{name} has {number:,} columns, more than {MOST_COLUMNS:,}")


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
    _check_columns(name, max(map(head.count, (b",", b";", b"\t"))))
