"""Faults of YAML as problems; imported only where there is one."""

from yaml import YAMLError

from forecasts.ledger.slips import find_slip
from forecasts.problem import Position, Problem, fault

__all__ = ["syntax_problem"]


def syntax_problem(name: str, text: str, error: YAMLError) -> Problem:
    """Return the slip that makes a file no YAML, or what libyaml says where none is told."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, text.count("\n") + 1)  # libyaml may name the line behind the last
    slip = find_slip(text, line)
    if slip is not None:
        place = Position(file=name, line=slip.line, column=slip.column, length=slip.length)
        return Problem("F004", "error", place, slip.message, slip.expected, slip.hint)
    reason = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None)
    return fault(
        "F004",
        Position(file=name, line=line, column=column),
        f"{reason}{', ' + context if context else ''}",
        hint="a text that holds `: ` or ` #`, or begins with a sign such as `>`, needs quotes",
    )
