"""Regular expressions compiled at their first use: a short text needs few of the many."""

import re
from collections.abc import Callable, Iterator

__all__ = ["Lazy"]


class Lazy:
    """A pattern whose methods compile it when one is first asked for, and are then its own."""

    __slots__ = ("findall", "finditer", "fullmatch", "match", "search", "source")

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]

    def __init__(self, source: str) -> None:
        """Keep the source of the pattern."""
        self.source = source

    def __getattr__(self, method: str) -> object:
        """Compile the pattern: Python asks this for a method that is not there yet."""
        if method not in self.__slots__ or method == "source":
            raise AttributeError(method)
        compiled = re.compile(self.source)
        self.match, self.search = compiled.match, compiled.search
        self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
        self.findall = compiled.findall
        return getattr(self, method)
