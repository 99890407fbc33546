"""`site`: the ledger as pages that anybody can browse."""

from datetime import date
from pathlib import Path

import click

from forecasts.cli.shared import (
    OneOf,
    actuals_option,
    amounts_in,
    as_of_option,
    currency_option,
    ledger_option,
    open_sound_study,
)
from forecasts.words import Language, languages


@click.command()
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="site",
    show_default=True,
    help="Folder that is written into.",
)
@click.option(
    "--language",
    "spoken",
    type=OneOf(languages()),
    multiple=True,
    default=languages(),
    show_default=True,
    help="In this language; may be repeated. The first stands in the folder itself.",
)
@currency_option
@as_of_option
@ledger_option
@actuals_option
def site(
    *,
    folder: Path,
    spoken: tuple[Language, ...],
    currency: str,
    as_of: date,
    ledger: Path,
    actuals: Path,
) -> None:
    """Write the ledger as pages: one a claim, subject, claimant and series, and the scoreboard.

    They need no server and ask nothing of the network: open index.html, or copy the folder to any
    host. Files of an earlier site that are no more are removed; others in the folder stay.
    """
    study = open_sound_study(ledger, actuals, as_of)
    amounts_in(study, currency.upper())

    from forecasts.reviewing.write import write_files
    from forecasts.site.building import build_site

    files = build_site(study, spoken=spoken, currency=currency.upper())
    write_files(files, folder)
    click.echo(f"{(folder / 'index.html').as_posix()} ({len(files):,} files)")
