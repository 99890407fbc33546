"""Values written in German, French, Spanish or Japanese, as the English that the reader reads."""

import re

from forecasts.reading.lexicon.cldr_foreign import CURRENCY_NAMES
from forecasts.reading.lexicon.foreign import WORDS
from forecasts.reading.lexicon.simplified import SIMPLIFIED
from forecasts.reading.patterns import Lazy

__all__ = ["as_english"]

_NUMBER = Lazy(r"[0-9](?:[0-9.,'   ]*[0-9])?")
_PHRASE = Lazy(r"[^\W\d_]+(?:\.(?=\s|$))?(?:[ '’-][^\W\d_]+){0,6}")
_LONGEST = 20
_WORD = Lazy(r"[^\W\d_]+\.?|%")


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
        found = _NUMBER.match(text, at)
        if found:
            plain = found[0] if language == "ja" else _number(found[0])
            end = found.end()
        else:
            plain, end = _words(text, at, words, spaced=language != "ja")
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
    groups = plain.split(".")
    grouped = (
        len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    )
    return "".join(groups) if grouped and groups[0] != "0" else plain


def _words(text: str, at: int, words: dict[str, str], *, spaced: bool) -> tuple[str, int]:
    if spaced:
        ahead = _PHRASE.match(text, at)
        phrase = ahead[0].lower() if ahead else ""
        while phrase:
            if phrase in words:
                return words[phrase], at + len(phrase)
            phrase = phrase[: max(0, *map(phrase.rfind, " '’-"))]
        single = _WORD.match(text, at)
        if single:
            return single[0], single.end()
        return text[at], at + 1
    for size in range(_LONGEST, 0, -1):
        if text[at : at + size] in words:
            return words[text[at : at + size]], at + size
    return text[at], at + 1
