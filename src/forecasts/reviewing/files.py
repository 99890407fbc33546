"""The tables of a review as files: CSV that a spreadsheet may open, one Parquet with pyarrow."""

import io
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

import pandas as pd

from forecasts.inert import defused
from forecasts.normalising import write_cells

__all__ = ["PARQUET", "csv_bytes", "parquet_bytes", "same_table", "table_files"]

PARQUET = "tables/claims.parquet"
"""The whole comparison with its types, from which every other table can be computed again."""


def table_files(tables: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Return every table as `tables/NAME.csv`, and claims as Parquet where pyarrow is installed."""
    written = {name: write_cells(table) for name, table in tables.items()}
    files = {f"tables/{name}.csv": csv_bytes(table) for name, table in written.items()}
    if find_spec("pyarrow") is not None:
        files[PARQUET] = parquet_bytes(written["claims"])
    return files


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as CSV in UTF-8: numbers in full, dates as 2026-11-21, infinity as `inf`.

    A text that a spreadsheet would run as a formula gets an apostrophe in front; a number never.
    """
    safe = table.rename(columns=_harmless)
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[name]) and safe[name].dtype.kind != "M":
            safe[name] = safe[name].map(_harmless)
    text = safe.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    return text.encode("utf-8")


def _harmless(cell: Any) -> Any:  # noqa: ANN401 - whatever a table holds
    return defused(cell) if isinstance(cell, str) else cell


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as Parquet, its categories as text."""
    stream = io.BytesIO()
    plain = table.astype(
        {name: str for name, kind in table.dtypes.items() if isinstance(kind, pd.CategoricalDtype)}
    )
    plain.to_parquet(stream, engine="pyarrow", index=False, compression="zstd")
    return stream.getvalue()


def same_table(one: bytes, other: bytes) -> bool:
    """Return whether two Parquet files hold one table: releases of pyarrow differ in bytes."""
    try:
        first, second = (pd.read_parquet(io.BytesIO(data)) for data in (one, other))
    except (OSError, ValueError):
        return False
    return first.equals(second)
