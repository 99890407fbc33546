"""Hedges beside an amount in running text, and the noun that it counts."""

from collections.abc import Iterable

from forecasts.reading.lexicon.context import NOT_NOUNS
from forecasts.reading.lexicon.hedges import (
    AFTER,
    AFTER_HAN,
    ALONE_HAN,
    BEFORE,
    BEFORE_HAN,
    VERBS,
    VERBS_HAN,
)
from forecasts.reading.lexicon.nouns import IRREGULAR_PLURALS, NOUN_HEADS, NOUNS, PEOPLE
from forecasts.reading.lexicon.units import TIMES, WORDS
from forecasts.reading.patterns import Lazy

__all__ = ["hedge_after", "hedge_before", "noun_after"]

_HAN_REACH = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _by_last_words(phrases: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Return phrases, the longest first, by their last word and by the one before it.

    A phrase of one word, which any word may precede, stands under the empty one, and last in all.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        *_, before, last = "", *phrase.split(" ")
        found.setdefault(last, {}).setdefault(before, []).append(phrase)
    for last, phrases_of in found.items():
        if "" in phrases_of:
            for before in phrases_of.keys() - {""}:
                phrases_of[before].append(last)
    return found


_PHRASES = _by_last_words((*BEFORE, *VERBS))
_FILLER = frozenset({"the", "a", "an", "another"})


def hedge_before(text: str, lower: str, start: int, floor: int) -> tuple[str, bool, int] | None:
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
    if char > "\u2e80":
        return _han_before(text, at, start, floor)
    if char in "<>~≈≥≤":
        signs = {
            "<": ("up-to", True),
            ">": ("above", True),
            "≥": ("above", False),
            "≤": ("up-to", False),
        }
        hedge, strict = signs.get(char, ("about", False))
        return hedge, strict, at - 1
    if not (char.isalpha() or char == "."):
        return None
    return _words_before(lower, at, start, floor)


def _words_before(lower: str, at: int, start: int, floor: int) -> tuple[str, bool, int] | None:
    last = _last_word(lower[max(floor, at - _LONGEST_WORD) : at])
    phrases = _PHRASES.get(last)
    if phrases is None:
        return _through_article(lower, at - len(last), start) if last in _FILLER else None
    begin = at - len(last)
    before = _last_word(lower[max(floor, begin - _LONGEST_WORD) : max(0, begin - 1)])
    for phrase in phrases.get(before) or phrases.get("") or ():
        begin = at - len(phrase)
        if (
            begin >= floor
            and lower.startswith(phrase, begin)
            and not _is_in_word(lower[begin - 1 : begin])
        ):
            known = BEFORE.get(phrase)
            if phrase == "up to" and _GOES_UP.search(lower[max(0, begin - 12) : begin]):
                return None
            if known and last == "over" and _SPREAD.search(lower[max(0, begin - 12) : begin]):
                return None
            if known is None and lower.endswith((" not ", "n't ", "cannot ", "never "), 0, begin):
                return "up-to", False, start
            return (*known, begin) if known else (*VERBS[phrase], start)
    return None


_LONGEST_WORD = 15


def _last_word(text: str) -> str:
    """Return the letters at the end, with the full stop behind them: `and—approx.` ends so."""
    return text[len(text.rstrip(".").rstrip(_LETTERS)) :]


_GOES_UP = Lazy(
    r"\b(?:(?:pick|mov|edg|creep|tick|inch|step|ramp|speed|bump|nudg)(?:e?s|e|p?ed|p?ing)?"
    r"|go|goes|going|gone|went|crept) \Z"
)
"""Verbs that take the `up` of `up to`: `picking up to 7%` is 7%."""


def _is_in_word(before: str) -> bool:
    """Whether a phrase behind this character is the end of a word: `scale-up to`."""
    return before.isalnum() or before == "-"


_SPREAD = Lazy(r"\b(?:spread|spreads|stretched|spanning|scattered|sprawls|distributed)(?: out)? \Z")
"""Verbs behind which `over` is a place: `spread over 600 acres`."""


def _through_article(lower: str, at: int, start: int) -> tuple[str, bool, int] | None:
    """Read `exceed the $1 trillion mark`, `over the 100 mark`."""
    word = lower[max(0, at - 14) : at].rstrip().rpartition(" ")[2]
    known = VERBS.get(word)
    if known is None and word in ("over", "above", "beyond", "past", "under", "below"):
        known = BEFORE[word]
    return (*known, start) if known else None


def _han_before(text: str, at: int, start: int, floor: int) -> tuple[str, bool, int] | None:
    for size in range(min(_HAN_REACH, at - floor), 0, -1):
        word = text[at - size : at]
        known = BEFORE_HAN.get(word)
        if known:
            if size == 1 and at >= 2 and text[at - 2] in _GLUED_BEFORE.get(word, ""):
                return None
            return *known, at - size
        verb = VERBS_HAN.get(word)
        if verb:
            return *verb, start
    if text[at - 1] == "的":
        apart = _APART.search(text[max(floor, at - _APART_REACH) : at])
        return (*BEFORE_HAN[apart[1] or apart[2]], start) if apart else None
    if text[at - 1] in "达至到为了" and at - 1 > floor:
        inner = _han_before(text, at - 1, start, floor)
        return inner if inner and inner[2] != start else None
    return None


_APART = Lazy(
    r"(?:(大约|约)(?:占|为|是|合|相当于)|(不低于|不少于|不高于|不超过|不及|不足|不到|低于|超过|高于)(?![^的]*(?:预|此前|之前|以前|年初|所定|设定|指引|[今明上去前]年|20\d\d年|同期|上期|均|目标|标准)))[^，,。；;：:、0-9\s]{1,9}的\Z"
)
"""A hedge apart from its number: 约占全球的38%, 不及全国的2%."""

_APART_REACH = 15
_GLUED_BEFORE = {"过": "不通经超", "近": "最附远靠直", "约": "节合条公大签", "破": "突", "超": ""}


_PARTICLES = frozenset((*"のにでがをはとかへも、，。）)（(「」・", ""))
_PAUSES = frozenset((*",.;:)，。；、）：!！\n ", ""))


def hedge_after(text: str, lower: str, end: int) -> tuple[str, bool, int] | None:
    """Read the hedge directly behind the amount: 左右, 以上, `or more`, `+`."""
    char = text[end : end + 1]
    if char > "\u2e80":
        if char == "起" and text[end + 1 : end + 2] in _PAUSES:
            return "above", False, end + 1
        if (
            char in ALONE_HAN
            and text[end + 1 : end + 2] in _PARTICLES
            and not text[end - 1].isdigit()
        ):
            return *ALONE_HAN[char], end + 1
        if text.startswith("不到", end) and text[end + 2 : end + 3] in _PAUSES:
            return "up-to", True, end + 2
        for size in (4, 3, 2):
            known = AFTER_HAN.get(text[end : end + size])
            if known:
                return *known, min(end + size, len(text))
        return None
    if char == "+":
        return "above", False, end + 1
    if char == "," and (apart := _AFTER_COMMA.match(lower, end)):
        return "about", False, apart.end()
    if char == " ":
        for phrase in _AFTER_BY_START.get(lower[end + 1 : end + 3], ()):
            stop = end + 1 + len(phrase)
            if lower.startswith(phrase, end + 1) and not lower[stop : stop + 1].isalpha():
                return *AFTER[phrase], stop
    return None


_AFTER_COMMA = Lazy(r", (?:give or take|more or less|or so|or thereabouts)(?=[.,;:)]|\Z)")
_NOT_AFTER_NUMBERS = frozenset(("plus", "at least", "at most", "and up", "and over", "and more"))
_AFTER_BY_START: dict[str, list[str]] = {}
for _phrase in AFTER:
    if _phrase not in _NOT_AFTER_NUMBERS and _phrase != "+":
        _AFTER_BY_START.setdefault(_phrase[:2], []).append(_phrase)


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
