"""A fault in a user's data: a value with a place, never an exception."""

from functools import lru_cache
from heapq import nlargest
from itertools import pairwise
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

LONGEST_WORD = 100
SHORT_LIST, MOST_COMPARED = 200, 40
LONGEST_TEXT = 600


class Position(NamedTuple):
    """A place in a file: line and column count characters from 1; length is in characters."""

    file: str
    line: int
    column: int
    length: int = 1


class Related(NamedTuple):
    """A second place that a problem speaks of, with what stands there."""

    position: Position
    label: str


class Problem(NamedTuple):
    """One fault: its code in `rules.RULES`, its place, what was found and what to do.

    `message` names what was found; `expected` what would be right; `hint` the remedy.
    """

    code: str
    severity: Severity
    position: Position
    message: str
    expected: str = ""
    hint: str = ""
    related: tuple[Related, ...] = ()


def fault(
    code: str, position: Position, message: str, expected: str = "", hint: str = ""
) -> Problem:
    """Return an error with this code at this place."""
    return Problem(
        code=code,
        severity="error",
        position=position,
        message=message,
        expected=expected,
        hint=hint,
    )


def sort_problems(problems: list[Problem]) -> list[Problem]:
    """Return the problems in the order of their places, then of their codes."""
    return sorted(problems, key=lambda problem: (problem.position, problem.code, problem.message))


def one_line(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text on one line, harmless to a terminal: what is not printable is replaced."""
    if len(text) > longest:
        text = text[:longest] + "…"
    return text if text.isprintable() else "".join(map(printable, text))


def printable(character: str) -> str:
    """Return the character, a blank for a white one, and a mark for one that cannot be printed."""
    if character.isspace():
        return " "
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """Return a hint naming the known words most like `word`, or '' when none is like it."""
    if len(word) > LONGEST_WORD:
        return ""  # the comparison takes the square of the length, and no name is so long
    from difflib import get_close_matches

    folded, places = _index(known)
    likely = _likeliest(word.casefold(), folded, places)
    matches = get_close_matches(word.casefold(), likely, n=len(likely) or 1, cutoff=0.6)
    if not matches:
        return ""
    # Letters that changed places are the likeliest slip, and count as two to the comparison.
    matches.sort(key=lambda match: _letters(match) != _letters(word.casefold()))
    return "did you mean " + " or ".join(f"`{folded[match]}`" for match in matches[:2]) + "?"


@lru_cache(maxsize=8)
def _index(known: tuple[str, ...]) -> tuple[dict[str, str], dict[tuple[str, str], list[str]]]:
    """Return the known words by their folded forms, and of a long list those with each pair."""
    folded = {name.casefold(): name for name in known}
    places: dict[tuple[str, str], list[str]] = {}
    if len(folded) > SHORT_LIST:
        for name in folded:
            for pair in dict.fromkeys((*pairwise(name), _letters(name))):
                places.setdefault(pair, []).append(name)
    return folded, places


def _letters(word: str) -> tuple[str, str]:
    """Return a key that words of the same letters share; no pair of neighbours is like it."""
    return "", "".join(sorted(word))


def _likeliest(
    word: str, folded: dict[str, str], places: dict[tuple[str, str], list[str]]
) -> list[str]:
    """Return the known words with a word's letters or most of their pairs, of a long list.

    The comparison itself takes a thousand times longer, and a ledger may have thousands of
    unknown names beside thousands of known ones: pairs that many names have tell little.
    """
    if not places:
        return list(folded)
    shared: dict[str, int] = {}
    pairs = {*pairwise(word), _letters(word)} & places.keys()
    for pair in sorted(pairs, key=lambda pair: (len(places[pair]), pair)):
        if len(places[pair]) > SHORT_LIST and len(shared) >= MOST_COMPARED:
            break
        for name in places[pair]:
            shared[name] = shared.get(name, 0) + 1
    mixed = places.get(_letters(word), [])
    return nlargest(
        MOST_COMPARED,
        shared,
        key=lambda name: (name in mixed, shared[name] / (len(name) + len(word))),
    )
