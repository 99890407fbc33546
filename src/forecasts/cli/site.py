"""`site`: the ledger as pages that anybody can browse."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.joined import find_ledgers, ledgers_argument, open_anew, open_ledgers
from forecasts.cli.progress import Progress
from forecasts.cli.shared import (
    Existing,
    actuals_option,
    amounts_in,
    as_of_option,
    currency_option,
    ledger_option,
    spoken_option,
)
from forecasts.cli.where import choose, where_option
from forecasts.diagnostics import count
from forecasts.words import Language, languages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from forecasts.site.contents import Contents
    from forecasts.site.edition import Page
    from forecasts.site.serving import Plan
    from forecasts.study import Study


@click.command()
@ledgers_argument
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="site",
    show_default=True,
    help="Folder that is written into.",
)
@spoken_option(
    languages(), "In this language; may be repeated. The first stands in the folder itself."
)
@where_option
@currency_option
@click.option(
    "--review",
    "reviews",
    type=Existing(file_okay=False),
    multiple=True,
    help="Take along the review in this folder; may be repeated.",
)
@click.option(
    "--history", is_flag=True, help="Say on each claim's page when it came and changed in git."
)
@click.option(
    "--serve", is_flag=True, help="Write nothing; serve the pages to this machine as one writes."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="For --serve."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="Processes that write a large site.",
)
@as_of_option
@ledger_option
@actuals_option
def site(
    ledgers: tuple[str, ...],
    *,
    folder: Path,
    spoken: tuple[Language, ...],
    where: tuple[str, ...],
    currency: str,
    reviews: tuple[Path, ...],
    history: bool,
    serve: bool,
    port: int,
    workers: int,
    as_of: date,
    ledger: Path,
    actuals: Path,
) -> None:
    """Write the ledger as pages: one a claim, subject, claimant and series, and the scoreboard.

    They need no server and ask nothing of the network: open index.html, or copy the folder to any
    host. Files of an earlier site that are no more are removed; others in the folder stay. A large
    site is made in partitions; one that broke off is gone on with by the same command. Several
    ledgers become one site, their claims called NAME.ID; outcomes lie beside each ledger.
    """
    from forecasts.site.building import plan_site
    from forecasts.site.contents import gather_contents

    def gather(study: "Study") -> "Contents":
        amounts_in(study, currency.upper())
        return gather_contents(study, currency=currency.upper(), reviews=reviews, history=history)

    named = find_ledgers(ledgers, ledger, actuals)
    if history and len(named) > 1:
        raise click.UsageError("--history is that of one ledger")
    contents = _gather_or_leave(gather, choose(open_ledgers(named, as_of), where))
    taken = [review.source for review in contents.reviews]
    for left in (each for each in reviews if each not in taken):
        click.echo(f"left out, as it is no review by {as_of}: {left.as_posix()}", err=True)
    if serve:

        def plan() -> "Mapping[str, Page] | str":
            from forecasts.diagnostics import render
            from forecasts.ledger.git import HistoryError

            study = open_anew(named, as_of)
            if study.problems:
                return render(study.problems, {}, "concise")
            try:
                return plan_site(gather(choose(study, where)), spoken)
            except (HistoryError, click.ClickException) as error:
                return str(error)

        _serve(plan, [folder for both in named.values() for folder in both], port)
        return
    number = _write(contents, spoken, folder, workers)
    click.echo(f"{(folder / 'index.html').as_posix()} ({count(number, 'file')})")


def _write(contents: "Contents", spoken: "Sequence[Language]", folder: Path, workers: int) -> int:
    """Write the site, a large one in partitions; return the number of its files."""
    from forecasts.reviewing.write import write_files
    from forecasts.site.building import write_plan
    from forecasts.site.paging import is_long
    from forecasts.site.partitions import write_in_partitions

    if is_long(tuple(contents.rows)):
        report = Progress().say
        return write_in_partitions(contents, spoken, folder, workers=workers, report=report)
    files = write_plan(contents, spoken)
    write_files(files, folder)
    return len(files)


def _gather_or_leave(gather: "Callable[[Study], Contents]", study: "Study") -> "Contents":
    """Return what the site shows; leave with exit code 2 where git cannot be asked."""
    from forecasts.ledger.git import HistoryError

    try:
        return gather(study)
    except HistoryError as error:
        click.echo(f"the history cannot be shown: {error}", err=True)
        sys.exit(2)


def _serve(plan: "Plan", folders: "Sequence[Path]", port: int) -> None:
    """Answer until Ctrl-C; the site is planned anew when a file in the folders has changed."""
    from forecasts.site.serving import HOST, keep_plan, open_server

    with open_server(keep_plan(plan, folders), port, folders) as server:
        click.echo(f"http://{HOST}:{server.server_address[1]}/ until Ctrl-C")
        server.serve_forever()
