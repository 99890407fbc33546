"""Claims against claims in words: what does not add up, and why it still might."""

import math
import re
from collections.abc import Mapping

import pandas as pd

from forecasts.reviewing.printing.grids import rows_of
from forecasts.reviewing.voice import Row, Voice, plain
from forecasts.words import retell
from forecasts.words.amounts import common_noun

__all__ = ["named_claims", "note_sentences"]

_WORDS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*[A-Za-z0-9]")


def note_sentences(notes: pd.DataFrame, claims: Mapping[str, Row], voice: Voice) -> list[str]:
    """Return a sentence for each finding that is no agreement, contradictions first.

    `claims` are by id: a sentence names a claim by who said what, and never by its id.
    """
    found = notes[notes["outcome"] != "consistent"]
    order = {"contradiction": 0, "tension": 1, "not checked": 2}
    found = found.sort_values("outcome", key=lambda column: column.map(order), kind="stable")
    return [_sentence(row, claims, voice) for row in rows_of(found)]


def named_claims(note: Row) -> set[str]:
    """Return every word of a finding that may be the id of a claim that its sentence names."""
    told = " ".join(plain(note[column]) for column in ("words", "claim_id", "other_id"))
    return set(_WORDS.findall(told))


def _sentence(row: Row, claims: Mapping[str, Row], voice: Voice) -> str:
    """Return a finding: with its reasons in English, as these are written; in short elsewhere."""
    facts = {
        "outcome": voice.term(row["outcome"]),
        "words": _without_ids(plain(row["words"]), claims, voice),
        "first": _without_ids(row["claim_id"], claims, voice),
        "second": _without_ids(row["other_id"], claims, voice),
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


def _without_ids(words: str, claims: Mapping[str, Row], voice: Voice) -> str:
    """Return words without ids: a claim by who said what for when, a code by what it is called."""

    def name(found: re.Match[str]) -> str:
        row = claims.get(found[0])
        if row is None:
            coded = "-" in found[0] and found[0] in voice.names
            return common_noun(voice.name(found[0]), voice.language) if coded else found[0]
        return voice.say(
            "consistency.claim",
            who=voice.who(row),
            stated=voice.stated(row),
            claimed=voice.claimed(row),
            what=voice.what(row),
            period=row["target_period"],
        )

    return voice.days(_WORDS.sub(name, words))
