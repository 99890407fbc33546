"""`--where`: which claims a condition keeps in every command; what completion offers."""

import csv
import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cli_runs import AS_OF, LEDGER, copy_ledger, enter, run
from conftest import ROOT
from forecasts.cli.where import FIELDS, filter_claims
from forecasts.study import Study, open_study

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def study() -> Study:
    return open_study(ROOT / "claims", ROOT / "actuals", as_of=DAY)


def test_orders_split_the_claims_in_two(study: Study) -> None:
    """What is no later than a year and what begins after it are all, but for what straddles it."""
    table = study.comparison()
    for low, high in (("stated<=2024-06", "stated>2024-06"), ("value<1e6", "value>=1e6")):
        kept = [set(filter_claims(table, (one,))["claim_id"]) for one in (low, high)]
        assert all(kept)
        assert not kept[0] & kept[1]
    late = filter_claims(table, ("target>2030",))
    assert len(late) > 0
    assert (late["target_start"].dt.year > 2030).all()
    early = filter_claims(table, ("target<2025-07",))
    assert early["target_end"].max().date() < date(2025, 7, 1)
    together = filter_claims(table, ("stated<=2024-06", "value>=1e6"))
    assert set(together["claim_id"]) == {
        row["claim_id"]
        for row in table.to_dict("records")
        if row["stated"].date() <= date(2024, 6, 30) and row["value"] >= 1e6
    }


def test_in_is_any_of_its_words_and_not_is_the_rest(study: Study) -> None:
    table = study.comparison()
    kept = filter_claims(table, ("region in China,World",))
    assert set(kept["region"]) >= {"China", "World"}
    each = [filter_claims(table, (f"region={word}",)) for word in ("China", "World")]
    assert set(kept["claim_id"]) == set(each[0]["claim_id"]) | set(each[1]["claim_id"])
    for rest in ("region not in China,World", "region!=China"):
        left = filter_claims(table, (rest,))
        assert len(left) > 0
        assert not left["region"].str.contains("China").any()


def test_every_field_is_a_column_and_may_be_asked_for_any_word(study: Study) -> None:
    table = study.comparison()
    for field, column in FIELDS.items():
        assert len(filter_claims(table, (f"has={field}",))) == sum(
            not (cell is None or cell != cell or cell == "")  # noqa: PLR0124  NaN
            for cell in table[column]
        )
    assert "notes" not in FIELDS
    kept = filter_claims(table, ("has=notes",))
    assert 0 < len(kept) == int((table["notes"] != "").sum()) < len(table)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("value>many", "`many` is no number"),
        ("subject>3", "`subject` has no order"),
        ("stated>soon", "`soon` is no date"),
        ("subjekt=a", "did you mean `subject`"),
        ("subject", "write it as 'subject=WORD'"),
        ("has=colour", "FIELD is one of"),
    ],
)
def test_a_condition_that_cannot_be_read_says_what_can(
    condition: str, said: str, study: Study
) -> None:
    with pytest.raises(Exception, match=said):
        filter_claims(study.comparison(), (condition,))


@pytest.mark.parametrize(
    "command",
    [("list",), ("compare",), ("score",), ("due", "--within", "9y"), ("consistency",)],
)
def test_every_command_with_claims_takes_a_condition(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(LEDGER, monkeypatch)
    code, _, err = run(*command, *AS_OF, "--where", "target>soon")
    assert (code, "`soon` is no date" in err) == (2, True)
    code, whole, _ = run(*command, *AS_OF, "--format", "csv")
    assert code == 0
    code, none, _ = run(*command, *AS_OF, "--format", "csv", "--where", "target>2999")
    assert code == 0
    assert len(list(csv.reader(io.StringIO(none)))) <= len(list(csv.reader(io.StringIO(whole))))


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("show convergent-ch", "convergent-china-2030"),
        ("edit convergent-ch", "convergent-china-2030"),
        ("add --supersedes convergent-ch", "convergent-china-2030"),
        ("add --event convergent", "convergent-intelligence-conference/2025"),
        ("due --event convergent", "convergent-intelligence-conference/2025"),
        ("sheet 2025-09-19-deep", "2025-09-19-deep-news"),
        ("add --subject low-alt", "low-altitude-economy"),
        ("explain f40", "F402"),
        ("score --metrics n,ma", "n,mae"),
        ("list --where subj", "subject="),
        ("list --where subject=low-alt", "subject=low-altitude-economy"),
    ],
)
def test_completion_offers_what_the_ledger_has(words: str, offered: str) -> None:
    line = f"forecasts {words}"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "_FORECASTS_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split()) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "forecasts"], capture_output=True, text=True, env=environment,
        cwd=ROOT, check=False,
    )  # fmt: skip
    assert f"plain,{offered}" in done.stdout.splitlines()


def test_pages_reviews_and_exports_are_of_the_chosen_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    chosen = ("--where", "measure=sales", *AS_OF)
    code, out, err = run("export", "csv", *chosen)
    assert (code, err) == (0, "")
    assert {row.split(",")[0] for row in out.splitlines()[1:]} == {"kites-sold-2023"}
    assert run("site", *chosen)[0] == 0
    assert [page.stem for page in Path("site/claims").iterdir()] == ["kites-sold-2023"]
    assert "measure=sales" in Path("site/index.html").read_text(encoding="utf-8")
    assert run("review", "2023", *chosen)[0] == 0
    text = Path("reports/2023/review.md").read_text(encoding="utf-8")
    assert "measure=sales" in text.splitlines()[2]
    assert "kites-market-2030" not in text
    code, _, err = run("review", "2023", "--where", "measure=nothing", *AS_OF)
    assert code == 2
    assert "no claim meets the conditions" in err
