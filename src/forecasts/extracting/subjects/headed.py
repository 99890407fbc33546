"""What heads and names say of what: a company before a colon, a commodity in a line, a trade's body."""

import re
from collections.abc import Sequence

from forecasts.extracting.records import Article, Span
from forecasts.extracting.subjects.phrases import trim
from forecasts.extracting.words.forecasters import is_forecaster
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.reading import Quantity

__all__ = [
    "head_of",
    "head_of_paragraph",
    "head_of_title",
    "heading_above",
    "heading_of",
    "trade_of",
]

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
    r"(?:[eo]rs|ists|ies|ants|ans)$|^(?:Retail|Business|Employment|Medical|Economic|Free|Labou?r|Trade$)"
)
"""Who is in a body, which is no thing: `Planters`, `Builders`, `Industries`."""
_OPENS_ITEM = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s?|[●◆■▲•]\s?|[一二三四五六]是)?(?P<what>(?![^:：]*(?:观点|提示|建议|摘要|要点|结论|问题|展望|背景|策略|来源|时间|记者|编辑|目标|任务|表示|认为|预计|预测|问$|答$))[\u4e00-\u9fffA-Za-z]{2,12})[:：]"
)
"""What an item says first that it is of: 复合调味料:渗透率仍低."""
_TITLED = re.compile(
    r"(?P<what>[\u4e00-\u9fff\u30a1-\u30ffーA-Za-z]{2,14})(?<!大手)(?<!各社)(?<!企業)(?<!メーカー)(?P<mark>[:：、])"
)


def head_of_paragraph(article: Article, span: Span, who: Sequence[str]) -> str:
    """Return what the paragraph of a Chinese sentence says first that it is of, unless it is `who` speaks."""
    begin = article.text.rfind("\n", 0, span.start) + 1
    head = _OPENS_ITEM.match(article.text, begin, span.end)
    return "" if head is None or _is_of(head["what"], who) else head["what"]


def head_of_title(article: Article, who: Sequence[str]) -> str:
    """Return what a headline says first that it is of: 机器人租赁:从展会走进工厂, 配膳ロボット、10万台へ."""
    head = _TITLED.match(article.title)
    if head is None or (head["mark"] == "、") != (article.language == "ja"):
        return ""
    named = _is_of(head["what"], who) or is_forecaster(article.text, head["what"])
    return "" if named else head["what"]


def _is_of(words: str, who: Sequence[str]) -> bool:
    return any(one and (one in words or words in one) for one in who)


_LINE_HAN = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,2}[、.．])?[\u4e00-\u9fffー\u30a1-\u30ffA-Za-z]{2,12}"
)


def heading_of(article: Article, quantity: Quantity) -> Sequence[Span]:
    """Return the line of a few words right above the paragraph of a figure, below the title."""
    paragraph = article.text.rfind("\n", 0, quantity.start) + 1
    above = [one for one in article.paragraphs[1:] if one.end <= paragraph][-1:]
    return [one for one in above if _LINE_HAN.fullmatch(article.text, *one)]
