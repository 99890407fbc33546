"""Part 2: ten explained cases, then every other claim that was judged, one line each."""

from collections.abc import Mapping, Sequence

import pandas as pd

from forecasts.comparing.paired import BOUNDS
from forecasts.comparing.rated import is_rated
from forecasts.reviewing.blocks import claim_block
from forecasts.reviewing.chosen import on_estimate, one_a_claimant
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.printing.grids import claim_cells, cut, grid, rows_of
from forecasts.reviewing.voice import Row, Voice, plain

__all__ = ["CASES", "EXPLAINED", "choose_cases", "list_lacking", "write_cases"]

EXPLAINED = 10
CASES: Mapping[str, int] = {"surprise": 4, "best": 3, "contested": 3}
"""How many of each kind are explained with their picture, and how many in all *[ours]*.

Where a kind has fewer, the others have more.
"""

_LISTED = 120


def choose_cases(due: pd.DataFrame) -> dict[str, list[Row]]:
    """Return the claims that are explained, by why: surprises, best calls, contested ones.

    A surprise is a miss with the largest error against par, else the largest error, and one that a
    published outcome shows before one that an estimate shows; a best call is a hit stated the
    longest ahead. Of each only the first of a claimant about one outcome, so
    that what was said twice is told once. Bounds have no error, and are neither.
    """
    plain = due[is_rated(due) & ~due["hedge"].isin(BOUNDS)]
    misses = plain[plain["verdict"] == "miss"].assign(
        size=lambda table: table["error"].abs(), estimated=on_estimate
    )
    orders = {
        "surprise": misses.sort_values(
            ["estimated", "error_over_par", "size", "claim_id"],
            ascending=[True, False, False, True],
            kind="stable",
        ),
        "best": plain[plain["verdict"] == "hit"].sort_values(
            ["horizon", "claim_id"], ascending=[False, True], kind="stable"
        ),
        "contested": due[due["flags"].str.split().apply(lambda flags: "contested" in flags)],
    }
    ranked: dict[str, list[Row]] = {
        why: list(rows_of(one_a_claimant(order))) for why, order in orders.items()
    }
    numbers = {why: min(CASES[why], len(rows)) for why, rows in ranked.items()}
    for why in list(CASES) * EXPLAINED:
        if sum(numbers.values()) < EXPLAINED and numbers[why] < len(ranked[why]):
            numbers[why] += 1
    return {why: rows[: numbers[why]] for why, rows in ranked.items()}


def write_cases(due: pd.DataFrame, inputs: Inputs, voice: Voice) -> list[Element]:
    """Return the explained cases under their heads, and a table of what else was judged."""
    elements: list[Element] = []
    chosen = choose_cases(due)
    for why, rows in chosen.items():
        if rows:
            elements.append(Paragraph(text=voice.say(f"cases.{why}"), style="head"))
            elements += [claim_block(row, inputs, voice) for row in rows]
    told = {row["claim_id"] for rows in chosen.values() for row in rows}
    judged = due[(due["verdict"] != "") & ~due["claim_id"].isin(told)]
    if len(judged):
        heads = [
            ("head.who", 1.4), ("head.what", 2.3), ("head.stated", 1.3), ("head.claimed", -1.1),
            ("head.came", -1.1), ("head.verdict", 1.1), ("head.off", -0.7),
        ]  # fmt: skip
        cells = [_judged_cells(row, voice) for row in rows_of(judged)]
        elements += cut(grid("due", voice.say("cases.rest"), heads, cells, voice), voice, _LISTED)
    return elements


def _judged_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    who, what, claimed, _ = claim_cells(row, voice)
    verdict = voice.verdict(row)
    if row["retold"]:
        verdict = voice.say("aside.join").join([verdict, voice.term("repeated")])
    error = voice.error_cell(row)
    sided = row["hedge"] in BOUNDS or row["modality"] == "target"
    return (
        who, what, voice.stated(row), claimed, voice.came(row), verdict,
        "" if sided else error,
    )  # fmt: skip


def list_lacking(due: pd.DataFrame, voice: Voice, year: int) -> Sequence[Element]:
    """Return the claims of the year without a verdict in one list, with what each lacks."""
    own = due[due["verdict"] == ""]
    if own.empty:
        return ()
    order = ["status", "lack", "subject", "measure", "claim_id"]
    rows = [
        (*claim_cells(row, voice)[:3], voice.term(row["status"]), _why(row, voice))
        for row in rows_of(own.sort_values(order, kind="stable"))
    ]
    heads = [
        ("head.who", 1.3), ("head.what", 2.2), ("head.claimed", -1.0), ("head.status", 1.1),
        ("head.why", 2.6),
    ]  # fmt: skip
    caption = voice.say("unresolved.list", year=year)
    return cut(grid("due", caption, heads, rows, voice), voice, _LISTED)


def _why(row: Row, voice: Voice) -> str:
    """Return the reason: the scenario, the condition, what is lacking, or what a series says."""
    if row["scenario"]:
        return voice.say("fact.scenario", name=row["scenario"])
    if row["condition"]:
        return voice.say("fact.condition", words=plain(row["condition"]))
    if row["lack"] == "no-series" or not row["reason"]:
        return voice.term(row["lack"] or "no reason given")
    return voice.reason(row["reason"])
