"""A claim's value: what its written forms mean, what is refused and where, and the way back."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.editing.draft import value_of
from forecasts.reading import (
    Unreadable,
    Value,
    interval,
    read,
    read_value,
    word_value,
    write_value,
)
from forecasts.reading.lexicon.units import HAN_UNITS, SYMBOLS, WORDS

CANONICAL = [
    "nearly 240 billion USD",
    "> 120 billion USD",
    ">= 5 million vehicle",
    "<= 10%",
    "< 60 USD/kWh",
    "about 25%",
    "15-20 billion USD",
    "trillion CNY scale",
    "hundred billion CNY scale",
    "25% a year from 2025",
    "-5% a year",
    "40% in all",
    "-40% in all from 2024",
    "2x 2024",
    "5 million vehicle, cumulative 2012-2020",
    "100 USD/kWh",
    "12 pp",
    "1,500 GW",
    "2/3",
    "240.0 billion USD",
    "0.240 trillion USD",
]

WRITTEN = {
    "nearly $240 billion": "nearly 240 billion USD",
    "近2400亿美元": "nearly 240 billion USD",
    "exceeding $120 billion": "> 120 billion USD",
    "超过1200亿美元": "> 120 billion USD",
    "市场": None,
    "trillion-yuan scale": "trillion CNY scale",
    "万亿元级别": "trillion CNY scale",
    "2万亿元规模": "2 trillion CNY",
    "minus $5 per MWh": "-5 USD/MWh",
    "negative $5 million to $3 million": "-5000000 to 3000000 USD",
    "▲50億円": "-5 billion JPY",
    "零下5至10度": "-10 to -5 degree",
    "$1.5-2 trillion": "1.5-2 trillion USD",
    "240万—280万吨": "2.4-2.8 million t",
    "12亿元至15亿元": "1.2-1.5 billion CNY",
    "Rs 1.5 lakh crore": "1.5 trillion INR",
    "1.2兆日元": "1.2 trillion JPY",
    "年均增长25%": "25% a year",
    "CAGR of 12.4%": "12.4% a year",
    "比2024年翻一番": "2x 2024",
    "较2024年增长1倍": "2x 2024",
    "double 2024": "2x 2024",
    "twice the 2024 level": "2x 2024",
    "2012—2020年累计500万辆": "5 million vehicle, cumulative 2012-2020",
    "三分之二": "2/3",
    "more than a third": "> 1/3",
    "400余人": "> 400 people",
    "20%以上": ">= 20%",
    "不到100元/千瓦时": "< 100 CNY/kWh",
    "between 5% and 7%": "5-7%",
    "half a million jobs": "500,000 job",
    "hundreds of billions of dollars": "hundred billion USD scale",
    "up to 300,000 vehicles": "<= 300,000 vehicle",
    "$10 billion or more": ">= 10 billion USD",
    "£20 million": "20 million GBP",
    "$100 to $200 a tonne": "100-200 USD/t",
    "4,000 ringgit per metric tonne": "4,000 MYR/t",
    "年均复合增长15%": "15% a year",
    "CAGR约15%": "about 15% a year",
    "15%的复合增速": "15% a year",
    "同比+10%": "10% a year",
    "提高至15%": None,
    "+10pp": "10 pp",
    "上升10个百分点": "10 pp",
    "tripled": "3x",
    "more than doubled": "> 2x",
    "翻近一番": "nearly 2x",
    "减半": "0.5x",
    "过半": "> 50%",
    "近半": "nearly 50%",
    "新台币30亿元": "3 billion TWD",
    "20多个亿元": "> 2 billion CNY",
    "三十多个亿元": "> 3 billion CNY",
    "flat to 4%": "0-4% a year",
    "flat to down 3%": "-3% to 0% a year",
    "down 2% to flat": "-2% to 0% a year",
    "持平至增长4%": "0-4% a year",
}

FOREIGN = [
    ("de", "rund 1,5 Milliarden Euro", 1.5e9, "EUR", "about"),
    ("de", "mehr als 3 Billionen Yen", 3e12, "JPY", "above"),
    ("de", "1.234.567,89 €", 1234567.89, "EUR", "bare"),
    ("fr", "près de 240 milliards de dollars", 240e9, "USD", "below"),
    ("fr", "1 234,5 €", 1234.5, "EUR", "bare"),
    ("fr", "500 mille véhicules", 5e5, "vehicle", "bare"),
    ("es", "más de 1.200 millones de dólares", 1.2e9, "USD", "above"),
    ("es", "1,5 billones de euros", 1.5e12, "EUR", "bare"),
    ("ja", "約1.2兆円", 1.2e12, "JPY", "about"),
    ("ja", "3000億円以上", 3e11, "JPY", "above"),
]

REFUSED = {
    "": ("is empty", 0),
    "USD": ("`USD` is no number", 0),
    "240 billion": ("has no unit", 11),
    "240 billion quux": ("`quux` is not understood", 12),
    "$5 billion by 2030": ("`by` is not understood", 11),
    "nearly": ("ends where a number is expected", 6),
    "25% a year from": ("`from` is not understood", 11),
    "dozens of people": ("`dozens` is no number", 0),
    "20多个亿": ("has no unit", 5),
    "+200 million USD": ("`+200` is no number", 0),
    "flat to $5": ("`flat` stands beside one rate, as `flat to 4%`", 0),
    "flat": ("`flat` names no figure: write `0%`, or a range as `flat to 4%`", 0),
    "累计220万辆": (
        "`累计` needs the years that are summed, as `220 GW, cumulative 2024-2030`",
        0,
    ),
    "220 GW cumulative": (
        "`cumulative` needs the years that are summed, as `220 GW, cumulative 2024-2030`",
        7,
    ),
    "环比下降10%": (
        (
            "`环比` compares with the month or quarter before, and a rate of growth is a year's: "
            "write the number alone, as `10%`"
        ),
        0,
    ),
    "翻两倍": (
        "`翻两倍` is said of a multiple and of an increase: write which, as `2x` or `3x`",
        0,
    ),
    "low single-digit growth": (
        "`low single` names no figure: write the range that is meant, as `10-19%`",
        0,
    ),
    "x" * 201: ("is longer than 200 characters", 200),
}


@pytest.mark.parametrize("text", CANONICAL)
def test_canonical_text_is_written_as_it_was_read(text: str) -> None:
    value = read_value(text)
    assert isinstance(value, Value), value
    assert write_value(value) == text


def test_a_change_in_a_rate_is_written_as_one_that_is_read() -> None:
    found = read("Demand will rise by 680,000 barrels per day in 2026.", language="en")
    value = value_of(found[0], None)
    assert value.kind == "change"
    assert word_value(value) == "680,000 barrel/day"


@pytest.mark.parametrize(("text", "canonical"), WRITTEN.items())
def test_written_forms(text: str, canonical: str | None) -> None:
    value = read_value(text)
    if canonical is None:
        assert isinstance(value, Unreadable)
    else:
        assert isinstance(value, Value), value
        assert write_value(value) == canonical


@pytest.mark.parametrize(("language", "text", "number", "unit", "hedge"), FOREIGN)
def test_other_languages(language: str, text: str, number: float, unit: str, hedge: str) -> None:
    value = read_value(text, language=language)
    assert isinstance(value, Value), value
    assert (value.value, value.unit, value.hedge) == (number, unit, hedge)


@pytest.mark.parametrize(("text", "refusal"), REFUSED.items())
def test_first_thing_not_understood_has_its_place(text: str, refusal: tuple[str, int]) -> None:
    value = read_value(text)
    assert isinstance(value, Unreadable), value
    assert (value.reason, value.offset) == refusal


def test_ambiguous_signs_say_how_they_were_read() -> None:
    dollar, euro = read_value("$5 billion"), read_value("€5 billion")
    assert isinstance(dollar, Value)
    assert isinstance(euro, Value)
    assert dollar.currency_basis == "bare $ read as USD"
    assert not euro.currency_basis


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("nearly 240 billion USD", 234e9, 240e9),
        ("> 120 billion USD", 120e9, inf),
        ("<= 10%", -inf, 10),
        ("trillion CNY scale", 0.5e12, 5e12),
        ("15-20 billion USD", 15e9, 20e9),
        ("about 25%", 24.5, 25.5),
        ("100 GW", 98, 102),
        ("nearly -100 GW", -100, -94),
    ],
)
def test_interval(text: str, low: float, high: float) -> None:
    value = read_value(text)
    assert isinstance(value, Value)
    assert interval(value) == (pytest.approx(low), pytest.approx(high))


NUMBERS = st.builds(
    lambda whole, part: f"{whole}.{part}" if part else f"{whole}",
    st.integers(1, 99_999),
    st.sampled_from(["", "", "0", "5", "25", "50", "125"]),
)
UNITS = st.sampled_from(
    ["USD", "CNY", "vehicle", "GW", "t", "people", "EUR", "JPY", "USD/kWh", "kWh"]
)
SCALES = st.sampled_from(["", "", " thousand", " million", " billion", " trillion"])
HEDGES = st.sampled_from(["", "nearly ", "about ", "> ", ">= ", "< ", "<= ", "over ", "at least "])


@given(HEDGES, NUMBERS, SCALES, UNITS)
def test_levels_come_back(hedge: str, number: str, scale: str, unit: str) -> None:
    comes_back(f"{hedge}{number}{scale} {unit}")


@given(
    HEDGES, NUMBERS, st.sampled_from(["%", "% a year", "% a year from 2025", " pp", "x", "x 2024"])
)
def test_rates_come_back(hedge: str, number: str, tail: str) -> None:
    comes_back(f"{hedge}{number}{tail}")


@given(NUMBERS, NUMBERS, SCALES, UNITS, st.sampled_from(["-", " to ", "–"]))
def test_ranges_come_back(first: str, second: str, scale: str, unit: str, joint: str) -> None:
    low, high = sorted((first, second), key=float)
    comes_back(f"{low}{joint}{high}{scale} {unit}")


@given(
    st.integers(1, 99_999),
    st.sampled_from("万亿"),
    st.sampled_from(["元", "美元", "辆", "吨", "千瓦时"]),
)
def test_chinese_values_come_back(number: int, scale: str, unit: str) -> None:
    value = comes_back(f"{number}{scale}{unit}")
    assert value.value == number * {"万": 10**4, "亿": 10**8}[scale]


@given(st.text(max_size=40) | st.text("0123456789.,-–$%亿万约近 abk", max_size=30))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    value = read_value(text)
    if isinstance(value, Unreadable):
        assert 0 <= value.offset <= len(text)
    else:
        assert value.low <= value.high
        comes_back(text)


def comes_back(text: str) -> Value:
    value = read_value(text)
    assert isinstance(value, Value), (text, value)
    written = write_value(value)
    again = read_value(written)
    assert isinstance(again, Value), (text, written, again)
    assert again._replace(text="", currency_basis="") == value._replace(
        text="", currency_basis=""
    ), written
    return value


def test_every_unit_is_read_by_its_own_name() -> None:
    known = {*SYMBOLS.values(), *WORDS.values(), *HAN_UNITS.values()} - {"am"}
    values = {unit: read_value(f"5 {unit}") for unit in sorted(known)}
    wrong = {unit: value for unit, value in values.items() if getattr(value, "unit", "") != unit}
    assert not wrong


@given(
    st.sampled_from(["", "近", "超", "约", "上"]),
    st.sampled_from(
        [
            "百",
            "千",
            "万",
            "十万",
            "百万",
            "千万",
            "亿",
            "十亿",
            "百亿",
            "千亿",
            "万亿",
            "三千",
            "12",
        ]
    ),
    st.sampled_from(["元", "美元", "辆", "台", "吨", "千瓦", "个", "%", "摄氏度", "亩"]),
)
def test_chinese_magnitudes_come_back(hedge: str, number: str, unit: str) -> None:
    if not isinstance(read_value(f"{hedge}{number}{unit}"), Unreadable):
        comes_back(f"{hedge}{number}{unit}")
