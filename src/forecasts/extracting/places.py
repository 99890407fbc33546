"""Where a figure is of: countries, groups of them, and words that say the whole world."""

import re
from collections.abc import Mapping
from functools import cache

from forecasts.extracting.records import Article, Field, Span
from forecasts.ledger.regions import REGIONS
from forecasts.reading.twins.plain_forms import fold

__all__ = ["ENGLISH_PLACES", "HAN_PLACES", "find_region"]

_MORE = {
    "global": "World", "globally": "World", "worldwide": "World", "world": "World",
    "chinese": "China", "american": "United-States", "u.s.": "United-States", "us": "United-States",
    "america": "United-States", "united states": "United-States", "british": "United-Kingdom",
    "uk": "United-Kingdom", "u.k.": "United-Kingdom", "britain": "United-Kingdom",
    "german": "Germany", "french": "France", "italian": "Italy", "spanish": "Spain",
    "dutch": "Netherlands", "swedish": "Sweden", "norwegian": "Norway", "danish": "Denmark",
    "finnish": "Finland", "polish": "Poland", "swiss": "Switzerland", "austrian": "Austria",
    "irish": "Ireland", "portuguese": "Portugal", "greek": "Greece", "turkish": "Turkey",
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
    "southeast asian": "Southeast-Asia", "israeli": "Israel", "hungarian": "Hungary",
    "czech": "Czechia", "romanian": "Romania", "belgian": "Belgium",
}  # fmt: skip
_MORE_HAN = {
    "全球": "World", "世界": "World", "国際": "World", "全世界": "World",
    "我国": "China", "全国": "", "国内": "", "中国": "China", "北京": "China", "上海": "China",
    "欧洲": "Europe", "欧盟": "European-Union", "美国": "United-States", "日本": "Japan",
    "韩国": "South-Korea", "英国": "United-Kingdom", "德国": "Germany", "法国": "France",
    "東南アジア": "Southeast-Asia", "东南亚": "Southeast-Asia", "欧州": "Europe", "米国": "United-States",
    "韓国": "South-Korea", "ドイツ": "Germany", "インド": "India", "アジア": "Asia", "英国市場": "United-Kingdom",
}  # fmt: skip


def _english() -> dict[str, str]:
    places = {row[0].lower(): code for code, row in REGIONS.items() if len(row[0]) > 3}
    return {**places, **_MORE}


def _han() -> dict[str, str]:
    places = {row[1]: code for code, row in REGIONS.items() if len(row[1]) > 1}
    return dict(sorted({**places, **_MORE_HAN}.items(), key=lambda one: -len(one[0])))


ENGLISH_PLACES: Mapping[str, str] = _english()
"""Names and adjectives in lower case -> region."""

HAN_PLACES: Mapping[str, str] = _han()
"""Chinese and Japanese names -> region, longest first; '' is the country of the language."""

_HOME = {"zh": "China", "ja": "Japan", "en": "World"}


@cache
def _pattern(*, han: bool) -> re.Pattern[str]:
    if han:
        return re.compile("|".join(map(re.escape, HAN_PLACES)))
    names = sorted(ENGLISH_PLACES, key=len, reverse=True)
    # `us` and `turkey` in lower case are no places; adjectives of the world are.
    # In lower case, as a pattern that ignores the case asks each of its words at each place.
    inner = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<![\w-])(?:{inner})(?![\w$]|-(?:built|made|owned|based|listed))")


def _mentions(text: str, start: int, end: int, language: str) -> list[tuple[int, str, str]]:
    found = []
    han = language != "en"
    twin = text[start:end] if han else fold(text[start:end])
    for match in _pattern(han=han).finditer(twin):
        first, last = start + match.start(), start + match.end()
        word = text[first:last]
        if han and _OFFICE_HAN.match(text, last):
            continue  # 全球合伙人
        if han:
            found.append((first, HAN_PLACES[word] or _HOME[language], word))
        elif _DESCRIBES.match(text, last) or (word == "world" and _RANK.match(text, last)):
            continue  # a Japanese researcher; the world's second largest
        elif (
            word[0].isupper() or word in {"global", "globally", "worldwide", "world"}
        ) and not _in_a_name(text, first, last, word):
            found.append((first, ENGLISH_PLACES[match[0]], word))
    return found


def _in_a_name(text: str, start: int, end: int, word: str) -> bool:
    """Whether a place is a part of somebody's name: `AutoTrade Europe`, `China EV100`."""
    if word.islower():
        return False
    if text[max(0, start - 8) : start].endswith("Bank of "):
        return True
    before = re.search(r"(\w+)\s$", text[max(0, start - 24) : start])
    if before and before[1][0].isupper() and before[1].lower() not in _LOOSE:
        return True
    return (
        bool(re.match(r"\s+[A-Z][\w-]*(?:\s+[A-Z]\w*)*", text[end : end + 40]))
        and not re.match(r"\s+(?:[A-Z]{2,}s?\b|EV|AI)", text[end : end + 8])
        and "\n" not in text[max(0, start - 30) : start][-1:]
    )


_LOOSE = frozenset(
    "in the across for from of and to northern southern western eastern western".split()
)


_ANOTHER = re.compile(r",\s(?:with|while|whereas|compared|and|but)\b|;|[，；]")
"""Where another figure's part of a sentence begins."""
_DESCRIBES = re.compile(
    r"\s+(?:market\s+|industry\s+|investment\s+)?(?:research(?:er|\s+firm)?|analysts?|bank|brokerage|consultancy|think[ -]tank|institute|broker)\b"
)
_OFFICE_HAN = re.compile(
    r"(?:区|地区)?(?:合伙人|首席|总裁|副总裁|负责人|高级|股票|策略师|分析师|行业分析师)"
)
_RANK = re.compile(r"(?:['’]s)?\s+(?:second|third|fourth|largest|biggest|top|most|leading)\b")


def find_region(article: Article, sentence: Span, paragraph: Span, at: int) -> Field:
    """Return the region of a figure at offset `at`: the nearest before it in its sentence first."""
    text, language = article.text, article.language
    for basis, span in (
        ("sentence", sentence),
        ("paragraph", Span(paragraph.start, sentence.start)),
    ):
        found = _mentions(text, span.start, span.end, language)
        until = _ANOTHER.search(text, at, span.end)
        found = [one for one in found if not until or one[0] < until.start()]
        before = [one for one in found if one[0] < at]
        if before:
            return Field(before[-1][1], before[-1][2], basis)
        if found:
            return Field(found[0][1], found[0][2], basis)
    title = article.paragraphs[0] if article.paragraphs else Span(0, 0)
    lead = _mentions(text, title.start, title.end, language)
    if lead:
        return Field(lead[0][1], lead[0][2], "title")
    return Field(_HOME[article.language], "", "default")
