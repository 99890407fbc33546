"""What nearly fits: keys that miss by a capital or a blank, and names that stand there twice so."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from forecasts.diagnostics import agree
from forecasts.scores.joins.joined import Joined
from forecasts.scores.tables.columns import name_rows
from forecasts.scores.tables.keys import as_key, cell_key, key_codes, look_up
from forecasts.scores.tables.periods import period_key

if TYPE_CHECKING:
    from forecasts.scores.tables.encoding import Encoded

# Columns with more distinct cells, such as row numbers, hold no names.
MOST_WORDS = 50_000
MOST_NAMES = 2000
_ZONE = re.compile(r"(?:z|[+-]\d\d:?\d\d)$")
_TIME = re.compile(r"^(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d)(?::00(?:\.0+)?)?(z|[+-]\d\d:?\d\d)?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class NearMisses:
    """Keys and names that nearly fit, of a table or of one part of it.

    Attributes:
        lost: The key of the first forecast without an outcome; empty where all have one.
        near: How many forecasts would have one if capitals, blanks and time zones did not count.
        example: The first such key and the one beside it.
        names: The distinct cells of columns of names.
    """

    lost: str = ""
    near: int = 0
    example: str = ""
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __add__(self, other: "NearMisses") -> "NearMisses":
        """Return the near misses of two parts of a table."""
        columns = dict.fromkeys([*self.names, *other.names])
        nothing: frozenset[str] = frozenset()
        return NearMisses(
            lost=self.lost or other.lost,
            near=self.near + other.near,
            example=self.example or other.example,
            names={
                name: self.names.get(name, nothing) | other.names.get(name, nothing)
                for name in columns
            },
        )

    def say(self) -> list[str]:
        """Return the near misses as sentences."""
        notes = []
        if self.lost:
            notes.append(f"the first forecast without an actual: {self.lost}")
        if self.near:
            would = agree(self.near, "forecast", "would", "would")
            notes.append(
                f"{would} have an actual if capitals, blanks, hyphens and time zones "
                f"did not count: {self.example}"
            )
        for column, words in self.names.items():
            notes += _say_alike(column, sorted(words))
        return notes


def find_near_misses(joined: Joined) -> NearMisses:
    """Return what nearly fits between forecasts and outcomes, and among the names in them."""
    claims = joined.claims
    roles = [claims.roles[role] for role in ("source", "target") if role in claims.roles]
    names = {}
    for column in dict.fromkeys([*joined.keys, *roles]):
        words = claims.encode(column)[1]
        if len(words) <= MOST_NAMES:
            names[column] = frozenset(str(word) for word in words)
    place, actuals = joined.place, joined.actuals
    lost = np.zeros(0, np.int64) if place is None else np.flatnonzero(place < 0)
    if actuals is None or not len(lost):
        return NearMisses(names=names)
    first = name_rows(claims.frame, joined.keys, lost[:1])
    sides: list[list[Encoded]] = []
    for table, keys in ((claims, joined.keys), (actuals, joined.actual_keys)):
        coded = [table.encode(key) for key in keys]
        if not len(table.frame) or max(len(words) for _, words in coded) > MOST_WORDS:
            return NearMisses(names=names, lost=first)
        blank = f"no {table.name}"  # a blank cell is near to none
        sides.append([(rows, [_folded(word) or blank for word in words]) for rows, words in coded])
    found = look_up(*key_codes([(rows[lost], words) for rows, words in sides[0]], sides[1]))
    near = np.flatnonzero(found >= 0)
    example = ""
    if len(near):
        ours = name_rows(claims.frame, joined.keys, lost[near[:1]])
        theirs = name_rows(actuals.frame, joined.actual_keys, found[near[:1]])
        example = f"`{ours}` beside `{theirs}`"
    return NearMisses(names=names, lost=first, near=len(near), example=example)


def _say_alike(column: str, words: Sequence[str]) -> list[str]:
    """Return names of one column that differ by capitals, blanks or leading zeros alone."""
    alike: dict[object, list[str]] = {}
    for word in words:
        alike.setdefault(cell_key(" ".join(word.casefold().split())), []).append(word)
    twice = [found for found in alike.values() if len(found) > 1]
    if not twice:
        return []
    shown = "`, `".join(twice[0])
    more = f", and {len(twice) - 1} more such names" if len(twice) > 1 else ""
    return [
        (
            f"`{column}` holds `{shown}`, which differ by capitals, blanks or zeros alone, and "
            f"are groups of their own{more}"
        )
    ]


def _folded(word: object) -> str:
    text = str(period_key(as_key(word))).casefold()
    if found := _TIME.match(text):
        day, clock, _ = found.groups()
        text = day if clock == "00:00" else f"{day} {clock}"
    text = unicodedata.normalize("NFKC", text).replace("\u2019", "'")
    return re.sub(r"[\s_-]+", "", text)
