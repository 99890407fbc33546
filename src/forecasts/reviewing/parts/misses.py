"""The largest misses, with what the ledger knows of their causes."""

import math

import pandas as pd

from forecasts.comparing.paired import BOUNDS
from forecasts.comparing.rated import is_rated
from forecasts.reviewing.chosen import fell_due, on_estimate, one_a_claimant
from forecasts.reviewing.document import Bullets, Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.lessons import write_lessons
from forecasts.reviewing.numbers import decimal
from forecasts.reviewing.printing.grids import grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Voice, plain

__all__ = ["PART", "misses_table"]

_MISSES = 10


def misses_table(inputs: Inputs) -> pd.DataFrame:
    """Return the rated claims that fell due and missed, the largest error against par first.

    Those that only an estimate of the outcome shows stand behind those that a publication shows.

    A claimant who said several figures for one outcome is there once, with the worst.
    """
    claims = inputs.claims
    missed = (claims["verdict"] == "miss") & ~claims["hedge"].isin(BOUNDS)
    own = claims[fell_due(claims, inputs) & is_rated(claims) & missed]
    own = own.assign(size=own["error_over_par"], estimated=on_estimate(own))
    order = ["estimated", "size", "claim_id"]
    largest = own.sort_values(order, ascending=[True, False, True], kind="stable")
    return one_a_claimant(largest)


def write_misses(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """The largest misses, with what the ledger knows of their causes."""
    del pictures
    table, due = tables["misses"], tables["due"]
    missed = is_rated(due) & (due["verdict"] == "miss") & due["hedge"].isin(BOUNDS)
    bounds = voice.tell("misses.bounds", int(missed.sum())) if missed.any() else ""
    if table.empty:
        none = voice.sentences(voice.say("misses.none", year=inputs.year), bounds)
        return [Paragraph(text=none, style="finding"), *write_lessons(tables, inputs, voice)]
    rows, causes = [], []
    for row in rows_of(table.head(_MISSES)):
        ratio = float(row["error_over_par"])
        rows.append(
            (
                voice.who(row),
                voice.what(row),
                voice.stated(row),
                voice.claimed(row),
                voice.came(row),
                voice.error(row),
                "" if math.isnan(ratio) else decimal(ratio, language=voice.language),
            )
        )
        if notes := plain(row["notes"]):
            who, what = voice.who(row), voice.what(row)
            causes.append(voice.say("misses.cause", who=who, what=what, notes=notes))
    heads = [
        ("head.who", 1.3), ("head.what", 2.2), ("head.stated", 1.2), ("head.claimed", -1.1),
        ("head.came", -1.1), ("head.off", 1.6), ("head.par", -0.7),
    ]  # fmt: skip
    largest = rows_of(table.head(1))[0]
    finding = voice.tell(
        "misses.is",
        len(table),
        who=voice.who(largest),
        what=voice.what(largest),
        error=voice.error(largest),
    )
    estimated = voice.say("misses.estimated") if table["estimated"].any() else ""
    elements: list[Element] = [
        Paragraph(text=voice.sentences(finding, bounds), style="finding"),
        Paragraph(text=voice.sentences(voice.say("misses.intro"), estimated)),
        grid("misses", voice.say("misses.grid"), heads, rows, voice),
    ]
    if causes:
        elements.append(Bullets(items=tuple(causes)))
    return elements + write_lessons(tables, inputs, voice)


def _tables(inputs: Inputs) -> Tables:
    return {"misses": misses_table(inputs)}


PART = Section(tables=_tables, write=write_misses)
