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
        notes: What a user should know.
    """

    forecasts: Forecasts
    categories: tuple[str, ...] = ()
    ordered: bool = False
    notes: tuple[str, ...] = ()


def as_share(levels: Array) -> Array:
    """Return levels as shares: 90 and .9 are the same."""
    given = levels[~np.isnan(levels)]
    return levels / 100 if len(given) and given.max() > 1 else levels
