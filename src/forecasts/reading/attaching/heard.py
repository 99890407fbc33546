"""A cue that rules are asked about, and a figure with the cues that may speak for it."""

from typing import NamedTuple

from forecasts.reading.attaching.asked import Asked
from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.scene import Scene

__all__ = ["Heard", "Voice", "Voiced"]

Voice = tuple[str, Cue | None]
"""A tense, and the cue that gives its certainty."""


class Heard(NamedTuple):
    """A cue that rules are asked about.

    Attributes:
        scene: Its sentence.
        cue: The cue.
        last: The cue that speaks before it, if there is one.
    """

    scene: Scene
    cue: Cue
    last: Cue | None


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
