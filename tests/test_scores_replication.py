"""Evaluations that others published come out of our code to the last printed digit."""

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from conftest import ROOT, shared_data

TOOL = ROOT / "tools" / "replicate.py"


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TOOL), str(folder)], capture_output=True, text=True, check=False
    )


def test_every_cell_is_equal_as_printed() -> None:
    done = run(shared_data("replication"))
    assert done.returncode == 0, done.stdout + done.stderr
    commands = [line for line in done.stdout.splitlines() if line.startswith("  $ ")]
    assert all(line.split()[1:3] == ["forecasts", "score"] for line in commands)
    assert len(commands) == 6
    equal = [word for word in done.stdout.split() if re.fullmatch(r"\d+/\d+", word)]
    assert len(equal) == 14
    assert all(word.split("/")[0] == word.split("/")[1] for word in equal)
    assert "88/88" in equal


def test_a_changed_cell_is_found(tmp_path: Path) -> None:
    source = shared_data("replication")
    for folder in source.iterdir():
        if folder.is_dir():
            (tmp_path / folder.name).mkdir()
            for file in folder.iterdir():
                (tmp_path / folder.name / file.name).write_bytes(file.read_bytes())
    path = tmp_path / "cbo_revenue" / "expected.csv"
    table = pd.read_csv(path)
    table.loc[3, "RMSE"] += 0.1
    table.to_csv(path, index=False)
    done = run(tmp_path)
    assert done.returncode == 1
    assert "87/88" in done.stdout


def test_a_missing_folder_is_said() -> None:
    done = run(Path("no-such-folder"))
    assert done.returncode == 2
    assert "did not run" in done.stderr


def test_the_command_line_gives_the_published_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from click.testing import CliRunner

    from forecasts.cli.score import score

    folder = shared_data("replication", "cbo_revenue")
    words = ["--claims", str(folder / "forecasts.csv"), "--actuals", str(folder / "actuals.csv")]
    words += ["--by", "target,horizon", "--error", "percent", "--value", "value_adjusted"]
    words += ["--metrics", "n,mean_error,mae,rmse,two_thirds_spread", "--format", "csv"]
    done = CliRunner().invoke(score, words)
    assert done.exit_code == 0, done.output
    rows = done.stdout.splitlines()
    assert rows[0] == "target,horizon,n,mean_error,mae,rmse,two_thirds_spread"
    assert len(rows) == 89
    assert "0 of 3032 forecasts have no actual" in done.stderr
    del capsys
