import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import forecasts as fc
from conftest import ROOT
from forecasts.cli import main
from forecasts.cli.compare import OUTCOMES
from test_actuals import write_series


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(words))
    return result.exit_code, result.stdout, result.stderr


FOLDERS = ("--ledger", str(ROOT / "claims"), "--as-of", "2026-11-21")
ACTUALS = ("--actuals", str(ROOT / "actuals"))
EVERY_OUTCOME = tuple(word for name in OUTCOMES for word in ("--outcome", name))


def test_compare_gives_every_claim_of_the_ledger_once() -> None:
    code, out, err = run("compare", *FOLDERS, *ACTUALS, "--format", "json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    ids = [row["claim_id"] for row in rows]
    assert sorted(ids) == sorted(claim.id for claim in fc.load(ROOT / "claims").claims)
    assert {row["status"] for row in rows} >= {"resolved", "open", "waiting", "ungradable"}


def test_the_table_of_compare_counts_statuses_and_what_is_lacking() -> None:
    code, out, err = run("compare", *FOLDERS, *ACTUALS)
    _, text, _ = run("compare", *FOLDERS, *ACTUALS, "--format", "json")
    rows = json.loads(text)
    assert code == 0
    assert err.startswith(f"{len(rows)} claims: ")
    for lack in ("no-series", "gap", "never-published"):
        assert f"{sum(row['lack'] == lack for row in rows)} {lack}" in err
    assert {row["lack"] for row in rows if row["status"] != "ungradable"} == {""}
    assert "never-published" in out


def test_the_words_of_an_outlook_are_explained() -> None:
    _, _, err = run("compare", *FOLDERS, *ACTUALS)
    assert err.endswith(
        "outlook: how likely an open claim is met, as its series moved until now: "
        "very likely from 90%, likely from 67%, even from 33%, unlikely from 10%\n"
    )
    _, _, err = run("compare", *FOLDERS, *ACTUALS, "--status", "resolved")
    assert "outlook:" not in err
    _, text, _ = run("compare", *FOLDERS, *ACTUALS, "--status", "open", "--format", "json")
    rows = [row for row in json.loads(text) if row["probability_met"] is not None]
    for row in (
        next(one for one in rows if ("thin" in one["flags"]) is thin) for thin in (True, False)
    ):
        _, shown, _ = run("show", row["claim_id"], *FOLDERS, *ACTUALS)
        assert f"outlook    {row['outlook']}: " in shown
        assert "% that it is met, as its series moved until now" in shown
        few = "; thin history: fewer than 5 changes from year to year are known"
        assert (few in shown) is ("thin" in row["flags"])


def test_due_counts_what_has_fallen_due() -> None:
    _, _, err = run("due", *FOLDERS, *ACTUALS)
    _, text, _ = run("compare", *FOLDERS, *ACTUALS, "--format", "json")
    fell = [row for row in json.loads(text) if row["target_end"] <= "2026-11-21"]
    assert err.startswith(f"fallen due by 2026-11-21: {len(fell)} claims: ")


def test_compare_can_be_narrowed_to_a_status() -> None:
    code, out, _ = run("compare", *FOLDERS, *ACTUALS, "--status", "open", "--format", "jsonl")
    assert code == 0
    assert {json.loads(line)["status"] for line in out.splitlines()} == {"open"}


def test_actuals_lists_series_and_reports_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where no ledger is
    folder = write_series(tmp_path / "actuals")
    code, out, err = run("actuals", "--actuals", str(folder))
    assert (code, err) == (0, "")
    assert "robots" in out
    (folder / "lonely.csv").write_text("period,value,published_on\n", encoding="utf-8")
    code, out, err = run("actuals", "--actuals", str(folder))
    assert code == 1
    assert "robots" in out
    assert "F501" in err


def test_the_seeds_are_in_tension() -> None:
    code, out, err = run("consistency", *FOLDERS, "--outcome", "tension", "--format", "json")
    assert (code, err) == (0, "")
    rows = {row["claim_id"]: row for row in json.loads(out)}
    seeds = rows["low-altitude-china-2030"]
    assert (seeds["other_id"], seeds["relation"]) == ("convergent-china-2030", "overlap")
    assert seeds["break_even"] == pytest.approx(8.3333, abs=1e-4)
    assert seeds["pair"] == "CNY per USD"
    assert 6.9 < seeds["rate_low"] < seeds["rate_high"] < 7.4


def test_relations_that_are_not_listed_are_counted() -> None:
    code, _, err = run("consistency", *FOLDERS)
    assert code == 0
    rows = json.loads(run("consistency", *FOLDERS, *EVERY_OUTCOME, "--format", "json")[1])
    consistent = sum(row["outcome"] == "consistent" for row in rows)
    assert err.startswith(f"{len(rows)} relations: {consistent} consistent, ")
    assert err.endswith("; --outcome 'consistent' lists the rest\n")
    assert "lists the rest" not in run("consistency", *FOLDERS, *EVERY_OUTCOME)[2]


def test_a_ledger_without_relations_says_so(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "led"), "--empty")[0] == 0
    folders = ("--ledger", str(tmp_path / "led/claims"), "--actuals", str(tmp_path / "led/actuals"))
    code, _, err = run("consistency", *folders, "--as-of", "2026-11-21")
    assert code == 0
    assert err.startswith("no claim is a part, a revision or a relay of another")
    err = run("consistency", *FOLDERS, "--where", "id=none")[2]
    assert err.startswith("no claim that --where names is a part, a revision or a relay of another")


def test_the_functions_are_not_hidden_by_the_packages_of_their_name() -> None:
    """`fc.compare` was the subpackage once anything had imported `forecasts.comparing`."""
    assert "forecasts.comparing" in sys.modules
    assert fc.compare.__name__ == "compare"
    assert fc.normalise.__name__ == "normalise"


def test_columns_and_order_are_named_as_in_list() -> None:
    code, out, _ = run(
        "compare",
        *FOLDERS,
        *ACTUALS,
        "--columns",
        "id,target_period",
        "--sort",
        "-target_period,id",
    )
    head, _, *rows = out.splitlines()
    assert code == 0
    assert head.split() == ["claim_id", "target_period"]
    periods = [row.split()[-1] for row in rows]
    assert periods == sorted(periods, reverse=True)
    code, _, told = run("compare", *FOLDERS, *ACTUALS, "--columns", "verdit")
    assert code == 2
    assert "no column `verdit`; did you mean `verdict`" in told


def test_all_columns_are_those_of_the_comparison() -> None:
    code, out, _ = run("compare", *FOLDERS, *ACTUALS, "--columns", "all", "--format", "json")
    assert code == 0
    _, usual, _ = run("compare", *FOLDERS, *ACTUALS, "--format", "json")
    rows, fewer = json.loads(out), json.loads(usual)
    assert rows[0].keys() >= {*fc.comparing.COMPARISON_COLUMNS} - {"readings"}
    assert len(rows) == len(fewer)
    _, table, _ = run("compare", *FOLDERS, *ACTUALS, "--columns", "all")
    assert set(table.splitlines()[0].split()) == rows[0].keys()
