"""Figures of Chinese and Japanese pages that are foreseen though their own words do not say so."""

import re
from collections.abc import Sequence
from datetime import date

from forecasts.extracting.records import Article
from forecasts.reading import Quantity
from forecasts.reading.records import Period

__all__ = ["FORESEEN"]

_FORESEEN_JA = re.compile(r"見通し|予想|予測|計画|目標|見込|目指|方針")
_DONE_JA = re.compile(r"(?:だった|となった|記録した|達した|ていた)[。」]?\s*$")


def _foreseen_ja(
    article: Article,
    starts: Sequence[int],
    index: int,
    quantity: Quantity,
    stated: date,
    last: Period | None,
) -> Period | None:
    """Return the period to come that a Japanese sentence, or the one before it, foresees a figure of."""
    del last
    text, target = article.text, quantity.target
    begin, after = starts[max(0, index - 1)], index + 1
    end = starts[after] if after < len(starts) else len(text)
    if target is None or target.end <= stated or _DONE_JA.search(text, starts[index], end):
        return None
    return target if _FORESEEN_JA.search(text, begin, end) else None


_THINKS_HAN = re.compile(r"认为|判断|研判|补充|表示|指出|透露|坦言|直言|称[，,]")
_DONE_HAN = re.compile(
    r"已|目前|截至|以来|迄今|去年|上年|同期|完成|实现了|达到?了|累计|新签|现有|春节|假期|期间|每年|\d月"
)
_MAY_HAN = re.compile(
    r"(?:恐|或)(?=[在达降升增减为下上回跌涨])[^，,。；\d]{1,6}$|(?:上看|上探|挑战)[约近]?$"
)
_ORDERED_HAN = re.compile(r"》[，,]?(?:还|同时|并)?(?:要求|明确|部署)")
"""What a document of an authority asks for, as it stands there."""
_PLAN_HAN = re.compile(
    r"(?:措施|方案|规划|行动计划|意见|通知|纲要)(?:[（(《》][^\n]*)?》?的?(?:通知)?$"
)
_DOES_HAN = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s?)?(?:[一二三四五六]是)?(?:力争|推动|支持)?(?:组建|新?建成|新?建设|培育|打造|新增|引进|引育|开通|创建|认定|建立|布局|推广|集聚|遴选)"
)
"""What a plan will do, item by item, without the year that it named before."""
_PLAN_SAYS_HAN = re.compile(
    r"[\s“\"]*(?:该|《)?(?:意见|方案|规划|计划|纲要|通知|行动方案|行动计划|实施方案|工作方案|文件|措施)》?(?:还|同时|并|也)?(?:要求|明确|提出|部署|强调)"
)
"""How a sentence goes on with such a document: 意见要求,非化石能源占比提高到20%."""
_CLAUSE_BEGINS = "，,；;"


def _foreseen_han(
    article: Article,
    starts: Sequence[int],
    index: int,
    quantity: Quantity,
    stated: date,
    last: Period | None,
) -> Period | None:
    """Return the year to come of which somebody says what may be, or about how much: 他认为,今年约58%."""
    text, target, begin = article.text, quantity.target, starts[index]
    clause = max(begin, 1 + max(text.rfind(one, begin, quantity.start) for one in _CLAUSE_BEGINS))
    if _DONE_HAN.search(text, begin, quantity.start):
        return None
    ordered = bool(_PLAN_SAYS_HAN.match(text, begin, quantity.start))
    does = _DOES_HAN.match(text, clause) if _PLAN_HAN.search(article.title) else None
    ordered = ordered or (does is not None and quantity.kind == "count")
    if target is None and last and ordered:
        target = last  # of the period that the document named before
    # Early in a year 全年 is read as of the one that is over; what may be is of the new one.
    if target is not None and target.words == "全年" and target.end.year == stated.year - 1:
        begins, ends = date(stated.year, 1, 1), date(stated.year, 12, 31)
        target = target._replace(start=begins, end=ends)
    if target is None or target.end <= stated:
        return None
    ordered = ordered or bool(_ORDERED_HAN.search(text, begin, clause))
    if ordered or _MAY_HAN.search(text, clause, quantity.start):
        return target
    named = target.words in text[clause : quantity.start]
    if named and quantity.quote.startswith(("不超过", "不低于", "不少于")):
        return target
    named = named and quantity.hedge == "about"
    return target if named and _THINKS_HAN.search(text, begin, clause) else None


FORESEEN = {"ja": _foreseen_ja, "zh": _foreseen_han}
