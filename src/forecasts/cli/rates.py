"""`rates update`: newer exchange rates, deflators and parities into a ledger's own `rates/`."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

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
from forecasts.cli.shared import OneOf, exit_if_missing, ledger_option

if TYPE_CHECKING:
    from forecasts.fetching.rates import Change, Update

_SOURCES = ("ecb", "worldbank")
_SHOWN = 10


@click.group()
def rates() -> None:
    """Bring the ledger's own rates up to date."""


@click.command("update")
@click.option(
    "--only", type=OneOf(_SOURCES), help="Daily rates alone, or deflators and parities alone."
)
@dry_run_option
@retrieved_option
@timeout_option
@within_option
@attempts_option
@private_option
@ledger_option
def update(
    *,
    only: str | None,
    dry_run: bool,
    retrieved: date,
    timeout: float,
    within: float,
    attempts: int,
    allow_private: bool,
    ledger: Path,
) -> None:
    """Bring daily rates, deflators, consumer prices and parities up to date.

    The European Central Bank's days that no file has yet come into `rates/ecb-daily.csv` of the
    ledger, the World Bank's figures into a file that is called after the day of their publication.
    Nothing is overwritten; of what was fetched the newest by the as-of day counts, and what a
    person wrote into `rates/` counts before it. All of it is written, or nothing and exit 4.

    \b
    forecasts rates update --dry-run
    forecasts rates update --only ecb
    """  # noqa: D301  click's sign for a block as it stands is a backspace
    exit_if_missing((ledger,), ledger=True)
    how = asked_by(timeout, within, attempts, private=allow_private)
    from forecasts.fetching.faults import FetchError
    from forecasts.fetching.rates import update_rates

    sources = (only,) if only else _SOURCES
    try:
        done = update_rates(ledger, how, retrieved, sources=sources, dry_run=dry_run)
    except FetchError as error:
        click.echo(f"nothing updated: {error}", err=True)
        sys.exit(NETWORK)
    _tell(done, sources)
    if dry_run:
        click.echo("nothing is written", err=True)


rates.add_command(update)


def _tell(done: "Update", sources: Sequence[str]) -> None:
    from forecasts.diagnostics import count

    if "ecb" in sources:
        span = f", {done.days[0]} to {done.days[-1]}" if done.days else ""
        click.echo(f"European Central Bank: {count(len(done.days), 'new day')}{span}")
        _tell_changes(done.changed)
    if "worldbank" in sources:
        revised = f"{len(done.revised):,} revised, {done.new:,} new"
        said = f"{revised}, in {done.file}" if done.file else "nothing new"
        click.echo(f"World Bank of {done.published}: {said}")
        _tell_changes(done.revised)


def _tell_changes(changes: "Sequence[Change]") -> None:
    """Print the largest changes, each in a line."""
    ranked = sorted(changes, key=lambda each: -abs(each.new / each.old - 1))
    for each in ranked[:_SHOWN]:
        change = f"{each.new / each.old - 1:+.2%}"
        click.echo(f"  {each.what}: {each.old:.7g} → {each.new:.7g} ({change})")
    if len(ranked) > _SHOWN:
        click.echo(f"  and {len(ranked) - _SHOWN:,} smaller ones")
