"""A figure as the rules of direction look at it, and what they say of it."""

from typing import NamedTuple

from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.records import Quantity

__all__ = ["FALL", "MEASURES_OF_CHANGE", "NEITHER", "POSTS", "Moving", "Step", "is_money"]

FALL = "fall"
"""The rule that made a figure negative: the words say so and no sign."""

MEASURES_OF_CHANGE = frozenset(("%", "pp", "bp"))
"""Units in which steps are told."""

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
        word: The English word of direction right behind it: `a 5% annual decline`; may be empty.
        end: The offset behind that word.
        clause: The Chinese or Japanese words before it, as far as its clause goes.
    """

    plain: str
    lower: str
    one: Quantity
    last: Quantity | None = None
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


def is_money(unit: str) -> bool:
    """Tell whether a unit is a currency, or a price in one."""
    return unit.partition("/")[0] in CODES
