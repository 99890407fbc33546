"""Turning points: what turned, who said so, and who said it for nothing."""

import math

import pandas as pd

from forecasts.reviewing.apart import apart_table, count_turns
from review_cases import example_review

INPUTS = example_review().inputs


def test_turns_are_counted_where_a_change_was_known() -> None:
    rows = [
        (0.5, -0.1, -0.2, True, True),
        (0.5, -0.1, 0.2, True, False),
        (0.5, 0.1, -0.2, False, True),
        (0.5, 0.1, 0.2, False, False),
        (math.nan, -0.1, -0.2, False, False),
    ]
    table = pd.DataFrame(rows, columns=["before", "came", "said", "turn", "called"])
    assert count_turns(table) == {"n": 4, "met": 2, "called": 1, "false": 1}


def test_the_parts_of_every_error_add_up() -> None:
    table = apart_table(INPUTS)
    assert table["claim_id"].tolist() == ["lamps-miss-2025", "lamps-hit-2025"]
    whole = table["base"] + table["growth"] + table["revision"]
    assert (whole - table["error"]).abs().max() < 1e-12
    errors = INPUTS.claims.set_index("claim_id").loc[table["claim_id"], "error"]
    assert (errors.to_numpy() - table["error"].to_numpy()).max() < 1e-12
