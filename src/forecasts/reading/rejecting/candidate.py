"""An amount that may be a quantity, as the rules that say whether it is one look at it."""

from typing import NamedTuple

from forecasts.reading.amounts.amount import Amount

__all__ = ["Candidate"]


class Candidate(NamedTuple):
    """An amount that may be a quantity, with what was read beside it.

    Attributes:
        plain: The twin of the text.
        lower: The same in lower case.
        start: Offset of the amount, currency sign and minus included.
        end: Offset behind it, its unit included.
        amount: The amount.
        unit: What it counts or measures; empty where nothing was found.
        noun: Whether that is a counted noun, not a unit.
        hedged: Whether a hedge stands before or behind it.
    """

    plain: str
    lower: str
    start: int
    end: int
    amount: Amount
    unit: str
    noun: bool
    hedged: bool

    @property
    def before(self) -> str:
        """The character before the amount; empty at the start of the text."""
        return self.plain[max(0, self.start - 1) : self.start]

    @property
    def behind(self) -> str:
        """The character behind the amount; empty at the end of the text."""
        return self.plain[self.end : self.end + 1]

    @property
    def words(self) -> str:
        """The amount as it is written."""
        return self.plain[self.start : self.end]

    @property
    def is_one(self) -> bool:
        """Whether it is a plain one."""
        return self.amount.low == 1 == self.amount.high
