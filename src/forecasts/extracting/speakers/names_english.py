"""English names: where they may begin, beside which words, and without what stands round them.

Patterns of names are costly; they are tried only where a name can begin.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from forecasts.extracting.words.speakers_english import (
    FAMILY_NAMES,
    FIRST_OF_NAMES,
    GENERIC,
    GIVEN_NAMES,
    LIKE_PERSONS,
    NO_NAMES,
    ORGANISATION_WORDS,
    RELAYS,
    ROLES,
    SAYING,
)
from forecasts.extracting.words.starts import by_letter, spaced, word_starts
from forecasts.reading.twins.plain_forms import fold

__all__ = [
    "ADVERBS",
    "APPOSITION",
    "BASED",
    "CAP",
    "IS_ROLE",
    "MANY",
    "NAME",
    "PERSONAL",
    "ROLE",
    "TRAILING",
    "VERB",
    "WORKS",
    "begins_with_kind",
    "capitals",
    "clean",
    "follows_a_capital",
    "has_organisation_word",
    "inside",
    "matches",
    "may_be_person",
    "may_refer",
    "may_speak",
    "near",
    "person_in",
    "pronouns",
    "roles",
    "surnames",
    "verbs",
]

# Possessive throughout: a name is read in one way, so that long lists of names take no longer.
CAP = r"(?:[ei][A-Z][\w-]++|[A-Z]{1,3}&[A-Z]\w*+|U\.[SKN]\.(?=[ ][A-Z])|(?:(?:Mr|Mrs|Ms|Dr|Prof)|(?:[A-Z]\.){0,2}[A-Z])\.(?=[ ])|[A-ZÀ-Ý](?:[\w-]|['’](?=\w)(?!s\b)|(?<=s)['’](?=[ ](?:Association|Federation|Union|Council|Institute|Society|Organi[sz]ation|Confederation|Alliance|Group|Cooperative|Guild|Board|Bureau|Authority|Chamber|League)\b))*+(?:\.(?=\w)[\w-]++)?+(?:\+(?=\s))?+|\d++[A-Z]\w*+)"
NAME = rf"(?<![\w-]){CAP}(?:(?:[ ](?:of|for|de|da|do|dos|di|du|der|la|von|van|del|al|bin|ng|and|&)(?:[ ]the)?)?[ ](?:{CAP}|\d{{3}}(?=[,.]|$))){{0,7}}"
BASED = r"[A-Z][\w.]*-(?:based|headquartered|listed|owned|backed|born)"
"""Where a house is at home, before its name: `U.K.-based Calder Research`."""
APPOSITION = r"(?:,\s(?:Inc|Ltd|LLC|Corp|Co|PLC|Limited|Incorporated)\b\.?|\splc\b)?(?:,\s[^,.;“\"]{2,90}(?:,[^,.;“\"]{2,60})?,|\.?\s?\([^)]{1,40}\))?"
WORKS = "Report|Outlook|Index|Survey|Review|Monitor|Update|Study|Tracker|Barometer|Bulletin|Perspectives"
"""What a house publishes, by the last word of its name."""
TRAILING = re.compile(
    rf"\s+(?:(?:[A-Z]\w+\s+)?(?:{WORKS})s?|SA|AG|PLC|plc|Inc|Ltd|Corp|Co|LLC|GmbH|NV|SE|AB)\.?$"
)
ROLE = rf"(?:{by_letter(ROLES)})"
PERSONAL = GIVEN_NAMES | FAMILY_NAMES
_PASSIVE = r"(?!(?:estimated|projected|expected|forecast|forecasted|predicted|anticipated|set|seen|pegged|calculated|indicated)\s+(?:at|to|for|by)\b)"
VERB = rf"{_PASSIVE}(?:{by_letter(SAYING)})\b"
ADVERBS = r"(?:\s+(?:also|now|still|itself|himself|herself|however|has|had|have|recently|separately|currently|meanwhile|further|previously|earlier|already|both|all|today|yesterday|(?:late |early )?in (?:January|February|March|April|May|June|July|August|September|October|November|December|a note|a report|a statement)|last (?:week|month|year)|this (?:week|month)|earlier this \w+|on \w+day|[a-z]{3,}ly)){0,3}"
MANY = re.compile(
    r"(?:Officer|Executive|Official|Minister|Analyst|Investor|Carrier|Maker|Farmer)s$|\bNews (?:Agency|Service)$|Newswire$"
)
_CAPITAL = re.compile(
    r"[A-ZÀ-Ý\d](?<![\w-].)(?:(?<=\D)|\d*+(?=[A-Z]))[\w-]*+"
    r"((?=[ ](?:(?:of|for|de|da|do|dos|di|du|der|la|von|van|del|al|bin|ng|and|&)[ ](?:the[ ])?)?[A-ZÀ-Ý\d]))?"
)
"""The first word of a name, and whether more follow; a search for a set of characters is fast."""
_SMALL = re.compile(r"[A-Z](?<=[ei].)(?<![\w-]..)(?=[a-z])")
"""The second letter of a name that begins with a small one: eMarketer."""


_SAYS = re.compile(rf"\b(?:{by_letter(SAYING)})\b")
_SAYS_BEGIN = word_starts(SAYING)
_HINTS = (
    "by ", "ccording to", "will", "would", "should", "intend", "'", "’", "projecting",
    "forecasting", "predicting", "estimating", " as saying", "ome in the ", "Forecasts ", "Estimates ", "Projections ", "scenario ",
)  # fmt: skip
"""What names a source without a word of saying: `the forecast by X`, `X's outlook`."""
_ROLE = re.compile(rf"\b(?:{by_letter(ROLES.lower())})\b")
_ROLE_BEGINS = word_starts(ROLES.lower())
_WHO = re.compile(
    r"[HhSsIiTtWw](?<![\w’'].)(?:(?<=[Hh])e|(?<=[Ss])he|(?<=[Ii])t|(?<=[Tt])hey|(?<=[Ww])e|(?<=I)"
    r"|(?<=[Tt])he\s+(?=(?P<noun>(?:[\w-]+\s+){0,4}[\w-]+))|(?<=[Tt])hat\s(?=(?:group|agency|body|bank|firm)\b))\b"
)
_LAST_OF_ROLES = frozenset(role.split()[-1] for role in ROLES.split("|"))
_GENERIC = re.compile(GENERIC)
_REACH = 250
"""Characters before a role in which the name stands whose role it is."""


def capitals(text: str) -> list[tuple[int, bool]]:
    """Return where a name may begin, and whether one of several words may.

    A first word of a sentence that stands alone begins none.
    """
    found = [
        (one.start(), one[1] is not None)
        for one in _CAPITAL.finditer(text)
        if one[1] is not None or one[0] not in NO_NAMES
    ]
    small = [(one.start() - 1, True) for one in _SMALL.finditer(text)]
    return sorted([*found, *small]) if small else found


def verbs(text: str) -> list[int]:
    """Return where words of saying stand."""
    return _found(_SAYS, text, _SAYS_BEGIN.finditer(spaced(text)))


def _found(pattern: re.Pattern[str], text: str, blanks: Iterable[re.Match[str]]) -> list[int]:
    places = (blank.start() for blank in blanks)
    return [found.start() for found in matches(pattern, text, places)]


def may_speak(sentence: str, saying: Sequence[int]) -> bool:
    """Tell whether a sentence holds a word by which a source can be named; `saying` has verbs."""
    return bool(saying) or any(map(sentence.__contains__, _HINTS))


def pronouns(sentence: str) -> list[int]:
    """Return where `he`, `it`, `we` stand, and `the` with a firm, a body or a role behind it."""
    return [
        found.start()
        for found in _WHO.finditer(sentence)
        if found["noun"] is None or any(map(_is_generic, found["noun"].split()))
    ]


@lru_cache(100_000)
def _is_generic(word: str) -> bool:
    return word in _LAST_OF_ROLES or _GENERIC.match(word) is not None


_REFER = ("he", "it", "they", "we", "i", ",")
_ADVERBS = frozenset(
    "also now still itself himself herself however has had have recently separately currently"
    " meanwhile further previously earlier already both all today yesterday week month year".split()
)
_MODALS = (" will", " would", " should")
"""What a pronoun may stand before, beside the words of saying."""


def may_refer(sentence: str, saying: Sequence[int]) -> bool:
    """Tell whether a pronoun or a firm, body or role stands before a word of saying, or `will`."""
    places = [*saying]
    for modal in _MODALS:
        at = sentence.find(modal)
        while at >= 0:
            places.append(at)
            at = sentence.find(modal, at + 1)
    return any(_refers(sentence[:at]) for at in places)


def _refers(before: str) -> bool:
    """Tell whether words end with a pronoun or a noun for a source, or may with an aside behind."""
    word = before.rsplit(maxsplit=1)[-1:]
    if not word:
        return False
    last = word[0].lower()
    return (
        last.endswith(_REFER)
        or last in _ADVERBS
        or last.endswith("day")
        or "this" in before[-_LONGEST_TIME:]
        or _is_generic(word[0])
        or (last == "and" and _GOES_ON.match(before) is not None)
    )


_GOES_ON = re.compile(r"\s*(?:The\s(?!\w+s\s)|It\s|They\s)(?:[^,;:]|(?<=\d),)*$")
"""A sentence of one pronoun or body with two verbs: `The company sold bags and wants`."""


_LONGEST_TIME = 24  # characters of `earlier this spring`


def roles(text: str) -> list[int]:
    """Return where roles are named, in small letters or capitals."""
    lower = fold(text)
    return _found(_ROLE, lower, _ROLE_BEGINS.finditer(spaced(lower)))


def inside(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return the places of a stretch."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def near(starts: Iterable[int], places: Sequence[int]) -> list[int]:
    """Return the starts behind which one of the places follows soon."""
    return [
        start
        for start in starts
        if (at := bisect_left(places, start)) < len(places) and places[at] - start <= _REACH
    ]


def matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text)` would, where it can match at `starts` alone."""
    end = 0
    for start in starts:
        if start >= end and (found := pattern.match(text, start)):
            yield found
            end = found.end()


def has_organisation_word(name: str) -> bool:
    """Tell whether a name holds a word of bodies and companies."""
    return any(word.strip(".,") in ORGANISATION_WORDS for word in name.split()) or "&" in name


def begins_with_kind(first: str, rest: str) -> bool:
    """Whether a name begins with what the body is, by which it is called: `Centre for Transition`."""
    return rest.startswith(("for ", "of ")) and has_organisation_word(first)


def may_be_person(name: str) -> bool:
    """Tell whether a name may hold a person's: a word alone, or two that no body is called by."""
    several = [part.split(" ") for part in name.split(" and ")]
    return any(len(words) == 1 or any(map(_are_plain, words, words[1:])) for words in several)


def _are_plain(*words: str) -> bool:
    return not any(word in _LINKS or has_organisation_word(word) for word in words)


def follows_a_capital(word: str, text: str, end: int) -> bool:
    """Tell whether a text names a word behind another name before an offset: Ann Becker, Mr Becker."""
    at = text.find(f" {word}", 0, end)
    while at >= 0:
        if text[max(0, at - _LONGEST_WORD) : at].rpartition(" ")[2][:1].isupper():
            return True
        at = text.find(f" {word}", at + 1, end)
    return False


_LONGEST_WORD = 20
_LINKS = frozenset(("of", "and", "the", "for", "&"))
_SURNAME_AND_NAME = 2
_LONG_NAME = 3  # words: the International Copper Study Group
_ENDS_NAMES = frozenset(("Group", "Statistics", "Data"))
_HOME = re.compile(rf"^(?:The )?(?:[A-Z]\w*-,? (?:and|or) |[A-Z]\w* )?{BASED} (?=[A-Z])")
_DOES = re.compile(
    r"(\b(?:Ministry|Agency|Association|Federation|Council|Commission)) (?!Partners)[A-Z][a-z]+s$"
)
"""What a body does in a headline: `Energy Ministry Sticks to Target`."""
_AT_HOME = re.compile(BASED)
_OWNED = re.compile(r"['’]s?$")


@lru_cache(1_000)  # an article asks for its names again
def clean(name: str) -> str:
    """Return a name without what stands round it: articles, possessives, forms of companies."""
    name = _HOME.sub("", _OWNED.sub("", name.strip(" ,.;:")))
    name = _DOES.sub(r"\1", name)
    words = name.split()
    while words and (
        words[0].rstrip(".") in NO_NAMES
        or words[0] in {"&", "of", "and", "for"}
        or _AT_HOME.fullmatch(words[0])
    ):
        if words[0] == "He" and len(words) == _SURNAME_AND_NAME and words[1] not in NO_NAMES:
            break  # He Xiaopeng
        if words[0].rstrip(".") in FIRST_OF_NAMES and has_organisation_word(" ".join(words[1:])):
            break  # German Robotics Association
        words = words[1:]
    if words and words[0] == "the":
        words = words[1:]
    while words and (
        (
            words[-1] in NO_NAMES
            and [one.lower() for one in words[-2:-1]] not in (["of"], ["for"], ["and"])
            and (words[-1] not in _ENDS_NAMES or len(words) < _LONG_NAME)
        )
        or words[-1] in {"of", "and", "for", "the", "&"}
    ):
        words = words[:-1]
    if words and "".join(word[0] for word in words[:-1] if word[0].isupper()) == words[-1]:
        words = words[:-1]  # International Energy Agency IEA
    return TRAILING.sub("", " ".join(words))


def surnames(person: str) -> tuple[str, ...]:
    """Return the words that may stand for a person alone: Berg for Anna Berg, Wang for Wang Lihua."""
    words = person.split()
    first, last = words[0], words[-1]  # of Mr Becker no more is known
    return (last,) if first in GIVEN_NAMES else (last, first)


_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_NO_INITIALS = frozenset("TV AI EV PC IT US UK EU VR AR XR".split())


def person_in(name: str) -> str:
    """Return a person's name as introduced, '' where it can be none."""
    words = [(_INITIALS.match(word) and word) or word.rstrip(".,") for word in clean(name).split()]
    while words and (
        (words[0] in NO_NAMES and words[0] != "He")
        or IS_ROLE.fullmatch(words[0])
        or words[0] in RELAYS
    ):
        words = words[1:]
    plain = [word for word in words if word not in _LINKS]
    if len(plain) != len(words) or not 1 <= len(words) <= 4 or has_organisation_word(name):
        return ""
    if " ".join(words) in LIKE_PERSONS:
        return ""
    if any(
        (word.isupper() and not _INITIALS.match(word) and (len(word) > 2 or word in _NO_INITIALS))
        or any(map(str.isdigit, word))
        for word in words
    ):
        return ""
    return " ".join(words) if len(words) > 1 else ""


IS_ROLE = re.compile(rf"(?i:{ROLES})")
