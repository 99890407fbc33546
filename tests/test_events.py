"""Events: a codelist of conferences, named by sources, filtered and scored by."""

from datetime import date
from pathlib import Path

import pytest

from cli_runs import run
from conftest import ROOT
from forecasts.checks import check
from forecasts.editing.events import propose_events
from forecasts.ledger import load
from forecasts.ledger.events import alike
from forecasts.scores.boards.scoreboard import scoreboard
from forecasts.study import open_study

CODES = ROOT / "tests" / "errors" / "codes"
BODY = """claims:
  - {id: a, quote: about $5 billion by 2030, at: page 1, value: about 5 billion USD,
     claimant: {organisation: Example Institute}, subject: robots, measure: market-size,
     region: World, target: by 2030}
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = tmp_path / "claims"
    (folder / "codes").mkdir(parents=True)
    for file in CODES.glob("*.yaml"):
        (folder / "codes" / file.name).write_bytes(file.read_bytes())
    return folder


def write(folder: Path, event: str, published: str = "2024-06-01") -> None:
    head = f"title: A report, publisher: A publisher, published: {published}, language: en"
    text = f"source: {{{head}, event: {event}}}\n{BODY}"
    (folder / "a.yaml").write_text(text, encoding="utf-8")


def test_a_source_takes_name_days_and_place_from_the_edition_it_names(ledger: Path) -> None:
    write(ledger, "robot-fair/2024")
    found = load(ledger)
    event = found.sources[0].event
    assert found.problems == ()
    assert event is not None
    assert (event.code, event.name, event.place) == (
        "robot-fair/2024",
        "International Robot Fair 2024",
        "Exampletown",
    )


def test_a_source_before_its_listed_edition_is_told(ledger: Path) -> None:
    write(ledger, "robot-fair/2024", published="2024-03-01")
    assert [problem.code for problem in check(load(ledger))] == ["F204"]


def test_a_described_event_gets_the_code_of_the_listed_one_proposed(ledger: Path) -> None:
    write(ledger, "{name: The 7th International Robot-Fair, held: 2024-05-01}")
    found = load(ledger)
    assert [code for _, code in propose_events(found)] == ["robot-fair/2024"]
    assert [series.id for series in alike("A fair of kites", found.events)] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("- fair", "F010"),
        ("fair", "F010"),
        ('fair: {name: Fair, editions: {"../../out": {}}}', "F012"),
        ("fair: {name: Fair, editions: {20 24: {}}}", "F012"),
        ("../fair: {name: Fair, editions: {2024: {}}}", "F012"),
    ],
)
def test_what_names_no_file_is_no_event(ledger: Path, text: str, rule: str) -> None:
    (ledger / "codes" / "events.yaml").write_text(text, encoding="utf-8")
    assert [problem.code for problem in load(ledger).problems] == [rule]


def test_two_listed_events_of_one_name_are_told(ledger: Path) -> None:
    file = ledger / "codes" / "events.yaml"
    more = "robots-fair: {name: International Robots Fair, editions: {2025: {}}}\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    write(ledger, "robot-fair/2024")
    assert [problem.code for problem in check(load(ledger))] == ["F113"]


def test_scores_by_event_leave_out_what_was_said_at_none() -> None:
    table = open_study(ROOT / "claims", ROOT / "actuals", as_of=date(2026, 11, 21)).comparison()
    board = scoreboard(table, by="event").board
    named = table["event"].str.split("/").str[0]
    assert len(board) > 0
    assert set(board["event"]) <= set(named) - {""}
    assert board["hits"].sum() <= ((named != "") & (table["verdict"] == "hit")).sum()


def test_a_ledger_without_the_codelist_still_reads_described_events(ledger: Path) -> None:
    (ledger / "codes" / "events.yaml").unlink()
    write(ledger, "{name: Some fair, held: 2024-05-01}")
    assert load(ledger).problems == ()


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("list", ["--where", "event=robot-fair"]),
        ("compare", ["--where", "has=event"]),
        ("due", ["--event", "robot-fair/2024", "--within", "9y"]),
    ],
)
def test_commands_filter_by_event(
    ledger: Path, command: str, option: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ledger.parent)
    write(ledger, "robot-fair/2024")
    shown = ["--as-of", "2026-11-21", "--format", "csv"]
    _, out, _ = run(command, *option, *shown)
    assert "robot-fair/2024" in out
    other = [
        word.replace("robot-fair", "kite-fair").replace("has=event", "event=x") for word in option
    ]
    _, none, _ = run(command, *other, *shown)
    assert "robot-fair/2024" not in none
