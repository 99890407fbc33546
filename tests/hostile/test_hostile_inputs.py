"""Every format that is read, damaged, through every command in process: always an answer."""

import time
from itertools import islice
from pathlib import Path

import pytest
from attack import AS_OF, TIMES, copied, mutants, run, say

COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "claims": (
        ("check",), ("check", "--format", "sarif"), ("list", *AS_OF, "--to", "EUR"),
        ("compare", *AS_OF), ("due", *AS_OF, "--within", "9y"), ("fmt", "--check"),
        ("check", "--consistency"), ("score", *AS_OF),
    ),
    "actuals": (("actuals", *AS_OF), ("list", *AS_OF, "--format", "csv"), ("compare", *AS_OF)),
}  # fmt: skip
SLOWEST = 20.0  # seconds, on a machine that does other things as well


@pytest.mark.parametrize("part", COMMANDS)
def test_damaged_files_get_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    top = copied(tmp_path)
    monkeypatch.chdir(top)
    files = sorted(path for path in (top / part).rglob("*") if path.is_file())
    tried, failed, seed = 0, [], 0
    for path in files:
        whole = path.read_bytes()
        for number, data in enumerate(islice(mutants(whole, seed := seed + 1), 6 * TIMES)):
            path.write_bytes(data)
            command = COMMANDS[part][(number + seed) % len(COMMANDS[part])]
            start = time.monotonic()
            _, wrong = run(*command)
            tried += 1
            if wrong or time.monotonic() - start > SLOWEST:
                failed.append(f"{command} on {path.name}, seed {seed}, {number}: {wrong or 'slow'}")
        path.write_bytes(whole)
    say(f"damaged {part}", tried, failed)


def test_damaged_outcomes_and_claims_draw_or_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = copied(tmp_path)
    monkeypatch.chdir(top)
    files = sorted(path for path in top.rglob("*") if path.suffix in {".yaml", ".csv"})
    tried, failed = 0, []
    for seed, path in enumerate(files):
        whole = path.read_bytes()
        for number, data in enumerate(islice(mutants(whole, seed), TIMES)):
            path.write_bytes(data)
            kind = ("ladder", "hedgehog", "basis", "scorecard")[(number + seed) % 4]
            _, wrong = run("chart", kind, *AS_OF, "--format", "svg", "-o", "out")
            tried += 1
            if wrong:
                failed.append(f"chart {kind} on {path.name}, seed {seed}, {number}: {wrong}")
        path.write_bytes(whole)
    say("charts of damaged files", tried, failed)
