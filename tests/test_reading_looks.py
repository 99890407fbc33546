"""A look for a word before a costly pattern is tried changes nothing of what is read."""

from collections.abc import Iterator
from datetime import date

import pytest
from read_report import labelled_texts

from forecasts.reading import Quantity, read
from forecasts.reading.attaching import asked, english_owned, figures
from forecasts.reading.attaching.asked import Asked, Dated, about
from forecasts.reading.attaching.scene import Scene

TEXTS = [one.text for one in labelled_texts() if one.language == "en"]


class _AnyWord(str):
    """A text that holds every word."""

    __slots__ = ()

    def __contains__(self, _word: str) -> bool:
        return True

    def endswith(self, *_ends: object) -> bool:
        return True


def _unlooked(scene: Scene, index: int) -> Asked:
    found = about(scene, index)
    return found._replace(lower=_AnyWord(found.lower), stem=_AnyWord(), linked=True)


def _read() -> Iterator[tuple[Quantity, ...]]:
    for text in TEXTS[::2]:
        yield read(text, language="en", stated=date(2026, 1, 20))


def test_looks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list(_read())
    for module in (figures, english_owned):
        monkeypatch.setattr(module, "about", _unlooked)
    monkeypatch.setattr(
        asked,
        "Dated",
        lambda *fields: Dated(*fields[:-2], _AnyWord(fields[-2]), _AnyWord()),
    )
    assert sum(map(len, looked)) > 300
    assert looked == list(_read())
