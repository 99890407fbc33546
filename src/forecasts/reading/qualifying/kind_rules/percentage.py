"""A percentage as the rules of growth look at it."""

from typing import NamedTuple

__all__ = ["Percentage"]


class Percentage(NamedTuple):
    """A percentage with the words around it.

    Attributes:
        plain: The text as it was found in.
        lower: The same in lower case.
        start: Its offset there.
        end: The offset behind it.
        clause: The Chinese words of its clause before it.
        moved: The English words before it up to the word of growth that it hangs on, which is the
            last; empty where it hangs on none.
        behind: The words between that word and the percentage; told with `moved`.
        near: The word nearest to it, no article; told with `moved`.
        back: Some English characters before it, in lower case.
        ahead: The next English words of its clause, three at most.
    """

    plain: str
    lower: str
    start: int
    end: int
    clause: str = ""
    moved: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    near: str = ""
    back: str = ""
    ahead: tuple[str, ...] = ()
