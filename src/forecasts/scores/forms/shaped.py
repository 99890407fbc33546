"""What a table of claims gives before it meets an outcome."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from forecasts.scores.forms.forecasts import Forecasts

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shaped:
    """Forecasts before they meet an actual.

    Attributes:
        forecasts: With `claimed` and whatever else the table gives.
        categories: Words of the columns of `masses`, in order.
        ordered: Whether that order means something.
        unit: Columns of the forecast unit.
        notes: What a user should know.
    """

    forecasts: Forecasts
    categories: tuple[str, ...] = ()
    ordered: bool = False
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
    """

    level: float | None = None
    categories: tuple[str, ...] = ()
    unit: tuple[str, ...] | None = None
    firm: tuple[str, ...] = ()
    needed: frozenset[str] = frozenset()


def as_share(levels: Array) -> Array:
    """Return levels as shares: 90 and .9 are the same."""
    given = levels[~np.isnan(levels)]
    return levels / 100 if len(given) and given.max() > 1 else levels
