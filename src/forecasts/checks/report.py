"""`forecasts check` as a function: what it prints, and its exit code."""

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from forecasts.checks.run import check
from forecasts.files import AnyPath, name_of, outcome_folder
from forecasts.ledger.loading import Ledger, load
from forecasts.ledger.nodes import decode_text
from forecasts.ledger.texts import NO_TEXTS, read_texts
from forecasts.problem import Position, Problem, fault, one_line, sort_problems

if TYPE_CHECKING:
    from pathlib import Path

FINE, FINDINGS, USAGE = 0, 1, 2
MOST_SHOWN = 1_000
STDIN = "-"


def report_check(
    paths: tuple[AnyPath, ...] = (),
    output_format: str = "full",
    sources: "Path | None" = None,
    since: str | None = None,
    further: Sequence[Callable[[Ledger], list[Problem]]] = (),
) -> tuple[int, bool]:
    """Check the ledger at `paths`, print the problems; return the exit code and if all is well.

    Problems go to stdout in `output_format`; how many there are, and what could not be checked,
    to stderr. `further` finds what is asked for apart, as tensions between claims are.
    """
    named = tuple(name_of(path) for path in paths) or ("claims",)
    missing = [path for path in named if path != STDIN and not os.path.exists(path)]
    if missing:
        from forecasts.diagnostics import START_HINT, not_there

        _say(not_there(missing, ledger=True))
        faults = [_absent(path, START_HINT) for path in missing]
        _print(faults, {}, output_format, only_machines=True)
        return USAGE, False
    ledger = _load(named)
    gc.freeze()  # the ledger lives as long as the process: no need to search it for circles
    texts = read_texts(sources) if sources else NO_TEXTS
    outcomes, beside = _check_outcomes(named, ledger)
    tensions = [found for find in further for found in find(ledger)]
    problems = sort_problems([*check(ledger, texts), *outcomes, *tensions])
    shown_texts = {**ledger.texts, **beside}
    if since:
        from forecasts.ledger.history import HistoryError, MissingObjectError

        try:
            problems = _with_history(ledger, problems, named, since, output_format)
        except MissingObjectError as error:
            problems = sort_problems([*problems, error.problem])
        except HistoryError as error:
            _say(f"the history was not checked: {error}")
            _print(problems, shown_texts, output_format, only_machines=True)
            return USAGE, False
    if sources:
        asked = {source.sha256 for source in ledger.sources if source.sha256}
        absent = len(asked - texts.by_sha256.keys())
        if absent:
            from forecasts.diagnostics import count

            _say(f"the text of {count(absent, 'source')} is not at hand: no quotation looked up")
    shown = _print(problems, shown_texts, output_format)
    if problems and (output_format in {"full", "concise"} or shown < len(problems)):
        from forecasts.diagnostics import summarise

        rest = f"; the first {shown:,} are shown" if shown < len(problems) else ""
        _say(f"{summarise(problems)}{rest}")
    errors = any(problem.severity == "error" for problem in problems)
    return FINDINGS if errors else FINE, not problems


def _check_outcomes(
    named: Sequence[str], ledger: Ledger
) -> tuple[list[Problem], Mapping[str, str]]:
    """Return the faults of the outcomes beside each whole ledger, and the texts they stand in."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    folders = [outcome_folder(path) for path in named if path != STDIN]
    if any(folders):
        from forecasts.actuals.folder import read_folder

        # Where a codelist is damaged, what the outcomes say of its codes cannot be judged.
        codes = (
            None
            if any("/codes/" in f"/{p.position.file}" for p in ledger.problems)
            else ledger.codes
        )
        for folder in filter(None, dict.fromkeys(folders)):
            found = read_folder(folder, folder, codes)
            problems += found.problems
            texts |= found.texts
    return problems, texts


def _print(
    problems: Sequence[Problem],
    texts: Mapping[str, str],
    output_format: str,
    *,
    only_machines: bool = False,
) -> int:
    """Print the problems and return how many: of thousands the first, errors before warnings.

    JSON holds all of them. With `only_machines` nothing is printed for people.
    """
    machine = output_format in {"json", "sarif"}
    if not machine and (only_machines or not problems):
        return len(problems)
    shown = problems
    if len(problems) > MOST_SHOWN and output_format != "json":
        ranked = sorted(problems, key=lambda problem: problem.severity != "error")
        shown = sort_problems(ranked[:MOST_SHOWN])
    from forecasts.diagnostics import render

    sys.stdout.write(render(shown, texts, output_format))
    return len(shown)


def _absent(path: str, hint: str) -> Problem:
    place = Position(file=path, line=1, column=1)
    return fault("F001", place, "it is not there", hint=hint)


def _load(named: tuple[str, ...]) -> Ledger:
    """Read the ledger; `-` among the paths is a file on stdin, under the codelists of `claims`."""
    if STDIN not in named:
        return load(*named)
    document = decode_text(sys.stdin.buffer.read(), "<stdin>")
    others = [path for path in named if path != STDIN]
    ledger = load(*others, instead={"<stdin>": document.text}, only_instead=not others)
    problems = tuple(dict.fromkeys([*ledger.problems, *document.problems]))
    return ledger._replace(problems=problems)


def _with_history(
    ledger: Ledger,
    problems: list[Problem],
    named: tuple[str, ...],
    since: str,
    output_format: str,
) -> list[Problem]:
    """Return the problems with the silent changes since a revision.

    For GitHub, which shows ten annotations, those of changed files come first.

    Raises:
        HistoryError: The history cannot be read.
    """
    from pathlib import Path

    from forecasts.checks.history import check_history
    from forecasts.ledger.history import changed_files, load_at

    paths = [Path(path) for path in named if path != STDIN]
    found = [p for path in paths for p in check_history(ledger, load_at(path, since), since)]
    problems = sort_problems(list(dict.fromkeys([*problems, *found])))
    if output_format == "github":
        changed = frozenset(
            name for path in paths for name in changed_files(path, since, dict(ledger.texts))
        )
        problems.sort(key=lambda problem: problem.position.file not in changed)
    return problems


def _say(line: str) -> None:
    sys.stderr.write(f"{one_line(line)}\n")
