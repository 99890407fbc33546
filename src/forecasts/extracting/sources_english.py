"""Sources in English text: names, roles, words of saying, and what `it` and `the firm` stand for."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from forecasts.extracting.houses_english import house_of
from forecasts.extracting.naming import (
    ANYBODY,
    APPOSITION,
    CAP,
    IS_ROLE,
    MANY,
    NAME,
    POLLED,
    SPONSORED,
    TRAILING,
    by_letter,
    capitals,
    clean,
    has_organisation_word,
    inside,
    matches,
    may_speak,
    near,
    person_in,
    pronouns,
    roles,
    surnames,
)
from forecasts.extracting.places import ENGLISH_PLACES
from forecasts.extracting.records import Article, Span
from forecasts.extracting.sources import Mention
from forecasts.extracting.words_english import (
    GENERIC,
    GIVEN_NAMES,
    MARKET_WORDS,
    NO_NAMES,
    NO_SPEAKERS,
    PAPERS,
    RELAYS,
    ROLES,
    SAYING,
)

__all__ = ["Names", "find_mentions", "gather_names"]

_ROLE = rf"(?:{by_letter(ROLES)})"
_NP = re.compile(NAME)
_PASSIVE = r"(?!(?:estimated|projected|expected|forecast|forecasted|predicted|anticipated|set|seen)\s+(?:at|to|for|by)\b)"
_VERB = rf"{_PASSIVE}(?:{by_letter(SAYING)})\b"
_VERB_NEAR, _VERB_BEFORE = re.compile(_VERB), re.compile(rf"{_VERB}[^.]{{0,30}}$")
_ADVERBS = r"(?:\s+(?:also|now|still|itself|himself|herself|however|has|had|have|recently|separately|currently|meanwhile|further|previously|today|yesterday|on \w+day)){0,3}"
_DESCRIBED = r"(?:[A-Z]\w+['’]s\s+)?(?:[a-z][\w’'-]*\s+){0,5}?"  # at the market research firm X
_PERSON_ROLE_AT = re.compile(
    rf"(?P<name>{NAME}),\s+(?:(?:a|an|the|its|their|who is|who heads)\s+)?(?:[\w’'-]+\s+){{0,3}}?"
    rf"(?i:{_ROLE})(?P<rest>(?:U\.[SKN]\.|[^,.;“”\"]){{0,80}})"
)
_PERSON_OF = re.compile(
    rf"(?P<name>{NAME})\s+(?:of|from|at)\s+(?:the\s+)?(?P<org>{NAME})(?=,?\s+(?:{SAYING})\b)"
)
_OWNER_ROLE = re.compile(
    rf"(?:(?P<org>{NAME})(?:['’]s|(?<=s)['’])?\s+|(?P<its>\b[Ii]ts|\b[Tt]heir|\b[Tt]he\s+[\w\s-]{{3,24}}?['’]s)\s+|\b)"
    rf"(?P<role>(?:(?:senior|chief|deputy|vice|lead|principal|executive|managing|founding|Senior|Chief|Deputy"
    rf"|Vice|Lead|Principal|Executive|Managing|[A-Z][a-z]+)[\s-]){{0,4}}(?i:{_ROLE})(?:\s+(?:of|for)\s+[a-z\s]{{3,30}}?)?)(?<!\bthe)"
    rf",?\s+(?!General\b)(?P<name>{NAME})"
)
_MINISTER = re.compile(
    rf"\b(?:Minister|Secretary)(?:\s+of\s+State)?\s+(?:of|for)\s+(?:{CAP},?\s+(?:(?:and|&)\s+)?)+?(?P<name>{CAP}\s+{CAP})"
    r"(?!\s+(?:and\s+)?[A-Z])"
)
_OFFICE = re.compile(r"(?:The\s+)?(?:[A-Z]\w+\s+)?(?:Minister|Secretary)\s+(?:of|for)\b")
_HEADS = re.compile(
    rf"(?P<name>{NAME}),\s+who\s+(?:heads|leads|runs|founded|co-founded|chairs)\s+(?:the\s+)?(?P<rest>[^,.;]{{2,60}})"
)
_FOUNDED = re.compile(
    rf"(?P<name>{NAME})\s+(?:founded|co-founded|runs|heads|leads)\s+(?P<org>{NAME})"
)
_SAYS = re.compile(rf"(?P<name>{NAME}){APPOSITION}{_ADVERBS},?\s+(?P<verb>{_VERB})")
_GOES_ON = re.compile(
    rf"(?P<name>{NAME})\s[a-z][^.,;:“”\"]{{2,60}}(?:,\s(?:projecting|forecasting|predicting|estimating)\b"
    r"|,?\s(?:and|but)\s(?:now\s|also\s|it\s)?(?:said|warned|added|expects?|forecasts?|predicts?|estimates?|projects|sees)\b)"
)
_OF_SAYS = re.compile(
    rf"(?:(?<=\bat\s)|(?<=\bof\s)|(?<=\bfrom\s)|(?<=\bwith\s))(?P<name>{NAME})(?:\s\([^)]{{1,40}}\))?{_ADVERBS}\s+(?P<verb>{_VERB})"
)
_SAID_BY = re.compile(
    rf"\b(?P<verb>said|says|reported|reports|explained|explains|wrote|writes|reckons|[Aa]ccording to|estimates|predicts|forecasts|adds|added|notes|noted|warned|warns|by)\s+"
    rf"(?P<lead>(?:(?!(?:them|him|her|it|that),?\s)[a-z][\w’'-]*,?\s+){{0,6}}?)(?P<name>{NAME})(?!\s+(?:{MARKET_WORDS})\b)"
)
_INVERTED = re.compile(r"(?:^|[^\w\s$%)]|\bas|\bso)\s*$")
"""What stands before `says X`; behind a word, that word says it: `Y estimates the X market`."""
_BY = re.compile(
    r"(?i)\b(?:forecast|estimate|projection|prediction|report|study|research|figures|data|survey|released|published|compiled|according to[^,.;]{0,60}?)s?\s+(?:\w+\s+){0,3}$"
)
_PRONOUN = re.compile(
    rf"(?<![\w’'])(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Tt]he\s+(?:[a-z]+(?:-[a-z]+)?\s+){{0,2}}?(?P<noun>{by_letter(f'{GENERIC}|{ROLES}')}))"
    rf"(?:,[^,.;]{{2,60}},)?{_ADVERBS}\s+(?P<verb>{_VERB}|will\b|would\b|should\b|intends?\b)"
)
_POSSESSIVE = re.compile(
    rf"(?P<name>{NAME})(?:['’]s|(?<=s)['’])\s+(?:\([A-Z]\w+\)\s+)?(?:[a-z-]+\s+){{0,3}}(?:forecasts?|estimates?|projections?|outlook|report|guidance|analysts?|target|plan"
    rf"|{_ROLE}(?!,?\s+[A-Z]))\b"
)
_ITS_PEOPLE = re.compile(
    rf"(?P<name>{NAME})\s(?:analysts|economists|researchers|experts|strategists|executives|officials){_ADVERBS}\s+(?:{_VERB}|point\b)"
)
_DATELINE = re.compile(
    r"\A[A-Z]{3,}[A-Z .'’-]*+,[^:–—\n]{0,50}?(?:\([^)]{1,40}\)\s*)?(?:\s--?\s|\s?[–—]\s?|:\s)"
)
_ACRONYM = re.compile(
    rf"(?P<name>{NAME})['’]?\s+\((?:the\s+)?[“\"]?(?P<short>[A-Z][A-Za-z&-]{{1,9}})[”\"]?\)"
)


_OWNER = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Tt]he|senior|chief|deputy|vice|lead|principal|executive|managing|founding)\b"
)
"""What else than a name or a role itself `_OWNER_ROLE` begins with."""


class Names(NamedTuple):
    """People with their organisations, short forms, and where names may begin and roles stand."""

    people: dict[str, str]
    short: dict[str, str]
    house: str
    starts: Sequence[int] = ()
    roles: Sequence[int] = ()


def gather_names(article: Article) -> Names:
    """Return who is introduced anywhere in the article, and the house it speaks for itself."""
    text = article.text
    starts, offices = capitals(text), roles(text)
    spelled = ((m["short"], clean(m["name"])) for m in matches(_ACRONYM, text, starts))
    short = {letters: name for letters, name in spelled if name and letters not in RELAYS}
    short = {**_first_words(text, starts), **short}
    people: dict[str, str] = {}

    def add(name: str, organisation: str) -> None:
        person = person_in(name)
        if person:
            people.setdefault(person, "")
            people[person] = people[person] or short.get(organisation, organisation)

    owners = {*starts, *offices, *(match.start() for match in _OWNER.finditer(text))}
    for match in matches(_OWNER_ROLE, text, near(sorted(owners), offices)):
        organisation = clean(match["org"] or "")
        house = organisation.removesuffix(" Research")
        if house != organisation and (
            len(re.findall(rf"\b{re.escape(house)}\b(?! Research)", text)) > 1
        ):
            organisation = house  # Gartner's Research Director
        minister = match["role"].lower().endswith("minister")
        portfolio = " " not in organisation or not has_organisation_word(organisation)
        none = organisation in _NO_HOUSES or (minister and portfolio)
        add(match["name"], "" if none else organisation)
    for match in matches(_PERSON_ROLE_AT, text, near(starts, offices)):
        add(match["name"], _organisation_in(match["rest"]))
    for match in matches(_HEADS, text, starts) if ", who" in text else ():
        add(match["name"], _organisation_in(match["rest"]))
    for match in _MINISTER.finditer(text) if "Minister" in text or "Secretary" in text else ():
        add(match["name"], "")
    for match in matches(_SAYS, text, starts):
        first, *rest = match["name"].split()
        if first in GIVEN_NAMES and len(rest) == 1:
            add(match["name"], "")
    for match in _LED_BY.finditer(text) if " by " in text else ():
        add(match["name"], "")
    for match in (*matches(_PERSON_OF, text, starts), *matches(_FOUNDED, text, starts)):
        if not has_organisation_word(match["name"]):
            add(match["name"], clean(match["org"]))
    house = house_of(article, people)
    return Names(people, short, short.get(house, house), starts, offices)


_OFFICE_IN = re.compile(rf"\b(?i:{_ROLE})\b")
_NO_HOUSES = frozenset(("Prime", "Foreign", "Union", "Co", "Vice"))
_CALLED = re.compile(
    rf"(?:(?<=\bby\s)|(?<=\bfrom\s)|(?<=\bto\s)|(?<=\bat\s))(?P<other>{NAME})"
    rf"|(?P<name>{NAME})(?:['’]s)?{_ADVERBS}\s+{_VERB}"
)


def _first_words(text: str, starts: list[int]) -> dict[str, str]:
    """Return the first word of a name that speaks, with the whole: CCS for CCS Insight."""
    called = {match["name"] or match["other"] for match in matches(_CALLED, text, starts)}
    called |= {match["org"] for match in matches(_OWNER_ROLE, text, near(starts, roles(text)))}
    called.discard(None)
    whole = set(map(clean, called))
    firsts: dict[str, set[str]] = {}
    for name in whole:
        first, _, rest = name.partition(" ")
        spoken = has_organisation_word(rest) or first.isupper()
        if rest and spoken and first not in NO_NAMES and not _OFFICE_IN.search(rest):
            firsts.setdefault(first, set()).add(name)
    shorts = {
        first: names.pop()
        for first, names in sorted(firsts.items())
        if len(names) == 1 and first in whole
    }
    acronyms = {one for one in whole if one.isupper() and one.isalpha() and len(one) > 2}
    for match in _NP.finditer(text) if acronyms else ():
        name = clean(match[0])
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        if initials in acronyms and has_organisation_word(name):
            shorts.setdefault(initials, name)
    return shorts


_INNER = re.compile(r"\b(?:Committee|Division|Unit|Team|Desk|Practice|Group Research)$")
"""A part of a house, which speaks for the whole."""


def _organisation_in(rest: str) -> str:
    """Return the organisation of a role: `analyst at Merrow Research`, `of Lumenor`."""
    # `Vice President of Networks at Northbridge`: what stands behind `at` is the house.
    match = (
        re.search(rf"\s(?:at|for|with)\s+{_DESCRIBED}(?P<org>{NAME})", rest)
        or re.search(rf"\s(?:of|from)\s+{_DESCRIBED}(?P<org>{NAME})", rest)
        or re.match(rf"\s*(?P<org>{NAME})", rest)
        or re.search(r"\b(?P<org>(?:ministry|department|bureau|office) of [a-z ]+[a-z])", rest)
    )
    # Behind `of` and `at` a name is whole: China and Electric begin it and no sentence.
    organisation = TRAILING.sub("", match["org"].removeprefix("The ")) if match else ""
    return "" if organisation in NO_NAMES or _INNER.search(organisation) else organisation


def find_mentions(
    text: str, span: Span, names: Names, last: tuple[str, str]
) -> tuple[Mention, ...]:
    """Return the sources that a sentence names beside a word of saying, in order."""
    sentence = text[span.start : span.end]
    line = _DATELINE.match(sentence)
    begin = line.end() if line else 0
    sentence = " " * begin + sentence[begin:]
    if span.start == 0:
        sentence = _VERB_OF_TITLE.sub(lambda verb: verb[0].lower(), sentence, count=1)
    if not may_speak(sentence) and not _TURN.match(sentence):
        return ()
    found: dict[int, Mention] = {}
    starts = [at - span.start for at in inside(names.starts, span.start + begin, span.end)]

    def add(start: int, name: str, end: int, *, quoting: bool = False) -> None:
        if SPONSORED.search(sentence, 0, start):
            return
        if POLLED.search(sentence, 0, start):
            at = span.start + start
            found.setdefault(at, Mention(at, span.start + end, "", "", "analysts"))
            return
        mention = _mention(name, names, last, span.start + start, span.start + end)
        if mention is not None:
            found.setdefault(mention.start, mention._replace(quoting=quoting))

    told = [match for match in matches(_PERSON_OF, sentence, starts) if person_in(match["name"])]
    for match in told:
        add(match.start("name"), match["name"], match.end())
    for pattern in (_SAYS, _OF_SAYS, _POSSESSIVE, _GOES_ON, _ITS_PEOPLE):
        for match in matches(pattern, sentence, starts):
            if any(one.start() < match.start("name") < one.end() for one in told):
                continue  # the organisation of a person who is named already
            at = span.start + match.start("name")
            if pattern is _OF_SAYS and any(one.start < at < one.end for one in found.values()):
                continue  # Ukraine in `the Food Ministry of Ukraine expects`
            add(match.start("name"), match["name"], match.end())
    offices = (matches(_PERSON_ROLE_AT, sentence, starts), _OWNER_ROLE.finditer(sentence))
    for match in chain(*offices) if inside(names.roles, *span) else ():
        if _VERB_NEAR.search(sentence[match.end() : match.end() + 40]) or _VERB_BEFORE.search(
            sentence[: match.start()]
        ):
            add(match.start("name"), match["name"], match.end())
    for match in _SAID_BY.finditer(sentence) if starts else ():
        before, verb = sentence[: match.start("verb")], match["verb"]
        if verb == "by" and not _BY.search(before):
            continue
        if verb not in {"by", "According to", "according to"} and not _INVERTED.search(before):
            continue
        add(match.start("name"), match["name"], match.end(), quoting=match["verb"] != "by")
    if turn := _TURN.match(sentence):
        whole = clean(turn["name"])
        if any(whole == person or whole in surnames(person) for person in names.people):
            add(turn.start("name"), turn["name"], turn.end())
    for match in _POLL.finditer(sentence):
        at = span.start + match.start()
        found.setdefault(at, Mention(at, span.start + match.end(), "", "", "analysts"))
    for match in _LED_BY.finditer(sentence):
        add(match.start("name"), match["name"], match.end())
    for match in ANYBODY.finditer(sentence):
        at = span.start + match.start("who")
        found.setdefault(at, Mention(at, span.start + match.end(), "", "", match["who"]))
    for match in matches(_PRONOUN, sentence, pronouns(sentence)):
        nearer = max((at for at in found if at < span.start + match.start()), default=-1)
        who = (found[nearer].person, found[nearer].organisation) if nearer in found else ("", "")
        if nearer not in found and match["who"] in {"it", "they"}:
            who = ("", _topic_of(sentence[: match.start()]))
        if one := _resolve(match, names, who if who[1] else last, span.start):
            found.setdefault(one.start, one)
    if not found and (topic := _topic_of(sentence)):
        return (Mention(span.start, span.start, "", names.short.get(topic, topic), topic, topic=True),)
    return tuple(_at_home([found[at] for at in sorted(found)], names))


_POLL = re.compile(
    r"\b(?:[Aa]nalysts|[Ee]conomists|[Tt]raders)(?: on average| in a poll)? (?:had (?:expected|forecast)|(?:polled|surveyed) by)\b"
)
_LED_BY = re.compile(
    rf"\b(?:analysts|economists|strategists|team) (?:led|headed) by (?P<name>{NAME})"
)
_TURN = re.compile(rf"\s*(?P<name>{NAME})(?:\s\([^)]{{1,20}}\))?:\s")
"""Whose turn it is in a talk that is printed."""
_TOPIC = re.compile(rf"\s*(?:The\s)?(?P<name>{NAME})\s[a-z]")


def _topic_of(words: str) -> str:
    """Return the body that a sentence begins with: `Morrow goes on: it sees 5%`."""
    topic = _TOPIC.match(words)
    name = clean(topic["name"]) if topic else ""
    return name if " " in name and has_organisation_word(name) else ""


def _at_home(mentions: list[Mention], names: Names) -> list[Mention]:
    """Put a person whose house is not told with the one that the sentence named before."""
    done: list[Mention] = []
    for one in mentions:
        before = done[-1] if done else None
        alone = one.person and not one.pronoun and not names.people.get(one.person)
        if alone and before and before.organisation and not before.person:
            one = one._replace(organisation=before.organisation)  # noqa: PLW2901  the same person
        if alone and one.organisation:
            names.people[one.person] = one.organisation
        done.append(one)
    return done


_VERB_OF_TITLE = re.compile(rf"(?i)(?<=[\w’'] )(?:{SAYING})\b")


def _mention(
    name: str, names: Names, last: tuple[str, str], start: int, end: int
) -> Mention | None:
    whole = clean(name)
    if not whole or whole in RELAYS or whole.split()[0] in RELAYS:
        return None
    first, _, second = whole.partition(" and ")
    for person, organisation in names.people.items():
        if second and first in surnames(person):  # Crowe and the NAHB
            own = names.short.get(clean(second), clean(second))
            return Mention(start, end, person, organisation or own, name)
        if (
            person in name
            or whole in surnames(person)
            or whole == person.split()[0] + " " + person.split()[-1]
        ):
            place = start + max(0, name.find(person if person in name else whole))
            return Mention(place, end, person, organisation or last[1] or names.house, name)
    if _OFFICE.match(name):
        return Mention(start, end, last[0], last[1], name, pronoun=True) if last[0] else None
    if whole.split()[-1] in PAPERS:
        return None
    whole = names.short.get(whole, whole)
    if whole in NO_SPEAKERS or whole.lower() in ENGLISH_PLACES or MANY.search(whole):
        return None
    if _INNER.search(whole) and (names.house or last[1]):
        return Mention(start, end, "", names.house or last[1], name)
    first = whole.split()[0]
    if _NO_SOURCE.fullmatch(whole):
        return None
    if first in GIVEN_NAMES and 2 <= len(whole.split()) <= 3 and not has_organisation_word(whole):
        return Mention(start, end, whole, last[1] or names.house, name)
    return Mention(start, end, "", whole, name)


_NO_SOURCE = re.compile(rf"(?i:{_ROLE}|{GENERIC})s?")


_OFFICES = frozenset("government ministry department bureau regulator treasury".split())
"""What is named by its kind alone, and stands for nobody who was named before."""


def _resolve(
    match: "re.Match[str]", names: Names, last: tuple[str, str], offset: int
) -> Mention | None:
    """Return what a pronoun, or `the firm`, stands for."""
    who, start, end = match["who"], offset + match.start(), offset + match.end()
    person, organisation = last
    plain = who.lower()
    if plain in {"he", "she", "i"} or (match["noun"] and IS_ROLE.fullmatch(match["noun"])):
        own = names.people.get(person, "") or organisation
        return Mention(start, end, person, own, who, pronoun=True) if person else None
    if plain == "we":
        own = organisation or names.house
        if not (own or person):
            return None
        return Mention(start, end, person, names.people.get(person) or own, who, pronoun=True)
    noun = (match["noun"] or "").lower()
    known = [one for one in (organisation, names.house, *names.short.values()) if one]
    named = next((one for one in known if noun and noun in one.lower()), "")
    if not named and noun in _OFFICES:
        return Mention(start, end, "", re.sub(r"^[Tt]he\s+", "", who), who)
    whom = named or organisation or names.house
    return Mention(start, end, "", whom, who, pronoun=True) if whom else None
