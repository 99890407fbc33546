"""Years of accounts of a Japanese text: 年度 from April on, 通期 up to the month it names."""

from collections.abc import Iterable, Iterator
from datetime import date

from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import OFF_CALENDAR, fiscal_year, months, moved
from forecasts.reading.records import Quantity

__all__ = ["in_years_of_accounts"]

_YEAR_OF_ACCOUNTS = Lazy(r"年度(?:末|内|中|以降|から|起|まで|前)*\s*\Z")


_ACCOUNTS_END = Lazy(r"\d年\s?(1[0-2]|[1-9])月期(?![のに]?新車)")
_CALENDAR = Lazy(r"\d年(?:[上下]半?期|第[1-4]四半期)")
_OF_ACCOUNTS = Lazy(r"(?:通|今|当|来|前)期\Z")
_HALF = Lazy(r"[上下]期")
_QUARTER = Lazy(r"第?([1-4])四半期")
_SPEAKS_OF_ACCOUNTS = Lazy(r"[通今来当前上下]期|期初|月期|年度|決算")
_MARCH, _DECEMBER = 3, 12
_LONG_OVER = 75
"""Days after its end in which a quarter may still be forecast *[ours]*."""


def in_years_of_accounts(
    text: str, found: Iterable[Quantity], stated: date | None
) -> Iterator[Quantity]:
    """Yield the figures of a Japanese text with its years of accounts."""
    end_month = _accounts_end(text)
    quarters = end_month < _DECEMBER and _SPEAKS_OF_ACCOUNTS.search(text) is not None
    return (
        _in_quarter(one, end_month, stated) if quarters and stated else one
        for one in (_in_fiscal_year(one, end_month, stated) for one in found)
    )


def _accounts_end(text: str) -> int:
    """Return the month in which the years of accounts of a Japanese text end."""
    named = _ACCOUNTS_END.search(text)
    if named:
        return int(named[1])
    return 12 if _CALENDAR.search(text) else _MARCH


def _in_quarter(quantity: Quantity, end_month: int, stated: date) -> Quantity:
    """Return a figure of 第1四半期 with the first three months of its year of accounts."""
    target = quantity.target
    named = target and _QUARTER.fullmatch(target.words.rstrip("のはにもでが"))
    if not target or not named:
        return quantity
    last = end_month - 12 + 3 * int(named[1])
    start, end = months(stated.year + (stated.month > end_month), last - 2, last)
    if end >= stated and not quantity.forecast:
        start, end = moved((start, end), -12)
    elif quantity.forecast and (stated - end).days > _LONG_OVER:
        start, end = moved((start, end), 12)
    return quantity._replace(target=target._replace(start=start, end=end))


def _in_fiscal_year(quantity: Quantity, end_month: int, stated: date | None) -> Quantity:
    """Return a figure of a Japanese text with its 年度 from April on, its 通期 up to a month.

    A sentence or a head alone may have no sign of its language: `2026年度予測`.
    """
    target = quantity.target
    if target is None:
        return quantity
    if stated and (named := _OF_ACCOUNTS.search(target.words)):
        shift = {"来": 1, "前": -1}.get(named[0][0], 0)
        start, end = fiscal_year(stated.year + shift + (stated.month > end_month), end_month)
    elif stated and (half := _HALF.fullmatch(target.words.rstrip("のはにもでが"))):
        last = end_month - 6 if half[0] == "上期" else end_month
        start, end = months(stated.year + (stated.month > end_month), last - 5, last)
        if end >= stated and not quantity.forecast:
            start, end = moved((start, end), -12)
    elif _YEAR_OF_ACCOUNTS.search(target.words) and target.start.month == 1:
        try:
            start, end = moved((target.start, target.end), 3)
        except OFF_CALENDAR:  # of a period without days, or in the last year that there is
            return quantity
    else:
        return quantity
    return quantity._replace(target=target._replace(start=start, end=end))
