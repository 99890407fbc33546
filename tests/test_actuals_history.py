"""Series are append-only: a real git history, and rows that change under it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT, git
from forecasts.actuals.history import check_append_only
from forecasts.cli import main
from forecasts.ledger.history import HistoryError


@pytest.fixture
def series(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of one real series in a repository of its own; returns its table."""
    folder = tmp_path / "actuals"
    folder.mkdir()
    table = min((ROOT / "actuals").glob("*.csv"), key=lambda path: path.stat().st_size)
    for path in (table, table.with_name(f"{table.stem}.origin.yaml")):
        (folder / path.name).write_bytes(path.read_bytes())
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "a series")
    monkeypatch.chdir(tmp_path)
    return Path("actuals") / table.name


def messages(series: Path) -> list[tuple[str, str]]:
    return [(p.position.file, p.message) for p in check_append_only(series.parent, "HEAD")]


def test_an_appended_row_is_fine(series: Path) -> None:
    text = series.read_text(encoding="utf-8")
    series.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
    assert messages(series) == []


def test_a_changed_row_and_a_missing_file_are_named(series: Path) -> None:
    lines = series.read_text(encoding="utf-8").splitlines()
    series.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    gone = f"line {len(lines)} of the earlier file is gone or changed: {lines[-1]}"
    assert messages(series) == [(series.as_posix(), gone)]
    series.unlink()
    assert messages(series) == [(series.as_posix(), "the file was there at HEAD and is gone")]


def test_the_command_says_what_is_gone_and_what_is_no_revision(series: Path) -> None:
    words = ["actuals", "--as-of", "2026-11-21", "--since"]
    fine = CliRunner().invoke(main, [*words, "HEAD"])
    assert fine.exit_code == 0, fine.output
    lines = series.read_text(encoding="utf-8").splitlines()
    series.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    rewritten = CliRunner().invoke(main, [*words, "HEAD"])
    assert rewritten.exit_code == 1
    assert "error F508 line 2 of the earlier file is gone" in rewritten.stderr
    series.unlink()
    series.with_name(f"{series.stem}.origin.yaml").unlink()
    missing = CliRunner().invoke(main, [*words, "HEAD"])
    assert "error F508 the file was there at HEAD and is gone" in missing.stderr
    unknown = CliRunner().invoke(main, [*words, "v0"])
    assert unknown.exit_code == 2
    assert "there is no revision `v0`" in unknown.stderr


def test_a_folder_outside_any_repository_is_said(
    tmp_path_factory: pytest.TempPathFactory, series: Path
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / series.name).write_bytes(series.read_bytes())
    with pytest.raises(HistoryError, match="not a git repository"):
        check_append_only(outside, "HEAD")
