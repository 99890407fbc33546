"""What a claim says as a number, for formats that know points, ranges and bounds but no hedges."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from forecasts.diagnostics import count
from forecasts.study import Study, require_sound

__all__ = ["Exported", "Figure", "figures_of", "say_left_out"]

_INEXPRESSIBLE = ("scale",)
"""Hedges for an order of magnitude, which is no number and no bound."""


class Exported(NamedTuple):
    """The files of an export by their names, and what could not be said in them, as sentences."""

    files: dict[str, bytes]
    notes: tuple[str, ...]


class Figure(NamedTuple):
    """A claim as a number: its row of the comparison, and `point`, `range`, `floor` or `ceiling`.

    `shape` is '' where it is none of these.
    """

    row: Mapping[str, Any]
    shape: str


def figures_of(study: Study) -> list[Figure]:
    """Return every claim that was said by the study's day.

    Raises:
        ValueError: The study has an error.
    """
    require_sound(study)
    table = study.comparison()
    said = table[table["stated"] <= pd.Timestamp(study.as_of)]
    rows = ({str(name): cell for name, cell in row.items()} for row in said.to_dict("records"))
    return [Figure(row, _shape(row)) for row in rows]


def _shape(row: Mapping[str, Any]) -> str:
    """Tell a bound and a range from a number that is only rounded.

    The ends of a reading such as `about 5` are those of rounding, and no quantiles of anything.
    """
    if row["hedge"] in _INEXPRESSIBLE or row["kind"] == "ranking":
        return ""
    if row["hedge"] == "range":
        return "range" if math.isfinite(row["low"]) and math.isfinite(row["high"]) else ""
    if not math.isfinite(row["value"]):
        return ""
    if math.isinf(row["high"]):
        return "floor"
    return "ceiling" if math.isinf(row["low"]) else "point"


def say_left_out(reasons: Iterable[str], kept: int, noun: str = "claim") -> tuple[str, ...]:
    """Return a sentence that counts what was written and what was not, most frequent first."""
    counted = Counter(reasons)
    if not counted:
        return (f"{count(kept, noun)} written",)
    why = "; ".join(f"{number} {reason}" for reason, number in counted.most_common())
    return (f"{count(kept, noun)} written, {counted.total()} left out: {why}",)
