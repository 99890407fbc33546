"""What a figure measures, and of what: the market noun that governs it and the phrase around it.

The grammatical subject is often wrong (`the group sees the share of electric cars at 27%`), so the
noun phrase around a noun of markets is taken: `sales of electric cars`, 新型储能累计装机.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from forecasts.extracting.behind import About, read_adopted, read_done, read_verb_behind
from forecasts.extracting.clauses import PLAIN, clause_of, form_of
from forecasts.extracting.phrases import counted, english_phrase, han_phrase, trim_han
from forecasts.extracting.places import HAN_PLACES
from forecasts.extracting.power import by_stuff
from forecasts.extracting.records import Span
from forecasts.extracting.words_measures import (
    COMMODITIES,
    ENGLISH_NOUNS,
    ENGLISH_VERBS,
    HAN_INDICES,
    HAN_NOUNS,
    HAN_VERBS,
    NOTHING,
    THE_SAME,
    TRADED_HAN,
    Row,
)
from forecasts.reading import Quantity
from forecasts.reading.twins.plain_forms import fold

__all__ = [
    "OWN",
    "is_bare",
    "look",
    "look_back",
    "named_before",
    "phrase_in",
]

OWN = frozenset(("revenue", "profit", "spending", "production-capacity", "employment"))
"""Measures that a company states of itself: without another phrase their subject is the speaker."""

_NAMED = frozenset(("price", "traffic", "profit", "trade", "trips", "revenue"))
"""Measures whose noun is a part of the subject's words: `spot rates`, `operating profit`."""

_COUNTED_ONLY = frozenset(("facilities", "companies", "cities-served"))
"""What does not grow by a rate: `data center systems will grow 56%` is of spending."""

_SHARES = {
    "production": "share-of-production",
    "subscriptions": "share-of-stock",
    "stock": "share-of-stock",
    "fleet": "share-of-stock",
    "installed-base": "share-of-stock",
    "consumption": "share-of-consumption",
    "production-capacity": "share-of-stock",
    "exports": "share-of-exports",
    "coverage": "coverage",
}
_OF_USE = frozenset(("share-of-consumption", "share-of-production", "share-of-stock"))
_BEHIND = re.compile(
    r"(?:\s\([A-Za-z]{1,5}\))?(?:\s+(?:a|per)\s+\w+)?(?:\s(?:increase|rise|drop|decline|decrease|growth|jump|gain|fall))?\s+(?:(?:worth\s+)?of|in)\s+(?:(?!(?:and|this|next|by)\b)[\w’'-]+\s+){0,4}?$"
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
            continue
        if found.measure not in _OF_THINGS or quantity.unit.partition("/")[0] not in _PHYSICAL:
            invested = han and found.measure == "spending" and len(found.phrase) < _SHORTEST
            if invested and (to := _FOR_HAN.match(text, quantity.end)):
                found = found._replace(phrase=trim_han(to["what"]))  # noqa: PLW2901  its own phrase
            return by_stuff(text, quantity, found)
    return None


def _readings(text: str, span: Span, quantity: Quantity, *, han: bool) -> Iterator[About | None]:
    """Yield what each way of saying it gives, the nearest to the figure first."""
    form = form_of(quantity)
    clause = clause_of(text, span, quantity, han=han)
    nouns, verbs = (HAN_NOUNS, HAN_VERBS) if han else (ENGLISH_NOUNS, ENGLISH_VERBS)
    yield read_adopted(text, quantity, form, han=han)
    yield read_verb_behind(text, span, quantity) if han else read_done(text, span, quantity, form)
    yield None if han else _behind(text, span, quantity, form)
    yield _inside(text, quantity, form, nouns, han=han)
    yield _before(text, clause, quantity, form, nouns, han=han)
    yield _by_verb(text, clause, quantity, form, verbs, han=han)
    yield _after(text, clause, quantity, form, nouns, han=han)
    yield _before(text, span, quantity, form, nouns, han=han)
    yield _by_verb(text, span, quantity, form, verbs, han=han)


def look_back(text: str, span: Span, quantity: Quantity, *, han: bool) -> About | None:
    """Return what the nouns before a figure say that it measures, as in a headline."""
    nouns = HAN_NOUNS if han else ENGLISH_NOUNS
    return _before(text, span, quantity, form_of(quantity), nouns, han=han)


_CITIES = 20_000  # the world has no more towns
_FIRMS = re.compile(r"[家户戶个個社]")
"""What companies are counted by."""
_DEAREST = 1e8  # in any currency: what costs more is a sum, and no price of a thing
_OF_THINGS = frozenset(("facilities", "companies", "cities-served", "employment", "trips", "fleet"))
_PHYSICAL = frozenset(
    "t kt Mt kg barrel bushel gallon L GW MW kW TW GWh MWh kWh TWh m2 m3 oz ounce lb".split()
)
"""Units of stuff, in which no towns, plants or people are counted."""


def named_before(text: str, about: About, *, han: bool, since: int = 0) -> str:
    """Return what the same noun was of when it stood there last: `sales of X ... sales`."""
    for word in dict.fromkeys((about.word, about.word[:2] if han else about.word.lower())):
        at = about.at
        while (at := text.rfind(word, since, at)) >= since:
            phrase = _about(text, (at, at + len(word), about.measure), han=han).phrase
            if phrase and phrase != word and phrase.lower() not in NOTHING:
                return phrase
    return ""


_TRADED = re.compile(
    f"(?i)Brent|WTI|West Texas Intermediate|{COMMODITIES}|{HAN_INDICES}|{TRADED_HAN}"
)
_SAID_WITH = re.compile(f"{HAN_INDICES}|{TRADED_HAN}")
"""Prices of which the word says of what."""
_CHARGES = frozenset("tariffs fares rents fees premiums".split())
_SHORTEST = 2  # characters of a phrase
_TELLING = 4  # characters of a noun that says itself what is carried: 货邮运输量


def is_bare(about: About, quantity: Quantity) -> bool:
    """Whether the phrase is a noun of markets alone, which does not say of what."""
    if (
        len(about.phrase) < _SHORTEST
        or about.phrase in THE_SAME
        or about.phrase.lower() in NOTHING
        or about.phrase.lower() in PLAIN
    ):
        return True
    if about.phrase.lower() != about.word.lower():
        return False
    counts = about.at >= quantity.start and about.measure in {*_OF_THINGS, "stock"}
    counts = counts or about.measure in {"trade", "trips", "traffic", "economic-scale"}
    counts = counts or (about.measure == "price" and bool(_TRADED.fullmatch(about.word)))
    return not counts and not (
        about.measure == "price" and (" " in about.word or about.word in _CHARGES)
    )


def phrase_in(text: str, span: Span, quantity: Quantity, measure: str, *, han: bool) -> str:
    """Return what the sentence says the measure is of, the nearest before the figure first."""
    nouns, form = (HAN_NOUNS if han else ENGLISH_NOUNS), form_of(quantity)
    for found in reversed(_rows(text, span.start, quantity.start, nouns, form, han=han)):
        about = _about(text, found, han=han)
        if found[2] == measure and not is_bare(about, quantity):
            return about.phrase
    return ""


@cache
def _pattern(rows: tuple[Row, ...], *, han: bool) -> re.Pattern[str]:
    """Return one pattern of all rows; the group that matched tells which."""
    inner = "|".join(f"({row.words if han else row.words.lower()})" for row in rows)
    return re.compile(inner if han else rf"(?<![\w-])(?:{inner})(?![\w-])")


def _rows(
    text: str, start: int, end: int, rows: tuple[Row, ...], form: str, *, han: bool
) -> list[tuple[int, int, str]]:
    """Return the words between the offsets that name a measure for such a figure, in order."""
    found = []
    begin = max(0, start - 1)  # what stands before tells whether a word begins
    # In lower case, as a pattern that ignores the case asks each of its words at each place.
    twin = text[begin:end] if han else fold(text[begin:end])
    for match in _pattern(rows, han=han).finditer(twin, start - begin):
        code = _code(rows[(match.lastindex or 1) - 1], form)
        aside = not han and twin.count("(", 0, match.start()) > twin.count(")", 0, match.start())
        if code and not (aside and ")" in twin[match.end() :]):
            found.append((begin + match.start(), begin + match.end(), code))
    return found


def _code(row: Row, form: str) -> str:
    if form == "money":
        return row.money
    if form == "count":
        return row.number
    if form == "price":
        return "price" if row.other == "price" or row.money == "price" else ""
    if form == "share":
        base = row.number or row.money
        return row.other or (_SHARES.get(base, "share-of-sales") if base else "")
    if row.number in _COUNTED_ONLY:
        return ""
    wide = row.money in {"market-size", "economic-scale"}
    return row.money if wide else row.number or row.money or row.other


def _about(text: str, found: tuple[int, int, str], *, han: bool) -> About:
    start, end, code = found
    word = text[start:end]
    phrase = han_phrase(text, start, end) if han else english_phrase(text, start, end)
    told = han and code in {"traffic", "trade", "trips"} and len(word) >= _TELLING
    phrase += word if told and phrase and phrase not in HAN_PLACES else ""
    if not phrase and (told or code == "economic-scale" or re.fullmatch(_SAID_WITH, word)):
        phrase = word
    elif word.lower() == "economy":
        phrase = f"{phrase} {word}"  # the low-altitude economy
    if code in _NAMED and word.lower() not in phrase.lower() and not han:
        lower = phrase and word[1:2].islower()
        phrase = f"{phrase} {word[0].lower() + word[1:] if lower else word}".strip()
    if han and word.startswith("经济") and phrase and phrase != word:
        phrase += "经济"
    if han and code in _COUNTED_ONLY and not phrase.endswith(word):
        phrase = phrase.rpartition("的")[2] + word
    return About(code, word, phrase, start)


def _behind(text: str, span: Span, quantity: Quantity, form: str) -> About | None:
    """Read `28% of shipments`, `$2 billion in revenue`."""
    counted_stuff = form == "count" and quantity.unit.partition("/")[0] in _PHYSICAL
    if form == "count" and not counted_stuff:
        return None
    for found in _compound(
        text, _rows(text, quantity.end, span.end, ENGLISH_NOUNS, form, han=False)
    ):
        named = text[: quantity.start].endswith((" a ", " an ", " the ", " A "))
        if _BEHIND.fullmatch(text, quantity.end, found[0]) or (
            named and _NEXT.fullmatch(text, quantity.end, found[0])
        ):
            about = _about(text, found, han=False)
            return about._replace(phrase=about.phrase or about.word)
    return None


def _compound(text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the noun that ends the first compound: `generation capacity`, `data traffic`."""
    for one, other in pairwise(found):
        if text[one[1] : other[0]] != " ":
            return [one]
    return found[-1:]


def _inside(
    text: str, quantity: Quantity, form: str, rows: Sequence[Row], *, han: bool
) -> About | None:
    """Read what is counted: `12 international destinations`, 培育10家以上整机企业."""
    if form != "count":
        return None
    phrase, start, end = counted(text, quantity, han=han)
    found = _rows(text, start, end, tuple(rows), form, han=han)
    if not phrase or not found or not (han or found[-1][1] == end):
        return None  # `24,000 delivery drones` are no deliveries
    word = text[found[-1][0] : found[-1][1]]
    if not han and phrase == word:  # 140,000 starts of multifamily housing
        phrase = english_phrase(text, start, end) or phrase
    return About(found[-1][2], word, phrase, start)


def _before(
    text: str, span: Span, quantity: Quantity, form: str, rows: Sequence[Row], *, han: bool
) -> About | None:
    found = _rows(text, span.start, quantity.start, tuple(rows), form, han=han)
    if han:
        found = [one for one in found if not _SOLD_IN.search(text[span.start : one[1]])]
    if quantity.value > _DEAREST:
        found = [one for one in found if one[2] != "price"]
    if not found:
        return None
    share = [
        one for one in found if re.match(r"(?i)share|占|份额|比重|シェア|割合|渗透", text[one[0] :])
    ]
    nearest = share[-1] if share and form in {"share", "rate"} else _head(text, found, han=han)
    about = _about(text, nearest, han=han)
    whole = [one for one in found if one[2] in _OF_USE and nearest[0] - one[1] in range(6)]
    if not share or form != "share":
        return about
    part = text.rfind("占", span.start, nearest[0]) if han else -1  # 占能源消费总量的比重
    phrase = (han_phrase(text, part, part) if part > 0 else "") or about.phrase
    return about._replace(measure=whole[-1][2] if whole else about.measure, phrase=phrase)


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
        if not han and re.fullmatch(r"\s+(?:of|for|in)\s+(?:[\w’'-]+\s+){0,5}?", between):
            last = one
    return last


def _after(
    text: str, span: Span, quantity: Quantity, form: str, rows: Sequence[Row], *, han: bool
) -> About | None:
    other = re.search(r"\d", text[quantity.end : span.end])
    end = quantity.end + other.start() if other and form == "count" else span.end
    found = _rows(text, quantity.end, end, tuple(rows), form, han=han)
    return _about(text, found[0], han=han) if found else None


def _by_verb(
    text: str, span: Span, quantity: Quantity, form: str, rows: Sequence[Row], *, han: bool
) -> About | None:
    found = _rows(text, span.start, quantity.start, tuple(rows), form, han=han)
    if not found:
        return None
    phrase, start, _ = counted(text, quantity, han=han)
    between = text[found[-1][1] : quantity.start]
    if han and _OBJECT.fullmatch(between):
        return About(
            found[-1][2], text[found[-1][0] : found[-1][1]], trim_han(between), found[-1][0]
        )
    if not han and form != "count":
        upon = _UPON.match(text, quantity.end)
        phrase = english_phrase(text, upon.end(), upon.end(), ahead=True) if upon else ""
    return About(found[-1][2], text[found[-1][0] : found[-1][1]], phrase, start)


_SOLD_IN = re.compile(r"[在于][\u4e00-\u9fff]{2,4}市场$")
"""Where a company sells: 甲厂在北美市场可望成长8%."""
_FOR_HAN = re.compile(
    r"(?:人民币|美元|资金)?[，,]?(?:主要)?(?:用于|投向|建设|打造|布局)(?P<what>[\u4e00-\u9fffA-Za-z和、]{2,20}?)(?:建设|研发|投资|领域|项目|[，。,；]|$)"
)
_OBJECT = re.compile(
    r"(?!超|近|约|至少|总|达)[\u4e00-\u9fffA-Za-z\d+“”]{2,14}(?<![约近超达到至共过年万计])"
)
"""What is done between its verb and the number: 培育旅居村500个."""
_UPON = re.compile(
    r"(?:\s\([^)]{1,24}\))?\s+(?:(?:more|a year|annually)\s+)?(?:(?:over|through|until|by) [^,.;]{3,24}?\s)?"
    r"(?:on|in|into|for|to [a-z]+(?: and [a-z]+)?)\s+(?:the\s+|its\s+|new\s+)?"
)
