"""What the heads of titles and paragraphs name: a company before a colon, a commodity in a line."""

import re
from collections.abc import Sequence

from forecasts.extracting.records import Article, Span
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.reading import Quantity

__all__ = ["head_of", "heading_above", "heading_of"]

_HEAD = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10}|[A-Z][\w&.-]{1,20})(?:[（(]\d{6}[）)])?[:：]")


def head_of(article: Article, speaker: str) -> str:
    """Return the company that a Chinese note of others is about: the head of its title."""
    head = _HEAD.match(article.title)
    return head["name"] if head and speaker not in head["name"] else ""


_HEADING = re.compile(
    r"(?!(?i:introduction|summary|overview|outlook|first|second|third|fourth|full|statistics|figures|numbers|data|results|geograph\w+|background|forecasts?|highlights|conclusions?|advertisement|related|contents?|reuters|washington|methodology|contacts?|ends|note|notes|by|key|about|more|share)\b)"
    r"[A-Z][\w-]+(?:\s(?:and\s)?[a-z][\w-]*){0,2}"
)
_LONGEST_HEADING = 30


def heading_above(article: Article, quantity: Quantity) -> str:
    """Return what a heading of a few words above the paragraph names: `Corn`, `Natural gas`."""
    for start, end in reversed(article.paragraphs[1:]):
        if end < quantity.start and end - start <= _LONGEST_HEADING:
            words = _HEADING.fullmatch(article.text, start, end)
            return words[0].lower() if words and words[0].lower() not in ENGLISH_PLACES else ""
    return ""


_LINE_HAN = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,2}[、.．])?[\u4e00-\u9fffー\u30a1-\u30ffA-Za-z]{2,12}"
)


def heading_of(article: Article, quantity: Quantity) -> Sequence[Span]:
    """Return the line of a few words right above the paragraph of a figure, below the title."""
    paragraph = article.text.rfind("\n", 0, quantity.start) + 1
    above = [one for one in article.paragraphs[1:] if one.end <= paragraph][-1:]
    return [one for one in above if _LINE_HAN.fullmatch(article.text, *one)]
