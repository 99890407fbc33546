"""What a quantity says: level, share, growth, multiple, count, duration, price or change."""

from forecasts.reading.lexicon.currencies import CODES, MINOR_NAMES
from forecasts.reading.lexicon.nouns import COUNTED
from forecasts.reading.lexicon.units import DURATIONS, SYMBOLS, UNIT_NAMES, WORDS
from forecasts.reading.qualifying.kind_rules.growth import is_growth
from forecasts.reading.qualifying.kind_rules.prices import is_price

__all__ = ["kind_of", "unit_kind"]

_PHYSICAL = frozenset((*SYMBOLS.values(), *WORDS.values())) - {"x"}
_MONEY = CODES | frozenset(MINOR_NAMES.values())
_OF_UNITS = {
    "pp": "change", "bp": "change", "x": "multiple", "%": "share",
    **dict.fromkeys(DURATIONS, "duration"),
}  # fmt: skip


def unit_kind(unit: str) -> str:
    """Return the kind that a unit says alone: a `share` may be growth, a `level` a price."""
    numerator, _, denominator = unit.partition("/")
    if numerator in _MONEY:
        return "price" if denominator and denominator not in DURATIONS else "level"
    if unit in _OF_UNITS:
        return _OF_UNITS[unit]
    measured = _is_measured(numerator) or (denominator and _is_measured(unit))
    return "level" if measured else "count"


def _is_measured(name: str) -> bool:
    return name not in COUNTED and (name in _PHYSICAL or name in UNIT_NAMES)


def kind_of(text: str, lower: str, span: tuple[int, int], unit: str, *, scaled: bool) -> str:
    """Return the kind of the quantity at `span` from its unit and the words beside it."""
    numerator, _, denominator = unit.partition("/")
    kind = unit_kind(unit)
    if kind == "share":
        return "growth" if is_growth(text, lower, *span) else "share"
    if numerator in _MONEY and denominator in DURATIONS:  # $40 an hour is paid for one
        return "level" if denominator == "year" or scaled else "price"
    if numerator in _MONEY and kind == "level":
        return "price" if is_price(text, lower, span, unit, scaled=scaled) else "level"
    return kind
