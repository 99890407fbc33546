"""Places that a text names: countries, groups of them, the world; not those in names of bodies."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from forecasts.extracting.provinces import country_of, told_by, without_countries
from forecasts.extracting.records import Span
from forecasts.extracting.words.places import (
    ENGLISH_PLACES,
    HAN_CITIES,
    HAN_PLACES,
    KATAKANA_PLACES,
)
from forecasts.ledger.subdivisions import SUBDIVISIONS
from forecasts.reading.twins.plain_forms import fold

__all__ = [
    "CAUSE",
    "HOME",
    "TAKES",
    "Mention",
    "is_home",
    "is_of_another",
    "meant",
    "mentions",
    "places_named",
]

Mention = tuple[int, str, str]
"""Where a place is named, its region, and the word."""
HOME = {"zh": "China", "ja": "Japan", "en": "World"}


@cache
def _pattern(*, han: bool) -> re.Pattern[str]:
    places = HAN_PLACES if han else ENGLISH_PLACES
    heads: dict[str, list[str]] = {}
    for name in sorted(places, key=len, reverse=True):
        rest = re.escape(name[1:])
        if name in KATAKANA_PLACES:
            rest = rf"(?<![ァ-ヶー].){rest}(?![ァ-ヶー])"  # タイ, but not タイヤ
        elif name == "泰国":
            rest += "(?!际)"  # 中泰国际
        elif name == "中国":
            rest += r"(?:(?<!其中国)|(?!内))"  # 其中国内
        elif name[0] == "中":
            rest += f"(?<!其{name})"  # 其中亚太地区
        heads.setdefault(name[0], []).append(rest)
    inner = "|".join(f"{one}(?:{'|'.join(rest)})" for one, rest in heads.items())
    if han:
        return re.compile(inner)
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
        of_visitors = han and HAN_PLACES[word] != "World" and _VISITORS_HAN.match(text, last)
        if of_visitors or (han and any(one.match(text, last) for one in _OF_SOMEBODY_HAN)):
            continue  # 全球合伙人; 全球领先; 中国光伏行业协会
        if HAN_CITIES.get(word) == HOME[language]:
            continue
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


def is_home(name: str) -> bool:
    """Whether a name is of a province or a large city of China, which has plans of its own."""
    region = HAN_PLACES.get(name.removesuffix("市").removesuffix("省"), "")
    return region != "" and country_of(region) == "China" and name not in _WHOLE


_WHOLE = frozenset(("中国", "我国", "大陆"))
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
        text, max(0, start - 60), start
    ):
        return True  # Bank of China; rates between Asia and Europe; exports to Peru
    before = re.search(r"(\w+)[ ]\Z", text[max(0, start - 24) : start])
    if before and before[1][0].isupper() and before[1].lower() not in _LOOSE:
        return True
    if ENGLISH_PLACES.get(word.lower()) in SUBDIVISIONS and _OFFICE.match(text, end):
        return False  # Texas Governor Jay Hollis; the Ohio River
    if ENGLISH_PLACES.get(word.lower()) in SUBDIVISIONS and _OF_TWO.match(text, end):
        return True  # Virginia Hollis, an analyst
    return (
        bool(re.match(r"[^\S\n]+[A-Z][\w-]*(?:\s+[A-Z]\w*)*", text[end : end + 40]))
        and not re.match(r"\s+(?:[A-Z]{2,}s?\b|EV|AI)", text[end : end + 8])
        and "\n" not in text[max(0, start - 30) : start][-1:]
    )


_OFFICE = re.compile(r"\s(?:Governor|Gov\.|Chief Minister|Premier|River|City|Valley|Basin|Bay)\b")
_OF_TWO = re.compile(r"\s[A-Z][a-z]+(?:,|\s[a-z])")
_OF_A_MARKET = re.compile(r"(?:\s[\w-]+){1,5}?\s[Mm]arket\b")
_ROUTE = re.compile(
    r"\b(?:other than|excluding|outside(?: of)?|except(?: for)?) (?:the )?$|\b(?:including|such as|especially|notably|led by|primarily|mainly|mostly|particularly|chiefly|largely) (?:in )?(?:the )?(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, | and )){0,4}$|\bbetween (?:[\w-]+ ){0,3}?(?:and (?:\w+ )?)?$"
    r"|(?i:\b(?:exports?|exported|exporting|shipments?|shipped|shipping|(?P<to>imports?|imported|importing)))(?: of(?: [a-z-]+){1,3}?)?(?: from (?:the )?[A-Z]\w+)? (?(to)from|(?:to|bound for)) (?:the )?(?:[A-Z][\w.]*(?: [A-Z]\w+)?(?:, | and (?:the )?)){0,3}$"
)
_LOWER = frozenset(("global", "globally", "worldwide", "world", "euro area", "euro zone"))
_LOOSE = frozenset(
    "in the across for from of and to northern southern western eastern western".split()
)


_DESCRIBES = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}?(?:lender|giant|maker|company|firm|provider|retailer|carmaker|automaker|conglomerate|chipmaker|supplier|start-?up|leader|rival|competitor|peer|manufacturer|developer|miner|refiner|brewer|insurer|group)\b(?!\s(?:revenues?|profits?|sales|earnings|shares?|spending))"
    r"|\s+(?:market\s+|industry\s+|investment\s+)?(?:research(?:er|\s+firm)?|analysts?|bank|brokerage|consultancy|think[ -]tank|institute|broker)\b"
    r"|\s+(?:an?|per)\s+(?:metric\s)?(?:tonne|ton|ounce|pound|barrel|bushel|share)\b"
    r"|\s+(?:certifications?|approvals?|patents?)\b"
    r"|\s+(?:dollars?|pounds?|francs?|yen|yuan|rupees?|won|pesos?|rand|ringgit|real|lira)\b"
)
_SPEAKS = re.compile(
    r"(?:['’]s)?\s*(?::|(?:said|says|sees|saw|expects|forecasts?|reports?|also)\b)"
)
_RANK = re.compile(r"(?:['’]s)?\s+(?:No\.|second|third|fourth|largest|biggest|top|most|leading)\b")
_OFFICE_HAN = re.compile(
    r"(?:区|地区)?(?:合伙人|首席|总裁|副总裁|负责人|高级|股票|策略师|经济师|经济学家|分析师|行业分析师)"
)
_BODY_HAN = re.compile(
    r"の?[\u4e00-\u9fff]{2,14}?(?:协会|協会|工業会|連盟|学会|商会|联合会|联盟|集团|公司|银行|证券|(?:研究|交易|信息|咨询|预测|监测|评估)中心|交易所|研究院|研究所|工程院|科学院|委员会|管理局)|银行(?!业)"
)
_AGENT_HAN = re.compile(
    r"の?(?:大手)?(?:市場)?(?:調査|コンサル|リサーチ|証券|金融)|(?:知名|著名)?(?:市场|数据|市调|研究|调研|咨询|调查)?(?:研究|调研|咨询|调查|机构|投行|券商)"
)
"""Whose nation a place tells: 米国の市場調査会社, 美国市场研究机构."""
_FAMED_HAN = re.compile(
    r"(?:的|の)?(?:认证|標準|标准|法规|専利|专利|認証|規格)|外?媒体?|级|领先|引领|瞩目|生产总值|(?:两国)?(?:贸易|关税)?(?:紧张|摩擦|争端|冲突|战|关系)|(?:通用)?会计准[则則]|一流|首[个家款批创]|最[大高先]|前列|知名|先进|第[一二三]"
)
_DATELINE_HAN = re.compile(r"(?:\d{1,2}月)?\d{1,2}日?[电電讯訊]")
"""Where a report is from: 休斯敦3月5日电."""
_VISITORS_HAN = re.compile(
    r"(?:籍|から(?:の)?)?(?:旅客|游客|观光客|観光客|訪日客|客(?![\u4e00-\u9fff])|旅行者)"
)
"""Who comes from a place, of whom another counts: 日本旅客约150万人次."""
_MEETING_HAN = re.compile(r"[\u4e00-\u9fff]{0,10}?(?:大会|论坛|峰会|博览会)")
"""What is held, by its name: 在全球伙伴大会上表示."""
_OF_SOMEBODY_HAN = (_MEETING_HAN, _OFFICE_HAN, _FAMED_HAN, _BODY_HAN, _AGENT_HAN, _DATELINE_HAN)
"""What stands behind a place that somebody or something is named by."""


def places_named(text: str, language: str) -> dict[str, str]:
    """Return the regions that a text in `en`, `zh` or `ja` names -> the first word of each."""
    found: dict[str, str] = {}
    for _, region, word in mentions(text, 0, len(text), language):
        found.setdefault(region, word)
    return found


def is_of_another(text: str, sentence: Span, place: Mention, at: int) -> bool:
    """Whether a place before a figure only says whose sellers take it, or who is overtaken."""
    behind = place[0] + len(place[2])
    if not behind < at:
        return False
    part = _PART.match(text, at) and _SELLERS.match(text, behind)
    sellers = part and TAKES.search(text, behind, at)
    return bool(sellers) or bool(_PASSED.search(text, sentence.start, place[0]))


CAUSE = re.compile(
    r"\s(?:even\s)?(?:as|amid|despite|because|due to|thanks to|while|driven by)\s(?!(?:of|well|much|many|a|an|part)\b)"
)
"""What opens the cause that a headline tells: `Sales to rise 2% as China lifts demand`."""
TAKES = re.compile(
    r"\b(?:account(?:s|ing)? for|mak(?:e|es|ing) up|represent(?:s|ing)?|tak(?:e|es|ing)|receiv(?:e|es|ing)|hold(?:s|ing)?|captur(?:e|es|ing)|contribut(?:e|es|ing)|suppl(?:y|ies|ying)|produc(?:e|es|ing)|provid(?:e|es|ing))\s(?:[\w-]+\s){0,3}$"
)
_SELLERS = re.compile(
    r"\s(?:[a-z-]+\s)?(?:brands|makers|[a-z]*makers|manufacturers|suppliers|vendors|companies|firms|producers|exporters)\s"
)
"""Who sells, behind the word of a place: `Chinese brands will hold 68% of the market`."""
_PART = re.compile(
    r"[\d.,–-]*\d\s?(?:%|per\s?cent)|half|a (?:third|quarter|fifth)|(?:one|two)[ -](?:third|fifth)"
)
_PASSED = re.compile(
    r"\b(?:overtak(?:e|es|ing)|surpass(?:es|ing)?|ahead of|outpac(?:e|es|ing)|second only to)\s(?:the\s)?$"
)
