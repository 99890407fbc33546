"""Rows that a program can read and a person would ask about: impossible values, odd dates."""

import math
from collections.abc import Sequence
from statistics import median

from forecasts.actuals.observations import Observation
from forecasts.actuals.origin import Series
from forecasts.problem import Position, Problem

__all__ = ["check_plausible"]

_WHOLE = 100.0
_COUNTED_FROM_NOTHING = ("stock", "price")
_THOUSANDFOLD = 300.0  # between the steps of what grows and a magnitude that slipped
_FEWEST = 3


def check_plausible(observations: Sequence[Observation], series: Series) -> list[Problem]:
    """Return a warning for each row of a series that cannot be what it says, or hardly."""
    problems = [
        _warn("F510", item.position, message)
        for item in observations
        if (message := _impossible(item, series))
    ]
    problems += _far_from_neighbours(observations)
    problems += _first_twice(observations)
    problems += [
        _warn(
            "F512",
            item.position,
            f"{item.period} was retrieved on {item.retrieved}, published on {item.published}",
        )
        for item in observations
        if item.retrieved is not None and item.retrieved < item.published
    ]
    return problems


def _impossible(item: Observation, series: Series) -> str:
    """Return why a value cannot be: more than all, less than none, a fall by more than all."""
    growth = any(word in series.measure for word in ("growth", "change", "rate"))
    if series.unit == "%" and growth:
        return (
            f"a fall by {-item.value:g}% leaves less than nothing" if item.value < -_WHOLE else ""
        )
    if series.unit == "%" and (series.nature == "share" or "share" in series.measure):
        if item.value > _WHOLE:
            return f"a share of {item.value:g}% is more than the whole"
        return f"a share of {item.value:g}% is less than nothing" if item.value < 0 else ""
    counted = series.unit.islower() and "/" not in series.unit
    if item.value < 0 and (counted or series.nature in _COUNTED_FROM_NOTHING):
        return f"{item.value:g} {series.unit} is less than none"
    return ""


def _far_from_neighbours(observations: Sequence[Observation]) -> list[Problem]:
    """Find figures a thousandfold off what the same kind of period is otherwise."""
    groups: dict[tuple[str, int], list[Observation]] = {}
    for item in observations:
        if item.value > 0:
            days = round((item.end - item.start).days / 30)
            groups.setdefault((item.price_basis, days), []).append(item)
    found = []
    for own in groups.values():
        for item in own if len(own) > _FEWEST else []:
            years = sorted(own, key=lambda other: abs((other.end - item.end).days))
            near = median(other.value for other in years[1 : 1 + _FEWEST] if other is not item)
            factor = math.exp(abs(math.log(item.value / near)))
            if factor >= _THOUSANDFOLD:
                message = f"{item.value:g} is {factor:,.0f} times off its neighbours ({near:g})"
                found.append(_warn("F510", item.position, message))
    return found


def _first_twice(observations: Sequence[Observation]) -> list[Problem]:
    """Find periods that two rows publish for the first time."""
    seen: dict[tuple[object, ...], Observation] = {}
    found = []
    for item in observations:
        if item.release != "first":
            continue
        key = (item.start, item.end, item.price_basis)
        before = seen.setdefault(key, item)
        if before is not item and before.published != item.published:
            dates = f"{before.published} and {item.published}"
            message = f"{item.period} is published for the first time twice, on {dates}"
            found.append(_warn("F511", item.position, message))
    return found


def _warn(code: str, position: Position, message: str) -> Problem:
    return Problem(code=code, severity="warning", position=position, message=message)
