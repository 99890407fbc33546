import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, shared_data
from forecasts.reading.periods.any_language import (
    find_periods,
    format_period,
    is_placed,
    read_period,
)
from forecasts.reading.periods.spans import decade, half, month, quarter, year, years
from forecasts.reading.records import Period, Unreadable

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
    ("the 2026-27 financial year", "FY2027", "in"),
    ("CY27", "2027", "in"),
    ("9M27", "2027-01-01/2027-09-30", "in"),
    ("9M FY27", "2027-01-01/2027-09-30", "in"),
    ("on 15 March 2027", "2027-03-15", "in"),
    ("not before 2030", "2030", "from"),
    ("no earlier than 2031", "2031", "from"),
    ("by decade's end", "2030", "by"),
    ("Q3 2026", "2026-Q3", "in"),
    ("2026-Q3", "2026-Q3", "in"),
    ("3Q26", "2026-Q3", "in"),
    ("the third quarter of 2026", "2026-Q3", "in"),
    ("Q3", "2025-Q3", "in"),
    ("FY2026-Q3", "FY2026-Q3", "in"),
    ("FY26Q3", "FY2026-Q3", "in"),
    ("third qtr of 2026", "2026-Q3", "in"),
    ("within 2025", "2025", "within"),
    ("from May 2025 to March 2026", "2025-05-01/2026-03-31", "from"),
    ("2025年3月到2026年5月", "2025-03-01/2026-05-31", "from"),
    ("30年代前半", "2030-2034", "in"),
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
    ("by the end of the decade", "2030", "by"),
    ("the 2030s", "2030-2039", "in"),
    ("2025-2030", "2025-2030", "from"),
    ("from 2024 to 2032", "2024-2032", "from"),
    ("2012-2020", "2012-2020", "from"),
    ("2024-25", "2024-2025", "from"),
    ("next year", "2026", "in"),
    ("in five years", "2030", "in"),
    ("within five years", "2025-09-19/2030-09-18", "within"),
    ("within the decade", "2025-09-19/2029-12-31", "within"),
    ("over the next five years", "2025-09-20/2030-09-19", "within"),
    ("next quarter", "2025-Q4", "in"),
    ("end of the 15th Five-Year Plan", "2030", "by"),
    ("mid-century", "2050", "in"),
    ("by 2030E", "2030", "by"),
    ("2027f", "2027", "in"),
    ("2025E-2030E", "2025-2030", "from"),
    ("the three months to September", "2025-Q3", "in"),
    ("in the six months ended 31 March 2026", "2025-10-01/2026-03-31", "in"),
    ("the quarter that ended on June 30", "2025-Q2", "in"),
    ("for the year to March 2026", "2025-04-01/2026-03-31", "in"),
    ("over the five years to 2030", "2026-2030", "within"),
    ("in the decade to 2035", "2026-2035", "in"),
    ("next summer", "2026", "in"),
    ("last autumn", "2025", "in"),
    ("this winter", "2026", "in"),
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


@pytest.mark.parametrize("mark", ['"', "“", "‘", "'", "(", "[", "he said—"])
def test_a_mark_before_a_preposition_does_not_hide_it(mark: str) -> None:
    found = list(find_periods(f"{mark}By 2030 the market will be worth more.", stated=STATED))
    assert [(one.period.words, one.period.relation) for one in found] == [("By 2030", "by")]


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


IN_SCOPE = re.compile(r"[\dX]{4}(?:-\d\d)?|\([\dX-]+,[\dX-]+,P\d+[YM]\)")
CASES = ROOT / "docs" / "period_cases.md"
RANGE = re.compile(r"\(([\dX]{4}(?:-\d\d)?)(?:-\d\d)?(?:-\d\d)?,([\dX]{4})-(\d\d)-01,P\d+([YM])\)")


def listed_cases() -> dict[str, list[int]]:
    """Return file -> indices under the heading `In scope` of the list."""
    text = CASES.read_text(encoding="utf-8")
    scope = text.split("\n## In scope\n")[1].split("\n## ")[0]
    cases: dict[str, list[int]] = {}
    for name, numbers in re.findall(r"- `(\S+)`: ([\d,\s]+)", scope):
        cases.setdefault(name, []).extend(int(number) for number in numbers.split(","))
    return cases


def date_ranges(case: dict[str, Any]) -> Iterator[tuple[int, int, str, list[tuple[str, str]]]]:
    """Yield start, end, timex and the acceptable (start, exclusive end) of each date range."""
    for result in case["Results"]:
        start = result["Start"]
        if value := result.get("Value"):
            both = value["FutureResolution"], value["PastResolution"]
            ends = [(one.get("startDate"), one.get("endDate")) for one in both]
            yield start, start + result["Length"], value["Timex"], ends
        elif result.get("TypeName") == "datetimeV2.daterange":
            values = result["Resolution"]["values"]
            ends = [(one.get("start"), one.get("end")) for one in values]
            yield start, result["End"] + 1, values[0].get("timex") or "", ends


def agrees(period: Period, timex: str, ends: list[tuple[str, str]]) -> bool:
    for start, end in ends:
        if not start and not end:
            continue
        first_right = not start or period.start.isoformat() == start
        last = date.fromisoformat(end) - timedelta(days=1) if end else period.end
        named = RANGE.fullmatch(timex)
        through = named and end and end[:7] == f"{period.end.year}-{period.end.month:02d}"
        whole = named and named[4] == "Y" and end and period.end == date(int(end[:4]), 12, 31)
        if first_right and (period.end == last or through or whole):
            return True
    return False


def test_rate_on_the_date_time_cases(capsys: pytest.CaptureFixture[str]) -> None:
    folder = shared_data("reading", "recognizers-specs", "Specs", "DateTime")
    rates, right, total = [], 0, 0
    for name, indices in listed_cases().items():
        cases = json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig"))
        language = "zh" if name.startswith("Chinese") else "en"
        good = 0
        for index in indices:
            case = cases[index]
            day = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
            stated = date.fromisoformat(day) if day else None
            found = find_periods(case["Input"], language=language, stated=stated)
            ranges = [one for one in date_ranges(case) if IN_SCOPE.fullmatch(one[2])]
            good += bool(ranges) and all(
                any(
                    agrees(one.period, timex, ends)
                    for one in found
                    if one.start < end and start < one.end
                )
                for start, end, timex, ends in ranges
            )
        rates.append(f"{name} {good}/{len(indices)}")
        right, total = right + good, total + len(indices)
    with capsys.disabled():
        print(
            f"\nDateTime cases in scope: {right}/{total} = {right / total:.3f}; {'; '.join(rates)}"
        )
    assert total > 300
    assert right / total >= 0.9


def test_a_range_that_ends_with_february_is_read_in_a_leap_year() -> None:
    found = find_periods("8月至2月", language="zh", stated=date(2024, 12, 31))
    assert [format_period(one.period) for one in found] == ["2024-08-01/2025-02-28"]
