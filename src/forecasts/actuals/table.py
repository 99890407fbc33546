"""A CSV file as cells that know their line and column, which `csv` does not tell."""

import re
from typing import NamedTuple

from forecasts.problem import Position

__all__ = ["Cell", "read_cells"]

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\Z)')


class Cell(NamedTuple):
    """One cell: its text without quotes, and its place."""

    text: str
    position: Position


def read_cells(text: str, file: str) -> tuple[list[list[Cell]], Position | None]:
    """Return the rows of a CSV text, blank lines left out.

    Returns:
        The rows up to the first fault, and the place of that fault (None when all is well): a
        quote inside an unquoted cell, text behind a closing quote, or a quote that never closes.
    """
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    index, line, line_start = 0, 1, 0
    while index < len(text):
        match = _CELL.match(text, index)
        place = Position(file=file, line=line, column=index - line_start + 1)
        if match is None:
            return rows, place
        quoted, plain, end = match.groups()
        content = plain if quoted is None else quoted.replace('""', '"')
        length = max(1, match.start(3) - index)
        row.append(
            Cell(
                text=content.strip(),
                position=Position(file=file, line=line, column=place.column, length=length),
            )
        )
        breaks = text.count("\n", index, match.end())
        index = match.end()
        if breaks:
            line += breaks
            line_start = text.rfind("\n", 0, index) + 1
        if end != ",":
            if len(row) > 1 or row[0].text:
                rows.append(row)
            row = []
    if row:
        row.append(
            Cell(text="", position=Position(file=file, line=line, column=index - line_start + 1))
        )
        rows.append(row)
    return rows, None
