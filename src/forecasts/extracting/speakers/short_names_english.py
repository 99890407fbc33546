"""Short names in English: acronyms, the first word of a name that speaks, works that are no body."""

import re
from collections.abc import Iterator, Sequence

from forecasts.extracting.speakers.beginnings import Beginning
from forecasts.extracting.speakers.houses_english import is_a_thing
from forecasts.extracting.speakers.names_english import (
    ADVERBS,
    NAME,
    PERSONAL,
    ROLE,
    TRAILING,
    VERB,
    begins_with_kind,
    clean,
    has_organisation_word,
    matches,
)
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.extracting.words.speakers_english import FIRST_OF_NAMES, NO_NAMES, RELAYS

__all__ = ["first_word", "short_names"]

_NP = re.compile(NAME)


def short_names(text: str, begin: Sequence[Beginning], called: set[str]) -> dict[str, str]:
    """Return the short forms of an article with what each stands for, '' where that is no body.

    `called` are the bodies that have people in it.
    """
    bracketed = [at for at, _ in begin] if "(" in text else []
    spelled = ((m["short"], clean(m["name"])) for m in matches(_ACRONYM, text, bracketed))
    short = {letters: name for letters, name in spelled if name and letters not in RELAYS}
    short |= dict.fromkeys(_works(text), "")
    return {**_first_words(text, _called(begin), called), **short}


def first_word(house: str, text: str, begin: Sequence[Beginning]) -> str:
    """Return the first word of the house of a page where that is called by it alone, else ''."""
    first, _, rest = house.partition(" ")
    known = has_organisation_word(rest) or (bool(rest) and _speaks_alone(first, text, begin))
    known = known and first not in NO_NAMES | PERSONAL | FIRST_OF_NAMES
    return first if known or begins_with_kind(first, rest) else ""


_ACRONYM = re.compile(
    rf"(?P<name>{NAME})(?:['’]|\.)?\s+\((?:the\s+)?[“\"]?(?P<short>[A-Z][A-Za-z&-]{{1,9}})[”\"]?\)"
)


_IN_BRACKETS = re.compile(r"\s\((?P<short>[A-Z]{2,6})\)")
_WORDS_BEFORE = 60
"""Characters before a short form in which what it stands for is spelled."""


def _works(text: str) -> Iterator[str]:
    """Yield the short forms of what is no body: `the short-term market update (SMU)`."""
    for match in _IN_BRACKETS.finditer(text):
        said = text[max(0, match.start() - _WORDS_BEFORE) : match.start()]
        words = re.split(r"[\s-]", said)[-len(match["short"]) :]
        spelled = "".join(word[:1] for word in words).upper() == match["short"]
        if spelled and (" ".join(words).islower() or TRAILING.search(f" {words[-1]}")):
            yield match["short"]


_CALLED = re.compile(
    rf"(?:(?<=\bby\s)|(?<=\bfrom\s)|(?<=\bto\s)|(?<=\bat\s))(?P<other>{NAME})"
    rf"|(?P<name>{NAME})(?:['’]s|,\san?\s[^,.;“”\"]{{2,60}},)?{ADVERBS}\s+{VERB}"
)


def _called(begin: Sequence[Beginning]) -> list[int]:
    """Return where a name begins that `_CALLED` may find."""
    kinds = ("placed", "speaking", "owning")
    return [at for at, own in begin if any(map(own.__contains__, kinds))]


def _first_words(text: str, starts: list[int], called: set[str]) -> dict[str, str]:
    """Return the first word of a name that speaks, with the whole: CCS for CCS Insight."""
    speak = {match["name"] or match["other"] for match in matches(_CALLED, text, starts)}
    whole = set(map(clean, speak | called))
    firsts: dict[str, set[str]] = {}
    for name in whole:
        first, _, rest = name.partition(" ")
        spoken = has_organisation_word(rest) or first.isupper() or begins_with_kind(first, rest)
        if rest and spoken and first not in NO_NAMES and not _OFFICE_IN.search(rest):
            firsts.setdefault(first, set()).add(name)
    shorts = {
        first: names.pop()
        for first, names in sorted(firsts.items())
        if len(names) == 1 and (first in whole or _stands_alone(first, text))
    }
    acronyms = {
        one for one in whole if one.isupper() and one.isalpha() and len(one) > 1
    } - _NO_SHORTS
    for match in _NP.finditer(text) if acronyms else ():
        for name in (clean(match[0]), *map(clean, match[0].split(" and "))):
            initials = "".join(word[0] for word in name.split() if word[0].isupper())
            if initials in acronyms and has_organisation_word(name):
                shorts.setdefault(initials, name)
    return shorts


def _speaks_alone(first: str, text: str, begin: Sequence[Beginning]) -> bool:
    """Whether a text calls its house by the first word of its name: `Morrow Foods ... Morrow expects`."""
    speak = matches(_CALLED, text, _called(begin))
    alone = any((match["name"] or match["other"]) == first for match in speak)
    return alone and not is_a_thing(first, text) and first.lower() not in ENGLISH_PLACES


def _stands_alone(word: str, text: str) -> bool:
    """Whether a text calls somebody by a word alone that no other word of a name stands beside."""
    found = (text.find(f"{word}{mark}s ") for mark in "'’")
    return any(at == 0 or (at > 0 and not text[at - 1].isalnum()) for at in found)


_NO_SHORTS = frozenset(("EU", "UK", "US", "UN"))


_OFFICE_IN = re.compile(rf"\b(?i:{ROLE})\b")
