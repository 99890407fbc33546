"""What the charts of claims that fell due say, in English and in Chinese."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["DUE_WORDS"]

DUE_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({})
"""Key to (English, Chinese)."""
