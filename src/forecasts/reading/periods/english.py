"""Periods in English text: years, fiscal years, quarters, halves, months, decades, windows."""

import re
from collections.abc import Iterator
from datetime import date

from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.english_kinds import HANDLERS
from forecasts.reading.periods.english_words import (
    COMMON_GATE,
    COMMON_WORDS,
    FIRST_WORDS,
    LAST_OF_PART,
    LAST_OF_RELATION,
    NUMBER_GATE,
    PART,
    RELATION,
    RELATIONS,
    SCAN,
    TOKEN,
)
from forecasts.reading.periods.spans import (
    OFF_CALENDAR,
    UNPLACED,
    FoundPeriod,
    Placed,
    Span,
    month,
    months_on,
    year,
)
from forecasts.reading.records import Period

__all__ = ["find_english"]

_LOOK_BACK = 48
_YEAR, _DECADE = 12, 120
_RUNS_OUT = Lazy(r"(?i)\s+(?:(?:is|was)\s+(?:out|over|up|done)|ends|closes)\b")
_CLOSES = frozenset(("year-end", "year end", "the year-end", "the end of the year"))
_ITS_END = Lazy(r"['’]s\s+(?:end|close)\b")
_ENDS = ("end", "close", "turn", "year-end", "year end")


def find_english(text: str, stated: date | None) -> Iterator[FoundPeriod]:
    """Yield the periods that English text names, in order, in linear time."""
    done = 0
    for token in TOKEN.finditer(text):
        word = token[0].lower()
        if word not in FIRST_WORDS and word.isalpha():
            continue
        if token.start() < done or not _may_begin(text, token, word):
            continue
        match = SCAN.match(text, token.start())
        if match is None:
            continue
        done = match.end()
        kind = match.lastgroup or ""
        try:
            found = HANDLERS[kind](match, stated)
            period = found and _with_words_before(text, match, kind, found, stated)
        except OFF_CALENDAR:
            continue
        if period is not None:
            yield period


def _may_begin(text: str, token: re.Match[str], word: str) -> bool:
    """Look cheaply whether a period may begin with a word, before the whole grammar is tried."""
    if word.isdigit():
        return NUMBER_GATE.match(text, token.start()) is not None
    return word not in COMMON_WORDS or COMMON_GATE.match(text, token.end()) is not None


def _with_words_before(
    text: str, match: re.Match[str], kind: str, placed: Placed, stated: date | None
) -> FoundPeriod:
    """Add what stands before: a part of the year (`the end of`) and the preposition (`by`)."""
    span, tense, explicit = placed
    words = match[0].lower()
    start, part = match.start(), ""
    if kind != "window" and (found := _words_before(text, start, LAST_OF_PART, PART)):
        start, part = found.start(), (found["part"] or found["noun"]).lower()
    word = ""
    found = _words_before(text, start, LAST_OF_RELATION, RELATION)
    if found and (found["relation"].lower() != "on" or (span and span[0] == span[1])):
        start, word = found.start("relation"), " ".join(found["relation"].lower().split())
    if word == "before" and _RUNS_OUT.match(text, match.end()):
        # `before the decade is out` is in time at its very end.
        part = "end"
    if kind == "decade" and (_ITS_END.match(text, match.end()) or words.endswith(_ENDS)):
        part = "end"  # by the decade's end
    if kind == "window":
        relation = "in" if tense == "past" else "within"
    else:
        relation = _relation(kind, word, part, words, span)
    if span is not None:
        span = _narrow(span, part) if part else span
        if kind == "decade" and part in _ENDS and "decade" in words:
            # Who says it in the 2020s means 2030; `the end of the 2020s` is 2029.
            span = year(span[1].year + 1)
        span = _related(span, relation, word)
    first, last = span or UNPLACED
    if kind == "decade" and word in ("within", "over") and stated and first <= stated <= last:
        first = stated  # within what is left of it
    return FoundPeriod(
        start=start,
        end=match.end(),
        period=Period(start=first, end=last, words=text[start : match.end()], relation=relation),
        explicit=explicit,
        window=kind in ("window", "ahead"),
        tense=tense,
        floating=not (explicit or tense or "this" in words)
        and (kind in ("stretch", "quarter", "half", "months") or words in _CLOSES),
    )


def _words_before(
    text: str, start: int, last_words: frozenset[str], pattern: Lazy
) -> re.Match[str] | None:
    """Return the words that end at a place (`by`, `the end of`), tried where the last one fits."""
    last = _LAST_WORD.search(text, max(0, start - 16), start)
    if last is None or last[1].lower() not in last_words:
        return None
    return pattern.search(text, max(0, start - _LOOK_BACK), start)


def _relation(kind: str, word: str, part: str, words: str, span: Span | None) -> str:
    """Return how a figure stands to the period: in, by, before, from, within."""
    relation = RELATIONS.get(word, "in")
    if kind == "ahead":
        return "in"
    if kind == "range" and (span is None or span[0].year != span[1].year):
        return relation if relation not in ("in", "by") else "from"
    # The end of a year is a deadline, and before the end of 2027 is in time at its very end.
    at_end = part.endswith(("end", "close")) or words.endswith(("year-end", "year end"))
    if at_end and relation in ("in", "before"):
        return "by"
    return relation


_LAST_WORD = Lazy(r"([^\W\d_]+(?:'[^\W\d_]+)?)[ \-\n\t]*\Z")


_SHARES = {
    (_YEAR, "beginning"): (0, 4),
    (_YEAR, "start"): (0, 4),
    (_YEAR, "middle"): (4, 8),
    (_DECADE, "early"): (0, 48),
    (_DECADE, "mid"): (48, 84),
    (_DECADE, "late"): (84, 120),
}
"""Months of a span, and the part named -> its months, counted from 0 and the last excluded."""


def _narrow(span: Span, part: str) -> Span:
    """Cut a span to the part that the words name; the end of a year stands for that year."""
    first, last = span
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if part in _ENDS:
        return year(last.year) if length > _YEAR else span
    where = "late" if part.startswith("lat") else "mid" if part.startswith("mid") else "early"
    if length == 1:
        return _narrow_month(span, where)
    halves = {"early": (0, length // 2), "mid": (length // 4, length * 3 // 4)}
    low, high = (
        _SHARES.get((length, part))
        or _SHARES.get((length, where))
        or halves.get(where, (length // 2, length))
    )
    return months_on(first, low), month(first.year, first.month + high - 1)[1]


def _narrow_month(span: Span, where: str) -> Span:
    """Return the first or the second half of a month."""
    first, last = span
    if first == last or where == "mid":
        return span
    return (first.replace(day=16), last) if where == "late" else (first, first.replace(day=15))


def _related(span: Span, relation: str, word: str) -> Span:
    """Move a span for the preposition: `before 2030` is 2029 at the latest, `after 2030` later."""
    first, last = span
    if relation == "before" and (last - first).days >= 364:
        return year(first.year - 1)
    if word in ("after", "later than", "beyond") and (last - first).days in (364, 365):
        return year(first.year + 1)
    if word == "after" and first.day == 1 and (last - first).days < 31:
        return month(first.year, first.month + 1)
    return span
