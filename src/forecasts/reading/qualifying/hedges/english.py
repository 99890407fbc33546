"""English hedges: the phrases before and behind an amount, and rules of what changes them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from forecasts.reading.lexicon.hedges import AFTER, BEFORE, VERBS
from forecasts.reading.lexicon.verbs import REACH
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedges.bound import NO_BOUND, Bound
from forecasts.reading.rules import Rule, first

__all__ = ["CUES_ENGLISH", "english_after", "english_before"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_WORD = 15
_CUE_REACH = 40
_FILLER = frozenset({"the", "a", "an", "another"})
_THROUGH_ARTICLE = frozenset(("over", "above", "beyond", "past", "under", "below"))
_NEGATIONS = (" not ", "n't ", "cannot ", "never ")
_GOES_UP = Lazy(
    r"\b(?:(?:pick|mov|edg|creep|tick|inch|step|ramp|speed|bump|nudg)(?:e?s|e|p?ed|p?ing)?"
    r"|go|goes|going|gone|went|crept) \Z"
    r"|(?<!ll )(?<!ld )(?<!may )(?<!might )(?<!can )(?<!must )(?<!to )"
    r"(?<!also )(?<!then )\badds? \Z|\bfrom [^,;.a-z]?\d[\d.,]*(?:%| ?[a-z]+)? \Z"
)
_NOT_MOVED = Lazy(
    rf"(?:\bnot |n't |\bnever |\bcannot )(?:[a-z]+ly )?(?:{REACH}|(?:cost|pay|use|need|charge"
    r"|allow|take|want|hold|own|borrow|emit|consume|lend|require|employ|see)) "
    r"(?:(?:(?!(?:that|which|who|and|but|as) )[a-z]+ ){1,3}by "
    r"|(?:(?:it|by|to|at|for|a|in|any) ?)*)\Z"
)
"""What does not come about where `more than` follows: `will not rise by` more than 3%."""
_SPREAD = Lazy(r"\b(?:spread|spreads|stretched|spanning|scattered|sprawls|distributed)(?: out)? \Z")
_AFTER_COMMA = Lazy(r", (?:give or take|more or less|or so|or thereabouts)(?=[.,;:)]|\Z)")
_NOT_AFTER_NUMBERS = frozenset(("plus", "at least", "at most", "and up", "and over", "and more"))


class Cue(NamedTuple):
    """A phrase before a figure that the lexicon has as a hedge.

    Attributes:
        phrase: The phrase.
        back: Some characters before it.
        start: Where the figure starts.
    """

    phrase: str
    back: str
    start: int


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
_AFTER_BY_START: dict[str, list[str]] = {}
for _phrase in AFTER:
    if _phrase not in _NOT_AFTER_NUMBERS and _phrase != "+":
        _AFTER_BY_START.setdefault(_phrase[:2], []).append(_phrase)


def english_before(lower: str, at: int, start: int, floor: int) -> Bound | None:
    """Read the English hedge that ends at `at`, before the figure at `start`."""
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
            return _bound(Cue(phrase, lower[max(0, begin - _CUE_REACH) : begin], start), begin)
    return None


def _bound(cue: Cue, begin: int) -> Bound | None:
    _, said = first(CUES_ENGLISH, cue)
    if said:
        return None if said is NO_BOUND else said
    if known := BEFORE.get(cue.phrase):
        return Bound(*known, begin)
    return Bound(*VERBS[cue.phrase], cue.start)


def _last_word(text: str) -> str:
    """Return the letters at the end, with the full stop behind them: `and—approx.` ends so."""
    return text[len(text.rstrip(".").rstrip(_LETTERS)) :]


def _is_in_word(before: str) -> bool:
    """Whether a phrase behind this character is the end of a word: `scale-up to`."""
    return before.isalnum() or before == "-"


def _through_article(lower: str, at: int, start: int) -> Bound | None:
    """Read `exceed the $1 trillion mark`, `over the 100 mark`."""
    word = lower[max(0, at - 14) : at].rstrip().rpartition(" ")[2]
    known = VERBS.get(word) or (BEFORE[word] if word in _THROUGH_ARTICLE else None)
    return Bound(*known, start) if known else None


def english_after(lower: str, end: int) -> Bound | None:
    """Read the English hedge behind a figure that ends at `end`: `or more`, `+`."""
    char = lower[end : end + 1]
    if char == "+":
        return Bound("above", strict=False, place=end + 1)
    if char == "," and (apart := _AFTER_COMMA.match(lower, end)):
        return Bound("about", strict=False, place=apart.end())
    if char == " ":
        for phrase in _AFTER_BY_START.get(lower[end + 1 : end + 3], ()):
            stop = end + 1 + len(phrase)
            if lower.startswith(phrase, end + 1) and not lower[stop : stop + 1].isalpha():
                return Bound(*AFTER[phrase], stop)
    return None


def _no_hedge(*phrases: str, behind: Lazy) -> Callable[[Cue], Bound | None]:
    """Return what takes these phrases for no hedge behind the words of a pattern."""
    return lambda cue: NO_BOUND if cue.phrase in phrases and behind.search(cue.back) else None


def _negated(cue: Cue) -> Bound | None:
    held = cue.phrase not in BEFORE and cue.back.endswith(_NEGATIONS)
    return Bound("up-to", strict=False, place=cue.start) if held else None


def _no_more(cue: Cue) -> Bound | None:
    if cue.phrase not in ("more than", "over", "above") or not _NOT_MOVED.search(cue.back):
        return None
    return Bound("up-to", strict=False, place=cue.start)


CUES_ENGLISH: tuple[Rule[Cue, Bound], ...] = (
    Rule(
        "up of a verb", "en", _no_hedge("up to", behind=_GOES_UP),
        ("Growth is picking up to [7%].", "The goals add up to [263 GW].",
         "It bumped its goal from $3 billion up to [$4 billion]."),
        ("Growth may be up to [7%].", "The firm will add up to [263 GW]."),
    ),
    Rule(
        "over a place", "en",
        _no_hedge("over", "just over", "well over", behind=_SPREAD),
        ("The park is spread over [600 acres].",),
        ("The park has over [600 acres].",),
    ),
    Rule(
        "no more than so much", "en", _no_more,
        ("Fares will not rise by more than [3%].", "It won't cost more than [$5 million]."),
        ("Fares will rise by more than [3%].", "It does not include more than [$5 million]."),
    ),
    Rule(
        "verb that is denied", "en", _negated,
        ("The cost will not exceed [$5 million].",),
        ("The cost will exceed [$5 million].",),
    ),
)  # fmt: skip
"""What makes something else of a phrase that the lexicon has as a hedge."""
