"""Whether an English fraction without a unit is a share: `a third of`, `by half`, `two-thirds`."""

from typing import NamedTuple

from forecasts.reading.amounts.amount import Amount
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first, where

__all__ = ["SHARES", "is_share"]

_REACH = 18
_SHORT_FRACTION = len("3/4")
_SHARE_AFTER = Lazy(
    r" (?:of|the|its|their|his|her|our|all|from|in|by|to|on|more|less|lower|higher|as|or|since"
    r"|last|this|over|were|was|are|is|said|have|has|will|would)\b|[.,;)!?]|\Z|\n| a year"
)
_SHARE_BEFORE = Lazy(
    r"(?:by|to|nearly|almost|about|around|over|than|roughly|up|down|some|under|only|just|least"
    r"|approximately|fell|fallen|falls|dropped|drops|rose|risen|rises|grew|grown|grows|slipped|lost|gained"
    r"|shrank|shrunk|jumped|climbed|declined|increased|plunged|tumbled|slid) (?:an? |one[- ])?\Z"
)
_BEFORE_HALF = frozenset("by in than nearly almost about over to around roughly under just".split())
_WANTED = frozenset("wants wanted expects expected sees targets targeted is was are were".split())
_OF_A_HALF = (" of ", " the ", " its ", " their ", " all ")
_OTHER_HALF = frozenset("first second last latter other half- this next previous same each".split())


class Fraction(NamedTuple):
    """A fraction in its text.

    Attributes:
        lower: The text in lower case.
        words: The fraction.
        end: The offset behind it.
        before: Some characters before it.
    """

    lower: str
    words: str
    end: int
    before: str


def is_share(lower: str, amount: Amount) -> bool:
    """Whether a bare fraction is a share: `a third of`, `by two-thirds`; not `third place`."""
    words = lower[amount.start : amount.end]
    before = lower[max(0, amount.start - _REACH) : amount.start]
    return first(SHARES, Fraction(lower, words, amount.end, before))[1] or False


def _is_followed(fraction: Fraction, *starts: str) -> bool:
    return fraction.lower.startswith(starts, fraction.end)


def _last_word(fraction: Fraction) -> str:
    return fraction.before.rstrip(" -").rpartition(" ")[2]


SHARES: tuple[Rule[Fraction, bool], ...] = (
    Rule(
        "day of a month", "en",
        where(
            lambda fraction: fraction.words[:1].isdigit() and len(fraction.words) > _SHORT_FRACTION
            and not _is_followed(fraction, " of ", "的"),
            says=False,
        ),
        ("The law came after [9/11].",),
        ("It holds [9/11] of the land.",),
    ),
    Rule(
        "quarters of a year", "en",
        where(
            lambda fraction: fraction.words.endswith("quarters") and "three" not in fraction.words
            and not _is_followed(fraction, " of "),
            says=False,
        ),
        ("It grew for [two quarters].",),
        ("It grew by [three quarters].",),
    ),
    Rule(
        "fraction in figures or of several parts", "en",
        where(
            lambda fraction: fraction.words[0].isdigit() or "-" in fraction.words
            or fraction.words.endswith("s"),
            says=True,
        ),
        ("It needs a [two-thirds] majority.",),
        ("It holds [a third] of it.",),
    ),
    Rule(
        "other half", "en",
        where(
            lambda fraction: fraction.words == "half" and _last_word(fraction) in _OTHER_HALF,
            says=False,
        ),
        ("It grew in the second [half] of the year.",),
        ("It lost [half] of it.",),
    ),
    Rule(
        "half", "en",
        where(
            lambda fraction: fraction.words == "half" and (
                _last_word(fraction) in _BEFORE_HALF
                or _is_followed(fraction, *_OF_A_HALF)
                or (
                    _last_word(fraction) in _WANTED
                    and _is_followed(fraction, " by ", " in 20", ".")
                )
            ),
            says=True,
        ),
        ("It will cut waste by [half].", "Hybrids are 38% of it; the firm wants [half] by 2028."),
        ("It works [half] days.",),
    ),
    Rule(
        "part of a year", "en",
        where(lambda fraction: fraction.words in ("half", "quarter", "third"), says=False),
        ("Sales rose in the [half] in Asia.", "Sales rose in the [quarter] in Asia."),
        ("Sales rose by a [third] in Asia.",),
    ),
    Rule(
        "one of a row", "en",
        where(
            lambda fraction: _is_followed(
                fraction, " straight", " consecutive", " successive", " time", " year", " term"
            ),
            says=False,
        ),
        ("It fell for about [a fifth] straight week.",),
        ("It fell by about [a fifth].",),
    ),
    Rule(
        "share behind", "en",
        where(lambda fraction: _SHARE_AFTER.match(fraction.lower, fraction.end), says=True),
        ("It holds [a third] of it.",),
        ("It played [a third] match.",),
    ),
    Rule(
        "share before", "en",
        where(lambda fraction: _SHARE_BEFORE.search(fraction.before), says=True),
        ("It fell by [a third] amid rain.",),
        ("It played [a third] match.",),
    ),
)  # fmt: skip
"""What makes a share of a fraction, the surest first."""
