"""Claims in lists: a row each, with what can be sorted and filtered by."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from forecasts.reviewing.terms import SIGNS
from forecasts.reviewing.voice import Row, Voice, plain
from forecasts.site.contents import Contents
from forecasts.words import DEFAULT_LANGUAGE

__all__ = ["ORDER", "Choice", "Line", "choices_of", "count_verdicts", "list_lines", "verdict_code"]

ORDER = (
    "hit", "near", "miss", "reached", "not reached", "open", "waiting", "conditional",
    "ungradable", "void",
)  # fmt: skip
"""Verdicts, then what a claim without one is, as they stand in lists."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One claim of a list: cells in words, and what it is sorted and filtered by.

    `claimant` is the key of the page on who spoke, whatever a language calls nobody. `mark` and
    `sign` go with the verdict; `stated_key` and `due_key` sort, as 2026-11-21.
    """

    claim_id: str
    who: str
    claimant: str
    subject: str
    year: str
    code: str
    mark: str
    sign: str
    stated: str
    stated_key: str
    what: str
    quote: str
    language: str
    claimed: str
    period: str
    due_key: str
    verdict: str
    came: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One entry of a filter: its value, and what it is called."""

    value: str
    name: str


def list_lines(contents: Contents, identifiers: Iterable[str], voice: Voice) -> list[Line]:
    """Return the rows of a list of claims."""
    made: dict[str, Line] = contents.lines_of(voice.language)
    names = list(identifiers)
    for name in names:
        if name not in made:
            made[name] = _line(contents.rows[name], voice)
    return [made[name] for name in names]


def _line(row: Row, voice: Voice) -> Line:
    mark = voice.mark(row)
    return Line(
        claim_id=str(row["claim_id"]),
        who=voice.who(row),
        claimant=Voice(language=DEFAULT_LANGUAGE).who(row),
        subject=str(row["subject"]),
        year=year_due(row),
        code=verdict_code(row),
        mark=mark,
        sign=SIGNS[mark],
        stated=voice.stated(row),
        stated_key=f"{row['stated']:%Y-%m-%d}",
        what=voice.what(row),
        quote=plain(row["quote"]),
        language=str(row["language"]),
        claimed=voice.claimed(row),
        period=plain(row["target_period"]),
        due_key="" if pd.isna(row["target_end"]) else f"{row['target_end']:%Y-%m-%d}",
        verdict=voice.verdict(row),
        came=voice.came(row),
    )


def year_due(row: Row) -> str:
    """Return the year in which a claim falls due; '' where nobody named one."""
    return "" if pd.isna(row["target_end"]) else f"{row['target_end'].year}"


def verdict_code(row: Row) -> str:
    """Return the verdict, or what a claim without one is."""
    return str(row["verdict"] or row["status"])


def count_verdicts(rows: Iterable[Row]) -> dict[str, int]:
    """Count verdicts, in their usual order; those that are not there are left out."""
    counts = Counter(map(verdict_code, rows))
    known = [code for code in ORDER if code in counts]
    return {code: counts[code] for code in [*known, *sorted(counts.keys() - set(known))]}


def choices_of(
    lines: Sequence[Line], voice: Voice, names: Iterable[str]
) -> dict[str, list[Choice]]:
    """Return the filters of a list: subject, claimant, verdict and year, each with its entries.

    Args:
        lines: The list.
        voice: Says what codes are called.
        names: The attributes of a `Line` that filters look at.
    """
    found: dict[str, list[Choice]] = {}
    for attribute in names:
        values = {getattr(line, attribute) for line in lines} - {""}
        called = {value: _called(attribute, value, voice) for value in values}
        ordered = sorted(values, key=lambda value: (called[value].casefold(), value))
        if attribute == "code":
            ordered = sorted(values, key=lambda code: (_place(code), code))
        found[attribute] = [Choice(value=value, name=called[value]) for value in ordered]
    return found


def _called(attribute: str, value: str, voice: Voice) -> str:
    if attribute == "subject":
        return voice.name(value)
    return voice.term(value) if attribute == "code" else value


def _place(code: str) -> int:
    return ORDER.index(code) if code in ORDER else len(ORDER)
