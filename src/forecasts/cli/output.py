"""Rows on stdout in the format asked for."""

import csv
import io
import json
import re
import sys
from collections.abc import Hashable, Iterator, Mapping, Sequence
from math import isfinite, isnan
from shutil import get_terminal_size

import click

from forecasts.diagnostics import display_width
from forecasts.inert import defused, escaped_json, names_in_ledger
from forecasts.problem import one_line

ROW_FORMATS = ("table", "csv", "json", "jsonl", "md", "parquet", "xlsx")

NARROWEST = 10
"""Columns below which words are not cut: what stays would tell nothing."""

SHORTEST_HEAD = 6
_FIGURE = re.compile(r"[-+<>≥≤~]?\s*\d")

Row = Mapping[Hashable, object]


def write_rows(
    rows: Sequence[Row],
    output_format: str,
    columns: Sequence[str] = (),
    *,
    fields: Sequence[str] = (),
) -> None:
    """Write rows to stdout; `columns` limits what a table or Markdown shows, not the data.

    `fields` names what the rows hold, for the header of a CSV file without any.

    JSON has null for what is missing or infinite; CSV has an empty cell. The file of a claim is
    named from the ledger's folder on.
    """
    if rows and "file" in rows[0]:
        names = names_in_ledger([str(row["file"]) for row in rows])
        rows = [{**row, "file": names[str(row["file"])]} for row in rows]
    if output_format == "json":
        click.echo(as_json([_plain(row) for row in rows], indent=2))
    elif output_format == "jsonl":
        for row in rows:
            click.echo(as_json(_plain(row)))
    elif output_format == "csv":
        click.echo(format_csv(rows, fields), nl=False)
    elif output_format == "parquet":
        _write_parquet(rows)
    elif output_format == "xlsx":
        from forecasts.cli.workbook import make_workbook

        _exit_if_terminal("A workbook", "claims.xlsx")
        heads = [str(name) for name in rows[0]] if rows else list(fields or columns)
        values = [[_plain_value(value) for value in row.values()] for row in rows]
        sys.stdout.buffer.write(make_workbook(heads, values))
    else:
        there = [str(name) for name in rows[0]] if rows else list(columns)
        fit = [name for name in columns if name in there] or there
        cells = [[_cell(row.get(name)) for name in fit] for row in rows]
        heads = [one_line(name) for name in fit]
        click.echo(_markdown(heads, cells) if output_format == "md" else _table(heads, cells))


def _exit_if_terminal(name: str, file: str) -> None:
    """Leave with exit code 2 where bytes that are no text would go to a terminal."""
    if sys.stdout.isatty():
        click.echo(f"{name} is no text: send it to a file, as in `... > {file}`", err=True)
        sys.exit(2)


def _write_parquet(rows: Sequence[Row]) -> None:
    """Write rows to stdout as Parquet; leave with exit code 2 where that cannot be."""
    _exit_if_terminal("Parquet", "claims.parquet")
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        click.echo("Parquet needs pyarrow: pip install 'forecasts[parquet]'", err=True)
        sys.exit(2)
    buffer = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([_plain(row) for row in rows]), buffer)
    sys.stdout.buffer.write(buffer.getvalue())


def format_csv(rows: Sequence[Row], fields: Sequence[str] = ()) -> str:
    """Return rows as CSV; a text cell that a spreadsheet would run gets an apostrophe in front."""
    if not rows and not fields:
        return ""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([defused(str(name)) for name in (rows[0] if rows else fields)])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row.values()])
    return buffer.getvalue()


def _csv_cell(value: object) -> object:
    plain = _plain_value(value)
    if isinstance(plain, str):
        return defused(plain)
    return "" if plain is None else plain


def as_json(value: object, indent: int | None = None) -> str:
    """Return a value as JSON in which every character that does not print is its code."""
    return escaped_json(json.dumps(value, ensure_ascii=False, indent=indent))


def _plain(row: Row) -> dict[str, object]:
    return {str(name): _plain_value(value) for name, value in row.items()}


def _plain_value(value: object) -> object:
    """Return a value that JSON and CSV know: None for missing and for infinite numbers."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, list | tuple):
        return [_plain_value(item) for item in value]
    if isinstance(value, float):
        return value if isfinite(value) else None
    item = getattr(value, "item", None)  # a numpy scalar
    if item is not None:
        return _plain_value(item())
    text = str(value)
    return None if text in {"NaT", "<NA>"} else text.removesuffix(" 00:00:00")


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    if isinstance(value, float):
        return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
    plain = _plain_value(value)
    words = "" if plain is None else " ".join(str(plain).splitlines())
    return one_line(words, len(words))


def _pad(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def _table(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    widths = [
        max([display_width(name), *(display_width(row[i]) for row in cells)])
        for i, name in enumerate(names)
    ]
    if sys.stdout.isatty():  # when piped nothing is cut
        room = terminal_width()
        widths = _narrow(cells, widths, room)
        if sum(widths) + 2 * len(widths) - 2 > room:
            return _cards(names, cells)
    heads = [_head(name, width) for name, width in zip(names, widths, strict=True)]
    return "\n".join(
        "  ".join(
            _pad(_cut(cell, width), width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in (heads, ["-" * width for width in widths], *cells)
    )


def _head(name: str, width: int) -> str:
    """Return the name of a column as far as there is room: its first word before a part of it."""
    return name if display_width(name) <= width else name.partition("_")[0]


def terminal_width() -> int:
    """Return the columns of the terminal; 80 where that is not known."""
    return get_terminal_size().columns


def _narrow(cells: Sequence[Sequence[str]], widths: Sequence[int], room: int) -> list[int]:
    """Take what is too much from words and heads; a number or a date is never cut."""
    narrowed, least = list(widths), []
    for i in range(len(widths)):
        wordy = any(row[i] and not _FIGURE.match(row[i]) for row in cells)
        longest = max((display_width(row[i]) for row in cells), default=0)
        least.append(min(NARROWEST, widths[i]) if wordy else max(longest, SHORTEST_HEAD))
    while sum(narrowed) + 2 * len(narrowed) - 2 > room:
        widest = max(range(len(narrowed)), key=lambda i: narrowed[i] - least[i])
        if narrowed[widest] <= least[widest]:
            break
        narrowed[widest] -= 1
    return narrowed


def _cut(text: str, width: int) -> str:
    """Cut a text at a width, an id in its middle, as ids differ at their ends; a mark says so."""
    if display_width(text) <= width:
        return text
    if text.isascii() and " " not in text:
        end = width // 2
        return f"{text[: width - 1 - end]}…{text[-end:]}"
    while display_width(text) > width - 1:
        text = text[:-1]
    return text + "…"


def _cards(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """Return a block of lines a row, where a row has no room on a line."""
    longest = max(display_width(name) for name in names)
    room = max(terminal_width() - longest - 2, NARROWEST)
    blocks = [
        [
            f"{_pad(name if first else '', longest)}  {line}"
            for name, cell in zip(names, row, strict=True)
            for first, line in _lines(cell, room)
        ]
        for row in cells
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def _lines(text: str, room: int) -> Iterator[tuple[bool, str]]:
    """Yield a text in lines between its words, each with whether it is the first."""
    line, first = "", True
    for word in text.split():
        if line and display_width(line) + 1 + display_width(word) > room:
            yield first, line
            line, first = word, False
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield first, line


def _markdown(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    rows = [names, ["---"] * len(names), *cells]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
        for row in rows
    )
