"""Letters that are a currency only where the words say that it is money: R14.6bn, not R2."""

from typing import NamedTuple

from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first, where

__all__ = ["LETTERED", "is_scaled", "lettered_money"]

_SCALED = Lazy(
    r"[0-9][0-9.,]{0,12}(?: ?(?:million|billion|trillion|crore|[mb]n|tn|trn)|[mb])(?![A-Za-z])"
)
_UNITS = {
    "R": "ZAR", "Sh": "KES", "KSh": "KES", "Ksh": "KES", "P": "PHP", "N": "NGN", "Tk": "BDT",
}  # fmt: skip
_SURE = frozenset(("KSh", "Ksh", "Tk"))
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_PRICED = Lazy(
    r"(?i)\b(?:prices?|priced|costs?|costing|fares?|fees?|tariffs?|rents?|wages?|lev(?:y|ies)|pays?|paid"
    r"|sells?|sold|charge[sd]?|worth|spend|spent)"
    r"(?: (?:(?:of|for|in) [a-z]+|to|at|of|from|by|about|around|roughly|nearly|almost|over|under"
    r"|only|just|up|down|is|was|are|were|be|will|would|could|may|might|ris(?:es?|en|ing)|rose|f[ae]ll(?:s|en)?"
    r"|increase[sd]?|jump(?:s|ed)?|climb(?:s|ed)?|drop(?:s|ped)?|between|and|more|less|than"
    rf"|[A-Z][A-Za-z]{{0,2}}{_NUMBER})){{0,8}} \Z"
)
_NO_NAME = Lazy(
    rf"{_NUMBER}(?=\s*(?:[,;:)!?\"]|\.(?!\d)|\Z|\n|(?:an?|per|each|every|this|next|in|by|from|to|for|and"
    r"|or|on|at|after|before|more|less|today|now|apiece|at|with|if|as|compared)\b))"
)
"""A number that no noun follows: the price of `R32 refrigerant` is none."""
_PER_UNIT = Lazy(
    rf"{_NUMBER}(?:/| (?:an?|per|each|every) )(?:lit(?:re|er)|kilo(?:gram|watt|met(?:re|er))?|kg"
    r"|tonne|ton|unit|share|barrel|ounce|bag|box|head|person|ticket|kwh|mwh|km|gb|night"
    r"|day|week|month|year|hour)\b"
)
_NAMED = Lazy(r"(?i)\b(?:the(?: (?:price|cost)s? of)?|an?|on|along|via|off|this|that|its) \Z")
"""What stands before a name: `on R80`, `the cost of R8 and R9 wagons`."""
_REACH = 90


class Lettered(NamedTuple):
    """Letters before a number.

    Attributes:
        text: The text.
        start: Where the letters start.
        at: Where the number starts.
    """

    text: str
    start: int
    at: int


def is_scaled(text: str, at: int) -> bool:
    """Whether a number with a magnitude behind it starts there: `4.2bn`."""
    return _SCALED.match(text, at) is not None


def lettered_money(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Return the currency of the letters before a number, and why they were read so."""
    sign = text[start:end]
    if sign not in _UNITS:
        return None
    glued = "0" <= text[end : end + 1] <= "9"
    if not glued and len(sign) == 1:
        return None
    how = first(LETTERED, Lettered(text, start, end if glued else end + 1))[1]
    if how is None:
        return None
    unit = _UNITS[sign]
    return unit, "" if sign in _SURE else f"{sign} before a {how} read as {unit}"


def _before(asked: Lettered) -> str:
    return asked.text[max(0, asked.start - _REACH) : asked.start]


LETTERED: tuple[Rule[Lettered, str], ...] = (
    Rule(
        "magnitude behind", "en",
        where(lambda asked: is_scaled(asked.text, asked.at), "magnitude"),
        ("The plant will need [R14.6bn].",),
        ("The plant will need [R14.6].",),
    ),
    Rule(
        "unit behind", "en",
        where(
            lambda asked: _PER_UNIT.match(asked.text, asked.at) is not None
            and not _NAMED.search(_before(asked)),
            "price",
        ),
        ("Analysts expect fuel near [R24.50 a litre].", "It will be [R250/tonne] in 2026."),
        ("Traffic on the R80 a day later was [5%] up.", "They met near R80 a long way off, [5%]."),
    ),
    Rule(
        "price before", "en",
        where(
            lambda asked: _NO_NAME.match(asked.text, asked.at) is not None
            and _PRICED.search(_before(asked)) is not None
            and not _NAMED.search(_before(asked)),
            "price",
        ),
        ("Tickets will cost [R80].", "Fares will rise from R70 to [R80] in 2026.",
         "The price of petrol will rise to [R26.40] in May."),
        ("The price of the R8 will be [$120,000].", "The cost of R32 refrigerant will rise [5%].",
         "They closed R80, said [5 people].", "The cost of R8 and R9 wagons will rise [5%]."),
    ),
)  # fmt: skip
"""What makes money of letters before a number; the first that speaks says how."""
