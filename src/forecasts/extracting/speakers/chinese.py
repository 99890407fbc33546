"""Sources in Chinese and Japanese text: institution, office and name, and words of saying."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from forecasts.extracting.records import Article, Span
from forecasts.extracting.speakers.crowds_chinese import crowds_in
from forecasts.extracting.speakers.houses_chinese import BOOK, signatures, speaks_itself, whose
from forecasts.extracting.speakers.introduced_english import Names
from forecasts.extracting.speakers.japanese import (
    add_japanese,
    houses_told,
    interviewed,
    introduced_japanese,
)
from forecasts.extracting.speakers.names_chinese import (
    BREAK,
    BULLETS,
    ORG,
    clean_chinese,
    head_of_item,
    is_body,
    is_likely,
)
from forecasts.extracting.speakers.people_chinese import (
    DAY,
    WE,
    WHERE,
    add_people,
    add_writer,
    meant,
    people_in,
    roled,
)
from forecasts.extracting.speakers.short_names_chinese import short_names, whole_name
from forecasts.extracting.speakers.sources import Mention
from forecasts.extracting.speakers.topics_chinese import is_anybody, may_speak, planner_of, topic_of
from forecasts.extracting.words.forecasters import is_forecaster
from forecasts.extracting.words.speakers_chinese import (
    GENERIC_HAN,
    ROLES_HAN,
    SAYING_HAN,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_mentions_chinese", "gather_names_chinese", "topic_in_chinese"]
_ALSO = r"(?:(?:则|还|也|同时|同样)?(?:持?(?:较为?|更为?|更加|相对|最为?)?(?:谨慎|乐观|保守|悲观|积极)(?:态度)?[，,]?)?)"
_SEAT = r"(?:总部(?:位于|设在|设于|在)[\u4e00-\u9fff]{2,12}?的)?"
_ORG_SAYS = re.compile(
    rf"{BREAK}(?:据|根据|来自|由)?{_SEAT}(?P<org>{ORG}{{2,32}}?)(?:[（(](?P<short>[^）)]{{1,16}})[）)](?:证券|银行|集团|公司)?)?"
    rf"(?:全球|宏观|经济|行业)?(?:研究部|研究团队|分析师团队|策略团队)?"
    rf"(?:研报|报告|的报告|分析师|(?:最新)?(?:调查|调研|统计|监测)(?=显示|表明|推估|预估|预测)|数据(?!预[测计期]|认为|判断|指出|表示)|方面|有关负责人|相关负责人|研究报告|最新报告)?{_ALSO}{DAY}{WHERE}(?:最新|联合|共同|正式)?(?:{SAYING_HAN})"
)
_ACCORDING = re.compile(
    rf"(?:据|根据|按照)(?P<org>{ORG}{{2,32}}?)(?:[（(][^）)]{{1,16}}[）)])?(?:此前|近日|最新|\d{{1,2}}日)?(?:的|所)?(?:数据(?!中心|局|公司|库|预[测计期]|认为)|预测(?!中心)|报告|测算|统计(?!局|署|总)|估算|预计|发布(?!会)|公布|研究(?![院所会中机数])|消息|披露|介绍|分析|公告)"
)
_LEARNED = re.compile(
    rf"(?:从(?=.{{2,30}}获悉|.{{2,30}}了解到)|由(?=.{{2,30}}的[《报白]))(?P<org>{ORG}{{2,32}}?)"
    rf"(?:获悉|了解到|处获悉|方面获悉|(?:牵头|联合|主导|等)?(?:编制|编写|发布|撰写|完成|组织))"
)
_TOLD = (_ORG_SAYS, _ACCORDING, _LEARNED)
_AT_MEETING = re.compile(
    rf"记者(?:\d+日)?[从在](?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:(?P<host>{ORG}{{3,20}}?)(?:召开|举行|举办)的|(?:召开|举行|举办)的(?P<org>{ORG}{{4,24}}?(?:公司|局|部|委|(?<!座谈)(?<!发布)(?<!工作)会|集团|院|中心)))"
    r"[^，。]{0,16}?[上中](?:获悉|了解到)"
)
"""Whose meeting a reporter has it from: 记者从甲局召开的工作会议上获悉."""
_GENERIC = re.compile(
    rf"{BREAK}(?:据|而|但|所以|因此)?[《“]?(?P<who>(?:这家|这份|该|本|上述|同)?(?:{GENERIC_HAN}))[》”]?(?:方面)?{_ALSO}{DAY}(?:[今明]年|20\d\d年)?{WHERE}(?:{SAYING_HAN}|[，,]?(?:将|目标|力争))"
)
_HEAD = re.compile(
    rf"^(?P<org>{ORG}{{2,20}}?)(?:(?:\([^)]*\))?[:：]|(?:有关|相关)?(?:负责人|发言人)(?=解读|就|答|回应|谈))"
)
_ISSUED = re.compile(
    rf"(?P<org>{ORG}{{4,24}}?)(?:办公室|办公厅)?关于(?:印发|[^\n]{2, 60}(?:公告|通知|通告))"
)


def gather_names_chinese(article: Article) -> Names:
    """Return who is introduced with office anywhere, and the house that the page is of."""
    text = article.text
    people = people_in(text)
    if article.language == "ja":
        for name, own in introduced_japanese(text):
            people[name] = people.get(name, "") or own
    found = (*(one for each in _TOLD for one in each.finditer(text)),)
    named = {clean_chinese(match["org"]) for match in (*found, *roled(text))} - {""}
    says = (one for one in found if one.re is _ORG_SAYS)
    aliases = [(one["short"], one["org"]) for one in says if one["short"]]
    short = short_names(text, named, aliases)
    for name, own in people.items():
        people[name] = whole_name(own, short)
    house = _house(article, people, found)
    speaks = speaks_itself(text) and house in map(clean_chinese, signatures(article))
    return Names(people, short, short.get(house, house), own=speaks)


_ABOVE_ALL = 100  # a page that says `we` is of whom it names at its head or foot


def _house(article: Article, people: dict[str, str], told: "Sequence[re.Match[str]]") -> str:
    """Return the institution of the headline, of a document that one issues, or `told` most."""
    text, counted = article.text, Counter[str]()
    title = article.title
    issued = _ISSUED.search(text[:400])
    if issued:
        counted[clean_chinese(issued["org"]) or issued["org"]] += 6
    head = _HEAD.match(title)
    if head and (name := clean_chinese(head["org"])) and _is_named(name, head, told):
        counted[name] += 3
    for match in told:
        name = clean_chinese(match["org"])
        if name and is_likely(name, text):
            counted[name] += 1 + (name in title)
    for name in houses_told(text) if article.language == "ja" else ():
        counted[name] += 1 + (name in title)
    for name in map(clean_chinese, signatures(article)):
        counted[name] += 2 + _ABOVE_ALL * speaks_itself(text)
    for name in ("", *people):
        counted.pop(name, None)
    best = counted.most_common(1)
    book = BOOK.search(text)
    return best[0][0] if best else book["title"] if book else ""


def _is_named(name: str, head: "re.Match[str]", told: "Sequence[re.Match[str]]") -> bool:
    """Whether the head of a title is a house: by its end or its bracket, or as it says anything."""
    says = any(clean_chinese(one["org"]) == name for one in told)
    return says or is_likely(name, "") or not head[0].endswith((f"{name}:", f"{name}："))


def find_mentions_chinese(
    article: Article, span: Span, names: Names, last: tuple[str, str]
) -> tuple[Mention, ...]:
    """Return the sources that a sentence names beside a word of saying, in order."""
    sentence = article.text[span.start : span.end]
    found: dict[int, Mention] = {}

    def add(start: int, end: int, person: str, organisation: str, words: str) -> None:
        at = span.start + start
        organisation = names.short.get(organisation, organisation)
        if (person or organisation) and at not in found:
            found[at] = Mention(
                at,
                span.start + end,
                person,
                organisation,
                words,
                quoting=start > 0 and sentence[start - 1] in '”」"',
            )

    head = head_of_item(sentence)
    if head and not (names.own and not is_forecaster(article.text, clean_chinese(head["org"]))):
        add(head.start("org"), head.end(), "", clean_chinese(head["org"]), head["org"])
    last = (last[0], _opening_house(sentence, head, article.text, names) or last[1])
    crowds = list(crowds_in(sentence, article.language))
    add_people(sentence, names, last, crowds, add)
    add_writer(article.text, sentence, names, add)
    for match in _GENERIC.finditer(sentence):
        if match["who"] in WE and _quoted(sentence[: match.start("who")]):
            continue  # the speaker of the quotation, whom the paragraph names
        before = [at for at in found if at < span.start + match.start() and found[at].organisation]
        who = meant(match["who"], found[max(before)].organisation if before else last[1], names)
        told = whose(article, span, match, ("" if before else last[0], who), names.people)
        add(match.start(), match.end(), *told, match["who"])  # 甲社董事长表示,公司计划
    for start, end, words in crowds:
        at = span.start + start
        found.setdefault(at, Mention(at, span.start + end, "", "", words))
    for match in (one for each in _TOLD for one in each.finditer(sentence)):
        at = span.start + match.start("org")
        if any(one.start <= at < one.end for one in found.values()):
            continue
        org = _house_named(sentence, match, article.text, names)
        if org:
            add(match.start("org"), match.end(), "", clean_chinese(org), org)
            if names.own and match.re is _ACCORDING and at in found:  # the page goes on itself
                found[at] = found[at]._replace(until=span.end)
        elif is_anybody(match):
            found[at] = Mention(at, span.start + match.end(), "", "", match["org"])
    for match in _AT_MEETING.finditer(sentence):
        org = clean_chinese(match["host"] or match["org"])
        add(match.start(), match.end(), "", org, org)
    if article.language == "ja":
        add_japanese(sentence, names, last, add)
        answers = article.text.startswith("「", 1 + article.text.rfind("\n", 0, span.start))
        if not found and answers and (person := interviewed(article.text)):
            add(0, 0, person, names.people.get(person, "") or names.house, person)
    elif not found:
        planner, end = planner_of(sentence)
        add(0, end, "", "" if planner in last[1] else planner, planner)
    return tuple(found[at] for at in sorted(found))


def _house_named(sentence: str, match: "re.Match[str]", text: str, names: Names) -> str:
    """Return the words for a house before a verb; '' for a person, and for what only is foreseen."""
    if _OFFICE_LAST.search(match["org"]) or any(one in match["org"] for one in names.people):
        return ""
    if _is_foreseen(sentence, match, text, names):
        return ""
    first = _LISTED.search(sentence[: match.start("org")])
    joint = first and ("等" in match["org"] or is_body(clean_chinese(first["first"])))
    org = first["first"] if first and joint else match["org"]
    own = clean_chinese(org)
    silent = match.re is _ORG_SAYS and own and not may_speak(match, own, text)
    return "" if silent else org


_OFFICE_LAST = re.compile(rf"(?:{ROLES_HAN})$")


_BEGINS = re.compile(rf"[\s{BULLETS}]*(?:【[^】]{{1,12}}】)?")
"""What stands before the first words of an item: 【航运】."""


_HOLDS = re.compile(
    rf"(?:而|但)?(?P<org>{ORG}{{2,12}}?)(?:则|也|还)?(?:显得|更|较|相对|最)(?:为|加)?(?:谨慎|乐观|悲观|保守|审慎)[，,](?=该|其|预|认)"
)
"""How a house takes it that says what it thinks behind: 甲瑞则更悲观,该机构预测."""


def _opening_house(sentence: str, head: "re.Match[str] | None", text: str, names: Names) -> str:
    """Return the house that a sentence begins with, of which `公司` and its offices are behind it."""
    begin = _BEGINS.match(sentence)
    opens = head or _ORG_SAYS.match(sentence, begin.end() if begin else 0)
    name = clean_chinese(opens["org"]) if opens else ""
    if opens is None or not name:
        holds = _HOLDS.match(sentence)
        return clean_chinese(holds["org"]) if holds else ""
    likely = opens is head or (name not in names.people and may_speak(opens, name, text))
    return name if likely else topic_of(sentence)


def topic_in_chinese(article: Article, span: Span) -> Mention | None:
    """Return whom a sentence without a source is about, whom 公司 or 该所 behind it stands for."""
    name = topic_of(article.text[span.start : span.end]) if article.language == "zh" else ""
    return Mention(span.start, span.start, "", name, name) if name else None


def _quoted(before: str) -> bool:
    """Whether a quotation is open behind these words."""
    return before.rfind("“") > before.rfind("”") or before.rfind("「") > before.rfind("」")


_FORESEEN = re.compile(
    r"(?:预计|预期|预估|预料)(?=[将仍会可增减占扩]|消耗|采购|投[入资产]|出货|交付|量产|贡献|亏损|盈利|拥有|推出|新增|下[滑降跌]|上[升涨]|同比|达|突破)"
)
_SAYS = r"[^，。]{0,8}?(?:表示|指出|宣布|透露|公[布告]|披露|发布|称|说|认为)"
_AHEAD = 4  # characters behind a verb in which it is told what is foreseen
_BEGINNING = 6_000  # characters of an article in which a source is told to say anything


def _is_foreseen(sentence: str, match: "re.Match[str]", text: str, names: Names) -> bool:
    """Whether it is foreseen of a name, by the article's house: 机构的报告称,甲公司预计将减少8%."""
    name = clean_chinese(match["org"])
    verb = _FORESEEN.search(sentence, match.end("org"), match.end() + _AHEAD)
    if sentence[match.end("org")] == "则" and is_forecaster(text, name):
        return False  # another house that says what it thinks
    if not verb or not names.house or name in names.house or names.house in name:
        return False
    return re.search(re.escape(name) + _SAYS, text[:_BEGINNING]) is None


_LISTED = re.compile(rf"(?:^|[，,。；：）)】\s])(?P<first>{ORG}{{2,24}})、(?:{ORG}{{2,24}}、)*$")
"""What stands before the last of several houses: 工业部、教育部、科技部等六部门."""
