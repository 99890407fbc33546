"""What rules are asked about, a figure, a period or a cue, and rows that hang on the words beside.

Every record has the same last fields, which `beside` looks at: what it says itself, where it ends,
and what stands before it.
"""

from collections.abc import Callable
from typing import Generic, Literal, NamedTuple, TypeVar

from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod

__all__ = [
    "FAR",
    "Asked",
    "Condition",
    "Dated",
    "Heard",
    "about",
    "beside",
    "dated",
    "follows",
    "heard",
    "of_kind",
    "of_unit",
    "speaks_ahead",
]

_REACH, FAR, _NEAR = 160, 60, 20
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
        linked: Whether a preposition, an article or a hedge stands right before it.
        words: Its words.
        end: Where it ends.
        left: What stands before it, as far as rules look.
        lower: The same in lower case.
        stem: The same without the blanks that end it.
    """

    scene: Scene
    place: int
    figure: Figure
    linked: bool
    words: str
    end: int
    left: str
    lower: str
    stem: str


class Dated(NamedTuple):
    """A period with its sentence; the last fields are as those of `Asked`.

    Attributes:
        scene: The sentence.
        found: The period.
    """

    scene: Scene
    found: FoundPeriod
    words: str
    end: int
    left: str
    lower: str
    stem: str


class Heard(NamedTuple):
    """A cue with its sentence; the last fields are as those of `Asked`.

    Attributes:
        scene: The sentence.
        cue: The cue.
        last: The cue that speaks before it, if there is one.
    """

    scene: Scene
    cue: Cue
    last: Cue | None
    words: str
    end: int
    left: str
    lower: str
    stem: str


def about(scene: Scene, index: int) -> Asked:
    """Return what rules are asked about: a quantity of a sentence."""
    figure = scene.quantities[index]
    left, lower, stem = _before(scene, figure.start, _REACH)
    linked = len(stem) < len(lower) and stem.endswith(_LINKS)
    return Asked(scene, index, figure, linked, figure.quote, figure.end, left, lower, stem)


def dated(scene: Scene, found: FoundPeriod) -> Dated:
    """Return what rules are asked about: a period of a sentence."""
    words = found.period.words.lower()
    return Dated(scene, found, words, found.end, *_before(scene, found.start, FAR))


def heard(scene: Scene, cue: Cue, last: Cue | None) -> Heard:
    """Return what rules are asked about: a cue of a sentence, and the one that speaks before it."""
    return Heard(scene, cue, last, cue.words, cue.end, *_before(scene, cue.start, _NEAR))


def _before(scene: Scene, start: int, reach: int) -> tuple[str, str, str]:
    left = scene.text[max(0, start - reach) : start]
    lower = left.lower()
    return left, lower, lower.rstrip()


Seen = TypeVar("Seen", Asked, Dated, Heard)
Condition = Callable[[Seen], bool]
_Looks = tuple[Condition[Seen] | None, Lazy | None, Lazy | None, Lazy | None]


class _Beside(Generic[Seen]):
    """What speaks where one pattern ends before a place and another begins behind it."""

    __slots__ = ("looks", "words")

    def __init__(self, looks: _Looks[Seen], words: tuple[str, ...]) -> None:
        """Keep what it looks at, and the words by which it is not asked in vain."""
        self.looks: _Looks[Seen] = looks
        self.words = words

    def __call__(self, asked: Seen, /) -> Literal[True] | None:
        """Tell whether it is so of what is asked about."""
        only, named, behind, before = self.looks
        told = (
            (only is None or only(asked))
            and (named is None or named.match(asked.words))
            and (not self.words or any(map(asked.lower.__contains__, self.words)))
            and (behind is None or behind.match(asked.scene.text, asked.end))
            and (before is None or before.search(asked.left))
        )
        return True if told else None


def beside(
    *,
    before: str = "",
    behind: str = "",
    named: str = "",
    words: tuple[str, ...] = (),
    only: Condition[Seen] | None = None,
) -> Callable[[Seen], Literal[True] | None]:
    """Return what speaks where one pattern ends before a place and another begins behind it.

    Args:
        before: Pattern of what ends right before it; it closes with an anchor.
        behind: Pattern of what begins right behind it; empty where nothing need.
        named: Pattern of its own words.
        words: One of them stands before it wherever `before` fits: a cheap look.
        only: What else must be so.
    """
    own, right, left = (Lazy(one) if one else None for one in (named, behind, before))
    return _Beside((only, own, right, left), words)


def speaks_ahead(asked: Asked) -> bool:
    """Tell whether a word of the sentence looks ahead."""
    return asked.scene.ahead


def follows(words: tuple[str, ...]) -> Condition[Seen]:
    """Return what tells whether one of the words stands right before: a cheap look as well."""
    return lambda asked: asked.stem.endswith(words)


def of_kind(kind: str) -> Condition[Asked]:
    """Return what tells whether a figure is of a kind: `count`, `multiple`."""
    return lambda asked: asked.figure.kind == kind


def of_unit(*units: str) -> Condition[Asked]:
    """Return what tells whether a figure has one of these units: `%`, `x`."""
    return lambda asked: asked.figure.unit in units
