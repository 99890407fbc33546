"""What is printed works: commands of documents, help and examples, as printed, through a shell."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from conftest import ROOT
from forecasts.cli import COMMANDS, main
from forecasts.cli.examples import EXAMPLES

PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "src" / "forecasts" / "template" / "README.md",
]
PROMPT = "$ "


def sh(line: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a line by the system's shell, with `forecasts` on the path."""
    bin_folder = folder.parent / "bin"
    bin_folder.mkdir(exist_ok=True)
    program = bin_folder / "forecasts"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m forecasts "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
    }
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def console(page: Path) -> list[tuple[str, list[str]]]:
    """Return the commands of a page's console blocks, each with the output printed below it."""
    text = page.read_text(encoding="utf-8")
    commands: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith(PROMPT):
                commands.append((line.removeprefix(PROMPT), []))
            else:
                commands[-1][1].append(line)
    return commands


def copy_ledger(folder: Path) -> Path:
    for name in ("claims", "actuals", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def run_all(commands: list[tuple[str, list[str]]], folder: Path) -> None:
    for command, expected in commands:
        if command.startswith("cd "):
            folder /= command.removeprefix("cd ")
            continue
        done = sh(command, folder)
        if expected:
            assert done.stdout.splitlines() == expected, command
        else:
            assert done.returncode == 0, (command, done.stderr)


def test_the_readme_s_console_works_as_printed(tmp_path: Path) -> None:
    found = console(ROOT / "README.md")
    assert found
    run_all(found, copy_ledger(tmp_path / "here"))


def test_the_tutorial_works_as_printed(tmp_path: Path) -> None:
    found = console(ROOT / "docs" / "tutorial.md")
    assert len(found) > 5
    (tmp_path / "here").mkdir()
    run_all(found, tmp_path / "here")


def test_the_help_of_add_works_as_printed(tmp_path: Path) -> None:
    text = CliRunner().invoke(main, ["add", "--help"]).output
    commands = re.findall(r"(?m)^  (forecasts (?:.*\\\n)*.*)$", text)
    assert len(commands) > 1
    folder = tmp_path / "here"
    folder.mkdir()
    assert sh("forecasts init .", folder).returncode == 0
    (folder / "claim.yaml").write_text(
        "quote: over $95 billion in 2031\nat: page 2\nvalue: '> 95 billion USD'\ntarget: 2031\n"
        "subject: example-robots\nmeasure: market-size\nregion: World\n"
        "claimant: {organisation: Example Forum, basis: implicit}\n",
        encoding="utf-8",
    )
    for command in commands:
        done = sh(command, folder)
        assert done.returncode == 0, (command, done.stderr)


def every_command() -> list[tuple[str, click.Command]]:
    """Return each command, and each below another, by the words that call it."""
    context = click.Context(main)
    found: list[tuple[str, click.Command]] = []
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        below = command.commands if isinstance(command, click.Group) else {}
        found += [(name, command), *((f"{name} {each}", below[each]) for each in below)]
    return found


def test_every_command_shows_how_it_is_typed_and_what_each_option_is() -> None:
    found = every_command()
    assert {"actuals add", "actuals start"} <= {name for name, _ in found}
    for name, command in found:
        text = CliRunner().invoke(main, [*name.split(), "--help"]).output
        assert r"\b" not in text, name
        assert re.search(rf"(?m)^ +forecasts {name}\b", text), name
        options = [one for one in command.params if isinstance(one, click.Option)]
        assert [one.opts for one in options if not one.help] == [], name
        assert max(map(len, text.splitlines())) <= 80, name


UNTRIED = (
    "review", "chart all", "undo", "extract", "import", "outlook", "score --claims", "fetch",
    "rates update", "archive",
)  # fmt: skip
"""Examples that take minutes, undo nothing, read a file of one's own or ask the network: tried by
other tests."""


def test_the_examples_of_the_helps_work_as_printed(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    assert sh("forecasts init .", folder).returncode == 0
    lines = [line for each in EXAMPLES.values() for line in each]
    tried = [line for line in lines if not line.removeprefix("forecasts ").startswith(UNTRIED)]
    assert len(tried) > 20
    for line in tried:
        done = sh(f"EDITOR=true {line}", folder)
        assert done.returncode == 0, (line, done.stdout, done.stderr)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_command_loses_a_dollar_to_the_shell(page: Path) -> None:
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in re.findall(r"(?:^|`|\$ )(forecasts [^`\n]*)", text, re.MULTILINE):
        outside = re.sub(r"'[^']*'", "", line)
        assert not re.search(r"\$[\w{]", outside), line


def test_options_of_printed_commands_are_there() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES).replace("\\\n", " ")
    printed = re.findall(r"(?:^|`|\$ )\s*forecasts ([a-z]+)([^`\n]*)", text, re.MULTILINE)
    assert len(printed) > 20
    helps = {
        name: CliRunner().invoke(main, [*name.split(), "--help"]).output
        for name, _ in every_command()
    }
    for name, rest in printed:
        words = f"{name} {rest.split()[0]}" if rest.split() else name
        text = helps.get(words, helps.get(name, ""))
        for option in re.findall(r"(?<=\s)--[a-z][a-z-]+", re.sub(r"#.*", "", rest)):
            assert not text or option in text, f"forecasts {name}{rest}"


@pytest.mark.parametrize(
    "file",
    ["examples/review.yml", "src/forecasts/template/github/forecasts.yaml"],
)
def test_workflows_install_what_exists(file: str) -> None:
    workflow = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))
    steps = [
        step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step
    ]
    installs = [step for step in steps if step.startswith("pip install")]
    assert installs
    assert all("$FORECASTS" in step for step in installs)
    assert workflow["env"]["FORECASTS"].startswith("git+")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "ledger"
    folder.mkdir()
    assert sh("forecasts init . && git init -q && git add -A", folder).returncode == 0
    return folder


HOOKS = yaml.safe_load(
    (ROOT / "src" / "forecasts" / "template" / "pre-commit-config.yaml").read_text("utf-8")
)["repos"][0]["hooks"]
COMMIT = "git -c user.name=a -c user.email=a@example.org commit -q -m x"


def hooked(folder: Path) -> list[int]:
    """Run the shipped hooks as pre-commit would; a deleted file alone has to run them too."""
    assert all(hook["always_run"] and not hook["pass_filenames"] for hook in HOOKS)
    return [sh(hook["entry"], folder).returncode for hook in HOOKS]


def test_the_first_commit_passes_the_hooks(repository: Path) -> None:
    assert not any(hooked(repository))


@pytest.mark.parametrize(
    "change",
    [
        "git rm -q claims/2016-06-01-example-bank.yaml",
        "rm claims/2016-06-01-example-bank.yaml",
        "sed -i '3s/,[0-9][0-9]*,/,12345,/' actuals/example_robots_world.csv",
        "git rm -q actuals/example_robots_world.csv actuals/example_robots_world.origin.yaml",
    ],
)
def test_history_cannot_be_changed_behind_the_hooks(repository: Path, change: str) -> None:
    assert sh(COMMIT, repository).returncode == 0
    assert not any(hooked(repository))
    assert sh(change, repository).returncode == 0
    assert any(hooked(repository))


@pytest.mark.parametrize("slip", ["artcle.txt", "notes/artcle.md", "claims"])
def test_a_slip_in_a_file_s_name_is_no_text(tmp_path: Path, slip: str) -> None:
    folder = tmp_path / "here"
    (folder / "claims").mkdir(parents=True)
    done = sh(f"forecasts read {slip}", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert slip in done.stderr
    assert sh("forecasts read '$1.5bn in 2030.'", folder).returncode == 0


def test_a_dollar_that_the_shell_took_is_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    assert sh("forecasts init .", folder).returncode == 0
    words = "--published 2025-09-19 --publisher X --title Y --dry-run"
    done = sh(f'forecasts add --quote "nearly $90 billion by 2030" {words}', folder)
    first, last = done.stderr.splitlines()  # the hint alone: no reading, no list of faults
    assert "single quotes" in first
    assert last.startswith("nothing added")
    assert (done.returncode, done.stdout) == (1, "")
    done = sh(f"forecasts add --quote 'nearly $90 billion by 2030' {words}", folder)
    assert "single quotes" not in done.stderr
