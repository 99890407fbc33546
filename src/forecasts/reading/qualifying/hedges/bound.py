"""What a hedge says of a figure."""

from typing import NamedTuple

__all__ = ["NO_BOUND", "Bound"]


class Bound(NamedTuple):
    """A hedge beside a figure.

    Attributes:
        hedge: One of `records.HEDGES`.
        strict: Whether it excludes its end.
        place: Where the quotation then starts, of a hedge before the figure; where it ends, of one
            behind it.
    """

    hedge: str
    strict: bool
    place: int


NO_BOUND = Bound("", strict=False, place=-1)
"""What words say that only look like a hedge."""
