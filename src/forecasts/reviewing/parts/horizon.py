"""Accuracy by years ahead, against the baseline."""

import math
from itertools import pairwise

import pandas as pd

from forecasts.comparing.rated import is_rated
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.numbers import decimal
from forecasts.reviewing.printing.grids import grid, rows_of
from forecasts.reviewing.scored import (
    EDGES,
    ENOUGH,
    FEW,
    score_group,
    write_beside,
    write_spread,
)
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Row, Voice
from forecasts.words.amounts import percent

__all__ = ["PART", "horizon_table", "name_years"]

_SHORT, _LONG = 1.0, 5.0


_EVEN = 0.005


def horizon_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a bin of years ahead that has rated claims of any year, with their scores."""
    rated = inputs.claims[is_rated(inputs.claims)]
    ahead = rated["horizon"].clip(lower=0.0)  # said after the target ended: no years ahead
    rows = []
    for low, high in pairwise(EDGES):
        own = rated[(ahead >= low) & (ahead < high)]
        if len(own):
            rows.append({"from": low, "to": high, **score_group(own)})
    return pd.DataFrame(rows, columns=["from", "to", *score_group(rated)])


def write_horizon(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Accuracy by years ahead, against the baseline."""
    rated = inputs.claims[is_rated(inputs.claims)]
    if rated.empty:
        return [Paragraph(text=voice.say("horizon.none"), style="finding")]
    short = rated[rated["horizon"] < _SHORT]
    long = rated[rated["horizon"] >= _LONG]
    sentences = []
    if len(short) and len(long):
        sentences.append(
            voice.say("horizon.is", short=_hits(short, voice), long=_hits(long, voice))
        )
    scores = score_group(rated)
    if not math.isnan(scores["skill"]):
        size = _size(scores["skill"], voice)
        sentences.append(voice.tell("horizon.skill", int(scores["paired_logs"]), size=size))
    rows = [_horizon_cells(row, voice) for row in rows_of(tables["horizon"])]
    heads = [
        ("head.years", 1.4), ("head.n", -0.6), ("head.outcomes", -1.0), ("head.hits", -1.0),
        ("head.against", -1.3), ("head.error", -1.0), ("head.pairs", -1.7), ("head.par", -1.0),
    ]  # fmt: skip
    return [
        Paragraph(text=voice.sentences(*sentences), style="finding"),
        *pictures.get("horizon", ()),
        grid("horizon", voice.say("horizon.grid"), heads, rows, voice),
        Paragraph(
            text=voice.sentences(voice.say("horizon.note"), voice.say("bias.note")), style="note"
        ),
    ]


def _hits(own: pd.DataFrame, voice: Voice) -> str:
    return voice.say("number.hit", hit=int((own["verdict"] == "hit").sum()), n=len(own))


def _size(skill: float, voice: Voice) -> str:
    if abs(skill) < _EVEN:
        return voice.say("horizon.same")
    if skill < -1:
        return voice.say("horizon.times", ratio=decimal(1 - skill, language=voice.language))
    key = "horizon.smaller" if skill > 0 else "horizon.larger"
    return voice.say(key, share=percent(abs(skill), voice.language))


def _horizon_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    years = name_years(float(row["from"]), float(row["to"]), voice)
    enough = row["outcomes"] >= ENOUGH
    return (
        years,
        voice.figure(int(row["n"])),
        voice.figure(int(row["outcomes"])),
        f"{int(row['hit'])}",
        write_beside(row["paired_hit"], row["baseline_hit"], row["paired"], voice),
        write_spread(row["error"], voice) if enough else "",
        _pair(row, voice),
        decimal(row["over_par"], language=voice.language)
        if enough and not math.isnan(row["over_par"])
        else "",
    )


def name_years(low: float, high: float, voice: Voice) -> str:
    """Return a bin of years ahead in words: `under 0.5`, `1 to 2`, `all`."""
    if low == 0:
        return voice.say("due.total" if math.isinf(high) else "horizon.under", high=f"{high:g}")
    if math.isinf(high):
        return voice.say("horizon.over", low=f"{low:g}")
    return voice.say("horizon.bin", low=f"{low:g}", high=f"{high:g}")


def _pair(row: Row, voice: Voice) -> str:
    """Write typical errors of claims and of the baseline on the same: `5% to 12% of 8`, or ''."""
    if row["paired_logs"] < FEW:
        return ""
    own, baseline = (write_spread(row[name], voice) for name in ("paired_error", "baseline_error"))
    return voice.say("beside.hits", own=own, baseline=baseline, n=int(row["paired_logs"]))


def _tables(inputs: Inputs) -> Tables:
    return {"horizon": horizon_table(inputs)}


PART = Section(tables=_tables, write=write_horizon)
