"""Regular expressions compiled at their first use: a short text needs few of the many."""

import re
from collections.abc import Callable, Iterator

__all__ = ["Lazy"]


class Lazy:
    """A pattern whose methods compile it when they are first called, and are then its own."""

    __slots__ = ("findall", "finditer", "fullmatch", "match", "search")

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]

    def __init__(self, source: str) -> None:
        """Keep the source of the pattern."""

        def ready() -> re.Pattern[str]:
            compiled = re.compile(source)
            self.match, self.search = compiled.match, compiled.search
            self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
            self.findall = compiled.findall
            return compiled

        self.match = lambda *place: ready().match(*place)
        self.search = lambda *place: ready().search(*place)
        self.fullmatch = lambda *place: ready().fullmatch(*place)
        self.finditer = lambda *place: ready().finditer(*place)
        self.findall = lambda *place: ready().findall(*place)
