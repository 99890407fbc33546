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
    (
        Lazy(
            r"行政院|立法院|主[计計][总總]?[处處]|金管[会會]|[万萬]瓩|經濟部|勞動部|國發會|衛福部|環境部|中央政府總預算|財測|法說會|外資將|營益率"
            r"|合併營收|每股(?:稅後)?(?:盈餘|純益)|現金股利|碳費|民國1\d\d年|營收[^。]{0,20}[年月季][增減]"
        ),
        "TWD", "yuan signs read as those of Taiwan",
    ),
    (
        Lazy(r"本港|[财財]政司司[长長]|特[区區]政府|港府|港鐵|港交所|恒指|旅發局|強積金|差餉|公屋|按[年季月](?:增長|減少|收窄)"),
        "HKD", "yuan signs read as those of Hong Kong",
    ),
)  # fmt: skip
"""Offices and words of one place, which says 元 and means its own; most as that place writes."""
_BARE = Lazy(r"[\d.,]+[万亿]?")
"""A figure of a list, whose currency stands behind the last: 38.2、67.3及83.6元."""
_BASIS = "yuan signs read as the currency named by 下同"


def in_currency_below(text: str, plain: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Yield the figures, those in 元 with the currency that the text says it means by it.

    Args:
        text: The text as it is written.
        plain: The same with traditional signs made plain.
        found: Its figures.
    """
    begins, currency, basis = _meant(text, plain)
    for one in found:
        code, mark, per = one.unit.partition("/")
        means = (
            code == "CNY"
            and one.end >= begins
            and ("元" in one.quote or _BARE.fullmatch(one.quote))
        )
        if means and currency and "人民" not in one.quote:
            yield one._replace(unit=f"{currency}{mark}{per}", currency_basis=basis)
        else:
            yield one


def _meant(text: str, plain: str) -> tuple[int, str, str]:
    """Return from where on a text means which currency by 元, and why; no currency for the yuan."""
    said = _BELOW.search(plain)
    named = amount_at(f"1{said[1]}", f"1{said[1]}", 0) if said else None
    if said and named and named.unit in CODES:
        return said.start(), named.unit, _BASIS
    if "人民币" in plain or "内地" in plain:
        return 0, "", ""
    if taiwan := _TAIWAN.search(plain):
        return taiwan.start(), "TWD", _BASIS_TAIWAN
    places = ((0, code, basis) for words, code, basis in _OF_PLACES if words.search(text))
    return next(places, (0, "", ""))
