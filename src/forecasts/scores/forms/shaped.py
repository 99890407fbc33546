"""What a table of claims gives before it meets an outcome."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from forecasts.scores.forms.bins import Bins
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.tables.columns import TableError, parse_number

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shaped:
    """Forecasts before they meet an actual.

    Attributes:
        forecasts: With `claimed` and whatever else the table gives.
        categories: Words of the columns of `masses`, in order.
        ordered: Whether that order means something.
        bins: The categories as bins, None where they are none.
        unit: Columns of the forecast unit.
        notes: What a user should know.
    """

    forecasts: Forecasts
    categories: tuple[str, ...] = ()
    ordered: bool = False
    bins: Bins | None = None
    unit: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """How a table of claims is to be read.

    Attributes:
        level: Level of the intervals `low`, `high` where no column gives it.
        categories: Ordered categories of `pmf` forecasts.
        unit: Columns of the forecast unit that the user named; None for the default.
        firm: Columns that tell forecasts apart because they are keys or are grouped by.
        needed: Names of the inputs that the metrics take.
        levels: Levels of the quantiles that samples and densities are turned into; empty for none.
    """

    level: float | None = None
    categories: tuple[str, ...] = ()
    unit: tuple[str, ...] | None = None
    firm: tuple[str, ...] = ()
    needed: frozenset[str] = frozenset()
    levels: tuple[float, ...] = ()


def as_share(levels: Array) -> Array:
    """Return levels as shares: 90 and .9 are the same."""
    given = levels[~np.isnan(levels)]
    return levels / 100 if len(given) and given.max() > 1 else levels


def exact_levels(levels: Array) -> Array:
    """Return shares as they were meant: 0.1 for the 0.100000001 of a number of single precision."""
    single = levels.astype(np.float32) == levels
    return np.where(single, np.round(levels, 7), np.round(levels, 12))


def read_levels(words: Sequence[str]) -> tuple[float, ...]:
    """Return the quantile levels that somebody named, as shares.

    Raises:
        TableError: One is no number, or none between 0 and 1 (or 0 and 100).
    """
    numbers = [parse_number(word) for word in words]
    bad = [word for word, number in zip(words, numbers, strict=True) if number is None]
    levels = as_share(np.array([number for number in numbers if number is not None], np.float64))
    if bad or (len(levels) and not (levels.min() >= 0 and levels.max() <= 1)):
        found = bad[0] if bad else ",".join(words)
        raise TableError(f"--levels takes levels such as 0.05,0.5,0.95, not `{found}`")
    return tuple(np.round(levels, 12).tolist())
