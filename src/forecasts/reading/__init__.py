"""The one reader of numbers, hedges and periods: for a claim's value, a quotation, an article."""

from forecasts.reading.records import Period, Quantity, Unreadable, Value, interval

__all__ = ["Period", "Quantity", "Unreadable", "Value", "interval"]
