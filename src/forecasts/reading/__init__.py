"""The one reader of numbers, hedges and periods: for a claim's value, a quotation, an article."""

from forecasts.reading.records import Period, Quantity, Unreadable, Value, interval
from forecasts.reading.value import read_value
from forecasts.reading.write import write_value

__all__ = [
    "Period",
    "Quantity",
    "Unreadable",
    "Value",
    "interval",
    "read_value",
    "write_value",
]
