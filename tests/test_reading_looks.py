"""A look for a word before a costly pattern is tried changes nothing of what is read."""

from collections.abc import Iterator
from datetime import date

import pytest
from read_report import labelled_texts

from forecasts.reading import Quantity, read
from forecasts.reading.attaching import carrying, earlier, english_base, english_beside

TEXTS = [one.text for one in labelled_texts() if one.language == "en"]
ALWAYS = ("",)
"""What every text holds."""


def _read() -> Iterator[tuple[Quantity, ...]]:
    for text in TEXTS[::2]:
        yield read(text, language="en", stated=date(2026, 1, 20))


def test_looks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list(_read())
    always = tuple((rule, ()) for rule in earlier.RULES if rule.language == "en")
    monkeypatch.setattr(earlier, "TRIED", dict.fromkeys(earlier.TRIED, always))
    for module, name in (
        (english_base, "_COMPARING"),
        (english_base, "_MADE"),
        (english_base, "_SAME"),
        (english_beside, "_ASKING"),
        (carrying, "_ALIKE"),
    ):
        monkeypatch.setattr(module, name, ALWAYS)
    assert sum(map(len, looked)) > 300
    assert looked == list(_read())
