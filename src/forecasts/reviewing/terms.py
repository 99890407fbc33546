"""The marks of verdicts, by shape."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["SIGNS", "mark_of"]

SIGNS: Mapping[str, str] = MappingProxyType({"high": "▲", "low": "▼", "within": "●", "open": "○"})
"""Shape by mark; colour goes with it, and is never alone."""


def mark_of(verdict: str, direction: str) -> str:
    """Return `high`, `low`, `within` or `open`: a hit is within, whatever its direction."""
    if not verdict:
        return "open"
    if verdict in {"hit", "reached"}:
        return "within"
    return {"over": "high", "under": "low"}.get(direction, "within")
