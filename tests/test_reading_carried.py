"""Periods that reach a figure from its paragraph, heading or table; earlier forecasts."""

from datetime import date

import pytest

from forecasts.reading import read
from forecasts.reading.periods.any_language import format_period

STATED = date(2026, 8, 20)

TIMES = {
    # A paragraph.
    "Sales rose 4% in 2025. Margins reached 12%.": "- 2025; - 2025",
    "Sales rose 4% in 2025.\n\nMargins reached 12%.": "- 2025; - none",
    "It made 9 GW in 2025 and expects 11 GW in 2026. Costs were $3bn. They should fall by 4%.": (
        "- 2025; F 2026; - 2025; F 2026"
    ),
    "In 2019 it made 9 million cars. It now makes 12 million.": "- 2019; - none",
    "Sales rose 4% in March, against a rise of 6% a year earlier.": "- 2026-03; - 2025-03",
    "2025年产量突破1800万吨。出口额21亿美元。": "- 2025; - 2025",
    "2025年产量突破1800万吨。目前库存30万吨。": "- 2025; - none",
    "预计2027年产量1800万吨。届时，出口额有望达到21亿美元。": "F 2027; F 2027",
    "二季度利润18.6亿元。去年同期为15亿元。": "- 2026-Q2; - 2025-Q2",
    "In 2027 sales will reach 9 million, an increase of 4% relative to 2025.": "F 2027; F 2027",
    "For Q3/27, the firm expects sales of $5 billion.": "F 2027-Q3",
    # A plan's goals go on; a forecast and what is now do not.
    "到2030年，产量达到100万吨。加工率提高到70%以上。建设30个集群。": "F 2030; F 2030; F 2030",
    "一、工作目标\n到2030年，产业格局基本形成。加工率提高到70%。建设30个集群。": "F 2030; F 2030",
    "到2030年，产量达到100万吨。目前有企业3500户。": "F 2030; - none",
    "预计到2030年，市场规模将达到100亿元。企业超过500家。": "F 2030; - none",
    "到2030年，产能达到100万吨。会上签约项目35个，金额120亿元。": "F 2030; - none; - none",
    "到2030年，产能达到100万吨。\n\n建设30个集群。": "F 2030; - none",
    # A heading, a question.
    "Second quarter highlights\nRevenue grew 24% to $512 million.": "- 2026-Q2; - 2026-Q2",
    "And next year? Volumes up 5%, prices flat.": "F 2027",
    "Q: How much was sold in 2025?\nA: 21 GW.\nQ: What does it cost?\nA: $900.": "- 2025; - none",
    "问：明年呢？\n答：增长5%左右。": "F 2027",
    "Q: What will the plant cost?\nA: About $3 billion.": "F none",
    "Q: How much did the plant cost?\nA: About $3 billion.": "- none",
    "Will demand hold? Orders of 400 units say so.": "- none",
    # A report that names only the same time a year before, or `the quarter`.
    "Sales were $84m, compared with $70m in the second quarter of 2025. Costs rose 9%.": (
        "- 2026-Q2; - 2025-Q2; - 2026-Q2"
    ),
    "Profit was $8m, against a loss of $3m, or $0.10 a share, in the first half of 2025.": (
        "- 2026-H1; - 2025-H1; - 2025-H1"
    ),
    "Sales were $84 million, compared with $70 million in 2025.": "- none; - 2025",
    "Output grew 5% in the first quarter. Sales fell 2% in March and 4% in the quarter.": (
        "- 2026-Q1; - 2026-03; - 2026-Q1"
    ),
    "We spent $310 million in the half.": "- 2026-H1",
    "We spent $310 million in the year.": "- none",
    # The year of a label is not that which is meant by `that year`.
    "We expect a share of 38% by 2028 (2025: 19%). For that year we see sales of 5 million cars.": (
        "F 2028; - 2025; F 2028"
    ),
    # Years before their own figures; an earlier list in a sentence of its own.
    "We trim 2027 EPS by 3% to $3.62 and 2028 EPS by 5%.": "F 2027; F 2027; F 2028",
    "The gap will be 5.4% in 2027 and 5.9% in 2028. In April it had forecast 4.8% and 4.6%.": (
        "F 2027; F 2028; - 2027; - 2028"
    ),
    "Exports were 4% ahead of last year.": "- none",
    "2026年新建学校12所。": "- 2026",
    # A table.
    "Source | 2024 | 2025 | 2030 (projected)\nWind | 142 GW | 151 GW | 240 GW": (
        "- 2024; - 2025; F 2030"
    ),
    "| 指标 | 2025A | 2026E |\n| 收入 | 42亿元 | 51亿元 |": "- 2025; F 2026",
    "Year | Sales | Growth\n2025 | $4bn | 8%\n2026E | $5bn | 25%": "- 2025; - 2025; F 2026; F 2026",
    "項目\t2025年\t2027年予想\n売上高\t3兆円\t4兆円": "- 2025; F 2027",
    "Item | Site | Cost\nRoof | north | $4bn\n\nIn 2027 it will cost $5bn.": "- none; F 2027",
    # Years side by side.
    "In 2024 and 2025 sales were $31 million and $34 million.": "- 2024; - 2025",
    "预计2031年和2055年，规模将突破4000万千瓦和8000万千瓦。": "F 2031; F 2055",
    # Analysts' marks, the present of a period that runs, hopes that are over.
    "Growth: 2.1% in 2025, 1.8% in 2026F.": "- 2025; F 2026",
    "Sales rose 9% in June 2026.": "- 2026-06",
    "It downgraded its 2027 growth forecast from 3.4% to 2.9%.": "- 2027; F 2027",
    "Output climbs 8% this year.": "F 2026",
    "Output climbed 8% this year.": "- 2026",
    "The fund had hoped to raise $500 million.": "- none",
    "公司原计划开店300家，实际开出180家。": "- none; - none",
    "下半年毛利率不会低于25%。": "F 2026-H2",
    "预计明年出口值6000亿美元，写下15年新高，增长8%。": "F 2027; F 2027",
    # What a forecast was changed to, sums laid aside, a place in a list, why and when.
    "协会上调了2026年新增装机预期，从215GW上调至270GW。": "- 2026; F 2026",
    "In January, it set aside $4 billion to build a plant, where it will make cars.": "- 2026-01",
    "The firm plans to set aside $3 billion in 2027.": "F 2027",
    "India and Brazil could reach 15% and 9%, respectively, of capacity by the end of 2030.": (
        "F 2030; F 2030"
    ),
    "In 2027 momentum will build with growth topping 8% as buyers move by June 2028.": "F 2027",
    # Japanese.
    "2025年度は932万台だった。2027年は960万台を見込む。": "- 2025-04-01/2026-03-31; F 2027",
    "2024年に300万人だった利用者は2028年には700万人に増える見込みだ。": "- 2024; F 2028",
    "政府は2027年の見通しを0.9%に引き下げた。": "F 2027",
    "2025年上期の売上高は312億円でした。": "- 2025-H1",
    "2025年の出荷は120万台で、前年から5%減った。": "- 2025; - 2025",
    "価格は95ドルで、2028年には80ドルを切る見通し。": "- none; F 2028",
    "2027年に4兆円、2030年に6兆円を見込む。": "F 2027; F 2030",
    "2027年3月期の純利益は3兆円になる見通しだ。": "F 2026-04-01/2027-03-31",
    "令和7年の出生数は66万人だった。": "- 2025",
    "2026年度上半期の赤字は1兆円だった。": "- 2026-04-01/2026-09-30",
    "比率は現在の3%から、30年には20%へ高まるとの予測もある。": "- none; F 2030",
    "年間配当は80円とする。": "F none",
    "2028年には400億円まで増やします。": "F 2028",
    "下期は1400億円を想定しています。3000億円に乗せたい。": (
        "F 2026-10-01/2027-03-31; F 2026-10-01/2027-03-31"
    ),
    "純利益270億円に下方修正": "F none",
    "数値目標（2030年度）\n・消費額　8000億円（2024年度：6120億円）\n・比率は20%": (
        "F 2030-04-01/2031-03-31; - 2024-04-01/2025-03-31; F 2030-04-01/2031-03-31"
    ),
    "項目 | 2024年度 | 2026年度予想\n売り上げ | 3兆円 | 4兆円": (
        "- 2024-04-01/2025-03-31; F 2026-04-01/2027-03-31"
    ),
}
"""Stated on 20 August 2026; `F` for a forecast, then the target."""

HEDGES = {
    "7兆円を超える見通し": "above",
    "4万円を下回る": "up-to",
    "3万人程度": "about",
    "700万人弱に増える": "below",
    "4兆円超の投資": "above",
    "少なくとも20人": "above",
    "上限10億円": "up-to",
    "占三分之一强，约合410亿美元": "above",
    "不会低于25%": "above",
    "不会超过25%": "up-to",
    "约上涨0.8%": "about",
    "increases are limited to 3.9%": "up-to",
    "just short of 40%": "below",
    "营收2亿元超预期": "bare",
}


@pytest.mark.parametrize(("text", "right"), TIMES.items())
def test_period_and_voice_reach_the_figure(text: str, right: str) -> None:
    found = [one for one in read(text, stated=STATED) if one.kind != "duration"]
    told = [
        f"{'F' if one.forecast else '-'} {format_period(one.target) if one.target else 'none'}"
        for one in found
    ]
    assert "; ".join(told) == right, [one.rules for one in found]


@pytest.mark.parametrize(("text", "hedge"), HEDGES.items())
def test_hedge(text: str, hedge: str) -> None:
    assert read(text)[0].hedge == hedge


def test_an_earlier_forecast_has_the_period_of_the_one_that_stands() -> None:
    text = "We see 310 GWh in 2027 (previously 265 GWh). In May we spoke of 250 GWh."
    found = read(text, stated=STATED)
    assert [one.earlier for one in found] == [False, True, True]
    assert {format_period(one.target) for one in found if one.target} == {"2027"}


def test_a_list_goes_on_with_earlier_forecasts() -> None:
    text = "预计2026-2028年EPS分别为9.8元、10.4元、11.5元（前值11.2/12.1/13.0元）。"
    assert [one.earlier for one in read(text, stated=STATED)] == [False] * 3 + [True] * 3


def test_a_trillion_of_yuan_signs_is_told_in_taiwan_alone() -> None:
    units = [one.unit for one in read("預估營收2.8兆元，資本支出600億元。", stated=STATED)]
    assert units == ["TWD", "TWD"]
