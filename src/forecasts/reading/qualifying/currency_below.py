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
_OF_PLACES = (
    (Lazy(r"行政院|立法院|主计总处|金管会|万瓩"), "TWD", "yuan signs read as those of Taiwan"),
    (Lazy(r"本港|财政司司长|特区政府|港府"), "HKD", "yuan signs read as those of Hong Kong"),
)
"""Offices and words of one place, which says 元 and means its own."""
_BASIS = "yuan signs read as the currency named by 下同"


def in_currency_below(plain: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Yield the figures, those in 元 with the currency that the text says it means by it."""
    begins, currency, basis = _meant(plain)
    for one in found:
        code, mark, per = one.unit.partition("/")
        means = code == "CNY" and one.end >= begins and "元" in one.quote
        if means and currency and "人民" not in one.quote:
            yield one._replace(unit=f"{currency}{mark}{per}", currency_basis=basis)
        else:
            yield one


def _meant(plain: str) -> tuple[int, str, str]:
    """Return from where on a text means which currency by 元, and why; no currency for the yuan."""
    said = _BELOW.search(plain)
    named = amount_at(f"1{said[1]}", f"1{said[1]}", 0) if said else None
    if said and named and named.unit in CODES:
        return said.start(), named.unit, _BASIS
    if "人民币" in plain:
        return 0, "", ""
    if taiwan := _TAIWAN.search(plain):
        return taiwan.start(), "TWD", _BASIS_TAIWAN
    places = ((0, code, basis) for words, code, basis in _OF_PLACES if words.search(plain))
    return next(places, (0, "", ""))
