"""For which ministry a minister of an English article speaks, whose office names it."""

import re
from collections.abc import Iterator

from forecasts.extracting.speakers.names_english import CAP, clean
from forecasts.extracting.speakers.sources import Spoken
from forecasts.extracting.words.places import ENGLISH_PLACES

__all__ = ["HONOUR", "OFFICE_OF", "PORTFOLIO", "host_of", "ministers_in"]

PORTFOLIO = (
    "(?:finance|energy|oil|power|trade|commerce|economy|industry|agriculture|tourism|transport)"
)
HONOUR = r"(?:Mrs?|Ms|Dr|Prof|Engr|Alhaji|Alhaja|Hajiya|Shri|Smt|Sir|Dame)\.?"
OFFICE_OF = re.compile(r"\b(?i:ministry|department|government|office|cabinet|administration)\b")
"""What a minister speaks for, if it is named so; what he is a minister of speaks of nothing."""

_MINISTER = re.compile(r"(?:[Mm]inister|Secretary)\b(?!-)")
_HELD_BEFORE = re.compile(
    rf"(?:(?P<one>{CAP}\s{CAP}),\s(?:the\s|its\s|{CAP}['’]s\s|(?:the\s)?{CAP}\s(?=[a-z]))?)?"
    rf"(?P<portfolio>(?:\b{CAP},\s)*\b{CAP}(?:\s(?:(?:and|&)\s)?{CAP}){{0,5}}|\b{PORTFOLIO})\s$"
)
"""What stands before `minister`: his portfolio, and before that perhaps his name."""
_NAMED_BEHIND = re.compile(rf",?\s(?:{HONOUR}\s)?(?P<name>{CAP}\s{CAP}(?:\s{CAP})?)")
_OF_BEHIND = re.compile(
    rf"\s(?:of\sState\s)?(?:of|for)\s(?:the\s)?(?P<portfolio>{CAP}(?:,?\s(?:(?:and|&)\s)?{CAP})*?),?\s(?:{HONOUR}\s)?(?P<name>{CAP}\s{CAP})"
    r"(?!\s(?:and\s)?[A-Z])"
)
_RANKS = frozenset(
    "The Deputy Vice Union State Prime Chief First Foreign Junior Former Federal Cabinet Acting New Senior Minister Home".split()
)
"""What stands before `Minister` and is no portfolio; `foreign ministry` forecasts nothing of markets."""
_REACH = 90  # characters before `minister`
_OTHERWISE = re.compile(r"\b[Dd]epartment\b|\b[A-Z]\w+ Government\b|\bGovernment of\b")
"""A body that a minister may speak for instead, as it is called otherwise than he is."""


def ministers_in(text: str, house: str) -> Iterator[tuple[str, str]]:
    """Yield the ministers of a text, and for what each speaks, '' where that is not told.

    Args:
        text: The article.
        house: Whose page it is, which wins if it is an office.
    """
    for match in _MINISTER.finditer(text) if "inister" in text or "Secretary" in text else ():
        minister = match[0] != "Secretary"
        behind = _OF_BEHIND.match(text, match.end())
        if behind:
            named, form = behind["portfolio"], "Ministry of {}"
            name = behind["name"]
        else:
            held = _HELD_BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
            after = _NAMED_BEHIND.match(text, match.end())
            one = after["name"] if after else (held["one"] if held else "")
            if not held or not one:
                continue
            name, named = one, _without_rank(held["portfolio"]).lower()
            form = "{} ministry"
        if named and not minister:
            department = re.search(
                rf"\bDepartment (?:of|for) (?:the )?(?i:{re.escape(named)})\b", text
            )
            own = department[0] if department else ""
            if own or behind:
                yield name, own
        elif named and OFFICE_OF.search(house):
            yield name, house
        elif named:
            yield name, _ministry(text, named, form)


def _without_rank(portfolio: str) -> str:
    """Return a portfolio without the nation and the rank before it."""
    words = portfolio.split()
    while words and (words[0] in _RANKS or words[0].lower() in ENGLISH_PLACES):
        words = words[1:]
    return " ".join(words)


def _ministry(text: str, portfolio: str, form: str) -> str:
    """Return a ministry as the text calls it, else as its minister is called."""
    own = re.escape(portfolio)
    named = re.search(
        rf"(?P<name>\b(?:{CAP}\s)*(?i:{own})\s(?i:ministry|department))\b"
        rf"|\b(?P<of>(?:Ministry|Department)\s(?:of|for)\s(?:the\s)?(?:{CAP},?\s(?:and\s|&\s)?)*?(?i:{own})\b(?:,?\s(?:and\s|&\s)?{CAP})*)",
        text,
    )
    if named:
        return clean(named["name"] or named["of"])
    return "" if _OTHERWISE.search(text) else form.format(portfolio)


def host_of(last: Spoken) -> str:
    """Return whose part a committee or a plan is; a minister speaks of plans of others, too."""
    return "" if last.person and last.organisation.endswith(" ministry") else last.organisation
