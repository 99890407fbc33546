"""What was said stays said: a real git history, and a claim that changes under it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT, git
from forecasts.checks.history import check_history
from forecasts.cli import main
from forecasts.ledger import load
from forecasts.ledger.history import HistoryError, load_at

SOURCE = """source: {title: A report, publisher: A publisher, published: 2024-03-01, language: en}
defaults: {claimant: {organisation: Example Institute}, subject: robots, measure: market-size}
claims:
  - id: a
    quote: about $5 billion by 2030
    at: page 1
    region: World
    value: about 5 billion USD
    target: by 2030
"""


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "claims"
    (folder / "codes").mkdir(parents=True)
    for path in (ROOT / "tests" / "errors" / "codes").iterdir():
        (folder / "codes" / path.name).write_bytes(path.read_bytes())
    (folder / "a.yaml").write_text(SOURCE, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "a claim")
    monkeypatch.chdir(tmp_path)
    return Path("claims")


def rewrite(ledger: Path, old: str, new: str) -> None:
    text = (ledger / "a.yaml").read_text(encoding="utf-8")
    assert old in text
    (ledger / "a.yaml").write_text(text.replace(old, new), encoding="utf-8")


def messages(ledger: Path) -> list[tuple[str, int, str]]:
    found = check_history(load(ledger), load_at(ledger, "HEAD"), "HEAD")
    return [(problem.code, problem.position.line, problem.message) for problem in found]


def test_an_unchanged_ledger_and_a_note_are_fine(ledger: Path) -> None:
    assert messages(ledger) == []
    rewrite(ledger, "    target: by 2030\n", "    target: by 2030\n    notes: read again\n")
    assert messages(ledger) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("about 5 billion USD", "about 6 billion USD", (8, "`value` was `about 5 billion USD`")),
        ("about 5 billion USD", "5 billion USD", (8, "`value` was `about 5 billion USD`")),
        ("target: by 2030", "target: by 2031", (9, "`target` was `by 2030`")),
        ("$5 billion by", "$6 billion by", (5, "`quote` was `about $5 billion by 2030`")),
        ("Example Institute", "Other Institute", (2, "`claimant` was `Example Institute`")),
        ("2024-03-01", "2024-03-02", (4, "`published` was `2024-03-01`")),
        ("id: a", "id: b", (1, "the claim `a` of HEAD is no longer there")),
    ],
)
def test_a_silent_change_is_an_error_with_what_was_said(
    ledger: Path, old: str, new: str, expected: tuple[int, str]
) -> None:
    rewrite(ledger, old, new)
    ((code, line, message),) = messages(ledger)
    assert code == "F309"
    assert line == expected[0]
    assert message.startswith(expected[1])


def test_a_change_that_says_so_is_fine(ledger: Path) -> None:
    rewrite(
        ledger,
        "    value: about 5 billion USD\n",
        "    value: about 6 billion USD\n    corrected: {on: 2024-04-01, because: mistyped}\n",
    )
    assert messages(ledger) == []


def test_the_same_value_in_other_words_is_no_change(ledger: Path) -> None:
    rewrite(ledger, "about 5 billion USD", "about 5,000 million USD")
    assert messages(ledger) == []


def test_an_unknown_revision_or_no_repository_is_said_and_never_passes(
    ledger: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(HistoryError, match="no revision `nonsense`"):
        load_at(ledger, "nonsense")
    result = CliRunner().invoke(main, ["check", "--since", "nonsense"])
    assert result.exit_code == 2
    assert "the history was not checked" in result.output
    outside = tmp_path_factory.mktemp("outside") / "claims"
    outside.mkdir()
    with pytest.raises(HistoryError):
        load_at(outside, "HEAD")
