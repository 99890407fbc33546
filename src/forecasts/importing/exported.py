"""Read back what `export` wrote: the table `entries`, in whatever form it left the program."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from forecasts.importing.cells import read_sheet
from forecasts.importing.entries import ENTRY_COLUMNS, import_entries
from forecasts.importing.records import Imported, ImportFault, Row
from forecasts.importing.table import check_cell
from forecasts.inert import fused
from forecasts.ledger.nodes import read_data

__all__ = ["import_export"]

_NEEDED = frozenset(("file", "source_title", "source_published", "quote", "value", "target"))
_ENTRIES = "tables/entries.csv"
_MOST_ROWS = 1_000_000


def import_export(path: Path) -> Imported | None:
    """Turn an export that carries the ledger's entries into its files; None where it does not.

    Args:
        path: A folder or `datapackage.json` of a Data Package, a SQLite file, JSON-LD, or the table
            `entries` as CSV, JSON Lines, Parquet or a workbook.

    Raises:
        ImportFault: It cannot be read, or a row of it is at fault.
    """
    if path.is_dir() or path.name == "datapackage.json":
        path = (path if path.is_dir() else path.parent) / _ENTRIES
        if not path.is_file():
            return None
    rows = _rows_of(path)
    if not _NEEDED.issubset(name for _, row in rows for name in row):
        return None
    for _, row in rows:
        for cell in row.values():
            check_cell(cell)
    return replace(import_entries(rows), found="entries of an export")


def _rows_of(path: Path) -> list[tuple[int, Row]]:
    data, refused = read_data(path)
    if refused:
        raise ImportFault(f"{path}: {refused}")
    try:
        if data.startswith(b"SQLite format 3\0"):
            return _numbered(_sqlite_rows(data))
        if data.startswith(b"PAR1"):
            return _numbered(_parquet_rows(data))
        if data.lstrip()[:1] in {b"{", b"["}:
            return _numbered(_json_rows(data.decode("utf-8")))
    except (sqlite3.Error, ValueError, OSError, RecursionError, ImportError) as error:
        raise ImportFault(f"{path}: {error}") from error
    sheet = read_sheet(path)
    texts = ({name: fused(cell) for name, cell in row.items()} for row in sheet.rows)
    return list(zip(sheet.numbers, texts, strict=True))


def _numbered(rows: Iterable[Mapping[str, object]]) -> list[tuple[int, Row]]:
    """Return the columns of entries that are there as texts, each row with its number."""
    return [
        (number, {name: "" if row[name] is None else str(row[name])
                  for name in ENTRY_COLUMNS if name in row})
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip


def _sqlite_rows(data: bytes) -> list[dict[str, object]]:
    """Return the rows of the table, nothing else of the file being run."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        connection.execute("PRAGMA trusted_schema = OFF")
        made = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'entries'"
        ).fetchone()
        if made is None or not str(made[0]).upper().startswith("CREATE TABLE"):
            return []
        cursor = connection.execute("SELECT * FROM entries LIMIT ?", (_MOST_ROWS + 1,))
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
    if len(rows) > _MOST_ROWS:
        raise ValueError(f"more than {_MOST_ROWS:,} entries; import them in parts")
    return rows


def _parquet_rows(data: bytes) -> list[dict[str, Any]]:
    import pyarrow as pa
    from pyarrow import parquet

    from forecasts.scores.tables.files import check_cells

    file = parquet.ParquetFile(pa.BufferReader(data))
    check_cells(file)
    columns = [name for name in ENTRY_COLUMNS if name in file.schema_arrow.names]
    rows: list[dict[str, Any]] = file.read(columns).to_pylist()
    return rows


def _json_rows(text: str) -> list[Mapping[str, object]]:
    """Return the objects of JSON Lines or of a list, or the entries inside JSON-LD."""
    try:
        whole = json.loads(text)
    except ValueError:
        whole = [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(whole, dict):
        graph = whole.get("@graph")
        found = [_entry_of(each) for each in graph] if isinstance(graph, list) else [whole]
        whole = [each for each in found if each]
    return [each for each in whole if isinstance(each, dict)]


def _entry_of(claim: object) -> object:
    encoding = claim.get("encoding") if isinstance(claim, dict) else None
    text = encoding.get("text") if isinstance(encoding, dict) else None
    return json.loads(text) if isinstance(text, str) else {}
