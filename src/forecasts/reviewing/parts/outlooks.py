"""How our own outlooks did."""

import pandas as pd

from forecasts.charts import Frame, reliability_data
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.numbers import decimal, signed_error
from forecasts.reviewing.printing.grids import grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Voice
from forecasts.words.amounts import percent

__all__ = ["PART", "outlook_table", "reliability_table"]

_MOST_OFF, _LARGE_BIN = 7, 100
"""Points that a bin of so many outcomes may be off and still be called calibrated *[ours]*."""


def outlook_table(inputs: Inputs) -> pd.DataFrame:
    """Return past outlooks with what came: claim_id, as_of, probability, met (1 or 0), brier."""
    found = inputs.outlooks.copy()
    found["brier"] = (found["probability"] - found["met"]) ** 2
    found["this_year"] = found["as_of"].dt.year == inputs.year - 1
    return found


def reliability_table(outlooks: pd.DataFrame, inputs: Inputs) -> pd.DataFrame:
    """Return past outlooks by bins of probability, as the chart of them draws them.

    Columns: low, high, n, said (mean probability), met (share), met_low, met_high (90% Wilson),
    squares (sum of squared differences), outcomes (of the bin) and all_outcomes.
    """
    columns = ["low", "high", "n", "said", "met", "met_low", "met_high", "squares",
               "outcomes", "all_outcomes"]  # fmt: skip
    if outlooks.empty:
        return pd.DataFrame(columns=columns)
    return reliability_data(outlooks, Frame(as_of=inputs.as_of))


def write_outlooks(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """How our own outlooks did."""
    outlooks, bins = tables["outlooks"], tables["reliability"]
    if outlooks.empty:
        return [Paragraph(text=voice.say("outlooks.none"), style="finding")]
    own = outlooks[outlooks["this_year"]]
    sentences = []
    if len(own):
        share = own["met"].mean()
        sentences.append(
            voice.tell(
                "outlooks.year",
                len(own),
                last=inputs.year - 1,
                year=inputs.year,
                brier=decimal(own["brier"].mean(), 3, language=voice.language),
                naive=decimal(share * (1 - share), 3, language=voice.language),
                share=percent(share, voice.language) if share else "0%",
            )
        )
    sentences.append(
        voice.say(
            "outlooks.all",
            first=outlooks["as_of"].min().year,
            n=voice.figure(len(outlooks)),
            outcomes=voice.tell("outlooks.outcomes", outlooks["cluster"].nunique()),
            brier=decimal(outlooks["brier"].mean(), 3, language=voice.language),
            mean=percent(outlooks["probability"].mean(), voice.language),
            share=percent(outlooks["met"].mean(), voice.language)
            if outlooks["met"].any()
            else "0%",
        )
    )
    sentences.append(_calibration(bins, voice))
    rows = [
        (
            f"{row['low']:.0%}–{row['high']:.0%}",
            voice.figure(row["n"]),
            voice.figure(row["outcomes"]),
            f"{row['said']:.0%}",
            f"{row['met']:.0%} ({row['met_low']:.0%} … {row['met_high']:.0%})",
            signed_points(100 * (row["said"] - row["met"]), voice),
            decimal(row["squares"] / row["n"], 3, language=voice.language),
        )
        for row in rows_of(bins)
    ]
    heads = [
        ("head.probability", 1.4), ("head.n", -0.8), ("head.outcomes", -1.0),
        ("head.given", -1.0), ("head.met.interval", -1.6), ("head.gap.points", -1.0),
        ("head.brier", -0.8),
    ]  # fmt: skip
    return [
        Paragraph(text=voice.sentences(*sentences), style="finding"),
        *pictures.get("reliability", ()),
        grid("reliability", voice.say("outlooks.grid"), heads, rows, voice),
        Paragraph(text=voice.say("outlooks.note"), style="note"),
    ]


def signed_points(points: float, voice: Voice) -> str:
    """Write a gap in percentage points: `−38.9 pp`, positive = more was said than came."""
    return signed_error(points, "pp", language=voice.language)


def _calibration(bins: pd.DataFrame, voice: Voice) -> str:
    """Say whether outlooks may be called calibrated: each bin within seven points, and large."""
    gaps = (100 * (bins["said"] - bins["met"])).abs().round(6)
    worst = rows_of(bins.loc[[gaps.idxmax()]])[0]
    facts = {
        "gap": decimal(float(gaps.max()), language=voice.language),
        "low": f"{worst['low']:.0%}",
        "high": f"{worst['high']:.0%}",
        "outlooks": voice.tell("outlooks.own", int(worst["n"])),
        "outcomes": voice.tell("outlooks.outcomes", int(worst["outcomes"])),
        "most": _MOST_OFF,
        "least": _LARGE_BIN,
    }
    large = bins["outcomes"] >= _LARGE_BIN
    if not large.any():
        return voice.say("outlooks.small", **facts)
    fits = bool((gaps[large] <= _MOST_OFF).all())
    return voice.say("outlooks.fits" if fits else "outlooks.misfits", **facts)


def _tables(inputs: Inputs) -> Tables:
    outlooks = outlook_table(inputs)
    return {"outlooks": outlooks, "reliability": reliability_table(outlooks, inputs)}


PART = Section(tables=_tables, write=write_outlooks)
