"""The parts of a review: one file each, with its tables and its words."""

from collections.abc import Mapping
from types import MappingProxyType

from forecasts.reviewing.parts import (
    bias,
    changes,
    corrections,
    disagreement,
    due,
    events,
    growth,
    horizon,
    method,
    misses,
    open_claims,
    outlooks,
    quality,
    scoreboard,
    trails,
    unresolved,
)
from forecasts.reviewing.section import Section

__all__ = ["PARTS"]

PARTS: Mapping[str, Section] = MappingProxyType(
    {
        "changes": changes.PART,
        "due": due.PART,
        "unresolved": unresolved.PART,
        "open": open_claims.PART,
        "outlooks": outlooks.PART,
        "horizon": horizon.PART,
        "bias": bias.PART,
        "scoreboard": scoreboard.PART,
        "growth": growth.PART,
        "disagreement": disagreement.PART,
        "trails": trails.PART,
        "misses": misses.PART,
        "quality": quality.PART,
        "corrections": corrections.PART,
        "method": method.PART,
        "events": events.PART,
    }
)
"""The parts in their order; the title of each is `section.NAME` of the words."""
