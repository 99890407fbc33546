"""Which of several things a figure is of that a sentence ends with `respectively`."""

import re

from forecasts.extracting.records import Span

__all__ = ["respective_place", "respective_subject"]


_AMOUNT = r"(?:about |around |nearly |over )?(?:US|[A-Z]{2,3} ?)?[$€£¥]?\d[\d.,]*(?:\s?%|\s(?:percent|per cent)\b|\s?(?:[mb]illion|trillion|bn|mn|tn)\b)?(?:\s(?!and\b|respectively)[A-Za-z]+){0,3}?"
_RESPECTIVELY = re.compile(
    rf"(?P<figures>(?:{_AMOUNT}(?:,\s|,?\sand\s)){{1,5}}{_AMOUNT}),?\srespectively\b"
)
_PAIR = re.compile(
    rf"(?<=\sof\s)(?P<figures>(?:{_AMOUNT}(?:,\s|,?\sand\s)){{1,3}}{_AMOUNT})(?=[,.;]|\sin\s)"
)
"""Figures of as many things without the word: `growth in Peru and Chile of 3% and 6%`."""
_SUBJECTS = re.compile(
    r"(?:^|[.;:,]\s|\b(?:that|of|for|while|and|anticipates?|expects?|forecasts?|predicts?|sees?|projects?|estimates?)\s)(?P<list>(?:(?:[\w/’'-]+\s){0,3}[\w/’'-]+,\s){0,4}(?:[\w/’'-]+\s){0,3}?[\w/’'-]+,?\sand\s(?:[\w/’'-]+\s){0,3}?[\w/’'-]+)"
    r"\s(?=(?:will|would|could|should|may|are|is|were|expected|forecast|projected|to|shipments|sales|markets?|demand|prices)\b)"
)


def respective_place(text: str, span: Span, at: int, wanted: int) -> int | None:
    """Return which of as many things a figure is of: 1 for the 6% of `15% and 6%, respectively`.

    Args:
        text: The text.
        span: The sentence of the figure.
        at: Where the figure begins.
        wanted: How many things the sentence names before its figures.
    """
    for found in (*_RESPECTIVELY.finditer(text, *span), *_PAIR.finditer(text, *span)):
        if not found.start() <= at < found.end():
            continue
        numbers = [one.start() for one in re.finditer(r"(?<![\d.,])\d", found["figures"])]
        numbers = [found.start("figures") + one for one in numbers]
        place = sum(one < at for one in numbers)
        return place if len(numbers) == wanted > place else None
    return None


def respective_subject(text: str, span: Span, at: int) -> str:
    """Return the one of `PCs, tablets and phones` that a figure at `at` is of, else ''."""
    if "respectively" not in text[at : span.end]:
        return ""
    named = _SUBJECTS.search(text, span.start, at)
    items = re.split(r",\s(?:and\s)?|\sand\s", named["list"]) if named else []
    place = respective_place(text, span, at, len(items))
    return items[place].strip() if place is not None else ""
