"""The edge of the program: a reader that has gone is no fault."""

import subprocess
import sys

from conftest import ROOT


def test_a_reader_that_has_read_enough_is_told_nothing() -> None:
    command = [sys.executable, "-m", "forecasts", "explain"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.close()  # before a line could be written
        said = program.stderr.read()
    assert (program.returncode, said) == (141, "")
