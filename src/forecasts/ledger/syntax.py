"""Faults of YAML as problems; imported only where there is one."""

from yaml import YAMLError

from forecasts.problem import Position, Problem

__all__ = ["syntax_problem"]


def syntax_problem(name: str, error: YAMLError) -> Problem:
    """Return what libyaml says of a file that is no YAML, as a problem where it says so."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None)
    return Problem(
        code="F004",
        severity="error",
        position=Position(file=name, line=line, column=column),
        message=f"{reason}{', ' + context if context else ''}",
        hint="a text that holds `: ` or ` #`, or begins with a sign such as `>`, needs quotes",
    )
