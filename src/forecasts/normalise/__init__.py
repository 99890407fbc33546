"""The one crossing from records to tables, and every conversion of an amount.

`claims_table` makes the claims table; `normalise` adds the amounts in one currency and price
basis; `trace` says how a number came about; `spread` shows what other reasonable choices give.
Converting serves comparison between claims, never a verdict: an exchange rate makes no claim true.
"""

from forecasts.normalise.convert import convert_units, normalise
from forecasts.normalise.prices import MoneyOf, PriceBasis
from forecasts.normalise.spread import spread, spread_range
from forecasts.normalise.table import COLUMNS, claims_table
from forecasts.normalise.trace import trace

__all__ = [
    "COLUMNS",
    "MoneyOf",
    "PriceBasis",
    "claims_table",
    "convert_units",
    "normalise",
    "spread",
    "spread_range",
    "trace",
]
