"""Every payload in every field, the file well formed around it: always an answer, and inert."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from attack import AS_OF, PAYLOADS, TIMES, copied, run, say

from forecasts.checks import check
from forecasts.diagnostics import FORMATS, render
from forecasts.ledger import load

NUMBERS = (
    "0", "-1", "1e299", "1e30", "-1e30", "1e-30", "5e-324", "0e999999", "1e9999", "1e-9999",
    "999999999999999999999", "0.000000000000000000001", "+5", ".5", "5.", "0x10", "١٢", "1,5",
)  # fmt: skip
DATES = (
    "2262-04-11", "2262-04-12", "9999-12-31", "9999", "0001-01-01", "0001", "0000", "1677-09-20",
    "1500-01-01", "2300", "2025-02-30", "by 9999", "by 2262", "by 2263", "2263", "1500", "FY9999",
    "2025-01/9999-12", "by end of 9999",
)  # fmt: skip
AMOUNTS = (
    "1e300 USD", "99999999999999999999999999 trillion USD", "0 USD", "-5 billion USD",
    "5 billion XAU", "0.0000000000000000000000000001 USD", "> 0 unit", "1e30 billion CNY",
    "100% a year", "-100%",
    "999999999% a year from 2020", "5 million unit, cumulative 1900-9999",
    "about 5 million unit, cumulative 2262-2263", "one hundred and " * 155 + "USD",
)  # fmt: skip
COMMANDS = (
    ("check",), ("check", "--format", "github"), ("check", "--format", "sarif"),
    ("list", *AS_OF, "--to", "CNY"), ("list", *AS_OF, "--format", "md"),
    ("compare", *AS_OF, "--format", "csv"), ("due", *AS_OF, "--within", "9999y"),
    ("score", *AS_OF), ("check", "--consistency"), ("doctor",),
    ("consistency", *AS_OF, "--format", "json"),
)  # fmt: skip
UNITS = """heat-pump: {name: Heat pump, name_zh: 热泵, definition: one, words: {en: [heat pumps]}}
therm: {name: Therm, of: MJ, factor: "105.5", source: https://example.org}
"""
KINDS = ("ladder", "basis", "hedgehog", "scorecard", "matrix", "drift")


def command_for(number: int, commands: tuple[tuple[str, ...], ...] = COMMANDS) -> tuple[str, ...]:
    """Return the command of an attack: each in its turn, every twelfth a chart."""
    turn, last = divmod(number, 12)
    if last == 11:
        kind = KINDS[turn % len(KINDS)]
        return ("chart", kind, *AS_OF, "--format", "svg", "-o", "out", "--to", "EUR")
    return commands[(11 * turn + last) % len(commands)]


def places(node: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - YAML
    """Return the way to every text of a document."""
    if isinstance(node, dict):
        return [found for key in node for found in places(node[key], (*way, key))]
    if isinstance(node, list):
        return [found for n, item in enumerate(node) for found in places(item, (*way, n))]
    return [way]


def put(node: Any, way: tuple[Any, ...], text: str) -> None:  # noqa: ANN401 - YAML
    for key in way[:-1]:
        node = node[key]
    node[way[-1]] = text


def likely(way: tuple[Any, ...]) -> tuple[str, ...]:
    """Return what goes wrong most in a field of that name."""
    name = str(way[-1])
    if name in {"published", "target", "entered", "on", "held", "date_accessed", "date_published"}:
        return DATES
    if name in {"value", "readings"}:
        return AMOUNTS
    return PAYLOADS


def test_payloads_in_every_field_of_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = copied(tmp_path)
    monkeypatch.chdir(top)
    (top / "claims" / "codes" / "units.yaml").write_text(UNITS, encoding="utf-8")
    ways = [
        (path, way)
        for path in sorted(top.rglob("*.yaml"))
        for way in places(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader))  # noqa: S506
    ]
    # One payload a field and time; 11 has no factor in common with the numbers of payloads.
    chosen = [
        (path, way, likely(way)[(11 * number + turn) % len(likely(way))])
        for turn in range(TIMES)
        for number, (path, way) in enumerate(ways)
    ]
    failed = []
    for number, (path, way, text) in enumerate(chosen):
        whole = path.read_text("utf-8")
        document = yaml.load(whole, yaml.CBaseLoader)  # noqa: S506 - texts only
        put(document, way, text)
        path.write_text(json.dumps(document), encoding="utf-8", errors="surrogatepass")
        command = command_for(number)
        _, wrong = run(*command)
        if wrong:
            failed.append(f"{command}: {path.name} {way} = {text[:60]!r}: {wrong}")
        path.write_text(whole, encoding="utf-8")
    say("payloads in fields", len(chosen), failed)


def test_payloads_in_every_cell_of_outcomes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = copied(tmp_path)
    monkeypatch.chdir(top)
    path = top / "actuals" / "lamps.csv"
    header, *rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    likeliest = {"value": NUMBERS, "rounding": NUMBERS, "period": DATES, "published_on": DATES}
    attacks = [
        (column, text)
        for column, name in enumerate(header)
        for text in likeliest.get(name, PAYLOADS[::7])
    ]
    tried, failed = 0, []
    for turn in range(TIMES):
        for number, (column, text) in enumerate(attacks[turn % 3 :: 3]):
            changed = [list(row) for row in rows]
            changed[number % len(rows)][column] = text
            stream = io.StringIO()
            csv.writer(stream, lineterminator="\n").writerows([header, *changed])
            path.write_text(stream.getvalue(), encoding="utf-8", errors="surrogatepass")
            command = command_for(number + turn, (("actuals", *AS_OF), *COMMANDS[3:]))
            _, wrong = run(*command)
            tried += 1
            if wrong:
                failed.append(f"{command}: {header[column]} = {text[:60]!r}: {wrong}")
    say("payloads in outcomes", tried, failed)


def test_payloads_as_rates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = copied(tmp_path)
    monkeypatch.chdir(top)
    (top / "claims" / "rates").mkdir()
    good = ["CNY", "China", "2020", "lcu_per_usd", "6.9", "a bank"]
    tried, failed = 0, []
    for column in range(len(good)):
        chosen = (*PAYLOADS, *NUMBERS)
        for text in chosen[column :: max(1, 12 // TIMES)]:
            row = [*good[:column], text, *good[column + 1 :]]
            stream = io.StringIO()
            head = ["currency", "economy", "year", "figure", "value", "origin"]
            csv.writer(stream, lineterminator="\n").writerows([head, row])
            rates = stream.getvalue()
            (top / "claims" / "rates" / "own.csv").write_text(rates, errors="surrogatepass")
            code, wrong = run("convert", "5 billion CNY", "--to", "USD", *AS_OF)
            tried += 1
            if wrong:
                failed.append(f"{column} = {text[:60]!r} ({code}): {wrong}")
    say("payloads in rates", tried, failed)


UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_printed_of_a_payload_is_inert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, payload: str
) -> None:
    top = copied(tmp_path)
    monkeypatch.chdir(top)
    path = top / "claims" / "2024-example-daily.yaml"
    document = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - texts only
    document["source"]["publisher"] = document["claims"][0]["subject"] = payload
    document["claims"][0][payload or "x"] = payload
    path.write_text(json.dumps(document), encoding="utf-8")
    ledger = load(Path("claims"))  # once for all formats
    for output_format in FORMATS:
        text = render(check(ledger), ledger.texts, output_format)
        assert not UNPRINTED.search(text)
        if output_format != "github":
            assert not any(line.startswith("::") for line in text.splitlines())
