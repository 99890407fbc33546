"""Kills while files are written: nothing told is lost, nothing is torn, nothing stays behind."""

import csv
import json
import os
import random
import shutil
import signal
import time
from pathlib import Path
from subprocess import Popen

from attack import AS_OF, TIMES, copied, copied_one, run, say, tree
from programs import start, start_python

from forecasts.editing.canonical import canonicalise_file
from forecasts.ledger import load
from forecasts.reviewing.write import MANIFEST, earlier_files, read_manifest
from test_importing import TINY_MAP, TINY_ROW

SNIPPET = """quote: about {n} units by 2030
at: p
value: about {n} unit
target: by 2030
subject: example-lamps
measure: sales
region: World
claimant: {{organisation: A}}
"""
LONGEST = 60.0  # seconds to wait for the first write, on a machine that does other things as well
CHANCE = random.Random(1)  # noqa: S311 - the same attacks every time


def kill(process: Popen[str], folder: Path, most: float) -> tuple[bool, str]:
    """Kill a program at most so many seconds after it has begun to write.

    Return whether it was still at work, and what it had said by then.

    It has begun when a file or folder lies in `folder` that is to be moved in later, or long ago.
    """
    before = set(os.listdir(folder))  # noqa: PTH208 - by name, and at once
    latest = time.monotonic() + LONGEST
    try:
        while process.poll() is None and not begun(folder, before) and time.monotonic() < latest:
            time.sleep(0.0005)
        time.sleep(CHANCE.uniform(0, most))
    finally:
        alive = process.poll() is None
        if alive:
            os.killpg(process.pid, signal.SIGKILL)
    return alive, process.communicate()[0]


def begun(folder: Path, before: set[str]) -> bool:
    return any(name.endswith(".new") for name in set(os.listdir(folder)) - before)  # noqa: PTH208


def left_overs(folder: Path) -> list[str]:
    return [f"{path} was left" for path in folder.rglob("*.new")]


def test_kills_of_add_lose_no_claim_that_was_told(tmp_path: Path) -> None:
    top = copied(tmp_path)
    claims = top / "claims"
    file = min(claims.glob("2024*.yaml"))
    failed, told, killed = [], [], 0
    for turn in range(6 * TIMES):
        (top / "snippet").write_text(SNIPPET.format(n=turn + 2))
        process = start(top, "add", "--into", f"claims/{file.name}", "snippet")
        alive, out = kill(process, claims, 0.02)
        killed += alive
        told += [line.split(": ")[1].strip() for line in out.splitlines()]
        failed += [f"add {turn}: {problem}" for problem in load(claims).problems]
    assert told or killed, "no writer came as far as its file"
    known = {claim.id for claim in load(claims).claims}
    failed += [f"{name} was told and is lost" for name in told if name not in known]
    (top / "snippet").write_text(SNIPPET.format(n=1))
    assert run("add", "--ledger", str(claims), "--into", str(file), str(top / "snippet"))[0] == 0
    failed += left_overs(top)
    say(f"kills of add ({killed} at work)", 6 * TIMES, failed)


def test_kills_of_fmt_leave_each_file_old_or_new(tmp_path: Path) -> None:
    top = copied(tmp_path)
    claims = top / "claims"
    text = min(claims.glob("2024*.yaml")).read_text("utf-8").replace("\n", "  \n")
    old, new = text.encode("utf-8"), canonicalise_file(text).encode("utf-8")
    failed, killed = [], 0
    files = [claims / f"{number}.yaml" for number in range(40)]
    for turn in range(3 * TIMES):
        for path in files:
            path.write_bytes(old)
        killed += kill(start(top, "fmt", "claims"), claims, 0.1)[0]
        found = {path: path.read_bytes() for path in files}
        failed += [f"{path}, {turn}" for path, data in found.items() if data not in {old, new}]
        assert run("fmt", str(claims)) == (0, "")
        assert {path.read_bytes() for path in files} == {new}
        failed += left_overs(top)
    say(f"kills of fmt ({killed} at work)", 3 * TIMES, failed)


def test_kills_of_import_leave_whole_files(tmp_path: Path) -> None:
    rows = [
        {**TINY_ROW, "id": f"acme-{n}", "where": f"Daily {n}", "url": f"https://example.org/{n}"}
        for n in range(12)
    ]
    with (tmp_path / "table.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(TINY_ROW))
        writer.writeheader()
        writer.writerows(rows)
    (tmp_path / "map.yaml").write_text(TINY_MAP, encoding="utf-8")
    table, into = str(tmp_path / "table.csv"), tmp_path / "in"
    words = ("import", table, "--map", str(tmp_path / "map.yaml"), "--into")
    assert run(*words, str(tmp_path / "whole"))[1] == ""
    whole = tree(tmp_path / "whole")
    assert len(whole) == len(rows) + 1  # the lock
    failed, killed = [], 0
    for turn in range(2 * TIMES):
        shutil.rmtree(into, ignore_errors=True)
        (into / "2019").mkdir(parents=True)
        killed += kill(start(tmp_path, *words, "in"), into / "2019", 0.25)[0]
        found = {name: data for name, data in tree(into).items() if not name.endswith(".new")}
        failed += [f"{name}, {turn}" for name, data in found.items() if data != whole[name]]
        assert run(*words, str(into))[1] == ""
        assert tree(into) == whole
    say(f"kills of import ({killed} at work)", 2 * TIMES, failed)


def test_kills_of_chart_leave_whole_pictures(tmp_path: Path) -> None:
    top = copied(tmp_path)
    (top / "out").mkdir()
    ends = {".png": b"IEND\xaeB`\x82", ".pdf": b"%%EOF", ".svg": b"</svg>"}
    failed, killed = [], 0
    for turn in range(TIMES):
        workers = ("--workers", str(2 - turn % 2))
        process = start(top, "chart", "all", *AS_OF, "-o", "out", *workers)
        killed += kill(process, top / "out", 0.5)[0]
        failed += [
            f"{path} is torn, {turn}"
            for path in (top / "out").glob("[!.]*")
            if not path.read_bytes().rstrip().endswith(ends[path.suffix])
        ]
    say(f"kills of chart ({killed} at work)", TIMES, failed)


def torn(folder: Path) -> list[str]:
    """Say what of a review is not as its manifest says, or is not in it."""
    named = set(read_manifest(folder).get("files", ()))
    there = {name for name in tree(folder) if not name.endswith((MANIFEST, ".parquet"))}
    return sorted(
        f"{name} is of another review" for name in named ^ there | named - earlier_files(folder)
    )


WRITER = """
import json, sys
from pathlib import Path
from forecasts.writing import write_together
def read(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
reviews = [read(Path(name)) for name in sys.argv[1:3]]
for turn in range(500):
    write_together(Path(sys.argv[3]), reviews[turn % 2], reviews[1 - turn % 2].keys())
"""


def make_review(folder: Path, mark: str) -> None:
    """Make a folder like that of a review: forty files and a manifest with their hashes."""
    from hashlib import sha256

    files = {f"charts/{mark}{n}.svg": f"{mark * 20_000}{n}".encode() for n in range(40)}
    files |= {f"tables/{n}.csv": mark.encode() * 1_000 for n in range(5)}
    hashes = {name: sha256(data).hexdigest() for name, data in files.items()}
    files[MANIFEST] = json.dumps({"files": hashes}).encode()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def test_kills_of_the_writer_of_reviews_leave_one_review(tmp_path: Path) -> None:
    for mark in "ab":
        make_review(tmp_path / mark, mark)
    shutil.copytree(tmp_path / "a", tmp_path / "work" / "out")
    failed = []
    for turn in range(6 * TIMES):
        writer = start_python(tmp_path, WRITER, "a", "b", "work/out")
        assert kill(writer, tmp_path / "work", 0.3)[0], "it ended on its own"
        failed += [f"{fault}, {turn}" for fault in torn(tmp_path / "work" / "out")]
    say("kills of the writer of reviews", 6 * TIMES, failed)


def test_signals_to_a_site_that_is_written_are_one_line(tmp_path: Path) -> None:
    top = copied_one(tmp_path)
    words = ("site", "--language", "en", "-o")
    inputs = ("--ledger", str(top / "claims"), "--actuals", str(top / "actuals"))
    assert run(*words, str(top / "out"), *inputs, "--as-of", "2025-11-20") == (0, "")
    old, stopped, failed = tree(top / "out"), 0, []
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 3)) * TIMES:
        before = set(os.listdir(top))  # noqa: PTH208 - by name, and at once
        process = start(top, *words, "out", *AS_OF)
        while process.poll() is None and not begun(top, before):
            time.sleep(0.0005)
        process.send_signal(number)
        err = process.communicate(timeout=60)[1]
        stopped += process.returncode == code and "stopped by" in err
        if process.returncode not in {0, code} or err.count("\n") > 1:
            failed.append(f"{number}: {process.returncode} {err}")
        if process.returncode and tree(top / "out") != old:
            failed.append(f"{number}: another site")
        old = tree(top / "out")
        failed += left_overs(top)
    assert stopped, failed
    say(f"signals to site ({stopped} at work)", 2 * TIMES, failed)


def test_kills_of_review_leave_the_old_one_or_the_new(tmp_path: Path) -> None:
    top = copied_one(tmp_path)
    make_review(top / "out", "a")
    failed, killed = [], 0
    for turn in range(TIMES):
        words = ("review", "2024", *AS_OF, "-o", "out", "--workers", "1")
        killed += kill(start(top, *words), top, 0.2)[0]
        failed += [f"{fault}, {turn}" for fault in torn(top / "out")]
    say(f"kills of review ({killed} at work)", TIMES, failed)
