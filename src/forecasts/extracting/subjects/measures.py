"""What a figure measures, and of what: the market noun that governs it and the phrase around it.

The grammatical subject is often wrong (`the group sees the share of electric cars at 27%`), so the
noun phrase around a noun of markets is taken: `sales of electric cars`, 新型储能累计装机.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from forecasts.extracting.records import Span
from forecasts.extracting.subjects.behind import (
    About,
    read_able,
    read_adopted,
    read_become,
    read_done,
    read_verb_behind,
)
from forecasts.extracting.subjects.clauses import clause_of, form_of
from forecasts.extracting.subjects.counted import counted
from forecasts.extracting.subjects.hollow import is_plain, says_nothing
from forecasts.extracting.subjects.market_nouns import OF_THINGS, about_noun, nouns_in
from forecasts.extracting.subjects.phrases import english_phrase, han_phrase, trim_han
from forecasts.extracting.subjects.power import by_stuff
from forecasts.reading import Quantity

__all__ = ["OWN", "look", "look_back"]

OWN = frozenset(("revenue", "profit", "spending", "savings", "production-capacity", "employment"))
"""Measures that a company states of itself: without another phrase their subject is the speaker."""

_OF_USE = frozenset(("share-of-consumption", "share-of-production", "share-of-stock"))
_BEHIND = re.compile(
    r"(?:\s\([A-Za-z]{1,5}\))?(?:\s+(?:a|per)\s+\w+)?(?:\s(?:YoY|year-on-year|year-over-year|annual|y/y))?(?:\s(?:increase|rise|drop|decline|decrease|growth|jump|gain|fall|improvement))?\s+(?:(?:worth\s+)?of|in)\s+(?:(?!(?:and|this|next|by)\b)[\w’'-]+\s+){0,4}?$"
)
_NEXT = re.compile(r"\s(?:[a-z-]+\s){0,2}?")  # a 3.9% net margin


def look(text: str, span: Span, quantity: Quantity, *, han: bool) -> About | None:
    """Return what the sentence at `span` says that the figure measures; None when it does not."""
    for found in filter(None, _readings(text, span, quantity, han=han)):
        if found.measure == "cities-served" and quantity.value > _CITIES:
            continue
        if found.measure == "companies" and not _FIRMS.search(quantity.quote):
            continue  # 企业将生产5000台
        if found.measure == "price" and quantity.value > _DEAREST:
            if found.word.lower().startswith("cost"):
                return found._replace(measure="spending")  # what a plant costs in all
            continue
        physical = quantity.unit.partition("/")[0] in _PHYSICAL
        physical = physical and not (found.measure == "facilities" and quantity.unit == "m2")
        if physical and found.measure == "price":
            continue
        if found.measure not in OF_THINGS or not physical:
            invested = han and found.measure == "spending" and len(found.phrase) < _SHORTEST
            if invested and (to := _FOR_HAN.match(text, quantity.end)):
                found = found._replace(phrase=trim_han(to["what"]))  # noqa: PLW2901  its own phrase
            return by_stuff(text, quantity, found)
    return None


def _readings(text: str, span: Span, quantity: Quantity, *, han: bool) -> Iterator[About | None]:
    """Yield what each way of saying it gives, the nearest to the figure first."""
    form = form_of(quantity)
    clause = clause_of(text, span, quantity, han=han)
    yield read_adopted(text, quantity, form, han=han)
    yield read_verb_behind(text, span, quantity) if han else read_done(text, span, quantity, form)
    yield None if han else read_become(text, quantity, form)
    yield None if han else read_able(text, span, quantity, form)
    yield None if han else _number_of(text, clause, quantity, form)
    yield None if han else _behind(text, span, quantity, form)
    yield _inside(text, quantity, form, han=han)
    yield _before(text, clause, quantity, form, han=han)
    yield _by_verb(text, clause, quantity, form, han=han)
    yield _after(text, clause, quantity, form, han=han)
    yield _before(text, span, quantity, form, han=han)
    yield _by_verb(text, span, quantity, form, han=han)


_NUMBER_OF = re.compile(
    r"\b[Nn]umber of (?:the |all |new |active )?(?=[a-z])(?P<what>[a-z-]+(?: [a-z-]+){0,4}?)"
    r"(?= (?:will|would|should|could|may|must|is|are|needs?|has|to|worldwide|globally|in|on|at|using|who|that|with)\b)"
)

_DONE_TO = re.compile(r"\s(?:sold|built|made|[a-z]+ed)$")
"""What is done to what is numbered, which tells the measure: `the number of vans sold`."""


def _number_of(text: str, clause: Span, quantity: Quantity, form: str) -> About | None:
    """Read `the number of pet cats should reach 1.1 billion`: of users there are subscriptions."""
    told = _NUMBER_OF.search(text, clause.start, quantity.start) if form == "count" else None
    if not told or _DONE_TO.search(told["what"]):
        return None
    what = nouns_in(text, *told.span("what"), form, han=False)
    code = what[-1][2] if what and what[-1][1] == told.end("what") else "stock"
    return About(code, told["what"].rpartition(" ")[2], told["what"], told.start("what"))


def look_back(text: str, span: Span, quantity: Quantity, *, han: bool) -> About | None:
    """Return what the nouns before a figure say that it measures, as in a headline."""
    return _before(text, span, quantity, form_of(quantity), han=han)


_CITIES = 20_000  # the world has no more towns
_FIRMS = re.compile(r"[家户戶个個社]")
"""What companies are counted by."""
_SHORTEST = 2  # characters of a phrase
_DEAREST = 1e8  # in any currency: what costs more is a sum, and no price of a thing
_PHYSICAL = frozenset(
    "t kt Mt kg barrel bushel gallon L GW MW kW TW GWh MWh kWh TWh m2 m3 oz ounce lb".split()
)
"""Units of stuff, in which no towns, plants or people are counted."""


def _behind(text: str, span: Span, quantity: Quantity, form: str) -> About | None:
    """Read `28% of shipments`, `$2 billion in revenue`."""
    counted_stuff = form == "count" and quantity.unit.partition("/")[0] in _PHYSICAL
    if form == "count" and not counted_stuff:
        return None
    for found in _compound(text, nouns_in(text, quantity.end, span.end, form, han=False)):
        if form == "share" and found[2] == "economic-scale":
            continue  # a debt of 43% of GDP
        named = text[: quantity.start].endswith((" a ", " an ", " the ", " A "))
        if _BEHIND.fullmatch(text, quantity.end, found[0]) or (
            named and _NEXT.fullmatch(text, quantity.end, found[0])
        ):
            about = about_noun(text, found, han=False)
            if not about.phrase and form == "rate" and about.word in {"market", "markets"}:
                continue  # 2% growth in northern markets
            return about._replace(phrase=about.phrase or about.word)
    return None


def _compound(text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the noun that ends the first compound: `generation capacity`, `data traffic`."""
    for one, other in pairwise(found):
        if text[one[1] : other[0]] != " ":
            return [one]
    return found[-1:]


def _inside(text: str, quantity: Quantity, form: str, *, han: bool) -> About | None:
    """Read what is counted: `12 international destinations`, 培育10家以上整机企业."""
    if form != "count":
        return None
    phrase, start, end = counted(text, quantity, han=han)
    found = nouns_in(text, start, end, form, han=han)
    if not phrase or not found or not (han or found[-1][1] == end):
        return None  # `24,000 delivery drones` are no deliveries
    word = text[found[-1][0] : found[-1][1]]
    if not han and is_plain(phrase.removesuffix(word).strip()):  # a 12,000 tonne deficit
        phrase = word
    if not han and phrase == word:  # 140,000 starts of multifamily housing
        phrase = english_phrase(text, start, end) or phrase
    return About(found[-1][2], word, phrase, start)


def _before(text: str, span: Span, quantity: Quantity, form: str, *, han: bool) -> About | None:
    found = nouns_in(text, span.start, quantity.start, form, han=han)
    if not han and len(found) > 1:
        asides = [one.span() for one in _BY_THE_WAY.finditer(text, span.start, quantity.start)]
        found = [one for one in found if not any(a < one[0] < b for a, b in asides)] or found
    if han:
        found = [one for one in found if not _SOLD_IN.fullmatch(text, max(0, one[1] - 7), one[1])]
        why = [one.span() for one in _CAUSE_HAN.finditer(text, span.start, quantity.start)]
        found = [one for one in found if not any(a < one[0] < b for a, b in why)]
    if quantity.value > _DEAREST:
        found = [one for one in found if one[2] != "price" or text.startswith("cost", one[0])]
    if not found or (han and _is_done_to_an_object(text, span, quantity, found[-1])):
        return None
    share = [
        one for one in found if re.match(r"(?i)share|占|份额|比重|シェア|割合|渗透", text[one[0] :])
    ]
    nearest = share[-1] if share and form in {"share", "rate"} else _head(text, found, han=han)
    if not han and nearest[2] == "facilities" and _WILL_DO.match(text, nearest[1]):
        done = nouns_in(text, nearest[1], quantity.start, form, han=False, verbs=True)
        if done and done[-1][2] != "facilities":
            return None  # the factory will make 30,000 wafers
    about = about_noun(text, nearest, han=han)
    if form == "money" and text.endswith(("pending and ", "pending on and "), 0, nearest[0]):
        about = about._replace(measure="spending")  # spending and demand for so much money
    whole = [
        one
        for one in found
        if one[2] in _OF_USE
        and (nearest[0] - one[1] in range(6) or _OF_A_WHOLE.fullmatch(text[nearest[1] : one[0]]))
    ]
    if not share or form != "share":
        return about
    part = text.rfind("占", span.start, nearest[0]) if han else -1  # 占能源消费总量的比重
    phrase = (han_phrase(text, part, part) if part > 0 else "") or about.phrase
    return about._replace(measure=whole[-1][2] if whole else about.measure, phrase=phrase)


def _is_done_to_an_object(
    text: str, span: Span, quantity: Quantity, noun: tuple[int, int, str]
) -> bool:
    """Whether a verb stands behind the last noun, and its object before the number: 销售新梯6.8万台."""
    form = form_of(quantity)
    if form not in {"count", "money"}:
        return False
    verbs = nouns_in(text, span.start, quantity.start, form, han=True, verbs=True)
    later = bool(verbs) and verbs[-1][0] >= noun[0] and verbs[-1][1] >= noun[1]
    behind = text[verbs[-1][1] : quantity.start] if later else ""
    if form == "money" and not _FUNDS.search(behind):
        return False  # 投资保持千亿元
    return bool(_OBJECT.fullmatch(behind) and han_phrase(behind, len(behind), 0) == behind)


_FUNDS = re.compile("(?:资金|基金|补贴|经费|贷款|债券)(?:不少于|不低于|超|约|近)?$")
"""Money that is put into something, as an object: 投入财政资金2亿元."""
_CAUSE_HAN = re.compile(
    r"(?:受|因(?!此))[^，,。；]{2,24}?(?:拉动|影响|带动|推动|驱动|支撑|提振|拖累|刺激|冲击|制约)下?[，,]|因(?!此)[^，,。；]{2,16}?而"
)
"""Why, before what a Chinese sentence is about: 受储能需求拉动,铜价将."""
_BY_THE_WAY = re.compile(
    r",\s(?:using|based on|including|excluding|as measured|which|such as|compared|held back|hit|hurt|helped|driven|squeezed|[a-z]{3,}ed)\s[^,;.]{3,80},"
    r"|\s(?:because|since|amid|despite|due to|thanks to|as(?!\s(?:of|well|much|many|an?|part|high|low|soon|long)\b))\s[^,;.]{3,60},"
)
"""What is said by the way, between what is spoken of and its verb; why it is so."""


def _head(text: str, found: list[tuple[int, int, str]], *, han: bool) -> tuple[int, int, str]:
    """Return the noun that governs: the last, or the one that it is only `of` or `in`."""
    last = found[-1]
    if last[2] == "market-balance":
        return last  # a market in a deficit of 12,000 tonnes
    for one in reversed(found[:-1]):
        between = text[one[1] : last[0]]
        if between == " " and re.fullmatch(r"(?i)volumes?|value|growth", text[last[0] : last[1]]):
            last = one  # shipment volumes are shipments
            continue
        if re.fullmatch(r"(?i)volumes?|levels?", text[one[0] : one[1]]):
            continue
        if not han and _HANGS_AT.fullmatch(between):
            last = one
    return last


_WILL_DO = re.compile(
    r"(?:\s(?:in|at|near|outside)(?:\s[A-Z][\w’'-]+){1,3})?(?:,?\s(?:that|which))?\s(?:will|would|can|could|should|is\sto|are\sto)\s(?!be\b)"
)
"""Behind a plant that does something itself."""
_OF_A_WHOLE = re.compile(r"\s(?:of|in)\s(?:(?!(?:sales|will|would|by|from|to)\b)[\w’'-]+\s){0,4}")
"""Between `share` and what it is a share of: `share of national power demand`."""
_HANGS_AT = re.compile(
    r"\s+per\s+|\s+(?:of|for|in)\s+(?:(?!with\b)[\w’'-]+\s+){0,5}?|\s+(?:by|from)\s+(?:[\w’'-]+\s+){0,2}?|\s+(?:on|from|across|among)\s+(?:[\w’'-]+\s+){1,4}?using\s+(?:[\w’'-]+\s+){0,2}?|\s+based\s+on\s+(?:[\w’'-]+\s+){0,2}?"
)


def _after(text: str, span: Span, quantity: Quantity, form: str, *, han: bool) -> About | None:
    other = re.search(r"\d", text[quantity.end : span.end])
    end = quantity.end + other.start() if other and form == "count" else span.end
    if han and (on := _GOES_ON_JA.search(text, quantity.end, end)):
        end = on.start()
    found = nouns_in(text, quantity.end, end, form, han=han)
    if form == "share":
        found = [one for one in found if one[2] != "economic-scale"]
    return about_noun(text, found[0], han=han) if found else None


def _by_verb(text: str, span: Span, quantity: Quantity, form: str, *, han: bool) -> About | None:
    found = nouns_in(text, span.start, quantity.start, form, han=han, verbs=True)
    if not found:
        return None
    phrase, start, _ = counted(text, quantity, han=han)
    between = text[found[-1][1] : quantity.start]
    if han and _OBJECT.fullmatch(between):
        what = trim_han(_ITEMS_BEFORE.sub("", between))
        return About(found[-1][2], text[found[-1][0] : found[-1][1]], what, found[-1][0])
    if not han and form != "count":
        upon = _UPON.match(text, quantity.end)
        phrase = english_phrase(text, upon.end(), upon.end(), ahead=True) if upon else ""
        phrase = "" if says_nothing(phrase) else phrase
    return About(found[-1][2], text[found[-1][0] : found[-1][1]], phrase, start)


_GOES_ON_JA = re.compile("[\u3041-\u309f]、")
"""Where a Japanese clause is over."""
_SOLD_IN = re.compile(r".*[在于][\u4e00-\u9fff]{2,4}市场$")
"""Where a company sells: 甲厂在北美市场可望成长8%."""
_FOR_HAN = re.compile(
    r"(?:人民币|美元|资金)?[，,]?(?:主要)?(?:用于|投向|建设|打造|布局|扩建|新建|对)(?:年产[\d.]+[万亿]?[A-Za-z吨台套片件辆只]+的?)?(?P<what>[\u4e00-\u9fffA-Za-z和、]{2,20}?)(?:建设|研发|投资|领域|项目|进行|实施|[，。,；]|$)"
)
_ITEMS_BEFORE = re.compile(r"^(?:[^，,。；、\d]{2,12}[\d.,]+[^，,。；、\d]{1,6}[、和及与])+")
"""The other objects of a verb, each with its number: 发送旅客44亿人次、货物41亿吨."""
_OBJECT = re.compile(
    rf"(?:{_ITEMS_BEFORE.pattern[1:-1]}+)?(?!超(?![充市级声])|近|约|至少|总|达)[\u4e00-\u9fffA-Za-z\d+“”]{{2,14}}(?<![约近超达到至共过年万计])"
)
"""What is done between its verb and the number: 培育旅居村500个."""
_UPON = re.compile(
    r"(?:\s\([^)]{1,24}\))?\s+(?:(?:more|a year|annually)\s+)?(?:(?:over|through|until|by) [^,.;]{3,24}?\s)?"
    r"(?:on|in|into|for|to [a-z]+(?: and [a-z]+)?)\s+(?!(?:fiscal|calendar|early|late|all|total|each|cash)\b)(?:the\s+|its\s+|an?\s+)?(?:new\s+)?"
)
