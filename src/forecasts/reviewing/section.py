"""What a part of the review is: its tables, and what it says of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd

from forecasts.reviewing.document import Element, Figure
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.voice import Voice

__all__ = ["Pictures", "Section", "Tables"]

Tables: TypeAlias = Mapping[str, pd.DataFrame]
"""Tables of a review by name, which is that of the file in `tables/`."""

Pictures: TypeAlias = Mapping[str, Sequence[Figure]]
"""Charts by the name of their kind."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One part of the review.

    Attributes:
        tables: From the inputs, the tables that the part adds to the review.
        write: From all tables, the charts, the inputs and the voice, what the part says.
    """

    tables: Callable[[Inputs], Tables]
    write: Callable[[Tables, Pictures, Inputs, Voice], list[Element]]
