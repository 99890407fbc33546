"""Columns as arrays: the distinct units of a table, days as numbers, words by code."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.money import Rates
from forecasts.reading.periods.spans import as_day
from forecasts.units import currency_of

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The distinct units of a table, and which of them each row has.

    Attributes:
        names: The distinct units.
        codes: Each row's place in `names`.
        currencies: The currency of each name; '' where it is no amount of money.
    """

    names: tuple[str, ...]
    codes: IntArray
    currencies: tuple[str, ...]


def read_units(units: "pd.Series[str]") -> Units:
    """Return the distinct units of a column; a missing unit is ''."""
    codes, names = distinct(units)
    return Units(names=names, codes=codes, currencies=tuple(map(currency_of, names)))


def distinct(column: "pd.Series[str]") -> tuple[IntArray, tuple[str, ...]]:
    """Return each row's place in the distinct words of a column, '' for a missing one."""
    if isinstance(column.dtype, pd.CategoricalDtype) and not column.isna().any():
        return np.array(column.cat.codes, dtype=np.int64), tuple(column.cat.categories)
    codes, names = pd.factorize(column, use_na_sentinel=False)
    words = tuple(
        "" if missing else str(name) for name, missing in zip(names, names.isna(), strict=True)
    )
    return np.asarray(codes, dtype=np.int64), words


def label(codes: IntArray, word: Callable[[int], str]) -> "pd.Categorical[str]":
    """Return the word of each code as a categorical, asking once for each code that occurs."""
    if not codes.any():
        same = np.zeros(codes.shape, dtype=np.int8)
        return pd.Categorical.from_codes(same, categories=pd.Index([word(0) if codes.size else ""]))
    used = np.flatnonzero(np.bincount(codes))
    words = [word(code) for code in used.tolist()]
    distinct = list(dict.fromkeys(words))
    places = np.zeros(int(used[-1]) + 1, dtype=np.min_scalar_type(-len(distinct)))
    places[used] = [distinct.index(text) for text in words]
    return pd.Categorical.from_codes(places[codes], categories=pd.Index(distinct))


def days_of(dates: "pd.Series[pd.Timestamp]") -> IntArray:
    """Return a column of dates as days since 1970-01-01, `NO_DAY` for a missing one."""
    return dates.to_numpy().astype("datetime64[D]").astype(np.int64)


def rows_of(rates: Rates, units: Units) -> IntArray:
    """Return the number of each row's currency in the rates."""
    return np.array([rates.row(name) for name in units.currencies], dtype=np.int64)[units.codes]


def carry_attrs(made: pd.DataFrame, table: pd.DataFrame, as_of: date | str | None) -> pd.DataFrame:
    """Return a table that knows what it was made of: its `attrs` name the ledger and the day.

    Args:
        made: The table, which is changed.
        table: What it was made of, with `attrs` such as `{"ledger": "63e4737"}`.
        as_of: The day of which it was made; where that of `table` is later, it is named. None
            leaves that one.
    """
    made.attrs = dict(table.attrs)
    if as_of is not None:
        made.attrs["as_of"] = max(as_day(as_of).isoformat(), str(table.attrs.get("as_of", "")))
    return made
