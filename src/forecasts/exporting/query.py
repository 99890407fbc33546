"""Questions in SQL over the tables: in memory, one SELECT, and nothing outside is reached."""

from collections.abc import Hashable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
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
LONGEST = 120.0
"""Seconds that an answer may take."""
MOST_ROWS = 1_000_000
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
        QueryError: It is not one SELECT, DuckDB refuses it, or the answer is too long or too late.
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
            names, answers = _answer(connection, statements[0])
        except duckdb.Error as error:
            raise QueryError(str(error).strip()) from error
    return names, [dict(zip(names, map(_plain, row), strict=True)) for row in answers]


def _answer(connection: Any, statement: Any) -> tuple[list[str], list[tuple[object, ...]]]:  # noqa: ANN401 - of duckdb
    """Return the names and the rows, asked by a thread: DuckDB hides which signal came."""

    def fetch() -> tuple[list[str], list[tuple[object, ...]]]:
        result = connection.execute(statement)
        names = _apart([str(column[0]) for column in result.description])
        return names, result.fetchmany(MOST_ROWS + 1)

    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(fetch)
        try:
            names, rows = asked.result(LONGEST)
        except TimeoutError as late:
            raise QueryError(f"there is none within {LONGEST:g} seconds") from late
        finally:  # at a signal, too
            if not asked.done():
                connection.interrupt()
    if len(rows) > MOST_ROWS:
        raise QueryError(f"there are more than {MOST_ROWS:,} rows; use LIMIT")
    return names, rows


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
