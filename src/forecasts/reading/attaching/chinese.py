"""Which cue governs a Chinese figure, and which period it is said of."""

import re

from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.japanese import FROM, REVISED_TO, final_of, stands_apart
from forecasts.reading.attaching.scene import Figure, Scene, Stance, weakness
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod, year

__all__ = ["CLAUSES", "judge_chinese"]

CLAUSES = Lazy(
    r"[，,：:（）()；;](?!\d{3}(?!\d)|(?:(?:当前|目前|最新)?(?:股价|市值|价格))?对应)|——|(?<=[^，])(?=而(?:20\d\d年|去年|目前))"
)
"""Where a Chinese clause ends; what 对应 adds belongs to the figures before it."""

_FROM = Lazy(r"(?:由|从|自)[^，,；;。、到至]{0,18}\Z")
_STEPPED = Lazy(r"\d[^\d]{1,8}(?:[上下]调|调[高低]|增加|减少|提高|降低|上[升涨]|下[降跌])\Z")
"""What makes a figure behind `由` the step and no base: 由60美元下调4美元至56美元."""

_CHANGE = Lazy(
    r"\s*(?:以上|以下|左右|多|余|的[^，,；;。]{0,4})?\s*[^，,；;。\d]{0,8}?(?:增|提|升|上|扩|跃|攀|降|下|减|缩|到|至|向|迈|跌|涨"
    r"|翻|变|拉)"
)
_COMPARED = Lazy(r"(?:较|(?<![占同环配])比(?![例重率])|相比|相较于?|对比)[^，,；;。]{0,14}的\s*\Z")
_RESPONDENTS = Lazy(
    r"[^，,；;。\d]{0,3}(?:的)?[^，,；;。\d]{0,4}(?:受访|企业|消费者|用户|公司|专家|分析师|高管|车主|机构|家庭|居民|网民"
    r"|经济学家|人(?!民|形|工|均|才))[^，,；;。\d]{0,4}(?:表示|认为|计划|希望|愿意|打算|称|看好|倾向|相信|指出|期待|有意|预计|预期|考虑|担心|担忧)"
)
_OPINION = Lazy(
    r"\s*(?:的人)?(?:预计|表示|认为|计划|打算|希望|相信|看好|料(?![^，,；;。]{0,2}[，,；;。]))"
)
_RESPONDING = frozenset("家人位名")
_COMPARES = Lazy(r"(?:[由从较比自与同]|[低高少多优弱好差快慢大小]于)(?:[去上前]年|20\d\d年)?\Z")
_BASE_LEFT = Lazy(r"(?:较|(?<![之占])比|相比于?|相较于?|对比|超过了?)\s*\Z")
_BASE_RIGHT = Lazy(
    r"\s*(?:度?(?:同期|同月)?(?:比(?![例重率])|より|に比べ)|以来の|相比|同期(?!\s*(?:为|是|仅|则|只有|约|达|实现|录得|盈利|亏损|净[利亏]|[:：\d]))|水平|基础上"
    r"|[^，,；;。是为达增至到]{0,30}的\s*(?:约|近|超|逾)?\s*[\d一二两三四五六七八九十.]+\s*(?:多|余)?倍)"
)
_OF_TARGET = Lazy(r"(?:目标|计划|任务|预算)[^，,；;。\d]{0,3}的\s*(?:约|近|超|逾)?\s*\d[\d.]*\s*%")
_MEASURED = Lazy(r"(?:[低高好差逊优]于|不及|超过?|超出|符合)[^，,；;。\d]{0,6}(?:\d{1,2}月)?\Z")
_MEASURE_REACH = 14
_OF_WHOLE = Lazy(r"(?:恢复[至到]?|相当于|占|达到?|为|是)\s*\Z")
_PERCENT_OF = Lazy(r"\s*的\s*(?:约|近|超|逾)?\s*\d[\d.]*\s*%")
"""What a share is one of: 恢复到2019年的128%."""
_BASE_WITH = Lazy(r"[与同和]\s*\Z")
_NOT_BASE_ENDING = Lazy(r"\s*(?:基本|大致|大体)?(?:相比|持平|相当|相仿|相近|一致)")
_ITS_FIGURE = Lazy(r"[^，,；;。、）)]{0,12}")
_SAID_BEFORE = Lazy(
    r"(?:此前|之前|原先|原来|前值|原值|原)(?:的|为|是|则为|预测值?|预期值?|预计|指引|目标){0,3}[:：]?\Z"
)
_SAID = Lazy(r"\s*的?(?:预测|预期|预估|给出|作出)[^，,；;。]{0,6}的")
_TIMES = Lazy(
    r"的?(?:约|近|超|逾|超过|接近)?(?:[\d一二两三四五六七八九十.]+(?:余|多)?(?:倍|分之|成)|一半)"
)
_DONE = Lazy(
    r"(?:前|之前|以前)?[^，,；;。\d]{0,4}(?:建成|投产|完工|竣工|交付|开工|达产|投用|通车|投运|上市|量产|并网)"
)
_PART_ENDS = Lazy(r"[;；]")
_FORECAST = r"(?:预测|预期|预估|预计|展望|指引|目标(?!价))"
_REVISED_FROM = Lazy(_FORECAST + r"[^，,；;。]{0,14}?(?:由|从|自)[^，,；;。、到至]{0,18}\Z")
_REVISES = Lazy(
    _FORECAST + r"[^；;。]{0,30}?(?:[上下]调|调[高低升降]|修[正订]|[上下]修)[^；;。]{0,60}\Z"
)
_REVISED_NOUN = Lazy(
    r"(?:[上下]调|调[高低]|修[正订]|[上下]修)[^，,；;。]{0,14}"
    + _FORECAST
    + r"[^；;。\d]{0,14}(?:由|从|自)[^，,；;。、到至]{0,18}\Z"
)
_REVISED = Lazy(
    r"\s*(?:以上|以下|左右)?\s*(?:大幅|小幅|进一步)?(?:[上下]调|调[高低升降]|修[正订]|提[高升]|下修|上修)"
)


def judge_chinese(scene: Scene, index: int, done: tuple[Stance, ...]) -> Stance:
    """Judge the quantity at `index`, given the verdicts on the quantities before it."""
    quantity = scene.quantities[index]
    if quantity.kind == "duration":
        return Stance(tense="past", cue=None, found=None, direct=False, rules=("duration",))
    tense, cue, rule = _governing(scene, index)
    if rule == "respondents":
        return Stance(tense=tense, cue=None, found=None, direct=False, rules=(rule,))
    found, direct, how = _target(scene, index, done, base=tense == "base")
    if rule == "inherited tense" and direct and found and _is_over(scene, found):
        tense, cue, rule = "past", None, "period over"
    rules = tuple(word for word in (rule, how) if word)
    return Stance(tense=tense, cue=cue, found=found, direct=direct, rules=rules)


def _is_over(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a half or quarter of this year has ended: 预计全年增2%；上半年为3%."""
    return bool(found.floating and scene.stated and found.period.end < scene.stated)


def _governing(scene: Scene, index: int) -> tuple[str, Cue | None, str]:
    """Return the tense, the cue of certainty and the rule for one quantity."""
    quantity = scene.quantities[index]
    left = scene.text[max(0, quantity.start - 24) : quantity.start]
    right = scene.text[quantity.end : quantity.end + 30]
    if _is_base(quantity, left, right) and not _is_revised(scene, quantity, right):
        return "base", None, "compared with"
    polled = quantity.unit == "%" or (
        quantity.kind == "count" and quantity.quote[-1] in _RESPONDING
    )
    if _RESPONDENTS.match(right) or (polled and _OPINION.match(right)):
        return "present", None, "respondents"
    if quantity.quote.startswith("翻了"):
        return "past", None, "perfect"
    cues = _real_cues(scene)
    clause = scene.clause(quantity.start)
    here = [one for one in cues if scene.clause(one.start) == clause]
    before = [one for one in here if one.start < quantity.end]
    if _SAID_BEFORE.search(left) and _REVISES.search(scene.text[: quantity.start]):
        before = [one for one in cues if one.start < quantity.start and one.tense == "future"]
    final = final_of(scene, quantity)
    if final and stands_apart(scene, quantity, final):
        return "present", None, "clause of its own"
    if final and not (before and REVISED_TO.match(right)):
        return final.tense, _weakest(final, cues, scene), "verb at the end"
    if before:
        last = before[-1]
        if last.tense == "estimate":
            last = next((one for one in before if one.tense == "future"), last)
        # `去年` before and `将` at once: the future cue is the verb, the past one only its base.
        return last.tense, _weakest(last, cues, scene), "verb before"
    after = [one for one in here if one.start >= quantity.end]
    if after:
        chosen = next((one for one in after if one.tense == "future"), after[0])
        return chosen.tense, _weakest(chosen, cues, scene), "verb behind"
    earlier = [one for one in cues if scene.clause(one.start) < clause]
    if earlier:
        last = earlier[-1]
        return last.tense, _weakest(last, cues, scene), "inherited tense"
    return "", None, ""


def _real_cues(scene: Scene) -> tuple[Cue, ...]:
    """Drop the cues of what is only compared with: `由目前的57%提升至`, `较去年`."""
    return tuple(
        one
        for one in scene.cues
        if (one.tense in ("future", "estimate") and not _is_measure(scene, one))
        or (
            one.tense == "past"
            and not _COMPARES.search(scene.text[max(0, one.start - 8) : one.start])
            and not _TIMES.match(scene.text, one.end)
        )
    )


def _is_measure(scene: Scene, cue: Cue) -> bool:
    """Tell whether an expectation is only what a result is measured against: 高于机构预估的3%."""
    left = scene.text[max(0, cue.start - _MEASURE_REACH) : cue.start]
    return cue.words.startswith("预") and _MEASURED.search(left) is not None


def _is_base(quantity: Figure, left: str, right: str) -> bool:
    """Tell whether the figure is what another one is compared with: `由500亿元增至`, `较去年的`."""
    if quantity.hedge == "range" and re.match(r"[由从]", quantity.quote):
        return False
    if FROM.match(right):
        return True
    head = _FROM.search(left)
    if head and _CHANGE.match(right):
        return not _STEPPED.search(head[0])
    return bool(_COMPARED.search(left))


def _is_revised(scene: Scene, quantity: Figure, right: str) -> bool:
    """Tell whether a forecast is revised, so that both figures are said of the same period."""
    left = scene.text[max(0, quantity.start - 40) : quantity.start]
    if _REVISED_NOUN.search(left):
        return True
    return bool(_REVISED.match(right) and _REVISED_FROM.search(left))


def _weakest(chosen: Cue, cues: tuple[Cue, ...], scene: Scene) -> Cue | None:
    """Return the least certain of the cues over a figure: `预计` stands over `将达`."""
    if chosen.tense not in ("future", "estimate"):
        return None
    over = [chosen]
    for one in reversed([one for one in cues if one.start < chosen.start]):
        if one.tense == "past":
            break
        figures = [
            quantity
            for quantity in scene.quantities
            if one.end <= quantity.start < chosen.start and quantity.kind != "duration"
        ]
        if figures and one.probability is not None and chosen.certainty not in ("将", "会", "届时"):
            break
        over.append(one)
    return min(over, key=weakness)


def _target(
    scene: Scene, index: int, done: tuple[Stance, ...], *, base: bool
) -> tuple[FoundPeriod | None, bool, str]:
    """Return the period that a quantity is said of, whether it is its own, and the rule."""
    quantity = scene.quantities[index]
    clause = scene.clause(quantity.start)
    periods = [one for one in scene.periods if base or not _is_base_period(scene, one)]
    if base:
        periods = _of_base(scene, quantity, periods)
    before = [one for one in periods if one.end <= quantity.start]
    if not base:
        taken = {stance.found.start for stance in done if stance.found and _is_bases_own(stance)}
        before = [one for one in before if one.start not in taken or _opening(one) != one]
    before = [one for one in before if not _says_when_done(scene, one, quantity)]
    if quantity.kind in ("level", "count"):
        before = [one for one in before if not _is_window_of_growth(scene, one)] or before
    here = [one for one in before if scene.clause(one.end - 1) == clause]
    spans = bool(here) and _opening(here[-1]) != here[-1]
    if here and not base and not spans and _given_to_base(scene, here[-1], done, quantity):
        return None, False, ""
    if here:
        return _opening(here[-1]) if base else here[-1], True, "period before"
    behind = [one for one in periods if one.start >= quantity.end]
    bracket = scene.text[quantity.end : quantity.end + 2].lstrip()[:1] in ("（", "(")
    if (
        behind
        and bracket
        and behind[0].start - quantity.end <= 3
        and not _has_own_figure(scene, behind[0])
    ):
        return behind[0], True, "period in brackets"
    if base:
        ahead = before and not done and _opening(before[-1]) != before[-1]
        return (_opening(before[-1]), False, "period ahead") if ahead else (None, False, "")
    if behind and _is_planned_for(scene, quantity, behind[0]):
        return behind[0], True, "period behind"
    if before and not _interrupted(scene, before[-1], quantity):
        owned = any(
            before[-1].end <= one.start < quantity.start and one.kind != "duration"
            for one in scene.quantities
        )
        return before[-1], not owned, "inherited period" if owned else "period ahead"
    for earlier in reversed(done):
        if earlier.found and earlier.tense != "base":
            return earlier.found, False, "inherited period"
    following = scene.quantities[index + 1 : index + 2]
    alone = not following or scene.clause(following[0].start) != clause
    if behind and scene.clause(behind[0].start) == clause and alone:
        return behind[0], True, "period behind"
    return None, False, ""


def _of_base(scene: Scene, quantity: Figure, periods: list[FoundPeriod]) -> list[FoundPeriod]:
    """Leave out what stands before `由`: the period of the figure that the change leads to."""
    head = _FROM.search(scene.text[max(0, quantity.start - 24) : quantity.start])
    if head is None:
        return periods
    opens = quantity.start - len(head[0])
    return [one for one in periods if one.end > opens or _opening(one) != one]


_BUILT = Lazy(r"(?:产能|能力|容量|装置|机组)[^，,；;。]*\Z")
_SOON = Lazy(r"[^，,；;。\d]{0,3}[，,](?:最快|最早|最迟|将?于|预计|计划|有望)?")
"""What parts a figure from the day that it is there: 产能3万片，今年12月投产."""
_PLANNED = Lazy(r"[^，,；;。\d]{0,4}(?:计划|预计|将|拟|力争|有望)[^，,；;。\d]{0,2}")


def _is_planned_for(scene: Scene, quantity: Figure, found: FoundPeriod) -> bool:
    """Tell whether only a word of plans parts a figure from its period: `800MW计划2028年投产`."""
    if _PLANNED.fullmatch(scene.text, quantity.end, found.start):
        return True
    built = _BUILT.search(scene.text, max(0, quantity.start - _MEASURE_REACH), quantity.start)
    soon = built and _SOON.fullmatch(scene.text, quantity.end, found.start)
    return bool(soon and _DONE.match(scene.text, found.end))


def _says_when_done(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a period only says when something before it is ready: `2026年底建成；二期…`."""
    return bool(
        _DONE.match(scene.text, found.end)
        and _PART_ENDS.search(scene.text, found.end, quantity.start)
    )


def _is_window_of_growth(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether years only say how long a rate runs: `2025—2030年CAGR约24%`."""
    if _opening(found) == found:
        return False
    nearest = next((one for one in scene.quantities if one.start >= found.end), None)
    return nearest is not None and nearest.kind == "growth"


def _has_own_figure(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period in brackets is that of the figure behind it: `（上年同期为8亿元）`."""
    nearest = next((one.start for one in scene.quantities if one.start >= found.end), None)
    return nearest is not None and _ITS_FIGURE.fullmatch(scene.text, found.end, nearest) is not None


def _opening(found: FoundPeriod) -> FoundPeriod:
    """Return the first of the years that a change spans: `2022年至2024年，由2亿元增至5亿元`."""
    period = found.period
    if period.relation != "from" or period.start.year == period.end.year or not found.explicit:
        return found
    first, last = year(period.start.year)
    return found._replace(period=period._replace(start=first, end=last, relation="in"))


def _is_bases_own(stance: Stance) -> bool:
    """Tell whether a stance is that of a base which stands with its own period."""
    return stance.tense == "base" and stance.direct


def _given_to_base(
    scene: Scene, found: FoundPeriod, done: tuple[Stance, ...], quantity: Figure
) -> bool:
    """Tell whether a period stands with the figure that this one is compared with."""
    return any(
        stance.tense == "base"
        and found.end <= other.start < quantity.start
        and stance.found is not None
        and stance.found.start == found.start
        for other, stance in zip(scene.quantities, done, strict=False)
    )


def _interrupted(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a later clause has left the period: a past word after a period ahead."""
    if found.period.end.year <= scene.now and found.tense != "future":
        return False
    between = [cue for cue in _real_cues(scene) if found.end <= cue.start < quantity.start]
    return bool(between) and between[-1].tense == "past"


def _is_base_period(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period is only compared with: `较2023年`, `与2020年相比`, `是2023年的3倍`."""
    left = scene.text[max(0, found.start - 6) : found.start]
    right = scene.text[found.end : found.end + 40]
    words = found.period.words
    if words.endswith(("前年", "昨年", "前年度")) and right[:2] in ("から", "を上", "を下", "並み"):
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
