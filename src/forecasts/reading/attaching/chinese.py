"""Which cue governs a Chinese figure, and which period it is said of."""

from forecasts.reading.attaching.chinese_base import (
    FORECAST,
    is_base,
    is_revised,
    of_base,
    opening,
)
from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.japanese import (
    final_of,
    is_set_beside,
    revises,
    stands_apart,
)
from forecasts.reading.attaching.scene import Figure, Scene, Stance, weakness
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["CLAUSES", "judge_chinese", "judge_japanese"]

CLAUSES = Lazy(
    r"[，,：:（）()；;](?!\d{3}(?!\d)|(?:(?:当前|目前|最新)?(?:股价|市值|价格))?对应)|——|(?<=[^，])(?=而(?:20\d\d年|去年|目前))"
)
"""Where a Chinese clause ends; what 对应 adds belongs to the figures before it."""


_RESPONDENTS = Lazy(
    r"[^，,；;。\d]{0,3}(?:的)?[^，,；;。\d]{0,4}(?:受访|企业|消费者|用户|公司|专家|分析师|高管|车主|机构|家庭|居民|网民"
    r"|经济学家|人(?!民|形|工|均|才))[^，,；;。\d]{0,4}(?:表示|认为|计划|希望|愿意|打算|称|看好|倾向|相信|指出|期待|有意|预计|预期|考虑|担心|担忧)"
)
_OPINION = Lazy(
    r"\s*(?:的人)?(?:预计|表示|认为|计划|打算|希望|相信|看好|料(?![^，,；;。]{0,2}[，,；;。]))"
)
_RESPONDING = frozenset("家人位名")
_COMPARES = Lazy(r"(?:[由从较比自与同]|[低高少多优弱好差快慢大小]于)(?:[去上前]年|20\d\d年)?\Z")
_MEASURED = Lazy(r"(?:[低高好差逊优弱强]于|不及|超过?|超出|符合)[^，,；;。]{0,14}\Z")
_MEASURE_REACH = 18
_CONSENSUS = Lazy(
    r"预[期估测计]值?[:：为]?\s*[-+]?\d[\d.]*[^，,；;。\d]{0,4}[，,；;]\s*前值|预期(?=\s*[。；;，,]|\Z)"
)
"""What a result of statistics was expected to be: 上涨2.8%，预期2.7%，前值2.6%；符合预期."""
_ITS_FIGURE = Lazy(r"[^，,；;。、）)]{0,12}")
_SAID_BEFORE = Lazy(
    r"(?:此前|之前|原先|原来|前值|原值|原)(?:的|为|是|则为|预测值?|预期值?|预计|指引|目标){0,3}[:：]?\Z"
)
_TIMES = Lazy(
    r"的?(?:约|近|超|逾|超过|接近)?(?:[\d一二两三四五六七八九十.]+(?:余|多)?(?:倍|分之|成)|一半)"
)
_DONE = Lazy(
    r"(?:前|之前|以前)?[^，,；;。\d]{0,4}(?:建成|投产|完工|竣工|交付|开工|达产|投用|通车|投运|上市|量产|并网)"
)
_PART_ENDS = Lazy(r"[;；]")
_REVISES = Lazy(
    FORECAST + r"[^；;。]{0,30}?(?:[上下]调|调[高低升降]|修[正订]|[上下]修)[^；;。]{0,60}\Z"
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
    if rule == "verb of a revision" and found is None and done and done[-1].tense == "base":
        found, direct, how = done[-1].found, True, "period of the revision"
    if rule == "inherited tense" and direct and found and _is_over(scene, found):
        tense, cue, rule = "past", None, "period over"
    if found and how != "period before" and _OF_SHARE.search(scene.text, 0, quantity.start):
        found, direct, how = None, False, ""
    rules = tuple(word for word in (rule, how) if word)
    return Stance(tense=tense, cue=cue, found=found, direct=direct, rules=rules)


judge_japanese = judge_chinese

_OF_SHARE = Lazy(
    r"目标价[^，,；;。\d]{0,6}(?:\d[\d.]*(?:港|美)?元[（(，,]?(?:此前|之前|前值|原)[^，,；;。\d]{0,4})?\Z"
)
"""What a share is held to be worth is of no year of its profits."""


def _is_over(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a half or quarter of this year has ended: 预计全年增2%；上半年为3%."""
    return bool(found.floating and scene.stated and found.period.end < scene.stated)


def _governing(scene: Scene, index: int) -> tuple[str, Cue | None, str]:
    """Return the tense, the cue of certainty and the rule for one quantity."""
    quantity = scene.quantities[index]
    left = scene.text[max(0, quantity.start - 24) : quantity.start]
    right = scene.text[quantity.end : quantity.end + 30]
    if is_base(quantity, left, right) and not is_revised(scene, quantity, right):
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
    if is_set_beside(scene, quantity):
        return "past", None, "set beside"
    final = final_of(scene, quantity)
    if final and stands_apart(scene, quantity, final):
        return "present", None, "clause of its own"
    if final and revises(scene, quantity, final):
        said = [one for one in cues if one.tense == "future" and one.start < quantity.start]
        return "future", said[-1] if said else None, "verb of a revision"
    if final:
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
            and not (one.words in _RECORDS and _is_foreseen(scene, one))
            and not _COMPARES.search(scene.text[max(0, one.start - 8) : one.start])
            and not _TIMES.match(scene.text, one.end)
        )
    )


_RECORDS = frozenset(("创下", "历史新高"))


def _is_foreseen(scene: Scene, record: Cue) -> bool:
    """Tell whether a word that looks ahead stands before a record: 将创下历史新高."""
    return any(
        one.tense == "future"
        and one.end <= record.start
        and scene.clause(one.start) == scene.clause(record.start)
        for one in scene.cues
    )


def _is_measure(scene: Scene, cue: Cue) -> bool:
    """Tell whether an expectation is only what a result is measured against: 高于机构预估的3%."""
    if _CONSENSUS.match(scene.text, cue.start):
        return True
    left = scene.text[max(0, cue.start - _MEASURE_REACH) : cue.start]
    return cue.words[0] in "预指" and _MEASURED.search(left) is not None


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
    periods = list(scene.periods if base else scene.targets)
    if base:
        periods = of_base(scene, quantity, periods)
    before = [one for one in periods if one.end <= quantity.start]
    if not base:
        taken = {stance.found.start for stance in done if stance.found and _is_bases_own(stance)}
        before = [one for one in before if one.start not in taken or opening(one) != one]
        before = [one for one in before if not _is_aside(scene, one, quantity)]
    before = [one for one in before if not _says_when_done(scene, one, quantity)]
    if quantity.kind in ("level", "count"):
        before = [one for one in before if not _is_window_of_growth(scene, one)] or before
    here = [one for one in before if scene.clause(one.end - 1) == clause]
    spans = bool(here) and opening(here[-1]) != here[-1]
    if not here and not base:
        before = [one for one in before if not _is_year_ago(scene, one)] or before
    if here and not base and not spans and _given_to_base(scene, here[-1], done, quantity):
        return None, False, ""
    if here:
        return opening(here[-1]) if base else here[-1], True, "period before"
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
        ahead = before and not done and opening(before[-1]) != before[-1]
        return (opening(before[-1]), False, "period ahead") if ahead else (None, False, "")
    if behind and _is_planned_for(scene, quantity, behind[0]):
        return behind[0], True, "period behind"
    if before and not _interrupted(scene, before[-1], quantity):
        owned = any(
            before[-1].end <= one.start < quantity.start and one.kind != "duration"
            for one in scene.quantities
        )
        return before[-1], not owned, "inherited period" if owned else "period ahead"
    for earlier in reversed(done):
        if earlier.found and earlier.tense != "base" and not _is_year_ago(scene, earlier.found):
            return earlier.found, False, "inherited period"
    following = scene.quantities[index + 1 : index + 2]
    alone = not following or scene.clause(following[0].start) != clause
    if behind and scene.clause(behind[0].start) == clause and alone:
        return behind[0], True, "period behind"
    return None, False, ""


def _is_year_ago(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period is that of a figure set beside others: `，上年同期为盈利0.6亿元；`."""
    return found.period.words.endswith("同期") or scene.text.startswith("同期", found.end)


_BUILT = Lazy(r"(?:产能|能力|容量|装置|机组)[^，,；;。]*\Z")
_SOON = Lazy(r"[^，,；;。\d]{0,3}[，,](?:最快|最早|最迟|将?于|预计|计划|有望)?")
"""What parts a figure from the day that it is there: 产能3万片，今年12月投产."""
_PLANNED = Lazy(r"[^，,；;。\d]{0,4}(?:计划|预计|将|拟|力争|有望)[^，,；;。\d]{0,2}")


_ASIDE = Lazy(r"[（(][^（()）]*\Z")
_CLOSED = Lazy(r"[^（()）]*\d[^（()）]*[)）]")


def _is_aside(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a bracket with a figure of its own holds the period: `（前期は6億円）に10%`."""
    closed = _CLOSED.match(scene.text, found.end, quantity.start)
    return closed is not None and _ASIDE.search(scene.text, 0, found.start) is not None


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
    if opening(found) == found:
        return False
    nearest = next((one for one in scene.quantities if one.start >= found.end), None)
    return nearest is not None and nearest.kind == "growth"


def _has_own_figure(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period in brackets is that of the figure behind it: `（上年同期为8亿元）`."""
    nearest = next((one.start for one in scene.quantities if one.start >= found.end), None)
    return nearest is not None and _ITS_FIGURE.fullmatch(scene.text, found.end, nearest) is not None


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
