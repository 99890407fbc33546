"""Who speaks and is nobody in English text: analysts, the Street, a poll, a consensus."""

import re
from collections.abc import Iterator

__all__ = ["crowds", "is_polled", "is_sponsored"]

_SPONSORED = re.compile(
    r"\b(?<!analysts )(?<!economists )(?<!strategists )(?<!team )(?:sponsored|funded|backed|commissioned|owned|led|supported) by (?:the )?$"
)
_POLLED = re.compile(r"\b(?:polled|surveyed|tracked|compiled) by (?:the )?$")
_SAY = (
    r"\s(?:(?:now|also|currently|generally|on average)\s)?"
    r"(?:(?:expect|forecast|predict|estimate|project|say|see|believe|anticipate)s?\b"
    r"|(?:is|are|was|were|had been)\s(?:expecting|forecasting|predicting|projecting|anticipating|estimating|looking for)\b)"
)
_ENDS = (
    "nalysts", "xperts", "conomists", "nvestors", "raders", "ealers", "orecasters", "xecutives",
    "nsiders", "bservers", "articipants", "Street",
)  # fmt: skip
_ANYBODY = re.compile(
    r"(?:^\s*|[,;]\s)(?:(?:(?i:industry|market|most|many|some))\s)?"
    r"(?P<who>[Aa]nalysts|[Ee]xperts|[Ee]conomists|[Ii]nvestors|[Tt]raders|[Dd]ealers|[Ff]orecasters|[Ee]xecutives|[Ii]nsiders|[Oo]bservers|[Pp]articipants"
    rf"|(?:The|Wall) Street){_SAY}"
)
_CROWD = re.compile(rf"(?:{'|'.join(_ENDS)}){_SAY}")
"""What `_ANYBODY` finds, all but its beginning."""
_MANY = r"(?:analysts|economists|traders|strategists|forecasters|experts|brokerages)"
_POLL = re.compile(
    r"(?P<who>\b(?:[Aa]nalysts|[Ee]conomists|[Tt]raders)(?: on average| in a poll)? (?:had (?:expected|forecast)|(?:polled|surveyed) by)"
    rf"|\b(?:according to|(?:forecasts?|estimates?|projections?) (?:by|from)) (?:(?!(?:at|of|from)\b)[a-z-]+ ){{0,3}}?{_MANY}(?! (?:at|of|from|with)\b)"
    rf"|\bwith (?:officials|{_MANY}) (?:now )?(?:expecting|forecasting|predicting|projecting|estimating)"
    rf"|(?<!['’]s )\b(?:poll|survey|panel) (?:of|among) (?:[\w-]+ ){{0,3}}?{_MANY}"
    r"|(?<!['’]s )\b(?:[Mm]edian|[Mm]ean|[Cc]onsensus) (?:forecast|estimate|expectation|view)s?\b(?! (?:of|by|from) (?:the )?[A-Z])"
    r"|\b(?:[Mm]arket|[Aa]nalyst|[Aa]nalysts['’]|[Ss]treet|[A-Z][\w&]+) consensus"
    r"|\b[Ii]ndustry (?:forecasts|estimates|projections) (?:suggest|point to|put|show))\b"
)
_POLLS = (
    "had expected", "had forecast", "polled by", "surveyed by", "poll ", "survey ", "panel ", "nalysts", "conomists", "fficials",
    "edian ", "mean ", "Mean ", "onsensus", "ndustry ",
)  # fmt: skip
"""What `_POLL` hangs on: a look for it is cheaper than the pattern."""


_EXPECTED = re.compile(
    r"\b(?:above|below|than|with|to|and|or|beat|beating|missed|missing|topped|topping|exceeded|exceeding|versus|vs\.?|against|ahead of|short of)\s"
    r"(?P<who>(?:the\s)?(?:(?:average|mean|median)\s)?(?:(?:analysts?|market|street|consensus|investors?|economists)(?:['’]s?)?\s)?"
    r"(?:estimates|expectations|consensus)\b)(?:\sof\b|\sfor\b|\sat\b)?"
)
"""What is expected of a company by nobody named: `above estimates of $18 billion`."""
_EXPECTATIONS = ("stimates", "xpectations", "onsensus")


_CLAUSE = re.compile(r"[,;](?=\s)|\sand\s")


def crowds(sentence: str) -> Iterator[tuple["re.Match[str]", int | None]]:
    """Yield where `who` speaks is many, and nobody, and where that ends before its sentence does."""
    ends = 0
    if any(map(sentence.__contains__, _EXPECTATIONS)):
        for match in _EXPECTED.finditer(sentence):
            ends = match.end()
            clause = _CLAUSE.search(sentence, ends)
            yield match, clause.start() if clause else len(sentence)
    if any(map(sentence.__contains__, _POLLS)):
        yield from ((match, None) for match in _POLL.finditer(sentence, ends))
    if any(map(sentence.__contains__, _ENDS)) and _CROWD.search(sentence):
        yield from ((match, None) for match in _ANYBODY.finditer(sentence))


def is_polled(sentence: str, name: int) -> bool:
    """Whether a name that begins at a place only asked those who speak: `polled by Newswire`."""
    return _POLLED.search(sentence, 0, name) is not None


def is_sponsored(sentence: str, name: int) -> bool:
    """Whether a name that begins at a place only paid for what is told."""
    return _SPONSORED.search(sentence, 0, name) is not None
