"""Which cue governs a Chinese or Japanese figure, and which period it is said of."""

from itertools import chain

from forecasts.reading.attaching.asked import Asked, beside, of_kind
from forecasts.reading.attaching.chinese_base import FORECAST, is_base, is_revised
from forecasts.reading.attaching.chinese_cues import weakest
from forecasts.reading.attaching.chinese_target import (
    NONE,
    OF_NOW,
    TARGETS,
    is_over_already,
    sought_by,
)
from forecasts.reading.attaching.japanese import FINAL_VERBS
from forecasts.reading.attaching.scene import Stance
from forecasts.reading.attaching.voiced import Voice, Voiced
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first, where
from forecasts.reading.twins.cue_words import plain

__all__ = ["CLAUSES", "judge_chinese", "judge_japanese"]

CLAUSES = Lazy(
    r"[，,：:（）()；;](?!\d{3}(?!\d)|(?:(?:当前|目前|最新)?(?:股价|市值|价格))?对应)|——|(?<=[^，])(?=而(?:20\d\d年|去年|目前))"
)
"""Where a Chinese clause ends; what 对应 adds belongs to the figures before it."""

_RESPONDING = frozenset("家人位名")
_SAID_BEFORE = Lazy(
    r"(?:此前|之前|原先|原来|前值|原值|原)(?:的|为|是|则为|预测值?|预期值?|预计|指引|目标){0,3}[:：]?\Z"
)
_REVISES = Lazy(
    FORECAST + r"[^；;。]{0,30}?(?:[上下]调|调[高低升降]|修[正订]|[上下]修)[^；;。]{0,60}\Z"
)
_OF_NO_PERIOD = frozenset(
    ("respondents", "limit of a group", "part of a forecast", "figure of an event")
)
"""Rules of figures that have no time of their own."""
_PRESENT: Voice = "present", None
_PAST: Voice = "past", None
_BASE: Voice = "base", None
_FUTURE: Voice = "future", None


def _is_compared(asked: Asked) -> bool:
    return is_base(asked) and not is_revised(asked)


def _may_answer(asked: Asked) -> bool:
    """Tell whether a figure may count those who were asked: 40%, 300家."""
    figure = asked.figure
    return figure.unit == "%" or (figure.kind == "count" and figure.quote[-1] in _RESPONDING)


def _is_least_sum(asked: Asked) -> bool:
    """Tell a sum from which on a group is meant: 产值超100亿元的企业."""
    return asked.figure.hedge == "above" and asked.figure.unit == "CNY"


def _is_share(asked: Asked) -> bool:
    return asked.figure.unit == "%" and asked.figure.kind == "share"


def _has_no_word_ahead(asked: Asked) -> bool:
    """Tell a figure that no word before it foresees."""
    start = asked.figure.start
    return not any(one.tense == "future" and one.start < start for one in asked.scene.cues)


BESIDE: tuple[Rule[Asked, Voice], ...] = (
    Rule(
        "compared with", "zh", where(_is_compared, says=_BASE),
        ("规模将由[500亿元]增至800亿元。",),
        ("机构将增速预测由[5%]上调至6%。",),
    ),
    Rule(
        "respondents", "zh",
        where(beside(
            behind=r"[^，,；;。\d]{0,3}(?:的)?[^，,；;。\d]{0,4}(?:受访|企业|消费者|用户|公司|专家|分析师|高管|车主|机构|家庭|居民|网民"
            r"|经济学家|人(?!民|形|工|均|才))[^，,；;。\d]{0,4}(?:表示|认为|计划|希望|愿意|打算|称|看好|倾向|相信|指出|期待|有意|预计|预期|考虑|担心|担忧)",
        ), says=_PRESENT),
        ("[40%]的受访企业预计价格上涨。",),
        ("[40%]的企业将在明年关闭。",),
    ),
    Rule(
        "respondents", "zh",
        where(beside(
            behind=r"\s*(?:的人)?(?:预计|表示|认为|计划|打算|希望|相信|看好|料(?![^，,；;。]{0,2}[，,；;。]))",
            only=_may_answer,
        ), says=_PRESENT),
        ("有[32家]预计央行降息。",),
        ("有[32吨]预计将售出。",),
    ),
    Rule(
        "respondents", "ja",
        where(beside(
            before=plain(r"(?:企業|回答者|会社|消費者|エコノミスト|世帯|事業者|社員|住民|国民)の(?:約|およそ)?\Z"),
            behind=plain(r"[がは][^。]*(?:(?:予定|回答|予想|期待|検討)し|見込[んむ]|答え|考え)"),
            words=("の",),
        ), says=_PRESENT),
        ("企業の[6割]が来年の賃上げを予定している。",),
        ("企業の[6割]を来年までに支援する計画だ。",),
    ),
    Rule(
        "limit of a group", "zh",
        where(beside(
            behind=r"(?:以上)?级?的?[^，,；;。、\d]{0,6}?(?:企业|园区|集群|基地|公司|县|镇|城市|品牌|平台|产品|单品|龙头|项目)[^，,；;。、\d]{0,6}\d+\s?[家个户]",
            only=_is_least_sum,
        ), says=_PRESENT),
        ("预计到2030年，产值[超100亿元]的企业达到3家。",),
        ("预计到2030年，产值[超100亿元]，企业达到3家。",),
    ),
    Rule(
        "limit of a group", "zh",
        where(beside(
            before=r"(?:员工|职工|雇员|从业人员|従業員|社員|年收入|年营收|年营业收入|年销售额|年商|总资产|资产总额|注册资本|资本金)(?:总?数|人数|规模|额)?[在达为]?到?约?\Z",
            behind=r"[的の][^，,；;。、\d]{0,6}?(?:企业|单位|公司|家庭|居民|个人|机构|法人|商户|企業|会社|事业)",
            only=lambda asked: asked.figure.hedge in ("above", "up-to"),
        ), says=_PRESENT),
        ("员工[300人以上]的企业须在明年申报。",),
        ("该企业明年员工将达[300人以上]。",),
    ),
    Rule(
        "measured by a forecast", "zh",
        where(beside(
            behind=r"[^，,；;。\d]{0,4}[，,（(](?:均|亦|也|略|大幅|远|明显|好于)?(?:[高低好优差弱强逊]于|超过?|超出|不及|符合)[^，,；;。\d]{0,10}(?:预[期测估]|指引)",
            only=_has_no_word_ahead,
        ), says=_PAST),
        ("公司第四季度营收为[58亿元]，高于市场预期的57亿元。",),
        ("公司预计第四季度营收为[58亿元]，高于市场预期的57亿元。",),
    ),
    Rule(
        "part of a forecast", "ja",
        where(beside(
            before=r"(?:占|达到?|完成)[^，,；;。、\d]{0,6}(?:预测|指引|目标|计划|预算)(?:值|额)?的?(?:约|近|逾|超)?\Z"
            r"|(?:计画|予想|予测|见通し|目标)(?:に対[しす]る?の?|比で?の?|の)、?(?:约|およそ)?\Z",
            behind=r"(?![^，,。、]{0,8}(?:を目|に引|へ引|に届|目指|計画|计画|予定|见込|となる))",
            only=_is_share,
        ), says=_PRESENT),
        ("進捗率は通期計画の[58%]に達している。", "上半年净利占全年预测的[46%]。"),
        ("進捗率は年末に[58%]に達する見通し。", "上半年净利占比预计达[46%]。"),
    ),
    Rule(
        "forecast with its progress", "ja",
        where(beside(
            before=r"(?:计画|予想|予测|见通し|目标)の(?:约|およそ)?\Z",
            behind=r"に[对対]し[^。\d]{0,10}[\d.]+%の?(?:进捗|達成|达成)",
        ), says=_FUTURE),
        ("受注は通期予想の[5900億円]に対し25%の進捗だった。",),
        ("受注は前年の[5900億円]に対し25%の増加だった。",),
    ),
    Rule(
        "figure of an event", "zh",
        where(beside(
            before=r"(?:大会|论坛|博览会|展会|峰会|年会|研讨会|交易会|车展|书展|展览会|洽谈会)[^，,；;。\d]{0,6}[将拟][^，,；;。\d]{0,8}\Z",
            words=("会", "坛", "展"),
            only=of_kind("count"),
        ), says=_PRESENT),
        ("博览会将吸引[300多家]企业参展。",),
        ("博览会将带动消费[50亿元]。",),
    ),
    Rule(
        "of now", "ja",
        where(lambda asked: OF_NOW.search(asked.scene.text, 0, asked.figure.start), says=_PRESENT),
        ("市は30年に1000台とする計画で、すでに[240台]が走る。",
         "現状の[200万トン]を、2030年に300万トンへ拡大する。"),
        ("市は30年に1000台とする計画で、うち[240台]が走る。",),
    ),
    Rule(
        "set beside", "zh",
        where(beside(
            before=r"[（(](?:前期|前年|昨年|前年度|前年?同[期月]|去年|前回)[^比（()）\d]{0,8}\Z",
        ), says=_PAST),
        ("预计利润650亿元（去年[610亿元]）。",),
        ("预计利润650亿元（其中[610亿元]）。",),
    ),
    Rule(
        "perfect", "zh", where(beside(named="翻了"), says=_PAST),
        ("预计需求[翻了一番]。",),
        ("预计需求[翻一番]。",),
    ),
)  # fmt: skip
"""Tense of a figure by the words beside it; the first that speaks decides."""


def _voiced(asked: Asked) -> Voiced:
    scene, figure = asked.scene, asked.figure
    clause = scene.clause(figure.start)
    cues = scene.spoken
    here = [one for one in cues if scene.clause(one.start) == clause]
    return Voiced(
        asked=asked,
        clause=clause,
        cues=cues,
        before=tuple(one for one in here if one.start < figure.end),
        behind=tuple(one for one in here if one.start >= figure.end),
    )


def _of_revision(voiced: Voiced) -> Voice | None:
    """Let the forecast speak that a former one is set beside: 上调预测至9%，此前为8%."""
    asked = voiced.asked
    start = asked.figure.start
    if not _SAID_BEFORE.search(asked.left) or not _REVISES.search(asked.scene.text, 0, start):
        return None
    said = [one for one in voiced.cues if one.start < start and one.tense == "future"]
    return (said[-1].tense, weakest(voiced, said[-1])) if said else None


def _before(voiced: Voiced) -> Voice | None:
    """Let the last cue before a figure speak; an estimate leaves it to what looks ahead."""
    if not voiced.before:
        return None
    last = voiced.before[-1]
    if last.tense == "estimate":
        last = next((one for one in voiced.before if one.tense == "future"), last)
    return last.tense, weakest(voiced, last)


def _behind(voiced: Voiced) -> Voice | None:
    """Let what looks ahead behind a figure speak, else the first cue there."""
    if not voiced.behind:
        return None
    future = (one for one in voiced.behind if one.tense == "future")
    chosen = next(future, voiced.behind[0])
    return chosen.tense, weakest(voiced, chosen)


def _from_before(voiced: Voiced) -> Voice | None:
    """Let the last cue of the clauses before speak."""
    scene = voiced.asked.scene
    earlier = [one for one in voiced.cues if scene.clause(one.start) < voiced.clause]
    return (earlier[-1].tense, weakest(voiced, earlier[-1])) if earlier else None


VOICES: tuple[Rule[Voiced, Voice], ...] = (
    Rule(
        "verb before", "zh", _of_revision,
        ("该行将2026年铜价预期上调至9000美元，此前为[8500美元]。",),
        ("电价上调至0.6元，此前为[0.5元]。",),
    ),
    Rule(
        "verb before", "zh", _before,
        ("预计产量达[40万吨]。",),
        ("产量[40万吨]。",),
    ),
    Rule(
        "verb behind", "zh", _behind,
        ("[40万吨]产能将投产。",),
        ("[40万吨]产能。",),
    ),
    Rule(
        "inherited tense", "zh", _from_before,
        ("预计产量达40万吨，增长[9%]。",),
        ("产量40万吨，增长[9%]。",),
    ),
)  # fmt: skip
"""Tense and certainty by the cues of a sentence; the first that speaks decides."""


def judge_chinese(asked: Asked, done: tuple[Stance, ...]) -> Stance:
    """Judge a figure, given the verdicts on those before it."""
    return _judge(asked, done, ())


def judge_japanese(asked: Asked, done: tuple[Stance, ...]) -> Stance:
    """Judge a Japanese one: a verb at the end of its clause speaks before the words of Chinese."""
    return _judge(asked, done, FINAL_VERBS)


def _judge(
    asked: Asked, done: tuple[Stance, ...], final_verbs: tuple[Rule[Voiced, Voice], ...]
) -> Stance:
    if asked.figure.kind == "duration":
        return Stance(tense="past", cue=None, found=None, direct=False, rules=("duration",))
    rule, voice = first(BESIDE, asked)
    if voice is None:
        rule, voice = first(chain(final_verbs, VOICES), _voiced(asked))
    tense, cue = voice or ("", None)
    if rule in _OF_NO_PERIOD:
        return Stance(tense=tense, cue=None, found=None, direct=False, rules=(rule,))
    how, target = first(TARGETS, sought_by(asked, done, tense, rule))
    found, direct = target or NONE
    if rule == "inherited tense" and direct and found and is_over_already(asked.scene, found):
        tense, cue, rule = "past", None, "period over"
    rules = tuple(word for word in (rule, how if found else "") if word)
    return Stance(tense=tense, cue=cue, found=found, direct=direct, rules=rules)
