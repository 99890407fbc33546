"""A figure as the rules of direction look at it, and what they say of it."""

from typing import NamedTuple

from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.directions import FALLS_AFTER
from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity
from forecasts.reading.twins.plain_forms import is_wide

__all__ = [
    "FALL",
    "MEASURES_OF_CHANGE",
    "NEITHER",
    "POSTS",
    "Moving",
    "Step",
    "is_money",
    "moving_at",
]

FALL = "fall"
"""The rule that made a figure negative: the words say so and no sign."""

MEASURES_OF_CHANGE = frozenset(("%", "pp", "bp"))
"""Units in which steps are told."""

_HAN_REACH = 24
_HAN_BREAKS = "，。；：;:\n（("
_GAPS = frozenset(" -")
_AFTER = Lazy(
    rf"(?:-| )(?:{FALLS_AFTER} ){{0,2}}"
    r"(fall|drop|decline|decrease|reduction|cut|slump|contraction|plunge|dip|downturn|shrinkage"
    r"|loss|lower|less|fewer|smaller|cheaper|weaker|slower|down|below|behind|under|short|shy)\b"
    r"(?!-| or\b| payment)"
)

POSTS = frozenset("job post position role".split())


class Step(NamedTuple):
    """Which way a figure moves.

    Attributes:
        sign: -1 for a fall, 1 for a rise, 0 for neither.
        word: The verb or noun that says it; empty where the figure is how far something moves.
    """

    sign: int
    word: str = ""


NEITHER = Step(0)


class Moving(NamedTuple):
    """A figure that may move, with the text around it.

    Attributes:
        plain: The text as the figure was found in.
        lower: The same in lower case, equally long.
        one: The figure.
        last: The figure before it, with its own sign; None before the first.
        wide: Whether Chinese or Japanese stands beside it.
        word: The English word of direction right behind it: `a 5% annual decline`; may be empty.
        end: The offset behind that word.
        clause: The Chinese or Japanese words before it, as far as its clause goes.
    """

    plain: str
    lower: str
    one: Quantity
    last: Quantity | None
    wide: bool
    word: str = ""
    end: int = 0
    clause: str = ""

    @property
    def before(self) -> str:
        """The character before the figure; empty at the start of the text."""
        return self.plain[self.one.start - 1 : self.one.start]

    def back(self, reach: int) -> str:
        """Return so many characters before the figure, in lower case."""
        return self.lower[max(0, self.one.start - reach) : self.one.start]


def moving_at(plain: str, lower: str, one: Quantity, last: Quantity | None) -> Moving:
    """Return a figure with the words beside it that tell a direction."""
    start, end = one.start, one.end
    behind = plain[end : end + 1]
    if is_wide(max(plain[start - 1 : start], behind, one.quote[0], one.quote[-1])):
        clause = plain[max(0, start - _HAN_REACH) : start]
        clause = clause[max(map(clause.rfind, _HAN_BREAKS)) + 1 :]
        return Moving(plain, lower, one, last, wide=True, clause=clause)
    found = _AFTER.match(lower, end) if behind in _GAPS else None
    if found:
        return Moving(plain, lower, one, last, wide=False, word=found[1], end=found.end())
    return Moving(plain, lower, one, last, wide=False)


def is_money(unit: str) -> bool:
    """Tell whether a unit is a currency, or a price in one."""
    return unit.partition("/")[0] in CODES
