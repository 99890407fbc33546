"""Cheap looks before patterns: whatever a pattern matches must pass the look before it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.reading import labels, multiples, prefixes, value_leads, value_tails

Guard = tuple[str, Callable[[str], bool]]

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
    "verb": (multiples._VERBS.source, lambda text: text.startswith(multiples._VERB_STARTS)),
    "one in": (
        multiples._ONE_IN.source,
        lambda text: " in" in text[:9] or " ou" in text[:9],
    ),
    "small word": (
        labels._SMALL_WORD.source,
        lambda text: text[:2].lower() in labels._SMALL_STARTS or text[0] in labels._SMALL_HAN,
    ),
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
