"""Which of several things a figure is of that a sentence ends with `respectively`."""

import re
from collections.abc import Sequence
from itertools import pairwise

from forecasts.extracting.records import Span

__all__ = ["respective_mention", "respective_place", "respective_subject"]


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


_FIGURES_HAN = re.compile(
    r"分别[^，,。；\d]{0,16}(?P<figures>(?:\d[\d.,]*[^，,。；\d、和与及]{0,8}[、和与及][^，,。；\d]{0,4})+\d[\d.,]*)"
)
_AND_HAN = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:地区|市场|国家|经济体|区域|[省市州])|)(?:[、和与及]|以及)+"
)


def respective_mention(
    text: str, span: Span, named: Sequence[tuple[int, str, str]], at: int
) -> tuple[int, str, str] | None:
    """Return which of several places a Chinese figure is of: 甲国和乙国将分别增长3%和5%.

    `named` are the places of the sentence in order: where each stands, its region and its word.
    """
    cue = text.rfind("分别", span.start, at)
    found = _FIGURES_HAN.match(text, cue, span.end) if cue >= 0 else None
    if not found or not found.start("figures") <= at < found.end("figures"):
        return None
    numbers = [one.start() for one in re.finditer(r"(?<![\d.,])\d", found["figures"])]
    places = [one for one in named if one[0] < cue][-len(numbers) :]
    joined = all(
        _AND_HAN.fullmatch(text, one[0] + len(one[2]), other[0]) for one, other in pairwise(places)
    )
    place = sum(found.start("figures") + one < at for one in numbers)
    return places[place] if joined and len(places) == len(numbers) else None


def respective_subject(text: str, span: Span, at: int) -> str:
    """Return the one of `PCs, tablets and phones` that a figure at `at` is of, else ''."""
    if "respectively" not in text[at : span.end]:
        return ""
    named = _SUBJECTS.search(text, span.start, at)
    items = re.split(r",\s(?:and\s)?|\sand\s", named["list"]) if named else []
    place = respective_place(text, span, at, len(items))
    return items[place].strip() if place is not None else ""
