"""Where names begin in an English text, by what stands beside them.

A pattern of a name with its verb is costly; what follows the whole name is told at a glance.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from forecasts.extracting.naming import NAME, capitals

__all__ = ["NOWHERE", "Beginnings", "beginnings_of"]


class Beginnings(NamedTuple):
    """Ascending offsets at which names begin.

    Attributes:
        everywhere: Of every name.
        several: Of names that may have several words.
        speaking: Of those with a verb, an adverb, a comma or a bracket behind them.
        placed: Of those behind a preposition.
        hosted: Of those with `of`, `from` or `at` behind them or in them.
        owning: Of those with an apostrophe behind them.
        going: Of those with a small letter behind them or in them.
        leading: Of those with their people or with what they founded behind them.
    """

    everywhere: list[int]
    several: list[int]
    speaking: list[int]
    placed: list[int]
    hosted: list[int]
    owning: list[int]
    going: list[int]
    leading: list[int]


    @property
    def called(self) -> list[int]:
        """Of names that may be of who speaks."""
        return sorted({*self.placed, *self.speaking, *self.owning})


NOWHERE = Beginnings([], [], [], [], [], [], [], [])
_NAME = re.compile(NAME)
_SMALL = re.compile(r"[ ][a-z]")
_ADVERBS = tuple(
    "also now still itself himself herself however has had have recently separately currently"
    " meanwhile further previously today yesterday last this earlier on".split()
)
_PREPOSITIONS = ("by", "from", "to", "at")
_HOSTS = ("of", "from", "at")
_LEADS = (
    "analysts", "economists", "researchers", "experts", "strategists", "executives", "officials",
    "founded", "co-founded", "runs", "heads", "leads",
)  # fmt: skip


def beginnings_of(text: str, verbs: Collection[int]) -> Beginnings:
    """Return where names begin; `verbs` are the places of words of saying."""
    found = Beginnings(*capitals(text), [], [], [], [], [], [])
    saying = frozenset(verbs)
    for start in found.everywhere:
        name = _NAME.match(text, start)
        if name is None:
            continue
        end = name.end()
        behind, at = text[end : end + 1], end + 1
        before = text[max(0, start - 5) : start]
        if before[-1:].isspace() and before[:-1].endswith(_PREPOSITIONS):
            found.placed.append(start)
        if behind in {"'", "’"}:
            found.owning.append(start)
        apart = behind.isspace()
        wide = apart and text[at : at + 1].isspace()
        if behind in {",", "(", "."} or wide or (
            apart
            and (at in saying or text[at : at + 1] == "(" or text.startswith(_ADVERBS, at))
        ):
            found.speaking.append(start)
        small = _SMALL.search(text, start, end) is not None
        if small or wide or (apart and text.startswith(_HOSTS, at)):
            found.hosted.append(start)
        if small or (apart and text[at : at + 1].islower()):
            found.going.append(start)
        if wide or (apart and text.startswith(_LEADS, at)):
            found.leading.append(start)
    return found
