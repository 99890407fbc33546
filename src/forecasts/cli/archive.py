"""`archive`: copies of the sources in the Internet Archive, their links into the ledger."""

import sys
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import click

from forecasts.cli.network_options import (
    NETWORK,
    asked_by,
    attempts_option,
    private_option,
    timeout_option,
    within_option,
)
from forecasts.cli.shared import exit_at_problems, exit_if_missing, ledger_option
from forecasts.fetching.archive import FIND, SAVE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from forecasts.fetching.archive import Services
    from forecasts.fetching.web import Asked
    from forecasts.ledger.claim import Source

_IN_A_ROW = 3
"""Faults that pass, one after the other, after which the archive is left in peace."""


@click.command()
@click.option("--dry-run", is_flag=True, help="List the sources without a link, ask nothing.")
@click.option(
    "--verify", "verifying", is_flag=True, help="Look whether the links in the ledger are there."
)
@click.option(
    "--most", type=click.IntRange(min=1), metavar="N", help="Ask for so many sources at most."
)
@click.option(
    "--pause",
    type=click.FloatRange(min=0, max=600),
    default=10.0,
    show_default=True,
    help="Seconds between two sources.",
)
@click.option(
    "--save", default=SAVE, show_default=True, metavar="ADDRESS", help="Where copies are asked for."
)
@click.option(
    "--find", default=FIND, show_default=True, metavar="ADDRESS", help="Where they are looked for."
)
@timeout_option
@within_option
@attempts_option
@private_option
@ledger_option
def archive(
    *,
    dry_run: bool,
    verifying: bool,
    most: int | None,
    pause: float,
    save: str,
    find: str,
    timeout: float,
    within: float,
    attempts: int,
    allow_private: bool,
    ledger: Path,
) -> None:
    """Find a copy of each source in the Internet Archive, or ask for one, and keep its link.

    A copy from the day of publication on is taken, else the address is submitted and looked for
    again; the link becomes `archive:` of the source. What is not there yet is found by the next
    run. Addresses of the sources go to the archive, nothing else. Exit 4 when it does not answer,
    exit 1 when --verify misses a link.
    """
    from forecasts.fetching.archive import Services, open_sources
    from forecasts.ledger import load

    exit_if_missing((ledger,), ledger=True)
    how = asked_by(timeout, within, attempts, private=allow_private)
    read = load(ledger)
    exit_at_problems([each for each in read.problems if each.severity == "error"])
    if verifying:
        chosen, without = [source for source in read.sources if source.archive], 0
    else:
        chosen, without = open_sources(read.sources)
    asked = chosen[:most]
    if dry_run:
        for source in asked:
            click.echo(f"{source.file}: {source.url}")
        _sum_up({"to ask for": len(asked)}, without, len(chosen) - len(asked))
        return
    services = Services(save, find)
    work = _verify_one if verifying else _archive_one

    def one(source: "Source") -> str:
        return work(ledger, source, how, services)

    _walk(asked, one, pause, (without, len(chosen) - len(asked)))


def _walk(
    sources: "Sequence[Source]",
    work: "Callable[[Source], str]",
    pause: float,
    rest: tuple[int, int],
) -> None:
    """Do the work for each source, with pauses; leave with exit code 4 or 1 where it failed."""
    from forecasts.fetching.faults import FetchError

    counts: dict[str, int] = {}
    in_a_row = 0
    for number, source in enumerate(sources):
        if number:
            sleep(pause)
        try:
            done = work(source)
            in_a_row = 0
        except FetchError as error:
            click.echo(f"{source.file}: {error}", err=True)
            done, in_a_row = "that failed", in_a_row + error.again
        counts[done] = counts.get(done, 0) + 1
        if in_a_row == _IN_A_ROW and number + 1 < len(sources):
            click.echo("the archive does not answer: go on later by the same command", err=True)
            break
    _sum_up(counts, *rest)
    if "that failed" in counts:
        sys.exit(NETWORK)
    if "missing" in counts:
        sys.exit(1)


def _archive_one(ledger: Path, source: "Source", how: "Asked", services: "Services") -> str:
    """Find a copy or ask for one, and keep its link; return what came of it, as it is counted."""
    from forecasts.fetching.archive import find_copy, keep_link, submit

    link = find_copy(source, how, services)
    if not link:
        submit(source, how, services)
        link = find_copy(source, how, services)
    if not link:
        click.echo(f"{source.file}: submitted, not there yet")
        return "submitted"
    refusal = keep_link(ledger, Path(source.file), link)
    click.echo(f"{source.file}: {refusal or link}", err=bool(refusal))
    return "without a place for it" if refusal else "with a link"


def _verify_one(ledger: Path, source: "Source", how: "Asked", services: "Services") -> str:
    """Look whether a copy is there; return what came of it, as it is counted."""
    from forecasts.fetching.archive import verify

    del ledger
    if verify(source, how, services):
        return "there"
    click.echo(f"{source.file}: no copy as {source.archive}")
    return "missing"


def _sum_up(counts: dict[str, int], without: int, later: int) -> None:
    """Print how many sources came to what."""
    parts = [f"{number:,} {what}" for what, number in counts.items() if number]
    parts += [f"{without:,} without an address of the web"] if without else []
    parts += [f"{later:,} left for later"] if later else []
    click.echo(", ".join(parts) or "no sources to ask for", err=True)
