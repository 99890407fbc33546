"""What the tests share: where the evaluation data lies, and how a test says that it did not run."""

import subprocess
from collections import Counter
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from forecasts.reading import Quantity
from forecasts.reading.periods.any_language import format_period

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("fixed", max_examples=200, deadline=None, derandomize=True)
settings.load_profile("fixed")


def not_run(reason: str) -> NoReturn:
    """Report a test as not run, with its reason: it never counts as passed."""
    pytest.skip(f"did not run: {reason}")


def shared_data(*parts: str) -> Path:
    """Return a path of the evaluation data beside the checkout, or report the test as not run."""
    path = ROOT.parent.joinpath("shared", "data", *parts)
    if not path.exists():
        not_run(f"{'/'.join(('shared', 'data', *parts))} is not beside this checkout")
    return path


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, under an invented name."""
    identity = ["-c", "user.name=Example", "-c", "user.email=example@example.org"]
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True
    )


def told(one: Quantity) -> str:
    """Return whether a quantity is a forecast, and the compact name of its target."""
    target = format_period(one.target) if one.target else "-"
    return f"{'yes' if one.forecast else 'no'} {target}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many attacks were tried and how many got through, class by class."""
    tried: Counter[str] = Counter()
    through: Counter[str] = Counter()
    stats = terminalreporter.stats
    failed = {report.nodeid for report in stats.get("failed", ())}
    for report in stats.get("", ()):  # of the end of each test, which has all that it recorded
        if report.when != "teardown":
            continue
        for name, count in report.user_properties:
            if name == "attack":
                tried[count[0]] += count[1]
                through[count[0]] += max(count[2], int(report.nodeid in failed))
    if tried:
        terminalreporter.section("attacks: tried, got through")
        for what in sorted(tried):
            terminalreporter.write_line(f"{tried[what]:>7,} {through[what]:>5,}  {what}")
        total = f"{tried.total():>7,} {through.total():>5,}  in all"
        terminalreporter.write_line(total)
