"""Nouns of markets in a text: which measure each names for a figure, and of what it is."""

import re
from collections import Counter
from functools import cache, lru_cache

from forecasts.extracting.records import Span
from forecasts.extracting.subjects.behind import SITES, About
from forecasts.extracting.subjects.clauses import form_of
from forecasts.extracting.subjects.hollow import is_of_agents, is_plain
from forecasts.extracting.subjects.phrases import english_phrase, han_phrase
from forecasts.extracting.words.measures import (
    COMMODITIES,
    ENGLISH_NOUNS,
    ENGLISH_VERBS,
    HAN_INDICES,
    HAN_NOUNS,
    HAN_STUFF,
    HAN_VERBS,
    NOTHING,
    ONE_NAME,
    SHARES,
    THE_SAME,
    TRADED_HAN,
    Row,
)
from forecasts.extracting.words.places import HAN_PLACES
from forecasts.extracting.words.starts import by_letter, heads
from forecasts.reading import Quantity
from forecasts.reading.twins.plain_forms import fold

__all__ = [
    "OF_THINGS",
    "about_noun",
    "is_bare",
    "named_before",
    "named_most",
    "names_stuff",
    "nouns_in",
    "phrase_in",
    "staged",
    "tells_nothing",
]

_NAMED = frozenset(
    (
        "price",
        "traffic",
        "interest-rate",
        "profit",
        "trade",
        "trips",
        "revenue",
        "self-sufficiency",
        "utilisation",
        "unemployment",
        "yield",
    )
)
"""Measures whose noun is a part of the subject's words: `spot rates`, `operating profit`."""


_COUNTED_ONLY = frozenset(("facilities", "companies", "cities-served"))
"""What does not grow by a rate: `data center systems will grow 56%` is of spending."""


OF_THINGS = frozenset(("facilities", "companies", "cities-served", "employment", "trips", "fleet"))


def named_before(text: str, about: About, *, han: bool, since: int = 0) -> str:
    """Return what the same noun was of when it stood there last: `sales of X ... sales`."""
    for word in dict.fromkeys((about.word, about.word[:2] if han else about.word.lower())):
        at = about.at
        for _ in range(_MOST_BACK):
            at = text.rfind(word, since, at)
            if at < since:
                break
            phrase = about_noun(text, (at, at + len(word), about.measure), han=han).phrase
            if phrase and phrase != word and phrase.lower() not in NOTHING:
                return phrase
    return ""


_MOST_BACK = 40  # times that a noun stood before; a page that only repeats it would be squared


@lru_cache(maxsize=16)
def named_most(text: str, measure: str) -> str:
    """Return what an English article measures so most often, of all that it measures else."""
    counts, others = Counter[str](), Counter[str]()
    for found in nouns_in(text, 0, min(len(text), _BEGINNING), "count", han=False):
        phrase = english_phrase(text, *found[:2])
        wide = text[found[0] : found[1]].lower() == "markets"  # volatile markets
        if (
            phrase
            and not wide
            and found[2] != "economic-scale"
            and not is_plain(phrase)
            and phrase.lower() not in NOTHING
        ):
            (counts if found[2] == measure else others)[phrase] += 1
    most = counts.most_common(1) or others.most_common(1)
    return most[0][0] if most else ""


_BEGINNING = 1_500  # characters: what an article is about is named there


_TRADED = re.compile(
    f"(?i)Brent|WTI|West Texas Intermediate|inflation|{COMMODITIES}|{HAN_INDICES}|{TRADED_HAN}"
)
_SAID_WITH = re.compile(f"{HAN_INDICES}|{TRADED_HAN}")
"""Prices of which the word says of what."""


_CHARGES = frozenset("tariffs fares rents fees premiums ADR ADRs RevPAR".split())


_SHORTEST = 2  # characters of a phrase
_TELLS_PART = re.compile(r"旅客|游客|.*负荷|算力")
"""Nouns of measures without which their phrase says too little: 访港旅客, 智能算力."""


_TELLING = 4  # characters of a noun that says itself what is carried: 货邮运输量


_TELLING_MEASURES = frozenset(
    (
        "trade",
        "trips",
        "traffic",
        "economic-scale",
        "interest-rate",
        "self-sufficiency",
        "utilisation",
        "unemployment",
        "yield",
    )
)
"""Measures whose noun alone says of what: `load factors will reach 80%`."""


_QUALIFIERS = frozenset(
    "retail wholesale export import spot contract average unit selling list mine mined refined"
    " refinery smelter factory farmgate farm-gate benchmark auction".split()
)
"""What tells at which stage, and not of what: `mine output`, `the average export price`."""


def only_qualifies(about: About) -> bool:
    """Whether an English phrase has its noun and what tells at which stage alone: `retail prices`."""
    phrase, noun = about.phrase.lower(), about.word.lower().split()
    words = phrase.split()
    words = words[: -len(noun)] if words[-len(noun) :] == noun else words
    words += noun[:-1] if about.measure == "price" else []
    return bool(words) and _QUALIFIERS.issuperset(words)


def staged(words: str, about: About, *, here: bool) -> str:
    """Return what another noun was of, with what tells at which stage this one is: `copper mine`.

    A market is of what is sold in it, not of its sales. `here` is the sentence of the noun itself.
    """
    if about.measure == "market-size" or about.measure.startswith("share-of"):
        words = _SOLD.sub("", words)
    if here:
        return words
    own = about.phrase.lower() if only_qualifies(about) else ""
    kept, noun = words.split(), about.word.split()[-1].lower()
    if own and kept[-1].lower().rstrip("s") == noun.rstrip("s"):
        kept.pop()  # the average price of cars
    while kept and kept[-1].lower() in _QUALIFIERS:
        kept.pop()
    return f"{' '.join(kept) or words} {own}".rstrip()


_SOLD = re.compile(
    r"(?<=\w) (?:[Ss]ales|[Ss]hipments|[Dd]eliveries|[Dd]emand|[Ss]ubscriptions|[Cc]onnections)$"
)
_OF_STUFF = re.compile("[用购售发充][电水气金粮油]+量")


def names_stuff(word: str) -> bool:
    """Whether a Chinese noun of a measure says itself of what: 用电量, 购金量."""
    return _OF_STUFF.fullmatch(word) is not None


def tells_nothing(words: str, about: About, basis: str) -> bool:
    """Whether English words from elsewhere do not say of what a figure is."""
    agents = basis != "sentence" and is_of_agents(words, about.measure)
    return agents or is_plain(words) or only_qualifies(about._replace(phrase=words))


def is_bare(about: About, quantity: Quantity) -> bool:
    """Whether the phrase is a noun of markets alone, which does not say of what."""
    if about.measure == "spending" and SITES.search(about.phrase):
        return False
    if (
        (len(about.phrase) < _SHORTEST and about.phrase not in HAN_STUFF)
        or about.phrase in THE_SAME
        or about.phrase.lower() in NOTHING
        or is_plain(about.phrase)
    ):
        return True
    if only_qualifies(about):
        return True
    if about.phrase.lower() != about.word.lower():
        return False
    counts = about.at >= quantity.start and about.measure in {*OF_THINGS, "stock"}
    counts = counts or about.measure in _TELLING_MEASURES
    counts = counts or (about.measure == "facilities" and " " in about.word)
    counts = counts or (about.measure == "price" and bool(_TRADED.fullmatch(about.word)))
    return not counts and not (
        about.measure == "price" and (" " in about.word or about.word in _CHARGES)
    )


def phrase_in(text: str, span: Span, quantity: Quantity, measure: str, *, han: bool) -> str:
    """Return what the sentence says the measure is of, the nearest before the figure first."""
    form = form_of(quantity)
    for found in reversed(nouns_in(text, span.start, quantity.start, form, han=han)):
        if text.startswith("に占める", found[1]):
            continue  # the whole of a share
        about = about_noun(text, found, han=han)
        if found[2] == measure and not is_bare(about, quantity):
            return about.phrase
    return ""


def _rows(*, verbs: bool, han: bool) -> tuple[Row, ...]:
    if verbs:
        return HAN_VERBS if han else ENGLISH_VERBS
    return HAN_NOUNS if han else ENGLISH_NOUNS


@cache
def _pattern(*, verbs: bool, han: bool) -> re.Pattern[str]:
    """Return one pattern of all rows; the group that matched tells which.

    It asks for the first letters of all before it tries each.
    """
    words = [row.words if han else row.words.lower() for row in _rows(verbs=verbs, han=han)]
    begun = sorted(heads("|".join(words), _FIRST_HAN if han else _FIRST))
    first = f"(?={by_letter('|'.join(map(re.escape, begun)))})"
    inner = "|".join(f"({one})" for one in words)
    return re.compile(rf"{first}(?:{inner})" if han else rf"(?<![\w-]){first}(?:{inner})(?![\w-])")


_FIRST, _FIRST_HAN = 4, 1


def nouns_in(
    text: str, start: int, end: int, form: str, *, han: bool, verbs: bool = False
) -> list[tuple[int, int, str]]:
    """Return the words between the offsets that name a measure for such a figure, in order."""
    found, rows = [], _rows(verbs=verbs, han=han)
    begin = max(0, start - 1)  # what stands before tells whether a word begins
    # In lower case, as a pattern that ignores the case asks each of its words at each place.
    twin = text[begin:end] if han else fold(text[begin:end])
    for match in _pattern(verbs=verbs, han=han).finditer(twin, start - begin):
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
        return row.other or (SHARES.get(base, "share-of-sales") if base else "")
    if row.number in _COUNTED_ONLY:
        return ""
    wide = row.money in {"market-size", "economic-scale"}
    return row.money if wide else row.number or row.money or row.other


_WORD_BEFORE = re.compile(r"(?<![\w-])([A-Za-z]+) $")
_FOR_WHOM = re.compile(r"\sfor\s(?=[a-z])")
_LONGEST = 20  # characters of an adjective
_NUMBER_OF = re.compile(r"(?i)number of (?P<what>.+?)(?: \([^)]*\))? (?:on|in) [a-z ]+")


def about_noun(text: str, found: tuple[int, int, str], *, han: bool) -> About:
    """Return what a noun found measures, and of what: the phrase around it."""
    start, end, code = found
    word = text[start:end]
    phrase = han_phrase(text, start, end) if han else english_phrase(text, start, end)
    qualifier = None if han else _WORD_BEFORE.search(text, max(0, start - _LONGEST), start)
    if (
        qualifier
        and phrase in {"", qualifier[1]}
        and ONE_NAME.fullmatch(f"{qualifier[0]}{word}".lower())
    ):
        phrase = f"{qualifier[0]}{word}"  # international visitors
    if counts := _NUMBER_OF.fullmatch(word):
        phrase = counts["what"]
    if code == "price" and not han and (whom := _FOR_WHOM.match(text, end)):
        front = english_phrase(text[: whom.start()], start, end)
        if front and not is_plain(front) and not _QUALIFIERS.issuperset(front.lower().split()):
            return About(
                code, word, f"{front} {word} for {phrase}", start
            )  # battery prices for buses
    told = han and code in {"traffic", "trade", "trips"} and len(word) >= _TELLING
    told = told or (han and _TELLS_PART.fullmatch(word) is not None)
    phrase += word if told and phrase and phrase not in HAN_PLACES else ""
    carried = code == "trips" and "客" in word
    if not phrase and (
        told
        or carried
        or code == "economic-scale"
        or re.fullmatch(_SAID_WITH, word)
        or names_stuff(word)
    ):
        phrase = word
    elif code == "facilities" and not han and (phrase or " " in word):
        kind = text[: start - 1].endswith(phrase)
        phrase = f"{phrase} {word}".lstrip() if kind else phrase  # public charging points
    elif word.lower() == "economy":
        phrase = f"{phrase} {word}"  # the low-altitude economy
    elif code == "economic-scale" and not han:
        phrase = word  # robust GDP growth
    named = code in _NAMED or word.lower().startswith("premium") or word.endswith("space")
    if named and word.lower() not in phrase.lower() and not han:
        lower = phrase and word[1:2].islower()
        phrase = f"{phrase} {word[0].lower() + word[1:] if lower else word}".strip()
    if han and word.startswith("经济") and phrase and phrase != word:
        phrase += "经济"
    if phrase and (word == "率" or (word[0] in "购售" and names_stuff(word))):
        phrase += word
    if han and code in _COUNTED_ONLY and not phrase.endswith(word):
        phrase = phrase.rpartition("的")[2] + word
    return About(code, word, phrase, start)
