"""Rates of exchange that a forecast is reckoned with, which are no forecasts of them."""

import re

from forecasts.reading import Quantity

__all__ = ["is_exchange_rate"]

_CLAUSE = 120  # characters
_ASSUMED = re.compile(
    r"(?i)\b(?:assum(?:es?|ed|ing|ptions?)|based on|at an?)\b[^.;]{0,60}?\brate\b[^.;\d]{0,30}$|\bassum(?:es|ed|ing)\s(?:about\s)?$"
)
_EXCHANGED = re.compile(
    r"\s(?:to|per|against|for|a)\s(?:(?:the|one|every)\s)?(?:U\.?S\.?\s)?(?:dollar|euro|pound|greenback)\b|(?<=/)(?:USD|EUR)\b"
)
"""What a rate of exchange is of: `assumes a rate of 58 pesos to the dollar`."""
_ONE = r"1\s?(?:美元|欧元|英镑|日元|港元|人民币|ドル|ユーロ|ポンド|人民元)\s?[=＝≈]?\s?"
_ONE_BEFORE = re.compile(rf"(?<![\d.]){_ONE}$")
_ONE_ITSELF = re.compile(rf"{_ONE}(?=\d)")
_LONGEST_ONE = 8
"""Characters of `1ユーロ = `."""
_MOVES = re.compile(r"(?:相場|円[安高]|汇率|匯率|升值|贬值|貶值)[^。\n(（]*$")
_RECKONED = re.compile(r"想定|前提|仮定|假[设定設]|[换換]算|[计計]算|按")
"""What tells that a rate is assumed, though it be named: 想定為替レートは1ドル=145円."""


def is_exchange_rate(text: str, quantity: Quantity) -> bool:
    """Whether a figure is a side of a rate that is assumed: 1ドル=145円, 58 pesos to the dollar."""
    start = quantity.start
    if _EXCHANGED.match(text, quantity.end) or quantity.unit.endswith(("/dollar", "/euro")):
        return bool(_ASSUMED.search(text, max(0, start - _CLAUSE), start))
    if quantity.value == 1 and _ONE_ITSELF.match(text, start):
        return True
    one = _ONE_BEFORE.search(text, max(0, start - _LONGEST_ONE), start)
    return one is not None and not _is_foretold(text, one.start(), quantity.end)


def _is_foretold(text: str, start: int, end: int) -> bool:
    """Whether a forecast is of the rate itself: 円相場は1ドル=140円まで上昇すると予想."""
    begin = max(text.rfind("。", 0, start), text.rfind("\n", 0, start), start - _CLAUSE) + 1
    rest = text[end : end + _CLAUSE].partition("。")[0]
    reckoned = _RECKONED.search(text, begin, start) or _RECKONED.search(rest)
    return not reckoned and bool(_MOVES.search(text, begin, start))
