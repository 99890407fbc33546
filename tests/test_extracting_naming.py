"""Costly patterns of names are tried in few places, and find what they would find anywhere."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from extract_report import Labelled, read_labelled

from forecasts.extracting import proposing
from forecasts.extracting.pages.layout import lay_out, sentences
from forecasts.extracting.records import Extraction, Span
from forecasts.extracting.speakers import (
    english,
    introduced_english,
    named_english,
    names_english,
    referred_english,
)
from forecasts.extracting.speakers.beginnings import EVERY_KIND, beginnings_of
from forecasts.extracting.speakers.introduced_english import Names
from forecasts.extracting.speakers.sources import Before, Mention
from forecasts.extracting.words.speakers_english import ROLES, SAYING

ENGLISH = [one for one in read_labelled() if one.name.startswith("en-")]


def _extract(text: str) -> Extraction:
    return proposing.extract(lay_out(text), stated=date(2025, 9, 19))


@pytest.mark.parametrize("labelled", ENGLISH[::3], ids=lambda one: one.name)
def test_few_places_give_what_all_places_give(
    labelled: Labelled, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = labelled.text  # type: ignore[attr-defined]
    few = _extract(text)
    everywhere = lambda where, _=None: [(at, EVERY_KIND) for at in range(len(where))]  # noqa: E731
    monkeypatch.setattr(introduced_english, "beginnings_of", everywhere)
    monkeypatch.setattr(introduced_english, "roles", lambda where: range(len(where)))
    monkeypatch.setattr(referred_english, "pronouns", lambda where: range(len(where)))
    for module in (introduced_english, named_english):
        monkeypatch.setattr(module, "near", lambda starts, _: starts)
    monkeypatch.setattr(english, "may_speak", lambda *_: True)
    monkeypatch.setattr(referred_english, "may_refer", lambda *_: True)
    assert few == _extract(text)


def test_a_name_begins_with_a_capital_and_not_with_a_lone_first_word() -> None:
    text = "The board of Halden Bank met 3M in May. The Calder Institute, 2,300 strong, did not."
    found = [text[at:].split(maxsplit=1)[0] for at, _ in names_english.capitals(text)]
    assert found == ["Halden", "Bank", "3M", "The", "Calder", "Institute,"]
    several = [text[at:].split(maxsplit=1)[0] for at, more in names_english.capitals(text) if more]
    assert several == ["Halden", "The", "Calder"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Morrow said it.", "speaking going"),
        ("Morrow also said it.", "speaking going"),
        ("Morrow, which said it.", "speaking"),
        ("Morrow (MB) said it.", "speaking"),
        ("Morrow data say it.", "speaking going"),
        ("Morrow 2026 Outlook said it.", "speaking several"),
        ("Morrow of Sweden did.", "hosted going several"),
        ("Morrow at home did.", "hosted going"),
        ("Morrow's outlook", "owning"),
        ("Morrow analysts say so.", "speaking going leading"),
        ("Morrow grows.", "going"),
    ],
)
def test_a_name_is_of_the_kinds_of_what_stands_beside_it(text: str, kinds: str) -> None:
    (at, found), *_ = beginnings_of(text, names_english.verbs(text))
    assert (at, sorted(found.split())) == (0, sorted(kinds.split()))


def test_a_name_behind_a_preposition_is_placed() -> None:
    text = "It was told by Morrow!"
    assert [found.split() for _, found in beginnings_of(text, ())] == [["placed"]]


@pytest.mark.parametrize("write", [str, str.lower, str.title])
def test_verbs_and_roles_behind_a_blank_are_all_of_them(write: Callable[[str], str]) -> None:
    for labelled in ENGLISH:
        text = write(labelled.text)
        lower = text.lower()
        verbs = re.finditer(rf"\b(?:{SAYING})\b", text)
        roles = re.finditer(rf"\b(?:{ROLES.lower()})\b", lower)
        assert names_english.verbs(text) == [one.start() for one in verbs]
        assert names_english.roles(text) == [one.start() for one in roles]


def test_words_are_found_behind_any_sign() -> None:
    text = "“said\u2014told (planned) x-said É says"
    assert [text[at:].split(maxsplit=1)[0] for at in names_english.verbs(text)] == [
        "said\u2014told", "told", "planned)", "said", "says",
    ]  # fmt: skip


def test_a_pronoun_needs_a_verb_behind_it() -> None:
    def refers(sentence: str) -> bool:
        return names_english.may_refer(sentence, names_english.verbs(sentence))

    assert refers("The small bank expects more.")
    assert refers("It also will grow.")
    assert refers("The firm, which is new, said so.")
    assert not refers("It grows, and residents would be heard.")


def test_a_role_is_near_where_its_name_begins() -> None:
    text = "Anna Berg, chief economist. " + "x " * 200 + "Tom Field."
    starts = [at for at, _ in names_english.capitals(text)]
    assert names_english.near(starts, names_english.roles(text)) == [0, 5]


def test_pronouns_are_those_of_persons_and_bodies() -> None:
    sentence = "It said the small bank, the river and the chief executive who know that he left."
    found = [
        sentence[at:].split(",", maxsplit=1)[0].split()[:2]
        for at in names_english.pronouns(sentence)
    ]
    assert found[0] == ["It", "said"]
    assert ["the", "chief"] in found
    assert ["he", "left."] in found
    assert ["the", "small"] in found


def test_of_a_person_with_one_name_no_more_is_asked() -> None:
    told = "Morrow Bank expects 5% growth in 2027, Mr Becker said. He was calm.\n\n"
    found = _extract(f"Outlook\n\n{told}Becker expects sales to rise by 7% in 2028.").proposals
    assert [one.claimant[:2] for one in found] == [("Becker", "Morrow Bank")] * 2


@pytest.mark.parametrize("labelled", ENGLISH, ids=lambda one: one.name)
def test_sentences_say_the_same_in_whatever_order_they_are_asked(labelled: Labelled) -> None:
    article = lay_out(labelled.text)
    spans = sentences(article)
    onward, back = proposing.sources_of(article, spans), proposing.sources_of(article, spans)
    asked = {index: back.mentions(index) for index in reversed(range(len(spans)))}
    assert [asked[index] for index in range(len(spans))] == [
        *map(onward.mentions, range(len(spans)))
    ]


def test_who_speaks_is_read_where_a_claim_is(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    find = english.find_mentions

    def told(text: str, span: Span, names: Names, before: Before) -> tuple[Mention, ...]:
        read.append(text[slice(*span)].strip())
        return find(text, span, names, before)

    monkeypatch.setattr(proposing, "find_mentions", told)
    claim = "Morrow Bank expects 5% growth in 2027."
    _extract(
        f"Outlook\n\nBuyers say that prices rose.\n\n{claim} Makers said no.\n\nOthers agreed."
    )
    assert read == [claim]
    read.clear()
    claim = "It expects 5% growth in 2027."
    _extract(f"Outlook\n\nMorrow Bank told us.\n\n{claim} Makers said no.\n\nOthers agreed.")
    assert read == [claim, "Outlook", "Morrow Bank told us."]
