"""`check` and `explain`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.diagnostics import FORMATS, render, summarise
from forecasts.problem import Problem, did_you_mean, sort_problems
from forecasts.rules import RULES, Rule

if TYPE_CHECKING:
    from forecasts.ledger import Ledger


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(tuple(FORMATS)),
    default="full",
    show_default=True,
)
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the texts of sources; quotations are looked up there by sha256.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Refuse silent changes to claims that were there at this revision of git.",
)
def check(
    paths: tuple[Path, ...], output_format: str, sources: Path | None, since: str | None
) -> None:
    """Check the ledger at PATHS (default: claims) and report every fault at once.

    Silent when clean. Exits 1 when there is an error, 3 when nothing could be read.
    """
    from forecasts.checks import check as run_checks
    from forecasts.ledger import load
    from forecasts.ledger.texts import NO_TEXTS, read_texts

    missing = [path for path in (paths or (Path("claims"),)) if not path.exists()]
    if missing:
        named = ", ".join(f"`{path}`" for path in missing)
        click.echo(f"there is no {named}; start a ledger with `forecasts init`", err=True)
        sys.exit(3)
    ledger = load(*paths)
    texts = read_texts(sources) if sources else NO_TEXTS
    problems = run_checks(ledger, texts)
    if since:
        changes = _check_history(ledger, (paths or (Path("claims"),))[0], since)
        problems = tuple(sort_problems([*problems, *changes]))
    if sources:
        _report_missing_texts(
            {source.sha256 for source in ledger.sources} - texts.by_sha256.keys() - {""}
        )
    output = render(problems, ledger.texts, output_format)
    if output and (problems or output_format in {"json", "sarif"}):
        click.echo(output, nl=False)
    if problems and output_format in {"full", "concise"}:
        click.echo(summarise(problems), err=True)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1 if ledger.texts else 3)


def _check_history(ledger: "Ledger", path: Path, since: str) -> list[Problem]:
    from forecasts.checks.history import check_history
    from forecasts.ledger.history import HistoryError, load_at

    try:
        earlier = load_at(path, since)
    except HistoryError as error:
        click.echo(f"the history was not checked: {error}", err=True)
        sys.exit(2)
    return list(check_history(ledger, earlier, since))


def _report_missing_texts(missing: set[str]) -> None:
    if missing:
        number = "1 source's text is" if len(missing) == 1 else f"{len(missing)} sources' texts are"
        click.echo(f"{number} not at hand: their quotations were not looked up", err=True)


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain CODE: what it means, why the rule exists, and what to do (all without CODE)."""
    if code is None:
        for rule in RULES.values():
            click.echo(f"{rule.code}  {rule.severity:<7}  {rule.summary}")
        return
    if code.upper() not in RULES:
        hint = did_you_mean(code.upper(), tuple(RULES))
        click.echo(f"there is no code {code}; {hint or '`forecasts explain` lists them'}", err=True)
        sys.exit(2)
    click.echo(explanation(RULES[code.upper()]))


def explanation(rule: Rule) -> str:
    """Return the text that `explain` prints."""
    return (
        f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.summary}\n\n"
        f"Why: {rule.why}\n\nWhat to do: {rule.remedy}"
    )
