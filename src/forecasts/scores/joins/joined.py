"""Forecasts beside their actuals: columns of either, one row a forecast."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from forecasts.scores.tables.columns import Columns, TableError
from forecasts.scores.tables.encoding import Encoded

if TYPE_CHECKING:
    import pandas as pd

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """Claims (one row a forecast) and the row of the actuals that belongs to each.

    Attributes:
        claims: The forecasts' columns.
        actuals: The actuals' columns; None where the claims carry them.
        place: Row of the actuals for every forecast, -1 where there is none.
        keys: Key columns of the claims.
        actual_keys: The same of the actuals.
        publications: The actuals with all their publications, where days of them are known.
        unit: Columns of the forecast unit that the user named; empty for the default.
    """

    claims: Columns
    actuals: Columns | None
    place: npt.NDArray[np.integer[Any]] | None
    keys: tuple[str, ...]
    actual_keys: tuple[str, ...]
    unit: tuple[str, ...] = ()
    publications: Columns | None = None

    def numbers(self, word: str) -> Array:
        """Return a column of claims or actuals as numbers; nan where there is no actual."""
        table, column = self._find(word)
        if table is self.claims or self.place is None:
            return table.numbers(column)
        values = np.append(table.numbers(column), np.nan)
        taken: Array = values[self.place]
        return taken

    def encode(self, word: str) -> Encoded:
        """Return a column of claims or actuals as numbers and words, one row a forecast."""
        table, column = self._find(word)
        rows, words = table.encode(column)
        if table is self.claims or self.place is None:
            return rows, words
        return np.append(rows, len(words))[self.place], [*words, ""]

    def outcomes(self, error: str) -> tuple[Array, Array | None, npt.NDArray[np.integer[Any]]]:
        """Return outcomes, what `scale:COLUMN` divides by, and the place of both for each claim."""
        name = error.removeprefix("scale:") if error.startswith("scale:") else None
        own = name is None or (self.actuals is not None and self.claims.find(name) is None)
        if self.actuals is not None and self.place is not None and own:
            scale = None if name is None else self.actuals.numbers(self.actuals.need(name))
            return self.actuals.numbers(self.actuals.playing("actual")), scale, self.place
        scale = None if name is None else self.numbers(name)
        actual = self.numbers("actual")
        return actual, scale, np.where(np.isnan(actual), -1, np.arange(len(actual)))

    def words(self, word: str) -> list[str]:
        """Return a column of claims or actuals as text; empty where there is no actual."""
        return self.column(word).astype(str).tolist()

    def column(self, word: str) -> "pd.Series[str]":
        """Return a column of claims or actuals, one row a forecast."""
        table, column = self._find(word)
        values = table.frame[column]
        if table is self.claims or self.place is None:
            return values
        taken = values.astype(object).reindex(self.place)
        return taken.fillna("").reset_index(drop=True)

    def _find(self, word: str) -> tuple[Columns, str]:
        if word == "actual":
            table = self.claims if self.actuals is None else self.actuals
            return table, table.playing(word)
        column = self.claims.find(word)
        if column is not None:
            return self.claims, column
        if self.actuals is not None:
            column = self.actuals.find(word)
            if column is not None:
                return self.actuals, column
        raise TableError(self.claims.unknown(word))
