"""How long `forecasts check` takes as a whole process, in units of `python -c pass`.

Prints medians of CPU seconds (user and system) and the ratios, all measured in turn in one run.
Run it on an installed wheel: an editable install may have to compile its modules each time.
"""

import os
import statistics
import subprocess
import sys
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


def cpu_seconds(command: list[str]) -> float:
    """Return the CPU seconds that a command took, by the operating system's account."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Run the commands in turn and print one line each."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            seconds[name].append(cpu_seconds(command))
    unit = statistics.median(seconds["python -c pass"])
    for name, values in seconds.items():
        median = statistics.median(values)
        print(f"{name:<20} {median * 1000:8.1f} ms {median / unit:6.2f}x")


if __name__ == "__main__":
    main()
