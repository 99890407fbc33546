"""Whether a period behind a comma is still a figure's: `9 km of pipes, pumps, parts by 2030`."""

from forecasts.reading.attaching.scene import SUBJECT_GAP, Figure, Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["anchor", "is_trailing"]

_LEADING_GAP = 4


def anchor(found: FoundPeriod) -> int:
    """Return the last character of a period: a clause may break before its preposition."""
    return found.end - 1


def is_trailing(scene: Scene, index: int, found: FoundPeriod) -> bool:
    """Tell whether a period behind a comma still belongs: no verb of its own stands between."""
    quantity = scene.quantities[index]
    between = [
        one
        for one in scene.cues
        if quantity.end <= one.start
        and one.end <= found.start
        and one.tense not in ("", "infinitive")
    ]
    others = [
        one
        for one in scene.quantities[index + 1 :]
        if one.end <= found.start
        and one.kind != "duration"
        and not _same_list(quantity, one)
        and not _is_apposition(scene, one, found)
        and not _LED_TO.fullmatch(scene.text, quantity.end, one.start)
        and not _WITH.fullmatch(scene.text, quantity.end, one.start)
        and not _BRACKET.fullmatch(scene.text, quantity.end, one.start)
    ]
    if found.period.relation == "from" and any(
        quantity.end <= one.start and one.end <= found.start for one in scene.quantities
    ):
        return False  # `receive $1,900, and $2,400 from 2028`
    if _LEADS_ON.match(scene.text, max(start for start in scene.clauses if start <= found.start)):
        return False  # `is $1,100 per kW, falling to $800 by 2030`
    leads = found.start - max(start for start in scene.clauses if start <= anchor(found))
    ends = scene.clause(anchor(found))
    listed = any(
        one.end <= found.start and scene.clause(one.start) == ends
        for one in scene.quantities[index + 1 :]
    )
    return (
        not between
        and not others
        and (
            listed
            or leads <= _LEADING_GAP
            or _comes_with(scene, found)
            or _is_last_item(scene, found)
        )
        and ";" not in scene.text[quantity.end : found.start]
        and found.start - quantity.end <= SUBJECT_GAP * 2
    )


def _is_apposition(scene: Scene, quantity: Figure, found: FoundPeriod) -> bool:
    """Tell whether a figure is set in before a period: `cut 900 jobs, 9% of all, by 2028`."""
    clause = scene.clause(quantity.start)
    return scene.clause(anchor(found)) == clause + 1 and not any(
        one.tense and scene.clause(one.start) == clause for one in scene.cues
    )


def _is_last_item(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a list of nouns ends with it: `9 km of pipes, pumps, and parts by 2030`."""
    start = scene.clauses[scene.clause(anchor(found))]
    return scene.text.startswith(("and ", "or "), start) and not scene.text[found.end :].strip(
        " .\n"
    )


def _comes_with(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period ends what a figure comes with: `$60,000 with the next line in 2027`.

    So it is with what it is of: `15% and 6%, respectively, of capacity by 2030`.
    """
    start = scene.clauses[scene.clause(anchor(found))]
    return scene.text.startswith(("with ", "of "), start) and not any(
        start <= one.start < found.start for one in scene.quantities
    )


_LEADS_ON = Lazy(
    r"(?:fall|ris|dropp|grow|climb|declin|increas|eas|slipp|doubl|tripl)ing (?:back )?"
    r"(?:to|by|from)\b"
    r"|(?:before|though|although|while|whereas|but)\b"
)
"""What begins a clause of what is yet to change, or of another time."""

_LED_TO = Lazy(r"\s+to\s+(?:(?:an?|the|about|around|just|only|some)\s+)*")
"""`By half to $60,000 in 2027`: a step and where it leads are of one time."""

_BRACKET = Lazy(r"\s*\([^()\d]{0,24}")
"""`1 trillion yuan ($137 billion) in 2025`: what stands in the brackets is the same figure."""

_WITH = Lazy(r"(?i)\s+with\s[^,;:()]*")
"""`30 plants with 1.2 TWh by 2030`: what a figure comes with has its period."""


def _same_list(first: Figure, other: Figure) -> bool:
    return first.unit == other.unit
