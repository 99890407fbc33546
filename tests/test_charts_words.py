"""Numbers and sentences in English and in Chinese: signs, plurals, rounding."""

import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
import chart_tables
from forecasts.charts import CHARTS
from forecasts.charts.facts.amounts import claimant_names
from forecasts.charts.sheet.fonts import text_width, wrap
from forecasts.charts.sheet.layout import balance
from forecasts.charts.sheet.scale import linear_ticks, log_ticks, ratio_ticks
from forecasts.words.amounts import (
    amount,
    bounded,
    count,
    factor,
    in_sentence,
    signed_percent,
    span,
    times,
)


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        (240e9, "USD", "$240bn", "2,400亿美元"),
        (1e12, "CNY", "¥1tn", "1万亿元"),
        (999.6e9, "USD", "$1tn", "1万亿美元"),
        (-3e9, "USD", "−$3bn", "−30亿美元"),
        (7.5e6, "vehicle", "7.5m vehicles", "750万辆"),
        (1, "vehicle", "1 vehicle", "1辆"),
        (450_000, "robot", "450,000 robots", "45万台"),
        (0.123, "USD/kWh", "$0.123/kWh", "0.123美元/kWh"),
        (1234.5, "GW", "1,230 GW", "1,230 GW"),
        (25.0, "%", "25%", "25%"),
        (2.5, "x", "2.5×", "2.5×"),
        (0.0, "USD", "$0", "0美元"),
        (12_345, "people", "12,300 people", "1.23万人"),
        (1.5e9, "", "1.5bn", "15亿"),
    ],
)
def test_amounts(value: float, unit: str, english: str, chinese: str) -> None:
    assert amount(value, unit, "en") == english
    assert amount(value, unit, "zh") == chinese


@pytest.mark.parametrize(
    ("hedge", "strict", "english", "chinese"),
    [
        ("above", True, "> $120bn", ">1,200亿美元"),
        ("above", False, "≥ $120bn", "≥1,200亿美元"),
        ("up-to", False, "≤ $120bn", "≤1,200亿美元"),
        ("about", False, "≈ $120bn", "≈1,200亿美元"),
        ("below", False, "nearly $120bn", "近1,200亿美元"),
        ("scale", False, "order of $120bn", "1,200亿美元量级"),
        ("bare", False, "$120bn", "1,200亿美元"),
        ("range", False, "$100bn–$140bn", "1,000亿～1,400亿美元"),
    ],
)
def test_hedges(hedge: str, strict: bool, english: str, chinese: str) -> None:  # noqa: FBT001
    ends = (100e9, 140e9, 120e9, "USD")
    assert bounded(hedge, ends[:2], *ends[2:], "en", strict=strict) == english
    assert bounded(hedge, ends[:2], *ends[2:], "zh", strict=strict) == chinese


def test_a_range_of_counted_things_names_them_once() -> None:
    assert span(9e6, 20e6, "vehicle") == "9m–20m vehicles"
    assert span(9e6, 20e6, "vehicle", "zh") == "900万～2,000万辆"
    assert span(2e3, 1.5e6, "vehicle") == "2,000–1.5m vehicles"
    assert span(0.8e12, 1.2e12, "USD", "zh") == "8,000亿～1.2万亿美元"


@pytest.mark.parametrize(
    ("ratio", "english"),
    [(2, "twofold"), (2.02, "twofold"), (2.3, "2.3-fold"), (3.04, "threefold"),
     (15.4, "fifteen-fold"), (35, "35-fold"), (125, "125-fold")],
)  # fmt: skip
def test_how_many_times(ratio: float, english: str) -> None:
    assert factor(ratio) == english


def test_small_words() -> None:
    assert [count(1), count(7, first=True), count(21), count(2, "zh"), count(11, "zh")] == [
        "one", "Seven", "21", "两", "11",
    ]  # fmt: skip
    assert [times(0.75), times(1.5), times(10), times(1 / 3)] == ["¾×", "1½×", "10×", "⅓×"]
    assert [signed_percent(share) for share in (0.09, -0.12, 0.001, -0.001)] == [
        "+9%", "−12%", "0%", "0%",
    ]  # fmt: skip
    assert [in_sentence(name) for name in ("Humanoid robots", "Tesla Optimus", "EHang")] == [
        "humanoid robots", "Tesla Optimus", "EHang",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_titles_of_few_claims(language: str) -> None:
    frame = chart_tables.frame(language)
    claims, actuals = chart_tables.ladder_claims(), chart_tables.actuals().iloc[:0]

    def title(table: pd.DataFrame) -> str:
        data = chart_tables.charts.ladder_data(
            table, frame, actuals=actuals, spread=chart_tables.spread(table)
        )
        return CHARTS["ladder"].draw(data, frame, 1).words.title

    one, bound = claims.iloc[[2]], claims.iloc[[2, 3]]
    pair = bound.assign(hedge="bare")
    same = pd.concat([one, one.assign(claim_id="again")])
    expected = {
        "en": [
            "Example mobility in 2030: one claim stands alone, $240bn",
            "Example mobility in 2030: two claims differ by 60%",
            "Example mobility in 2030: two claims name the same figure",
            "Example mobility in 2030: two claims run from ≤ $150bn to $240bn",
        ],
        "zh": [
            "2030年示例出行只有一项预测：2,400亿美元",
            "2030年示例出行的两项预测相差60%",
            "2030年示例出行的两项预测数值相同",
            "2030年示例出行的两项预测从≤1,500亿美元到2,400亿美元",
        ],
    }
    assert [title(one), title(pair), title(same), title(bound)] == expected[language]


def test_a_part_that_is_a_floor_is_at_least() -> None:
    frame = chart_tables.frame()
    data = chart_tables.charts.part_whole_data(
        chart_tables.seed_like_claims(), frame, whole="example-world-2030"
    )
    title = CHARTS["part-whole"].draw(data, frame, 1).words.title
    assert title == "At least 50% of example mobility in 2030 is claimed for China alone"


def test_one_due_claim_is_singular() -> None:
    frame, table = chart_tables.frame(), chart_tables.comparison()
    one = table[table["status"] == "resolved"].head(1)
    words = CHARTS["scorecard"].draw(chart_tables.charts.scorecard_data(one, frame), frame, 1).words
    assert words.title.startswith("One claim fell due, and it was ")
    words = CHARTS["horizon"].draw(chart_tables.charts.horizon_data(one, frame), frame, 1).words
    assert words.title == "One due claim is too few to tell whether distance matters"


TEXT = st.text(alphabet="ab iW$5,.（）“”市场规模万亿 ", min_size=1, max_size=80)


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (244_533, "244,533 units", "244,533台"),
        (410_700, "410,700 units", "41.07万台"),
        (1.06446e12, "1.06446tn units", "10,644.6亿台"),
        (138_500_000, "138.5m units", "13,850万台"),
    ],
)
def test_an_amount_in_chinese_has_two_decimals_at_most(
    value: float, english: str, chinese: str
) -> None:
    told = [amount(value, "unit", language, figures=6) for language in ("en", "zh")]
    assert told == [english, chinese]


def test_two_lines_of_chinese_part_behind_a_mark() -> None:
    text = "工业机器人：要在2028年达到70万，今后年增速须为6.6%"
    whole = text_width(text, 14, bold=True)
    lines = balance(text, 0.75 * whole, 14, bold=True)
    assert lines == ["工业机器人：要在2028年达到70万，", "今后年增速须为6.6%"]
    assert "".join(balance(text, 0.52 * whole, 14, bold=True)) == text  # no mark where both fit


@pytest.mark.parametrize(("language", "name"), [("en", "unattributed"), ("zh", "未署名")])
def test_nobody_has_a_name_in_each_language(language: str, name: str) -> None:
    row = {"organisation": "unattributed", "person": "", "claimant": "x", "publisher": "y"}
    assert claimant_names(pd.DataFrame([row]), language) == [name]


@given(TEXT, st.floats(20, 200))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines = wrap(text, width, 9)
    assert all(len(line) == 1 or text_width(line, 9) <= width + 0.01 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.floats(1e-3, 1e12), st.floats(1.05, 1e6), st.integers(2, 8))
def test_ticks_lie_within_and_are_few(low: float, reach: float, most: int) -> None:
    high = low * reach
    for ticks in (log_ticks, linear_ticks):
        places = ticks(low, high, most)
        assert len(places) <= max(most, 2)
        assert all(low * 0.99 <= place <= high * 1.01 for place in places)
        assert places == sorted(places)


def test_one_is_always_a_ratio_tick() -> None:
    assert 1.0 in ratio_ticks(0.5, 8, 4)
