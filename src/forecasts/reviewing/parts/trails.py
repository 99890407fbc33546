"""A claimant's own revisions, and copies of one number."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from forecasts.charts.facts.amounts import records
from forecasts.comparing.claimed import read_table
from forecasts.comparing.consistency.retold import name_change
from forecasts.comparing.paired import BOUNDS
from forecasts.comparing.rated import name_claimants
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs, claims_by_id
from forecasts.reviewing.numbers import step_words
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Row, Voice
from forecasts.units import Inconvertible, align_units, convert_factor
from forecasts.words.amounts import count

__all__ = ["PART", "copies_table", "trails_table"]


def trails_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a step of a claimant's own revisions: two claims about one outcome, in order.

    Steps are taken in the unit of the trail's first claim, where those that follow convert into it,
    in one price base and of one kind: a bound is no step from a number.

    Columns: trail (number), claimant, subject, measure, region, target_period, unit, claim_id,
    stated, stated_precision, value, change (on the step before, as a share), supersedes (declared
    or not).
    """
    keys = ["claimant", "subject", "measure", "region", "target_period", "alike", "kind",
            "scenario", "price_basis", "modality", "bound"]  # fmt: skip
    claims = inputs.claims
    units = align_units(claims["unit"])
    own = claims.assign(
        claimant=name_claimants(claims),
        alike=[units[unit][0] for unit in claims["unit"]],
        many=[units[unit][1] for unit in claims["unit"]],
        bound=claims["hedge"].where(claims["hedge"].isin(BOUNDS), ""),
    )
    own = own[(own["claimant"] != "") & (own["relays"] == "")]
    rows = []
    trail = 0
    for key, group in own.groupby(keys, sort=True, dropna=False):
        told = group.sort_values(["stated", "claim_id"], kind="stable")
        told["value"] *= told["many"] / told["many"].iloc[0]
        moved = ~np.isclose(told["value"], told["value"].iloc[0], rtol=1e-9, atol=0)
        if not moved.any() or told["stated"].nunique() < 2:
            continue
        trail += 1
        before = math.nan
        for row in records(told):
            change = row.value / before - 1 if before > 0 else math.nan
            rows.append(
                (trail, *key[:5], told["unit"].iloc[0], row.claim_id, row.stated,
                 row.stated_precision, row.value, change, row.supersedes)
            )  # fmt: skip
            before = row.value
    columns = ["trail", *keys[:5], "unit", "claim_id", "stated", "stated_precision", "value",
               "change", "supersedes"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def copies_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a claim that relays another: claim_id, relays, publisher, original, changed.

    `changed` tells whether the copy's number is not the original's, in whatever unit it is told,
    `what` which other thing it was told of: a share of sales as one of the stock, a scenario as a
    forecast.
    """
    claims = inputs.claims.set_index("claim_id")
    stated = {claim.id: claim for claim in read_table(inputs.claims)}
    rows = []
    for name, row in claims[claims["relays"] != ""].iterrows():
        known = row["relays"] in claims.index
        original = claims.loc[row["relays"]] if known else None
        changed = original is not None and not _is_one_number(row, original)
        publisher = "" if original is None else str(original["publisher"])
        what = "; ".join(name_change(stated[str(name)], stated[row["relays"]])) if known else ""
        rows.append((name, row["relays"], row["publisher"], publisher, changed, what))
    columns = ["claim_id", "relays", "publisher", "original", "changed", "what"]
    return pd.DataFrame(rows, columns=columns)


def _is_one_number(copy: "pd.Series[Any]", original: "pd.Series[Any]") -> bool:
    factor = convert_factor(str(copy["unit"]), str(original["unit"]))
    many = math.nan if isinstance(factor, Inconvertible) else factor
    return math.isclose(copy["value"] * many, original["value"], rel_tol=1e-9)


def write_trails(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """A claimant's own revisions, and copies of one number."""
    trails, copies = tables["trails"], tables["copies"]
    elements: list[Element] = []
    if trails.empty:
        elements.append(Paragraph(text=voice.say("trails.none"), style="finding"))
    else:
        steps = trails["change"].dropna()
        text = voice.say(
            "trails.is",
            trails=voice.tell("trails.trail", trails["trail"].nunique()),
            steps=voice.tell("trails.step", len(steps)),
            up=int((steps > 0).sum()),
            down=int((steps < 0).sum()),
            same=int((steps == 0).sum()),
        )
        elements.append(Paragraph(text=text, style="finding"))
        lengths = trails.groupby("trail")["claim_id"].transform("size")
        ordered = trails.assign(length=lengths).sort_values(
            ["length", "trail", "stated"], ascending=[False, True, True], kind="stable"
        )
        rows = _trail_rows(ordered, claims_by_id(inputs), voice)
        heads = [
            ("head.who", 1.4), ("head.what", 2.4), ("head.period", 0.8), ("head.stated", 1.2),
            ("head.claimed", -1.2), ("head.change", -0.8),
        ]  # fmt: skip
        elements += cut(grid("trails", voice.say("trails.grid"), heads, rows, voice), voice, 40)
        elements += pictures.get("drift", ())
    elements += _copies(copies, inputs, voice)
    return elements


def _trail_rows(
    trails: pd.DataFrame, claims: Mapping[str, Row], voice: Voice
) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    trail, before = -1, math.nan
    for row in rows_of(trails):
        first = row["trail"] != trail
        trail, last, before = row["trail"], before, float(row["value"])
        moved = "" if first else step_words(last, before, str(row["unit"]), voice.language)
        rows.append(
            (
                str(row["claimant"]) if first else "",
                voice.what(row) if first else "",
                str(row["target_period"]) if first else "",
                voice.stated(row),
                voice.claimed(claims[row["claim_id"]]),
                moved,
            )
        )
    return rows


def _copies(copies: pd.DataFrame, inputs: Inputs, voice: Voice) -> list[Element]:
    if copies.empty:
        return [Paragraph(text=voice.say("copies.none"))]
    changed = int(copies["changed"].sum())
    words = voice.say("copies.changed", n=count(changed, voice.language)) if changed else ""
    claims = claims_by_id(inputs)
    rows = []
    for row in rows_of(copies):
        copy = claims[row["claim_id"]]
        known = row["relays"] in claims
        original = voice.claimed(claims[row["relays"]]) if known else ""
        rows.append(
            (
                str(row["publisher"]),
                voice.what(copy),
                str(copy["target_period"]),
                voice.claimed(copy),
                original,
                voice.term("yes" if row["changed"] else "no"),
            )
        )
    heads = [
        ("head.copy", 1.4), ("head.what", 2.2), ("head.period", 0.8), ("head.claimed", -1.2),
        ("head.original", -1.2), ("head.changed", 1.0),
    ]  # fmt: skip
    return [
        Paragraph(text=voice.tell("copies.is", len(copies), changed=words)),
        *cut(grid("copies", voice.say("copies.grid"), heads, rows, voice), voice, 25),
    ]


def _tables(inputs: Inputs) -> Tables:
    return {"trails": trails_table(inputs), "copies": copies_table(inputs)}


PART = Section(tables=_tables, write=write_trails)
