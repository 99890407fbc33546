"""Tables in JSON: a line an object, or one list of objects; every cell as it is written."""

import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.opening import (
    check_columns,
    in_one_line,
    is_plain,
    open_packed,
    read_all,
)


def read_json(name: str, kind: str) -> pd.DataFrame:
    """Read JSON with every cell as it is written, as text; what a row lacks is blank.

    A row is a line of its own, or in a `.json` file an object of one list.
    """
    with open_packed(name) as stream:
        lines = stream if is_plain(name) else io.BytesIO(read_all(name, stream))
        rows = _objects(name, lines) if kind == ".jsonl" else _list(name, lines.read())
    names = list(dict.fromkeys(column for row in rows for column in row))
    if not names:
        raise TableError(f"{name} holds no rows")
    check_columns(name, len(names))
    cells = {column: [json_text(row.get(column)) for row in rows] for column in names}
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
            raise TableError(f"{name}, line {number}: no JSON: {in_one_line(error)}") from error
        if not isinstance(row, dict):
            raise TableError(f"{name}, line {number}: `{in_one_line(row)}` is no object")
        rows.append(row)
    return rows


def json_text(cell: object) -> str:
    """Return a cell as text: a blank for nothing, JSON for what is nested."""
    if cell is None or cell != cell:  # noqa: PLR0124 - nan
        return ""
    return json.dumps(cell) if isinstance(cell, dict | list) else str(cell)
