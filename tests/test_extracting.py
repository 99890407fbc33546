"""Extraction: from the text of an article to drafts, each field with its words."""

import json
from datetime import date

import pytest
from extract_report import FIELDS, FLOORS, hash_of_held, rates, read_labelled

from forecasts.extracting.layout import canonical, lay_out
from forecasts.extracting.proposing import extract
from forecasts.extracting.records import Extraction

STATED = date(2025, 9, 19)

ENGLISH = """Drone market to pass $40 billion by 2031

Sep 19, 2025

The global market for cargo drones will exceed $40 billion by 2031, Anna Berg, chief executive of
Nordwing, told a forum that 400 delegates from 12 countries attended. Shares in Nordwing rose 3%.

"Prices could fall by a third in 2027," she said. In 2024 the market was $9 billion.
"""


def extracted(text: str, stated: date = STATED) -> Extraction:
    return extract(lay_out(canonical(text)), stated=stated)


def test_a_draft_is_made_of_what_is_said_of_the_future_and_of_nothing_else() -> None:
    done = extracted(ENGLISH)
    assert [one.quote for one in done.proposals] == [
        "exceed $40 billion by 2031",
        "fall by a third in 2027",
    ]
    kinds = {one.quantity.quote: one.kind for one in done.figures}
    assert kinds["400 delegates"] == kinds["12 countries"] == "attendance"
    assert kinds["$9 billion"] == "fact"
    assert kinds["3%"] == "fact"


def test_each_field_stands_with_its_words() -> None:
    one = extracted(ENGLISH).proposals[0]
    assert one.claimant[:2] == ("Anna Berg", "Nordwing")
    assert (one.measure.text, one.measure.words) == ("market-size", "market")
    assert one.subject.text == "cargo drones"
    assert one.region[:2] == ("World", "global")


@pytest.mark.parametrize("labelled", read_labelled(), ids=lambda one: one.name)
def test_every_quotation_is_the_texts_own(labelled: object) -> None:
    text = labelled.text  # type: ignore[attr-defined]
    done = extracted(text)
    for one in done.proposals:
        assert text[one.at : one.at + len(one.quote)] == one.quote
        assert one.quantity.quote in one.quote


def test_a_title_of_two_words_is_no_part_of_the_house() -> None:
    done = extracted(
        "无人机大会\n\n中国汽车工业协会常务副会长付炳锋表示，2026年新能源汽车销量有望达到1900万辆。"
    )
    assert done.proposals[0].claimant[:2] == ("付炳锋", "中国汽车工业协会")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nordwing expects operating profit of $3 billion for 2027.", "claim"),
        ("The paper share of packaging should reach $3 billion in 2027.", "claim"),
        ("Nordwing expects a dividend of $3 billion for 2027.", "security"),
        ("The bank sees ratings rise and a value of $3 billion in 2027.", "security"),
    ],
)
def test_words_of_securities_are_whole_words(text: str, kind: str) -> None:
    figures = extracted(text).figures
    assert [one.kind for one in figures if one.quantity.quote == "$3 billion"] == [kind]


def test_the_headline_is_not_proposed_beside_the_body() -> None:
    done = extracted(ENGLISH)
    assert [one.kind for one in done.figures if one.quantity.quote == "$40 billion"] == [
        "headline",
        "claim",
    ]


def test_the_held_articles_are_those_that_were_frozen() -> None:
    assert json.loads(FLOORS.read_text())["held_sha256"] == hash_of_held()


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_the_rates_do_not_fall(half: str) -> None:
    floors, found = json.loads(FLOORS.read_text())[half], rates(half)
    for field in ("precision", "recall", *FIELDS):
        assert found[field] >= floors[field], field
