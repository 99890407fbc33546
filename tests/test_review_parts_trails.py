"""A claimant's steps, and copies of one number."""

from dataclasses import replace

import pandas as pd
import pytest

from forecasts.reviewing.document import Grid, Paragraph
from forecasts.reviewing.parts.trails import PART, copies_table, trails_table
from forecasts.reviewing.voice import Voice
from review_cases import example_review

INPUTS = example_review().inputs


def test_trails_and_copies() -> None:
    claims = INPUTS.claims.copy()
    plan = claims["claim_id"] == "lamps-plan-2025"
    claims.loc[plan, ["claimant", "organisation"]] = "Example Bank"
    claims.loc[claims["claim_id"] == "lamps-plan-2025", "stated"] = pd.Timestamp(2024, 9, 1)
    claims.loc[claims["claim_id"] == "lamps-floor-2025", "relays"] = "lamps-hit-2025"
    changed = replace(INPUTS, claims=claims)
    assert trails_table(changed).empty  # a target is no step from a forecast
    claims.loc[plan, "modality"] = "forecast"
    trails = trails_table(changed)
    assert trails["claim_id"].tolist() == ["lamps-miss-2025", "lamps-plan-2025"]
    assert trails["change"].iloc[1] == pytest.approx(260 / 350 - 1)
    copy = copies_table(changed).iloc[0]
    assert (copy["relays"], copy["changed"]) == ("lamps-hit-2025", True)


def test_the_steps_of_the_trails_add_up() -> None:
    trails = pd.DataFrame({"trail": [1, 1, 1, 2, 2], "change": [None, 0.1, 0.0, None, -0.1]})
    own = trails_table(INPUTS).reindex(range(len(trails))).assign(**trails)
    own = own.assign(stated=INPUTS.claims["stated"].iloc[0], claimant="A", target_period="2025")
    own = own.assign(claim_id=INPUTS.claims["claim_id"].iloc[0])
    own = own.assign(subject="lamps", measure="sales", region="World", unit="unit", value=1.0)
    tables = {"trails": own, "copies": copies_table(INPUTS)}
    finding = PART.write(tables, {}, INPUTS, Voice(language="en"))[0]
    assert isinstance(finding, Paragraph)
    assert finding.text == "2 trails of own revisions, 3 steps: 1 up, 1 down, 1 unchanged."


def test_a_step_is_told_in_the_figures_of_its_claims() -> None:
    """ "15.6m vehicles, then 15.6m: +0.13%" were 15.63 and 15.65."""
    claims = INPUTS.claims.copy()
    names = ["lamps-miss-2025", "lamps-plan-2025"]
    for name, value, when in zip(names, (15_630.0, 15_650.0), ("2024-03", "2024-09"), strict=True):
        own = claims["claim_id"] == name
        told = {"claimant": "A", "organisation": "A", "modality": "forecast", "figures": 4}
        told |= dict.fromkeys(("value", "stated_low", "stated_high"), value)
        for column, cell in told.items():
            claims.loc[own, column] = cell
        claims.loc[own, "stated"] = pd.Timestamp(when)
    changed = replace(INPUTS, claims=claims)
    tables = {"trails": trails_table(changed), "copies": copies_table(changed)}
    trails = PART.write(tables, {}, changed, Voice(language="en"))[1]
    assert isinstance(trails, Grid)
    assert [row[4] for row in trails.rows] == ["15,630 units", "15,650 units"]
