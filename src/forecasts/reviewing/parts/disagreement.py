"""How far sources lie apart, and which claims stand against each other."""

import math

import pandas as pd

from forecasts.comparing.rated import RATED, name_claimants
from forecasts.reviewing.chosen import fell_due
from forecasts.reviewing.document import Bullets, Element, Paragraph
from forecasts.reviewing.inputs import Inputs, claims_by_id
from forecasts.reviewing.notes import note_sentences
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Row, Voice
from forecasts.words.amounts import count, span

__all__ = ["PART", "disagreement_table"]

JUDGED = (*RATED, "nowcast", "scenario")
"""What names the figure that is to come."""


def disagreement_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row an outcome on which two or more claimants spoke, in the year under review.

    Columns: series, target_period, claims, claimants, lowest, highest, unit, actual, actual_low,
    actual_high, factor (highest over lowest), inside (whether the outcome lies between them). A
    number that was relayed counts once; growth, multiples, sums of years and bounds have no place
    on one axis and stay out, and targets, which may be exceeded, are no forecasts. An organisation
    is one claimant.
    """
    claims = inputs.claims
    own = claims[
        fell_due(claims, inputs)
        & (claims["status"] == "resolved")
        & claims["kind"].isin(["level", "count", "share", "price"])
        & ~claims["hedge"].isin(["above", "up-to", "scale"])
        & (claims["relays"] == "")
        & claims["modality"].isin(JUDGED)
    ]
    own = own.assign(who=name_claimants(own))
    rows = []
    for (series, period, unit), group in own.groupby(
        ["series", "target_period", "unit"], sort=True
    ):
        claimants = group["who"].where(group["who"] != "", group["publisher"]).nunique()
        if claimants < 2:
            continue
        low, high = group["value"].min(), group["value"].max()
        actual, *ends = group[["actual", "actual_low", "actual_high"]].iloc[0]
        factor = high / low if low > 0 else math.nan
        inside = bool(low <= actual <= high)
        rows.append(
            (series, period, len(group), claimants, low, high, unit, actual, *ends, factor, inside)
        )
    columns = ["series", "target_period", "claims", "claimants", "lowest", "highest", "unit",
               "actual", "actual_low", "actual_high", "factor", "inside"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def write_disagreement(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """How far sources lie apart, and which claims stand against each other."""
    table = tables["disagreement"]
    elements: list[Element] = []
    if table.empty:
        text = voice.say("disagreement.none", year=inputs.year)
        elements.append(Paragraph(text=text, style="finding"))
    else:
        inside = int(table["inside"].sum())
        named = "disagreement.inside" if inside else "disagreement.outside"
        held = voice.say(named) if len(table) == 1 else count(inside, voice.language)
        text = voice.tell("disagreement.is", len(table), inside=held)
        elements.append(Paragraph(text=text, style="finding"))
        rows = [_range_cells(row, voice) for row in rows_of(table)]
        heads = [
            ("head.series", 1.8), ("head.period", 0.8), ("head.claimants", -0.9),
            ("head.range", 1.8), ("head.factor", -0.7), ("head.came", -1.1), ("head.inside", 0.7),
        ]  # fmt: skip
        caption = voice.say("disagreement.grid")
        elements += cut(grid("disagreement", caption, heads, rows, voice), voice, 30)
    # Before the list: it is long, and fills the pages whose feet the pictures take.
    elements += pictures.get("ladder", ())
    elements += pictures.get("part-whole", ())
    elements.append(Paragraph(text=voice.say("consistency.head"), style="head"))
    sentences = note_sentences(tables["consistency"], claims_by_id(inputs), voice)
    if sentences:
        elements.append(Bullets(items=tuple(sentences)))
    else:
        elements.append(Paragraph(text=voice.say("consistency.none")))
    return elements


def _range_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    unit = str(row["unit"])
    factor = float(row["factor"])
    return (
        voice.series(str(row["series"])),
        str(row["target_period"]),
        f"{int(row['claimants'])}",
        span(float(row["lowest"]), float(row["highest"]), unit, voice.language),
        "" if math.isnan(factor) else f"{factor:.2f}×",
        voice.outcome(row),
        voice.term("yes" if row["inside"] else "no"),
    )


def _tables(inputs: Inputs) -> Tables:
    return {"disagreement": disagreement_table(inputs), "consistency": inputs.notes}


PART = Section(tables=_tables, write=write_disagreement)
