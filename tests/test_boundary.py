"""The edge of the program: a reader that has gone is no fault."""

import os
import signal
import subprocess
import sys

import pytest

from conftest import ROOT
from forecasts.boundary import StoppedError, stop_on_signal


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


def test_a_second_request_to_stop_does_not_stop_the_clearing() -> None:
    before = signal.getsignal(signal.SIGTERM)
    try:
        stop_on_signal()
        with pytest.raises(StoppedError):
            os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)
