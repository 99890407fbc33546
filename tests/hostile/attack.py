"""What the attacks share: how often, what counts as held, and the counts that are printed."""

import os
import random
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from click.testing import CliRunner

from conftest import ROOT
from forecasts.cli import main

TIMES = int(os.environ.get("ATTACK", "1"))
"""How many times the usual number of attempts; `make attack` sets 20."""

COUNTS: list[tuple[str, int, int]] = []
"""What the running test tried and what got through; `conftest.py` takes them."""

AS_OF = ("--as-of", "2025-11-21")
LEDGER = ROOT / "tests" / "review_ledger"
PAYLOADS = (
    "", " ", "\n", "\r\n", "\t", "\0", "\x1b[2J", "\x9b31m", "\u202e", "\u2066", "\u200b", "\ufeff",
    "::error::x", "=cmd|' /C calc'!A0", "＝1+1", "@SUM(1)", "<script>alert(1)</script>",
    "[x](javascript:alert(1))", "`x`", "|a|b|", "$\\frac{1}$", "_x", "{{7*7}}", '#import "x"',
    "../../x", "/etc/passwd", "%s%n%x", "1e999", "9" * 400, "nan", "-inf", "2262-04-12",
    "9999-12-31", "0001-01-01", "新能源", "😀", "e\u0301" * 50, "a" * 5000,
    "one hundred and " * 155, "null", "~", "&a", "*a", "!!python/object:os.system", "- " * 50,
    "[" * 100,
    "NO", "12:30", "1_000",
)  # fmt: skip


def say(what: str, tried: int, failed: list[str]) -> None:
    """Print how many attempts there were and how many got through; fail on the first."""
    sys.stderr.write(f"\nattack: {what}: {tried:,} tried, {len(failed):,} got through\n")
    COUNTS.append((what, tried, len(failed)))
    assert not failed, "\n\n".join(failed[:3])


def run(*words: str, stdin: bytes | None = None) -> tuple[int, str]:
    """Run a command in process; return its exit code, and what went wrong that must not."""
    result = CliRunner().invoke(main, list(words), input=stdin)
    error = result.exception
    if error is not None and not isinstance(error, SystemExit):
        return 70, "".join(traceback.format_exception(error)[-4:])
    if result.exit_code not in {0, 1, 2, 3}:
        return result.exit_code, result.stderr[-500:]
    return result.exit_code, ""


def copied(folder: Path) -> Path:
    """Copy the example of a ledger with outcomes and rates into a folder, and return the folder."""
    shutil.copytree(LEDGER, folder, dirs_exist_ok=True)
    return folder


def copied_short(folder: Path) -> Path:
    """Copy the example with the first two claims of each file: its review is soon made."""
    copied(folder)
    for path in (folder / "claims").glob("*.yaml"):
        item = "\n  - id:"
        parts = path.read_text("utf-8").split(item)[:3]
        path.write_text(item.join(parts).rstrip() + "\n", encoding="utf-8")
    return folder


def copied_one(folder: Path) -> Path:
    """Copy the example with two claims of one file: its review has two pictures."""
    copied_short(folder)
    for path in (folder / "claims").glob("*.yaml"):
        if not path.name.startswith("2024"):
            path.unlink()
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return what every file below a folder holds, by its name in it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def mutants(data: bytes, seed: int) -> Iterator[bytes]:
    """Yield ever other versions of a file: bytes and lines cut, doubled, moved, filled."""
    chance = random.Random(seed)  # noqa: S311 - the same attacks every time
    lines = data.splitlines(keepends=True)
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: data[: chance.randrange(len(data) + 1)],
        lambda: _flipped(data, chance),
        lambda: (
            b"".join(lines[:i] + lines[i + 1 :]) if (i := chance.randrange(len(lines))) else b""
        ),
        lambda: b"".join(chance.sample(lines, len(lines))),
        lambda: _filled(data, chance),
        lambda: _filled(data, chance),
        lambda: _filled(data, chance),
        lambda: data + chance.choice(lines),
    )
    while True:
        yield chance.choice(ways)()


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 4)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _filled(data: bytes, chance: random.Random) -> bytes:
    """Put a payload in the place of a word, so that most of the file can still be read."""
    text = data.decode("utf-8", "replace")
    words = [word for word in text.replace(",", " ").replace(":", " ").split() if len(word) > 1]
    if not words:
        return data
    payload = chance.choice(PAYLOADS)
    if chance.random() < 0.5:
        payload = '"' + payload.replace("\\", "\\\\").replace('"', '\\"') + '"'
    place = text.find(chance.choice(words), chance.randrange(len(text)))
    place = max(place, 0)
    end = place + len(chance.choice(words))
    return (text[:place] + payload + text[end:]).encode("utf-8", "replace")
