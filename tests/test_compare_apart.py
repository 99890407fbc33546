"""Errors taken apart: the parts add up, and each is what it says."""

import math
from datetime import date
from typing import TYPE_CHECKING

import pytest

from forecasts.comparing import compare
from forecasts.comparing.apart import take_apart
from tables import actuals_of, claims_of

if TYPE_CHECKING:
    import pandas as pd

AS_OF = date(2026, 11, 21)
SERIES = {
    "values": (
        ("2018", 80.0, "2019-02-01"),
        ("2019", 100.0, "2020-02-01"),
        ("2019", 110.0, "2022-02-01", {"release": "revised"}),
        ("2020", 90.0, "2021-02-01"),
        ("2020", 96.0, "2021-08-01", {"release": "revised"}),
    )
}


def parts_of(**claim: object) -> "pd.DataFrame":
    actuals = actuals_of(SERIES)
    claims = claims_of({"value": 120.0, "year": 2020, "stated": "2020-03-01", **claim})
    return take_apart(compare(claims, actuals, as_of=AS_OF), actuals, as_of=AS_OF)


def test_base_growth_and_revision_add_up_to_the_error() -> None:
    row = parts_of().iloc[0]
    assert row["base_year"] == 2019
    assert row["base"] == pytest.approx(math.log(100 / 110))
    assert row["growth"] == pytest.approx(math.log(120 / 100) - math.log(90 / 110))
    assert row["revision"] == pytest.approx(math.log(90 / 96))
    assert row["error"] == pytest.approx(math.log(120 / 96))
    assert row["base"] + row["growth"] + row["revision"] == pytest.approx(row["error"])


def test_a_turn_is_an_outcome_against_the_last_year_known() -> None:
    row = parts_of().iloc[0]
    assert row["before"] == pytest.approx(math.log(100 / 80))
    assert row["said"] == pytest.approx(math.log(120 / 100))
    assert row["came"] == pytest.approx(math.log(96 / 110))


def test_what_was_published_after_the_statement_is_no_base() -> None:
    assert parts_of(stated="2019-01-01").empty


def test_bounds_have_no_error_to_take_apart() -> None:
    assert parts_of(hedge="above").empty


def test_of_an_outcome_that_is_an_interval_the_nearest_end_is_taken_apart() -> None:
    bound = {"release": "first", "bound": "range", "rounding": 6.0}
    actuals = actuals_of({"values": (*SERIES["values"][:2], ("2020", 90.0, "2021-02-01", bound))})
    claims = claims_of({"value": 130.0, "year": 2020, "stated": "2020-03-01"})
    row = take_apart(compare(claims, actuals, as_of=AS_OF), actuals, as_of=AS_OF).iloc[0]
    assert row["error"] == pytest.approx(math.log(130 / 96))
    assert row["base"] + row["growth"] + row["revision"] == pytest.approx(row["error"])
