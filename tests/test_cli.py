"""The command line as a whole: light help, guesses at misspelt commands, one voice."""

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from conftest import ROOT
from forecasts.cli import COMMANDS, main


def test_help_names_every_command_with_its_line() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name, (_, line) in COMMANDS.items():
        assert f"  {name} " in result.output
        assert line.split()[0] in result.output


def test_a_misspelt_command_is_guessed() -> None:
    result = CliRunner().invoke(main, ["chekc"])
    assert result.exit_code == 2
    assert "did you mean `check`" in result.output


def test_the_program_runs_as_a_module_and_by_its_name() -> None:
    for command in (
        [sys.executable, "-m", "forecasts"],
        [str(Path(sys.executable).with_name("forecasts"))],
    ):
        result = subprocess.run(
            [*command, "--version"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert result.stdout.startswith("forecasts, version")


def test_the_plain_and_the_full_form_of_check_say_the_same() -> None:
    outputs = []
    for words in (
        ["examples/slip"],
        ["examples/slip", "--format", "concise"],
        ["examples/slip", "--since", ""],
    ):
        result = subprocess.run(
            [sys.executable, "-m", "forecasts", "check", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 1
        outputs.append(result.stdout)
    assert outputs[0] == outputs[2]
    assert outputs[1].count("\n") == 1


def test_check_explains_a_wrong_option_and_a_missing_ledger() -> None:
    for words, code, said in (
        (["check", "--format", "nonsense"], 2, "nonsense"),
        (["check", "nowhere"], 2, "there is no `nowhere`"),
    ):
        result = subprocess.run(
            [sys.executable, "-m", "forecasts", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == code
        assert said in result.stderr
