"""`check` and `explain` in all their formats, from files and from stdin."""

import json
import subprocess
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from cli_runs import LEDGER, copy_ledger, enter, run
from forecasts.diagnostics import FORMATS
from forecasts.rules import RULES

EVENTS = """\
kite-day:
  name: Day of Kites
  editions: {2021: {name: First Day of Kites}, 2022: {name: Second Day of Kites}}
kite-fair: {name: Fair of String, name_zh: 风筝线交易会, editions: {2022: {place: Town}}}
lamp-fair: {name: Exhibition of Lamps, editions: {2022: {}}}
"""


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with slips, in a file whose name no address may hold as it is."""
    claims = copy_ledger(tmp_path)
    file = claims / "2021-03-kite-weekly.yaml"
    text = file.read_text(encoding="utf-8").replace("value: about 120", "value: about 210")
    text = text.replace("certainty: could", "certainty: coud")
    file.rename(claims / "2021 kites 100%.yaml").write_text(text, encoding="utf-8")
    enter(tmp_path, monkeypatch)
    return claims


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.usefixtures("faulty")
def test_faults_in_each_format(name: str, file_regression: FileRegressionFixture) -> None:
    code, out, _ = run("check", "--format", name)
    assert code == 1
    file_regression.check(out, extension=".txt", encoding="utf-8")


def test_a_clean_ledger_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    enter(LEDGER, monkeypatch)
    assert run("check") == (0, "", "")
    assert run("check", "--format", "json") == (0, "[]\n", "")
    assert json.loads(run("check", "--format", "sarif")[1])["runs"][0]["results"] == []


def test_names_that_a_language_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_regression: FileRegressionFixture
) -> None:
    """Of each kind in use one with a Chinese name and one without; what nobody uses is silent."""
    claims = copy_ledger(tmp_path)
    (claims / "codes" / "events.yaml").write_text(EVENTS, encoding="utf-8")
    said = (("kite-day/2021", "\n  "), ("kite-fair/2022", ", "))
    for file, (event, comma) in zip(sorted(claims.glob("*.yaml")), said, strict=True):
        text = file.read_text(encoding="utf-8")
        named = text.replace("publisher:", f"event: {event}{comma}publisher:", 1)
        file.write_text(named, encoding="utf-8")
    enter(tmp_path, monkeypatch)
    assert run("check", "--format", "concise") == (0, "", "")
    code, out, _ = run("check", "--language", "zh")
    assert code == 0
    file_regression.check(out, extension=".txt", encoding="utf-8")


@pytest.mark.usefixtures("faulty")
def test_sarif_has_what_code_scanning_asks_for() -> None:
    document = json.loads(run("check", "--format", "sarif")[1])
    assert (document["version"], len(document["runs"])) == ("2.1.0", 1)
    run_ = document["runs"][0]
    rules = [rule["id"] for rule in run_["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert run_["results"]
    for result in run_["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in {"error", "warning", "note", "none"}
        assert result["message"]["text"]
        for place in (*result["locations"], *result["relatedLocations"]):
            where = place["physicalLocation"]
            assert " " not in where["artifactLocation"]["uri"]
            assert "%25.yaml" in where["artifactLocation"]["uri"]
            assert 1 <= where["region"]["startColumn"] < where["region"]["endColumn"]


def test_a_file_on_stdin_is_checked_under_the_codelists_of_the_ledger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enter(LEDGER, monkeypatch)
    text = (LEDGER / "claims" / "2021-03-kite-weekly.yaml").read_text(encoding="utf-8")
    assert run("check", "-", stdin=text) == (0, "", "")
    wrong = text.replace("subject: kites", "subject: kits")
    code, out, _ = run("check", "-", "--format", "concise", stdin=wrong)
    assert (code, out.startswith("<stdin>:10:12: error F103")) == (1, True)
    assert "F002" in run("check", "-", stdin=b"a: \xff\n")[1]


def git(folder: Path, *words: str) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *author, *words], check=True, capture_output=True)


def test_changed_files_come_first_where_ten_annotations_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = copy_ledger(tmp_path)
    old = claims / "2021-03-kite-weekly.yaml"
    text = old.read_text(encoding="utf-8").replace("certainty: could", "certainty: coud")
    old.write_text(text, encoding="utf-8")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x")):
        git(tmp_path, *words)
    new = claims / "2022-06-10-feng-zheng-bao.yaml"
    text = new.read_text(encoding="utf-8").replace("certainty: likely", "certainty: likly")
    new.write_text(text, encoding="utf-8")
    enter(tmp_path, monkeypatch)
    lines = run("check", "--format", "github", "--since", "HEAD")[1].splitlines()
    files = [line.split("file=")[1].split(",")[0] for line in lines]
    assert files[0] == "claims/2022-06-10-feng-zheng-bao.yaml"
    assert "claims/2021-03-kite-weekly.yaml" in files
    plain = run("check", "--format", "github")[1]
    assert plain.index("2021-03") < plain.index("2022-06")


def test_each_path_has_its_history_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = copy_ledger(tmp_path)
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x")):
        git(tmp_path, *words)
    names = ["claims/2021-03-kite-weekly.yaml", "claims/2022-06-10-feng-zheng-bao.yaml"]
    file = claims / "2022-06-10-feng-zheng-bao.yaml"
    text = file.read_text(encoding="utf-8").replace("organisation: ", "person: X, organisation: ")
    file.write_text(text, encoding="utf-8")
    enter(tmp_path, monkeypatch)
    code, out, _ = run("check", *names, "--since", "HEAD", "--format", "concise")
    assert (code, out.count("F309")) == (1, 1)
    assert run("check", names[0], "--since", "HEAD")[0] == 0


def test_a_history_that_cannot_be_read_is_a_wrong_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    git(tmp_path, "init", "-q")
    enter(tmp_path, monkeypatch)
    for revision in ("nowhere", "--help", "-x"):
        code, _, err = run("check", "--since", revision)
        assert code == 2
        assert f"there is no revision `{revision}`" in err


def test_explain_lists_explains_and_guesses() -> None:
    code, out, _ = run("explain")
    assert (code, len(out.splitlines())) == (0, len(RULES))
    for rule in RULES:
        assert run("explain", rule.lower())[1].startswith(rule)
    code, out, err = run("explain", "F40")
    assert (code, out) == (2, "")
    assert "did you mean" in err
