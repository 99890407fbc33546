"""`fetch`: new figures of a series from where its origin says, as another vintage."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.complete import complete_series
from forecasts.cli.network_options import (
    NETWORK,
    asked_by,
    attempts_option,
    dry_run_option,
    private_option,
    retrieved_option,
    timeout_option,
    within_option,
)
from forecasts.cli.shared import (
    Existing,
    actuals_option,
    exit_at_problems,
    exit_if_missing,
    ledger_option,
)

if TYPE_CHECKING:
    from forecasts.actuals.fetched import Fetch
    from forecasts.actuals.origin import Series
    from forecasts.fetching.vintages import Vintage
    from forecasts.fetching.web import Answer, Asked


@click.command()
@click.argument("series", nargs=-1, required=True, shell_complete=complete_series)
@dry_run_option
@click.option(
    "--offline",
    type=Existing(dir_okay=False),
    help="Read this file as the answer of the one SERIES; nothing is asked.",
)
@retrieved_option
@timeout_option
@within_option
@attempts_option
@private_option
@actuals_option
@ledger_option
def fetch(
    *,
    series: tuple[str, ...],
    dry_run: bool,
    offline: Path | None,
    retrieved: date,
    timeout: float,
    within: float,
    attempts: int,
    allow_private: bool,
    actuals: Path,
    ledger: Path,
) -> None:
    """Fetch new figures of each SERIES, or of `all`, from where its origin says.

    What is new or revised comes behind the old rows, with address, hash and day; no row is changed,
    and a series gets all of it or nothing. `forecasts undo` takes the last back. Exit 4 when an
    address gives nothing that can be used; the other series are fetched all the same.
    """
    from forecasts.actuals.folder import read_folder
    from forecasts.fetching.vintages import fetchable
    from forecasts.ledger.loading import load

    exit_if_missing((ledger,), ledger=True)
    exit_if_missing((actuals,))
    outcomes = read_folder(actuals, actuals.as_posix(), load(ledger).codes)
    exit_at_problems([each for each in outcomes.problems if each.severity == "error"])
    chosen, refusal = fetchable(outcomes, series)
    if offline and len(chosen) > 1:
        refusal = "--offline is the answer of one series"
    if refusal:
        click.echo(f"nothing fetched: {refusal}", err=True)
        sys.exit(2)
    how = offline or asked_by(timeout, within, attempts, private=allow_private)
    failed = 0
    for each in chosen:
        failed += not _fetch_one(each, how, (ledger, actuals), retrieved, dry_run=dry_run)
    if failed:
        sys.exit(NETWORK)


def _fetch_one(
    chosen: "tuple[Series, Fetch]",
    how: "Asked | Path",
    folders: tuple[Path, Path],
    retrieved: date,
    *,
    dry_run: bool,
) -> bool:
    """Fetch one series and tell what came of it; return whether it went well."""
    from forecasts.fetching.faults import FetchError
    from forecasts.fetching.sources import address_of
    from forecasts.fetching.tables import read_figures
    from forecasts.fetching.vintages import Stamp, write_vintage

    series, fetch = chosen
    address, accept = address_of(fetch)
    try:
        answer = _answer(address, how, accept)
        try:
            figures = read_figures(answer, fetch, series)
        except FetchError as error:
            raise FetchError(f"{address}: {error}") from None
    except FetchError as error:
        click.echo(f"{series.name}: nothing fetched: {error}", err=True)
        return False
    stamp = Stamp(address, answer.sha256, retrieved)
    vintage = write_vintage(folders, series, figures, stamp, dry_run=dry_run)
    return _tell(series.name, vintage, dry_run=dry_run)


def _answer(address: str, how: "Asked | Path", accept: str) -> "Answer":
    """Return what the address gives, or what a file holds in its place."""
    from forecasts.fetching.web import Answer, ask
    from forecasts.files import open_file, read_limited

    if not isinstance(how, Path):
        return ask(address, how._replace(accept=accept))
    with open_file(how) as file:
        return Answer(address, read_limited(file, str(how)), {})


def _tell(name: str, vintage: "Vintage", *, dry_run: bool) -> bool:
    """Print what is new, each revision in a line; return whether it could be written."""
    from forecasts.diagnostics import render
    from forecasts.words.amounts import beside

    if vintage.problems:
        click.echo(render(vintage.problems, vintage.texts, "full"), err=True, nl=False)
    if not vintage.is_sound:
        click.echo(f"{name}: nothing fetched: {vintage.refusal or 'see above'}", err=True)
        return False
    for old, new in vintage.revised:
        change = f" ({new.value / old.value - 1:+.1%})" if old.value > 0 else ""
        unit = beside(new.value, vintage.unit).replace(" %", "%")
        click.echo(f"{name} {new.period}: {old.value:,.12g} → {new.value:,.12g} {unit}{change}")
    parts = {
        "revised": len(vintage.revised),
        "new": len(vintage.new),
        "as before": vintage.same,
        "older than what is known": vintage.older,
        "of periods that have not begun": vintage.ahead,
    }
    counts = ", ".join(f"{number:,} {what}" for what, number in parts.items() if number)
    nothing = " (nothing is written)" if dry_run else ""
    click.echo(f"{name}: {counts}{nothing}")
    return True
