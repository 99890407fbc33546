"""Ticks in steps of 1, 2 and 5, and how places on a value axis are labelled."""

from math import ceil, floor, log10, sqrt

from forecasts.words import Language, locale_of
from forecasts.words.amounts import amount, bare, money_unit, times

__all__ = ["limits_around", "linear_ticks", "log_ticks", "ratio_ticks", "tick_words"]

_RATIOS = (
    0.01, 0.02, 0.05, 0.1, 0.2, 1 / 3, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0,
    20.0, 50.0, 100.0, 1000.0,
)  # fmt: skip
_ENOUGH = 3
_NARROW = 1.25


def log_ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return 1, 2 and 5 times powers of ten within two positive ends, at most `most` of them.

    A stretch too short to hold three of them gets even steps instead.
    """
    inside: list[float] = []
    for multiples, every in (((1, 2, 5), 1), ((1, 3), 1), ((1,), 1), ((1,), 2), ((1,), 3)):
        first, last = floor(log10(low)), ceil(log10(high))
        powers = [power for power in range(first, last + 1) if power % every == 0]
        places = [multiple * 10.0**power for power in powers for multiple in multiples]
        inside = [place for place in places if low * 0.999 <= place <= high * 1.001]
        if len(inside) <= most:
            break
    if len(inside) < min(_ENOUGH, most) and high < 10 * low:
        return linear_ticks(low, high, most)
    return inside if len(inside) <= most else inside[:: len(inside) // most + 1]


def linear_ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round places within two ends, a 1-2-5 step apart, at most `most` of them."""
    reach = high - low
    if reach <= 0:
        return [low]
    power = floor(log10(reach / most))
    steps = [size * 10.0**exponent for exponent in range(power, power + 3) for size in (1, 2, 5)]
    for step in steps:
        first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return [round(number * step, 12) for number in range(first, last + 1)]
    return [low, high]


def ratio_ticks(low: float, high: float, most: int = 8) -> list[float]:
    """Return ratios that read well within two ends; 1 is always among them."""
    inside = [ratio for ratio in _RATIOS if low * 0.999 <= ratio <= high * 1.001]
    if len(inside) > most:
        rare = (1.25, 0.75, 1 / 3, 1.5, 20.0, 0.02, 50.0, 0.05, 3.0, 0.2, 5.0, 2.0, 0.5)
        for ratio in rare:
            if len(inside) <= most:
                break
            inside = [kept for kept in inside if kept != ratio]
    return inside


def tick_words(places: list[float], unit: str, language: Language) -> list[str]:
    """Write each place as a tick label: `$50bn`, `20%`, `1½×`; money as the language does."""
    if unit == "ratio":
        return [times(place, language) for place in places]
    with_sign = money_unit(unit) and locale_of(language).money_on_ticks
    label = amount if with_sign or unit == "%" else bare
    return [label(place, unit, language) if place or unit == "%" else "0" for place in places]


def limits_around(values: list[float], *, margin: float = 0.06) -> tuple[float, float]:
    """Return ends on a log axis that leave `margin` of its length free on both sides."""
    low, high = min(values), max(values)
    if high <= low * _NARROW:  # no spread is drawn wider than three quarters of the axis
        middle = sqrt(low * high)
        low, high = middle / sqrt(_NARROW), middle * sqrt(_NARROW)
    pad = (high / low) ** margin
    return low / pad, high * pad
