"""Clean verdicts are remembered by the state of files, and never stand in for a check."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from forecasts import __main__ as program
from forecasts.clean_checks import (
    CLOCK_TICK,
    cache_file,
    fingerprint_ledger,
    is_remembered,
    read_plain_arguments,
    remember,
)
from forecasts.ledger.dates import read_day


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "claims"
    (folder / "codes").mkdir(parents=True)
    for path in (ROOT / "examples" / "slip" / "codes").iterdir():
        (folder / "codes" / path.name).write_bytes(path.read_bytes())
    text = (ROOT / "examples" / "slip" / "claims.yaml").read_text(encoding="utf-8")
    (folder / "a.yaml").write_text(text.replace("> 12 b", "> 120 b"), encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    settle()
    return folder


def settle() -> None:
    """Let the clock of the file system move on: what was just written is never remembered."""
    time.sleep(2 * CLOCK_TICK / 1e9)


def check(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["forecasts", "check", *words])
    with pytest.raises(SystemExit) as left:
        program.main()
    return int(left.value.code or 0)


def test_a_clean_ledger_is_remembered_until_a_byte_of_it_changes(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = Path(cache_file(["claims"]))
    assert check(monkeypatch) == 0
    assert cache.parent == ledger.parent / "cache" / "forecasts"
    assert cache.read_text(encoding="utf-8") == fingerprint_ledger(["claims"])
    monkeypatch.setattr("forecasts.checks.report.report_check", lambda *_: pytest.fail("asked"))
    assert check(monkeypatch) == 0
    monkeypatch.undo()
    monkeypatch.chdir(ledger.parent)
    monkeypatch.setenv("XDG_CACHE_HOME", str(ledger.parent / "cache"))
    text = (ledger / "a.yaml").read_text(encoding="utf-8")
    (ledger / "a.yaml").write_text(text.replace("> 120 b", "> 12 b"), encoding="utf-8")
    assert check(monkeypatch) == 1
    assert "F402" in capsys.readouterr().out
    assert cache.read_text(encoding="utf-8") != fingerprint_ledger(["claims"])


@pytest.mark.parametrize("output_format", ["json", "sarif"])
@pytest.mark.usefixtures("ledger")
def test_programs_get_the_list_of_a_remembered_ledger_that_a_full_check_gives(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], output_format: str
) -> None:
    assert check(monkeypatch, "--format", output_format) == 0
    full = capsys.readouterr()
    assert full.out.lstrip()[0] in "[{"
    monkeypatch.setattr("forecasts.checks.report.report_check", lambda *_: pytest.fail("asked"))
    assert check(monkeypatch, "--format", output_format) == 0
    assert capsys.readouterr() == full


@pytest.mark.parametrize("damage", ["", "x", "00" * 32 + "\n", "\x80", "[]"])
@pytest.mark.usefixtures("ledger")
def test_a_damaged_cache_is_not_believed(monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    cache = Path(cache_file(["claims"]))
    cache.parent.mkdir(parents=True)
    cache.parent.chmod(0o700)
    cache.write_bytes(damage.encode("latin-1"))
    assert not is_remembered(fingerprint_ledger(["claims"]), str(cache))
    assert check(monkeypatch) == 0
    assert is_remembered(fingerprint_ledger(["claims"]), str(cache))


def test_whatever_is_done_to_a_file_changes_the_state(ledger: Path) -> None:
    def state() -> str:
        settle()
        return fingerprint_ledger(["claims"])

    states = {state()}
    (ledger / "codes" / "regions.yaml").write_text("World: {name: World}\n", encoding="utf-8")
    states.add(state())
    (ledger / "b.yaml").write_text("claims: []\n", encoding="utf-8")
    states.add(state())
    (ledger / "b.yaml").rename(ledger / "c.yaml")
    states.add(state())
    times = (ledger / "a.yaml").stat()
    text = (ledger / "a.yaml").read_bytes()
    (ledger / "a.yaml").write_bytes(text.replace(b"> 120 b", b"> 121 b"))
    os.utime(ledger / "a.yaml", ns=(times.st_atime_ns, times.st_mtime_ns))
    states.add(state())  # of the same size, and dated back
    assert len(states) == 5
    assert "" not in states


def test_what_is_no_regular_file_is_never_remembered(ledger: Path) -> None:
    os.mkfifo(ledger / "fifo.yaml")
    assert fingerprint_ledger(["claims"]) == ""
    assert not is_remembered("", str(ledger / "nothing"))


def test_a_cache_that_cannot_be_written_changes_nothing(ledger: Path) -> None:
    blocked = ledger / "a.yaml" / "clean"
    remember("state", str(blocked))
    assert not blocked.exists()


def test_only_the_plain_form_is_read_here() -> None:
    assert read_plain_arguments([]) == ([], "full")
    assert read_plain_arguments(["a", "--format", "github", "b"]) == (["a", "b"], "github")
    assert read_plain_arguments(["--format=concise"]) == ([], "concise")
    for words in (["--since", "HEAD"], ["--help"], ["--format", "yaml"], ["--format"]):
        assert read_plain_arguments(words) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2025-02", "2025-02-28"),
        ("2024-02", "2024-02-29"),
        ("2024", "2024-12-31"),
        ("2024-12", "2024-12-31"),
        ("9999-12", "9999-12-31"),
    ],
)
def test_an_imprecise_date_ends_with_its_month_or_year(text: str, last: str) -> None:
    day = read_day(text)
    assert day is not None
    assert str(day.last) == last


def test_what_was_just_written_is_not_remembered(ledger: Path) -> None:
    (ledger / "a.yaml").touch()
    assert fingerprint_ledger(["claims"]) == ""


CHANGES: dict[str, Callable[[Path], object]] = {
    "a folder with an ending": lambda top: (top / "dd.yaml").mkdir(),
    "a file in a folder with an ending": lambda top: (
        (top / "dd.yaml").mkdir(),
        (top / "dd.yaml" / "x.yaml").write_text("x: 1\n"),
    ),
    "an unknown code": lambda top: (top / "codes" / "subjects.yaml").write_text("a: {name: A}\n"),
    "a damaged unit": lambda top: (top / "codes" / "units.yaml").write_text("x: {name: 1}\n: ["),
    "a unit of the ledger's own": lambda top: (top / "codes" / "units.yaml").write_text(
        "x: {name: X, name_zh: 叉, definition: one, words: {en: [billion]}}\n", "utf-8"
    ),
    "no codes": lambda top: (top / "codes").rename(top / "other"),
    "an empty file": lambda top: (top / "b.YML").write_text(""),
    "a link to a bad file": lambda top: (
        (top.parent / "bad").write_text("x"),
        (top / "l.yaml").symlink_to(top.parent / "bad"),
    ),
    "a dangling link": lambda top: (top / "l.yaml").symlink_to("nowhere"),
    "a pipe": lambda top: os.mkfifo(top / "pipe.yaml"),
    "another value": lambda top: (top / "a.yaml").write_text(
        (top / "a.yaml").read_text("utf-8").replace("> 120 b", "> 121 b"), "utf-8"
    ),
    "nothing": lambda top: top.exists(),
    "a hidden file": lambda top: (top / ".x.yaml").write_text("x: 1\n"),
    "gone": lambda top: (top / "a.yaml").unlink(),
}


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("change", CHANGES)
def test_a_warm_check_says_what_a_cold_one_says(
    ledger: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    change: str,
    *,
    linked: bool,
) -> None:
    """With `linked`, the codelists are found through the file that a link leads to."""
    named = "claims"
    if linked:
        (ledger.parent / "far").mkdir()
        (ledger.parent / "far" / "a.yaml").symlink_to(ledger / "a.yaml")
        named = "far/a.yaml"
    settle()
    assert check(monkeypatch, named) == 0
    assert is_remembered(fingerprint_ledger([named]), cache_file([named]))
    CHANGES[change](ledger)
    settle()
    capsys.readouterr()
    warm = check(monkeypatch, named), capsys.readouterr()
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    cold = check(monkeypatch, named), capsys.readouterr()
    assert warm == cold


@pytest.mark.usefixtures("ledger")
def test_a_change_of_the_program_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "forecasts", tmp_path / "own")
    settle()
    monkeypatch.setattr("forecasts.clean_checks.PACKAGE", str(tmp_path / "own"))
    before = fingerprint_ledger(["claims"])
    assert before
    for name in ("checks/new.py", "ledger/load.py", "reading/lexicon/hedges.py"):
        (tmp_path / "own" / name).write_text("x = 1\n", encoding="utf-8")
        settle()
        assert fingerprint_ledger(["claims"]) != before
        before = fingerprint_ledger(["claims"])


@pytest.mark.parametrize("planted", ["pipe", "device", "link", "folder", "open"])
def test_a_cache_that_somebody_planted_is_not_read_and_stops_nothing(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, planted: str
) -> None:
    state, cache = fingerprint_ledger(["claims"]), Path(cache_file(["claims"]))
    cache.parent.mkdir(parents=True, mode=0o700)
    twin = ledger.parent / "twin"
    twin.write_text(state, encoding="utf-8")
    if planted == "pipe":
        os.mkfifo(cache)
    elif planted == "device":
        cache.symlink_to("/dev/zero")
    elif planted == "link":
        cache.symlink_to(twin)
    elif planted == "folder":
        cache.mkdir()
    else:
        cache.write_text(state, encoding="utf-8")
        cache.parent.chmod(0o777)
    assert not is_remembered(state, str(cache))
    assert check(monkeypatch) == 0
    assert twin.read_text(encoding="utf-8") == state


def test_the_cache_folder_is_the_users_alone(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(monkeypatch) == 0
    folder = Path(cache_file(["claims"])).parent
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_file(["claims"]) == ""
    settle()
    assert check(monkeypatch) == 0
    assert not (ledger.parent / "relative").exists()


def test_a_folder_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """An unreadable `claims/sub` vanished, and the check was clean."""
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root reads everything, and setpriv is not there")
    shutil.copytree(ROOT / "examples" / "slip" / "codes", tmp_path / "claims" / "codes")
    (tmp_path / "claims" / "sub").mkdir()
    (tmp_path / "claims" / "sub").chmod(0)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    before = [] if os.geteuid() else "setpriv --reuid=65534 --regid=65534 --clear-groups".split()
    result = subprocess.run(
        [*before, sys.executable, "-m", "forecasts", "check", "claims"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    (tmp_path / "claims" / "sub").chmod(0o755)
    assert "claims/sub:1:1: error F001 cannot be read: Permission denied" in result.stdout
    assert result.returncode == 1
