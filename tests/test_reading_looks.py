"""A look for a word before a costly pattern is tried changes nothing of what is read."""

from collections.abc import Iterator
from datetime import date

import pytest
from read_report import labelled_texts

from forecasts.reading import Quantity, read
from forecasts.reading.attaching import asked, english, english_base_periods, english_owned, figures
from forecasts.reading.attaching.asked import Asked, about
from forecasts.reading.attaching.english_base_periods import Dated
from forecasts.reading.attaching.scene import Scene

TEXTS = [one.text for one in labelled_texts() if one.language == "en"]


class _AnyWord(str):
    """A text that holds every word."""

    __slots__ = ()

    def __contains__(self, _word: str) -> bool:
        return True


class _AnyLink(frozenset[str]):
    """Words of which every text holds one."""

    __slots__ = ()

    def isdisjoint(self, _words: object) -> bool:
        return False


def _unlooked(scene: Scene, index: int) -> Asked:
    found = about(scene, index)
    return found._replace(lower=_AnyWord(found.lower))


def _read() -> Iterator[tuple[Quantity, ...]]:
    for text in TEXTS[::2]:
        yield read(text, language="en", stated=date(2026, 1, 20))


def test_looks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list(_read())
    for module in (figures, english, english_owned):
        monkeypatch.setattr(module, "about", _unlooked)
    monkeypatch.setattr(asked, "_LINKS", _AnyLink())
    monkeypatch.setattr(
        english_base_periods,
        "Dated",
        lambda *fields: Dated(*fields[:-1], _AnyWord(fields[-1])),
    )
    assert sum(map(len, looked)) > 300
    assert looked == list(_read())
