"""One command, killed before each of its steps in the file system, or at random instants.

The commands of a plan are run in forks of one process that has imported everything. A kill before a
step leaves what lies there at that step, so one run is enough for all of them: it is looked at
before each step, and each state that is new is kept for the next run. This file is a program: it
reads a plan from stdin, and writes what came of it to stdout, both as JSON.
"""

import io
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from forecasts.cli import main

STEPS = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate",
         "fcntl.flock"}  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANCE_NAME = re.compile(r"\.[a-z0-9_]{8}\.new")


class Plan(TypedDict):
    """A folder as it is before, the command, the keys that are pressed, and how many kills."""

    whole: str
    top: str
    environment: dict[str, str]
    words: list[str]
    keys: str
    most_states: int
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


def fork(plan: Plan, look: Callable[[], None] | None = None, seconds: float = 0.0) -> Turn:
    """Run the command in a fork, looking before its steps, or killed after so many seconds."""
    said = said_by(plan)
    child = os.fork()
    if not child:
        os.setsid()
        sys.stdout = said.open("w", buffering=1, encoding="utf-8")
        if look:
            sys.addaudithook(before_steps(look))
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


def said_by(plan: Plan) -> Path:
    return Path(plan["top"]).parent / "said"


class before_steps:  # noqa: N801 - used as a function that knows when it is at work itself
    """Look before each step in the file system."""

    def __init__(self, look: Callable[[], None]) -> None:
        self.look = look
        self.looking = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if not self.looking and (event in STEPS or opened):
            self.looking = True
            self.look()
            self.looking = False


class Kept:
    """The states that were found before the steps of a command, each in a folder of its own."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.folder = Path(plan["top"]).parent / "states"
        self.folder.mkdir()
        (self.folder / "steps").touch()
        self.seen: set[str] = set()

    def look(self) -> None:
        """Keep what lies there and what was said, unless it was like that before."""
        with (self.folder / "steps").open("a") as steps:
            steps.write(".")
        top, said = Path(self.plan["top"]), said_by(self.plan).read_text("utf-8")
        files = hashes(top)
        like = json.dumps(
            [said, sorted((CHANCE_NAME.sub("", name), files[name]) for name in files)]
        )
        if like not in self.seen:
            self.seen.add(like)
            place = self.folder / f"{len(self.seen):04}"
            shutil.copytree(top, place / "top")
            (place / "said").write_text(said, "utf-8")

    def steps(self) -> int:
        return (self.folder / "steps").stat().st_size

    def chosen(self) -> list[Path]:
        """Return the states, or as many as are asked for, the same way apart."""
        states = sorted(place for place in self.folder.iterdir() if place.is_dir())
        most = min(self.plan["most_states"], len(states))
        return [states[number * len(states) // most] for number in range(most)]


def hashes(top: Path) -> dict[str, str]:
    """Return the hash of every file below a folder, by its name in it, but for locks."""
    return {
        str(path.relative_to(top)): hash_of(path)
        for path in top.rglob("*")
        if path.is_file() and not path.name.endswith(".lock")
    }


HASHES: dict[tuple[int, int, int, int], str] = {}


def hash_of(path: Path) -> str:
    """Return the hash of a file; one that was not touched is not read again."""
    facts = path.stat()
    key = facts.st_ino, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size
    if key not in HASHES:
        HASHES[key] = sha256(path.read_bytes()).hexdigest()
    return HASHES[key]


def again(plan: Plan, state: Path | None = None) -> None:
    """Put the folder, and the cache in it, back as they were before, or as a kill left them."""
    top = Path(plan["top"])
    for path in top.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(state or plan["whole"], top, dirs_exist_ok=True)


def turn_of(state: Path) -> Turn:
    """Return the end of a run that was killed in a state that was kept."""
    said, files = (state / "said").read_text("utf-8"), hashes(state / "top")
    return {"killed": True, "code": -signal.SIGKILL, "out": said, "files": files}


def carry_out(plan: Plan) -> dict[str, object]:
    """Return the files before and after, and each kill with what the same command did next."""
    top, chance = Path(plan["top"]), random.Random(1)  # noqa: S311 - the same attacks every time
    top.mkdir()
    again(plan)
    os.chdir(top)
    os.environ |= plan["environment"]
    old = hashes(top)
    run(plan["words"], plan["keys"])  # imports all that is needed
    again(plan)
    start = time.monotonic()
    new = fork(plan)
    usual = time.monotonic() - start
    again(plan)
    kept = Kept(plan)
    fork(plan, kept.look)
    turns = []
    for state in kept.chosen():
        again(plan, state / "top")
        turns.append((turn_of(state), fork(plan)))
    for _ in range(plan["instants"]):
        again(plan)
        turn = fork(plan, seconds=chance.uniform(0.001, usual))
        turns.append((turn, fork(plan)))
    return {"top": str(top), "old": old, "new": new, "turns": turns, "steps": kept.steps()}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    plans = json.load(sys.stdin)
    real, sys.stdout = sys.stdout, io.StringIO()
    done = [carry_out(plan) for plan in plans]
    json.dump(done, real)
