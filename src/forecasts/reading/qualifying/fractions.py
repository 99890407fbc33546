"""Whether an English fraction without a unit is a share: `a third of`, `by half`, `two-thirds`."""

from collections.abc import Callable
from typing import NamedTuple

from forecasts.reading.amounts.amount import Amount
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first

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


def _where(
    holds: Callable[[Fraction], object], *, shares: bool
) -> Callable[[Fraction], bool | None]:
    """Return what says so of the fractions that `holds` is true of."""
    return lambda fraction: shares if holds(fraction) else None


def _is_followed(fraction: Fraction, *starts: str) -> bool:
    return fraction.lower.startswith(starts, fraction.end)


def _is_day(fraction: Fraction) -> bool:
    long = fraction.words[:1].isdigit() and len(fraction.words) > _SHORT_FRACTION
    return long and not _is_followed(fraction, " of ", "的")


def _are_quarters(fraction: Fraction) -> bool:
    named = fraction.words.endswith("quarters") and "three" not in fraction.words
    return named and not _is_followed(fraction, " of ")


def _is_written_out(fraction: Fraction) -> bool:
    words = fraction.words
    return words[0].isdigit() or "-" in words or words.endswith("s")


def _is_other_half(fraction: Fraction) -> bool:
    return fraction.words == "half" and _last_word(fraction) in _OTHER_HALF


def _is_half(fraction: Fraction) -> bool:
    return fraction.words == "half" and (
        _last_word(fraction) in _BEFORE_HALF
        or (_last_word(fraction) in _WANTED and _is_followed(fraction, " by ", " in 20", "."))
        or _is_followed(fraction, " of ", " the ", " its ", " their ", " all ")
    )


def _last_word(fraction: Fraction) -> str:
    return fraction.before.rstrip(" -").rpartition(" ")[2]


SHARES: tuple[Rule[Fraction, bool], ...] = (
    Rule(
        "day of a month", "en", _where(_is_day, shares=False),
        ("The law came after [9/11].",),
        ("It holds [9/11] of the land.",),
    ),
    Rule(
        "quarters of a year", "en", _where(_are_quarters, shares=False),
        ("It grew for [two quarters].",),
        ("It grew by [three quarters].",),
    ),
    Rule(
        "fraction in figures or of several parts", "en", _where(_is_written_out, shares=True),
        ("It needs a [two-thirds] majority.",),
        ("It holds [a third] of it.",),
    ),
    Rule(
        "other half", "en", _where(_is_other_half, shares=False),
        ("It grew in the second [half] of the year.",),
        ("It lost [half] of it.",),
    ),
    Rule(
        "half", "en", _where(_is_half, shares=True),
        ("It will cut waste by [half].", "Hybrids are 38% of it; the firm wants [half] by 2028."),
        ("It works [half] days.",),
    ),
    Rule(
        "part of a year", "en",
        _where(lambda fraction: fraction.words in ("half", "quarter", "third"), shares=False),
        ("Sales rose in the [half] in Asia.", "Sales rose in the [quarter] in Asia."),
        ("Sales rose by a [third] in Asia.",),
    ),
    Rule(
        "one of a row", "en",
        _where(
            lambda fraction: _is_followed(
                fraction, " straight", " consecutive", " successive", " time", " year", " term"
            ),
            shares=False,
        ),
        ("It fell for about [a fifth] straight week.",),
        ("It fell by about [a fifth].",),
    ),
    Rule(
        "share behind", "en",
        _where(lambda fraction: _SHARE_AFTER.match(fraction.lower, fraction.end), shares=True),
        ("It holds [a third] of it.",),
        ("It played [a third] match.",),
    ),
    Rule(
        "share before", "en",
        _where(lambda fraction: _SHARE_BEFORE.search(fraction.before), shares=True),
        ("It fell by [a third] amid rain.",),
        ("It played [a third] match.",),
    ),
)  # fmt: skip
"""What makes a share of a fraction, the surest first."""
