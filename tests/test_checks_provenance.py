"""Quotations are looked up in the source's text, whatever its typography and length."""

import unicodedata
from hashlib import sha256
from types import MappingProxyType, SimpleNamespace

import pytest

from conftest import ROOT
from forecasts.checks import check
from forecasts.checks.provenance import offset_of
from forecasts.ledger import load
from forecasts.ledger.texts import SourceTexts

HEAD = """source: {{title: T, publisher: P, published: 2024-03-01, language: en, sha256: {sha256}}}
defaults:
  claimant: {{organisation: Example Institute}}
  subject: robots
  measure: market-size
  region: World
  target: by 2030
claims:
  - {{id: a, quote: "{quote}", at: "{at}", value: about 5 billion USD}}
"""


def problems(text: str, quote: str, at: str) -> list[tuple[str, str]]:
    digest = sha256(text.encode()).hexdigest()
    texts = SourceTexts(
        by_sha256=MappingProxyType({digest: text}), sha256_by_name=MappingProxyType({})
    )
    ledger = load(
        ROOT / "tests" / "errors",
        instead={"x.yaml": HEAD.format(sha256=digest, quote=quote, at=at)},
        only_instead=True,
    )
    return [(problem.code, problem.expected + problem.hint) for problem in check(ledger, texts)]


QUOTE = "about $5 billion by 2030"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (f"x {QUOTE}", "2"),
        (f"x {QUOTE.replace(' ', chr(0xA0))}", "2"),
        (f"Cafe\u0301s: {QUOTE}", "8"),  # an offset counts the characters of the text as it is
        (f"{QUOTE} and again {QUOTE}", "35"),
        (f"x {QUOTE}", "page 7"),
        (f"x {QUOTE}", "9" * 5000),  # not an offset that a text can have
        (f"x {QUOTE}", "２"),
    ],
)
def test_a_quotation_is_found_where_it_stands(text: str, at: str) -> None:
    assert problems(text, QUOTE, at) == []


def test_an_accent_written_in_two_characters_is_the_same_letter() -> None:
    text = unicodedata.normalize("NFD", "Der Markt: über 5 billion, about $5 billion by 2030")
    assert problems(text, "über 5 billion, about $5 billion by 2030", "11") == []


def test_a_wrong_offset_says_where_the_quotation_stands() -> None:
    assert [(code, "offset 2" in said) for code, said in problems(f"x {QUOTE}", QUOTE, "3")] == [
        ("F305", True)
    ]


def test_what_is_most_like_the_quotation_is_shown() -> None:
    for text in (f"x {QUOTE[:-4]}2035", f"nearly{QUOTE[5:]}"):
        assert [code for code, _ in problems(text, QUOTE, "2")] == ["F303"]
        assert "at offset" in problems(text, QUOTE, "2")[0][1]
    assert "at offset" not in problems("something else", QUOTE, "2")[0][1]


def test_a_quotation_as_long_as_an_article_is_neither_read_nor_sought_for_ever() -> None:
    found = problems("a text " * 50_000, "$5 billion by 2030, " * 490, "1")
    assert {code for code, _ in found} == {"F303", "F307", "F403"}
    beyond = problems("a text " * 50_000, "$5 billion by 2030, " * 20_000, "1")
    assert {code for code, _ in beyond} == {"F010"}


def test_one_word_without_end_is_too_long_as_well() -> None:
    assert tuple(sorted({code for code, _ in problems("x", "y" * 2_000, "1")} - {"F303"})) == (
        "F307",
        "F403",
    )


def test_an_offset_is_written_in_plain_digits() -> None:
    """`at` may be a page or a time; digits of another script, or too many, are no offset."""
    given = {"12": 12, "page 12": None, "１２": None, "²": None, "1" * 40: None, "": None}
    for at, offset in given.items():
        assert offset_of(SimpleNamespace(at=at)) == offset  # type: ignore[arg-type]
