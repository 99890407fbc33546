"""A look for a word before a costly pattern is tried changes no draft."""

from collections.abc import Iterator
from datetime import date

import pytest
from extract_report import read_labelled

from forecasts.extracting import figures, houses_english, layout, places, sources_english
from forecasts.extracting.layout import lay_out
from forecasts.extracting.proposing import extract
from forecasts.extracting.records import Extraction

ALWAYS = ("",)
"""What every text holds."""
LOOKS = (
    (figures, "_OF_SECURITIES"),
    (houses_english, "_OWN"),
    (houses_english, "_TITLE_MARKS"),
    (houses_english, "_BODIES"),
    (layout, "_SMALL_ABBREVIATIONS"),
    (places, "_TRADED"),
    (sources_english, "_POLLS"),
    (sources_english, "_CROWDS"),
    (sources_english, "_OWNS"),
)
TEXTS = [one.text for one in read_labelled()]
MADE_UP = """Halden Bank: growth ahead

Stockholm, Sept. 3, 2025. Approx. 3 million heat pumps could be sold by 2030, vs. 2 million now.
Analysts expect sales of 4 million in 2031.

The firm's forecast is 5 million by 2032. Economists polled by a wire see 6 million in 2033.

The target price may reach $70 in 2027. We expect Brent oil at $80 by 2028.

Halden Bank is a research company.

About Halden Bank
"""


def _drafts() -> Iterator[Extraction]:
    for text in (*TEXTS, MADE_UP):
        yield extract(lay_out(text), stated=date(2025, 9, 19))


def test_looks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list(_drafts())
    for module, name in LOOKS:
        monkeypatch.setattr(module, name, ALWAYS)
    monkeypatch.setattr(layout, "_may_be_date", lambda _: True)
    assert sum(len(one.proposals) for one in looked) > 100
    assert looked == list(_drafts())
