"""Errors of levels taken apart, and turning points: the tables and sentences of part 9."""

import pandas as pd

from forecasts.actuals import Actuals
from forecasts.comparing.apart import take_apart
from forecasts.comparing.rated import is_rated
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs, claims_by_id
from forecasts.reviewing.numbers import signed_error
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.scored import count_outcomes
from forecasts.reviewing.voice import Row, Voice
from forecasts.words.amounts import count, percent

__all__ = ["PARTS_OF_ERRORS", "apart_table", "count_turns", "write_apart"]

PARTS_OF_ERRORS = ("base", "growth", "revision")
_LISTED = 15


def apart_table(inputs: Inputs) -> pd.DataFrame:
    """Return the errors of rated levels in parts, the largest first: see `take_apart`.

    `turn` marks outcomes that turned against the last year known at the statement, `called` the
    claims that said a turn.
    """
    rated = inputs.claims[is_rated(inputs.claims)]
    actuals = Actuals(observations=inputs.observations, series=inputs.series)
    found = take_apart(rated, actuals, as_of=inputs.as_of)
    found["turn"] = found["before"] * found["came"] < 0
    found["called"] = found["before"] * found["said"] < 0
    return found.sort_values("error", key=abs, ascending=False, kind="stable", ignore_index=True)


def count_turns(table: pd.DataFrame) -> dict[str, int]:
    """Return how many claims met a turn, how many of them said it, and how many said a false one.

    Only claims count for which a change of the year before was known.
    """
    known = table[table["before"].notna() & (table["before"] != 0)]
    return {
        "n": len(known),
        "met": int(known["turn"].sum()),
        "called": int((known["turn"] & known["called"]).sum()),
        "false": int((~known["turn"] & known["called"]).sum()),
    }


def write_apart(table: pd.DataFrame, inputs: Inputs, voice: Voice) -> list[Element]:
    """Say what errors of levels were made of, and whether turns were seen."""
    contested = int(inputs.claims["flags"].str.contains("contested", regex=False).sum())
    definition = voice.tell("apart.definition", contested) if contested else ""
    if table.empty:
        return [Paragraph(text=definition)] if definition else []
    claims = claims_by_id(inputs)
    own = inputs.claims[inputs.claims["claim_id"].isin(table["claim_id"])]
    sizes = table[list(PARTS_OF_ERRORS)].abs().sum()
    total = float(sizes.sum())
    shares = {
        name: percent(float(sizes[name]) / total if total else 0.0, voice.language)
        for name in PARTS_OF_ERRORS
    }
    outcomes = voice.tell("outlooks.outcomes", count_outcomes(own))
    words = voice.tell("apart.is", len(table), outcomes=outcomes, **shares)
    heads = [
        ("head.who", 1.2), ("head.what", 2.2), ("head.stated", 1.4), ("head.period", 0.7),
        ("head.base.year", -0.7), ("head.base.part", -0.7), ("head.growth.part", -0.8),
        ("head.revision.part", -0.8), ("head.together", -0.8),
    ]  # fmt: skip
    rows = [_cells(found, claims[found["claim_id"]], voice) for found in rows_of(table)]
    return [
        Paragraph(text=voice.sentences(words, definition, _turn_words(table, own, voice))),
        *cut(grid("errors", voice.say("apart.grid"), heads, rows, voice), voice, _LISTED),
        Paragraph(text=voice.say("apart.note"), style="note"),
    ]


def _turn_words(table: pd.DataFrame, own: pd.DataFrame, voice: Voice) -> str:
    turns = count_turns(table)
    if not turns["n"]:
        return ""
    met = table.loc[table["turn"], "claim_id"]
    outcomes = count_outcomes(own[own["claim_id"].isin(met)])
    if not turns["met"]:
        false = count(turns["false"], voice.language)
        return voice.tell("turns.none", turns["n"], false=false)
    told = voice.tell("outlooks.outcomes", outcomes)
    counts = {name: count(turns[name], voice.language) for name in ("met", "called", "false")}
    return voice.tell("turns.is", turns["n"], outcomes=told, **counts)


def _cells(found: Row, row: Row, voice: Voice) -> tuple[str, ...]:
    errors = (
        signed_error(float(found[name]), "log", language=voice.language)
        for name in (*PARTS_OF_ERRORS, "error")
    )
    return (
        voice.who(row), voice.what(row), voice.stated(row), str(row["target_period"]),
        str(found["base_year"]), *errors,
    )  # fmt: skip
