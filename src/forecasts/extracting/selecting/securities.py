"""Figures of a share of a company, which tell nothing of a market."""

import re

from forecasts.reading import Quantity
from forecasts.reading.lexicon.currencies import CODES

__all__ = ["is_security"]

_SECURITY = re.compile(
    r"(?i)\b(?:target price|price target|per share|shares? (?:rose|fell|closed|traded)|ratings?|dividends?)\b"
    r"|配当|EPS(?=[\u4e00-\u9fff）)])|目标价|股价|每股|评级|市盈率|目標株価|株価"
)
_OF_SECURITIES = (
    "target", "share", "rating", "eps", "dividend", "配当", "目标", "股价", "每股", "评级", "市盈率",
    "目標", "株価",
)  # fmt: skip
"""What `_SECURITY` hangs on: a look for it is cheaper than the pattern."""


def is_security(text: str, quantity: Quantity) -> bool:
    """Whether a figure is of a share; revenue and profit beside a rating are of the company."""
    by_weight = quantity.unit.partition("/")[2] not in {"", "share"}
    if (
        by_weight
        or quantity.kind not in {"price", "level", "growth", "change"}
        or _is_stuff(quantity)
    ):
        return False
    begin = max(quantity.start - 60, text.rfind("\n", 0, quantity.start) + 1)
    near = (
        text[begin : quantity.start].rpartition("。")[2]
        + re.split(r"[\n。]", text[quantity.start : quantity.end + 40])[0]
    )
    if not any(map(near.lower().__contains__, _OF_SECURITIES)) or not _SECURITY.search(near):
        return False
    if _EARNS.search(text, max(0, quantity.start - 60), quantity.start):
        return False
    return not _OF_COMPANY.search(text, max(0, quantity.start - 32), quantity.start)


def _is_stuff(quantity: Quantity) -> bool:
    """Whether a figure has a unit, and none of money: tonnes are of no share."""
    unit = quantity.unit.partition("/")[0]
    return unit not in {"", "%", "x", "pp", "bp"} and unit not in CODES


_EARNS = re.compile(
    r"\b(?:sales|revenues?|bookings|billings|margins?|expenditures?|income|profits?)\b(?:(?!\bper share\b|\bEPS\b)[^.;\n]|\.(?=\d))*$"
)
"""What a company earns or spends, nearer than its share: `$3 per share on sales growth of 5%`."""
_OF_COMPANY = re.compile(
    r"(?:利益|売上高|収益)[をがはも、][^。、]{0,3}$"
    r"|(?:利润|营收|收入|净利|同比(?:增长|增加|下降))[为达约至]?[^，。,]{0,3}$"
    r"|(?:利润|营收|收入|净利)(?:将|预计)?分别[^，。,]{0,24}$"
)
