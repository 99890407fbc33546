"""`forecasts score`: options in, rows on stdout, words on stderr, exit codes."""

import io
import json
import math
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from forecasts.cli.score import score
from forecasts.scores.metrics.registry import METRICS

CLAIMS = "source,target,year,horizon,value\nA,x,2020,1,110\nA,x,2021,2,90\nB,x,2020,1,-5\n"
ACTUALS = "target,year,value,gdp\nx,2020,100,1000\nx,2021,100,2000\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "actuals.csv").write_text(ACTUALS, encoding="utf-8")
    return ["--claims", f"{tmp_path}/claims.csv", "--actuals", f"{tmp_path}/actuals.csv"]


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(score, list(words), input=stdin)


def test_data_on_stdout_and_words_on_stderr(files: list[str]) -> None:
    done = run(*files, "--by", "source,horizon", "--metrics", "n,mean_error", "--format", "csv")
    assert done.exit_code == 0
    assert done.stdout == "source,horizon,n,mean_error\nA,1,1,10.0\nA,2,1,-10.0\nB,1,1,-105.0\n"
    assert "claims: column `year` read as target_period" in done.stderr
    assert "0 of 3 forecasts have no actual" in done.stderr


@pytest.mark.parametrize("words", [["--baseline", "x"], ["--metrics", "mae"], ["--counts"]])
def test_the_ledger_takes_no_option_of_tables(words: list[str]) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert f"{words[0]} is for tables: it goes with --claims" in done.stderr


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "md", "table", "parquet"])
def test_every_format_holds_the_same_rows(files: list[str], form: str) -> None:
    done = run(*files, "--by", "source", "--metrics", "n,mae", "--format", form)
    assert done.exit_code == 0, done.stderr
    if form == "parquet":
        table = pd.read_parquet(io.BytesIO(done.stdout_bytes))
        assert table["mae"].tolist() == [10, 105]
    elif form == "json":
        assert json.loads(done.stdout)[1] == {"source": "B", "n": 1, "mae": 105.0}
    else:
        assert "105" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--by", "sorce"], "did you mean `source`"),
        (["--metrics", "mea"], "unknown metric `mea`; did you mean"),
        (["--error", "procent"], "did you mean `percent`"),
        (["--tolerances", "10"], "--tolerances takes two numbers"),
        (["--baseline", "naive"], "no source and no column `naive`; it has `no_change`, `mean`"),
        (["--rows", "--scheduler", "local"], "does not go with --scheduler"),
        (["--rows", "--common"], "does not go with --common"),
        (["--columns", "horizon=F*"], "no table has the columns of `horizon=F*`"),
        (["--release", "first"], "a column of the actuals such as `published_on`"),
        (["--sign", "other"], "one of claimed, actual"),
        (["--scheduler", "tcp://127.0.0.1:9"], "no Dask scheduler answers"),
    ],
)
def test_misuse_exits_with_2_and_one_line(files: list[str], words: list[str], said: str) -> None:
    done = run(*files, *words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_a_double_actual_exits_with_2_and_names_the_key(files: list[str]) -> None:
    path = Path(files[3])
    path.write_text(ACTUALS + "x,2020,101,1000\n", encoding="utf-8")
    done = run(*files)
    assert done.exit_code == 2
    assert "target=x, year=2020" in done.stderr


def test_claims_from_stdin_and_percent_of_a_column(files: list[str]) -> None:
    done = run(
        "--claims", "-", *files[2:], "--error", "scale:gdp", "--metrics", "mean_error",
        "--where", "horizon=2", "--format", "csv", stdin=CLAIMS,
    )  # fmt: skip
    assert done.stdout == "mean_error\n-0.5\n"
    assert "percent of gdp" in done.stderr


def test_a_wide_record_with_releases_of_the_actuals(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("year,CBO,Blue Chip\n2020,3,2\n2021,5,\n", encoding="utf-8")
    actuals = "year,published_on,value\n2020,2021-06,4\n2020,2021-03,2\n2021,2022-03,4\n"
    (tmp_path / "a.csv").write_text(actuals, encoding="utf-8")
    words = ["--claims", f"{tmp_path}/c.csv", "--actuals", f"{tmp_path}/a.csv", "--common"]
    words += ["--columns", "source=CBO,Blue Chip", "--release", "first", "--sign", "actual"]
    words += ["--by", "source", "--error", "points", "--format", "csv", "--transform", "log1p"]
    done = run(*words, "--metrics", "n,mean_error")
    rows = [line.split(",") for line in done.stdout.splitlines()]
    assert rows[1] == ["Blue Chip", "1", "0.0"]
    assert float(rows[2][2]) == pytest.approx(math.log(3 / 4), abs=1e-12)
    assert "actual minus claimed" in done.stderr


def test_a_table_without_rows_is_nothing_to_score(files: list[str]) -> None:
    Path(files[1]).write_text("source,target,year,value\n", encoding="utf-8")
    done = run(*files, "--by", "source", "--metrics", "n", "--format", "csv")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "the claims have no rows" in done.stderr


def test_a_pattern_is_all_files_that_fit_it(files: list[str]) -> None:
    folder = Path(files[1]).parent
    (folder / "claims-2.csv").write_text(CLAIMS, encoding="utf-8")
    done = run("--claims", f"{folder}/claims*.csv", *files[2:], "--metrics", "n", "--format", "csv")
    assert done.stdout == "n\n6\n"


def test_rows_give_every_claim_its_actual_error_and_verdict(files: list[str]) -> None:
    done = run(*files, "--rows", "--format", "json", "--verdict", "pct_actual")
    rows = json.loads(done.stdout)
    assert [row["verdict"] for row in rows] == ["hit", "hit", "miss"]
    assert [row["error"] for row in rows] == [10, -10, -105]
    wide = run(*files, "--rows", "--format", "json", "--tolerances", "5,10.1")
    assert [row["verdict"] for row in json.loads(wide.stdout)] == ["near", "miss", "miss"]


def test_infinity_is_printed_and_not_lost(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("case,probability\n1,0\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text("case,value\n1,1\n", encoding="utf-8")
    words = ["--claims", f"{tmp_path}/c.csv", "--actuals", f"{tmp_path}/a.csv"]
    done = run(*words, "--metrics", "log_score", "--format", "csv")
    assert done.stdout == "log_score\ninf\n"


def test_people_get_four_figures_and_data_all(tmp_path: Path) -> None:
    claims, actuals = tmp_path / "claims.csv", tmp_path / "actuals.csv"
    claims.write_text("source,unit,target,value\na,u,2020,12345.75\na,u,2021,1.23456\n")
    actuals.write_text("unit,target,value\nu,2020,12345\nu,2021,1\n")
    words = ("--claims", str(claims), "--actuals", str(actuals), "--rows")
    printed = run(*words).stdout
    data = pd.read_csv(io.StringIO(run(*words, "--format", "csv").stdout))
    assert "12,346" in printed
    assert "1.235 " in printed
    assert data["value"].tolist() == [12345.75, 1.23456]


def test_every_metric_is_listed_with_its_formula() -> None:
    rows = json.loads(run("--list-metrics", "--format", "json").stdout)
    assert [row["metric"] for row in rows] == list(METRICS)
    assert all("Formula:" in row["formula"] for row in rows)


def test_the_ledger_is_scored_as_of_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    from test_scores_scoreboard import comparison, years

    table = comparison(*years(12))
    opened = SimpleNamespace(comparison=lambda: table)
    monkeypatch.setattr("forecasts.cli.score.open_sound_study", lambda *_: opened)
    done = run("--by", "claimant", "--as-of", "2026-11-21", "--format", "json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)[0]["n_eff"] == 12
    assert "on record before it was resolved: 12 of 12" in done.stderr
    bands = run("--section", "bands", "--as-of", "2026-11-21", "--format", "csv")
    assert bands.stdout.splitlines()[0].startswith("source,years,n_eff")
    assert run("--by", "source,horizon").exit_code == 2
    wrong = run("--by", "colour", "--as-of", "2026-11-21")
    assert wrong.exit_code == 2


@pytest.mark.parametrize(("order", "sources"), [("source", "ABC"), ("-source", "CBA")])
def test_scores_stand_in_the_order_asked_for(tmp_path: Path, order: str, sources: str) -> None:
    text = "source,year,value\nA,2019,1\nB,2019,2\nC,2019,3\n"
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    (tmp_path / "a.csv").write_text("year,actual\n2019,2\n", encoding="utf-8")
    words = ["--claims", str(tmp_path / "c.csv"), "--actuals", str(tmp_path / "a.csv")]
    done = run(*words, "--by", "source", "--metrics", "mae", "--sort", order, "--format", "json")
    assert done.exit_code == 0, done.output
    assert "".join(row["source"] for row in json.loads(done.stdout)) == sources
    wrong = run(*words, "--by", "source", "--sort", "sauce")
    assert (wrong.exit_code, "did you mean `source`" in wrong.stderr) == (2, True)
