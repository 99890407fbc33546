"""Who has the word in a talk that is printed in English: an interview, a call with analysts.

A turn begins with the name of who speaks, before a colon or on a line of its own, and goes on until
the next. Whoever only asks speaks for nobody.
"""

import re
from collections.abc import Mapping

from forecasts.extracting.records import Article
from forecasts.extracting.speakers.names_english import (
    CAP,
    ROLE,
    clean,
    surnames,
)

__all__ = ["Turns", "author_of", "turns_of"]

Turns = Mapping[int, tuple[str, str]]
"""Person and house that a paragraph is said by; both empty where it only asks."""

_NAME = rf"{CAP}(?:\s(?:{CAP}|[A-Z]\.|d[aeiou]|van|von|de\sla)){{1,3}}"
_ON_A_LINE = re.compile(
    rf"(?P<name>{_NAME})(?:,|\s[-–—|]|\s(?=\())\s?(?P<rest>[^:.;\n]{{2,80}}(?<![.!?]))"
)
"""`Ann Lee, President & CEO`, or `Bo Falk, Harbour Capital - Analyst`."""
_BEFORE_COLON = re.compile(
    rf"(?P<name>{_NAME}|{CAP}(?:\s{CAP})?|Q|A)(?:(?:,|\s[-–—]|\s(?=\())\s?(?P<rest>[^:.;\n]{{2,80}}))?:\s"
)
_ROLE = re.compile(rf"\b(?i:{ROLE}|investor relations|operator|moderator)s?\b")
_OF_A_BODY = re.compile(r",\s|\s[-–—|]\s|\s(?:at|of|from|for|with)\s|[()]")
_FEW = 2  # turns make a talk


def turns_of(article: Article, people: Mapping[str, str], house: str) -> Turns:
    """Return who speaks in the paragraphs of a talk; nothing for another article."""
    text, begun = article.text, dict[int, tuple[str, str]]()
    labels = [_label(text[one.start : one.end]) for one in article.paragraphs]
    said = [name for name, _ in labels if name]
    for number, (name, rest) in enumerate(labels):
        person = _person(name, people) if name else ""
        if person or (name and rest and _ROLE.search(rest) and " " in name):
            own = _house_in(rest) or (rest and house) or people.get(person) or house
            begun[number] = (person or name, own)
        elif name and (said.count(name) > 1 or name in {article.publisher, "Q"}):
            begun[number] = ("", "")
    if sum(bool(person) for person, _ in begun.values()) < _FEW:
        return {}
    turns, last = dict[int, tuple[str, str]](), None
    for number, one in enumerate(article.paragraphs):
        last = begun.get(number, last)
        asks = not {number, number - 1} & begun.keys() and text[one.start : one.end].rstrip(
            ' ”"'
        ).endswith("?")
        if last is not None:
            turns[number] = ("", "") if asks else last
    return turns


def _label(line: str) -> tuple[str, str]:
    """Return whose turn a paragraph begins and what he is, both empty where it begins none."""
    alone = _ON_A_LINE.fullmatch(line.strip())
    if alone and _ROLE.search(alone["rest"]):
        return alone["name"], alone["rest"]
    found = _BEFORE_COLON.match(line)
    return (found["name"], found["rest"] or "") if found else ("", "")


def _person(name: str, people: Mapping[str, str]) -> str:
    """Return who is known by a name, or by a surname; '' where nobody is."""
    return next((one for one in people if name == one or name in surnames(one)), "")


def _house_in(rest: str) -> str:
    """Return the house beside a role: `Harbour Capital - Analyst`; '' for a role alone."""
    parts = (one.strip() for one in _OF_A_BODY.split(rest))
    return next((clean(one) for one in parts if one[:1].isupper() and not _ROLE.search(one)), "")


_BYLINE = re.compile(
    rf"(?:By\s(?P<by>{_NAME})(?=,|\s\||$)|(?P<is>{_NAME})\sis\s(?:an?\s|the\s)?(?=[a-z]))"
)
_HEAD = 6  # paragraphs


def author_of(article: Article, people: Mapping[str, str]) -> str:
    """Return who writes for a house of his own, as his line at the head says; '' for a reporter."""
    for one in article.paragraphs[1:_HEAD]:
        found = _BYLINE.match(article.text, one.start, one.end)
        name = clean(found["by"] or found["is"]) if found else ""
        house = people.get(name, "")
        if house and house != article.publisher:
            return name
    return ""
