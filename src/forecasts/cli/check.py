"""`check` and `explain`."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forecasts.checks.names import find_missing_names
from forecasts.cli.complete import complete_rules
from forecasts.cli.shared import Existing, OneOf
from forecasts.diagnostics import FORMATS
from forecasts.problem import did_you_mean
from forecasts.rules import RULES, Rule
from forecasts.words.locale import DEFAULT_LANGUAGE, languages

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.ledger import Ledger
    from forecasts.problem import Problem


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output_format",
    type=OneOf(tuple(FORMATS)),
    default="full",
    show_default=True,
    help="How faults are printed: with their line, one a line, for programs, or for CI.",
)
@click.option(
    "--sources",
    type=Existing(file_okay=False),
    help="Folder with the texts of sources; quotations are looked up there by sha256.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Refuse silent changes to claims that were there at this revision of git.",
)
@click.option(
    "--consistency",
    is_flag=True,
    help="Also set claims against each other: parts and wholes, growth and level, revisions.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First put right what is safe (schema.json, byte order marks), and say what was done.",
)
@click.option(
    "--language",
    type=OneOf([name for name in languages() if name != DEFAULT_LANGUAGE]),
    help="Also say which names pictures and reviews in this language lack.",
)
def check(
    paths: tuple[Path, ...],
    output_format: str,
    sources: Path | None,
    since: str | None,
    *,
    consistency: bool,
    fix: bool,
    language: str | None,
) -> None:
    """Check the ledger at PATHS (default: claims) and report every fault at once.

    Silent when clean. Exits 1 when there is an error, 2 when a path is not there.
    """
    from forecasts.checks.report import report_check

    if fix and all(path.exists() for path in paths or (Path("claims"),)):
        from forecasts.editing.mend import mend

        for done in mend(paths) or ["nothing to put right by itself"]:
            click.echo(f"fix: {done}", err=True)
    asked: list[Callable[[Ledger], list[Problem]]] = []
    if consistency:
        asked.append(_find_tensions)
    if language:
        asked.append(partial(find_missing_names, language=language))
    code, _ = report_check(paths, output_format, sources, since, asked)
    sys.exit(code)


def _find_tensions(ledger: "Ledger") -> list["Problem"]:
    """Set claims against each other, whatever day it is and without outcomes."""
    from forecasts.comparing.consistency.findings import consistency, find_tensions
    from forecasts.normalising import claims_table
    from forecasts.study import find_rate_problems, ledger_rates

    faults = find_rate_problems(ledger.folder)
    if faults:
        return list(faults)
    rates = ledger_rates(ledger.folder)
    table = consistency(claims_table(ledger), rates=rates, codes=ledger.codes)
    waived = {claim.id: claim.ignore for claim in ledger.claims}
    rows = [row for row in table.index if not _is_waived(table.loc[row], waived)]
    return find_tensions(table.loc[rows])


def _is_waived(row: "pd.Series[Any]", waived: Mapping[str, Mapping[str, str]]) -> bool:
    code = {"tension": "F601", "contradiction": "F602"}.get(row["outcome"], "")
    return code in waived.get(row["claim_id"], ())


@click.command()
@click.argument("code", required=False, shell_complete=complete_rules)
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
