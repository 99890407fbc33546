"""The range of what several said of one outcome."""

from dataclasses import replace

from forecasts.reviewing.parts.disagreement import disagreement_table
from review_cases import example_review

INPUTS = example_review().inputs


def test_range_of_claimants_and_the_outcome() -> None:
    row = disagreement_table(INPUTS).iloc[0]
    assert (row["lowest"], row["highest"], row["actual"], row["claimants"]) == (200, 350, 205, 2)
    assert row["inside"]
    forecasts = INPUTS.claims.assign(modality="forecast")
    assert disagreement_table(replace(INPUTS, claims=forecasts)).iloc[0]["claimants"] == 3
    narrow = INPUTS.claims.assign(actual=199.0)
    assert not disagreement_table(replace(INPUTS, claims=narrow)).iloc[0]["inside"]
