"""Cheap looks before patterns: whatever a pattern matches must pass the look before it."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.reading.amounts import prefixes
from forecasts.reading.amounts.unit_words import PHRASES, may_be_money, unit_at
from forecasts.reading.find import find
from forecasts.reading.lexicon.hedges import AFTER, BEFORE, VERBS
from forecasts.reading.numbers import anchors
from forecasts.reading.qualifying import multiples
from forecasts.reading.qualifying.hedging import hedge_after, hedge_before
from forecasts.reading.rejecting import labels, masks_beside
from forecasts.reading.rejecting.anchor import Mask
from forecasts.reading.rejecting.masks import DIGITS
from forecasts.reading.values import leads as value_leads
from forecasts.reading.values import tails as value_tails

Guard = tuple[str, Callable[[str], bool]]


def end_of_digits(text: str) -> int:
    return len(text) - len(text.lstrip("0123456789"))


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("as shown in [12]the market", True),
        ("as shown in (12)the market", True),
        ("as shown in 【12】the market", True),
        ("as shown in 12)the market", False),
        ("as shown in [12%]the market", False),
    ],
)
def test_bracketed_digits_before_a_letter_are_a_note(text: str, noted: bool) -> None:  # noqa: FBT001 - a row of the table
    assert bool(find(text)) is not noted


GUARDS: dict[str, Guard] = {
    "growth": (
        value_leads._GROWTH_BEFORE.source,
        lambda text: text.lstrip(" ")[0] in value_leads._GROWTH_OR_FALL_STARTS,
    ),
    "fall": (
        value_leads._FALL_BEFORE.source,
        lambda text: text[0] in value_leads._GROWTH_OR_FALL_STARTS,
    ),
    "sign": (
        prefixes._BEFORE_SIGN.source,
        lambda text: text[:-1].rstrip(" ").endswith(prefixes._ENDS_OF_SIGN_NAMES),
    ),
    "year of comparison": (
        value_leads._BASE_BEFORE.source,
        lambda text: text[0] in value_leads._BASE_STARTS,
    ),
    "multiple word": (
        "|".join(multiples._FACTORS),
        lambda text: text[0] in multiples._STARTS,
    ),
    "one in": (
        multiples._ONE_IN.source,
        lambda text: " in" in text[:9] or " ou" in text[:9],
    ),
    "small word": (
        labels._SMALL_WORD.source,
        lambda text: text[:2].lower() in labels._SMALL_STARTS or text[0] in labels._SMALL_HAN,
    ),
    "junk": (
        f"(?=[0-9])(?:{masks_beside._JUNK.source})",
        lambda text: (
            end_of_digits(text) >= masks_beside._LONG_RUN
            or not masks_beside._JUNK_DIGITS.isdisjoint(text[end_of_digits(text) :][:4])
        ),
    ),
    "article": (anchors._ARTICLE.source, lambda text: text.endswith(anchors._ARTICLE_ENDS)),
    "pointed out": (labels._POINTED_OUT.source, lambda text: text.endswith(labels._POINTING)),
    "window": (
        value_tails.YEAR,
        lambda text: text.startswith(("fy", "19", "20")),
    ),
}


@pytest.mark.parametrize("name", GUARDS)
@given(data=st.data())
def test_what_a_pattern_matches_passes_the_look_before_it(name: str, data: st.DataObject) -> None:
    source, passes = GUARDS[name]
    text = data.draw(st.from_regex(source, fullmatch=True))
    assert passes(text), text


MASKS = {rule.name: rule.when for rule in DIGITS if isinstance(rule.when, Mask)}


@pytest.mark.parametrize("name", [name for name, mask in MASKS.items() if mask.source])
@given(data=st.data())
def test_what_a_mask_matches_passes_the_looks_before_it(name: str, data: st.DataObject) -> None:
    mask = MASKS[name]
    text = data.draw(st.from_regex(mask.source))
    found = re.search(mask.source, text)
    assert found
    number = text[found.start() :]
    end = end_of_digits(number)
    assert end
    assert mask.stands(" ", number[end : end + 1]), text


def test_every_word_that_a_number_may_start_with_is_an_anchor() -> None:
    for word in sorted(anchors._WORDS):
        for text in (word, f"{word.upper()} of", f"some {word}", f"twenty-{word}\u2014{word}s"):
            found = [text[at:].lower() for at in anchors.anchors(text, han=False)]
            assert any(each.startswith(word) for each in found), text
    assert anchors.anchors("oneself attend, lonely often tents", han=False) == []


@pytest.mark.parametrize("phrase", [*BEFORE, *VERBS])
def test_every_hedge_is_found_before_a_number_whatever_stands_before_it(phrase: str) -> None:
    expected = (BEFORE.get(phrase) or VERBS[phrase])[0]
    for lead in ("", "sales of ", "says (", "the “", "and—"):
        text = f"{lead}{phrase} 5,000"
        found = hedge_before(text, text.lower(), len(text) - len("5,000"), 0)
        assert found, text
        assert found[0] == expected, text
        assert found[2] == (len(lead) if phrase in BEFORE else len(text) - len("5,000")), text
    glued = f"x{phrase} 5,000"
    found = hedge_before(glued, glued.lower(), len(glued) - len("5,000"), 0)
    assert found is None or found[2] > len("x"), glued


@pytest.mark.parametrize("phrase", [phrase for phrase in AFTER if phrase != "+"])
def test_every_hedge_is_found_behind_a_number(phrase: str) -> None:
    found = hedge_after(f"50 {phrase}.", f"50 {phrase}.", 2)
    if phrase in {"plus", "at least", "at most", "and up", "and over", "and more"}:
        assert found is None, "these words more often belong to what follows"
    else:
        assert found == (*AFTER[phrase], 3 + len(phrase))
    assert hedge_after(f"50 {phrase}ish", f"50 {phrase}ish", 2) is None


def test_a_length_is_about_with_more_or_less_behind_it() -> None:
    assert find("It is 12 m more or less.")[0].hedge == "about"


WRITTEN_WITH = frozenset("abcdefghijklmnopqrstuvwxyz -.")


@pytest.mark.parametrize("phrase", [each for each in PHRASES if WRITTEN_WITH.issuperset(each)])
def test_every_english_unit_is_found_behind_a_number(phrase: str) -> None:
    found = unit_at(f"5 {phrase}.", f"5 {phrase}.", 1)
    assert found
    assert (found.name, found.end) == (PHRASES[phrase][0], 2 + len(phrase.rstrip("."))), phrase
    if PHRASES[phrase][2] == "money":
        assert may_be_money(f"5 {phrase}", 1)
