"""Which figure is an earlier forecast: what was expected before the forecast that now stands."""

from typing import NamedTuple

from forecasts.reading.patterns import Lazy
from forecasts.reading.twins.cue_words import plain

__all__ = ["RULES", "EarlierRule", "earlier_rule"]

_REACH = 120
_IN = r"(?:[^.;\n]|\.(?=\d))"
_NOUN = (
    r"(?:forecast|estimate|guidance|outlook|projection|target|prediction|expectation|view|model|plan"
    r"|goal|range|assumption|call|expected\s+[a-z]+)s?\b"
)
_REVISES = (
    r"\b(?:rais|lift|lower|trim|revis|reduc|increas|boost|upgrad|downgrad|hik|slash|cut|narrow|nudg"
    r"|bump|widen|scal)\w*\b"
)
_HEDGE = (
    r"(?:(?:an?|the|its|our|their|about|around|some|roughly|nearly|almost|over|only|just|more|than|at"
    r"|least|up|to|between|of|for)\s+)*"
)
_FORMER = r"(?:earlier|previous|prior|old|original|initial|former|last)"
_HELD = (
    r"(?:forecast(?:ing)?|expect(?:ed|ing)|estimat(?:ed|ing)|predict(?:ed|ing)|project(?:ed|ing)|foreseen|foresaw"
    r"|pencill?(?:ed|ing)\s+in|hop(?:ed|ing)\s+for|plann(?:ed|ing)|budget(?:ed|ing)|target(?:ed|ing)|envisag(?:ed|ing)"
    r"|anticipat(?:ed|ing)|call(?:ed|ing)\s+for|look(?:ed|ing)\s+for|bet(?:ting)?\s+on|aim(?:ed|ing)\s+(?:for|at)"
    r"|guid(?:ed|ing)\s+(?:to|for)|bank(?:ed|ing)\s+on|promis(?:ed|ing)|assum(?:ed|ing))"
)
"""What somebody did who forecast: `was calling for`, `had pencilled in`."""
_SAID_ZH = r"(?:预测|预计|预期|预估|目标价?|指引|计划|展望|规划)"
_BEFORE_ZH = (
    r"(?:此前|之前|原先|原来|原本|早前|先前|前次|上次|年初|前期|当初|去年\d{1,2}月|今年\d{1,2}月)"
)
_REVISED_ZH = r"(?:[上下]调|调[高低升降]|修[正订]|[上下]修)"
_SAID_JA = r"(?:予想|予測|計画|目標|見通し|見込み|想定)"


class EarlierRule(NamedTuple):
    """One way of naming an earlier forecast.

    Attributes:
        name: The rule as `Quantity.rules` lists it.
        language: `en`, `zh` or `ja`.
        before: What must end right before the figure.
        behind: What must begin right behind it; empty where nothing need.
        fires: Sentences with a marked figure, `[9 GW]`, that is an earlier forecast by this rule.
        spares: Sentences whose marked figure is none.
        beside: Whether the sentence has to look ahead for the rule to fire.
    """

    name: str
    language: str
    before: Lazy
    behind: Lazy
    fires: tuple[str, ...]
    spares: tuple[str, ...]
    beside: bool = False


_ANY = Lazy("")

RULES: tuple[EarlierRule, ...] = (
    EarlierRule(
        "revised from", "en",
        Lazy(rf"(?i){_REVISES}{_IN}*?\b{_NOUN}{_IN}{{0,60}}?\bfrom\s+{_HEDGE}\Z"),
        _ANY,
        ("It raised its forecast for 2027 from [8 million] to 13 million.",
         "The bank cut its outlook to 2.1% from [2.6%]."),
        ("The group forecasts that sales will rise from [8 million] to 13 million.",
         "The ministry raised the tax from [8%] to 10%."),
    ),
    EarlierRule(
        "revised by the speaker", "en",
        Lazy(
            rf"(?i)\b(?:we|it|they|he|she|company|group|bank|agency|management|analysts?)\s+"
            rf"(?:now\s+|also\s+|have\s+|has\s+)?{_REVISES}\s+(?:full-year|fiscal|20\d\d){_IN}{{0,60}}?"
            rf"\bfrom\s+{_HEDGE}\Z"
        ),
        _ANY,
        ("We raise full-year bookings to $5.6 billion from [$5.3 billion].",),
        ("We raise prices to $56 from [$53].",),
    ),
    EarlierRule(
        "forecast was revised from", "en",
        Lazy(
            rf"(?i)\b{_NOUN}{_IN}{{0,40}}?\b(?:is|are|was|were|been|goes|went|moves|moved|now)\b"
            rf"{_IN}{{0,40}}?\bfrom\s+{_HEDGE}\Z"
        ),
        _ANY,
        ("Guidance for the year was lifted to $7 billion from [$6.4 billion].",
         "The forecast is now 3%, up from [2.5%]."),
        ("Output was lifted to 7 GW from [6 GW].",),
    ),
    EarlierRule(
        "earlier forecast of", "en",
        Lazy(
            rf"(?i)\b{_FORMER}\s+(?:[a-z]+\s+)?{_NOUN}(?:\s+(?:was|were|is|had\s+been|stood\s+at|for\s+\S+|in"
            rf"\s+\S+|of|at))*\s+{_HEDGE}\Z"
        ),
        _ANY,
        ("It sees 40 GW, up from an earlier forecast of [33 GW].",
         "The previous estimate was [5%]."),
        ("The previous record was [33 GW].", "A year earlier the plant made [9 GW]."),
    ),
    EarlierRule(
        "previously", "en",
        Lazy(
            r"(?i)(?:[(,;]\s*(?:from\s+|was\s+)?(?:previous(?:ly)?|before|prior|old|formerly)[:\s]\s*"
            rf"(?:forecast|expected|estimated|at|was|were|of)?\s*|\b(?:(?:our|its|their)\s+(?:earlier|previous|prior|old|original)|(?:previously|earlier"
            r"|originally|initially|before)\s+(?:had\s+)?(?:forecast|expected|estimated|predicted"
            rf"|projected|guided\s+(?:to|for)|seen|saw|planned|targeted|assumed|thought))\s+){_HEDGE}\Z"
        ),
        _ANY,
        ("We see 310 GWh in 2027 (previously [265 GWh]).",
         "It expects $58 billion, against our earlier [$49 billion].",
         "It had previously expected [5%]."),
        ("The chain has 310 shops and previously had [265 shops].",),
    ),
    EarlierRule(
        "had expected", "en",
        Lazy(
            r"(?i)\b(?:had|have)\s+(?:been\s+)?(?:forecast|expected|estimated|predicted|projected"
            r"|expecting|penc?illed\s+in|hoped\s+for|guided\s+(?:to|for)|planned|foreseen|spoken\s+of)"
            rf"\s+(?:(?:an?\s+)?(?:[a-z]+\s+){{1,3}}(?:of|at|to|by)\s+)?{_HEDGE}\Z|\b(?:in|last)\s+(?:january|february"
            r"|march|april|may|june|july|august|september|october|november|december|spring|autumn"
            r"|summer|winter|year|month|quarter)\s+(?:we|it|they|the\s+[a-z]+)\s+(?:had\s+)?(?:spoke\s+of|forecast|expected|saw|predicted"
            rf"|projected|estimated|thought\s+of|guided\s+(?:to|for)|put\s+it\s+at|said|told\s+you)\s+{_HEDGE}\Z"
        ),
        _ANY,
        ("Analysts had expected a profit of [$4 million].", "In May we spoke of [$180 million]."),
        ("It had sold [$4 million].", "In August we sold [180 boats]."),
    ),
    EarlierRule(
        "was expecting", "en",
        Lazy(
            rf"(?i)\b(?:was|were|had\s+been)\s+(?:still\s+|then\s+|even\s+)?{_HELD}\s+{_HEDGE}\Z"
            rf"|\b(?:was|were|had\s+been)\s+guided\s+(?:to|for)\s+{_HEDGE}(?:(?:net\s+)?(?:loss|profit)\s+of\s+)?\Z"
            rf"|\b(?:was|were)\s+to\s+have\s+[a-z]+\s+{_HEDGE}\Z"
            rf"|\bonce\s+(?:{_HELD}|talked\s+of|spoke\s+of|dreamed\s+of|thought)\s+(?:to\s+[a-z]+\s+)?{_HEDGE}\Z"
            r"|\b(?:had\s+)?(?:told|asked|led|advised|warned)\s+[a-z]+\s+to\s+(?:expect|assume|look\s+for"
            rf"|plan\s+on)\s+{_HEDGE}\Z"
            rf"|\b{_NOUN}(?:\s+(?!and\b|but\b)[a-z0-9%]+){{0,6}}?\s+(?:was|were|had\s+been)\s+for\s+{_HEDGE}"
            rf"(?:[a-z]+\s+(?:of|to)\s+)?{_HEDGE}\Z|\bconsensus\s+(?:was|had\s+been)\s+(?:for\s+|at\s+)?{_HEDGE}\Z"
        ),
        _ANY,
        ("A year ago she was calling for [$95].", "We were guided to a loss of [$12 million].",
         "The line was to have carried [20 bcm] a year.",
         "The operator once talked of [10,000 taxis].",
         "They had told investors to expect [15 percent] growth.",
         "The median forecast in a poll was for a gain of [0.2%]."),
        ("The plant was making [9 GW].", "She was told of [$95].",
         "The plan is for a gain of [0.2%]."),
    ),
    EarlierRule(
        "that was expected", "en", _ANY,
        Lazy(
            r"(?i)\s+(?:(?:that|which)\s+)?(?:(?:we|it|they|he|she|analysts|economists|the\s+[a-z]+)\s+"
            r"(?:had\s+)?(?:forecast|expected|estimated|predicted|projected|thought|told\s+you|guided|saw"
            r"|seen|foresaw|announced|assumed|gave)\s+(?:in|last|at|earlier|before|previously|originally"
            r"|initially|back|three|six|two|a)\b|(?:it\s+|was\s+|were\s+)?(?:previously|originally|initially|earlier)\s+"
            r"(?:forecast|expected|estimated|predicted|projected|planned|targeted|announced|guided"
            r"|thought|seen)|in\s+(?:its|our|their|the)\s+(?:last|previous|earlier|prior)\s+(?:study|report"
            r"|outlook|forecast|update|edition|note|estimate|survey))"
        ),
        ("It put the figure at [$24 billion] in its last study.",
         "We expect 650,000 homes, compared with the [600,000] we told you in February.",
         "That beats the [$4 billion] previously forecast."),
        ("That beats the [$4 billion] it earned in 2025.",),
    ),
    EarlierRule(
        "the … they had expected", "en",
        Lazy(rf"(?i)\b(?:the|an?)\s+{_HEDGE}\Z"),
        Lazy(
            r"(?i)(?:\s+(?!that\b|which\b|the\b)[a-z-]+){0,2}?\s+(?:(?:that|which)\s+)?(?:(?:the|its|most|our)\s+)?"
            rf"(?:[a-z-]+\s+){{1,3}}?(?:(?:had|was|were|had\s+been)\s+)?{_HELD}(?=\s*(?:[.,;:)]|\Z)|\s+(?:in|and|but|for)\b)"
            rf"|(?i:\s+(?:that\s+(?:was|were)\s+)?{_HELD}\s+by\s+(?:the\s+)?[a-z]+)(?=\s*(?:[.,;:)]|\Z)|\s+(?:and|but)\b)"
        ),
        ("It had 301 million, beating the [298 million] that analysts had pencilled in.",
         "Growth was 7.1%, ahead of the [6.6%] the central bank was projecting.",
         "Sales were up 4% and ahead of the [$3 billion] expected by analysts."),
        ("It beat the [6.6%] of last year.", "The [6.6%] it earned was spent."),
    ),
    EarlierRule(
        "was, in brackets", "en", Lazy(rf"(?i)[(]\s*was\s+{_HEDGE}\Z"), Lazy(r"\s*[,;)]"),
        ("We expect $10,900 a tonne (was [$10,200]).",), ("Sales rose to $900 (was [$850]).",),
        beside=True,
    ),
    EarlierRule(
        "former figure", "en",
        Lazy(
            rf"(?i)\b{_FORMER}\s+(?:number|figure|level|guess|rate)s?(?:\s+(?:was|were|is|of|at|had\s+been))*\s+"
            rf"{_HEDGE}\Z"
        ),
        _ANY,
        ("We expect $11,500 a tonne; the old number was [$10,800].",),
        ("The old number of plants was [40].",),
        beside=True,
    ),
    EarlierRule(
        "from … previously", "en",
        Lazy(rf"(?i)\b(?:from|versus|vs\.?|against|with|than|was|were)\s+{_HEDGE}\Z"),
        Lazy(r"(?i)(?:\s+(?!a\b)[a-z]+)?\s+(?:previously|earlier|before|last\s+time)\b(?!\s+(?:this|than|last|in|the))"),
        ("It expects 3 GW, compared with [2 GW] earlier.",),
        ("Sales rose to 3 GW from [2 GW] previously.",),
        beside=True,
    ),
    EarlierRule(
        "由…上调", "zh",
        Lazy(rf"(?:{_SAID_ZH}|净利润?|盈利|EPS|营收)[^；;。\n]*?(?:由|从|自)[^，,；;。、到至\d]{{0,18}}\Z"),
        Lazy(r"(?:[/、][\d.]+[万亿元]{0,3})*[^；;。，,\n\d]{0,6}(?:[上下]调|调[高低升降]|修[正订]|[上下]修)"),
        ("机构将2027年增速预测由[5.1%]上调至5.4%。", "目标价从[210元]下调到185元。",
         "将2027年净利润由[22亿元]上修至24亿元。"),
        ("央行将利率由[3.5%]下调至3.25%。", "预计占比将由2025年的[22%]降到18%。"),
    ),
    EarlierRule(
        "上调预测自", "zh",
        Lazy(
            rf"(?:[上下]调|调[高低升降]|[上下]修)[^；;。\n]{{0,14}}{_SAID_ZH}[^；;。\d]{{0,14}}"
            r"(?:由|从|自)[^，,；;。、到至\d]{0,18}\Z"
        ),
        _ANY,
        ("下调2026年盈利预测，从[9亿元]降至8亿元。",),
        ("下调2026年价格，从[9元]降至8元。",),
    ),
    EarlierRule(
        "此前预测", "zh",
        Lazy(
            rf"(?:{_BEFORE_ZH}[^，,；;。\n\d]{{0,4}}(?:所定|设定|定下|制定)的|(?:{_BEFORE_ZH}|曾经?)[^，,；;。\n\d]{{0,8}}{_SAID_ZH}[^，,；;。\n\d]{{0,8}}|前值(?:为|是|[:：])?|原(?:有|定|先|来)?的?"
            rf"(?:为|{_SAID_ZH}[^，,；;。\n\d]{{0,6}})|{_BEFORE_ZH}(?:我们|公司|机构|市场)?(?:说的?|给出的?|公布的?|定的?)(?:是|为))\Z"
        ),
        _ANY,
        ("今年增9%，此前预测为[8%]。", "EPS为9.8元（前值[11元]）。", "低于原先预期的[15亿元]。"),
        ("此前已售出[8万辆]。", "公司预计收入[15亿元]。"),
    ),
    EarlierRule(
        "低于预期", "zh",
        Lazy(
            rf"(?:[低高好差逊优]于|不及|超过?|超出|符合)[^，,；;。\n\d]{{0,10}}(?:\d{{1,2}}月)?{_SAID_ZH}的?"
            r"[^，,；;。\n\d]{0,3}\Z"
        ),
        _ANY,
        ("营收为23亿元，低于分析师预期的[24亿元]。", "增速5%，超过市场预测的[4.8%]。"),
        ("预计占比将超过[24%]。", "营收[23亿元]，低于预期。", "装机超过规划，达到[24GW]。"),
    ),
    EarlierRule(
        "此前为", "zh",
        Lazy(
            rf"(?:{_REVISED_ZH}[^；;。\n]*{_SAID_ZH}|{_SAID_ZH}[^；;。\n]*{_REVISED_ZH})[^；;。\n]*"
            r"(?:此前|之前|原先|原来)(?:为|是)约?\Z"
        ),
        _ANY,
        ("我们上调2027年装机预测至620GW，此前为[580GW]。",),
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
        Lazy(r"(?:目标[价位]?|盈测|指引)(?:也|亦|则)?(?:由|从|自)[^，,；;。、到至\d]{0,4}\Z"),
        Lazy(r"[^；;。，,\n\d]{0,6}(?:削|砍|[升降提增减下上调]|到|至)"),
        ("目标价由[5.2港元]削至4.6港元。",),
        ("股价由[5.2港元]跌至4.6港元。",),
    ),
    EarlierRule(
        "从来予想", "ja",
        Lazy(plain(
            rf"(?:従来|前回|当初|これまで|以前)の?{_SAID_JA}[^、。\n\d]{{0,6}}\Z|(?:従来|前回|当初)[はの]?\Z")),
        _ANY,
        ("従来予想は[16GWh]だった。", "当初計画の[80万台]を下回る。"),
        ("前回の売上は[16億円]だった。",),
    ),
    EarlierRule(
        "予想を修正", "ja",
        Lazy(plain(rf"{_SAID_JA}[^。\n]*?を[^。、\n\d]{{0,12}}\Z")),
        Lazy(plain(r"から[^。\n]{1,24}(?:修正|引き上げ|引き下げ|見直)")),
        ("通期の売上高予想を[630億円]から650億円に上方修正する。",),
        ("価格を[630円]から650円に引き上げる。",),
    ),
)  # fmt: skip
"""Literal rules; the first that fits speaks."""


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
    taken = ("en",) if language == "en" else ("zh", "ja")
    for rule in RULES:
        if (
            rule.language in taken
            and (ahead or not rule.beside)
            and rule.before.search(left)
            and rule.behind.match(sentence, end)
        ):
            return rule.name
    return ""
