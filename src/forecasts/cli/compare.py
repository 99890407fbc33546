"""`compare`, `actuals` and `consistency`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.columns import columns_options, named_columns, sort_rows
from forecasts.cli.outcome import add_actual, start_actuals
from forecasts.cli.output import write_rows
from forecasts.cli.pager import pager_option
from forecasts.cli.shared import (
    OneOf,
    actuals_option,
    as_of_option,
    exit_if_missing,
    format_option,
    ledger_option,
    open_sound_study,
    say_statuses,
)
from forecasts.cli.where import filter_claims, where_option

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.problem import Problem

SHOWN = ("claim_id", "status", "lack", "verdict", "outlook", "value", "actual", "unit")
"""What a table shows; all columns would be three times as wide as a screen."""

RULES = ("method", "pct_actual")  # as `forecasts.comparing.RULES`, which would import pandas here
OUTCOMES = ("consistent", "tension", "contradiction", "not checked")


@click.command()
@ledger_option
@actuals_option
@as_of_option
@click.option(
    "--rule",
    type=OneOf(RULES),
    default="method",
    show_default=True,
    help="pct_actual counts in percent of the actual: a hit within 10, near within 25.",
)
@click.option("--status", multiple=True, help="Only claims of this status; may be repeated.")
@where_option
@columns_options
@format_option
@pager_option
def compare(
    *,
    ledger: Path,
    actuals: Path,
    as_of: date,
    rule: str,
    status: tuple[str, ...],
    where: tuple[str, ...],
    columns: str | None,
    sort: str | None,
    output_format: str,
) -> None:
    """Lay every claim beside what happened: status, verdict or outlook, error, baselines."""
    from forecasts.normalising import write_cells

    table = open_sound_study(ledger, actuals, as_of).comparison(rule=rule)
    table = filter_claims(table, where)
    if status:
        table = table[table["status"].isin(status)]
    there = [str(name) for name in table.columns]
    fields = named_columns(columns, there) if columns else there
    rows = write_cells(sort_rows(table, sort, there))[fields].to_dict("records")
    write_rows(rows, output_format, fields if columns else SHOWN, fields=fields)
    if output_format in {"table", "md"}:
        click.echo(say_statuses(table), err=True)
        if (table["status"] == "open").any():
            click.echo(_say_scale(), err=True)


def _say_scale() -> str:
    """Say what the words of an outlook mean."""
    from forecasts.comparing.outlook import WORDS

    steps = ", ".join(f"{word} from {lowest:.0%}" for lowest, word in WORDS if lowest)
    return f"outlook: how likely an open claim is met, as its series moved until now: {steps}"


@click.group(invoke_without_command=True)
@click.pass_context
@actuals_option
@ledger_option
@as_of_option
@click.option(
    "--since",
    metavar="REV",
    help="Also refuse rows that were there at this revision of git and are gone or changed.",
)
@format_option
def actuals(
    context: click.Context,
    actuals: Path,
    ledger: Path,
    as_of: date,
    since: str | None,
    output_format: str,
) -> None:
    """List the series of outcomes with their freshness, and report every fault beside them.

    Exits 1 when there is a fault; the sound rows are listed all the same. `forecasts actuals start
    SERIES` starts a series, `forecasts actuals add SERIES` appends a figure to it.
    """
    if context.invoked_subcommand:
        return
    from forecasts.actuals import list_series, load_actuals
    from forecasts.diagnostics import render, summarise
    from forecasts.study import open_study

    if ledger.exists():
        study = open_study(ledger, actuals, as_of=as_of)
        found, texts = study.actuals, study.texts
        faults = tuple(dict.fromkeys((*study.problems, *found.problems)))
    else:
        exit_if_missing((actuals,))
        found = load_actuals(actuals)
        faults, texts = found.problems, found.texts
    shown = ("series", "unit", "periods", "last_period", "last_value", "last_published",
             "days_since", "policy", "producer")  # fmt: skip
    write_rows(list_series(found, as_of=as_of).to_dict("records"), output_format, shown)
    problems = [*faults, *(_find_rewritten(actuals, since) if since else ())]
    if problems:
        click.echo(render(problems, texts, "full"), err=True, nl=False)
        click.echo(summarise(problems), err=True)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)


actuals.add_command(start_actuals)
actuals.add_command(add_actual)


def _find_rewritten(folder: Path, revision: str) -> "list[Problem]":
    from forecasts.actuals.history import check_append_only
    from forecasts.ledger.history import HistoryError

    try:
        return check_append_only(folder, revision)
    except HistoryError as error:
        click.echo(f"the history was not checked: {error}", err=True)
        sys.exit(2)


@click.command()
@ledger_option
@actuals_option
@as_of_option
@click.option(
    "--outcome",
    type=OneOf(OUTCOMES),
    multiple=True,
    default=("contradiction", "tension", "not checked"),
    show_default=True,
    help="Only relations with this outcome; may be repeated.",
)
@where_option
@format_option
def consistency(
    *,
    ledger: Path,
    actuals: Path,
    as_of: date,
    outcome: tuple[str, ...],
    where: tuple[str, ...],
    output_format: str,
) -> None:
    """Lay claims beside each other: parts and wholes, growth and levels, revisions, relays."""
    study = open_sound_study(ledger, actuals, as_of)
    table = study.relations()
    if where:
        kept = filter_claims(study.comparison(), where)["claim_id"]
        table = table[table["claim_id"].isin(kept) | table["other_id"].isin(kept)]
    rows = table[table["outcome"].isin(outcome)].to_dict("records")
    shown = ("outcome", "relation", "words", "break_even", "pair")
    write_rows(rows, output_format, shown)
    if output_format in {"table", "md"}:
        click.echo(_say_outcomes(table, outcome, chosen=bool(where)), err=True)


def _say_outcomes(table: "pd.DataFrame", listed: tuple[str, ...], *, chosen: bool) -> str:
    """Say how many relations have each outcome, and which of them are not listed."""
    from forecasts.diagnostics import count

    if not len(table):
        which = "that --where names " if chosen else ""
        return (
            f"no claim {which}is a part, a revision or a relay of another, or tells of the same"
            " thing and year"
        )
    counts = table["outcome"].value_counts()
    there = [name for name in OUTCOMES if name in counts]
    said = ", ".join(f"{counts[name]} {name}" for name in there)
    left = [f"--outcome '{name}'" for name in there if name not in listed]
    return f"{count(len(table), 'relation')}: {said}" + (
        f"; {' '.join(left)} lists the rest" if left else ""
    )
