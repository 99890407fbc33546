"""A percentage of the rate before it: `growth slowed to 3.4% and should reach 2.5%`."""

from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity

__all__ = ["is_same_rate"]

_FORECAST_TOO = Lazy(
    r"(?i),?\s+(?:and|but|while)\s+(?:[a-z]+\s+){0,2}?(?:(?:that|the\s+one)\s+for\s+[^.;%]{1,20}?|for\s+(?:20\d\d|next\s+year)"
    r"|(?:its|their|our|the)\s+(?:20\d\d|next\s+year['’]s)\s+(?:forecast|estimate|projection|outlook|view))\s+(?:to|at)\s+"
)
"""What leads to the rate of another year: `growth in 2026 to 3%, and that for 2027 to`."""

_RATE_AGAIN = Lazy(
    r"(?i)[^.;%\n]{0,60}?,?\s(?:and|but|before|then)\s+(?:(?:should|will|would|could|may|might|is|are|was|then|now|likely|expected"
    r"|set|seen|projected|forecast|to|it|only|fell|rose|be|stay|dip|peak|hit|at|around|about|below|above|nearly|back"
    r"|(?:eas|fall|ris|slow|reach|averag|drop|climb|return|cool|mov)(?:e?s|e|ing|p?ed)?)\s+)+"
)
"""What leads from a rate to what it will be, with no other subject."""

_LEVELS = ("to ", "from ", "at ", "of ", "was ", "is ")


def is_same_rate(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Tell whether a percentage is of the rate of the figure before it."""
    if _FORECAST_TOO.fullmatch(text, before.end, quantity.start):
        return True
    level = text.endswith(_LEVELS, 0, before.start)
    whole = text.startswith(" of ", quantity.end)
    return level and not whole and bool(_RATE_AGAIN.fullmatch(text, before.end, quantity.start))
