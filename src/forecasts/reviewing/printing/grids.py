"""Tables as printed: heads from the catalogue, cells in words, long ones cut with a word on it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from forecasts.reviewing.document import Column, Element, Grid, Paragraph
from forecasts.reviewing.voice import Row, Voice

__all__ = ["LONGEST", "Head", "claim_cells", "cut", "grid", "rows_of"]

LONGEST = 60
"""Rows of a printed table; the rest is in the table's file."""

Head = tuple[str, float]
"""Key of a column's head and its share of the width; a negative share holds numbers."""


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table by the names of its columns."""
    return [{str(name): cell for name, cell in row.items()} for row in table.to_dict("records")]


def grid(
    name: str,
    caption: str,
    heads: Sequence[Head],
    rows: Sequence[Sequence[str]],
    voice: Voice,
    **values: object,
) -> Grid:
    """Return a printed table: `name` of its data, `caption` in words, and its cells.

    `values` fill the fields of the heads.
    """
    return Grid(
        name=name,
        caption=caption,
        columns=tuple(
            Column(head=voice.say(key, **values), number=width < 0, width=abs(width))
            for key, width in heads
        ),
        rows=tuple(tuple(row) for row in rows),
    )


def cut(found: Grid, voice: Voice, limit: int = LONGEST) -> list[Element]:
    """Return a table with at most `limit` rows, and a note when some were left out."""
    from dataclasses import replace

    if len(found.rows) <= limit:
        return [found]
    note = voice.say(
        "changes.shown",
        shown=limit,
        all=voice.figure(len(found.rows)),
        file=f"tables/{found.name}.csv",
    )
    return [replace(found, rows=found.rows[:limit]), Paragraph(text=note, style="note")]


def claim_cells(row: Row, voice: Voice) -> tuple[str, str, str, str]:
    """Return who, about what, the figure claimed, and the target of a claim."""
    return voice.who(row), voice.what(row), voice.claimed(row), str(row["target_period"])
