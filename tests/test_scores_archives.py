"""Archives as their owners publish them: wide in sources, horizons, vintages or fiscal years."""

import io
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from forecasts.scores.scoring.matched_rows import match_request
from forecasts.scores.scoring.score_table import Scores, make_request, score_table
from forecasts.scores.tables.cell_spellings import day_order, fiscal_years
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table
from forecasts.scores.tables.periods import period_days, period_key, step_on


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


def scored(claims: str, actuals: str | None, **options: Any) -> Scores:  # noqa: ANN401 - any field
    return score_table(table(claims), None if actuals is None else table(actuals), **options)


def rows(claims: str, actuals: str | None, **options: Any) -> list[list[Any]]:  # noqa: ANN401 - any field
    found: list[list[Any]] = scored(claims, actuals, **options).table.to_numpy().tolist()
    return found


RECORD = "Year,Actual,CBO,Blue Chip,Administration\n2001,2,3,2,1\n2002,4,4,5,7\n2003,1,3,,2\n"


def test_a_column_a_source_becomes_a_row_a_source() -> None:
    options = {"columns": "source=CBO,Blue Chip,Administration", "by": "source"}
    options |= {"error": "points", "metrics": "n,mean_error,relative_mae", "baseline": "CBO"}
    found = scored(RECORD, None, **options)
    expected = [["Administration", 3, 1.0, 5 / 3], ["Blue Chip", 2, 0.5, 1.0], ["CBO", 3, 1.0, 1.0]]
    assert found.table.to_numpy().tolist() == expected
    assert "claims: columns `CBO`, `Blue Chip`, `Administration`, ... read as source" in found.notes


def test_a_column_a_horizon_in_both_tables() -> None:
    claims = "method,id,F1,F2\nA,x,10,20\nA,y,30,\nB,x,11,24\n"
    actuals = "id,V1,V2\nx,10,22\ny,40,50\n"
    options = {"columns": ("horizon=F*", "horizon=V*", "source=method"), "on": "id,horizon"}
    found = rows(claims, actuals, by="method,horizon", error="points", metrics="n,mae", **options)
    assert found == [["A", 1, 2, 5.0], ["A", 2, 1, 2.0], ["B", 1, 1, 1.0], ["B", 2, 1, 2.0]]


def test_a_column_a_vintage_gives_horizons() -> None:
    claims = "ISO,year,S2001gdp,F2001gdp,S2002gdp\nX,2002,3,2.5,2\nX,2003,4,.,1\n"
    actuals = "ISO,year,value\nX,2002,2\nX,2003,2\n"
    options = {"columns": "stated=S*gdp", "error": "points", "metrics": "n,mean_error"}
    found = rows(claims, actuals, by="stated,horizon", **options)
    assert found == [[2001, 2, 1, 1], [2001, 3, 1, 2], [2002, 1, 1, 0], [2002, 2, 1, -1]]


def test_a_column_gets_a_role_by_name_in_either_table() -> None:
    claims = "who,when_for,level\nA,2020,110\nB,2020,120\n"
    actuals = "when_for,level\n2020,100\n"
    columns = ("source=who", "target_period=when_for", "value=level", "actual=level")
    found = rows(claims, actuals, columns=columns, by="who", metrics="mae,skill", baseline="B")
    assert found == [["A", 10.0, 0.5], ["B", 20.0, 0.0]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("horizon=G*", r"no table has the columns of `horizon=G\*`"),
        ("source=CBOO", "did you mean `CBO`"),
        ("sorce=CBO", "no column plays `sorce`; did you mean `source`"),
        ("CBO", "names no columns; write source=method"),
        ("year=CBO,Administration", "has a column `year` beside the ones of"),
    ],
)
def test_columns_that_are_not_there_are_said(text: str, said: str) -> None:
    with pytest.raises(TableError, match=said):
        scored(RECORD.replace("Year", "year"), None, columns=(text,))


VINTAGES = (
    "year,published_on,value\n"
    "2001,2004-02-01,14\n2001,2002-02-01,10\n2001,2003-02-01,NA\n2001,2003-08-01,12\n"
    "2002,2003-02-01,20\n"
)


@pytest.mark.parametrize(
    ("release", "found"), [("first", [4, 5]), ("latest", [0, 5]), ("2", [2]), ("3", [0])]
)
def test_one_publication_of_each_outcome_is_the_actual(release: str, found: list[float]) -> None:
    claims = "year,value\n2001,14\n2002,25\n"
    options = {"error": "points", "metrics": "mean_error", "by": "year", "release": release}
    scores = scored(claims, VINTAGES, **options)
    errors = scores.table["mean_error"].dropna().tolist()
    assert errors == found
    assert any("by `published_on`" in note for note in scores.notes)


def test_a_release_needs_a_column_of_dates() -> None:
    claims = "year,value\n2001,14\n"
    with pytest.raises(TableError, match="a column of the actuals such as `published_on`"):
        scored(claims, "year,value\n2001,10\n", release="first")
    with pytest.raises(TableError, match="`soon` is no date"):
        scored(claims, "year,published_on,value\n2001,soon,10\n", release="first")
    with pytest.raises(TableError, match="write first, latest, a number"):
        scored(claims, VINTAGES, release="last")


FISCAL = "Forecast,2010-11,2011-12,2012-13\nMarch 2010,1.0,2.0,3.0\nMarch 2011,,2.5,3.5\n"
OUTTURN = "Fiscal year,Outturn\n2009-10,0\n2010-11,2\n2011-12,2\n2012-13,2\n"


def test_fiscal_years_are_years_also_where_they_could_be_months() -> None:
    options = {"error": "points", "columns": "stated=Forecast", "metrics": "n,mean_error"}
    found = scored(FISCAL, OUTTURN, by="target_period", **options)
    expected = [["2010/11", 1, -1.0], ["2011/12", 2, 0.25], ["2012/13", 2, 1.25]]
    assert found.table.to_numpy().tolist() == expected
    assert "target periods such as 2010-11 read as fiscal years" in found.notes
    by_horizon = rows(FISCAL, OUTTURN, by="horizon", **options)
    assert [row[:2] for row in by_horizon] == [[1.08, 2], [2.08, 2], [3.08, 1]]
    naive = rows(FISCAL, OUTTURN, baseline="no_change", **{**options, "metrics": "relative_mae"})
    # known: 2009-10 for those of March 2010, 2010-11 for those of March 2011
    assert naive[0][0] == pytest.approx((1 + 0 + 1 + 0.5 + 1.5) / (2 + 2 + 2 + 0 + 0))


def test_months_are_not_taken_for_fiscal_years() -> None:
    assert fiscal_years(["2010-11", "2011-12", "2012-13"])
    assert fiscal_years(["1999-00"])
    assert not fiscal_years(["2010-11", "2011-12"])
    assert not fiscal_years(["2010-11", "2010-12"])
    assert not fiscal_years(["2012-13", "2012-11"])
    assert not fiscal_years([])


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("2010/11", date(2010, 4, 1), date(2011, 3, 31)),
        ("2012-13", date(2012, 4, 1), date(2013, 3, 31)),
        ("2012-2013", date(2012, 4, 1), date(2013, 3, 31)),
        ("2012-11", date(2012, 11, 1), date(2012, 11, 30)),
        ("March 2010", date(2010, 3, 1), date(2010, 3, 31)),
        ("Sept. 2010", date(2010, 9, 1), date(2010, 9, 30)),
        ("2010 Mar", date(2010, 3, 1), date(2010, 3, 31)),
        ("5 Mar 2010", date(2010, 3, 5), date(2010, 3, 5)),
        ("March 5, 2010", date(2010, 3, 5), date(2010, 3, 5)),
        ("05-MAR-2010", date(2010, 3, 5), date(2010, 3, 5)),
        ("20100305", date(2010, 3, 5), date(2010, 3, 5)),
        ("3Q2010", date(2010, 7, 1), date(2010, 9, 30)),
        ("2010 3Q", date(2010, 7, 1), date(2010, 9, 30)),
        ("2H 2010", date(2010, 7, 1), date(2010, 12, 31)),
    ],
)
def test_periods_as_archives_spell_them(word: str, first: date, last: date) -> None:
    assert period_days(word) == (first, last)


@pytest.mark.parametrize("word", ["2010/13", "Mars 2010", "Marble 2010", "5Q2010", "20101305", "q"])
def test_other_words_are_no_periods(word: str) -> None:
    assert period_days(word) is None


def test_a_month_or_day_by_name_meets_the_one_in_numbers() -> None:
    assert period_key("Mar 2010") == period_key("2010-03")
    assert period_key("March 5, 2010") == period_key("2010-03-05")
    assert period_key("2010-03-05T06:00") != period_key("2010-03-05")


def test_a_join_that_finds_nothing_shows_both_sides() -> None:
    said = r"joined on year=Date: claims begin with year `2000`, actuals with Date `2000-Q1`"
    with pytest.raises(TableError, match=said):
        scored("year,value\n2000,1\n", "Date,actual\n2000-Q1,2\n")


PANEL = "source,year,value\nA,2001,1\nB,2001,3\nC,2001,8\nA,2002,2\nB,2002,2\nC,2002,5\n"
TRUE = "year,actual\n2001,3\n2002,2\n"


@pytest.mark.parametrize(
    ("name", "values"), [("mean", [4, 3]), ("median", [3, 2]), ("2.5", [2.5] * 2)]
)
def test_the_consensus_or_a_number_is_a_baseline(name: str, values: list[float]) -> None:
    request = make_request(baseline=name, error="points")
    found, notes = match_request(table(PANEL), table(TRUE), request)
    assert found["baseline"].tolist() == [value for value in values for _ in range(3)]
    assert any(note.startswith("baseline: ") for note in notes)


def test_groups_by_verdict_and_bands_of_errors_in_the_order_of_their_edges() -> None:
    options = {"error": "points", "metrics": "n", "tolerances": (1.0, 3.0)}
    assert rows(PANEL, TRUE, by="verdict", **options) == [["hit", 3], ["miss", 1], ["near", 2]]
    bands = {**options, "bands": "error=-20,-2,0,4,10", "by": "error"}
    assert rows(PANEL, TRUE, **bands) == [["-2 to <0", 1], ["0 to <4", 4], ["4 to 10", 1]]
    turned = rows(PANEL, TRUE, **bands, sign="actual")
    assert turned == [["-20 to <-2", 2], ["0 to <4", 4]]


def test_a_pit_histogram_by_bands() -> None:
    claims = "year,q10,q50,q90\n2001,1,2,3\n2002,1,2,3\n2003,1,2,3\n"
    actuals = "year,actual\n2001,0\n2002,1.5\n2003,9\n"
    found = rows(claims, actuals, by="pit", bands="pit=0,0.25,0.5,1", metrics="n", error="points")
    assert found == [["0 to <0.25", 1], ["0.25 to <0.5", 1], ["0.5 to 1", 1]]
    with pytest.raises(TableError, match="`pit` cannot be a metric and a column of --by"):
        rows(claims, actuals, by="pit", metrics="pit")


def test_a_range_is_a_hit_inside_and_open_where_an_end_is_blank() -> None:
    claims = "id,low,high\n1,100,120\n2,100,120\n3,100,120\n4,100,\n5,100,\n6,,100\n"
    actuals = "id,actual\n1,119\n2,131\n3,140\n4,500\n5,95\n6,99\n"
    found = rows(claims, actuals, metrics="n,hits,nears,misses", level=0.8)
    assert found == [[6, 3, 2, 1]]


def test_scores_of_logarithms() -> None:
    claims = "model,year,q10,q50,q90\nA,2001,1,4,10\nA,2002,2,3,9\nB,2001,2,5,20\nB,2002,1,2,8\n"
    actuals = "year,actual\n2001,12\n2002,5\n"
    options: dict[str, Any] = {
        "by": "model",
        "error": "absolute",
        "metrics": "wis,mae,relative_mae",
    }
    found = rows(claims, actuals, transform="log1p", baseline="B", **options)

    def logs(line: list[float], actual: float) -> tuple[float, float]:
        low, middle, high, a = np.log1p([*line, actual])
        interval = high - low + 10 * max(low - a, 0) + 10 * max(a - high, 0)
        return (abs(a - middle) / 2 + 0.1 * interval) / 1.5, abs(a - middle)

    ours = np.mean([logs([1, 4, 10], 12), logs([2, 3, 9], 5)], axis=0)
    theirs = np.mean([logs([2, 5, 20], 12), logs([1, 2, 8], 5)], axis=0)
    assert found[0][1:] == pytest.approx([*ours, ours[1] / theirs[1]], abs=1e-9)
    with pytest.raises(TableError, match="did you mean `log1p`"):
        rows(claims, actuals, transform="log2p", **options)


def test_days_with_slashes_are_read_where_one_of_them_says_how() -> None:
    actuals = "date,value\n2020-03-31,1.5\n2020-06-05,1.0\n"
    found = scored("date,forecast\n31/03/2020,2\n05/06/2020,3\n", actuals, error="points")
    assert found.table[["n", "mean_error"]].to_numpy().tolist() == [[2, 1.25]]
    assert "target periods such as 31/03/2020 read with the day first" in found.notes
    american = scored("date,forecast\n3/31/2020,2\n6/5/2020,3\n", actuals, error="points")
    assert american.table["mean_error"].tolist() == [1.25]
    assert day_order(["05.06.2020"]) == "day"
    assert day_order(["05/06/2020", "06/07/2020"]) is None
    assert day_order(["31/06/2020", "06/17/2020"]) is None
    assert day_order(["2020"]) is None


@pytest.mark.parametrize("apart", [True, False])
def test_outcomes_of_yes_and_no_are_events(apart: bool) -> None:  # noqa: FBT001 - two cases
    claims = "question,probability,resolution\n1,0.7,Yes\n2,0.2,no\n3,0.5,\n"
    actuals = "question,resolution\n1,Yes\n2,no\n3,\n"
    first = claims.replace(",resolution", "").replace(",Yes", "").replace(",no", "")
    options = {"actual": "resolution", "metrics": "n,brier"}
    if apart:
        found = rows(first.replace("0.5,", "0.5"), actuals, **options)
    else:
        found = rows(claims, None, **options)
    assert found == [[2, pytest.approx((0.09 + 0.04) / 2)]]


def test_only_what_every_source_forecast() -> None:
    options = {"columns": "source=CBO,Blue Chip,Administration", "by": "source", "common": True}
    options |= {"error": "points", "metrics": "n,mean_error"}
    found = scored(RECORD, None, **options)
    expected = [["Administration", 2, 1.0], ["Blue Chip", 2, 0.5], ["CBO", 2, 0.5]]
    assert found.table.to_numpy().tolist() == expected
    assert "6 of 8 forecasts are of what every source forecast" in found.notes
    with pytest.raises(TableError, match="--common compares sources"):
        rows("year,value\n2001,1\n", TRUE, common=True)


def test_the_common_sample_is_one_of_each_group() -> None:
    claims = "source,year,horizon,value\nA,2001,1,4\nB,2001,1,5\nA,2002,1,9\nA,2002,2,3\n"
    options = {"error": "points", "metrics": "n", "common": True}
    found = rows(claims, TRUE, by="horizon,source", **options)
    assert found == [[1, "A", 1], [1, "B", 1], [2, "A", 1]]
    assert rows(claims, TRUE, by="source", **options) == [["A", 1], ["B", 1]]


def test_a_year_and_a_quarter_are_a_period_and_a_horizon_counts_on_from_it() -> None:
    claims = "YEAR,QUARTER,rgdp0,rgdp1\n2020,3,1,2\n2020,4,3,\n"
    actuals = "Date,First\n2020:Q3,1\n2020:Q4,1\n2021:Q1,1\n"
    columns = ["stated=YEAR+QUARTER", "horizon=rgdp*", "target_period=stated+horizon"]
    options = {"columns": columns, "actual": "First", "error": "points", "metrics": "mean_error"}
    found = rows(claims, actuals, by="stated,target_period", **options)
    expected = [["2020-Q3", "2020-Q3", 0.0], ["2020-Q3", "2020-Q4", 1.0], ["2020-Q4"] * 2 + [2.0]]
    assert found == expected
    options = {"columns": ["target_period=year+month"], "error": "points", "metrics": "mean_error"}
    months = rows("year,month,value\n2020,9,3\n", "date,value\n2020-09,1\n", **options)
    assert months == [[2.0]]


@pytest.mark.parametrize(
    ("word", "steps", "later"),
    [
        ("2030-Q4", 1, "2031-Q1"),
        ("2030", 5, "2035"),
        ("Dec 2030", 2, "2031-02"),
        ("2030-H2", 1, "2031-H1"),
        ("2030-Q1", -1, "2029-Q4"),
        ("2030-Q1", 0.5, ""),
        ("2030-01-05", 1, ""),
        ("soon", 1, ""),
        ("2030", float("nan"), ""),
    ],
)
def test_steps_on_from_a_period(word: str, steps: float, later: str) -> None:
    assert step_on(word, steps) == later


def test_verdicts_that_others_gave_are_counted_without_values() -> None:
    claims = "pundit,year,verdict\nX,2001,hit\nX,2002,Miss\nX,2003,\nY,2001,near\n"
    metrics = "n,hits,nears,misses,hit_rate"
    found = scored(claims, None, by="pundit", metrics=metrics)
    assert found.table.to_numpy().tolist() == [["X", 2, 1, 0, 1, 0.5], ["Y", 1, 0, 1, 0, 0.0]]
    counts = rows(claims, None, by="pundit,verdict", metrics="n", where="verdict!=")
    assert counts == [["X", "Miss", 1], ["X", "hit", 1], ["Y", "near", 1]]
    with pytest.raises(TableError, match="mae needs a value"):
        rows(claims, None, metrics="mae")
    with pytest.raises(TableError, match="no column `value`"):
        rows(claims.replace("near", "mostly true"), None, metrics="hits")


def test_numbers_in_names_may_count_from_another_start() -> None:
    claims = "YEAR,QUARTER,rgdp2,rgdp3\n2020,3,1,2\n2020,4,3,\n"
    actuals = "Date,First\n2020:Q2,7\n2020:Q3,1\n2020:Q4,1\n2021:Q1,1\n"
    columns = ["stated=YEAR+QUARTER", "horizon=rgdp*-2", "target_period=stated+horizon"]
    options = {"columns": columns, "actual": "First", "error": "points", "metrics": "mean_error"}
    assert rows(claims, actuals, by="horizon", **options) == [[0, 1.0], [1, 1.0]]


def test_a_table_without_sources_is_told_how_to_name_them() -> None:
    claims = "method,year,value\nA,2001,1\nB,2001,2\n"
    for metrics in ("mae", "mae_ratio"):
        with pytest.raises(TableError, match="--columns source=NAME"):
            rows(claims, TRUE, by="method", metrics=f"{metrics},skill", baseline="B")


def test_quarters_behind_a_point_are_quarters() -> None:
    actuals = "date,value\n1967Q1,3.0\n1967Q2,2.5\n"
    found = scored("DATE,forecast\n1967.1,4\n1967.2,3\n", actuals, error="points")
    assert found.table[["n", "mean_error"]].to_numpy().tolist() == [[2, 0.75]]
    assert "claims: target periods such as 1967.1 read as quarters" in found.notes
    years = scored("DATE,forecast\n1967.0,4\n1968.0,3\n", "date,value\n1967,1\n1968,2\n")
    assert years.table["n"].tolist() == [2]
    for more in ("1967.10,3\n", "1967.5,3\n"):  # months, or something else
        with pytest.raises(TableError, match="no forecast of 3 has an actual"):
            scored(f"DATE,forecast\n1967.1,4\n1967.2,3\n{more}", actuals)


PUBLISHED = """period,published_on,value
2019Q4,2020-01-30,100
2019Q4,2020-03-30,104
2020Q1,2020-04-29,90
2020Q1,2020-06-25,95
2020Q2,2020-07-30,80
"""


def test_no_change_is_what_was_published_when_the_forecast_was_stated() -> None:
    """The scored release of a period, and a period that was not out, would be foresight."""
    claims = "stated,period,horizon,value\n2020-02-10,2020Q1,1,90\n2020-05-10,2020Q2,1,85\n"
    early = claims + "2020-07-10,2020Q3,1,70\n"  # 2020Q2 is not out yet
    options: dict[str, Any] = {"baseline": "no_change", "error": "points", "release": "latest"}
    rows, notes = match_request(table(early), table(PUBLISHED), make_request(**options))
    assert rows["baseline"].tolist() == [100, 90, 95]
    assert (
        "baseline: the actual of the last full period before the forecast, as published when it "
        "was stated, for 1 of 3 of an earlier period"
    ) in notes
    undated = claims.replace("stated,", "note,")
    rows, notes = match_request(table(undated), table(PUBLISHED), make_request(**options))
    assert rows["baseline"].tolist() == [104, 95]
    assert (
        "baseline: the actual of the last full period before the forecast, as it is scored" in notes
    )


def test_days_on_which_all_periods_begin_or_end_are_these_periods() -> None:
    claims = "period,value\n2020Q1,11\n2020Q2,12\n"
    begin = "observation_date,UNRATE\n2020-01-01,10\n2020-04-01,10\n"
    found = scored(claims, begin, actual="UNRATE", error="points", metrics="n,mae")
    assert found.table.to_numpy().tolist() == [[2, 1.5]]
    assert "actuals: days such as 2020-01-01 read as the periods that they begin" in found.notes
    end = "date,value\n2020-03-31,10\n2020-06-30,10\n"
    found = scored(claims, end, error="points", metrics="n,mae")
    assert "actuals: days such as 2020-03-31 read as the periods that they end" in found.notes
    assert found.table["n"].tolist() == [2]
    months = scored("month,value\n2020-03,1\n", "date,value\n2020-03-01,2\n", metrics="n")
    years = scored("year,value\n2020,1\n", "date,value\n2020-12-31,2\n", metrics="n")
    assert months.table["n"].tolist() == years.table["n"].tolist() == [1]
    with pytest.raises(TableError, match="no forecast of 2 has an actual"):
        scored(claims, "date,value\n2020-01-01,10\n2020-04-15,10\n")


def test_vintages_of_two_digits_are_quarters_and_months() -> None:
    assert period_days("65Q4") == (date(1965, 10, 1), date(1965, 12, 31))
    assert period_days("09q1") == (date(2009, 1, 1), date(2009, 3, 31))
    assert period_days("98M12") == (date(1998, 12, 1), date(1998, 12, 31))
    assert period_days("12Q5") is period_days("98M13") is None
    vintages = "DATE,ROUTPUT99Q4,ROUTPUT00Q1\n1999:Q3,10,11\n1999:Q4,NA,12\n"
    options: dict[str, Any] = {"columns": ("release=ROUTPUT*",), "release": "latest"}
    found = rows("period,value\n1999Q3,12\n", vintages, metrics="mae", error="points", **options)
    assert found == [[1.0]]


def test_periods_as_spreadsheets_write_them() -> None:
    quarter = (date(1998, 10, 1), date(1998, 12, 31))
    assert all(period_days(word) == quarter for word in ("4Q98", "Q4-98", "q4 98", "98:Q4"))
    month = (date(2010, 1, 1), date(2010, 1, 31))
    assert all(period_days(word) == month for word in ("Jan-10", "jan'10", "1/2010", "01/2010"))
    unknown = ("Jan 10", "13/2010", "5/10", "abc-10", "Q5-98")
    assert not any(period_days(word) for word in unknown)
    fractions = "time,value\n2019.75,1\n2020,2\n2020.25,3\n2020.5,4\n"
    found = scored(fractions, "time,value\n2020Q1,1\n2020Q2,1\n", error="points", metrics="n,mae")
    assert found.table.to_numpy().tolist() == [[2, 1.5]]
    assert (
        "claims: target periods such as 2019.75 read as years and quarters of them" in found.notes
    )


SURVEY = "Survey,Panelist,This year,Next year\nNov-09,P,1,2\nJan-10,P,3,4\nJan-10,Q,5,6\n"


def test_columns_are_called_and_counted_from_the_year_of_a_survey() -> None:
    options: dict[str, Any] = {
        "columns": (
            "source=Panelist",
            "stated=Survey",
            "horizon=This year:0,Next year:1",
            "target_period=stated.year+horizon",
        )
    }
    outcomes = "year,value\n2009,0\n2010,0\n2011,0\n"
    found = rows(SURVEY, outcomes, by="horizon,year", metrics="mae", error="points", **options)
    assert found == [[0, 2009, 1], [0, 2010, 4], [1, 2010, 2], [1, 2011, 5]]


def test_a_horizon_to_a_quarter_is_computed_in_quarters() -> None:
    claims = "stated,period,value\n2019-02,2019Q1,1\n2019-05-09,2019Q3,1\n2019-12,2020Q1,1\n"
    outcomes = "period,actual\n2019Q1,1\n2019Q3,1\n2020Q1,1\n"
    found = scored(claims, outcomes, by="horizon", metrics="n", error="points")
    assert found.table.to_numpy().tolist() == [[0, 1], [1, 2]]
    told = "horizon computed: quarters from the one of the statement to the target period"
    assert told in found.notes


QUARTERS = "Year,Quarter,Forecaster,growth\n2019,Q1,A,1\n2019,Q2,A,3\n2019,Q1,B,2\n2019,Q2,B,4\n"
GROWN = "Year,Quarter,growth\n2019,Q1,1\n2019,Q2,2\n"


def test_a_year_and_its_quarter_are_one_period_in_two_columns() -> None:
    options: dict[str, Any] = {"value": "growth", "actual": "growth", "error": "points"}
    found = scored(QUARTERS, GROWN, metrics="mean_error_t", **options)
    assert "tests: forecasts of one `Year, Quarter` are one cluster (--cluster)" in found.notes
    assert np.isfinite(found.table["mean_error_t"][0])
    together = {**options, "columns": "target_period=Year+Quarter", "by": "target_period"}
    assert rows(QUARTERS, GROWN, metrics="mae", **together) == [["2019-Q1", 0.5], ["2019-Q2", 1.5]]
    months = "year,month,value\n2019,M03,1\n2019,Apr,1\n2019,5,1\n2019,,1\n"
    options = {"columns": "target_period=year+month", "by": "target_period", "metrics": "n"}
    outcomes = "period,actual\n2019-03,1\n2019-04,1\n2019-05,1\n"
    assert [row[0] for row in rows(months, outcomes, **options)] == [
        "2019-03", "2019-04", "2019-05", "",
    ]  # fmt: skip
    with pytest.raises(TableError, match="`Q9` is no quarter and no month"):
        scored(QUARTERS.replace("Q2", "Q9"), GROWN, **together)


def test_the_first_day_of_a_figure_is_that_of_its_publication() -> None:
    """As in the archive of the Federal Reserve Bank of St. Louis."""
    vintages = "realtime_start,realtime_end,date,value\n"
    vintages += "2019-04-26,2019-05-29,2019-01-01,3\n2019-05-30,9999-12-31,2019-01-01,4\n"
    found = rows(
        "period,value\n2019Q1,5\n", vintages, release="first", metrics="mae", error="points"
    )
    assert found == [[2.0]]


def test_what_is_no_number_is_told_with_what_helps() -> None:
    events = "question,probability,resolution\n1,0.5,yes\n2,0.6,ambiguous\n3,0.7,no\n"
    options: dict[str, Any] = {"actual": "resolution", "metrics": "n,brier"}
    with pytest.raises(TableError, match=r"'resolution in yes,no' \(--where\)"):
        scored(events, None, **options)
    found = rows(events, None, where="resolution in yes|no".replace("|", ","), **options)
    assert found == [[2, pytest.approx((0.25 + 0.49) / 2)]]
    mixed = "question,probability,resolution\n1,50%,yes\n2,0.6,no\n"
    with pytest.raises(TableError, match="a percent sign and others have none"):
        scored(mixed, None, **options)
