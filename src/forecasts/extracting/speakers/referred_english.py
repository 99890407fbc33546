"""Whom `it`, `he`, `the firm` and `its forecast` stand for in an English sentence."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from forecasts.extracting.speakers.introduced_english import Names
from forecasts.extracting.speakers.names_english import (
    ADVERBS,
    BASED,
    IS_ROLE,
    NAME,
    PERSONAL,
    VERB,
    clean,
    has_organisation_word,
    matches,
    may_refer,
    pronouns,
)
from forecasts.extracting.speakers.sources import Before, Mention, Spoken
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.extracting.words.speakers_english import GENERIC, ROLES
from forecasts.extracting.words.starts import by_letter

__all__ = ["its_work", "referred", "topic_of"]

_PRONOUN = re.compile(
    rf"(?<![\w’'])(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Tt]h(?:e|(?:at|is)(?!\s+(?:the|an?|its|their|our)\b))\s+(?:(?:(?:[A-Z][\w.]*,?\s)?{BASED}|[A-Z][a-z]+(?:ish|an|ese|ch)(?!\s+(?:[a-z]+\s+)?(?:government|ministry|bank|department|bureau|regulator|authorit)))\s+)?(?:[a-z]+(?:-[a-z]+)?\s+){{0,3}}?(?:(?:{by_letter(GENERIC)})['’]s\s+(?:[a-z]+\s+)?(?P<office>{by_letter(ROLES)})|(?P<noun>{by_letter(f'{GENERIC}|{ROLES}')})))"
    rf"(?:,[^,.;]{{2,90}},)?(?:{ADVERBS}\s+|\s(?:[a-z]+ed|sold|made|built|won|lost|spent|ran|has)\s(?:[^,.;:“”\"]|(?<=\d)[,.](?=\d)){{2,60}}\sand\s)(?P<verb>{VERB}|will\b|would\b|should\b|intends?\b)"
)
_BEHIND = re.compile(
    r"(?:(?<=[,”\"] )(?:said|says|added|adds|noted|warned)|[Aa]ccording to|[Aa]s per) "
    rf"(?P<who>the (?:[a-z-]+ ){{0,2}}?(?P<office>(?!))?(?P<noun>{by_letter(f'{GENERIC}|{ROLES}')}))(?=[.,;”\"]|$)"
)
"""The same behind its word: `..., said the bank`, `according to the spokesman`."""
_OFFICE_OF = re.compile(
    rf"(?:[A-Z]\w+['’]s|\b[Ii]ts|\b[Tt]he country['’]s) (?P<who>(?:[a-z]+ ){{0,2}}?(?:ministry|secretariat|government|central bank|regulator|authority|watchdog|planner)){ADVERBS} (?:{VERB})"
    rf"|\b[Aa]n? (?:senior |top )?(?:[A-Z]\w+ )?(?P<told>(?:[a-z]+ )?(?:government|ministry|secretariat|central bank)) (?:official|spokesman|spokeswoman|spokesperson|source){ADVERBS} (?:{VERB})"
    r"|(?:[Aa]ccording to|[Aa]s per) (?:[A-Z]\w+['’]s|its|the country['’]s) (?P<whose>(?:[a-z]+ ){0,2}?(?:ministry|secretariat|government|central bank|regulator|authority|watchdog|planner))\b"
)
"""An office told by its country, or by an official, alone: `Chile's mining ministry expects`."""
_OFFICE_SIGNS = ("'s ", "’s ", "ts ", "official", "spokes", "source")
_CABINET = re.compile(
    rf"\b[Tt]he (?P<named>(?:[A-Z]\w+ ){{1,2}}(?:cabinet|government|parliament)){ADVERBS} (?:{VERB})"
)
"""The same by the adjective of its state, or its name: `The Kerala cabinet approved a plan`."""
_CABINETS = (" cabinet ", " government ", " parliament ")
_TOLD_BY = (
    "said the ",
    "says the ",
    "added the ",
    "adds the ",
    "noted the ",
    "warned the ",
    " to the ",
    "s per the ",
)
_ITS = re.compile(
    r"(?:\b[Ii]ts|\b[Tt]he (?:firm|company|consultancy|agency|group|bank|research house|researcher|brokerage|house|association|institute)['’]s) (?:[\w-]+ ){0,2}?(?:base case|scenario|forecasts?|estimates?|outlook|projections?|models?|analysts|report)\b"
)
"""What a house has, of which the sentence tells without naming it."""
_OWNS = ("ts ", "'s ", "’s ")
_TOPIC = re.compile(rf"\s*(?:The\s)?(?P<name>{NAME})\s(?!(?:and|of|for|de)\b)[a-z]")


def referred(
    sentence: str,
    saying: Sequence[int],
    found: Mapping[int, Mention],
    names: Names,
    before: Before,
    offset: int,
) -> list[Mention]:
    """Return what pronouns and bodies without a name stand for, beside a word of saying.

    Args:
        sentence: The sentence, which begins at `offset`.
        saying: Where its verbs of saying stand.
        found: The mentions by name that it holds.
        names: Who is known.
        before: Whom the text has spoken of before it.
        offset: Where it begins in the text.
    """
    mentions: dict[int, Mention] = {}
    refers = pronouns(sentence) if may_refer(sentence, saying) else []
    behind = _BEHIND.finditer(sentence) if any(map(sentence.__contains__, _TOLD_BY)) else ()
    for match in chain(matches(_PRONOUN, sentence, refers), behind):
        if match["who"] in {"We", "we", "I"} and _is_quoted(sentence, match, found, offset):
            continue  # “We expect 5%,” said Ann Lee
        who = _spoken_of(sentence, match, {**found, **mentions}, before(), offset)
        if one := _resolve(match, names, who, offset):
            closes = _CLOSES.search(sentence, max(0, match.start() - 3), match.start())
            mentions.setdefault(one.start, one._replace(quoting=closes is not None))
    for match in _OURS.finditer(sentence) if "ur " in sentence else ():
        if names.house and (one := _resolve(match, names, before(), offset)):
            mentions.setdefault(one.start, one)
    offices = any(map(sentence.__contains__, _OFFICE_SIGNS))
    cabinets = any(map(sentence.__contains__, _CABINETS))
    told = _OFFICE_OF.finditer(sentence) if offices else ()
    for match in chain(told, _CABINET.finditer(sentence) if cabinets else ()):
        start, office = offset + match.start(), next(filter(None, match.groups()))
        mentions.setdefault(start, Mention(start, offset + match.end(), "", office, office))
    return list(mentions.values())


_CLOSES = re.compile(r"[,.!?][”\"]\s\Z")
_OURS = re.compile(
    r"\b(?P<who>[Oo]ur (?:[a-z]+ ){0,2}?(?:figure|forecast|estimate|number|projection|outlook|base case|view|call)s?)\b(?P<office>(?!))?(?P<noun>(?!))?"
)
"""What the house of a page has itself, beside what another says: `whereas our own figure is 5`."""


def _is_quoted(
    sentence: str, pronoun: "re.Match[str]", found: Mapping[int, Mention], offset: int
) -> bool:
    """Whether a pronoun stands in a quotation right behind which its speaker is named."""
    if not (closed := _CLOSED.match(sentence, pronoun.end())):
        return False
    following = (at - offset for at in found if at - offset >= closed.end())
    return any(_TOLD.fullmatch(sentence, closed.end(), at) for at in following)


_CLOSED = re.compile(r"[^“”\"]*[,.!?][”\"]")
_TOLD = re.compile(r"\s[^,.;:“”\"]{0,60}")
"""What may stand between a quotation and its speaker: `said`, `according to a note by`."""


_VIEW = re.compile(
    r"\b(?:[Hh]is|[Hh]er) (?:[\w-]+ )?(?:base case|forecast|estimate|view|projection)s?\b"
)
"""What a person has who was spoken of: `in her view`."""
_OFFICES_OWN = re.compile(
    r"\b[Tt]he (?P<who>(?:[a-z]+ )?(?:government|ministry|secretariat|central bank|regulator))['’]s (?:[\w-]+ ){0,6}?(?:forecasts?|estimates?|outlook|projections?|data|figures|target|plan)\b"
)
"""The same of an office, which is no house that was named before."""


def its_work(sentence: str, before: Before, offset: int) -> Mention | None:
    """Return whose `its forecast` and `the firm's outlook` are."""
    apostrophe = "'s " in sentence or "’s " in sentence
    if office := _OFFICES_OWN.search(sentence) if apostrophe else None:
        start, end = offset + office.start(), offset + office.end()
        return Mention(start, end, "", office["who"], office[0])
    its = _ITS.search(sentence) if any(map(sentence.__contains__, _OWNS)) else None
    view = _VIEW.search(sentence)
    last = before() if its or view else Spoken()
    person, words = ("", its) if its and last.organisation else (last.person, view)
    if words is None or (words is view and not person):
        return None
    start, end = offset + words.start(), offset + words.end()
    return Mention(start, end, person, last.organisation, words[0], pronoun=True)


def _spoken_of(
    sentence: str,
    pronoun: "re.Match[str]",
    found: Mapping[int, Mention],
    last: Spoken,
    offset: int,
) -> Spoken:
    """Return the person and house that a sentence has named before a pronoun, else those of `last`."""
    nearer = max((at for at in found if at < offset + pronoun.start()), default=-1)
    person = house = ""
    if nearer in found:
        person, house = found[nearer].person, found[nearer].organisation
        if pronoun["who"] in {"he", "she"}:
            person = person or last.person
    elif pronoun["who"] in {"it", "they"}:
        house = topic_of(sentence[: pronoun.start()])
    elif pronoun["noun"] and (work := _WORK.match(sentence, 0, pronoun.start())):
        house = clean(work["name"])
    return last._replace(person=person, organisation=house) if house else last


_WORK = re.compile(
    rf"\s*In (?:the|its) [a-z ]{{0,40}}?(?!World|Global|Annual|Monthly|Quarterly|Short|Long)(?P<name>{NAME})(?<=Report|utlook|Survey|Review), "
)
"""What a house publishes, before what it says in it: `In the Calder Lines Report, the firm`."""


def topic_of(words: str) -> str:
    """Return the body that a sentence begins with: `Morrow goes on: it sees 5%`."""
    topic = _TOPIC.match(words)
    name = topic["name"] if topic else ""
    body = has_organisation_word(clean(name)) or has_organisation_word(name.rpartition(" ")[2])
    if " " in name and body:
        return clean(name)
    if one := _ONE_IS.match(words):
        head, _, _ = one["name"].partition(" of ")
        kind = head.rpartition(" ")[2].lower() in _NAMED_SO
        return clean(one["name"] if kind else head)  # Kirby Haulage of Leeds, the Bank of Leeds
    firm = _FIRM.match(words) or _IS_A_FIRM.search(words)
    named = clean(firm["name"]) if firm else ""
    other = named.lower() in ENGLISH_PLACES or named.partition(" ")[0] in PERSONAL
    return "" if other or " " not in named else named


_FIRM = re.compile(
    rf"\s*(?P<name>{NAME})(?:,\s(?:which|who)\s[^,.;]{{2,90}},)?\s(?:(?:opened|closed|launched|started|built|bought|acquired|signed|won|posted|booked|earned|operates|runs|owns|sells|makes|employs|employed|listed|listed its|broke\sground|began|moved|hired|raised|supplies|serves)\b|(?:will|plans\sto)\s(?:also\s)?(?:offer|open|launch|build|sell|start|hire|invest|spend|supply|deliver|introduce|expand|buy|close|make)\b|has\s(?:built|opened|bought|ordered|signed|won|\d))"
)
"""What firms do, before which a name of several words is one, though no word of it says so."""
_IS_A_FIRM = re.compile(
    rf"(?P<name>{NAME}),\s(?:an?|the)\s(?:[\w’'-]+\s){{0,4}}?(?:chain|family\sbusiness|{GENERIC})\b(?!\s(?:report|study))"
)
"""A firm that is told of by what it is: `Meridian Crescent, a chain from Dubai`."""
_ONE_IS = re.compile(
    rf"\s*(?:One|Another|Among\sthem|The\s(?:first|latest|biggest|largest))(?:\s(?:of|in|on)\s(?:the|them))?(?:\s[a-z-]+){{0,4}}\sis\s(?P<name>{NAME})(?=[.,;]|\s(?:of|in|from)\s)"
)
"""A firm that is one of those told of: `One early mover is Bridgeway Logistics of Leeds`."""
_BANKS = "bank|goldman|morgan|citi|ubs|hsbc|barclays|bofa|nomura|macquarie|natixis|abn amro|commerz|sachs"
_ARE = {
    "bank": re.compile(_BANKS),
    "brokerage": re.compile("securities|broker|jefferies|clsa"),
    "airline": re.compile("airline|air lines|airways|\\bair\\b"),
}
"""Which names are of what `the bank` means."""
_OFFICES = frozenset(
    "government ministry secretariat department bureau regulator treasury authorities".split()
)
"""What is named by its kind alone, and stands for nobody who was named before."""


_OF_A_TOWN = re.compile(
    r"[Tt]he (?:city|town|county|village|provincial|municipal|district|borough) (?:[a-z]+ )?(?:council|authority|authorities|administration|board)$"
)
"""The same of a town, whose council is not the one that was named before."""
_NAMED_SO = frozenset("council bank ministry university".split())
"""What a body's name says that it is: `the council` is no bank that was named before."""
_MINISTERS = frozenset(("minister", "secretary", "governor", "mayor"))
"""Who speaks for no house that was named before, unless one was named for him."""
_FAR = 5_000  # characters before an officer without a name


def _whose(role: str, names: Names, end: int) -> str:
    """Return the house whose officer without a name was told of last: `the Farm Department attache`."""
    held = re.compile(rf"(?P<org>{NAME})(?:['’]s)? (?:[a-z]+ ){{0,2}}?{re.escape(role)}\b")
    found = (
        [clean(one["org"]) for one in held.finditer(names.text, max(0, end - _FAR), end)]
        if role
        else []
    )
    known = [one for one in found if one and has_organisation_word(one)]
    return names.short.get(known[-1], known[-1]) if known else ""


_OPENS = re.compile(
    rf"(?:^|\n|[.”\"]\s+|\s--\s|[–—]\s)(?P<name>{NAME})\s(?:will|is|isn['’]t|has|had|plans|wants|aims|said|[a-z]+ed)\b"
)
"""Whom a sentence is about, of which the next speaks as of a firm."""
_SEVERAL = re.compile(r"[A-Z][a-z]+s")  # Carmakers
_NEAR = 1_500  # characters


def _stands_in_quotes(text: str, at: int) -> bool:
    """Whether a quotation that begins in the paragraph of a place is open there."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _goes_on_in_turn(text: str, person: str, at: int) -> bool:
    """Whether `it` is a thing that a person tells of in his turn: `Ann Lee, CFO: ... It should be`."""
    if not _IS_A_THING.match(text, at):
        return False
    begin = text.rfind(f"\n{person}", 0, at) + 1
    return begin > 0 and _HEAD_OF_TURN.match(text, begin + len(person)) is not None


_IS_A_THING = re.compile(r"\s(?:should|will|would)(?:\s[a-z]+ly)?\sbe\s")
_HEAD_OF_TURN = re.compile(r"(?:\s\(|,|\s[-–—])?[^:.;\n]{0,80}:\s")


def _resolve(match: "re.Match[str]", names: Names, last: Spoken, offset: int) -> Mention | None:
    """Return what a pronoun, or `the firm`, stands for."""
    who, start, end = match["who"], offset + match.start(), offset + match.end()
    person, organisation, heard, _ = last
    plain, noun = who.lower(), (match["noun"] or "").lower()
    if match["office"] and organisation:  # the group's chief executive
        own = person if last.people.get(person) == organisation else ""
        return Mention(start, end, own, organisation, who, pronoun=True)
    if plain in {"he", "she", "i"} or (match["noun"] and IS_ROLE.fullmatch(match["noun"])):
        own = last.people.get(person, "") or ("" if noun in _MINISTERS else organisation)
        house = own if person else _whose(noun, names, start)
        return Mention(start, end, person, house, who, pronoun=True) if person or house else None
    if plain.startswith(("we", "our ")):
        if names.house and not person and not _stands_in_quotes(names.text, start):
            return Mention(start, end, "", names.house, who, pronoun=True)
        own = organisation or names.house
        if not (own or person):
            return None
        return Mention(start, end, person, last.people.get(person) or own, who, pronoun=True)
    said = offset + match.end("who")
    if plain in {"it", "they"} and person and _goes_on_in_turn(names.text, person, said):
        return Mention(start, end, person, last.people.get(person, organisation), who, pronoun=True)
    houses = (organisation, *heard, names.house, *names.short.values(), *last.people.values())
    known = [one for one in houses if one]
    is_one = _ARE.get(noun, re.compile(re.escape(noun)))
    named = next((one for one in known if noun and is_one.search(one.lower())), "")
    other = noun in _NAMED_SO and bool(_NAMED_SO.intersection(organisation.lower().split()))
    if not named and (noun in _OFFICES or other or _OF_A_TOWN.match(who)):
        return Mention(start, end, "", re.sub(r"^[Tt]he\s+", "", who), who)
    whom = named or organisation or names.house
    if not whom and noun:  # Harlow will go on. The retailer expects
        opened = [
            clean(one["name"]) for one in _OPENS.finditer(names.text, max(0, start - _NEAR), start)
        ]
        whom = next(
            (
                one
                for one in reversed(opened)
                if one and one.lower() not in ENGLISH_PLACES and not _SEVERAL.fullmatch(one)
            ),
            "",
        )
    return Mention(start, end, "", whom, who, pronoun=True) if whom else None
