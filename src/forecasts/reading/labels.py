"""Numbers that are part of a name: `page 45`, `Psalm 23`, list markers, coined terms in quotes."""

from forecasts.reading.lexicon.context import LABELS, MONTHS, NOT_NOUNS
from forecasts.reading.patterns import Lazy

__all__ = [
    "begins_name",
    "is_label_before",
    "is_list_marker",
    "is_month_before",
    "is_quoted_label",
]

_WORD_BEFORE = Lazy(r"([A-Za-z&.-]+)\.?[  ]?\Z")
_MARKER = Lazy(r"[ \t]*[0-9]{1,3}(?:[.)、]|\. )")


def is_list_marker(text: str, start: int, end: int) -> bool:
    """Whether a bare number numbers a line, stands alone in it or alone in brackets."""
    line = text.rfind("\n", max(0, start - 40), start) + 1
    ahead = text[end : end + 2]
    head = text[line:start] if line or start < 40 else "x"
    if not head.strip() and (
        ahead[:1] in ")、．" or (ahead[:1] == "." and ahead[1:2] in (" ", "\t", "\n", ""))
    ):
        return True
    if not ahead.strip() or ahead[:1] == "\n":
        rest = text[end : end + 40].split("\n", maxsplit=1)[0]
        if not rest.strip() and (not head.strip() or _MARKER.fullmatch(head.rstrip())):
            return True
    return start > 0 and text[start - 1] in "([（【" and ahead[:1] in tuple(")]）】")


_NUMBERED = Lazy(
    r"\b(?:car|bus|train|flight|phone|house|account|model|serial|page|room|track|tail|shirt|jersey"
    r"|the|a|at|ranked|seat|lot|order|case|patent|licence|license|registration|racing|chart|world)"
    r" number \Z"
)


def begins_name(text: str, start: int) -> bool:
    """Whether the word that opens the sentence makes a bare number a name: `Psalm 23 was read`."""
    found = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    if not found or not found[1][:1].isupper() or len(found[1]) < _SHORTEST_NAME:
        return False
    head = start - (min(start, 24) - found.start(1))
    word = found[1].lower()
    opens = (
        head == 0 or text[max(0, head - 2) : head] in (". ", "! ", "? ") or text[head - 1] == "\n"
    )
    return (
        opens and word not in NOT_NOUNS and word not in _OPENING_WORDS and not word.endswith("ly")
    )


_SHORTEST_NAME = 3
_OPENING_WORDS = frozenset(
    "some another around almost roughly including first next only just even exactly like well "
    "maybe near nearing approaching exceeding fewer top".split()
)


def is_label_before(text: str, start: int) -> bool:
    """Whether the word before a bare number makes it part of a name: `page 45`, `Voyager 2`."""
    found = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    if not found:
        return False
    word = found[1].strip(".-&")
    if word == "of" and _OF.search(text[max(0, start - 10) : start]):
        return True
    if word.lower() == "number" and _NUMBERED.search(text[max(0, start - 24) : start].lower()):
        return True
    if word.lower() in LABELS or word.lower() in MONTHS:
        return True
    if word[:1].islower() and word != word.lower():
        return True
    if not word[:1].isupper() or word.lower() in _SENTENCE_WORDS:
        return False
    head = start - (min(start, 24) - found.start(1))
    back = text[max(0, head - 2) : head]
    return bool(back) and back[-1] == " " and back[0] not in '.!?\n:"'


_OF = Lazy(r"\b(?:Group|Gang|Class) of \Z")
_SENTENCE_WORDS = frozenset(
    "the a an in of by at on to about over nearly some around more than i".split()
)


def is_month_before(lower: str, start: int) -> bool:
    """Whether a month's name stands before the number: September 16-17."""
    reach = max(0, start - 12)
    begin = max(lower.rfind(" ", reach, start - 1), lower.rfind("\n", reach, start - 1)) + 1
    return lower[begin : start - 1].strip(".(\n") in MONTHS


_SMALL_WORD = Lazy(
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?!hundred"
    r"|thousand|million|billion|and\b)|[一二两三四五六七八九十]"
)
_SMALL_STARTS = frozenset({"on", "tw", "th", "fo", "fi", "si", "se", "ei", "ni", "te", "el"})
_SMALL_HAN = frozenset("一二两三四五六七八九十")
_OPENERS = "\"“‘'「『《"
_CLOSERS = {'"': '"', "“": "”", "‘": "’", "'": "'", "「": "」", "『": "』", "《": "》"}


def is_quoted_label(text: str, start: int) -> bool:
    """Whether a number in words stands in a short quotation: a coined term."""
    if text[start : start + 2].lower() not in _SMALL_STARTS and text[start] not in _SMALL_HAN:
        return False
    if not _SMALL_WORD.match(text, start):
        return False
    back = max(0, start - 24)
    for at in range(start - 1, back - 1, -1):
        sign = text[at]
        if (
            sign in _OPENERS
            and (sign not in "\"'" or at == 0 or not text[at - 1].isalnum())
            and text[at + 1 : at + 2].strip()
        ):
            close = text.find(_CLOSERS[sign], start, start + 48)
            return close > 0 and not any(
                mark in text[start:close].rstrip(".,") for mark in ".,;:。，；：%$"
            )
        if sign in ".,;:!?。，；：！？”’」\n":
            return False
    return False
