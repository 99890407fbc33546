"""What fell due in the year."""

from dataclasses import replace
from datetime import date

from forecasts.reviewing.chosen import fell_due
from review_cases import example_review

INPUTS, TABLES = example_review().inputs, example_review().tables


def test_due_claims_are_those_whose_target_ended_in_the_year() -> None:
    assert sorted(TABLES["due"]["claim_id"]) == [
        "lamps-china-2025", "lamps-floor-2025", "lamps-hit-2025", "lamps-miss-2025",
        "lamps-plan-2025",
    ]  # fmt: skip
    assert not fell_due(INPUTS.claims, replace(INPUTS, as_of=date(2025, 12, 1))).any()
