"""Whom a Chinese page is of: who signs it, and whether it speaks as `we`."""

import re
from collections.abc import Mapping

from forecasts.extracting.records import Article, Span
from forecasts.extracting.words.forecasters import is_forecaster

__all__ = ["BOOK", "signatures", "speaks_itself", "whose"]

_HOUSES = r"(?:证券|银行|研究院|研究所|(?:咨询|研究|信息)(?:中心)?|资本|协会|学会|联盟|基金|期货|智库|评级|総研|協会|工業会)$"
"""A publisher of such a name speaks for itself; a paper passes on what others say."""
_OUR_VOICE = re.compile(
    r"(?:我们|本报告|本研究|笔者|(?<![\u4e00-\u9fff])报告(?:核心观点|大幅)?)(?:预计|预测|认为|判断|测算|估计|预期|维持|上调|下调|看好)"
)
_QUOTED_HAN = re.compile(r"[“\"][^”\"]{0,2000}[”\"]")
BOOK = re.compile(r"《(?P<title>[^》]{4,40}?(?:报告|白皮书|蓝皮书))[^》]{0,8}》")
_SIGNED = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:证券|银行|研究院|研究所|智库|咨询|评级|资本|期货|基金|協会|工業会)(?:研究所|研究院|研究部)?"
)
_REPORT = re.compile(
    r"【(?P<signed>[\u4e00-\u9fff]{2,6}(?:证券|研究院|研究所|国际|期货|资本))】|(?P<house>[\u4e00-\u9fff]{2,6}(?:证券|银行|研究院|研究所|国际|期货|资本))[\u4e00-\u9fff]{0,6}(?:[日周月季年]报|点评|深度|报告|策略)[:：|]"
)
"""A report of a house by its headline: 甲原证券光伏月报:."""
_FILED = re.compile(
    r"^(?:上場)?会社名[\s:：]*(?:株式会社)?\s?(?P<house>[^\s（(]{2,24}?)(?:株式会社|[\s（(]|$)",
    re.MULTILINE,
)
"""Whose accounts they are, in the first lines of a Japanese filing."""
_HEAD = 400  # characters
_LONGEST_SIGNATURE = 40
_PLAN = re.compile(r"(?:方案|规划|计划|纲要|意见|通知|措施)")
_OFFICE = re.compile(
    r"(?P<house>[\u4e00-\u9fff]{2,16}?(?:人民政府|管委会|委员会|[厅局委]))(?:办公[厅室])?(?=\s|$)"
)
"""The authority whose plan it is, in a line of its own."""


def signatures(article: Article) -> list[str]:
    """Return the houses that a page is signed with: its publisher, short lines of head and foot."""
    found = [article.publisher] if re.search(_HOUSES, article.publisher) else []
    if report := _REPORT.match(article.title):
        found.append(report["signed"] or report["house"])
    if named := _FILED.search(article.text, 0, _HEAD):
        found.append(named["house"])
    for start, end in (*article.paragraphs[1:4], *article.paragraphs[4:][-2:]):
        line = article.text[start:end]
        if noted := _NOTED.fullmatch(line):
            found.append(noted["name"])
        if len(line) < _LONGEST_SIGNATURE and line[-1] not in "。！？；，":
            found += _SIGNED.findall(line)
            office = _OFFICE.match(line) if _PLAN.search(article.title) else None
            found += [office["house"]] if office else []
    return found


def speaks_itself(text: str) -> bool:
    """Whether the page says what `we` expect, outside of quotations."""
    return bool(_OUR_VOICE.search(_QUOTED_HAN.sub("", text)))


_COMPANY = re.compile(r"(?:这家|该|本|我)?(?:公司|集团)|[同当弊]社")
_PLANS = ("计划", "目标", "力争", "拟", "将", "预计", "预期")
_LISTED = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Z][\u4e00-\u9fffA-Za-z]{1,9})[（(](?:S[HZ]|HK)?\d{4,6}(?:[.-](?:S[HZ]|HK|TW|T))?[）)]"
)
"""Of which company a note is, in its title: 甲科(300001)点评:."""


_NOTED = re.compile(rf"(?:【[^】]{{1,6}}】|公司[:：]|证券简称[:：])?{_LISTED.pattern}")
"""Of which company a page is, in a line of its own: 【公司】甲科(300001)."""


def whose(
    article: Article,
    span: Span,
    plans: "re.Match[str]",
    last: tuple[str, str],
    people: Mapping[str, str],
) -> tuple[str, str]:
    """Return the person and the house whose plan 公司计划 tells, behind who spoke `last`.

    In a note of a broker it is the company of the title. Behind what one of its people says it
    is of the same speech, for as long as the paragraph lasts.
    """
    person, house = last
    if not _COMPANY.fullmatch(plans["who"]):
        return "", house
    if is_forecaster(article.text, house):
        noted = _LISTED.search(article.title)
        return "", noted["name"] if noted else house
    begin = article.text.rfind("\n", 0, span.start) + 1
    speaks = people.get(person) == house and person in article.text[begin : span.start]
    return person if speaks and plans[0].endswith(_PLANS) else "", house
