"""A look for a word before a costly pattern is tried changes nothing of what is read."""

from collections.abc import Iterator
from datetime import date

import pytest
from read_report import labelled_texts

from forecasts.reading import Quantity, read
from forecasts.reading.attaching import asked, earlier_english, english_base, english_beside

TEXTS = [one.text for one in labelled_texts() if one.language == "en"]
ALWAYS = ("",)
"""What every text holds."""


def _read() -> Iterator[tuple[Quantity, ...]]:
    for text in TEXTS[::2]:
        yield read(text, language="en", stated=date(2026, 1, 20))


def test_looks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list(_read())
    monkeypatch.setattr(asked, "holds", lambda _words, _text: True)
    monkeypatch.setattr(earlier_english, "is_linked", lambda _asked: True)
    for module, name in (
        (english_base, "_COMPARING"),
        (english_base, "_MADE"),
        (english_base, "_SAME"),
        (english_beside, "_ASKING"),
    ):
        monkeypatch.setattr(module, name, ALWAYS)
    assert sum(map(len, looked)) > 300
    assert looked == list(_read())
