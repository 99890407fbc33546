"""The scores of a group of claims, and which claims enter them."""

import math

import pandas as pd
import pytest

from forecasts.comparing.rated import is_rated
from forecasts.reviewing.scored import score_group
from review_cases import example_review

INPUTS = example_review().inputs


def test_targets_copies_contested_and_could_enter_no_rate() -> None:
    claims = INPUTS.claims
    assert sorted(claims.loc[is_rated(claims), "claim_id"]) == [
        "lamps-floor-2025", "lamps-hit-2025", "lamps-miss-2025",
    ]  # fmt: skip
    for column, cell in (("relays", "x"), ("flags", "contested"), ("probability", 0.4)):
        assert not is_rated(claims.assign(**{column: cell})).any()


def test_scores_of_a_group_leave_bounds_out_of_errors() -> None:
    scores = score_group(INPUTS.claims[is_rated(INPUTS.claims)])
    assert (scores["n"], scores["outcomes"], scores["bounds"]) == (3, 1, 1)
    assert (scores["hit"], scores["near"], scores["miss"]) == (2, 0, 1)
    assert (scores["high"], scores["low"]) == (1, 1)
    errors = [math.log(200 / 205), math.log(350 / 205)]
    assert scores["bias"] == pytest.approx(sum(errors) / 2)
    assert scores["error"] == pytest.approx(sum(map(abs, errors)) / 2)


def test_scores_of_nothing_are_counts_of_nothing() -> None:
    scores = score_group(INPUTS.claims.iloc[:0])
    assert scores["n"] == scores["hit"] == scores["paired"] == 0
    assert math.isnan(scores["error"])


def test_high_low_exact_and_unsized_add_up_and_what_a_baseline_leaves_out_is_counted() -> None:
    """14 too high, 14 too low and 4 bounds had stood for 33; two bounds had gone unsaid."""
    rated = INPUTS.claims[is_rated(INPUTS.claims)]
    exact = rated[rated["claim_id"] == "lamps-hit-2025"].assign(claim_id="exact", error=0.0)
    own = pd.concat([rated, exact], ignore_index=True).assign(
        half_trend_verdict="hit", baseline_error=0.1
    )
    scores = score_group(own)
    assert scores["exact"] == 1
    assert scores["high"] + scores["low"] + scores["exact"] + scores["unsized"] == scores["n"]
    assert (scores["paired"], scores["paired_bounds"]) == (3, 1)
    assert scores["paired"] + scores["paired_bounds"] == scores["n"]
    assert scores["paired_bias"] == pytest.approx(0.0)
    assert scores["baseline_bias"] == pytest.approx(0.1)
