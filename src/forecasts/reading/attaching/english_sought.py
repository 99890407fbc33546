"""An English figure whose period is sought, with the periods that may be it."""

from typing import NamedTuple

from forecasts.reading.attaching.asked import Asked
from forecasts.reading.attaching.english_base import is_factor
from forecasts.reading.attaching.english_labels import is_label, labels
from forecasts.reading.attaching.english_owned import is_bound, owns_one
from forecasts.reading.attaching.english_trailing import anchor
from forecasts.reading.attaching.scene import Figure, Stance
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["NONE", "Sought", "Target", "sought_by"]

Target = tuple[FoundPeriod | None, bool]
"""The period of a figure, or none, and whether it stands with the figure and is not inherited."""

NONE: Target = None, False
_NEXT = 4
"""How many figures behind a period may be its own."""


class Sought(NamedTuple):
    """A figure whose period is sought.

    Attributes:
        asked: The figure.
        clause: The index of its clause.
        done: What is known of the figures before it.
        tense: Its tense.
        rule: The rule that gave the tense.
        standing: Whether a verb in the past or present is the figure's own.
        label: The period that is the figure's as its label or its owner.
        periods: The periods that may be a target, in order of place.
        before: Those of its clause that stand before it and are no other figure's.
        behind: Those of its clause that stand behind it and are not the next figure's.
        following: The next figure.
    """

    asked: Asked
    clause: int
    done: tuple[Stance, ...]
    tense: str
    rule: str
    standing: bool
    label: FoundPeriod | None
    periods: tuple[FoundPeriod, ...]
    before: tuple[FoundPeriod, ...]
    behind: tuple[FoundPeriod, ...]
    following: Figure | None


def sought_by(asked: Asked, done: tuple[Stance, ...], tense: str, rule: str) -> Sought:
    """Return what the rules of a target look at."""
    scene, figure = asked.scene, asked.figure
    clause = scene.clause(figure.start)
    standing = tense == "past" or (tense == "present" and rule in ("verb before", "verb behind"))
    periods = [
        one
        for one in scene.targets
        # `grew to $6.5 billion in two years`: how long it took, not when it will be.
        if not (tense == "past" and one.window and one.tense == "future")
        and not is_label(scene, one)
    ]
    later = scene.quantities[asked.place + 1 :]
    following = next((one for one in later if one.kind != "duration"), None)
    here = [one for one in periods if scene.clause(anchor(one)) == clause]
    behind = [one for one in here if one.start >= figure.end]
    if following:
        behind = (
            []
            if is_factor(asked)
            else [one for one in behind if not owns_one(scene, one, later[:_NEXT])]
        )
    return Sought(
        asked=asked,
        clause=clause,
        done=done,
        tense=tense,
        rule=rule,
        standing=standing and not any(one.modality == "scenario" for one in scene.cues),
        label=next((one for one in scene.periods if labels(scene, one, figure)), None),
        periods=tuple(periods),
        before=tuple(
            one for one in here if one.end <= figure.start and not is_bound(scene, one, figure)
        ),
        behind=tuple(behind),
        following=following,
    )
