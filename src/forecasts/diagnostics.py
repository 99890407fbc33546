"""How problems are printed: full, concise, json, github, sarif."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from unicodedata import east_asian_width

from forecasts.files import AnyPath
from forecasts.problem import Position, Problem, Related, did_you_mean, one_line, printable
from forecasts.rules import RULES

Texts = Mapping[str, str]  # file name -> its text, as far as it could be decoded

EXCERPT_WIDTH = 110
START_HINT = "start a ledger with `forecasts init`, or name its folder"


def render(problems: Sequence[Problem], texts: Texts, output_format: str) -> str:
    """Return the problems as one text in `output_format`, one of `FORMATS`."""
    return FORMATS[output_format]([_tidy(problem) for problem in problems], texts)


def _tidy(problem: Problem) -> Problem:
    """Return the problem with its texts on one line each: they repeat what stands in the file."""
    return problem._replace(
        position=_tidy_place(problem.position),
        message=one_line(problem.message),
        expected=one_line(problem.expected),
        hint=one_line(problem.hint),
        related=tuple(
            Related(position=_tidy_place(item.position), label=one_line(item.label))
            for item in problem.related
        ),
    )


def _tidy_place(position: Position) -> Position:
    """Return the place with the name of its file on one line, and never taken for a command."""
    file = position.file
    if file.isprintable() and not file.startswith("::"):
        return position
    return position._replace(file=f"{'./' if file.startswith('::') else ''}{one_line(file)}")


def display_width(text: str) -> int:
    """Return the columns a terminal gives to `text`: East Asian wide characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def count(number: int, noun: str) -> str:
    """Return the number with its noun in singular or plural: '1 error', '2 errors'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def agree(number: int, noun: str, one: str, many: str, *, of: int | None = None) -> str:
    """Return a count with its noun and the verb that agrees with it.

    Args:
        number: What is counted.
        noun: Its noun in the singular.
        one: The verb behind one: has.
        many: The verb behind several: have.
        of: All there are: `1 of 3 forecasts has`.
    """
    counted = f"{number} of {of}" if of is not None else f"{number}"
    several = (number if of is None else of) != 1
    verb = many if several and number != 1 else one
    return f"{counted} {noun}{'s' if several else ''} {verb}"


def not_there(paths: Sequence[AnyPath], *, ledger: bool = False) -> str:
    """Say that paths are not there, and what to do: the name most like the first, or a way on.

    Args:
        paths: At least one.
        ledger: Whether a ledger is asked for, which may have to be started.
    """
    folder, name = os.path.split(os.fspath(paths[0]).rstrip("/"))
    try:
        names = os.listdir(folder or ".")
    except OSError:
        names = []
    meant = did_you_mean(name, tuple(sorted(names)))
    further = START_HINT if ledger else "look at its name, and at the folder that you are in"
    return f"there is no {', '.join(f'`{os.fspath(path)}`' for path in paths)}; {meant or further}"


def summarise(problems: Sequence[Problem]) -> str:
    """Return the closing line: how many errors and warnings there are."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [
        count(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number
    ]
    return " and ".join(parts)


def _excerpt(position: Position, texts: Texts, label: str = "") -> list[str]:
    found = _line_of(texts.get(position.file, ""), position.line)
    if not found:
        return []
    line = found.replace("\t", " ")
    start = position.column - 1
    # A long line is shown around the fault, so that the caret stays in sight.
    cut = max(0, min(start - EXCERPT_WIDTH // 2, len(line) - EXCERPT_WIDTH))
    shown = "".join(map(printable, line[cut : cut + EXCERPT_WIDTH + 1]))
    shown = (
        ("…" if cut else "") + shown[:EXCERPT_WIDTH] + ("…" if len(shown) > EXCERPT_WIDTH else "")
    )
    start -= cut - bool(cut)
    marked = shown[start : start + position.length]
    caret = " " * display_width(shown[:start]) + "^" * max(1, display_width(marked))
    number = str(position.line)
    gutter = " " * len(number)
    return [f"{number} | {shown}", f"{gutter} | {caret}{' ' + label if label else ''}"]


@lru_cache(maxsize=1)
def _lines_of(text: str) -> list[str]:
    return text.split("\n")  # as places are counted; problems come file by file


def _line_of(text: str, number: int) -> str:
    lines = _lines_of(text)
    return lines[number - 1].removesuffix("\r") if 1 <= number <= len(lines) else ""


def _place(position: Position) -> str:
    return f"{position.file}:{position.line}:{position.column}"


def _full_one(problem: Problem, texts: Texts) -> str:
    lines = [f"{_place(problem.position)}: {problem.severity} {problem.code} {problem.message}"]
    lines += _excerpt(problem.position, texts)
    for related in problem.related:
        lines += [f"{_place(related.position)}: {related.label}"]
        lines += _excerpt(related.position, texts)
    if problem.expected:
        lines.append(f"expected: {problem.expected}")
    if problem.hint:
        lines.append(f"help: {problem.hint}")
    return "\n".join(lines) + "\n"


def _full(problems: Sequence[Problem], texts: Texts) -> str:
    return "\n".join(_full_one(problem, texts) for problem in problems)


def _concise(problems: Sequence[Problem], texts: Texts) -> str:
    del texts  # one line a problem shows no excerpt
    return "".join(
        f"{_place(problem.position)}: {problem.severity} {problem.code} {problem.message}"
        f"{' (' + problem.hint + ')' if problem.hint else ''}\n"
        for problem in problems
    )


def _position_json(position: Position) -> dict[str, Any]:
    return {
        "file": position.file,
        "line": position.line,
        "column": position.column,
        "length": position.length,
    }


def _json(problems: Sequence[Problem], texts: Texts) -> str:
    del texts
    rows = [
        {
            "code": problem.code,
            "name": RULES[problem.code].name,
            "severity": problem.severity,
            **_position_json(problem.position),
            "message": problem.message,
            "expected": problem.expected,
            "hint": problem.hint,
            "related": [
                {**_position_json(related.position), "label": related.label}
                for related in problem.related
            ],
        }
        for problem in problems
    ]
    import json

    from forecasts.inert import escaped_json

    return escaped_json(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"


def _escape_github(text: str, *, value: bool = False) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if value else escaped


def _github(problems: Sequence[Problem], texts: Texts) -> str:
    del texts
    return "".join(
        f"::{problem.severity} file={_escape_github(problem.position.file, value=True)},"
        f"line={problem.position.line},col={problem.position.column},"
        f"title={problem.code} {_escape_github(RULES[problem.code].name, value=True)}::"
        f"{_escape_github('. '.join(filter(None, (problem.message, problem.hint))))}\n"
        for problem in problems
    )


def _sarif(problems: Sequence[Problem], texts: Texts) -> str:
    del texts
    used = sorted({problem.code for problem in problems})
    run = {
        "tool": {
            "driver": {
                "name": "forecasts",
                "rules": [
                    {
                        "id": code,
                        "name": RULES[code].name,
                        "shortDescription": {"text": RULES[code].summary},
                        "help": {"text": RULES[code].remedy},
                    }
                    for code in used
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem) for problem in problems],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    import json

    from forecasts.inert import escaped_json

    return escaped_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _sarif_location(position: Position) -> dict[str, Any]:
    import os
    from urllib.parse import quote

    # Relative to the folder that the check runs in, which is where a reader of SARIF looks.
    file = os.path.relpath(position.file) if os.path.isabs(position.file) else position.file
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(os.fsencode(file.replace(os.sep, "/")))},
            "region": {
                "startLine": position.line,
                "startColumn": position.column,
                "endColumn": position.column + position.length,
            },
        }
    }


def _sarif_result(problem: Problem) -> dict[str, Any]:
    parts = (problem.message, problem.expected and f"expected {problem.expected}", problem.hint)
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": ". ".join(filter(None, parts))},
        "locations": [_sarif_location(problem.position)],
        "relatedLocations": [
            {**_sarif_location(related.position), "message": {"text": related.label}}
            for related in problem.related
        ],
    }


FORMATS: Mapping[str, Callable[[Sequence[Problem], Texts], str]] = MappingProxyType(
    {"full": _full, "concise": _concise, "json": _json, "github": _github, "sarif": _sarif}
)
