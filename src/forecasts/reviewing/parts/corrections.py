"""Corrections of what had been said to have been said."""

from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Voice, plain

__all__ = ["PART"]


def write_corrections(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Corrections of what had been said to have been said."""
    del pictures, inputs
    table = tables["corrections"]
    if table.empty:
        return [Paragraph(text=voice.say("corrections.none"), style="finding")]
    rows = [(str(row["claim_id"]), str(row["on"]), plain(row["because"])) for row in rows_of(table)]
    heads = [("head.claim", 1.5), ("head.on", 0.8), ("head.because", 3.5)]
    return [
        Paragraph(text=voice.tell("corrections.is", len(table)), style="finding"),
        *cut(grid("corrections", voice.say("corrections.grid"), heads, rows, voice), voice),
    ]


def _tables(inputs: Inputs) -> Tables:
    return {"corrections": inputs.corrections}


PART = Section(tables=_tables, write=write_corrections)
