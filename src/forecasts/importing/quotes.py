"""Cut a sentence to the shortest verbatim fragment that carries figure, hedge and date."""

import re

from forecasts.importing.records import ImportFault

__all__ = ["MAX_HAN", "MAX_WORDS", "cut_quotation"]

MAX_WORDS = 20
MAX_HAN = 45
_CLAUSE = re.compile(r"[,;:，；：。、.!?](?=\s|$)|[，；：。；]|\s[–—-]\s")
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
    """Take in the clause around the figure where that brings the year, and stays short."""
    begins = [0, *(match.end() for match in _CLAUSE.finditer(sentence, 0, start))]
    ends = [match.start() for match in _CLAUSE.finditer(sentence, end)] or [len(sentence)]
    fragment = sentence[start:end]
    for first, last in ((start, ends[0]), (begins[-1], end), (begins[-1], ends[0])):
        wider = sentence[first:last].strip()
        carries_more = bool(_YEAR.search(wider)) and not _YEAR.search(fragment)
        if carries_more and is_short(wider) and wider != sentence.strip(" .。"):
            fragment = wider
    return fragment


def is_short(text: str) -> bool:
    """Return whether a quotation keeps the bounds: 20 words, or 45 characters of Chinese."""
    han = len(re.findall(r"[\u3040-\u9fff]", text))
    return len(text) <= MAX_HAN if han * 3 > len(text) else len(text.split()) <= MAX_WORDS
