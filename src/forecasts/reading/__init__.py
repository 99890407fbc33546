"""The one reader of numbers, hedges and periods: for a claim's value, a quotation, an article."""

from datetime import date

from forecasts.reading.records import Period, Quantity, Unreadable, Value, interval
from forecasts.reading.values.value import read_value
from forecasts.reading.values.write import word_value, write_value

__all__ = [
    "Period",
    "Quantity",
    "Unreadable",
    "Value",
    "interval",
    "read",
    "read_period",
    "read_value",
    "word_value",
    "write_value",
]


def read(
    text: str, *, language: str | None = None, stated: date | None = None
) -> tuple[Quantity, ...]:
    """Return every quantity in a running text, in order, with hedge, kind, certainty and target.

    Args:
        text: An article, a paragraph or a quotation, in English or Chinese or both.
        language: `en` or `zh` for the words of time and certainty; by default from the text.
        stated: The day of the statement, which relative periods (`next year`) count from.

    Returns:
        Quantities with `text[start:end] == quote`; numbers in full, in their own units.

    Example:
        >>> (found,) = fc.read("Sales may reach 2 million units by 2030.")
        >>> found.quote, found.value, found.unit, found.certainty, found.target.words
        ('2 million units', 2000000.0, 'unit', 'may', 'by 2030')
    """
    from forecasts.reading.attaching.figures import attach_all
    from forecasts.reading.find import find

    return attach_all(text, find(text), language=language, stated=stated)


def read_period(text: str, *, stated: date | None = None) -> Period | Unreadable:
    """Read the target of a claim: `by 2030`, `FY2026`, `2026年上半年`, `未来五年`.

    Args:
        text: One period and nothing else.
        stated: The day of the statement, which relative periods count from.
    """
    from forecasts.reading.periods.any_language import read_period as read_one

    return read_one(text, stated=stated)
