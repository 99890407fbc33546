"""Opening the file of a table: plain, packed, or a pipe, whose length nobody knows beforehand."""

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from errno import EFBIG
from pathlib import Path
from typing import Any, BinaryIO

from forecasts.diagnostics import count
from forecasts.files import open_file, read_limited
from forecasts.scores.tables.columns import TableError

COMPRESSED = (".gz", ".bz2", ".xz", ".zst", ".zip")
MOST_STREAMED = 256 * 1024 * 1024
"""Bytes of a pipe, or of what a packed file unpacks to: a few kB may hold a number without end."""
MOST_COLUMNS = 10_000


@contextmanager
def open_packed(name: str) -> Iterator[BinaryIO]:
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


def read_all(name: str, stream: BinaryIO) -> bytes:
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


def is_plain(name: str) -> bool:
    """Tell whether a file can be read as it lies there, and again: no pipe, and not packed."""
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


def check_columns(name: str, number: int) -> None:
    """Refuse a table that is far wider than any: each column is a piece of memory of its own.

    Raises:
        TableError: It is.
    """
    if number > MOST_COLUMNS:
        raise TableError(f"{name} has {number:,} columns, more than {MOST_COLUMNS:,}")


def in_one_line(error: object) -> str:
    """Return a text without breaks of lines."""
    return " ".join(str(error).split())
