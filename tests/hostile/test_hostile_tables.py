"""Tables, drafts and options of others, damaged, through the commands that take one file each."""

import csv
import io
import json
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pytest
from attack import AS_OF, PAYLOADS, TIMES, copied, copied_short, mutants, run, say, tree
from click.testing import CliRunner
from test_hostile_drafts import ARTICLE, STATED
from test_hostile_fields import AMOUNTS, DATES, NUMBERS

from forecasts.boundary import INTERRUPTED
from forecasts.cli import main
from forecasts.ledger import load

CLAIMS = [
    ["source", "period", "horizon", "value", "published", "low", "high", "quantile"],
    *(
        [name, str(year), "1", str(100 + year % 7), f"{year - 1}-05-01", "90", "120", "0.5"]
        for name in ("a", "b")
        for year in range(2012, 2027)
    ),
]
OUTCOMES = [
    ["period", "value", "published"],
    *([str(year), str(100 + year % 5), f"{year + 1}-02-01"] for year in range(2000, 2024)),
]
COLUMNS = ("--columns", "stated=published", "--columns", "source=source")
TABLES = ("--claims", "claims.table", "--actuals", "outcomes.table", "--on", "period")
KINDS = ("error-by-horizon", "forecasts", "score-over-time", "relative-skill", "coverage", "wis")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("outlook", *TABLES, "--as-of", "2024-06-01"),
    ("outlook", *TABLES, "--as-of", "2024-06-01", "--format", "xlsx"),
    ("score", *TABLES, "--by", "source", "--pairs"),
    ("score", *TABLES, "--by", "source,horizon", "--format", "xlsx"),
    *(("chart", kind, *TABLES, "--format", "svg", "-o", "out") for kind in KINDS[:3]),
    ("score", *TABLES, "--by", "period", "--format", "csv"),
    *(("chart", kind, *TABLES, "--format", "svg", "-o", "out") for kind in KINDS[3:]),
    ("import", "claims.table", "--guess"),
)


def as_csv(rows: list[list[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8", "surrogatepass")


def as_lines(rows: list[list[str]]) -> bytes:
    head, *body = rows
    lines = (json.dumps(dict(zip(head, row, strict=True))) for row in body)
    return "\n".join(lines).encode()


@pytest.mark.parametrize(("end", "written"), [(".csv", as_csv), (".jsonl", as_lines)])
def test_damaged_tables_get_an_answer(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    end: str,
    written: Callable[[list[list[str]]], bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = {f"claims{end}": written(CLAIMS), f"outcomes{end}": written(OUTCOMES)}
    commands = cycle(COMMANDS)
    tried, failed = 0, []
    for seed, name in enumerate(whole):
        for other, data in whole.items():
            Path(other).write_bytes(data)
        for number, data in enumerate(islice(mutants(whole[name], seed), 12 * TIMES)):
            Path(name).write_bytes(data)
            words = tuple(word.replace(".table", end) for word in next(commands))
            code, wrong = run(*words)
            tried += 1
            if wrong or code == 3:
                failed.append(f"{words} on {name}, seed {seed}, {number}: {code} {wrong}")
    say(f"damaged tables, {end}", tried, failed)


def test_payloads_in_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = cycle(COMMANDS)
    tried, failed = 0, []
    for name, rows, other in (
        ("claims.csv", CLAIMS, ("outcomes.csv", OUTCOMES)),
        ("outcomes.csv", OUTCOMES, ("claims.csv", CLAIMS)),
    ):
        Path(other[0]).write_bytes(as_csv(other[1]))
        for column in range(len(rows[0])):
            texts = (*NUMBERS, *DATES, *PAYLOADS)
            step = max(1, 12 // TIMES)
            for number, text in enumerate(texts[column % step :: step]):
                changed = [list(row) for row in rows]
                # The first turn changes a head, others a cell.
                changed[number % len(changed)][column] = text
                Path(name).write_bytes(as_csv(changed))
                words = tuple(word.replace(".table", ".csv") for word in next(commands))
                code, wrong = run(*words)
                tried += 1
                if wrong or code == 3:
                    failed.append(f"{words}, {name} {column} = {text[:50]!r}: {code} {wrong}")
    outside = {path.name for path in tmp_path.iterdir()} - {"claims.csv", "outcomes.csv", "out"}
    failed += [f"written outside: {name}" for name in outside]
    say("payloads in tables", tried, failed)


def test_damaged_ledgers_under_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = copied_short(tmp_path)
    monkeypatch.chdir(top)
    words = ("sheet", "--where", "subject=example-lamps", *AS_OF, "--format", "md", "-o", "out")
    tried, failed = 0, []
    files = sorted(path for path in top.rglob("*") if path.suffix in {".yaml", ".csv"})
    for seed, path in enumerate(files):
        whole = path.read_bytes()
        for number, data in enumerate(islice(mutants(whole, seed), 5 * TIMES)):
            path.write_bytes(data)
            _, wrong = run(*words)
            tried += 1
            failed += [f"{path.name}, seed {seed}, {number}: {wrong}"] if wrong else []
        path.write_bytes(whole)
    say("sheets of damaged files", tried, failed)


@pytest.mark.parametrize("keys", ["a\n\n\n\n", "n\n", "e\nq\n", "a\nx\x1b[2J\n../../y\n\n"])
def test_damaged_drafts_are_accepted_whole_or_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    top = copied(tmp_path)
    monkeypatch.chdir(top)
    monkeypatch.setenv("EDITOR", "sed -i s/5/6/")
    Path("a.txt").write_text(ARTICLE)
    assert run("extract", "a.txt", *STATED, "--into", "claims") == (0, "")
    (file,) = (
        path for path in (top / "claims").glob("2024*.yaml") if b"draft" in path.read_bytes()
    )
    whole = file.read_bytes()
    failed = []
    for number, data in enumerate(islice(mutants(whole, len(keys)), 12 * TIMES)):
        file.write_bytes(data)
        before = faults_of_form()
        result = CliRunner().invoke(main, ["accept"], input=keys)
        if result.exit_code not in {0, 1, 2, INTERRUPTED}:
            failed.append(f"{number}: {result.exit_code} {result.output[-300:]}")
        if faults_of_form() != before:
            failed.append(f"{number}: {before} became {faults_of_form()}")
        (top / "claims" / "codes" / "refused.tsv").unlink(missing_ok=True)
    outside = {path.name for path in top.iterdir()} - {"a.txt", "claims", "actuals"}
    failed += [f"written outside: {name}" for name in outside]
    say("damaged drafts", 12 * TIMES, failed)


def faults_of_form() -> list[str]:
    return [problem.code for problem in load(Path("claims")).problems if problem.code < "F1"]


OPTIONS = {
    "--period": DATES, "--value": (*NUMBERS, *AMOUNTS, "18-22", ">20"), "--unit": PAYLOADS[::4],
    "--published": DATES, "--release": PAYLOADS[::4], "--rounding": NUMBERS,
    "--price-basis": DATES, "--url": PAYLOADS[::4], "--notes": PAYLOADS[::3],
}  # fmt: skip


def test_payloads_as_options_of_actuals_add(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row is taken and the outcomes stay sound, or nothing changes."""
    top = copied(tmp_path)
    monkeypatch.chdir(top)
    good = {"--period": "2025", "--value": "250", "--published": "2026-02-01"}
    before = tree(top / "actuals")
    tried, failed = 0, []
    for option, texts in OPTIONS.items():
        for text in texts[:: max(1, 4 // TIMES)]:
            given = {**good, option: text}
            words = [word for pair in given.items() for word in pair]
            code, wrong = run("actuals", "add", "lamps", *words)
            sound = run("actuals", *AS_OF)
            tried += 1
            if wrong or code == 3 or sound != (0, ""):
                failed.append(f"{option} {text[:50]!r}: {code} {wrong} {sound}")
            if code and tree(top / "actuals") != before:
                failed.append(f"{option} {text[:50]!r}: refused and written")
            for name, data in before.items():
                (top / "actuals" / name).write_bytes(data)
    for series in ("../lamps", "/etc/passwd", "lamps.csv", "LAMPS", "", "\x1b[2J", "a/b", "-"):
        code, wrong = run("actuals", "add", "--", series, *[w for p in good.items() for w in p])
        tried += 1
        failed += [f"{series!r}: {code} {wrong}"] if code != 2 or wrong else []
    say("options of actuals add", tried, failed)
