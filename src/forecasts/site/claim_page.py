"""The page of one claim: words, source, reading, picture, conversion, verdict, how to cite it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from forecasts.reviewing.blocks import (
    claim_facts,
    claim_trace,
    claim_track,
    describe_track,
    web_address,
)
from forecasts.reviewing.document import Fact
from forecasts.reviewing.notes import note_sentences
from forecasts.reviewing.voice import Row, Voice, plain
from forecasts.site.bars import Bar, draw_bars
from forecasts.site.contents import MOST_BESIDE, RELATIONS, Contents, series_of
from forecasts.site.copied import Copied
from forecasts.site.linked import linked_claim
from forecasts.site.lists import Line, list_lines, year_due
from forecasts.site.pictures import Record, draw_claim
from forecasts.words.amounts import signed_percent

__all__ = ["ClaimPage", "write_claim"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimPage:
    """All that stands on the page of a claim, in words.

    Attributes:
        line: The claim as lists have it.
        speaker: Who spoke, a person with the organisation.
        flags: fragile, provisional, target ... in words.
        source: Publisher, date and title; `url` is '' where it is no web address.
        archive: Where an archived copy is; '' where there is none.
        at: Where in the source the words stand.
        place: File and line in the ledger.
        facts: Reading, outcome, error, what it needs.
        record: The picture over the record; None where there is none.
        figures: The record in words, year by year.
        bars: What was said about the same thing, this claim among it; empty where nobody else did.
        trace: How the number came about, line by line.
        beside: Findings of this claim against others.
        relations: (what it is, id) of the claims that this one replaces, relays or is a part of.
        series: The name of the series that judges it; ''.
        changes: (day, what happened, commit) as git knows them; empty where that was not asked.
        reviews: Reviews of the year in which it falls due.
        cite: How to cite this page.
        linked: JSON-LD.
    """

    line: Line
    speaker: str
    flags: tuple[str, ...]
    source: str
    url: str
    archive: str
    at: str
    place: str
    facts: tuple[Fact, ...]
    record: Record | None
    figures: tuple[str, ...]
    bars: tuple[Bar, ...]
    trace: tuple[str, ...]
    beside: tuple[str, ...]
    relations: tuple[tuple[str, str], ...]
    series: str
    changes: tuple[tuple[str, str, str], ...]
    reviews: tuple[Copied, ...]
    cite: str
    linked: dict[str, Any]


def write_claim(identifier: str, contents: Contents, voice: Voice) -> ClaimPage:
    """Return the page of one claim."""
    row, inputs = contents.rows[identifier], contents.inputs
    track = claim_track(row, inputs)
    record = None
    if track is not None:
        record = draw_claim(track, row, voice, describe_track(row, track, voice))
    others = [contents.rows[name] for name in contents.same.get(identifier, ())[:MOST_BESIDE]]
    source = voice.say(
        "block.source",
        publisher=plain(row["publisher"]),
        day=voice.stated(row),
        title=plain(row["title"]),
    )
    kind = () if row["modality"] == "forecast" else (voice.term(row["modality"]),)
    return ClaimPage(
        line=list_lines(contents, [identifier], voice)[0],
        speaker=voice.speaker(row),
        flags=(*voice.flags(row), *kind),
        source=source,
        url=web_address(str(row["url"])),
        archive=web_address(str(row["archive"])),
        at=plain(row["at"]),
        place=f"{row['file']}:{row['line']}",
        facts=(*claim_facts(row, voice), *_ahead(row, voice)),
        record=record,
        figures=tuple(spot.words for spot in record.line) if record else (),
        bars=tuple(draw_bars(others, voice)),
        trace=claim_trace(row, inputs.currency, voice.language),
        beside=_beside(identifier, contents, voice),
        relations=tuple(_relations(row, contents, voice)),
        series=series_of(row) if series_of(row) in contents.groups["series"] else "",
        changes=tuple(_changes(identifier, contents, voice)),
        reviews=tuple(each for each in contents.reviews if str(each.year) == year_due(row)),
        cite=voice.say(
            "site.cite",
            who=voice.speaker(row),
            stated=voice.stated(row),
            quote=plain(row["quote"]),
            publisher=plain(row["publisher"]),
            claim=identifier,
            day=voice.day(inputs.as_of),
            digest=inputs.digest,
        ),
        linked=linked_claim(row),
    )


def _ahead(row: Row, voice: Voice) -> list[Fact]:
    """Say what is still to come: the outlook, and the growth needed beside the record."""
    facts = []
    if row["outlook"]:
        facts.append(Fact(name=voice.say("head.outlook"), text=voice.outlook(row)))
    needed, record = float(row["growth_needed"]), float(row["growth_record"])
    if not math.isnan(needed):
        aside = ""
        if not math.isnan(record):
            aside = voice.say("site.record", rate=signed_percent(record, voice.language))
        rate = voice.pace(row, signed_percent(needed, voice.language))
        text = voice.say("yearly", amount=rate)
        facts.append(Fact(name=voice.say("site.needs"), text=text, aside=aside))
    return facts


def _beside(identifier: str, contents: Contents, voice: Voice) -> tuple[str, ...]:
    import pandas as pd

    found = contents.findings().get(identifier, ())
    if not found:
        return ()
    return tuple(note_sentences(pd.DataFrame(list(found)), contents.rows, voice))


def _changes(identifier: str, contents: Contents, voice: Voice) -> Iterator[tuple[str, str, str]]:
    """Say when a claim came into the ledger and which of its fields changed since."""
    for change in contents.changes.get(identifier, ()):
        words = voice.say("site.change.came")
        if change.fields:
            words = voice.say(
                "site.change.fields", fields=voice.say("list.join").join(change.fields)
            )
        yield voice.day(change.day), words, change.commit


def _relations(row: Row, contents: Contents, voice: Voice) -> Sequence[tuple[str, str]]:
    """Return the claims that this one names, with what they are to it."""
    return [
        (voice.say(f"site.relation.{column}"), name)
        for column in RELATIONS
        for name in str(row[column]).split()
        if name in contents.rows
    ]
