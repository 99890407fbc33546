"""What nearly fits: keys that miss by a capital or a blank, and names that stand there twice so."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from forecasts.scores.joins.joined import Joined
from forecasts.scores.tables.columns import Columns, name_rows
from forecasts.scores.tables.keys import as_key, cell_key, key_codes, look_up
from forecasts.scores.tables.periods import period_key

if TYPE_CHECKING:
    from forecasts.scores.tables.encoding import Encoded

# Columns with more distinct cells, such as row numbers, hold no names.
MOST_WORDS = 50_000
_ZONE = re.compile(r"(?:z|[+-]\d\d:?\d\d)$")
_TIME = re.compile(r"^(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d)(?::00(?:\.0+)?)?(z|[+-]\d\d:?\d\d)?$")


def say_unmatched(joined: Joined) -> list[str]:
    """Return the first forecast without an outcome, and how many miss theirs by their spelling."""
    place, actuals, claims = joined.place, joined.actuals, joined.claims
    if place is None or actuals is None or not len(actuals.frame):
        return []
    lost = np.flatnonzero(place < 0)
    if not len(lost) or len(lost) == len(place):  # where none has one, the error says so
        return []
    notes = [
        f"the first forecast without an actual: {name_rows(claims.frame, joined.keys, lost[:1])}"
    ]
    sides: list[list[Encoded]] = []
    for table, keys in ((claims, joined.keys), (actuals, joined.actual_keys)):
        coded = [table.encode(key) for key in keys]
        if max(len(words) for _, words in coded) > MOST_WORDS:
            return notes
        sides.append([(rows, [_folded(word) for word in words]) for rows, words in coded])
    left = [(rows[lost], words) for rows, words in sides[0]]
    found = look_up(*key_codes(left, sides[1]))
    near = np.flatnonzero(found >= 0)
    if len(near):
        ours = name_rows(claims.frame, joined.keys, lost[near[:1]])
        theirs = name_rows(actuals.frame, joined.actual_keys, found[near[:1]])
        notes.append(
            f"{len(near)} forecasts would have an actual if capitals, blanks, hyphens and time "
            f"zones did not count: `{ours}` beside `{theirs}`"
        )
    return notes


def say_alike(claims: Columns, columns: Sequence[str]) -> list[str]:
    """Return names of one column that differ by capitals, blanks or leading zeros alone."""
    notes = []
    for column in columns:
        words = claims.encode(column)[1]
        if len(words) > MOST_WORDS:
            continue
        alike: dict[object, list[str]] = {}
        for word in words:
            alike.setdefault(cell_key(" ".join(str(word).casefold().split())), []).append(str(word))
        twice = [found for found in alike.values() if len(found) > 1]
        if twice:
            shown = "`, `".join(sorted(twice[0]))
            more = f", and {len(twice) - 1} more such names" if len(twice) > 1 else ""
            notes.append(
                f"`{column}` holds `{shown}`, which differ by capitals, blanks or zeros alone, and "
                f"are groups of their own{more}"
            )
    return notes


def _folded(word: object) -> str:
    text = str(period_key(as_key(word))).casefold()
    if found := _TIME.match(text):
        day, clock, _ = found.groups()
        text = day if clock == "00:00" else f"{day} {clock}"
    return re.sub(r"[\s_-]+", "", text)
