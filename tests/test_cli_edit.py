"""`edit` opens the line of a claim, and checks what came of it."""

import sys
from pathlib import Path

import pytest

from cli_runs import copy_ledger, enter, run
from forecasts.ledger import load


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that notes what it is asked for, and misspells a key."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "pathlib.Path(__file__).with_name('asked').write_text(' '.join(sys.argv[1:]))\n"
        "file = pathlib.Path(sys.argv[2])\n"
        "file.write_text(file.read_text('utf-8').replace('claims:', 'claimz:'), 'utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    copy_ledger(tmp_path / "ledger")
    enter(tmp_path / "ledger", monkeypatch)
    return tmp_path / "asked"


def test_the_editor_opens_at_the_line_and_a_slip_is_told_after(editor: Path) -> None:
    claim = load(Path("claims")).claims[-1]
    code, out, _ = run("edit", claim.id)
    place = claim.position
    assert editor.read_text("utf-8") == f"+{place.line} {Path(place.file).resolve()}"
    assert code == 1
    assert "unknown key `claimz`" in out


def test_a_claim_of_a_damaged_file_is_found_as_well(editor: Path) -> None:
    claim = load(Path("claims")).claims[-1]
    file = Path(claim.position.file)
    file.write_text(file.read_text("utf-8") + "\tslip\n", encoding="utf-8")
    run("edit", claim.id)
    assert editor.read_text("utf-8").startswith(f"+{claim.position.line} ")


def test_without_an_editor_the_place_is_told(editor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR", raising=False)
    claim = load(Path("claims")).claims[0]
    code, _, err = run("edit", claim.id)
    assert code == 2
    assert err.startswith("no editor is named: set $EDITOR")
    assert err.endswith(f" {claim.position.file}:{claim.position.line}\n")
    assert not editor.exists()
    assert run("edit", claim.id + "x")[0] == 2


@pytest.mark.parametrize("words", ["'vi", "vi\\", '"'])
def test_an_editor_that_no_shell_could_read_is_a_usage_error(
    editor: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setenv("VISUAL", words)
    code, _, err = run("edit", load(Path("claims")).claims[0].id)
    assert code == 2
    assert "$VISUAL cannot be read" in err
    assert not editor.exists()
