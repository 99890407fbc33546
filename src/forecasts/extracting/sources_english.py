"""Sources in English text: names, roles, words of saying, and what `it` and `the firm` stand for."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from forecasts.extracting.beginnings import EVERY_KIND, Beginning, of_kind
from forecasts.extracting.introduced_english import (
    ADVERBS,
    INNER,
    ROLE,
    VERB,
    Names,
)
from forecasts.extracting.named_english import named_beside, takes_turn
from forecasts.extracting.naming import (
    ANYBODY,
    CAP,
    IS_ROLE,
    MANY,
    NAME,
    POLLED,
    SAY,
    SPONSORED,
    clean,
    has_organisation_word,
    inside,
    matches,
    may_refer,
    may_speak,
    person_in,
    pronouns,
    surnames,
    verbs,
)
from forecasts.extracting.records import Span
from forecasts.extracting.sources import Mention
from forecasts.extracting.word_starts import by_letter
from forecasts.extracting.words_english import (
    GENERIC,
    GIVEN_NAMES,
    NO_SPEAKERS,
    PAPERS,
    RELAYS,
    ROLES,
    SAYING,
)
from forecasts.extracting.words_places import ENGLISH_PLACES

__all__ = ["find_mentions"]
_OFFICE = re.compile(r"(?:The\s+)?(?:[A-Z]\w+\s+)?(?:Minister|Secretary)\s+(?:of|for)\b")
_PRONOUN = re.compile(
    rf"(?<![\w’'])(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Tt]he\s+(?:[a-z]+(?:-[a-z]+)?\s+){{0,2}}?(?P<noun>{by_letter(f'{GENERIC}|{ROLES}')}))"
    rf"(?:,[^,.;]{{2,60}},)?{ADVERBS}\s+(?P<verb>{VERB}|will\b|would\b|should\b|intends?\b)"
)
_DATELINE = re.compile(
    r"\A[A-Z]{3,}[A-Z .'’-]*+,[^:–—\n]{0,50}?(?:\([^)]{1,40}\)\s*)?(?:\s--?\s|\s?[–—]\s?|:\s)"
)


def find_mentions(
    text: str, span: Span, names: Names, last: tuple[str, str]
) -> tuple[Mention, ...]:
    """Return the sources that a sentence names beside a word of saying, in order."""
    sentence = text[span.start : span.end]
    begin = 0
    if line := _DATELINE.match(sentence):
        begin = line.end()
        sentence = " " * begin + sentence[begin:]
    if span.start == 0:
        sentence = _VERB_OF_TITLE.sub(lambda verb: verb[0].lower(), sentence, count=1)
    saying = _verbs_in(sentence, span, begin, names)
    begins = _within(names, span, begin)
    if not may_speak(sentence, saying) and not takes_turn(sentence):
        return _topic(sentence, span, names, begins)
    offices = bool(inside(names.roles, *span))
    found: dict[int, Mention] = {}
    for match, quoting in named_beside(sentence, begins, saying, names, offices=offices):
        at, end = span.start + match.start("name"), span.start + match.end()
        behind_by = sentence.endswith((" by ", " by the "), 0, match.start("name"))
        if behind_by and SPONSORED.search(sentence, 0, match.start("name")):
            continue
        if behind_by and POLLED.search(sentence, 0, match.start("name")):
            found.setdefault(at, Mention(at, end, "", "", "analysts"))
        elif mention := _mention(match["name"], names, last, at, end):
            found.setdefault(mention.start, mention._replace(quoting=quoting))
    for match in _crowds(sentence):
        at = span.start + match.start("who")
        found.setdefault(at, Mention(at, span.start + match.end(), "", "", match["who"]))
    refers = pronouns(sentence) if may_refer(sentence, saying) else []
    for match in matches(_PRONOUN, sentence, refers):
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
    its = (
        _ITS.search(sentence)
        if not found and last[1] and any(map(sentence.__contains__, _OWNS))
        else None
    )
    if its:
        at = span.start + its.start()
        found[at] = Mention(at, span.start + its.end(), "", last[1], its[0], pronoun=True)
    if not found:
        return _topic(sentence, span, names, begins)
    return tuple(_at_home([found[at] for at in sorted(found)], names))


def _crowds(sentence: str) -> Iterator["re.Match[str]"]:
    """Yield where `who` speaks is many, and nobody: analysts, investors."""
    if any(map(sentence.__contains__, _POLLS)):
        yield from _POLL.finditer(sentence)
    if any(map(sentence.__contains__, _CROWDS)) and _CROWD.search(sentence):
        yield from ANYBODY.finditer(sentence)


def _verbs_in(sentence: str, span: Span, first: int, names: Names) -> list[int]:
    """Return where the words of saying of a sentence stand, from its character `first` on.

    What some of them need behind them must not stand behind the end of the sentence.
    """
    told = inside(names.verbs, span.start + first, span.end)
    if span.start and (not told or "." in sentence[-2:]):
        return [at - span.start for at in told]
    return verbs(sentence)


def _within(names: Names, span: Span, first: int) -> list[Beginning]:
    """Return where names begin in a sentence, from its character `first` on."""
    low, high = (bisect_left(names.starts, at) for at in (span.start + first, span.end))
    if span.start == 0:  # the verb of a title may be written with a capital
        return [(at, EVERY_KIND) for at, _ in names.begin[low:high]]
    return [(at - span.start, kinds) for at, kinds in names.begin[low:high]]


_ITS = re.compile(
    r"(?:\b[Ii]ts|\b[Tt]he (?:firm|company|consultancy|agency|group|bank|research house|researcher|brokerage|house|association|institute)['’]s) (?:[\w-]+ ){0,2}?(?:base case|forecasts?|estimates?|outlook|projections?|models?|analysts|report)\b"
)
"""What a house has, of which the sentence tells without naming it."""
_OWNS = ("ts ", "'s ", "’s ")
_CROWDS = ("nalysts", "xperts", "conomists", "nvestors", "Street")
_CROWD = re.compile(rf"(?:{'|'.join(_CROWDS)}){SAY}")
"""What `ANYBODY` finds, all but its beginning."""
_POLLS = ("had expected", "had forecast", "polled by", "surveyed by")
_POLL = re.compile(
    r"\b(?P<who>[Aa]nalysts|[Ee]conomists|[Tt]raders)(?: on average| in a poll)? (?:had (?:expected|forecast)|(?:polled|surveyed) by)\b"
)
_TOPIC = re.compile(rf"\s*(?:The\s)?(?P<name>{NAME})\s(?!(?:and|of|for|de)\b)[a-z]")


def _topic(sentence: str, span: Span, names: Names, begin: list[Beginning]) -> tuple[Mention, ...]:
    """Return whom a sentence is about that tells of no source: `he`, `it` may stand for them."""
    several = of_kind(begin, "several") if begin else []
    if person := _person_of(sentence, names, several):
        house = names.people[person]
        return (Mention(span.start, span.start, person, house, person, topic=True),)
    topic = _topic_of(sentence) if several else ""
    house = names.short.get(topic, topic)
    return (Mention(span.start, span.start, "", house, topic, topic=True),) if topic else ()


_PERSON = rf"{CAP}(?:\s{CAP}){{1,3}}"
_WITH_HOUSE = re.compile(
    rf"(?<!\w)(?:(?P<name>{_PERSON})\s(?:of|from|at)\s(?P<org>{NAME})|(?P<owner>{NAME})['’]s\s(?P<one>{_PERSON}))(?=[,.]|\s[a-z])"
)
"""A person named with a house: `Ann Lee of Morrow Bank was more cautious`, `Morrow Bank's Ann Lee`."""


def _person_of(sentence: str, names: Names, several: list[int]) -> str:
    """Return the person whom a sentence names last, put down with the house named beside them."""
    if not several:
        return _by_surname(sentence, names)
    owned = "'s" in sentence or "’s" in sentence
    persons = _WITH_HOUSE.finditer(sentence) if owned else matches(_WITH_HOUSE, sentence, several)
    for named in persons:
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
    opens = _FIRST_WORD.match(sentence) if names.people else None
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


_NO_HOUSE = frozenset(
    "Research Consulting Securities Board Office Fund Union Street Inc Ltd Corp LLC".split()
)
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
