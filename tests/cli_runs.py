"""The small invented ledger of the command line's tests, and a way to run a command in it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT
from forecasts.cli import main

LEDGER = ROOT / "tests" / "cli_ledger"
AS_OF = ("--as-of", "2024-06-30")


def copy_ledger(folder: Path) -> Path:
    """Copy the ledger into a folder, to be written to, and return the folder of its claims."""
    shutil.copytree(LEDGER, folder, dirs_exist_ok=True)
    return folder / "claims"


def run(*words: str, stdin: str | bytes | None = None) -> tuple[int, str, str]:
    """Run a command and return its exit code, stdout and stderr."""
    result = CliRunner().invoke(main, list(words), input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def enter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the folder the working one, so that no output holds a path of this machine."""
    monkeypatch.chdir(folder)
