"""What a Chinese figure or period is only compared with, or revised from."""

import re

from forecasts.reading.attaching.japanese import FROM
from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod, year

__all__ = ["FORECAST", "is_base", "is_base_period", "is_revised", "of_base", "opening"]

_FROM = Lazy(
    r"(?:(?<![自理经経])由(?!于)|从(?!业|事|来)|(?<![各独])自(?![动主社民治由身己然贸驾研有营販国宅分律立信从家]))[^，,；;。、到至]{0,18}\Z"
)
_STEPPED = Lazy(r"\d[^\d]{1,8}(?:[上下]调|调[高低]|增加|减少|提高|降低|上[升涨]|下[降跌])\Z")
"""What makes a figure behind `由` the step and no base: 由60美元下调4美元至56美元."""
_CHANGE = Lazy(
    r"\s*(?:以上|以下|左右|多|余|的[^，,；;。]{0,4})?\s*[^，,；;。\d]{0,8}?(?:增|提|升|上|扩|跃|攀|降|下|减|缩|到|至|向|迈|跌|涨"
    r"|翻|变|拉)"
)
_COMPARED = Lazy(
    r"(?:较|[低高少多]于(?=\s*(?:20\d\d年|[去上]年)(?:同期)?的)|(?<![占同环配])比(?![例重率])|相比|相较于?|对比)[^，,；;。]{0,14}的\s*\Z"
)
_BASE_LEFT = Lazy(r"(?:持平于?|较|(?<![之占])比|相比于?|相较于?|对比|超过了?)\s*\Z")
_BASE_RIGHT = Lazy(
    r"\s*(?:度?(?:同期|同月)?(?:比(?![例重率])|より|に比べ|と比[べ较])|の(?:约|ほぼ|およそ)?[\d.]+倍の|以来の|相比|同期(?!\s*(?:为|是|仅|则|只有|约|达|实现|录得|盈利|亏损|净[利亏]|[:：\d]))|水平|基础上"
    r"|[^，,；;。是为达增至到]{0,30}的\s*(?:约|近|超|逾)?\s*[\d一二两三四五六七八九十.]+\s*(?:多|余)?倍)"
)
_OF_TARGET = Lazy(r"(?:目标|计划|任务|预算)[^，,；;。\d]{0,3}的\s*(?:约|近|超|逾)?\s*\d[\d.]*\s*%")
_OF_WHOLE = Lazy(r"(?:恢复[至到]?|相当于|占|达到?|为|是)\s*\Z")
_PERCENT_OF = Lazy(r"\s*的\s*(?:约|近|超|逾)?\s*\d[\d.]*\s*%")
"""What a share is one of: 恢复到2019年的128%."""
_BASE_WITH = Lazy(r"[与同和]\s*\Z")
_NOT_BASE_ENDING = Lazy(r"\s*(?:基本|大致|大体)?(?:相比|持平|相当|相仿|相近|一致)")
_SAID = Lazy(r"\s*的?(?:预测|预期|预估|给出|作出)[^，,；;。]{0,6}的")
FORECAST = r"(?:预测|预期|预估|预计|展望|指引|目标(?!价))"
_REVISED_FROM = Lazy(
    FORECAST.replace("预计|", "") + r"[^，,；;。]{0,14}?(?:由|从|自)[^，,；;。、到至]{0,18}\Z"
)
_REVISED_NOUN = Lazy(
    r"(?:[上下]调|调[高低]|修[正订]|[上下]修)[^，,；;。]{0,14}"
    + FORECAST
    + r"[^；;。\d]{0,14}(?:由|从|自)[^，,；;。、到至]{0,18}\Z"
)
_REVISED = Lazy(
    r"\s*(?:以上|以下|左右)?\s*(?:大幅|小幅|进一步)?(?:[上下]调|调[高低升降]|修[正订]|提[高升]|下修|上修)"
)
_SURPASSED = Lazy(r"を[^、。]{1,14}[上下]回")
"""What another year was measured by: 前年を0.15ポイント上回った."""
_AS_BASE = frozenset(
    ("から", "を上", "を下", "并み", "実绩", "割れ", "超え", "水准", "の水", "の実")
)


def is_base(quantity: Figure, left: str, right: str) -> bool:
    """Tell whether the figure is what another one is compared with: `由500亿元增至`, `较去年的`."""
    if quantity.hedge == "range" and re.match(r"[由从]", quantity.quote):
        return False
    if FROM.match(right):
        return True
    head = _FROM.search(left)
    if head and _CHANGE.match(right):
        return not _STEPPED.search(head[0])
    return bool(_COMPARED.search(left))


def is_revised(scene: Scene, quantity: Figure, right: str) -> bool:
    """Tell whether a forecast is revised, so that both figures are said of the same period."""
    left = scene.text[max(0, quantity.start - 40) : quantity.start]
    if _REVISED_NOUN.search(left):
        return True
    return bool(_REVISED.match(right) and _REVISED_FROM.search(left))


def of_base(scene: Scene, quantity: Figure, periods: list[FoundPeriod]) -> list[FoundPeriod]:
    """Leave out what stands before `由`: the period of the figure that the change leads to."""
    head = _FROM.search(scene.text[max(0, quantity.start - 24) : quantity.start])
    if head is None:
        return periods
    opens = quantity.start - len(head[0])
    return [one for one in periods if one.end > opens or opening(one) != one]


def opening(found: FoundPeriod) -> FoundPeriod:
    """Return the first of the years that a change spans: `2022年至2024年，由2亿元增至5亿元`."""
    period = found.period
    if period.relation != "from" or period.start.year == period.end.year or not found.explicit:
        return found
    first, last = year(period.start.year)
    return found._replace(period=period._replace(start=first, end=last, relation="in"))


def is_base_period(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period is only compared with: `较2023年`, `与2020年相比`, `是2023年的3倍`."""
    left = scene.text[max(0, found.start - 6) : found.start]
    right = scene.text[found.end : found.end + 40]
    words = found.period.words
    if words.endswith(("前年", "昨年", "前年度", "前期", "前回")) and (
        right[:2] in _AS_BASE or _SURPASSED.match(right)
    ):
        return True
    if words.endswith("以来") and right[:1] == "の":
        return True
    if (_OF_WHOLE.search(left) and _PERCENT_OF.match(right)) or _OF_TARGET.match(right):
        return True
    if _BASE_LEFT.search(left) or _BASE_RIGHT.match(right):
        return True
    if _SAID.match(right) and (
        found.tense == "past" or found.period.start.month == found.period.end.month
    ):
        return True
    return bool(_BASE_WITH.search(left) and _NOT_BASE_ENDING.match(right))
