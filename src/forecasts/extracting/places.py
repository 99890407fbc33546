"""Where a figure is of: countries, groups of them, and words that say the whole world."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from forecasts.extracting.records import Article, Field, Span
from forecasts.extracting.respectively import respective_place
from forecasts.ledger.regions import REGIONS
from forecasts.reading.twins.plain_forms import fold

__all__ = [
    "ENGLISH_PLACES",
    "HAN_PLACES",
    "HOME",
    "find_region",
    "meant",
    "mentions",
    "places_named",
]

_MORE = {
    "global": "World", "globally": "World", "worldwide": "World", "world": "World",
    "chinese": "China", "american": "United-States", "u.s.": "United-States", "us": "United-States",
    "america": "United-States", "usa": "United-States", "u.s.a.": "United-States", "nafta": "North-America", "united states": "United-States", "british": "United-Kingdom",
    "uk": "United-Kingdom", "u.k.": "United-Kingdom", "britain": "United-Kingdom",
    "german": "Germany", "french": "France", "italian": "Italy", "spanish": "Spain",
    "dutch": "Netherlands", "swedish": "Sweden", "norwegian": "Norway", "danish": "Denmark",
    "finnish": "Finland", "polish": "Poland", "swiss": "Switzerland", "austrian": "Austria",
    "irish": "Ireland", "portuguese": "Portugal", "greek": "Greece", "turkish": "Turkiye", "turkey": "Turkiye", "dubai": "United-Arab-Emirates", "abu dhabi": "United-Arab-Emirates",
    "russian": "Russia", "ukrainian": "Ukraine", "japanese": "Japan", "korean": "South-Korea",
    "south korean": "South-Korea", "korea": "South-Korea", "indian": "India",
    "indonesian": "Indonesia", "vietnamese": "Vietnam", "thai": "Thailand",
    "malaysian": "Malaysia", "philippine": "Philippines", "singaporean": "Singapore",
    "taiwanese": "Taiwan", "australian": "Australia", "canadian": "Canada", "mexican": "Mexico",
    "brazilian": "Brazil", "chilean": "Chile", "argentine": "Argentina", "peruvian": "Peru",
    "colombian": "Colombia", "saudi": "Saudi-Arabia", "emirati": "United-Arab-Emirates",
    "uae": "United-Arab-Emirates", "egyptian": "Egypt", "nigerian": "Nigeria",
    "kenyan": "Kenya", "south african": "South-Africa", "moroccan": "Morocco",
    "european": "Europe", "eu": "European-Union", "bloc": "European-Union", "asian": "Asia",
    "african": "Africa", "latin american": "Latin-America", "north american": "North-America",
    "southeast asian": "Southeast-Asia", "south-east asia": "Southeast-Asia", "south east asia": "Southeast-Asia", "israeli": "Israel", "hungarian": "Hungary",
    "asia-pacific": "Asia-Pacific", "asia pacific": "Asia-Pacific", "apac": "Asia-Pacific", "euro area": "Eurozone", "euro zone": "Eurozone", "czech": "Czechia", "romanian": "Romania", "belgian": "Belgium",
}  # fmt: skip
_OF_CHINA = (
    "anhui beijing changchun changsha chengdu chongqing dalian dongguan foshan fujian gansu guangdong guangxi guangzhou guizhou hainan hangzhou harbin hebei hefei"
    " heilongjiang henan hubei hunan inner-mongolia jiangsu jiangxi jilin jinan kunming liaoning nanjing ningbo ningxia qingdao qinghai shaanxi shandong shanghai"
    " shanxi shenyang shenzhen sichuan suzhou tianjin tibet wuhan wuhu wuxi xiamen xi'an xinjiang yangtze yunnan zhejiang zhengzhou zhuhai".split()
)
"""Provinces and large cities of China, whose figures are of China where no code is nearer."""
_STATES = (
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky"
    " louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon"
    " pennsylvania tennessee texas utah vermont virginia wisconsin wyoming".split()
)
_STATES_OF_TWO = ("new hampshire", "new jersey", "new mexico", "new york state", "north carolina", "north dakota", "rhode island", "south carolina", "south dakota", "washington state", "west virginia")  # fmt: skip
"""States of the United States; New York alone is a market, Washington a government."""
_MORE_HAN = {
    "全球": "World", "世界": "World", "国際": "World", "全世界": "World",
    "我国": "China", "全国": "", "国内": "", "中国": "China", "北京": "China", "上海": "China",
    "欧洲": "Europe", "欧盟": "European-Union", "美国": "United-States", "日本": "Japan",
    "韩国": "South-Korea", "英国": "United-Kingdom", "德国": "Germany", "法国": "France",
    "東南アジア": "Southeast-Asia", "东南亚": "Southeast-Asia", "欧州": "Europe", "米国": "United-States",
    "北米": "North-America", "中南米": "Latin-America", "東欧": "Eastern-Europe",
    "西欧": "Western-Europe", "韓国": "South-Korea", "ドイツ": "Germany", "インド": "India", "アジア": "Asia", "英国市場": "United-Kingdom",
    "海外": "World", "大陆": "China", "北美": "North-America", "亚太": "Asia-Pacific", "拉美": "Latin-America", "对欧": "Europe", "对美": "United-States",
}  # fmt: skip


def _english() -> dict[str, str]:
    places = {row[0].lower(): code for code, row in REGIONS.items() if len(row[0]) > 3}
    states = dict.fromkeys((*_STATES, *_STATES_OF_TWO), "United-States")
    return {**places, **states, **dict.fromkeys(_OF_CHINA, "China"), **_MORE}


def _han() -> dict[str, str]:
    places = {row[1]: code for code, row in REGIONS.items() if len(row[1]) > 1}
    return dict(sorted({**places, **_MORE_HAN}.items(), key=lambda one: -len(one[0])))


ENGLISH_PLACES: Mapping[str, str] = _english()
"""Names and adjectives in lower case -> region."""

HAN_PLACES: Mapping[str, str] = _han()
"""Chinese and Japanese names -> region, longest first; '' is the country of the language."""

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
def mentions(text: str, start: int, end: int, language: str) -> tuple[tuple[int, str, str], ...]:
    """Return the places named between the offsets: where, which region, by which word."""
    found: list[tuple[int, str, str]] = []
    han = language != "en"
    for match in _named(text, start, end, han=han):
        first, last = start + match.start(), start + match.end()
        word = text[first:last]
        if han and any(one.match(text, last) for one in _OF_SOMEBODY):
            continue  # 全球合伙人; 全球领先; 中国光伏行业协会
        if han:
            found.append((first, HAN_PLACES[word] or HOME[language], word))
        elif (
            _DESCRIBES.match(text, last)
            or (text[last : last + 1] == "-" and text[last + 1 : last + 2].isupper())
            or (word == "OECD" and _SPEAKS.match(text, last))
            or (word == "world" and _RANK.match(text, last))
        ):
            continue  # a Japanese researcher; US-China trade; the world's second largest; OECD: growth of 3%
        elif (word[0].isupper() or word in _LOWER) and not _in_a_name(text, first, last, word):
            found.append((first, meant(text, match[0]), word))
    return tuple(found)


_CAUCASUS = re.compile(r"Tbilisi|Batumi|Caucas|Georgians?\b|Armenia|Azerbaijan|Black Sea")


def meant(text: str, place: str) -> str:
    """Return the region of a place; Georgia is a state where nothing else is of the Caucasus."""
    region = ENGLISH_PLACES[place]
    return "United-States" if region == "Georgia" and not _CAUCASUS.search(text) else region


def _in_a_name(text: str, start: int, end: int, word: str) -> bool:
    """Whether a place is a part of somebody's name: `AutoTrade Europe`, `China EV100`."""
    if word.islower():
        return False
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


_ROUTE = re.compile(
    r"\b(?:other than|excluding|outside(?: of)?|except(?: for)?) (?:the )?$|\b(?:including|such as|especially|notably|led by) (?:the )?(?:[A-Z][a-z]+(?:, | and )){0,4}$|\bbetween (?:[\w-]+ ){0,3}?(?:and (?:\w+ )?)?$"
)
_LOWER = frozenset(("global", "globally", "worldwide", "world", "euro area", "euro zone"))
_LOOSE = frozenset(
    "in the across for from of and to northern southern western eastern western".split()
)


_ANOTHER = re.compile(
    r"\b(?:offset|followed|led|matched) by\b|,\s(?:with|while|whereas|compared|and|but|as|according|driven|[a-z]+ing)\b|\bwhil(?:e|st)\b|\bwhereas\b|;|[，；]"
)
"""Where another figure's part of a sentence begins."""
_DESCRIBES = re.compile(
    r"\s+(?:market\s+|industry\s+|investment\s+)?(?:research(?:er|\s+firm)?|analysts?|bank|brokerage|consultancy|think[ -]tank|institute|broker)\b"
)
_OFFICE_HAN = re.compile(
    r"(?:区|地区)?(?:合伙人|首席|总裁|副总裁|负责人|高级|股票|策略师|经济师|经济学家|分析师|行业分析师)"
)
_BODY_HAN = re.compile(
    r"[\u4e00-\u9fff]{2,14}?(?:协会|学会|商会|联合会|联盟|集团|公司|银行|证券|研究院|研究所|工程院|科学院|委员会|管理局)|银行(?!业)"
)
_AGENT_HAN = re.compile(
    r"の?(?:大手)?(?:市場)?(?:調査|コンサル|リサーチ|証券|金融)|(?:知名|著名)?(?:市场|数据|市调|研究|调研|咨询|调查)?(?:研究|调研|咨询|调查|机构|投行|券商)"
)
"""Whose nation a place tells: 米国の市場調査会社, 美国市场研究机构."""
_FAMED_HAN = re.compile(r"外?媒体?|领先|一流|首[个家款批创]|最[大高先]|前列|知名|先进|第[一二三]")
_OF_SOMEBODY = (_OFFICE_HAN, _FAMED_HAN, _BODY_HAN, _AGENT_HAN)
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
        if not _names(text, one, house)
        and not (language != "en" and _ITS_OWN.search(text, one[0], at))
    ]
    before_it = [one for one in named if one[0] < at]
    which = respective_place(text, sentence, at, len(before_it)) if before_it else None
    if which is not None:
        return Field(before_it[which][1], before_it[which][2], "sentence")
    until = _ANOTHER.search(text, at, sentence.end)
    found = [one for one in named if not until or one[0] < until.start()]
    if found:
        right = [one for one in found if one[0] > at and _IN.fullmatch(text, at, one[0])]
        own = [one for one in found if one[0] < at] or found[:1]
        begins = [one for one in found[:1] if one[0] - sentence.start < _AT_THE_BEGINNING]
        if begins and own[-1][1] == "World" and not _NEW_CLAUSE.search(text, begins[0][0], at):
            own = begins  # Korea will lead global spending
        own = right[:1] or own
        return Field(own[-1][1], own[-1][2], "sentence")
    behind, carried = before or (paragraph.start, None)
    found = list(mentions(text, min(behind, sentence.start), sentence.start, language))
    if found and len({one[1] for one in found}) == 1:
        return Field(found[-1][1], found[-1][2], "paragraph")
    if carried is not None and carried.basis != "default":
        return carried._replace(basis="paragraph")
    for basis, span in zip(("title", "article", "article"), _opening(article), strict=False):
        found = [
            one
            for one in mentions(text, span.start, span.end, language)
            if not (text.startswith("厂", one[0] + len(one[2])) or _names(text, one, house))
        ]
        if found and (basis == "title" or found[0][1] != "World"):
            found = [one for one in found if one[1] != "World"] or found
        if found and (found[0][1] == "World" or len({one[1] for one in found}) == 1):
            return Field(found[0][1], found[0][2], basis)
    return Field(HOME[article.language], "", "default")


_ITS_OWN = re.compile(r"该公司|[，,]公司")
"""A company behind a place in the same sentence, whose figure is of wherever it sells."""
_HEAD_OF_NAME = 4  # characters by which a company is called: 世界甲科


def _names(text: str, place: tuple[int, str, str], house: str) -> bool:
    """Whether 世界 begins the name of a Chinese house, in full or as it is called."""
    head = house[:_HEAD_OF_NAME]
    return place[2] == "世界" and len(head) == _HEAD_OF_NAME and text.startswith(head, place[0])


_FIRST = re.compile(r"[.!?]\s")
_PROSE = 60  # characters of a paragraph; a Chinese one has half of them, a byline fewer


def _opening(article: Article) -> list[Span]:
    """Return the title and the first paragraphs of prose."""
    least = _PROSE if article.language == "en" else _PROSE // 2
    first, *rest = article.paragraphs or (Span(0, 0),)
    prose = next((one for one in rest[:8] if one.end - one.start > least), None)
    if prose is None:
        return [first]
    # An English lead is long, and its second sentence tells of plants and partners elsewhere.
    end = article.language == "en" and _FIRST.search(article.text, prose.start + least, prose.end)
    begin = article.language == "en" and _LED_BY_A_CLAUSE.match(article.text, *prose)
    return [first, Span(begin.end() if begin else prose.start, end.start() if end else prose.end)]


_LED_BY_A_CLAUSE = re.compile(
    r"(?:Despite|Amid|While|Although|Though|As|After|With|Following)\s[^,.;]{5,160},\s"
)
"""What an opening says first, of other places: `Despite new mines in Peru, the world will`."""
_NEW_CLAUSE = re.compile(r",\s(?:as|while|with|and|but|where)\s")
_AT_THE_BEGINNING = 6  # characters from the start of a sentence, a blank and an article among them
_IN = re.compile(r"[$€£¥\d.,]*[^,;.]*?\s(?:in|across|of)\s(?:the\s)?")
"""Between a figure and the place that it is of: `75 percent of sales in Europe`."""


def places_named(text: str, language: str) -> dict[str, str]:
    """Return the regions that a text in `en`, `zh` or `ja` names -> the first word of each."""
    found: dict[str, str] = {}
    for _, region, word in mentions(text, 0, len(text), language):
        found.setdefault(region, word)
    return found
