"""Sources in English text: names, roles, words of saying, and what `it` and `the firm` stand for."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import partial

from forecasts.extracting.records import Span
from forecasts.extracting.speakers.beginnings import EVERY_KIND, Beginning, of_kind
from forecasts.extracting.speakers.crowds_english import crowds, is_polled, is_sponsored
from forecasts.extracting.speakers.houses_english import is_a_thing
from forecasts.extracting.speakers.introduced_english import INNER, Names
from forecasts.extracting.speakers.ministries_english import host_of
from forecasts.extracting.speakers.named_english import (
    acting_in,
    at_figures,
    at_home,
    cited_in,
    firm_headed,
    heading_of,
    named_beside,
    next_in_turn,
    takes_turn,
)
from forecasts.extracting.speakers.names_english import (
    CAP,
    MANY,
    NAME,
    PERSONAL,
    ROLE,
    WORKS,
    clean,
    follows_a_capital,
    has_organisation_word,
    inside,
    may_be_person,
    may_speak,
    surnames,
    verbs,
)
from forecasts.extracting.speakers.referred_english import its_work, referred, topic_of
from forecasts.extracting.speakers.sources import Before, Mention, Spoken
from forecasts.extracting.words.forecasters import is_forecaster
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.extracting.words.speakers_english import (
    GENERIC,
    NO_SPEAKERS,
    PAPERS,
    RELAYS,
    SAYING,
)

__all__ = ["find_mentions", "topic_in"]
_PLACES = ENGLISH_PLACES.keys() - {"oecd", "asean"}  # groups of states whose office speaks
_OFFICE = re.compile(r"(?:The\s+)?(?:[A-Z]\w+\s+)?(?:Minister|Secretary)\s+(?:of|for)\b")
_DATELINE = re.compile(
    r"\A(?:[A-Z]{3,}[A-Z .'’-]*+,[^:–—\n]{0,50}?(?:\([^)]{1,40}\)\s*)?(?:\s--?\s|\s?[–—]\s?|:\s)"
    r"|[A-Z]{3,}(?:[ -][A-Z]{3,}){0,2}(?:\s?(?:--|[–—])\s|(?<=[A-Z]{6})(?::|\s-)\s))"
)

_HEADLINE = 110  # characters: a longer first sentence is none


def find_mentions(text: str, span: Span, names: Names, before: Before) -> tuple[Mention, ...]:
    """Return the sources that a sentence names beside a word of saying, in order."""
    sentence, begin = _without_dateline(text, span)
    saying = _verbs_in(sentence, span, begin, names)
    if not may_speak(sentence, saying) and not takes_turn(sentence):
        return ()
    found: dict[int, Mention] = {}
    begins = _within(names, span, begin)
    offices = bool(inside(names.roles, *span))
    for match, quoting in named_beside(sentence, begins, saying, before, offices=offices):
        if mention := _named(sentence, match, names, before, span.start):
            found.setdefault(mention.start, mention._replace(quoting=quoting))
    known = partial(_is_house, names, before)
    for match in next_in_turn(sentence, known) if found else ():
        if mention := _named(sentence, match, names, before, span.start):
            found.setdefault(mention.start, mention)
    for match in at_figures(sentence, known):
        if mention := _named(sentence, match, names, before, span.start):
            found.setdefault(mention.start, mention._replace(quoting=True))
    for match, over in crowds(sentence):
        at, until = span.start + match.start("who"), None if over is None else span.start + over
        crowd = Mention(at, span.start + match.end(), "", "", match["who"], until=until)
        found.setdefault(at, crowd)
    for name, start, end in cited_in(sentence, known):
        if mention := _mention(name, names, before, span.start + start, span.start + end):
            found[mention.start] = mention._replace(cited=True)
    heading = "" if found else heading_of(sentence, text)
    for one in referred(sentence, saying, found, names, _of(heading, before), span.start):
        found.setdefault(one.start, one)
    if not found and (its := its_work(sentence, _of(heading, before), span.start)):
        found[its.start] = its
    if not found and (acts := acting_in(sentence, known)):
        mention = _mention(acts["name"], names, before, span.start, span.start + acts.end())
        found |= {mention.start: mention} if mention else {}
    if heading and not found:
        found[span.start] = Mention(span.start, span.start + len(heading), "", heading, heading)
    told = [found[at] for at in sorted(found)]
    return tuple(at_home(told, names, before, sentence, span.start))


def _without_dateline(text: str, span: Span) -> tuple[str, int]:
    """Return a sentence with blanks for its dateline, and where that ends; of a title with a small verb."""
    sentence = text[span.start : span.end]
    begin = 0
    line = _DATELINE.match(sentence)
    if line and (span.start or ":" not in line[0] or "," in line[0] or len(sentence) > _HEADLINE):
        begin = line.end()
        sentence = " " * begin + sentence[begin:]
    if span.start == 0:
        sentence = _VERB_OF_TITLE.sub(lambda verb: verb[0].lower(), sentence, count=1)
    return sentence, begin


def _of(heading: str, before: Before) -> Before:
    """Return whom a sentence may refer to: the house of the heading of its line, if there is one."""
    return lambda: before()._replace(person="", organisation=heading) if heading else before()


_IF = re.compile(r"(?i)\b(?:if|unless|whether|should)\s(?:the\s)?$")
_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Uu]nless)\s")
"""What opens a clause in which everything is only supposed: `if doubts remain and X announces`."""
_WHEN = re.compile(r"(?i)\b(?:after|when|since|once|until|because)\s(?:the\s)?$")
_THAN = re.compile(
    r"\b(?:above|below|than|exceed(?:s|ing)?|beat(?:s|ing)?|over|under|versus)\s(?:the\s)?$"
)
"""What compares with another's figure, who says nothing of what follows: `above the Fed's target`."""


def _named(
    sentence: str, match: "re.Match[str]", names: Names, before: Before, offset: int
) -> Mention | None:
    """Return the mention of a name beside its word of saying; none where it is only supposed.

    What is said when something else is said ends with that clause: `After X cut its forecast, ...`.
    """
    start = match.start("name")
    if sentence.endswith((" by ", " by the "), 0, start):
        if is_sponsored(sentence, start):
            return None
        if is_polled(sentence, start):
            return Mention(offset + start, offset + match.end(), "", "", "analysts")
    front = sentence[max(0, start - _REACH) : start]
    if _RELAY.search(front):
        return None
    if _ITS.search(front) or (_IS_WORK.search(match["name"]) and _OWNED.search(front)):
        return None  # in its World Energy Outlook
    part = _PART.search(match["name"]) and _OWNER.search(sentence, 0, start)
    if part and has_organisation_word(part["org"]):
        return _mention(part["org"], names, before, offset + part.start(), offset + match.end())
    if _IS_WORK.search(match["name"]) and (maker := _MAKER.match(sentence, match.end("name"))):
        at = offset + maker.start("name")
        return _mention(maker["name"], names, before, at, offset + maker.end())
    first, more, _ = match["name"].partition(" ")  # If Trump
    leads = (front, front + f"{first} " if more else "")
    clause = sentence[max(sentence.rfind(mark, 0, start) for mark in ",;:") + 1 : start]
    if any(map(_IF.search, leads)) or _SUPPOSED.search(clause):
        return None
    mention = _mention(match["name"], names, before, offset + start, offset + match.end())
    several = mention and " and " in match["name"]
    if mention and several and (pair := _PAIR.search(sentence, 0, match.end("name"))):
        house = clean(pair["of"] or pair["their"] or "")
        known = mention.organisation if mention.person else before().organisation
        return mention._replace(
            person=pair["who"], organisation=names.short.get(house, house) or known
        )
    if mention and not mention.person and _MISTER.search(front + match["name"]):
        person = clean(match["name"])
        return mention._replace(person=person, organisation=before().organisation)
    comma = sentence.find(",", match.end())
    if mention and _THAN.search(front):
        return mention._replace(until=offset + (comma if comma >= 0 else len(sentence)))
    if mention and comma >= 0 and any(map(_WHEN.search, leads)):
        return mention._replace(until=offset + comma)
    return mention


_ITS = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur) (?:(?:latest|new|recent|annual|quarterly|monthly|own) )?$"
)
_RELAY = re.compile(
    r"\b(?:news (?:agency|channel|site|website|portal)|newspaper|broadcaster|magazine|daily) $"
)
_MISTER = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Prince|Princess|Sheikh)\.? (?:[a-z]+ )?(?:[A-Z]\.? )*[A-Z]\S*$"
)
_PART = re.compile(
    r" (?:Group|Team|Institute|Committee|Department|Division|Unit|Board|Centre|Center)$"
)
_OWNER = re.compile(rf"(?P<org>{NAME})['’]s?\s$")
"""Whose part speaks for it: `the Cement Association's Intelligence Group`."""
_PAIR = re.compile(
    rf"(?:(?P<their>{NAME})(?:['’]s)? )?\b(?i:analysts|economists|strategists|researchers|authors) (?P<who>{CAP} {CAP} and {CAP} {CAP})(?: (?:of|at|from) (?P<of>{NAME}))?$"
)
"""Two people named with what they are: `analysts Ann Lee and Bo Falk`."""
_OWNED = re.compile(r"['’]s?\s(?:\([A-Z]\w+\)\s)?(?:[a-z]+\s)?$")
_REACH = 24  # characters: a conjunction with an article, a short form in brackets


def _is_house(names: Names, before: Before, name: str) -> bool:
    """Whether a name that stands without a verb is known to be of a house."""
    known = name in names.short or name in names.short.values() or has_organisation_word(name)
    return known or is_forecaster("", name) or name in before().people.values()


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


def topic_in(text: str, span: Span, names: Names, last: Spoken) -> Mention | None:
    """Return whom a sentence is about that tells of no source: `he`, `it` may stand for them."""
    sentence, begin = _without_dateline(text, span)
    several = of_kind(_within(names, span, begin), "several")
    person = _person_of(sentence, last.people, several=bool(several))
    if person:
        return Mention(span.start, span.start, person, last.people[person], person)
    topic = firm_headed(text, span) or (topic_of(sentence) if several else "")
    house = names.short.get(topic, topic)
    return Mention(span.start, span.start, "", house, topic) if topic else None


def _person_of(sentence: str, people: Mapping[str, str], *, several: bool) -> str:
    """Return the person whom a sentence names last, else the one whose surname it begins with."""
    places = ((sentence.rfind(one), one) for one in people) if several else ()
    at, person = max(places, default=(-1, ""))
    if at >= 0:
        return person
    opens = _FIRST_WORD.match(sentence) if people else None
    known = (one for one in people if opens and opens[1] in surnames(one))
    return next(known, "")


_FIRST_WORD = re.compile(rf"\s*({CAP})(?=,|\s[a-z])")


_VERB_OF_TITLE = re.compile(rf"(?i)(?<=[\w’'] )(?:{SAYING})\b")


def _mention(name: str, names: Names, before: Before, start: int, end: int) -> Mention | None:
    if name.lower().removeprefix("the ") in _PLACES:
        return None  # North America
    whole = _PARTICLE.sub("", clean(name))
    if _IS_TITLE.search(name):
        house = before().organisation or names.house
        title = name.removeprefix("The ")
        return Mention(start, end, "", house or title, name, pronoun=bool(house))
    if _TRAILED.search(name) and re.search(rf"\b{re.escape(whole.lower())}s?\b", names.text):
        title = name.removeprefix("The ")
        return Mention(start, end, "", title, name)  # Port Tracker, where ports are told of
    if not whole or (whole.split()[0] in RELAYS and not _OF_A_RELAY.search(whole)):
        return None
    if person := _introduced(name, whole, names, before, start):
        place = start + max(0, name.find(person if person in name else whole))
        own = names.people.get(person) or before().people[person]
        first, _, second = whole.partition(" and ")
        if second and first in surnames(person):  # Crowe and the NAHB
            own, place = own or names.short.get(clean(second), clean(second)), start
        own = own or before().organisation or names.house
        return Mention(place, end, person, own, name)
    if _OFFICE.match(name):
        last = before()
        return (
            Mention(start, end, last.person, last.organisation, name, pronoun=True)
            if last.person
            else None
        )
    if whole.split()[-1] in PAPERS:
        return None
    whole = names.short.get(whole, whole)
    if (
        not whole
        or whole in NO_SPEAKERS
        or whole.lower() in _PLACES
        or (MANY.search(whole) and " of " not in whole)
    ):
        return None
    if INNER.search(whole) and (house := names.house or host_of(before())):
        return Mention(start, end, "", house, name)
    thing = start == 0 and is_a_thing(whole, names.text)  # Vaccine maker lifts forecast
    if thing or _NO_SOURCE.fullmatch(whole) or whole in _NO_HOUSE:
        return None
    first, *rest = whole.split()
    if first in PERSONAL and 1 <= len(rest) <= 2 and not has_organisation_word(whole):
        return Mention(start, end, whole, before().organisation or names.house, name)
    return Mention(start, end, "", whole, name)


def _introduced(name: str, whole: str, names: Names, before: Before, start: int) -> str:
    """Return the person of a name, '' where it is of none; who was met on the way is asked last."""
    if not may_be_person(whole):
        return ""
    if known := _called(name, whole, names.people):
        return known
    personal = not PERSONAL.isdisjoint(whole.split())
    met = personal or (" " not in whole and follows_a_capital(whole, names.text, start))
    return _called(name, whole, before().people) if met else ""


def _called(name: str, whole: str, people: Mapping[str, str]) -> str:
    """Return the first person whom a name is of, in full or by surname, with a body or alone."""
    first, _, second = whole.partition(" and ")
    return next(
        (
            person
            for person in people
            if person in name
            or whole in surnames(person)
            or (second and first in surnames(person))
            or whole == person.split()[0] + " " + person.split()[-1]
        ),
        "",
    )


_OF_A_RELAY = re.compile(r" (?:Intelligence|Economics|Research|Analytics)\b")
"""A house of an agency, which speaks for itself: Bloomberg Intelligence."""
_TRAILED = re.compile(rf"^(?:The )?[A-Z][a-z]+ (?:{WORKS})$")
_PARTICLE = re.compile(r"^(?:da|de|do|dos|di|du|der|del|la|van|von|bin) (?=[A-Z])")
_IS_TITLE = re.compile(
    r"^(?:The )?(?:(?:World|Global|Annual|International|Regional|National|Quarterly|Monthly|Short-Term|Medium-Term|Long-Term) (?:[A-Z]\w+ )+"
    rf"|[A-Z]\w+ and [A-Z]\w+ )(?:{WORKS}|Reports|Estimates)$"
)
"""What a house publishes under a name of its own: the World Energy Outlook."""
_IS_WORK = re.compile(rf" (?:{WORKS}|Reports|Estimates|Forecasts?)$")
_MAKER = re.compile(
    rf"(?: report)?(?: released| published| issued| produced| compiled)? (?:from|by) (?:the )?(?P<name>{NAME})"
)
_NO_HOUSE = frozenset(
    "Management Research Consulting Securities Board Office Fund Union Street Inc Ltd Corp LLC Kingdom Sultanate Republic".split()
) | {"Wall Street"}
"""A word of houses that opens a headline alone: `Research firm predicts`."""
_NO_SOURCE = re.compile(rf"(?i:{ROLE}|{GENERIC})s?")
