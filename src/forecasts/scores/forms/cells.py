"""Rows of one kind in a long table: each a cell of a forecast, at a level, category or sample."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.diagnostics import count
from forecasts.scores.tables.columns import Columns, TableError, name_rows
from forecasts.scores.tables.keys import doubles
from forecasts.scores.tables.long_rows import LongRows

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cells:
    """The rows of one kind.

    Attributes:
        words: What stands beside values, in the order of the file: levels, categories, samples.
        word: For each place of the rows which of the words that is, -1 for other kinds.
        forecast: For each head of the rows the number of its forecast.
        rows: The rows of all kinds.
        claims: Their table, one row a head.
        heads: One row a forecast.
        unit: Columns of the forecast unit.
    """

    words: tuple[str, ...]
    word: Codes
    forecast: Codes
    rows: LongRows
    claims: Columns
    heads: pd.DataFrame
    unit: tuple[str, ...]

    def blocks(self) -> Iterator[tuple[Codes, Codes, Array]]:
        """Give forecast, word and value of the rows, block by block, in order."""
        whole = bool((self.word >= 0).all())
        for block in self.rows.store:
            forecast, word = self.forecast[block.head], self.word[block.place]
            if whole:
                yield forecast, word, block.value
            else:
                own = word >= 0
                yield forecast[own], word[own], block.value[own]

    def matrix(self, place: Codes, width: int) -> Array:
        """Return what `lay_out` does, without the marks."""
        return self.lay_out(place, width, "forecast")[0]

    def lay_out(self, place: Codes, width: int, what: str) -> tuple[Array, Marks]:
        """Return [forecasts, width] with each value at its place, else nan, and where one stands.

        Args:
            place: For each word its place.
            width: How many places there are.
            what: What one value is called in messages.

        Raises:
            TableError: Two values of one forecast at one place.
        """
        matrix = np.full((len(self.heads), width), np.nan)
        there = np.zeros(matrix.shape, bool)
        rows = 0
        for forecast, word, value in self.blocks():
            at = place[word]
            matrix[forecast, at] = value
            there[forecast, at] = True
            rows += len(value)
        if int(there.sum()) < rows:
            self.refuse_doubles(place, what)
        return matrix, there

    def refuse_doubles(self, place: Codes, what: str) -> None:
        """Raise for rows of one forecast at one place, if there are any.

        Raises:
            TableError: It counts and names them.
        """
        own = [(self.word[block.place] >= 0, block) for block in self.rows.store]
        head = np.concatenate([block.head[kept] for kept, block in own])
        cell = np.concatenate([block.place[kept] for kept, block in own])
        at = place[self.word[cell]].astype(np.int64)
        double = doubles(self.forecast[head].astype(np.int64) * (int(at.max(initial=0)) + 1) + at)
        if not len(double):
            return
        claims, places = self.claims, self.rows.places
        keys = [column for column in claims.frame.columns if column != claims.roles["value"]]
        shown = claims.frame.iloc[head[double[:5]]].reset_index(drop=True)
        inner = places.iloc[cell[double[:5]]].reset_index(drop=True)
        shown = shown.assign(**{str(name): inner[name] for name in inner.columns})
        more = f" and {len(double) - 5} more" if len(double) > 5 else ""
        raise TableError(
            f"{claims.name} gives {count(len(double), what)} twice: "
            f"{name_rows(shown, keys, np.arange(len(shown)))}{more}"
        )
