"""`undo`: the last addition is taken back whole, and nothing else ever is."""

from pathlib import Path

import pytest

from cli_runs import copy_ledger, enter, run

WORDS = ("--quote", "to reach $90 million by 2030", "--at", "p. 4", "--url", "https://example.org/x",
         "--published", "2024-03-01", "--publisher", "Kite News", "--title", "Kites ahead",
         "--subject", "kites", "--measure", "market-size", "--region", "World",
         "--organisation", "Kite Forum")  # fmt: skip


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = copy_ledger(tmp_path / "ledger")
    enter(tmp_path / "ledger", monkeypatch)
    return folder


def texts(claims: Path) -> dict[str, str]:
    found = sorted(claims.rglob("*.yaml"))
    return {path.name: path.read_text(encoding="utf-8") for path in found}


def test_a_new_file_goes_and_an_old_one_is_as_it_was(claims: Path) -> None:
    before = texts(claims)
    assert run("add", *WORDS)[0] == 0
    once = texts(claims)
    assert len(once) == len(before) + 1
    more = list(WORDS)
    more[1] = "to reach $95 million by 2031"
    assert run("add", *more)[0] == 0
    assert texts(claims).keys() == once.keys()
    code, out, _ = run("undo")
    assert (code, "taken back" in out, "removed" in out) == (0, True, False)
    assert texts(claims) == once
    assert run("undo")[0] == 1  # one step only
    assert texts(claims) == once


def test_a_file_that_add_made_is_removed(claims: Path) -> None:
    before = texts(claims)
    _, out, _ = run("add", *WORDS)
    code, told, _ = run("undo")
    assert code == 0
    assert told == f"{out.strip()} taken back (the file is removed)\n"
    assert texts(claims) == before


def test_what_came_after_is_kept(claims: Path) -> None:
    assert run("add", *WORDS)[0] == 0
    codelist = claims / "codes" / "subjects.yaml"
    codelist.write_text(codelist.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    kept = texts(claims)
    code, _, err = run("undo")
    assert (code, "the ledger changed after" in err) == (1, True)
    assert texts(claims) == kept


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"file": "claims/x.yaml"}'])
def test_a_damaged_memory_undoes_nothing(claims: Path, tmp_path: Path, damage: str) -> None:
    assert run("add", *WORDS)[0] == 0
    kept = texts(claims)
    for file in (tmp_path / "cache" / "forecasts").glob("added-*"):
        file.write_text(damage, encoding="utf-8")
    code, _, err = run("undo")
    assert (code, err) == (1, "nothing undone: no addition to this ledger is remembered here\n")
    assert texts(claims) == kept
