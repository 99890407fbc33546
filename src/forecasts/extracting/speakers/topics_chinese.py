"""Houses that a Chinese sentence opens with: whom it is about, though it may tell no words of theirs."""

import re

from forecasts.extracting.speakers.names_chinese import BULLETS, ORG, clean_chinese, is_body

__all__ = ["is_nobody", "planner_of", "topic_of"]

_OPENING = re.compile(
    rf"[\s{BULLETS}]*(?:【[^】]{{1,12}}】)?(?:(?:此外|另外|同时|而|另一边|[\u4e00-\u9fff]{{2,6}}方面)[，,]?)?"
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[上下]?午|晚间?)?[，,]|(?:日前|近日|昨日|今日)[，,])?"
)
_DAY = r"(?:(?:日前|近日|昨[日天]|今[日天]|此前|最新|\d{1,2}月\d{1,2}日|\d{1,2}日|[上本]周|月初)(?:晚间?|[上下]午)?(?:在[^，,。；]{2,12}?)?)?"
_GOES_ON = re.compile(
    rf"(?:[（(][^）)]{{1,16}}[）)])?{_DAY}(?:(?P<acts>召开|举行|举办|公布|发布|宣布|披露|签署|印发|交出)"
    r"|的(?:看法|预测|判断|观点|态度|目标|计划|[\u4e00-\u9fff]{0,6}?(?:负责人|高管|管理层))|(?:则|也|还|已|正|又)|[今去明上]年|20\d\d年|(?:计划|力争|拟|目标))"
)
"""What stands behind the subject of a sentence that is a house; only a house or a person `acts`."""
_LONGEST_NAME = 22  # characters
_RUN = re.compile(f"{ORG}{{2,{_LONGEST_NAME}}}")
_NOBODY = re.compile(r"等|[者员人师长们友户民客商工]$|(?:财报|年报|新品|业绩|媒体|榜单|结果|指数|政策|评论|文章|研究|论文|观点|声音|老板|店主|专家|同行|各方|主持|嘉宾|代表|领导|官方|会议|论坛|演讲|报道)$")
_PLANS = re.compile(
    r"[，,](?:并|同时|还|提出)?(?:(?:[今明后]年|20\d\d年|(?:到|至|于)?20\d\d年[底末]?前?|全年|年内|下半年|未来[\u4e00-\u9fff\d]年)[，,]?(?:将)?)?(?:计划|力争|拟|目标|争取|规划|确保)|的(?:目标|计划)是"
)


def is_nobody(name: str) -> bool:
    """Whether what may stand for a house is a common noun: 用户, 媒体, several companies."""
    return bool(_NOBODY.search(name))


def topic_of(sentence: str) -> str:
    """Return the house that a sentence opens with as whom it is about: 甲集团日前召开会议; else ''."""
    begin = _OPENING.match(sentence)
    start = begin.end() if begin else 0
    run = _RUN.match(sentence, start)
    if run is None:
        return ""
    for found in _GOES_ON.finditer(sentence, start + 2, run.end() + _LONGEST_NAME):
        if found.start() > run.end():
            break
        name = clean_chinese(sentence[start : found.start()])
        if name and not is_nobody(name) and (found["acts"] or is_body(name)):
            return name
    return ""


def planner_of(sentence: str) -> tuple[str, int]:
    """Return the house that opens a sentence and plans in a later clause, and where the verb ends.

    甲集团日前召开会议,今年计划发送旅客44亿人次.
    """
    plans = _PLANS.search(sentence)
    name = topic_of(sentence) if plans else ""
    return (name, plans.end()) if plans and name else ("", 0)
