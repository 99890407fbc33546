"""`outlook`: how probable the verdicts are of forecasts that have no outcome yet."""

import sys
from datetime import date

import click

from forecasts.cli.output import ROW_FORMATS, write_rows
from forecasts.cli.pager import pager_option
from forecasts.cli.shared import Day, OneOf
from forecasts.cli.table_files import read_tables
from forecasts.problem import one_line


@click.command()
@click.option(
    "--claims", required=True, metavar="FILE", help="Tidy table of forecasts; - is stdin."
)
@click.option("--actuals", required=True, metavar="FILE", help="Table of yearly outcomes.")
@click.option("--columns", multiple=True, metavar="ROLE=NAMES", help="What columns are.")
@click.option("--value", metavar="COLUMN", help="Column of the claimed values.")
@click.option("--actual", metavar="COLUMN", help="Column of the outcomes.")
@click.option("--on", metavar="A,B", help="Key columns of both tables.")
@click.option("--release", metavar="WHICH", help="Which publication counts, as in `score`.")
@click.option("--where", multiple=True, metavar="COND", help="Claims to use.")
@click.option("--where-actuals", multiple=True, metavar="COND", help="Actuals to use.")
@click.option("--as-of", type=Day(), help="Use what was published by that day.")
@click.option("--format", "output_format", type=OneOf(ROW_FORMATS), default="table")
@pager_option
def outlook(
    claims: str,
    actuals: str,
    as_of: date | None,
    output_format: str,
    **options: str | tuple[str, ...] | None,
) -> None:
    """Tell how probable each verdict is of forecasts in a table that have no outcome yet."""
    from forecasts.scores.outlooks import outlook_table
    from forecasts.scores.tables.columns import NothingToScoreError, TableError

    day = None if as_of is None else as_of.isoformat()
    given = {name: value for name, value in options.items() if value}
    try:
        forecasts, outcomes = read_tables(claims, actuals)
        table, notes = outlook_table(forecasts, outcomes, as_of=day, **given)
    except TableError as error:
        click.echo(f"forecasts outlook: {one_line(str(error))}", err=True)
        sys.exit(1 if isinstance(error, NothingToScoreError) else 2)
    for note in notes:
        click.echo(one_line(note), err=True)
    table = table.round(4)
    write_rows(table.to_dict("records"), output_format, tuple(str(name) for name in table.columns))
