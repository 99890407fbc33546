"""The study: what it finds wrong, what every command says of it, and what it makes once."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import forecasts as fc
from cli_runs import copy_ledger, run
from conftest import ROOT
from forecasts.cli import COMMANDS
from forecasts.study import (
    choose_claims,
    code_names,
    fingerprint,
    names_in,
    open_study,
    require_sound,
)

AS_OF = date(2024, 6, 30)
CLAIMS = "claims/2021-03-kite-weekly.yaml"
OUTCOMES = "actuals/kites_sold_world.csv"
CODES = "claims/codes/regions.yaml"
RATES = "claims/rates/own.csv"
RATE_COLUMNS = "currency,economy,year,figure,value,origin"


@dataclass(frozen=True)
class Damage:
    """A file of the ledger, the text that is damaged in it, and the place that has to be named."""

    file: str
    sound: str
    damaged: str
    place: str


DAMAGES: Mapping[str, Damage] = {
    "claims": Damage(CLAIMS, "value: about 120 unit", "value: abc", f"{CLAIMS}:17:12: error F401"),
    "outcomes": Damage(OUTCOMES, "2022,111", "2022,abc", f"{OUTCOMES}:4:6: error F504"),
    "codes": Damage(CODES, "iso: CN", "isos: CN", f"{CODES}:2:35: error F009"),
    "rates": Damage(RATES, ",25000,", ",abc,", f"{RATES}:2:1: error F509"),
}

ALL = frozenset(DAMAGES)
CHECKED = frozenset({"claims", "codes", "outcomes"})
NOTHING = frozenset[str]()

# What each command is run with, and the parts of a ledger whose faults it has to name.
RUNS: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "check": ((), CHECKED),
    "explain": (("F402",), NOTHING),
    "list": (("--as-of", "2024-06-30"), ALL),
    "show": (("kites-sold-2023", "--as-of", "2024-06-30"), ALL),
    "compare": (("--as-of", "2024-06-30"), ALL),
    "actuals": (("--as-of", "2024-06-30"), ALL),
    "consistency": (("--as-of", "2024-06-30"), ALL),
    "convert": (("25 trillion VND", "--as-of", "2024-06-30"), frozenset({"rates"})),
    "read": (("about 120 units in 2023",), NOTHING),
    "units": (("GW",), NOTHING),
    "add": (
        ("--dry-run", "--quote", "about 7 units in 2023", "--into", CLAIMS),
        frozenset({"claims"}),
    ),
    "fmt": (("--check",), NOTHING),
    "chart": (("ladder", "--as-of", "2024-06-30"), ALL),
    "review": (("2023", "--as-of", "2024-06-30"), ALL),
    "sheet": (("2021-03-kite-weekly", "--format", "md", "--as-of", "2024-06-30"), ALL),
    "site": (("-o", "site", "--language", "en", "--as-of", "2024-06-30"), ALL),
    "export": (("jsonl", "--as-of", "2024-06-30"), ALL),
    "sql": (("select 1", "--as-of", "2024-06-30"), ALL),
    "due": (("--as-of", "2024-06-30"), ALL),
    "score": (("--as-of", "2024-06-30"), ALL),
    "edit": (("first",), NOTHING),
    "extract": (("article.txt",), NOTHING),
    "accept": ((), NOTHING),
    "undo": ((), NOTHING),
    "outlook": (("--claims", "table.csv", "--actuals", "table.csv"), NOTHING),
    "init": ((), NOTHING),
    "doctor": ((), NOTHING),
    "schema": ((), frozenset({"codes"})),
    "fetch": (("all",), frozenset({"outcomes"})),
    "rates": ((), NOTHING),
    "archive": (("--dry-run",), frozenset({"claims", "codes"})),
    "import": (("table.csv", "--map", "map.yaml", "--into", "claims"), NOTHING),
}


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Enter a folder with a sound ledger that has rates of its own."""
    copy_ledger(tmp_path)
    (tmp_path / "claims" / "rates").mkdir()
    row = "VND,VNM,2024,lcu_per_usd,25000,State Bank"
    (tmp_path / RATES).write_text(f"{RATE_COLUMNS}\n{row}\n", encoding="utf-8")
    (tmp_path / "table.csv").write_text("a\n1\n", encoding="utf-8")
    (tmp_path / "map.yaml").write_text("columns: {}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def damage(folder: Path, part: str) -> str:
    """Damage one part of the ledger, and return the place that has to be named."""
    found = DAMAGES[part]
    text = (folder / found.file).read_text(encoding="utf-8")
    assert found.sound in text
    (folder / found.file).write_text(text.replace(found.sound, found.damaged), encoding="utf-8")
    return found.place


def test_every_command_is_run_on_the_damaged_ledger() -> None:
    assert RUNS.keys() == COMMANDS.keys()


@pytest.mark.parametrize("part", DAMAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_damaged_ledger_gives_the_same_places_from_every_command(
    command: str, part: str, ledger: Path
) -> None:
    words, reads = RUNS[command]
    before = (0, "", "") if part in reads else run(command, *words)
    place = damage(ledger, part)
    code, out, err = run(command, *words)
    if part in reads:
        assert code == 1
        assert place in out + err
    elif command == "doctor":  # it counts what can be read, whatever it is
        assert (code, err) == (before[0], before[2])
    else:
        assert (code, out, err) == before


def test_all_faults_are_named_at_once(ledger: Path) -> None:
    places = [damage(ledger, part) for part in DAMAGES]
    code, out, err = run("compare", "--as-of", "2024-06-30")
    assert (code, out) == (1, "")
    assert [place for place in places if place not in err] == []


def test_outcomes_are_not_held_to_a_codelist_that_cannot_be_read(ledger: Path) -> None:
    (ledger / CODES).write_text("World: {name: World\n", encoding="utf-8")
    files = [problem.position.file for problem in open_study(as_of=AS_OF).problems]
    assert CODES in files
    assert [file for file in files if file.startswith("actuals/")] == []


@pytest.mark.parametrize("part", DAMAGES)
def test_the_review_in_python_names_the_first_place(part: str, ledger: Path) -> None:
    place = damage(ledger, part).replace("error ", "")
    with pytest.raises(ValueError, match=place):
        fc.review(2023, as_of=AS_OF)


def test_faulty_outcomes_and_rates_that_were_read_before_are_refused_too(ledger: Path) -> None:
    sound, rates = fc.load("claims"), fc.load_rates(ledger / "claims" / "rates")
    assert open_study(sound, fc.load_actuals("actuals"), as_of=AS_OF, rates=rates).problems == ()
    damage(ledger, "outcomes")
    damage(ledger, "rates")
    rates = fc.load_rates(ledger / "claims" / "rates")
    study = open_study(sound, fc.load_actuals("actuals"), as_of=AS_OF, rates=rates)
    assert [problem.code for problem in study.problems] == ["F504", "F509"]
    with pytest.raises(ValueError, match="the first of 2 errors"):
        require_sound(study)


def test_a_ledger_uses_its_own_rates_wherever_it_is_opened_from(ledger: Path) -> None:
    for path in (".", "claims", CLAIMS, ledger / "claims"):
        study = open_study(path, as_of=AS_OF)
        assert study.rates is fc.load_rates(ledger / "claims" / "rates")
    given = fc.load_rates()
    assert open_study("claims", as_of=AS_OF, rates=given).rates is given


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("name", ["rates", "rates/own.csv", "rates/ecb-daily.csv"])
@pytest.mark.parametrize("kind", ["pipe", "link to nowhere", "folder"])
def test_rates_that_cannot_be_read_are_said(name: str, kind: str, ledger: Path) -> None:
    path = ledger / "claims" / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        (path if name != "rates" else path / "own.csv").mkdir(parents=True)
    else:
        path.symlink_to("nowhere")
    code, out, err = run("list", "--as-of", "2024-06-30")
    assert (code, out) == (1, "")
    assert f"claims/{name}" in err
    assert "error F509" in err


def test_a_table_is_made_once() -> None:
    study = open_study(as_of=AS_OF)
    assert study.claims is study.claims
    assert study.comparison() is study.comparison(on=AS_OF)
    assert study.comparison() is not study.comparison(on=date(2022, 1, 1))
    assert study.comparison() is not study.comparison(rule="pct_actual")
    assert study.amounts("USD") is study.amounts("USD")
    assert study.amounts("USD") is not study.amounts("USD", 2020)
    assert study.conversions("USD") is not study.conversions("CNY")
    assert study.relations() is study.relations()
    assert study.outlooks(2024) is study.outlooks(2024)
    assert study.outlooks() is study.outlooks(AS_OF.year - 1)


@pytest.mark.usefixtures("ledger")
def test_the_tables_of_a_study_are_those_of_the_functions() -> None:
    study = open_study(as_of=AS_OF)
    claims, actuals = fc.claims_table(fc.load("claims")), fc.load_actuals("actuals")
    comparison = fc.compare(claims, actuals, as_of=AS_OF)
    pd.testing.assert_frame_equal(study.comparison(), comparison)
    amounts = fc.normalise(comparison, currency="USD", as_of=AS_OF)
    pd.testing.assert_frame_equal(study.amounts("USD"), amounts)


def test_the_fingerprint_is_of_the_content_alone() -> None:
    texts = {"claims/a.yaml": "x", "claims/b.yaml": "y"}
    assert fingerprint(texts) == fingerprint(dict(reversed(texts.items())))
    assert fingerprint(texts) == fingerprint({"/elsewhere/claims/a.yaml": "x", "q/b.yaml": "y"})
    assert fingerprint(texts) != fingerprint({**texts, "claims/b.yaml": "z"})


@pytest.mark.usefixtures("ledger")
def test_codes_have_a_name_in_each_language() -> None:
    names = code_names(fc.load("claims").codes)
    assert names["sales"] == {"en": "Sales", "zh": "Sales"}
    assert names_in(names, "zh")["China"] == "中国"
    assert names_in(names, "en")["China"] == "China"


def test_chosen_claims_keep_what_is_known_beside_them() -> None:
    whole = open_study(ROOT / "claims", ROOT / "actuals", as_of="2026-11-21")
    every = whole.comparison()
    kept = frozenset(every["claim_id"][every["region"] == "China"])
    part = choose_claims(whole, kept, "region=China")
    assert {claim.id for claim in part.ledger.claims} == kept
    assert {source.file for source in part.ledger.sources} == {
        claim.source.file for claim in part.ledger.claims
    }
    assert part.fingerprint == f"{whole.fingerprint}, region=China"
    tables = {
        "claims": (part.claims, whole.claims),
        "comparison": (part.comparison(), every),
        "amounts": (part.amounts("USD"), whole.amounts("USD")),
        "conversions": (part.conversions("USD"), whole.conversions("USD")),
        "outlooks": (part.outlooks(2025), whole.outlooks(2025)),
    }
    for name, (own, table) in tables.items():
        rows = table[table["claim_id"].isin(kept)].reset_index(drop=True)
        assert 0 < len(own) < len(table), name
        assert own.astype(str).equals(rows.astype(str)), name
    relations = part.relations()
    assert 0 < len(relations) < len(whole.relations())
    assert {name for ids in relations["claims"] for name in ids.split()} <= kept
    assert part.comparison().attrs["ledger"].endswith("region=China")
