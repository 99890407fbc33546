"""The tables of a review as files: CSV that a spreadsheet may open, Parquet with pyarrow."""

import io
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

import pandas as pd

from forecasts.normalising import write_cells

__all__ = ["csv_bytes", "parquet_bytes", "table_files"]

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def table_files(tables: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Return every table as `tables/NAME.csv`, and as `.parquet` where pyarrow is installed."""
    files = {}
    with_parquet = find_spec("pyarrow") is not None
    for name, records in tables.items():
        table = write_cells(records)
        files[f"tables/{name}.csv"] = csv_bytes(table)
        if with_parquet:
            files[f"tables/{name}.parquet"] = parquet_bytes(table)
    return files


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as CSV in UTF-8: numbers in full, dates as 2026-11-21, infinity as `inf`.

    A text that a spreadsheet would run as a formula gets an apostrophe in front; a number never.
    """
    safe = table.copy()
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[name]) and safe[name].dtype.kind != "M":
            safe[name] = safe[name].map(_harmless)
    text = safe.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    return text.encode("utf-8")


def _harmless(cell: Any) -> Any:  # noqa: ANN401 - whatever a table holds
    if isinstance(cell, str) and cell.startswith(_RUN_BY_SPREADSHEETS):
        return "'" + cell
    return cell


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as Parquet, its categories as text."""
    stream = io.BytesIO()
    plain = table.astype(
        {name: str for name, kind in table.dtypes.items() if isinstance(kind, pd.CategoricalDtype)}
    )
    plain.to_parquet(stream, engine="pyarrow", index=False, compression="zstd")
    return stream.getvalue()
