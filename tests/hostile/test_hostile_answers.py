"""Answers of the network, damaged, through the three commands that ask it: whole, or refused."""

import io
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from attack import TIMES, copied_one, mutants, run, say, tree

from forecasts.cli import archive as archive_command
from forecasts.fetching import rates as fetching_rates
from forecasts.fetching import web
from loopback import Host, host, http

ONCE = ("--allow-private", "--attempts", "1", "--timeout", "5")
FETCH = ("fetch", "lamps", *ONCE)
RATES = ("rates", "update", "--retrieved", "2027-01-15", *ONCE)
HISTORY = b"Date,USD,CNY,ROL,\n2027-01-14,1.1,7.9,N/A,\n2027-01-13,1.2,7.8,N/A,\n"
BANK = json.dumps(
    [{"pages": 1, "lastupdated": "2027-01-02"},
     [{"countryiso3code": "CHN", "date": "2026", "value": 7.1},
      {"countryiso3code": "USA", "date": "2026", "value": 1}]]
).encode()  # fmt: skip
URL, DAY = "https://example.org/lamps?a=1&b=2", "20240301"
STAMP = f"{DAY}120000"
COPY = f"https://web.archive.org/web/{STAMP}/{URL}"
CLOSEST = {"available": True, "status": "200", "url": COPY, "timestamp": STAMP}
FOUND = json.dumps({"archived_snapshots": {"closest": CLOSEST}}).encode()
SOUND: dict[str, tuple[tuple[str, ...], bytes]] = {
    "csv": (FETCH, b"year,sold\n2024,77\n2025,80\n"),
    "json": (FETCH, b'[{"year": "2024", "sold": 77}, {"year": "2025", "sold": 80}]'),
    "days": (RATES, HISTORY),
    "years": (RATES, BANK),
    "copies": (("archive", "--pause", "0", *ONCE), FOUND),
}


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.chdir(copied_one(tmp_path))
    monkeypatch.setattr(web, "sleep", lambda _: None)
    monkeypatch.setattr(archive_command, "sleep", lambda _: None)
    with host() as opened:
        monkeypatch.setattr(fetching_rates, "ECB", f"{opened.address}/ecb.zip")
        monkeypatch.setattr(fetching_rates, "WORLD_BANK", f"{opened.address}/bank")
        yield opened


def answers(there: Host, kind: str, data: bytes) -> tuple[str, ...]:
    """Let the host answer with the data; return the command that asks for it."""
    words, _ = SOUND[kind]
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        file.writestr("eurofxref-hist.csv", data if kind == "days" else HISTORY)
    there.says("/ecb.zip", http(packed.getvalue()))
    there.says("/bank", http(data if kind == "years" else BANK))
    there.says("/figures", http(data))
    there.says(f"/find?url={quote(URL, safe='')}&timestamp={DAY}", http(data))
    if words[0] == "archive":
        return (*words, "--save", f"{there.address}/save", "--find", f"{there.address}/find")
    return words


@pytest.mark.parametrize("kind", SOUND)
def test_damaged_answers_are_taken_whole_or_refused(there: Host, kind: str) -> None:
    top = Path.cwd()
    if SOUND[kind][0] == FETCH:
        with (top / "actuals" / "lamps.origin.yaml").open("a") as origin:
            place = f"url: {there.address}/figures, period: year, value: sold"
            origin.write(f"fetch: {{kind: {kind}, {place}}}\n")
    before = tree(top)
    sound = SOUND[kind][1]
    assert run(*answers(there, kind, sound)) == (0, "")
    changed = tree(top)
    assert changed != before
    tried, failed = 0, []
    for number, data in enumerate([sound, *islice(mutants(sound, 3), 15 * TIMES)]):
        restore(top, before)
        code, wrong = run(*answers(there, kind, data))
        tried += 1
        if (wrong and code != 4) or run("check")[0] or run("actuals")[0]:
            failed.append(f"{kind}, {number}: {code} {wrong} {data[:300]!r}")
        if code not in {0, 1} and kind != "copies" and named(tree(top)) != named(before):
            failed.append(f"{kind}, {number}: refused and written")
    say(f"damaged answers of the network, {kind}", tried, failed)


def named(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not name.endswith(".lock")}


def restore(top: Path, whole: dict[str, bytes]) -> None:
    for name in tree(top).keys() - whole.keys():
        (top / name).unlink()
    for name, data in whole.items():
        (top / name).write_bytes(data)
