"""People in Chinese text: with their offices, by their surnames, and whom 他 stands for."""

import re
from typing import TYPE_CHECKING

from forecasts.extracting.speakers.introduced_english import Names
from forecasts.extracting.speakers.names_chinese import (
    BREAK,
    ORG,
    PERSON,
    clean_chinese,
    of_office,
)
from forecasts.extracting.speakers.short_names_chinese import whole_name
from forecasts.extracting.words.speakers_chinese import ROLES_HAN, SAYING_HAN, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

__all__ = [
    "DAY",
    "WE",
    "WHERE",
    "add_people",
    "add_writer",
    "meant",
    "people_in",
    "roled",
    "writer_of",
]

WE = frozenset(("我们", "本报告", "本研究"))
DAY = r"(?:(?:于|在|从)?(?:[今昨前本]?\s?[（(]\d{1,2}[）)]\s?日?|[本上]?(?:周|星期)[一二三四五六日](?:[（(][^）)]{1,8}[）)])?|近日|日前|今日|今天|当日|当天|此前|昨日|\d{4}年\d{1,2}月\d{1,2}日|(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|[早晚]间?|凌晨)?(?:\d{1,2}[时点](?:\d{1,2}分)?)?|[今昨][日天](?:[（(]\d{1,2}日?[）)])?|最新|昨天|本周|此次|上周))?"
WHERE = r"(?:(?:[在于]|出席|参加|接受|解读|介绍|谈[及到]|回应|点评|评论)[^，,。；]{1,24}?(?:上|中|时|里|间|会|京|内)?)?(?:已经?|再度?|也|亦|大幅|小幅)?"
_NEXT = r"(?:则|还|也|同时|随后|接着|随即|最后|紧接着)?"
_HOLDS = "(?:(?:并不|也不|不太|并非|显得|更)?(?:较为?|更为?|更加|相对|如此|这么)?(?:不?(?:同意|认同|赞同)|乐观|谨慎|保守|悲观|审慎))"
"""How who is named takes it, before what he says: 甲院研究员王明则更为乐观."""
_ROLED = re.compile(
    rf"(?P<org>(?:[A-Z][A-Za-z]+\s)?{ORG}{{0,24}}?)(?:[（(][^）)]{{1,16}}[）)])?(?:的)?(?P<role>(?:{ROLES_HAN})(?:[、兼暨及](?:{ROLES_HAN}))*)\s?(?P<name>{PERSON}?)(?=\s?(?:团队)?{_NEXT}{DAY}{WHERE}(?:{SAYING_HAN}|出席|作|分享|带来|阐述|主持|致辞|受访|接受|持|[就，,、（(对向在从：:])|{_NEXT}{_HOLDS})"
)
_NAME_SAYS = re.compile(
    rf"{BREAK}(?P<name>{PERSON})(?:团队)?(?:{_NEXT}|进一步|在接受[^，。]{{2,20}}时|对[^，。]{{2,12}}){DAY}{WHERE}(?:{SAYING_HAN})"
)
_BY_OFFICE = re.compile(
    rf"{BREAK}(?P<name>[{SURNAMES}])(?:{ROLES_HAN}|总|老师|博士|先生|女士)(?:则|还|也|同时|进一步)?{DAY}{WHERE}(?:{SAYING_HAN})"
)
"""Who was introduced before, by surname and office: 王院士表示."""
_NAMED_FIRST = re.compile(
    rf"{BREAK}(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?:副?总统|总理|首相|主席|院士|教授|博士|立委|议员|董事长|总经理|部长|会长|秘书长|主任)"
    rf"(?:则|还|也|同时|进一步)?{DAY}{WHERE}(?:{SAYING_HAN})"
)
"""A person before the office: 王立明总统日前表示."""
_HE = re.compile(rf"{BREAK}(?P<who>他|她|其)(?:还|则|也|同时|进一步|预计)?(?:{SAYING_HAN})")
_SAID_BY = re.compile(
    rf"(?:说(?:这|此)(?:番|句)?话的(?:人)?|(?:提出|做出|持有?)(?:这一|上述|该)(?:判断|观点|预测)的)是(?P<org>{ORG}{{0,24}}?)的?(?P<role>{ROLES_HAN})(?P<name>{PERSON})"
)
"""Who said the quotation before: 说这话的是甲公司创始人王明."""
_ROLE = re.compile(ROLES_HAN)
_REACH = 60  # characters before an office in which the institution's name begins


def roled(text: str) -> "Iterator[re.Match[str]]":
    """Yield what `_ROLED.finditer` would; it is tried only where an office stands near."""
    behind = 0
    for role in _ROLE.finditer(text):
        for at in range(max(behind, role.start() - _REACH), role.start() + 1):
            if role.end() > behind and (match := _ROLED.match(text, at)):
                behind = match.end()
                yield match
                break
    yield from _SAID_BY.finditer(text)


def people_in(text: str) -> dict[str, str]:
    """Return who is introduced with an office in a text, each with the institution."""
    people: dict[str, str] = {}
    for match in roled(text):
        if match["name"]:
            organisation = of_office(match)
            known = people.get(match["name"], "")
            people[match["name"]] = known or organisation
    placed = {name for name, own in people.items() if own}
    for name in {match["name"] for match in _NAME_SAYS.finditer(text)} - placed:
        if introduced := re.search(rf"(?P<org>{ORG}{{2,32}}?)(?:{ROLES_HAN}){name}", text):
            people[name] = clean_chinese(introduced["org"])
    for match in _NAMED_FIRST.finditer(text):
        people.setdefault(match["name"], "")
    return people


_ANYBODY = re.compile("专家|科学家|教授|院士|议员|立委|工程师|理事|成员")
"""Who may be of any house where none is named: 专家认为."""
_OF_THE_SAME = re.compile(r"(?:该|本|同)(?:行|公司|机构|所|院|会|集团)")
_TURN = re.compile(rf"\s*(?P<name>{PERSON})[:：]")
"""Whose turn it is in a talk that is printed."""


def add_people(
    sentence: str,
    names: Names,
    last: tuple[str, str],
    crowds: "Collection[tuple[int, int, str]]",
    add: "Callable[[int, int, str, str, str], None]",
) -> None:
    """Add who is named with an office, who was introduced, and whom `he` stands for.

    People of no house are `crowds`, of whom an office says no more: 一位券商分析师.
    """
    for match in roled(sentence):
        if not match["name"] and any(at <= match.start() < end for at, end, _ in crowds):
            continue
        if not match["org"] and not match["name"] and _ANYBODY.fullmatch(match["role"]):
            continue
        own = "" if _OF_THE_SAME.match(match["org"]) else of_office(match)
        if own in names.people and not match["name"]:
            continue  # a person before the office
        own = whole_name(own, names.short) or names.people.get(match["name"], "")
        own = own or meant(match["org"], last[1], names)
        add(match.start("role"), match.end(), match["name"], own, match[0])
    for match in _NAMED_FIRST.finditer(sentence):
        own = names.people.get(match["name"], "")
        add(match.start(), match.end(), match["name"], own, match["name"])
    turn = _TURN.match(sentence)
    for match in (*_NAME_SAYS.finditer(sentence), *((turn,) if turn else ())):
        if match["name"] in names.people:
            own = names.people[match["name"]] or last[1] or names.house
            add(match.start(), match.end(), match["name"], own, match["name"])
    for match in _BY_OFFICE.finditer(sentence):
        for person in [one for one in names.people if one.startswith(match["name"])][:1]:
            own = names.people[person] or last[1] or names.house
            add(match.start(), match.end(), person, own, match[0])
    for match in _HE.finditer(sentence):
        named = [one for one in roled(sentence[: match.start()] + "，") if one["name"]]
        person = named[-1]["name"] if named else last[0]
        if person:
            own = names.people.get(person, "") or last[1]
            add(match.start(), match.end(), person, own, match["who"])


_BYLINE = re.compile(
    rf"(?m)^\s*(?:文|作者|撰文|撰稿)\s?[/／|丨:：]\s?(?:[^\n/／|丨:：]{{2,16}}\s)?(?P<name>{PERSON})\s*$"
)
_I = re.compile(rf"{BREAK}(?P<who>笔者|作者)(?:则|还|也|同时|更)?(?:{SAYING_HAN})")
_HEAD = 400  # characters in which who writes is told


def writer_of(text: str) -> str:
    """Return who writes a column in Chinese, where it says 笔者; else ''."""
    found = _BYLINE.search(text, 0, _HEAD) if "笔者" in text else None
    return found["name"] if found else ""


def add_writer(
    text: str, sentence: str, names: Names, add: "Callable[[int, int, str, str, str], None]"
) -> None:
    """Add where the writer of a column says in a sentence what he thinks: 笔者认为."""
    person = writer_of(text) if "者" in sentence else ""
    for match in _I.finditer(sentence) if person else ():
        add(match.start(), match.end(), person, names.people.get(person, ""), match["who"])


def meant(who: str, last: str, names: Names) -> str:
    """Return what `公司`, `该机构` or `联盟` stands for: the one whose name ends so, else the last."""
    if who in WE and names.house:
        return names.house
    noun = re.sub(r"^(?:这家|这份|该|本|上述|同)", "", who)
    for known in (last, names.house):
        if noun and noun in known:
            return known
    return last or names.house
