"""Rows that a program can read and a person would ask about: impossible values, odd dates."""

import re
from collections.abc import Sequence

from forecasts.actuals.observations import Observation
from forecasts.actuals.origin import Series
from forecasts.problem import Position, Problem

__all__ = ["check_plausible"]

_WHOLE = 100.0
_COUNTED_FROM_NOTHING = ("stock", "price")
_THOUSANDFOLD = 300.0  # between the steps of what grows and a magnitude that slipped
_FEWEST = 3
_GROUPED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def check_plausible(observations: Sequence[Observation], series: Series) -> list[Problem]:
    """Return a warning for each row of a series that cannot be what it says, or hardly."""
    problems = [
        _warn("F510", item.cell.position, message)
        for item in observations
        if (message := _impossible(item, series))
    ]
    slipped = _slipped(observations)
    told = {problem.position for problem in slipped}
    far = _far_from_neighbours(observations, series.unit)
    problems += [*slipped, *(problem for problem in far if problem.position not in told)]
    problems += _first_twice(observations)
    problems += [
        _warn(
            "F512",
            item.position,
            f"{item.period} was retrieved on {item.retrieved}, published on {item.published}",
        )
        for item in observations
        if item.retrieved is not None and item.retrieved < item.published_from
    ]
    return problems


def _impossible(item: Observation, series: Series) -> str:
    """Return why a value cannot be: more than all, less than none, a fall by more than all."""
    growth = any(word in series.measure for word in ("growth", "change", "rate", "inflation"))
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
        return f"{item.value:,.12g} {series.unit} is less than none"
    return ""


def _slipped(observations: Sequence[Observation]) -> list[Problem]:
    """Find figures whose point was meant to part thousands: three digits where no other has any."""
    found = []
    for item in observations:
        others = [other.cell.text for other in observations if other is not item]
        whole = others and not any("." in printed for printed in others)
        if whole and _GROUPED.fullmatch(item.cell.text):
            meant = item.cell.text.replace(".", "")
            message = f"`{item.cell.text}` has three digits behind its point, no other row has any"
            found.append(
                _warn("F510", item.cell.position, message, f"`{meant}`, if that was meant")
            )
    return found


def _far_from_neighbours(observations: Sequence[Observation], unit: str) -> list[Problem]:
    """Find figures a thousandfold off what the same kind of period is otherwise."""
    groups: dict[tuple[str, int], list[Observation]] = {}
    for item in observations:
        if item.value > 0:
            days = round((item.end - item.start).days / 30)
            groups.setdefault((item.price_basis, days), []).append(item)
    found = []
    for own in groups.values():
        for item in own if len(own) > 2 else own[1:]:  # of two rows the later is asked about
            near = _neighbours(item, own)
            far = min if len(own) <= _FEWEST else _median
            if far([_times(item.value, value) for value in near]) >= _THOUSANDFOLD:
                found.append(
                    _warn("F510", item.cell.position, _far(item.value, _median(near), unit))
                )
    return found


def _far(value: float, middle: float, unit: str) -> str:
    from forecasts.words.amounts import amount  # `check` is quicker without the words

    side = "above" if value > middle else "below"
    times = f"{_times(value, middle):,.0f} times {side}"
    return f"{amount(value, unit)} is {times} its neighbours ({amount(middle, unit)})"


def _neighbours(item: Observation, own: Sequence[Observation]) -> list[float]:
    """Return the figures of the periods that are nearest to that of a row, three at most."""
    others = [other for other in own if other is not item]
    others.sort(key=lambda other: abs((other.end - item.end).days))
    return [other.value for other in others[:_FEWEST]]


def _times(one: float, other: float) -> float:
    return max(one / other, other / one)


def _median(values: Sequence[float]) -> float:
    """Return the middle one of the values; `statistics` would take longer to import than this."""
    ranked = sorted(values)
    return (ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) / 2


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


def _warn(code: str, position: Position, message: str, expected: str = "") -> Problem:
    return Problem(
        code=code, severity="warning", position=position, message=message, expected=expected
    )
