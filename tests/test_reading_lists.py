"""Chinese lists that write their unit once, and the lists of years that they answer to."""

from datetime import date

import pytest

from forecasts.reading import read

STATED = date(2025, 10, 15)


def spoken(text: str) -> list[str]:
    """Return value, unit, hedge and year of the target of every quantity."""
    return [
        " ".join(
            (
                f"{one.low:g}",
                one.unit,
                one.hedge,
                str(one.target.end.year) if one.target else "-",
            )
        )
        for one in read(text, stated=STATED)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Unit and scale of the last number are those of all.
        ("产值为90、120、150亿元。", "9e+09 CNY bare -; 1.2e+10 CNY bare -; 1.5e+10 CNY bare -"),
        ("对应倍数为21、17、13倍。", "21 x bare -; 17 x bare -; 13 x bare -"),
        ("单价为1.05/1.32/1.68元。", "1.05 CNY bare -; 1.32 CNY bare -; 1.68 CNY bare -"),
        ("产量为90万、110万和150万吨。", "900000 t bare -; 1.1e+06 t bare -; 1.5e+06 t bare -"),
        # A scale of its own stays, and what is far below the last number has no share in its scale.
        ("收入为8000、9500、1.2万元。", "8000 CNY bare -; 9500 CNY bare -; 12000 CNY bare -"),
        # Two numbers are a list where the words say so.
        ("销量分别为1.2和1.5万辆。", "12000 vehicle bare -; 15000 vehicle bare -"),
        ("分别投资30亿、60亿元。", "3e+09 CNY bare -; 6e+09 CNY bare -"),
        # The hedge at either end is that of all, as the unit is.
        ("分别约为7、8、9吨。", "7 t about -; 8 t about -; 9 t about -"),
        ("产值为7、8、9亿元以上。", "7e+08 CNY above -; 8e+08 CNY above -; 9e+08 CNY above -"),
        # Names, articles, dates and lengths of time are no such lists.
        ("依据第1、2、3款。", "3 unit bare -"),
        ("搭载A1、2、3条线。", "3 unit bare -"),
        ("3、4、5月均有活动。", ""),
    ],
)
def test_a_list_shares_the_unit_that_it_writes_once(text: str, expected: str) -> None:
    assert "; ".join(spoken(text)) == expected


@pytest.mark.parametrize(
    ("years", "figures"),
    [
        ("2026、2027、2028年", "30、40、50亿元"),
        ("2026/2027/2028年", "30/40/50亿元"),
        ("2026、2027和2028年", "30、40和50亿元"),
        ("2026-2028年", "30亿元、40亿元、50亿元"),
        ("2026E/2027E/2028E", "30/40/50亿元"),
    ],
)
def test_years_and_figures_are_paired(years: str, figures: str) -> None:
    found = spoken(f"预计{years}营收分别为{figures}。")
    assert found == ["3e+09 CNY bare 2026", "4e+09 CNY bare 2027", "5e+09 CNY bare 2028"]


def test_slashed_figures_need_no_word_for_respectively() -> None:
    found = spoken("预计2026-2028年净利润为3.2/3.8/4.5亿元。")
    assert found == ["3.2e+08 CNY bare 2026", "3.8e+08 CNY bare 2027", "4.5e+08 CNY bare 2028"]


def test_growth_goes_on_in_a_list() -> None:
    found = read("营收同比增长18%、21%和-3.2%，占全国的20%。")
    assert [one.low for one in found] == [18, 21, -3.2, 20]
    assert [one.kind for one in found] == ["growth", "growth", "growth", "share"]
    assert read("营收6亿元，同比+18.5%；")[1].kind == "growth"


@pytest.mark.parametrize(
    "text",
    [
        "规模以14.7%的复合年增长率扩大。",
        "降幅收窄至14.7%。",
    ],
)
def test_words_of_growth_behind_and_before(text: str) -> None:
    assert [one.kind for one in read(text)] == ["growth"]
