"""The shortest quotation that holds hedge, figure and period, and where the period comes from."""

import re
from collections.abc import Iterator

from forecasts.extracting.records import Span
from forecasts.reading import Quantity, read
from forecasts.reading.find import find

__all__ = ["quote_of"]

_FAR = 90
_WORD = re.compile(r"[\u3040-\u9fff]|[^\s\u3040-\u9fff]+")
_MOST = 4  # how many words more may be taken until the fragment reads as the sentence does


def quote_of(text: str, sentence: Span, quantity: Quantity, language: str) -> tuple[Span, str]:
    """Return where the quotation stands, and `stated` or the words the period is inherited from."""
    figure = Span(quantity.start, quantity.end)
    period = _place_of_period(text, sentence, quantity)
    basis = "stated"
    span = figure
    if period is None:
        basis = f"inherited from `{quantity.target.words}`" if quantity.target else ""
    elif period.end - figure.start > _FAR or figure.end - period.start > _FAR:
        basis = f"inherited from `{text[period.start : period.end]}`"
    else:
        span = Span(min(figure.start, period.start), max(figure.end, period.end))
        opened = text.count("(", *span) + text.count("（", *span)
        closed = text.count(")", *span) + text.count("）", *span)
        if opened > closed and text[span.end : span.end + 1] in (")", "）"):
            span = Span(span.start, span.end + 1)
    return _widened(text, sentence, span, quantity, language), basis


def _place_of_period(text: str, sentence: Span, quantity: Quantity) -> Span | None:
    """Return the place of the period's words nearest to the figure in its sentence."""
    if quantity.target is None:
        return None
    words = quantity.target.words
    places, at = [], text.find(words, *sentence)
    while at >= 0:
        if not (words[:1].isdigit() and text[at - 1 : at] in _OF_ANOTHER):
            places.append(Span(at, at + len(words)))
        at = text.find(words, at + max(1, len(words)), sentence.end)

    def far(one: Span) -> tuple[bool, int]:
        other = one.start > quantity.end and _CLAUSE.search(text, quantity.end, one.start)
        return bool(other), abs(one.start - quantity.start)

    return min(places, key=far, default=None)


_OF_ANOTHER = frozenset("0123456789-–—~至到、/")
"""Behind one of these a year ends a stretch of others: the 2027年 of 2023-2027年."""
_CLAUSE = re.compile(r"[，,；;]")


def _widened(text: str, sentence: Span, span: Span, quantity: Quantity, language: str) -> Span:
    """Take words around the figure until the fragment bounds and signs it as the text does.

    Words in front of it are tried first; what follows is needed where a list names its unit once.
    """
    # Without the periods of `read`; the hedge of a list is the one thing that it adds.
    listed = "hedge of the list" in quantity.rules
    for start, end in _fragments(text, sentence, span):
        fragment = text[start:end]
        found = read(fragment, language=_known(language)) if listed else find(fragment)
        if any(_same(one, quantity) for one in found):
            whole = text[start - 1 : start + 1] in _WHOLE and start > sentence.start
            return Span(start - whole, end)
    return span


def _fragments(text: str, sentence: Span, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the figure, then with a word more in front of it each time; and so with its list."""
    yield span.start, span.end
    words = [one.start() for one in _WORD.finditer(text, sentence.start, span.start)]
    starts = words[-_MOST * 3 :][::-1]
    yield from ((start, span.end) for start in starts)
    if goes_on := _REST_OF_LIST.match(text, span.end, sentence.end):
        yield from ((start, goes_on.end()) for start in (span.start, *starts))


_WHOLE = frozenset(("突破", "超过", "超越", "接近", "将近", "不足", "不到", "约为", "高达"))
"""Words of which the second character alone bounds a figure."""


_REST_OF_LIST = re.compile(
    r"(?:\s?(?:[/、,，]|,? and|,? or|和|及|与)\s?[~≈]?\d+(?:[.,]\d+)*){1,12}"
    r"\s?(?:%|[万亿]*(?:[美港日欧]?元|股|[辆台架吨套只个])|[万亿]|(?:[mb]illion|trillion|[A-Z]{0,3}Wh?|percent)\b(?: [a-z]+)?)"
)
"""What stands behind a figure whose unit is told at the end of its list: `5.13/7.02/8.98亿元`."""


def _known(language: str) -> str | None:
    return language if language in {"en", "zh"} else None


def _same(one: Quantity, quantity: Quantity) -> bool:
    return (one.low, one.high, one.hedge, one.strict) == (
        quantity.low, quantity.high, quantity.hedge, quantity.strict,
    ) and one.unit in {quantity.unit, ""}  # fmt: skip
