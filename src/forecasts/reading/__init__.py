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
    text: str, *, language: str | None = None, stated: date | str | None = None
) -> tuple[Quantity, ...]:
    """Return every quantity in a running text, in order, with hedge, kind, certainty and target.

    Args:
        text: An article, a paragraph or a quotation, in English or Chinese or both.
        language: `en` or `zh` for the words of time and certainty; by default from the text.
        stated: The day of the statement, which relative periods (`next year`) count from; a date,
            or text as 2026-11-21.

    Returns:
        Quantities with `text[start:end] == quote`; numbers in full, in their own units.

    Raises:
        ValueError: `stated` is a text and no date.

    Example:
        >>> (found,) = fc.read("Sales may reach 2 million units by 2030.")
        >>> found.quote, found.value, found.unit, found.certainty, found.target.words
        ('2 million units', 2000000.0, 'unit', 'may', 'by 2030')
    """
    from forecasts.reading.attaching.figures import attach_all
    from forecasts.reading.find import find
    from forecasts.reading.periods.spans import as_day
    from forecasts.reading.twins.left_out import put_back, seen

    day = None if stated is None else as_day(stated)
    legible, unseen = seen(text)
    found = attach_all(legible, find(legible), language=language, stated=day)
    return tuple(put_back(text, one, unseen) for one in found)


def read_period(text: str, *, stated: date | str | None = None) -> Period | Unreadable:
    """Read the target of a claim: `by 2030`, `FY2026`, `2026年上半年`, `未来五年`.

    Args:
        text: One period and nothing else.
        stated: The day of the statement, which relative periods count from; a date or text.
    """
    from forecasts.reading.periods.any_language import read_period as read_one
    from forecasts.reading.periods.spans import as_day

    return read_one(text, stated=None if stated is None else as_day(stated))
