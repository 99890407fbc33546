"""Kills before every step of the small writers, and at random instants: whole or not at all."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attack import AS_OF, TIMES, copied_short, run, say
from test_hostile_drafts import ARTICLE, STATED
from test_hostile_kills import SNIPPET

from forecasts.writing import writing_into

HERE = Path(__file__).parent
INTO = ("--into", "claims/2024-example-daily.yaml")
EXTRACT = ("extract", "a.txt", *STATED, "--into", "claims")
FIGURE = ("actuals", "add", "lamps", "--period", "2025", "--value", "250", "--published",
          "2026-02-01")  # fmt: skip
FETCH = ("fetch", "lamps", "--offline", "answer", "--retrieved", "2026-11-29")
SHEET = ("sheet", "--where", "subject=example-lamps", *AS_OF, "-o", "out", "--format", "md",
         "--format", "svg")  # fmt: skip
SITE = ("site", *AS_OF, "--language", "en", "-o", "out")
Words = tuple[str, ...]
WRITERS: dict[str, tuple[tuple[Words, ...], Words, str]] = {
    "add": ((), ("add", *INTO, "one"), ""),
    "undo": ((("add", *INTO, "one"),), ("undo",), ""),
    "undo of a figure": ((FIGURE,), ("undo",), ""),
    "extract": ((), EXTRACT, ""),
    "accept": ((EXTRACT,), ("accept",), "a\n\n\n\n"),
    "accept, changed": ((EXTRACT,), ("accept",), "e\nq\n"),
    "accept, never again": ((EXTRACT,), ("accept",), "n\n"),
    "actuals add": ((), FIGURE, ""),
    "fetch": ((), FETCH, ""),
    "undo of a fetch": ((FETCH,), ("undo",), ""),
    "sheet": ((), SHEET, ""),
    "site": ((), SITE, ""),
    "edit": ((), ("edit", "lamps-hit-2025"), ""),
    "check --fix": ((), ("check", "--fix"), ""),
    "fmt": ((), ("fmt",), ""),
    "init": ((), ("init", "new"), ""),
}
"""What is run before, the command that is killed, and the keys that are pressed."""


@pytest.fixture(scope="module")
def results(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Any]]:
    """Return what came of each command that is asked for, killed by one process for all of them."""
    items = [item for item in request.session.items if isinstance(item, pytest.Function)]
    writers = [item.callspec.params["writer"] for item in items if item.module is request.module]
    plans = [make_plan(writer, tmp_path_factory.mktemp("steps")) for writer in writers]
    result = subprocess.run(
        [sys.executable, str(HERE / "forks.py")],
        input=json.dumps(plans),
        capture_output=True,
        text=True,
        timeout=600 * TIMES,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    assert result.returncode == 0, result.stderr
    return dict(zip(writers, json.loads(result.stdout), strict=True))


def make_plan(writer: str, folder: Path) -> dict[str, Any]:
    """Make the folder of a command as it is before; return what `forks.py` is to do there."""
    first, words, keys = WRITERS[writer]
    whole = copied_short(folder / "top")
    editor = "sed -i s/sales/stock/" if keys.startswith("e") else "true"
    environment = {"XDG_CACHE_HOME": str(whole / "cache"), "EDITOR": editor}
    (whole / "one").write_text(SNIPPET.format(n=2))
    (whole / "a.txt").write_text(ARTICLE)
    (whole / "answer").write_text("year,sold\n2024,77\n")
    with (whole / "actuals" / "lamps.origin.yaml").open("a") as origin:
        origin.write("fetch: {kind: csv, url: https://example.org/a, period: year, value: sold}\n")
    daily = whole / "claims" / "2024-example-daily.yaml"
    if writer == "check --fix":
        (whole / "claims" / "schema.json").write_text("{}")
        daily.write_bytes(b"\xef\xbb\xbf" + daily.read_bytes())
    if writer == "fmt":
        daily.write_text(daily.read_text("utf-8").replace("\n", "  \n", 3), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(whole)
        for name, value in environment.items():
            patch.setenv(name, value)
        for before in first:
            assert run(*before) == (0, "")
    whole.rename(folder / "whole")  # what is remembered of it is of a folder `top`
    return {
        "whole": str(folder / "whole"), "top": str(whole), "words": words, "keys": keys,
        "environment": environment, "most_states": 12 * TIMES, "instants": 2 * TIMES,
    }  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
def test_kills_before_every_step_leave_each_file_old_or_new(
    results: dict[str, dict[str, Any]], writer: str
) -> None:
    done = results[writer]
    assert done["new"]["code"] == 0, done["new"]
    assert writer == "edit" or done["new"]["files"] != done["old"]
    failed = [
        f"{writer}, {number}: {fault}"
        for number, (turn, next_turn) in enumerate(done["turns"])
        for fault in faults(done["old"], done["new"], turn, next_turn)
    ]
    top = Path(done["top"])
    with writing_into([path for path in (top, *top.rglob("*")) if path.is_dir()]):
        failed += [f"{path} was left" for path in top.rglob("*.new")]
    killed = sum(turn["killed"] for turn, _ in done["turns"])
    assert killed, "nothing was killed"
    say(f"kills of {writer} in each state between its {done['steps']} steps", killed, failed)


def faults(
    old: dict[str, str], new: dict[str, Any], turn: dict[str, Any], next_turn: dict[str, Any]
) -> list[str]:
    """Say which files are neither old nor new, and what was told and is not there."""
    there = known(turn["files"])
    before, after = known(old), known(new["files"])
    found = [
        f"{name} is neither old nor new"
        for name in {*there, *before, *after}
        if there.get(name) not in {before.get(name), after.get(name)}
    ]
    # A line about a draft asks what should become of it.
    said = "\n".join(line for line in turn["out"].splitlines() if "draft-" not in line)
    told = [name for name in after if name in said and there.get(name) != after[name]]
    found += [f"{name} was told and is not there" for name in told]
    if known(next_turn["files"]) != after:
        found.append(f"the next run did not come to the end: {next_turn}")
    return found


def known(files: dict[str, str]) -> dict[str, str]:
    """Return the files that somebody keeps: what is to be moved in is nothing yet."""
    return {
        name: data
        for name, data in files.items()
        if not name.endswith(".new") and not name.startswith("cache/") and ".new/" not in name
    }
