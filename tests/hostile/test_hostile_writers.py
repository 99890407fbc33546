"""Every command that writes keeps mode and hard links, and obeys the umask."""

import csv
import os
import shutil
from pathlib import Path

import pytest
from attack import AS_OF, copied_one
from click.testing import CliRunner
from test_hostile_drafts import ARTICLE, STATED
from test_hostile_kills import SNIPPET

from forecasts.cli import COMMANDS, main
from test_importing import TINY_MAP, TINY_ROW

INTO = ("--into", "claims/2024-example-daily.yaml")
IMPORT = ("import", "table.csv", "--map", "map.yaml", "--into", "in", "--replace")
EXTRACT = ("extract", "a.txt", *STATED, "--into", "claims")
SHEET = ("sheet", "--where", "subject=example-lamps", *AS_OF, "--format", "md", "-o", "out")
Commands = tuple[tuple[str, ...], ...]
WRITERS: dict[str, tuple[Commands, Commands]] = {
    "add": ((("add", *INTO, "one"),), (("add", *INTO, "two"),)),
    "fetch": ((), (("fetch", "lamps", "--offline", "answer"),)),
    "undo": ((("add", *INTO, "one"),), (("undo",),)),
    "fmt": ((), (("fmt",),)),
    "check": ((), (("check", "--fix"),)),
    "import": ((IMPORT,), (IMPORT,)),
    "init": ((("init", "new"),), ()),
    "extract": ((EXTRACT,), ()),
    "accept": ((EXTRACT,), (("accept",),)),
    "chart": ((("chart", "ladder", *AS_OF, "--format", "svg", "-o", "out"),),) * 2,
    "sheet": ((SHEET,), (SHEET,)),
    "site": ((("site", *AS_OF, "--language", "en", "-o", "out"),),) * 2,
    "export": ((("export", "datapackage", *AS_OF, "-o", "out"),),) * 2,
    "review": ((("review", "2024", *AS_OF, "-o", "out", "--workers", "1"),),) * 2,
}
"""What is run first, and what once each file has a second name and a mode of its own."""
READERS = {
    "explain", "list", "show", "compare", "actuals", "consistency", "convert", "read", "units",
    "due", "score", "outlook", "doctor", "schema", "sql",
    "archive",  # with copies found in test_cli_archive.py
    "rates",  # alone; `rates update` is in test_cli_rates.py
    "edit",  # the person's editor writes
}  # fmt: skip


def test_each_command_is_known_to_write_or_not() -> None:
    assert set(COMMANDS) == {*WRITERS, *READERS}


def files(top: Path) -> list[Path]:
    return [
        path
        for path in top.rglob("*")
        if path.is_file() and path.name != ".forecasts.lock" and ".twins" not in path.parts
    ]


@pytest.mark.parametrize("writer", WRITERS)
def test_mode_hard_links_and_umask_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str
) -> None:
    whole, start = tmp_path / "whole", tmp_path / "start"
    top = copied_one(whole / "top")
    monkeypatch.chdir(top)
    monkeypatch.setenv("XDG_CACHE_HOME", str(whole / "cache"))
    for number, name in enumerate(("one", "two"), start=2):
        (top / name).write_text(SNIPPET.format(n=number))
    (top / "a.txt").write_text(ARTICLE)
    (top / "answer").write_text("year,sold\n2024,77\n")
    with (top / "actuals" / "lamps.origin.yaml").open("a") as origin:
        origin.write("fetch: {kind: csv, url: https://example.org/a, period: year, value: sold}\n")
    (top / "map.yaml").write_text(TINY_MAP, encoding="utf-8")
    with (top / "table.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([list(TINY_ROW), list(TINY_ROW.values())])
    daily = top / "claims" / "2024-example-daily.yaml"
    if writer == "fmt":
        daily.write_text(daily.read_text("utf-8").replace("\n", "  \n", 3), "utf-8")
    if writer == "check":
        (top / "claims" / "schema.json").write_text("{}")
    first, second = WRITERS[writer]
    there = set(files(top))
    before = os.umask(0o027)
    try:
        invoke(first)
    finally:
        os.umask(before)
    new = [path for path in files(top) if path not in there]
    assert {path.stat().st_mode & 0o777 for path in new} <= {0o640}
    assert new or writer in {"add", "fetch", "undo", "fmt", "check"}
    shutil.copytree(whole, start)
    for names in (1, 2):  # a file with one name is replaced, one with more is written over
        monkeypatch.chdir(tmp_path)
        shutil.rmtree(whole)
        shutil.copytree(start, whole)
        monkeypatch.chdir(top)
        twins = top / ".twins"
        twins.mkdir()
        for number, path in enumerate(files(top)):
            path.chmod(0o604)
            if names > 1:
                (twins / str(number)).hardlink_to(path)
        states = {path: path.read_bytes() for path in files(top)}
        invoke(second)
        for path in states:
            assert (path.stat().st_mode & 0o777, path.stat().st_nlink) == (0o604, names), path
        if writer in {"add", "fetch", "undo", "fmt", "check", "accept"}:
            assert any(path.read_bytes() != data for path, data in states.items())


def invoke(commands: Commands) -> None:
    for words in commands:
        keys = "a\n\n\n\n" if words == ("accept",) else ""
        result = CliRunner().invoke(main, list(words), input=keys)
        assert result.exit_code == 0, (words, result.output, result.exception)
