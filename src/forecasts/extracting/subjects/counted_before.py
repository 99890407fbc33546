"""What an English text has counted right before a figure that says nothing of what it is."""

import re

from forecasts.extracting.subjects.hollow import is_plain, says_nothing
from forecasts.extracting.subjects.phrases import english_phrase
from forecasts.reading import Quantity

__all__ = ["counted_before"]

_STUFF = frozenset("t kt Mt kg barrel bushel gallon L".split())
_AMOUNT = re.compile(
    r"(?<![\w$€£¥.,-])\d[\d,.]*(?:\s(?:thousand|million|billion))?\s(?P<stuff>(?:tonnes|tons|kilograms|litres|barrels|bushels|bales)\sof\s)?(?=[a-z])"
)
_REACH = 250  # characters: the sentence before


def counted_before(text: str, quantity: Quantity) -> str:
    """Return what was counted last in the paragraph, alike: `31 million locks were sold; the figure will pass 60`.

    Stuff is measured as stuff, and things are counted as things.
    """
    begin = max(text.rfind("\n", 0, quantity.start) + 1, quantity.start - _REACH)
    stuff = quantity.unit.partition("/")[0] in _STUFF
    for found in reversed(list(_AMOUNT.finditer(text, begin, quantity.start))):
        phrase = english_phrase(text, found.end(), found.end(), ahead=True)
        if bool(found["stuff"]) == stuff and phrase and not (is_plain(phrase) or says_nothing(phrase)):
            return phrase
    return ""
