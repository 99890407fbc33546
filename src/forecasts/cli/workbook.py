"""Rows as a workbook of Excel: one sheet, a head that stays, numbers as numbers."""

import io
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from forecasts.diagnostics import display_width
from forecasts.inert import defused

__all__ = ["make_workbook"]

_WIDEST = 60
_LONGEST_CELL = 32_767  # characters; Excel takes no more
_MOST_ROWS = 1_048_575  # below the head
_EXACT = 2**53  # a cell is a double: a larger whole number would lose its end
_CREATED = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""What every workbook says of its making: the same rows are the same bytes on any day."""


def make_workbook(names: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Return a sheet of plain values; leave with exit code 2 where that cannot be.

    No cell is a formula or a link: texts are texts, and one that a spreadsheet would run when it is
    saved as CSV and opened again has an apostrophe in front.
    """
    if len(rows) > _MOST_ROWS:
        click.echo(f"{len(rows):,} rows do not fit a sheet of Excel; use --format csv", err=True)
        sys.exit(2)
    try:
        from xlsxwriter import Workbook
    except ImportError:
        click.echo("Excel needs XlsxWriter: pip install 'forecasts[xlsx]'", err=True)
        sys.exit(2)
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet("forecasts")
    bold = book.add_format({"bold": True})
    for column, name in enumerate(names):
        sheet.write_string(0, column, defused(name), bold)
        shown = (display_width(_text(row[column])) for row in rows)
        sheet.set_column(column, column, min(_WIDEST, max([display_width(name), *shown])) + 2)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(number, column, value)
            elif isinstance(value, int | float) and abs(value) <= _EXACT:
                sheet.write_number(number, column, value)
            elif value is not None and value != "":
                sheet.write_string(number, column, _text(value))
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(names) - 1)
    book.close()
    return buffer.getvalue()


def _text(value: object) -> str:
    """Return a value as a cell's text: lists by commas, no longer than a cell may be."""
    words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    words = defused("" if value is None else words)
    return words if len(words) <= _LONGEST_CELL else f"{words[: _LONGEST_CELL - 1]}…"
