"""The largest misses."""

from dataclasses import replace

import pandas as pd

from forecasts.reviewing.parts.misses import misses_table
from review_cases import example_review

INPUTS = example_review().inputs


def test_misses_name_a_claimant_once_for_one_outcome() -> None:
    claims = pd.concat([INPUTS.claims, INPUTS.claims], ignore_index=True)
    assert misses_table(replace(INPUTS, claims=claims))["claim_id"].tolist() == ["lamps-miss-2025"]
