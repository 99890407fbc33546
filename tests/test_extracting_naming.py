"""Costly patterns of names are tried in few places, and find what they would find anywhere."""

from datetime import date

import pytest
from extract_report import read_labelled

from forecasts.extracting import introduced_english, naming, proposing, sources_english
from forecasts.extracting.layout import lay_out
from forecasts.extracting.records import Extraction

ENGLISH = [one for one in read_labelled() if one.name.startswith("en-")]


def _extract(text: str) -> Extraction:
    return proposing.extract(lay_out(text), stated=date(2025, 9, 19))


@pytest.mark.parametrize("labelled", ENGLISH[::3], ids=lambda one: one.name)
def test_few_places_give_what_all_places_give(
    labelled: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = labelled.text  # type: ignore[attr-defined]
    few = _extract(text)
    for module, name in ((introduced_english, "capitals"), (sources_english, "pronouns")):
        monkeypatch.setattr(module, name, lambda where: range(len(where)))
    monkeypatch.setattr(introduced_english, "near", lambda starts, places: starts)  # noqa: ARG005
    monkeypatch.setattr(sources_english, "may_speak", lambda sentence, saying: True)  # noqa: ARG005
    monkeypatch.setattr(introduced_english, "roles", lambda where: range(len(where)))
    assert few == _extract(text)


def test_a_name_begins_with_a_capital_and_not_with_a_lone_first_word() -> None:
    text = "The board of Halden Bank met 3M in May. The Calder Institute, 2,300 strong, did not."
    found = [text[at:].split(maxsplit=1)[0] for at in naming.capitals(text)]
    assert found == ["Halden", "Bank", "3M", "The", "Calder", "Institute,"]


def test_a_role_is_near_where_its_name_begins() -> None:
    text = "Anna Berg, chief economist. " + "x " * 200 + "Tom Field."
    assert naming.near(naming.capitals(text), naming.roles(text)) == [0, 5]


def test_pronouns_are_those_of_persons_and_bodies() -> None:
    sentence = "It said the small bank, the river and the chief executive who know that he left."
    found = [
        sentence[at:].split(",", maxsplit=1)[0].split()[:2] for at in naming.pronouns(sentence)
    ]
    assert found[0] == ["It", "said"]
    assert ["the", "chief"] in found
    assert ["he", "left."] in found
    assert ["the", "small"] in found
