"""What a review is computed from."""

from dataclasses import replace
from datetime import date

import pandas as pd

from forecasts.reviewing.inputs import name_all, year_before
from forecasts.study import open_study
from review_cases import AS_OF, FOLDER, example_review


def test_a_leap_day_has_a_day_a_year_before() -> None:
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert year_before(date(2026, 11, 21)) == date(2025, 11, 21)


def test_the_first_year_has_none_before() -> None:
    assert year_before(date.min) == date.min


def test_no_table_names_a_path_of_this_machine() -> None:
    for name, table in example_review().tables.items():
        if "file" in table:
            assert [file for file in table["file"] if not file.startswith("claims/")] == [], name
    assert "file" in example_review().tables["sources"]


def test_series_are_called_by_what_they_measure_where_titles_are_english() -> None:
    study = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
    table = study.actuals.series
    name, title = table["series"].iloc[0], table["title"].iloc[0]
    twin = study.actuals._replace(series=pd.concat([table, table.assign(series="twin")]))
    alone, doubled = (
        name_all(replace(study, actuals=actuals))[name] for actuals in (study.actuals, twin)
    )
    assert alone == {"en": title, "zh": "全球示例灯具销量（Example Statistics）"}
    assert doubled == {"en": title, "zh": title}, "two of one name could not be told apart"
    titled = study.actuals._replace(series=twin.series.assign(title_zh="灯具销量"))
    assert name_all(replace(study, actuals=titled))[name] == {"en": title, "zh": "灯具销量"}
