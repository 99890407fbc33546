"""Files are replaced whole: writers lose nothing, a kill leaves the old text or the new one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT
from forecasts.editing.replace import replace_text
from forecasts.ledger import load

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
