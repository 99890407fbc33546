"""What fell due: counts by kind, ten explained cases, and a line for each other verdict."""

import pandas as pd

from forecasts.comparing.rated import find_first_telling
from forecasts.reviewing.cases import write_cases
from forecasts.reviewing.chosen import VERDICTS, class_due, fell_due, is_retold
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.printing.grids import grid
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.summary import due_words
from forecasts.reviewing.voice import Voice

__all__ = ["PART", "due_table"]


def due_table(inputs: Inputs) -> pd.DataFrame:
    """Return the claims that fell due, in the order of subject, region, target and statement.

    `told` counts how often a claim stands in the ledger: itself, its repeats and its relays;
    `retold` marks those repeats and relays.
    """
    first = find_first_telling(inputs.claims)
    told = first.map(first.value_counts()).where(first == inputs.claims["claim_id"], 1)
    claims = inputs.claims.assign(told=told, retold=is_retold(inputs.claims))[
        fell_due(inputs.claims, inputs)
    ]
    order = ["subject", "measure", "region", "target_end", "stated", "claim_id"]
    return claims.sort_values(order, kind="stable").reset_index(drop=True)


def write_due(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """What fell due: counts by kind, ten explained cases, and a line for each other verdict."""
    due = tables["due"]
    if due.empty:
        return [Paragraph(text=voice.say("due.none", year=inputs.year), style="finding")]
    elements: list[Element] = [
        Paragraph(text=due_words(tables, inputs, voice), style="finding"),
        Paragraph(
            text=voice.sentences(voice.say("due.intro"), voice.say("due.short")), style="note"
        ),
    ]
    names = class_due(due)
    order = sorted(names.unique(), key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    kinds = [
        _count_cells(voice.term(f"class: {name}"), due[names == name], voice) for name in order
    ]
    kinds.append(_count_cells(voice.say("due.total"), due, voice))
    heads = [
        ("head.modality", 2.0), ("head.all", -1.0), ("head.hits", -1.0), ("head.near", -1.0),
        ("head.miss", -1.0), ("head.reached", -1.0), ("head.not.reached", -1.0),
        ("head.none", -1.0),
    ]  # fmt: skip
    elements.append(grid("due", voice.say("due.counts"), heads, kinds, voice))
    elements += pictures.get("matrix", ())
    elements += write_cases(due, inputs, voice)
    return elements


_ORDER = {
    name: place
    for place, name in enumerate(
        ("counted", "could", "contested", "nowcast", "target", "conditional", "waiting",
         "ungradable", "unfalsifiable", "void", "no verdict")
    )
}  # fmt: skip
"""What counts stands first, what tells another claim again last."""


def _count_cells(name: str, own: pd.DataFrame, voice: Voice) -> tuple[str, ...]:
    """Return a line of the table of counts: all, each verdict, none."""
    counts = [int((own["verdict"] == verdict).sum()) for verdict in VERDICTS]
    cells = [len(own), *counts, len(own) - sum(counts)]
    return (name, *(voice.figure(cell) if cell else "0" for cell in cells))


def _tables(inputs: Inputs) -> Tables:
    return {"due": due_table(inputs)}


PART = Section(tables=_tables, write=write_due)
