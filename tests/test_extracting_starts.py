"""The first letters of a pattern of words are those of all that it matches."""

import re

import pytest

from forecasts.extracting.words.measures import (
    ENGLISH_NOUNS,
    ENGLISH_VERBS,
    HAN_NOUNS,
    HAN_VERBS,
    Row,
)
from forecasts.extracting.words.speakers_english import ROLES, SAYING
from forecasts.extracting.words.starts import heads, spaced, word_starts


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("shares?|gdp", {"shar", "gdp"}),
        ("(?:new |annual )?(?:orders|sales)", {"new ", "annu", "orde", "sale"}),
        ("(?:net |core )*income", {"net ", "core", "inco"}),
        (r"(?<!per )share\b", {"shar"}),
        ("[JK]a?x", {"Jax", "Kax", "Jx", "Kx"}),
        (r"a\w+|bb[^c]d", {"a", "bb"}),
        ("(?:ab|abc)?d", {"abd", "abcd", "d"}),
        ("(?:x+|x)y", {"x", "xy"}),
        ("(?:uv){0,2}w", {"uv", "w"}),
    ],
)
def test_the_first_letters_of_all_that_a_pattern_matches(pattern: str, expected: set[str]) -> None:
    assert heads(pattern, 4) == expected


@pytest.mark.parametrize("rows", [ENGLISH_NOUNS, ENGLISH_VERBS, HAN_NOUNS, HAN_VERBS])
def test_each_row_of_words_begins_with_one_of_its_heads(rows: tuple[Row, ...]) -> None:
    for row in rows:
        for most in (1, 4):
            assert all(heads(row.words, most)), row.words


def test_words_are_found_at_the_blank_before_them_at_the_end_of_a_text_too() -> None:
    text = "The CEO has gone for 5%; we saw-ed and aim, it said. They saw"
    found = [
        text[one.start() :].split(maxsplit=1)[0]
        for one in word_starts(SAYING).finditer(spaced(text))
    ]
    assert found == ["has", "gone", "saw-ed", "aim,", "said.", "saw"]
    lower = text.lower()
    found = [at.start() for at in word_starts(ROLES.lower()).finditer(spaced(lower))]
    assert found == [lower.index("ceo")]


@pytest.mark.parametrize("words", [SAYING, ROLES])
def test_what_a_pattern_finds_begins_where_its_words_may(words: str) -> None:
    text = re.sub(r"\(\?[^)]*\)|[^\w|-]", " ", words).replace("|", ", ")
    starts = {one.start() for one in word_starts(words).finditer(spaced(text))}
    assert {one.start() for one in re.finditer(rf"\b(?:{words})\b", text)} <= starts
