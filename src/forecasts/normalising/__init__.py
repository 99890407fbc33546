"""The one crossing from records to tables, and every conversion of an amount.

`claims_table` makes the claims table; `normalise` adds the amounts in one currency and price
basis; `trace` says how a number came about; `spread` shows what other reasonable choices give.
Converting serves comparison between claims, never a verdict: an exchange rate makes no claim true.
"""

from forecasts.normalising.cells import Ruling, read_cells, write_cells
from forecasts.normalising.convert import convert_units, normalise
from forecasts.normalising.prices import MoneyOf, PriceBasis
from forecasts.normalising.spreading import spread, spread_range
from forecasts.normalising.table import COLUMNS, claims_table
from forecasts.normalising.tracing import trace

__all__ = [
    "COLUMNS",
    "MoneyOf",
    "PriceBasis",
    "Ruling",
    "claims_table",
    "convert_units",
    "normalise",
    "read_cells",
    "spread",
    "spread_range",
    "trace",
    "write_cells",
]
