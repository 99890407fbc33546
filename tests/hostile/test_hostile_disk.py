"""A disk that is really full: a small file system of its own, that nobody else sees."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from attack import AS_OF, copied_one, say
from programs import PYTHON
from test_hostile_drafts import ARTICLE, STATED
from test_hostile_kills import SNIPPET

from conftest import not_run
from test_importing import TINY_MAP, TINY_ROW

DAILY = "claims/2024-example-daily.yaml"
COMMANDS = (
    ("add", "--into", DAILY, "snippet.yaml"),
    ("fmt",),
    ("fetch", "lamps", "--offline", "answer.csv"),
    ("actuals", "add", "lamps", "--period", "2025", "--value", "250", "--published", "2026-02-01"),
    ("sheet", "--where", "unit=unit", *AS_OF, "--format", "md", "-o", "sheets"),
    ("export", "sqlite", *AS_OF, "-o", "all.db"),
    ("export", "datapackage", *AS_OF, "-o", "package"),
    ("site", *AS_OF, "--language", "en", "-o", "pages"),
    ("review", "2024", *AS_OF, "--workers", "1", "-o", "reviewed"),
    ("chart", "ladder", *AS_OF, "--format", "svg", "-o", "drawn"),
    ("extract", "article.txt", *STATED, "--into", "claims"),
    ("extract", "article.txt", *STATED, "--corpus", "read", "--workers", "1"),
    ("import", "table.csv", "--map", "map.yaml", "--into", "in"),
    ("init", "new"),
)
PAGE = 4096
FREE = (0, 1, 6)
"""Pages that are left; what takes no more than these may be written."""

# Mounts the file system, fills it, and says what each command did: its code, its words, the
# files that were there and are others, and what it left behind.
INSIDE = """
import json, os, pathlib, shutil, subprocess, sys
place, sound, free, commands = json.loads(sys.argv.pop())
if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place]).returncode:
    sys.exit(77)
top = pathlib.Path(place, "top")
os.environ["XDG_CACHE_HOME"] = str(top / "cache")
from click.testing import CliRunner
from forecasts.cli import main
from forecasts.boundary import refusal
def files():
    return {str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file()}
told = []
for words in commands:
    os.chdir("/")
    shutil.rmtree(top, ignore_errors=True)
    shutil.copytree(sound, top)
    os.chdir(top)
    room = os.statvfs(place)
    with open(pathlib.Path(place, "filler"), "wb") as filler:
        for _ in range(room.f_bavail - free):
            filler.write(bytes(room.f_bsize))
    before = files()
    result = CliRunner().invoke(main, words)
    after = files()
    os.remove(pathlib.Path(place, "filler"))
    told.append({
        "words": words, "code": result.exit_code, "said": result.output[-300:],
        "error": repr(result.exception), "others": [n for n in before if after.get(n) != before[n]],
        "left": [n for n in after if ".new" in n],
    })
print(json.dumps(told))
"""


@pytest.mark.parametrize("free", FREE)
def test_a_disk_that_is_full_keeps_what_was_there(tmp_path: Path, free: int) -> None:
    if not sys.platform.startswith("linux") or not shutil.which("unshare"):
        not_run("there is no unshare to make a small file system with")
    top = copied_one(tmp_path / "sound")
    make_inputs(top)
    (tmp_path / "small").mkdir()
    asked = json.dumps([str(tmp_path / "small"), str(top), free, COMMANDS])
    result = subprocess.run(
        ["unshare", "--mount", "--propagation", "private", *PYTHON, INSIDE, asked],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    if result.returncode == 77 or "unshare failed" in result.stderr:
        not_run("this machine allows no file system of one's own")
    assert result.returncode == 0, result.stderr[-2000:]
    assert not list((tmp_path / "small").iterdir())  # nobody else saw it
    failed = [str(one) for one in json.loads(result.stdout) if fault(one, free)]
    say(f"a full disk, {free} pages left", len(COMMANDS), failed)


def fault(told: dict[str, object], free: int) -> bool:
    """Tell whether a command changed what was there, left something, or did not say why."""
    if told["left"] or (told["code"] == 3 and told["others"]):
        return True
    return told["code"] != 3 if free == 0 else told["code"] not in {0, 3}


def make_inputs(top: Path) -> None:
    (top / "snippet.yaml").write_text(SNIPPET.format(n=2))
    (top / "article.txt").write_text(ARTICLE)
    (top / "answer.csv").write_text("year,sold\n2024,77\n")
    (top / "map.yaml").write_text(TINY_MAP, encoding="utf-8")
    table = ",".join(TINY_ROW) + "\n" + ",".join(f'"{cell}"' for cell in TINY_ROW.values())
    (top / "table.csv").write_text(table, encoding="utf-8")
    with (top / "actuals" / "lamps.origin.yaml").open("a") as origin:
        origin.write("fetch: {kind: csv, url: https://example.org/a, period: year, value: sold}\n")
    daily = top / DAILY
    daily.write_text(daily.read_text("utf-8").replace("\n", "  \n", 3), "utf-8")
