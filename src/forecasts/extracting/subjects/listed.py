"""What stands in lists: of `A、B出货量有望达到X、Y`, X is of A and Y of B."""

import re

from forecasts.extracting.records import Span
from forecasts.extracting.subjects.behind import About
from forecasts.extracting.subjects.clauses import form_of
from forecasts.extracting.subjects.hollow import is_plain, says_nothing
from forecasts.extracting.subjects.phrases import (
    english_phrase,
    han_phrase,
    is_function_word,
    trim_han,
)
from forecasts.extracting.words.forecasters import is_forecaster
from forecasts.extracting.words.measures import HAN_NOUNS
from forecasts.extracting.words.places import ENGLISH_PLACES, HAN_PLACES
from forecasts.reading import Quantity

__all__ = [
    "bracketed_part",
    "contrasted",
    "item_behind",
    "item_in_turn",
    "item_of_a_list",
    "listed_subject",
    "paired_subject",
]

_NUMBER = r"[约近超逾]{0,2}\d[\d.,]*"
_RUN = re.compile(
    rf"[^\d、，,。；]{{0,14}}(?P<run>(?:{_NUMBER}[^\d、，,。；和及与]{{1,6}}[、和及与])+{_NUMBER})"
)
"""Behind the noun of a list its figures, each with its unit."""
_ITEM_BEFORE = re.compile(r"[、和与及](?P<item>[^、，,。；：:和与及\s\d]{1,16})$")
_IN_BRACKETS = re.compile(
    r"[（(](?:[^（）()\d]+[\d.,]+[万億亿兆]*[^（）()\d、，,；]*[、，,；])*"
    r"(?P<what>[^、，,；。：:（）()\d]{2,24}?)[は为]?\s?$"
)
"""The parts in brackets behind their sum: 5000万台（携帯電話3000万台、タブレット2000万台）."""


_PAIRED = re.compile(
    r"(?P<list>[^，,。；：:\d]{2,40}?(?:在\d{4}年[^，,。；：:\d]{0,6})?)分别(?:将|有望|可望)?(?:达到?|[为至到]|增至|占|[升降涨跌增]至?|下[降调滑]至?|上[升调涨]至?)?(?P<run>[^，。；]*)$"
)
_WHERE_SAID = re.compile(r"(?:在\d|[在于将]|均?价(?=[将会]|$)).*$")
"""What stands behind the last of a list: WTI原油在2026年的均价将."""
_LONGEST_LIST = 40  # characters
_AND = re.compile(r"[、和与及]")


def paired_subject(text: str, span: Span, quantity: Quantity) -> str:
    """Return what a figure is of behind 分别, by its place: 甲率和乙率分别达到64%和78%; else ''."""
    at = text.rfind("分别", span.start, quantity.start)
    if at < 0 or form_of(quantity) not in {"share", "price"}:
        return ""
    found = _PAIRED.search(text, max(span.start, at - _LONGEST_LIST), quantity.start)
    if not found:
        return ""
    subjects = [_WHERE_SAID.sub("", one) for one in _AND.split(found["list"]) if one]
    place = len(re.findall(r"\d[\d.]*", found["run"]))
    behind = len(re.findall(r"[、和与及]\D{0,2}\d", text[quantity.end : span.end]))
    counts = len(subjects) == place + behind + 1 > 1
    return han_phrase(subjects[place], len(subjects[place]), 0) if counts else ""


def bracketed_part(text: str, span: Span, quantity: Quantity) -> str:
    """Return what a figure is of that stands in brackets as one of the parts of a sum; else ''."""
    before = max(span.start, quantity.start - _LONGEST)
    among = text.rfind("其中", before, quantity.start)
    if among >= 0 and (one := _AMONG_THEM.fullmatch(text, among, quantity.start)):
        place = one["what"] in HAN_PLACES
        return "" if place or _NOUN.search(one["what"]) else one["what"]
    begin = max(text.rfind("(", before, quantity.start), text.rfind("（", before, quantity.start))
    part = _IN_BRACKETS.match(text, begin, quantity.start) if begin >= 0 else None
    sum_before = part and text[part.start() - 1 : part.start()] in _COUNTERS
    return part["what"] if part and sum_before and not part["what"].endswith("比") else ""


_AMONG_THEM = re.compile(r"其中[，,:：]?(?P<what>[^，,、；。\d]{2,12}?)[约超近达为]{0,2}$")
_THEN_HAN = re.compile(
    r"(?:[而但])?(?P<what>(?!今|明|后|去|同期|届时|公司|该)[\u4e00-\u9fffA-Za-z]{2,12})则(?!预|认|计划|表|称|指|看|判|有|在|是因)[^，,。；\d]{0,10}$"
)
"""What a clause is of that is set against the one before: 成熟制程则徘徊在75%."""


def contrasted(text: str, clause: Span, quantity: Quantity) -> str:
    """Return what a Chinese clause sets against the one before it, where its noun is the same; else ''."""
    found = _THEN_HAN.match(text, clause.start, quantity.start)
    what = trim_han(found["what"]) if found else ""
    return "" if what in HAN_PLACES or _NOUN.search(what) else what


"""What a part is of, where no noun says more: 投产新线3000公里，其中高铁2500公里."""
_NOUN = re.compile("|".join(row.words for row in HAN_NOUNS))
_COUNTERS = frozenset("台部辆輛吨個个円元人件本")
"""What a sum ends in."""
_BRACKETED = re.compile(r"\((?:[+-]|up\s|at\s)?[$€£]?\d[^()]{0,12}\)")
_OPENS = re.compile(r"\s\((?:[+-]|up\s|at\s)?$")


def item_of_a_list(text: str, span: Span, quantity: Quantity) -> str:
    """Return what stands before the bracket of a figure, one of a list: `tin (+3%) and zinc (+4%)`."""
    opens = _OPENS.search(text, max(span.start, quantity.start - 6), quantity.start)
    if not opens or len(_BRACKETED.findall(text, *span)) < _LIST:
        return ""
    phrase = english_phrase(text, opens.start() + 1, opens.start() + 1)
    return "" if phrase.lower() in ENGLISH_PLACES else phrase


_FOR_EACH = re.compile(
    r"\d\s?(?:%|percent|per cent|pct)\s(?P<link>for|in)\s(?:the\s)?(?P<what>[a-z][\w’'-]*(?:\s(?!by\b|in\b|and\s\d)[\w’'-]+){0,4}?)(?=,|;|\.|\s(?:and\s\d|by\s|in\s\d))"
)
"""Of what each figure of a list is: `30% for private cars, 70% for vans`."""


def item_behind(text: str, span: Span, quantity: Quantity) -> str:
    """Return what a figure of a list is of, where each has its own behind it; else ''."""
    items = list(_FOR_EACH.finditer(text, *span))
    own = [one["what"] for one in items if quantity.start <= one.start() < quantity.end]
    return own[0] if own and len(items) >= _LIST else ""


def item_in_turn(text: str, last: Quantity, quantity: Quantity) -> str:
    """Return of what a figure is that has no verb of its own: `tin will be 11% and raw zinc 4%`."""
    turn = (
        _IN_TURN.fullmatch(text, last.end, quantity.start) if last.unit == quantity.unit else None
    )
    what = turn["what"].strip() if turn else ""
    words = what.split()
    named = bool(words) and not any(map(_is_no_item, words)) and not says_nothing(what)
    return what if named and what.lower() not in ENGLISH_PLACES and not is_plain(what) else ""


def _is_no_item(word: str) -> bool:
    return is_function_word(word) or word in {"again", "perhaps", "maybe", "almost"}


_IN_TURN = re.compile(
    r"(?:\s(?:of|in|by)\s[\w\s’'-]{2,40}?)?,?\s(?:and|with|while)\s(?P<what>(?:[a-z][\w’'-]*\s){1,3}?)(?:at\s)?"
)
_LIST = 2
_LONGEST = 120  # characters of a list


def _sold_abroad(text: str, about: About, speaker: str) -> str:
    """Return the part of a company's own sales that is abroad, whose share it tells; else ''."""
    own = about.measure == "share-of-sales" and speaker and not is_forecaster(text, speaker)
    own = own and not _NO_COMPANY.search(speaker)
    before = text[max(0, about.at - _LONGEST_SUM) : about.at]
    found = _SOLD_ABROAD.search(before) or _SOLD_ABROAD.search(before + about.word)
    return f"{speaker}{found[0]}" if own and found else ""


_NO_COMPANY = re.compile("(?:央行|[局部会院所省市府委署厅])$")
_LONGEST_SUM = 16  # characters
_SOLD_ABROAD = re.compile(
    r"海外(?:业务)?(?:的)?(?:营业?收入?|销售额?|收入|订单|销量|売上高?|売上収益)$"
)


def listed_subject(text: str, span: Span, quantity: Quantity, about: About, speaker: str) -> str:
    """Return what a figure of a list is of, by its place in a list of as many subjects; else ''.

    A share of what a company sells abroad is of the `speaker`.
    """
    if abroad := _sold_abroad(text, about, speaker):
        return abroad
    behind = about.at + len(about.word)
    run = _RUN.match(text, behind, span.end) if span.start <= about.at else None
    if not run:
        return ""
    numbers = list(re.finditer(r"\d[\d.,]*", text[run.start("run") : run.end()]))
    place = sum(run.start("run") + one.start() < quantity.end for one in numbers) - 1
    subjects: list[str] = []
    end, begin = about.at, max(span.start, about.at - _LONGEST)
    while len(subjects) <= len(numbers):
        subjects.insert(0, han_phrase(text, end, end).removesuffix(about.word))
        before = _ITEM_BEFORE.search(text[begin:end])
        if not before:
            break
        end = begin + before.start()
    counts = len(subjects) == len(numbers) > 1 and all(subjects)
    return subjects[place] if counts and place >= 0 else ""
