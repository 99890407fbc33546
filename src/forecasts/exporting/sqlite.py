"""The tables as one SQLite file that Datasette opens, and what Datasette says of them."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

from forecasts.exporting.columns import TABLES, Table
from forecasts.exporting.tables import Row

__all__ = ["write_metadata", "write_sqlite"]

_TYPES = {
    "text": "TEXT",
    "number": "REAL",
    "integer": "INTEGER",
    "day": "TEXT",
    "yes/no": "INTEGER",
}
_LEADS = {
    ("readings", "claim_id"): "claims",
    ("comparison", "claim_id"): "claims",
    ("outcomes", "series"): "series",
}
"""Columns whose value names a row of another table."""


def write_sqlite(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return the tables as a SQLite file; days are text, yes is 1."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for name in TABLES:
            connection.execute(f'CREATE TABLE "{name}" ({_declare(name, TABLES[name])})')
        for name, table in TABLES.items():
            places = ", ".join("?" * len(table.columns))
            connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', tables[name])  # noqa: S608 - our own names
        connection.commit()
        return connection.serialize()


def _declare(name: str, table: Table) -> str:
    parts = []
    for column in table.columns:
        leads = _LEADS.get((name, column.name))
        reference = f' REFERENCES "{leads}"("{column.name}")' if leads else ""
        parts.append(f'"{column.name}" {_TYPES[column.kind]}{reference}')
    if table.key:
        parts.append(f"PRIMARY KEY ({', '.join(table.key)})")
    return ", ".join(parts)


def write_metadata(database: str) -> bytes:
    """Return Datasette's `metadata.json` for a database of this name: tables, columns and units."""
    described = {
        name: {
            "description": table.description,
            "columns": {
                column.name: column.description + (f" ({column.unit})" if column.unit else "")
                for column in table.columns
            },
        }
        for name, table in TABLES.items()
    }
    facts = {
        "title": "What was forecast, and what came",
        "databases": {database: {"tables": described}},
    }
    return (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")
