"""Subjects, claimants and series: what each is called, its claims, and the record of a series."""

from dataclasses import dataclass

import pandas as pd

from forecasts.reviewing.blocks import web_address, yearly_figures
from forecasts.reviewing.voice import Voice, plain
from forecasts.site.contents import Contents
from forecasts.site.lists import count_verdicts
from forecasts.site.pictures import Record, draw_record
from forecasts.words import NOBODY, retell
from forecasts.words.amounts import amount

__all__ = ["Group", "SeriesPage", "list_groups", "name_group", "write_series"]

_RECORD_YEARS = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A subject, a claimant or a series.

    Attributes:
        key: Its code or name in the ledger.
        name: What it is called.
        claims: Ids of its claims.
        words: How many there are of each verdict.
        judged: How many claims have a verdict.
    """

    key: str
    name: str
    claims: tuple[str, ...]
    words: str
    judged: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesPage:
    """What a series of outcomes is, its record as known, and every publication.

    `facts` are (name, text, web address or '', the tag of the text's language where that is not the
    page's); `figures` are (period, value, published, release).
    """

    facts: tuple[tuple[str, str, str, str], ...]
    record: Record | None
    figures: tuple[tuple[str, str, str, str], ...]


def list_groups(kind: str, contents: Contents, voice: Voice) -> list[Group]:
    """Return the subjects, claimants or series in the order of their names."""
    found = [
        _group(key, name_group(kind, key, voice), claims, contents, voice)
        for key, claims in contents.groups[kind].items()
    ]
    return sorted(found, key=lambda group: (group.name.casefold(), group.key))


def name_group(kind: str, key: str, voice: Voice) -> str:
    """Return what a subject, a claimant or a series is called."""
    if kind == "claimants":
        return voice.term(key) if key == NOBODY else key
    return voice.name(key) if kind == "subjects" else voice.series(key)


def _group(key: str, name: str, claims: tuple[str, ...], contents: Contents, voice: Voice) -> Group:
    rows = [contents.rows[each] for each in claims]
    told = [
        voice.say("counted", n=voice.figure(number), what=voice.term(code))
        for code, number in count_verdicts(rows).items()
    ]
    return Group(
        key=key,
        name=name,
        claims=claims,
        words=voice.say("aside.join").join(told),
        judged=sum(bool(row["verdict"]) for row in rows),
    )


_FACTS = ("producer", "definition", "licence", "citation")


def write_series(name: str, contents: Contents, voice: Voice) -> SeriesPage | None:
    """Return what a series is and its record; None where claims name one that is not there."""
    row = contents.series.get(name)
    if row is None:
        return None
    texts = {each: plain(row[each]) for each in _FACTS}
    texts["definition"] = plain(row.get(f"definition_{voice.language}")) or texts["definition"]
    licences = [retell(voice.language, each) for each in texts["licence"].split("; ")]
    texts["licence"] = voice.say("licence.join").join(licences)
    facts = [
        (
            voice.say(f"site.fact.{each}"),
            text,
            "",
            "" if each == "producer" else voice.foreign(text),
        )
        for each, text in texts.items()
        if text
    ]
    address = web_address(plain(row["url"]))
    if address:
        facts.append((voice.say("label.source"), address, address, ""))
    unit = str(row["unit"])
    latest = {end: value for end, _, value in yearly_figures(contents.inputs).get((name, unit), [])}
    shown = [(float(end.year), latest[end]) for end in sorted(latest)][-_RECORD_YEARS:]
    record = None
    if len(shown) > 1:
        alt = voice.say(
            "site.series.alt",
            first=amount(shown[0][1], unit, voice.language),
            from_year=f"{shown[0][0]:.0f}",
            last=amount(shown[-1][1], unit, voice.language),
            to_year=f"{shown[-1][0]:.0f}",
        )
        record = draw_record(shown, unit, voice, alt)
    figures = tuple(
        (
            str(each["period"]),
            amount(float(each["value"]), str(each["unit"]), voice.language, figures=5),
            voice.day(pd.Timestamp(each["published_on"]).date()),
            voice.term(each["release"]),
        )
        for each in contents.published.get(name, [])
    )
    return SeriesPage(facts=tuple(facts), record=record, figures=figures)
