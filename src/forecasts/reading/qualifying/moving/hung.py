"""Rules of the English word of direction that a figure hangs on, some words before it."""

from typing import NamedTuple

from forecasts.reading.lexicon.directions import (
    FALL_NOUNS,
    FALLS,
    FILLERS,
    LEANS,
    LOSSES,
    MOVES_OF_MONEY,
    RISE_NOUNS,
)
from forecasts.reading.qualifying.moving.figure import (
    MEASURES_OF_CHANGE,
    NEITHER,
    POSTS,
    Moving,
    Step,
    is_money,
)
from forecasts.reading.records import Quantity
from forecasts.reading.rules import Rule, first, where

__all__ = ["HUNG_ENGLISH", "hung_step"]

_REACH = 72
_MOST_WORDS = 12
_FEW = 20
_STOPS = (". ", "! ", "? ", "; ", ": ", "\n", " - ", " – ", " — ")
_LONGEST_WORD = 24
_QUOTES = "\"'()“”’,"
_SEASON = frozenset("in this last next by each every early late".split())
_MOVE_NOUNS = FALL_NOUNS | RISE_NOUNS
_LOSS_VERBS = frozenset("was is were came will be reached stood totalled totaled share per".split())
_NEAREST = FILLERS | LEANS | LOSSES | _LOSS_VERBS | frozenset(("by", "of", "to"))
"""What may stand right before a figure that moves."""
_LOSS = Step(-1, "loss")
_ARTICLES = frozenset("the a an its their about around some nearly".split())


class Hung(NamedTuple):
    """A figure with the word of direction that it hangs on.

    Attributes:
        one: The figure.
        word: The word: `fell`, `decline`, `loss`.
        before: The word before it; may be empty.
        behind: The words between it and the figure.
        link: `by` or `of` among them; empty where neither stands there.
    """

    one: Quantity
    word: str
    before: str
    behind: tuple[str, ...]
    link: str


def hung_step(moving: Moving) -> Step | None:
    """Return how a figure moves by the words of its clause before it; None where none says."""
    one, lower = moving.one, moving.lower
    nearest = lower[max(0, one.start - _LONGEST_WORD) : one.start].split()[-1:]
    if not nearest or nearest[0].strip(_QUOTES) not in _NEAREST:
        return None
    before = moving.back(_REACH)
    for mark in _STOPS:
        before = before.replace("est. ", "est ").rpartition(mark)[2]
    hung = _hung(before.replace(",", " ").split()[-_MOST_WORDS:], one)
    return first(HUNG_ENGLISH, hung)[1] if hung else None


def _hung(words: list[str], one: Quantity) -> Hung | None:
    """Look for the word of direction that a figure hangs on, from the figure backwards."""
    link = ""
    for at in range(len(words) - 1, -1, -1):
        word = words[at].strip(_QUOTES)
        if (word == "by" and link != "by") or (word == "of" and not link):
            link = word  # `fell by an average of 7%`
        elif word == "growth" and link == "by":
            continue  # what is raised or cut: `cut its forecast of growth by 2 points`
        elif word in LEANS or word in LOSSES:
            before = words[at - 1] if at else ""
            return Hung(one, word, before, tuple(words[at + 1 :]), link)
        elif word not in FILLERS and not (
            _in_what(words, at)
            if link == "of"
            else link or (word in _LOSS_VERBS and _may_be_lost(one))
        ):
            break
    return None


def _in_what(words: list[str], at: int) -> bool:
    """Whether a noun of direction tells in what it is one: `a decline in net sales of`."""
    return words[at] in _MOVE_NOUNS or any(
        words[place] in ("in", "to", "for") and words[place - 1] in _MOVE_NOUNS
        for place in range(max(1, at - 4), at + 1)
    )


def _may_be_lost(one: Quantity) -> bool:
    return one.unit in MEASURES_OF_CHANGE or is_money(one.unit)


def _is_far_verb(hung: Hung) -> bool:
    """Whether a word of direction is another's, whose verb stands before the figure."""
    other = not hung.link and not _LOSS_VERBS.isdisjoint(hung.behind)
    return other and (hung.word not in FALL_NOUNS or hung.word in ("cut", "cuts"))


def _fallen(hung: Hung) -> Step | None:
    return Step(-1, "" if hung.link == "by" else hung.word) if hung.word in FALLS else None


def _risen(hung: Hung) -> Step | None:
    is_step = hung.link or hung.word not in MOVES_OF_MONEY | RISE_NOUNS
    if is_step or hung.one.unit in MEASURES_OF_CHANGE:
        return Step(1, "" if hung.link == "by" else hung.word)
    return None


HUNG_ENGLISH: tuple[Rule[Hung, Step], ...] = (
    Rule(
        "expense", "en",
        where(lambda hung: hung.word == "depreciation" and is_money(hung.one.unit), NEITHER),
        ("It assumes depreciation of [$95 million].",),
        ("It assumes a depreciation of [5%].",),
    ),
    Rule(
        "season", "en",
        where(lambda hung: hung.word == "fall" and hung.before in _SEASON, NEITHER),
        ("It will harvest next fall [3 million tonnes].",),
        ("It will suffer from a fall [5%] deep.",),
    ),
    Rule(
        "level reached", "en",
        where(
            lambda hung: hung.behind[:1] == ("at",)
            and hung.behind[1:2] not in (("least",), ("most",)),
            NEITHER,
        ),
        ("Shares closed down at [$3.25].",),
        ("Copper fell at least [8%].",),
    ),
    Rule(
        "measured by what was", "en",
        where(lambda hung: hung.behind[:1] == ("on",) and _ARTICLES.issuperset(hung.behind[1:]),
            NEITHER),
        ("Output was down on the [430,000] of 2024.",),
        ("Output was down on average [5%].",),
    ),
    Rule(
        "loss of posts", "en",
        where(
            lambda hung: hung.word in LOSSES and hung.one.unit in POSTS and hung.link == "of", _LOSS
        ),
        ("It will lead to the loss of [1,200 jobs].",),
        ("It will lead to the creation of [1,200 jobs].",),
    ),
    Rule(
        "loss of money", "en",
        where(
            lambda hung: hung.word in LOSSES and is_money(hung.one.unit) and hung.link != "by",
            _LOSS,
        ),
        ("It expects a net loss of [$4 million] in 2026.",),
        ("It expects a net profit of [$4 million] in 2026.",),
    ),
    Rule(
        "verb between", "en", where(_is_far_verb, NEITHER),
        ("The rate that fell was [5%].",),
        ("The decline was [5%].",),
    ),
    Rule(
        "of behind a verb", "en",
        where(lambda hung: hung.behind[:1] == ("of",) and hung.word not in _MOVE_NOUNS, NEITHER),
        ("Scrapping of [350 ships] a year would be normal.",),
        ("It will see a decline of [5%].", "Output fell a total of [5%].")
    ),
    Rule(
        "size of a cut", "en",
        where(
            lambda hung: hung.one.unit == "bp" and hung.word in ("cut", "cuts")
            and hung.link == "of",
            NEITHER,
        ),
        ("It expects a cut of [25 basis points] in March.",),
        ("It expects a fall of [25 basis points] in March.",),
    ),
    Rule(
        "lower or contract before", "en",
        where(
            lambda hung: (hung.word == "lower" or hung.word.startswith("contract"))
            and not hung.link and hung.one.unit not in MEASURES_OF_CHANGE,
            NEITHER,
        ),
        ("It won contracts over [$5 million].",),
        ("Sales fell [$5 million].",),
    ),
    Rule(
        "those who cut", "en",
        where(
            lambda hung: hung.one.kind == "count" and hung.link == "by"
            and abs(hung.one.value) < _FEW,
            NEITHER,
        ),
        ("Rates were cut by [three banks].",),
        ("Rates were cut by [3%].",),
    ),
    Rule(
        "fall", "en", _fallen,
        ("Sales fell [5%] in 2026.", "Output will decline by [3 million tonnes]."),
        ("Sales rose [5%] in 2026.",),
    ),
    Rule(
        "rise", "en", _risen,
        ("Output rose [3 million tonnes].",),
        ("It raised [$5 million].",),
    ),
)  # fmt: skip
"""What is made of a word of direction before a figure: first where it says nothing of it."""
