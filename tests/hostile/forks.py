"""One command, killed before each of its steps in the file system, or at random instants.

The commands of a plan are run in forks of one process that has imported everything, so that
hundreds of kills take seconds. This file is a program: it reads a plan from stdin, and writes what
came of it to stdout, both as JSON.
"""

import io
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from forecasts.cli import main

STEPS = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate",
         "fcntl.flock"}  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Plan(TypedDict):
    """A folder as it is before, the command, the keys that are pressed, and how many kills."""

    whole: str
    top: str
    words: list[str]
    keys: str
    most_steps: int
    instants: int


class Turn(TypedDict):
    """How a fork ended, what it had said, and the files that it left, each with its hash."""

    killed: bool
    code: int
    out: str
    files: dict[str, str]


def run(words: list[str], keys: str) -> int:
    """Run a command in this process; return its exit code."""
    sys.stdin = io.StringIO(keys)
    try:
        main(words, prog_name="forecasts")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    return 0


def fork(plan: Plan, step: int = 0, seconds: float = 0.0) -> Turn:
    """Run the command in a fork, killed before its `step`-th step or after so many seconds."""
    said = Path(plan["top"]).parent / "said"
    child = os.fork()
    if not child:
        os.setsid()
        sys.stdout = said.open("w", buffering=1, encoding="utf-8")
        if step:
            sys.addaudithook(stop_before(step))
        if seconds:
            signal.setitimer(signal.ITIMER_REAL, seconds)  # whose signal ends a process
        os._exit(run(plan["words"], plan["keys"]))
    _, status = os.waitpid(child, 0)
    return {
        "killed": os.WIFSIGNALED(status),
        "code": os.waitstatus_to_exitcode(status),
        "out": said.read_text("utf-8"),
        "files": hashes(Path(plan["top"])),
    }


class stop_before:  # noqa: N801 - used as a function that counts
    """Kill this process before a step in the file system, by its number."""

    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if event in STEPS or opened:
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


def hashes(top: Path) -> dict[str, str]:
    """Return the hash of every file below a folder, by its name in it, but for locks."""
    return {
        str(path.relative_to(top)): sha256(path.read_bytes()).hexdigest()
        for path in top.rglob("*")
        if path.is_file() and not path.name.endswith(".lock")
    }


def again(plan: Plan) -> None:
    """Put the folder, and the cache in it, back as they were before."""
    top = Path(plan["top"])
    for path in top.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(plan["whole"], top, dirs_exist_ok=True)


def carry_out(plan: Plan) -> dict[str, object]:
    """Return the files before and after, and each kill with what the same command did next."""
    top, chance = Path(plan["top"]), random.Random(1)  # noqa: S311 - the same attacks every time
    top.mkdir()
    again(plan)
    os.chdir(top)
    old = hashes(top)
    run(plan["words"], plan["keys"])  # imports all that is needed
    again(plan)
    start = time.monotonic()
    new = fork(plan)
    usual = time.monotonic() - start
    turns = []
    for step in range(1, plan["most_steps"] + 1):
        again(plan)
        turn = fork(plan, step=step)
        turns.append((turn, fork(plan)))
        if not turn["killed"]:
            break
    for _ in range(plan["instants"]):
        again(plan)
        turn = fork(plan, seconds=chance.uniform(0.001, usual))
        turns.append((turn, fork(plan)))
    return {"old": old, "new": new, "turns": turns}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    plans = json.load(sys.stdin)
    real, sys.stdout = sys.stdout, io.StringIO()
    done = [carry_out(plan) for plan in plans]
    json.dump(done, real)
