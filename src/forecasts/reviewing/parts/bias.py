"""Bias by subject and by source."""

import math

import pandas as pd

from forecasts.comparing.rated import is_rated
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.numbers import spread_percent
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.scored import (
    ENOUGH,
    score_group,
    write_spread,
)
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Row, Voice
from forecasts.words.amounts import percent, signed_percent

__all__ = ["PART", "bias_table"]


def bias_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a subject, with the scores of its rated claims, most outcomes first."""
    rated = inputs.claims[is_rated(inputs.claims)]
    rows = [{"subject": name, **score_group(own)} for name, own in rated.groupby("subject")]
    table = pd.DataFrame(rows, columns=["subject", *score_group(rated)])
    order = ["outcomes", "n", "subject"]
    return table.sort_values(order, ascending=[False, False, True], kind="stable").reset_index(
        drop=True
    )


def write_bias(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Bias by subject and by source."""
    del pictures
    rated = inputs.claims[is_rated(inputs.claims)]
    if rated.empty:
        return [Paragraph(text=voice.say("horizon.none"), style="finding")]
    scores = score_group(rated)
    text = voice.say(
        "bias.is",
        high=scores["high"],
        low=scores["low"],
        exact=scores["exact"],
        bounds=scores["unsized"],
    )
    elements: list[Element] = [Paragraph(text=text, style="finding")]
    heads = [
        ("head.subject", 2.4), ("head.n", -0.6), ("head.outcomes", -1.0), ("head.high", -0.7),
        ("head.low", -0.7), ("head.bias", -0.9), ("head.error", -1.0),
    ]  # fmt: skip
    rows = [_bias_cells(row, voice) for row in rows_of(tables["bias_subjects"])]
    caption = voice.say("bias.subject")
    elements += cut(grid("bias_subjects", caption, heads, rows, voice), voice, 30)
    board = tables["scoreboard"]
    if len(board):
        heads = [
            ("head.source", 2.4), ("head.n", -0.6), ("head.outcomes", -1.0),
            ("head.bias.interval", -1.8), ("head.error.interval", -1.8),
        ]  # fmt: skip
        rows = [_source_cells(row, voice) for row in rows_of(board)]
        caption = voice.say("bias.source")
        elements += cut(grid("scoreboard", caption, heads, rows, voice), voice, 30)
    elements.append(Paragraph(text=voice.say("bias.note"), style="note"))
    return elements


def _bias_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    enough = row["outcomes"] >= ENOUGH and not math.isnan(row["bias"])
    bias = math.copysign(spread_percent(row["bias"]), row["bias"]) if enough else math.nan
    return (
        voice.name(row["subject"]),
        voice.figure(int(row["n"])),
        voice.figure(int(row["outcomes"])),
        f"{int(row['high'])}",
        f"{int(row['low'])}",
        signed_percent(bias, voice.language) if enough else "",
        write_spread(row["error"], voice) if enough else "",
    )


def _source_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    counts = row["show"] == "counts"
    return (
        str(row["organisation"]),
        voice.figure(int(row["claims"])),
        voice.figure(int(row["n_eff"])),
        "" if counts else _interval(row, "bias", voice, signed=True),
        "" if counts else _interval(row, "msa", voice, signed=False),
    )


def _interval(row: Row, name: str, voice: Voice, *, signed: bool) -> str:
    """Write a figure in per cent with its interval: `−3% (−6% to 0%)`; '' when there is none."""
    figures = [float(row[key]) for key in (name, f"{name}_low", f"{name}_high")]
    if math.isnan(figures[0]):
        return ""
    write = signed_percent if signed else percent
    middle, low, high = (write(figure / 100, voice.language) for figure in figures)
    return middle if math.isnan(figures[1]) else f"{middle} ({low} … {high})"


def _tables(inputs: Inputs) -> Tables:
    return {"bias_subjects": bias_table(inputs)}


PART = Section(tables=_tables, write=write_bias)
