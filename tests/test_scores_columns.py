"""`--columns` puts columns together and names them; parts of dates; what is no key."""

import io
from typing import Any

import pandas as pd
import pytest

from forecasts.scores.scoring.score_table import Scores, score_table
from forecasts.scores.tables.columns import TableError, same_name
from forecasts.scores.tables.files import read_table


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


def scored(claims: str, actuals: str, **options: Any) -> Scores:  # noqa: ANN401 - any field
    return score_table(table(claims), table(actuals), **{"error": "points", **options})


def rows(claims: str, actuals: str, **options: Any) -> list[list[Any]]:  # noqa: ANN401 - any field
    found: list[list[Any]] = scored(claims, actuals, **options).table.to_numpy().tolist()
    return found


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("MarketYear", "market_year"), ("Target Year", "target_year"), ("userId", "user_id"),
        ("GDP", "gdp"), ("realGDP", "realgdp"), ("F1_0T1_4", "f1_0t1_4"), ("h0Q", "h0q"),
    ],
)  # fmt: skip
def test_words_that_are_joined_are_the_words(name: str, same: str) -> None:
    assert same_name(name) == same


def test_a_table_of_camels_is_read_and_may_be_typed_in_small_letters() -> None:
    claims = "ReleaseDate,MarketYear,Value\n2009-05-10,2009,3\n2010-05-11,2010,5\n"
    found = scored(claims, "MarketYear,actual\n2009,1\n2010,1\n", by="marketyear", metrics="mae")
    assert found.table.to_numpy().tolist() == [[2009, 2], [2010, 4]]
    assert "claims: column `ReleaseDate` read as stated" in found.notes


@pytest.mark.parametrize(
    ("text", "told", "first"),
    [
        ("target_period=stated+horizon_days", "2020-02-12,2", "2020-02-14"),
        ("target_period=stated+horizon_weeks", "2020-02-12,2", "2020-02-26"),
        ("target_period=stated+horizon weeks", "2020-02-12,2", "2020-02-26"),
        ("target_period=stated.month+horizon", "2020-02-12,2", "2020-04"),
        ("target_period=stated.quarter+horizon", "2020-02-12,2", "2020-Q3"),
        ("target_period=stated.year+horizon", "2020-02-12,2", "2022"),
        ("target_period=stated+horizon", "2020-Q4,2", "2021-Q2"),
    ],
)
def test_a_period_is_counted_from_a_day(text: str, told: str, first: str) -> None:
    horizon = "horizon_" + text.rpartition("_")[2] if "horizon_" in text else "horizon"
    found = scored(
        f"stated,{horizon},value\n{told},5\n", f"period,actual\n{first},1\n",
        columns=text, metrics="n,mae",
    )  # fmt: skip
    assert found.table.to_numpy().tolist() == [[1, 4]]
    assert any(note.endswith(f"such as {first}") for note in found.notes)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("2020-02-12,2", r"is a day, and nobody says .* write `stated\+horizon days` \(or weeks\)"),
        ("week 3,2", "column `stated`: `week 3` is no period or day to count from"),
        ("2020,0.5", r"column `horizon`: 0.5 is no whole number of steps"),
    ],
)  # fmt: skip
def test_what_nobody_can_count_from_is_refused(told: str, message: str) -> None:
    """It had been a blank period, without an outcome and without a word."""
    with pytest.raises(TableError, match=message):
        scored(
            f"stated,horizon,value\n{told},5\n", "period,actual\n2022,1\n",
            columns="target_period=stated+horizon", metrics="n",
        )  # fmt: skip


BINS = (
    "Model,Week,Type,Bin_start_incl,Bin_end_notincl,Value\n"
    "A,40,Point,,,2\n"
    "A,40,Bin,,1,0.2\nA,40,Bin,1,2,0.5\nA,40,Bin,2,none,0.3\n"
)


def test_two_ends_are_a_bin() -> None:
    options = {"columns": "category=Bin_start_incl+Bin_end_notincl", "where": "Type=Bin"}
    metrics = "n,brier_categories,rps,crps"
    found = scored(BINS, "week,observed\n40,1.5\n", metrics=metrics, **options)
    whole = found.table.iloc[0]
    assert whole["n"] == 1
    assert whole["brier_categories"] == pytest.approx(0.2**2 + 0.5**2 + 0.3**2)
    assert whole["rps"] == pytest.approx(0.2**2 + 0.3**2)
    assert "forecast unit: Model, Week" in found.notes
    assert not any("differs inside forecasts" in note for note in found.notes)


def test_what_is_read_by_its_name_is_named() -> None:
    claims = "source,year,middle,spread\nA,2020,1,2\n"
    columns = ["mean=middle", "sd=spread"]
    assert rows(claims, "year,actual\n2020,1\n", columns=columns, metrics="pit,mae") == [[0.5, 0]]
    actuals = "year,when,actual\n2020,2021-01,9\n2020,2022-01,1\n"
    options: dict[str, Any] = {"columns": "published_on=when", "release": "latest"}
    assert rows("year,value\n2020,1\n", actuals, metrics="mae", **options) == [[0]]
    with pytest.raises(TableError, match="claims has a column `sd` beside the ones of `sd=spread`"):
        scored(f"sd,{claims}".replace("\nA", "\n1,A"), actuals, columns="sd=spread", metrics="n")
    with pytest.raises(TableError, match="no column plays `skwe`; did you mean `skew`"):
        scored(claims, actuals, columns="skwe=spread", metrics="n")


DATED = (
    "stated,year,value\n"
    "2020-05-12,2020,2\n2020-10-12,2020,3\n2021-05-11,2021,4\n2021-10-12,2021,5\n"
)


@pytest.mark.parametrize(
    ("part", "groups"),
    [
        ("month_of_year", [[5, 2.0], [10, 3.0]]),
        ("quarter_of_year", [[2, 2.0], [4, 3.0]]),
        ("year", [[2020, 1.5], [2021, 3.5]]),
        ("quarter", [["2020-Q2", 1], ["2020-Q4", 2], ["2021-Q2", 3], ["2021-Q4", 4]]),
        ("month", [["2020-05", 1], ["2020-10", 2], ["2021-05", 3], ["2021-10", 4]]),
        ("weekday", [[1, 2.0], [2, 8 / 3]]),
    ],
)
def test_forecasts_are_grouped_by_a_part_of_their_date(part: str, groups: list[list[Any]]) -> None:
    actuals = "year,actual\n2020,1\n2021,1\n"
    found = rows(DATED, actuals, by=f"stated.{part}", metrics="mae")
    assert found == [[label, pytest.approx(score)] for label, score in groups]
    same = rows(DATED, actuals, by=f"stated.{part}", metrics="mae,median_error")  # the other way
    assert [row[:2] for row in same] == found


def test_the_column_of_a_date_tells_forecasts_apart() -> None:
    claims = DATED.replace("stated", "survey round")
    found = scored(claims, "year,actual\n2020,1\n2021,1\n", by="survey round.month", metrics="n")
    assert "forecast unit: year, survey round" in found.notes


def test_a_part_of_what_is_no_date_is_refused() -> None:
    with pytest.raises(TableError, match=r"column `round`: `Spring` is no date \(round.month\)"):
        scored("round,year,value\nSpring,2020,1\n", "year,actual\n2020,1\n", by="round.month")


def test_a_horizon_to_days_is_computed_in_days() -> None:
    claims = "stated,date,value\n2020-02-27,2020-03-01,1\n2020-02-27,2020-03-05,1\n"
    actuals = "date,actual\n2020-03-01,1\n2020-03-05,1\n"
    found = scored(claims, actuals, by="horizon", metrics="n")
    assert found.table.to_numpy().tolist() == [[3, 1], [7, 1]]
    assert "horizon computed: days from the statement to the target day" in found.notes


def test_a_horizon_that_cannot_be_computed_says_what_is_lacking() -> None:
    message = (
        r"claims has no column `horizon`; say which one is it with --columns horizon=NAME; it has "
        r"`year`, `value`; or name the columns to compute it from, with --columns stated=NAME$"
    )
    with pytest.raises(TableError, match=message):
        scored("year,value\n2020,1\n", "year,actual\n2020,1\n", by="horizon")


def test_the_day_of_publication_is_no_key() -> None:
    """One file for both: every row had been its own outcome, and every error 0."""
    both = "report_date,year,released,value\n" + "".join(
        f"{month},{year},{year}-{month:02d}-01,{year - 2000 + month}\n"
        for year in (2020, 2021)
        for month in range(1, 6)
    )
    found = scored(
        both, both, on="year", release="latest", by="report_date", metrics="n,mean_error"
    )
    assert found.table["mean_error"].tolist() == [-4, -3, -2, -1, 0]
    itself = scored(both, both, metrics="mae")
    assert itself.table["mae"].tolist() == [0]
    assert any("each of the 10 is equal to its actual" in note for note in itself.notes)
    assert "joined on year, report_date" in itself.notes
    assert not any("is equal to its actual" in note for note in found.notes)


PARAMETERS = (
    "Report,Parameter,2020Q1,2020Q2\n"
    "Feb,Mode,2.0,2.2\nFeb,Uncertainty,0.8,1.1\nFeb,Skew,0.1,-0.2\n"
    "May,Mode,,2.1\nMay,Uncertainty,,1\nMay,Skew,,0\n"
)
QUARTERS = "quarter,actual\n2020Q1,1.4\n2020Q2,3.1\n"


def test_parameters_in_rows_are_those_in_columns() -> None:
    wide = (
        "Report,quarter,Mode,Uncertainty,Skew\n"
        "Feb,2020Q1,2.0,0.8,0.1\nFeb,2020Q2,2.2,1.1,-0.2\nMay,2020Q2,2.1,1,0\n"
    )
    options: dict[str, Any] = {"by": "Report", "metrics": "n,mean_error,crps"}
    found = scored(PARAMETERS, QUARTERS, columns="parameter=Parameter", **options)
    assert found.table.to_numpy().tolist() == rows(wide, QUARTERS, **options)
    told = "claims: rows of `Parameter` read as the columns `Mode`, `Uncertainty`, `Skew`"
    assert told in found.notes


def test_a_parameter_that_stands_twice_is_refused() -> None:
    again = PARAMETERS.replace("May,Mode", "Feb,Mode").replace("Feb,Mode,,2.1", "Feb,Mode,1,2.1")
    with pytest.raises(TableError, match=r"a parameter stands twice: Report=Feb, .*Parameter=Mode"):
        scored(again, QUARTERS, columns="parameter=Parameter", metrics="crps")
    with pytest.raises(TableError, match="no column of values beside the parameters in `kind`"):
        scored("kind,year,x\nMode,2020,1\n", QUARTERS, columns="parameter=kind", metrics="crps")


def test_a_name_of_several_scores_says_what_each_of_them_needs() -> None:
    message = "crps needs one of these: samples: .*; or normal .*; or two-piece .*; or densities"
    with pytest.raises(TableError, match=message):
        scored("year,value\n2020,1\n", "year,actual\n2020,1\n", metrics="crps")


def test_a_number_of_forecasts_has_no_number_of_its_own_told() -> None:
    claims = "source,year,value\nA,2000,1\nA,2001,2\nB,2001,2\n"
    metrics = "n,mae_relative_skill,n_mae_relative_skill,mae_dm,n_mae_dm"
    options: dict[str, Any] = {"by": "source", "baseline": "B", "metrics": metrics}
    found = scored(claims, "year,actual\n2000,2\n2001,1\n", **options)
    assert found.table["n_mae_relative_skill"].tolist() == [1, 1]
    shared = "2 of 3 forecasts are of what another source forecast, too, by year (--unit)"
    assert f"mae_relative_skill, mae_dm: {shared}" in found.notes
    assert not any(note.startswith("n_mae") or "n_n_mae" in note for note in found.notes)
