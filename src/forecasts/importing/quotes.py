"""Cut a sentence to the shortest verbatim fragment that says of the figure all that it says."""

import re
from collections.abc import Iterator
from itertools import product

from forecasts.importing.records import ImportFault
from forecasts.reading import Quantity, Value, read, read_value

__all__ = [
    "MAX_HAN",
    "MAX_WORDS",
    "cut_quotation",
    "find_lost",
    "find_unread_turn",
    "is_short",
]

MAX_WORDS = 20
MAX_HAN = 45
_PLAIN = 0.7  # what `expected` and firmer words are worth at least; `could` is worth less
_CLAUSE = re.compile(r"[,;:.!?](?=\s|$|[\u3040-\u9fff])|[，；：。；]|\s[–—-]\s")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STOP = re.compile(r"[.!?;](?=\s|$)|[。！？；]")
_TURN = re.compile(
    r"(?i)\b(?:not|never|cannot|unlikely|neither|nor|fail(?:s|ed)? to|without|instead of|doubts?)\b"
    r"|n't\b|不(?![仅止断同只])|未能|难以|无法|没有|并非"
)
_CONDITION = re.compile(r"(?i)\b(?:if|unless|provided|assuming)\b|如果|假如|若(?!干)|倘若|除非")
_WORD = re.compile(r"[到至在于]?(?:19|20)\d\d年|[\u3040-\u9fff]|[^\s\u3040-\u9fff]+")


def cut_quotation(sentence: str, value: str, language: str) -> str:
    """Return the shortest fragment of `sentence` that proves `value`.

    The reader finds the quantities; the one whose amount is the declared one is widened until
    its bound, kind and any doubt read as they do in the sentence, and to the year beside it as
    far as the bounds on length allow. Where no fragment reads the same, the sentence stays whole.

    Raises:
        ImportFault: The declared value is not one that the reader reads.
    """
    declared = read_value(value)
    if not isinstance(declared, Value):
        raise ImportFault(f"the value `{value}` cannot be read: {declared.reason}")
    for found in read(sentence, language=language):
        same = (found.low, found.high) == (declared.low, declared.high)
        if same and (found.unit == declared.unit or not found.unit):
            return _shortest(sentence, found, language)
    return sentence


def find_lost(sentence: str, quote: str, language: str) -> str:
    """Return the words of a figure that the sentence bounds and its fragment does not; '' for none.

    A fragment that begins behind `could exceed` would prove another number than was said.
    """
    at = sentence.find(quote)
    alone = {one.end + at: one for one in read(quote, language=language)}
    for said in read(sentence, language=language):
        cut = alone.get(said.end)
        if cut and (cut.hedge, cut.strict) != (said.hedge, said.strict):
            return f"{said.hedge} {said.quote}"
    return ""


def find_unread_turn(quote: str, language: str) -> str:
    """Return a word that turns a statement round and that the reader passes over; '' for none.

    `not exceed` is read as an upper bound; without its `not` it reads otherwise. `unlikely` far
    from the figure changes nothing that is read, so a person has to look.
    """
    for word in _TURN.finditer(quote):
        without = quote[: word.start()] + quote[word.end() :]
        if _bounds(quote, language) == _bounds(without, language):
            return word[0]
    return ""


def _bounds(text: str, language: str) -> list[tuple[object, ...]]:
    return [(one.low, one.high, one.hedge, one.strict) for one in read(text, language=language)]


def _shortest(sentence: str, found: Quantity, language: str) -> str:
    fragments = [text for text in _fragments(sentence, found) if is_short(text)]
    alike = [
        (text, one)
        for text in fragments
        for one in read(text, language=language)
        if one.end + _offset(sentence, text, found) == found.end
        and _meaning(one) == _meaning(found)
        and one.unit in {found.unit, ""}
        and _turns(text) == _turns(_statement(sentence, found))
    ]
    dated = (text for text, one in alike if _YEAR.search(text) and _when(one) == _when(found))
    return next(dated, alike[0][0] if alike else sentence)


def _fragments(sentence: str, found: Quantity) -> Iterator[str]:
    """Yield what stands around the figure, from the figure itself to the sentence."""
    words = [match.start() for match in _WORD.finditer(sentence, 0, found.start)]
    begins = [found.start, *reversed(words)]
    clauses = (match.start() for match in _CLAUSE.finditer(sentence, found.end))
    year = _YEAR.search(sentence, found.end)
    ends = sorted({found.end, *([year.end()] if year else []), *clauses, len(sentence)})
    yield from (sentence[first:last].strip() for last, first in product(ends, begins))


def _statement(sentence: str, found: Quantity) -> str:
    """Return the one sentence of a passage in which the figure stands."""
    first = max((one.end() for one in _STOP.finditer(sentence, 0, found.start)), default=0)
    end = _STOP.search(sentence, found.end)
    return sentence[first : end.start() if end else len(sentence)]


def _offset(sentence: str, text: str, found: Quantity) -> int:
    return sentence.rfind(text, 0, found.start + len(text))


def _turns(text: str) -> int:
    return len(_TURN.findall(text)) + len(_CONDITION.findall(text))


def _when(one: Quantity) -> tuple[object, ...]:
    return (one.target.start, one.target.end, one.target.relation) if one.target else ()


def _meaning(one: Quantity) -> tuple[object, ...]:
    """Return what a fragment has to keep: a word of doubt too, but not a plain `will`."""
    doubt = one.certainty if one.probability and one.probability < _PLAIN else ""
    return one.low, one.high, one.hedge, one.strict, one.kind, doubt


def is_short(text: str) -> bool:
    """Return whether a quotation keeps the bounds: 20 words, or 45 characters of Chinese."""
    han = len(re.findall(r"[\u3040-\u9fff]", text))
    return len(text) <= MAX_HAN if han * 3 > len(text) else len(text.split()) <= MAX_WORDS
