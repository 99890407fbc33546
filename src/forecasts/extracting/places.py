"""Where a figure is of: countries, groups of them, and words that say the whole world."""

import re
from collections.abc import Sequence
from functools import partial

from forecasts.extracting.named_places import (
    CAUSE,
    HOME,
    TAKES,
    Mention,
    is_of_another,
    meant,
    mentions,
)
from forecasts.extracting.pages.layout import headline_of
from forecasts.extracting.provinces import (
    common_region,
    country_of,
    is_of_all,
    listed,
    province_of_body,
)
from forecasts.extracting.records import Article, Field, Span
from forecasts.extracting.respectively import respective_mention, respective_place
from forecasts.extracting.turned import leaves, of_all, turns
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.ledger.regions import REGIONS
from forecasts.ledger.subdivisions import SUBDIVISIONS

__all__ = ["find_region", "is_briefs", "times_told"]

_ANOTHER = re.compile(
    r"\b(?:offset|followed|led|matched|driven|helped|supported|lifted|boosted|fuel+ed|underpinned|buoyed|hurt|hit|held back) by\b|\s(?:after|despite|amid|because|due to|thanks to|as a result of|if|when|as(?!\s(?:well|much|many|of|part)\b))\s|,\son\s|,\s(?:[a-z]+ly\s)?(?:with|while|whereas|although|though|compared|and|but|as|according|driven|[a-z]+ing)\b|\bwhil(?:e|st)\b|\bwhereas\b|;|[，；]|,(?=[\u3040-\u9fff])"
)
"""Where another figure's part of a sentence begins."""


def find_region(
    article: Article,
    sentence: Span,
    paragraph: Span,
    at: int,
    before: tuple[int, Field] | None = None,
    house: str = "",
) -> Field:
    """Return the region of a figure at offset `at`: the nearest before it in its sentence first.

    Args:
        article: The article.
        sentence: The sentence of the figure.
        paragraph: The paragraph of the figure.
        at: Where the figure stands.
        before: Where the sentence of the paragraph's claim before ends, and the region of it.
        house: Who says it, whose name may hold a place.
    """
    text, language = article.text, article.language
    named = [
        one
        for one in _told_in(text, sentence, language)
        if not (_names(text, one, house) or _is_condition(text, sentence, one[0], at))
        and not (language != "en" and _ITS_OWN.search(text, one[0], at))
        and not (one[2] in _ABROAD and _PART_ABROAD.match(text, one[0], sentence.end))
    ]
    if own := _of_sentence(text, sentence, named, at):
        whole = language == "en" and own[0] < at and is_of_all(text[own[0] : at])
        region = country_of(own[1]) if whole else listed(text, named, own)[1]
        line = _DATELINE.match(text, sentence.start, sentence.end) if language == "en" else None
        return Field(region, own[2], "article" if line and own[0] < line.end() else "sentence")
    found = _of_before(article, sentence, paragraph, at, before, house)
    if language == "en" and is_of_all(text[sentence.start : sentence.end]):
        return found._replace(text=country_of(found.text))
    return found


def _of_before(
    article: Article,
    sentence: Span,
    paragraph: Span,
    at: int,
    before: tuple[int, Field] | None,
    house: str,
) -> Field:
    """Return the place of a figure whose sentence names none: its paragraph's, or the opening's."""
    text, language = article.text, article.language
    behind, carried = before or (paragraph.start, None)
    since = min(behind, sentence.start)
    found = [
        one
        for one in mentions(text, since, sentence.start, language)
        if one[2] not in _ABROAD
        and not _SHARED.match(text, one[0] + len(one[2]))
        and text.count("(", since, one[0]) <= text.count(")", since, one[0])
    ]
    first = partial(_of_the_opening, article, at, house)
    region = _one_of(article, found, since)
    if region and not (language == "en" and leaves(text, sentence, found[-1], first)):
        if carried is not None and carried.text == country_of(region):
            region = carried.text  # it went on of the country beside a province
        return Field(region, found[-1][2], "paragraph")
    refers = _THERE.search(text, sentence.start, sentence.end) if language == "en" else None
    if refers and (nation := _nation_of_house(house)):
        return Field(nation, house, "article")
    opening = first()
    turned = language == "en" and turns(text, sentence, paragraph, carried, opening)
    goes_on = carried is not None and carried.words not in _ABROAD and not turned
    if carried is not None and carried.basis != "default" and goes_on:
        return carried._replace(basis="paragraph")
    if refers and opening.basis == "default" and (last := _last_country(text, sentence.start)):
        return Field(last[1], last[2], "article")
    if language == "en" and of_all(text, sentence, paragraph, opening):
        return Field(HOME[language], "", "default")
    return opening


_THERE = re.compile(r"\b[Tt]h(?:e|at|is) (?:country|nation|city|government)\b(?! of)")


def _nation_of_house(house: str) -> str:
    """Return the country that the name of a body holds: `Korea Institute of Seeds`."""
    known = (ENGLISH_PLACES.get(one.lower(), "World") for one in house.split())
    return next((country_of(one) for one in known if one in _STATES), "")


def _last_country(text: str, before: int) -> Mention | None:
    """Return the country that was named last, to which `the country` or `the city` refers."""
    named = mentions(text, max(0, before - _BACK), before, "en")
    return next((one for one in reversed(named) if country_of(one[1]) in _STATES), None)


_BACK = 1_500  # characters
_STATES = frozenset(code for code, row in REGIONS.items() if row[2] and code not in SUBDIVISIONS)


def _told_in(text: str, span: Span, language: str) -> Sequence[Mention]:
    """Return the places that a stretch names; that of its dateline only where it names no other."""
    named = mentions(text, span.start, span.end, language)
    line = _DATELINE.match(text, span.start, span.end) if len(named) > 1 else None
    behind = [one for one in named if line and one[0] >= line.end()]
    return behind or named


_DATELINE = re.compile(
    r"\s*[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){0,2}(?:,\s[A-Z][\w. ]{2,24}?)?,\s(?:[A-Z][a-z]{2,8}\.?\s\d|\d{1,2}\s[A-Z][a-z]{2,8}\b)[^;\n]{0,60}?\s?(?:--?|[–—:/])\s"
    r"|\s*[A-Z]{4,}(?:[ ][A-Z]{3,}){0,2}(?:,\s[A-Z][\w. ]{2,24}?)?\s?(?:\([^)\n]{1,30}\)\s?)?(?:--?|[–—])\s"
)
"""Where a report is from: `SINGAPORE, 14 October 2025 – Global shipments`."""


def _of_sentence(text: str, sentence: Span, named: Sequence[Mention], at: int) -> Mention | None:
    """Return which of the places that a sentence names a figure is of, if any."""
    before_it = [one for one in named if one[0] < at]
    which = respective_place(text, sentence, at, len(before_it)) if before_it else None
    if which is not None:
        return before_it[which]
    if in_turn := respective_mention(text, sentence, before_it, at):
        return in_turn
    until = _ANOTHER.search(text, at, sentence.end)
    found = [one for one in named if not until or one[0] < until.start()]
    found = [one for one in found if not is_of_another(text, sentence, one, at)]
    if not found:
        return None
    right = [one for one in found if one[0] > at and _IN.fullmatch(text, at, one[0])]
    own = [one for one in found if one[0] < at] or found[:1]
    begins = [one for one in found[:1] if one[0] - sentence.start < _AT_THE_BEGINNING]
    aside = _BY_THE_WAY.match(text, begins[0][0]) if begins else None
    if aside and own[-1][0] < aside.end():
        own = begins  # Peru, the Andes' largest market, will
    if begins and own[-1][1] == "World" and not _NEW_CLAUSE.search(text, begins[0][0], at):
        own = begins  # Korea will lead global spending
    states = [one for one in found if one[0] < at and one[1] != "World"]
    if states and own[-1][1] == "World" and _THE_COUNTRY.search(text, states[-1][0], at):
        own = states  # Korea leads world spending, the country's reaching
    shared = right[:1] and right[0][1] == "World" and own[-1][0] < at
    if not (shared and TAKES.search(text, max(0, at - _NEAR), at)):
        own = right[:1] or own  # China will account for half of global sales
    return own[-1]


def _of_the_opening(article: Article, at: int, house: str) -> Field:
    """Return the place that the title or the lead names, or the one that is meant by default."""
    text, language = article.text, article.language
    begin = text.rfind("\n", 0, at) + 1
    for basis, span in zip(("title", "article", "article"), _opening(article), strict=False):
        if span.start < begin and _ITEM.match(text, span.start) and _ITEM.match(text, begin):
            continue  # another item of a page of briefs
        found = [
            one
            for one in _told_in(text, span, language)
            if not (text.startswith("厂", one[0] + len(one[2])) or _names(text, one, house))
            and not _is_condition(text, span, one[0], span.end)
            and not (one[1] == "World" and _BECAUSE.search(text, span.start, one[0]))
            and one[2] not in _ABROAD
            and not (basis == "title" and CAUSE.search(text, span.start, one[0]))
            and not (basis == "title" and _PART_IN.search(text, span.start, one[0]))
            and not _BOUND_FOR.search(text, max(span.start, one[0] - 4), one[0])
            and (language == "en" or one[0] < at or not span.start <= at < span.end)
        ]
        if found and (basis == "title" or found[0][1] != "World"):
            found = [one for one in found if one[1] != "World"] or found
        found = [one for one in found if not _RANKED.match(text, one[0] + len(one[2]))] or found
        region = "World" if found[:1] and found[0][1] == "World" else ""
        if region := region or _one_of(article, found, span.start):
            again = basis == "title" or text.count(found[0][2]) > 1
            return Field(region if again else country_of(region), found[0][2], basis)
    return _of_the_head(article) or Field(HOME[language], "", "default")


def _of_the_head(article: Article) -> Field | None:
    """Return the state whose office a page is of, as its head has it, if one does."""
    for start, end in article.paragraphs[1:4] if article.language == "en" else ():
        office = _OFFICE.search(article.text, start, min(end, start + _PROSE * 2))
        words = (office["state"], office["state"].partition(" ")[0]) if office else ()
        if state := next((one for one in words if one.lower() in ENGLISH_PLACES), ""):
            return Field(meant(article.text, state.lower()), state, "article")
    return None


_OFFICE = re.compile(
    r"\b(?:Government|Republic|Kingdom|Commonwealth|Sultanate) of (?:the )?(?P<state>[A-Z]\w+(?: [A-Z]\w+)?)"
)
"""Whose release a page is, in a line of its own: `Ministry of Trade, Republic of Kenya`."""


def _one_of(article: Article, found: Sequence[Mention], begin: int) -> str:
    """Return the one place that is named, if not in a cause, which is often of elsewhere."""
    region = common_region([one[1] for one in found])
    at = found[-1][0] if found else 0
    of_english = bool(region) and article.language == "en"
    because = of_english and _BECAUSE.search(article.text, max(begin, at - _NEAR), at)
    return "" if because else region


_ABROAD = frozenset(("海外",))
"""Where a part is of, beside what is at home: other sentences need not be of it."""
_PART_ABROAD = re.compile(
    r"海外[^，,。；、]{0,10}(?:占比|比例|比重|占[^，,。；]{0,8}(?:的|[\d.]+[%％成])|比率|構成比|割合)"
)
"""Which part of its own a company has abroad: 海外收入占比提高到30%."""
_BOUND_FOR = re.compile(r"(?:覆盖|进入|进军|布局|登陆|拓展|开拓|挺进|销往|出口)$")
"""Where a company goes, as its headline tells: 首次覆盖北美市场."""
_PART_IN = re.compile(r"\d\s?(?:%|per ?cent)\s(?:in|from|of it in)\s(?:the\s)?$")
"""What a headline tells of a part: `to reach 234 GW, 25% in China`."""
_RANKED = re.compile(
    r"['’]s\s(?:[a-z]+-)?(?:largest|biggest|first|leading|fastest|oldest|second|third)\b"
)
"""What something is among all of a place, when another says where: `Europe's largest mill in Peru`."""
_SHARED = re.compile(r"シェア|(?:市场)?份额|市占率|向け")
"""Of what a share is of the world, or what is bound for it, as nothing behind it need be: 世界シェア20%."""
_DESTINED = "向け[^、。]{0,12}[でくりしみて]、"
_ITS_OWN = re.compile(rf"该公司|[，,]公司|(?:から|ため|ので)、|{_DESTINED}[^、。]{{1,12}}は")
"""A company behind a place, whose figure is of wherever it sells, or the end of a cause."""
_HEAD_OF_NAME = 4  # characters by which a company is called: 世界甲科


_WIDE = frozenset(("World", "Asia", "Southern-Asia", "Southeast-Asia", "Asia-Pacific"))
"""What companies are named by that are at home in one country: 南亚甲科."""


def _names(text: str, place: Mention, house: str) -> bool:
    """Whether a place begins the name of a house, in full or (世界) as it is called."""
    if len(house) > len(place[2]) and text.startswith(house, place[0]):
        of_state = place[1] in SUBDIVISIONS and not province_of_body(house)
        if of_state or place[1] in _WIDE:
            return True  # Texas Instruments; 南亚甲科
    head = house[:_HEAD_OF_NAME]
    return head.startswith(place[2]) and place[2] == "世界" and text.startswith(head, place[0])


_NEAR = 60
_BECAUSE = re.compile(
    r"\b(?:as a result of|due to|because of|amid|despite|driven by|led by|thanks to|owing to|citing|after|following|(?:hit|hurt|helped|lifted|boosted|supported|fuel+ed|underpinned|buoyed|held back) by|on the back of)\s[^,.;]{0,60}$"
)
"""What opens a cause, which is often of elsewhere: `after slowing last year in China`."""
_SHORTEST_CONDITION = 16  # characters
_IF = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Pp]rovided|[Aa]ssuming|[Ss]hould)\s[^.;]{4,160}?,\s")
"""What would have to happen first, perhaps elsewhere."""


def _is_condition(text: str, sentence: Span, place: int, at: int) -> bool:
    """Whether a place stands in a condition before the figure: `if China bans it, prices`."""
    found = _IF.search(text, sentence.start, at) if at - place > _SHORTEST_CONDITION else None
    return found is not None and found.start() < place < found.end() <= at


_SEVERAL = 3
_FIRST = re.compile(r"(?<![A-Z])[.!?]\s")
_PROSE = 60  # characters of a paragraph; a Chinese one has half of them, a byline fewer


def _opening(article: Article) -> list[Span]:
    """Return the title and the first paragraphs of prose."""
    least = _PROSE if article.language == "en" else _PROSE // 2
    first, *rest = article.paragraphs or (Span(0, 0),)
    if headline_of(article) != first:  # the page begins with its prose
        first, rest = Span(first.start, first.start), [first, *rest]
    long = [one for one in rest[:8] if one.end - one.start > least]
    if article.language == "en":
        long = [one for one in long if _IS_PROSE.search(article.text, *one)] or long
    if not long:
        return [first]
    prose = long[0]
    led = len(long) > 1 and _OF_ALL.match(article.text, long[1].start)
    if led and prose.end - prose.start < _SUBTITLE:
        prose = long[1]  # a line below the headline tells of a part: weaker demand in Peru
    # An English lead is long, and its second sentence tells of plants and partners elsewhere.
    end = article.language == "en" and _FIRST.search(article.text, prose.start + least, prose.end)
    begin = article.language == "en" and _LED_BY_A_CLAUSE.match(article.text, *prose)
    return [first, Span(begin.end() if begin else prose.start, end.start() if end else prose.end)]


_ITEM = re.compile(r"\s*[【■●◆]")


def is_briefs(text: str) -> bool:
    """Whether a page is of several items, each with its own heading in brackets."""
    return len(re.findall(r"(?m)^\s*[【■●◆]", text)) >= _SEVERAL


_IS_PROSE = re.compile(r"[a-z\d)%][.!?][”\"]?(?:\s|\Z)|:\Z|,\s[a-z]+\s[a-z]")
"""What sentences have, and bylines have not: `Trade Weekly - Published: August 21, by Ann Lee`."""
_SUBTITLE = 160  # characters
_OF_ALL = re.compile(r"(?:The )?(?:[Gg]lobal|[Ww]orldwide|[Ww]orld['’]s)\b")
_LED_BY_A_CLAUSE = re.compile(
    r"(?:Despite|Amid|While|Although|Though|As|After|With|Following)\s[^,.;]{5,160},\s"
)
"""What an opening says first, of other places: `Despite new mines in Peru, the world will`."""
_THE_COUNTRY = re.compile(r"\b(?:the|that) (?:country|nation|region|state|bloc|continent)['’]s?\b")
_BY_THE_WAY = re.compile(r"[A-Z][^,.;]{1,24},\s(?:the|an?|home|its|[A-Z]\w+['’]s)\s[^,.;\d]{3,60},")
_NEW_CLAUSE = re.compile(r",\s(?:as|while|with|and|but|where)\s|[，,](?=[\u4e00-\u9fff])")
_AT_THE_BEGINNING = 6  # characters from the start of a sentence, a blank and an article among them
_IN = re.compile(r"[$€£¥\d.,]*(?:(?!\sand\s)[^,;.])*?\s(?:in|across|of)\s(?:both\s)?(?:the\s)?")
"""Between a figure and the place that it is of: `75 percent of sales in Europe`."""


def times_told(text: str, word: str) -> int:
    """Return how often a place is named, but for causes, which are often of elsewhere."""
    told = (one.start() for one in re.finditer(re.escape(word), text))
    return sum(not _BECAUSE.search(text, max(0, at - _NEAR), at) for at in told)
