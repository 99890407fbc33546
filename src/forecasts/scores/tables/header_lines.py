"""Tables below titles: the lines that name the columns, and where the table ends."""

import csv
import io
import re
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from forecasts.diagnostics import count
from forecasts.files import open_file
from forecasts.scores.tables.columns import TableError

_LINES = re.compile(r"(\d+)(?:-(\d+))?")
_LOOKED_AT = 60
_HEAD_BYTES = 100_000


def below_titles(text: str, header: str, *, name: str) -> tuple[str, str]:
    """Return as CSV the table that has its header in given lines, up to the next empty line.

    Args:
        text: A file with titles above the table, and perhaps other tables below it.
        header: The line of the header, such as `5`, from 1; of one in several lines the first and
            the last, `3-4`: a column is called what stands above it, from top to bottom, and an
            empty cell of an upper line goes on with the cell to its left, as merged cells do.
        name: What to call the file in messages.

    Returns:
        The CSV, and what to tell of lines below the table, empty where there are none.

    Raises:
        TableError: No such line, or an empty one.
    """
    found = _LINES.fullmatch(header.strip())
    if not found:
        raise TableError(f"--header takes the line of the header, such as 5 or 3-4, not `{header}`")
    first, last = int(found[1]), int(found[2] or found[1])
    rows = [[cell.strip() for cell in row] for row in _rows(text)]
    lines = rows[first - 1 : last] if 0 < first <= last else []
    if len(lines) != last - first + 1 or not any(lines[-1]):
        there = count(len(rows), "line")
        raise TableError(f"{name} has no header in line {header}; it has {there}")
    names = _names(lines)
    body: list[list[str]] = []
    for row in rows[last:]:
        if not any(row):
            break
        if any(row[len(names) :]):
            raise TableError(f"{name}: line {last + len(body) + 1} has more cells than the header")
        body.append([*row, *[""] * len(names)][: len(names)])
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([names, *body])
    end = last + len(body)
    below = sum(any(row) for row in rows[end:])
    told = f"{name}: the table ends with line {end}, above an empty one; {below} below are left out"
    return out.getvalue(), told if below else ""


def say_header(name: str) -> str:
    """Return which line of a file looks like the header, empty where nobody can tell."""
    if not Path(name).is_file():
        return ""
    with open_file(name) as opened:
        text = opened.read(_HEAD_BYTES).decode("utf-8-sig", "replace")
    line = None if {"\0", "\ufffd"} & set(text) else likely_header(text)
    if line is None and len(_rows(text)[0]) > sum(map(bool, _rows(text)[0])):
        return " Empty columns at the end are left out by --header 1"
    return "" if line is None else f" Say --header {line}"


def likely_header(text: str) -> int | None:
    """Return the first line that names about as many columns as any, None where it is the first."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in _rows(text)[:_LOOKED_AT]]
    line = next((place for place, count in enumerate(filled, 1) if count >= max(filled) - 1), 1)
    return line if line > 1 else None


def _rows(text: str) -> list[list[str]]:
    marks = max(",;\t", key=text.count)
    return list(csv.reader(io.StringIO(text), delimiter=marks))


def _carried(left: str, cell: str) -> str:
    return cell or left


def _names(lines: Sequence[Sequence[str]]) -> list[str]:
    width = max(len(line) for line in lines)
    padded = [[*line, *[""] * (width - len(line))] for line in lines]
    upper = [list(accumulate(line, _carried)) for line in padded[:-1]]
    columns = zip(*upper, padded[-1], strict=True)
    names = [" ".join(cell for cell in cells if cell) for cells in columns]
    while names and not padded[-1][len(names) - 1]:  # commas that a spreadsheet put behind the rows
        names.pop()
    return names
