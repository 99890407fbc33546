"""The value of a draft whose unit is open still: it lacks, or no one knows it."""

from forecasts.reading.records import Value
from forecasts.reading.values.value import read_value
from forecasts.units import known_unit

__all__ = ["with_units"]


def with_units(text: str) -> str:
    """Return a value with `units` where its unit lacks or is unknown; '' where that is not all.

    `18.8 billion` and `18.8 billion bags` are both `18.8 billion units`, and `9 USD/bag` is
    `9 units`: what a person is asked for. A number that is not read (`12 bilion USD`) is no such.
    """
    value = read_value(text)
    if isinstance(value, Value):
        offset = 0 if known_unit(value.unit) else text.find(value.unit)
        word, rest = value.unit, text[offset + len(value.unit) :]
    else:
        within = text[value.offset :].strip()
        offset = text.rfind(" ", 0, value.offset) + 1 if within else value.offset
        word, _, rest = text[offset:].partition(" ")
    if offset <= 0:
        return ""
    per = "".join(word.partition("/")[1:])
    for unit in (f"units{per}", "units"):
        named = f"{text[:offset].rstrip()} {unit} {rest.strip()}".rstrip()
        if isinstance(found := read_value(named), Value) and known_unit(found.unit):
            return named
    return ""
