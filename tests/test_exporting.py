"""The ledger for other programs: documented tables, SQL that reaches nothing else, formats."""

import asyncio
import csv
import hashlib
import io
import json
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cli_runs import LEDGER, copy_ledger, run
from conftest import not_run
from forecasts.boundary import StoppedError
from forecasts.exporting import query
from forecasts.exporting.citing import write_bibtex, write_csl
from forecasts.exporting.columns import TABLES
from forecasts.exporting.package import write_lines, write_package, write_parquet
from forecasts.exporting.query import QueryError, ask
from forecasts.exporting.sqlite import write_metadata, write_sqlite
from forecasts.exporting.tables import Row, gather_tables
from forecasts.site.linked import linked_claim, write_linked
from forecasts.study import Study, open_study
from hostile_site import MARKUP, write_hostile_ledger
from review_cases import AS_OF, FOLDER

AS_OF_KITES = ("--as-of", "2024-06-30")
KINDS = {"text": str, "number": float, "integer": int, "day": str, "yes/no": bool}


@cache
def study(as_of: date = AS_OF) -> Study:
    return open_study(FOLDER / "claims", FOLDER / "actuals", as_of=as_of)


@cache
def tables(as_of: date = AS_OF) -> dict[str, list[Row]]:
    return gather_tables(study(as_of))


def peer(name: str) -> Any:  # noqa: ANN401 - a library
    """Return the peer's own library, or report the test as not run."""
    try:
        return import_module(name)
    except ImportError:
        not_run(f"{name} is not installed")


def column(name: str, table: str, as_of: date = AS_OF) -> list[object]:
    place = [each.name for each in TABLES[table].columns].index(name)
    return [row[place] for row in tables(as_of)[table]]


def test_every_column_of_the_tables_is_documented_and_none_besides() -> None:
    assert {each.name for each in TABLES["claims"].columns} == {
        *study().claims.columns} - {"series", "readings"}  # fmt: skip
    added = set(study().comparison().columns) - set(study().claims.columns)
    assert {each.name for each in TABLES["comparison"].columns} == {*added, "claim_id", "series"}
    observed = study().actuals
    assert {each.name for each in TABLES["outcomes"].columns} == {*observed.observations.columns}
    assert {each.name for each in TABLES["series"].columns} == {*observed.series.columns}
    assert {each.name for each in TABLES["consistency"].columns} == {*study().relations().columns}
    for table in TABLES.values():
        names = [each.name for each in table.columns]
        assert len(names) == len(set(names))
        assert set(table.key) <= set(names)
        for each in table.columns:
            assert each.kind in KINDS
            assert each.description
            assert each.unit or each.kind != "number", each.name


def test_every_cell_is_of_its_kind_and_keys_name_one_row() -> None:
    filled = set()
    for name, table in TABLES.items():
        for row in tables()[name]:
            for each, cell in zip(table.columns, row, strict=True):
                if cell is not None:
                    filled.add((name, each.kind))
                    assert type(cell) is KINDS[each.kind], each.name
                    assert cell != ""
                    if each.kind == "day":
                        date.fromisoformat(str(cell))
        places = [[each.name for each in table.columns].index(part) for part in table.key]
        keys = [tuple(row[place] for place in places) for row in tables()[name]]
        assert not places or len(keys) == len(set(keys))
    assert len(filled) > 15


def test_nothing_of_a_later_day_is_in_any_table() -> None:
    early = date(2025, 1, 1)
    later = {each.id for each in study().ledger.claims if each.source.published.last > early}
    assert later
    assert later <= {*column("claim_id", "claims")}
    text = json.dumps(tables(early))
    assert [name for name in later if f'"{name}"' in text] == []
    for name, day in (("outcomes", "published_on"), ("claims", "stated")):
        assert max(map(str, column(day, name, early))) <= "2025-01-01"
        assert max(map(str, column(day, name))) > "2025-01-01"
    assert len(tables(early)["sources"]) < len(tables()["sources"])
    assert column("as_of", "about", early) == ["2025-01-01"]


def test_a_ruling_counts_from_its_day(tmp_path: Path) -> None:
    write_hostile_ledger(tmp_path, (LEDGER / "actuals" / "kites_sold_world.csv").read_text("utf-8"))
    for day, number in (("2024-02-29", 0), ("2024-03-01", 1)):
        found = gather_tables(open_study(tmp_path / "claims", tmp_path / "actuals", as_of=day))
        place = [each.name for each in TABLES["claims"].columns].index("ruling")
        assert sum(row[place] is not None for row in found["claims"]) == number


def answer(question: str) -> tuple[list[str], list[dict[Any, object]]]:
    peer("duckdb")
    return ask(tables(), question)


def test_a_question_is_answered_in_plain_values() -> None:
    question = "select count(*) n, min(stated) first, 1.5 half, sum(line) + 0 s from claims"
    names, (row,) = answer(question)
    assert names == ["n", "first", "half", "s"]
    assert row["n"] == len(tables()["claims"])
    assert str(row["first"]) == min(map(str, column("stated", "claims")))
    assert repr(row["half"]) == "1.5"  # a float, and no Decimal
    assert row["s"] == sum(int(str(line)) for line in column("line", "claims"))
    _, rows = answer("select claim_id from comparison where verdict is null")
    assert len(rows) == column("verdict", "comparison").count(None) > 0


def test_a_name_that_comes_twice_gets_a_number() -> None:
    names, _ = answer('select c.claim_id, m.claim_id, 1 "claim_id_2" from claims c, comparison m')
    assert names == ["claim_id", "claim_id_2", "claim_id_2_2"]


@pytest.mark.parametrize(
    "question",
    [
        "select * from '{0}'", "select * from read_text('{0}')", "select * from glob('/*')",
        "select * from read_csv('{0}')", "select * from 'https://example.org/a.parquet'",
        "select * from tables", "copy claims to '{1}'", "attach '{1}'", "drop table claims",
        "insert into about values (null, null, null)", "set threads = 4", "install httpfs",
        "load json", "select 1; select 2", "", "explain select 1", "call pragma_version()",
        "export database '{1}'", "select nextval('a')", "selct",
    ],
)  # fmt: skip
def test_nothing_but_one_select_over_the_tables_is_answered(question: str, tmp_path: Path) -> None:
    secret, written = tmp_path / "secret.csv", tmp_path / "written"
    secret.write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(QueryError):
        answer(question.format(secret, written))
    assert not written.exists()


ENDLESS = "SELECT sum(a.range * b.range) FROM range(1_000_000) a, range(1_000_000) b"


def test_an_answer_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "LONGEST", 0.2)
    with pytest.raises(QueryError, match=r"none within 0\.2 seconds"):
        ask({}, ENDLESS)
    monkeypatch.setattr(query, "LONGEST", 60.0)
    monkeypatch.setattr(query, "MOST_ROWS", 10)
    assert len(ask({}, "SELECT * FROM range(10)")[1]) == 10
    with pytest.raises(QueryError, match="more than 10 rows"):
        ask({}, "SELECT * FROM range(11)")


def test_a_signal_stops_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise StoppedError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    monkeypatch.setattr(query, "LONGEST", 20.0)
    try:
        with pytest.raises(StoppedError):
            ask({}, ENDLESS)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_the_same_question_gives_the_same_answer() -> None:
    question = "select organisation, avg(horizon) h from claims group by 1"
    assert answer(question) == answer(question)


def test_sql_prints_in_every_format_and_tells_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    peer("duckdb")
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    question = "select claim_id, '=1+1' as f from claims where claim_id = 'kites-sold-2023'"
    assert run("sql", question, *AS_OF_KITES, "--format", "csv")[1] == (
        "claim_id,f\nkites-sold-2023,'=1+1\n"
    )
    code, out, _ = run("sql", "-", *AS_OF_KITES, "--format", "json", stdin="select 1 a, null b")
    assert (code, json.loads(out)) == (0, [{"a": 1, "b": None}])
    assert run("sql", "select 1 a where false", *AS_OF_KITES, "--format", "csv")[1] == "a\n"
    code, out, err = run("sql", "drop table claims", *AS_OF_KITES)
    assert (code, out, err) == (2, "", "no answer: one SELECT is answered, and nothing else\n")
    assert run("sql", *AS_OF_KITES)[0] == 2
    code, out, _ = run("sql", "--tables", "--format", "jsonl")
    told = [json.loads(line) for line in out.splitlines()]
    assert {(row["table"], row["column"]) for row in told} == {
        (name, each.name) for name, table in TABLES.items() for each in table.columns
    }


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        yield connection


def test_the_sqlite_file_is_sound_and_holds_every_cell() -> None:
    data = write_sqlite(tables())
    assert data == write_sqlite(gather_tables(study()))
    with opened(data) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        assert connection.execute("pragma foreign_key_list(comparison)").fetchall()
        for name, rows in tables().items():
            assert connection.execute(f'select * from "{name}"').fetchall() == rows  # noqa: S608


def test_datasette_opens_it_with_what_each_column_is(tmp_path: Path) -> None:
    app = peer("datasette.app")
    file = tmp_path / "ledger.db"
    file.write_bytes(write_sqlite(tables()))
    metadata = json.loads(write_metadata("ledger"))

    async def get(path: str) -> Any:  # noqa: ANN401 - the peer's answer
        served = app.Datasette([str(file)], metadata=metadata)
        await served.invoke_startup()
        return await served.client.get(path)

    page = asyncio.run(get("/ledger/comparison"))
    assert page.status_code == 200
    described = {each.name: each.description for each in TABLES["comparison"].columns}
    assert described["error_over_par"].split(";")[0] in page.text
    found = asyncio.run(get("/ledger/claims.json?_shape=array&_size=max")).json()
    assert [row["claim_id"] for row in found] == sorted(map(str, column("claim_id", "claims")))


def test_the_package_says_what_its_files_hold(tmp_path: Path) -> None:
    write_hostile_ledger(tmp_path, (LEDGER / "actuals" / "kites_sold_world.csv").read_text("utf-8"))
    file = tmp_path / "claims" / "all.yaml"
    text = file.read_text(encoding="utf-8").replace("publisher: 'publisher ", "publisher: '=1+1 ")
    file.write_text(text, encoding="utf-8")
    found = gather_tables(open_study(tmp_path / "claims", tmp_path / "actuals", as_of=AS_OF))
    files = write_package(found)
    facts = json.loads(files["datapackage.json"])
    assert {each["path"] for each in facts["resources"]} | {"datapackage.json"} == files.keys()
    for each in facts["resources"]:
        data = files[each["path"]]
        assert each["bytes"] == len(data)
        assert each["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        heads, *rows = csv.reader(io.StringIO(data.decode("utf-8")))
        assert heads == [field["name"] for field in each["schema"]["fields"]]
        assert len(rows) == len(found[each["name"]])
        if each["name"] == "claims":
            assert [row[heads.index("publisher")][:5] for row in rows] == ["'=1+1"] * len(rows)


@pytest.fixture
def field_limit() -> Iterator[None]:
    """The size of a cell that `csv` takes, which frictionless sets for the whole process."""
    limit = csv.field_size_limit()
    yield
    csv.field_size_limit(limit)


@pytest.mark.usefixtures("field_limit")
def test_frictionless_finds_the_package_valid(tmp_path: Path) -> None:
    frictionless = peer("frictionless")
    for name, data in write_package(tables()).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "fieldName", "message"])[:5]
    assert len(report.tasks) == len(TABLES)
    text = (tmp_path / "tables" / "claims.csv").read_text(encoding="utf-8")
    day = str(column("stated", "claims")[0])
    (tmp_path / "tables" / "claims.csv").write_text(text.replace(day, "someday"), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_json_lines_hold_every_row_of_a_table() -> None:
    for name, table in TABLES.items():
        lines = write_lines(tables(), name).decode("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        assert [tuple(row.values()) for row in rows] == tables()[name]
        assert all([*row] == [each.name for each in table.columns] for row in rows)


def test_claims_are_one_document_of_linked_data() -> None:
    early = date(2025, 1, 1)
    facts = json.loads(write_linked(study(early)))
    assert facts["@context"] == "https://schema.org"
    named = [claim["identifier"] for claim in facts["@graph"]]
    assert named == column("claim_id", "claims", early)
    rows = [{str(name): cell for name, cell in row.items()}
            for row in study(early).claims.to_dict("records")]  # fmt: skip
    alone = {name: linked_claim(row) for row in rows if (name := row["claim_id"]) in named}
    for claim in facts["@graph"]:
        entry = json.loads(claim.pop("encoding")["text"])
        assert claim.pop("@id") == f"#{claim['identifier']}"
        assert (entry["id"], entry["quote"]) == (claim["identifier"], claim["text"])
        assert claim | {"@context": "https://schema.org"} == alone[claim["identifier"]]


def test_a_verdict_is_a_review_only_for_who_signs_it() -> None:
    assert b"ClaimReview" not in write_linked(study())
    graph = json.loads(write_linked(study(), "Example Desk"))["@graph"]
    reviews = {each["itemReviewed"]["@id"]: each for each in graph if "reviewRating" in each}
    judged = study().comparison()
    judged = judged[judged["verdict"].isin(["hit", "near", "miss", "reached", "not reached"])]
    verdicts = dict(zip("#" + judged["claim_id"], judged["verdict"], strict=True))
    assert {name: each["reviewRating"]["alternateName"] for name, each in reviews.items()} == (
        verdicts
    )
    assert {*verdicts.values()} >= {"hit", "miss"}
    for name, each in reviews.items():
        stars = {"hit": 5, "miss": 1, "near": 3, "reached": 5, "not reached": 1}[verdicts[name]]
        assert each["reviewRating"]["ratingValue"] == stars
        assert each["author"]["name"] == "Example Desk"
    assert {each["@id"] for each in graph if "@id" in each} >= reviews.keys()


def test_pyld_expands_every_claim_and_review() -> None:
    jsonld = peer("pyld").jsonld
    vocabulary = {"@context": {"@vocab": "https://schema.org/"}}

    def load(url: str, _: object) -> dict[str, object]:
        return {"contextUrl": None, "documentUrl": url, "document": vocabulary}

    facts = json.loads(write_linked(study(), "Example Desk"))
    found = jsonld.expand(facts, {"documentLoader": load, "base": "https://example.org/"})
    kinds = [each["@type"][0].rpartition("/")[2] for each in found]
    assert kinds.count("Claim") == len(tables()["claims"])
    assert kinds.count("ClaimReview") == len(found) - len(tables()["claims"]) > 2
    claims = {each["@id"] for each in found if each["@type"][0].endswith("Claim")}
    reviewed = [each for each in found if each["@type"][0].endswith("Review")]
    assert {each["https://schema.org/itemReviewed"][0]["@id"] for each in reviewed} <= claims


def test_a_parquet_file_has_every_cell_and_says_what_each_column_is() -> None:
    parquet = peer("pyarrow.parquet")
    for name, table in TABLES.items():
        found = parquet.read_table(io.BytesIO(write_parquet(tables(), name)))
        cells = [tuple(row.values()) for row in found.to_pylist()]
        days = [[str(cell) if isinstance(cell, date) else cell for cell in row] for row in cells]
        assert [tuple(row) for row in days] == tables()[name]
        for each, field in zip(table.columns, found.schema, strict=True):
            assert field.metadata[b"description"].decode() == each.description
            assert field.metadata[b"unit"].decode() == each.unit


def test_sources_are_cited_by_their_day_each_by_a_key_of_its_own() -> None:
    early = date(2025, 1, 1)
    items = json.loads(write_csl(study(early)))
    assert len(items) == len(tables(early)["sources"]) < len(json.loads(write_csl(study())))
    assert len({item["id"] for item in items}) == len(items)
    for item, source in zip(items, study(early).ledger.sources, strict=False):
        (parts,) = item["issued"]["date-parts"]
        assert "-".join(f"{part:02}" for part in parts) == source.published.text
        assert item["title"] == source.title
    assert write_bibtex(study(early)).count(b"@misc{") == len(items)


def test_peers_read_the_citations_markup_and_all(tmp_path: Path) -> None:
    write_hostile_ledger(tmp_path, (LEDGER / "actuals" / "kites_sold_world.csv").read_text("utf-8"))
    file = tmp_path / "claims" / "all.yaml"
    text = file.read_text(encoding="utf-8").replace("title: 'title", "title: '50% & {a}_b \\x $")
    file.write_text(text, encoding="utf-8")
    found = open_study(tmp_path / "claims", tmp_path / "actuals", as_of=AS_OF)
    assert not found.problems
    (item,) = json.loads(write_csl(found))
    assert item["title"] == rf"50% & {{a}}_b \x $ {MARKUP}"
    bibtexparser = peer("bibtexparser")
    library = bibtexparser.parse_string(write_bibtex(found).decode("utf-8"))
    assert library.failed_blocks == []
    (entry,) = library.entries
    title = rf"50\% \& \{{a\}}\_b \textbackslash{{}}x \$ {MARKUP}".replace(
        "{{hit}}", r"\{\{hit\}\}"
    )
    assert entry["title"] == f"{{{title}}}"
    assert entry["url"].startswith("https://example.org/")


@pytest.mark.parametrize(("place", "code"), [(".", 2), ("..", 2), ("a\\b", 2), ("\udcff.db", 0)])
def test_names_that_are_none_are_faults_of_the_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, code: int
) -> None:
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    found, _, err = run("export", "sqlite", "-o", place, *AS_OF_KITES)
    assert found == code, err
    assert code == 0 or "is no name of a file" in err


def test_the_command_writes_files_and_says_where_they_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    code, out, err = run("export", "sqlite", "-o", "out/kites.db", *AS_OF_KITES)
    assert (code, out, err) == (0, "", "out/kites.db\n")
    assert [*json.loads(Path("out/kites.metadata.json").read_text("utf-8"))["databases"]] == [
        "kites"
    ]
    assert Path("out/kites.db").read_bytes()[:15] == b"SQLite format 3"
    assert run("export", "datapackage", "-o", "package", *AS_OF_KITES)[0] == 0
    assert Path("package/tables/claims.csv").is_file()
    for kind in ("jsonl", "jsonld", "csl", "bibtex"):
        code, out, _ = run("export", kind, *AS_OF_KITES)
        assert code == 0
        assert "Kites will fly" in out
        assert run("export", kind, "-o", f"{kind}.txt", *AS_OF_KITES)[0] == 0
        assert Path(f"{kind}.txt").read_text(encoding="utf-8") == out
    for kind, told in (("iamc", 2), ("sdmx", 1), ("hubverse", 2), ("xlsx", 0), ("parquet", 0)):
        code, out, err = run("export", kind, "-o", f"{kind}-out", *AS_OF_KITES)
        assert (code, out) == (0, "")
        assert err.splitlines()[-1] == f"{kind}-out"
        assert [line.split(",")[0].split()[2] for line in err.splitlines()[:-1]] == [
            "written"
        ] * told
    assert run("export", "iamc", *AS_OF_KITES)[1] == Path("iamc-out").read_text("utf-8")
    assert Path("sdmx-out/outcomes.csv").is_file()
    assert "--reviewer goes with jsonld" in run("export", "csl", "--reviewer", "A")[2]
    outcomes = run("export", "jsonl", "--table", "outcomes", *AS_OF_KITES)[1]
    assert json.loads(outcomes.splitlines()[0])["series"] == "kites_sold_world"
    code, out, err = run("export", "sqlite", *AS_OF_KITES)
    assert (code, out) == (2, "")
    assert "name its place with -o" in err
    code, _, err = run("export", "jsonl", "--table", "claim", *AS_OF_KITES)
    assert code == 2
    assert "claims" in err
