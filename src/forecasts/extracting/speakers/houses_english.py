"""The house that an English page itself is of: of its head, of what it announces, of its foot."""

import re
from collections import Counter

from forecasts.extracting.pages.layout import headline_of
from forecasts.extracting.records import Article
from forecasts.extracting.speakers.names_english import (
    APPOSITION,
    CAP,
    NAME,
    WORKS,
    clean,
    has_organisation_word,
    surnames,
)
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.extracting.words.speakers_english import RELAYS

__all__ = ["asked_in", "house_of", "is_a_thing"]

_NP = re.compile(NAME)
_HOUSE_NAME = re.compile(
    r"\b(?:Research|Intelligence|Insights?|Analytics|Institute|Association|Agency|Council|Bank|Securities|Consulting|Ministry|Federation|Advisory|Department|Government|Authority|Administration|Commission|Bureau|Organi[sz]ation|Society|Alliance|Chamber|Fund)\b"
)
"""A publisher of such a name speaks for itself; a paper passes on what others say."""


_OWN_VOICE = re.compile(
    r"[WwOo](?<!\w.)(?:e (?:now |also )?(?:forecast|expect|project|predict|see|estimate|raise|cut)|ur (?:latest )?(?:forecast|estimate|outlook|base case))"
)
_OWN = ("We ", "we ", "Our ", "our ")
_ABOUT = re.compile(r"(?m)^About (?P<name>[A-Z][^\n]{1,40})$")
_IN_TITLE = re.compile(rf"^(?P<first>{NAME}): |(?:: |\s[-–—]\s?|, says )(?P<last>{NAME})$")
_OWN_WORK = re.compile(rf"{CAP} {CAP} (?:{WORKS})")
"""What a house publishes under its name, in a headline: `Calder Mobility Report: ...`."""
_ABOUT_COMPANY = re.compile(
    rf"^(?P<name>{CAP}(?: (?:(?:of|and|&) )?{CAP}){{0,4}}?)(?:['’]s)? (?i:beats|tops|misses|posts|reports|boosts|raises|lifts|hikes|cuts|lowers|trims|slashes|narrows|reaffirms|reiterates|maintains|guides|sees|swings"
    r"|(?:first|second|third|fourth)[- ]quarter|full[- ]year|q[1-4]|fy|profit|earnings|results|revenue)\b"
)
"""Whose results a headline tells: `Voltara beats on earnings, lifts guidance`."""
_TITLE_MARKS = (":", "-", "–", "—", ", says ")
_NO_HOUSE = re.compile(
    r"(?i)(?:reports?|update|insights?|briefing|watch|views?|comment|columns?|focus|special|feature|corner|letter|notes?|questions|numbers|charts|exclusive|analysis|opinion|explainer|forecasts?|outlook|study|survey|research|breaking|news|interview|prices?|markets?|growth|\w+ing)$|.*\b(?:will|to)\b"
)
_IS_OFFICE = re.compile(r"(?:Minister|Secretary|Official|Executive|CEO|CFO|President|Chief)s?$")
"""Whoever holds it speaks: `Govt to import more gas: Oil Minister`."""
_IS_A_BODY = re.compile(
    rf"(?:^|[.\n]\s*)(?:The\s+)?(?P<name>{NAME})\s?(?:\([^)\n]{{1,20}}\))?(?:,[^.\n]{{3,80}},[”\"]?)?\s+is\s"
    r"(?:an?|the|one of|[A-Z][\w.]+['’]s)\s[^.\n]{0,60}\b(?:association|council|federation|institute|body|agency"
    r"|(?:research|consult\w+|intelligence|analytics|advisory)(?:\s[\w-]+){0,2}\s(?:firm|company|house|provider|organi[sz]ation))\b"
)
_BODIES = (
    "association", "council", "federation", "institute", "body", "agency", "firm", "company",
    "house", "provider", "organi",
)  # fmt: skip
"""The foot of a release: `The X, ..., is the country's largest trade association`."""
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"")


_SHORT_LINE = 90
_ANNOUNCED = re.compile(rf"(?P<name>{NAME}){APPOSITION}\s+today\s+announced")
_OFFERED = re.compile(rf"has been added to (?:the )?(?P<name>{NAME})(?:['’]s|['’])? offering")
"""Who sells the report that a release is of."""
_OF_A_CALL = re.compile(
    rf"(?:^|: )(?P<name>{CAP}(?: (?:(?:of|and|&) )?{CAP}){{0,4}}?)(?:['’]s)?(?: \([^)]{{1,20}}\))? (?:(?i:q[1-4]|fy\d*|(?:first|second|third|fourth)[- ]quarter|full[- ]year) )?(?:(?:FY ?)?\d+ )?(?i:(?:earnings|results)(?: conference)? call)\b"
)
"""Whose call with analysts is printed: `Transcript: Voltara Q3 2025 earnings call`."""
_STANDS_ALONE = re.compile(r"\s*[,.|·•(–—/:-]")
_LONG = 4  # paragraphs from which an article has a foot


def is_a_thing(name: str, text: str) -> bool:
    """Whether a word that opens a headline is no name, as the text has it in small letters."""
    small = f" {name.lower()}"
    written = name.istitle() or name.isupper()
    return written and " " not in name and any(small + end in text for end in " ,.;")


def house_of(article: Article, people: dict[str, str]) -> str:
    """Return the organisation that the page itself is of: in its head, or that announces."""
    text = article.text
    head = "\n".join(text[p.start : p.end] for p in article.paragraphs[:5])
    counted: Counter[str] = Counter()
    for number, line in enumerate(head.split("\n")):
        if not number or not 0 < len(line) < _SHORT_LINE or line[-1] in ".!?":
            continue
        for match in _NP.finditer(line):
            name = clean(match[0])
            if line[match.end() :].strip() and not _STANDS_ALONE.match(line, match.end()):
                continue  # a headline: `Airlines Set to Earn More`
            if has_organisation_word(name) and name not in RELAYS:
                counted[name] += 2
    for match in _ANNOUNCED.finditer(text) if "today" in text else ():
        counted[clean(match["name"])] += 4
    for match in _OFFERED.finditer(text) if " offering" in text else ():
        counted[clean(match["name"])] += 2
    if " call" in article.title.lower() and (held := _OF_A_CALL.search(article.title)):
        counted[clean(held["name"])] += 4
    for match in _ABOUT.finditer(text) if "About " in text else ():
        counted[clean(match["name"])] += 4
    headed = article.paragraphs[:1] == (headline_of(article),)
    marked = headed and any(map(article.title.__contains__, _TITLE_MARKS))
    if marked and (titled := _IN_TITLE.search(article.title)):
        name = clean(titled["first"] or titled["last"])
        if name not in RELAYS and _is_titled(name, titled, text):
            counted[name] += 3
    told = _ABOUT_COMPANY.search(article.title) if "the company" in text else None
    if told and clean(told["name"]) not in RELAYS:
        counted[clean(told["name"])] += 2
    foot = article.paragraphs[-3].start if len(article.paragraphs) > _LONG else len(text)
    bodies = any(text.find(one, foot) >= 0 for one in _BODIES)
    if bodies and (body := _IS_A_BODY.search(text, foot)):
        counted[clean(body["name"])] += 3
    counted.pop("", None)
    own = any(map(text.__contains__, _OWN)) and bool(
        _OWN_VOICE.search(text) and _OWN_VOICE.search(_QUOTED.sub("", text))
    )
    own = own and article.publisher not in RELAYS
    known = (name for person in people for name in (person, *surnames(person)))
    for name in [*known, *([] if own else [article.publisher])]:
        counted.pop(name, None)
    best = counted.most_common(1)
    speaks = own or _HOUSE_NAME.search(article.publisher)
    return best[0][0] if best else article.publisher * bool(speaks)


def _is_titled(name: str, titled: "re.Match[str]", text: str) -> bool:
    """Whether what a headline is marked with is the name of a house, and no thing or kind of page."""
    said = titled["first"] or titled["last"]
    kind = _NO_HOUSE.match(name.rpartition(" ")[2] if name.isupper() else name)
    if kind or _IS_OFFICE.search(said) or is_a_thing(name, text):
        return False
    work = bool(_OWN_WORK.fullmatch(said)) and name.lower() not in ENGLISH_PLACES
    told = name.isupper() or text.count(name) > 1 or _HOUSE_NAME.search(titled["last"] or "")
    return work or bool(told)


def asked_in(title: str, people: dict[str, str]) -> str:
    """Return the person whom an interview is held with, as its headline says, else ''."""
    asked = _ASKED.search(title) if people else None
    names = sorted((title.find(one), one) for one in people if one in title) if asked else []
    return next((one for at, one in names if asked and at >= asked.end()), "")


_ASKED = re.compile(
    r"(?i)\b(?:questions (?:for|to)|interview(?: with)?|q&a(?: with)?|in conversation with|talking to)\b"
)
