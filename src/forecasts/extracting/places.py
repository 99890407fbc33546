"""Where a figure is of: countries, groups of them, and words that say the whole world."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from forecasts.extracting.pages.layout import headline_of
from forecasts.extracting.provinces import (
    common_region,
    country_of,
    is_of_all,
    listed,
    told_by,
    without_countries,
)
from forecasts.extracting.records import Article, Field, Span
from forecasts.extracting.respectively import respective_place
from forecasts.extracting.words.places import ENGLISH_PLACES, HAN_PLACES
from forecasts.reading.twins.plain_forms import fold

__all__ = ["HOME", "find_region", "meant", "mentions", "places_named"]

Mention = tuple[int, str, str]
"""Where a place is named, its region, and the word."""
HOME = {"zh": "China", "ja": "Japan", "en": "World"}


@cache
def _pattern(*, han: bool) -> re.Pattern[str]:
    if han:
        return re.compile("|".join(map(re.escape, HAN_PLACES)))
    letters: dict[str, list[str]] = {}
    for name in sorted(ENGLISH_PLACES, key=len, reverse=True):
        letters.setdefault(name[0], []).append(re.escape(name[1:]))
    inner = "|".join(f"{one}(?:{'|'.join(rest)})" for one, rest in letters.items())
    # In lower case, as a pattern that ignores the case asks each of its words at each place.
    return re.compile(
        rf"(?<![\w-])(?:{inner})(?![\w$]|-(?:built|made|owned|listed|based (?!\w+s\b)))"
    )


_SMALL = {
    letter: sorted({re.escape(name[1:4]) for name in ENGLISH_PLACES if name[0] == letter})
    for letter in "gwe"
}
_MAY_BEGIN = re.compile(
    r"[A-ZÀ-Ýgwe](?<![\w-].)(?:(?<=[A-ZÀ-Ý])|"
    + "|".join(f"(?<={letter})(?:{'|'.join(heads)})" for letter, heads in _SMALL.items())
    + ")"
)
"""Where a name of a place may begin: `us` and `turkey` are none; adjectives of the world are."""


def _named(text: str, start: int, end: int, *, han: bool) -> Iterator["re.Match[str]"]:
    """Yield the names of places in a stretch, found in its twin in lower case."""
    pattern = _pattern(han=han)
    if han:
        yield from pattern.finditer(text[start:end])
        return
    twin, behind = fold(text[start:end]), 0
    for one in _MAY_BEGIN.finditer(text[start:end]):
        if one.start() >= behind and (found := pattern.match(twin, one.start())):
            behind = found.end()
            yield found


@lru_cache(maxsize=16)  # the claims of an article ask for its title and its beginning again
def mentions(text: str, start: int, end: int, language: str) -> tuple[Mention, ...]:
    """Return the places named between the offsets: where, which region, by which word."""
    found: list[Mention] = []
    han = language != "en"
    for match in _named(text, start, end, han=han):
        first, last = start + match.start(), start + match.end()
        word = text[first:last]
        if han and any(one.match(text, last) for one in _OF_SOMEBODY):
            continue  # 全球合伙人; 全球领先; 中国光伏行业协会
        if han:
            region = HAN_PLACES[word] or HOME[language]
            found.append((first, told_by(text, first, last, region), word))
        elif (
            _DESCRIBES.match(text, last)
            or (text[last : last + 1] == "-" and text[last + 1 : last + 2].isupper())
            or (word == "OECD" and _SPEAKS.match(text, last))
            or (word == "world" and _RANK.match(text, last))
        ):
            continue  # a Japanese researcher; US-China trade; the world's second largest; OECD: growth of 3%
        elif (word[0].isupper() or word in _LOWER) and not _in_a_name(text, first, last, word):
            found.append((first, told_by(text, first, last, meant(text, match[0])), word))
    return tuple(without_countries(text, found))


_CAUCASUS = re.compile(r"Tbilisi|Batumi|Caucas|Georgians?\b|Armenia|Azerbaijan|Black Sea")


def meant(text: str, place: str) -> str:
    """Return the region of a place; Georgia is a state where nothing else is of the Caucasus."""
    region = ENGLISH_PLACES[place]
    return "Georgia-United-States" if region == "Georgia" and not _CAUCASUS.search(text) else region


def _in_a_name(text: str, start: int, end: int, word: str) -> bool:
    """Whether a place is a part of somebody's name: `AutoTrade Europe`, `China EV100`."""
    if word.islower():
        return False
    if word == "Global" and _OF_A_MARKET.match(text, end):
        return False  # The Global Sensor Testing market
    if text.startswith(" thermal", end):
        return True  # British thermal units
    if text[max(0, start - 8) : start].endswith("Bank of ") or _ROUTE.search(
        text, max(0, start - 40), start
    ):
        return True  # Bank of China; rates between Asia and Europe
    before = re.search(r"(\w+)[ ]\Z", text[max(0, start - 24) : start])
    if before and before[1][0].isupper() and before[1].lower() not in _LOOSE:
        return True
    return (
        bool(re.match(r"\s+[A-Z][\w-]*(?:\s+[A-Z]\w*)*", text[end : end + 40]))
        and not re.match(r"\s+(?:[A-Z]{2,}s?\b|EV|AI)", text[end : end + 8])
        and "\n" not in text[max(0, start - 30) : start][-1:]
    )


_OF_A_MARKET = re.compile(r"(?:\s[\w-]+){1,5}?\s[Mm]arket\b")
_ROUTE = re.compile(
    r"\b(?:other than|excluding|outside(?: of)?|except(?: for)?) (?:the )?$|\b(?:including|such as|especially|notably|led by|primarily|mainly|mostly|particularly|chiefly|largely) (?:in )?(?:the )?(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, | and )){0,4}$|\bbetween (?:[\w-]+ ){0,3}?(?:and (?:\w+ )?)?$"
)
_LOWER = frozenset(("global", "globally", "worldwide", "world", "euro area", "euro zone"))
_LOOSE = frozenset(
    "in the across for from of and to northern southern western eastern western".split()
)


_ANOTHER = re.compile(
    r"\b(?:offset|followed|led|matched|driven) by\b|\s(?:after|despite|amid|because|due to|thanks to|as a result of|if|when|as(?!\s(?:well|much|many|of|part)\b))\s|,\son\s|,\s(?:[a-z]+ly\s)?(?:with|while|whereas|although|though|compared|and|but|as|according|driven|[a-z]+ing)\b|\bwhil(?:e|st)\b|\bwhereas\b|;|[，；]|,(?=[\u3040-\u9fff])"
)
"""Where another figure's part of a sentence begins."""
_DESCRIBES = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}?(?:lender|giant|maker|company|firm|provider|retailer|carmaker|automaker|conglomerate|chipmaker|supplier|start-?up)\b(?!\s(?:revenues?|profits?|sales|earnings|shares?|spending))"
    r"|\s+(?:market\s+|industry\s+|investment\s+)?(?:research(?:er|\s+firm)?|analysts?|bank|brokerage|consultancy|think[ -]tank|institute|broker)\b"
    r"|\s+(?:an?|per)\s+(?:metric\s)?(?:tonne|ton|ounce|pound|barrel|bushel|share)\b"
    r"|\s+(?:dollars?|pounds?|francs?|yen|yuan|rupees?|won|pesos?|rand|ringgit|real|lira)\b"
)
_OFFICE_HAN = re.compile(
    r"(?:区|地区)?(?:合伙人|首席|总裁|副总裁|负责人|高级|股票|策略师|经济师|经济学家|分析师|行业分析师)"
)
_BODY_HAN = re.compile(
    r"の?[\u4e00-\u9fff]{2,14}?(?:协会|協会|工業会|連盟|学会|商会|联合会|联盟|集团|公司|银行|证券|研究院|研究所|工程院|科学院|委员会|管理局)|银行(?!业)"
)
_AGENT_HAN = re.compile(
    r"の?(?:大手)?(?:市場)?(?:調査|コンサル|リサーチ|証券|金融)|(?:知名|著名)?(?:市场|数据|市调|研究|调研|咨询|调查)?(?:研究|调研|咨询|调查|机构|投行|券商)"
)
"""Whose nation a place tells: 米国の市場調査会社, 美国市场研究机构."""
_FAMED_HAN = re.compile(
    r"外?媒体?|级|领先|引领|瞩目|生产总值|(?:两国)?(?:贸易|关税)?(?:紧张|摩擦|争端|冲突|战|关系)|(?:通用)?会计准[则則]|一流|首[个家款批创]|最[大高先]|前列|知名|先进|第[一二三]"
)
_DATELINE_HAN = re.compile(r"(?:\d{1,2}月)?\d{1,2}日?[电電讯訊]")
"""Where a report is from: 休斯敦3月5日电."""
_OF_SOMEBODY = (_OFFICE_HAN, _FAMED_HAN, _BODY_HAN, _AGENT_HAN, _DATELINE_HAN)
_SPEAKS = re.compile(
    r"(?:['’]s)?\s*(?::|(?:said|says|sees|saw|expects|forecasts?|reports?|also)\b)"
)
_RANK = re.compile(r"(?:['’]s)?\s+(?:No\.|second|third|fourth|largest|biggest|top|most|leading)\b")


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
        for one in mentions(text, sentence.start, sentence.end, language)
        if not (_names(text, one, house) or _is_condition(text, sentence, one[0], at))
        and not (language != "en" and _ITS_OWN.search(text, one[0], at))
    ]
    if own := _of_sentence(text, sentence, named, at):
        whole = language == "en" and own[0] < at and is_of_all(text[own[0] : at])
        region = country_of(own[1]) if whole else listed(text, named, own)[1]
        return Field(region, own[2], "sentence")
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
        if text.count("(", since, one[0]) <= text.count(")", since, one[0])
    ]
    if region := _one_of(article, found, since):
        if carried is not None and carried.text == country_of(region):
            region = carried.text  # it went on of the country beside a province
        return Field(region, found[-1][2], "paragraph")
    of_several = language == "en" and _lists_places(text, sentence, paragraph)
    if carried is not None and carried.basis != "default" and not of_several:
        return carried._replace(basis="paragraph")
    return _of_the_opening(article, at, house)


def _of_sentence(text: str, sentence: Span, named: Sequence[Mention], at: int) -> Mention | None:
    """Return which of the places that a sentence names a figure is of, if any."""
    before_it = [one for one in named if one[0] < at]
    which = respective_place(text, sentence, at, len(before_it)) if before_it else None
    if which is not None:
        return before_it[which]
    until = _ANOTHER.search(text, at, sentence.end)
    found = [one for one in named if not until or one[0] < until.start()]
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
    if not (shared and _TAKES.search(text, max(0, at - _NEAR), at)):
        own = right[:1] or own  # China will account for half of global sales
    return own[-1]


def _of_the_opening(article: Article, at: int, house: str) -> Field:
    """Return the place that the title or the lead names, or the one that is meant by default."""
    text, language = article.text, article.language
    for basis, span in zip(("title", "article", "article"), _opening(article), strict=False):
        found = [
            one
            for one in mentions(text, span.start, span.end, language)
            if not (text.startswith("厂", one[0] + len(one[2])) or _names(text, one, house))
            and not _is_condition(text, span, one[0], span.end)
            and (language == "en" or one[0] < at or not span.start <= at < span.end)
        ]
        if found and (basis == "title" or found[0][1] != "World"):
            found = [one for one in found if one[1] != "World"] or found
        region = "World" if found[:1] and found[0][1] == "World" else ""
        if region := region or _one_of(article, found, span.start):
            again = basis == "title" or text.count(found[0][2]) > 1
            return Field(region if again else country_of(region), found[0][2], basis)
    return Field(HOME[language], "", "default")


def _one_of(article: Article, found: Sequence[Mention], begin: int) -> str:
    """Return the one place that is named, if not in a cause, which is often of elsewhere."""
    region = common_region([one[1] for one in found])
    at = found[-1][0] if found else 0
    of_english = bool(region) and article.language == "en"
    because = of_english and _BECAUSE.search(article.text, max(begin, at - _NEAR), at)
    return "" if because else region


_ITS_OWN = re.compile(r"该公司|[，,]公司|(?:から|ため|ので)、")
"""A company behind a place, whose figure is of wherever it sells, or the end of a cause."""
_HEAD_OF_NAME = 4  # characters by which a company is called: 世界甲科


_WIDE = frozenset(("World", "Asia", "Southern-Asia", "Southeast-Asia", "Asia-Pacific"))
"""What companies are named by that are at home in one country: 南亚甲科."""


def _names(text: str, place: Mention, house: str) -> bool:
    """Whether 世界 begins the name of a Chinese house, in full or as it is called."""
    if place[1] in _WIDE and len(house) > len(place[2]) and text.startswith(house, place[0]):
        return True
    head = house[:_HEAD_OF_NAME]
    return head.startswith(place[2]) and place[2] == "世界" and text.startswith(head, place[0])


_TAKES = re.compile(
    r"\b(?:account(?:s|ing)? for|mak(?:e|es|ing) up|represent(?:s|ing)?|tak(?:e|es|ing)|receiv(?:e|es|ing)|hold(?:s|ing)?|captur(?:e|es|ing)|contribut(?:e|es|ing))\s(?:[\w-]+\s){0,3}$"
)
_NEAR = 60
_BECAUSE = re.compile(
    r"\b(?:as a result of|due to|because of|amid|despite|driven by|led by|thanks to|owing to|citing|after|following|hit by|lifted by|on the back of)\s[^,.;]{0,60}$"
)
"""What opens a cause, which is often of elsewhere: `after slowing last year in China`."""
_SHORTEST_CONDITION = 16  # characters
_IF = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Pp]rovided|[Aa]ssuming|[Ss]hould)\s[^.;]{4,160}?,\s")
"""What would have to happen first, perhaps elsewhere."""


def _is_condition(text: str, sentence: Span, place: int, at: int) -> bool:
    """Whether a place stands in a condition before the figure: `if China bans it, prices`."""
    found = _IF.search(text, sentence.start, at) if at - place > _SHORTEST_CONDITION else None
    return found is not None and found.start() < place < found.end() <= at


def _lists_places(text: str, sentence: Span, paragraph: Span) -> bool:
    """Whether the sentence before lists places with a figure of each: none of them goes on."""
    before = text[paragraph.start : sentence.start].rstrip()
    begin = paragraph.start + max(before.rfind(". ") + 1, 0)
    named = mentions(text, begin, sentence.start, "en")
    return len({one[1] for one in named}) >= _SEVERAL


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


_SUBTITLE = 160  # characters
_OF_ALL = re.compile(r"(?:The )?(?:[Gg]lobal|[Ww]orldwide|[Ww]orld['’]s)\b")
_LED_BY_A_CLAUSE = re.compile(
    r"(?:Despite|Amid|While|Although|Though|As|After|With|Following)\s[^,.;]{5,160},\s"
)
"""What an opening says first, of other places: `Despite new mines in Peru, the world will`."""
_THE_COUNTRY = re.compile(r"\b(?:the|that) (?:country|nation|region|state|bloc|continent)['’]s?\b")
_BY_THE_WAY = re.compile(r"[A-Z][^,.;]{1,24},\s(?:the|an?|home|its|[A-Z]\w+['’]s)\s[^,.;\d]{3,60},")
_NEW_CLAUSE = re.compile(r",\s(?:as|while|with|and|but|where)\s")
_AT_THE_BEGINNING = 6  # characters from the start of a sentence, a blank and an article among them
_IN = re.compile(r"[$€£¥\d.,]*(?:(?!\sand\s)[^,;.])*?\s(?:in|across|of)\s(?:the\s)?")
"""Between a figure and the place that it is of: `75 percent of sales in Europe`."""


def times_told(text: str, word: str) -> int:
    """Return how often a place is named, but for causes, which are often of elsewhere."""
    told = (one.start() for one in re.finditer(re.escape(word), text))
    return sum(not _BECAUSE.search(text, max(0, at - _NEAR), at) for at in told)


def places_named(text: str, language: str) -> dict[str, str]:
    """Return the regions that a text in `en`, `zh` or `ja` names -> the first word of each."""
    found: dict[str, str] = {}
    for _, region, word in mentions(text, 0, len(text), language):
        found.setdefault(region, word)
    return found
