"""A currency that a bracket gives to all that follows: 盈利4.71亿元（美元，下同）."""

from collections.abc import Iterator

from forecasts.reading.amounts.amount import amount_at
from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity

__all__ = ["in_currency_below"]

_BELOW = Lazy(r"[（(]([一-鿿]{1,4}[元币镑])[,，、;；]?(?:单位)?下同[)）]")
_TAIWAN = Lazy(r"新台币|\d兆元")
"""What is written in Taiwan alone: its currency, and 10**12 of 元 as one 兆."""
_BASIS_TAIWAN = "yuan signs read as the New Taiwan dollar, which the text names or counts by 兆元"
_BASIS = "yuan signs read as the currency named by 下同"


def in_currency_below(plain: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Yield the figures, those in 元 with the currency that the text says it means by it."""
    said = _BELOW.search(plain)
    named = amount_at(f"1{said[1]}", f"1{said[1]}", 0) if said else None
    if said is None or named is None or named.unit not in CODES:
        taiwan = _TAIWAN.search(plain) if "人民币" not in plain else None
        yield from _of_taiwan(taiwan.start(), found) if taiwan else found
        return
    for one in found:
        code, mark, per = one.unit.partition("/")
        means = code == "CNY" and one.end >= said.start() and "人民" not in one.quote
        if means and "元" in one.quote:
            yield one._replace(unit=f"{named.unit}{mark}{per}", currency_basis=_BASIS)
        else:
            yield one


def _of_taiwan(start: int, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Yield the figures, those in 元 behind a word of Taiwan in the currency of the island."""
    for one in found:
        code, mark, per = one.unit.partition("/")
        if code == "CNY" and one.end > start and "元" in one.quote:
            yield one._replace(unit=f"TWD{mark}{per}", currency_basis=_BASIS_TAIWAN)
        else:
            yield one
