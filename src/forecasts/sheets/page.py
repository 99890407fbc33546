"""What a sheet says, free of any file format: the printers lay it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["Entry", "Page"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One claim.

    Attributes:
        claim_id: Its id.
        amount: The figure in the sheet's currency, with its hedge.
        own: The same as it was said, where that is another currency; else ''.
        note: Number of the footnote that says how it was converted; 0 for none.
        what: Subject, measure, region and period.
        quote: The words that were said, in `language`.
        who: Speaker, role and session.
        marks: Hedge, certainty, modality and condition, each in a word or two.
        beside: What others say, growth needed beside the record.
        state: Outlook or verdict, with what came.
        mark: `high`, `low`, `within` or `open`: sets the colour of the state.
        sign: The shape that goes with the mark.
        part: Of which other figure of the sheet it is a part, in words; '' where it is none.
        strip: Places on its axis; None where there is no number to draw.
    """

    claim_id: str
    amount: str
    own: str
    note: int
    what: str
    quote: str
    language: str
    who: str
    marks: tuple[str, ...]
    beside: tuple[str, ...]
    state: str
    mark: str
    sign: str
    part: str = ""
    strip: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A whole sheet in one language.

    Attributes:
        title: Name of the event, or title of the source.
        where: Place, days and organiser, in one line.
        finding: What has to be seen first, in a sentence or two.
        entries: The claims; empty for an event at which none was made.
        instead: What a source without a figure holds; paragraphs.
        past: How earlier claims fared, a line each.
        sources: Publisher, day, title and day of reading as text, the address, and that of an
            archived copy.
        notes: Footnotes, from 1 on.
        foot: Ledger, day and currency.
        licence: Under what the sheet may be used.
        labels: Heads and the legend's words; `join`: what stands between two sentences.
    """

    title: str
    where: str
    finding: str
    entries: tuple[Entry, ...]
    instead: tuple[str, ...]
    past: tuple[str, ...]
    sources: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]
    foot: str
    licence: str
    labels: Mapping[str, str]
    language: str
    as_of: date
