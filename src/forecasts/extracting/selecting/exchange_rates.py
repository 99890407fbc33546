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


def is_exchange_rate(text: str, quantity: Quantity) -> bool:
    """Whether a figure is a side of a rate that is assumed: 1ドル=145円, 58 pesos to the dollar."""
    start = quantity.start
    if _EXCHANGED.match(text, quantity.end):
        return bool(_ASSUMED.search(text, max(0, start - _CLAUSE), start))
    if quantity.value == 1 and _ONE_ITSELF.match(text, start):
        return True
    return bool(_ONE_BEFORE.search(text, max(0, start - _LONGEST_ONE), start))
