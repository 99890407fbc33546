"""The scoreboard of sources."""

import math

import pandas as pd

from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.numbers import decimal
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.scored import (
    write_beside,
)
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Row, Voice
from forecasts.scores.boards.scoreboard import scoreboard

__all__ = ["PART"]


def write_scoreboard(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """The scoreboard; under five independent outcomes nobody is ranked."""
    del inputs
    table = tables["scoreboard"]
    if table.empty:
        return [Paragraph(text=voice.say("scoreboard.none"), style="finding")]
    ranked = int(table["rank"].notna().sum())
    few = len(table) - ranked
    finding = voice.tell("scoreboard.nobody", few)
    if ranked:
        others = voice.tell("scoreboard.few", few) if few else ""
        finding = voice.sentences(voice.tell("scoreboard.is", ranked), others)
    apart = tables["scoreboard_apart"]
    adhoc = int(apart.loc[apart["reason"] == "ad hoc", "claims"].sum())
    if adhoc:
        finding = voice.sentences(finding, voice.tell("scoreboard.adhoc", adhoc))
    bounds = int(tables["scoreboard_bounds"]["claims"].sum())
    if bounds:
        finding = voice.sentences(finding, voice.tell("scoreboard.bounds", bounds))
    heads = [
        ("head.rank", -0.6), ("head.source", 1.4), ("head.n", -0.4), ("head.outcomes", -1.0),
        ("head.hits", -0.5), ("head.near", -0.6), ("head.miss", -0.8), ("head.rate", -2.0),
        ("head.skill", -1.9), ("head.against", -1.3),
    ]  # fmt: skip
    rows = [_score_cells(row, voice) for row in rows_of(table)]
    if ranked < 2:
        heads, rows = heads[1:], [row[1:] for row in rows]
    caption = voice.say("scoreboard.grid")
    return [
        Paragraph(text=finding, style="finding"),
        *pictures.get("scorecard", ()),
        *cut(grid("scoreboard", caption, heads, rows, voice), voice, 40),
        Paragraph(text=voice.say("method.rates"), style="note"),
    ]


def _score_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    rank: str = "" if pd.isna(row["rank"]) else f"{int(row['rank'])}{'=' if row['tied'] else ''}"
    rate = skill = ""
    if row["show"] != "counts":
        rate = f"{row['hit_rate']:.0%} ({row['hit_low']:.0%} … {row['hit_high']:.0%})"
        figures = [float(row[name]) for name in ("skill", "skill_low", "skill_high")]
        if not any(map(math.isnan, figures)):
            middle, low, high = (decimal(figure, 2, language=voice.language) for figure in figures)
            skill = f"{middle} ({low} … {high})"
    counts = [int(row[name]) for name in ("claims", "n_eff", "hits", "nears", "misses")]
    return (
        rank,
        str(row["organisation"]),
        *(voice.figure(number) for number in counts),
        rate,
        skill,
        write_beside(row["paired_hits"], row["baseline_hits"], row["paired"], voice),
    )


def _tables(inputs: Inputs) -> Tables:
    # A nowcast is made when most of the outcome is known: it enters no rate of a review.
    ahead = inputs.claims[inputs.claims["modality"] != "nowcast"]
    sources = scoreboard(ahead, by="organisation")
    return {
        "scoreboard": sources.board,
        "scoreboard_bounds": sources.bounds,
        "scoreboard_apart": sources.apart,
    }


PART = Section(tables=_tables, write=write_scoreboard)
