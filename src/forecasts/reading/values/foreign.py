"""Values written in German, French, Spanish or Japanese, as the English that the reader reads."""

import re

from forecasts.reading.lexicon.cldr_foreign import CURRENCY_NAMES
from forecasts.reading.lexicon.foreign import WORDS
from forecasts.reading.lexicon.simplified import SIMPLIFIED
from forecasts.reading.patterns import Lazy

__all__ = ["as_english"]

_NUMBER = Lazy(r"[0-9](?:[0-9.,'   ]*[0-9])?")
_PHRASE = Lazy(r"[^\W\d_]+(?:\.(?=\s|$))?(?:[ '’-][^\W\d_]+){0,6}")
_GAP = Lazy(r"[ '’-]")
_LONGEST = 20


def as_english(text: str, language: str) -> tuple[str, list[int]]:
    """Return the text with its numbers and words in English, and for each character its old place.

    Decimal commas become points; German `Billion` and French `billion` become `trillion`.
    """
    words = {**CURRENCY_NAMES[language], **WORDS[language]}
    if language == "ja":
        words |= {word.translate(SIMPLIFIED): english for word, english in words.items()}
    out: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        if found := _NUMBER.match(text, at):
            plain, end = found[0] if language == "ja" else _number(found[0]), found.end()
        else:
            ends = range(at + _LONGEST, at, -1) if language == "ja" else _ends_of_words(text, at)
            end = next((end for end in ends if text[at:end].lower() in words), ends[-1])
            plain = words.get(text[at:end].lower(), text[at:end])
        if not plain and text[end : end + 1] in (" ", "'", "’"):
            end += 1
        out.append(plain)
        places += [at] * len(plain)
        at = end
    return "".join(out), [*places, len(text)]


def _number(written: str) -> str:
    """Return a number written with decimal comma, points, blanks or apostrophes in groups."""
    plain = re.sub(r"['   ]", "", written)
    if "," in plain:
        head, _, tail = plain.rpartition(",")
        return head.replace(".", "").replace(",", "") + "." + tail
    first, *groups = plain.split(".")
    grouped = first != "0" and len(first) <= 3 and all(len(group) == 3 for group in groups)
    return first + "".join(groups) if grouped else plain


def _ends_of_words(text: str, at: int) -> list[int]:
    """Return where a phrase that starts at the offset may end, the last of its words first."""
    phrase = _PHRASE.match(text, at)
    if not phrase:
        return [at + 1]
    return [phrase.end(), *(at + gap.start() for gap in reversed([*_GAP.finditer(phrase[0])]))]
