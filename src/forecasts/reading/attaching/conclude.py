"""From a stance on a figure to fact or forecast, and to the period that it is finally said of."""

from datetime import date

from forecasts.reading.attaching.scene import Scene, Stance
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import is_placed
from forecasts.reading.periods.spans import OFF_CALENDAR, FoundPeriod, month, year
from forecasts.reading.records import Period

__all__ = ["final_target", "in_scenario", "moved", "on_its_side"]


def in_scenario(start: int, end: int, scene: Scene) -> bool:
    """Tell whether a scenario is named before the figure, or behind it before any other figure."""
    for cue in scene.cues:
        if cue.modality != "scenario":
            continue
        gap = (cue.end, start) if cue.start < start else (end, cue.start)
        between = any(end <= one.start < cue.start for one in scene.quantities)
        if not between and not _PARTS.search(scene.text, *gap):
            return True
    return False


_PARTS = Lazy("[;；]")
_PERFECT = Lazy(
    r"\s*(?:to\s+)?have\s|\s+(?:fell|rose|grew|shrank|slid|slowed|(?:eas|slipp|dropp|climb|jump|declin|edg|add|expand|gain)e?d)\s"
)
"""`Expected to have risen in September`: the month is over, only its figure is not out."""


def final_target(stance: Stance, scene: Scene, *, ahead: bool) -> Period | None:
    """Return the target: unplaced windows are none, floating quarters move with the tense."""
    found = stance.found
    if found is None:
        return None
    if not is_placed(found.period):
        return None if found.window or found.floating else found.period
    if ahead and stance.cue is not None and _PERFECT.match(scene.text, stance.cue.end):
        return found.period
    if not ahead and _runs_now(stance, found, scene.stated):
        return found.period
    period = on_its_side(found, scene.stated, ahead=ahead)
    return _of_whole_year(period) if ahead else period


_PART_OF_YEAR = Lazy(
    r"(?i)(?:(?!by|before|until)[a-z]+\s+)?(?:early|late|mid)[\s-]+(?:in\s+)?(?:20\d\d|(?:this|next)\s+year)\Z"
)


def _of_whole_year(period: Period) -> Period:
    """Return the year of `late 2028`: a forecast of it is compared with that year."""
    if not _PART_OF_YEAR.match(period.words):
        return period
    first, last = year(period.start.year)
    return period._replace(start=first, end=last)


def on_its_side(found: FoundPeriod, stated: date | None, *, ahead: bool) -> Period:
    """Return a month or quarter without a year where it lies ahead, or behind, of the statement."""
    if not found.floating or stated is None:
        return found.period
    if ahead and found.period.end < stated and not _is_just_over(found.period, stated):
        return moved(found.period, 1)
    if ahead and found.period.start > stated:
        before = moved(found.period, -1)
        return before if _is_just_over(before, stated) else found.period
    still_runs = (found.period.end - stated).days > _LAST_PART
    if not ahead and (
        found.period.start > stated or still_runs or _is_closed(found.period, stated)
    ):
        return moved(found.period, -1)
    return found.period


_HALF = range(180, 185)
_SPOKEN = frozenset(("verb before", "verb behind"))


def _runs_now(stance: Stance, found: FoundPeriod, stated: date | None) -> bool:
    """Tell a half that runs, of which a verb speaks now: `Second-half hedging is locked in`."""
    period = found.period
    whole = (period.end - period.start).days in _HALF
    spoken = stance.tense == "present" and stance.direct and not _SPOKEN.isdisjoint(stance.rules)
    return bool(whole and spoken and stated and period.start <= stated <= period.end)


_NOT_YET_REPORTED = 45
"""Days after its end in which a quarter is what is still forecast, not next year's *[ours]*."""
_QUARTER = range(88, 93)
_LAST_PART = 92
"""With more days than this to its end no part of a year is told of yet: 前三季度 in April."""


def _is_just_over(period: Period, stated: date) -> bool:
    """Tell whether a quarter is over and its figures not out: `expects first-quarter sales`."""
    whole = (period.end - period.start).days + 1 in _QUARTER
    return whole and 0 < (stated - period.end).days <= _NOT_YET_REPORTED


def _is_closed(period: Period, stated: date) -> bool:
    """Tell whether a year that runs is one whose end a fact cannot be of: `was at year-end`."""
    return period.relation == "by" and period.start <= stated < period.end


def moved(period: Period, count: int) -> Period:
    """Return a period of whole months so many years on; itself where no calendar has that year."""
    try:
        first = month(period.start.year + count, period.start.month)[0]
        last = month(period.end.year + count, period.end.month)[1]
    except OFF_CALENDAR:
        return period
    return period._replace(start=first, end=last)
