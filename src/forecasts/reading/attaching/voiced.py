"""A figure with the cues that may speak for it."""

from typing import NamedTuple

from forecasts.reading.attaching.asked import Asked
from forecasts.reading.attaching.cues import Cue

__all__ = ["Voice", "Voiced"]

Voice = tuple[str, Cue | None]
"""A tense, and the cue that gives its certainty."""


class Voiced(NamedTuple):
    """A figure with the cues that may speak for it.

    Attributes:
        asked: The figure.
        clause: The index of its clause.
        cues: All cues of the sentence that speak.
        before: Those of its clause that stand before it.
        behind: Those that stand behind it and are its own.
    """

    asked: Asked
    clause: int
    cues: tuple[Cue, ...]
    before: tuple[Cue, ...]
    behind: tuple[Cue, ...]
