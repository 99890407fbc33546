"""Phrases that do not say of what: units, numbers, words that only qualify, nouns of measures."""

import re
from functools import lru_cache

from forecasts.extracting.subjects.phrases import is_function_word
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.reading.lexicon.units import WORDS

__all__ = ["is_of_agents", "is_plain", "says_nothing"]

_SHORTEST = 2  # characters of a unit that is a word
_PLAIN = frozenset(word for word in WORDS if " " not in word and len(word) > _SHORTEST) | frozenset(
    "t/yr t/y mt/yr b/d boe/d tpa mmt mbpd kt kilotonnes acre hectare bcm mcm bpd mtpa teu barrels/day devices unit units vehicles pieces sets gb tb pb eb zb mb percent tons t mt bpd gw mw gwh mwh twh kwh bags"
    " kg square metres meters feet crowns shillings cent cents times households metric cubic dollars yuan yen euros 美元 欧元 日元 港元 人民币 新台币 规模 水平 历史高位 历史低位 历史新高 高位 低位 新高 総トン 总吨 CGT 不变 左右 以上 以内 目标 大关".split()
)
"""What is counted and says nothing of what it is."""


def says_nothing(phrase: str) -> bool:
    """Whether a phrase has nouns of measures and bodies alone: `sales growth`, `the company`."""
    return bool(_BARE.fullmatch(_OF_A_CROWD.sub("", phrase)))


@lru_cache(10_000)
def is_plain(phrase: str) -> bool:
    """Whether a phrase has units and words that name nothing alone: `metric tonnes`, `second-highest`."""
    nothing = bool(_BODY.search(phrase) or _NOTHING_HAN.fullmatch(phrase))
    return bool(phrase) and (nothing or all(map(_names_nothing, phrase.split())))


_BODY = re.compile(
    r"[A-Z][\w-]* (?:Federation|Association|Alliance|Institute|Ministry|Agency|Council|Society)$"
)
"""Who speaks or is spoken of, and not of what: `the Timber Federation`."""


_NOTHING_HAN = re.compile(
    r"(?:该|本|上述)?(?:机构|公司|集团|报告|研报|协会|企业|团队)?(?:同时|还|也|则|并|亦|另外|此外)+|(?:未来|今后)(?:[几数一二三四五六七八九十\d]+年?)?"
    r"|(?:[全该本]?(?:行业|产业|产业链))(?:的?(?:累计|整体|年度|总)?(?:投资|规模|产值|收入|营收|利润|市场规模)?)|单[均位台个车吨件]?|(?:民间|直接|间接|项目|新开工|计划|相关|产业)+|规划|设计|(?:这一|该|上述)(?:数字|比例|数据|指标|规模|占比)|新[接签增开]|才[能会]?|要|力争"
)
"""The same in Chinese: who goes on to say, when, and words that only count."""


def _names_nothing(word: str) -> bool:
    lower = word.lower()
    known = (
        lower in _PLAIN
        or lower.removesuffix("s") in _PLAIN
        or lower in ENGLISH_PLACES
        or is_function_word(word)
    )
    return known or bool(_QUALIFIES.fullmatch(lower))


_QUALIFIES = re.compile(
    r"\d[\d,.]*(?:-[a-z\d]+)?|(?:[a-z]+-)?(?:high|low|large|bigg?|small|fast|strong|weak)est|[a-z]{4,}(?<!se)(?<!fe)ed|\w+/d(?:ay)?"
    r"|first|second|third|fourth|same|major|small|big|large|new|old|other|another|such|own|how|why|entire|shipper|exporter|producer|grower|importer|buyer|supplier|seller|spanning|economic|equivalent|season|seasonal|eventual"
)
"""What only says of what kind, how many or in what order something is."""


def is_of_agents(phrase: str, measure: str) -> bool:
    """Whether a phrase names who makes or buys, which another measure need not be of."""
    return measure not in _EARNED and _AGENTS.search(phrase) is not None


_EARNED = frozenset(("profit", "revenue"))
_AGENTS = re.compile(
    r"(?:^|\s)(?:producers|makers|manufacturers|farmers|growers|suppliers|exporters|importers|refiners|miners|buyers|builders|operators|traders|retailers|employers|carmakers|chipmakers|automakers|steelmakers)$|^(?:[Cc]onsumer|[Bb]usiness|[Pp]rivate|[Pp]ublic)$"
)
_OF_A_CROWD = re.compile(r"(?i)^(?:analysts|economists|traders|forecasters|investors)['’]\s")
"""Whose forecast it is, not of what: `analysts' estimates`."""
_BARE = re.compile(
    r"(?i)|.*\b(?:number|figure|total)s?|(?:(?:growth|share|rate|cagr|increase|decline|demand|sale|shipment|volume|price|revenue|profit|market"
    r"|deficit|surplus|shortfall|excess|glut|shortage|segment|sector|industrie|industry|region|categorie|category|field|capacity|output|production|export|import|company|firm|group|country|state|vendor|agency|organi[sz]ation|forecaster|consultancy|brokerage|minister|analyst|government|deliverie|trend|trajectory|trajectorie|outlook|momentum|pace|expansion|forecast|report|estimate|target|goal|plan|pledge|ambition|countrie|nation|expenditure|margin|turnover|supply|supplie|addition|installation|deployment|investment|outlay|leadership|position|presence|footprint|economie|stock|inventorie|case|scenario|baseline|term|run|context|prediction|projection)s?(?: (?=[a-z])|$))+|median|average|consensus|base case|previous|latest|own|new"
)
"""Nouns of measures and of bodies, with nothing that they are of."""
