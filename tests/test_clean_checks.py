"""Clean verdicts are remembered by the state of files, and never stand in for a check."""

import os
from pathlib import Path

import pytest

from conftest import ROOT
from forecasts import __main__ as program
from forecasts.clean_checks import (
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
    return folder


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


@pytest.mark.parametrize("damage", ["", "x", "00" * 32 + "\n", "\x80", "[]"])
@pytest.mark.usefixtures("ledger")
def test_a_damaged_cache_is_not_believed(monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    cache = Path(cache_file(["claims"]))
    cache.parent.mkdir(parents=True)
    cache.write_bytes(damage.encode("latin-1"))
    assert not is_remembered(fingerprint_ledger(["claims"]), str(cache))
    assert check(monkeypatch) == 0
    assert is_remembered(fingerprint_ledger(["claims"]), str(cache))


def test_whatever_is_done_to_a_file_changes_the_state(ledger: Path) -> None:
    states = {fingerprint_ledger(["claims"])}
    (ledger / "codes" / "regions.yaml").write_text("World: {name: World}\n", encoding="utf-8")
    states.add(fingerprint_ledger(["claims"]))
    (ledger / "b.yaml").write_text("claims: []\n", encoding="utf-8")
    states.add(fingerprint_ledger(["claims"]))
    (ledger / "b.yaml").rename(ledger / "c.yaml")
    states.add(fingerprint_ledger(["claims"]))
    times = (ledger / "a.yaml").stat()
    text = (ledger / "a.yaml").read_bytes()
    (ledger / "a.yaml").write_bytes(text.replace(b"> 120 b", b"> 121 b"))
    os.utime(ledger / "a.yaml", ns=(times.st_atime_ns, times.st_mtime_ns))
    states.add(fingerprint_ledger(["claims"]))  # of the same size, and dated back
    assert len(states) == 5


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
    for words in (["--since", "HEAD"], ["--help"], ["--format", "json"], ["--format"]):
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
