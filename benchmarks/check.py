"""How long `forecasts check` takes as a whole process, in units of `python -c pass`.

With a number of claims, as in `python benchmarks/check.py 10000`, it takes an invented ledger of
that many, 25 to a file, and the unit is libyaml's bare scan of the events of the same files.
Otherwise the arguments are paths for `check`. Prints medians of CPU seconds (user and system), the
ratios, all measured in turn in one run, and the memory.
Run it on an installed wheel: an editable install may have to compile its modules each time.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 15
PYTHON = sys.executable
FORECASTS = str(Path(PYTHON).with_name("forecasts"))
COMMANDS = {
    "python -c pass": [PYTHON, "-c", "pass"],
    "import click": [PYTHON, "-c", "import click"],
    "import click, yaml": [PYTHON, "-c", "import click, yaml"],
    "forecasts --help": [FORECASTS, "--help"],
    "forecasts check": [FORECASTS, "check", *sys.argv[1:]],
}
SCAN = """
import pathlib, sys
from yaml.cyaml import CParser
for path in pathlib.Path(sys.argv[1]).rglob("*.yaml"):
    parser = CParser(path.read_bytes())
    while parser.get_event() is not None:
        pass
"""
CODES = Path(__file__).resolve().parent.parent / "claims" / "codes"
PER_FILE = 25


def write_ledger(folder: Path, claims: int) -> None:
    """Write an invented ledger of so many claims."""
    shutil.copytree(CODES, folder / "codes")
    for first in range(0, claims, PER_FILE):
        lines = [
            "source: {title: Report, publisher: Press, published: 2020-03-01, language: en}",
            "defaults: {measure: market-size, certainty: projected, because: cited}",
            "claims:",
        ]
        for number in range(first, min(claims, first + PER_FILE)):
            amount, year = f"{number % 997 + 1}.{number % 10}", 2021 + number % 14
            lines += [
                f"  - id: claim-{number}",
                f"    quote: the market is projected to reach nearly ${amount} billion by {year}",
                "    at: page 4",
                f"    claimant: {{person: A. Person, organisation: Institute {number}}}",
                "    subject: robots",
                "    region: World",
                f"    value: nearly {amount} billion USD",
                f"    target: by {year}",
            ]
        (folder / f"{first}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def cpu_seconds(command: list[str]) -> tuple[float, float]:
    """Return the CPU seconds that a command took and its memory in MB, as the system counts them.

    Remembered verdicts are looked for in a folder that is not there: `check` works each time.
    """
    environment = {**os.environ, "XDG_CACHE_HOME": os.devnull}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(commands: dict[str, list[str]], unit: str, runs: int) -> None:
    """Run the commands in turn and print one line each: median, ratio to the unit, memory."""
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            spent[name].append(cpu_seconds(command))
    medians = {name: statistics.median(s for s, _ in values) for name, values in spent.items()}
    for name, median in medians.items():
        memory = max(megabytes for _, megabytes in spent[name])
        print(f"{name:<20} {median * 1000:9.1f} ms {median / medians[unit]:6.2f}x {memory:6.0f} MB")


def main() -> None:
    """Measure `check` on the paths given, or on an invented ledger of so many claims."""
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():
        measure(COMMANDS, "python -c pass", RUNS)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "claims"
        write_ledger(folder, int(sys.argv[1]))
        commands = {
            "bare scan": [PYTHON, "-c", SCAN, str(folder)],
            "forecasts check": [FORECASTS, "check", str(folder)],
        }
        measure(commands, "bare scan", 3)


if __name__ == "__main__":
    main()
