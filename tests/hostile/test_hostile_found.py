"""Faults that an attack found, one named case a kind."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from attack import copied
from programs import finish

from forecasts.ledger import load
from forecasts.problem import did_you_mean
from forecasts.reading import read, read_period
from forecasts.scores.scoring.score_table import score_table


@pytest.mark.parametrize("stated", [None, date(9999, 12, 31), date(1, 1, 1), date(2024, 2, 29)])
@pytest.mark.parametrize(
    "text",
    [
        "In FY0000 we sold 5 million cars.",
        "Sales reach 5 million next year and 6 million a year later.",
        "The first half of 0000 saw 5 million cars.",
        "0000年销量500万辆，明年600万辆",
        "全年销量500万辆，2月销量40万辆，去年同期30万辆",
    ],
)
def test_a_period_that_no_calendar_has_is_none(text: str, stated: date | None) -> None:
    assert [found.value for found in read(text, stated=stated)]


PERIODS = (
    "FY{y}", "FY{y}/{z}", "{y}-{z}", "Q4 {y}", "the second half of {y}", "by the end of {y}",
    "{y}s", "a year earlier", "the next five years", "last year", "the year to March {y}", "May",
    "mid-{y}", "{y}年", "{y}年上半年", "{y}年第四季度", "去年同期", "未来五年",
    "{y}年代", "明年",
    "{y}年度", "今年底", "令和{y}年", "来年", "5年後", "the fourth quarter", "Christmas",
    "12月", "year-end", "{y}/{z}",
)  # fmt: skip


@pytest.mark.parametrize("stated", [date(9999, 12, 31), date(1, 1, 1), date(1, 3, 1), date.max])
@pytest.mark.parametrize("year", ["0000", "0001", "9999", "9990", "1", "99", "12345", "2024"])
def test_periods_at_the_ends_of_the_calendar_are_read_or_left(year: str, stated: date) -> None:
    for words in PERIODS:
        period = words.format(y=year, z=str(int(year) + 1)[-2:])
        for text in (
            f"Sales will reach 5 million in {period}, 6 million two years later.",
            f"{period}销量将达500万辆，同比增长5%，次年600万辆。",
        ):
            read(text, stated=stated)
            read_period(period, stated=stated)


def test_a_family_of_columns_may_hold_the_column_of_values() -> None:
    claims = pd.DataFrame({"year": ["2020"], "value": ["3"], "valued": ["5"]})
    actuals = pd.DataFrame({"year": ["2020"], "actual": ["4"]})
    scores = score_table(
        claims, actuals, columns=("source=val*",), by="source", metrics="n,mae", error="points"
    )
    assert scores.table["mae"].tolist() == [1.0, 1.0]


def test_a_long_chain_of_parts_is_walked_once(tmp_path: Path) -> None:
    """Every code was walked to its last whole, and told of it: 20,000 took the square of that."""
    top = copied(tmp_path)
    chain = "".join(f"r{n}: {{name: R{n}, part_of: r{n + 1}}}\n" for n in range(4000))
    path = top / "claims" / "codes" / "regions.yaml"
    path.write_text(path.read_text("utf-8") + chain, encoding="utf-8")
    problems = load(top / "claims").problems
    assert [problem.code for problem in problems if problem.code == "F108"] == ["F108"]


def test_thousands_of_unknown_names_beside_thousands_of_known_ones_are_answered() -> None:
    """Each was compared with the letters of every known one, which took minutes."""
    known = tuple(f"subject-number-{n:05}" for n in range(5000))
    for n in range(300):
        assert did_you_mean(f"subject-numbr-{n:05}", known)


def test_what_stderr_says_into_a_log_is_inert(tmp_path: Path) -> None:
    top = copied(tmp_path)
    code, _, err = finish(top, "check", "no\x1b[2Jsuch", "--format", "full")
    assert code in {2, 3}
    assert "\x1b" not in err
    code, _, err = finish(top, "list", "--ledger", "no\x1b[2Jsuch")
    assert "\x1b" not in err
