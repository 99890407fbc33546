"""Whether a period behind a comma is still a figure's: `9 km of pipes, pumps, parts by 2030`."""

from forecasts.reading.attaching.scene import Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["anchor", "is_trailing"]

_LEADING_GAP = 4


def anchor(found: FoundPeriod) -> int:
    """Return the last character of a period: a clause may break before its preposition."""
    return found.end - 1


def is_trailing(scene: Scene, index: int, found: FoundPeriod) -> bool:
    """Tell whether a period behind a comma still belongs: no verb of its own stands between."""
    quantity, later = scene.quantities[index], scene.quantities[index + 1 :]
    between = [one for one in later if one.end <= found.start]
    clause = scene.clause(anchor(found))
    start = max(start for start in scene.clauses if start <= anchor(found))
    if between and found.period.relation == "from":
        return False  # `receive $1,900, and $2,400 from 2028`
    if _LEADS_ON.match(scene.text, start):
        return False  # `is $1,100 per kW, falling to $800 by 2030`
    if ";" in scene.text[quantity.end : found.start]:
        return False
    if any(quantity.end <= one.start and one.end <= found.start for one in scene.cues):
        return False
    if any(
        one.unit != quantity.unit
        and scene.clause(one.start) != clause - 1
        and not _SAME_TIME.fullmatch(scene.text, quantity.end, one.start)
        for one in between
    ):
        return False
    return (
        bool(between)
        or found.start - start <= _LEADING_GAP
        or scene.text.startswith(("with ", "of "), start)
        or _is_last_item(scene, found)
    )


def _is_last_item(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a list of nouns ends with it: `9 km of pipes, pumps, and parts by 2030`."""
    start = scene.clauses[scene.clause(anchor(found))]
    return scene.text.startswith(("and ", "or "), start) and not scene.text[found.end :].strip(
        " .\n"
    )


_LEADS_ON = Lazy(
    r"(?:fall|ris|dropp|grow|climb|declin|increas|eas|slipp|doubl|tripl)ing (?:back )?"
    r"(?:to|by|from)\b"
)
"""What begins a clause of what is yet to change."""

_SAME_TIME = Lazy(
    r"\s+to\s+(?:(?:an?|the|about|around|just|only|some)\s+)*|(?i:\s+with\s[^,;:()]*)|\s*\([^()\d]{0,24}"
)
"""What joins two figures of one time.

A step and where it leads, `by half to $60,000 in 2027`; what a figure comes with, `30 plants with
1.2 TWh by 2030`; and the same in brackets, `1 trillion yuan ($137 billion) in 2025`.
"""
