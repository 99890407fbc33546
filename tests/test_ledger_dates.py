"""Dates as people write them, where they can be one alone."""

from pathlib import Path

import pytest

from forecasts.ledger import load
from forecasts.ledger.dates import plain_day, why_no_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025/4/1", "2025-04-01"),
        ("11 March 2025", "2025-03-11"),
        ("令和7年9月19日", "2025-09-19"),
        ("令和元年5月", "2019-05"),
        ("平成31年4月30日", "2019-04-30"),
        ("民國114年9月19日", "2025-09-19"),
        ("２０２５年９月１９日", "2025-09-19"),
        ("19/04/2025", "2025-04-19"),
        ("04/19/2025", "2025-04-19"),
        ("19.4.2025", "2025-04-19"),
        ("04/04/2025", "2025-04-04"),
        ("2025年", "2025"),
        ("令和7年", "2025"),
        ("令和 7 年 4 月", "2025-04"),
    ],
)
def test_a_date_that_can_be_one_alone_is_read(written: str, day: str) -> None:
    assert plain_day(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2025",
        "1/4/2025",
        "19/19/2025",
        "0/4/2025",
        "31/02/2025",
        "Q3 2025",
        "令和0年",
        "令和0年4月1日",
        "soon",
    ],
)
def test_what_may_be_two_or_is_none_stays(written: str) -> None:
    assert plain_day(written) == written


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("03/04/2025", "may be two dates; write 2025-04-03 or 2025-03-04"),
        ("1.4.2025", "may be two dates; write 2025-04-01 or 2025-01-04"),
        ("１／４／２０２５", "may be two dates; write 2025-04-01 or 2025-01-04"),
        ("0/4/2025", "is no date; write 2025-09-19, 2025-09 or 2025"),
        ("2025Q3", "is a quarter; write its month, as 2025-09, or the year, as 2025"),
        ("Q3 2025", "is a quarter; write its month, as 2025-09, or the year, as 2025"),
        ("2025年第三季度", "is a quarter; write its month, as 2025-09, or the year, as 2025"),
        ("31/02/2025", "is no date; write 2025-09-19, 2025-09 or 2025"),
        ("Quebec 2025", "is no date; write 2025-09-19, 2025-09 or 2025"),
        ("soon", "is no date; write 2025-09-19, 2025-09 or 2025"),
    ],
)
def test_why_a_text_is_no_date(written: str, why: str) -> None:
    assert why_no_day(written) == f"`{written}` {why}"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("令和7年9月19日", "2025-09-19"),
        ("03/04/2025", "2025-04-03 or 2025-03-04"),
        ("soon", "2025-09-19, 2025-09 or 2025"),
    ],
)
def test_the_check_says_how_a_date_is_written(written: str, expected: str, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(
        f"source: {{title: T, publisher: P, published: {written}, language: en}}\nclaims: []\n",
        encoding="utf-8",
    )
    (problem,) = [one for one in load(file).problems if one.code == "F201"]
    assert problem.expected == expected
