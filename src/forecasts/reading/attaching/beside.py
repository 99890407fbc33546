"""Rows that hang on the words right before a figure and right behind it."""

from collections.abc import Callable
from typing import NamedTuple

from forecasts.reading.patterns import Lazy

__all__ = ["Beside", "beside", "holds", "words_beside"]

_REACH = 160
_LINKS = frozenset(
    "an a the its our your their about around some roughly nearly almost over only just"
    " more than at least up to between of for from versus vs vs. against with was were".split()
)
"""One of these words stands right before a figure that a row takes for linked."""
_LONGEST_LINK = 24


class Beside(NamedTuple):
    """A figure with the words on both sides of it.

    Attributes:
        text: The sentence, as `plain` leaves it.
        end: Where the figure ends in it.
        left: What stands before the figure.
        lower: The same in lower case.
        linked: Whether a preposition or a hedge stands right before the figure.
        ahead: Whether a word of the sentence looks ahead.
    """

    text: str
    end: int
    left: str
    lower: str
    linked: bool
    ahead: bool


def words_beside(text: str, start: int, end: int, *, ahead: bool) -> Beside:
    """Return what rows look at of the figure at `text[start:end]`."""
    left = text[max(0, start - _REACH) : start]
    lower = left.lower()
    linked = lower[-1:].isspace() and not _LINKS.isdisjoint(lower[-_LONGEST_LINK:].split()[-1:])
    return Beside(text, end, left, lower, linked, ahead)


def beside(
    *,
    before: str = "",
    behind: str = "",
    words: tuple[str, ...] = (),
    linked: bool = False,
    ahead: bool = False,
) -> Callable[[Beside], bool | None]:
    """Return what speaks where one pattern ends before a figure and another begins behind it.

    Args:
        before: Pattern of what ends right before the figure; it closes with an anchor.
        behind: Pattern of what begins right behind it; empty where nothing need.
        words: One of them stands before the figure wherever `before` fits: a cheap look.
        linked: A preposition or a hedge stands right before the figure: another cheap look.
        ahead: The sentence has to look ahead.
    """
    left, right = Lazy(before), Lazy(behind)

    def speaks(asked: Beside) -> bool | None:
        if (
            (asked.ahead or not ahead)
            and (asked.linked or not linked)
            and holds(words, asked.lower)
            and (not behind or right.match(asked.text, asked.end))
            and (not before or left.search(asked.left))
        ):
            return True
        return None

    return speaks


def holds(words: tuple[str, ...], text: str) -> bool:
    """Tell whether a text holds one of the words; where none are given, it does."""
    return not words or any(word in text for word in words)
