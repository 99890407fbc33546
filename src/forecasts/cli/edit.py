"""`edit`: the file of a claim, open at its line, checked when the editor closes."""

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.complete import complete_claims
from forecasts.cli.pager import split_command
from forecasts.cli.shared import exit_if_missing, ledger_option
from forecasts.problem import did_you_mean

if TYPE_CHECKING:
    from forecasts.ledger import Ledger

_AT = {
    "code": ("--wait", "--goto", "{file}:{line}"),
    "codium": ("--wait", "--goto", "{file}:{line}"),
    "subl": ("--wait", "{file}:{line}"),
    "zed": ("--wait", "{file}:{line}"),
    "notepad": ("{file}",),
}
"""How an editor is told the line; all others understand `+LINE FILE`, as vi, nano and emacs do."""


@click.command()
@click.argument("identifier", metavar="ID", shell_complete=complete_claims)
@ledger_option
def edit(identifier: str, ledger: Path) -> None:
    """Open the claim ID in your editor at its line, and check the ledger when it closes.

    The editor is $VISUAL or $EDITOR. Without one, the place is printed, and exit is 2.
    """
    import subprocess

    from forecasts.checks.report import report_check
    from forecasts.ledger import load

    exit_if_missing((ledger,), ledger=True)
    loaded = load(ledger)
    place = _find(loaded, identifier)
    if place is None:
        known = tuple(claim.id for claim in loaded.claims)
        hint = did_you_mean(identifier, known) or "see `forecasts list`"
        click.echo(f"there is no claim `{identifier}`; {hint}", err=True)
        sys.exit(2)
    file, line = place
    variable = "VISUAL" if os.environ.get("VISUAL") else "EDITOR"
    editor = split_command(variable, os.environ.get(variable, ""))
    if not editor:
        hint = "set $EDITOR, as in `export EDITOR=nano`"
        click.echo(f"no editor is named: {hint}; the claim stands in {file}:{line}", err=True)
        sys.exit(2)
    words = _AT.get(Path(editor[0]).stem, ("+{line}", "{file}"))
    path = Path(file).resolve()  # whole: a name that begins with a dash is no option
    command = [*editor, *(word.format(file=path, line=line) for word in words)]
    try:
        # The person's own editor, asked for by its name.
        done = subprocess.run(command, check=False)  # noqa: S603
    except OSError as error:
        click.echo(f"`{editor[0]}` does not start: {error.strerror}; see $EDITOR", err=True)
        sys.exit(3)
    if done.returncode:
        click.echo(f"`{editor[0]}` ended with {done.returncode}", err=True)
    sys.exit(report_check((ledger,))[0])


def _find(ledger: "Ledger", identifier: str) -> tuple[str, int] | None:
    """Return the file and the line of a claim, also of one with a fault or in a damaged file."""
    for claim in ledger.claims:
        if claim.id == identifier:
            return claim.position.file, claim.position.line
    written = re.compile(
        rf"^[ \t-]*\{{?\s*id:\s*['\"]?{re.escape(identifier)}['\"]?\s*(?:[,}}#]|$)"
    )
    for file, text in ledger.texts.items():
        for number, line in enumerate(text.split("\n"), start=1):
            if written.match(line):
                return file, number
    return None
