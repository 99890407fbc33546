"""Archives as they come: wide tables, other spellings of names and of periods."""

import io
from typing import Any

import numpy as np
import pandas as pd
import pytest

from forecasts.scores.scoring.score_table import Scores, score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table
from forecasts.scores.tables.periods import period_days, period_key
from forecasts.scores.tables.wide_columns import quantile_columns


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


def scored(claims: str, actuals: str, **options: Any) -> Scores:  # noqa: ANN401 - any field
    return score_table(table(claims), table(actuals), **options)


def test_names_in_capitals_and_with_blanks_are_the_same_names() -> None:
    claims = "Institution,Target Year,Country,Forecast\nA,2020,X,110\nB,2020,X,90\n"
    found = scored(claims, "YEAR,country,Actual\n2020,X,100\n", by="source", metrics="n,mpe")
    assert found.table.to_numpy().tolist() == [["A", 1, 10.0], ["B", 1, -10.0]]
    assert "claims: column `Target Year` read as target_period" in found.notes
    assert "joined on Target Year=YEAR, Country=country" in found.notes


def test_the_exact_name_goes_before_another_spelling() -> None:
    claims = "Year,year,value\n1999,2020,110\n"
    found = scored(claims, "year,actual\n2020,100\n1999,1\n", metrics="mean_error")
    assert found.table["mean_error"].tolist() == [10.0]


def test_a_column_a_period_becomes_a_row_a_period() -> None:
    claims = "vintage,country,2019,2020,2021\n2018-10,X,1.5,2.0,\n2019-10,X,NA,1.7,1.9\n"
    actuals = "country,2019,2020,2021\nX,1.0,-3,5\n"
    found = scored(claims, actuals, by="target_period", error="points", metrics="n,mean_error")
    assert found.table["n"].tolist() == [1, 2, 1]
    assert found.table["mean_error"].to_numpy() == pytest.approx([0.5, 4.85, -3.1])
    assert "claims: columns `2019` to `2021` read as target periods" in found.notes
    assert "actuals: columns `2019` to `2021` read as target periods" in found.notes


def test_a_table_with_a_column_of_values_keeps_its_columns() -> None:
    found = scored("year,value,2019,2020\n2020,110,7,8\n", "year,actual\n2020,100\n")
    assert found.table["n"].tolist() == [1]


@pytest.mark.parametrize(
    ("names", "levels"),
    [
        ("q5 q50 q95", [0.05, 0.5, 0.95]),
        ("q05 q5 q95", [0.05, 0.95]),
        ("q0.05 Q0.5 q0.95", [0.05, 0.5, 0.95]),
        ("q025 q25 q975", [0.025, 0.25, 0.975]),
        ("q2.5 q97.5", [0.025, 0.975]),
        ("quantile_0.1 quantile_0.9", [0.1, 0.9]),
        ("p10 p50 p90", [0.1, 0.5, 0.9]),
        ("2.5% 50% 97.5%", [0.025, 0.5, 0.975]),
        ("lo80 hi80 lower_95 Upper-95", [0.1, 0.9, 0.025, 0.975]),
        ("q1 q2 q3 q4", []),
        ("year value low high", []),
    ],
)
def test_levels_in_the_names_of_columns(names: str, levels: list[float]) -> None:
    assert list(quantile_columns(names.split()).values()) == pytest.approx(levels)


def test_a_column_a_quantile_scores_like_a_row_a_quantile() -> None:
    wide = "model,quarter,q10,q50,q90\nA,2020Q1,1,4,10\nA,2020Q2,2,3,9\n"
    long = "model,quarter,quantile_level,value\n" + "".join(
        f"A,{quarter},{level},{value}\n"
        for quarter, values in (("2020Q1", (1, 4, 10)), ("2020Q2", (2, 3, 9)))
        for level, value in zip((0.1, 0.5, 0.9), values, strict=True)
    )
    actuals = "quarter,outturn\n2020Q1,12\n2020Q2,5\n"
    metrics = "n,wis,dispersion,coverage_80,ae_median,crps_quantile,mae"
    first, second = (scored(text, actuals, metrics=metrics).table for text in (wide, long))
    np.testing.assert_array_equal(first, second)
    # (|12 - 4| / 2 + 0.1 (9 + 2 / 0.2 * 2)) / 1.5 and (|5 - 3| / 2 + 0.1 * 7) / 1.5
    assert first["wis"].tolist() == pytest.approx([((4 + 2.9) + (1 + 0.7)) / 1.5 / 2])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2020Q1", "2020-Q1"),
        ("2020:Q1", "Q1 2020"),
        ("Q1/2020", "2020q1"),
        ("2020-03", "2020M3"),
        ("2020M03", "2020 M3"),
        ("2020-H1", "2020S1"),
    ],
)
def test_one_period_in_two_spellings(one: str, other: str) -> None:
    assert period_key(one) == period_key(other)
    assert period_days(one) == period_days(other)
    found = scored(f"period,value\n{one},110\n", f"period,actual\n{other},100\n")
    assert found.table["mean_error"].tolist() == [10.0]


def test_other_periods_and_words_stay_apart() -> None:
    words = ["2020", "2020-Q1", "2020-Q2", "2020-01", "2020-01-01", "FY2020", "spring", "202001"]
    assert len({str(period_key(word)) for word in words}) == len(words)


def test_no_change_takes_no_step_of_a_year_for_one_of_a_quarter() -> None:
    claims = "source,year,quarter,horizon,value\nA,2020,1,1,110\n"
    actuals = "year,quarter,actual\n2019,1,90\n2019,4,95\n2020,1,100\n"
    with pytest.raises(TableError, match="such as 2020-Q1, not year and quarter"):
        scored(claims, actuals, baseline="no_change", metrics="skill")


PROBABILITIES = "forecaster,question,probability\nA,1,{}\nA,2,{}\n"


def test_probabilities_in_percent() -> None:
    found = scored(PROBABILITIES.format(90, 1), "question,outcome\n1,1\n2,0\n", metrics="n,brier")
    assert found.table["brier"].tolist() == pytest.approx([(0.01 + 0.0001) / 2])
    assert "claims: probabilities above 1, all read as percent" in found.notes


@pytest.mark.parametrize("name", ["probability", "forecast"])
def test_an_event_that_did_not_happen_counts(name: str) -> None:
    claims = PROBABILITIES.replace("probability", name).format(0.9, 0.2) + "A,3,0.4\n"
    found = scored(claims, "question,outcome\n1,1\n2,0\n", metrics="n,brier,mean_probability")
    assert found.table.to_numpy()[0] == pytest.approx([2, 0.025, 0.55])


def test_the_parts_of_the_brier_score_over_bins() -> None:
    claims = "forecaster,question,probability\nA,1,0.1\nA,2,0.2\nA,3,0.9\nA,4,0.7\n"
    actuals = "question,outcome\n1,0\n2,1\n3,1\n4,1\n"
    metrics = "brier_reliability:2,brier_resolution:2,brier_reliability,brier_resolution"
    found = scored(claims, actuals, metrics=metrics).table.to_numpy()[0]
    # bins: 0.15 said and 0.5 met, 0.8 said and 1 met; one by one: 0.01, 0.64, 0.01, 0.09
    expected = [(0.35**2 + 0.2**2) / 2, 0.25**2, 0.75 / 4, (0.75**2 + 3 * 0.25**2) / 4]
    assert found == pytest.approx(expected)


def test_rows_of_intervals_at_several_levels_are_one_forecast() -> None:
    claims = "source,year,level,low,high,value\n"
    claims += "A,2001,50,0,2,1\nA,2001,90,-2,4,1\nA,2002,50,1,3,2\nA,2002,90,-1,5,2\n"
    actuals = "year,actual\n2001,3\n2002,2.5\n"
    found = scored(claims, actuals, metrics="wis,coverage_50,coverage_90").table
    # by hand: 1 + 1.5 + 0.3 over 2.5, and 0.25 + 0.5 + 0.3 over 2.5
    assert found.to_numpy()[0] == pytest.approx([(1.12 + 0.42) / 2, 0.5, 1.0])
    by_level = scored(claims, actuals, by="level", metrics="inside,interval_score").table
    assert by_level.to_numpy() == pytest.approx(np.array([[50, 0.5, 4.0], [90, 1.0, 6.0]]))


@pytest.mark.parametrize("level", [0.9, 90])
def test_the_level_of_intervals_as_share_or_percent(level: float) -> None:
    claims, actuals = "year,low,high\n2020,1,3\n", "year,actual\n2020,4\n"
    found = scored(claims, actuals, metrics="interval_score", level=level)
    assert found.table["interval_score"].tolist() == pytest.approx([2 + 20])


def test_a_column_that_is_asked_for_may_be_spelled_otherwise() -> None:
    claims, actuals = "Model,Year,Value\nA,2020,110\n", "Year,First Release,GDP\n2020,100,50\n"
    options = {"by": "model", "actual": "first_release", "error": "scale:gdp", "metrics": "mae"}
    assert scored(claims, actuals, **options).table.to_numpy().tolist() == [["A", 20.0]]


def test_a_verdict_on_an_actual_of_zero_counts() -> None:
    claims, actuals = "year,value\n2020,0.2\n2021,7\n2022,1\n", "year,actual\n2020,0\n2021,5\n"
    options = {"metrics": "n,hits,misses", "verdict": "points"}
    assert scored(claims, actuals, **options).table.to_numpy().tolist() == [[2, 1, 1]]


@pytest.mark.parametrize("cells", [("1,234", "950"), ("2.5%", "2"), ("1,23.4", "2")])
def test_separators_and_signs_that_may_mean_something_else_are_refused(
    cells: tuple[str, str],
) -> None:
    with pytest.raises(TableError, match=r"is no number \(line 2\); write 1234.5 for 1,234.5"):
        scored(f'year,value\n2020,"{cells[0]}"\n2021,{cells[1]}\n', "year,actual\n2020,100\n")


def test_marks_of_thousands_and_percent_signs_that_can_mean_nothing_else() -> None:
    claims = 'year,value\n2020,"1,234.5"\n2021,950\n2022,"-2,000"\n2023,NA\n'
    actuals = 'year,actual\n2020,"1,000,000"\n2021,900\n2022,"-1,000"\n2023,1\n'
    found = scored(claims, actuals, error="absolute", metrics="n,mean_error")
    expected = (1234.5 - 1e6 + 50 - 1000) / 3
    assert found.table.to_numpy().tolist() == [[3, pytest.approx(expected)]]
    assert "actuals: commas of `actual` read as marks of thousands" in found.notes
    rates = scored("year,value\n2020,2.5%\n2021,-1 %\n", "year,actual\n2020,2%\n2021,0%\n",
                   error="points", metrics="mean_error")  # fmt: skip
    assert rates.table["mean_error"].tolist() == pytest.approx([(0.5 - 1) / 2])
    events = scored("id,probability\n1,60%\n2,1%\n", "id,outcome\n1,1\n2,0\n", metrics="brier")
    assert events.table["brier"].tolist() == pytest.approx([(0.16 + 0.0001) / 2])


def test_an_outcome_that_is_no_event_is_said() -> None:
    with pytest.raises(TableError, match="outcomes of 0 and 1, and the actuals hold 7"):
        scored(PROBABILITIES.format(0.9, 0.2), "question,outcome\n1,7\n2,0\n", metrics="brier")


def test_a_pattern_takes_no_column_that_is_named_otherwise() -> None:
    claims = "FROM,F1,F2\nA,11,12\n"
    options = {"columns": ("source=FROM", "horizon=F*"), "by": "source,horizon", "on": "horizon"}
    found = scored(
        claims, "horizon,actual\n1,10\n2,10\n", metrics="n,mae", error="points", **options
    )
    assert found.table.to_numpy().tolist() == [["A", 1, 1, 1.0], ["A", 2, 1, 2.0]]
    keyed = {"columns": ("horizon=F*", "horizon=V*-1"), "on": "id=V1,horizon", "metrics": "n,mae"}
    found = scored("id,F1\nQ1,11\n", "V1,V2\nQ1,10\n", error="points", **keyed)
    assert found.table["mae"].tolist() == [1.0]


def test_several_patterns_keep_whole_names() -> None:
    options = {"columns": ("source=A*,B*",), "by": "source", "metrics": "mae", "error": "points"}
    found = scored("year,A1,B1\n2020,11,12\n", "year,actual\n2020,10\n", **options)
    assert found.table.to_numpy().tolist() == [["A1", 1.0], ["B1", 2.0]]


def test_a_column_a_bin_is_a_density() -> None:
    bins = "TARGET_PERIOD,POINT,T0_9,F1_0T1_9,F2_0\n"
    claims = f"{bins}2020,1.4,25,75,\n2021,1.0,0.0,50,50\n2022,1.5,,,\n"
    found = scored(claims, "TARGET_PERIOD,value\n2020,1.2\n2021,2.5\n", metrics="n,rps")
    assert found.table["rps"].tolist() == pytest.approx([(0.25**2 + 0.5**2) / 2])
    assert "claims: columns `T0_9` to `F2_0` read as bins" in found.notes
    assert "claims: 1 of 3 rows has no mass in any bin: no forecast" in found.notes
    assert any("--value POINT" in note for note in found.notes)
    points = scored(claims, "TARGET_PERIOD,value\n2020,1.2\n", value="POINT", error="points")
    assert points.table["mae"].tolist() == pytest.approx([0.2])


def test_groups_of_ages_are_no_bins() -> None:
    with pytest.raises(TableError, match="no column `value`"):
        scored("year,0-4,5-9,10-14\n2020,3,4,5\n", "year,actual\n2020,1\n")
