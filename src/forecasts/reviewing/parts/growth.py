"""Errors taken apart: of levels, and the base against the pace of growth rates."""

import pandas as pd

from forecasts.comparing.past import is_judged
from forecasts.reviewing.apart import apart_table, write_apart
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs, claims_by_id
from forecasts.reviewing.numbers import signed_error
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Voice
from forecasts.words.amounts import count

__all__ = ["PART", "growth_table"]


def growth_table(inputs: Inputs) -> pd.DataFrame:
    """Return the resolved claims of growth and multiples with both errors, in logs.

    `growth_error` is n ln((1+g)/(1+g*)), `base_error` ln(b0/a0) with the base as it was known at
    the statement (METHOD section 4); together they are ln(v/a).
    """
    claims = inputs.claims
    own = claims[is_judged(claims) & claims["growth_error"].notna()]
    columns = ["claim_id", "subject", "region", "kind", "target_period", "value", "actual",
               "growth_error", "base_error", "verdict"]  # fmt: skip
    return own[columns].reset_index(drop=True)


def write_growth(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Errors taken apart: of levels, and the base against the pace of growth rates."""
    del pictures
    table = tables["growth"]
    levels = write_apart(tables["errors"], inputs, voice)
    if table.empty:
        return [Paragraph(text=voice.say("growth.none"), style="finding"), *levels]
    claims = claims_by_id(inputs)
    known = table["base_error"].notna()
    further = int((table["base_error"].abs() > table["growth_error"].abs()).sum())
    rows = []
    for found in rows_of(table.sort_values(["subject", "target_period", "claim_id"])):
        row = claims[found["claim_id"]]
        rows.append(
            (
                voice.who(row),
                voice.what(row),
                str(row["target_period"]),
                voice.claimed(row),
                voice.came(row),
                signed_error(float(found["growth_error"]), "log", language=voice.language),
                signed_error(float(found["base_error"]), "log", language=voice.language),
                voice.term(row["verdict"]),
            )
        )
    heads = [
        ("head.who", 1.3), ("head.what", 2.2), ("head.period", 0.7), ("head.claimed", -1.2),
        ("head.came", -1.2), ("head.growth.error", -0.7), ("head.base.error", -0.7),
        ("head.verdict", 0.8),
    ]  # fmt: skip
    finding = voice.tell("growth.is", len(table))
    if known.any():
        base = count(further, voice.language)
        finding = voice.sentences(finding, voice.tell("growth.known", int(known.sum()), base=base))
    return [
        Paragraph(text=finding, style="finding"),
        *levels,
        *cut(grid("growth", voice.say("growth.grid"), heads, rows, voice), voice, 40),
        Paragraph(text=voice.say("growth.note"), style="note"),
    ]


def _tables(inputs: Inputs) -> Tables:
    return {"growth": growth_table(inputs), "errors": apart_table(inputs)}


PART = Section(tables=_tables, write=write_growth)
