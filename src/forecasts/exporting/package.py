"""The tables as a Frictionless Data Package, and each alone as CSV, JSON Lines and Parquet.

https://specs.frictionlessdata.io/tabular-data-package/
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from forecasts.exporting.columns import TABLES, Column
from forecasts.exporting.tables import Cell, Row
from forecasts.inert import defused, escaped_json

__all__ = ["as_csv", "write_csv", "write_lines", "write_package", "write_parquet"]

_TYPES = {
    "text": "string",
    "number": "number",
    "integer": "integer",
    "day": "date",
    "yes/no": "boolean",
}


def write_package(tables: Mapping[str, Sequence[Row]]) -> dict[str, bytes]:
    """Return the files of the package by name; a cell that a spreadsheet would run is defused."""
    files = {f"tables/{name}.csv": write_csv(tables, name) for name in TABLES}
    (about,) = tables["about"]
    as_of, ledger, program = about
    facts = {
        "profile": "tabular-data-package",
        "name": "forecasts",
        "title": "What was forecast, and what came",
        "description": f"As known on {as_of}; ledger {ledger}, written by forecasts {program}.",
        "version": as_of,
        "resources": [_resource(name, files[f"tables/{name}.csv"]) for name in TABLES],
    }
    text = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    return files | {"datapackage.json": text.encode("utf-8")}


def write_csv(tables: Mapping[str, Sequence[Row]], name: str) -> bytes:
    """Return a table as CSV; a cell that a spreadsheet would run is defused."""
    return as_csv([column.name for column in TABLES[name].columns], tables[name])


def as_csv(heads: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return rows as CSV; a text that a spreadsheet would run is defused."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return stream.getvalue().encode("utf-8")


def _written(cell: Cell) -> object:
    if isinstance(cell, bool):
        return str(cell).lower()
    return defused(cell) if isinstance(cell, str) else cell


def _resource(name: str, data: bytes) -> dict[str, object]:
    table = TABLES[name]
    schema: dict[str, object] = {"fields": [_field(each) for each in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"tables/{name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, str]:
    found = {"name": column.name, "type": _TYPES[column.kind], "description": column.description}
    return found | ({"unit": column.unit} if column.unit else {})


def write_lines(tables: Mapping[str, Sequence[Row]], name: str) -> bytes:
    """Return a table as JSON Lines, an object a row; what is not there is null."""
    heads = [column.name for column in TABLES[name].columns]
    lines = [
        escaped_json(json.dumps(dict(zip(heads, row, strict=True)), ensure_ascii=False))
        for row in tables[name]
    ]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def write_parquet(tables: Mapping[str, Sequence[Row]], name: str) -> bytes:
    """Return a table as Parquet; each column says what it is, and its unit.

    Raises:
        ImportError: pyarrow is not installed.
    """
    import pyarrow as pa
    from pyarrow import parquet

    types = {"text": pa.string(), "number": pa.float64(), "integer": pa.int64(),
             "day": pa.string(), "yes/no": pa.bool_()}  # fmt: skip
    columns = TABLES[name].columns
    cells = list(zip(*tables[name], strict=True)) or [()] * len(columns)
    schema = pa.schema(
        [pa.field(each.name, types[each.kind],
                  metadata={"description": each.description, "unit": each.unit})
         for each in columns]
    )  # fmt: skip
    arrays = [pa.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
    days = [field.with_type(pa.date32()) if each.kind == "day" else field
            for each, field in zip(columns, schema, strict=True)]  # fmt: skip
    buffer = io.BytesIO()
    parquet.write_table(pa.table(arrays, schema=schema).cast(pa.schema(days)), buffer)
    return buffer.getvalue()
