"""Which figure is an earlier forecast: what was expected before the forecast that now stands."""

from collections.abc import Container, Mapping

from forecasts.reading.attaching.earlier_dated import DATED_RULES
from forecasts.reading.attaching.earlier_english import ANY, ENGLISH_RULES, EarlierRule
from forecasts.reading.patterns import Lazy
from forecasts.reading.twins.cue_words import plain

__all__ = ["RULES", "TRIED", "EarlierRule", "earlier_rule"]

_REACH = 160
_SAID_ZH = r"(?:财测|预测|预计|预期|预估|目标价?|指引|计划|展望|规划)"
_BEFORE_ZH = (
    r"(?:此前|之前|原先|原来|原本|早前|先前|前次|上次|年初|前期|当初|去年\d{1,2}月|今年\d{1,2}月)"
)
_REVISED_ZH = r"(?:[上下]调|调[高低升降]|修[正订]|[上下]修)"
_SAID_JA = r"(?:予想|予測|計画|目標|見通し|見込み|想定)"

RULES: tuple[EarlierRule, ...] = (
    *ENGLISH_RULES,
    *DATED_RULES,
    EarlierRule(
        "由…上调", "zh",
        Lazy(rf"(?:{_SAID_ZH}|净利润?|盈利|EPS|营收)[^；;。\n]*?(?:由|从|自)[^，,；;。、到至\d]{{0,18}}\Z"),
        Lazy(r"(?:[/、][\d.]+[万亿元]{0,3})*[^；;。，,\n\d]{0,6}(?:微调|[上下]调|调[高低升降]|修[正订]|[上下]修)"),
        ("机构将2027年增速预测由[5.1%]上调至5.4%。", "目标价从[210元]下调到185元。",
         "将2027年净利润由[22亿元]上修至24亿元。"),
        ("央行将利率由[3.5%]下调至3.25%。", "预计占比将由2025年的[22%]降到18%。"),
    ),
    EarlierRule(
        "全年…由…下调", "zh",
        Lazy(
            r"(?:全年|20\d\d年|[今明]年)[^；;。，,\n]{0,6}?(?:资本开支|资本支出|出货|销量|营收|收入|产量|增速|毛利率|装机|需求|供应|产能|交付)[^；;。，,\n\d]{0,6}"
            r"(?:由|从|自)[^，,；;。、到至\d]{0,8}\Z"
        ),
        Lazy(r"[^；;。，,\n\d]{0,6}(?:[上下]调|调[高低升降]|修[正订]|[上下]修)"),
        ("全年资本开支由[60亿元]下调至52亿元。",),
        ("全年销量由[60万辆]降至52万辆。", "电价由[0.6元]上调至0.7元。"),
    ),
    EarlierRule(
        "上调预测自", "zh",
        Lazy(
            rf"(?:[上下]调|调[高低升降]|[上下]修)[^；;。\n]{{0,14}}{_SAID_ZH}[^；;。\d]{{0,14}}"
            r"(?:由|从|自)[^，,；;。、到至\d]{0,18}\Z"
        ),
        ANY,
        ("下调2026年盈利预测，从[9亿元]降至8亿元。",),
        ("下调2026年价格，从[9元]降至8元。",),
    ),
    EarlierRule(
        "此前预测", "zh",
        Lazy(
            rf"(?:{_BEFORE_ZH}[^，,；;。\n\d]{{0,4}}料[^，,；;。\n\d]{{0,4}}|{_BEFORE_ZH}[^，,；;。\n\d]{{0,4}}(?:所定|设定|定下|制定)的|(?:{_BEFORE_ZH}|曾经?)[^，,；;。\n\d]{{0,8}}{_SAID_ZH}(?![^，,；;。\n\d]*(?:高出|多出|少|[上下]调))[^，,；;。\n\d]{{0,14}}|前值(?:为|是|[:：])?|原(?:有|定|先|来)?的?"
            rf"(?:为|{_SAID_ZH}[^，,；;。\n\d]{{0,6}})|{_BEFORE_ZH}(?:我们|公司|机构|市场)?(?:说的?|给出的?|公布的?|定的?)(?:是|为))\Z"
        ),
        ANY,
        ("今年增9%，此前预测为[8%]。", "预期降至0.7%，此前料增[1.1%]。",
         "EPS为9.8元（前值[11元]）。",
         "低于原先预期的[15亿元]。"),
        ("此前已售出[8万辆]。", "公司预计收入[15亿元]。"),
    ),
    EarlierRule(
        "预期…前值", "zh",
        Lazy(r"[，,；;（(]\s*(?:市场|机构|分析师)?预[期估测计]值?[:：为]?\s*\Z"),
        Lazy(r"[^，,；;。\n\d]{0,4}[，,；;]\s*前值"),
        ("3月物价上涨2.8%，预期[2.7%]，前值2.6%。",),
        ("3月物价上涨2.8%，预计[2.7%]。",),
    ),
    EarlierRule(
        "（3月：", "zh",
        Lazy(r"\d[^（(，,；;。]{0,6}[（(](?:20\d\d年)?\d{1,2}月(?:预测|预计|点阵图|份)?(?:为|[:：])\s*\Z"),
        Lazy(r"[^（(，,；;。\n]{0,4}[)）]"),
        ("今年通胀预计为2.9%（3月：[2.6%]）。",),
        ("通胀为2.9%（去年[2.6%]）。",),
        beside=True,
    ),
    EarlierRule(
        "低于预期", "zh",
        Lazy(
            rf"(?:[低高好差逊优弱强]于|不及|超过?|超出|符合)[^，,；;。\n\d]{{0,10}}(?:\d{{1,2}}月)?{_SAID_ZH}(?:[上下]缘|[上下]限|[高低]标|中位数|中值|区间)?的?"
            r"[^，,；;。\n\d]{0,3}\Z"
        ),
        ANY,
        ("营收为23亿元，低于分析师预期的[24亿元]。", "增速5%，超过市场预测的[4.8%]。"),
        ("预计占比将超过[24%]。", "营收[23亿元]，低于预期。", "装机超过规划，达到[24GW]。"),
    ),
    EarlierRule(
        "高于…的预估", "zh",
        Lazy(r"(?:[低高好差逊优弱强]于|不及|超过?|超出|符合)(?!此前|之前|原先)[^，,；;。\n\d]{0,10}\Z"),
        Lazy(rf"的?(?:市场|机构|平均|一致){{0,2}}{_SAID_ZH}(?:中值|均值|值)?(?!价)"),
        ("营收为23亿元，高于分析师[22亿元]的预估中值。",),
        ("营收[23亿元]，高于去年。",),
    ),
    EarlierRule(
        "超指引上限", "zh",
        Lazy(
            r"(?:[低高好优]于|不及|超过?|超出|符合)[^，,；;。\n\d]{0,6}(?:指引|预期|预测)(?:上限|下限|区间|中值|中枢)?"
            r"[（(][^，,；;。）)\d]{0,6}\Z"
        ),
        Lazy(r"[^（(]{0,4}[）)]"),
        ("收入增9%，高于指引上限（环比增长[5%-7%]）。",),
        ("毛利率22.0%（[18%-20%]）。",),
    ),
    EarlierRule(
        "此前为", "zh",
        Lazy(
            rf"(?:{_REVISED_ZH}[^；;。\n]*{_SAID_ZH}|{_SAID_ZH}[^；;。\n]*{_REVISED_ZH}|目标价)[^；;。\n]*"
            r"(?:此前|之前|原先|原来)(?:为|是)约?\Z"
        ),
        ANY,
        ("我们上调2027年装机预测至620GW，此前为[580GW]。", "目标价42元，此前为[38元]。"),
        ("电价上调至0.6元，此前为[0.5元]。",),
    ),
    EarlierRule(
        "此前给出的", "zh",
        Lazy(rf"{_BEFORE_ZH}[^，,；;。\n\d]{{0,4}}(?:给出|公布|设定|制定|提出|发布|确定)的?[^，,；;。\n\d]{{0,4}}\Z"),
        Lazy(rf"的?[^，,；;。\n\d]{{0,3}}{_SAID_ZH}"),
        ("毛利率48%，高于此前给出的[46%—48%]指引上限。",),
        ("此前公布的产量为[46万吨]。",),
    ),
    EarlierRule(
        "目标价由", "zh",
        Lazy(r"(?:目标[价位]?|盈测|指引|预期|预测)(?:也|亦|则)?(?:由|从|自)[^，,；;。、到至\d]{0,4}\Z"),
        Lazy(r"[^；;。，,\n\d]{0,6}(?:削|砍|[升降提增减下上调]|到|至)"),
        ("目标价由[5.2港元]削至4.6港元。", "年内降息次数预期由[3次]减至2次。"),
        ("股价由[5.2港元]跌至4.6港元。",),
    ),
    EarlierRule(
        "从来予想", "ja",
        Lazy(plain(
            rf"(?:従来|前回|当初|これまで|以前)の?{_SAID_JA}(?!より|比|を[上下])[^、。\n\d]{{0,6}}\Z|(?:従来|前回|当初)[はの]?\Z")),
        Lazy(plain(r"(?!(?:ほど|程度)?[上下]回)")),
        ("従来予想は[16GWh]だった。", "当初計画の[80万台]を下回る。"),
        ("前回の売上は[16億円]だった。", "従来予想を[30億円]上回る見通し。"),
    ),
    EarlierRule(
        "していた", "ja", ANY,
        Lazy(plain(
            r"[^、。\n\d]{0,9}(?:(?:見込ん|見積もっ|予想し|予測し|想定し|計画し)[てで]|[とを](?:見て|みて|して))い(?:た|まし)")),
        ("春には[16億円]を見込んでいた。", "昨年秋には[5%増]と予想していた。"),
        ("今年は[16億円]を見込んでいる。",),
    ),
    EarlierRule(
        "前回は", "ja",
        Lazy(plain(rf"前回(?:の[^。、\n]{{0,24}})?(?:{_SAID_JA}|リポート|レポート|調査|時点|公表)?(?:で?は)[^。\n]*?年度?[はの、][^。\n]*\Z")),
        Lazy(plain(r"[^。\n]{0,30}(?:だった|でした|であった|としていた|となっていた)")),
        ("前回は26年度、27年度ともにプラス[0.7%]だった。",),
        ("前回大会は26年、[5万人]が訪れた。",),
    ),
    EarlierRule(
        "増益率が→", "ja", ANY,
        Lazy(plain(r"(?:[増減])?→[^。、\n]{1,16}[にへ][^。、\n]{0,12}(?:拡大|縮小|修正|引き|増額|減額|改善)")),
        ("通期を修正し、増益率が[5.6%]増→6.4%増に拡大する見通し。",),
        ("利益率は[5.6%]→6.4%だった。",),
        beside=True,
    ),
    EarlierRule(
        "予想を修正", "ja",
        Lazy(plain(rf"{_SAID_JA}[^。\n]*?(?:[をはがも]|プラス|マイナス)[^。、\n\d]{{0,12}}\Z")),
        Lazy(plain(r"から[^。\n]{1,48}(?:修正|引き上げ|引き下げ|見直)")),
        ("通期の売上高予想を[630億円]から650億円に上方修正する。",
         "成長率の予測は、26年度がプラス[1.0%]から1.4%に、27年度が1.5%に上方修正した。"),
        ("価格を[630円]から650円に引き上げる。",),
    ),
)  # fmt: skip
"""Literal rules; the first that fits speaks."""

_FORMER = ("earlier", "prev", "prior", "old", "origin", "initial", "former", "last", "before")
_REVISED = (
    "rais", "lift", "lower", "trim", "revis", "reduc", "increas", "boost", "grad", "hik", "slash",
    "cut", "narrow", "nudg", "bump", "widen", "scal", "par", "shav", "upped",
)  # fmt: skip
_MEASURED = (
    "beat", "top", "exceed", "surpass", "miss", "outpac", "trail", "above", "below", "ahead", "vs",
    "versus", "against", "than", "short", "compared", "line", "match",
)  # fmt: skip
_HOLDS: Mapping[str, tuple[str, ...]] = {
    "revised from": _REVISED,
    "revised by the speaker": _REVISED,
    "earlier forecast of": _FORMER,
    "previously": _FORMER,
    "had expected": (
        "look", "call", "bet ", "bank",
        "had", "have", "pegged", "spoke", "forecast", "expected", "saw", "predicted", "projected",
        "estimated", "thought", "guided", "put it", "said", "told",
    ),
    "was expecting": (
        "was", "were", "had", "once", "told", "asked", "led", "advised", "warned", "consensus",
    ),
    "measured by a forecast": _MEASURED,
    "goal met or missed": ("target", "goal", "guidance", "plan", "budget"),
    "now expected, from": ("now",),
    "from, in brackets": ("(",),
    "former figure": _FORMER,
    "… ago was put at": ("was", "were", "had"),
    "revising its forecast of": _REVISED,
    "was expected to": ("earlier", "previously", "whereas", "while", "although"),
    "… and for the year after from": _REVISED,
}  # fmt: skip
"""What stands before a figure wherever a rule fires: a look for it is cheaper than the rule."""

_LINKED = frozenset((
    "revised from", "revised by the speaker", "forecast was revised from",
    "the … they had expected", "measured by the … forecast", "goal met or missed",
    "now expected, from", "was, in brackets", "from, in brackets", "from … previously",
    "from its estimate in …", "forecast of … in the previous quarter", "forecast made in …",
    "revising its forecast of", "from the … projection", "vs. … estimate",
    "price target to … from", "than was budgeted", "forecast rose from",
    "… and for the year after from",
))  # fmt: skip
_LINKS = tuple(
    "an a the its our your their about around some roughly nearly almost over only just"
    " more than at least up to between of for from versus vs vs. against with was were"
    " below above saw predicted".split()
)
"""One of these words stands right before a figure where the rules of `_LINKED` fire."""


Rows = tuple[tuple[EarlierRule, tuple[str, ...]], ...]


def _rows(languages: Container[str], *, linked: bool) -> Rows:
    """Return the rules of these languages with what they hold, those of `_LINKED` if `linked`."""
    return tuple(
        (rule, _HOLDS.get(rule.name, ()))
        for rule in RULES
        if rule.language in languages and (linked or rule.name not in _LINKED)
    )


TRIED = {
    (english, linked): _rows(("en",) if english else ("zh", "ja"), linked=linked)
    for english in (True, False)
    for linked in (True, False)
}
"""Rules by whether the sentence is English and one of `_LINKS` stands before the figure."""


def earlier_rule(sentence: str, start: int, end: int, language: str, *, ahead: bool) -> str:
    """Return the rule by which a figure is an earlier forecast, or nothing.

    Args:
        sentence: The sentence, as `plain` leaves it.
        start: Where the figure begins.
        end: Where it ends.
        language: `en`; what is not English is read by the Chinese and the Japanese rules.
        ahead: Whether a word of the sentence looks ahead.
    """
    left = sentence[max(0, start - _REACH) : start]
    lower = left.lower()
    holds = lower.__contains__
    linked = lower[-1:].isspace() and lower.rstrip().endswith(_LINKS)
    for rule, words in TRIED[language == "en", linked]:
        if (
            (ahead or not rule.beside)
            and (not words or any(map(holds, words)))
            and rule.behind.match(sentence, end)
            and rule.before.search(left)
        ):
            return rule.name
    return ""
