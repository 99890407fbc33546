"""Sources in English text: names, roles, words of saying, and what `it` and `the firm` stand for."""

import re
from collections.abc import Iterator
from itertools import chain

from forecasts.extracting.introduced_english import (
    ADVERBS,
    INNER,
    LED_BY,
    OWNER_ROLE,
    PERSON_OF,
    PERSON_ROLE_AT,
    ROLE,
    SAYS,
    VERB,
    Names,
)
from forecasts.extracting.naming import (
    ANYBODY,
    BASED,
    CAP,
    IS_ROLE,
    MANY,
    NAME,
    POLLED,
    SPONSORED,
    by_letter,
    clean,
    has_organisation_word,
    inside,
    matches,
    may_speak,
    near,
    person_in,
    pronouns,
    surnames,
    verbs,
)
from forecasts.extracting.places import ENGLISH_PLACES
from forecasts.extracting.records import Span
from forecasts.extracting.sources import Mention
from forecasts.extracting.words_english import (
    GENERIC,
    GIVEN_NAMES,
    MARKET_WORDS,
    NO_SPEAKERS,
    PAPERS,
    RELAYS,
    ROLES,
    SAYING,
)

__all__ = ["find_mentions"]
_VERB_NEAR, _VERB_BEFORE = re.compile(VERB), re.compile(rf"{VERB}[^.]{{0,30}}$")
_OFFICE = re.compile(r"(?:The\s+)?(?:[A-Z]\w+\s+)?(?:Minister|Secretary)\s+(?:of|for)\b")
_GOES_ON = re.compile(
    rf"(?P<name>{NAME})\s[a-z][^.,;:“”\"]{{2,60}}(?:,\s(?:projecting|forecasting|predicting|estimating)\b"
    r"|,?\s(?:and|but)\s(?:now\s|also\s|it\s)?(?:said|warned|added|expects?|forecasts?|predicts?|estimates?|projects|sees)\b)"
)
_OF_SAYS = re.compile(
    rf"(?:(?<=\bat\s)|(?<=\bof\s)|(?<=\bfrom\s)|(?<=\bwith\s))(?P<name>{NAME})(?:\s\([^)]{{1,40}}\))?{ADVERBS}\s+(?P<verb>{VERB})"
)
_SAID_BY = re.compile(
    rf"\b(?P<verb>said|says|reported|reports|explained|explains|wrote|writes|reckons|[Aa]ccording to|estimates|predicts|forecasts|adds|added|notes|noted|warned|warns|by)\s+"
    rf"(?P<lead>(?:(?!(?:them|him|her|it|that),?\s)[a-z][\w’'-]*,?\s+){{0,6}}?(?:{BASED}\s+)?)(?P<name>{NAME})(?!\s+(?:{MARKET_WORDS})\b)"
)
_INVERTED = re.compile(r"(?:^|[^\w\s$%)]|\bas|\bso)\s*$")
"""What stands before `says X`; behind a word, that word says it: `Y estimates the X market`."""
_BY = re.compile(
    r"(?i)\b(?:forecast(?:ed)?|estimated?|projection|projected|predicted|calculated|cited|quoted|prediction|report|study|research|analysis|figures|data|survey|released|published|compiled|according to[^,.;]{0,60}?)s?\s+(?:\w+\s+){0,3}$"
)
_PRONOUN = re.compile(
    rf"(?<![\w’'])(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Tt]he\s+(?:[a-z]+(?:-[a-z]+)?\s+){{0,2}}?(?P<noun>{by_letter(f'{GENERIC}|{ROLES}')}))"
    rf"(?:,[^,.;]{{2,60}},)?{ADVERBS}\s+(?P<verb>{VERB}|will\b|would\b|should\b|intends?\b)"
)
_POSSESSIVE = re.compile(
    rf"(?P<name>{NAME})(?:['’]s|(?<=s)['’])\s+(?:\([A-Z]\w+\)\s+)?(?:[\w-]+\s+){{0,4}}?(?:[Ff]orecasts?|estimates?|projections?|outlook|report|guidance|analysts?|target|plan"
    rf"|{ROLE}(?!,?\s+[A-Z]))\b"
)
_ITS_PEOPLE = re.compile(
    rf"(?P<name>{NAME})\s(?:analysts|economists|researchers|experts|strategists|executives|officials){ADVERBS}\s+(?:{VERB}|point\b)"
)
_DATELINE = re.compile(
    r"\A[A-Z]{3,}[A-Z .'’-]*+,[^:–—\n]{0,50}?(?:\([^)]{1,40}\)\s*)?(?:\s--?\s|\s?[–—]\s?|:\s)"
)


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
    saying = verbs(sentence)
    if not may_speak(sentence, saying) and not _TURN.match(sentence):
        return _topic(sentence, span, names)
    starts = [at - span.start for at in inside(names.starts, span.start + begin, span.end)]
    offices = bool(inside(names.roles, *span))
    found: dict[int, Mention] = {}
    for match, quoting in _named(sentence, starts, saying, names, offices=offices):
        at, end = span.start + match.start("name"), span.start + match.end()
        if SPONSORED.search(sentence, 0, match.start("name")):
            continue
        if POLLED.search(sentence, 0, match.start("name")):
            found.setdefault(at, Mention(at, end, "", "", "analysts"))
        elif mention := _mention(match["name"], names, last, at, end):
            found.setdefault(mention.start, mention._replace(quoting=quoting))
    crowd = _CROWD.search(sentence)
    for match in (*_POLL.finditer(sentence), *ANYBODY.finditer(sentence)) if crowd else ():
        at = span.start + match.start("who")
        found.setdefault(at, Mention(at, span.start + match.end(), "", "", match["who"]))
    for match in matches(_PRONOUN, sentence, pronouns(sentence)):
        nearer = max((at for at in found if at < span.start + match.start()), default=-1)
        who = ("", "")
        if nearer in found:
            who = (found[nearer].person, found[nearer].organisation)
            if match["who"] in {"he", "she"}:
                who = (who[0] or last[0], who[1])
        if nearer not in found and match["who"] in {"it", "they"}:
            who = ("", _topic_of(sentence[: match.start()]))
        if one := _resolve(match, names, who if who[1] else last, span.start):
            found.setdefault(one.start, one)
    its = _ITS.search(sentence) if not found and last[1] else None
    if its:
        at = span.start + its.start()
        found[at] = Mention(at, span.start + its.end(), "", last[1], its[0], pronoun=True)
    if not found:
        return _topic(sentence, span, names)
    return tuple(_at_home([found[at] for at in sorted(found)], names))


def _named(
    sentence: str, starts: list[int], saying: list[int], names: Names, *, offices: bool
) -> Iterator[tuple["re.Match[str]", bool]]:
    """Yield each `name` beside a word of saying, and whether what it says stands in front of it.

    `saying` are the places of the verbs; `offices` says that the sentence holds a role.
    """
    near_verbs = near(starts, saying) if saying else []
    told = [m for m in matches(PERSON_OF, sentence, near_verbs) if person_in(m["name"])]
    spans = [match.span("name") for match in told]
    yield from ((match, False) for match in told)
    for pattern in (SAYS, _OF_SAYS, _POSSESSIVE, _GOES_ON, _ITS_PEOPLE):
        for match in matches(pattern, sentence, _places_for(pattern, sentence, starts, near_verbs)):
            at = match.start("name")
            if any(one.start() < at < one.end() for one in told):
                continue  # the organisation of a person who is named already
            if pattern is _OF_SAYS and any(start < at < end for start, end in spans):
                continue  # Ukraine in `the Food Ministry of Ukraine expects`
            spans.append(match.span())
            yield match, False
    roles = (matches(PERSON_ROLE_AT, sentence, starts), OWNER_ROLE.finditer(sentence))
    for match in chain(*roles) if offices else ():
        if _VERB_NEAR.search(sentence[match.end() : match.end() + 40]) or _VERB_BEFORE.search(
            sentence[: match.start()]
        ):
            yield match, False
    yield from _said_by(sentence) if starts else ()
    if turn := _TURN.match(sentence):
        whole = clean(turn["name"])
        if any(whole == person or whole in surnames(person) for person in names.people):
            yield turn, False
    if "ed by " in sentence:
        yield from ((match, False) for match in LED_BY.finditer(sentence))


def _places_for(
    pattern: "re.Pattern[str]", sentence: str, starts: list[int], near_verbs: list[int]
) -> list[int]:
    """Return where a pattern of names may match: those of verbs before one, others by their word."""
    if pattern is _POSSESSIVE:
        return starts if "'" in sentence or "’" in sentence else []
    if pattern is _GOES_ON:
        return starts if near_verbs or "ing" in sentence else []
    if pattern is _ITS_PEOPLE and "point" in sentence:
        return starts
    return near_verbs


def _said_by(sentence: str) -> Iterator[tuple["re.Match[str]", bool]]:
    """Yield the names behind their word: `said X`, `according to X`, `a forecast by X`."""
    for match in _SAID_BY.finditer(sentence):
        before, verb = sentence[: match.start("verb")], match["verb"]
        if verb == "by" and not _BY.search(before):
            continue
        if verb not in {"by", "According to", "according to"} and not _INVERTED.search(before):
            continue
        yield match, verb != "by"


_ITS = re.compile(
    r"(?:\b[Ii]ts|\b[Tt]he (?:firm|company|consultancy|agency|group|bank|research house|researcher|brokerage|house|association|institute)['’]s) (?:[\w-]+ ){0,2}?(?:base case|forecasts?|estimates?|outlook|projections?|models?|analysts|report)\b"
)
"""What a house has, of which the sentence tells without naming it."""
_CROWD = re.compile(r"nalysts|xperts|conomists|nvestors|raders|Street ")
_POLL = re.compile(
    r"\b(?P<who>[Aa]nalysts|[Ee]conomists|[Tt]raders)(?: on average| in a poll)? (?:had (?:expected|forecast)|(?:polled|surveyed) by)\b"
)
_TURN = re.compile(rf"\s*(?P<name>{NAME})(?:\s\([^)]{{1,20}}\))?:\s")
"""Whose turn it is in a talk that is printed."""
_TOPIC = re.compile(rf"\s*(?:The\s)?(?P<name>{NAME})\s(?!(?:and|of|for|de)\b)[a-z]")


def _topic(sentence: str, span: Span, names: Names) -> tuple[Mention, ...]:
    """Return whom a sentence is about that tells of no source: `he`, `it` may stand for them."""
    if person := _person_of(sentence, names):
        house = names.people[person]
        return (Mention(span.start, span.start, person, house, person, topic=True),)
    topic = _topic_of(sentence)
    house = names.short.get(topic, topic)
    return (Mention(span.start, span.start, "", house, topic, topic=True),) if topic else ()


_PERSON = rf"{CAP}(?:\s{CAP}){{1,3}}"
_WITH_HOUSE = re.compile(
    rf"(?<!\w)(?:(?P<name>{_PERSON})\s(?:of|from|at)\s(?P<org>{NAME})|(?P<owner>{NAME})['’]s\s(?P<one>{_PERSON}))(?=[,.]|\s[a-z])"
)
"""A person named with a house: `Ann Lee of Morrow Bank was more cautious`, `Morrow Bank's Ann Lee`."""


def _person_of(sentence: str, names: Names) -> str:
    """Return the person whom a sentence names last, put down with the house named beside them."""
    for named in _WITH_HOUSE.finditer(sentence):
        person = person_in(named["name"] or named["one"])
        house = clean(named["org"] or named["owner"])
        likely = person.split(" ")[0] in GIVEN_NAMES or has_organisation_word(house)
        if person and likely:
            names.people[person] = names.people.get(person) or names.short.get(house, house)
    places = ((sentence.rfind(one), one) for one in names.people)
    at, person = max(places, default=(-1, ""))
    return person if at >= 0 else _by_surname(sentence, names)


def _by_surname(sentence: str, names: Names) -> str:
    """Return the person whose surname a sentence begins with: `Becker was more cautious`."""
    opens = _FIRST_WORD.match(sentence)
    known = (one for one in names.people if opens and opens[1] in surnames(one))
    return next(known, "")


_FIRST_WORD = re.compile(rf"\s*({CAP})(?=,|\s[a-z])")


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
    if not whole or whole in NO_SPEAKERS or whole.lower() in ENGLISH_PLACES or MANY.search(whole):
        return None
    if INNER.search(whole) and (names.house or last[1]):
        return Mention(start, end, "", names.house or last[1], name)
    first = whole.split()[0]
    if _NO_SOURCE.fullmatch(whole) or whole in _NO_HOUSE:
        return None
    if first in GIVEN_NAMES and 2 <= len(whole.split()) <= 3 and not has_organisation_word(whole):
        return Mention(start, end, whole, last[1] or names.house, name)
    return Mention(start, end, "", whole, name)


_NO_HOUSE = frozenset("Research Consulting Securities Board Office Fund Union Street Inc Ltd Corp LLC".split())
"""A word of houses that opens a headline alone: `Research firm predicts`."""
_NO_SOURCE = re.compile(rf"(?i:{ROLE}|{GENERIC})s?")


_OFFICES = frozenset("government ministry department bureau regulator treasury".split())
"""What is named by its kind alone, and stands for nobody who was named before."""


def _resolve(
    match: "re.Match[str]", names: Names, last: tuple[str, str], offset: int
) -> Mention | None:
    """Return what a pronoun, or `the firm`, stands for."""
    who, start, end = match["who"], offset + match.start(), offset + match.end()
    person, organisation = last
    plain, noun = who.lower(), (match["noun"] or "").lower()
    if plain in {"he", "she", "i"} or (match["noun"] and IS_ROLE.fullmatch(match["noun"])):
        own = names.people.get(person, "") or organisation
        return Mention(start, end, person, own, who, pronoun=True) if person else None
    if plain == "we":
        own = organisation or names.house
        if not (own or person):
            return None
        return Mention(start, end, person, names.people.get(person) or own, who, pronoun=True)
    houses = (organisation, names.house, *names.short.values(), *names.people.values())
    known = [one for one in houses if one]
    named = next((one for one in known if noun and noun in one.lower()), "")
    if not named and noun in _OFFICES:
        return Mention(start, end, "", re.sub(r"^[Tt]he\s+", "", who), who)
    whom = named or organisation or names.house
    return Mention(start, end, "", whom, who, pronoun=True) if whom else None
