"""Due, but without a verdict."""

import pandas as pd

from forecasts.reviewing.cases import list_lacking
from forecasts.reviewing.chosen import due_in, is_open
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.printing.grids import grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Row, Voice

__all__ = ["PART", "unresolved_table"]

_WITHOUT_VERDICT = ("waiting", "void", "ungradable", "unfalsifiable", "conditional")


def unresolved_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a due claim without a verdict: claim_id, status, why (in short), reason, year.

    All targets up to the as-of date count, not those of the year alone: what waits, waits on.
    """
    claims = inputs.claims
    found = claims[claims["status"].isin(_WITHOUT_VERDICT) & ~is_open(claims, inputs)]
    return pd.DataFrame(
        {
            "claim_id": found["claim_id"],
            "status": found["status"],
            "why": [_short(row) for row in rows_of(found)],
            "reason": found["reason"],
            "target_period": found["target_period"],
            "this_year": due_in(found, inputs.year),
        }
    ).reset_index(drop=True)


def _short(row: Row) -> str:
    """Return the kind of a reason, so that reasons can be counted: by status and lack, not words.

    What is judged only under a scenario or condition lacks nothing else that would decide it.
    """
    if row["status"] == "conditional":
        return "depends on a condition" if row["condition"] else "a scenario"
    fixed = {"void": "ruled void by a person", "waiting": "no figure for the period"}
    return str(row["lack"] or fixed.get(row["status"]) or row["reason"] or "no reason given")


def write_unresolved(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Due, but waiting, void, ungradable or unfalsifiable, with the reasons counted."""
    del pictures
    table = tables["unresolved"]
    if table.empty:
        return [Paragraph(text=voice.say("unresolved.none"), style="finding")]
    what = voice.counted(table["status"])
    elements: list[Element] = [
        Paragraph(text=voice.tell("unresolved.is", len(table), what=what), style="finding")
    ]
    rows = [
        (
            voice.term(status),
            voice.term(why),
            voice.figure(int(own["this_year"].sum())),
            voice.figure(len(own)),
        )
        for (status, why), own in table.groupby(["status", "why"], sort=True)
    ]
    rows.sort(key=lambda row: (row[0], -int(row[3].replace(",", "")), row[1]))
    heads = [("head.status", 1.0), ("head.why", 2.5), ("head.year", -0.8), ("head.all", -0.8)]
    caption = voice.say("unresolved.grid")
    elements.append(grid("unresolved", caption, heads, rows, voice, year=inputs.year))
    elements += list_lacking(tables["due"], voice, inputs.year)
    return elements


def _tables(inputs: Inputs) -> Tables:
    return {"unresolved": unresolved_table(inputs)}


PART = Section(tables=_tables, write=write_unresolved)
