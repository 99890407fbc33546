"""A period that rules are asked about, and rows that hang on the words right beside it."""

from collections.abc import Callable
from typing import NamedTuple

from forecasts.reading.attaching.scene import Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["FAR", "Dated", "around", "dated"]

_NEAR, FAR = 16, 60


class Dated(NamedTuple):
    """A period that rules are asked about.

    Attributes:
        scene: Its sentence.
        found: The period.
        words: Its words in lower case.
        near: The few characters before it.
        far: More of them.
        lower: The same in lower case.
        stem: The same without the blanks that end it.
    """

    scene: Scene
    found: FoundPeriod
    words: str
    near: str
    far: str
    lower: str
    stem: str


def dated(scene: Scene, found: FoundPeriod) -> Dated:
    """Return what rules are asked about: a period of a sentence."""
    far = scene.text[max(0, found.start - FAR) : found.start]
    lower = far.lower()
    return Dated(scene, found, found.period.words.lower(), far[-_NEAR:], far, lower, lower.rstrip())


def around(
    *,
    before: str = "",
    behind: str = "",
    words: tuple[str, ...] = (),
    ends: tuple[str, ...] = (),
    only: Callable[[Dated], bool] | None = None,
) -> Callable[[Dated], bool | None]:
    """Return what speaks where one pattern ends before a period and another begins behind it.

    Args:
        before: Pattern of what ends right before the period; it closes with an anchor.
        behind: Pattern of what begins right behind it.
        words: One of them stands before the period wherever `before` fits: a cheap look.
        ends: One of them stands right before it: a cheap look as well.
        only: What else must be so.
    """
    left, right = Lazy(before), Lazy(behind)

    def speaks(asked: Dated) -> bool | None:
        if only is not None and not only(asked):
            return None
        if ends and not asked.stem.endswith(ends):
            return None
        if words and not any(map(asked.lower.__contains__, words)):
            return None
        if behind and not right.match(asked.scene.text, asked.found.end):
            return None
        return True if not before or left.search(asked.far) else None

    return speaks
