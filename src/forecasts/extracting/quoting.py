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
    return _widened(text, sentence, span, quantity, language), basis


def _place_of_period(text: str, sentence: Span, quantity: Quantity) -> Span | None:
    """Return the place of the period's words nearest to the figure in its sentence."""
    if quantity.target is None:
        return None
    words = quantity.target.words
    places, at = [], text.find(words, *sentence)
    while at >= 0:
        places.append(Span(at, at + len(words)))
        at = text.find(words, at + max(1, len(words)), sentence.end)
    return min(places, key=lambda one: abs(one.start - quantity.start), default=None)


def _widened(text: str, sentence: Span, span: Span, quantity: Quantity, language: str) -> Span:
    """Take words in front of the figure until the fragment bounds and signs it as the text does."""
    # Without the periods of `read`; the hedge of a list is the one thing that it adds.
    listed = "hedge of the list" in quantity.rules
    for start in _starts(text, sentence, span):
        fragment = text[start : span.end]
        found = read(fragment, language=_known(language)) if listed else find(fragment)
        if any(_same(one, quantity) for one in found):
            return Span(start, span.end)
    return span


def _starts(text: str, sentence: Span, span: Span) -> Iterator[int]:
    """Yield where a quotation may begin: with the figure, then a word earlier each time."""
    yield span.start
    starts = [one.start() for one in _WORD.finditer(text, sentence.start, span.start)]
    yield from reversed(starts[-_MOST * 3 :])


def _known(language: str) -> str | None:
    return language if language in {"en", "zh"} else None


def _same(one: Quantity, quantity: Quantity) -> bool:
    return (one.low, one.high, one.hedge, one.strict) == (
        quantity.low, quantity.high, quantity.hedge, quantity.strict,
    ) and one.unit in {quantity.unit, ""}  # fmt: skip
