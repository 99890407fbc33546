"""Where a figure is of that is told with no place: the home of its article or of its speaker."""

import re
from collections.abc import Sequence
from functools import lru_cache

from forecasts.extracting.named_places import HOME, meant, places_named
from forecasts.extracting.places import is_briefs, times_told
from forecasts.extracting.provinces import common_region, country_of, province_of_body
from forecasts.extracting.records import Article, Field, Proposal
from forecasts.extracting.words.forecasters import BANKS_ABROAD_HAN
from forecasts.extracting.words.measures import COMMODITIES
from forecasts.extracting.words.places import ENGLISH_PLACES, GOVERNMENTS
from forecasts.ledger.subdivisions import SUBDIVISIONS
from forecasts.reading import Quantity

__all__ = [
    "EARNED",
    "home_of",
    "is_in_home_money",
    "is_of_others",
    "price_of_the_world",
    "region_of_own",
]

EARNED = frozenset(("revenue", "profit"))
"""What a company earns wherever it sells; what it spends, builds or employs is at its home."""

_OF_THE_STATES = re.compile(
    r"National Association of|National (?:[A-Z][\w’']+ ){1,3}(?:Association|Federation|Council|Board)\b|Federal Reserve|Freddie Mac|Fannie Mae|USDA|American |U\.?S\.? "
)


def home_of(
    article: Article,
    organisation: str,
    *,
    own: bool = False,
    traditional: bool = False,
) -> Field:
    """Return where a figure is of whose article names one place at most, or whose body has one.

    Args:
        article: The article.
        organisation: Whose figure it is.
        own: Whether the figure is the body's own, of wherever it does business.
        traditional: Whether the article is written in traditional characters.
    """
    if province := province_of_body(organisation):
        return Field(province, organisation, "default")
    places = () if own else _places_of(article.text, article.language)
    named_again = len(places) == 1 and (
        times_told(article.text, places[0][1]) > 1 or bool(_GOVERNMENT.search(organisation))
    )
    of_all = bool(places) and places[0][0] == "World" and not is_briefs(article.text)
    if named_again and (article.language == "en" or of_all):
        return Field(*places[0], "article")
    if article.language == "en":
        return _home_in_english(article.text, organisation, own=own)
    if not own and (word := _word_of_world(article.text, article.language)):
        return Field("World", word, "article")
    if not own and article.language == "zh" and _OF_NO_STATE.match(organisation):
        return Field("World", organisation, "default")
    of_taiwan = _OF_TAIWAN if traditional else _NAMED_TAIWAN
    own_words = article.language == "zh" and of_taiwan.search(article.text)
    if own_words:
        return Field("Taiwan", own_words[0], "article")
    if article.language == "zh" and (words := _of_hong_kong(article.text)):
        return Field("Hong-Kong", words, "article")
    of_mainland = "大陆" in article.text[:_HEADLINE]
    if traditional and not of_mainland and not _ELSEWHERE.search(article.text):
        return Field("Taiwan", "", "default")
    abroad = not own and article.language == "zh" and _BANK_ABROAD.match(organisation)
    if abroad and "China" not in dict(_places_of(article.text, "zh")):
        return Field("World", organisation, "default")
    return Field(HOME[article.language], "", "default")


def region_of_own(article: Article, region: Field, house: str, measure: str) -> Field:
    """Return where a company's own figure is of, whose region is `region` for all that is near.

    What it earns is of no province; in English, where its sentence names no place, of the world,
    and what it spends or builds is of its country.
    """
    earned = measure in EARNED and not province_of_body(house)
    if earned and region.text in SUBDIVISIONS:
        region = region._replace(text=country_of(region.text))
    near = region.basis == "sentence" or (region.basis == "paragraph" and not earned)
    if article.language != "en" or near or _GOVERNMENT.search(house):
        return region
    if earned:
        return _home_in_english(article.text, house, own=True)
    nation = _nation_of(article.text, house)
    return Field(nation, house, "article") if nation else region


def is_in_home_money(quantity: Quantity, measure: Field, before: Sequence[Proposal]) -> bool:
    """Whether a figure is told in the money of a state, or grows from one that is."""
    if measure.text not in _IN_ONE_MONEY:
        return False
    grows = quantity.unit == "%" and bool(before) and before[-1].measure.text == measure.text
    unit = before[-1].quantity.unit if grows else quantity.unit
    return unit.startswith(_HOME_MONEY)


_IN_ONE_MONEY = frozenset(("price", "profit", "revenue"))
_HOME_MONEY = ("CNY", "TWD")
"""What is told in the money of a state is of that state: prices, and what companies earn."""


def is_of_others(article: Article, region: Field, house: str) -> bool:
    """Whether a Chinese page names a region for another figure than a company's own.

    It is the world, or stands behind the company in the headline. A house that is written in
    letters may be at home anywhere.
    """
    if article.language != "zh" or region.basis == "sentence" or (house and house.isascii()):
        return False
    named = article.title.find(region.words) if region.words else -1
    return region.text == "World" or -1 < article.title.find(house) < named


def price_of_the_world(subject: str) -> Field | None:
    """Return the world for what is traded at one price, wherever its forecaster may be."""
    traded = _TRADED_ANYWHERE.search(subject)
    return Field("World", traded[0], "sentence") if traded else None


def _home_in_english(text: str, organisation: str, *, own: bool) -> Field:
    """Return the state of a body or of its money, the place of its name, or the world."""
    if state := GOVERNMENTS.get(organisation):
        return Field(state, organisation, "default")
    if _OF_THE_STATES.match(organisation):
        return Field("United-States", organisation, "article")
    of = _OF_A_STATE.match(organisation) or _ENDS_IN_A_STATE.match(organisation)
    of = of if of and of["state"].lower() in ENGLISH_PLACES else None  # Federation of Tile Makers
    if not own and organisation.partition(" ")[0].lower() not in ENGLISH_PLACES and not of:
        return Field(_state_of_money(text), "", "default")
    named = (of["state"] if of else organisation.partition(" ")[0]).lower()
    home = country_of(meant(text, named)) if named in ENGLISH_PLACES else "World"
    return Field(home, "", "default")


def _nation_of(text: str, house: str) -> str:
    """Return the country that an English text says of a company: `South Korean maker Maehwa`."""
    for one in re.finditer(re.escape(house), text[:_BEGINNING]) if house else ():
        told = _MAKER_OF.search(text, max(0, one.start() - _NEAR), one.start())
        told = told or _ONE_OF.match(text, one.end())
        words = next(filter(None, told.groups())).lower().split() if told else []
        for place in (" ".join(words), *words[-1:]):
            if place in ENGLISH_PLACES:
                return country_of(ENGLISH_PLACES[place])
    return ""


_NEAR = 80  # characters
_MAKER = r"(?:maker|giant|company|firm|group|producer|retailer|operator|developer|manufacturer|miner|carrier|airline|automaker|carmaker|chipmaker|steelmaker|brewer|insurer|lender|start-?up|supplier|provider|conglomerate|chain|shipbuilder|utility)"
_PLACE = r"(?P<place>(?:[A-Z][\w.]+ )?[A-Z][\w.]+)"
_MAKER_OF = re.compile(rf"\b{_PLACE}(?:['’]s)? (?:[a-z-]+ ){{0,3}}{_MAKER} $")
_ONE_OF = re.compile(
    rf"(?: [A-Z]\w{{1,4}}\.?)?, (?:an? {_PLACE.replace('place', 'a')} |{_PLACE.replace('place', 'of')}['’]s )(?:[a-z-]+ ){{0,3}}{_MAKER}\b"
)


_MONEY = {
    "India": re.compile(r"₹|\bRs\.?\s?\d|\b(?:lakh|crore|rupees)\b"),
    "United-Kingdom": re.compile(r"£\d"),
    "Japan": re.compile(r"¥\d|\byen\b"),
    "China": re.compile(r"\byuan\b|\b(?:RMB|CNY)\s?\d"),
    "Thailand": re.compile(r"\bbaht\b|฿"),
    "Malaysia": re.compile(r"\bringgit\b|\bRM\s?\d"),
    "Indonesia": re.compile(r"\brupiah\b"),
    "Vietnam": re.compile(r"\bdong\b|\bVND\b"),
    "Philippines": re.compile(r"₱|\bpesos\b"),
    "Brazil": re.compile(r"R\$\s?\d|\breais\b"),
    "Nigeria": re.compile(r"₦|\bnaira\b|\bN\d[\d.,]*\s?(?:million|billion|trillion|bn)\b"),
    "Australia": re.compile(r"(?<![A-Z])AU?\$\s?\d"),
    "Canada": re.compile(r"(?<![A-Z])CA?\$\s?\d"),
    "Singapore": re.compile(r"(?<![A-Z])S\$\s?\d"),
    "Hong-Kong": re.compile(r"HK\$\s?\d"),
    "New-Zealand": re.compile(r"NZ\$\s?\d"),
    "Sweden": re.compile(r"\bkronor\b"),
    "Poland": re.compile(r"\bzloty\b"),
    "South-Korea": re.compile(r"\d\s(?:[mbtr]+illion\s)?won\b"),
    "South-Africa": re.compile(r"\bR\d[\d.,]*\s?(?:million|billion|bn)\b|\d\srand\b"),
}


@lru_cache(maxsize=2)
def _state_of_money(text: str) -> str:
    """Return the state in whose money alone an English text counts, else the world."""
    if not any(map(text.__contains__, _OF_MONEY)) or _DOLLARS.search(text, 0, _BEGINNING):
        return "World"
    paid = {region for region, money in _MONEY.items() if money.search(text, 0, _BEGINNING)}
    return paid.pop() if len(paid) == 1 else "World"


_OF_MONEY = (
    "₹", "Rs", "lakh", "crore", "rupees", "£", "¥", "yen", "yuan", "RMB", "CNY", "baht", "฿", "ringgit", " RM",
    "rupiah", "dong", "VND", "₱", "pesos", "R$", "reais", "₦", "naira", "kronor", "zloty", "n won", " rand",
    "A$", "C$", " S$", "HK$", "NZ$", "AU$",
    *(f" {sign}{digit}" for sign in "NR" for digit in range(1, 10)),
)  # fmt: skip
"""What the patterns of `_MONEY` hang on: a look for them is cheaper."""
_DOLLARS = re.compile(r"(?<![A-Z])(?:US)?\$\s?\d|€\d|\bdollars\b|\beuros\b")
"""What a page about one country alone counts little in."""
_OF_A_STATE = re.compile(
    r"(?:(?:The )?(?:Central |National |Reserve |People's )*Bank|Ministry|Department|Government|Governments|Parliament|Cabinet|Central Statistics? Office|(?:[A-Z]\w+ )*(?:Association|Federation|Chamber|Confederation|Institute|Council|Society))"
    r" (?:[\w ]+ )?of (?:the )?(?P<state>(?!America$|China$|Ireland$)[A-Z]\w+(?: [A-Z]\w+)?)$"
)
"""A body of a state, whose figures are of it: the National Bank of Hungary; not banks of trade."""
_ENDS_IN_A_STATE = re.compile(
    r"(?:[A-Z][\w&]+ )*(?:Research|Tourism|Statistics|Meat|Dairy|Farmers|Airlines|Energy|Housing|Exports?|Retail)(?: [A-Z]\w+)? (?P<state>(?!Europe$|Asia$|Africa$|America$|World$)[A-Z]\w+)$"
)
"""A body named by its field and its state: Statistics Norway."""
_TRADED_ANYWHERE = re.compile(
    rf"(?:国际)?[金银铂铜铝锌镍锡油]价|黄金|白银|原油|比特币|^[铜铝锌镍锡铅]$|^国际$|(?i:\b(?:Brent|WTI|{COMMODITIES})(?:\sprices?)?$)"
)
_GOVERNMENT = re.compile(
    r"\b(?:[Mm]inist(?:ry|er|ries)|[Gg]overnment|Cabinet|Treasury|[Cc]entral [Bb]ank)\b"
)
"""A body of a state, which speaks of it, though its page names the state but once."""
_OF_TAIWAN = re.compile(
    r"新台币|法说会|季[增减]|本益比|每股纯益|投[顾信]|研调|笔电|晶圆代工|记忆体|智慧型?手机|电动机车|台股|台厂|工研院|资策会|主计总处|[／/]\w{2}报导|兆元|(?<=[\u4e00-\u9fff])[（(](?!19|20[0-3])\d{4}[）)]"
)
"""Words of papers in Taiwan alone, and of houses at home there, who write simplified signs, too."""
_NAMED_TAIWAN = re.compile(r"新台币|台股|工研院|资策会|主计总处|[／/]\w{2}报导")
"""What a text in simplified signs has only of Taiwan."""
_OF_HONG_KONG = re.compile("本港|全港|港府|港闻|[访留来]港旅?客?|港人|特首|机管局|港铁")
"""Words of papers in Hong Kong; money of theirs (港元) is that of companies listed there, too."""


def _of_hong_kong(text: str) -> str:
    """Return the first of two different words that papers in Hong Kong alone use, else nothing."""
    found = [one[0] for one in _OF_HONG_KONG.finditer(text, 0, _BEGINNING)]
    return found[0] if len(set(found)) > 1 else ""


_OF_NO_STATE = re.compile(
    r"(?:国际|世界|全球)(?=.)|[A-Z][A-Za-z&. ]{2,}(?!中国)[\u4e00-\u9fff]{0,6}\Z"
)
"""A body of many states, or a house that writes its name in letters: 国际航空运输协会, Gartner."""
_BANK_ABROAD = re.compile(BANKS_ABROAD_HAN)
_HEADLINE = 60  # characters
_ELSEWHERE = re.compile(
    "香港|港元|港币|港股|大湾区|国务院|发改委|[省市]委|民航局|新华|内地|我国的?(?!立)"
)


@lru_cache(maxsize=2)
def _word_of_world(text: str, language: str) -> str:
    """Return the word of the whole world that a Chinese text says more often than any place."""
    if is_briefs(text):
        return ""
    places = dict(_places_of(text, language))
    counts = {region: text.count(word, 0, _BEGINNING) for region, word in places.items()}
    often = 1 < counts.get("World", 0) > sum(counts.values()) / 2
    return places["World"] if often else ""


@lru_cache(maxsize=2)
def _places_of(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the regions that the beginning of a text names, each with its first word."""
    traded = any(map(text.__contains__, _TRADED))
    if traded and _OF_THE_WORLD.search(text, 0, _BEGINNING):
        return ()
    places = places_named(text[:_BEGINNING], language)
    if places.get("World") == "海外":
        del places["World"]  # where a company sells, too
    region = common_region(places)
    return ((region, next(iter(places.values()))),) if region else tuple(places.items())


_OF_THE_WORLD = re.compile(r"\b(?:Brent|WTI|OPEC|[Bb]itcoin|oil prices?|gold prices?)\b")
"""What is traded in one market of the whole world, whoever is named beside it."""
_TRADED = ("Brent", "WTI", "OPEC", "itcoin", "oil price", "gold price")
_BEGINNING = 6_000  # characters: what is said behind them is of something else
