"""What a price is of where its noun says it: `cost per tonne rose to $80`, `a kilo costs $5`."""

from forecasts.reading.amounts.per import per_at, power_of
from forecasts.reading.lexicon.currencies import CODES, MINOR_NAMES
from forecasts.reading.lexicon.nouns import NOUNS
from forecasts.reading.lexicon.units import DURATIONS
from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity

__all__ = ["priced_by_head"]

_REACH = 110
_LARGEST_PRICE = 1e6
_MONEY = CODES | frozenset(MINOR_NAMES.values())
_PAID = (
    r"(?:prices?|costs?|rents?|fares?|fees?|charges?|tariffs?|rates?|margins?|premiums?|subsid(?:y|ies)|spending"
    r"|royalt(?:y|ies))"
)
_UNIT = r"([a-z]+(?:-[a-z]+)?(?: [a-z]+)?)"
_HEADS = Lazy(
    rf"\b{_PAID}(?: [a-z-]+){{0,2}}? (?:per|of (?:an?|one)|for (?:an?|one|each|every)) {_UNIT}"
    rf"|\bper-([a-z]+) {_PAID}\b"
    r"|(?:\A|[,;.] |\band |\bwhile )\W?(?:an?|each|every|one) ([a-z]+(?:-[a-z]+)?)"
    r"(?: (?:of|to|in|from|for) [a-z -]{1,30}?)? (?:costs?|fetche[sd]|will (?:cost|fetch)"
    r"|s(?:ells?|old) (?:for|at)|(?:trade[sd]|(?:is|was) priced) at)\b"
)
_OTHER_FIGURE = Lazy(r"\d(?![\d.,]*(?:%| per ?cent))(?<!\d[.,]\d)")
"""A figure between that is no rate: `costs per tonne fell 7% to` $61."""
_OPENS = ("per", "cost", "price", "fetch", "sell", "sold", "trade", "rent", "fare", "fee", "charge",
          "tariff", "rate", "margin", "premium", "royalt", "subsid", "spend")  # fmt: skip
"""What the pattern hangs on: a look for it is cheaper."""


def priced_by_head(lower: str, one: Quantity) -> Quantity:
    """Return money with the unit that the noun of its sentence prices; other figures as they are.

    Args:
        lower: The text in lower case.
        one: A figure.
    """
    if one.unit not in _MONEY or not 0 < one.value < _LARGEST_PRICE or "magnitude" in one.rules:
        return one
    before = lower[max(0, one.start - _REACH) : one.start]
    if not before.islower() or not any(word in before for word in _OPENS):
        return one
    for mark in (". ", "? ", "; ", "\n"):
        before = before.rpartition(mark)[2]
    found = None
    for match in _HEADS.finditer(before):
        found = match
    if found is None or _OTHER_FIGURE.search(before, found.end()):
        return one
    words = f" per {next(filter(None, found.groups()))}"
    per = per_at(words, words, 0)
    if per is None or per.name in DURATIONS or per.name in NOUNS.values():
        return one
    unit = f"{one.unit}/{power_of(per.name) if one.unit in CODES else per.name}"
    return one._replace(unit=unit, kind="price", rules=(*one.rules, "price of the noun"))
