"""`export` and `sql`: the ledger for other programs, and questions that `--where` cannot ask."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.output import Row, write_rows
from forecasts.cli.pager import pager_option
from forecasts.cli.shared import (
    OneOf,
    actuals_option,
    as_of_option,
    format_option,
    ledger_option,
    open_sound_study,
)
from forecasts.cli.where import choose, where_option

if TYPE_CHECKING:
    from forecasts.exporting.shapes import Exported
    from forecasts.exporting.tables import Row as Cells
    from forecasts.study import Study

TABLE_FORMATS = ("csv", "jsonl", "parquet", "xlsx")
FORMATS = (
    "sqlite", "datapackage", *TABLE_FORMATS, "hubverse", "iamc", "sdmx", "jsonld", "csl", "bibtex",
)  # fmt: skip
FOLDERS = ("datapackage", "hubverse", "sdmx")
NO_TEXT = ("sqlite", "parquet", "xlsx", *FOLDERS)


@click.command()
@click.argument("kind", type=OneOf(FORMATS), metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    "place",
    type=click.Path(path_type=Path),
    help="The file, or for datapackage the folder (default: stdout for what is text).",
)
@click.option("--table", default="claims", show_default=True, help="The table, of csv to xlsx.")
@click.option(
    "--reviewer", default="", metavar="NAME",
    help="For jsonld: who answers for the verdicts, each then a ClaimReview.",
)  # fmt: skip
@where_option
@as_of_option
@ledger_option
@actuals_option
def export(
    *,
    kind: str,
    place: Path | None,
    table: str,
    reviewer: str,
    where: tuple[str, ...],
    as_of: date,
    ledger: Path,
    actuals: Path,
) -> None:
    """Write the ledger for other programs.

    \b
    sqlite         all tables in one file that Datasette opens, with metadata
    datapackage    all tables as CSV with datapackage.json (Frictionless)
    csv, jsonl,    one table; the table entries is what `import` reads back
    parquet, xlsx
    hubverse       the forecasts as a hub: model output, target data, settings
    iamc           claims and outcomes as the long table that pyam reads
    sdmx           the outcomes with their vintages as SDMX-CSV, and the structure
    jsonld         the claims as schema.org Claim
    csl, bibtex    the sources for a reference manager

    What a format cannot say is counted on stderr. `forecasts sql --tables` lists the
    tables and their columns, with units.
    """  # noqa: D301  click's sign for a block as it stands is a backspace
    from forecasts.exporting.columns import TABLES
    from forecasts.problem import did_you_mean

    if table not in TABLES:
        hint = did_you_mean(table, tuple(TABLES)) or f"one of {', '.join(TABLES)}"
        raise click.BadParameter(f"no table `{table}`; {hint}", param_hint="--table")
    if place is None and kind in NO_TEXT:
        raise click.UsageError(f"{kind} is no text: name its place with -o")
    if reviewer and kind != "jsonld":
        raise click.UsageError("--reviewer goes with jsonld")
    study = choose(open_sound_study(ledger, actuals, as_of), where)
    name = place.name if place else ""
    if kind in {"csl", "bibtex", "jsonld"}:
        files: Mapping[str, bytes] = {name: _cite(kind, study, reviewer)}
    elif kind in {"hubverse", "iamc", "sdmx"}:
        files = _figures(kind, study, name)
    else:
        files = _tables(kind, study, name, table)
    if place is None:
        for data in files.values():
            click.echo(data.decode("utf-8"), nl=False)
        return
    from forecasts.writing import write_files

    try:
        write_files(place if kind in FOLDERS else place.parent, files)
    except ValueError as error:  # `..`, or a name that no system but this one has
        raise click.BadParameter(str(error), param_hint="-o") from error
    click.echo(place.as_posix(), err=True)


def _cite(kind: str, study: "Study", reviewer: str) -> bytes:
    """Return the claims as linked data, or their sources for a reference manager."""
    from forecasts.exporting.citing import write_bibtex, write_csl
    from forecasts.site.linked import write_linked

    if kind == "jsonld":
        return write_linked(study, reviewer)
    return write_csl(study) if kind == "csl" else write_bibtex(study)


def _figures(kind: str, study: "Study", name: str) -> Mapping[str, bytes]:
    """Return the files of figures alone by their names, and say what is in none of them."""
    from forecasts.exporting.hubverse import write_hub
    from forecasts.exporting.scenarios import write_scenarios
    from forecasts.exporting.sdmx import write_sdmx

    writers: Mapping[str, Callable[[Study], Exported]] = {
        "hubverse": write_hub, "iamc": write_scenarios, "sdmx": write_sdmx,
    }  # fmt: skip
    files, notes = writers[kind](study)
    for note in notes:
        click.echo(note, err=True)
    return dict.fromkeys((name,), *files.values()) if kind == "iamc" else files


def _tables(kind: str, study: "Study", name: str, table: str) -> Mapping[str, bytes]:
    """Return the files of tables by their names."""
    from forecasts.exporting.package import write_package
    from forecasts.exporting.sqlite import write_metadata, write_sqlite
    from forecasts.exporting.tables import gather_tables

    tables = gather_tables(study)
    if kind == "datapackage":
        return write_package(tables)
    if kind in TABLE_FORMATS:
        return {name: _table(kind, tables, table)}
    stem = Path(name).stem
    return {f"{stem}.metadata.json": write_metadata(stem), name: write_sqlite(tables)}


def _table(kind: str, tables: "Mapping[str, Sequence[Cells]]", name: str) -> bytes:
    """Return one table; leave with exit code 2 where a package is missing."""
    from forecasts.exporting.package import write_csv, write_lines, write_parquet

    if kind == "xlsx":
        from forecasts.cli.workbook import make_workbook
        from forecasts.exporting.columns import TABLES

        return make_workbook([column.name for column in TABLES[name].columns], tables[name])
    made = {"csv": write_csv, "jsonl": write_lines, "parquet": write_parquet}
    try:
        return made[kind](tables, name)
    except ImportError:
        click.echo("Parquet needs pyarrow: pip install 'forecasts[parquet]'", err=True)
        sys.exit(2)


@click.command()
@click.argument("question", required=False)
@click.option("--tables", "describe", is_flag=True, help="List the tables and columns instead.")
@format_option
@pager_option
@as_of_option
@ledger_option
@actuals_option
def sql(
    *,
    question: str | None,
    describe: bool,
    output_format: str,
    as_of: date,
    ledger: Path,
    actuals: Path,
) -> None:
    """Answer a SELECT over the ledger's tables (DuckDB; `-` reads it from stdin).

    The tables are in memory: no file or address is reached, and nothing is changed. They hold
    what was said and published by --as-of; `select * from about` names that day.
    """
    if describe:
        write_rows(_described(), output_format)
        return
    if question is None:
        raise click.UsageError("a SELECT is missing; `--tables` lists what there is")
    from forecasts.exporting.query import QueryError, ask
    from forecasts.exporting.tables import gather_tables
    from forecasts.files import read_limited

    if question == "-":
        question = read_limited(sys.stdin.buffer, "stdin").decode("utf-8", "replace")
    tables = gather_tables(open_sound_study(ledger, actuals, as_of))
    try:
        names, rows = ask(tables, question)
    except QueryError as error:
        click.echo(f"no answer: {error}", err=True)
        sys.exit(2)
    except ImportError:
        click.echo("`sql` needs DuckDB: pip install 'forecasts[sql]'", err=True)
        sys.exit(2)
    write_rows(rows, output_format, names, fields=names)


def _described() -> list[Row]:
    from forecasts.exporting.columns import TABLES

    return [
        {"table": name, "column": column.name, "kind": column.kind, "unit": column.unit,
         "description": column.description}
        for name, table in TABLES.items()
        for column in table.columns
    ]  # fmt: skip
