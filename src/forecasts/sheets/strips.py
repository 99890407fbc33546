"""Where a claim, what others say and the record stand on one axis, as shares of its width."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from forecasts.diagnostics import display_width
from forecasts.words import Language
from forecasts.words.amounts import amount, bare, money_unit

__all__ = ["strips_of"]

Strip = dict[str, Any]

_ROOM = 0.10  # of the axis, on either side of what stands on it
_MARKS = {"above": "above", "up-to": "up-to", "scale": "scale", "range": "range"}
_EDGE = 0.06  # nearer the end a label would hang over
_STEPS = ((1.0,), (1.0, 3.0), (1.0, 2.0, 5.0))  # of one power of ten, the coarsest that shows two
_LEAST = 0.3  # what differs by less does not fill the axis
_MOST_TICKS = 3
_LETTERS = 40  # stand beside each other along an axis


def strips_of(claims: pd.DataFrame, others: pd.DataFrame, language: Language) -> dict[str, Strip]:
    """Return the strip of each claim by its id; claims of one unit share their axis.

    A strip holds `mark` (point, above, up-to, scale, range), `x`, `low`, `high`, `others`,
    `record`, `came` and `ticks`, each place from 0 to 1. The axis is logarithmic where all is
    above nought; a thing of which something is not has one of its own.
    """
    strips: dict[str, Strip] = {}
    alone = _alone(claims, others)
    for key, group in claims.groupby(["scale", "relative", alone], sort=False):
        beside = others[others["claim_id"].isin(group["claim_id"])]
        axis = _Axis(_all_numbers(group, beside))
        ticks = axis.ticks(str(key[0]), language)
        for claim in group.to_dict("records"):
            mine = beside[beside["claim_id"] == claim["claim_id"]]
            strips[str(claim["claim_id"])] = {
                **_places(claim, mine["value"].tolist(), axis),
                "ticks": ticks,
            }
    return strips


def _alone(claims: pd.DataFrame, others: pd.DataFrame) -> pd.Series:
    """Name the thing of each claim with a number at nought or below; the rest have no name.

    A deficit makes an axis even in its steps, on which all else of its unit would be a dot at 0.
    """
    things = claims["subject"] + " " + claims["measure"]
    names = ["shown", "shown_low", "shown_high", "record", "came"]
    below = (claims[names].astype(float) <= 0).any(axis=1)
    below |= claims["claim_id"].isin(others.loc[others["value"].astype(float) <= 0, "claim_id"])
    return things.where(things.isin(things[below]), "")


def _all_numbers(claims: pd.DataFrame, others: pd.DataFrame) -> list[float]:
    ends = (
        claims[["shown", "shown_low", "shown_high", "record", "came"]].to_numpy(dtype=float).ravel()
    )
    return [float(each) for each in (*ends, *others["value"].astype(float)) if math.isfinite(each)]


def _places(claim: Mapping[Any, Any], others: Sequence[float], axis: "_Axis") -> Strip:
    ends = [axis.place(claim[f"shown_{end}"]) for end in ("low", "high")]
    mark = _MARKS.get(str(claim["hedge"]), "point")
    return {
        "mark": mark,
        "x": axis.place(claim["shown"]),
        "low": ends[0],
        "high": ends[1],
        "others": [axis.place(value) for value in others],
        "record": axis.place(claim["record"]),
        "came": axis.place(claim["came"]),
    }


class _Axis:
    """One axis: logarithmic where all of its numbers are above nought."""

    def __init__(self, numbers: Sequence[float]) -> None:
        self.log = min(numbers) > 0
        ends = [self._of(number) for number in (min(numbers), max(numbers))]
        least = _LEAST if self.log else max(abs(end) for end in ends) * _LEAST or 1.0
        width = max(ends[1] - ends[0], least)
        middle, half = sum(ends) / 2, width * (0.5 + _ROOM)
        self.first, self.last = middle - half, middle + half

    def _of(self, number: float) -> float:
        return math.log(number) if self.log else number

    def _at(self, place: float) -> float:
        number = self.first + place * (self.last - self.first)
        return math.exp(number) if self.log else number

    def place(self, number: object) -> float | None:
        """Return the place of a number from 0 to 1; None for none, or one without an end."""
        value = float(number)  # type: ignore[arg-type]
        if not math.isfinite(value) or (self.log and value <= 0):
            return None
        return round((self._of(value) - self.first) / (self.last - self.first), 4)

    def ticks(self, unit: str, language: Language) -> list[dict[str, object]]:
        """Return a few round numbers with their places."""
        named = money_unit(unit) is not None or unit == "%"
        write = amount if named else bare
        numbers = self._round_numbers()
        ticks = [
            {"x": self.place(number) or 0.0, "label": write(number, unit, language)}
            for number in numbers
        ]
        least = math.ceil(len(ticks) / _MOST_TICKS)
        choices = (ticks[::step] for step in range(least, len(ticks) + 1))
        return next(chosen for chosen in choices if _are_apart(chosen))

    def _round_numbers(self) -> list[float]:
        low, high = self._at(_EDGE), self._at(1 - _EDGE)
        if self.log:
            ends = (math.floor(math.log10(end)) for end in (low, high))
            tens = [10.0**power for power in range(next(ends), next(ends) + 1)]
            for steps in _STEPS:
                inside = [ten * step for ten in tens for step in steps if self._holds(ten * step)]
                if len(inside) > 1:
                    return inside
        return _round_between(low, high)

    def _holds(self, number: float) -> bool:
        place = self.place(number)
        return place is not None and _EDGE <= place <= 1 - _EDGE


def _are_apart(ticks: Sequence[Mapping[str, Any]]) -> bool:
    """Whether no label touches the next one; a single one touches none."""
    wide = [display_width(tick["label"]) / _LETTERS for tick in ticks]
    return all(
        other["x"] - one["x"] >= (before + after) / 2
        for (one, before), (other, after) in pairwise(zip(ticks, wide, strict=True))
    )


def _round_between(low: float, high: float) -> list[float]:
    """Return two to five numbers from low to high in steps of 1, 2 or 5 times a power of ten."""
    power = math.floor(math.log10(high - low))
    steps = ((ten, each) for ten in (power, power - 1) for each in (5, 2, 1))
    for ten, each in steps:
        first, last = (end / 10.0**ten / each for end in (low, high))
        if math.floor(last) > math.ceil(first):
            places = range(math.ceil(first), math.floor(last) + 1)
            return [round(place * each * 10.0**ten, -ten) for place in places]
    raise ValueError(f"no round numbers from {low} to {high}")
