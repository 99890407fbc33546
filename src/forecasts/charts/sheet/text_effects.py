"""Bold Chinese: the font that comes with the program has one weight, so an outline thickens it."""

from collections.abc import Iterator
from contextlib import contextmanager

from matplotlib.patheffects import Normal, Stroke
from matplotlib.text import Text

__all__ = ["as_paths", "embolden"]

_SHARE_OF_SIZE = 0.045


def embolden(text: Text) -> None:
    """Thicken a text by an outline of its own colour; it is drawn as paths in every format."""
    width = _SHARE_OF_SIZE * float(text.get_fontsize())
    text.set_path_effects([Stroke(linewidth=width, foreground=text.get_color()), Normal()])


@contextmanager
def as_paths(texts: list[Text]) -> Iterator[None]:
    """Draw texts as outlines inside: a PDF reader may refuse a CFF font as matplotlib embeds it."""
    plain = [text for text in texts if not text.get_path_effects()]
    for text in plain:
        text.set_path_effects([Normal()])
    yield
    for text in plain:
        text.set_path_effects([])
