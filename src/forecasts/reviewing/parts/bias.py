"""Bias by subject and by source."""

import math
from itertools import pairwise

import pandas as pd

from forecasts.comparing.paired import BOUNDS, measure_pairs
from forecasts.comparing.rated import is_rated
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.numbers import decimal, spread_percent
from forecasts.reviewing.parts.horizon import name_years
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.scored import (
    EDGES,
    ENOUGH,
    FEW,
    score_group,
    write_spread,
)
from forecasts.reviewing.scored import write_bias as write_signed
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Row, Voice
from forecasts.scores.inference.error_tests import mean_error_p
from forecasts.words.amounts import count, percent, signed_percent

__all__ = ["PART", "bias_horizon_table", "bias_table"]

_LEVEL = 0.05
"""Probability under which a bias is called more than chance, all tests together *[ours]*."""


def bias_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a subject, with the scores of its rated claims, most outcomes first."""
    rated = inputs.claims[is_rated(inputs.claims)]
    rows = [{"subject": name, **score_group(own)} for name, own in rated.groupby("subject")]
    table = pd.DataFrame(rows, columns=["subject", *score_group(rated)])
    order = ["outcomes", "n", "subject"]
    return table.sort_values(order, ascending=[False, False, True], kind="stable").reset_index(
        drop=True
    )


def bias_horizon_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a bin of years ahead: is the bias more than chance?

    Columns: from, to, n, outcomes, bias (median r), mean (mean r), p. Errors in logs, bounds left
    out; p is of `mean_error_p`, the errors of one outcome entering as one sum, and NaN under five
    outcomes. Positive = the claims were too high.
    """
    rated = inputs.claims[is_rated(inputs.claims) & ~inputs.claims["hedge"].isin(BOUNDS)]
    logs = rated[rated["error_kind"].str.startswith("log") & rated["error"].notna()]
    cluster = pd.factorize(logs["series"] + "\n" + logs["target_period"])[0]
    logs = logs.assign(cluster=cluster.astype(float))
    ahead = logs["horizon"].clip(lower=0.0)
    rows = []
    for low, high in (*pairwise(EDGES), (0.0, math.inf)):
        own = logs[(ahead >= low) & (ahead < high)]
        if own.empty:
            continue
        error, outcomes = own["error"], own["cluster"].nunique()
        p = math.nan
        if outcomes >= FEW:
            p = mean_error_p(error.to_numpy(float), 1.0, own["cluster"].to_numpy(float))
        rows.append((low, high, len(own), outcomes, error.median(), error.mean(), p))
    columns = ["from", "to", "n", "outcomes", "bias", "mean", "p"]
    return pd.DataFrame(rows, columns=columns)


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
    elements += _write_by_horizon(tables["bias_horizon"], rated, voice)
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


def _write_by_horizon(table: pd.DataFrame, rated: pd.DataFrame, voice: Voice) -> list[Element]:
    """Say by years ahead whether the bias is more than chance, and what others had said."""
    if table.empty:
        return []
    tested = table[table["p"].notna()]
    # Of several tests one in twenty finds something in nothing: the level is shared among them.
    found = tested[tested["p"] * len(tested) < _LEVEL]
    words = ""
    if len(tested):
        chance = count(len(found), voice.language)
        words = voice.tell("bias.tests", len(tested), found=chance)
    beside = measure_pairs(rated, "others")
    if beside.logs:
        others = voice.tell(
            "bias.others", beside.logs,
            own=write_spread(beside.error, voice),
            others=write_spread(beside.baseline_error, voice),
            bias=write_signed(beside.bias, voice),
            bias_others=write_signed(beside.baseline_bias, voice),
        )  # fmt: skip
        words = voice.sentences(words, others)
    heads = [
        ("head.years", 1.6), ("head.n", -0.6), ("head.outcomes", -1.0), ("head.bias", -0.9),
        ("head.mean.bias", -1.0), ("head.p", -0.8),
    ]  # fmt: skip
    rows = [
        (
            name_years(float(row["from"]), float(row["to"]), voice),
            voice.figure(int(row["n"])),
            voice.figure(int(row["outcomes"])),
            *(
                write_signed(row[name], voice) if row["outcomes"] >= ENOUGH else ""
                for name in ("bias", "mean")
            ),
            "" if math.isnan(row["p"]) else decimal(row["p"], 2, language=voice.language),
        )
        for row in rows_of(table)
    ]
    return [
        *([Paragraph(text=words)] if words else []),
        grid("bias_horizon", voice.say("bias.horizon"), heads, rows, voice),
    ]


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
    return {"bias_subjects": bias_table(inputs), "bias_horizon": bias_horizon_table(inputs)}


PART = Section(tables=_tables, write=write_bias)
