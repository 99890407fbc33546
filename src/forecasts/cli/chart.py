"""`chart`: pictures of the claims, as PNG, PDF and SVG."""

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from forecasts.cli.shared import (
    actuals_option,
    as_of_option,
    ledger_option,
    load_ledger_rates,
    load_sound_ledger,
)

if TYPE_CHECKING:
    from forecasts.charts import Frame, Job, Tables
    from forecasts.ledger import Ledger

NAMES = (
    "ladder", "hedgehog", "part-whole", "scorecard", "horizon", "basis", "drift", "matrix",
    "reliability",
)  # fmt: skip
"""The charts, known here so that `--help` needs no matplotlib; a test compares it with `CHARTS`."""

FILTERS = ("claim_id", "claimant", "subject", "measure", "region", "target_period", "series")
_FORMATS = ("png", "pdf", "svg")
_QUIET_SECONDS = 2.0
_FEW = 8


@click.command()
@click.argument("name", type=click.Choice([*NAMES, "all"]))
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
@click.option("--to", "currency", default="USD", show_default=True, metavar="CUR")
@click.option(
    "--prices", default="nominal", show_default=True, help="`nominal`, or the year of the prices."
)
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option(
    "--where",
    metavar="FIELD=WORD",
    multiple=True,
    help=f"Only claims whose FIELD holds WORD; FIELD is one of {', '.join(FILTERS)}.",
)
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
) -> None:
    """Draw the chart NAME, or all of them; the paths of the files are printed."""
    kinds = [kind.strip() for kind in formats.split(",") if kind.strip()]
    unknown = [kind for kind in kinds if kind not in _FORMATS]
    if unknown or not kinds:
        raise click.BadParameter(
            f"`{formats}`: png, pdf, svg or some of them", param_hint="--format"
        )
    if prices != "nominal" and not (prices.isascii() and prices.isdigit() and len(prices) == 4):
        raise click.BadParameter(f"`{prices}`: `nominal` or a year", param_hint="--prices")
    conditions = [_condition(words) for words in where]
    sound = load_sound_ledger(ledger)

    from forecasts.charts import CHARTS, glyph_faults, plan_charts

    frame = _frame(sound, as_of, currency.upper(), prices, language)
    names = tuple(CHARTS) if name == "all" else (name,)
    tables = _tables(sound, frame, names, ledger, actuals, conditions)
    faults = glyph_faults(tables.claims)
    if faults:
        click.echo("\n".join(faults), err=True)
        sys.exit(1)
    jobs = plan_charts(names, tables, frame)
    if not jobs:
        click.echo(f"no claims give a {name} chart", err=True)
        sys.exit(1)
    _draw(jobs, folder, kinds, workers)


def _condition(words: str) -> tuple[str, str]:
    """Return the field and the word of `FIELD=WORD`."""
    field, equals, word = words.partition("=")
    if not equals or field not in FILTERS:
        hint = f"`{words}`: FIELD is one of {', '.join(FILTERS)}"
        raise click.BadParameter(hint, param_hint="--where")
    return field, word


def _draw(jobs: "list[Job]", folder: Path, kinds: list[str], workers: int) -> None:
    """Draw each picture, with a line of progress once it takes more than two seconds."""
    from forecasts.charts import FORMATS, render

    work = partial(render, folder=folder, formats=[kind for kind in FORMATS if kind in kinds])
    start = monotonic()
    with ExitStack() as stack:
        made: Iterator[list[Path]] = map(work, jobs)
        if len(jobs) > _FEW and workers > 1:  # a process takes a second to start
            context = get_context("spawn")
            pool = ProcessPoolExecutor(max_workers=workers, mp_context=context)
            made = stack.enter_context(pool).map(work, jobs, chunksize=4)
        for number, paths in enumerate(made, start=1):
            for path in paths:
                click.echo(path.as_posix())
            if monotonic() - start > _QUIET_SECONDS:
                click.echo(f"{number} of {len(jobs)} pictures", err=True)


def _frame(ledger: "Ledger", as_of: date, currency: str, prices: str, language: str) -> "Frame":
    from forecasts.charts import Frame

    return Frame(
        as_of=as_of,
        ledger=fingerprint(ledger.texts),
        currency=currency,
        prices=prices,
        language="zh" if language == "zh" else "en",
        names=code_names(ledger, language),
    )


def fingerprint(texts: Mapping[str, str]) -> str:
    """Return the first seven digits of the SHA-256 of the ledger's files, by name and text.

    A commit would change whenever a picture is committed beside its ledger; the content does not.
    """
    digest = sha256()
    for name in sorted(texts):
        digest.update(f"{Path(name).name}\0{texts[name]}\0".encode())
    return digest.hexdigest()[:7]


def code_names(ledger: "Ledger", language: str) -> dict[str, str]:
    """Return what the codes of the ledger's codelists are called in a language."""
    codes = [code for codelist in ledger.codes.values() for code in codelist.values()]
    if language == "zh":
        return {code.id: code.name_zh or code.name for code in codes}
    return {code.id: code.name for code in codes}


def _tables(
    ledger: "Ledger",
    frame: "Frame",
    names: tuple[str, ...],
    path: Path,
    actuals: Path,
    where: list[tuple[str, str]],
) -> "Tables":
    from forecasts.actuals import load_actuals
    from forecasts.charts import Tables, earlier_outlooks
    from forecasts.comparing import compare
    from forecasts.normalising import claims_table, normalise, spread

    rates = load_ledger_rates(path)
    outcomes = load_actuals(actuals)
    stated = claims_table(ledger)
    table = compare(stated, outcomes, as_of=frame.as_of)
    for field, word in where:
        table = table[table[field].str.contains(word, case=False, regex=False)]
    try:
        claims = normalise(
            table,
            currency=frame.currency,
            price_basis="nominal" if frame.prices == "nominal" else int(frame.prices),
            rates=rates,
            as_of=frame.as_of,
        )
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--to") from error
    choices = spread(table, currency=frame.currency, rates=rates, as_of=frame.as_of)
    tables = Tables(claims=claims, actuals=outcomes.observations, spread=choices)
    if "reliability" not in names:
        return tables
    past = earlier_outlooks(stated.loc[table.index], outcomes, as_of=frame.as_of)
    return replace(tables, outlooks=past)
