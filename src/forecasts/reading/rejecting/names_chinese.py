"""Chinese names that hold a numeral: 长三角, 九三, 一带一路."""

from forecasts.reading.lexicon.context import HAN_NAMES

__all__ = ["is_han_name"]

_NAMES: dict[str, tuple[str, ...]] = {}
for _name in HAN_NAMES:
    _NAMES[_name[0]] = (*_NAMES.get(_name[0], ()), _name)


def is_han_name(plain: str, start: int) -> bool:
    """Whether a Chinese numeral is part of a name: 长三角, 九三, 一带一路."""
    return any(
        plain.startswith(name, at)
        for at in (start - 1, start)
        for name in _NAMES.get(plain[at : at + 1], ())
    )
