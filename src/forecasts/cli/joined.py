"""Several ledgers on one command line: `[NAME=]FOLDER`, each with its outcomes beside it."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from forecasts.cli.shared import exit_at_problems, exit_if_missing
from forecasts.files import ledger_folder

if TYPE_CHECKING:
    from forecasts.study import Study

__all__ = ["Ledgers", "find_ledgers", "ledgers_argument", "open_anew", "open_ledgers"]

Ledgers = dict[str, tuple[Path, Path]]
"""The folder of each ledger and of its outcomes, by the name that its claims get."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAMED = re.compile(r"(?P<name>[^=/\\]*)=(?P<folder>.+)")

ledgers_argument = click.argument("ledgers", nargs=-1, metavar="[[NAME=]LEDGER]...")


def find_ledgers(named: tuple[str, ...], ledger: Path, actuals: Path) -> Ledgers:
    """Return where each ledger lies; without names the one of `--ledger` and `--actuals`, as ''.

    A ledger that has no name is called as its project's folder: `teams/grid/claims` is `grid`.

    Raises:
        click.UsageError: A folder without a name that ids can have, a name twice, or `--ledger`.
    """
    if not named:
        return {"": (ledger, actuals)}
    context = click.get_current_context()
    for option in ("ledger", "actuals"):
        if context.get_parameter_source(option) is not ParameterSource.DEFAULT:
            raise click.UsageError(f"name the ledgers, or --{option}, not both")
    found: Ledgers = {}
    for words in named:
        match = _NAMED.fullmatch(words)
        folder = Path(match["folder"] if match else words)
        exit_if_missing((folder,), ledger=True)
        home = Path(ledger_folder(folder))
        name = match["name"] if match else _project(home)
        if not _NAME.fullmatch(name):
            hint = "write NAME=FOLDER, NAME in lower-case letters, digits and hyphens"
            raise click.UsageError(f"`{name}` cannot be the name of a ledger; {hint}")
        if name in found:
            raise click.UsageError(f"two ledgers are called `{name}`; write NAME=FOLDER")
        found[name] = (folder, home.parent / "actuals")
    return found


def _project(home: Path) -> str:
    """Return the name of a ledger's folder, or of the one above where it is called `claims`."""
    home = home.resolve()
    return (home.parent if home.name == "claims" else home).name.lower().replace("_", "-")


def open_ledgers(ledgers: Ledgers, as_of: date) -> "Study":
    """Open ledgers as one study; leave with exit code 1 at an error in or between them."""
    for ledger, _ in ledgers.values():
        exit_if_missing((ledger,), ledger=True)
    study = open_anew(ledgers, as_of)
    exit_at_problems(study.problems)
    return study


def open_anew(ledgers: Ledgers, as_of: date) -> "Study":
    """Open ledgers as one study, whatever is wrong with them."""
    from forecasts.joining import join_studies
    from forecasts.study import open_study

    studies = {
        name: open_study(ledger, actuals, as_of=as_of)
        for name, (ledger, actuals) in ledgers.items()
    }
    return join_studies(studies) if len(studies) > 1 else next(iter(studies.values()))
