"""A level in hundredths of the one before: 前年度比101.9% is growth of 1.9%, 93.6% a fall."""

from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity

__all__ = ["from_level_before"]

_BEFORE = Lazy(r"対?前(?:年度?|期|年同期|年同月|四半期)比(?:で|約)?\Z")
_MOVES = Lazy(
    r"(?:以上|程度|前後|強|弱|超|近く|[)）])*の?(?:大幅な?|高い)?"
    r"(?:増|减|減|伸|成[长長]|上昇|上振|下振|低下|低い|下落|高|安|多|少|[拡拡扩]|縮|缩|改善|悪化|落|上回|下回|プラス|マイナス|アップ|ダウン|[上下]方|引き)"
)
_REACH = 9
_LEAST = 50
"""Below it nobody tells a level so, and a rate may stand without its verb: 前年比20%を見込む."""
_WHOLE = 100


def from_level_before(plain: str, one: Quantity) -> Quantity:
    """Return the growth that a level in hundredths of the one before tells, with that word."""
    if one.unit != "%" or one.low < _LEAST:
        return one
    begin = max(0, one.start - _REACH)
    told = _BEFORE.search(plain[begin : one.start])
    if told is None or _MOVES.match(plain, one.end):
        return one
    digits = len(one.quote.partition(".")[2].rstrip("%％"))
    low, high, value = (round(end - _WHOLE, digits) for end in (one.low, one.high, one.value))
    start = begin + told.start()
    return one._replace(
        start=start,
        quote=plain[start : one.end],
        low=low,
        high=high,
        value=value,
        figures=len(f"{abs(low):.{digits}f}".replace(".", "").lstrip("0")) or 1,
        kind="growth",
        rules=(*one.rules, "level before as 100"),
    )
