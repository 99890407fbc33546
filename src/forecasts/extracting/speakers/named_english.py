"""Names beside a word of saying in an English sentence."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from forecasts.extracting.records import Span
from forecasts.extracting.speakers.beginnings import Beginning, of_kind
from forecasts.extracting.speakers.introduced_english import (
    LED_BY,
    OWNER_ROLE,
    PERSON_OF,
    PERSON_ROLE_AT,
    ROLE_OF,
    SAYS,
    Names,
)
from forecasts.extracting.speakers.names_english import (
    ADVERBS,
    BASED,
    NAME,
    ROLE,
    TRAILING,
    VERB,
    WORKS,
    clean,
    has_organisation_word,
    matches,
    near,
    person_in,
    surnames,
)
from forecasts.extracting.speakers.sources import Before, Mention
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.extracting.words.speakers_english import GENERIC, MARKET_WORDS

__all__ = [
    "acting_in",
    "at_figures",
    "at_home",
    "cited_in",
    "firm_headed",
    "heading_of",
    "named_beside",
    "next_in_turn",
    "takes_turn",
]

_VERB_NEAR, _VERB_BEFORE = re.compile(VERB), re.compile(rf"{VERB}[^.]{{0,30}}$")
_GOES_ON = re.compile(
    rf"(?P<name>{NAME})\s[a-z][^.,;:“”\"]{{2,60}}(?:,\s(?:projecting|forecasting|predicting|estimating|expecting|anticipating)\b"
    r"|,?\s(?:and|but)\s(?:now\s|also\s|it\s)?(?:said|warned|added|expects?|forecasts?|predicts?|estimates?|projects|sees)\b)"
)
_FORESEEING = (
    "projecting", "forecasting", "predicting", "estimating", "expecting", "anticipating",
)  # fmt: skip
_OF_SAYS = re.compile(
    rf"(?:(?<=\bat\s)|(?<=\bof\s)|(?<=\bfrom\s)|(?<=\bwith\s))(?P<name>{NAME})(?:\s\([^)]{{1,40}}\))?{ADVERBS}\s+(?P<verb>{VERB})"
)
_NATION = r"(?:U\.?[SK]\.?|EU|[A-Z]\w+(?:an|ish|ese|ch|ss))(?=\s[a-z])"
_SAID_BY = re.compile(
    rf"\b(?P<verb>said|says|reported|reports|explained|explains|wrote|writes|reckons|[Aa]ccording to|[Aa]s per|[Ii]n the (?:view|opinion) of|comes from|came from|(?:comes?|came|contained|published) in|from|estimates|predicts|forecasts|adds|added|notes|noted|warned|warns|by)\s+"
    rf"(?P<lead>(?:(?!(?:them|him|her|it|that),?\s)(?:[a-z][\w’'-]*,?|{_NATION})\s+){{0,9}}?(?:{BASED}\s+)?)(?!{_NATION})(?P<name>{NAME})(?!\s+(?:{MARKET_WORDS})\b)"
)
_INVERTED = re.compile(r"(?:^|[^\w\s$%)]|\bas|\bso)\s*$")
"""What stands before `says X`; behind a word, that word says it: `Y estimates the X market`."""
_BY = re.compile(
    r"(?i)\b(?:forecast(?:ed)?|expected|anticipated|estimated?|projection|projected|predicted|calculated|cited|quoted|prediction|report|study|research|analysis|figures|data|survey|released|published|compiled|carried out|conducted|prepared|according to[^,.;]{0,60}?)s?\s+(?:\w+\s+){0,3}$"
)
_CALL = re.compile(r"\b(?:forecast|estimate|projection|prediction|call|outlook|view)s?\b[^.;]*$")
_POSSESSIVE = re.compile(
    rf"(?P<name>{NAME})(?:['’]s|(?<=[sS])['’])\s+(?:\([A-Z]\w+\)\s+)?(?:[\w-]+\s+){{0,4}}?(?:[Ff]orecasts?|[Ee]stimates?|[Pp]rojections?|predictions?|[Oo]utlook|[Rr]eport|guidance|analysts?|target|plan|base case|scenario|calculations?|numbers|baseline|view|research|analysis|study|survey|update|data|figures|(?:[A-Z][\w-]+\s)+(?:{WORKS})"
    rf"|{ROLE}(?!,?\s+[A-Z]))\b"
)
_ITS_PEOPLE = re.compile(
    rf"(?P<name>{NAME})\s(?:analysts|economists|researchers|experts|strategists|executives|officials|representatives|members){ADVERBS}\s+(?:{VERB}|point(?:ed)?\b)"
)
_WORK = r"(?:data|reports?|estimates?|figures|research|notes?|analysts?|surveys?|study|projections?|forecasts?|analysis|outlook)"
_CITING = re.compile(
    rf"\b(?:citing|quoting)\s(?:(?:[a-z][\w-]*\s){{0,3}}?{_WORK}\s(?:[\w-]+\s){{0,3}}?(?:from|by|of|at)\s(?:the\s)?(?:[a-z][\w-]*\s){{0,4}}?(?P<name>{NAME})"
    rf"|(?:the\s)?(?:[a-z][\w-]*\s){{0,3}}?(?P<owner>{NAME})(?:['’]s?)?\s(?:[a-z][\w-]*\s){{0,2}}?{_WORK}\b"
    rf"|(?:the\s)?(?P<bare>{NAME})(?=\s?(?:[.,;”)]|$)))"
)
_QUOTED = re.compile(
    rf"\b(?:quoted|quotes|cited|cites)\s(?!by\b)(?:[a-z][\w-]*\s){{0,5}}?(?P<name>{NAME})\sas\s"
)
"""Whose figure is passed on: `Metal Daily said, citing a report by Calder Institute`."""
_IN_TURN = re.compile(
    rf"(?:[;,]|\sand|\sagainst|\sversus)\s(?:(?:and|while)\s)?(?P<name>{NAME})(?:,|:|\sat|\swith)?\s(?=(?:(?:about|around|nearly|only|just)\s)?(?:US|[A-Z]{{1,3}})?[$€£¥]?\d)"
)
"""Who is next in a list of forecasts with one verb: `Morrow expects $70, Harbour Bank $65`."""
_AT_FIGURE = re.compile(rf"\d[\w.,%]*(?: (?:[a-z]+ ){{0,3}}?(?:at|from|by) | \()(?P<name>{NAME})")
_FORECASTS = ("orecast", "stimate", "rojection", "rediction")
"""Whose the figure before it is: `from 1% at Morrow to 4% at Harbour Bank`."""
_HEADING = re.compile(
    rf"\s*(?P<name>{NAME}):\s(?=(?:The\s[a-z]|It\s|We\s|(?:Economists|Analysts|Strategists|Researchers)\s))"
)
"""Whose forecast a line of a list tells: `Homeward: The firm predicts`."""
_TURN = re.compile(
    rf"\s*(?P<name>{NAME})(?:\s\([^)]{{1,20}}\)|(?:,|\s[-–—])\s(?:[^:.;,\d]{{0,30}}\s)?(?i:{ROLE})(?:[\s,][^:.;\d]{{1,40}})?)?:\s"
)
"""Whose turn it is in a talk that is printed: `Ann Lee, Chief Executive Officer: We expect`."""


Named = Iterator[tuple["re.Match[str]", bool]]


def named_beside(
    sentence: str, begin: list[Beginning], saying: list[int], before: Before, *, offices: bool
) -> Named:
    """Yield each `name` beside a word of saying, and whether what it says stands in front of it.

    Args:
        sentence: The sentence.
        begin: Where names begin in it.
        saying: Where its verbs of saying stand.
        before: Whom the text has spoken of before it.
        offices: Whether it holds a role.
    """
    if begin:
        yield from _by_kind(sentence, begin, saying)
    roles = (
        matches(PERSON_ROLE_AT, sentence, of_kind(begin, "")),
        OWNER_ROLE.finditer(sentence),
        ROLE_OF.finditer(sentence),
    )
    for match in chain(*roles) if offices else ():
        if " " not in clean(match["name"]) and "," in match[0] and not _is_person(match, before):
            continue  # Tourism, Arts and Culture Minister Ann Lee
        if _VERB_NEAR.search(sentence[match.end() : match.end() + 40]) or _VERB_BEFORE.search(
            sentence[: match.start()]
        ):
            yield match, False
    yield from _said_by(sentence) if begin else ()
    if turn := takes_turn(sentence):
        whole = clean(turn["name"])
        if any(whole == person or whole in surnames(person) for person in before().people):
            yield turn, False
    if "ed by " in sentence:
        yield from ((match, False) for match in LED_BY.finditer(sentence))


def heading_of(sentence: str, text: str) -> str:
    """Return whose forecast a line of a list tells, else ''; what the text has in small letters is no name."""
    line = _HEADING.match(sentence) if ":" in sentence else None
    name = clean(line["name"]) if line else ""
    return "" if name and re.search(rf"\b{re.escape(name.lower())}\b", text) else name


def firm_headed(text: str, span: Span) -> str:
    """Return the firm that a heading names, which the paragraph below tells of as of one, else ''."""
    headed = _FIRM_BELOW.match(text, span.end) and _NAME.fullmatch(text, *span)
    return clean(headed[0]) if headed else ""


_NAME = re.compile(NAME)
_FIRM_BELOW = re.compile(
    rf"\s*\n\s*The\s[A-Z][a-z]+(?:ish|an|ese|ch|ss|-based)\s(?:[a-z-]+\s){{0,3}}?(?:{GENERIC})\b"
)
"""How a company is told of by its nation, which its own release does not do."""


def at_home(
    mentions: list[Mention], names: Names, before: Before, sentence: str, begin: int
) -> list[Mention]:
    """Put a person whose house is not told with the one that the sentence named before."""
    done: list[Mention] = []
    for one in mentions:
        alone = one.person and not one.pronoun and not names.people.get(one.person)
        house = done[-1].organisation if alone and done and not done[-1].person else ""
        house = house or (
            _officers_house(sentence, one.start - begin) if alone and not done else ""
        )
        alone = house and not before().people.get(one.person)
        done.append(one._replace(organisation=names.short.get(house, house)) if alone else one)
    return done


def _officers_house(sentence: str, at: int) -> str:
    """Return of which house an officer named at a place is, behind what it will do, else ''.

    `Morrow will open two plants, its president, Ann Lee, told reporters`.
    """
    officer = _OFFICER.search(sentence, max(0, at - _LONGEST_OFFICE), at)
    does = _DOES.match(sentence) if officer else None
    if not officer or not does:
        return ""
    house = clean(does["name"])
    named = officer["its"] or has_organisation_word(house)
    return house if named and house.lower() not in ENGLISH_PLACES else ""


_DOES = re.compile(
    rf"\s*(?:The\s|[A-Z]\w+['’]s?\s|[A-Z][^,.;]{{2,40}},\s(?:the\s)?)?(?P<name>{NAME})(?:\s\([A-Z]\w*\))?\s(?:will|would|could|may|should|is|has|had|can|[a-z]{{3,}}ed)\b"
)
"""Whom a sentence is about, and that it does something."""
_ACTS = re.compile(
    rf"\s*(?:The\s|To\s[a-z][^,.;]{{2,40}},\s|Separately,\s|Meanwhile,\s|[A-Z][a-z]+\s(?:[a-z]+\s){{1,2}})?(?P<name>{NAME})(?:,\s[^,.;“”\"]{{2,90}},)?\swill\s(?:also\s|then\s)?(?:spend|invest|build|open|hire|launch|close|set\sup|start|begin|recruit|commission|deploy|introduce|raise|lift|expand|increase|boost|double|triple)\b"
)
"""What a body will do itself, and is told of with no other source: `Norrland will open two shops`."""


def acting_in(sentence: str, known: Callable[[str], bool]) -> "re.Match[str] | None":
    """Return the `name` of a body that tells what it will do; `known` tells a house."""
    acts = _ACTS.match(sentence) if " will " in sentence else None
    return acts if acts and known(clean(acts["name"])) else None


_OFFICER = re.compile(
    rf"[,”\"]\s(?:(?P<its>its|their|the\s[a-z]+['’]s)\s)?(?:[a-z-]+\s){{0,2}}?(?!(?i:analyst|economist|strategist|researcher|consultant|professor|author))(?i:{ROLE}),?\s(?:[Mm]r\.?\s|[Mm]s\.?\s)?$"
)
_LONGEST_OFFICE = 70  # characters


def takes_turn(sentence: str) -> "re.Match[str] | None":
    """Return whose turn it is in a talk that is printed: a `name` before a colon."""
    return _TURN.match(sentence) if ":" in sentence else None


def _by_kind(sentence: str, begin: list[Beginning], saying: list[int]) -> Named:
    """Yield the names that a pattern finds beside a verb, each pattern at names of its kind."""
    told: list[re.Match[str]] = []
    if saying:
        hosted = matches(PERSON_OF, sentence, near(of_kind(begin, "hosted"), saying))
        told = [match for match in hosted if person_in(match["name"])]
    spans = [match.span("name") for match in told]
    yield from ((match, False) for match in told)
    for pattern, places in _tried(sentence, begin, saying):
        for match in matches(pattern, sentence, places):
            at = match.start("name")
            if any(one.start() < at < one.end() for one in told):
                continue  # the organisation of a person who is named already
            if pattern is _OF_SAYS and any(start < at < end for start, end in spans):
                continue  # Ukraine in `the Food Ministry of Ukraine expects`
            spans.append(match.span())
            yield match, False


def _tried(
    sentence: str, begin: list[Beginning], saying: list[int]
) -> Iterator[tuple["re.Pattern[str]", list[int]]]:
    """Yield the patterns of names that may match, and where: before a verb, or by their own word."""
    kinds = " ".join(kind for _, kind in begin)
    if saying and "speaking" in kinds:
        yield SAYS, near(of_kind(begin, "speaking"), saying)
    if saying and "placed" in kinds:
        yield _OF_SAYS, near(of_kind(begin, "placed"), saying)
    if "owning" in kinds:
        yield _POSSESSIVE, of_kind(begin, "owning")
    if "going" in kinds:
        if any(map(sentence.__contains__, _FORESEEING)):
            yield _GOES_ON, of_kind(begin, "going")
        elif saying and ("and" in sentence or "but" in sentence):
            yield _GOES_ON, near(of_kind(begin, "going"), saying)
    if "leading" in kinds:
        leading = of_kind(begin, "leading")
        yield _ITS_PEOPLE, leading if "point" in sentence else near(leading, saying)


def _said_by(sentence: str) -> Named:
    """Yield the names behind their word: `said X`, `according to X`, `a forecast by X`."""
    for match in _SAID_BY.finditer(sentence):
        before, verb = sentence[: match.start("verb")], match["verb"]
        if verb in {"by", "from"} and not _BY.search(before):
            continue
        if verb.endswith(" from") and not _CALL.search(before):
            continue
        if verb.endswith(" in") and not TRAILING.search(match["name"]):
            continue
        if verb not in {"by", "from"} and " " not in verb and not _INVERTED.search(before):
            continue
        yield match, verb not in {"by", "from"}


def _is_person(match: "re.Match[str]", before: Before) -> bool:
    name = clean(match["name"])
    return any(name in surnames(person) for person in before().people)


def cited_in(sentence: str, known: Callable[[str], bool]) -> Iterator[tuple[str, int, int]]:
    """Yield whose figure a sentence passes on, with its place; a bare name must be a known house."""
    for match in _QUOTED.finditer(sentence) if " as " in sentence else ():
        yield match["name"], *match.span("name")
    for match in _CITING.finditer(sentence) if "oting " in sentence or "iting " in sentence else ():
        group = match.lastgroup or "name"
        if group != "bare" or known(clean(match[group])):
            yield match[group], *match.span(group)


def next_in_turn(sentence: str, known: Callable[[str], bool]) -> Iterator["re.Match[str]"]:
    """Yield the houses of a list of forecasts behind its first; `known` tells a house."""
    for match in _IN_TURN.finditer(sentence):
        if known(clean(match["name"])):
            yield match


def at_figures(sentence: str, known: Callable[[str], bool]) -> Iterator["re.Match[str]"]:
    """Yield the houses right behind a figure of theirs; `known` tells a house."""
    told = any(map(sentence.__contains__, _FORECASTS))
    for match in _AT_FIGURE.finditer(sentence) if told else ():
        if known(clean(match["name"])):
            yield match
