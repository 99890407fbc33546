"""Small inputs that failed elsewhere, each for a kind, and variants in other words.

The rows stand in the shared folder; here is only what must come out of each, in the notation of the
labelled texts, `AMOUNT UNIT [hedge] [fact|forecast] [@TARGET]`. A row's statements are parted by
`; `.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from read_report import _amount, _days

from conftest import ROOT, not_run
from forecasts.reading import Quantity, read

STATED = date(2026, 3, 2)
HEDGES = ("about", "above", "below", "up-to")

RIGHT = {
    "range shares magnitude zh 1": "500bn to 700bn CNY",
    "range shares magnitude en 1": "6,000 to 8,000 bed",
    "range shares magnitude en 2": "3bn to 4bn USD",
    "range shares magnitude en 3": "2bn to 3bn USD",
    "range shares magnitude en 4": "2bn to 3bn USD",
    "range shares magnitude en 5": "5,000 to 8,000 USD",
    "range shares magnitude zh 2": "1tn to 2tn CNY",
    "range invented en 1": "36.5%",
    "range invented en 2": "15m USD; 0.05 USD/share",
    "range invented en 3": "304m to 306m USD",
    "range invented en 4": "-0.8%",
    "range reversed en 1": "5bn to 10bn USD",
    "range with signs en 1": "-2 to 1%",
    "range with signs en 2": "-2 to 0%",
    "glued number zh 1": "3.21 CNY; 12.4%; 15x",
    "glued number en 1": "4,927bn VND",
    "glued number en 2": "4.2bn NZD",
    "glued number en 3": "520 hp; 3.6 GHz",
    "glued number en 4": "-180 degree; 4 nm",
    "glued number zh 2": "-12.3%",
    "signs and separators en 1": "0.002%",
    "signs and separators zh 1": "82,000 CNY",
    "signs and separators en 2": "500,000 unit",
    "signs and separators en 3": "1.5m USD",
    "dollar with its country en 1": "240m USD; 5bn AUD; 5bn NZD",
    "dollar with its country en 2": "5bn CAD; 5bn CAD; 5bn AUD",
    "money behind a count en 1": "500m USD",
    "direction en 1": "-12%; -3.5%",
    "direction zh 1": "-4%; -5%; -4%",
    "direction en 2": "-50%",
    "multiples zh 1": "2x; 3x",
    "multiples en 1": "5x; 2x above; 9,100",
    "slash pair en 1": "310 GW @2031; 1,265 GWh @2031",
    "year, dash, amount en 1": "64bn USD @2031; 12bn USD",
    "per period en 1": "30 GBP/year; 70 mile/h; 900 ppm",
    "units en 1": "104.5m barrel/day; 650 kt/year; 10 Mt; 5bn ft3/day; 7m lb",
    "codes en 1": "7.5bn KGS; 20m CUP",
    "names and labels en 1": "",
    "noun found en 1": "54 vehicle; 14 page",
    "noun too far en 1": "3m; 5 GW",
    "noun too far en 2": "12; 40%",
    "vague words zh 1": "310,000 to 390,000 CNY; 200bn to 1tn CNY",
    "Chinese money zh 1": "5.23 CNY; 9,000 JPY; 3.5tn TWD; 300m RUB",
    "forecast leaks zh 1": "1.5bn CNY; 200m CNY fact",
    "forecast leaks en 1": "3.2tn INR fact",
    "forecast leaks zh 2": "9m fact",
    "forecast leaks zh 3": "500 people above fact",
    "forecast missed en 1": "-40 to -45% forecast; 19% forecast; 250m USD forecast",
    "forecast missed zh 1": "5.49bn CNY forecast @2027",
    "target met en 1": "4m USD fact; 3m USD fact",
    "period carried en 1": "9m unit @2026; 50% above @2026; 18% @2026",
    "period carried en 2": "300,000 truck @2034; 4% about @2034",
    "period carried zh 1": "45% forecast @2032; 38% forecast @2032",
    "heading to list en 1": "5,200 forecast; 30% forecast",
    "respective years zh 1": "40m kW above @2031; 80m kW above @2055",
    "cagr behind en 1": "140bn USD @2035; 4.5%",
    "raised from to en 1": "8m; 13m forecast",
    "definition en 1": "80,000 USD above fact",
    "fiscal en 1": "",
    "dates en 1": "",
    "dates zh 1": "",
    "Japanese ja 1": "12%",
}
NOT_A_FIGURE = {"decade en 1"}
"""Periods alone: test_reading_periods.py."""

VARIANTS = {
    "低于此前预计的8.6亿元，投资收益增加0.7亿元": "860m CNY; 70m CNY fact",
    "不及原先目标的30万辆，出口增加2万辆": "300,000 vehicle; 20,000 vehicle fact",
    "净利润超过市场预期的12亿元，达到13亿元": "1.2bn CNY; 1.3bn CNY fact",
    "未达到当初规划的500万吨，进口增加60万吨": "5m t; 600,000 t fact",
    "below the $15 million it had expected, and fees rose by $2 million": "15m USD; 2m USD fact",
    "Projects totalling $900 million were cancelled": "900m USD fact",
    "Projects with a value of €4 billion are under way": "4bn EUR fact",
    "Projects worth £60 million have begun": "60m GBP fact",
    "The projects have cost $7 billion": "7bn USD fact",
    "峰会将云集300余位嘉宾": "300 people above fact",
    "论坛将邀请80多位学者": "80 people above fact",
    "展会将集结2000多家企业": "2,000 company above fact",
    "大会将齐聚600多位院士": "600 people above fact",
    "The expo will bring together 500 experts": "500 expert fact",
    "estimates output to rise 5-6%": "5 to 6% forecast",
    "estimates its costs to rise by 3%": "3% forecast",
    "assumes an oil price of $70": "70 USD forecast",
    "we assume a margin of 12%": "12% forecast",
    "seeks another €40 million": "40m EUR forecast",
    "下修甲公司2028年营收至30亿元": "3bn CNY forecast @2028",
    "earned $9 million, beating the target of $7 million": "9m USD fact; 7m USD fact",
    "built 40,000 homes, surpassing a goal of 35,000": "40,000 home fact; 35,000 home fact",
    "sold 12 ships, meeting its target of 12": "12 ship fact; 12 ship fact",
    "raised €80 million, missing its goal of €100 million": "80m EUR fact; 100m EUR fact",
    "BNX forecasts sales of 9 million units in 2027. Almost 30% will be sold in China.": (
        "9m unit @2027; 30% below @2027"
    ),
    "Output rose to 40 GW in 2025. Exports were 12 GW.": "40 GW @2025; 12 GW @2025",
    "The group will run 900 trains by 2033. It will by then have 70 depots.": (
        "900 train @2033; 70 depot @2033"
    ),
    "预计2027年销量达900万台。中国市场将占45%。": "9m unit forecast @2027; 45% forecast @2027",
    "到2035年，曾经昂贵的电池将普及，欧洲市场将占30%。": "30% forecast @2035",
    "到2031年，原本小众的机型会增加，销量将达80万台。": "800,000 unit forecast @2031",
    "2025年产量40万吨。出口12万吨。": "400,000 t @2025; 120,000 t @2025",
    "In 2027 and 2030 sales will reach $4 billion and $9 billion.": "4bn USD @2027; 9bn USD @2030",
    "预计2027年和2030年，销量将超过40万台和90万台。": (
        "400,000 unit above @2027; 900,000 unit above @2030"
    ),
    "2028年、2032年规模将突破3000万吨和5000万吨。": "30m t above @2028; 50m t above @2032",
    "2025年与2026年，产量分别为12亿元和15亿元。": "1.2bn CNY @2025; 1.5bn CNY @2026",
    "from £6 to £9 million": "6m to 9m GBP",
    "three to five hundred stores": "300 to 500 store",
    "two to three million tonnes": "2m to 3m t",
    "€4-5k a month": "4,000 to 5,000 EUR/month",
    "¥8–12bn": "8bn to 12bn JPY",
    "三千到五千万吨": "30m to 50m t",
    "两至三百亿元": "20bn to 30bn CNY",
    "四千至六千辆": "4,000 to 6,000 vehicle",
    "六百至八百万人次": "6m to 8m visit",
    "€7 or €8 million": "7m to 8m EUR",
    "$2 million or $0.40 per unit": "2m USD; 0.4 USD/unit",
    "grew over the quarter to 12.5%": "12.5%",
    "guidance of €90-95m": "90m to 95m EUR",
    "between -0.5% and +0.5%": "-0.5 to 0.5%",
    "between -3% and -1%": "-3 to -1%",
    "在-1%至2%之间": "-1 to 2%",
    "IDR3,200 billion": "3.2tn IDR",
    "AUD7.5bn": "7.5bn AUD",
    "CHF120m": "120m CHF",
    "PB2.1倍": "2.1x",
    "EPS0.85元": "0.85 CNY",
    "YoY-3.4%": "-3.4%",
    ".75 percent": "0.75%",
    "¼ million homes": "250,000 home",
    "€2.5MM": "2.5m EUR",
    "$HK90 million": "90m HKD",
    "$C3 billion": "3bn CAD",
    "$12 million NZD": "12m NZD",
    "$80 million (CAD)": "80m CAD",
    "three €20 million loans": "20m EUR",
    "8 GW/32 GWh in 2030": "8 GW @2030; 32 GWh @2030",
    "$40 billion by 2030 — $5 billion more": "40bn USD @2030; 5bn USD",
    "Exports slid 7 percent": "-7%",
    "Deliveries are set to drop by another 2.5% in 2027": "-2.5% @2027",
    "a steep decline in orders of 8%": "-8%",
    "9% fewer than a year earlier": "-9%",
    "Turnover fell from $5bn to $4bn": "5bn USD; 4bn USD",
    "Margins narrowed to 8%": "8%",
    "The price should fall below $40": "40 USD",
    "In fall 30 schools opened": "30 school",
    "500 smaller firms": "500 company",
    "a 5% down payment": "5%",
    "Waste halved; costs dropped by a third": "0.5x; -33.3333333%",
    "Its net loss narrowed to $5 million": "-5m USD",
    "出货量同比减少7%": "-7%",
    "销量较上年回落2.5%": "-2.5%",
    "跌幅达8%": "-8%",
    "成本再降一半": "-50%",
    "由5%降至3%": "5%; 3%",
    "价格跌破40元": "40 CNY",
    "净亏损收窄至5亿元": "-500m CNY",
    "売上高は前年比3%減": "-3%",
    "価格を10%引き下げる": "-10%",
    "在300与500万吨之间": "3m to 5m t",
    "between 40 and 60 million euros": "40m to 60m EUR",
    "12 GW/30 GWh": "12 GW; 30 GWh",
    "50 MW/200 MWh": "50 MW; 200 MWh",
    "–4–1%": "-4 to 1%",
    "a 300bhp car": "300 hp",
    "a 2.4Ghz band": "2.4 GHz",
    "minus-40 degrees": "-40 degree",
    "sub-7 nanometer": "7 nm up-to",
    "QoQ-4.5%": "-4.5%",
    "MoM-0.3%": "-0.3%",
    "£5 a month; 55 m.p.h.; 40 parts per million": "5 GBP/month; 55 mile/h; 40 ppm",
    "$2 million a year": "2m USD/year",
    "8,000 homes a year": "8,000 home/year",
    "$3.5m p.a.": "3.5m USD/year",
    "300,000 b/d; 90 ktpa; 4 GtCO2e; 2 Tcf; 3 million lb of cobalt": (
        "300,000 barrel/day; 90 kt/year; 4 Gt; 2tn ft3; 3m lb"
    ),
    "3 billion KGS": "3bn KGS",
    "$80-95 per MWh": "80 to 95 USD/MWh",
    "提高两倍": "3x",
    "增加了1.5倍": "2.5x",
    "增至三倍": "3x",
    "sextupling": "6x",
    "more than tripled to 400": "3x above; 400",
    "四十几亿元": "4.1bn to 4.9bn CNY",
    "数百万元": "2m to 10m CNY",
    "几千吨": "2,000 to 10,000 t",
    "上万亿元": "1tn CNY above",
    "8元5角; 500元港币; 两个亿美元": "8.5 CNY; 500 HKD; 200m USD",
    "8块5": "8.5 CNY",
    "0.5元/度": "0.5 CNY/kWh",
    "slide 12; Figure 3C; Model 5s; 7 E 42nd St; 1-800-PLUMBER; FY '31 sales": "",
    "a 2021 Stone sculpture; Euro 6 engines": "",
    "a 90 page book": "90 page",
    "exports of 4 million, and 7 GW of solar": "4m; 7 GW",
    "It has 30, 60% of them old": "30; 60%",
    "5, 6 and 7 GW": "5 GW; 6 GW; 7 GW",
    "$(12.4) million": "-12.4m USD",
    "(5.2)% growth": "-5.2%",
    "The number of pensioners passed 100,000": "100,000 pensioner",
    "投資額は5000億円程度": "500bn JPY about",
    "3割以上": "30% above",
    "1kWhあたり80ドルを切る": "80 USD/kWh up-to",
    "油价失守60美元": "60 USD up-to",
    "份额跌穿2成": "20 % up-to",
    "生産は3980万トン": "39.8m t",
    "45億円の赤字": "-4.5bn JPY",
}

NOT_YET = {}
"""What is not right yet, and why; a row that becomes right has to leave the list."""


def rows() -> dict[str, str]:
    """Return the texts of the shared rows by kind, language and number, if they are there."""
    path = ROOT.parent / "shared" / "cases" / "reader.tsv"
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = f"{row['kind']} {row['language']}"
            number = sum(key.rpartition(" ")[0] == name for key in found) + 1
            found[f"{name} {number}"] = row["text"].replace("¶", "\n")
    return found


ROWS = rows()


def variants() -> dict[str, str]:
    """Return our own variants of the shared kinds: text -> what is right."""
    path = Path(__file__).with_suffix("") / "variants.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["text"].replace("¶", "\n"): row["right"] for row in found}


def _cases() -> list[object]:
    texts = {name: (text, RIGHT[name]) for name, text in ROWS.items() if name not in NOT_A_FIGURE}
    texts |= {text: (text, right) for text, right in (VARIANTS | variants()).items()}
    return [
        pytest.param(
            text,
            right,
            id=name,
            marks=[pytest.mark.xfail(reason=NOT_YET[name])] if name in NOT_YET else [],
        )
        for name, (text, right) in texts.items()
    ]


def test_every_row_of_the_shared_cases_is_here() -> None:
    if not ROWS:
        not_run("shared/cases/reader.tsv is not beside this checkout")
    assert set(ROWS) == set(RIGHT) | NOT_A_FIGURE
    assert set(RIGHT) | set(VARIANTS) >= set(NOT_YET)


@pytest.mark.parametrize(("text", "right"), _cases())
def test_case_is_read_right(text: str, right: str) -> None:
    wanted = [words.strip() for words in right.split(";") if words.strip()]
    found = [q for part in text.split("; ") for q in read(part, stated=STATED)]
    told = [_told(q) for q in found]
    assert len(found) == len(wanted), told
    for words, quantity in zip(wanted, found, strict=True):
        _hold(words, quantity)


def _told(q: Quantity) -> str:
    return f"{q.quote!r} {q.low:g} to {q.high:g} {q.unit} {q.hedge} {q.forecast} {q.target}"


def _hold(words: str, quantity: Quantity) -> None:
    words, _, target = words.partition(" @")
    cells = words.split(" ")
    flags = [cell for cell in cells if cell in ("fact", "forecast", *HEDGES)]
    low, high, unit = _amount(" ".join(cell for cell in cells if cell not in flags))
    assert low is not None
    assert high is not None
    assert (quantity.low, quantity.high) == pytest.approx(tuple(sorted((low, high))))
    assert quantity.unit == unit
    for flag in flags:
        if flag in HEDGES:
            assert quantity.hedge == flag
        else:
            assert quantity.forecast == (flag == "forecast")
    if target:
        assert quantity.target is not None
        assert (quantity.target.start, quantity.target.end) == _days(target)
