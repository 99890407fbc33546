"""Numbers that are part of a name: `page 45`, `Psalm 23`, list markers, coined terms in quotes."""

from forecasts.reading.lexicon.context import LABELS, MONTHS, NOT_NOUNS
from forecasts.reading.patterns import Lazy

__all__ = [
    "begins_name",
    "continues_labels",
    "is_counted_again",
    "is_label_before",
    "is_list_marker",
    "is_pointed_out",
    "is_quoted_label",
    "word_before",
]

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NAME_LETTERS = _LETTERS + "&.-"
_MARKER = Lazy(r"[ \t]*[0-9]{1,3}(?:[.)、]|\. )")


_CLOSES, _PAUSES = (")", "）"), ("：", ":", "；", ";", "。")
_FULL = Lazy(r"\s?[一-鿿]")
"""What goes on behind the number of an item within a line: `：1）产量增长；2）`."""


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
    if ahead[:1] in _CLOSES and text[start - 1 : start] in _PAUSES and _FULL.match(text, end + 1):
        return True
    return start > 0 and text[start - 1] in "([（【" and ahead[:1] in tuple(")]）】")


def word_before(text: str, start: int, reach: int) -> tuple[str, int]:
    """Return the word that ends where a number starts, one blank between, and its offset.

    The word may hold `&`, `.` and `-`; it is empty where none stands, cut where the reach ends.
    """
    window = text[max(0, start - reach) : start]
    blank = window[-1:] in ("\u0020", "\u00a0")
    if blank:
        window = window[:-1]
    word = window[len(window.rstrip(_NAME_LETTERS)) :]
    return word, start - blank - len(word)


_NUMBERED = Lazy(
    r"\b(?:car|bus|train|flight|phone|house|account|model|serial|page|room|track|tail|shirt|jersey"
    r"|the|a|at|ranked|seat|lot|order|case|patent|licence|license|registration|racing|chart|world)"
    r" number \Z"
)


def begins_name(text: str, start: int) -> bool:
    """Whether the word that opens the sentence makes a bare number a name: `Psalm 23 was read`."""
    written, head = word_before(text, start, _REACH)
    if not written[:1].isupper() or len(written) < _SHORTEST_NAME:
        return False
    word = written.lower()
    opens = (
        head == 0 or text[max(0, head - 2) : head] in (". ", "! ", "? ") or text[head - 1] == "\n"
    )
    return (
        opens and word not in NOT_NOUNS and word not in _OPENING_WORDS and not word.endswith("ly")
    )


_REACH = 24
_SHORTEST_NAME = 3
_OPENING_WORDS = frozenset(
    "some another around almost roughly including first next only just even exactly like well "
    "maybe near nearing approaching exceeding fewer top".split()
)


def is_label_before(text: str, start: int) -> bool:
    """Whether the word before a bare number makes it part of a name: `page 45`, `Voyager 2`."""
    written, head = word_before(text, start, _REACH)
    word = written.strip(".-&")
    folded = word.lower()
    if not word:
        return False
    if folded in LABELS or folded in MONTHS or (word[0].islower() and word != folded):
        return True
    before = text[max(0, start - _REACH) : start]
    if (word == "of" and _OF.search(before)) or (
        folded == "number" and _NUMBERED.search(before.lower())
    ):
        return True
    if not word[0].isupper() or folded in _SENTENCE_WORDS:
        return False
    back = text[max(0, head - 2) : head]
    return bool(back) and back[-1] == " " and back[0] not in '.!?\n:"'


_LIST_ENDS = ("and ", "or ", "to ", "through ", ", ")
_LABEL_LIST = Lazy(r"([A-Za-z]+) [0-9]{1,4}(?:, [0-9]{1,4}){0,5}(?:,? (?:and|or|to|through)|,) \Z")
_OF = Lazy(r"\b(?:Group|Gang|Class) of \Z")
_SENTENCE_WORDS = frozenset(
    "the a an in of by at on to about over nearly some around more than i".split()
)


def continues_labels(text: str, start: int) -> bool:
    """Whether a bare number goes on a list of labels: the 16 of `sections 15 and 16`."""
    if not text.endswith(_LIST_ENDS, 0, start):
        return False
    listed = _LABEL_LIST.search(text[max(0, start - 40) : start])
    return listed is not None and listed[1].lower() in LABELS


_POINTING = tuple("these ,those ,all ,other ,our ,any ,either ,no ,only ,which ".split(","))
_POINTED_OUT = Lazy(r"\b(?:these|those|all|other|our|any|either|no|the only|(?<!of )which) \Z")


def is_pointed_out(lower: str, start: int) -> bool:
    """Whether what is counted was named before: `these three`, `the only two`, `all five`."""
    return lower.endswith(_POINTING, max(0, start - 10), start) and bool(
        _POINTED_OUT.search(lower[max(0, start - 11) : start])
    )


_OF_WHICH = (" of which ", " of them ", " of whom ")
"""What stands before a number that is a part of one before it."""
_AS_MANY = Lazy(r" of (?:which|them|whom|those)\b")
_DIFFERS = Lazy(r" (?:more|fewer) than (?!\d|one\b|meets\b)")
_SECOND_DEED = Lazy(
    r" [a-z]+s(?: [a-z]+){0,3},? (?:and|but) (?:[a-z]{3,}ed|shut|sold|bought|built|lost|won) \Z"
)
_DEED_REACH = 60


def is_counted_again(lower: str, start: int, end: int) -> bool:
    """Whether a bare number counts what was named: `12 plants, of which six`, `two fewer than`.

    Args:
        lower: The text in lower case.
        start: Offset of the number.
        end: Offset behind it.
    """
    if lower.endswith(_OF_WHICH, 0, start) or _AS_MANY.match(lower, end):
        return True
    if _DIFFERS.match(lower, end):
        return True
    stops = lower[end : end + 1] in ("", ".", ",", ";")
    return stops and bool(_SECOND_DEED.search(lower[max(0, start - _DEED_REACH) : start]))


_SMALL_WORD = Lazy(
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?!hundred"
    r"|thousand|million|billion|and\b)|[一二两三四五六七八九十]"
)
_SMALL_STARTS = frozenset({"on", "tw", "th", "fo", "fi", "si", "se", "ei", "ni", "te", "el"})
_SMALL_HAN = frozenset("一二两三四五六七八九十")
_OPENERS = frozenset("\"“‘'「『《")
_CLOSERS = {'"': '"', "“": "”", "‘": "’", "'": "'", "「": "」", "『": "』", "《": "》"}


_MARKS = frozenset(".,;:。，；：%$")


def is_quoted_label(text: str, start: int) -> bool:
    """Whether a number in words stands in a short quotation: a coined term."""
    back = max(0, start - 24)
    if _OPENERS.isdisjoint(text[back:start]):
        return False
    if text[start : start + 2].lower() not in _SMALL_STARTS and text[start] not in _SMALL_HAN:
        return False
    if not _SMALL_WORD.match(text, start):
        return False
    for at in range(start - 1, back - 1, -1):
        sign = text[at]
        if (
            sign in _OPENERS
            and (sign not in "\"'" or at == 0 or not text[at - 1].isalnum())
            and text[at + 1 : at + 2].strip()
        ):
            close = text.find(_CLOSERS[sign], start, start + 48)
            return close > 0 and _MARKS.isdisjoint(text[start:close].rstrip(".,"))
        if sign in ".,;:!?。，；：！？”’」\n":
            return False
    return False
