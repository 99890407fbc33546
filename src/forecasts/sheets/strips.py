"""Where a claim, what others say and the record stand on one axis, as shares of its width."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from forecasts.words import Language
from forecasts.words.amounts import amount, bare, money_unit

__all__ = ["strips_of"]

Strip = dict[str, Any]

_ROOM = 0.10  # of the axis, on either side of what stands on it
_MARKS = {"above": "above", "up-to": "up-to", "scale": "scale", "range": "range"}
_EDGE = 0.06  # nearer the end a label would hang over
_STEPS = (1.0, 2.0, 5.0)
_MOST_TICKS = 3


def strips_of(claims: pd.DataFrame, others: pd.DataFrame, language: Language) -> dict[str, Strip]:
    """Return the strip of each claim by its id; claims of one unit share their axis.

    A strip holds `mark` (point, above, up-to, scale, range), `x`, `low`, `high`, `others`,
    `record`, `came` and `ticks`, each place from 0 to 1. The axis is logarithmic where all is
    above nought.
    """
    strips: dict[str, Strip] = {}
    for key, group in claims.groupby(["scale", "relative"], sort=False):
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
        width = ends[1] - ends[0] or (math.log(4) if self.log else max(abs(ends[0]), 1.0))
        room = width * _ROOM if ends[1] > ends[0] else width / 2
        self.first, self.last = ends[0] - room, ends[1] + room

    def _of(self, number: float) -> float:
        return math.log(number) if self.log else number

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
        step = max(1, math.ceil(len(numbers) / _MOST_TICKS))
        return [
            {"x": self.place(number), "label": write(number, unit, language)}
            for number in numbers[::step]
        ]

    def _round_numbers(self) -> list[float]:
        if not self.log:
            return self._even(self.first, self.last)
        low, high = (math.floor(math.log10(math.exp(end))) for end in (self.first, self.last))
        tens = [10.0**power for power in range(low, high + 1)]
        for steps in ((1.0,), (1.0, 3.0), _STEPS, (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)):
            inside = [ten * step for ten in tens for step in steps if self._holds(ten * step)]
            if len(inside) >= 2:
                return inside
        return self._even(math.exp(self.first), math.exp(self.last))

    def _even(self, first: float, last: float) -> list[float]:
        """Return a few multiples of a power of ten between two numbers, however close they are."""
        power = 10.0 ** math.floor(math.log10((last - first) / 2))
        ends = (math.ceil(first / power), math.floor(last / power))
        numbers = (float(f"{power * each:.12g}") for each in range(ends[0], ends[1] + 1))
        inside = [each for each in numbers if self._holds(each)]
        return inside[:: max(1, math.ceil(len(inside) / 4))]

    def _holds(self, number: float) -> bool:
        place = self.place(number)
        return place is not None and _EDGE <= place <= 1 - _EDGE
