"""What a review is computed from."""

from datetime import date

from forecasts.reviewing.inputs import year_before
from review_cases import example_review


def test_a_leap_day_has_a_day_a_year_before() -> None:
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert year_before(date(2026, 11, 21)) == date(2025, 11, 21)


def test_no_table_names_a_path_of_this_machine() -> None:
    for name, table in example_review().tables.items():
        if "file" in table:
            assert [file for file in table["file"] if not file.startswith("claims/")] == [], name
    assert "file" in example_review().tables["sources"]
