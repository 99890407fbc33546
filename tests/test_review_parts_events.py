"""By conference: what was made, what held, beside the baseline."""

from dataclasses import replace

import pandas as pd

from forecasts.comparing.paired import measure_pairs
from forecasts.comparing.rated import is_rated
from forecasts.reviewing.parts.events import events_table
from review_cases import example_review

INPUTS = example_review().inputs


def test_events_count_what_was_made_and_pair_it_with_the_baseline() -> None:
    claims = INPUTS.claims.copy()
    stages = [f"example-forum/{2020 + number % 2}" for number in range(len(claims))]
    claims["event"] = pd.Series(stages, index=claims.index).where(claims["claim_id"] != "", "")
    claims.loc[claims.index[0], "event"] = "A fair without a code"
    table = events_table(replace(INPUTS, claims=claims)).set_index("event")
    said = claims[claims["status"] != "not yet stated"]
    assert table["made"].sum() == len(said)
    assert table.loc["example-forum", "editions"] == 2
    assert table["hits"].sum() == (said["verdict"] == "hit").sum()
    assert table["not_reached"].sum() == (said["verdict"] == "not reached").sum()
    pairs = measure_pairs(said[is_rated(claims)[said.index] & said["event"].str.contains("/")])
    row = table.loc["example-forum"]
    assert (row["paired"], row["paired_hits"], row["baseline_hits"]) == pairs[:3]
    assert row["paired"] > 0
    assert events_table(replace(INPUTS, claims=claims.iloc[:0])).empty
