"""Figures in the words of a reason: `1.37 million vehicles`, `26%`, `120 billion USD`."""

import math

from forecasts.comparing.claimed import Reading, is_in_all
from forecasts.comparing.verdict import Bar, log_ratio
from forecasts.words.amounts import beside

__all__ = ["say_amount", "say_claim", "say_error", "say_excess"]

_HEDGES = {"about": "about ", "below": "nearly ", "above": "at least ", "up-to": "at most "}

_NIL = 1e-9  # what a double loses on the way is no error

_MAGNITUDES = ((1e12, "trillion "), (1e9, "billion "), (1e6, "million "))


def say_amount(value: float, unit: str) -> str:
    """Return an amount with its unit, to five significant figures."""
    if math.isinf(value):
        return "any more" if value > 0 else "any less"
    if unit in {"%", "x"}:
        return f"{value:.5g}{unit}"
    for size, word in _MAGNITUDES:
        if abs(value) >= size:
            return f"{value / size:.5g} {word}{beside(size, unit)}".rstrip()
    text = f"{value:,.0f}" if abs(value) >= 1e4 else f"{value:.5g}"
    return f"{text} {beside(float(text.replace(',', '')), unit)}".rstrip()


def say_claim(reading: Reading, pace: str | None = None) -> str:
    """Return what was claimed: `at least 20%`, `9 million to 20 million vehicles`.

    `pace` is said of growth: ` a year` or ` in all`; as it is declared unless told otherwise.
    """
    if pace is None:
        pace = " in all" if is_in_all(reading) else " a year" if reading.kind == "growth" else ""
    if reading.hedge == "range":
        return f"{say_amount(reading.low, '')} to {say_amount(reading.high, reading.unit)}{pace}"
    amount = _HEDGES.get(reading.hedge, "") + say_amount(reading.value, reading.unit) + pace
    return f"{amount} (order of magnitude)" if reading.hedge == "scale" else amount


def say_error(error: float, kind: str) -> str:
    """Return an error in words: `8.9% too low`, `1 percentage point too high`, `exact`."""
    if math.isnan(error):
        return "no ratio to the outcome"
    if abs(error) < _NIL:
        return "no error"
    side = "too high" if error > 0 else "too low"
    if kind == "pp":
        points = f"{abs(error):.3g}"
        return f"{points} percentage point{'' if points == '1' else 's'} {side}"
    factor = math.exp(abs(error))
    if factor >= 2:
        return f"{side} by a factor of {factor:.3g}"
    # Of two losses the share is of the loss that came, as of two gains it is of the gain.
    share = abs(math.expm1(-error if kind == "log loss" else error))
    return f"{100 * share:.3g}% {side}"


def say_excess(result: float, bar: Bar, reading: Reading) -> str:
    """Return how far beyond a target the outcome lies: `reached, exceeded 2.4 times`.

    Beyond a range is beyond its far end. Rates of change are counted in points, and of two losses
    it is said how much smaller the one that came is.
    """
    floor, aimed = bar.hedge == "above", bar.value
    if reading.hedge == "range":
        aimed = reading.high if floor else reading.low
    excess = log_ratio(result, aimed) if floor else log_ratio(aimed, result)
    beyond = result - aimed if floor else aimed - result
    if beyond <= 0 or (math.isnan(excess) and not bar.rate):
        return "reached"
    what = "exceeded" if floor or aimed < 0 else "undercut"
    if bar.rate:
        points = f"{beyond:.3g}"
        return f"reached, {what} by {points} percentage point{'' if points == '1' else 's'}"
    if floor and aimed < 0:
        return f"reached, the loss {100 * (1 - result / aimed):.2g}% smaller"
    if excess >= math.log(2):
        return f"reached, {what} {math.exp(excess):.2g} times"
    share = math.expm1(excess) if floor else -math.expm1(-excess)
    return f"reached, {what} by {100 * share:.2g}%"
