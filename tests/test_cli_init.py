"""`init` and `doctor`: a new ledger is sound at once, and nothing is written over."""

import re
from datetime import date
from pathlib import Path

import pytest

from cli_runs import enter, run
from forecasts.cli.init import FIELDS
from forecasts.editing import start
from forecasts.reviewing import review
from forecasts.reviewing.printing.markdown import print_markdown
from forecasts.words import languages


def test_a_new_ledger_is_sound_and_can_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(tmp_path, monkeypatch)
    code, out, err = run("init", "mine")
    assert (code, out) == (0, "")
    assert "cd mine" in err
    monkeypatch.chdir(tmp_path / "mine")
    for words in (("check",), ("check", "."), ("check", "--since", "x"), ("fmt", "--check")):
        assert run(*words)[1] == ""
    assert run("check") == (0, "", "")
    assert run("list", "--as-of", "2026-11-21")[0] == 0
    assert (Path("claims") / "schema.json").exists()
    assert ".lock" in Path(".gitignore").read_text(encoding="utf-8")


def test_a_new_ledger_has_its_review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a year in which nothing has fallen due yet."""
    enter(tmp_path, monkeypatch)
    assert run("init")[0] == 0
    found = review(2026, "claims", "actuals", as_of=date(2026, 11, 21))
    assert found.tables["due"].empty
    assert len(found.tables["open"]) > 0
    for language in languages():
        words = print_markdown(found.document(language=language))
        assert not re.search(r"\b(nan|None|NaT|inf)\b|[{}]", words)


def test_nothing_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(tmp_path, monkeypatch)
    Path("README.md").write_text("mine\n", encoding="utf-8")
    code, _, err = run("init")
    assert code == 2
    assert "README.md is there already; nothing was written" in err
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_a_folder_that_cannot_be_made_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(tmp_path, monkeypatch)
    Path("file").write_text("", encoding="utf-8")
    code, _, err = run("init", "file/ledger")
    assert code == 3
    assert "cannot be written" in err


def test_doctor_names_what_is_needed_with_its_version() -> None:
    code, out, _ = run("doctor")
    assert code == 0
    for name in ("pandas", "matplotlib", "pint", "typst", "pyarrow"):
        assert name in out
    assert "missing" not in out


def test_an_empty_ledger_is_sound_in_every_command_and_takes_a_first_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "mine").mkdir()
    enter(tmp_path / "mine", monkeypatch)
    code, out, err = run("init", "--empty")
    assert (code, out, "subjects.yaml" in err) == (0, "", True)
    told = Path("README.md").read_text(encoding="utf-8")
    assert "invented" not in told
    assert "forecasts check" in told
    assert not list(Path("claims").glob("*.yaml"))
    assert run("check") == (0, "", "")
    for words in (("list",), ("compare",), ("due",), ("actuals",), ("fmt", "--check")):
        assert run(*words)[0] == 0, words
    subjects = Path("claims/codes/subjects.yaml")
    text = subjects.read_text(encoding="utf-8")
    subjects.write_text(text.replace("my-market", "heat-pumps"), encoding="utf-8")
    code, out, err = run(
        "add", "--quote", "nearly 3 million units in 2030", "--at", "p. 1", "--title", "Heat",
        "--publisher", "Example News", "--published", "2026-03-01", "--subject", "heat-pumps",
        "--measure", "sales", "--region", "France", "--organisation", "Example Institute",
        "--url", "https://example.org/heat",
    )  # fmt: skip
    assert code == 0, err
    assert run("check") == (0, "", "")
    assert '"heat-pumps"' in Path("claims/schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_start_that_is_broken_off_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    whole = Path.hardlink_to

    def fail_at_the_last(path: Path, target: Path) -> None:
        if path.name == "schema.json":
            raise fault
        whole(path, target)

    monkeypatch.setattr(Path, "hardlink_to", fail_at_the_last)
    with pytest.raises(type(fault)):
        start.start_ledger(tmp_path / "mine")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("field", FIELDS)
def test_an_example_of_a_field_is_sound_drawn_and_marked_as_invented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    assert tuple(start.FIELDS) == FIELDS
    enter(tmp_path, monkeypatch)
    assert run("init", "mine", "--example", field)[0] == 0
    monkeypatch.chdir(tmp_path / "mine")
    for words in (("check",), ("check", "--language", "zh"), ("fmt", "--check")):
        assert run(*words) == (0, "", ""), words
    files = [path for path in Path().rglob("*") if path.is_file()]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert not re.search("robot|机器人", texts + " ".join(map(str, files)), re.IGNORECASE)
    data = [*Path("claims").glob("*.yaml"), *Path("actuals").glob("*.yaml")]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in data)
    assert all("invented" in path.read_text(encoding="utf-8") for path in data)
    names = re.findall(r"(?m)organisation: ([^}\n]*)|publisher: (.*)|producer: (.*)", texts)
    assert names
    assert all("".join(found).startswith("Example ") for found in names)
    found = review(2025, "claims", "actuals", as_of=date(2026, 11, 21))
    assert set(found.inputs.claims["status"]) >= {"resolved", "open"}
    assert len(found.tables["due"]) > 0
    code, out, _ = run("chart", "scorecard", "-o", "r", "--format", "svg", "--as-of", "2026-11-21")
    assert (code, "scorecard" in out) == (0, True)


def test_no_example_and_an_example_are_two_wishes() -> None:
    assert run("init", "x", "--empty", "--example", "energy")[0] == 2
