"""What `export` writes of claims, `import` reads back: the same claims, from every form of it."""

import io
import json
import sqlite3
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyarrow import parquet

from cli_runs import LEDGER, copy_ledger, run
from forecasts.importing import ImportFault, import_export
from forecasts.importing.entries import ENTRY_COLUMNS, entry_rows, import_entries
from forecasts.ledger import Ledger, load
from forecasts.ledger.characters import find_forbidden
from forecasts.ledger.claim import Claim
from hostile_site import write_hostile_ledger
from review_cases import FOLDER

LATE = date(2027, 1, 1)
AS_OF = ("--as-of", "2027-01-01")
FORMS = ("sqlite", "datapackage", "csv", "jsonl", "parquet", "xlsx", "jsonld")
ENTRY = {
    "file": "a/b.yaml", "source_title": "A title", "source_publisher": "A publisher",
    "source_published": "2024-03", "source_language": "en", "id": "a-2030", "quote": "5 by 2030",
    "at": "page 1", "value": "about 5 million unit", "target": "by 2030",
    "claimant": "{organisation: Example Institute, basis: implicit}", "subject": "example-lamps",
    "measure": "sales", "region": "World", "because": "ad hoc", "entered": "2024-05-01",
}  # fmt: skip
"""A claim with the least that a ledger asks for."""


def plain(claim: Claim) -> Claim:
    """The claim without the places at which it stands."""
    start = claim.source.position._replace(line=1, column=1, length=1)
    source = claim.source._replace(position=start)
    return claim._replace(source=source, position=start, places={})


def claims_of(ledger: Ledger) -> dict[str, Claim]:
    return {claim.id: plain(claim) for claim in ledger.claims}


def rows_of(ledger: Ledger) -> list[dict[str, str]]:
    return entry_rows(ledger, frozenset(claim.id for claim in ledger.claims), LATE)


def written(rows: list[dict[str, str]], folder: str = "claims") -> Ledger:
    files = import_entries(enumerate(rows, 2)).files
    texts = {f"{folder}/{name}": text for name, text in files.items()}
    return load(folder, instead=texts, only_instead=True)


@cache
def ledgers() -> tuple[Ledger, ...]:
    return load("claims"), load(FOLDER / "claims"), load(LEDGER / "claims")


@pytest.mark.parametrize("number", range(3))
def test_a_ledger_comes_back_from_its_entries(number: int) -> None:
    ledger = ledgers()[number]
    again = written(rows_of(ledger), ledger.folder)
    assert not again.problems
    assert len(ledger.claims) > 2
    assert claims_of(again) == claims_of(ledger)
    assert {each.file for each in again.sources} == {each.file for each in ledger.sources}


FREE = ("source_title", "source_notes", "quote", "at", "scenario", "condition", "notes")
TEXTS = st.text(min_size=1, max_size=60).filter(lambda text: not find_forbidden(text))
MARKS = st.text(alphabet="'\"=+-@:#{}[]&*!|>%`,\\ \n\tä中?~nul0", min_size=1, max_size=12)


@example({"notes": "two  blanks " * 12 + "end", "source_notes": "line\n\nline " * 12 + "end"})
@given(st.dictionaries(st.sampled_from(FREE), TEXTS | MARKS))
def test_any_text_comes_back_from_a_ledger_file(texts: dict[str, str]) -> None:
    stripped = {name: text.strip() for name, text in texts.items()}
    entry = ENTRY | {name: text for name, text in stripped.items() if text not in {"", "~"}}
    folder = (FOLDER / "claims").as_posix()
    ledger = written([entry], folder)
    assert not ledger.problems
    assert rows_of(ledger) == [entry]


def test_what_is_shared_and_what_is_nested_comes_back() -> None:
    nested = {
        "series": "[a_b, c_d]", "readings": '[5 million unit, "1,500 unit"]',
        "ignore": '{F402: "a, b: {c}"}', "corrected": "{on: 2024-06-01, because: misread}",
        "ruling": "{verdict: hit, by: A. Person, on: 2026-01-01, because: rounding}",
        "source_event": "{name: A forum, place: Somewhere, held: 2024-03-01/2024-03-02}",
    }  # fmt: skip
    rows = [ENTRY | nested | {"id": name} for name in ("one", "two")]
    ledger = written(rows, (FOLDER / "claims").as_posix())
    assert [str(each) for each in ledger.problems] == []
    assert rows_of(ledger) == rows


def test_a_later_ruling_and_a_later_claim_are_in_no_row() -> None:
    ruling = "{verdict: hit, by: A. Person, on: 2026-01-01, because: rounding}"
    ledger = written([ENTRY | {"ruling": ruling}], (FOLDER / "claims").as_posix())
    assert entry_rows(ledger, {"a-2030"}, date(2025, 12, 31)) == [ENTRY]
    assert entry_rows(ledger, {"a-2030"}, date(2026, 1, 1)) == [ENTRY | {"ruling": ruling}]
    assert entry_rows(ledger, frozenset(), date(2026, 1, 1)) == []


def test_a_source_that_holds_no_claim_comes_back() -> None:
    source = {name: text for name, text in ENTRY.items() if name.startswith(("file", "source_"))}
    source["source_read"] = "{on: 2024-05-01, found: none, note: a count}"
    assert rows_of(written([source], (FOLDER / "claims").as_posix())) == [source]


@pytest.mark.parametrize("top", ["", "h/"])
@pytest.mark.parametrize("form", FORMS)
def test_every_export_of_claims_is_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, top: str
) -> None:
    monkeypatch.chdir(tmp_path)
    copy_ledger(tmp_path)
    kites = (LEDGER / "actuals" / "kites_sold_world.csv").read_text("utf-8")
    write_hostile_ledger(tmp_path / "h", kites)
    file = tmp_path / "h" / "claims" / "all.yaml"
    text = file.read_text("utf-8").replace("title: 'title", "title: '=1+1")
    file.write_text(text.replace("publisher: 'publisher", "publisher: '''-"), "utf-8")
    folder = f"{top}claims"
    words = ("--table", "entries", "--ledger", folder, "--actuals", f"{top}actuals")
    code, _, err = run("export", form, "-o", "out", *words, *AS_OF)
    assert code == 0, err
    code, _, err = run("import", "out", "--into", "in")
    assert code == 0, err
    texts = {f"{folder}/{path.relative_to('in').as_posix()}": path.read_text("utf-8")
             for path in sorted(Path("in").rglob("*.yaml"))}  # fmt: skip
    first, again = load(folder), load(folder, instead=texts, only_instead=True)
    assert not again.problems
    assert claims_of(again) == claims_of(first)
    assert len(again.claims) > 1


def test_a_table_that_carries_no_entries_needs_a_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    for form, place in (("csv", "c.csv"), ("jsonl", "c.jsonl"), ("parquet", "c.parquet")):
        assert run("export", form, "--table", "claims", "-o", place, *AS_OF)[0] == 0
        code, _, err = run("import", place)
        assert code == 2
        assert "entries" in err
    Path("empty").mkdir()
    assert import_export(Path("empty")) is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"SQLite format 3\0" + b"\0" * 100, ""),
        (b"PAR1PAR1", ""),
        (b"{", "line 1"),
        (b"[" * 100_000, ""),
        (b'{"@graph": [{"encoding": {"text": "{"}}]}', "line 1"),
        (b'{"a": "\xff"}', "utf-8"),
    ],
)
def test_a_damaged_export_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    with pytest.raises(ImportFault) as caught:
        import_export(file)
    assert words in str(caught.value)


def test_more_rows_of_sqlite_than_are_read_are_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forecasts.importing.exported._MOST_ROWS", 2)
    for rows in (2, 3):
        with closing(sqlite3.connect(tmp_path / f"{rows}.db")) as connection, connection:
            connection.execute(f"CREATE TABLE entries ({', '.join(ENTRY)})")
            for row in range(rows):
                cells = [*(ENTRY | {"id": f"a-{row}"}).values()]
                places = ", ".join("?" * len(cells))
                connection.execute(f"INSERT INTO entries VALUES ({places})", cells)  # noqa: S608
    whole = import_export(tmp_path / "2.db")
    assert whole is not None
    assert whole.rows == 2
    with pytest.raises(ImportFault, match="more than 2 entries"):
        import_export(tmp_path / "3.db")


def test_a_parquet_file_that_is_damaged_or_says_one_value_without_end_is_refused(
    tmp_path: Path,
) -> None:
    stream = io.BytesIO()
    table = pa.table({name: pa.array(["x"]) for name in ENTRY_COLUMNS})
    parquet.write_table(table, stream)
    endless = pa.table({"file": pa.DictionaryArray.from_arrays([0] * 30_000_000, ["x"])})
    parquet.write_table(endless, tmp_path / "endless.parquet")
    (tmp_path / "damaged.parquet").write_bytes(
        stream.getvalue()[:-60] + b"\xff" * 52 + stream.getvalue()[-8:]
    )
    for name, words in (("endless", "cells in"), ("damaged", "")):
        with pytest.raises(ImportFault) as caught:
            import_export(tmp_path / f"{name}.parquet")
        assert words in str(caught.value)


def entries_file(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "entries.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return file


def test_every_row_at_fault_is_named(tmp_path: Path) -> None:
    rows = [
        ENTRY, ENTRY | {"id": "b", "file": "b.txt"}, ENTRY | {"id": "c", "claimant": "{a"},
        ENTRY | {"id": "d", "source_title": "Another title"},
    ]  # fmt: skip
    with pytest.raises(ImportFault) as caught:
        import_export(entries_file(tmp_path, *rows))
    assert [(each.row, each.what) for each in caught.value.rows] == [(2, "b"), (3, "c"), (4, "d")]
    with pytest.raises(ImportFault, match="forbidden character"):
        import_export(entries_file(tmp_path, ENTRY | {"quote": "a\u202eb"}))


def test_a_name_leads_out_of_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("../x.yaml", "/x.yaml", "a/../../x.yaml", "a\\..\\x.yaml"):
        code, _, err = run("import", str(entries_file(tmp_path, ENTRY | {"file": name})))
        assert (code, "is no name of a file" in err) == (2, True)
    assert [path.name for path in tmp_path.rglob("*.yaml")] == []


def test_only_a_table_of_the_database_is_asked(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        names = ", ".join(f"'x' AS {name}" for name in ENTRY_COLUMNS)
        connection.execute(f"CREATE VIEW entries AS SELECT {names}")
        connection.commit()
    assert import_export(tmp_path / "a.db") is None
