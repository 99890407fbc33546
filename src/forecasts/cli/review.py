"""`review` and `due`: what fell due, and what will."""

import re
import sys
from datetime import date, timedelta
from pathlib import Path

import click
from click.core import ParameterSource

from forecasts.cli.columns import columns_options, named_columns, sort_rows
from forecasts.cli.complete import complete_editions
from forecasts.cli.joined import find_ledgers, ledgers_argument, open_ledgers
from forecasts.cli.output import write_rows
from forecasts.cli.pager import pager_option
from forecasts.cli.progress import Progress
from forecasts.cli.shared import (
    Existing,
    actuals_option,
    amounts_in,
    as_of_option,
    currency_option,
    format_option,
    language_option,
    ledger_option,
    open_sound_study,
    say_statuses,
    warn_of_squares,
)
from forecasts.cli.where import choose, filter_claims, where_option


@click.command()
@click.argument("year", type=click.IntRange(1900, 2200))
@ledgers_argument
@as_of_option
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder that is written into (default: reports/YEAR).",
)
@where_option
@currency_option
@language_option
@click.option(
    "--since",
    type=Existing(file_okay=False),
    help="Folder of an earlier review to count changes from (default: a year before).",
)
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; exit 1 when the folder would change, as of its own day.",
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes."
)
@ledger_option
@actuals_option
def review(
    year: int,
    ledgers: tuple[str, ...],
    as_of: date,
    folder: Path | None,
    where: tuple[str, ...],
    currency: str,
    language: str,
    since: Path | None,
    *,
    check: bool,
    workers: int,
    ledger: Path,
    actuals: Path,
) -> None:
    """Review YEAR: what fell due, what came, who was right, what is open.

    Writes review.pdf, review.html, review.md, charts/ and tables/. Several ledgers are reviewed as
    one, their claims called NAME.ID; outcomes lie beside each ledger.
    """
    folder = folder or Path("reports") / str(year)
    progress = Progress()
    if check:
        as_of, language = _as_written(folder, as_of, language)
    study = choose(open_ledgers(find_ledgers(ledgers, ledger, actuals), as_of), where)

    from forecasts.reviewing import review_study
    from forecasts.reviewing.check import compare_files
    from forecasts.reviewing.files import PARQUET
    from forecasts.reviewing.since import EarlierReviewError
    from forecasts.reviewing.write import write_files
    from forecasts.study import names_in

    progress.say("comparing claims with outcomes")
    claims = amounts_in(study, currency.upper())
    warn_of_squares(claims, names_in(study.names, language).values())
    try:
        found = review_study(study, year, currency=currency.upper(), since=since)
    except EarlierReviewError as error:
        raise click.BadParameter(str(error), param_hint="--since") from error
    files = found.render(language=language, workers=workers, report=progress.say)
    if check:
        _report(compare_files(files, folder), folder)
        return
    write_files(files, folder)
    if PARQUET not in files and (folder / PARQUET).is_file():
        click.echo(f"{folder.as_posix()}/{PARQUET} stays as it was: no pyarrow", err=True)
    for name in ("review.pdf", "review.html", "review.md"):
        click.echo((folder / name).as_posix())


def _as_written(folder: Path, as_of: date, language: str) -> tuple[date, str]:
    """Return the day and the language of the review in a folder, where none was named."""
    from forecasts.reviewing.check import written_as

    source = click.get_current_context().get_parameter_source
    day, spoken = written_as(folder)
    if day and source("as_of") is ParameterSource.DEFAULT:
        click.echo(f"as of {day}, the day of {folder.as_posix()}", err=True)
        as_of = day
    if spoken and source("language") is ParameterSource.DEFAULT:
        language = spoken
    return as_of, language


def _report(lines: list[str], folder: Path) -> None:
    """Say what differs, and leave with 1 if anything does."""
    for line in lines:
        click.echo(line, err=line.startswith("not compared"))
    if any(not line.startswith("not compared") for line in lines):
        click.echo(f"{folder.as_posix()} is not what the review would write", err=True)
        sys.exit(1)


class Span(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on only
    """A length of time from now on: 90d, 6w, 12m, 2y."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Return the length, at 30.4375 days a month and 365.25 a year."""
        if isinstance(value, timedelta):
            return value
        match = re.fullmatch(r"([0-9]{1,5})([dwmy])", str(value))
        if match is None:
            self.fail(f"`{value}` is no length of time; write it as 90d, 6w, 12m or 2y", param, ctx)
        days = {"d": 1.0, "w": 7.0, "m": 30.4375, "y": 365.25}[match[2]]
        return timedelta(days=round(int(match[1]) * days))


DUE_COLUMNS = ("id", "claimant", "subject", "region", "value", "unit", "due", "days", "outlook")


@click.command()
@click.option(
    "--within", type=Span(), default="90d", show_default=True, help="How far ahead: 90d, 6w, 12m."
)
@format_option
@click.option(
    "--event",
    shell_complete=complete_editions,
    help="Only claims made at this SERIES or SERIES/EDITION.",
)
@where_option
@columns_options
@ledger_option
@actuals_option
@as_of_option
@pager_option
def due(
    *,
    within: timedelta,
    output_format: str,
    event: str | None,
    where: tuple[str, ...],
    columns: str | None,
    sort: str | None,
    ledger: Path,
    actuals: Path,
    as_of: date,
) -> None:
    """List the claims that fall due soon, next first, with their outlook."""
    every = open_sound_study(ledger, actuals, as_of).comparison()
    every = filter_claims(every, (*where, *([f"event={event}"] if event else [])))
    table = every[(every["target_end"].dt.date > as_of)].copy()
    try:
        last = as_of + within
    except OverflowError:
        last = date.max
    table = table[table["target_end"].dt.date <= last]
    table["due"] = [str(day.date()) for day in table["target_end"]]
    table["days"] = [(day.date() - as_of).days for day in table["target_end"]]
    table = table.sort_values(["target_end", "claim_id"], kind="stable")
    table = table.rename(columns={"claim_id": "id"})
    there = [
        *DUE_COLUMNS,
        "event",
        "measure",
        "status",
        "probability_met",
        "growth_needed",
        "quote",
    ]
    fields = named_columns(columns, there) if columns else there
    rows = sort_rows(table, sort, there)[fields].to_dict("records")
    if table.empty:
        click.echo(f"nothing falls due by {last}", err=True)
    write_rows(rows, output_format, fields if columns else DUE_COLUMNS)
    if output_format in {"table", "md"}:
        fell = every[every["target_end"].dt.date <= as_of]
        click.echo(f"fallen due by {as_of}: {say_statuses(fell)}", err=True)
