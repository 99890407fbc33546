"""`chart`: pictures of the claims, as PNG, PDF and SVG."""

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from forecasts.cli.shared import (
    OneOf,
    actuals_option,
    amounts_in,
    as_of_option,
    currency_option,
    language_option,
    ledger_option,
    open_sound_study,
    warn_of_squares,
)
from forecasts.cli.table_files import draw_archive, refuse_options_of_tables, table_options
from forecasts.cli.where import filter_claims, where_option
from forecasts.processes import process_pool
from forecasts.words import DEFAULT_LANGUAGE, locale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forecasts.charts import Frame, Job, Tables
    from forecasts.normalising import PriceBasis
    from forecasts.study import Study

CHARTS = locale_of(DEFAULT_LANGUAGE).charts
ARCHIVE_CHARTS = locale_of(DEFAULT_LANGUAGE).archive
_FORMATS = ("png", "pdf", "svg")
_QUIET_SECONDS = 2.0
_FEW = 8


def _listed(names: Mapping[str, str], head: str) -> str:
    """Return a paragraph of help that lists charts with the questions that they answer."""
    width = max(map(len, names)) + 2
    rows = [f"  {name:<{width}}{question}" for name, question in names.items()]
    return "\n".join(["\b", head, *rows])


@click.command(
    epilog="\n\n".join(
        [
            _listed(CHARTS, "Names of charts of the ledger:"),
            _listed(ARCHIVE_CHARTS, "Names of charts of a tidy table (--claims FILE):"),
        ]
    )
)
@click.argument("name", metavar="NAME", type=OneOf([*CHARTS, *ARCHIVE_CHARTS, "all"]))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default="reports",
    show_default=True,
    help="Folder that the files are written into.",
)
@click.option(
    "--format", "formats", default=",".join(_FORMATS), show_default=True, help="png, pdf, svg."
)
@currency_option
@click.option(
    "--prices", default="nominal", show_default=True, help="`nominal`, or the year of the prices."
)
@language_option
@where_option
@table_options
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes."
)
@ledger_option
@actuals_option
@as_of_option
def chart(
    name: str,
    folder: Path,
    formats: str,
    currency: str,
    prices: str,
    language: str,
    where: tuple[str, ...],
    workers: int,
    ledger: Path,
    actuals: Path,
    as_of: date,
    **table: Any,  # noqa: ANN401 - the options of a tidy table, each of its own type
) -> None:
    """Draw the chart NAME, or `all` of them; the paths of the files are printed."""
    kinds = [kind.strip() for kind in formats.split(",") if kind.strip()]
    unknown = [kind for kind in kinds if kind not in _FORMATS]
    if unknown or not kinds:
        raise click.BadParameter(
            f"`{formats}`: png, pdf, svg or some of them", param_hint="--format"
        )
    if prices != "nominal" and not (prices.isascii() and prices.isdigit() and len(prices) == 4):
        raise click.BadParameter(f"`{prices}`: `nominal` or a year", param_hint="--prices")
    if _draws_table(name, table["claims"]):
        file = None if actuals == Path("actuals") else str(actuals)
        files = (str(table.pop("claims")), file)
        wanted = tuple(ARCHIVE_CHARTS) if name == "all" else (name,)
        draw_archive(wanted, files, folder, kinds, language=language, where=where, **table)
        return
    refuse_options_of_tables(table)
    study = open_sound_study(ledger, actuals, as_of)

    from forecasts.charts import plan_charts

    frame = _frame(study, currency.upper(), prices, language)
    names = tuple(CHARTS) if name == "all" else (name,)
    tables = _tables(study, frame, names, where)
    warn_of_squares(tables.claims, frame.names.values())
    jobs = plan_charts(names, tables, frame)
    if not jobs:
        from forecasts.charts.drawing import nothing_to_draw

        click.echo(nothing_to_draw(name), err=True)
        sys.exit(1)
    _draw(jobs, folder, kinds, workers)
    drawn = {job.chart for job in jobs}
    if without := [one for one in names if one not in drawn]:
        see = "`forecasts chart NAME` says what each needs"
        click.echo(f"not drawn: {', '.join(without)}; {see}", err=True)


def _draws_table(name: str, claims: str | None) -> bool:
    """Tell whether a picture of a tidy table is asked for; leave where the two do not fit."""
    if claims is None and name in ARCHIVE_CHARTS:
        raise click.UsageError(f"`{name}` is a picture of a tidy table: name it with --claims FILE")
    if claims is not None and name in CHARTS:
        known = ", ".join(ARCHIVE_CHARTS)
        raise click.UsageError(f"`{name}` is a picture of the ledger; of a table there are {known}")
    return claims is not None


def _draw(jobs: "list[Job]", folder: Path, kinds: list[str], workers: int) -> None:
    """Draw each picture, with a line of progress once it takes more than two seconds."""
    from forecasts.charts import FORMATS, render

    work = partial(render, folder=folder, formats=[kind for kind in FORMATS if kind in kinds])
    start = monotonic()
    with ExitStack() as stack:
        made: Iterator[list[Path]] = map(work, jobs)
        if len(jobs) > _FEW and workers > 1:  # a process takes a second to start
            made = stack.enter_context(process_pool(workers)).map(work, jobs, chunksize=4)
        for number, paths in enumerate(made, start=1):
            for path in paths:
                click.echo(path.as_posix())
            if monotonic() - start > _QUIET_SECONDS:
                click.echo(f"picture {number} of {len(jobs)}", err=True)


def _frame(study: "Study", currency: str, prices: str, language: str) -> "Frame":
    from forecasts.charts import Frame
    from forecasts.study import names_in

    return Frame(
        as_of=study.as_of,
        ledger=study.fingerprint,
        currency=currency,
        prices=prices,
        language=language,
        names=names_in(study.names, language),
    )


def _tables(
    study: "Study", frame: "Frame", names: tuple[str, ...], where: tuple[str, ...]
) -> "Tables":
    from forecasts.charts import Tables

    prices: PriceBasis = "nominal" if frame.prices == "nominal" else int(frame.prices)
    claims = filter_claims(amounts_in(study, frame.currency, prices), where)
    kept = set(claims["claim_id"])
    choices = study.conversions(frame.currency)
    tables = Tables(
        claims=claims,
        actuals=study.actuals.observations,
        spread=choices[choices["claim_id"].isin(kept)],
    )
    if "reliability" not in names:
        return tables
    past = study.outlooks()
    return replace(tables, outlooks=past[past["claim_id"].isin(kept)])
