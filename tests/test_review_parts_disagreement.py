"""The range of what several said of one outcome."""

from dataclasses import replace

import numpy as np
import pandas as pd

from forecasts.reviewing.inputs import claims_by_id
from forecasts.reviewing.notes import note_sentences
from forecasts.reviewing.parts.disagreement import disagreement_table
from forecasts.reviewing.voice import Voice
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


def test_a_finding_names_codes_and_days_in_words() -> None:
    columns = ["claim_id", "other_id", "relation", "outcome", "words", "break_even", "pair",
               "rate_low", "rate_high", "why"]  # fmt: skip
    words = "lamps-hit-2025 against x: measure: market-size became sales, in the year to 2025-09-19"
    row = ("lamps-hit-2025", "x", "relay", "tension", words, np.nan, "", np.nan, np.nan, "")
    names = {**INPUTS.names, "market-size": {"en": "Market size"}}
    voice = Voice(language="en", names=names)
    said = note_sentences(pd.DataFrame([row], columns=columns), claims_by_id(INPUTS), voice)[0]
    assert "lamps-hit-2025" not in said
    assert said.endswith("measure: market size became sales, in the year to 19 Sep 2025.")
