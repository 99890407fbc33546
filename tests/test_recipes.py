"""The recipes of docs/how-to.md, followed on a copy of the program: their edits, files and runs."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import NamedTuple

import pytest

from conftest import ROOT

PAGE = ROOT / "docs" / "how-to.md"
FILES = {
    "a metric": 2,
    "a check": 3,
    "a chart": 3,  # two of them the words of the two languages
    "a part of the review": 4,  # two of them the words of the two languages
    "a command": 2,
    "a unit": 1,
    "a currency": 1,
    "a language": 1,
}
"""How many files of the program and its tests each recipe may touch."""

RUN = ("console", "shown")
"""The blocks that edit nothing."""

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: `python FILE` and the like, `diff`, `copy` or `shown FILE`, or `console`."""

    kind: str
    file: str
    text: str


def recipes() -> dict[str, tuple[int, list[Block]]]:
    """Return each recipe's number of files, as its heading says, and its blocks."""
    sections = PAGE.read_text(encoding="utf-8").split("\n## Add ")[1:]
    found = {}
    for section in sections:
        name, count = re.match(r"(.+): (\d+) files?\n", section).groups()  # type: ignore[union-attr]
        found[name] = (int(count), [Block(*groups) for groups in _BLOCK.findall(section)])
    return found


RECIPES = recipes()


def edit(text: str, difference: str) -> str:
    """Return a text with the hunks of a difference, `@@` between them: no numbers of lines."""
    for hunk in re.split(r"^@@\n", difference, flags=re.MULTILINE):
        lines = hunk.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] in " -")
        assert before, "a difference needs a line that is there"
        assert text.count(before) == 1, (
            f"these lines stand there {text.count(before)} times:\n{before}"
        )
        text = text.replace(before, "".join(line[1:] for line in lines if line[0] in " +"))
    return text


def apply(block: Block, folder: Path) -> None:
    """Make the edit of a block: a difference, a copy, a new file, or lines at the end of one."""
    path = folder / block.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if block.kind == "copy":
        path.write_bytes((folder / block.text.strip()).read_bytes())
    elif block.kind == "diff":
        path.write_text(edit(path.read_text(encoding="utf-8"), block.text), encoding="utf-8")
    elif path.exists():
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n\n{block.text}")
    else:
        path.write_text(block.text, encoding="utf-8")


def steps(console: str) -> list[tuple[list[str], list[str]]]:
    """Return the commands of a console block with the lines that each must print."""
    found: list[tuple[list[str], list[str]]] = []
    for line in console.splitlines():
        if line.startswith("$ "):
            found.append((shlex.split(line.removeprefix("$ forecasts ")), []))
        else:
            found[-1][1].append(line)
    return found


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "XDG_CACHE_HOME": os.devnull}
    command = [sys.executable, "-m", "forecasts", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program, with the ledger and what the tests of errors need beside it."""
    copytree(
        ROOT / "src" / "forecasts",
        tmp_path / "src" / "forecasts",
        ignore=ignore_patterns("__pycache__"),
    )
    for name in ("claims", "actuals"):
        (tmp_path / name).symlink_to(ROOT / name)
    errors = tmp_path / "tests" / "errors"
    errors.mkdir(parents=True)
    (errors / "codes").symlink_to(ROOT / "tests" / "errors" / "codes")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "codes").symlink_to(ROOT / "claims" / "codes")
    return tmp_path


def test_every_recipe_promises_as_few_files_as_it_may_touch() -> None:
    assert {name: count for name, (count, _) in RECIPES.items()} == FILES


def follow(blocks: list[Block], folder: Path) -> list[str]:
    """Run the commands of a recipe; return what it promises and what did not come."""
    missing = []
    for words, expected in (
        step for block in blocks if block.kind == "console" for step in steps(block.text)
    ):
        done = run(words, folder)
        if done.returncode != 0:
            return [f"forecasts {shlex.join(words)} failed:\n{done.stdout}{done.stderr}"]
        printed = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
        missing += [f"{words[0]} prints: {line}" for line in expected if line not in printed]
    for block in (block for block in blocks if block.kind == "shown"):
        path = folder / block.file
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        missing += [
            f"{block.file}: {line}" for line in block.text.splitlines() if line not in lines
        ]
    return missing


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_works_and_touches_no_more_files_than_it_says(name: str, program: Path) -> None:
    count, blocks = RECIPES[name]
    edits = [block for block in blocks if block.kind not in RUN]
    for block in edits:
        apply(block, program)
    touched = {block.file for block in edits if block.file.startswith(("src/", "tests/"))}
    assert len(touched) == count
    assert any(block.kind == "console" for block in blocks)
    assert follow(blocks, program) == []


@pytest.mark.parametrize("name", RECIPES)
def test_no_recipe_is_followed_already(name: str, program: Path) -> None:
    """Without the edits not all comes that it shows: what it shows comes of them."""
    blocks = RECIPES[name][1]
    for block in blocks:
        if not block.file.startswith("src/") and block.kind not in RUN:
            apply(block, program)
    assert follow(blocks, program)
