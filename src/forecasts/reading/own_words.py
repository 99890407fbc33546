"""A ledger's own units in the tables of the reader: `heat pumps`, 热泵.

The tables are those of the whole process, so one ledger's words are in force at a time: those of
the ledger that was loaded or checked last. Whoever reads for a ledger puts its words in force.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeVar

from forecasts.reading.amounts import unit_words as units_words
from forecasts.reading.lexicon import nouns, units
from forecasts.reading.lexicon.magnitudes import HAN_DIGITS, HAN_SCALES, HAN_UNITS
from forecasts.reading.patterns import Lazy

__all__ = ["OwnUnit", "readable", "taken_by", "use_units"]

_Table = TypeVar("_Table", set[str], dict[str, str], dict[str, tuple[str, str, str]])


class OwnUnit(NamedTuple):
    """A unit that a ledger declares.

    Attributes:
        name: Its canonical name, as values are written with.
        counted: Whether it is a noun that is counted.
        words: Each language and word, singular and plural, in small letters.
    """

    name: str
    counted: bool
    words: tuple[tuple[str, str], ...]


_in_force: tuple[OwnUnit, ...] = ()
_restored: dict[int, Callable[[], None]] = {}
"""What makes each table that a ledger has changed what it is without any."""
_NUMERALS = frozenset((*HAN_DIGITS, *HAN_UNITS, *HAN_SCALES))
_ENGLISH = Lazy(r"[a-z][a-z.]*(?:[ -][a-z][a-z.]*){0,3}")


def use_units(own: tuple[OwnUnit, ...]) -> None:
    """Put the words of these units in force, and those of any other ledger out of it."""
    global _in_force  # noqa: PLW0603 - which ledger's words the tables hold
    if own == _in_force:
        return
    for restore in _restored.values():
        restore()
    for unit in own:
        _add(unit)
    units_words.han_by_first.cache_clear()
    _in_force = own


def readable(language: str, word: str) -> bool:
    """Tell whether a word of this language can be read behind a number."""
    if language == "en":
        return bool(_ENGLISH.fullmatch(word))
    if language == "zh":
        return min(word) > "\u2e80" and word[0] not in _NUMERALS
    return word.replace(" ", "").replace("-", "").isalpha()


def taken_by(language: str, word: str) -> str:
    """Return the unit that a word of the shipped tables means already, '' when it is free."""
    if language == "zh":
        found = units_words.HAN_WORDS.get(word, ("",))[0]
    else:
        found = units_words.PHRASES.get(word, ("",))[0] or nouns.NOUNS.get(word, "")
    return "" if any(unit.name == found for unit in _in_force) else found


def _changed(table: _Table) -> _Table:
    """Return the table, after keeping what it holds without the words of any ledger."""
    if id(table) not in _restored:
        _restored[id(table)] = partial(_restore, table, table.copy())
    return table


def _restore(table: _Table, shipped: _Table) -> None:
    table.clear()
    table.update(shipped)


def _add(unit: OwnUnit) -> None:
    """Add the name itself and all words, each to the tables of its language."""
    _changed(units.UNIT_NAMES).add(unit.name)
    if unit.counted:
        _changed(nouns.COUNTED).add(unit.name)
    for word in (unit.name, unit.name.replace("-", " ")):
        _add_english(unit, word)
    for language, word in unit.words:
        if language == "en":
            _add_english(unit, word)
        elif language == "zh":
            rule = "counter" if unit.counted else "unit"
            _changed(units_words.HAN_WORDS)[word] = (unit.name, "", rule)
        else:
            from forecasts.reading.lexicon.foreign import WORDS  # few ledgers have any

            _changed(WORDS[language])[word] = unit.name


def _add_english(unit: OwnUnit, word: str) -> None:
    """Add an English word, to be read behind a number and behind `per`."""
    _changed(units_words.PHRASES)[word] = (unit.name, "", "unit")
    _changed(units.PER_WORDS)[word] = unit.name
    first = word.partition(" ")[0].partition("-")[0].partition(".")[0]
    _changed(units_words.FIRST_WORDS).add(first)
    _changed(units_words.ALONE).discard(first)
    if unit.counted and word.replace(" ", "-") != unit.name:
        _changed(nouns.NOUNS)[word] = unit.name
        _changed(nouns.NOUN_HEADS).add(word.partition(" ")[0])
