"""How far the printed digits of a figure reach: half of its last place."""

import re
from decimal import Decimal

from forecasts.importing.records import ImportFault, Row

__all__ = ["half_width"]

_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12,
    "万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12,
}  # fmt: skip
_PRINTED = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)\s?(thousand|million|billion|trillion|bn|[mk](?![a-zA-Z])|[万萬亿億兆])?"
)
_DATA_ROW = re.compile(r"BEV,\d{4},([0-9.e+]+) \+ PHEV,([0-9.e+]+)")
_MAX_STRIPPED = 3


def half_width(cells: Row, value: Decimal, factor: Decimal) -> Decimal:
    """Return half of the last place that the quotation prints, in the series' unit.

    `16.49 million` is known to 5,000; of a whole number without a scale word at most three
    trailing zeros count as rounded away.
    """
    both = _DATA_ROW.search(cells["quote"])
    if both:
        try:
            return sum((_half_of_digits(Decimal(text)) for text in both.groups()), Decimal(0))
        except ArithmeticError as error:
            raise ImportFault(f"`{both[0][:50]}` is no pair of numbers") from error
    for number, scale in _PRINTED.findall(cells["quote"]):
        exponent = _SCALES.get(scale, 0)
        printed = Decimal(number.replace(",", "")).scaleb(exponent)
        if scale and printed == value:
            decimals = len(number.partition(".")[2])
            return Decimal(5).scaleb(exponent - decimals - 1)
    decimals = len(cells["value"].partition(".")[2])
    if decimals:
        return Decimal(5).scaleb(-decimals - 1) * factor
    stripped = cells["value"].rstrip("0") or "0"
    zeros = min(len(cells["value"]) - len(stripped), _MAX_STRIPPED)
    return Decimal(5).scaleb(zeros - 1) * factor


def _half_of_digits(number: Decimal) -> Decimal:
    """Return half of the last significant digit, the second at most: 2e+06 is known to 50,000."""
    places = min(int(number.normalize().as_tuple().exponent), number.adjusted() - 1)
    return Decimal(5).scaleb(places - 1)
