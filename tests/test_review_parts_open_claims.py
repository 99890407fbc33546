"""What is open, and how its outlook moved."""

from dataclasses import replace

import pandas as pd

from forecasts.reviewing.parts.open_claims import open_table
from review_cases import example_review

INPUTS = example_review().inputs


def test_open_claims_stand_in_the_order_in_which_they_fall_due() -> None:
    claims = INPUTS.claims.iloc[::-1].copy()
    claims.loc[claims["claim_id"] == "market-street-2030", "target_end"] = pd.Timestamp(
        2027, 12, 31
    )
    table = open_table(replace(INPUTS, claims=claims))
    assert table["claim_id"].tolist()[0] == "market-street-2030"
    assert set(table["claim_id"]) == {"market-street-2030", "market-world-2030", "lamps-2030"}
    assert table["target_end"].is_monotonic_increasing


def test_an_outlook_moved_by_what_it_was_a_year_before() -> None:
    before = INPUTS.before.assign(probability_met=0.25)
    claims = INPUTS.claims.assign(probability_met=0.75)
    table = open_table(replace(INPUTS, claims=claims, before=before)).set_index("claim_id")
    assert table.loc["lamps-2030", ["before", "move"]].tolist() == [0.25, 0.5]
    new = before[before["claim_id"] != "lamps-2030"]
    table = open_table(replace(INPUTS, claims=claims, before=new)).set_index("claim_id")
    assert table.loc["lamps-2030", ["before", "move"]].isna().all()
