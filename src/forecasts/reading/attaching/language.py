"""What a language brings to the reading of time: the stages ask this record, and no sign of it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from forecasts.reading.attaching.asked import Asked
from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.scene import Scene, Stance
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod
from forecasts.reading.records import Period, Quantity

__all__ = ["NEVER", "Known", "Language", "as_found"]

NEVER = Lazy(r"(?!)")
"""For what a language has no words of its own."""


class Known(NamedTuple):
    """What is known before a sentence is read, from which its own times may count.

    Attributes:
        stated: The day of the statement, if known.
        now: The year that counts as the present: of `stated`, else of the best guess.
        period: The period of the sentence before, if it has one.
        years: The several years that were named last, if any were.
    """

    stated: date | None
    now: int
    period: Period | None = None
    years: Period | None = None


class Language(NamedTuple):
    """One language, as the attachment of time to figures asks about it.

    Patterns from `clauses` to `keeps` look at a sentence as `plain` leaves it, others at the text.

    Attributes:
        sentence_ends: Behind what a sentence ends.
        headline_ends: Line ends that also end one, where a text is not broken to fit a page;
            the line feed comes first, as a search for one sign is fast.
        clauses: What parts the clauses of a sentence.
        refers_back: What opens a sentence that takes its time from the one before: `By then`.
        then: What does so anywhere in it.
        restates: What opens a sentence that says figures again in other terms.
        keeps: What is done to one forecast beside another: `was kept at`.
        leaves: What leaves the time that was spoken of: `now`.
        goal: What leads to a further goal of a plan: `build`, `rise to`.
        same_part: What ends before a figure of the same months a year earlier.
        year_ago: What follows a figure of a year earlier.
        same_time: What ends before a figure set beside as that of a year earlier.
        estimate_is_ahead: Whether an estimate without a period is of what is being forecast.
        find_periods: The periods of a sentence.
        is_base_period: Whether a period of a sentence is only compared with.
        find_cues: The cues of a sentence in order of place.
        cues_that_speak: Those of them that may speak for a figure.
        judge: Tense, cue and period of a figure, given those of the figures before it.
        earlier_rule: The name of the rule by which a figure is an earlier forecast, or nothing.
        settle: The figures of a whole text with its own year of accounts.
    """

    sentence_ends: Lazy
    headline_ends: Lazy | None
    clauses: Lazy
    refers_back: Lazy
    then: Lazy
    restates: Lazy
    keeps: Lazy
    leaves: Lazy
    goal: Lazy
    same_part: Lazy
    year_ago: Lazy
    same_time: Lazy
    estimate_is_ahead: bool
    find_periods: Callable[[str, Known], tuple[FoundPeriod, ...]]
    is_base_period: Callable[[Scene, FoundPeriod], bool]
    find_cues: Callable[[str], Iterator[Cue]]
    cues_that_speak: Callable[[Scene], tuple[Cue, ...]]
    judge: Callable[[Asked, tuple[Stance, ...]], Stance]
    earlier_rule: Callable[[Asked], str]
    settle: Callable[[str, Iterable[Quantity], date | None], Iterable[Quantity]]


def as_found(_text: str, found: Iterable[Quantity], _stated: date | None) -> Iterable[Quantity]:
    """Return the figures as they are: the years of accounts are those of the calendar."""
    return found
