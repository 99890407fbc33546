"""Files are replaced whole: writers lose nothing, a kill leaves the old text or the new one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, not_run
from forecasts.ledger import load
from forecasts.writing import replace_text, write_files, write_together, writing_into

LEDGER = ROOT / "tests" / "errors" / "codes"

SOURCE = """source: {title: A report, publisher: A publisher, published: 2024-03-01, language: en}
defaults:
  claimant: {organisation: Example Institute}
  subject: robots
  measure: market-size
  region: World
  target: by 2030
claims: []
"""

WRITER = """
import sys
from pathlib import Path
from forecasts.editing.add import add_claims, read_snippet
ledger, name, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for i in range(number):
    amount = f"{name[1:]}{i} billion"
    text = f"id: {name}-{i}\\nquote: about ${amount} by 2030\\nat: page 1"
    text += f"\\nvalue: about {amount} USD"
    claims, problems = read_snippet(text)
    added = add_claims(ledger, ledger / "a.yaml", claims)
    assert added.ids == (f"{name}-{i}",), added
    print(added.ids[0], flush=True)
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "codes").mkdir()
    for path in LEDGER.iterdir():
        (tmp_path / "codes" / path.name).write_bytes(path.read_bytes())
    text = SOURCE.replace(
        "claims: []",
        "claims:\n  - {id: first, quote: about $1 billion by 2030, "
        "at: page 1, value: about 1 billion USD}",
    )
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def start(ledger: Path, name: str, number: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(ledger), name, str(number)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_eight_writers_at_once_lose_nothing(ledger: Path) -> None:
    writers = [start(ledger, f"w{number}", 6) for number in range(1, 9)]
    acknowledged = [
        line.strip() for writer in writers for line in writer.communicate()[0].splitlines()
    ]
    assert all(writer.returncode == 0 for writer in writers)
    text = (ledger / "a.yaml").read_text(encoding="utf-8")
    assert len(acknowledged) == 48
    assert [name for name in acknowledged if f"id: {name}\n" not in text] == []
    assert not list(ledger.glob("*.new"))


def test_a_killed_writer_leaves_whole_claims_and_no_acknowledged_one_is_lost(ledger: Path) -> None:
    for attempt in range(6):
        writer = start(ledger, f"k{attempt + 1}", 400)
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline().strip()]
        time.sleep(0.003 * attempt)
        writer.send_signal(signal.SIGKILL)
        acknowledged += [line.strip() for line in writer.communicate()[0].splitlines()]
        text = (ledger / "a.yaml").read_text(encoding="utf-8")
        loaded = load(ledger)
        assert loaded.problems == ()
        assert {name for name in acknowledged if name} <= {claim.id for claim in loaded.claims}
        assert text.endswith("\n")


def test_a_full_disk_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old\n", encoding="utf-8")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        replace_text(path, "new\n")
    assert path.read_text(encoding="utf-8") == "old\n"
    assert [item.name for item in tmp_path.iterdir()] == ["a.yaml"]


def test_a_set_of_files_is_prepared_before_the_first_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"a": b"old", "b/c": b"old"})
    calls: list[int] = []

    def fail(_descriptor: int) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_files(tmp_path, {"a": b"new", "b/c": b"new"})
    assert [path.read_bytes() for path in (tmp_path / "a", tmp_path / "b/c")] == [b"old", b"old"]
    assert not list(tmp_path.rglob("*.new"))


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "", "a\0b", "..", "a\\..\\x"])
def test_no_name_leaves_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    for write in (write_files, write_together):
        with pytest.raises(ValueError, match="no name of a file"):
            write(folder, {"fine": b"", name: b"x"})
    assert not list(tmp_path.rglob("*"))


def test_links_below_the_folder_are_replaced_or_refused_and_never_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"kept")
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a").symlink_to(tmp_path / "kept")
    (folder / "b").symlink_to(tmp_path / "elsewhere")
    write_files(folder, {"a": b"new"})
    assert (tmp_path / "kept").read_bytes() == b"kept"
    assert (folder / "a").read_bytes() == b"new"
    assert not (folder / "a").is_symlink()
    with pytest.raises(NotADirectoryError):
        write_files(folder, {"b/c": b"new"})
    assert not list((tmp_path / "elsewhere").iterdir())


def test_mode_hard_links_and_umask_stay(tmp_path: Path) -> None:
    old, twin = tmp_path / "old", tmp_path / "twin"
    old.write_text("1")
    old.chmod(0o640)
    twin.hardlink_to(old)
    for text in ("longer", "2"):
        replace_text(old, text)
        assert twin.read_text() == text
        assert old.stat().st_nlink == 2
    assert old.stat().st_mode & 0o777 == 0o640
    before = os.umask(0o027)
    try:
        replace_text(tmp_path / "new", "3")
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_left_overs_of_killed_writers_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    dead, folder = tmp_path / ".a.yaml.abcd_123.new", tmp_path / ".2025.zzzzzzzz.new"
    with writing_into([tmp_path]):
        dead.write_text("half")
        folder.mkdir()
        (folder / "x").write_text("half")
        replace_text(tmp_path / "b", "whole")
        assert dead.exists(), "its writer may live"
    replace_text(tmp_path / "b", "whole")
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_files_that_belong_together_come_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "2025"
    write_together(folder, {"a": b"1", "c/d": b"1", "manifest": b"1"})
    folder.chmod(0o750)
    (folder / "a").chmod(0o600)
    before = folder.stat().st_ino
    write_together(folder, {"a": b"2", "manifest": b"2"}, gone=["c/d"])
    assert folder.stat().st_ino != before, "the folder was exchanged"
    assert sorted(path.name for path in folder.rglob("*")) == ["a", "manifest"]
    assert [(folder / name).stat().st_mode & 0o777 for name in (".", "a")] == [0o750, 0o600]
    (folder / "notes").write_text("mine")
    before = folder.stat().st_ino
    write_together(folder, {"a": b"3", "manifest": b"3"})
    assert folder.stat().st_ino == before
    assert (folder / "notes").read_text() == "mine"
    assert (folder / "a").read_bytes() == b"3"
    (folder / "notes").unlink()
    monkeypatch.chdir(folder)
    write_together(Path(), {"a": b"4", "manifest": b"4"})
    assert Path("a").read_bytes() == b"4"
    assert [path.name for path in tmp_path.iterdir()] == ["2025"]


@pytest.mark.parametrize("write", [write_files, write_together])
def test_a_pipe_is_never_replaced(tmp_path: Path, write: Callable[..., None]) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "below").mkdir()
    os.mkfifo(tmp_path / "below" / "a")
    for folder in ("pipe", "below"):
        with pytest.raises(OSError, match=r"Not a directory|no plain file|File exists"):
            write(tmp_path / folder, {"a": b"new"})
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "below" / "a").is_fifo()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "below", "pipe"]


def test_nothing_is_written_among_devices() -> None:
    if not Path("/dev").is_mount():
        not_run("devices have no file system of their own here")
    written = Path("/dev", "forecasts-test")
    try:
        with pytest.raises(PermissionError, match="no place for files"):
            write_files(written.parent, {written.name: b"new"})
        assert not written.exists()
    finally:  # what a broken rule would leave, the next run would find
        written.unlink(missing_ok=True)
