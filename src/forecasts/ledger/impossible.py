"""Values that nothing can have: more than all, less than none, a fall by more than all."""

__all__ = ["why_impossible"]

_WHOLE = 100.0
_COUNTED_FROM_NOTHING = ("stock", "price")
_PRICED_BELOW_NOTHING = ("Wh", "barrel", "bushel")
"""What was sold at negative prices: there was nowhere to put it."""
_OF_GROWTH = ("growth", "change", "rate", "inflation")


def why_impossible(
    ends: tuple[float, float], unit: str, measure: str, nature: str, *, relative: bool = False
) -> str:
    """Return why a value cannot be, in words; '' for one that can.

    Args:
        ends: Its lower and upper end, in `unit`; the open one of a bound is infinite.
        unit: `%` for shares and rates.
        measure: The code of what is measured.
        nature: That of the measure; '' where it is not known.
        relative: Whether the value tells how much more of the measure there is.
    """
    low, high = ends
    if unit == "%" and (relative or any(word in measure for word in _OF_GROWTH)):
        return f"a fall by {-high:g}% leaves less than nothing" if high < -_WHOLE else ""
    if relative:
        return ""
    if unit == "%" and (nature == "share" or "share" in measure):
        if low > _WHOLE:
            return f"a share of {low:g}% is more than the whole"
        return f"a share of {high:g}% is less than nothing" if high < 0 else ""
    counted = unit.islower() and "/" not in unit
    kept = nature in _COUNTED_FROM_NOTHING and not unit.endswith(_PRICED_BELOW_NOTHING)
    if high >= 0 or not (counted or kept):
        return ""
    from forecasts.words.amounts import amount  # `check` is quicker without the words

    return f"{amount(high, unit)}: less than none"
