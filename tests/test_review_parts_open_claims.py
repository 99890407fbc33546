"""What is open, and how its outlook moved."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from forecasts.reviewing.document import Grid, Paragraph
from forecasts.reviewing.parts.open_claims import PART, open_table, write_open
from forecasts.reviewing.voice import Voice
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


def test_what_tells_an_open_claim_again_is_counted_with_it() -> None:
    claims = INPUTS.claims
    lamps = claims[claims["claim_id"] == "lamps-2030"]
    days = pd.Timedelta(days=9)
    again = lamps.assign(claim_id="again", stated=lamps["stated"] + days)
    relay = lamps.assign(claim_id="relay", relays="lamps-2030", organisation="A paper", value=9.0)
    told = replace(INPUTS, claims=pd.concat([claims, again, relay], ignore_index=True))
    table = open_table(told).set_index("claim_id")["told"]
    assert table.to_dict() == {"market-street-2030": 1, "market-world-2030": 1, "lamps-2030": 3}
    finding = PART.write({"open": open_table(told)}, {}, told, Voice(language="en"))[0]
    assert isinstance(finding, Paragraph)
    assert finding.text.startswith("Three claims are open: ")
    assert " Two more entries tell one of these claims again and are counted" in finding.text


def test_an_outlook_moved_by_what_it_was_a_year_before() -> None:
    before = INPUTS.before.assign(probability_met=0.25)
    claims = INPUTS.claims.assign(probability_met=0.75)
    table = open_table(replace(INPUTS, claims=claims, before=before)).set_index("claim_id")
    assert table.loc["lamps-2030", ["before", "move"]].tolist() == [0.25, 0.5]
    new = before[before["claim_id"] != "lamps-2030"]
    table = open_table(replace(INPUTS, claims=claims, before=new)).set_index("claim_id")
    assert table.loc["lamps-2030", ["before", "move"]].isna().all()


def test_a_pace_is_told_from_the_level_that_the_claimant_gave_on_the_same_day() -> None:
    claims = INPUTS.claims
    ahead = claims[claims["claim_id"] == "market-world-2030"].assign(growth_needed=math.nan)
    stated = ahead["stated"].iloc[0]
    base = ahead.assign(
        claim_id="base", value=ahead["value"] / 4, status="waiting", target_period=str(stated.year),
        target_end=ahead["target_end"] - pd.DateOffset(years=2030 - stated.year),
    )  # fmt: skip
    both = replace(INPUTS, claims=pd.concat([ahead, base], ignore_index=True))
    row = open_table(both).set_index("claim_id").loc["market-world-2030"]
    assert row["own_base"] == str(stated.year)
    assert (1 + row["growth_needed"]) ** (2030 - stated.year) == pytest.approx(4, rel=1e-3)
    assert math.isnan(row["probability_met"]), "a claim is not its own record"
    other = replace(both, claims=both.claims.assign(organisation=["Example", "Other"]))
    assert open_table(other)["own_base"].tolist() == [""]


@pytest.mark.parametrize(
    ("hedge", "flags", "outlook", "pace"),
    [
        ("bare", "", "likely, 75%", "+7%"),
        ("up-to", "", "likely, 75%", "≤ +7%"),
        ("above", "thin early", "likely, 75%, thin history", "≥ +7%"),
    ],
)
def test_a_row_says_what_little_it_rests_on_and_what_a_bound_allows(
    hedge: str, flags: str, outlook: str, pace: str
) -> None:
    facts = {"hedge": hedge, "flags": flags, "outlook": "likely"}
    claims = INPUTS.claims.assign(**facts, probability_met=0.75, growth_needed=0.07)
    table = open_table(replace(INPUTS, claims=claims)).assign(move=math.nan)
    written = write_open({"open": table}, {}, INPUTS, Voice(language="en"))
    cells = {row[4:6] for one in written if isinstance(one, Grid) for row in one.rows}
    assert cells == {(outlook, pace)}


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.004, "even, < 1%"), (0.01, "even, 1%"), (0.99, "even, 99%"), (0.996, "even, > 99%")],
)
def test_a_probability_next_to_nothing_is_said_to_be_less(probability: float, words: str) -> None:
    row = {"outlook": "even", "status": "open", "probability_met": probability}
    assert Voice(language="en").outlook(row) == words
