"""A sentence with its quantities, periods, cues and clauses: what the rules look at."""

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from forecasts.reading.attaching.cues import Cue
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod
from forecasts.reading.records import Period

__all__ = ["SUBJECT_GAP", "Figure", "Scene", "Stance", "clause_starts", "folded", "weakness"]


SUBJECT_GAP = 90
"""How many characters behind a figure still belong to it."""


class Figure(NamedTuple):
    """What the rules look at of a quantity, with its place in the sentence."""

    start: int
    end: int
    quote: str
    kind: str
    unit: str
    hedge: str


class Scene(NamedTuple):
    """One sentence; every offset counts from its first character.

    Attributes:
        text: The sentence.
        folded: The same without cases, for a look whether a word stands in it.
        quantities: Its quantities in order of place.
        periods: The periods that may be a target, in order of place.
        targets: Those of the periods that are not only compared with.
        cues: The cues in order of place.
        spoken: Those of them that may speak for a figure.
        ahead: Whether one of the cues looks ahead.
        clauses: Offsets at which clauses begin; the first is 0.
        stated: The day of the statement, if known.
        now: The year that counts as the present: of `stated`, else of the best guess.
    """

    text: str
    folded: str
    quantities: tuple[Figure, ...]
    periods: tuple[FoundPeriod, ...]
    targets: tuple[FoundPeriod, ...]
    cues: tuple[Cue, ...]
    spoken: tuple[Cue, ...]
    ahead: bool
    clauses: tuple[int, ...]
    stated: date | None
    now: int

    def clause(self, offset: int) -> int:
        """Return the index of the clause that holds an offset."""
        return bisect_right(self.clauses, offset, 1) - 1

    def span(self, clause: int) -> tuple[int, int]:
        """Return where a clause begins, and where the next one does or the sentence ends."""
        following = self.clauses[clause + 1 : clause + 2]
        return self.clauses[clause], following[0] if following else len(self.text)


class Stance(NamedTuple):
    """What the rules of a language say of one quantity.

    Attributes:
        tense: `future`, `past`, `present`, `base`, or empty when no cue governs the quantity.
        cue: The cue that gave the certainty, if any.
        found: The period that the quantity is said of, if any.
        direct: Whether that period stands with the quantity itself and is not inherited.
        rules: The rules that fired.
    """

    tense: str
    cue: Cue | None
    found: FoundPeriod | None
    direct: bool
    rules: tuple[str, ...]

    @property
    def period(self) -> Period | None:
        """The period, when there is one."""
        return self.found.period if self.found else None


def folded(text: str) -> str:
    """Return a text without cases, in which a word stands wherever a pattern without them fits."""
    return text.casefold().replace("ı", "i")


def clause_starts(pattern: Lazy, text: str, quantities: tuple[Figure, ...]) -> tuple[int, ...]:
    """Return where clauses begin: behind each match of the pattern that lies in no quantity."""
    begins = [one.start for one in quantities]
    starts = [0]
    for match in pattern.finditer(text):
        place = match.start()
        index = bisect_right(begins, place) - 1
        if index < 0 or place >= quantities[index].end:
            starts.append(match.end())
    return tuple(starts)


def weakness(cue: Cue) -> float:
    """Return a sort key: a target is no forecast whatever else is said, then the unlikely first."""
    if cue.modality == "target":
        return 0.0
    return 1.0 if cue.probability is None else cue.probability
