"""Japanese of newspapers, results and plans: what a figure is, and what it is said of."""

from datetime import date

import pytest

from conftest import told
from forecasts.reading import Quantity, read

STATED = date(2025, 11, 13)
FISCAL = "2025-04-01/2026-03-31"
YEAR_BEFORE = "2024-04-01/2025-03-31"

TIMES = (
    # Years of accounts, and what a bracket sets beside them.
    (
        "通期の利益を従来予想の645億円→650億円(前期は610億円)に0.8%上方修正した。",
        f"yes {FISCAL}; yes {FISCAL}; no {YEAR_BEFORE}; yes {FISCAL}",
    ),
    ("10-3月期の利益は177億円に減る計算になる。", "yes 2025-10-01/2026-03-31"),
    ("今期の売上高は300億円の見込み。", f"yes {FISCAL}"),
    ("生産能力を2028年度までに2割引き上げる。", "yes 2028-04-01/2029-03-31"),
    ("定価の2割引で売る。", ""),
    ("次期の売上高は300億円を見込んでおります。", "yes 2025-10-01/2026-09-30"),
    ("次期主力車の売上高は300億円を見込む。", "yes -"),
    ("2024〜2027年度は累計900億円とする計画だ。", "yes 2024-04-01/2028-03-31"),
    ("残高は2022年度末の33億円だった。", "no 2022-04-01/2023-03-31"),
    ("2026年9月中間期の売上高は5億円の予想。", "yes 2026-04-01/2026-09-30"),
    # A yardstick is no forecast, and its year is not that of the figure behind.
    ("総額は26年度の122兆円を上回る見通し。", "no {26}"),
    ("27年度は26年度の122兆円を上回る125兆円となる見通しだ。", "no {26}; yes {27}"),
    ("来期は前期実績の300億円を下回る280億円を見込む。", f"no {YEAR_BEFORE}; yes {{26}}"),
    ("来期は今期予想の300億円を下回る280億円を見込む。", f"yes {FISCAL}; yes {{26}}"),
    # Years of two digits.
    ("15年の訪日客は1974万人だった。", "no 2015"),
    ("客数は35年には19年の3000万人から7000万人に達する見通しだ。", "no 2019; yes 2035"),
    ("13年度の出荷は12年度から5%増えると予測した。", "no 2013-04-01/2014-03-31"),
    # The verb at the end, shared and revised.
    ("27年度の伸びは1.4%に、28年度は1.5%に上方修正した。", "yes {27}; yes {28}"),
    ("26年度の成長率見通しを0.9%に引き下げた。", "yes {26}"),
    ("生産は12万台とほぼ横ばいの見込み。", "yes -"),
    ("ロボット市場では20%増と最も高い伸びが見込まれている。", "yes -"),
)
FISCAL_YEARS = {str(year): f"20{year}-04-01/20{year + 1}-03-31" for year in range(24, 30)}


def filled(expected: str) -> str:
    """Put the days of 年度 in."""
    for year, days in FISCAL_YEARS.items():
        expected = expected.replace(f"{{{year}}}", days)
    return expected


def said(one: Quantity) -> str:
    """Write value, unit and hedge."""
    ends = f"{one.low:g}" if one.low == one.high else f"{one.low:g}~{one.high:g}"
    return f"{ends} {one.unit} {one.hedge} {one.kind}"


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: str) -> None:
    assert "; ".join(told(one) for one in read(text, stated=STATED)) == filled(expected)


def test_next_year_of_no_day() -> None:
    _, sales = read("来年度は2社で、売上高は5億円になる見通しです。")
    assert (sales.forecast, sales.quote, sales.value) == (True, "5億円", 5e8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("販売は3・3%増の456万台だった。", "3.3 % bare growth; 4.56e+06 unit bare count"),
        ("営業損益は▲620億円だった。", "-6.2e+10 JPY bare level"),
        ("比率は4割から5割を占める。", "40~50 % range share"),
        ("比率は46%から52%に上がる。", "46 % bare share; 52 % bare share"),
        ("比率を22%から30%以上に高める。", "22 % bare share; 30 % above share"),
        ("価格は14万円から9万円だ。", "140000 JPY bare price; 90000 JPY bare price"),
        ("比率は4、5割程度だ。", "40~50 % range share"),
        ("見通しはプラス1.4%だった。", "1.4 % bare growth"),
        ("総還元性向は70%超(累計)とする。", "70 % above share"),
        ("4位から5位に順位を落とした。", ""),
        ("上組<9364>が発表した。", ""),
    ],
)
def test_units_hedges_and_kinds(text: str, expected: str) -> None:
    assert "; ".join(map(said, read(text, stated=STATED))) == expected


TABLE = """業績予想（単位：百万円）
| | 売上高 | 純利益 |
|---|---|---|
| 前回発表予想 | 175,000 | 6,450 |
| 今回修正予想 | 168,000 | △1,200 |
| 前期実績（2025年3月期） | 171,304 | 5,977 |
"""


def test_rows_of_a_table_say_whose_number_it_is() -> None:
    found = read(TABLE, stated=STATED)
    assert [(one.earlier, one.forecast) for one in found if one.value > 1.7e11] == [
        (True, True),
        (False, False),
    ]
    assert [one.value for one in found if one.forecast and not one.earlier] == [1.68e11, -1.2e9]


def test_a_numbered_heading_holds_across_blank_lines() -> None:
    text = "一、2025年回顾\n\n产量9亿斤\n\n二、2026年主要预期目标\n\n产量10亿斤\n\n就业6万人\n"
    found = read(text, stated=date(2026, 3, 5))
    assert [told(one) for one in found] == ["no 2025", "yes 2026", "yes 2026"]


def test_a_bracket_names_the_currency_of_what_follows() -> None:
    found = read("盈利4.7亿元（美元，下同），收入19亿元，其中人民币3亿元。")
    assert [one.unit for one in found] == ["USD", "USD", "CNY"]


@pytest.mark.parametrize(
    ("text", "base", "end"),
    [
        ("2030年に18億円から50億円に増える見通し。", "", "2030年"),
        ("2030年度までに比率を現在の18%から50%に引き上げる計画だ。", "", "2030年度"),
        ("2024年に比率は18%から50%に上がった。", "", "2024年"),
        ("2024年の18億円から2030年に50億円に増える見通し。", "2024年", "2030年"),
        ("24年時点で18%から30年に50%に引き上げる。", "24年", "30年"),
        ("2026年の成長率見通しを1.2%から0.9%に引き下げた。", "2026年", "2026年"),
    ],
)
def test_the_period_before_a_change_is_of_what_it_leads_to(text: str, base: str, end: str) -> None:
    found = read(text, stated="2025-10-21")[-2:]
    assert [one.target.words if one.target else "" for one in found] == [base, end]
