"""A ledger's own units in the tables of the reader: `heat pumps`, 热泵.

The tables are those of the whole process, so one ledger's words are in force at a time: those of
the ledger that was loaded or checked last. Whoever reads for a ledger puts its words in force.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from forecasts.reading.amounts import unit_words as units_words
from forecasts.reading.lexicon import nouns, units
from forecasts.reading.lexicon.magnitudes import HAN_DIGITS, HAN_SCALES, HAN_UNITS
from forecasts.reading.patterns import Lazy

__all__ = ["OwnUnit", "readable", "taken_by", "use_units"]

_Meaning = TypeVar("_Meaning", str, tuple[str, str, str])


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
_undo: list[Callable[[], object]] = []
_NUMERALS = frozenset((*HAN_DIGITS, *HAN_UNITS, *HAN_SCALES))
_ENGLISH = Lazy(r"[a-z][a-z.]*(?:[ -][a-z][a-z.]*){0,3}")


def use_units(own: tuple[OwnUnit, ...]) -> None:
    """Put the words of these units in force, and those of any other ledger out of it."""
    global _in_force  # noqa: PLW0603 - which ledger's words the tables hold
    if own == _in_force:
        return
    while _undo:
        _undo.pop()()
    for unit in own:
        _add_english(unit)
        _add_chinese(unit)
        _add_foreign(unit)
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


def _put(table: dict[str, _Meaning], key: str, value: _Meaning) -> None:
    before = table.get(key)
    table[key] = value
    if before is None:
        _undo.append(lambda: table.pop(key, None))
    else:
        _undo.append(lambda: table.update({key: before}))


def _include(table: set[str], word: str) -> None:
    if word not in table:
        table.add(word)
        _undo.append(lambda: table.discard(word))


def _exclude(table: set[str], word: str) -> None:
    if word in table:
        table.discard(word)
        _undo.append(lambda: table.add(word))


def _add_english(unit: OwnUnit) -> None:
    """Add the name itself and the English words, behind a number and behind `per`."""
    _include(units.UNIT_NAMES, unit.name)
    if unit.counted:
        _include(nouns.COUNTED, unit.name)
    named = {unit.name, unit.name.replace("-", " ")}
    for word in {*named, *(word for language, word in unit.words if language == "en")}:
        _put(units_words.PHRASES, word, (unit.name, "", "unit"))
        _put(units.PER_WORDS, word, unit.name)
        first = word.partition(" ")[0].partition("-")[0].partition(".")[0]
        _include(units_words.FIRST_WORDS, first)
        _exclude(units_words.ALONE, first)
        if unit.counted and word not in named:
            _put(nouns.NOUNS, word, unit.name)
            _include(nouns.NOUN_HEADS, word.partition(" ")[0])


def _add_chinese(unit: OwnUnit) -> None:
    rule = "counter" if unit.counted else "unit"
    for language, word in unit.words:
        if language == "zh":
            _put(units_words.HAN_WORDS, word, (unit.name, "", rule))


def _add_foreign(unit: OwnUnit) -> None:
    words = [(language, word) for language, word in unit.words if language not in {"en", "zh"}]
    if words:
        from forecasts.reading.lexicon.foreign import WORDS  # few ledgers have any

        for language, word in words:
            _put(WORDS[language], word, unit.name)
