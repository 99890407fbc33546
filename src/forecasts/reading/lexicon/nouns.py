"""Counted nouns: English words and Chinese measure words -> the noun that a claim is counted in."""

from forecasts.quantities.units import UNITS

__all__ = ["COUNTED", "HAN_COUNTERS", "IRREGULAR_PLURALS", "NOUNS", "NOUN_HEADS", "PEOPLE"]

_ROWS = {name: row for name, row in UNITS["count"].items() if not row[1]}

COUNTED = set(_ROWS)
"""Our own names of what is counted."""

NOUNS = {word: name for name, row in _ROWS.items() if row[2] for word in row[2].split(", ")}
"""Nouns that a claim's `value` may be counted in."""

NOUN_HEADS = {noun.partition(" ")[0] for noun in NOUNS if " " in noun}
"""The first words of nouns of two words: `base stations`."""

PEOPLE = frozenset(_ROWS["people"][2].split(", "))
"""Words for people whose count is a count of people."""

IRREGULAR_PLURALS = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "staff": "employee",
    "aircraft": "aircraft",
    "species": "species",
    "series": "series",
    "cattle": "cattle",
    "sheep": "sheep",
    "police": "police",
    "personnel": "employee",
    "troops": "troop",
    "media": "media",
    "criteria": "criterion",
    "premises": "premises",
    "wives": "wife",
    "lives": "life",
    "shelves": "shelf",
    "bus": "bus",
}

HAN_COUNTERS = {
    **{word: name for name, row in _ROWS.items() for word in row[3].split()},
    "岁": "year",
}
"""Chinese measure words and nouns; years of age are counted and no length of time."""
