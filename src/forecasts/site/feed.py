"""What changed, newest first: claims that were entered, and verdicts as their outcomes came out."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from forecasts.reviewing.voice import Row, Voice
from forecasts.site.contents import Contents

__all__ = ["Entry", "list_entries"]

_LONGEST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One change: its day (2026-11-21), its own name for ever, and what it says."""

    day: str
    name: str
    claim_id: str
    title: str
    words: str


def list_entries(contents: Contents, voice: Voice) -> list[Entry]:
    """Return the newest changes by the as-of day; the newest come first."""
    last = f"{contents.inputs.as_of:%Y-%m-%d}"
    entries = [
        entry
        for row in contents.rows.values()
        for entry in _changes(row, voice)
        if entry.day <= last
    ]
    entries.sort(key=lambda entry: (entry.day, entry.name), reverse=True)
    return entries[:_LONGEST]


def _changes(row: Row, voice: Voice) -> Iterator[Entry]:
    about = voice.say(
        "block.head",
        who=voice.speaker(row),
        stated=voice.stated(row),
        claimed=voice.claimed(row),
        period=row["target_period"],
    )
    if not pd.isna(row["entered"]):
        yield _entry(row, "entered", row["entered"], voice.say("site.entered", claim=about))
    if row["verdict"] and not pd.isna(row["actual_published"]):
        title = voice.say("site.judged", verdict=voice.verdict(row), claim=about)
        yield _entry(row, "judged", row["actual_published"], title)


def _entry(row: Row, what: str, when: pd.Timestamp, title: str) -> Entry:
    identifier = str(row["claim_id"])
    day = f"{when:%Y-%m-%d}"
    return Entry(
        day=day,
        name=uuid.uuid5(uuid.NAMESPACE_URL, f"forecasts:{identifier}:{what}:{day}").urn,
        claim_id=identifier,
        title=title,
        words=" ".join(str(row["quote"]).split()),
    )
