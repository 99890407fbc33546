"""What changed, newest first: claims that were entered, and verdicts as their outcomes came out."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest

import pandas as pd

from forecasts.reviewing.voice import Row, Voice
from forecasts.site.contents import Contents

__all__ = ["Entry", "list_entries"]

_LONGEST = 100
_Change = tuple[str, str, str, Row]
"""The day of a change, its name for ever, what it is, and the row of its claim."""


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
    dated = (
        change for row in contents.rows.values() for change in _changes(row) if change[0] <= last
    )
    newest = nlargest(_LONGEST, dated, key=lambda change: change[:2])
    return [_entry(change, voice) for change in newest]


def _changes(row: Row) -> Iterator[_Change]:
    if not pd.isna(row["entered"]):
        yield _change(row, "entered", row["entered"])
    if row["verdict"] and not pd.isna(row["actual_published"]):
        yield _change(row, "judged", row["actual_published"])


def _change(row: Row, what: str, when: pd.Timestamp) -> _Change:
    identifier, day = row["claim_id"], f"{when:%Y-%m-%d}"
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"forecasts:{identifier}:{what}:{day}").urn
    return day, name, what, row


def _entry(change: _Change, voice: Voice) -> Entry:
    day, name, what, row = change
    about = voice.say(
        "block.head",
        who=voice.speaker(row),
        stated=voice.stated(row),
        claimed=voice.claimed(row),
        period=row["target_period"],
    )
    title = voice.say("site.entered", claim=about)
    if what == "judged":
        title = voice.say("site.judged", verdict=voice.verdict(row), claim=about)
    return Entry(
        day=day,
        name=name,
        claim_id=str(row["claim_id"]),
        title=title,
        words=" ".join(str(row["quote"]).split()),
    )
