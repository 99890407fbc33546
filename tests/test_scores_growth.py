"""Growth out of levels: what was known then, and nothing that was published later."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasts.scores.scoring.matched_rows import match_request
from forecasts.scores.scoring.score_table import make_request, score_table
from forecasts.scores.tables.columns import TableError

LEVELS = st.floats(1, 1000, allow_nan=False)
CLAIMS = pd.DataFrame(
    {
        "source": ["A", "A", "A", "A"],
        "stated": ["2020-02-15", "2020-02-15", "2020-02-15", "2020-05-15"],
        "target_period": ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q2"],
        "value": ["101", "103", "104", "100"],
    }
)
ACTUALS = pd.DataFrame(
    [
        ("2019-Q4", "2020-01-30", "100"),
        ("2019-Q4", "2020-04-30", "99"),
        ("2020-Q1", "2020-04-30", "98"),
        ("2020-Q2", "2020-07-30", "90"),
        ("2020-Q1", "2020-07-30", "97"),
        ("2020-Q3", "2020-10-30", "95"),
    ],
    columns=["target_period", "published_on", "value"],
)


def rates(
    claims: pd.DataFrame, actuals: pd.DataFrame, growth: str, release: str | None = "first"
) -> tuple[list[float], list[float]]:
    """Return the growth that each forecast claims, and that which came about."""
    request = make_request(growth=growth, release=release, error="points")
    table, _ = match_request(claims, actuals, request)
    return table["claimed"].tolist(), table["actual"].tolist()


def test_a_rate_takes_the_level_that_was_published_by_then() -> None:
    claimed, actual = rates(CLAIMS, ACTUALS, "previous")
    assert claimed == pytest.approx(
        [100 * (101 / 100 - 1), 100 * (103 / 101 - 1), 100 * (104 / 103 - 1), 100 * (100 / 98 - 1)]
    )
    first = [98 / 99, 90 / 97, 95 / 90, 90 / 97]
    assert actual == pytest.approx([100 * (ratio - 1) for ratio in first])


def test_what_is_published_later_changes_no_claim() -> None:
    later = pd.DataFrame(
        [("2019-Q4", "2020-02-16", "1"), ("2020-Q1", "2020-05-16", "2")], columns=ACTUALS.columns
    )
    before = rates(CLAIMS, ACTUALS, "previous")[0]
    assert rates(CLAIMS, pd.concat([ACTUALS, later]), "previous")[0] == before


@settings(max_examples=15)
@given(st.lists(LEVELS, min_size=12, max_size=12))
def test_growth_is_that_of_a_naive_loop(levels: list[float]) -> None:
    quarters = [f"{year}-Q{quarter}" for year in (2018, 2019, 2020) for quarter in (1, 2, 3, 4)]
    table = pd.DataFrame({"target_period": quarters, "value": [repr(each) for each in levels]})
    claims = table.assign(source="A", stated="2017-12-31")
    means = [sum(levels[year : year + 4]) / 4 for year in (0, 4, 8)]
    expected = {
        "previous": [100 * (levels[at] / levels[at - 1] - 1) for at in range(1, 12)],
        "annualised": [100 * ((levels[at] / levels[at - 1]) ** 4 - 1) for at in range(1, 12)],
        "year": [100 * (levels[at] / levels[at - 4] - 1) for at in range(4, 12)],
        "annual": [100 * (means[year] / means[year - 1] - 1) for year in (1, 2)],
    }
    for kind, wanted in expected.items():
        claimed, actual = rates(claims, table, kind, None)
        for found in (claimed, actual):
            assert [each for each in found if not math.isnan(each)] == pytest.approx(wanted)


def test_an_occasion_is_told_by_the_horizon_where_no_day_is_stated() -> None:
    claims = pd.DataFrame(
        {
            "target_period": ["2020", "2021", "2021", "2022"],
            "horizon": ["1", "2", "1", "2"],
            "value": ["110", "121", "150", "300"],
        }
    )
    actuals = pd.DataFrame(
        {"target_period": ["2019", "2020", "2021", "2022"], "value": ["100", "120", "140", "150"]}
    )
    claimed, actual = rates(claims, actuals, "previous", None)
    assert claimed == pytest.approx([10, 10, 25, 100])
    assert actual == pytest.approx([20, 100 / 6, 100 / 6, 50 / 7])


def test_what_has_nothing_to_grow_from_is_said_and_not_scored() -> None:
    scores = score_table(
        CLAIMS, ACTUALS.iloc[2:], growth="previous", release="first", error="points", metrics="n"
    )
    assert "growth: 1 of 4 forecasts has nothing to grow from" in scores.notes
    assert scores.table["n"].tolist() == [3]


@pytest.mark.parametrize(
    ("claims", "actuals", "growth", "said"),
    [
        (CLAIMS, ACTUALS, "yoy", "unknown growth `yoy`"),
        (CLAIMS, None, "year", "--growth needs the levels of outcomes"),
        (CLAIMS.assign(low="1", high="2"), ACTUALS, "year", "--growth takes points"),
        (CLAIMS.replace("2020-Q1", "soon"), ACTUALS, "year", "`soon` is no year, quarter or month"),
        (CLAIMS.replace("2020-Q1", "2020"), ACTUALS, "year", "target periods of one length"),
    ],
)
def test_what_has_no_growth_is_refused(
    claims: pd.DataFrame, actuals: pd.DataFrame | None, growth: str, said: str
) -> None:
    own = claims if actuals is not None else claims.assign(actual="1")
    with pytest.raises(TableError, match=said):
        score_table(own, actuals, growth=growth, release="first", error="points")


@pytest.mark.parametrize("error", ["points", "absolute", "percent", "log"])
def test_the_note_asks_for_points_where_they_are_not_taken(error: str) -> None:
    notes = match_request(
        CLAIMS, ACTUALS, make_request(growth="previous", release="first", error=error)
    )[1]
    assert any("--error points" in note for note in notes) == (error not in {"points", "absolute"})
