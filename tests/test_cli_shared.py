"""What all commands share: a path that is not there, and a word that is none of a few."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from forecasts.cli import COMMANDS, main
from forecasts.cli.shared import OneOf
from forecasts.diagnostics import not_there

NOWHERE = "nowhere.csv"
READS: dict[str, tuple[str, ...]] = {
    "check": ("nowhere.csv", "--sources nowhere.csv"),
    "list": ("--ledger nowhere.csv", "--actuals nowhere.csv"),
    "show": ("x --ledger nowhere.csv", "x --actuals nowhere.csv"),
    "compare": ("--ledger nowhere.csv", "--actuals nowhere.csv"),
    "actuals": ("--ledger nowhere.csv", "--actuals nowhere.csv"),
    "consistency": ("--ledger nowhere.csv", "--actuals nowhere.csv"),
    "convert": ("'5 USD' --ledger nowhere.csv",),
    "extract": ("nowhere.csv", "--ledger nowhere.csv x.txt"),
    "read": ("nowhere.csv",),
    "add": ("nowhere.csv", "--ledger nowhere.csv"),
    "undo": ("--ledger nowhere.csv",),
    "edit": ("x --ledger nowhere.csv",),
    "accept": ("--ledger nowhere.csv",),
    "fmt": ("nowhere.csv",),
    "chart": ("all --ledger nowhere.csv", "wis --claims nowhere.csv", "all --actuals nowhere.csv"),
    "sheet": ("x --ledger nowhere.csv", "x --actuals nowhere.csv"),
    "review": ("2025 --ledger nowhere.csv", "2025 --since nowhere.csv"),
    "site": ("--ledger nowhere.csv", "--actuals nowhere.csv", "--review nowhere.csv"),
    "export": ("csl --ledger nowhere.csv", "csl --actuals nowhere.csv"),
    "sql": ("'select 1' --ledger nowhere.csv", "'select 1' --actuals nowhere.csv"),
    "due": ("--ledger nowhere.csv", "--actuals nowhere.csv"),
    "score": ("--ledger nowhere.csv", "--claims nowhere.csv", "--actuals nowhere.csv"),
    "outlook": ("--claims nowhere.csv --actuals nowhere.csv",),
    "import": ("nowhere.csv", "x.txt --map nowhere.csv"),
    "schema": ("nowhere.csv",),
    "archive": ("--ledger nowhere.csv",),
    "fetch": (
        "all --ledger nowhere.csv",
        "all --actuals nowhere.csv",
        "all --offline nowhere.csv",
    ),
}
"""Every command that reads a path, and what names one that is not there."""
WRITES = {"init"}
LINES = [f"{name} {line}" for name, lines in READS.items() for line in lines]


def commands() -> dict[str, click.Command]:
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in COMMANDS}
    return {name: command for name, command in found.items() if command}


def test_every_command_with_a_path_is_asked() -> None:
    with_path = {
        name
        for name, command in commands().items()
        for item in command.params
        if isinstance(item.type, click.Path) or "FILE" in (item.metavar or "")
    }
    assert with_path == (set(READS) - {"read"}) | WRITES  # a text, or a path


@pytest.mark.parametrize("line", LINES)
def test_a_path_that_is_not_there_has_one_wording_and_one_code(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", "."]).exit_code == 0
    Path("x.txt").write_text("", encoding="utf-8")
    done = CliRunner().invoke(main, line)
    start = done.stderr.startswith(f"there is no `{NOWHERE}`; ")
    assert (done.exit_code, done.stdout, start, done.stderr.count("\n")) == (2, "", True, 1)


def test_a_slip_in_a_path_is_answered_with_the_name_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("", encoding="utf-8")
    assert not_there([tmp_path / "artcle.txt"]).endswith("; did you mean `article.txt`?")
    assert "forecasts init" in not_there([tmp_path / "claims"], ledger=True)
    assert "forecasts init" not in not_there([tmp_path / "claims"])


def test_a_word_that_is_none_of_a_few_is_answered_with_the_likeliest() -> None:
    asked = 0
    for name, command in commands().items():
        for item in command.params:
            if not isinstance(item.type, click.Choice):
                continue
            assert isinstance(item.type, OneOf), (name, item.name)
            for word in item.type.choices:
                with pytest.raises(click.BadParameter) as fault:
                    item.type.convert(f"{word}x" if len(word) > 1 else word * 9, item, None)
                assert f"`{word}`" in fault.value.message or word in fault.value.message
                asked += 1
    assert asked > 50
