"""What stands before a number: `$`, `HK$`, `USD`, `Rs`, 人民币, and a minus."""

from typing import NamedTuple

from forecasts.reading.amounts.lettered import is_scaled, lettered_money
from forecasts.reading.amounts.minus import minus_before
from forecasts.reading.lexicon.currencies import CODES, NAMES_HAN, NOT_CODES, SIGN_CHARACTERS, SIGNS
from forecasts.reading.patterns import Lazy
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["DOLLARS", "Prefix", "is_debit", "prefix_before"]


class Prefix(NamedTuple):
    """A currency (and a minus) before a number."""

    start: int
    unit: str
    basis: str
    negative: bool = False


_BEFORE_SIGN = Lazy(
    r"(?<![a-z'])(?:(?:us|u\.s\.?|hk|nt|au|cdn|can|ca|c|sg|nz|mex|mx|cn|rmb|jp|usd) ?"
    r"|[asrjbzet]|bz)"
    r"[" + SIGN_CHARACTERS + r"]\Z"
)
_ENDS_OF_SIGN_NAMES = tuple("abcdegjknprstuxz.")
_LONG_NAMES = sorted((name for name in NAMES_HAN if len(name) > 1), key=len, reverse=True)
_HAN_BEFORE = Lazy(rf"({'|'.join(_LONG_NAMES)})[:: ]?\Z")
_MINUS_BEHIND = frozenset(
    " (为达是至到约和与及、，,长比幅率速数は在于降跌增从由近升:：|/" + SIGN_CHARACTERS
)
_COMPARED = ("yoy", "qoq", "mom", "wow", "y/y", "q/q", "m/m")
"""What makes a hyphen glued to it a minus: YoY-3.4%."""
_LONGEST_NAME = len("negative") + 1
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"))
"""What a `$` may be, where the code stands beside it."""
_COUNTRIES_BEHIND = frozenset(("us", "a", "nz", "hk", "c", "nt", "s"))
_MONEY_WORDS = frozenset({"rs", "rs.", "rmb", "cnh", "stg", "euro", "rm", "rp", "kr", "sfr", "dm"})


def is_debit(text: str, start: int, end: int) -> bool:
    """Whether brackets make the number negative, as in accounts: `$(12.4) million`, `(5.2)%`."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not start:
        return False
    return text[start - 2 : start - 1] in tuple(SIGN_CHARACTERS) or text[end + 1 : end + 2] == "%"


def _is_minus(text: str, lower: str, start: int, floor: int) -> bool:
    """Whether the sign glued to a number is a minus: `(-3`, 在-3, YoY-3, not the dash of 2-3."""
    at = start - 1
    if at < floor or text[at] not in "-–" or text.endswith("+/", 0, at):
        return False
    before = at == 0 or text[at - 1] in _MINUS_BEHIND or lower.endswith(_COMPARED, floor, at)
    return before or (at == floor and text[at] == "-")


def prefix_before(text: str, lower: str, position: int, floor: int) -> Prefix:
    """Read a currency sign or code, and a minus, that end where the number starts."""
    negative = _is_minus(text, lower, position, floor)
    start = position - negative
    gap = start - 1 if start > floor and text[start - 1] in " -" else start
    before = text[gap - 1] if gap > floor else " "
    found = None
    if before in SIGN_CHARACTERS:
        found = _sign_before(text, lower, gap, floor)
    elif before.isascii():
        lettered = before.isalpha() or before == "."
        found = _letters_before(text, lower, position, gap, floor) if lettered else None
    elif is_wide(before) and (name := _HAN_BEFORE.search(text[max(floor, gap - 5) : gap])):
        found = Prefix(max(floor, gap - 5) + name.start(), *NAMES_HAN[name[1]])
    if found is None:
        found = Prefix(start, "", "", negative)
    if negative or found.negative:
        return found._replace(negative=True)
    start = minus_before(text, lower, position, found.start, floor)
    return found._replace(start=start, negative=True) if start < found.start else found


def _sign_before(text: str, lower: str, gap: int, floor: int) -> Prefix | None:
    """Read `$`, `HK$`, `CAD $`, and a minus before it; None for a sign of no currency."""
    begin = max(floor, gap - 6)
    named = lower[begin : gap - 1].rstrip(" ").endswith(_ENDS_OF_SIGN_NAMES)
    found = _BEFORE_SIGN.search(lower[begin:gap]) if named else None
    sign = found[0].replace(" ", "") if found else text[gap - 1]
    known = SIGNS.get(sign) or SIGNS.get(text[gap - 1])
    if not known:
        return None
    start = begin + found.start() if found and sign in SIGNS else gap - 1
    negative = start > floor and text[start - 1] == "-" and (start < 2 or text[start - 2] in " (,")
    start -= negative
    code = text[max(floor, start - 4) : start]
    if code[-1:] == " " and code[:3] in DOLLARS and not text[start - 5 : start - 4].isalnum():
        return Prefix(start - 4, code[:3], "", negative)  # CAD $5 billion
    return Prefix(start, known[0], known[1], negative)


def _letters_before(text: str, lower: str, position: int, gap: int, floor: int) -> Prefix | None:
    """Read letters before a number at `position`, which end at `gap`: `USD`, `Rs`."""
    ahead = lower[max(floor, gap - _LONGEST_NAME) : gap - 1]
    at = gap - 1 - len(ahead) + len(ahead.rstrip(_LETTERS))
    name, code = lower[at:gap], text[at:gap]
    if at > floor and text[at - 1] == "$" and name in _COUNTRIES_BEHIND and gap == position:
        return Prefix(at - 1, *SIGNS[f"{name}$"])  # $US240 million
    if money := lettered_money(text, at, gap):
        return Prefix(at, *money)
    if code in CODES and (code not in NOT_CODES or gap == position or is_scaled(text, position)):
        return Prefix(at, code, "")
    return Prefix(at, *SIGNS[name]) if name in _MONEY_WORDS else None
