"""Claims against claims in words: what does not add up, and why it still might."""

import math

import pandas as pd

from forecasts.reviewing.document import Bullets
from forecasts.reviewing.printing.grids import rows_of
from forecasts.reviewing.voice import Row, Voice, plain
from forecasts.words import retell

__all__ = ["note_sentences", "summary_notes"]

_MOST = 3


def note_sentences(notes: pd.DataFrame, voice: Voice) -> list[str]:
    """Return a sentence for each finding that is no agreement, contradictions first."""
    found = notes[notes["outcome"] != "consistent"]
    order = {"contradiction": 0, "tension": 1, "not checked": 2}
    found = found.sort_values("outcome", key=lambda column: column.map(order), kind="stable")
    return [_sentence(row, voice) for row in rows_of(found)]


def _sentence(row: Row, voice: Voice) -> str:
    """Return a finding: with its reasons in English, as these are written; in short elsewhere."""
    facts = {
        "outcome": voice.term(row["outcome"]),
        "words": plain(row["words"]),
        "first": row["claim_id"],
        "second": row["other_id"],
        "relation": voice.term(row["relation"]),
    }
    rate = ""
    if not math.isnan(row["break_even"]):
        rate = voice.say(
            "consistency.rate",
            rate=f"{row['break_even']:.3g} {retell(voice.language, str(row['pair']))}",
            low=f"{row['rate_low']:.3g}",
            high=f"{row['rate_high']:.3g}",
        )
    item = voice.say("consistency.item", rate=rate, **facts)
    return voice.sentences(item, retell(voice.language, str(row["why"])))


def summary_notes(notes: pd.DataFrame, open_ids: set[str], voice: Voice) -> Bullets | None:
    """Return a few of them for page one, those about open claims; None when there is none."""
    still = notes[notes["outcome"].isin(["contradiction", "tension"])]
    still = still[still["claim_id"].isin(open_ids)]
    sentences = note_sentences(still, voice)[:_MOST]
    return Bullets(items=tuple(sentences)) if sentences else None
