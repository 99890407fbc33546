"""Hedges beside an amount in running text, and the noun that it counts."""

from forecasts.reading.lexicon.context import NOT_NOUNS
from forecasts.reading.lexicon.nouns import IRREGULAR_PLURALS, NOUN_HEADS, NOUNS, PEOPLE
from forecasts.reading.lexicon.units import TIMES, WORDS
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedges.bound import Bound
from forecasts.reading.qualifying.hedges.chinese import chinese_after, chinese_before
from forecasts.reading.qualifying.hedges.english import english_after, english_before
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["hedge_after", "hedge_before", "noun_after"]

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


_NO_PLURALS = frozenset(
    "gas bias atlas canvas overseas whereas christmas has was always perhaps besides news".split()
)
_WORDS = Lazy(r"[ -][a-z][a-z'-]{0,40}(?: [a-z][a-z'-]{0,40}){0,4}")
_PLURALS_WITHOUT_S = frozenset(word for word in (*PEOPLE, *IRREGULAR_PLURALS) if word[-1] != "s")


def noun_after(text: str, lower: str, end: int) -> tuple[str, int] | None:
    """Read the counted noun behind a number: the first plural within a few words.

    Returns:
        The noun (vehicle, people, or its singular) or a unit of time, and the offset behind it.
    """
    at = end + 3 if lower.startswith(" of ", end) else end
    found = _WORDS.match(lower, at)
    if not found:
        return None
    words = found[0][1:].split(" ")
    at += 1
    if len(words) > 1 and words[0] in _FORECASTERS and words[1] in _FORECAST:
        return None  # the 5,000 economists had expected
    if lower[at - 1] == "-":
        if len(words) > 1 and words[0] in _PARTS and words[1] in _PROGRAMMES:
            return None
        return _hyphened(words[0], at + len(words[0]), digits=text[end - 1].isdigit())
    for place, word in enumerate(words):
        if not place and word in _MORE:
            at += len(word) + 1
            continue
        name = word.removesuffix("'s").removesuffix("'") if "'" in word else word
        if name in NOT_NOUNS and not (name == "and" and _joins_names(text, at)):
            break
        if name in NOUN_HEADS:
            pair = " ".join(words[place : place + 2])
            if pair in NOUNS:
                return NOUNS[pair], at + len(pair)
        known = _plural(name)
        if known:
            return known, at + len(name)
        at += len(word) + 1
    # `a 14 page report`: the noun before another is in the singular.
    one = NOUNS.get(words[0]) if len(words) > 1 and words[1] not in NOT_NOUNS else None
    return (one, end + 1 + len(words[0])) if one and at > end + 1 + len(words[0]) else None


def _joins_names(text: str, at: int) -> bool:
    """Whether the `and` joins two names before one noun: `54 Honda and Ford cars`."""
    before = text.rfind(" ", 0, at - 1) + 1
    return text[before : before + 1].isupper() and text[at + 4 : at + 5].isupper()


_PARTS = frozenset("point step part stage pillar page".split())
_PROGRAMMES = frozenset("plan plans programme program agenda proposal strategy roadmap".split())
"""What is named by its number of parts: a 10-point plan."""
_MORE = frozenset(("more", "further"))
"""What may stand between a number and its noun: `40 more ships`."""

_NOT_MEMBERS = frozenset(
    "way star plus ish odd door fold up to and or off on in year-old nil all".split()
)


def _hyphened(word: str, end: int, *, digits: bool) -> tuple[str, int] | None:
    head = word.split("-", maxsplit=1)[0]
    cut = end - (len(word) - len(head))
    if head in NOUNS:
        return NOUNS[head], cut
    if digits and len(head) > 2 and head not in _NOT_MEMBERS:
        return head, cut
    return None


def _plural(word: str) -> str:
    """Return the noun that a plural counts; empty when the word is no plural."""
    if word[-1] != "s" and word not in _PLURALS_WITHOUT_S:
        return ""
    if word in TIMES and word.endswith("s"):
        return TIMES[word]
    if word in PEOPLE:
        return "people" if word in ("people", "persons") or word in NOUNS else word
    if word in NOUNS and (word.endswith("s") or word in IRREGULAR_PLURALS):
        return NOUNS[word]
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if word in _NO_PLURALS:
        return ""
    if word in WORDS and word.endswith("s"):
        return WORDS[word]
    if (
        len(word) < 4
        or not word.endswith("s")
        or (word.endswith(_ENDS_ALONE) and not word.endswith("taxis"))
    ):
        return ""
    return _singular(word.rpartition("-")[2])


_FORECASTERS = frozenset(
    "analysts economists investors traders forecasters experts strategists markets".split()
)
_FORECAST = frozenset("had expected forecast predicted were projected foresaw anticipated".split())
_ENDS_ALONE = ("ss", "us", "is", "-s")


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]
