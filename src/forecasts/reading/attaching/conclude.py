"""From a stance on a figure to fact or forecast, and to the period that it is finally said of."""

import re
from datetime import date

from forecasts.reading.attaching.scene import Scene, Stance
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import is_placed
from forecasts.reading.periods.spans import OFF_CALENDAR, FoundPeriod, month, year
from forecasts.reading.records import Period

__all__ = ["final_target", "in_scenario", "looks_ahead", "moved", "on_its_side"]

_FORECAST_MARK = Lazy(r"\d\s?[(（]?F[)）]?(?![A-Za-z])|(?<=\d)F(?![A-Za-z])")
"""What analysts put behind a year that is forecast: 2026F; an `E` may be of one just over."""

_ESTIMATE_MARK = Lazy(r"[Ee]:")
"""What labels a figure of a year that still runs: `(FY26E: INR 930)`."""

_WHOLE_YEAR = Lazy(r"(?:全年|通期)\Z")
"""What names a year that still runs as a whole: nobody knows it yet."""

_DAYS_UNTIL_KNOWN = 400
"""How long after its end a period's outcome may be unpublished *[ours]*."""


def in_scenario(start: int, end: int, scene: Scene) -> bool:
    """Tell whether a scenario is named before the figure, or behind it before any other figure."""
    for cue in scene.cues:
        if cue.modality != "scenario":
            continue
        if cue.start < start and not re.search(r"[;；]", scene.text[cue.end : start]):
            return True
        between = any(end <= one.start < cue.start for one in scene.quantities)
        if (
            cue.start >= end
            and not between
            and not re.search(r"[;；]", scene.text[end : cue.start])
        ):
            return True
    return False


def _when(stance: Stance, scene: Scene) -> str:
    """Tell whether the target lies ahead: `future`, `past`, `now` or empty when it says nothing."""
    found = stance.found
    if found is None:
        return ""
    if not is_placed(found.period):
        return found.tense
    if found.tense and found.window:
        return found.tense
    if found.floating:
        return _when_floating(stance, found, scene)
    first, last = found.period.start.year, found.period.end.year
    if scene.stated:
        if found.period.start > scene.stated:
            return "future"
        if found.period.end < scene.stated:
            return "past"
        due = found.period.relation in ("by", "before") or _WHOLE_YEAR.search(found.period.words)
        return "future" if due or last > scene.now else "now"
    if last > scene.now:
        return "future"
    return "past" if first < scene.now or last < scene.now else "now"


def _when_floating(stance: Stance, found: FoundPeriod, scene: Scene) -> str:
    """Tell when a month, quarter or half of no year is: one that has hardly begun lies ahead."""
    first, last = found.period.start, found.period.end
    if scene.stated is None:
        return ""
    if found.period.relation in ("by", "before") and stance.tense not in ("past", "base"):
        return "future"
    if scene.stated > last:
        return ""
    if stance.tense == "estimate":
        return "now"
    elapsed = (scene.stated - first).days
    return "future" if 0 <= 3 * elapsed < (last - first).days and not stance.tense else ""


def looks_ahead(stance: Stance, scene: Scene, *, scenario: bool) -> bool:
    """Decide between fact and forecast from the tense of the words and the target's days."""
    if "duration" in stance.rules:
        return False
    when = _when(stance, scene)
    tense = stance.tense
    if stance.found and stance.direct and _FORECAST_MARK.match(scene.text, stance.found.end - 1):
        return True
    if stance.found and when in ("now", "future"):
        labelled = _ESTIMATE_MARK.match(scene.text, stance.found.end)
        if labelled and "period of its own" in stance.rules:
            return True
    if tense == "base":
        return when == "future" and any("behind" in rule for rule in stance.rules)
    if when == "past":
        return tense == "future" and _may_be_unknown(stance, scene)
    if when == "future":
        if tense == "past" and "verb before" in stance.rules and _has_begun(stance, scene):
            # `By 2025 it had 131 GW`, said in that year.
            return False
        if tense == "present" and {"inherited tense", "inherited period"} <= set(stance.rules):
            # `Shows coal supplying 22% in 2040; with them, 9%`: the verb is left out.
            return True
        return tense not in ("past", "present") or stance.direct or (scenario and tense != "past")
    if tense == "estimate":
        # An estimate of a period that still runs is a forecast; of a finished or unnamed one, not.
        return scenario or (when == "now" and scene.stated is not None)
    return tense == "future" or (scenario and tense not in ("past", "base"))


def _has_begun(stance: Stance, scene: Scene) -> bool:
    """Tell whether the target holds the day of the statement."""
    period = stance.period
    return bool(period and scene.stated and period.start <= scene.stated <= period.end)


def _may_be_unknown(stance: Stance, scene: Scene) -> bool:
    """Tell whether a period that is over may still be forecast: its figures are not out at once."""
    if "inherited tense" in stance.rules and stance.direct:
        return False
    if scene.stated is None:
        return True
    target = stance.cue is not None and stance.cue.modality == "target"
    end = stance.found.period.end if stance.found else scene.stated
    return not target and (scene.stated - end).days <= _DAYS_UNTIL_KNOWN


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
    if not ahead and (found.period.start > stated or _is_closed(found.period, stated)):
        return moved(found.period, -1)
    return found.period


_NOT_YET_REPORTED = 45
"""Days after its end in which a quarter is what is still forecast, not next year's *[ours]*."""
_QUARTER = range(88, 93)


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
