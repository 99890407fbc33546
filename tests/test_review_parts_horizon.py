"""Accuracy by years ahead."""

from dataclasses import replace

from forecasts.reviewing.parts.horizon import horizon_table
from review_cases import example_review

INPUTS = example_review().inputs


def test_a_claim_from_behind_its_target_is_in_the_first_bin_of_years_ahead() -> None:
    """The bins lose no claim that other rates count."""
    inputs = example_review().inputs
    late = replace(INPUTS, claims=inputs.claims.assign(horizon=inputs.claims["horizon"] - 50.0))
    bins = horizon_table(late)
    assert bins["from"].tolist() == [0.0]
    assert bins["n"].sum() == horizon_table(inputs)["n"].sum() > 0
