"""Quantities in running text: our own variants, the probe's rates, the seeds, and invariants."""

import itertools
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import shared_data
from forecasts.reading import Quantity, read
from forecasts.reading.find import find, find_others

VARIANTS = Path(__file__).parent / "test_reading_find"
HEDGES = {
    "lt": "below",
    "gt": "above",
    "ge": "above",
    "le": "up-to",
    "approx": "about",
    "oom": "scale",
}
RANGE = re.compile(r"(-?[\d.e]+)-(-?[\d.e]+)")
KNOWN_UNITS = {
    "USD",
    "CNY",
    "EUR",
    "HKD",
    "JPY",
    "AUD",
    "INR",
    "%",
    "pp",
    "bp",
    "x",
    "t",
    "GW",
    "year",
    "people",
}


def variants(name: str) -> list[tuple[str, str]]:
    lines = (VARIANTS / name).read_text(encoding="utf-8").splitlines()
    return [(text, gold) for text, _, gold in (line.partition(" ||") for line in lines) if text]


def is_wanted(found: Quantity, number: str, unit: str, hedge: str) -> bool:
    """Whether a quantity is what a line of the variants states; `any` leaves a field open."""
    ends = RANGE.fullmatch(number)
    low, high = (float(end) for end in ends.groups()) if ends else (found.low, found.high)
    if ends is None and number != "any":
        low = high = float(number)
    fits = close(found.low, low) and close(found.high, high)
    return fits and unit in ("any", found.unit) and hedge in ("any", found.hedge)


def close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-4 * max(1e-9, abs(other))


@pytest.mark.parametrize(("text", "gold"), variants("english.txt") + variants("chinese.txt"))
def test_variant(text: str, gold: str) -> None:
    left = list(find(text))
    for wanted in filter(None, map(str.strip, gold.split(";"))):
        number, unit, hedge = wanted.split(" ")
        match = next((one for one in left if is_wanted(one, number, unit, hedge)), None)
        assert match, f"{wanted} is not among {[(one.value, one.unit, one.hedge) for one in left]}"
        left.remove(match)
    assert not left, f"too much: {[(one.quote, one.value, one.unit) for one in left]}"


def test_probe_rates(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shared_data("reading", "probe.jsonl").read_text(encoding="utf-8").splitlines()
    counts: Counter[str] = Counter()
    for line in lines:
        case = json.loads(line)
        found = list(read(case["text"]))
        counts["found"] += len(found)
        assert case["quantities"] or not found, case["text"]
        for gold in case["quantities"]:
            counts["gold"] += 1
            match = next((one for one in found if matches(one, gold)), None)
            if match is None:
                continue
            found.remove(match)
            counts["value"] += 1
            unit = match.unit if match.unit in KNOWN_UNITS else "unit"
            counts["unit"] += unit == gold["unit"]
            hedge = gold["hedge"] or "bare"
            counts["hedge"] += match.hedge == HEDGES.get(hedge, hedge)
            counts["forecast"] += match.forecast == gold["forecast"]
    scores = {
        name: 2 * counts[name] / (counts["found"] + counts["gold"]) for name in ("value", "unit")
    }
    shares = {name: counts[name] / counts["gold"] for name in ("hedge", "forecast")}
    with capsys.disabled():
        print(f"\nprobe: {scores | shares} of {counts['gold']} quantities")
    assert scores["value"] >= 0.97
    assert scores["unit"] >= 0.95
    assert shares["hedge"] >= 0.95


def matches(found: Quantity, gold: dict[str, float]) -> bool:
    near = found.start < gold["start"] + len(str(gold["span"])) and gold["start"] < found.end
    low, high = sorted((abs(found.low), abs(found.high)))  # the probe states a fall by its size
    return near and close(low, abs(gold["lo"])) and close(high, abs(gold["hi"]))


def seed(name: str) -> str:
    path = shared_data("..", "seeds", name)
    return path.read_bytes().decode("utf-8")


def test_english_seed_holds_three_market_forecasts_and_five_counts() -> None:
    found = read(seed("000_5251229e9c867caa.txt"))
    market = [
        (one.start, one.end, one.value, one.unit, one.hedge) for one in found if one.kind == "level"
    ]
    assert market == [
        (1606, 1625, 240e9, "USD", "below"),
        (1655, 1677, 120e9, "USD", "above"),
        (5412, 5431, 1e12, "CNY", "scale"),
    ]
    other = [(one.start, one.kind) for one in found if one.kind != "level"]
    assert other == [
        (2757, "count"), (4456, "duration"), (4989, "count"), (5841, "count"), (5873, "count"),
    ]  # fmt: skip


def test_chinese_seed_holds_one_attendance_count() -> None:
    found = read(seed("004_a4a1e91eb38234b9.txt"))
    assert [(one.start, one.quote, one.value, one.unit, one.hedge) for one in found] == [
        (241, "400余人", 400.0, "people", "above")
    ]


PIECES = st.sampled_from(
    [
        "$",
        "5",
        "1,200",
        "3.5",
        " ",
        "-",
        "—",
        " to ",
        "million",
        "bn",
        "%",
        " percent",
        "约",
        "近",
        "亿",
        "万",
        "元",
        "三",
        "十",
        "半",
        "成",
        "个百分点",
        "年",
        "2030",
        "nearly ",
        "a third",
        "half a ",
        "dozen",
        "jobs",
        ".",
        ",",
        "，",
        "(",
        ")",
        "\n",
        "between ",
        " and ",
        "翻番",
        "第",
        "级",
        "１２",
        "　",
        "@",
        "://",
        "İ",
        "½",
        "é",
        "月",
        "多",
        "to 5",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60))
@example("约 3000 万辆，增长 15 % 左右")
@example("百 分 之 五")
def test_quotations_are_verbatim_and_in_order(text: str) -> None:
    found = find(text)
    for one in found:
        assert text[one.start : one.end] == one.quote
        assert one.quote.strip()
        assert one.low <= one.value <= one.high
    for first, second in itertools.pairwise(found):
        assert first.start <= second.start


@given(st.lists(PIECES, max_size=10).map("".join))
def test_full_width_forms_read_the_same(text: str) -> None:
    wide = text.translate({code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)})
    if "½" not in text:
        plain = [(one.start, one.low, one.high, one.unit) for one in find(text.replace(",", " "))]
        assert plain == [
            (one.start, one.low, one.high, one.unit) for one in find(wide.replace(",", " "))
        ]


@pytest.mark.parametrize(
    "text",
    [
        "Sales will re~ach $5~ bil~lion by 20~30.",
        "预计20~30年达到 5~00 亿元。",
        "~~Sales will reach 40~0 million by 2030.~",
    ],
)
@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\ufeff", "\u202c\u200e"])
def test_signs_that_nobody_sees_change_nothing(text: str, unseen: str) -> None:
    legible, hidden = text.replace("~", ""), text.replace("~", unseen)
    (one,), (other,) = read(legible), read(hidden)
    assert hidden[other.start : other.end] == other.quote
    assert other.quote.replace(unseen, "") == one.quote
    assert other._replace(start=one.start, end=one.end, quote=one.quote) == one
    assert len(find_others(hidden)) == len(find_others(legible))


def test_a_sum_with_its_own_sign_gives_nothing_to_the_number_before_it() -> None:
    found = find("The sum is $167bn at 6.0, $141bn at 7.1.")
    assert [(one.value, one.unit) for one in found if one.quote == "6.0"] == [(6.0, "")]


def test_the_day_of_the_statement_may_be_text() -> None:
    text = "Sales will reach 2 million units next year."
    (found,) = read(text, stated="2025-07-11")
    assert (found,) == read(text, stated=date(2025, 7, 11))
    assert found.target is not None
    assert found.target.start.year == 2026
    with pytest.raises(ValueError, match="write it as 2026-11-21"):
        read(text, stated="July 11")


def test_a_long_sentence_before_a_figure_gives_it_nothing() -> None:
    text = f"This step makes us {'much ' * 20}larger than the others, so he said."
    (found,) = read(f"{text} It has 5 GW.", stated=date(2025, 7, 11))
    assert (found.value, found.forecast, found.target) == (5, False, None)
