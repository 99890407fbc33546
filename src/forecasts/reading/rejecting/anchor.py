"""A place where a number may start, and what masks it between which signs."""

from collections.abc import Callable
from typing import NamedTuple

from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule

__all__ = ["LETTERS", "Anchor", "Mask", "MaskRules", "beside", "masking", "rules_between"]

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Anchor(NamedTuple):
    """A place where a number may start, and the signs beside it.

    Attributes:
        plain: The twin of the text.
        lower: The same in lower case.
        at: Offset of the first digit or letter.
        end: Offset behind the digits; `at` itself for a number in words.
        before: The character before it; a blank where the text begins.
        after: The character behind the digits; a new line where the text ends.
    """

    plain: str
    lower: str
    at: int
    end: int
    before: str
    after: str


class Mask:
    """What masks a number between certain signs.

    Attributes:
        says: Returns the offset behind what is masked, 0 where the number may be a quantity, None
            where the rule does not speak.
        before: The signs of which one must stand before the number; none where it matters not.
        behind: The signs of which one must stand behind its digits, or begin a number in words;
            none where it matters not.
        source: The pattern from the first digit on, where one says it all.
    """

    __slots__ = ("before", "behind", "says", "source")

    def __init__(
        self, says: Callable[[Anchor], int | None], before: str, behind: str, source: str = ""
    ) -> None:
        """Keep what the mask says, and the signs."""
        self.says = says
        self.before = frozenset(before)
        self.behind = frozenset(behind)
        self.source = source

    def __call__(self, anchor: Anchor) -> int | None:
        """Say what the rule makes of a number wherever it stands."""
        return self.says(anchor) if self.stands(anchor.before, anchor.after) else None

    def stands(self, before: str, after: str) -> bool:
        """Whether the rule may speak about a number between two signs."""
        return (not self.before or before in self.before) and (
            not self.behind or after in self.behind
        )


MaskRules = tuple[Rule[Anchor, int], ...]


def beside(says: Callable[[Anchor], int | None], *, before: str = "", behind: str = "") -> Mask:
    """Return a mask between the signs."""
    return Mask(says, before, behind)


def masking(pattern: str, *, before: str = "", behind: str = "") -> Mask:
    """Return what masks a number that the pattern matches, between the signs."""
    lazy = Lazy(pattern)

    def says(anchor: Anchor) -> int | None:
        found = lazy.match(anchor.plain, anchor.at)
        return found.end() if found else None

    return Mask(says, before, behind, pattern)


def rules_between(rules: MaskRules, before: str, after: str) -> MaskRules:
    """Return the rules that may speak about a number between two signs, as kept from before."""
    kept = _kept.get(id(rules))
    if kept is None:
        kept = _kept[id(rules)] = _Kept(rules, {})
    asked = kept.asked.get((before, after))
    if asked is None:
        asked = tuple(
            rule._replace(when=rule.when.says)
            for rule in rules
            if isinstance(rule.when, Mask) and rule.when.stands(before, after)
        )
        if len(kept.asked) < _MOST_PAIRS:
            kept.asked[before, after] = asked
    return asked


class _Kept(NamedTuple):
    """The rules of a tuple by the pairs of signs met so far; it keeps the tuple's identity too."""

    rules: MaskRules
    asked: dict[tuple[str, str], MaskRules]


_kept: dict[int, _Kept] = {}
_MOST_PAIRS = 10_000
