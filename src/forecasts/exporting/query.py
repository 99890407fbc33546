"""Questions in SQL over the tables: in memory, one SELECT, and nothing outside is reached."""

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from forecasts.exporting.columns import TABLES
from forecasts.exporting.tables import Row

__all__ = ["QueryError", "ask"]

_TYPES = {
    "text": "VARCHAR",
    "number": "DOUBLE",
    "integer": "BIGINT",
    "day": "DATE",
    "yes/no": "BOOLEAN",
}
_CLOSED = (
    "SET enable_external_access = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET python_enable_replacements = false",
    "SET threads = 1",  # sums of figures come in one order, so that the same is the same
    "SET lock_configuration = true",
)


class QueryError(Exception):
    """The question cannot be answered; the text says why."""


def ask(
    tables: Mapping[str, Sequence[Row]], question: str
) -> tuple[list[str], list[dict[Hashable, object]]]:
    """Return the names of the columns and the rows that a SELECT gives.

    No file, address, extension, setting or variable of the program is reached. A name that comes
    twice gets a number.

    Args:
        tables: Rows as `gather_tables` returns them.
        question: One SELECT, with WITH before it where wanted.

    Raises:
        QueryError: It is not one SELECT, or DuckDB refuses it.
        ImportError: DuckDB is not installed.
    """
    import duckdb

    with duckdb.connect(":memory:") as connection:
        for name, rows in tables.items():
            _fill(connection, name, rows)
        for setting in _CLOSED:
            connection.execute(setting)
        try:
            statements = connection.extract_statements(question)
            if [each.type for each in statements] != [duckdb.StatementType.SELECT]:
                raise QueryError("one SELECT is answered, and nothing else")
            result = connection.execute(statements[0])
            names = _apart([str(column[0]) for column in result.description])
            rows = result.fetchall()
        except duckdb.Error as error:
            raise QueryError(str(error).strip()) from error
    return names, [dict(zip(names, map(_plain, row), strict=True)) for row in rows]


def _fill(connection: Any, name: str, rows: Sequence[Row]) -> None:  # noqa: ANN401 - of duckdb
    """Make a table of the rows: as text, which the declared types then read."""
    import pandas as pd

    columns = TABLES[name].columns
    texts = {
        column.name: pd.Series(
            [None if row[i] is None else str(row[i]) for row in rows], dtype="str"
        )
        for i, column in enumerate(columns)
    }
    connection.register("given", pd.DataFrame(texts))
    read = ", ".join(
        f'CAST("{each.name}" AS {_TYPES[each.kind]}) AS "{each.name}"' for each in columns
    )
    connection.execute(f'CREATE TABLE "{name}" AS SELECT {read} FROM given')  # noqa: S608 - our own names
    connection.unregister("given")


def _apart(names: Sequence[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        number, unique = 2, name
        while unique in found:
            unique, number = f"{name}_{number}", number + 1
        found.append(unique)
    return found


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
