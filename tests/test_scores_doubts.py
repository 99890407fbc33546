"""Odd cells and figures of tables as institutions give them out: read aright, told, or refused."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from forecasts.scores.scoring.score_table import Scores, score_table
from forecasts.scores.tables.columns import NothingToScoreError, TableError
from forecasts.scores.tables.files import read_table

YEARS = "year,actual\n2018,10\n2019,20\n"


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


def scored(claims: str, actuals: str | None = YEARS, **options: Any) -> Scores:  # noqa: ANN401
    own = {"metrics": "n,mae", "error": "points", **options}
    return score_table(table(claims), None if actuals is None else table(actuals), **own)


def said(scores: Scores, words: str) -> bool:
    return any(words in note for note in scores.notes)


def test_long_numbers_that_differ_in_the_last_digit_are_two_keys() -> None:
    first, second = 2**53, 2**53 + 1
    assert float(first) == float(second)
    found = scored(f"id,value\n{first},9\n{second},20\n", f"id,actual\n{first},10\n")
    assert found.table["n"].tolist() == [1]
    assert said(found, f"the first forecast without an actual: id={second}")
    kept = scored(
        f"id,value\n{first},9\n{second},20\n",
        f"id,actual\n{first},10\n{second},10\n",
        where=f"id={second}",
    )
    assert kept.table["n"].tolist() == [1]


def test_conditions_compare_whole_numbers_as_numbers() -> None:
    claims = "id,step,value\n1,9,9\n2,10,9\n3,100,9\n"
    found = scored(claims, "id,actual\n1,9\n2,9\n3,9\n", where="step<=10")
    assert found.table["n"].tolist() == [2]


def test_levels_of_single_precision_are_those_that_were_meant(tmp_path: Path) -> None:
    levels, values = [0.025, 0.1, 0.5, 0.9, 0.975], [7.0, 8, 9, 11, 12]
    tables = {}
    for kind in ("float32", "float64"):
        frame = pd.DataFrame({"year": 2018, "quantile_level": levels, "value": values})
        path = tmp_path / f"{kind}.parquet"
        frame.assign(quantile_level=frame["quantile_level"].astype(kind)).to_parquet(path)
        options = {"metrics": "wis,coverage_80", "error": "absolute"}
        tables[kind] = score_table(read_table(path), table(YEARS), **options).table
    pd.testing.assert_frame_equal(tables["float32"], tables["float64"], check_exact=True)
    assert tables["float32"].notna().all(axis=None)


def test_an_object_that_names_a_thing_twice_is_refused(tmp_path: Path) -> None:
    for name, text in (
        ("a.json", '[{"year": 2018, "value": 9, "value": 12}]'),
        ("a.jsonl", '{"year": 2018, "value": 9, "value": 12}\n'),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(TableError, match="names `value` twice"):
            read_table(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"PK\x03\x04rest", "a workbook or a zip"),
        ("a.csv", b"\x1f\x8brest", "end its name with .gz"),
        ("a.csv", b"PAR1rest", "end its name with .parquet"),
        ("a.csv", b"<!DOCTYPE html>\n", "a web page"),
        ("a.csv", b"sep=;\nyear;value\n2018;9\n", "names the separator"),
    ],
)
def test_a_file_of_another_kind_is_named(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TableError, match=words):
        read_table(tmp_path / name)


def test_truth_words_among_values_are_told() -> None:
    found = scored("year,value\n2018,true\n2019,9\n")
    assert said(found, "claims: true and false in `value` read as 1 and 0")
    events = scored("id,probability,outcome\n1,0.9,TRUE\n", None, metrics="brier")
    assert not said(events, "true and false")


@pytest.mark.parametrize("mark", ["..", ":", "--", "n.a.", "#N/A", "NULL", "\u2013"])
def test_the_usual_marks_of_nothing_are_blanks_and_counted(mark: str) -> None:
    found = scored(f"year,value\n2018,9\n2019,{mark}\n")
    assert found.table.iloc[0].tolist() == [1, 1.0]
    assert said(found, "1 more has no points error")
    wide = scored(f"source,2018,2019\nA,9,{mark}\n")
    assert wide.table.iloc[0].tolist() == [1, 1.0]
    assert said(wide, f"claims: 1 cell holds `{mark}`: no forecast")
    families = scored(f"year,A,B\n2018,9,{mark}\n", columns="source=A,B")
    assert said(families, f"claims: 1 cell holds `{mark}`: no forecast")


def test_decimal_commas_are_read_where_asked_in_both_tables() -> None:
    claims = "year;value;sd\n2018;9,5;1,5\n2019;1.021,5;2\n"
    actuals = "year;actual\n2018;10\n2019;1.021\n"
    with pytest.raises(TableError, match="say --decimal-comma where"):
        scored(claims, actuals)
    found = scored(claims, actuals, decimal_comma=True, metrics="n,mae,crps")
    plain = scored(
        "year,value,sd\n2018,9.5,1.5\n2019,1021.5,2\n",
        "year,actual\n2018,10\n2019,1021\n",
        metrics="n,mae,crps",
    )
    assert found.table["mae"].tolist() == [0.5]
    pd.testing.assert_frame_equal(found.table, plain.table)


def test_fiscal_years_are_one_with_a_slash_and_with_a_hyphen() -> None:
    claims = "fiscal_year,value\n2008/09,9\n2009/10,22\n"
    found = scored(claims, "fiscal_year,actual\n2008-09,10\n2009-10,20\n")
    assert found.table["n"].tolist() == [2]
    assert said(found, "read as fiscal years")


def test_columns_of_years_that_are_not_read_are_named() -> None:
    found = scored("source,2018,2019,2020F,2021e\nA,9,22,3,4\n")
    assert found.table["n"].tolist() == [2]
    assert said(found, "claims: columns `2020F`, `2021e` are no target periods and not read")


def test_the_point_of_a_range_is_the_column_between_its_ends() -> None:
    claims = "year,mean,low,high,sd\n2018,9,1,10,1\n2019,22,4,40,1\n"
    found = scored(claims, metrics="mae,crps")
    alone = scored("year,value,sd\n2018,9,1\n2019,22,1\n", metrics="mae,crps")
    assert found.table["mae"].tolist() == [1.5]
    assert found.table["crps"].tolist() == alone.table["crps"].tolist()
    assert said(found, "claims: no value: `mean` between low and high is used")


def test_names_of_exchange_formats_are_known() -> None:
    claims = "LOCATION,TIME_PERIOD,OBS_VALUE\nAUS,2018,9\n"
    found = scored(claims, "LOCATION,TIME,OBS_VALUE\nAUS,2018,10\n")
    assert found.table.iloc[0].tolist() == [1, 1.0]
    assert said(found, "column `OBS_VALUE` read as value")


@pytest.mark.parametrize(
    ("ours", "theirs"), [("Co\u0302te", "C\u00f4te"), ("d\u2019Ivoire", "d'Ivoire")]
)
def test_names_in_other_letters_nearly_fit(ours: str, theirs: str) -> None:
    found = scored(f"country,value\n{ours},9\nX,3\n", f"country,actual\n{theirs},10\nX,3\n")
    assert said(found, f"`country={ours}` beside `country={theirs}`")


@pytest.mark.parametrize("options", [{"metrics": "mae_relative_skill"}, {"metrics": "mae_dm"}])
def test_a_source_that_speaks_twice_is_not_compared_by_its_last_word(
    options: dict[str, Any],
) -> None:
    claims = "source,year,value\nA,2018,9\nA,2018,12\nA,2019,22\nB,2018,9\nB,2019,30\n"
    with pytest.raises(TableError, match="1 of 5 forecasts repeats what their source said"):
        scored(claims, by="source", baseline="B", **options)
    apart = claims.replace("value", "value,round").replace("12", "12,2").replace("9\n", "9,1\n")
    apart = apart.replace("22\n", "22,1\n").replace("30\n", "30,1\n")
    found = scored(apart, by="source", baseline="B", unit="source,year,round", **options)
    assert len(found.table) == 2


APART = "source,stated,year,value\nA,2017-05,2018,9\nB,2017-06,2018,11\nA,2018-05,2019,19\n"


def test_sources_that_share_nothing_say_by_what_they_were_compared() -> None:
    found = scored(APART, by="source", metrics="mae_relative_skill")
    assert found.table["mae_relative_skill"].isna().all()
    assert said(found, "0 of 3 forecasts are of what another source forecast, too, by year, stated")
    some = scored(APART, by="source", metrics="mae_relative_skill", unit="source,year")
    assert said(some, "mae_relative_skill: 2 of 3 forecasts are of what another source forecast")
    every = scored(APART, by="source", metrics="mae_relative_skill", unit="source,year",
                   where="year=2018")  # fmt: skip
    assert not said(every, "another source")


def test_a_common_sample_of_nothing_is_nothing_to_score() -> None:
    with pytest.raises(NothingToScoreError, match="no forecast of 3 is of what every"):
        scored(APART, by="source", common=True)


def test_the_first_publication_that_is_no_date_is_named() -> None:
    words = [f"vintage {letter}" for letter in "qwertyuiopasdfghjkl"]
    lines = "".join(f"2018,{word},10\n" for word in words)
    with pytest.raises(TableError, match=f"`{words[0]}` is no date"):
        scored("year,value\n2018,9\n", f"year,release,actual\n{lines}", release="first")


def test_rows_that_stand_twice_are_told_without_a_table_of_outcomes() -> None:
    found = scored("source,value,actual\nA,9,10\nA,9,10\nB,8,10\n", None)
    assert said(found, "1 row stands twice in the claims, cell by cell")


def test_probabilities_and_quantiles_have_no_basis_of_errors() -> None:
    one = scored("id,probability,outcome\n1,0.9,1\n", None, metrics="n,brier")
    quantiles = "year,quantile_level,value\n2018,0.1,8\n2018,0.5,9\n2018,0.9,11\n"
    two = scored(quantiles, metrics="n,wis")
    assert not said(one, "error:")
    assert not said(two, "error:")
    assert said(scored(quantiles, metrics="n,wis,mae"), "error: unit of the value")
    assert said(scored("year,value\n2018,9\n", metrics="n"), "error: unit of the value")


@pytest.mark.parametrize(
    ("factor", "words"),
    [(0.001, "2 of 2 forecasts are a 50th of their actual or less"),
     (100, "2 of 2 forecasts are 50 times their actual or more")],
)  # fmt: skip
def test_forecasts_in_another_unit_are_told(factor: float, words: str) -> None:
    found = scored(f"year,value\n2018,{9 * factor}\n2019,{22 * factor}\n")
    assert said(found, f"{words}: are both tables in one unit?")
    assert not said(scored("year,value\n2018,9\n2019,0.01\n"), "in one unit")


@pytest.mark.parametrize("column", ["Scale", "currency"])
def test_units_that_one_table_alone_names_are_told(column: str) -> None:
    claims = f"country,{column},year,value\nA,x,2018,9\nB,y,2018,11\n"
    actuals = "country,year,actual\nA,2018,10\nB,2018,10\n"
    assert said(scored(claims, actuals), f"claims: `{column}` holds `x`, `y`, the other table")
    assert not said(scored(claims.replace(",y,", ",x,"), actuals), "nothing is converted")


def test_what_categories_lack_is_no_outcome() -> None:
    claims = "model_id,year,output_type,output_type_id,value\nA,2018,pmf,low,.2\nA,2018,pmf,up,.8\n"
    with pytest.raises(TableError, match=r"^wis needs quantiles [^;]*$"):
        scored(claims, "year,actual\n2018,up\n", metrics="wis")


def test_a_score_of_more_forecasts_than_are_counted_says_so() -> None:
    claims, actuals = "year,value\n2018,1\n2019,1\n", "year,actual\n2018,0\n2019,1\n"
    found = scored(claims, actuals, error="percent", baseline="0", metrics="n,direction")
    assert found.table["n"].tolist() == [1]
    assert said(found, "direction: 2 forecasts have one, more than the 1 with an error")


def test_a_title_above_the_header_is_suspected() -> None:
    with pytest.raises(TableError, match="names 1 of 3 columns: is a title above the header"):
        table("GROWTH,,\nyear,source,value\n2018,A,9\n")


def test_what_growth_lacks_stands_beside_the_error() -> None:
    claims = "source,stated,quarter,value\nA,2018-01-15,2018Q2,103\n"
    actuals = "quarter,published,actual\n2017Q4,2018-01-10,100\n2018Q2,2018-07-20,104\n"
    with pytest.raises(TableError, match="growth: 1 of 1 forecast has nothing to grow from"):
        scored(claims, actuals, growth="previous", release="first")


def test_oracle_output_without_the_outcome_is_refused() -> None:
    claims = "year,output_type,output_type_id,value\n2018,quantile,0.5,9\n"
    oracle = "year,output_type,output_type_id,oracle_value\n2018,cdf,5,0\n2018,cdf,10,1\n"
    with pytest.raises(TableError, match="oracle output of output_type cdf holds no outcome"):
        scored(claims, oracle)


def test_a_mark_of_a_missing_number_is_told() -> None:
    found = scored("year,value\n2018,9\n2019,-999\n")
    assert found.table["n"].tolist() == [2]
    assert said(found, "`-999` stands 1 time among the forecasts and 0 times among")
    assert not said(scored("year,value\n2018,9\n2019,99\n"), "stands")


def test_statements_after_and_outcomes_before_the_end_of_the_period_are_told() -> None:
    claims = "stated,year,value\n2019-01-05,2018,9\n2017-05,2018,11\n2019-06-30,2019,22\n"
    found = scored(claims)
    assert said(found, "1 forecast was stated when the target period was over")
    early = scored(
        "year,value\n2018,9\n2030,22\n",
        "year,published,actual\n2018,2019-03-01,10\n2030,2020-03-01,20\n",
    )
    assert said(early, "1 forecast has an actual that was published before the target period")


def test_doubts_about_parts_add_up_to_those_about_the_whole(tmp_path: Path) -> None:
    from forecasts.scores.request import ScoreRequest
    from forecasts.scores.scoring.partitions import score_part
    from forecasts.scores.tables.file_parts import find_parts

    rows = ["stated,year,scale,value", "2019-05,2018,bn,9", "2017,2018,mn,-999", "2020,2019,bn,9e4"]
    request = ScoreRequest(metrics=("n", "mae"), error="points")
    (tmp_path / "whole.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    for place, row in enumerate(rows[1:]):
        text = f"{rows[0]}\n{row}\n"
        (tmp_path / f"part-{place}.csv").write_text(text, encoding="utf-8")
    whole, *parts = [
        score_part(part, table(YEARS), request).counts.doubts
        for pattern in ("whole.csv", "part-*.csv")
        for part in find_parts([f"{tmp_path}/{pattern}"])
    ]
    assert len(parts) == len(rows) - 1
    assert np.sum(parts) == whole
    assert len(whole.say()) == 4  # units, days, a mark, words of units


def test_a_comma_of_thousands_is_read_where_it_is_said() -> None:
    claims, actuals = 'year,value\n2020,"1,100"\n', 'year,actual\n2020,"1,000"\n'
    with pytest.raises(TableError, match="--decimal-point where it marks thousands"):
        scored(claims, actuals)
    found = scored(claims, actuals, decimal_point=True, metrics="mape")
    assert found.table["mape"].tolist() == [10.0]
    with pytest.raises(TableError, match="one of the two"):
        scored(claims, actuals, decimal_point=True, decimal_comma=True)
