"""Every format that is read, damaged, through every command that reads it: always an answer.

Which command reads which file is a table here, and is seen: a hook tells what each of them opens.
"""

import csv
import io
import json
import os
import re
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest
from attack import AS_OF, TIMES, copied_one, mutants, run, say, tree
from click.testing import CliRunner
from test_hostile_drafts import ARTICLE, PAGE, STATED, TEXT, make_pdf
from test_hostile_inputs import SLOWEST
from test_hostile_kills import SNIPPET
from test_hostile_tables import CLAIMS, OUTCOMES, as_csv, as_lines

from forecasts.boundary import INTERRUPTED
from forecasts.cli import COMMANDS, main
from test_corpora import response
from test_importing import TINY_MAP, TINY_ROW

DAILY = "claims/2024-example-daily.yaml"
LEDGER = MappingProxyType({
    "claims": DAILY, "codes": "claims/codes/subjects.yaml", "outcomes": "actuals/lamps.csv",
    "origins": "actuals/lamps.origin.yaml", "rates": "claims/rates/own.csv",
})  # fmt: skip
FORMS = ("csv", "jsonl", "parquet", "xlsx")
TABLES = FORMS[:3]
FIGURE = ("--period", "2025", "--value", "250", "--published", "2026-02-01")
DRAWN = ("--format", "svg", "-o", "out")
SCORED = {
    form: ("--claims", f"claims.{form}", "--actuals", f"outcomes.{form}", "--on", "period")
    for form in TABLES
}
WHOLE = frozenset(("claims", "codes", "outcomes", "origins", "rates"))
READ = frozenset(("claims", "codes"))
SEEN = frozenset((*READ, "outcomes", "origins"))

# What each command is run with, and the parts of a ledger and the other files that it opens.
RUNS: Mapping[str, tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]] = {
    "check": (("check",), SEEN, ()),
    "check --fix": (("check", "--fix"), SEEN, ("claims/schema.json",)),
    "list": (("list", *AS_OF, "--where", "unit=unit"), WHOLE, ()),
    "show": (("show", "lamps-hit-2025", *AS_OF), WHOLE, ()),
    "compare": (("compare", *AS_OF), WHOLE, ()),
    "actuals": (("actuals", *AS_OF), WHOLE, ()),
    "actuals add": (("actuals", "add", "lamps", *FIGURE), SEEN, ()),
    "consistency": (("consistency", *AS_OF), WHOLE, ()),
    "convert": (("convert", "25 trillion VND", *AS_OF), frozenset({"rates"}), ()),
    "add": (("add", "--into", DAILY, "snippet.yaml"), SEEN,
            ("snippet.yaml", "claims/schema.json")),
    "undo": (("undo",), READ, ("../cache/forecasts/added",)),
    "fmt": (("fmt",), frozenset({"claims"}), ()),
    "edit": (("edit", "lamps-hit-2025"), SEEN, ()),
    "accept": (("accept",), frozenset({"claims"}), ("claims/codes/refused.tsv",)),
    "chart": (("chart", "ladder", *AS_OF, *DRAWN, "--where", "unit=unit"), WHOLE, ()),
    "sheet": (
        ("sheet", "--where", "unit=unit", *AS_OF, "--format", "md", "-o", "out"), WHOLE, (),
    ),
    "review": (("review", "2024", *AS_OF, "-o", "reviewed", "--workers", "1", "--where",
                "subject=example-lamps"), WHOLE, ("reviewed/manifest.json",)),
    "review of two": (("review", "2024", "a=claims", "b=claims", *AS_OF, "-o", "reviewed",
                       "--workers", "1"), WHOLE, ("reviewed/manifest.json",)),
    "site": (("site", *AS_OF, "--language", "en", "-o", "pages", "--review", "reviewed",
              "--where", "unit=unit"), WHOLE,
             ("reviewed/manifest.json", "pages/manifest.json")),
    "site of two": (("site", "a=claims", "b=claims", *AS_OF, "--language", "en", "-o", "pages"),
                    WHOLE, ("pages/manifest.json",)),
    "export": (("export", "jsonl", *AS_OF, "--where", "unit=unit"), WHOLE, ()),
    "export sqlite": (("export", "sqlite", *AS_OF, "-o", "new.db"), WHOLE, ()),
    "export hubverse": (("export", "hubverse", *AS_OF, "-o", "hub"), WHOLE, ()),
    "export jsonld": (("export", "jsonld", *AS_OF), WHOLE, ()),
    "sql": (("sql", "select * from claims", *AS_OF), WHOLE, ()),
    "due": (("due", *AS_OF, "--within", "9y"), WHOLE, ()),
    "score": (("score", *AS_OF), WHOLE, ()),
    "schema": (("schema", "claims"), READ, ()),
    "doctor": (("doctor",), READ, ("claims/schema.json",)),
    "fetch": (("fetch", "lamps", "--offline", "answer.csv"), SEEN, ("answer.csv",)),
    "archive": (("archive", "--dry-run"), READ, ()),
    **{
        f"extract {form}": (("extract", f"article.{form}", *STATED), READ,
                            (f"article.{form}", "claims/codes/refused.tsv"))
        for form in ("txt", "html", "pdf")
    },
    **{
        f"corpus {form}": (("extract", f"corpus.{form}", "--corpus", f"read-{form}", *STATED,
                            "--workers", "1"), frozenset(), (f"corpus.{form}",))
        for form in ("jsonl", "parquet", "warc")
    },
    "corpus again": (("extract", "corpus.jsonl", "--corpus", "done", *STATED, "--workers", "1"),
                     frozenset(), ("done/manifest.json",)),
    **{
        f"score {form}": (("score", *SCORED[form], "--by", "source"), frozenset(),
                          (f"claims.{form}", f"outcomes.{form}"))
        for form in TABLES
    },
    **{
        f"outlook {form}": (("outlook", *SCORED[form], "--as-of", "2024-06-01"), frozenset(),
                            (f"claims.{form}", f"outcomes.{form}"))
        for form in TABLES
    },
    **{
        f"chart {form}": (("chart", "score-over-time", *SCORED[form], *DRAWN), frozenset(),
                          (f"claims.{form}", f"outcomes.{form}"))
        for form in TABLES
    },
    "import": (("import", "table.csv", "--map", "map.yaml", "--into", "in", "--replace"),
               frozenset({"codes"}), ("table.csv", "map.yaml")),
    **{
        f"import {name}": (("import", name, "--into", "in", "--replace"), frozenset({"codes"}),
                          (name,))
        for name in (*(f"entries.{form}" for form in FORMS), "all.db", "claims.jsonld",
                     "package/tables/entries.csv")
    },
}  # fmt: skip
ANSWERS = frozenset((4, INTERRUPTED))
"""Of a network, here a file in its place, and of a terminal that has no more keys."""
KEYS = b"n\n"
"""What `accept` is told: never again."""
BY_ARROW = frozenset(f"{name}.parquet" for name in ("claims", "outcomes"))
"""Opened where no hook of Python sees it."""
NO_FILE = frozenset(("explain", "units"))
ELSEWHERE = frozenset(("init", "read", "rates"))
"""A folder that is made, a text (test_hostile_inputs), and the network (below)."""


def test_every_command_is_run_on_what_it_reads() -> None:
    run_on = {words[0] for words, _, _ in RUNS.values()}
    assert (run_on | NO_FILE | ELSEWHERE, run_on & (NO_FILE | ELSEWHERE)) == (
        COMMANDS.keys(), set(),
    )  # fmt: skip


OPENED: set[str] = set()
"""What was opened since it was last cleared, by its address as the program names it."""


def note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        OPENED.add(os.path.abspath(os.fsdecode(arguments[0])))  # noqa: PTH100 - no link followed


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Enter a folder with a file of every format, all of them sound."""
    folder = copied_one(tmp_path_factory.mktemp("formats") / "top")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
        patch.setenv("EDITOR", "true")
        make_all(folder)
        yield folder


def make_all(top: Path) -> None:
    rates = top / LEDGER["rates"]
    rates.parent.mkdir()
    rates.write_text(
        "currency,economy,year,figure,value,origin\nVND,VNM,2024,lcu_per_usd,25000,State Bank\n"
    )
    with (top / LEDGER["origins"]).open("a") as origin:
        origin.write("fetch: {kind: csv, url: https://example.org/a, period: year, value: sold}\n")
    (top / "answer.csv").write_text("year,sold\n2024,77\n")
    (top / "map.yaml").write_text(TINY_MAP, encoding="utf-8")
    with (top / "table.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([list(TINY_ROW), list(TINY_ROW.values())])
    for name, rows in (("claims", CLAIMS), ("outcomes", OUTCOMES)):
        (top / f"{name}.csv").write_bytes(as_csv(rows))
        (top / f"{name}.jsonl").write_bytes(as_lines(rows))
        frame = pd.read_csv(io.BytesIO(as_csv(rows)))
        frame.to_parquet(top / f"{name}.parquet")
        frame.to_excel(top / f"{name}.xlsx", index=False)
    for form, data in (("txt", ARTICLE.encode()), ("html", PAGE.encode()),
                       ("pdf", make_pdf(TEXT, packed=False))):  # fmt: skip
        (top / f"article.{form}").write_bytes(data)
    texts = [{"text": ARTICLE, "url": "https://example.org/1"}]
    (top / "corpus.jsonl").write_text(json.dumps(texts[0]) + "\n")
    pd.DataFrame(texts).to_parquet(top / "corpus.parquet")
    (top / "corpus.warc").write_bytes(response("200 OK", "text/html", PAGE))
    for words in (
        *(("export", form, "--table", "entries", "-o", f"entries.{form}") for form in FORMS),
        ("export", "sqlite", "-o", "all.db"), ("export", "jsonld", "-o", "claims.jsonld"),
        ("export", "datapackage", "-o", "package"), RUNS["review"][0], RUNS["site"][0],
        RUNS["corpus again"][0],
        ("extract", "article.txt", *STATED, "--into", "claims"),
    ):  # fmt: skip
        dated = (*words, *AS_OF) if words[0] == "export" else words
        assert run(*dated) == (0, ""), dated
    assert run("accept", stdin=KEYS) == (0, "")
    (top / "article.txt").write_text(ARTICLE.replace("5 million", "7 million"))
    assert run("extract", "article.txt", *STATED, "--into", "claims") == (0, "")
    (top / "claims" / "schema.json").write_text(
        CliRunner().invoke(main, ["schema", "claims"]).stdout, encoding="utf-8"
    )
    (top / "snippet.yaml").write_text(SNIPPET.format(n=2))
    assert run("add", "--into", DAILY, "snippet.yaml") == (0, "")
    (top / "snippet.yaml").write_text(SNIPPET.format(n=3))


def files_of(name: str) -> list[str]:
    """Return the files that a command opens, as the table above has them."""
    _, parts, others = RUNS[name]
    return [*sorted(LEDGER[part] for part in parts), *others]


EVERY = frozenset(file for name in RUNS for file in files_of(name))


HASHED = re.compile(r"(?<=/added)-[0-9a-f]+$")
"""What the name of the last `add` has of the ledger's place."""


def place_of(top: Path, file: str) -> Path:
    (path,) = [
        path
        for path in (top / file).parent.iterdir()
        if HASHED.sub("", str(path)) == str(top / file)
    ]
    return path


def restore(top: Path, whole: Mapping[str, bytes]) -> None:
    for name in tree(top.parent).keys() - whole.keys():
        (top.parent / name).unlink()
    for name, data in whole.items():
        path = top.parent / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def test_each_command_opens_the_files_of_the_table(top: Path) -> None:
    whole = tree(top.parent)
    listening = [True]
    sys.addaudithook(lambda *event: note(*event) if listening else None)
    failed = []
    for name, (words, _, _) in RUNS.items():
        OPENED.clear()
        code, wrong = run(*words, stdin=KEYS)
        found = {HASHED.sub("", os.path.relpath(path, top)) for path in OPENED} & EVERY
        restore(top, whole)
        if (code, found) != (0, set(files_of(name)) - BY_ARROW):
            failed.append(f"{name}: {code} {wrong}, {sorted(found ^ set(files_of(name)))}")
    listening.clear()
    say("commands on sound files", len(RUNS), failed)


@pytest.mark.parametrize("name", RUNS)
def test_every_format_damaged_through_every_command_gets_an_answer(top: Path, name: str) -> None:
    whole = tree(top.parent)
    tried, failed = 0, []
    for file in files_of(name):
        path = place_of(top, file)
        seed = zlib.crc32(f"{name} {file}".encode())
        for number, data in enumerate(islice(mutants(path.read_bytes(), seed), TIMES)):
            path.write_bytes(data)
            start = time.monotonic()
            code, wrong = run(*RUNS[name][0], stdin=KEYS)
            restore(top, whole)
            tried += 1
            if (wrong and code not in ANSWERS) or time.monotonic() - start > SLOWEST:
                failed.append(f"{name} on {file}, {number}: {code} {wrong or 'slow'}")
    say("every format through every command", tried, failed)
