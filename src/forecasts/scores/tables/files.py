"""Reading a tidy table: CSV, TSV, JSON lines and Parquet, compressed or not."""

import io
import warnings
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from forecasts.scores.tables.columns import TableError

SUFFIXES = (".csv", ".tsv", ".txt", ".jsonl", ".parquet", ".pq")
COMPRESSED = (".gz", ".bz2", ".xz", ".zst", ".zip")


def read_table(path: str | Path, *, stream: BinaryIO | None = None) -> pd.DataFrame:
    """Read a table with every cell of a text file as text, so that `NA` stays Namibia.

    Args:
        path: A file, its kind told by its name (`.csv`, `.tsv`, `.jsonl`, `.parquet`, with `.gz`,
            `.bz2`, `.xz`, `.zst` or `.zip` behind it), or `-` for CSV from `stream`.
        stream: What to read for `-`.

    Raises:
        TableError: The file is not there, is no table, or names a column twice.
    """
    name = str(path)
    kind = _kind(Path(name)) if name != "-" else ".csv"
    try:
        if kind in {".parquet", ".pq"}:
            frame = _read_parquet(name)
        elif kind == ".jsonl":
            frame = pd.read_json(name, lines=True, dtype=False)
        else:
            frame = _read_text(name, kind, stream if name == "-" else None)
    except OSError as error:
        raise TableError(f"{name}: {error.strerror or error}") from error
    except (ValueError, UnicodeDecodeError, pd.errors.ParserWarning) as error:
        if isinstance(error, TableError):
            raise
        raise TableError(f"{name} is no table that can be read: {error}") from error
    frame.columns = [str(column).strip() for column in frame.columns]
    return frame


def _kind(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() not in COMPRESSED]
    kind = suffixes[-1] if suffixes else ""
    return kind if kind in SUFFIXES else ".csv"


def _read_parquet(name: str) -> pd.DataFrame:
    try:
        return pd.read_parquet(name)
    except ImportError as error:
        raise TableError(
            f"{name}: Parquet needs pyarrow: install `forecasts[parquet]`, or give CSV"
        ) from error


def _read_text(name: str, kind: str, stream: BinaryIO | None) -> pd.DataFrame:
    source: Any = name if stream is None else io.BytesIO(stream.read())
    options: dict[str, Any] = {"dtype": str, "keep_default_na": False, "encoding": "utf-8-sig"}
    separator = "\t" if kind == ".tsv" else ","
    first = pd.read_csv(source, nrows=1, header=None, sep=separator, **options)
    header = first.iloc[0].str.strip()
    if header.duplicated().any():  # pandas would rename the second one
        raise TableError(f"{name} has the column `{header[header.duplicated()].iloc[0]}` twice")
    if len(header) == 1:
        separator = next((each for each in ";\t" if each in str(header[0])), separator)
    if stream is not None:
        source.seek(0)
    with warnings.catch_warnings():
        # a line with more cells than the header has would move every cell by one column
        warnings.simplefilter("error", pd.errors.ParserWarning)
        frame: pd.DataFrame = pd.read_csv(source, sep=separator, index_col=False, **options)
    return frame
