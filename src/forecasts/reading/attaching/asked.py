"""A figure that rules are asked about, and rows that hang on the words right beside it."""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeVar, overload

from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.patterns import Lazy

__all__ = ["Asked", "about", "beside", "follows", "of_kind", "of_unit", "speaks_ahead"]

Effect = TypeVar("Effect")
Condition = Callable[["Asked"], bool]

_REACH = 160
_LINKS = tuple(
    "an a the its our your their about around some roughly nearly almost over only just"
    " more than at least up to between of for from versus vs vs. against with was were"
    " below above saw predicted".split()
)


class Asked(NamedTuple):
    """A figure with its sentence.

    Attributes:
        scene: The sentence.
        place: Which of its quantities the figure is.
        figure: The figure.
        left: What stands before it, as far as rules look.
        lower: The same in lower case.
        stem: The same without the blanks that end it.
        linked: Whether a preposition, an article or a hedge stands right before it.
    """

    scene: Scene
    place: int
    figure: Figure
    left: str
    lower: str
    stem: str
    linked: bool


def about(scene: Scene, index: int) -> Asked:
    """Return what rules are asked about: a quantity of a sentence."""
    figure = scene.quantities[index]
    left = scene.text[max(0, figure.start - _REACH) : figure.start]
    lower = left.lower()
    stem = lower.rstrip()
    linked = len(stem) < len(lower) and stem.endswith(_LINKS)
    return Asked(scene, index, figure, left, lower, stem, linked)


@overload
def beside(
    *,
    before: str = "",
    behind: str = "",
    words: tuple[str, ...] = (),
    only: Condition | None = None,
) -> Callable[[Asked], Literal[True] | None]: ...


@overload
def beside(
    *,
    before: str = "",
    behind: str = "",
    words: tuple[str, ...] = (),
    only: Condition | None = None,
    says: Effect,
) -> Callable[[Asked], Effect | None]: ...


def beside(
    *,
    before: str = "",
    behind: str = "",
    words: tuple[str, ...] = (),
    only: Condition | None = None,
    says: object = True,
) -> Callable[[Asked], object]:
    """Return what speaks where one pattern ends before a figure and another begins behind it.

    Args:
        before: Pattern of what ends right before the figure; it closes with an anchor.
        behind: Pattern of what begins right behind it; empty where nothing need.
        words: One of them stands before the figure wherever `before` fits: a cheap look.
        only: What else must be so.
        says: What the row makes of the figure.
    """
    left, right = Lazy(before), Lazy(behind)

    def speaks(asked: Asked) -> object:
        if only is not None and not only(asked):
            return None
        if words and not any(map(asked.lower.__contains__, words)):
            return None
        if behind and not right.match(asked.scene.text, asked.figure.end):
            return None
        return says if not before or left.search(asked.left) else None

    return speaks


def speaks_ahead(asked: Asked) -> bool:
    """Tell whether a word of the sentence looks ahead."""
    return asked.scene.ahead


def follows(words: tuple[str, ...]) -> Condition:
    """Return whether one of the words stands right before a figure."""
    return lambda asked: asked.stem.endswith(words)


def of_kind(kind: str) -> Condition:
    """Return what tells whether a figure is of a kind: `count`, `multiple`."""
    return lambda asked: asked.figure.kind == kind


def of_unit(unit: str) -> Condition:
    """Return what tells whether a figure has a unit: `%`, `x`."""
    return lambda asked: asked.figure.unit == unit
