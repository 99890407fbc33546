"""The pager: at a terminal alone, with all that is said, and never in the way of an exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli_runs import AS_OF, copy_ledger
from conftest import ROOT

pty = pytest.importorskip("pty")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_ledger(tmp_path / "ledger")
    return tmp_path / "ledger"


def at_terminal(folder: Path, *words: str, **environment: str) -> tuple[int, str]:
    """Run the program at a terminal of 100 columns; return its exit code and what was shown."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "forecasts", *words],
        cwd=folder,
        env={
            **os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{os.environ.get('PYTHONPATH', '')}",
            "COLUMNS": "100", **environment,
        },
        stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the terminal is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


COMMANDS = (
    ("list", *AS_OF),
    ("show", "kites-sold-2023", *AS_OF),
    ("compare", *AS_OF),
    ("due", "--within", "9y", *AS_OF),
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_pager_gets_what_a_terminal_would_show(folder: Path, words: tuple[str, ...]) -> None:
    plain = at_terminal(folder, *words, "--no-pager", PAGER="tee paged.txt")
    assert not (folder / "paged.txt").exists()
    paged = at_terminal(folder, *words, PAGER="tee paged.txt")
    assert paged == plain
    assert (folder / "paged.txt").read_text(encoding="utf-8") == plain[1]


@pytest.mark.parametrize("pager", ["cat", "", "no-such-pager"])
def test_no_pager_or_none_that_there_is_leaves_the_terminal_alone(folder: Path, pager: str) -> None:
    code, shown = at_terminal(folder, "list", *AS_OF, PAGER=pager)
    assert (code, "kites-sold-2023" in shown) == (0, True)


def test_a_pager_that_no_shell_could_read_is_a_usage_error(folder: Path) -> None:
    code, shown = at_terminal(folder, "list", *AS_OF, PAGER="'less")
    assert code == 2
    assert "$PAGER cannot be read" in shown


def test_an_unknown_claim_is_told_by_the_exit_code_through_the_pager(folder: Path) -> None:
    code, shown = at_terminal(folder, "show", "lamp", *AS_OF, PAGER="tee paged.txt")
    assert code == 2
    assert "there is no claim `lamp`" in shown


def test_a_pager_that_is_left_at_once_is_no_fault(folder: Path) -> None:
    code, shown = at_terminal(folder, "list", *AS_OF, PAGER="true")
    assert (code, "forecasts:" in shown) == (0, False)


def test_without_a_terminal_there_is_no_pager(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "forecasts", "list", *AS_OF],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PAGER": "tee paged.txt"},
        capture_output=True,
        check=True,
    )
    assert done.stdout
    assert not (folder / "paged.txt").exists()
