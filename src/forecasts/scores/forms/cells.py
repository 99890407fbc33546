"""Rows of one kind in a long table: each a cell of a forecast, at a level, category or sample."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.diagnostics import count
from forecasts.scores.tables.columns import Columns, TableError, name_rows
from forecasts.scores.tables.keys import doubles

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cells:
    """The rows of one kind.

    Attributes:
        forecast: Number of the forecast of each.
        words: What stands beside values, in the order of the file: levels, categories, samples.
        places: Which of the words stands beside each value.
        numbers: The values.
        rows: Their rows in the table, for messages.
        claims: That table.
        heads: One row a forecast.
        unit: Columns of the forecast unit.
    """

    forecast: Codes
    words: tuple[str, ...]
    places: Codes
    numbers: Array
    rows: Codes
    claims: Columns
    heads: pd.DataFrame
    unit: tuple[str, ...]

    def matrix(self, place: Codes, width: int) -> Array:
        """Return [forecasts, width] with each value at its place, nan where there is none.

        Raises:
            TableError: Two values of one forecast at one place.
        """
        double = doubles(self.forecast * width + place)
        if len(double):
            claims = self.claims
            keys = [column for column in claims.frame.columns if column != claims.roles["value"]]
            raise TableError(
                f"{claims.name} gives {count(len(double), 'forecast')} twice: "
                f"{name_rows(claims.frame, keys, self.rows[double])}"
            )
        matrix = np.full((len(self.heads), width), np.nan)
        matrix[self.forecast, place] = self.numbers
        return matrix
