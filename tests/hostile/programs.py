"""The program as a process of its own, one command or several in a row."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SEVERAL = """
import json, sys
from forecasts.__main__ import main
codes = []
for words in json.loads(sys.argv.pop()):
    sys.argv = ["forecasts", *words]
    try:
        main()
    except SystemExit as left:
        codes.append(left.code)
sys.stderr.write(f"\\ncodes {json.dumps(codes)}")
"""
PROGRAM = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from forecasts.__main__ import main
sys.argv[0] = "forecasts"
main()
"""
"""The program as a terminal starts it: behind an `&` of a shell, Ctrl-C would be ignored."""
# As the installed script starts: the current folder is not on the path.
PYTHON = (sys.executable, "-P", "-c")


def start_python(top: Path, script: str, *words: str, **options: object) -> "subprocess.Popen[str]":
    """Start a script in a group of processes of its own, so that all of it can be killed."""
    return subprocess.Popen(
        [*PYTHON, script, *words],
        cwd=top,
        text=True,
        start_new_session=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},  # type: ignore[call-overload]
    )


def start(top: Path, *words: str, **options: object) -> "subprocess.Popen[str]":
    """Start one command of the program."""
    return start_python(top, PROGRAM, *words, **options)


def finish(top: Path, *words: str, **options: object) -> tuple[int, str, str]:
    """Run one command to its end; return its exit code and what it printed."""
    process = start(top, *words, **options)
    out, err = process.communicate(timeout=240)
    return process.returncode, out or "", err or ""


def finish_all(
    top: Path, commands: Sequence[Sequence[str]], *, before: str = "", **environment: str
) -> tuple[list[int], str, str]:
    """Run commands in one process, after a script; return their exit codes, stdout and stderr."""
    result = subprocess.run(
        [*PYTHON, before + SEVERAL, json.dumps(commands)],
        cwd=top,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=240,
        check=False,
    )
    err, _, codes = result.stderr.rpartition("\ncodes ")
    return json.loads(codes or "[]"), result.stdout, err or result.stderr
