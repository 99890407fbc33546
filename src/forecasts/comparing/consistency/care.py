"""Why a reader should care about a finding between claims, and which to read first."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from forecasts.comparing.consistency.part_whole import Finding

__all__ = ["WHY", "rank", "say_why"]

WHY: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("relay", "contradiction"): "Whoever quotes the relay quotes what its source did not say.",
        ("revision", "tension"): "Both numbers stand, and a later reader can pick either.",
        ("currency", "tension"): "The change of currency hides that the number was changed.",
        (
            "part-whole",
            "contradiction",
        ): "At least one of the numbers must be wrong, whatever comes.",
        ("part-whole", "tension"): "The numbers hold together only if one is read generously.",
        (
            "overlap",
            "tension",
        ): "Two numbers that are quoted side by side do not measure one thing.",
        ("growth-level", "contradiction"): "Rate and level of one text cannot both come true.",
        ("growth-level", "tension"): "The claimant started from another base than was published.",
        ("share-total", "contradiction"): "The share quoted is not that of the numbers beside it.",
        ("shares", "contradiction"): "Shares of one whole add up to more than all of it.",
        ("revision", "not checked"): "Numbers of two things are told as one that moved.",
        ("currency", "not checked"): "Without a rate nobody can say whether the number moved.",
        (
            "relay",
            "not checked",
        ): "Without a rate nobody can say whether the relay kept the number.",
        ("part-whole", "not checked"): "Whether the parts fit into the whole stays open.",
        ("overlap", "not checked"): "Whether the two numbers agree stays open.",
    }
)
"""Relation and outcome -> a sentence; what agrees needs none."""

_ORDER = ("contradiction", "tension", "not checked", "consistent")


def say_why(found: Finding) -> str:
    """Return why a reader should care, '' for what agrees."""
    return WHY.get((found.relation, found.outcome), "")


def rank(found: Finding) -> tuple[int, float]:
    """Return where a finding stands in the list: contradictions first, the widest apart first."""
    return _ORDER.index(found.outcome), -_size(found)


def _size(found: Finding) -> float:
    """Return how far apart the numbers concerned are, in logs; 0 where they are not comparable."""
    values = [piece.reading.value for piece in found.pieces]
    units = {piece.reading.unit for piece in found.pieces}
    if found.exchange is not None:
        values[:-1] = [value * found.exchange.at for value in values[:-1]]
    elif len(units) > 1:
        return 0.0
    part, whole = math.fsum(values[:-1]), values[-1]
    return abs(math.log(part / whole)) if part > 0 and whole > 0 else 0.0
