"""`undo`: the last `add` to a ledger is taken back, if nothing came after it."""

import sys
from pathlib import Path

import click

from forecasts.cli.shared import exit_if_missing, ledger_option


@click.command()
@ledger_option
def undo(ledger: Path) -> None:
    """Take back the last `add` or `actuals add`, if nothing came after it.

    A file that `add` made is removed, one that it added to is as it was. Exit 1 when no addition is
    remembered or the ledger changed since.
    """
    from forecasts.editing.undo import NothingToUndoError, undo_addition

    exit_if_missing((ledger,), ledger=True)
    try:
        file, ids = undo_addition(ledger)
    except NothingToUndoError as error:
        click.echo(f"nothing undone: {error.args[0]}", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"{error.filename} cannot be written: {error.strerror or error}", err=True)
        sys.exit(3)
    gone = "" if Path(file).exists() else " (the file is removed)"
    for identifier in ids:
        click.echo(f"{file}: {identifier} taken back{gone}")
