"""Places that a text names: countries, groups of them, the world; not those in names of bodies."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from forecasts.extracting.words.places import (
    ENGLISH_PLACES,
    HAN_PLACES,
    OF_SOMEBODY_HAN,
    VISITORS_HAN,
)
from forecasts.reading.twins.plain_forms import fold

__all__ = ["HOME", "Mention", "meant", "mentions", "places_named"]

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
        of_visitors = han and HAN_PLACES[word] != "World" and VISITORS_HAN.match(text, last)
        if of_visitors or (han and any(one.match(text, last) for one in OF_SOMEBODY_HAN)):
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


_DESCRIBES = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}?(?:lender|giant|maker|company|firm|provider|retailer|carmaker|automaker|conglomerate|chipmaker|supplier|start-?up|leader|rival|competitor|peer|manufacturer|developer|miner|refiner|brewer|insurer|group)\b(?!\s(?:revenues?|profits?|sales|earnings|shares?|spending))"
    r"|\s+(?:market\s+|industry\s+|investment\s+)?(?:research(?:er|\s+firm)?|analysts?|bank|brokerage|consultancy|think[ -]tank|institute|broker)\b"
    r"|\s+(?:an?|per)\s+(?:metric\s)?(?:tonne|ton|ounce|pound|barrel|bushel|share)\b"
    r"|\s+(?:dollars?|pounds?|francs?|yen|yuan|rupees?|won|pesos?|rand|ringgit|real|lira)\b"
)
_SPEAKS = re.compile(
    r"(?:['’]s)?\s*(?::|(?:said|says|sees|saw|expects|forecasts?|reports?|also)\b)"
)
_RANK = re.compile(r"(?:['’]s)?\s+(?:No\.|second|third|fourth|largest|biggest|top|most|leading)\b")


def places_named(text: str, language: str) -> dict[str, str]:
    """Return the regions that a text in `en`, `zh` or `ja` names -> the first word of each."""
    found: dict[str, str] = {}
    for _, region, word in mentions(text, 0, len(text), language):
        found.setdefault(region, word)
    return found
