"""What every picture is given besides its data, and what it says in words."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from matplotlib.figure import Figure

from forecasts.words import DEFAULT_LANGUAGE, Language

_NOTEBOOK_DPI = 110
ROWS_PER_PAGE = 25
"""A chart with a row per claim goes on to another page after so many rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The circumstances under which a chart is drawn.

    Attributes:
        as_of: Nothing published later is used; printed under the picture.
        ledger: Commit of the ledger, abbreviated; empty when it is not known.
        currency: ISO code that money was normalised to.
        prices: `nominal`, or the year whose prices the amounts are in.
        language: Language of titles, labels and notes.
        names: What a code of the codelists is called in that language.
    """

    as_of: date
    ledger: str = ""
    currency: str = "USD"
    prices: str = "nominal"
    language: Language = DEFAULT_LANGUAGE
    names: Mapping[str, str] = field(default_factory=dict)  # a proxy could not be pickled

    def name(self, code: object) -> str:
        """Return what a code is called, or the code itself with spaces for hyphens."""
        text = str(code)
        return self.names.get(text, text.replace("-", " ").replace("_", " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words of a picture.

    Attributes:
        title: The finding in one sentence, computed.
        subtitle: What, where, unit, price basis, and the scale.
        note: How to read the marks.
        source: Ledger, as-of date and the vintage of the actuals.
        alt: What somebody who does not see the picture needs to know.
    """

    title: str
    subtitle: str
    note: str
    source: str
    alt: str


class Picture(Figure):
    """A matplotlib figure that knows its words, so that they go into the file."""

    words: Texts

    def __init__(
        self,
        texts: Texts,
        style: Callable[[], AbstractContextManager[None]],
        **settings: Any,  # noqa: ANN401 - matplotlib has them
    ) -> None:
        """Make an empty figure that carries `texts`, drawn and saved in a style."""
        super().__init__(**settings)
        self.words = texts
        self._style = style

    def savefig(self, fname: Any, **options: Any) -> None:  # noqa: ANN401 - as matplotlib has them
        """Write the picture in the style that its words were measured in."""
        with self._style():
            super().savefig(fname, **options)

    def _repr_png_(self) -> bytes:
        """Return the picture as a notebook shows it; a figure made without pyplot shows none."""
        stream = BytesIO()
        self.savefig(stream, format="png", dpi=_NOTEBOOK_DPI)
        return stream.getvalue()
