"""`sheet`: one page about an event, a source or a choice of claims, and a picture to share."""

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.complete import complete_sheets
from forecasts.cli.shared import (
    OneOf,
    actuals_option,
    amounts_in,
    as_of_option,
    currency_option,
    ledger_option,
    open_sound_study,
    spoken_option,
)
from forecasts.cli.where import filter_claims, where_option, words_of
from forecasts.files import holds
from forecasts.words import DEFAULT_LANGUAGE, Language

if TYPE_CHECKING:
    from forecasts.normalising import PriceBasis
    from forecasts.sheets import Choice, Sheet
    from forecasts.study import Study

FORMATS = ("pdf", "png", "svg", "md")  # as `forecasts.sheets.printing.FORMATS`


@click.command()
@click.argument(
    "wanted", nargs=-1, metavar="[EVENT[/EDITION]|SOURCE]...", shell_complete=complete_sheets
)
@where_option
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="reports/sheets",
    show_default=True,
    help="Folder that is written into.",
)
@click.option(
    "--format",
    "formats",
    type=OneOf(FORMATS),
    multiple=True,
    default=FORMATS,
    help="Only these; may be repeated (default: all).",
)
@currency_option
@click.option("--prices", default="nominal", show_default=True, help="nominal, or a year.")
@spoken_option((DEFAULT_LANGUAGE,), "In this language; may be repeated.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when a file would change.")
@as_of_option
@ledger_option
@actuals_option
def sheet(
    *,
    wanted: tuple[str, ...],
    where: tuple[str, ...],
    folder: Path,
    formats: tuple[str, ...],
    currency: str,
    prices: str,
    spoken: tuple[Language, ...],
    check: bool,
    as_of: date,
    ledger: Path,
    actuals: Path,
) -> None:
    """Write sheets: of events, editions, sources, or one of the claims that --where names.

    One A4 page (PDF), a picture for sharing (PNG and SVG, 1600 x 900) and Markdown. More than nine
    claims run over in further pages.
    """
    from forecasts.sheets import make_sheet
    from forecasts.sheets.making import write_sheet

    if bool(wanted) == bool(where):
        raise click.UsageError("name an EVENT[/EDITION] or a SOURCE, or give --where")
    basis = _read_prices(prices)
    study = open_sound_study(ledger, actuals, as_of)
    amounts_in(study, currency.upper(), basis)
    stale = False
    for choice in _choose(study, wanted, where):
        found = make_sheet(study, choice, currency=currency.upper(), prices=basis)
        for language in dict.fromkeys(spoken):
            files = found.render(language, formats)
            _warn_of_codes(found, language)
            if check:
                stale = _tell_stale(files, folder) or stale
                continue
            for path in write_sheet(files, folder):
                click.echo(path.as_posix())
    if stale:
        sys.exit(1)


def _warn_of_codes(found: "Sheet", language: Language) -> None:
    """Say which characters stand as codes in what is printed; Markdown has them as they are."""
    from forecasts.sheets.printing import unwritten

    lacking = unwritten(found.page(language))
    if lacking:
        codes = ", ".join(f"U+{ord(letter):04X}" for letter in lacking)
        click.echo(f"no font has {codes}: printed as codes, whole in Markdown", err=True)


def _tell_stale(files: dict[str, bytes], folder: Path) -> bool:
    stale = [name for name, contents in files.items() if not holds(folder / name, contents)]
    for name in stale:
        click.echo(f"{(folder / name).as_posix()} is not what the sheet would write")
    return bool(stale)


def _read_prices(word: str) -> "PriceBasis":
    if word == "nominal":
        return "nominal"
    if not re.fullmatch(r"[12][0-9]{3}", word):
        raise click.BadParameter(f"`{word}`: `nominal` or a year", param_hint="--prices")
    return int(word)


def _choose(study: "Study", wanted: tuple[str, ...], where: tuple[str, ...]) -> "list[Choice]":
    from forecasts.sheets import UnknownSheetError, choose
    from forecasts.sheets.choosing import choose_claims

    if wanted:
        try:
            return [choose(study, what) for what in dict.fromkeys(wanted)]
        except UnknownSheetError as error:
            raise click.UsageError(str(error.args[0])) from error
    claims = filter_claims(study.comparison(), where)["claim_id"]
    if not len(claims):
        raise click.UsageError(f"no claim has {' and '.join(where)}")
    name = re.sub(r"[^a-z0-9]+", "-", "-".join(where).lower()).strip("-") or "claims"
    title = ", ".join(where)
    return [choose_claims(study, tuple(claims), title, name, words_of(where))]
