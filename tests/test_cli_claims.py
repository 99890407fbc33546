"""`list` and `show` on a small invented ledger, as they are printed."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from cli_runs import AS_OF, LEDGER, copy_ledger, enter, run
from forecasts.cli.output import ROW_FORMATS


@pytest.fixture(autouse=True)
def _in_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    enter(LEDGER, monkeypatch)


@pytest.mark.parametrize("name", [name for name in ROW_FORMATS if name not in {"parquet", "xlsx"}])
def test_list_in_each_format(name: str, file_regression: FileRegressionFixture) -> None:
    code, out, err = run("list", *AS_OF, "--to", "USD", "--format", name)
    assert (code, err) == (0, "")
    file_regression.check(out, extension=".txt", encoding="utf-8")


def test_list_as_parquet_holds_what_json_holds() -> None:
    import subprocess
    import sys

    words = ["list", *AS_OF, "--to", "USD", "--format"]
    result = subprocess.run(
        [sys.executable, "-m", "forecasts", *words, "parquet"], capture_output=True, check=True
    )
    table = pd.read_parquet(io.BytesIO(result.stdout))
    rows = json.loads(run(*words, "json")[1])
    assert list(table.columns) == list(rows[0])
    assert table["quote"].tolist() == [row["quote"] for row in rows]
    assert table["value"].tolist() == [row["value"] for row in rows]


@pytest.mark.parametrize("claim", ["kites-sold-2023", "kites-market-2030", "kites-china-2025"])
def test_show(claim: str, file_regression: FileRegressionFixture) -> None:
    code, out, err = run("show", claim, *AS_OF)
    assert (code, err) == (0, "")
    file_regression.check(out, extension=".txt", encoding="utf-8")


def test_show_says_of_a_contested_verdict_how_it_comes_out_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """100 in 2020 and 117 in 2023 are 17% more in all, and no 17% a year."""
    file = copy_ledger(tmp_path) / "2021-03-kite-weekly.yaml"
    text = file.read_text(encoding="utf-8").replace("about 120 units in 2023", "up 17% by 2023")
    text = text.replace("value: about 120 unit", 'value: "+17%"').replace("in 2023", "by 2023")
    file.write_text(text, encoding="utf-8")
    enter(tmp_path, monkeypatch)
    code, out, err = run("show", "kites-sold-2023", *AS_OF)
    assert (code, err) == (0, "")
    lines = dict(line.strip().partition("  ")[::2] for line in out.splitlines())
    assert lines["verdict"].strip() == "miss, contested"
    assert lines["contested"].strip() == (
        "kites_sold_world from 2020: miss; kites_sold_world from 2020 in all: hit"
    )


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "", "kites-sold-2023\n", "*"])
def test_an_id_that_is_none_is_no_path_either(name: str) -> None:
    code, out, err = run("show", name, *AS_OF)
    assert (code, out) == (2, "")
    assert "there is no claim" in err


def test_a_misspelt_id_is_guessed() -> None:
    assert "did you mean `kites-sold-2023`" in run("show", "kites-sold-2032", *AS_OF)[2]


def test_a_list_without_rows_is_empty_in_its_format() -> None:
    empty = {
        name: run("list", *AS_OF, "--where", "subject=nothing", "--format", name)[1]
        for name in ("csv", "json", "jsonl")
    }
    assert empty["csv"].startswith("id,claimant,")
    assert empty["csv"].count("\n") == 1
    assert json.loads(empty["json"]) == []
    assert empty["jsonl"] == ""


def test_what_a_spreadsheet_would_run_is_text_in_csv_and_as_it_is_elsewhere() -> None:
    out = run("list", *AS_OF, "--format", "csv", "--where", "region=China")[1]
    assert ",'=风筝协会," in out
    out = run("list", *AS_OF, "--format", "json", "--where", "region=China")[1]
    assert json.loads(out)[0]["claimant"] == "=风筝协会"


def test_nothing_is_cut_when_piped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert "…" not in run("list", *AS_OF)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--where", "nonsense=1"), "FIELD is one of"),
        (("--where", "claimant"), "claimant"),
        (("--to", "XXQ"), "XXQ"),
        (("--as-of", "yesterday"), "2026-11-21"),
        (("--as-of", "2024-02-30"), "2026-11-21"),
    ],
)
def test_a_wrong_option_says_what_is_right(words: tuple[str, ...], said: str) -> None:
    code, out, err = run("list", *words)
    assert (code, out) == (2, "")
    assert said in err


def test_a_ledger_that_is_not_there_is_said_so() -> None:
    code, out, err = run("list", "--ledger", "nowhere", *AS_OF)
    assert (code, out) == (2, "")
    assert (
        err == "there is no `nowhere`; start a ledger with `forecasts init`, or name its folder\n"
    )


def test_list_shows_the_columns_that_are_named_sorted_as_asked() -> None:
    rows = json.loads(run("list", *AS_OF, "--format", "json")[1])
    words = ("--columns", "value,id", "--sort", "subject,-value", "--format", "json")
    chosen = json.loads(run("list", *AS_OF, *words)[1])
    expected = sorted(rows, key=lambda row: (row["subject"], -row["value"]))
    assert [list(row.items()) for row in chosen] == [
        [("value", row["value"]), ("id", row["id"])] for row in expected
    ]
    code, _, err = run("list", *AS_OF, "--sort", "valeu")
    assert (code, "did you mean `value`" in err) == (2, True)
