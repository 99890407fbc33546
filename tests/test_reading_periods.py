from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.reading.periods import find_periods, format_period, is_placed, read_period
from forecasts.reading.records import Period, Unreadable
from forecasts.reading.spans import decade, half, month, quarter, year, years

STATED = date(2025, 9, 19)

TARGETS = [
    ("by 2030", "2030", "by"),
    ("2030", "2030", "in"),
    ("in 2026", "2026", "in"),
    ("year 2030", "2030", "in"),
    ("by about 2030", "2030", "by"),
    ("through 2027", "2027", "by"),
    ("before 2030", "2029", "before"),
    ("before the end of 2027", "2027", "by"),
    ("FY2026", "FY2026", "in"),
    ("FY27", "FY2027", "in"),
    ("fiscal 2026", "FY2026", "in"),
    ("FY2024-25", "FY2025", "in"),
    ("Q3 2026", "2026-Q3", "in"),
    ("2026-Q3", "2026-Q3", "in"),
    ("3Q26", "2026-Q3", "in"),
    ("the third quarter of 2026", "2026-Q3", "in"),
    ("Q3", "2025-Q3", "in"),
    ("FY2026-Q3", "FY2026-Q3", "in"),
    ("H1 2027", "2027-H1", "in"),
    ("first half of 2027", "2027-H1", "in"),
    ("2026-09", "2026-09", "in"),
    ("September 2026", "2026-09", "in"),
    ("17 September 2025", "2025-09-17", "in"),
    ("end of 2026", "2026", "by"),
    ("end-2026", "2026", "by"),
    ("year-end 2026", "2026", "by"),
    ("early 2027", "2027-H1", "in"),
    ("late 2027", "2027-H2", "in"),
    ("by the end of the decade", "2029", "by"),
    ("the 2030s", "2030-2039", "in"),
    ("2025-2030", "2025-2030", "from"),
    ("from 2024 to 2032", "2024-2032", "from"),
    ("2012-2020", "2012-2020", "from"),
    ("2024-25", "2024-2025", "from"),
    ("next year", "2026", "in"),
    ("in five years", "2030", "in"),
    ("within five years", "2025-09-19/2030-09-18", "within"),
    ("over the next five years", "2025-09-20/2030-09-19", "within"),
    ("next quarter", "2025-Q4", "in"),
    ("end of the 15th Five-Year Plan", "2030", "by"),
    ("mid-century", "2050", "in"),
    ("2030年", "2030", "in"),
    ("到2030年", "2030", "by"),
    ("２０３０年", "2030", "in"),
    ("二〇三〇年", "2030", "in"),
    ("2030年前", "2029", "before"),
    ("2030年左右", "2030", "in"),
    ("2027年底", "2027", "by"),
    ("2025年至2030年", "2025-2030", "from"),
    ("2025—2030年", "2025-2030", "from"),
    ("十五五末", "2030", "by"),
    ("“十五五”期间", "2026-2030", "in"),
    ("“十四五”末", "2025", "by"),
    ("2026财年", "FY2026", "in"),
    ("第三季度", "2025-Q3", "in"),
    ("2026年第三季度", "2026-Q3", "in"),
    ("2025年前三季度", "2025-01-01/2025-09-30", "in"),
    ("明年下半年", "2026-H2", "in"),
    ("到明年年底", "2026", "by"),
    ("2025年12月", "2025-12", "in"),
    ("12月", "2025-12", "in"),
    ("五年后", "2030", "in"),
    ("未来五年", "2025-09-20/2030-09-19", "within"),
    ("三年内", "2025-09-19/2028-09-18", "within"),
    ("全年", "2025", "in"),
    ("本世纪末", "2100", "in"),
    ("2030年代", "2030-2039", "in"),
]


@pytest.mark.parametrize(("words", "compact", "relation"), TARGETS)
def test_a_target_is_read(words: str, compact: str, relation: str) -> None:
    period = read_period(words, stated=STATED)
    assert isinstance(period, Period), period
    assert (format_period(period), period.relation, period.words) == (compact, relation, words)


@pytest.mark.parametrize(
    ("words", "offset"),
    [
        ("", 0),
        ("soon", 0),
        ("30", 0),
        ("2030-13", 0),
        ("2030-2025", 5),
        ("by 2030 in China", 8),
        ("2030 or 2040", 5),
        ("x 2030", 0),
        ("2026-02-30/2026-03-01", 0),
        ("2026-03-01/2026-02-01", 11),
        ("2030" * 60, 200),
    ],
)
def test_other_words_are_unreadable_at_their_place(words: str, offset: int) -> None:
    problem = read_period(words, stated=STATED)
    assert isinstance(problem, Unreadable), problem
    assert problem.offset == offset


@pytest.mark.parametrize("words", ["next year", "within five years", "未来五年", "明年", "下季度"])
def test_relative_words_need_the_day_of_the_statement(words: str) -> None:
    problem = read_period(words)
    assert isinstance(problem, Unreadable)
    assert "date of the statement" in problem.reason


@given(
    st.integers(1990, 2090),
    st.integers(1, 4),
    st.integers(1, 12),
    st.integers(1, 2),
    st.integers(1, 30),
)
def test_a_compact_name_reads_back(
    number: int, which: int, months: int, part: int, length: int
) -> None:
    spans = [
        year(number),
        quarter(number, which),
        month(number, months),
        half(number, part),
        years(number, number + length),
        decade(number // 10 * 10),
        (date(number, months, 3), date(number + 1, months, 5)),
        (date(number, months, 3), date(number, months, 3)),
    ]
    for first, last in spans:
        period = Period(start=first, end=last, words="", relation="in")
        again = read_period(format_period(period))
        assert isinstance(again, Period), format_period(period)
        assert (again.start, again.end) == (first, last)


@given(st.text(alphabet="2030 年-Qq1H初末底前内后“十五”月byendofFY/.,第季度到至 財财", max_size=40))
def test_no_text_breaks_the_reader_and_offsets_hold(text: str) -> None:
    for language in ("en", "zh"):
        end = 0
        for found in find_periods(text, language=language, stated=STATED):
            assert end <= found.start < found.end <= len(text)
            assert text[found.start : found.end] == found.period.words
            assert found.period.start <= found.period.end
            assert is_placed(found.period)
            end = found.end
