"""Cut a sentence to the shortest verbatim fragment that carries figure, hedge and date."""

import re

from forecasts.importing.records import ImportFault

__all__ = ["MAX_HAN", "MAX_WORDS", "cut_quotation"]

MAX_WORDS = 20
MAX_HAN = 45
_CLAUSE = re.compile(r"[,;:.!?](?=\s|$|[\u3040-\u9fff])|[，；：。；]|\s[–—-]\s")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def cut_quotation(sentence: str, value: str, language: str) -> str:
    """Return the fragment of `sentence` that proves `value`.

    The reader finds the quantities; the one whose amount is the declared one is widened to its
    clause, and to the year beside it, as far as the bounds on length allow.

    Raises:
        ImportFault: The declared value is not one that the reader reads.
    """
    from forecasts.reading import Value, read, read_value

    declared = read_value(value)
    if not isinstance(declared, Value):
        raise ImportFault(f"the value `{value}` cannot be read: {declared.reason}")
    for found in read(sentence, language=language):
        same = (found.low, found.high) == (declared.low, declared.high)
        if same and (found.unit == declared.unit or not found.unit):
            return _widen(sentence, found.start, found.end)
    return sentence


def _widen(sentence: str, start: int, end: int) -> str:
    """Take in the words around the figure, up to clause ends, where that brings a year."""
    begins = [0, *(match.end() for match in _CLAUSE.finditer(sentence, 0, start)), start]
    ends = [end, *(match.start() for match in _CLAUSE.finditer(sentence, end)), len(sentence)]
    fragment = sentence[start:end]
    if _YEAR.search(fragment):
        return fragment
    wider = (sentence[first:last].strip() for first in reversed(begins) for last in ends[:2])
    dated = (text for text in wider if _YEAR.search(text) and is_short(text))
    return next((text for text in dated if text != sentence.strip(" .。")), fragment)


def is_short(text: str) -> bool:
    """Return whether a quotation keeps the bounds: 20 words, or 45 characters of Chinese."""
    han = len(re.findall(r"[\u3040-\u9fff]", text))
    return len(text) <= MAX_HAN if han * 3 > len(text) else len(text.split()) <= MAX_WORDS
