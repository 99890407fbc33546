"""`actuals add`: a row behind the others, under the care of `add`; `check` asks about odd rows."""

from pathlib import Path

import pytest

from cli_runs import enter, run
from forecasts.actuals import load_actuals

SERIES = "example_robots_world"
TABLE = Path("actuals") / f"{SERIES}.csv"
NEW = ("--period", "2025", "--value", "577000", "--published", "2026-05-15")


@pytest.fixture(autouse=True)
def _ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "ledger").mkdir()
    enter(tmp_path / "ledger", monkeypatch)
    assert run("init")[0] == 0


def add(*words: str) -> tuple[int, str, str]:
    return run("actuals", "add", SERIES, *words)


def test_a_row_comes_behind_the_others_as_a_revision_and_undo_takes_it_back() -> None:
    before = TABLE.read_bytes()
    code, out, err = add(*NEW, "--notes", 'of "robots", all', "--retrieved", "2026-05-16")
    assert (code, out) == (0, f"{TABLE.as_posix()}: 2025\n")
    assert "577,000 units in 2025, revised" in err
    assert "2025 had 575,000" in err
    assert TABLE.read_bytes() == before + (
        b'2025,577000,,,2026-05-15,2026-05-16,revised,,,"of ""robots"", all"\n'
    )
    row = load_actuals("actuals").observations.iloc[-1]
    assert (row["value"], row["notes"]) == (577_000.0, 'of "robots", all')
    code, out, _ = run("undo")
    assert (code, "taken back" in out) == (0, True)
    assert TABLE.read_bytes() == before
    assert run("undo")[0] == 1


def test_the_first_figure_of_a_period_is_first_and_its_retrieval_today() -> None:
    assert add("--period", "2026", "--value", "600000", "--published", "2027-03")[0] == 0
    row = load_actuals("actuals").observations.iloc[-1]
    assert (row["release"], row["retrieved_on"].year >= 2026) == ("first", True)


def test_what_came_after_an_outcome_is_kept() -> None:
    assert add(*NEW)[0] == 0
    TABLE.write_text(TABLE.read_text() + "2026,9,,,2027,,first,,,\n")
    kept = TABLE.read_bytes()
    code, _, err = run("undo")
    assert (code, "the outcomes changed after" in err) == (1, True)
    assert TABLE.read_bytes() == kept


def test_line_ends_stay_and_a_last_line_without_one_gets_it() -> None:
    text = TABLE.read_text().rstrip("\n").replace("\n", "\r\n")
    TABLE.write_bytes(text.encode())
    assert add(*NEW)[0] == 0
    data = TABLE.read_bytes()
    assert data.startswith(f"{text}\r\n2025,577000,".encode())
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--value", "577,000"), 1, "F504"),
        (("--period", "2025-13"), 1, "F503"),
        (("--published", "soon"), 1, "F201"),
        (("--period", "2026"), 1, "F505"),
        (("--release", "frist"), 1, "did you mean `first`?"),
        (("--unit", "vehicle"), 1, "F507"),
        (("--value", "575000", "--published", "2026-03-15", "--release", "first"), 1, "F506"),
        (("--actuals", "claims"), 2, f"`forecasts actuals start {SERIES}` starts it"),
    ],
)
def test_a_row_with_a_fault_is_told_and_not_written(
    words: tuple[str, ...], code: int, said: str
) -> None:
    before = TABLE.read_bytes()
    found = add(*NEW, *words)
    assert found[0] == code
    assert said in found[2]
    assert "nothing added" in found[2]
    assert TABLE.read_bytes() == before


@pytest.mark.parametrize(("words", "name"), [((), "claims"), (("--ledger", "typo"), "typo")])
def test_a_ledger_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = add(*NEW, *words)
    said = f"there is no `{name}`; start a ledger with `forecasts init`, or name its folder\n"
    assert (code, out, err) == (2, "", said)


def test_a_series_that_is_not_there_and_a_column_that_is_not_are_told() -> None:
    assert f"did you mean `{SERIES}`?" in run("actuals", "add", "example_robot_world", *NEW)[2]
    lines = TABLE.read_text().splitlines()
    TABLE.write_text("".join(f"{line.rpartition(',')[0]}\n" for line in lines))
    code, _, err = add(*NEW, "--notes", "x")
    assert (code, "has no column `notes`" in err) == (2, True)
    assert add(*NEW)[0] == 0


def test_check_asks_about_a_row_that_is_odd_and_add_does_at_once() -> None:
    code, _, err = add("--period", "2026", "--value", "386.300", "--published", "2027-03-15",
                       "--retrieved", "2027-04-01")  # fmt: skip
    assert (code, "F510" in err, "`386300`, if that was meant" in err) == (0, True, True)
    code, out, _ = run("check", "--format", "concise")
    assert code == 0
    asked = "`386.300` has three digits behind its point, no other row has any"
    assert out == f"{TABLE.as_posix()}:33:6: warning F510 {asked}\n"
    assert "F510" in run("actuals")[2]
    assert run("check", "claims/2014-06-01-example-bank.yaml") == (0, "", "")


@pytest.mark.parametrize(
    ("rows", "odd"),
    [
        ("2020,5,2021-01\n2021,6,2022-01\n2022,6500,2023-01\n", 4),
        ("2020,6500,2021-01\n2021,6,2022-01\n2022,7,2023-01\n", 2),
        ("2020,5,2021-01\n2021,6500,2022-01\n", 3),
    ],
)
def test_a_thousandfold_slip_is_seen_among_few_rows(rows: str, odd: int) -> None:
    TABLE.write_text("period,value,published_on\n" + rows)
    found = load_actuals("actuals").problems
    assert [(problem.code, problem.position.line) for problem in found] == [("F510", odd)]


def test_a_fault_of_the_outcomes_is_an_error_of_the_check() -> None:
    TABLE.write_text(TABLE.read_text() + "2026,n/a,,,2027,,first,,,\n")
    assert run("check")[0] == 1
    assert run("check", ".")[0] == 1
    assert run("check", str(Path("claims").resolve()))[0] == 1


def test_the_real_outcomes_have_no_odd_row() -> None:
    from conftest import ROOT

    assert load_actuals(ROOT / "actuals").problems == ()


STARTED = (
    "--unit", "billion CNY", "--subject", "example-robots", "--measure", "market-size",
    "--title", "Robots: sold in China", "--producer", "Office", "--definition", "all robots",
    "--url", "https://example.org/robots",
)  # fmt: skip


def test_a_series_is_started_and_takes_figures_in_its_unit() -> None:
    code, out, err = run("actuals", "start", "robots_china", *STARTED, "--region", "China")
    assert (code, out) == (0, "actuals/robots_china.origin.yaml\n")
    assert "forecasts actuals add robots_china" in err
    new = ("--period", "2025", "--value", "3.5", "--published", "2026-03-01")
    assert run("actuals", "add", "robots_china", *new)[0] == 0
    row = load_actuals("actuals").observations.set_index("series").loc["robots_china"]
    assert (row["value"], row["unit"], row["region"]) == (3.5e9, "CNY", "China")
    code, _, err = run("actuals", "start", "robots_china", *STARTED, "--region", "China")
    assert (code, "there is a series `robots_china` already" in err) == (2, True)


@pytest.mark.parametrize(
    ("series", "region", "rc", "said"),
    [
        ("robots_china", "Chna", 1, "robots_china.origin.yaml:9:9: error F105 unknown region"),
        ("Robots China", "China", 2, "lower-case ASCII letters"),
        ("../robots", "China", 2, "cannot name a series"),
    ],
)
def test_a_series_with_a_fault_is_not_started(series: str, region: str, rc: int, said: str) -> None:
    before = sorted(Path("actuals").rglob("*"))
    code, out, err = run("actuals", "start", series, *STARTED, "--region", region)
    assert (code, out, said in err) == (rc, "", True), err
    assert sorted(Path("actuals").rglob("*")) == before


def test_a_series_that_is_not_there_says_how_it_is_started() -> None:
    code, _, err = run("actuals", "add", "ports_world", *NEW)
    assert (code, "`forecasts actuals start ports_world` starts it" in err) == (2, True)


def test_a_name_that_no_series_can_have_is_not_said_to_be_started() -> None:
    code, _, err = run("actuals", "add", "ports_Texas", *NEW)
    assert (code, "starts it" in err) == (2, False)
    assert "a name is lower-case ASCII letters" in err


def test_every_option_that_is_missing_is_named_at_once() -> None:
    code, _, err = run("actuals", "start", "kites", "--title", "Kites", "--region", "World")
    assert code == 2
    named = "--producer, --url, --definition, --subject, --measure, --unit"
    assert f"Missing options {named}.\n" in err
    code, _, err = run("actuals", "add", "kites")
    assert code == 2
    assert "Missing options --period, --value, --published.\n" in err
    code, _, err = run("actuals", "add", "kites", "--period", "2025", "--value", "3")
    assert code == 2
    assert "Missing option '--published'." in err
    code, _, err = run("outlook")
    assert code == 2
    assert "Missing options --claims, --actuals.\n" in err
