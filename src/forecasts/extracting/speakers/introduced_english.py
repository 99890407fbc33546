"""Who is introduced anywhere in an English article: people with their houses, and short names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forecasts.extracting.records import Article
from forecasts.extracting.speakers.beginnings import Beginning, beginnings_of, of_kind
from forecasts.extracting.speakers.houses_english import house_of
from forecasts.extracting.speakers.ministries_english import (
    HONOUR,
    OFFICE_OF,
    PORTFOLIO,
    ministers_in,
)
from forecasts.extracting.speakers.names_english import (
    ADVERBS,
    APPOSITION,
    CAP,
    NAME,
    PERSONAL,
    ROLE,
    TRAILING,
    VERB,
    clean,
    has_organisation_word,
    matches,
    near,
    person_in,
    roles,
    verbs,
)
from forecasts.extracting.speakers.short_names_english import first_word, short_names
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.extracting.words.speakers_english import (
    GENERIC,
    GIVEN_NAMES,
    NO_NAMES,
    SAYING,
)
from forecasts.extracting.words.starts import by_letter

__all__ = [
    "INNER",
    "LED_BY",
    "OWNER_ROLE",
    "PERSON_OF",
    "PERSON_ROLE_AT",
    "ROLE_OF",
    "SAYS",
    "Names",
    "gather_names",
]


_NP = re.compile(NAME)
_DESCRIBED = r"(?:[A-Z]\w+['’]s\s+|[A-Z]\w+\s+(?=(?!(?:of|for|and|de)\b)[a-z]))?(?:[a-z][\w’'-]*\s+){0,5}?"  # at the market research firm X
PERSON_ROLE_AT = re.compile(
    rf"(?P<name>{NAME})(?:,\s+(?:(?:a|an|the|its|their|who is|who heads)\s+)?|\s+the\s+|\s+is\s+(?:(?:a|an|the)\s+)?|\s[-–—]\s(?=[^:.\n]{{3,60}}:\s))(?:(?P<owner>{NAME})['’]s\s+|(?P<before>{NAME})\s+(?=(?i:{ROLE})))?(?:[\w’'-]+\s+){{0,3}}?"
    rf"(?i:{ROLE})(?P<rest>(?:U\.[SKN]\.|[^,.;“”\"]){{0,110}}(?!\w)(?:,\s{CAP}(?:\s{CAP}){{0,3}},\s{NAME}(?=[,.])|,\s{NAME}(?=,\s{VERB})|,\s(?:{CAP}\s){{1,4}}(?:at|for)\s{NAME})?)"
)
_BARE = NAME.replace("(?:of|for|", "(?:")
"""A name that ends before `of`, as a person's does: Ann Lee of the Authority of Tourism."""
PERSON_OF = re.compile(
    rf"(?P<name>{_BARE})\s+(?:of|from|at)\s+(?:the\s+)?(?:(?:[a-z-]+\s+){{0,2}}?(?:{by_letter(GENERIC)})\s+)?(?P<org>{NAME})(?=,?\s+(?:{SAYING})\b)"
)
OWNER_ROLE = re.compile(
    rf"(?:(?P<org>{NAME}(?:\s(?:ministry|department|agency|bureau|commission|council))?)(?:['’]s|(?<=s)['’]|[ ]\([A-Z]\w+\))?[ ]+"
    rf"|(?P<state>\b(?:{PORTFOLIO} )?(?:government|ministry|central bank)) |(?P<its>\b[Ii]ts|\b[Tt]heir|\b[Tt]he\s+[\w\s-]{{3,24}}?['’]s)\s+|\b)"
    rf"(?P<role>(?:(?:senior|chief|deputy|vice|lead|principal|executive|managing|founding|Senior|Chief|Deputy"
    rf"|Vice|Lead|Principal|Executive|Managing|[A-Z][a-z]+)[ -]){{0,4}}(?:(?:market|industry|research|{PORTFOLIO}|property|metals|commodity|commodities)[ ])?(?i:{ROLE})(?:\s(?:&|and)\s(?i:{ROLE}))?(?:\s+(?:of|for)\s+(?:(?!at\s|from\s)[a-z\s]){{3,30}}?)?)(?<!\bthe)"
    rf",?[ ]+(?!General\b)(?P<name>{NAME})"
)
ROLE_OF = re.compile(
    rf"\b(?i:{ROLE}) (?:of|at|for) (?:the )?(?P<org>{NAME}), (?:{HONOUR} )?(?P<name>{CAP} {CAP})(?=[,.;]|\s[a-z]|$)"
)
"""Who holds an office, behind it: `the head of Morrow Bank, Ann Lee, expects`."""
_HEADS = re.compile(
    rf"(?P<name>{NAME}),\s+who\s+(?:heads|leads|runs|founded|co-founded|chairs|covers|oversees|tracks|follows|studies|works)\s+(?:the\s+)?(?P<rest>[^,.;]{{2,60}})"
)
_SAID_OF = re.compile(
    rf"(?:(?<=ccording to)|said|says|adds|added|notes|noted|explained|explains|wrote|writes|warned|warns|reckons)\s"
    rf"(?P<name>{CAP}\s{CAP}(?:\s{CAP})?)\s(?:of|at|from|with)\s(?:the\s)?{_DESCRIBED}(?P<org>{NAME})"
)
"""A person behind the word of saying with a house: `says Ann Lee of Morrow Bank`."""
_ACCORDING = re.compile(r"ccording to")
_HOUSES_OWN = re.compile(
    rf"(?P<org>{NAME})(?:['’]s|(?<=s)['’])\s(?P<name>{CAP}\s{CAP})(?=(?:\sand\s{CAP}\s{CAP})?{ADVERBS}\s{VERB})"
)
"""A house and its person before the word of saying: `Morrow's Ann Lee says`."""
_FOUNDED = re.compile(
    rf"(?P<name>{NAME})\s+(?:founded|co-founded|runs|heads|leads)\s+(?P<org>{NAME})"
)
_WORK = (
    r"(?:(?:\s(?:&|(?:[A-Z]|\d)[\w-]*)){1,8}?\s(?:Tracker|[Rr]eport|[Oo]utlook|Index|[Ss]urvey|Review|Monitor|Update|[Ss]tudy|Guide|[Ff]orecast)s?"
    rf"|\s(?:{by_letter(GENERIC)}|modell?ing|models?|data|figures|projections?|forecasts?|research))?"
)
"""What a house says it by: `the Calder Institute (CI) Quarterly Device Tracker shows`, `Calder data show`."""
SAYS = re.compile(
    rf"(?P<beside>(?<=[a-z],\s))?(?P<name>{NAME}){APPOSITION}{_WORK}(?:,\s(?:which|who))?(?(beside),?){ADVERBS},?\s+(?P<verb>{VERB})"
)
_MOST_NAMES = 3  # behind a first name: Ann Maria da Costa
_OWNER = re.compile(
    rf"\b(?:(?:{PORTFOLIO} )?(?:government|ministry|central bank)|[Ii]ts|[Tt]heir|[Tt]he|senior|chief|deputy|vice|lead|principal|executive|managing|founding)\b"
)
"""What else than a name or a role itself `OWNER_ROLE` begins with."""


_REACH = 250  # characters before a role in which begins what it belongs to


class Names(NamedTuple):
    """People with their organisations, short forms, and where names, roles and verbs stand."""

    people: dict[str, str]
    short: dict[str, str]
    house: str
    begin: Sequence[Beginning] = ()
    starts: Sequence[int] = ()
    roles: Sequence[int] = ()
    verbs: Sequence[int] = ()
    text: str = ""
    own: bool = False  # the page is of its house, and says `we`


def _owner_of(match: "re.Match[str]", text: str) -> str:
    """Return whose role a person has, else ''; a minister's portfolio is no house."""
    organisation = match["state"] or clean(match["org"] or "")
    house = organisation.removesuffix(" Research")
    if house != organisation and (
        len(re.findall(rf"\b{re.escape(house)}\b(?! Research)", text)) > 1
    ):
        organisation = house  # Gartner's Research Director
    minister = match["role"].lower().endswith(("minister", "secretary"))
    none = organisation in _NO_HOUSES or (minister and not OFFICE_OF.search(organisation))
    return "" if none else organisation


def _house_beside(match: "re.Match[str]", text: str) -> str:
    """Return whose role stands behind a person's name: `Ann Lee, Morrow Bank Head of Metals`."""
    house = clean(match["before"] or "")
    several = " " in house and (has_organisation_word(house) or text.count(house) > 1)
    return house if several else clean(match["owner"] or "") or _organisation_in(match["rest"])


def gather_names(article: Article) -> Names:
    """Return who is introduced anywhere in the article, and the house it speaks for itself."""
    text = article.text
    offices, saying = roles(text), verbs(text)
    begin = beginnings_of(text, saying)
    starts = [at for at, _ in begin]
    before = (match for at in offices for match in _OWNER.finditer(text, max(0, at - _REACH), at))
    owners = {*near(starts, offices), *offices, *(match.start() for match in before)}
    owned = list(matches(OWNER_ROLE, text, sorted(owners)))
    called = {match["org"] for match in owned if match["org"]}
    short = short_names(text, begin, called)
    people: dict[str, str] = {}

    def add(name: str, organisation: str) -> None:
        person = person_in(name)
        if person:
            people.setdefault(person, "")
            people[person] = people[person] or short.get(organisation, organisation)

    for match in owned:
        add(match["name"], _owner_of(match, text))
    for match in matches(PERSON_ROLE_AT, text, near(starts, offices)):
        add(match["name"], _house_beside(match, text))
    for match in matches(_HEADS, text, starts) if ", who" in text else ():
        add(match["name"], _organisation_in(match["rest"]))
    for match in matches(SAYS, text, near(of_kind(begin, "speaking"), saying)):
        first, *rest = match["name"].split()
        if first in PERSONAL and 0 < len(rest) <= _MOST_NAMES:
            add(match["name"], "")
    for match in LED_BY.finditer(text) if " by " in text else ():
        add(match["name"], "")
    for name, own in _placed(text, begin, saying, offices):
        add(name, own)
    house = house_of(article, people)
    for name, own in ministers_in(text, house):
        add(name, own)
    if first := first_word(house, text, begin):
        short.setdefault(first, house)
    return Names(
        people,
        short,
        short.get(house, house),
        begin,
        starts,
        offices,
        saying,
        text,
    )


def _placed(
    text: str, begin: Sequence[Beginning], saying: Sequence[int], offices: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """Yield the people that a text names with their house, and that."""
    hosted = matches(PERSON_OF, text, near(of_kind(begin, "hosted"), saying))
    according = (found.end() for found in _ACCORDING.finditer(text))
    told = matches(_SAID_OF, text, sorted({*saying, *according}))
    owning = matches(_HOUSES_OWN, text, near(of_kind(begin, "owning"), saying))
    led = matches(_FOUNDED, text, of_kind(begin, "leading"))
    holding = matches(ROLE_OF, text, offices)
    for match in (*hosted, *led, *told, *owning, *holding):
        house = clean(match["org"])
        portfolio = match.re is ROLE_OF and match[0].lower().startswith(("minister", "secretary"))
        if portfolio and not OFFICE_OF.search(house):
            continue  # the Minister of Agriculture, Ann Lee
        if not has_organisation_word(match["name"]) and house.lower() not in ENGLISH_PLACES:
            yield match["name"], house
    for match in matches(_WITH_HOUSE, text, _with_house(begin)):
        house = clean(match["org"] or match["owner"])
        person = person_in(match["name"] or match["one"])
        if person.partition(" ")[0] in GIVEN_NAMES or has_organisation_word(house):
            yield person, house


_PERSON = rf"{CAP}(?:\s{CAP}){{1,3}}"
_WITH_HOUSE = re.compile(
    rf"(?<!\w)(?:(?P<name>{_PERSON})\s(?:of|from|at)\s(?:(?:[a-z-]+\s){{0,2}}?(?:{by_letter(GENERIC)})\s)?(?P<org>{NAME})|(?P<owner>{NAME})['’]s\s(?P<one>{_PERSON}))(?=[,.]|\s[a-z])"
)
"""A person named with a house: `Ann Lee of Morrow Bank was more cautious`, `Morrow Bank's Ann Lee`."""


def _with_house(begin: Sequence[Beginning]) -> list[int]:
    """Return where a name begins that `_WITH_HOUSE` may find."""
    return [at for at, own in begin if "owning" in own or ("hosted" in own and "several" in own)]


_NO_HOUSES = frozenset(("Prime", "Finance", "Foreign", "Union", "Co", "Vice"))
INNER = re.compile(
    r"\b(?:Committee|Division|Unit|Team|Desk|Practice|Group Research|Quarterly|Bulletin|Yearbook|Digest|Mission|Programme|Program|Scheme|Initiative|Strategy|Plan|Roadmap|Policy|Act)$"
)
"""A part of a house, which speaks for the whole."""


def _organisation_in(rest: str) -> str:
    """Return the organisation of a role: `analyst at Merrow Research`, `of Lumenor`."""
    # `Vice President of Networks at Northbridge`: what stands behind `at` is the house.
    match = (
        re.fullmatch(rf",\s(?:the\s)?(?P<org>{NAME})", rest)
        or re.search(rf"\s(?:at|for|with)\s+{_DESCRIBED}(?P<org>{NAME})", rest)
        or re.search(rf"\s(?:of|from)\s+{_DESCRIBED}(?P<org>{NAME})", rest)
        or re.match(rf"\s*(?P<org>{NAME})", rest)
        or re.search(rf",\s(?P<org>{NAME})$", rest)
        or re.search(r"\b(?P<org>(?:ministry|department|bureau|office) of [a-z ]+[a-z])", rest)
    )
    # Behind `of` and `at` a name is whole: China and Electric begin it and no sentence.
    organisation = TRAILING.sub("", match["org"].removeprefix("The ")) if match else ""
    none = organisation in NO_NAMES or organisation in _STATES or INNER.search(organisation)
    return "" if none else organisation


_STATES = frozenset(("Kingdom", "Sultanate", "Republic", "Emirate"))
"""What a minister is of, as articles call his country."""


LED_BY = re.compile(
    rf"\b(?:analysts|economists|strategists|team) (?:led|headed) by (?P<name>{NAME})"
)
