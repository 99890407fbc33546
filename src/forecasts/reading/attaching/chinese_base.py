"""What a Chinese or Japanese figure is only compared with, or revised from."""

from forecasts.reading.attaching.asked import Asked, beside
from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod, year
from forecasts.reading.rules import Rule, first
from forecasts.reading.twins.cue_words import plain

__all__ = ["FORECAST", "is_base", "is_revised", "of_base", "opening"]

_FROM = Lazy(
    r"(?:(?<![自理经経])由(?!于)|从(?!业|事|来)|(?<![各独])自(?![动主社民治由身己然贸驾研有营販国宅分律立信从家]))[^，,；;。、到至]{0,18}\Z"
)
_STEPPED = Lazy(r"\d[^\d]{1,8}(?:[上下]调|调[高低]|增加|减少|提高|降低|上[升涨]|下[降跌])\Z")
"""What makes a figure behind `由` the step and no base: 由60美元下调4美元至56美元."""
_CHANGE = Lazy(
    r"\s*(?:以上|以下|左右|多|余|的[^，,；;。]{0,4})?\s*[^，,；;。\d]{0,8}?(?:增|提|升|上|扩|跃|攀|降|下|减|缩|到|至|向|迈|跌|涨"
    r"|翻|变|拉)"
)


def _leads_on(asked: Asked) -> bool | None:
    """Tell what a change starts from, 由500亿元增至, from its step: 由60美元下调4美元至56美元."""
    head = _FROM.search(asked.left)
    if head and _CHANGE.match(asked.scene.text, asked.figure.end):
        return not _STEPPED.search(head[0])
    return None


BASES: tuple[Rule[Asked, bool], ...] = (
    Rule(
        "から…へ", "ja",
        beside(
            behind=plain(
            r"(?:から|[増減]?→)(?:(?=[^。]{0,24}(?:成長|増|減|拡大|縮小|伸び|引き[上下]|上昇|低下|[高上]ま?が?[るりっ]|下が))"
            r"|[^。から]{0,24}(?:[にへ]|まで)(?=[^。]{0,12}(?:改善|高め|広げ|な[るりっ]|達|到達|伸|拡大|増え|届)))"
            ),
        ),
        ("比率は[46%]から52%に上がる見通しだ。",),
        ("比率は[46%]に上がる見通しだ。",),
    ),
    Rule(
        "年度の…を上回る", "ja",
        beside(
            before=r"(?:年度?|[今本昨前来]期)(?:[実实][績绩])?の(?:约|およそ|ほぼ)?\Z",
            behind=r"を[^、。\d]{0,10}(?:[上下]回|超え|超す|割り?[込り])",
        ),
        ("総額は26年度の[122兆円]を上回る見通し。",
         "来期は前期実績の[300億円]を下回る280億円の見込み。"),
        ("総額は26年度に[122兆円]を上回る見通し。", "26年度の[122兆円]を見込む。"),
    ),
    Rule(
        "由…增至", "zh", _leads_on,
        ("规模将由[500亿元]增至800亿元。",),
        ("规模将增至[500亿元]，由政府出资。",),
    ),
    Rule(
        "较…的", "zh",
        beside(
            before=r"(?:较|[低高少多]于(?=\s*(?:20\d\d年|[去上]年)(?:同期)?的)|(?<![占同环配])比(?![例重率])|相比|相较于?|对比)[^，,；;。]{0,14}的\s*\Z",
        ),
        ("预计增速将较去年的[5%]放缓。",),
        ("预计今年的增速为[5%]。",),
    ),
)  # fmt: skip
"""Whether a figure is what another one is compared with; the first that speaks decides."""


def is_base(asked: Asked) -> bool:
    """Tell whether a figure is what another one is compared with: `由500亿元增至`, `较去年的`."""
    return bool(first(BASES, asked)[1])


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


def is_revised(asked: Asked) -> bool:
    """Tell whether a forecast is revised, so that both figures are said of the same period."""
    if _REVISED_NOUN.search(asked.left):
        return True
    revised = _REVISED.match(asked.scene.text, asked.figure.end)
    return revised is not None and _REVISED_FROM.search(asked.left) is not None


def of_base(scene: Scene, quantity: Figure, periods: list[FoundPeriod]) -> list[FoundPeriod]:
    """Leave out the period of the figure that the change leads to, before `由` or `18%から`."""
    head = _FROM.search(scene.text[max(0, quantity.start - 24) : quantity.start])
    if head is None:
        leads = scene.text.startswith("から", quantity.end)
        return [one for one in periods if not (leads and _is_led_to(scene, one, quantity))]
    opens = quantity.start - len(head[0])
    return [one for one in periods if one.end > opens or opening(one) != one]


_OWN = Lazy(
    r"(?:(?:末|时点|[実实][績绩])?の|时点で)[^をがはもでにへ、。]*|[^、。]*(?:予想|予测|计画|目标|见通し|见込み)[をは][^。]*"
)
"""What binds a period to the figure behind it: 2026年の9万台から; a revision has one period."""


def _is_led_to(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a period is of the figure that a change leads to: 2030年に18%から50%へ."""
    if found.end > quantity.start:
        return False
    return not _OWN.fullmatch(scene.text, found.end, quantity.start)


def opening(found: FoundPeriod) -> FoundPeriod:
    """Return the first of the years that a change spans: `2022年至2024年，由2亿元增至5亿元`."""
    period = found.period
    if period.relation != "from" or period.start.year == period.end.year or not found.explicit:
        return found
    first, last = year(period.start.year)
    return found._replace(period=period._replace(start=first, end=last, relation="in"))
