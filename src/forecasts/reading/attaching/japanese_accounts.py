"""Years of accounts of a Japanese text: 年度 from April on, 通期 up to the month it names."""

from collections.abc import Iterable, Iterator
from datetime import date

from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import OFF_CALENDAR, month, months_on
from forecasts.reading.records import Quantity

__all__ = ["in_years_of_accounts"]

_YEAR_OF_ACCOUNTS = Lazy(r"年度(?:末|内|中|以降|から|起|まで|前)*\s*\Z")


_ACCOUNTS_END = Lazy(r"\d年\s?(1[0-2]|[1-9])月期(?![のに]?新車)")
_CALENDAR = Lazy(r"\d年(?:[上下]半?期|第[1-4]四半期)")
_OF_ACCOUNTS = Lazy(r"(?:通|今|当|来|前)期\Z")
_HALF = Lazy(r"[上下]期")
_MARCH = 3


def in_years_of_accounts(
    text: str, found: Iterable[Quantity], stated: date | None
) -> Iterator[Quantity]:
    """Yield the figures of a Japanese text with its years of accounts."""
    end_month = _accounts_end(text)
    return (_in_fiscal_year(one, end_month, stated) for one in found)


def _accounts_end(text: str) -> int:
    """Return the month in which the years of accounts of a Japanese text end."""
    named = _ACCOUNTS_END.search(text)
    if named:
        return int(named[1])
    return 12 if _CALENDAR.search(text) else _MARCH


def _in_fiscal_year(quantity: Quantity, end_month: int, stated: date | None) -> Quantity:
    """Return a figure of a Japanese text with its 年度 from April on, its 通期 up to a month.

    A sentence or a head alone may have no sign of its language: `2026年度予測`.
    """
    target = quantity.target
    if target and stated and (named := _OF_ACCOUNTS.search(target.words)):
        shift = {"来": 1, "前": -1}.get(named[0][0], 0)
        last = month(stated.year + shift + (stated.month > end_month), end_month)
        return quantity._replace(target=target._replace(start=months_on(last[0], -11), end=last[1]))
    if target and stated and (half := _HALF.fullmatch(target.words.rstrip("のはにもでが"))):
        whole = month(stated.year + (stated.month > end_month), end_month)
        start = months_on(whole[0], -11 if half[0] == "上期" else -5)
        if months_on(start, 6) > stated and not quantity.forecast:
            start = months_on(start, -12)
        end = month(start.year, start.month + 5)[1]
        return quantity._replace(target=target._replace(start=start, end=end))
    if target is None or not _YEAR_OF_ACCOUNTS.search(target.words) or target.start.month != 1:
        return quantity
    try:
        end = month(target.end.year + 1, 3)[1]
    except OFF_CALENDAR:  # of a period without days, or in the last year that there is
        return quantity
    return quantity._replace(target=target._replace(start=months_on(target.start, 3), end=end))
