"""What heads and names say of what: a company before a colon, a commodity in a line, a trade's body."""

import re

from forecasts.extracting.records import Article
from forecasts.extracting.subjects.phrases import trim
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.reading import Quantity

__all__ = ["head_of", "heading_above", "trade_of"]

_HEAD = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10}|[A-Z][\w&.-]{1,20})(?:[（(]\d{6}[）)])?[:：]")


def head_of(article: Article, speaker: str) -> str:
    """Return the company that a Chinese note of others is about: the head of its title."""
    head = _HEAD.match(article.title)
    return head["name"] if head and speaker not in head["name"] else ""


_HEADING = (
    r"(?!(?i:introduction|summary|overview|outlook|first|second|third|fourth|full|statistics|figures|numbers|data|results|geograph\w+|background|forecasts?|highlights|conclusions?|advertisement|related|contents?|reuters|washington|methodology|contacts?|ends|note|notes|by|key|about|more|share)\b)"
    r"(?P<what>[A-Z][\w-]+(?:\s(?:and\s)?[a-z][\w-]*){0,2})"
)
_NUMBER = r"(?:\d{1,2}[.):]\s)"
_ALONE = re.compile(f"{_NUMBER}?{_HEADING}")
_OF_AN_ITEM = re.compile(rf"{_NUMBER}{_HEADING}(?:[.:]|\s[-–—])\s(?=[A-Z“\"])")
"""What an item of a list is of, before its first sentence: `5. Heat pumps. Sales will`."""
_LONGEST_HEADING = 30


def heading_above(article: Article, quantity: Quantity) -> str:
    """Return what a heading of a few words at or above the paragraph names: `Corn`, `Natural gas`."""
    for start, end in reversed(article.paragraphs[1:]):
        if start <= quantity.start and (item := _OF_AN_ITEM.match(article.text, start, end)):
            return _named(item)
        if end < quantity.start and end - start <= _LONGEST_HEADING:
            return _named(_ALONE.fullmatch(article.text, start, end))
    return ""


def _named(heading: re.Match[str] | None) -> str:
    words = heading["what"].lower() if heading else ""
    return "" if words in ENGLISH_PLACES else words


_TRADE = re.compile(
    r"(?:(?:North|South|East|West)ern )?(?P<what>(?:[A-Z][\w-]+ ){1,3}?)(?:(?:Trade|Industr(?:y|ies)|Producers|Exporters|Growers) )?(?:Federation|Association|Alliance|Society)"
)


def trade_of(house: str) -> str:
    """Return what a trade's body is of, by its name: `timber` of the Timber Federation."""
    body = _TRADE.fullmatch(house)
    what = trim(body["what"].rstrip()) if body else ""
    return "" if _WHO.search(what) else what.lower()


_WHO = re.compile(
    r"(?:[eo]rs|ists|ies|ants|ans)$|^(?:Retail|Business|Employment|Consumer|Medical|Economic)"
)
"""Who is in a body, which is no thing: `Planters`, `Builders`, `Industries`."""
