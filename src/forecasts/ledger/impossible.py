"""Values that nothing can have: more than all, less than none, a fall by more than all."""

import math

__all__ = ["why_impossible"]

_WHOLE = 100.0
_COUNTED_FROM_NOTHING = ("stock", "price")
_PRICED_BELOW_NOTHING = ("Wh", "barrel", "bushel")
"""What was sold at negative prices: there was nowhere to put it."""
_OF_GROWTH = ("growth", "change", "rate", "inflation")
_OF_ANOTHER = frozenset({"penetration", "ratio", "utilisation", "utilization", "factor"})
"""Words of a measure that sets one thing against another, as subscriptions against people."""


def why_impossible(
    ends: tuple[float, float], unit: str, measure: str, nature: str, *, relative: bool = False
) -> str:
    """Return why a value cannot be, in words; '' for one that can.

    Args:
        ends: Its lower and upper end, in `unit`; the open one of a bound is infinite,
            and the other lies just beyond it where it does not belong to it, as in `> 100%`.
        unit: `%` for shares and rates.
        measure: The code of what is measured.
        nature: That of the measure; '' where it is not known.
        relative: Whether the value tells how much more of the measure there is.
    """
    low, high = ends
    below = "less than " if low == -math.inf else ""
    if unit == "%" and (relative or any(word in measure for word in _OF_GROWTH)):
        by = f"{'more than ' if below else ''}{-high:g}%"
        return f"a fall by {by} leaves less than nothing" if high < -_WHOLE else ""
    if relative:
        return ""
    if unit == "%" and (nature == "share" or "share" in measure):
        if low > _WHOLE and _OF_ANOTHER.isdisjoint(measure.split("-")):
            above = "more than " if high == math.inf else ""
            return f"a share of {above}{low:g}% is more than the whole"
        return f"a share of {below}{_nearest(high):g}% is less than nothing" if high < 0 else ""
    counted = unit.islower() and "/" not in unit
    kept = nature in _COUNTED_FROM_NOTHING and not unit.endswith(_PRICED_BELOW_NOTHING)
    if high >= 0 or not (counted or kept):
        return ""
    from forecasts.words.amounts import amount  # `check` is quicker without the words

    return f"{below}{amount(_nearest(high), unit)}: less than none"


def _nearest(end: float) -> float:
    """Return the end of a bound as it is written, from one that lies just beyond it."""
    return round(end, 9) + 0.0  # no minus before a nought
