"""What makes an amount in English words no quantity: `the five-year plan`, `these three`."""

from forecasts.reading.lexicon.units import TIMES
from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.candidate import Candidate
from forecasts.reading.rejecting.labels import is_counted_again, is_pointed_out
from forecasts.reading.rules import Rule, where

__all__ = ["ENGLISH"]

_PLAN = Lazy(r"[ -]year plan\b| plan\b")
_IDIOMS = (" question", " problem", " idea", " baby")
"""What a trillion dollars or a million euros make of words: the trillion-dollar question."""
_SMALL = 12
_TIMES = frozenset(TIMES.values())
_NOT_OF_ONE = frozenset(("day", "s", "h", "ft"))


def _one(asked: Candidate) -> bool | None:
    """Judge `one`, which is a number before a unit only: `one percent`, `one-year`."""
    words = asked.lower[asked.start : asked.end]
    if words == "one" or words.startswith("one-"):
        return None if asked.unit and not asked.noun else False
    if words.startswith("one ") and asked.amount.low == 1:
        measured = asked.unit and not asked.noun and asked.unit not in _NOT_OF_ONE
        return None if measured else False
    return None


def _is_small(asked: Candidate) -> bool:
    amount = asked.amount
    return amount.low <= _SMALL and amount.form == "words" and not amount.scaled


def _small_alone(asked: Candidate) -> bool | None:
    if asked.unit or not _is_small(asked):
        return None
    return is_counted_again(asked.lower, asked.start, asked.end)


def _title(asked: Candidate) -> bool | None:
    """Judge a number with a capital: `the Group of Seven leaders`, `Three Rivers`."""
    plain, start, end = asked.plain, asked.start, asked.end
    if not plain[start].isupper() or not asked.noun or not _is_small(asked):
        return None
    inside = plain[start - 1 : start] == " " and plain[start - 2 : start - 1].islower()
    return False if inside or plain[end : end + 2].strip()[:1].isupper() else None


_CLOSES_SCALE = Lazy(r"(?: of [a-z]+(?: [a-z]+)?)?(?:[),\n]|\Z)")
_OPENS_SCALE = ("(", "(in ", "(all in ", ", in ")


def _scale(asked: Candidate) -> bool | None:
    """Judge the scale of a table: `Table 1. Spending (Millions of U.S. Dollars)`."""
    if asked.amount.form != "vague" or not asked.lower.endswith(_OPENS_SCALE, 0, asked.start):
        return None
    return False if _CLOSES_SCALE.match(asked.lower, asked.end) else None


ENGLISH: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "scale of a table", "en", _scale,
        fires=("Table 1. Spending forecast ([millions of dollars])",
               "Sales forecast, in [thousands of units]"),
        spares=("It will spend [millions of dollars].",),
    ),
    Rule(
        "plan of years", "en",
        where(lambda asked: _PLAN.match(asked.lower, asked.end), says=False),
        fires=("The [twenty-year plan] was made.",),
        spares=("The [twenty-year] lease was made.",),
    ),
    Rule(
        "idiom of money", "en",
        where(
            lambda asked: asked.amount.form == "magnitude"
            and asked.lower.startswith(_IDIOMS, asked.end),
            says=False,
        ),
        fires=("It is the [trillion-dollar] question.",),
        spares=("It is a [trillion-dollar] market.",),
    ),
    Rule(
        "magnitude of nothing", "en",
        where(
            lambda asked: asked.amount.form == "magnitude" and not asked.unit and not asked.hedged,
            says=False,
        ),
        fires=("It has the [million] now.",),
        spares=("It has over a [million] now.",),
    ),
    Rule(
        "pointed out", "en",
        where(
            lambda asked: asked.amount.form == "words" and asked.unit not in _TIMES
            and is_pointed_out(asked.lower, asked.start),
            says=False,
        ),
        fires=("It has these [three plants] now.",),
        spares=("It has [three plants] now.",),
    ),
    Rule(
        "one", "en", _one,
        fires=("It has [one hour] now.", "It is [one foot] away."),
        spares=("It takes [one year] to build.",),
    ),
    Rule(
        "small number alone", "en", _small_alone,
        fires=("It has [three] now.",),
        spares=("It opened 12 plants, of which [three] are new.",
                "It opened 12 plants, [three] fewer than in May."),
    ),
    Rule(
        "title", "en", _title,
        fires=("The Group of [Seven leaders] met.",),
        spares=("[Seven leaders] met.",),
    ),
)  # fmt: skip
