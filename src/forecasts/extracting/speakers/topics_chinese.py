"""Houses that a Chinese sentence opens with: whom it is about, though it may tell no words of theirs."""

import re

from forecasts.extracting.named_places import is_home
from forecasts.extracting.speakers.names_chinese import (
    BULLETS,
    ORG,
    PERSON,
    clean_chinese,
    is_body,
    is_likely,
)

__all__ = ["is_anybody", "may_speak", "planner_of", "topic_of"]

_OPENING = re.compile(
    rf"[\s{BULLETS}]*(?:【[^】]{{1,12}}】)?(?:(?:此外|另外|同时|而|另一边|[\u4e00-\u9fff]{{2,6}}方面)[，,]?)?"
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[上下]?午|晚间?)?[，,]|(?:日前|近日|昨日|今日)[，,])?"
)
_DAY = r"(?:(?:日前|近日|昨[日天]|今[日天]|此前|最新|\d{1,2}月\d{1,2}日|\d{1,2}日|[上本]周|月初)(?:晚间?|[上下]午)?(?:在[^，,。；]{2,12}?)?)?"
_GOES_ON = re.compile(
    rf"(?:[（(][^）)]{{1,16}}[）)])?{_DAY}(?:(?P<acts>召开|举行|举办|公布|发布|宣布|披露|签署|印发|交出)"
    r"|的(?:看法|预测|判断|观点|态度|口径|估算|目标|计划|[\u4e00-\u9fff]{0,6}?(?:负责人|高管|管理层))|(?:则|也|还|已|正|又)|[今去明上]年|20\d\d年|(?:计划|力争|拟|目标))"
)
"""What stands behind the subject of a sentence that is a house; only a house or a person `acts`."""
_LONGEST_NAME = 22  # characters
_RUN = re.compile(f"{ORG}{{2,{_LONGEST_NAME}}}")
_PERSONS = re.compile(
    r"(?<!记)者$|[员人师友户民客]$|(?:经销|车|厂|供应|开发|运营|制造|代理|贸易|零售)商$"
)
_NOBODY = re.compile(
    rf"等|[长们商工]$|{_PERSONS.pattern}|(?:财报|年报|新品|业绩|媒体|榜单|结果|指数|政策|评论|文章|[新项关术份的本此场业]研究|论文|观点|声音|老板|店主|专家|同行|各方|主持|嘉宾|代表|领导|官方|会议|论坛|演讲|报道)$"
)
_OF_A_TRADE = re.compile(
    r"(?!全国|中国|我国|国内|全省|全市|国际|本地|传统|高端|新型)[\u4e00-\u9fff]{2,4}"
    r"(?:[铜铝钢铁锂矿药乳酒纸船林影茶糖盐果种牧]业|置业|物业|石化|化工|化学|光学|教育|乳品|食品|玩具|网络|航空|铁路|地产|物流|快递|电器|电气|生物|医药|制药|软件|通信|光电|传媒|酒店|医疗|机械|装备|家居|服饰|体育|珠宝|茶饮|咖啡|[船药钢酒纸]厂|电梯|水务|燃气|环保|新能源|新材)"
)
_PLANS = re.compile(
    r"(?:[，,]|(?=[今明]年|20\d\d年))(?:并|同时|还|提出)?(?:(?:[今明后]年|20\d\d年|(?:到|至|于)?20\d\d年[底末]?前?|全年|年内|下半年|未来[\u4e00-\u9fff\d]年)[，,]?(?:将)?)?(?:计划|力争|拟|目标|争取|规划|确保)|的(?:目标|计划)是"
)


_HOLDS = re.compile(
    r"的(?:看法|预测|判断|观点|态度|口径|估算)[^，,。]{2,12}[，,](?:预[计测期]|认为)"
)
"""What a house thinks of it, before its figure: 甲院的看法更为谨慎,预计."""


def may_speak(match: "re.Match[str]", name: str, text: str) -> bool:
    """Whether a name before a verb may be a house: by itself, its ticker, or a verb of speaking."""
    listed = _TICKER.fullmatch(match["short"] or "")
    data = match.string.startswith("数据", match.end("org"))  # 红石数据预计
    person = len(name) <= _LONGEST_PERSON and not data and re.fullmatch(PERSON, name)
    told = _SPEAKS.search(match[0]) or _THINKS.match(match.string, match.end() - 2)
    speaks = not person and told and not (_NOBODY.search(name) or _CROWD.search(name))
    another = match.string.startswith("则", match.end("org")) and not _NOBODY.search(name)
    planner = another or _OF_A_TRADE.fullmatch(name) or is_home(name)
    plans = match[0].endswith(("计划", "力争", "拟", "提出", "印发", "出台")) and planner
    return bool(listed or speaks or plans) or (is_likely(name, text) and not _PERSONS.search(name))


_LONGEST_PERSON = 3  # characters
_SPEAKS = re.compile("(?:表示|指出|宣布|透露|坦言)$")
"""What only somebody does: prices may be expected, and say nothing."""
_THINKS = re.compile(
    r"认为|(?:预[测计]|估[计算]|判断)(?=[，,:：])|预测(?=20\d\d年|[今明]年|未来|到20|全球|中国|我国|全国|国内)"
)
"""Verbs of thinking behind which it is told what: 甲产研预测,2027年; not 盈利预测上调."""
_CROWD = re.compile(
    r"模型|(?:业|外|各)界$|坊间|舆论|普遍|共识|(?:业绩|盈利|[优高低]于?)$"
    r"|(?:走势|趋势|行情|形势|需求|供需|价格|天气|历史|财报|年报)$"
)
"""Who or what thinks and is no house."""
_TICKER = re.compile(r"(?:S[HZ]|HK)?\d{4,6}(?:[.-](?:S[HZ]|HK|TW))?")
"""What a listed company has in brackets behind its name: 甲锐科（6213）预期."""


def is_anybody(match: "re.Match[str]") -> bool:
    """Whether people of no house speak: 车商透露, 网友表示."""
    return bool(_PERSONS.search(match["org"]) and _SPEAKS.search(match[0]))


def topic_of(sentence: str, *, plans: bool = False) -> str:
    """Return the house that a sentence opens with as whom it is about: 甲集团日前召开会议; else ''.

    Only a company `plans`, of whatever trade its name says that it is.
    """
    begin = _OPENING.match(sentence)
    start = begin.end() if begin else 0
    run = _RUN.match(sentence, start)
    if run is None:
        return ""
    for found in _GOES_ON.finditer(sentence, start + 2, run.end() + _LONGEST_NAME):
        if found.start() > run.end():
            break
        name = clean_chinese(sentence[start : found.start()])
        known = found["acts"] or is_body(name) or (plans and _OF_A_TRADE.fullmatch(name))
        if name and known and not _NOBODY.search(name):
            return name
    return ""


def planner_of(sentence: str) -> tuple[str, int]:
    """Return the house that opens a sentence and plans in a later clause, and where the verb ends.

    甲集团日前召开会议,今年计划发送旅客44亿人次.
    """
    plans = _PLANS.search(sentence) or _HOLDS.search(sentence)
    name = topic_of(sentence, plans=True) if plans else ""
    return (name, plans.end()) if plans and name else ("", 0)
