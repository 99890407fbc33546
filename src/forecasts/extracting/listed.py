"""What stands in lists: of `A、B出货量有望达到X、Y`, X is of A and Y of B."""

import re

from forecasts.extracting.behind import About
from forecasts.extracting.phrases import english_phrase, han_phrase
from forecasts.extracting.records import Span
from forecasts.extracting.words_places import ENGLISH_PLACES
from forecasts.reading import Quantity

__all__ = ["bracketed_part", "item_of_a_list", "listed_subject"]

_NUMBER = r"[约近超逾]{0,2}\d[\d.,]*"
_RUN = re.compile(
    rf"[^\d、，,。；]{{0,14}}(?P<run>(?:{_NUMBER}[^\d、，,。；和及与]{{1,6}}[、和及与])+{_NUMBER})"
)
"""Behind the noun of a list its figures, each with its unit."""
_ITEM_BEFORE = re.compile(r"[、和与及](?P<item>[^、，,。；：:和与及\s\d]{1,16})$")
_BRACKETED = re.compile(r"\((?:[+-]|up\s|at\s)?[$€£]?\d[^()]{0,12}\)")
_OPENS = re.compile(r"\s\((?:[+-]|up\s|at\s)?$")


def item_of_a_list(text: str, span: Span, quantity: Quantity) -> str:
    """Return what stands before the bracket of a figure, one of a list: `tin (+3%) and zinc (+4%)`."""
    opens = _OPENS.search(text, max(span.start, quantity.start - 6), quantity.start)
    if not opens or len(_BRACKETED.findall(text, *span)) < _LIST:
        return ""
    phrase = english_phrase(text, opens.start() + 1, opens.start() + 1)
    return "" if phrase.lower() in ENGLISH_PLACES else phrase


_LIST = 2
_IN_BRACKETS = re.compile(
    r"[（(](?:[^（）()\d]+[\d.,]+[万億亿兆]*[^（）()\d、，,；]*[、，,；])*"
    r"(?P<what>[^、，,；。：:（）()\d]{2,24}?)[は为]?\s?$"
)
"""The parts in brackets behind their sum: 5000万台（携帯電話3000万台、タブレット2000万台）."""


def bracketed_part(text: str, span: Span, quantity: Quantity) -> str:
    """Return what a figure is of that stands in brackets as one of the parts of a sum; else ''."""
    part = _IN_BRACKETS.search(text[: quantity.start], max(span.start, quantity.start - _LONGEST))
    sum_before = part and text[part.start() - 1 : part.start()] in _COUNTERS
    return part["what"] if part and sum_before else ""


_COUNTERS = frozenset("台部辆輛吨個个円元人件本")
"""What a sum ends in."""
_LONGEST = 120  # characters of a list


def listed_subject(text: str, span: Span, quantity: Quantity, about: About) -> str:
    """Return what a figure of a list is of, by its place in a list of as many subjects; else ''."""
    behind = about.at + len(about.word)
    run = _RUN.match(text, behind, span.end) if span.start <= about.at else None
    if not run:
        return ""
    numbers = list(re.finditer(r"\d[\d.,]*", text[run.start("run") : run.end()]))
    place = sum(run.start("run") + one.start() < quantity.end for one in numbers) - 1
    subjects: list[str] = []
    end, begin = about.at, max(span.start, about.at - _LONGEST)
    while len(subjects) <= len(numbers):
        subjects.insert(0, han_phrase(text, end, end).removesuffix(about.word))
        before = _ITEM_BEFORE.search(text[begin:end])
        if not before:
            break
        end = begin + before.start()
    counts = len(subjects) == len(numbers) > 1 and all(subjects)
    return subjects[place] if counts and place >= 0 else ""
