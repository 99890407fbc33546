"""Whose a period is, and on which side of the statement it lies, in an English sentence."""

from forecasts.reading.attaching.asked import about
from forecasts.reading.attaching.english_base import is_base
from forecasts.reading.attaching.english_trailing import anchor
from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["belongs_to_base", "covers", "is_ahead", "is_bound", "is_history", "is_over", "owns_one"]


def belongs_to_base(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether the figure right before a period is one that others are compared with."""
    ahead = sum(one.end <= found.start for one in scene.quantities)
    return ahead > 0 and is_base(about(scene, ahead - 1))


def is_over(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period ahead of a promise is over: then it says when the promise was made."""
    period = found.period
    return period.end < scene.stated if scene.stated else period.end.year < scene.now


def is_ahead(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period has not begun yet."""
    period = found.period
    return period.start > scene.stated if scene.stated else period.start.year > scene.now


_DONE = Lazy(r"(?:[^e\W]ed|built|made|sold|spent|paid|set|put)\s+\Z")


def is_history(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a participle dates another figure: `adds $2bn to the $11bn agreed in 2021`."""
    start = max(0, found.start - 12)
    return _DONE.search(scene.text, start, found.start) is not None and is_over(scene, found)


def covers(found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a period and a figure share characters."""
    return found.start < quantity.end and quantity.start < found.end


def is_bound(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a period before this figure stands right behind an earlier one, and is its."""
    ahead = [
        one
        for one in scene.quantities
        if one.end <= found.start and one is not quantity and one.kind != "duration"
    ]
    if not ahead:
        return False
    if owns_one(scene, found, (quantity,)):
        return False
    nearest = ahead[-1]
    if nearest.end <= found.start and _LEADS_TO.fullmatch(scene.text, found.end, quantity.start):
        # `rose 5% in 2024 to $3 billion`: one year for the step and where it led.
        return belongs_to_base(scene, found)
    return scene.clause(nearest.start) == scene.clause(anchor(found))


_POSSESSIVE = Lazy(r"['’]s\s")
_AND_FOR = Lazy(
    r"(?i)\band\s+(?:(?:now\s+)?(?:leaves?|left|keeps?|kept|holds?|held|sees?|puts?|expects?|raises?|cuts?)\s+)?(?:(?:that|those|the\s+one|its|their|our|the)\s+)?\Z"
)
_THEN_BY = Lazy(
    r"(?i)\s+(?:(?!to\b|by\b|at\b|and\b)[a-z&/-]+\s+){0,3}?(?:by\s+[^;]{1,40}?\s+)?(?:to|by|at)\s+"
    r"(?:(?:an?|about|around|nearly|almost|some|roughly|over|just|only|between)\s+)*"
)
"""`Raised its forecast for 2026 to 3% and for 2027 to 4%`: the year stands before its figures.

So it does in `2026 sales by 3% and 2027 sales by 4%`."""


def owns_one(scene: Scene, found: FoundPeriod, behind: tuple[Figure, ...]) -> bool:
    """Tell whether one of the figures behind a period is its own: `and next year's at 4%`."""
    if _POSSESSIVE.match(scene.text, found.end):
        clause = scene.clause(found.end)
        return any(scene.clause(one.start) == clause for one in behind)
    led = any(_THEN_BY.fullmatch(scene.text, found.end, one.start) for one in behind)
    return led and _AND_FOR.search(scene.text, 0, found.start) is not None


_LEADS_TO = Lazy(
    r"(?:\s+from\s+(?:a|one)\s+year\s+(?:ago|earlier|before))?\s+to\s+(?:(?:an?|the|about|around|nearly|almost|roughly|some|record|just)\s+)*"
)
