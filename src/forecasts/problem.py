"""A fault in a user's data: a value with a place, never an exception."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

LONGEST_WORD = 100


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


def sort_problems(problems: list[Problem]) -> list[Problem]:
    """Return the problems in the order of their places, then of their codes."""
    return sorted(problems, key=lambda problem: (problem.position, problem.code, problem.message))


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """Return a hint naming the known words most like `word`, or '' when none is like it."""
    if len(word) > LONGEST_WORD:
        return ""  # the comparison takes the square of the length, and no name is so long
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in known}
    matches = get_close_matches(word.casefold(), list(folded), n=2, cutoff=0.6)
    if not matches:
        return ""
    return "did you mean " + " or ".join(f"`{folded[match]}`" for match in matches) + "?"
