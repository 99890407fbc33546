"""Exchange rates, deflators and parities: dated data with an origin, never definitions.

Daily rates are the European Central Bank's reference rates, 1999 onward; yearly figures are a
small table with an origin per figure, which a ledger may override. A figure that is not there is
missing and says why; nothing is interpolated, and nothing later than the day asked for is used.
A currency that the euro replaced keeps its legal rate from the day of its changeover, with the act
that fixes it for its source.
"""

from forecasts.money.lookup import (
    DAILY_SOURCE,
    NO_DAY,
    SAME_CURRENCY,
    Found,
    Rule,
    explain_fault,
    find_prices,
    find_rates,
    is_daily,
    rates_on,
    same_row,
)
from forecasts.money.rates import Rates, known_at, load_rates
from forecasts.money.yearly import FIGURES

__all__ = [
    "DAILY_SOURCE",
    "FIGURES",
    "NO_DAY",
    "SAME_CURRENCY",
    "Found",
    "Rates",
    "Rule",
    "explain_fault",
    "find_prices",
    "find_rates",
    "is_daily",
    "known_at",
    "load_rates",
    "rates_on",
    "same_row",
]
