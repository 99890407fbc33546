"""`review` and `due` from the command line."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from forecasts.charts import Job
from forecasts.cli import main
from forecasts.cli.review import Span
from forecasts.reviewing.check import written_as
from forecasts.reviewing.files import PARQUET
from forecasts.reviewing.printing.pictures import Drawn, draw_pictures
from review_cases import FOLDER, example_review

LEDGER = ["--ledger", str(FOLDER / "claims"), "--actuals", str(FOLDER / "actuals")]
AS_OF = ["--as-of", "2026-11-21"]
DRAW = "forecasts.reviewing.write.draw_pictures"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result, Drawn]:
    """A review that the command has written, what it said, and the pictures that it drew."""
    folder = tmp_path_factory.mktemp("written") / "2025"
    drawn: list[Drawn] = []

    def draw(jobs: Sequence[Job], *, workers: int, report: Callable[[str], None]) -> Drawn:
        drawn.append(draw_pictures(jobs, workers=workers, report=report))
        return drawn[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DRAW, draw)
        result = run("review", "2025", *LEDGER, *AS_OF, "-o", str(folder), "--workers", "1")
    return folder, result, drawn[0]


def test_review_writes_checks_and_says_what_differs(
    tmp_path: Path, written: tuple[Path, Result, Drawn], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, said, drawn = written
    assert said.exit_code == 0, said.output
    assert said.stdout.splitlines() == [
        f"{first.as_posix()}/review.{kind}" for kind in ("pdf", "html", "md")
    ]
    assert {path.suffix for path in (first / "charts").iterdir()} == {".png", ".svg"}
    assert (first / PARQUET).exists()
    folder = shutil.copytree(first, tmp_path / "2025")
    command = ["review", "2025", *LEDGER, *AS_OF, "-o", str(folder), "--workers", "1"]
    assert run(*command, "--check").exit_code == 0
    monkeypatch.setattr(DRAW, lambda *_, **__: drawn)  # twice were the same

    (folder / "review.md").write_text("something else\n", encoding="utf-8")
    (folder / "tables" / "due.csv").unlink()
    checked = run(*command, "--check")
    assert checked.exit_code == 1
    assert "review.md: differs" in checked.stdout
    assert "tables/due.csv: is missing" in checked.stdout
    assert "is not what the review would write" in checked.stderr

    assert run(*command).exit_code == 0
    assert contents(folder) == contents(first)


def test_a_check_is_of_the_day_and_the_language_of_the_review(
    tmp_path: Path, written: tuple[Path, Result, Drawn], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, drawn = written
    folder = shutil.copytree(first, tmp_path / "2025")
    command = ["review", "2025", *LEDGER, "-o", str(folder), "--workers", "1", "--check"]
    monkeypatch.setattr(DRAW, lambda *_, **__: drawn)
    own = run(*command)
    assert (own.exit_code, own.stdout) == (0, "")
    assert f"as of 2026-11-21, the day of {folder.as_posix()}\n" in own.stderr
    other = run(*command, "--as-of", "2026-11-20")
    assert other.exit_code == 1
    assert "the day of" not in other.stderr
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"en"', '"zh"'), encoding="utf-8")
    assert "review.md" in run(*command).stdout
    assert "review.md" not in run(*command, "--language", "en").stdout

    for wrong in ({"as_of": "soon", "language": "xx"}, {"as_of": None, "language": 3}, {}):
        (folder / "manifest.json").write_text(json.dumps(wrong), encoding="utf-8")
        assert written_as(folder) == (None, None)


def test_a_review_is_the_same_without_pyarrow(
    tmp_path: Path, written: tuple[Path, Result, Drawn], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, drawn = written
    folder = shutil.copytree(first, tmp_path / "2025")
    command = ["review", "2025", *LEDGER, *AS_OF, "-o", str(folder), "--workers", "1"]
    monkeypatch.setattr(DRAW, lambda *_, **__: drawn)
    monkeypatch.setattr("forecasts.reviewing.files.find_spec", lambda _: None)
    again = run(*command)
    assert again.stderr.endswith(f"{(folder / PARQUET).as_posix()} stays as it was: no pyarrow\n")
    assert contents(folder) == contents(first)
    checked = run(*command, "--check")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert checked.stderr.endswith(f"not compared: {PARQUET}, without pyarrow\n")


def test_a_ledger_that_is_not_there_is_a_fault_of_usage(tmp_path: Path) -> None:
    result = run("review", "2025", "--ledger", str(tmp_path / "none"), *AS_OF)
    assert result.exit_code == 2
    assert "there is no" in result.stderr


def test_a_currency_that_is_not_known_is_a_fault_of_usage(tmp_path: Path) -> None:
    result = run("review", "2025", *LEDGER, *AS_OF, "-o", str(tmp_path), "--to", "XXX")
    assert result.exit_code == 2
    assert "--to" in result.stderr


def test_since_needs_a_review(tmp_path: Path) -> None:
    result = run("review", "2025", *LEDGER, *AS_OF, "-o", str(tmp_path), "--since", str(tmp_path))
    assert result.exit_code == 2
    assert "holds no review" in result.stderr


def test_due_lists_what_falls_due_next() -> None:
    result = run("due", *LEDGER, "--as-of", "2025-11-21", "--within", "6w", "--format", "json")
    assert result.exit_code == 0, result.output
    rows = json.loads(result.stdout)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {row["due"] for row in rows} == {"2025-12-31"}
    assert {row["days"] for row in rows} == {40}
    assert len(rows) == 5


def test_due_says_when_there_is_nothing() -> None:
    result = run("due", *LEDGER, *AS_OF, "--within", "90d")
    assert result.exit_code == 0
    assert "nothing falls due by 2027-02-19" in result.stderr


@pytest.mark.parametrize("within", ["99999y", "99999d"])
def test_due_within_longer_than_the_calendar_lists_all_that_is_to_come(within: str) -> None:
    found, decade = (
        run("due", *LEDGER, "--as-of", "2024-06-01", "--within", each, "--format", "json")
        for each in (within, "10y")
    )
    assert found.exit_code == 0, found.output
    assert found.stdout == decade.stdout
    assert max(row["due"] for row in json.loads(found.stdout)) == "2030-12-31"


def test_due_on_the_last_days_of_the_calendar_says_that_there_is_nothing() -> None:
    result = run("due", *LEDGER, "--as-of", "9999-12-31", "--within", "90d")
    assert result.exit_code == 0, result.output
    assert "nothing falls due by 9999-12-31" in result.stderr


@pytest.mark.parametrize(("text", "days"), [("90d", 90), ("6w", 42), ("12m", 365), ("2y", 730)])
def test_lengths_of_time(text: str, days: int) -> None:
    assert Span().convert(text, None, None).days == days


@pytest.mark.parametrize("text", ["90", "d", "-5d", "9999999d", "1.5y"])
def test_no_lengths_of_time(text: str) -> None:
    assert run("due", *LEDGER, *AS_OF, "--within", text).exit_code == 2


def test_the_example_script_makes_a_report_of_its_own() -> None:
    script = [sys.executable, "examples/annual_review.py", "2025", "2026-11-21"]
    result = subprocess.run(
        [*script, str(FOLDER / "claims"), str(FOLDER / "actuals")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "5 claims fell due in 2025, 4 were judged" in result.stdout


def test_every_table_is_named_in_the_documents() -> None:
    page = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", page))
    assert example_review().tables.keys() - named == set()
