"""Every claim that fell due, one block each."""

import pandas as pd

from forecasts.comparing.rated import find_first_telling
from forecasts.reviewing.blocks import claim_block
from forecasts.reviewing.chosen import VERDICTS, fell_due
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.printing.grids import grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Voice

__all__ = ["PART", "due_table"]


def due_table(inputs: Inputs) -> pd.DataFrame:
    """Return the claims that fell due, in the order of subject, region, target and statement.

    `told` counts how often a claim stands in the ledger: itself, its repeats and its relays.
    """
    first = find_first_telling(inputs.claims)
    told = first.map(first.value_counts()).where(first == inputs.claims["claim_id"], 1)
    claims = inputs.claims.assign(told=told)[fell_due(inputs.claims, inputs)]
    order = ["subject", "measure", "region", "target_end", "stated", "claim_id"]
    return claims.sort_values(order, kind="stable").reset_index(drop=True)


def write_due(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Every claim that fell due, one block each."""
    due = tables["due"]
    if due.empty:
        return [Paragraph(text=voice.say("due.none", year=inputs.year), style="finding")]
    elements: list[Element] = [
        Paragraph(text=voice.tell("summary.due", len(due), year=inputs.year), style="finding"),
        Paragraph(text=voice.say("due.intro")),
        Paragraph(text=voice.say("due.short"), style="note"),
    ]
    kinds = []
    for modality, own in due.groupby("modality", sort=True):
        counts = [int((own["verdict"] == verdict).sum()) for verdict in VERDICTS]
        cells = [len(own), *counts, len(own) - sum(counts)]
        kinds.append((voice.term(modality), *(voice.figure(cell) for cell in cells)))
    heads = [
        ("head.modality", 2.0), ("head.all", -1.0), ("head.hits", -1.0), ("head.near", -1.0),
        ("head.miss", -1.0), ("head.reached", -1.0), ("head.not.reached", -1.0),
        ("head.none", -1.0),
    ]  # fmt: skip
    elements.append(grid("due", voice.say("due.counts"), heads, kinds, voice))
    elements += pictures.get("matrix", ())
    before = ""
    for row in rows_of(due):
        about = voice.what(row)
        if about != before:
            elements.append(Paragraph(text=about, style="head"))
            before = about
        elements.append(claim_block(row, inputs, voice))
    return elements


def _tables(inputs: Inputs) -> Tables:
    return {"due": due_table(inputs)}


PART = Section(tables=_tables, write=write_due)
