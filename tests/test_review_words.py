"""The catalogue: both languages say the same, nothing is missing, nothing is left over."""

import re
import string

import pytest

from conftest import ROOT
from forecasts.reviewing.terms import TERMS
from forecasts.reviewing.words import WORDS, join, tell

SOURCE = ROOT / "src" / "forecasts" / "reviewing"
COUNTS = {"n", "N", "count", "Count"}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


# The reasons of a finding are written in English; Chinese names the claims and the relation.
APART = "consistency.item"


@pytest.mark.parametrize("key", sorted(WORDS.keys() - {APART}))
def test_both_languages_fill_the_same_fields(key: str) -> None:
    english, chinese = WORDS[key]
    assert english
    assert fields(chinese) - COUNTS <= fields(english), "Chinese has a field that is not given"
    assert fields(english) - fields(chinese) <= COUNTS | {"Rest"}, "Chinese leaves something out"


def test_one_and_many_come_together() -> None:
    stems = {
        key.removesuffix(".one").removesuffix(".many")
        for key in WORDS
        if key.endswith((".one", ".many"))
    }
    assert stems
    assert [
        stem for stem in sorted(stems) if not {f"{stem}.one", f"{stem}.many"} <= WORDS.keys()
    ] == []


def test_every_key_is_used_and_every_used_key_is_there() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in SOURCE.rglob("*.py")
        if not path.name.startswith("words_")
    )
    literal = set(re.findall(r'"([a-z][a-z0-9-]*(?:\.[A-Za-z0-9-]+)+)"', code))
    patterns = {match.split("{")[0] for match in re.findall(r'f"([a-z][a-z.]*\.\{[^"]*)"', code)}

    def is_used(key: str) -> bool:
        stem = key.removesuffix(".one").removesuffix(".many")
        return key in literal or stem in literal or any(key.startswith(p) for p in patterns)

    once = {"title", "subtitle", "description", "what", "counted"}
    assert [key for key in WORDS if not is_used(key) and key not in once] == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "no claims"),
        (1, "one claim"),
        (2, "2 claims"),
        (1234, "1,234 claims"),
    ],
)
def test_one_none_and_many(number: int, words: str) -> None:
    assert tell("en", "changes.claim", number) == words


def test_lists_are_joined_as_sentences_are() -> None:
    assert join("en", []) == ""
    assert join("en", ["a"]) == "a"
    assert join("en", ["a", "b", "c"]) == "a, b and c"
    assert join("zh", ["甲", "乙", "丙"]) == "甲、乙和丙"


def test_terms_are_in_both_languages() -> None:
    assert all(english and chinese for english, chinese in TERMS.values())
