"""Hedges beside an amount in running text, and the noun that it counts."""

from typing import NamedTuple

from forecasts.reading.lexicon.context import NOT_NOUNS
from forecasts.reading.lexicon.nouns import IRREGULAR_PLURALS, NOUN_HEADS, NOUNS, PEOPLE
from forecasts.reading.lexicon.units import TIMES, WORDS
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedges.bound import Bound
from forecasts.reading.qualifying.hedges.chinese import chinese_after, chinese_before
from forecasts.reading.qualifying.hedges.english import english_after, english_before
from forecasts.reading.rules import Rule, first, where
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["NO_NOUNS", "counted_noun", "hedge_after", "hedge_before", "noun_after"]

_SIGNS = {
    "<": ("up-to", True),
    ">": ("above", True),
    "≥": ("above", False),
    "≤": ("up-to", False),
    "~": ("about", False),
    "≈": ("about", False),
}


def hedge_before(text: str, lower: str, start: int, floor: int) -> Bound | None:
    """Read the hedge that ends where the amount starts.

    Returns:
        Hedge, strictness, and the start of the quotation: before an adverb or preposition
        (`nearly`, 超过), behind a verb (`to exceed`, 突破).
    """
    at = start
    while at > floor and text[at - 1] in ' "”’':
        at -= 1
    if at <= floor:
        return None
    char = text[at - 1]
    if is_wide(char):
        return chinese_before(text, at, start, floor)
    if char in _SIGNS:
        return Bound(*_SIGNS[char], at - 1)
    if lower.endswith("sub-", floor, at):
        return Bound("up-to", strict=True, place=at - len("sub-"))
    return english_before(lower, at, start, floor) if char.isalpha() or char == "." else None


def hedge_after(text: str, lower: str, end: int) -> Bound | None:
    """Read the hedge directly behind the amount: 左右, 以上, `or more`, `+`."""
    if is_wide(text[end : end + 1]):
        return chinese_after(text, end)
    return english_after(lower, end)


_FORECASTERS = frozenset(
    "analysts economists investors traders forecasters experts strategists markets".split()
)
_FORECAST = frozenset("had expected forecast predicted were projected foresaw anticipated".split())
_PARTS = frozenset("point step part stage pillar page".split())
_PROGRAMMES = frozenset("plan plans programme program agenda proposal strategy roadmap".split())
"""What is named by its number of parts: a 10-point plan."""
_NO_PLURALS = frozenset(
    "gas bias atlas canvas overseas whereas christmas has was always perhaps besides news".split()
)
_WORDS = Lazy(r"[ -][a-z][a-z'-]{0,40}(?: [a-z][a-z'-]{0,40}){0,4}")
_PLURALS_WITHOUT_S = frozenset(word for word in (*PEOPLE, *IRREGULAR_PLURALS) if word[-1] != "s")


class Behind(NamedTuple):
    """The English words behind a number, five at most.

    Attributes:
        text: The text.
        words: The words.
        at: Where they start.
        gap: The sign before them: a blank or a hyphen.
    """

    text: str
    words: tuple[str, ...]
    at: int
    gap: str


def noun_after(text: str, lower: str, end: int) -> tuple[str, int] | None:
    """Read the counted noun behind a number: the first plural within a few words.

    Returns:
        The noun (vehicle, people, or its singular) or a unit of time, and the offset behind it.
    """
    at = end + 3 if lower.startswith(" of ", end) else end
    found = _WORDS.match(lower, at)
    if not found:
        return None
    behind = Behind(text, tuple(found[0][1:].split(" ")), at + 1, lower[at])
    if len(behind.words) > 1 and first(NO_NOUNS, behind)[1]:
        return None
    word = behind.words[0]
    if word == "point" and text[end - 2 : end - 1] == ".":
        return word, at + 1 + len(word)  # `0.3 point below`
    if behind.gap == "-":
        return _hyphened(word, at + 1 + len(word), digits=text[end - 1].isdigit())
    noun, reached = _plural_among(behind)
    return (noun, reached) if noun else _singular_before(lower, end, behind, reached)


def _singular_before(lower: str, end: int, behind: Behind, reached: int) -> tuple[str, int] | None:
    """Read the noun before another, which is in the singular: `a 14 page report`."""
    word = behind.words[0]
    stop = end + 1 + len(word)
    if reached <= stop or len(behind.words) == 1 or behind.words[1] in NOT_NOUNS:
        return None
    known = NOUNS.get(word) or (word if _is_member(lower, end, word) else "")
    return (known, stop) if known else None


_DESCRIBES = ("ed", "ing", "ly", "ous", "ble", "ful", "est")
_ARTICLE = Lazy(r"(?<![a-z])(?:an?|its|their|our) [0-9]{1,3}(?:,[0-9]{3})*\Z")


def _is_member(lower: str, end: int, word: str) -> bool:
    """Whether a singular stands between a number with its article and a noun: `12 member panel`."""
    if len(word) < _SHORTEST or word in _NOT_MEMBERS or word.endswith(_DESCRIBES):
        return False
    return word.isalpha() and bool(_ARTICLE.search(lower[max(0, end - 24) : end]))


def _plural_among(behind: Behind) -> tuple[str, int]:
    """Return the first plural and the offset behind it; else nothing, and how far words count."""
    at = behind.at
    for place, word in enumerate(behind.words):
        name = word.removesuffix("'s").removesuffix("'") if "'" in word else word
        if place or word not in _MORE:
            if name in NOT_NOUNS and not (name == "and" and _joins_names(behind.text, at)):
                break
            pair = " ".join(behind.words[place : place + 2]) if name in NOUN_HEADS else ""
            if pair in NOUNS:
                return NOUNS[pair], at + len(pair)
            if known := counted_noun(name):
                return known, at + len(name)
        at += len(word) + 1
    return "", at


NO_NOUNS: tuple[Rule[Behind, bool], ...] = (
    Rule(
        "those who forecast", "en",
        where(
            lambda behind: behind.words[0] in _FORECASTERS and behind.words[1] in _FORECAST,
            says=True,
        ),
        ("Payrolls rose by 7,000, not by the [5,000] economists had expected.",),
        ("It asked [5,000] economists.",),
    ),
    Rule(
        "parts of a plan", "en",
        where(
            lambda behind: behind.gap == "-"
            and behind.words[0] in _PARTS and behind.words[1] in _PROGRAMMES,
            says=True,
        ),
        ("It has a [10-point] plan.",),
        ("It has a [10-bed] ward.",),
    ),
)  # fmt: skip
"""What stands behind a number and is not what it counts."""


def _joins_names(text: str, at: int) -> bool:
    """Whether the `and` joins two names before one noun: `54 Honda and Ford cars`."""
    before = text.rfind(" ", 0, at - 1) + 1
    return text[before : before + 1].isupper() and text[at + 4 : at + 5].isupper()


_MORE = frozenset(("more", "further"))
"""What may stand between a number and its noun: `40 more ships`."""

_NOT_MEMBERS = frozenset(
    "way star plus ish odd door fold up to and or off on in year-old nil all strong some such "
    "best main largest biggest leading highest newest oldest remaining most".split()
)


def _hyphened(word: str, end: int, *, digits: bool) -> tuple[str, int] | None:
    head = word.split("-", maxsplit=1)[0]
    cut = end - (len(word) - len(head))
    if head in NOUNS:
        return NOUNS[head], cut
    if digits and len(head) > 2 and head not in _NOT_MEMBERS:
        return head, cut
    return None


def counted_noun(word: str) -> str:
    """Return the noun that a plural counts; empty when the word is no plural."""
    ends = word[-1] == "s"
    if not ends and word not in _PLURALS_WITHOUT_S:
        return ""
    if word in PEOPLE:
        return "people" if word in ("people", "persons") or word in NOUNS else word
    named = TIMES.get(word) or NOUNS.get(word) or IRREGULAR_PLURALS.get(word)
    if named or word in _NO_PLURALS:
        return named or ""
    return WORDS.get(word) or (
        _singular(word.rpartition("-")[2]) if _may_becounted_noun(word) else ""
    )


def _may_becounted_noun(word: str) -> bool:
    return len(word) >= _SHORTEST and (not word.endswith(_ENDS_ALONE) or word.endswith("taxis"))


_ENDS_ALONE = ("ss", "us", "is", "-s")
_SHORTEST = 4


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]
