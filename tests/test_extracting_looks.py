"""A look for a word before a costly pattern is tried changes no draft."""

from collections.abc import Iterator
from datetime import date

import pytest
from extract_report import read_labelled

from forecasts.extracting import homes
from forecasts.extracting.pages import layout
from forecasts.extracting.pages.layout import lay_out
from forecasts.extracting.proposing import extract
from forecasts.extracting.records import Extraction
from forecasts.extracting.selecting import securities
from forecasts.extracting.speakers import (
    crowds_english,
    houses_english,
    named_english,
    referred_english,
)

ALWAYS = ("",)
"""What every text holds."""
LOOKS = (
    (securities, "_OF_SECURITIES"),
    (houses_english, "_OWN"),
    (houses_english, "_TITLE_MARKS"),
    (houses_english, "_BODIES"),
    (named_english, "_FORESEEING"),
    (layout, "_SMALL_ABBREVIATIONS"),
    (homes, "_TRADED"),
    (homes, "_OF_MONEY"),
    (crowds_english, "_POLLS"),
    (crowds_english, "_ENDS"),
    (referred_english, "_OWNS"),
)
TEXTS = [one.text for one in read_labelled()]
MADE_UP = (
    (
        "Halden Bank: growth ahead",
        "Stockholm, Sept. 3, 2025. Approx. 3 million heat pumps could be sold by 2030.",
        "Analysts expect sales of 4 million in 2031.",
        "The firm's forecast is 5 million by 2032.",
        "Economists polled by a wire see 6 million in 2033.",
        "Halden Bank expects 8 million in 2035. Its base case would be 9 million in 2036.",
        "The target price may reach $70 in 2027.",
    ),
    (
        "Heat pumps",
        "Source: Velora Motors",
        "We forecast sales of 3 million heat pumps in 2030.",
    ),
    (
        "Tarn: copper to rise",
        "The price of copper may reach $9,000 a tonne in 2027. Tarn is small.",
    ),
    (
        "Robots",
        "Sales will be 4 million in 2030.",
        "More.",
        "More still.",
        "The Calder Institute is a research institute in Oslo.",
        "The end.",
    ),
    ("Robots", "Sales of warehouse robots could be approx. 3 million in 2030."),
    (
        "Oil to rise",
        "The price will rise for as long as wells are closed and ships wait at the ports.",
        "Brent may reach $80 in 2028.",
        "Norway drills more, and Norway sells more.",
    ),
    (
        "Robots",
        "Morrow Research looked at factories, predicting sales of 5 million robots in 2030.",
    ),
)
MONEY = (
    "₹5m", "Rs 5m", "5 lakh", "5 crore", "5m rupees", "£5m", "¥5m", "5m yen", "5m yuan", "RMB 5m",
    "CNY 5m", "5m baht", "฿5m", "5m ringgit", "5m rupiah", "5m dong", "VND 5m", "₱5m", "5m pesos",
    "R$ 5m",
)  # fmt: skip


def _drafts() -> Iterator[Extraction]:
    paid = (f"Robots\n\nSpending on robots will reach {money} in 2030." for money in MONEY)
    for text in (*TEXTS, *map("\n\n".join, MADE_UP), *paid):
        yield extract(lay_out(text), stated=date(2025, 9, 19))


def test_looks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list(_drafts())
    for module, name in LOOKS:
        monkeypatch.setattr(module, name, ALWAYS)
    monkeypatch.setattr(layout, "_may_be_date", lambda _: True)
    assert sum(len(one.proposals) for one in looked) > 100
    assert looked == list(_drafts())
