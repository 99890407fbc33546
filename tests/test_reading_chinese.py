"""Chinese of news, analysts' notes, plans and filings: what a figure is said of, and how surely."""

from datetime import date

import pytest

from forecasts.reading import Quantity, read
from forecasts.reading.periods import format_period

STATED = date(2026, 3, 2)

TIMES = (
    # Words that look ahead only before a verb: 料, 或.
    ("大行料集团今年纯利升至52亿元。", "yes 2026"),
    ("公司料明年收入为30亿元。", "yes 2027"),
    ("下半年需求料环比回升3%。", "yes 2026-H2"),
    ("均价料按年升3%。", "yes -"),
    ("原料价格为每吨30元。", "no -"),
    ("价格或下探40元，年底前或冲击60元。", "yes -; yes 2026"),
    ("价格为5元或10元。", "no -; no -"),
    # An analyst's multiple is one of the profit that is expected.
    (
        "预计2026-2028年净利润为3/4/5亿元，对应PE为20/18/16倍。",
        "yes 2026; yes 2027; yes 2028; yes 2026; yes 2027; yes 2028",
    ),
    ("对应2026年PE为18倍。", "yes 2026"),
    ("对应2024年PE为18倍。", "no 2024"),
    ("预计2027年净利润3亿元，当前股价对应PE为20倍。", "yes 2027; yes 2027"),
    ("当前产能为20万吨。", "no -"),
    # What a figure is compared with takes no period that stands before `由`.
    ("2030年渗透率将由18%升至54%。", "no -; yes 2030"),
    ("2024年渗透率由18%升至54%。", "no -; no 2024"),
    ("2030年渗透率将由2024年的18%升至54%。", "no 2024; yes 2030"),
    ("2022年至2024年由21亿元增至48亿元。", "no 2022; no 2022-2024"),
    ("保有量3年内将由2000架增加到1万架。", "no -; no -; yes 2026-03-02/2029-03-01"),
    ("成本将降到目前的十分之一。", "yes -"),
    ("占比由目前的三成提高到2028年的四成。", "no -; yes 2028"),
)


def told(one: Quantity) -> str:
    """Return whether a quantity is a forecast, and the compact name of its target."""
    target = format_period(one.target) if one.target else "-"
    return f"{'yes' if one.forecast else 'no'} {target}"


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: str) -> None:
    """Every quantity is said of the past or of the future, and of its period."""
    assert "; ".join(told(one) for one in read(text, stated=STATED)) == expected
