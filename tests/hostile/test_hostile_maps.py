"""Every part of a map in every wrong shape, every cell of its table: a place, never a traceback."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from attack import PAYLOADS, TIMES, mutants, run, say
from click.testing import CliRunner
from test_hostile_fields import NUMBERS, put

from forecasts.cli import main
from test_importing import TINY_FIGURE, TINY_MAP, TINY_OUTCOMES, TINY_ROW

WRONG: tuple[Any, ...] = ("text", "", [], ["x"], [["x"]], {}, {"x": "y"}, {"x": {"y": []}}, [{}])
MAPS = {"claims": (TINY_MAP, TINY_ROW), "outcomes": (TINY_OUTCOMES, TINY_FIGURE)}
EXTRA = {
    "claims": ("held", "rows", "quotes", "part_of", "waivers", "file_names", "closing",
               "constants", "decimal"),
    "outcomes": ("add", "notes", "periods", "first_of", "final_before_end", "closing", "nonsense",
                 "decimal"),
}  # fmt: skip


def nodes(node: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - YAML
    """Return the way to every part of a document, whole mappings and lists too."""
    inner = node.items() if isinstance(node, dict) else enumerate(node)
    parts = inner if isinstance(node, dict | list) else ()
    return [way, *(found for key, item in parts for found in nodes(item, (*way, key)))]


def write(top: Path, text: str, row: dict[str, str]) -> tuple[str, ...]:
    with (top / "table.csv").open("w", encoding="utf-8", newline="", errors="replace") as stream:
        writer = csv.DictWriter(stream, list(row))
        writer.writeheader()
        writer.writerow(row)
    (top / "map.yaml").write_text(text, encoding="utf-8")
    return ("import", str(top / "table.csv"), "--map", str(top / "map.yaml"), "--into", "in/to")


@pytest.mark.parametrize("kind", MAPS)
def test_wrong_shapes_of_a_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.chdir(tmp_path)
    text, row = MAPS[kind]
    whole = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - texts only
    ways = [way for way in nodes(whole) if way] + [(name,) for name in EXTRA[kind]]
    tried, failed = 0, []
    for number, way in enumerate(ways):
        for wrong in WRONG if TIMES > 1 else WRONG[number % 3 :: 3]:
            changed = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - texts only
            put(changed, way, wrong)
            _, found = run(*write(tmp_path, json.dumps(changed), row), "--replace")
            tried += 1
            if found:
                failed.append(f"{way} = {wrong!r}: {found}")
    say(f"wrong shapes of a map of {kind}", tried, failed)


@pytest.mark.parametrize("kind", MAPS)
def test_payloads_in_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.chdir(tmp_path)
    text, row = MAPS[kind]
    tried, failed = 0, []
    step = max(1, 16 // TIMES)
    for number, column in enumerate(row):
        for payload in (*PAYLOADS, *NUMBERS)[number % step :: step]:
            command = write(tmp_path, text, {**row, column: payload})
            _, found = run(*command, "--replace")
            tried += 1
            if found:
                failed.append(f"{column} = {payload[:50]!r}: {found}")
    outside = {path.name for path in tmp_path.iterdir()} - {"table.csv", "map.yaml", "in"}
    failed += [f"written outside: {name}" for name in outside]
    say(f"payloads in a table of {kind}", tried, failed)


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "a/b", "x.y", "", "A", "a" * 90])
def test_a_series_cannot_be_named_out_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = yaml.load(TINY_OUTCOMES, yaml.CBaseLoader)  # noqa: S506 - texts only
    whole["series"][name] = whole["series"]["cars"]
    command = write(tmp_path, json.dumps(whole), {**TINY_FIGURE, "series": name})
    assert run(*command) == (2, "")
    assert not (tmp_path / "in").exists()


def test_payloads_in_the_header_of_a_table(tmp_path: Path) -> None:
    """The map that is proposed holds what was asked for and no key that a header smuggled in."""
    tried, failed = 0, []
    table = tmp_path / "table.csv"
    for payload in (*PAYLOADS, "x\nkind: outcomes", "y: {a}\nheld: {x: y}"):
        with table.open("w", encoding="utf-8", newline="", errors="replace") as stream:
            csv.writer(stream).writerows([[payload, "quote", "value"], ["a", payload, "1"]])
        result = CliRunner().invoke(main, ["import", str(table), "--guess"])
        tried += 1
        if result.exit_code not in {0, 2}:
            failed.append(f"{payload[:50]!r}: {result.output[-300:]}{result.exception!r}")
        elif result.exit_code == 0:
            guessed = yaml.load(result.stdout, yaml.CBaseLoader)  # noqa: S506 - texts only
            if guessed["kind"] != "claims" or set(guessed) & {"held", "rows", "quotes"}:
                failed.append(f"{payload[:50]!r}: {guessed}")
    say("payloads in a header", tried, failed)


def test_damaged_sheets_of_excel(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (list(TINY_ROW), list(TINY_ROW.values())):
        book.active.append(row)
    book.save(tmp_path / "whole.xlsx")
    whole, path, failed = (tmp_path / "whole.xlsx").read_bytes(), tmp_path / "table.xlsx", []
    (tmp_path / "map.yaml").write_text(TINY_MAP, encoding="utf-8")
    words = ("import", str(path), "--map", str(tmp_path / "map.yaml"), "--into", str(tmp_path))
    seeds = [*islice(mutants(whole, 1), 40 * TIMES), *repacked(whole, 20 * TIMES)]
    for number, data in enumerate(seeds):
        path.write_bytes(data)
        _, wrong = run(*words, "--dry-run")
        failed += [f"{number}: {wrong}"] if wrong else []
    say("damaged sheets of Excel", len(seeds), failed)


def repacked(whole: bytes, number: int) -> Iterator[bytes]:
    """Yield sheets whose parts are damaged and packed again, and some of immense sizes."""
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    far = parts[sheet].replace(b'r="2"', b'r="1048576"').replace(b'r="A2"', b'r="XFD1048576"')
    yield pack({**parts, sheet: far})
    yield pack({**parts, "xl/media/bomb": b"\0" * 210_000_000})
    changes = mutants(parts[sheet], 2)
    for _ in range(number):
        yield pack({**parts, sheet: next(changes)})


def pack(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return stream.getvalue()
