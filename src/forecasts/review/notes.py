"""Claims against claims in words: what does not add up, and why it still might."""

import pandas as pd

from forecasts.review.document import Bullets
from forecasts.review.grids import rows_of
from forecasts.review.voice import Voice, plain

__all__ = ["note_sentences", "summary_notes"]

_MOST = 3


def note_sentences(notes: pd.DataFrame, voice: Voice) -> list[str]:
    """Return a sentence for each finding that is no agreement, contradictions first."""
    found = notes[notes["outcome"] != "consistent"]
    order = {"contradiction": 0, "tension": 1, "not checked": 2}
    found = found.sort_values("outcome", key=lambda column: column.map(order), kind="stable")
    return [f"{voice.term(row['outcome'])}: {plain(row['words'])}" for row in rows_of(found)]


def summary_notes(notes: pd.DataFrame, open_ids: set[str], voice: Voice) -> Bullets | None:
    """Return a few of them for page one, those about open claims; None when there is none."""
    still = notes[notes["outcome"].isin(["contradiction", "tension"])]
    still = still[still["claim_id"].isin(open_ids)]
    sentences = note_sentences(still, voice)[:_MOST]
    return Bullets(items=tuple(sentences)) if sentences else None
